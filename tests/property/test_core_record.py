"""However the entries arrive, the record is the same; what was struck stays legible and out."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocols.facts import (
    AnchorStated,
    BedChanged,
    CriterionAnswered,
    Entry,
    EntryVoided,
    MeasurementTaken,
    SubjectEnrolled,
    SupportCharted,
    VitalStatusStated,
)
from protocols.intake import Reading
from protocols.record import Record, fold_record
from protocols.units import quantity
from tests.support.trial_builders import at

START = at("18T09:00")
minutes = st.integers(0, 40)  # close together, so that entries share their moments


@st.composite
def fact(draw: st.DrawFn, earlier: list[str]) -> Any:
    kind = draw(st.sampled_from(("titer", "bed", "anchor", "answer", "support", "vital", "void")))
    number = draw(st.integers(1, 99))
    if kind == "void" and earlier:
        return EntryVoided(draw(st.sampled_from(earlier)), "a reason")
    if kind == "support":
        step = draw(st.sampled_from(("start", "rate", "stop")))
        return SupportCharted("vasopressor", step, draw(st.sampled_from(("", "a", "b"))))
    answer = draw(st.sampled_from(("met", "not_met", "not_known")))
    return {
        "bed": BedChanged(str(number)),
        "anchor": AnchorStated("randomised", START.add(minutes=number)),
        "answer": CriterionAnswered("I1", answer),
        "vital": VitalStatusStated(alive=number % 2 == 0),
    }.get(kind, MeasurementTaken("igm", Reading(quantity(f"{number} mg/dL"))))


@st.composite
def entries(draw: st.DrawFn) -> list[Entry[Any]]:
    found: list[Entry[Any]] = []
    numbers = {"d1": 0, "d2": 0}
    for index in range(draw(st.integers(1, 14))):
        device = draw(st.sampled_from(("d1", "d2")))
        numbers[device] += 1
        ids = [one.id for one in found]
        stated = SubjectEnrolled("test-trial") if index == 0 else draw(fact(ids))
        replaces = None
        if ids and not isinstance(stated, EntryVoided) and draw(st.integers(0, 4)) == 0:
            replaces = draw(st.sampled_from(ids))
        found.append(
            Entry(
                id=f"e{index}",
                device=device,
                seq=numbers[device],
                subject="TST-0001",
                fact=stated,
                at=START.add(minutes=draw(minutes)),
                recorded_at=START.add(minutes=draw(minutes)),
                zone="Europe/Rome",
                operator="nurse-a",
                role="nurse",
                replaces=replaces,
                reason="a reason" if replaces else "",
            )
        )
    return found


def told(record: Record) -> Any:
    """Everything that a record answers."""
    return (
        record.entries,
        dict(record.struck),
        record.enrolment,
        record.bed,
        dict(record.anchors),
        dict(record.answers),
        record.measured("igm"),
        record.intervals("vasopressor"),
        record.died_at,
    )


@pytest.mark.requirement("R44")
@settings(max_examples=400, deadline=None)
@given(entries(), st.randoms(use_true_random=False))
def test_that_the_order_in_which_entries_arrive_changes_nothing(found, dice: random.Random):
    shuffled = list(found)
    dice.shuffle(shuffled)
    assert told(fold_record("TST-0001", shuffled)) == told(fold_record("TST-0001", found))


@settings(max_examples=400, deadline=None)
@given(entries())
def test_that_what_was_struck_stays_legible_and_never_comes_back(found):
    record = fold_record("TST-0001", found)
    targets = {one.fact.entry for one in found if isinstance(one.fact, EntryVoided)}
    targets |= {one.replaces for one in found if one.replaces}
    assert set(record.struck) == targets
    assert {one.id for one in record.entries} == {one.id for one in found}
    holding = {one.entry.id for one in record.measured("igm")}
    assert not holding & targets
    titers = {one.id for one in found if isinstance(one.fact, MeasurementTaken)}
    assert holding == titers - targets
    for run in record.intervals("vasopressor"):
        assert not {one.id for one in run.entries} & targets
        assert run.stop is None or run.start <= run.stop


@settings(max_examples=200, deadline=None)
@given(entries())
def test_that_no_two_runs_of_one_drug_overlap(found):
    runs = fold_record("TST-0001", found).intervals("vasopressor")
    for drug in {run.drug for run in runs}:
        mine = [run for run in runs if run.drug == drug]
        for one, following in itertools.pairwise(mine):
            assert one.stop is not None
            assert one.stop <= following.start
