"""Several infusions of one subject together: by period, over a window, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from protocols.infusion.events import InfusionState, Planned, in_order, run_infusion
from protocols.infusion.problems import Problem
from protocols.infusion.volumes import NOTHING, Bounds, delivered

if TYPE_CHECKING:
    from protocols.facts import Entry, InfusionCharted
    from protocols.times import Instant

PlannedFor = Callable[[int], "Planned | None"]


def by_period(
    entries: Iterable[Entry[InfusionCharted]],
) -> Mapping[int, tuple[Entry[InfusionCharted], ...]]:
    """Return events by period; one that names none belongs to the period started last."""
    found: dict[int, list[Entry[InfusionCharted]]] = {}
    latest = 1
    for entry in in_order(entries):
        if entry.fact.period is not None and entry.fact.step == "start":
            latest = entry.fact.period
        period = entry.fact.period if entry.fact.period is not None else latest
        found.setdefault(period, []).append(entry)
    return MappingProxyType({period: tuple(found[period]) for period in sorted(found)})


def infusions_of(
    entries: Iterable[Entry[InfusionCharted]], *, now: Instant, planned: PlannedFor | None = None
) -> Mapping[int, InfusionState]:
    """Return every infusion of a subject by period; infusions that overlap say so."""
    grouped = by_period(one for one in entries if one.at <= now)
    states = {
        period: run_infusion(
            events, now=now, period=period, planned=planned(period) if planned else None
        )
        for period, events in grouped.items()
    }
    for period, problem in _overlaps(tuple(states.values())):
        states[period] = replace(states[period], problems=(*states[period].problems, problem))
    return MappingProxyType(states)


def delivered_between(states: Iterable[InfusionState], start: Instant, end: Instant) -> Bounds:
    """Return the mL that all infusions together delivered from one instant to another."""
    total = NOTHING
    for state in states:
        total = total.plus(delivered(state.segments, start, end))
    return total


def remaining_at(state: InfusionState, instant: Instant) -> Bounds | None:
    """Return the mL of the planned volume that were still to run at an instant.

    None without a planned volume. After the end nothing is left to run, whatever was planned.
    """
    if state.planned is None:
        return None
    if state.started is None or instant < state.started:
        return Bounds(state.planned, state.planned)
    if state.ended is not None and instant >= state.ended:
        return NOTHING
    so_far = NOTHING
    for segment in state.segments:
        so_far = so_far.plus(segment.between(segment.start, instant))
    return so_far.left_of(state.planned)


def was_active(state: InfusionState, instant: Instant) -> bool:
    """Say whether an infusion had begun and not ended at an instant (running or paused)."""
    if state.started is None or instant < state.started:
        return False
    return state.ended is None or instant < state.ended


def _overlaps(states: Sequence[InfusionState]) -> list[tuple[int, Problem]]:
    begun = sorted(
        (one for one in states if one.started is not None),
        key=lambda one: (one.started, one.period),
    )
    found = []
    for earlier, later in pairwise(begun):
        if later.started is not None and was_active(earlier, later.started):
            words = (
                f"Dose {later.period} is charted from a time when dose {earlier.period} had not "
                "ended."
            )
            found.append((later.period, Problem("overlap", words, later.events[0].entry.id)))
    return found
