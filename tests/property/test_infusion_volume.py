"""Delivered volume for any charting: additive, independent of entry order, pauses add nothing."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocols.facts import Entry, InfusionCharted, InfusionStep
from protocols.infusion.elapsed import after
from protocols.infusion.events import InfusionState, Planned, run_infusion
from protocols.infusion.windows import delivered_between
from protocols.times import Instant
from protocols.units import Quantity, Unit

START = Instant.parse_iso("2026-11-21T10:00:00Z")
SETTINGS = settings(max_examples=200, deadline=None)
STEPS = get_args(InfusionStep)
RATES = st.none() | st.integers(0, 500).map(lambda tenths: Decimal(tenths) / 10)


def entry(seq: int, minute: int, step: str, rate: Decimal | None) -> Entry[InfusionCharted]:
    quantity = None if rate is None else Quantity(rate, Unit.ML_PER_H)
    return Entry(
        f"e{seq}",
        "device",
        seq,
        "IGM-0001",
        InfusionCharted(step, period=1, rate=quantity),  # type: ignore[arg-type]
        START.add(minutes=minute),
        START.add(minutes=minute),
        "Europe/Rome",
        "nurse-a",
        "nurse",
    )


@st.composite
def charts(draw: st.DrawFn) -> tuple[Entry[InfusionCharted], ...]:
    """Draw any sequence of events, contradictory ones included."""
    rows = draw(
        st.lists(
            st.tuples(st.integers(0, 2880), st.sampled_from(STEPS), RATES), min_size=1, max_size=10
        )
    )
    return tuple(entry(seq, *row) for seq, row in enumerate(rows, start=1))


def state(events: tuple[Entry[InfusionCharted], ...], minute: int = 3000) -> InfusionState:
    return run_infusion(
        events, now=START.add(minutes=minute), planned=Planned(highest_rate=Fraction(50))
    )


@pytest.mark.requirement("R37")
@SETTINGS
@given(charts(), st.randoms(use_true_random=False))
def test_that_the_order_of_entry_has_no_influence(
    events: tuple[Entry[InfusionCharted], ...], random: Random
) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)
    assert state(tuple(shuffled)) == state(events)


@pytest.mark.requirement("R37")
@SETTINGS
@given(charts(), st.integers(0, 3000), st.integers(0, 3000))
def test_that_the_volume_is_the_sum_of_its_parts(
    events: tuple[Entry[InfusionCharted], ...], one: int, other: int
) -> None:
    whole = state(events)
    first, second = sorted((one, other))
    cuts = [START, START.add(minutes=first), START.add(minutes=second), START.add(minutes=3000)]
    parts = [delivered_between([whole], a, b) for a, b in pairwise(cuts)]
    assert sum((part.low for part in parts), Fraction(0)) == whole.delivered.low
    assert sum((part.high for part in parts), Fraction(0)) == whole.delivered.high


@SETTINGS
@given(charts(), st.integers(0, 3000))
def test_that_the_past_does_not_change_as_time_goes_on(
    events: tuple[Entry[InfusionCharted], ...], minute: int
) -> None:
    moment = START.add(minutes=minute)
    then = state(events, minute)
    later = delivered_between([state(events)], START.add(hours=-1), moment)
    assert later == then.delivered


@SETTINGS
@given(charts(), st.integers(0, 2999), st.integers(1, 2000))
def test_that_a_pause_never_adds_volume(
    events: tuple[Entry[InfusionCharted], ...], minute: int, length: int
) -> None:
    calm = tuple(one for one in events if one.fact.step in ("start", "rate", "bag"))
    calm = (entry(90, 0, "start", Decimal(10)), *(one for one in calm if one.fact.rate))
    steps = (entry(91, minute, "pause", None), entry(92, minute + length, "resume", None))
    between = [
        one
        for one in calm
        if START.add(minutes=minute) <= one.at <= START.add(minutes=minute + length)
    ]
    if between:
        return
    plain, paused = state(calm, 6000), state((*calm, *steps), 6000)
    assert paused.delivered.high <= plain.delivered.high
    hours = Fraction(length, 60)
    lost = delivered_between([plain], START.add(minutes=minute), START.add(minutes=minute + length))
    assert paused.paused_hours == hours
    assert plain.delivered.low - paused.delivered.low == lost.low


@SETTINGS
@given(charts(), st.integers(0, 3000))
def test_that_no_charting_is_ever_refused_and_bounds_stay_in_order(
    events: tuple[Entry[InfusionCharted], ...], minute: int
) -> None:
    found = run_infusion(
        events,
        now=START.add(minutes=minute),
        planned=Planned(volume=Fraction(100), concentration=Quantity(Decimal(50), Unit.MG_PER_ML)),
    )
    assert found.delivered.low >= 0
    assert found.delivered.high is None or found.delivered.high >= found.delivered.low
    assert all(one.words for one in found.problems)
    assert len(found.events) == sum(one.at <= found.now for one in events)
    volumes = [line.so_far.low for line in found.events]
    assert volumes == sorted(volumes)
    assert found.remaining is not None
    assert found.remaining.low >= 0


@SETTINGS
@given(st.integers(1, 500), st.integers(1, 100_000), st.integers(1, 3000))
def test_that_a_steady_infusion_gives_rate_times_time_to_the_last_digit(
    tenths: int, seconds: int, more: int
) -> None:
    rate = Decimal(tenths) / 10
    now = START.add(seconds=seconds)
    events = (entry(1, 0, "start", rate),)
    found = run_infusion(events, now=now)
    assert found.delivered.exact == Fraction(tenths * seconds, 10 * 3600)
    planned = found.delivered.low + more
    sure = run_infusion(events, now=now, planned=Planned(volume=planned))
    assert sure.remaining is not None
    assert sure.remaining.exact == more
    assert sure.projected_end == after(now, Fraction(more) / Fraction(rate))
