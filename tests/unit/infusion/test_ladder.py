"""A running ladder: the next step waits for its time and for its measurements."""

from __future__ import annotations

import pytest

from protocols.definition.model import Ladder
from protocols.dosing.next_dose import planned_for
from protocols.infusion.ladder import LadderState, ladder_state
from protocols.infusion.windows import infusions_of
from tests.support.rules import I_MICRO, LADDER_RULE, SignedValue
from tests.support.trial_builders import Ledger, at

SITE = {"concentration": SignedValue("0.2 microg/mL")}


def started() -> Ledger:
    ledger = Ledger()
    ledger.enrol("21T07:00", weight="70 kg")
    ledger.infusion("21T08:00", "start", level=1)
    return ledger


def ladder(ledger: Ledger, now: str) -> LadderState:
    record = ledger.record()
    planned = planned_for(I_MICRO, record, SITE)
    events = [one for one in ledger.entries if one.fact.KIND == "infusion"]
    states = infusions_of(events, now=at(now), planned=planned)
    assert isinstance(LADDER_RULE, Ladder)
    return ladder_state(LADDER_RULE, states[1], record, at(now))


def vitals(ledger: Ledger, when: str) -> None:
    ledger.measure(when, "map", "68 mmHg")
    ledger.measure(when, "heart_rate", "96 /min")


@pytest.mark.parametrize(
    ("now", "entered", "offered"),
    [
        ("21T08:29", "21T08:20", False),
        ("21T08:30", "21T08:20", True),
        ("21T08:30", None, False),
        ("21T08:30", "21T08:00", False),
        ("21T08:30", "21T07:50", False),
    ],
)
def test_that_a_step_waits_30_minutes_and_for_new_vitals(
    now: str, entered: str | None, offered: bool
) -> None:
    ledger = started()
    if entered:
        vitals(ledger, entered)
    found = ladder(ledger, now)
    assert found.offered == offered
    assert (found.level, found.next_level) == (1, 2)
    assert found.not_before == at("21T08:30")
    assert bool(found.reasons) != offered


def test_that_one_missing_vital_is_named() -> None:
    ledger = started()
    ledger.measure("21T08:20", "map", "68 mmHg")
    found = ladder(ledger, "21T08:40")
    assert found.reasons == ("Heart rate is not entered since the last step",)
    assert [one.measured is not None for one in found.gate] == [True, False]


def test_that_vitals_of_the_last_step_do_not_open_the_next() -> None:
    ledger = started()
    vitals(ledger, "21T08:25")
    ledger.infusion("21T08:30", "rate", level=2)
    assert not ladder(ledger, "21T09:05").offered
    vitals(ledger, "21T08:55")
    found = ladder(ledger, "21T09:05")
    assert found.offered
    assert (found.level, found.next_level) == (2, 3)
    assert found.since == at("21T08:30")


def test_that_the_top_of_the_ladder_offers_nothing_more() -> None:
    ledger = started()
    ledger.infusion("21T08:30", "rate", level=2)
    ledger.infusion("21T09:00", "rate", level=3)
    vitals(ledger, "21T09:20")
    found = ladder(ledger, "21T10:00")
    assert not found.offered
    assert found.next_level is None
    assert "highest level" in found.reasons[0]
    assert found.ends == at("23T08:00")


@pytest.mark.parametrize(("step", "words"), [("pause", "paused"), ("stop", "ended")])
def test_that_nothing_is_offered_while_it_does_not_run(step: str, words: str) -> None:
    ledger = started()
    vitals(ledger, "21T08:20")
    ledger.infusion("21T08:25", step)
    assert ladder(ledger, "21T08:40").reasons == (f"the infusion is {words}",)


def test_that_a_step_down_starts_the_wait_again() -> None:
    ledger = started()
    ledger.infusion("21T08:30", "rate", level=2)
    ledger.infusion("21T08:50", "rate", level=1, reason="low blood pressure")
    vitals(ledger, "21T09:00")
    found = ladder(ledger, "21T09:10")
    assert (found.level, found.not_before) == (1, at("21T09:20"))
    assert not found.offered


def test_that_after_48_hours_no_step_is_offered() -> None:
    ledger = started()
    vitals(ledger, "23T07:50")
    assert ladder(ledger, "23T07:59").offered
    assert not ladder(ledger, "23T08:00").offered
