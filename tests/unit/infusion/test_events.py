"""One infusion's events: what ran, what is left, and what does not fit together."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from protocols.infusion.events import InfusionState, Planned, run_infusion
from protocols.units import Unit, quantity
from tests.support.trial_builders import Ledger, at


def ran(ledger: Ledger, now: str, **planned: Any) -> InfusionState:
    return run_infusion(ledger.entries, now=at(now), planned=Planned(**planned))


def codes(state: InfusionState) -> list[str]:
    return [one.code for one in state.problems]


def night_of_a_study_infusion() -> Ledger:
    """A slow start, a pause for a transfer, a second bottle, a catch-up above plan."""
    ledger = Ledger()
    ledger.infusion("20T23:30", "start", 2, rate="40 mL/h", volume="400 mL", lot="A")
    ledger.infusion("21T00:00", "rate", 2, rate="104 mL/h")
    ledger.infusion("21T01:10", "pause", 2, reason="transfer to CT")
    ledger.infusion("21T01:48", "resume", 2, rate="104 mL/h")
    ledger.infusion("21T04:17", "bag", 2, volume="400 mL", lot="B")
    ledger.infusion("21T04:20", "rate", 2, rate="130 mL/h")
    ledger.infusion("21T04:52", "rate", 2, rate="104 mL/h")
    return ledger


@pytest.mark.requirement("R37")
def test_that_the_log_of_a_night_adds_up_event_by_event() -> None:
    state = ran(night_of_a_study_infusion(), "21T06:12", volume=Fraction(800))
    so_far = [line.so_far.exact for line in state.events]
    assert so_far == [
        0,
        20,
        Fraction(424, 3),
        Fraction(424, 3),
        Fraction(424, 3) + 104 * Fraction(149, 60),
        Fraction(424, 3) + 104 * Fraction(152, 60),
        Fraction(424, 3) + 104 * Fraction(152, 60) + 130 * Fraction(32, 60),
    ]
    assert [line.rate for line in state.events] == [40, 104, 0, 104, 104, 130, 104]
    assert state.delivered.exact == so_far[-1] + 104 * Fraction(80, 60)
    assert round(state.delivered.low) == 613
    assert round(state.remaining.low) == 187
    assert state.state == "running"
    assert state.since == at("21T01:48")
    assert state.started == at("20T23:30")
    assert state.rate == 104
    assert state.paused_hours == Fraction(38, 60)
    assert state.projected_end == at("21T08:00")
    assert codes(state) == []


def test_that_each_bag_knows_what_it_gave_and_holds() -> None:
    state = ran(night_of_a_study_infusion(), "21T06:12", volume=Fraction(800))
    first, second = state.bags
    assert (first.lot, second.lot) == ("A", "B")
    assert (first.number, second.number) == (1, 2)
    assert first.given.low + second.given.low == state.delivered.low
    assert first.remaining is not None
    assert second.remaining is not None
    assert second.remaining.low == 400 - second.given.low
    assert not first.overrun


def test_that_a_bag_that_gave_more_than_it_held_is_named() -> None:
    ledger = Ledger()
    ledger.infusion("21T08:00", "start", rate="100 mL/h", volume="100 mL")
    state = ran(ledger, "21T10:00")
    assert codes(state) == ["bag_empty"]
    assert state.bags[0].remaining.low == 0


def test_that_amounts_follow_from_concentration_and_weight() -> None:
    ledger = Ledger()
    ledger.infusion("21T08:00", "start", rate="14 mL/h")
    state = ran(
        ledger,
        "21T18:00",
        concentration=quantity("50 mg/mL"),
        weight=quantity("70 kg"),
        volume=Fraction(343),
    )
    assert state.delivered.exact == 140
    assert state.amount.exact == 7000
    assert state.per_weight.exact == 100
    assert (state.amount_unit, state.per_weight_unit) == (Unit.MG, Unit.MG_PER_KG)


def test_that_without_a_weight_nothing_per_kg_is_said() -> None:
    ledger = Ledger()
    ledger.infusion("21T08:00", "start", rate="14 mL/h")
    state = ran(ledger, "21T18:00", concentration=quantity("50 mg/mL"))
    assert state.amount.exact == 7000
    assert state.per_weight is None


@pytest.mark.parametrize(
    ("last", "state", "volume"),
    [
        (None, "running", 30),
        ("pause", "paused", 20),
        ("stop", "ended", 20),
        ("complete", "complete", 20),
    ],
)
def test_that_the_state_is_what_was_charted_last(last: Any, state: str, volume: int) -> None:
    ledger = Ledger()
    ledger.infusion("21T08:00", "start", rate="10 mL/h")
    if last is not None:
        ledger.infusion("21T10:00", last)
    found = ran(ledger, "21T11:00")
    assert found.state == state
    assert found.delivered.exact == volume
    assert found.since == at("21T10:00" if last else "21T08:00")
    assert (found.ended is None) == (last in (None, "pause"))
    assert found.rate == (10 if last is None else 0)


def test_that_nothing_has_started_before_the_first_event() -> None:
    ledger = Ledger()
    ledger.infusion("21T08:00", "start", rate="10 mL/h")
    found = ran(ledger, "21T07:59", volume=Fraction(100))
    assert found.state == "not_started"
    assert found.delivered.exact == 0
    assert found.remaining.exact == 100
    assert (found.events, found.bags, found.started) == ((), (), None)


def test_that_a_resume_without_a_rate_goes_on_as_before_the_pause() -> None:
    ledger = Ledger()
    ledger.infusion("21T08:00", "start", rate="10 mL/h")
    ledger.infusion("21T09:00", "pause")
    ledger.infusion("21T10:00", "resume")
    found = ran(ledger, "21T11:00")
    assert found.delivered.exact == 20
    assert found.paused_hours == 1
    assert found.running_hours == 2


@pytest.mark.requirement("R32")
def test_that_an_unknown_stretch_widens_the_volume_and_is_not_zero() -> None:
    ledger = Ledger()
    ledger.infusion("21T08:00", "start", rate="10 mL/h")
    ledger.infusion("21T10:00", "unknown_from")
    ledger.infusion("21T12:00", "unknown_to")
    assumed = ran(ledger, "21T13:00", highest_rate=Fraction(28))
    assert (assumed.delivered.low, assumed.delivered.high) == (30, 30 + 56)
    assert assumed.delivered.exact is None
    open_ended = ran(ledger, "21T13:00", volume=Fraction(100))
    assert (open_ended.delivered.low, open_ended.delivered.high) == (30, None)
    assert (open_ended.remaining.low, open_ended.remaining.high) == (0, 70)
    assert open_ended.projected_end is None


def test_that_during_an_unknown_stretch_the_rate_is_not_known() -> None:
    ledger = Ledger()
    ledger.infusion("21T08:00", "start", rate="10 mL/h")
    ledger.infusion("21T10:00", "unknown_from")
    found = ran(ledger, "21T11:00")
    assert found.rate is None
    assert found.state == "running"
    assert found.events[-1].rate is None


def test_that_an_unknown_stretch_in_a_pause_ends_in_the_pause() -> None:
    ledger = Ledger()
    ledger.infusion("21T08:00", "start", rate="10 mL/h")
    ledger.infusion("21T09:00", "pause")
    ledger.infusion("21T10:00", "unknown_from")
    ledger.infusion("21T11:00", "unknown_to")
    assert ran(ledger, "21T12:00").state == "paused"


def test_that_past_the_planned_volume_without_an_end_the_rest_is_not_known() -> None:
    ledger = Ledger()
    ledger.infusion("21T08:00", "start", rate="10 mL/h")
    found = ran(ledger, "21T20:00", volume=Fraction(100))
    assert (found.delivered.low, found.delivered.high) == (100, 120)
    assert codes(found) == ["end_not_charted"]
    assert found.projected_end == at("21T18:00")
    ledger.infusion("21T18:10", "complete")
    told = ran(ledger, "21T20:00", volume=Fraction(100))
    assert told.delivered.exact == Fraction(305, 3)
    assert codes(told) == []


@pytest.mark.parametrize(
    ("read", "difference", "words"),
    [
        ("20 mL", 0, None),
        ("19.5 mL", Fraction(-1, 2), "The pump showed 19.5 mL; the charted rates give 20 mL"),
        ("0.021 L", 1, "1 mL more on the pump"),
    ],
)
def test_that_the_volume_on_the_pump_stands_beside_the_charted_one(
    read: str, difference: object, words: str | None
) -> None:
    ledger = Ledger()
    ledger.infusion("21T08:00", "start", rate="10 mL/h")
    ledger.infusion("21T10:00", "stop", volume=read)
    found = ran(ledger, "21T11:00")
    assert found.delivered.exact == 20
    assert found.difference == difference
    assert codes(found) == ([] if words is None else ["pump_differs"])
    assert words is None or words in found.problems[0].words


def test_that_a_pump_volume_outside_the_unknown_range_is_said_too() -> None:
    ledger = Ledger()
    ledger.infusion("21T08:00", "start", rate="10 mL/h")
    ledger.infusion("21T09:00", "unknown_from")
    ledger.infusion("21T10:00", "stop", volume="45 mL")
    found = ran(ledger, "21T11:00", highest_rate=Fraction(30))
    assert "between 10 mL and 40 mL: 5 mL more on the pump" in found.problems[0].words
    assert found.difference is None
    assert codes(ran(ledger, "21T11:00")) == []


def test_that_the_level_of_a_ladder_stands_for_its_rate() -> None:
    ledger = Ledger()
    ledger.infusion("21T08:00", "start", level=1)
    ledger.infusion("21T08:30", "rate", level=2)
    found = ran(ledger, "21T09:30", level_rates={1: Fraction(21, 2), 2: Fraction(21)})
    assert found.level == 2
    assert found.rate == 21
    assert found.delivered.exact == Fraction(21, 4) + 21


CONTRADICTIONS: list[tuple[list[tuple[str, str, str | None]], list[str], int, object]] = [
    # events, problems, lowest and highest mL at noon
    ([("08:00", "rate", "10 mL/h")], ["before_start"], 40, 40),
    ([("08:00", "resume", None)], ["before_start", "rate_missing"], 0, None),
    ([("08:00", "pause", None)], ["before_start"], 0, 0),
    ([("08:00", "stop", None)], ["before_start"], 0, 0),
    ([("08:00", "bag", None)], ["before_start"], 0, 0),
    ([("08:00", "complete", None)], ["before_start"], 0, 0),
    ([("08:00", "unknown_from", None)], ["before_start"], 0, None),
    ([("08:00", "unknown_to", None)], ["not_unknown"], 0, 0),
    ([("08:00", "start", "10 mg/h")], ["rate_unit"], 0, None),
    ([("08:00", "start", None)], ["rate_missing"], 0, None),
    ([("08:00", "start", "10 mL/h"), ("10:00", "start", "5 mL/h")], ["started_twice"], 30, 30),
    ([("08:00", "start", "10 mL/h"), ("10:00", "resume", None)], ["resume_without_pause"], 40, 40),
    (
        [("08:00", "start", "10 mL/h"), ("09:00", "pause", None), ("10:00", "pause", None)],
        ["pause_not_running"],
        10,
        10,
    ),
    (
        [("08:00", "start", "10 mL/h"), ("09:00", "pause", None), ("10:00", "rate", "6 mL/h")],
        ["rate_during_pause"],
        10,
        22,
    ),
    (
        [("08:00", "start", "10 mL/h"), ("09:00", "stop", None), ("10:00", "rate", "6 mL/h")],
        ["after_end"],
        10,
        22,
    ),
    (
        [("08:00", "start", "10 mL/h"), ("09:00", "stop", None), ("10:00", "start", "6 mL/h")],
        ["restarted"],
        22,
        22,
    ),
    (
        [("08:00", "start", "10 mL/h"), ("09:00", "stop", None), ("10:00", "stop", None)],
        ["after_end"],
        10,
        10,
    ),
    (
        [("08:00", "start", "10 mL/h"), ("09:00", "stop", None), ("10:00", "bag", None)],
        ["after_end"],
        10,
        10,
    ),
    (
        [("08:00", "start", "10 mL/h"), ("09:00", "stop", None), ("10:00", "unknown_from", None)],
        ["after_end"],
        10,
        None,
    ),
]


@pytest.mark.parametrize(
    "case", CONTRADICTIONS, ids=lambda case: "-".join(one[1] for one in case[0])
)
def test_that_contradictions_are_recorded_and_named(case: Any) -> None:
    events, problems, low, high = case
    ledger = Ledger()
    for when, step, rate in events:
        ledger.infusion(f"21T{when}", step, **({"rate": rate} if rate else {}))
    found = ran(ledger, "21T12:00")
    assert codes(found) == problems
    assert (found.delivered.low, found.delivered.high) == (low, high)
    assert all(one.words.endswith(".") and one.entry for one in found.problems)
    assert len(found.events) == len(events)


def test_that_a_restart_counts_from_its_own_time_and_keeps_the_first_start() -> None:
    ledger = Ledger()
    ledger.infusion("21T08:00", "start", rate="10 mL/h")
    ledger.infusion("21T09:00", "complete")
    ledger.infusion("21T10:00", "start", rate="10 mL/h")
    found = ran(ledger, "21T11:00")
    assert found.state == "running"
    assert found.started == at("21T08:00")
    assert found.since == at("21T10:00")
    assert found.ended is None


@pytest.mark.requirement("R45")
def test_that_an_infusion_across_the_clock_change_runs_elapsed_hours() -> None:
    ledger = Ledger()
    ledger.infusion("2026-10-24T22:00", "start", rate="10 mL/h")
    state = run_infusion(ledger.entries, now=at("2026-10-25T06:00"))
    assert state.delivered.exact == 90  # the night had one hour more


def test_that_an_end_within_the_second_is_exact() -> None:
    ledger = Ledger()
    ledger.chart(
        at("21T08:00"),
        ledger.infusion("21T08:00", "start", rate="10 mL/h").fact,
    )
    ledger.entries.pop(0)
    state = run_infusion(ledger.entries, now=at("21T08:00").add(milliseconds=1))
    assert state.delivered.exact == Fraction(1, 360_000)


def test_that_nothing_is_left_of_a_plan_that_was_passed() -> None:
    ledger = Ledger()
    ledger.infusion("21T08:00", "start", rate="10 mL/h")
    ledger.infusion("21T20:00", "stop")
    state = ran(ledger, "21T21:00", volume=Fraction(100))
    assert state.delivered.exact == 120
    assert state.remaining.exact == 0
