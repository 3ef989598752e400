"""Several infusions of one subject: by period, over a window, side by side."""

from __future__ import annotations

from fractions import Fraction

from protocols.facts import InfusionCharted
from protocols.infusion.events import Planned
from protocols.infusion.windows import (
    by_period,
    delivered_between,
    infusions_of,
    remaining_at,
    was_active,
)
from tests.support.trial_builders import Ledger, at


def two_days() -> Ledger:
    ledger = Ledger()
    ledger.infusion("20T10:00", "start", 1, rate="14 mL/h")
    ledger.infusion("21T10:00", "stop", None)
    ledger.infusion("21T11:00", "start", 2, rate="10 mL/h")
    ledger.infusion("21T13:00", "pause", None)
    return ledger


def test_that_an_event_without_a_period_belongs_to_the_one_started_last() -> None:
    grouped = by_period(two_days().entries)
    assert {period: len(events) for period, events in grouped.items()} == {1: 2, 2: 2}


def test_that_every_period_is_integrated_on_its_own() -> None:
    found = infusions_of(
        two_days().entries, now=at("21T20:00"), planned=lambda _: Planned(volume=Fraction(400))
    )
    assert found[1].delivered.exact == 336
    assert found[2].delivered.exact == 20
    assert (found[1].state, found[2].state) == ("ended", "paused")
    assert [one.period for one in found.values() if one.active] == [2]


def test_that_a_window_counts_what_ran_in_it_and_nothing_else() -> None:
    states = infusions_of(two_days().entries, now=at("21T20:00")).values()
    assert delivered_between(states, at("20T12:00"), at("21T12:00")).exact == 22 * 14 + 10
    assert delivered_between(states, at("20T08:00"), at("20T10:00")).exact == 0
    assert delivered_between(states, at("21T10:00"), at("21T11:00")).exact == 0


def test_that_what_was_left_at_an_instant_is_known_afterwards() -> None:
    states = infusions_of(
        two_days().entries, now=at("21T20:00"), planned=lambda _: Planned(volume=Fraction(343))
    )
    first = states[1]
    assert remaining_at(first, at("20T08:00")).exact == 343
    assert remaining_at(first, at("21T05:30")).exact == 343 - 14 * Fraction(39, 2)
    assert remaining_at(first, at("21T10:00")).exact == 0  # stopped: nothing is left to run
    assert was_active(first, at("21T05:30"))
    assert not was_active(first, at("21T10:00"))
    assert not was_active(first, at("20T09:59"))
    assert was_active(states[2], at("21T15:00"))  # paused


def test_that_without_a_plan_nothing_is_said_of_what_is_left() -> None:
    states = infusions_of(two_days().entries, now=at("21T20:00"))
    assert remaining_at(states[1], at("21T05:30")) is None


def test_that_doses_that_overlap_say_so_and_both_count() -> None:
    ledger = Ledger()
    ledger.infusion("20T10:00", "start", 1, rate="14 mL/h")
    ledger.infusion("21T09:00", "start", 2, rate="10 mL/h")
    ledger.infusion("21T10:00", "stop", 1)
    states = infusions_of(ledger.entries, now=at("21T11:00"))
    assert [one.code for one in states[2].problems] == ["overlap"]
    assert "dose 1 had not ended" in states[2].problems[0].words
    assert states[1].problems == ()
    assert delivered_between(states.values(), at("21T09:00"), at("21T10:00")).exact == 24


def test_that_a_voided_event_is_none_of_them() -> None:
    ledger = two_days()
    record = ledger.record()
    assert len(record.of(InfusionCharted)) == 4
