"""Doses for any input: never above a limit, refused when something lacks, the same in any unit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocols.catalogue import load
from protocols.definition.model import PerWeight, RaiseToTarget, SignedValue
from protocols.dosing.caps import rolling_room
from protocols.dosing.plan import DoseInputs, DosePlan, EarlierDoses, Known, Stretch
from protocols.dosing.propose import plan_dose
from protocols.dosing.site import in_force
from protocols.infusion.elapsed import after, hours_between
from protocols.intake import Reading
from protocols.times import Instant
from protocols.units import Quantity, Unit

IGM_FAT = load("igm-fat")
TITER = IGM_FAT.dose_for("titer")
FLAT = IGM_FAT.dose_for("flat")
assert isinstance(TITER, RaiseToTarget)
assert isinstance(FLAT, PerWeight)
START = Instant.parse_iso("2026-11-21T10:00:00Z")
MANY = settings(max_examples=300, deadline=None)
FEWER = settings(max_examples=150, deadline=None)


def decimals(low: str, high: str, places: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(Decimal(low), Decimal(high), places=places)


WEIGHTS = decimals("30", "250", 1)
TITERS = decimals("0", "400", 1)
SPREADS = decimals("30", "80", 1)
STEPS = st.sampled_from(["0.1", "0.5", "1", "2.5", "10"])


def known(value: Decimal, unit: Unit, comparator: str = "") -> Known:
    return Known(Reading(Quantity(value, unit), comparator))  # type: ignore[arg-type]


def titer_plan(
    titer: Known,
    weight: Decimal,
    spread: Decimal,
    *,
    volume_step: str = "0.1",
    rate_step: str = "0.1",
) -> DosePlan:
    site = {
        "distribution_volume": SignedValue(f"{spread} mL/kg"),
        "volume_step": SignedValue(f"{volume_step} mL"),
        "rate_step": SignedValue(f"{rate_step} mL/h"),
    }
    inputs = DoseInputs(known(weight, Unit.KG), titer, in_force(IGM_FAT, site), arm="titer")
    return plan_dose(TITER, inputs)


@pytest.mark.requirement("R28", "R29")
@MANY
@given(WEIGHTS, TITERS, SPREADS, STEPS, st.sampled_from(["0.1", "0.5", "1"]))
def test_that_no_dose_and_no_rate_is_ever_above_a_limit(
    weight: Decimal, titer: Decimal, spread: Decimal, volume_step: str, rate_step: str
) -> None:
    plan = titer_plan(
        known(titer, Unit.MG_PER_DL), weight, spread, volume_step=volume_step, rate_step=rate_step
    )
    if plan.outcome == "none":
        assert titer >= 100 or plan.reasons[0].code == "below_step"
        return
    assert plan.outcome == "proposed"
    assert plan.volume is not None
    assert plan.rate is not None
    body = Fraction(weight)
    given_volume = Fraction(plan.volume.value)
    assert given_volume * 50 / body <= 350
    assert Fraction(plan.rate.value) <= Fraction("0.4") * body
    assert Fraction(plan.rate.value) <= plan.exact_rate
    assert 0 <= plan.exact_volume - given_volume < Fraction(volume_step)
    assert (given_volume / Fraction(volume_step)).denominator == 1


@pytest.mark.requirement("R34")
@MANY
@given(WEIGHTS, TITERS, SPREADS)
def test_that_the_working_agrees_with_itself_run_backwards(
    weight: Decimal, titer: Decimal, spread: Decimal
) -> None:
    plan = titer_plan(known(titer, Unit.MG_PER_DL), weight, spread)
    if plan.outcome != "proposed":
        return
    assert plan.cross_check is not None
    assert plan.cross_check.agrees
    igm_mg = plan.exact_volume * 6
    rise = igm_mg / (Fraction(spread) * Fraction(weight)) * 100
    assert plan.expected == Fraction(titer) + rise
    assert plan.expected <= 100
    assert (plan.expected == 100) == (plan.limits == ())


@FEWER
@given(WEIGHTS, TITERS, SPREADS)
def test_that_the_unit_of_the_titer_does_not_change_the_dose(
    weight: Decimal, titer: Decimal, spread: Decimal
) -> None:
    plans = [
        titer_plan(known(titer, Unit.MG_PER_DL), weight, spread),
        titer_plan(known(titer.scaleb(-2), Unit.G_PER_L), weight, spread),
        titer_plan(known(titer.scaleb(1), Unit.MG_PER_L), weight, spread),
    ]
    doses = {(one.outcome, one.exact_volume, one.volume, one.rate, one.expected) for one in plans}
    assert len(doses) == 1


@FEWER
@given(WEIGHTS, TITERS, TITERS, SPREADS)
def test_that_a_lower_titer_never_gets_a_smaller_dose(
    weight: Decimal, one: Decimal, other: Decimal, spread: Decimal
) -> None:
    low, high = sorted((one, other))
    more = titer_plan(known(low, Unit.MG_PER_DL), weight, spread)
    less = titer_plan(known(high, Unit.MG_PER_DL), weight, spread)
    assert more.exact_volume >= less.exact_volume
    assert more.dose_per_weight >= less.dose_per_weight


@FEWER
@given(WEIGHTS, WEIGHTS, TITERS, SPREADS)
def test_that_the_dose_per_kg_does_not_depend_on_the_weight(
    one: Decimal, other: Decimal, titer: Decimal, spread: Decimal
) -> None:
    first = titer_plan(known(titer, Unit.MG_PER_DL), one, spread)
    second = titer_plan(known(titer, Unit.MG_PER_DL), other, spread)
    assert first.dose_per_weight == second.dose_per_weight


@pytest.mark.requirement("R31")
@FEWER
@given(WEIGHTS, TITERS, SPREADS)
def test_that_a_titer_below_a_limit_is_always_refused(
    weight: Decimal, titer: Decimal, spread: Decimal
) -> None:
    plan = titer_plan(known(titer, Unit.MG_PER_DL, "<"), weight, spread)
    assert plan.outcome == "refused"
    assert plan.volume is None


@pytest.mark.requirement("R32")
@MANY
@given(
    weight=st.none() | WEIGHTS,
    titer=st.none() | TITERS,
    spread=st.none() | SPREADS,
    age=st.none() | st.integers(0, 60),
    weight_age=st.none() | st.integers(0, 800),
)
def test_that_a_dose_is_refused_whenever_an_input_is_missing_or_stale(
    weight: Decimal | None,
    titer: Decimal | None,
    spread: Decimal | None,
    age: int | None,
    weight_age: int | None,
) -> None:
    signed = {} if spread is None else {"distribution_volume": SignedValue(f"{spread} mL/kg")}
    sampled = None if age is None else START.add(hours=-age)
    weighed = None if weight_age is None else START.add(hours=-weight_age)
    inputs = DoseInputs(
        None if weight is None else replace(known(weight, Unit.KG), at=weighed),
        None if titer is None else replace(known(titer, Unit.MG_PER_DL), at=sampled),
        in_force(IGM_FAT, signed),
        period=2,
        arm="titer",
        now=START,
    )
    plan = plan_dose(TITER, inputs)
    fresh = age is not None and age <= 24 and weight_age is not None and weight_age <= 14 * 24
    whole = None not in (weight, titer, spread) and fresh
    assert (plan.outcome == "refused") == (not whole)
    if not whole:
        assert plan.reasons
        assert (plan.volume, plan.rate, plan.dose) == (None, None, None)


HOURS = st.integers(0, 48 * 4).map(lambda quarters: Fraction(quarters, 4))


@st.composite
def earlier_doses(draw: st.DrawFn) -> tuple[Stretch, ...]:
    """Draw stretches that end before the start of the next dose."""
    found = []
    for _ in range(draw(st.integers(0, 4))):
        ends = draw(HOURS)
        length = draw(HOURS)
        volume = Fraction(draw(st.integers(0, 4000)), 10)
        begin = after(START, -ends - length)
        found.append(Stretch(begin, after(START, -ends), volume))
    return tuple(found)


def in_window(stretches: tuple[Stretch, ...], end: Instant) -> Fraction:
    """Return the mL of the 24 h before an instant, counted hour part by hour part."""
    total = Fraction(0)
    for one in stretches:
        length = hours_between(one.start, one.end)
        begin = max(one.start, end.add(hours=-24))
        stop = min(one.end, end)
        if length == 0:
            total += one.volume if end.add(hours=-24) <= one.start <= end else 0
        elif begin < stop:
            total += one.volume * hours_between(begin, stop) / length
    return total


@pytest.mark.requirement("R29")
@MANY
@given(earlier_doses(), st.integers(1, 12000), st.integers(0, 48 * 4))
def test_that_no_24_hours_ever_hold_more_than_the_rolling_cap(
    stretches: tuple[Stretch, ...], tenths: int, probe: int
) -> None:
    limit = Fraction(tenths, 10)
    room = rolling_room(EarlierDoses(stretches, START), START, Fraction(24), Fraction(24), limit)
    assert 0 <= room <= limit
    if room == 0:
        return
    proposed = Stretch(START, START.add(hours=24), room)
    moment = after(START, Fraction(probe, 4))
    assert in_window((*stretches, proposed), moment) <= limit


@FEWER
@given(earlier_doses(), st.integers(1, 12000))
def test_that_the_rolling_room_is_used_up_unless_the_cap_alone_binds(
    stretches: tuple[Stretch, ...], tenths: int
) -> None:
    limit = Fraction(tenths, 10)
    room = rolling_room(EarlierDoses(stretches, START), START, Fraction(24), Fraction(24), limit)
    if room in (limit, 0):
        return
    more = Stretch(START, START.add(hours=24), room + Fraction(1, 100))
    moments = {START, START.add(hours=24)}
    for one in stretches:
        moments |= {one.start.add(hours=24), one.end.add(hours=24)}
    assert any(in_window((*stretches, more), one) > limit for one in moments if one > START)


@FEWER
@given(WEIGHTS, st.integers(0, 24 * 4), st.integers(0, 4000))
def test_that_a_flat_dose_after_an_earlier_one_stays_under_the_rolling_cap(
    weight: Decimal, quarters: int, tenths: int
) -> None:
    gap = Fraction(quarters, 4)
    before = Stretch(after(START, -gap - 12), after(START, -gap), Fraction(tenths, 10))
    inputs = DoseInputs(known(weight, Unit.KG), site=in_force(IGM_FAT, {}), arm="flat", period=2)
    plan = plan_dose(FLAT, inputs, earlier=EarlierDoses((before,), START))
    limit = 5 * Fraction(weight)
    if plan.outcome == "refused":
        assert plan.reasons[0].code == "rolling_cap_reached"
        assert before.volume >= limit
        return
    assert ("rolling_cap" in plan.limits) == (plan.dose_per_weight < 250)
    if plan.volume is not None and plan.volume.value:
        proposed = Stretch(START, START.add(hours=24), Fraction(plan.volume.value))
        for quarter in range(0, 25 * 4, 3):
            moment = after(START, Fraction(quarter, 4))
            assert in_window((before, proposed), moment) <= max(limit, in_window((before,), moment))
