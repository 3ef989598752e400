"""What a role may not see is in no output: twins that differ in arm look alike to an assessor."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from protocols import catalogue
from protocols.assess import assess
from protocols.course import Course
from protocols.day_sheet import build_day_sheet
from protocols.facts import (
    AnchorStated,
    DaySigned,
    Entry,
    InfusionCharted,
    InjectionGiven,
    MeasurementTaken,
    PlanDecided,
    SubjectEnrolled,
)
from protocols.issues import Issue
from protocols.mask import hides, masked
from protocols.record import Record
from protocols.times import Instant
from protocols.units import quantity
from storage.exports.day_sheet_csv import day_sheet_csv
from tests.support.trial_builders import ROME, Ledger, at
from ui.operations.board import row_of

NOW = at("23T12:00")
START = "21T10:00"
SITE: dict[str, Any] = {}


def twin(arm: str | None, *, doses: bool = True, titer: str = "30.0 mg/dL") -> Course:
    """Return a subject of IgM-FAT; only what is asked for differs from its twin."""
    ledger = Ledger("IGM-0001")
    anchors = {"randomised": at("21T09:00"), "shock_onset": at("21T02:10")}
    ledger.chart(
        "21T09:00",
        SubjectEnrolled("igm-fat", "7", 1961, "F", arm, quantity("70 kg"), anchors=anchors),
    )
    ledger.measure("21T08:10", "igm", titer)
    ledger.measure("21T08:10", "lactate", "3.1 mmol/L")
    if doses:
        rate = "14.2 mL/h" if arm == "titer" else "9 mL/h"
        volume = quantity("343 mL" if arm == "titer" else "200 mL")
        ledger.chart("21T09:50", PlanDecided(1, "accept", volume, quantity(rate)))
        ledger.infusion(START, "start", rate=rate)
        ledger.chart("22T10:05", InfusionCharted("complete", 1, volume=volume))
    ledger.support("21T03:00", "vasopressor", "start", "norepinephrine")
    return assess(catalogue.load("igm-fat"), ledger.record(), SITE, ROME, NOW)


def looks(course: Course, role: str) -> dict[str, Any]:
    """Return all that a role is shown of a course, field by field, and paper and board."""
    seen = masked(course, role)
    shown = {one.name: getattr(seen, one.name) for one in dataclasses.fields(seen)}
    shown["board"] = row_of(seen)
    for day in range(1, 4):
        sheet = build_day_sheet(
            seen,
            day,
            printed_at=NOW,
            printed_by="nurse-a",
            record_version=7,
            head_code="ABCD",
            test_clock=True,
        )
        assert not isinstance(sheet, Issue), sheet
        shown[f"sheet {day}"] = day_sheet_csv(sheet)
    return shown


def different(one: Course, other: Course, role: str) -> set[str]:
    first, second = looks(one, role), looks(other, role)
    return {name for name in first if first[name] != second[name]}


@pytest.mark.requirement("R72")
def test_that_twins_differing_only_in_arm_look_alike_to_an_assessor():
    one, other = twin("titer", doses=False), twin("flat", doses=False)
    assert different(one, other, "assessor") == set()
    assert different(one, other, "nurse") >= {"record", "due", "days", "sheet 1"}


@pytest.mark.requirement("R72", "R74")
def test_that_doses_and_titers_do_not_tell_the_arm_to_an_assessor_either():
    one, other = twin("titer"), twin("flat", titer="212.0 mg/dL")
    # The entries' running numbers may have gaps; what is shown has none of the doses.
    assert different(one, other, "assessor") == set()
    assert different(one, other, "nurse") >= {"record", "periods", "board", "titers", "sheet 1"}


@pytest.mark.requirement("R72")
def test_that_the_arm_is_nowhere_in_what_an_assessor_is_shown():
    seen = masked(twin("titer"), "assessor")
    assert seen.record.arm is None
    assert seen.weight is not None
    assert seen.weight.entry.fact.arm is None, "the weight names the entry that stated it"
    kinds = {type(entry.fact) for entry in seen.record.entries}
    assert not kinds & {PlanDecided, InfusionCharted, InjectionGiven}
    assert seen.record.measured("igm") == ()
    assert [str(one.reading) for one in seen.record.measured("lactate")] == ["3.1 mmol/L"]
    assert seen.titers == ()
    assert seen.next_dose is None
    assert seen.running is None


@pytest.mark.requirement("R72")
def test_that_the_count_of_a_day_does_not_tell_the_arm():
    """A day of the titer arm asks for one dose more: 9 items against 8 would tell it."""
    titer, flat = twin("titer"), twin("flat")
    assert titer.days != flat.days
    assert masked(titer, "assessor").days == masked(flat, "assessor").days
    mine = masked(titer, "assessor")
    for day in mine.days:
        asked = [
            one
            for one in mine.due
            if one.planned.study_day == day.day
            and one.status not in ("not_applicable", "cancelled")
            and one.planned.day_from is not None
        ]
        assert day.asked == len(asked)


@pytest.mark.requirement("R74")
def test_that_a_nurse_sees_the_course_itself():
    course = twin("titer")
    for role in ("nurse", "investigator", "pharmacist", "monitor"):
        assert masked(course, role) is course
    assert hides(course, "nurse") == frozenset()
    assert hides(course, "assessor") == {"arm", "dose", "titer"}


@pytest.mark.requirement("R74")
def test_that_a_struck_titer_is_hidden_with_the_others():
    ledger = Ledger("IGM-0001")
    ledger.chart("21T09:00", SubjectEnrolled("igm-fat", arm="titer"))
    ledger.measure("21T08:10", "igm", "300 mg/dL", id="m1")
    ledger.measure("21T08:10", "igm", "30 mg/dL", id="m2", replaces="m1", reason="misread")
    course = assess(catalogue.load("igm-fat"), ledger.record(), SITE, ROME, NOW)
    seen = masked(course, "assessor")
    assert seen.record.entry("m1") is None
    assert dict(seen.record.struck) == {}


# -- double-blind trials --------------------------------------------------------------------------


def blinded(trial: str, *facts: tuple[str, Any], now: Instant = NOW) -> Course:
    ledger = Ledger("ICA-0001")
    anchors = {"randomised": at("21T09:00"), "mechanical_ventilation_start": at("20T20:00")}
    known = {one.id for one in catalogue.load(trial).anchors}
    kept = {name: when for name, when in anchors.items() if name in known}
    ledger.chart("21T09:00", SubjectEnrolled(trial, weight=quantity("80 kg"), anchors=kept))
    for when, fact in facts:
        if isinstance(fact, tuple):
            ledger.measure(when, *fact)
        else:
            ledger.chart(when, fact)
    return assess(catalogue.load(trial), ledger.record(), SITE, ROME, now)


FIRST = ("21T10:00", InfusionCharted("start", 1, quantity("40 mL/h"), lot="LOT-47"))
ROLES = ("nurse", "investigator", "monitor", "administrator", "assessor")


@pytest.mark.requirement("R74")
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("value", ["0 g/L", "7.0 g/L", "15 g/L", "80 g/L", "199 g/L"])
def test_that_igg_after_the_first_infusion_is_hidden_whatever_it_is(role, value):
    without = blinded("icar", FIRST, ("22T06:00", ("igg", "11 g/L")))
    course = blinded("icar", FIRST, ("22T06:00", ("igg", value)))
    assert list(masked(course, role).record.measured("igg")) == []
    assert different(without, course, role) == set()


@pytest.mark.requirement("R74")
def test_that_igg_before_the_first_infusion_is_shown_and_the_pharmacist_sees_all():
    before = blinded("icar", ("21T08:00", ("igg", "7.0 g/L")))
    assert len(masked(before, "nurse").record.measured("igg")) == 1
    after = blinded("icar", FIRST, ("22T06:00", ("igg", "30 g/L")))
    assert len(masked(after, "pharmacist").record.measured("igg")) == 1


@pytest.mark.requirement("R72", "R75")
@pytest.mark.parametrize("role", ROLES)
def test_that_a_lot_number_is_hidden_from_those_who_are_blinded(role):
    course = blinded("icar", FIRST)
    assert course.record.of(InfusionCharted)[0].fact.lot == "LOT-47"
    seen = masked(course, role)
    assert seen.record.of(InfusionCharted)[0].fact.lot == ""
    assert "LOT-47" not in str(looks(course, role))
    assert masked(course, "pharmacist").record.of(InfusionCharted)[0].fact.lot == "LOT-47"


@pytest.mark.requirement("R71")
@pytest.mark.parametrize("trial", ["icar", "i-micro", "iliad-7"])
def test_that_no_released_double_blind_file_knows_an_arm(trial):
    protocol = catalogue.load(trial)
    assert protocol.arms == ()
    assert all(rule.arms == () for rule in protocol.doses)
    assert protocol.blinding.kind in ("double", "quadruple")


@pytest.mark.requirement("R72", "R79")
def test_that_no_hash_lets_anybody_try_the_arm():
    course = twin("titer")
    hashed = dataclasses.replace(
        course,
        record=Record(
            course.record.subject,
            tuple(dataclasses.replace(one, hash="a" * 64) for one in course.record.entries),
            course.record.struck,
        ),
    )
    assert {entry.hash for entry in masked(hashed, "assessor").record.entries} == {""}
    assert {entry.hash for entry in masked(hashed, "nurse").record.entries} == {"a" * 64}


def test_that_masking_twice_is_masking_once():
    once = masked(twin("titer"), "assessor")
    again = masked(once, "assessor")
    assert {
        f.name for f in dataclasses.fields(once) if getattr(once, f.name) != getattr(again, f.name)
    } == set()


def test_that_entries_keep_everything_that_is_not_hidden():
    course = twin("titer")
    seen = masked(course, "assessor")
    kept: dict[str, Entry[Any]] = {entry.id: entry for entry in course.record.entries}
    for entry in seen.record.entries:
        if isinstance(entry.fact, SubjectEnrolled):
            assert entry.fact == dataclasses.replace(kept[entry.id].fact, arm=None)
        else:
            assert entry == dataclasses.replace(kept[entry.id], hash="", seq=entry.seq)
    numbers = [entry.seq for entry in seen.record.entries]
    assert sorted(numbers) == list(range(1, len(numbers) + 1)), "gaps would count what is hidden"
    hidden = set(kept) - {entry.id for entry in seen.record.entries}
    assert all(
        not isinstance(kept[id_].fact, MeasurementTaken) or kept[id_].fact.analyte == "igm"
        for id_ in hidden
    )


@pytest.mark.requirement("R72", "R86")
def test_that_the_hash_of_a_signed_sheet_is_not_shown_to_a_blinded_reader():
    """Whoever signed saw the arm: of two sheets one could be tried against the hash."""
    ledger = Ledger("IGM-0001")
    anchors = {"randomised": at("21T09:00"), "shock_onset": at("21T02:10")}
    ledger.chart(
        "21T09:00",
        SubjectEnrolled("igm-fat", "7", 1961, "F", "titer", quantity("70 kg"), anchors=anchors),
    )
    ledger.chart("22T09:00", DaySigned(0, "reviewed", "ab" * 32))
    course = assess(catalogue.load("igm-fat"), ledger.record(), SITE, ROME, NOW)
    assert [one.fact.sheet_hash for one in course.record.of(DaySigned)] == ["ab" * 32]
    seen = masked(course, "assessor").record.of(DaySigned)
    assert [(one.fact.meaning, one.fact.sheet_hash) for one in seen] == [("reviewed", "")]


@pytest.mark.requirement("R64")
@pytest.mark.parametrize("trial", ["igm-fat", "icar", "i-micro", "iliad-7"])
def test_that_an_administrator_sees_nothing_that_could_unblind_anybody(trial):
    protocol = catalogue.load(trial)
    ledger = Ledger("TST-0001")
    ledger.chart("21T09:00", SubjectEnrolled(trial, anchors={"first_dose": at("21T10:00")}))
    ledger.chart("21T09:30", AnchorStated("first_dose", at("21T10:00")))
    course = assess(protocol, ledger.record(), SITE, ROME, NOW)
    assert hides(course, "administrator") == {mask.hides for mask in protocol.blinding.masks}
