"""What a monitor is shown: each kind of finding, by subject, person, field and period."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from protocols.facts import (
    DeviationExplained,
    EntryVoided,
    InfusionCharted,
    MeasurementTaken,
    NoteWritten,
    PlanDecided,
    Statement,
    SubjectEnrolled,
)
from protocols.intake import Reading
from protocols.review.findings import Finding, HouseLine, Limits, house_findings
from protocols.review.trail import Choice
from protocols.times import Instant
from protocols.units import quantity
from storage.accounts import Operator
from storage.problems import Refused
from tests.storage import wards
from tests.support.trial_builders import at
from tests.unit.operations.benches import NOW, SUBJECT, enrol, sign_volume, state, titer
from ui.operations.bench import Bench
from ui.operations.chart import chart
from ui.operations.review import Reviewed, review_csv, review_ward, trail_file

MONITOR = Operator("mo-d", "monitor")
ADMINISTRATOR = Operator("it-c", "administrator")
pytestmark = pytest.mark.requirement("R90")


class Ward:
    """A store with one subject of IgM-FAT and a clock moved by hand."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench

    def read(self, role: str | None = None, **choice: object) -> Reviewed:
        wanted = Choice(**choice) if choice else None  # type: ignore[arg-type]
        return review_ward(replace(self.bench, operator=MONITOR), role=role, choice=wanted)

    def found(self, kind: str, **choice: object) -> list[Finding]:
        return [one for one in self.read(**choice).findings if one.kind == kind]


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEDLINE_TEST_CLOCK", "1")


@pytest.fixture
def clock() -> wards.HandClock:
    hand = wards.HandClock()
    hand.wall = NOW
    return hand


@pytest.fixture
def ward(tmp_path: Path, clock: wards.HandClock) -> Iterator[Ward]:
    folder = wards.make_ward(tmp_path / "ward")
    with wards.enter(folder, clock=clock) as store:
        bench = Bench(store, store.operator, clock, test_clock=True)
        sign_volume(bench)
        enrol(bench)
        titer(bench)
        yield Ward(bench)


def words_of(found: list[Finding]) -> list[str]:
    return [f"{one.field}: {one.words}" for one in found]


def test_that_a_quiet_day_shows_no_correction_void_or_override(ward: Ward):
    kinds = {one.kind for one in ward.read().findings}
    assert not kinds & {"correction", "void", "override", "late", "odd_hours", "arm_words"}


@pytest.mark.requirement("R82")
def test_that_a_correction_is_shown_with_old_and_new_value_units_and_reason(ward: Ward):
    better = MeasurementTaken("igm", Reading(quantity("33.0 mg/dL")))
    state(ward.bench, "21T08:10", better, "m2", replaces="m1", reason="misread the report")
    (found,) = words_of(ward.found("correction"))
    assert found == "IgM titer: 30.0 mg/dL, now 33.0 mg/dL: misread the report"


def test_that_a_void_is_shown_with_what_it_struck(ward: Ward):
    state(ward.bench, "21T12:00", EntryVoided("m1", "wrong patient"), "v1")
    assert words_of(ward.found("void")) == ["IgM titer: 30.0 mg/dL: wrong patient"]


def test_that_an_entry_more_than_a_day_late_is_shown_and_one_of_a_day_is_not(
    ward: Ward, clock: wards.HandClock
):
    clock.wall = at("22T11:00")
    state(ward.bench, "21T11:00", NoteWritten("on time enough"), "n1")
    assert ward.found("late") == []
    clock.wall = at("22T11:01")
    state(ward.bench, "21T11:00", NoteWritten("too late"), "n2")
    (late,) = ward.found("late")
    assert "too late" in late.words
    assert "1 day 1min later" in late.words
    assert late.entered == at("22T11:01")


def test_that_a_declined_and_an_adjusted_dose_are_overrides_and_an_accepted_one_is_not(ward: Ward):
    volume, rate = quantity("400 mL"), quantity("14.2 mL/h")
    for number, choice in enumerate(("accept", "adjust", "decline"), 1):
        fact = PlanDecided(
            1,
            choice,  # type: ignore[arg-type]
            None if choice == "decline" else volume,
            None if choice == "decline" else rate,
            "" if choice == "accept" else f"because {choice}",
            proposed_volume=quantity("420 mL"),
            decided_by="dr-b",
        )
        ward.bench.store.ledger.append(
            [Statement(SUBJECT, fact, at("21T09:30"), f"d{number}")], ward.bench.operator
        )
    found = words_of(ward.found("override"))
    assert any("decline" in one and "because decline" in one for one in found)
    assert any("proposed 420" in one and "because adjust" in one for one in found)
    assert len(found) == 2


def test_that_a_decision_without_a_second_person_is_a_missing_check(ward: Ward):
    fact = PlanDecided(1, "accept", quantity("400 mL"), quantity("14.2 mL/h"), decided_by="dr-b")
    ward.bench.store.ledger.append(
        [Statement(SUBJECT, fact, at("21T09:30"), "d1")], ward.bench.operator
    )
    (found,) = ward.found("no_second_check")
    assert "without a second person" in found.words


def test_that_an_unusual_value_confirmed_and_a_sample_used_despite_a_dose_are_shown(ward: Ward):
    odd = MeasurementTaken("igm", Reading(quantity("31.0 mg/dL")), use_despite=True, confirmed=True)
    ward.bench.store.ledger.append(
        [Statement(SUBJECT, odd, at("21T12:00"), "m9")], ward.bench.operator
    )
    assert len(ward.found("warning_passed")) == 2


def test_that_six_entries_made_in_one_go_at_night_are_a_cluster_and_five_are_not(
    ward: Ward, clock: wards.HandClock
):
    for number in range(1, 6):
        clock.wall = at("22T02:00").add(minutes=number)
        state(ward.bench, "22T02:00", NoteWritten("calm"), f"n{number}")
    assert ward.found("odd_hours") == []
    clock.wall = at("22T02:07")
    state(ward.bench, "22T02:00", NoteWritten("calm"), "n6")
    (found,) = ward.found("odd_hours")
    assert found.words.startswith("6 entries at night")
    assert found.person == "dr-b"


def test_that_a_day_filled_in_at_noon_is_a_cluster_unless_it_is_copied_from_paper(
    ward: Ward, clock: wards.HandClock
):
    clock.wall = at("22T12:00")
    for number in range(6):
        one = Statement(
            SUBJECT,
            NoteWritten("calm"),
            at("22T04:00").add(hours=number),
            f"p{number}",
            from_paper=True,
        )
        chart(ward.bench, (one,))
    assert ward.found("odd_hours") == []
    clock.wall = at("22T13:00")
    for number in range(6):
        when = at("22T01:00").add(hours=2 * number)
        chart(ward.bench, (Statement(SUBJECT, NoteWritten("calm"), when, f"q{number}"),))
    (found,) = ward.found("odd_hours")
    assert "night" not in found.words


@pytest.mark.requirement("R76")
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("family thinks it is placebo", True),
        ("pharmacist said ARM B", True),
        ("patient was unblinded yesterday", True),
        ("arm swollen, line moved", False),
        ("control of the airway", False),
    ],
)
def test_that_words_that_could_tell_an_arm_are_flagged_in_a_blinded_trial(ward: Ward, text, told):
    fact = SubjectEnrolled("icar", bed="3", weight=quantity("80 kg"))
    state(ward.bench, "21T09:00", fact, "enrol-x", subject="ICAR-0001")
    state(ward.bench, "21T12:00", NoteWritten(text), "n1", subject="ICAR-0001")
    assert bool(ward.found("arm_words")) is told


def test_that_an_open_deviation_is_shown_until_it_is_explained(ward: Ward):
    before = ward.found("deviation_open")
    assert before
    from ui.operations.bench import course_of

    key = next(
        one.key
        for one in course_of(ward.bench, SUBJECT).deviations
        if one.kind != "no_second_check" and one.state == "open"
    )
    state(ward.bench, "21T12:00", DeviationExplained(key, "asked twice, nobody came"), "x1")
    assert len(ward.found("deviation_open")) == len(before) - 1


def test_that_house_events_worth_a_look_are_shown_and_everyday_ones_are_not():
    def line(event: str) -> HouseLine:
        return HouseLine(event, NOW, "nurse-a", "nurse", "words", "")

    worth = {
        "clock_jumped": "clock",
        "clock_behind": "clock",
        "double_check_failed": "failed_check",
        "sign_in_failed": "failed_check",
        "limit_breached": "override",
        "not_closed": "house",
        "restored": "house",
        "account_disabled": "house",
    }
    for event, kind in worth.items():
        (found,) = house_findings([line(event)])
        assert found.kind == kind
    assert house_findings([line(one) for one in ("opened", "closed", "printed", "exported")]) == []


@pytest.mark.requirement("R84")
@pytest.mark.parametrize(
    ("choice", "numbers"),
    [
        ({"person": "DR-B"}, 4),
        ({"person": "nurse-a"}, 0),
        ({"field": "igm"}, 2),
        ({"subject": SUBJECT}, 3),
        ({"subject": "IGM-0002"}, 0),
        ({"since": at("22T00:00")}, 1),
        ({"until": at("22T00:00")}, 3),
        ({"since": at("22T00:00"), "until": at("22T00:00")}, 0),
    ],
)
def test_that_the_trail_is_read_by_patient_field_person_and_period(
    ward: Ward, clock: wards.HandClock, choice, numbers
):
    clock.wall = at("22T09:00")
    state(ward.bench, "22T08:00", NoteWritten("calm"), "n1")
    rows = ward.read(**choice).trail
    if choice.get("field"):
        assert all("igm" in row.field.lower() for row in rows)
    assert len(rows) == numbers


@pytest.mark.requirement("R84", "R80")
def test_that_the_trail_says_who_when_given_and_entered_where_and_by_which_version(ward: Ward):
    better = MeasurementTaken("igm", Reading(quantity("33.0 mg/dL")))
    state(ward.bench, "21T08:10", better, "m2", replaces="m1", reason="misread the report")
    made = ward.read(subject=SUBJECT, field="IgM")
    rows = list(csv.DictReader(io.StringIO(trail_file(ward.bench, made, "csv").decode())))
    assert [row["state"] for row in rows] == ["corrected", "holds"]
    last = rows[-1]
    assert (last["old_value"], last["new_value"]) == ("30.0 mg/dL", "33.0 mg/dL")
    assert last["reason"] == "misread the report"
    assert last["given_at"].startswith("2026-11-21T08:10")
    assert last["entered_at"].startswith("2026-11-21T20:00")
    assert (last["person"], last["role"]) == ("dr-b", "investigator")
    assert last["workstation"] == ward.bench.store.device != ""
    assert last["program"].startswith("bedline ")
    pdf = trail_file(ward.bench, made, "pdf", "IGM-0001")
    assert pdf.startswith(b"%PDF")


@pytest.mark.requirement("R80")
def test_that_every_entry_and_house_event_carries_workstation_and_version(ward: Ward):
    store = ward.bench.store
    assert {(one.device, one.program) for one in store.ledger.all_entries()} == {
        (store.device, store.program)
    }
    assert {one.device for one in store.journal.events()} == {store.device}


def test_that_a_nurse_reads_no_review_and_an_administrator_house_events_only(ward: Ward):
    nurse = replace(ward.bench, operator=Operator("nurse-a", "nurse"))
    with pytest.raises(Refused):
        review_ward(nurse)
    ward.bench.store.journal.record("clock_jumped", "The clock jumped by 3hr.", None)
    ward.bench.store.journal.record("double_check_failed", "x", None, {"subject": SUBJECT})
    ward.bench.store.journal.record("double_check_failed", f"{SUBJECT}: rate differs", None)
    made = review_ward(replace(ward.bench, operator=ADMINISTRATOR))
    assert made.trail == ()
    assert [one.kind for one in made.findings] == ["clock"]
    assert SUBJECT not in review_csv(made, "Europe/Rome").decode()


def blinded_bytes(folder: Path, arm: str, *, dosed: bool) -> tuple[bytes, bytes, str]:
    """Return what a monitor who asks as an assessor is given, for a subject of an arm."""
    wards.make_ward(folder)
    with wards.enter(folder, clock=lambda: NOW) as store:
        bench = Bench(store, store.operator, lambda: NOW, test_clock=True)
        sign_volume(bench)
        enrol(bench, arm)
        titer(bench)
        if dosed:
            start = InfusionCharted("start", 1, quantity("14.2 mL/h"))
            state(bench, "21T10:00", start, "i1")
            state(bench, "21T10:30", EntryVoided("i1", "wrong rate for this arm"), "v1")
            store.journal.record("double_check_failed", "x", None, {"subject": SUBJECT})
        state(bench, "21T12:00", NoteWritten("calm"), "note-1")
        made = review_ward(replace(bench, operator=MONITOR), role="assessor")
        said = review_csv(made, "Europe/Rome"), trail_file(bench, made, "csv"), repr(made)
        device = store.device
    return tuple(  # type: ignore[return-value]
        one.replace(device.encode(), b"DEV") if isinstance(one, bytes) else one.replace(device, "")
        for one in said
    )


@pytest.mark.requirement("R72", "R79", "R84")
def test_that_a_blinded_review_has_the_same_bytes_for_both_arms_and_for_doses_never_given(tmp_path):
    first = blinded_bytes(tmp_path / "a", "titer", dosed=True)
    second = blinded_bytes(tmp_path / "b", "flat", dosed=False)
    assert first == second
    assert b"calm" in first[1]
    assert b"wrong rate" not in first[1]


def test_that_the_limits_are_the_house_s_own(ward: Ward, clock: wards.HandClock):
    clock.wall = at("22T11:00")
    state(ward.bench, "22T08:00", NoteWritten("three hours"), "n1")
    bench = replace(ward.bench, operator=MONITOR)
    found = review_ward(bench, limits=Limits(late_hours=2)).findings
    assert [one.number for one in found if one.kind == "late" and "three" in one.words]


def test_that_times_of_the_choice_are_instants():
    assert Choice(since=Instant.MIN).takes("", "", "", NOW)
