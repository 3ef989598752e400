"""Signatures of study days: who signs, what is bound, and what a signed day still takes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from protocols.facts import (
    AnchorStated,
    DayReopened,
    DaySigned,
    EntryVoided,
    ItemNotDone,
    NoteWritten,
    Statement,
    UnblindingRecorded,
)
from protocols.issues import Issue
from storage.problems import Refused
from tests.storage import wards
from tests.storage.wards import NURSE, PASSPHRASE
from tests.support.trial_builders import at
from tests.unit.operations.benches import SUBJECT, enrol, state, titer
from ui.operations.bench import Bench
from ui.operations.chart import ChartRefusedError, chart
from ui.operations.sheets import day_sheet, print_day
from ui.operations.signing import (
    SigningSession,
    last_signature,
    reopen_day,
    sheet_hash,
    show_day,
    sign_day,
    signatures,
    signed_sheet,
)

LATER = at("23T08:00")
MEANING = "reviewed and complete"
ME = wards.INVESTIGATOR.name


@pytest.fixture
def ward(bench: Bench) -> Bench:
    """A subject whose Day 0 (21-Nov-2026) is over: a titer and a note were charted on it."""
    enrol(bench)
    titer(bench)
    state(bench, "21T12:00", NoteWritten("calm"), "n1")
    return replace(bench, clock=lambda: LATER)


def sign(bench: Bench, day: int = 0, session: SigningSession | None = None) -> tuple[Issue, ...]:
    shown = show_day(bench, SUBJECT, day)
    return sign_day(bench, session or SigningSession(), shown, MEANING, ME, PASSPHRASE)


def codes(issues: tuple[Issue, ...]) -> list[str]:
    return [issue.code for issue in issues]


def refused(bench: Bench, fact: Any, when: str, **more: Any) -> list[str]:
    before = bench.store.ledger.count
    with pytest.raises(ChartRefusedError) as error:
        chart(bench, (Statement(SUBJECT, fact, at(when), **more),))
    assert bench.store.ledger.count == before
    return codes(error.value.issues)


@pytest.mark.requirement("R85")
def test_that_a_signature_carries_name_role_time_with_zone_and_meaning(ward):
    assert sign(ward) == ()
    foot = day_sheet(ward, SUBJECT, 0).footer
    assert foot.signature is not None
    assert (foot.signature.by.name, foot.signature.role) == (ME, "investigator")
    assert foot.signature.meaning == MEANING
    words = print_day(ward, SUBJECT, 0).csv.decode()
    assert f",signed,Signed,{MEANING}," in words
    assert "as investigator" in words
    (entry,) = [one for one in ward.store.ledger.facts_of(SUBJECT) if one.fact.KIND == "day_signed"]
    assert entry.zone == "Europe/Rome"


@pytest.mark.requirement("R85")
def test_that_the_first_signature_takes_the_passphrase_and_the_next_ones_the_pin(ward):
    ward.store.set_pin(ward.operator, "2580")
    session = SigningSession()
    shown = show_day(ward, SUBJECT, 0)
    assert codes(sign_day(ward, session, shown, MEANING, ME, "2580")) == ["not_checked"]
    assert sign_day(ward, session, shown, MEANING, ME, PASSPHRASE) == ()
    next_day = show_day(ward, SUBJECT, 1)
    assert sign_day(ward, session, next_day, MEANING, ME, "2580") == ()
    session.end()
    assert reopen_day(ward, SUBJECT, 0, "late result") == ()
    again = show_day(ward, SUBJECT, 0)
    assert codes(sign_day(ward, session, again, MEANING, ME, "2580")) == ["not_checked"]


@pytest.mark.requirement("R85")
@pytest.mark.parametrize(
    ("name", "secret"),
    [("nurse-a", PASSPHRASE), (ME, "not these four words"), (ME, ""), ("", PASSPHRASE)],
)
def test_that_nobody_signs_for_somebody_else(ward, name, secret):
    ward.store.add_account(ward.operator, NURSE, PASSPHRASE)
    shown = show_day(ward, SUBJECT, 0)
    before = ward.store.ledger.count
    assert sign_day(ward, SigningSession(), shown, MEANING, name, secret)
    assert ward.store.ledger.count == before


@pytest.mark.requirement("R86")
def test_that_what_was_charted_since_the_sheet_was_shown_stops_the_signature(ward):
    shown = show_day(ward, SUBJECT, 0)
    state(ward, "21T13:00", NoteWritten("restless"))
    found = sign_day(ward, SigningSession(), shown, MEANING, ME, PASSPHRASE)
    assert codes(found) == ["shown_otherwise"]
    assert sign(ward) == ()


@pytest.mark.requirement("R86")
def test_that_a_signature_holds_and_cannot_be_moved_to_another_subject_or_day(ward):
    assert sign(ward) == ()
    (check,) = signatures(ward, SUBJECT)
    assert (check.problem, check.reopened) == ("", False)
    enrol(ward, subject="IGM-0002")
    carried = check.entry.fact.sheet_hash
    for subject, day in ((SUBJECT, 1), ("IGM-0002", 0), ("IGM-0002", 1)):
        with pytest.raises(ChartRefusedError) as error:
            chart(ward, (Statement(subject, DaySigned(day, MEANING, carried), LATER),))
        assert codes(error.value.issues) == ["shown_otherwise"]
    # written behind the rules: it is there, and does not hold
    ward.store.ledger.append(
        [Statement("IGM-0002", DaySigned(0, MEANING, carried), LATER)], ward.operator
    )
    (moved,) = signatures(ward, "IGM-0002")
    assert "does not come out as it was signed" in moved.problem


@pytest.mark.requirement("R87")
@pytest.mark.parametrize(
    ("fact", "when", "more"),
    [
        (NoteWritten("late"), "21T14:00", {}),
        (EntryVoided("n1", "wrong patient"), "23T08:00", {}),
        (NoteWritten("calmer"), "23T08:00", {"replaces": "n1", "reason": "typing error"}),
        (ItemNotDone("igm_daily", 0, "no access"), "23T08:00", {}),
        (AnchorStated("randomised", at("20T09:00")), "23T08:00", {}),
    ],
)
def test_that_a_signed_day_takes_no_entry_void_or_correction(ward, fact, when, more):
    assert sign(ward) == ()
    assert set(refused(ward, fact, when, **more)) == {"day_signed"}
    assert reopen_day(ward, SUBJECT, 0, "late result") == ()
    chart(ward, (Statement(SUBJECT, fact, at(when), **more),))


@pytest.mark.requirement("R87")
def test_that_other_days_stay_open_and_an_unblinding_never_waits(ward):
    assert sign(ward) == ()
    state(ward, "22T10:00", NoteWritten("next day"))
    state(ward, "21T15:00", UnblindingRecorded("anaphylaxis", "dr-b", "intensivist"))
    (changed,) = day_sheet(ward, SUBJECT, 0).footer.changed_after_signature
    assert changed.name == ME


@pytest.mark.requirement("R87")
def test_that_only_an_investigator_with_a_reason_opens_a_signed_day_again(ward):
    assert sign(ward) == ()
    nurse = replace(ward, operator=NURSE)
    assert codes(reopen_day(nurse, SUBJECT, 0, "late result")) == ["not_permitted"]
    assert codes(reopen_day(ward, SUBJECT, 0, "  ")) == ["reason_missing"]
    assert codes(reopen_day(ward, SUBJECT, 1, "late result")) == ["not_signed"]
    assert refused(ward, NoteWritten("late"), "21T14:00") == ["day_signed"]
    assert reopen_day(ward, SUBJECT, 0, "late result") == ()


@pytest.mark.requirement("R86", "R87")
def test_that_both_versions_of_a_reopened_day_can_be_printed_and_the_change_is_named(ward):
    assert sign(ward) == ()
    before = sheet_hash(signed_sheet(ward, last_signature(ward, SUBJECT, 0)))
    assert reopen_day(ward, SUBJECT, 0, "late result") == ()
    state(ward, "21T13:00", NoteWritten("restless"))
    entry = last_signature(ward, SUBJECT, 0)
    assert entry is not None
    as_signed = signed_sheet(ward, entry)
    assert sheet_hash(as_signed) == before == entry.fact.sheet_hash
    assert [one.text for one in as_signed.notes if one.kind == "note"] == ["calm"]
    now = day_sheet(ward, SUBJECT, 0)
    assert {one.text for one in now.notes} >= {"calm", "restless"}
    assert now.footer.signed is None
    assert now.footer.signature is not None
    assert now.footer.signature.reason == "late result"
    assert [one.name for one in now.footer.changed_after_signature] == [ME]
    (check,) = signatures(ward, SUBJECT)
    assert (check.reopened, check.problem) == (True, "")


@pytest.mark.requirement("R86", "R103")
def test_that_a_change_is_named_though_the_clock_was_put_back_after_the_signature(ward):
    assert sign(ward) == ()
    ledger = ward.store.ledger
    signed = last_signature(ward, SUBJECT, 0)
    assert signed is not None
    ledger._clock = lambda: signed.recorded_at.subtract(hours=1)
    assert reopen_day(ward, SUBJECT, 0, "late result") == ()
    state(ward, "21T13:00", NoteWritten("restless"))
    now = day_sheet(ward, SUBJECT, 0)
    assert now.footer.signed is None
    assert [one.name for one in now.footer.changed_after_signature] == [ME]
    entry = last_signature(ward, SUBJECT, 0)
    told = [one for one in signed_sheet(ward, entry).notes if one.kind == "note"]
    assert [one.text for one in told] == ["calm"]


@pytest.mark.requirement("R85")
@pytest.mark.parametrize(("day", "code"), [(1, None), (2, "day_not_over"), (3, "day_not_over")])
def test_that_a_day_is_signed_when_it_is_over_and_once(ward, day, code):
    assert codes(sign(ward, day)) == ([code] if code else [])
    if code is None:
        assert codes(sign(ward, day)) == ["signed_already"]


@pytest.mark.requirement("R85")
def test_that_a_signature_needs_a_meaning(ward):
    shown = show_day(ward, SUBJECT, 0)
    found = sign_day(ward, SigningSession(), shown, " ", ME, PASSPHRASE)
    assert codes(found) == ["no_meaning"]


@pytest.mark.requirement("R64")
@pytest.mark.parametrize("role", ["administrator", "monitor", "pharmacist"])
def test_that_who_does_not_care_for_subjects_signs_no_day(ward, role):
    person = wards.Operator(f"the-{role}", role)
    ward.store.add_account(ward.operator, person, PASSPHRASE)
    mine = replace(ward, operator=person)
    shown = show_day(mine, SUBJECT, 0)
    found = sign_day(mine, SigningSession(), shown, MEANING, person.name, PASSPHRASE)
    assert codes(found) == ["not_permitted"]


@pytest.mark.requirement("R85")
def test_that_the_store_itself_refuses_a_signature_by_such_a_role(ward):
    with pytest.raises(Refused):
        ward.store.ledger.append(
            [Statement(SUBJECT, DaySigned(0, MEANING, "00"), LATER)], wards.ADMINISTRATOR
        )
    with pytest.raises(Refused):
        ward.store.ledger.append([Statement(SUBJECT, DayReopened(0, "why not"), LATER)], NURSE)
