"""What ran: an infusion's events turned into rates over time, by exact piecewise integration.

Given is neither scheduled nor calculated (R37). Whatever was charted is taken as it stands: events
that contradict each other are named in words and widen the volume to a range; they are never
refused, dropped or put right. The order in which events were entered has no influence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, TypeAlias

from protocols.facts import Entry, InfusionCharted
from protocols.infusion.bags import BagState, fold_bags
from protocols.infusion.elapsed import after, hours_between
from protocols.infusion.problems import Problem, difference_words, overrun
from protocols.infusion.pump import Pump, Turn
from protocols.infusion.volumes import NOTHING, Bounds, Segment, delivered
from protocols.record import as_entered
from protocols.registry import exact, magnitude
from protocols.times import Instant
from protocols.units import PER_KG_OF, Quantity, Unit

State: TypeAlias = Literal["not_started", "running", "paused", "ended", "complete"]

_NO_LEVELS: Mapping[int, Fraction] = MappingProxyType({})
_MASS_OF = {
    Unit.MG_PER_ML: Unit.MG,
    Unit.G_PER_L: Unit.MG,
    Unit.MICROG_PER_ML: Unit.MICROG,
    Unit.NG_PER_ML: Unit.NG,
}


@dataclass(frozen=True, slots=True)
class Planned:
    """What the infusion is measured against; anything may be missing.

    Attributes:
        volume: mL that were accepted for the period.
        concentration: of the product, to show what ran as an amount.
        weight: dosing weight, to show what ran per kg.
        highest_rate: mL/h assumed at most where the rate is not known; None: nothing is assumed.
        level_rates: mL/h of each level, where an event names a level and no rate.
    """

    volume: Fraction | None = None
    concentration: Quantity | None = None
    weight: Quantity | None = None
    highest_rate: Fraction | None = None
    level_rates: Mapping[int, Fraction] = field(default_factory=lambda: _NO_LEVELS)


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event as the log shows it.

    Attributes:
        rate: mL/h from here on, 0 while nothing runs, None where it is not known.
        so_far: mL delivered up to here.
    """

    entry: Entry[InfusionCharted]
    at: Instant
    step: str
    rate: Fraction | None
    so_far: Bounds


@dataclass(frozen=True, slots=True)
class InfusionState:
    """One infusion at one moment.

    Attributes:
        state: not_started, running, paused, ended (stopped before the end) or complete.
        since: when that state began.
        rate: mL/h now; 0 while paused or ended, None where it is not known.
        delivered: mL up to now; `amount` and `per_weight` the same as product, where known.
        remaining: mL of the planned volume still to run; None without a plan.
        projected_end: when the planned volume is through at the present rate.
        paused_hours, running_hours: exact elapsed hours of each.
        observed: mL read off the pump at the end; `difference` what it is above the charted rates.
        problems: contradictions of the event list, in words.
    """

    period: int
    now: Instant
    state: State
    since: Instant | None
    started: Instant | None
    ended: Instant | None
    rate: Fraction | None
    level: int | None
    segments: tuple[Segment, ...]
    delivered: Bounds
    amount: Bounds | None
    amount_unit: Unit
    per_weight: Bounds | None
    per_weight_unit: Unit
    planned: Fraction | None
    remaining: Bounds | None
    projected_end: Instant | None
    paused_hours: Fraction
    running_hours: Fraction
    bags: tuple[BagState, ...]
    events: tuple[EventLine, ...]
    problems: tuple[Problem, ...]
    observed: Fraction | None = None
    difference: Fraction | None = None

    @property
    def active(self) -> bool:
        """Whether it has begun and not ended: it runs or is paused."""
        return self.state in ("running", "paused")


def run_infusion(
    entries: Iterable[Entry[InfusionCharted]],
    *,
    now: Instant,
    period: int = 1,
    planned: Planned | None = None,
) -> InfusionState:
    """Integrate the events of one infusion up to an instant.

    Args:
        entries: its events that hold, in any order; later ones than `now` do not count yet.
        now: the instant asked for.
        period: dose period or study infusion number.
        planned: what it is measured against.
    """
    plan = planned if planned is not None else Planned()
    ordered = in_order(one for one in entries if one.at <= now)
    pump = Pump(plan.highest_rate, plan.level_rates)
    turns = tuple(pump.take(entry) for entry in ordered)
    segments = _segments(turns, now)
    problems = [*pump.problems]
    if plan.volume is not None and pump.mode == "running":
        segments, late = _beyond_plan(segments, plan.volume)
        problems += [late] if late is not None else []
    total = delivered(segments, Instant.MIN, now)
    bags = fold_bags(ordered, segments, now)
    problems += [overrun(bag.number) for bag in bags if bag.overrun]
    observed = _observed(ordered)
    difference = observed - total.low if observed is not None and total.exact is not None else None
    if observed is not None:
        problems += difference_words(observed, total, ordered[-1].id)
    state = _state(pump)
    return InfusionState(
        period=period,
        now=now,
        state=state,
        since=pump.since,
        started=pump.started,
        ended=pump.since if state in ("ended", "complete") else None,
        rate=pump.rate_now,
        level=pump.level,
        segments=segments,
        delivered=total,
        **_amounts(total, plan),  # type: ignore[arg-type]
        planned=plan.volume,
        remaining=None if plan.volume is None else total.left_of(plan.volume),
        projected_end=_projected_end(pump, total, plan, segments, now),
        paused_hours=_hours(segments, "paused"),
        running_hours=_hours(segments, "running"),
        bags=bags,
        events=_lines(turns, segments),
        problems=tuple(problems),
        observed=observed,
        difference=difference,
    )


def in_order(entries: Iterable[Entry[InfusionCharted]]) -> tuple[Entry[InfusionCharted], ...]:
    """Return events by when they happened, those of one moment in the order of entering."""
    return tuple(sorted(as_entered(entries), key=lambda one: one.at))


def _segments(turns: tuple[Turn, ...], now: Instant) -> tuple[Segment, ...]:
    ends = (*(turn.at for turn in turns[1:]), now)
    return tuple(
        Segment(turn.at, end, turn.low, turn.high, turn.kind)
        for turn, end in zip(turns, ends, strict=False)  # no events, no end
        if turn.kind is not None and turn.at < end
    )


def _beyond_plan(
    segments: tuple[Segment, ...], volume: Fraction
) -> tuple[tuple[Segment, ...], Problem | None]:
    """Past the planned volume with no end charted, how much ran is not known: at most the rate."""
    if not segments or segments[-1].low == 0:
        return segments, None
    *before, last = segments
    missing = volume - delivered(tuple(before), Instant.MIN, last.start).low
    through = after(last.start, max(missing, Fraction(0)) / last.low)
    if through >= last.end:
        return segments, None
    known = [replace(last, end=through)] if through > last.start else []
    beyond = Segment(through, last.end, Fraction(0), last.high, "unknown")
    return (*before, *known, beyond), Problem(
        "end_not_charted",
        "The planned volume is through and no end is charted; what ran since then is not known.",
    )


def _state(pump: Pump) -> State:
    if pump.started is None:
        return "not_started"
    if pump.mode == "ended":
        return "complete" if pump.completed else "ended"
    return "paused" if pump.mode == "paused" else "running"


def _amounts(total: Bounds, plan: Planned) -> dict[str, object]:
    mass = Unit.MG
    amount = per_weight = None
    if plan.concentration is not None:
        mass = _MASS_OF.get(plan.concentration.unit, Unit.MG)
        strength = magnitude(exact(plan.concentration) * exact(_ONE_ML), mass)
        amount = total.times(strength)
        if plan.weight is not None and plan.weight.unit is Unit.KG and plan.weight.value > 0:
            per_weight = amount.times(1 / Fraction(plan.weight.value))
    return {
        "amount": amount,
        "amount_unit": mass,
        "per_weight": per_weight,
        "per_weight_unit": PER_KG_OF[mass],
    }


def _projected_end(
    pump: Pump, total: Bounds, plan: Planned, segments: tuple[Segment, ...], now: Instant
) -> Instant | None:
    if plan.volume is None or pump.mode != "running" or not pump.rate_now:
        return None
    if segments and segments[-1].kind == "unknown":
        return segments[-1].start
    if total.exact is None:
        return None
    return after(now, (plan.volume - total.exact) / pump.rate_now)


def _hours(segments: tuple[Segment, ...], kind: str) -> Fraction:
    return sum(
        (hours_between(one.start, one.end) for one in segments if one.kind == kind), Fraction(0)
    )


def _lines(turns: tuple[Turn, ...], segments: tuple[Segment, ...]) -> tuple[EventLine, ...]:
    return tuple(
        EventLine(
            turn.entry,
            turn.at,
            turn.entry.fact.step,
            turn.low if turn.low == turn.high else None,
            delivered(segments, Instant.MIN, turn.at) if segments else NOTHING,
        )
        for turn in turns
    )


def _observed(ordered: tuple[Entry[InfusionCharted], ...]) -> Fraction | None:
    ends = [
        one.fact.volume
        for one in ordered
        if one.fact.step in ("stop", "complete") and one.fact.volume is not None
    ]
    return magnitude(exact(ends[-1]), Unit.ML) if ends else None


_ONE_ML = Quantity(Decimal(1), Unit.ML)
