"""Departures in amount: rate above the ceiling, more than a cap, other than accepted.

Everything is judged on what ran, exactly, from the charted rates. What is not known is judged by
what surely ran: an unknown stretch never makes a deviation, and never hides one.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.amount_words import dose_words
from protocols.definition.model import Cap, Ladder, PerWeight, RaiseToTarget
from protocols.definition.spans import site_quantity, span
from protocols.deviations.case import Case, Found, amount, per_hour
from protocols.dosing.amounts import rate_in_ml_per_hour
from protocols.dosing.ladder import pump_rate
from protocols.eligibility.wording import limit_words
from protocols.endpoints.given import cap_volume
from protocols.facts import InjectionGiven
from protocols.infusion.windows import delivered_between
from protocols.registry import exact, floor_to, magnitude
from protocols.times import Instant, local, show_time
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.infusion.events import InfusionState
    from protocols.infusion.volumes import Segment


def rate_above_ceiling(case: Case) -> Iterator[Found]:
    """Every stretch that ran above the highest rate that the protocol allows."""
    for state in case.started():
        ceiling = _ceiling(case, state.started or case.now)
        if ceiling is None:
            continue
        for stretch in _merged(state.segments):
            if stretch[0].low > ceiling:
                yield _above(case, state, stretch, ceiling)


def _ceiling(case: Case, when: Instant) -> Fraction | None:
    """Return the highest rate allowed in mL/h; None where it cannot be said."""
    rule, weight = case.dose, case.weight_at(when)
    if weight is None:
        return None
    if isinstance(rule, Ladder):
        concentration = site_quantity(case.protocol, case.site, rule.concentration)
        if concentration is None:
            return None
        return max(pump_rate(level.rate, weight, concentration) for level in rule.levels)
    if not isinstance(rule, RaiseToTarget | PerWeight):
        return None
    limit = rule.rate_ceiling
    if limit is None and isinstance(rule, PerWeight):
        limit = site_quantity(case.protocol, case.site, rule.max_rate)
    return per_hour(limit, weight) if limit is not None else None


def _merged(segments: tuple[Segment, ...]) -> list[list[Segment]]:
    """Join stretches that follow each other at one rate (a bag change does not part them)."""
    found: list[list[Segment]] = []
    for one in segments:
        last = found[-1][-1] if found else None
        if last is not None and last.end == one.start and last.low == one.low:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _above(case: Case, state: InfusionState, stretch: list[Segment], ceiling: Fraction) -> Found:
    start, end = stretch[0].start, stretch[-1].end
    running = state.active and end == state.now
    entry = next((line.entry.id for line in reversed(state.events) if line.at == start), "")
    words = (
        f"Rate {amount(stretch[0].low, Unit.ML_PER_H)} was above the ceiling "
        f"{amount(ceiling, Unit.ML_PER_H)} {_from_to(case, start, None if running else end)}"
    )
    return Found(f"{state.period}:{entry}", words, start, (entry,) if entry else ())


def _from_to(case: Case, start: Instant, end: Instant | None) -> str:
    if end is None:
        return f"since {case.when(start)}"
    if local(start, case.zone).date() == local(end, case.zone).date():
        return f"from {case.when(start)} to {show_time(end, case.zone)}"
    return f"from {case.when(start)} to {case.when(end)}"


def over_cap(case: Case) -> Iterator[Found]:
    """More than a cap in one period, or in any window of the cap's length."""
    rule = case.dose
    if not isinstance(rule, RaiseToTarget | PerWeight):
        return
    for cap in rule.caps:
        find = _over_in_period if cap.per == "period" else _over_in_window
        yield from find(case, cap, rule.concentration)


def given_volume(state: InfusionState) -> Fraction:
    """Return what surely ran in mL; a larger volume read off the pump counts."""
    return max(state.delivered.low, state.observed or Fraction(0))


def _over_in_period(case: Case, cap: Cap, concentration: Quantity) -> Iterator[Found]:
    for state in case.started():
        weight = case.weight_at(state.started or case.now)
        if weight is None:
            continue
        limit = cap_volume(cap, weight, concentration)
        given = given_volume(state)
        if given > limit:
            name = case.dose_name(state.period)
            above = amount(given - limit, Unit.ML)
            yield Found(
                f"{cap.id}:{state.period}",
                f"{name} gave {amount(given, Unit.ML)}, {above} above the cap"
                f" of {amount(limit, Unit.ML)}{_per_weight(case, cap)}",
                state.ended or state.now,
                tuple(line.entry.id for line in state.events[:1]),
            )


def _per_weight(case: Case, cap: Cap) -> str:
    return "" if case.blinded else f" ({dose_words(cap.amount)})"


def _over_in_window(case: Case, cap: Cap, concentration: Quantity) -> Iterator[Found]:
    """The worst window, told once, where several doses together pass a cap that each keeps."""
    states = case.started()
    weight = case.weight_at(states[0].started or case.now) if states else None
    if weight is None or cap.window is None or len(states) < 2:
        return
    limit = cap_volume(cap, weight, concentration)
    if sum((one.delivered.low for one in states), Fraction(0)) <= limit:
        return
    length = span(cap.window)
    ends = {end for one in states for seg in one.segments for end in (seg.end, seg.start + length)}
    windows = [(delivered_between(states, end - length, end).low, end) for end in sorted(ends)]
    worst, end = max(windows, key=lambda one: one[0])
    if worst <= limit:
        return
    inside = [one for one in states if delivered_between([one], end - length, end).low > 0]
    if len(inside) < 2:
        return  # one dose alone: its period's cap says so already
    names = " and ".join(str(one.period) for one in inside)
    yield Found(
        f"{cap.id}:{inside[-1].period}",
        f"Doses {names} together gave {amount(worst, Unit.ML)} in the "
        f"{limit_words(cap.window)} to {case.when(min(end, case.now))}, above the cap "
        f"of {amount(limit, Unit.ML)}{_per_weight(case, cap)}",
        min(end, case.now),
        tuple(one.events[0].entry.id for one in inside if one.events),
    )


def differs_from_accepted(case: Case) -> Iterator[Found]:
    """What ran differs from what was accepted: rate at the start, volume at the end, injection."""
    for state in case.started():
        yield from _rate_differs(case, state)
        yield from _volume_differs(case, state)
    for given in case.record.of(InjectionGiven):
        decided = case.decision(given.fact.number, given.at)
        accepted = decided.fact.volume if decided is not None else None
        if accepted is None or decided is None or decided.fact.choice == "decline":
            continue
        if magnitude(exact(accepted), Unit.ML) != magnitude(exact(given.fact.volume), Unit.ML):
            yield Found(
                f"injection:{given.fact.number}",
                f"Injection {given.fact.number} was {dose_words(given.fact.volume)}; accepted "
                f"was {dose_words(accepted)}",
                given.at,
                (decided.id, given.id),
                given.fact.reason,
                given,
            )


def _rate_differs(case: Case, state: InfusionState) -> Iterator[Found]:
    start = next((line.entry for line in state.events if line.step == "start"), None)
    if start is None or start.fact.rate is None:
        return
    decided = case.decision(state.period, start.at)
    if decided is None or decided.fact.rate is None or decided.fact.choice == "decline":
        return
    accepted = magnitude(exact(decided.fact.rate), Unit.ML_PER_H)
    began = magnitude(exact(start.fact.rate), Unit.ML_PER_H)
    if began != accepted and began not in _slow_starts(case, start.at, accepted):
        yield Found(
            f"rate:{state.period}",
            f"{case.dose_name(state.period)} started at {dose_words(start.fact.rate)}; accepted "
            f"was {dose_words(decided.fact.rate)}",
            start.at,
            (decided.id, start.id),
            start.fact.reason,
            start,
        )


def _slow_starts(case: Case, when: Instant, accepted: Fraction) -> tuple[Fraction, ...]:
    """Return the first rate that the site signed, exact and rounded down, if below the accepted.

    The accepted rate is the mean of the whole run; the slow start is part of the proposal.
    """
    rule, weight = case.dose, case.weight_at(when)
    if not isinstance(rule, PerWeight) or weight is None:
        return ()
    first = site_quantity(case.protocol, case.site, rule.initial_rate)
    if first is None:
        return ()
    rate = rate_in_ml_per_hour(first, weight, rule.concentration)
    step = site_quantity(case.protocol, case.site, rule.rounding.rate_step)
    rounded = rate if step is None else floor_to(rate, magnitude(exact(step), Unit.ML_PER_H))
    return (rate, Fraction(rounded)) if rate < accepted else ()


def _volume_differs(case: Case, state: InfusionState) -> Iterator[Found]:
    """Compare only as finely as charting to the minute can tell at the rates that ran."""
    decided = case.decision(state.period, state.ended or state.now)
    if state.ended is None or decided is None or decided.fact.volume is None:
        return
    given = state.observed if state.observed is not None else state.delivered.exact
    if given is None or decided.fact.choice == "decline":
        return
    accepted = magnitude(exact(decided.fact.volume), Unit.ML)
    fastest = max((one.low for one in state.segments), default=Fraction(0))
    if state.state == "ended" and given < accepted:
        return  # stopped before its end: told as that
    if abs(given - accepted) > fastest * 2 / 60:
        end = state.events[-1].entry
        yield Found(
            f"volume:{state.period}",
            f"{case.dose_name(state.period)} gave {amount(given, Unit.ML)}; accepted was "
            f"{dose_words(decided.fact.volume)}",
            state.ended,
            (decided.id, end.id),
            end.fact.reason,
            end,
        )
