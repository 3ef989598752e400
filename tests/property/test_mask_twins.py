"""Two subjects who differ only in what a role may not see give that role the same of everything."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from protocols import catalogue
from protocols.admission import Ward, issues_of
from protocols.assess import assess
from protocols.course import Course
from protocols.day_sheet import build_day_sheet
from protocols.definition.model import Mask
from protocols.facts import (
    AssessmentMade,
    CriterionAnswered,
    DaySigned,
    EntryVoided,
    InfusionCharted,
    InjectionGiven,
    MeasurementTaken,
    NoteWritten,
    PlanDecided,
    Statement,
    SubjectEnrolled,
    SupportCharted,
)
from protocols.intake import Reading
from protocols.issues import Issue
from protocols.mask import hides, masked, masked_record
from protocols.units import quantity
from storage.codec import encode
from storage.exports.analysis_csv import Stamp, analysis_files
from storage.exports.day_sheet_csv import day_sheet_csv
from tests.support.trial_builders import ROME, Ledger, at
from ui.operations.board import row_of

START = at("21T10:00")
NOW = at("25T12:00")
BLINDED = ("icar", "i-micro", "iliad-7")
BEDSIDE = ("nurse", "investigator")
AWAY = ("monitor", "administrator", "assessor")

# What a hidden thing may be, for each of the two: each pair is (what one has, what the other has).
lots = st.sampled_from([("LOT-47", "LOT-48"), ("", "LOT-49"), ("A1", "A1")])
igg = st.sampled_from([("7 g/L", "31 g/L"), ("0 g/L", "199 g/L"), ("11 g/L", "12 g/L")])
cells = st.sampled_from([("0.4 G/L", "2.9 G/L"), ("0.1 G/L", "9 G/L")])
hour = st.integers(min_value=1, max_value=95)


@st.composite
def happenings(draw: st.DrawFn) -> list[tuple[int, str, Any]]:
    """Return what happens after the first dose: hour, kind, and what is drawn for it."""
    kinds = st.sampled_from(
        (
            "igg",
            "igg in a form",
            "cells",
            "bag",
            "rate",
            "map",
            "note",
            "ventilator",
            "void",
            "sign",
        )
    )
    return [
        (draw(hour), kind, draw({"igg": igg, "cells": cells}.get(kind.split()[0], lots)))
        for kind in draw(st.lists(kinds, max_size=8))
    ]


def twin(trial: str, side: int, events: list[tuple[int, str, Any]], first_lot: Any) -> Course:
    """Return one of two subjects; `side` picks what is hidden."""
    protocol = catalogue.load(trial)
    ledger = Ledger("TWN-0001")
    asked = {one.id for one in protocol.anchors if one.asked == "enrolment"}
    anchors = {name: START.add(hours=-4) for name in asked}
    weight = quantity("80 kg")
    ledger.chart(
        START.add(hours=-1), SubjectEnrolled(trial, "4", 1960, "F", None, weight, anchors=anchors)
    )
    ledger.measure(START.add(hours=-2), "lymphocytes", "0.6 G/L")
    ledger.measure(START.add(hours=-2), "igg", "9 g/L")
    if trial == "iliad-7":
        shot = InjectionGiven(1, quantity("0.7 mL"), "left deltoid", f"S{first_lot[side]}")
        ledger.chart(START, shot)
    else:
        level = 1 if trial == "i-micro" else None
        rate = quantity("6 mL/h")
        ledger.chart(START, InfusionCharted("start", 1, rate, lot=first_lot[side], level=level))
    for number, (after, kind, drawn) in enumerate(events):
        when = START.add(hours=after)
        ledger.chart(when, fact_of(kind, drawn[side]), id=f"h{number}", hash=f"{side}" * 8)
    return assess(protocol, ledger.record(), {}, ROME, NOW)


def fact_of(kind: str, drawn: str) -> Any:
    if kind in ("igg", "cells"):
        name = "igg" if kind == "igg" else "lymphocytes"
        return MeasurementTaken(name, Reading(quantity(drawn)))
    facts: Mapping[str, Any] = {
        "igg in a form": AssessmentMade("laboratory", {"igg": drawn, "lactate": "2 mmol/L"}),
        "bag": InfusionCharted("bag", 1, volume=quantity("50 mL"), lot=drawn),
        "rate": InfusionCharted("rate", 1, quantity("12 mL/h"), lot=drawn),
        "map": MeasurementTaken("map", Reading(quantity("70 mmHg"))),
        "note": NoteWritten("turned on the side"),
        "ventilator": SupportCharted("mechanical_ventilation", "start"),
        "void": EntryVoided("h0", "typed twice"),
        "sign": DaySigned(1, "reviewed", f"sheet of {drawn}"),
    }
    return facts[kind]


def everything(course: Course, role: str, *, across: bool) -> dict[str, Any]:
    """Return all that a role is given of a course: values, board, paper, files and dump."""
    seen = masked(course, role, across=across)
    shown = {one.name: getattr(seen, one.name) for one in dataclasses.fields(seen)}
    shown["board"] = row_of(seen).as_json()
    for day in (0, 1, 2, 4):
        sheet = build_day_sheet(
            seen, day, printed_at=NOW, printed_by="n", record_version=1, head_code="AB"
        )
        if not isinstance(sheet, Issue):
            shown[f"sheet {day}"] = day_sheet_csv(sheet)
    if across:
        stamp = Stamp(NOW, "n", role, ROME, "Bedline", 1, "AB")
        shown |= analysis_files([seen], stamp)[0]
        record = masked_record(course.protocol, course.record, role, NOW, across=True)
        shown["dump"] = [(one.id, encode(one.fact), one.hash) for one in record.entries]
    return shown


def different(one: Course, other: Course, role: str, *, across: bool = True) -> set[str]:
    first, second = everything(one, role, across=across), everything(other, role, across=across)
    assert set(first) == set(second)
    return {name for name in first if first[name] != second[name]}


@pytest.mark.requirement("R72", "R74", "R75", "R79")
@pytest.mark.parametrize("trial", BLINDED)
@given(events=happenings(), first_lot=lots)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_that_twins_are_alike_to_every_blinded_role(trial, events, first_lot):
    if trial == "icar":
        events = [one for one in events if one[1] != "cells"]
        roles: tuple[str, ...] = (*BEDSIDE, *AWAY)
    else:
        # Lymphocytes are hidden from the assessor of ILIAD-7 alone; IgG is no part of these two.
        events = [one for one in events if not one[1].startswith("igg")]
        if trial == "i-micro":
            events = [one for one in events if one[1] != "cells"]
        roles = ("assessor",) if any(one[1] == "cells" for one in events) else (*BEDSIDE, *AWAY)
    one, other = (twin(trial, side, events, first_lot) for side in (0, 1))
    for role in roles:
        assert different(one, other, role) == set(), role


@pytest.mark.requirement("R75")
def test_that_a_syringe_number_is_read_at_the_bedside_and_listed_nowhere():
    one, other = (twin("iliad-7", side, [], ("12", "13")) for side in (0, 1))
    read = masked(one, "nurse").injections[0].fact.syringe
    assert read == "S12", "who gives the injection reads its number"
    for role in (*BEDSIDE, *AWAY):
        assert masked(one, role, across=True).injections[0].fact.syringe == ""
        assert different(one, other, role) == set()
    for role in AWAY:
        assert masked(one, role).injections[0].fact.syringe == ""
    assert masked(one, "pharmacist", across=True) is one


@pytest.mark.requirement("R72", "R74")
@given(
    doses=st.lists(st.sampled_from(["9 mL/h", "14.2 mL/h", "20 mL/h"]), min_size=2, max_size=6),
    titers=st.lists(st.sampled_from(["30 mg/dL", "90 mg/dL", "140 mg/dL"]), min_size=2, max_size=6),
    ended=st.booleans(),
)
@settings(max_examples=20, deadline=None)
def test_that_an_assessor_of_the_open_dose_cannot_tell_the_arms(doses, titers, ended):
    """One arm is dosed for three days, the other as long as its titers ask for it."""
    one = flat_or_titer("flat", doses[:3], titers[:1], ended=ended)
    other = flat_or_titer("titer", doses, titers, ended=False)
    assert different(one, other, "assessor") == set()


def flat_or_titer(arm: str, doses: list[str], titers: list[str], *, ended: bool) -> Course:
    ledger = Ledger("TWN-0001")
    anchors = {"randomised": at("21T09:00"), "shock_onset": at("21T02:10")}
    weight = quantity("70 kg")
    ledger.chart(
        "21T09:00", SubjectEnrolled("igm-fat", "7", 1961, "F", arm, weight, anchors=anchors)
    )
    ledger.chart("21T09:05", CriterionAnswered("I3", "met", f"IgM {titers[0]}"))
    ledger.support("21T03:00", "vasopressor", "start", "norepinephrine")
    ledger.measure("21T08:10", "lactate", "3.1 mmol/L")
    for day, value in enumerate(titers):
        ledger.measure(at("21T08:10").add(hours=24 * day), "igm", value, id=f"t{day}")
    for day, rate in enumerate(doses):
        start = at("21T10:00").add(hours=24 * day)
        volume = quantity("200 mL")
        plan = PlanDecided(day + 1, "accept", volume, quantity(rate), inputs=("t0",))
        ledger.chart(start.add(minutes=-5), plan, id=f"p{day}")
        ledger.chart(start, InfusionCharted("start", day + 1, quantity(rate)), id=f"s{day}")
        if not ended or day + 1 < len(doses):
            finish = InfusionCharted("complete", day + 1, volume=volume)
            ledger.chart(start.add(hours=14), finish, id=f"c{day}")
    return assess(catalogue.load("igm-fat"), ledger.record(), {}, ROME, NOW)


@pytest.mark.requirement("R74")
def test_that_lymphocytes_from_before_treatment_stay_and_later_ones_do_not():
    course = twin("iliad-7", 0, [(20, "cells", ("0.4 G/L", "2.9 G/L"))], ("12", "13"))
    assert hides(course, "assessor") >= {"trend:lymphocytes"}
    seen = masked(course, "assessor")
    assert [str(one.reading) for one in seen.record.measured("lymphocytes")] == ["0.6 10*9/L"]
    assert {one.id for one in course.endpoints} - {one.id for one in seen.endpoints} == {
        "alc_change"
    }
    assert len(masked(course, "nurse").record.measured("lymphocytes")) == 2


@pytest.mark.requirement("R74")
def test_that_two_hundred_values_of_a_hidden_analyte_look_the_same():
    """From nothing to the impossible: no value is told by a warning, a row or its absence."""
    values = [f"{number}.{number % 10} g/L" for number in range(197)]
    values += ["0 g/L", "0.01 g/L", "199.9 g/L"]
    assert len(set(values)) == 200
    looks = set()
    for value in values:
        statement = Statement(
            "TWN-0001", MeasurementTaken("igg", Reading(quantity(value))), START.add(hours=20)
        )
        course = twin("icar", 0, [(20, "igg", (value, value))], ("LOT-1", "LOT-1"))
        seen = masked(course, "nurse")
        said = issues_of(statement, Ward(course.record, course.protocol, NOW))
        fields = (getattr(seen, one.name) for one in dataclasses.fields(seen))
        looks.add(repr((said, [str(one) for one in fields])))
    assert len(looks) == 1


@pytest.mark.requirement("R72")
def test_that_a_hidden_product_is_neither_named_nor_weighed():
    protocol = catalogue.load("icar")
    mask = Mask("product", ("assessor",))
    blinding = dataclasses.replace(protocol.blinding, masks=(mask,))
    course = twin("icar", 0, [], ("LOT-1", "LOT-1"))
    hiding = dataclasses.replace(course, protocol=dataclasses.replace(protocol, blinding=blinding))
    seen = masked(hiding, "assessor").protocol.product
    assert seen is not None
    assert (seen.words, seen.concentration) == ("study treatment", None)
    assert masked(hiding, "nurse").protocol.product == protocol.product


@pytest.mark.requirement("R72", "R79")
def test_that_what_replaced_a_hidden_thing_is_hidden_too():
    """The corrected lot stood in the words of the correction."""
    ledger = Ledger("TWN-0001")
    ledger.chart(START.add(hours=-1), SubjectEnrolled("icar", weight=quantity("80 kg")))
    first = InfusionCharted("start", 1, quantity("40 mL/h"), lot="LOT-1")
    ledger.chart(START, first, id="i1")
    second = dataclasses.replace(first, lot="LOT-2")
    ledger.chart(START, second, id="i2", replaces="i1", reason="misread")
    course = assess(catalogue.load("icar"), ledger.record(), {}, ROME, NOW)
    shown = everything(course, "nurse", across=True)
    assert "LOT-" not in str(shown)
    assert "LOT-2" in str(everything(course, "pharmacist", across=True))
