"""A ladder that runs: its level, and when the next step may be offered.

Nothing steps by itself: a step is offered once its time has passed and every gate measurement
was entered since the last step; a person decides, holds or steps down.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from protocols.analytes import ANALYTES
from protocols.infusion.elapsed import after
from protocols.registry import exact, magnitude
from protocols.units import Unit

if TYPE_CHECKING:
    from protocols.definition.model import Ladder
    from protocols.infusion.events import InfusionState
    from protocols.record import Measured, Record
    from protocols.times import Instant


_IDLE = ("the infusion is not started",)


@dataclass(frozen=True, slots=True)
class GateLine:
    """One measurement that must be entered before the next step; None: not entered yet."""

    analyte: str
    measured: Measured | None


@dataclass(frozen=True, slots=True)
class LadderState:
    """Where the ladder stands.

    Attributes:
        level: the level charted last; None before the start.
        since: when it was reached.
        next_level: the level above, or None at the top.
        not_before: when the next step may be offered at the earliest.
        gate: what must be entered since the last step, and what was.
        offered: the next step may be offered now.
        ends: when the whole course is over, counted from the start.
        reasons: why the next step is not offered, in words.
    """

    level: int | None
    since: Instant | None
    next_level: int | None
    not_before: Instant | None
    gate: tuple[GateLine, ...]
    offered: bool
    ends: Instant | None
    reasons: tuple[str, ...]


def ladder_state(rule: Ladder, state: InfusionState, record: Record, now: Instant) -> LadderState:
    """Return the level of a ladder infusion and whether the next step may be offered."""
    steps = [line for line in state.events if line.entry.fact.level is not None and line.at <= now]
    level = state.level
    since = steps[-1].at if steps else state.started
    if level is None and state.started is not None:
        level = rule.levels[0].level
    above = [one.level for one in rule.levels if level is not None and one.level > level]
    if state.started is None or since is None:
        first = rule.levels[0].level
        return LadderState(None, None, first, None, (), offered=False, ends=None, reasons=_IDLE)
    not_before = after(since, magnitude(exact(rule.step_every), Unit.H))
    ends = after(state.started, magnitude(exact(rule.run_for), Unit.H))
    gate = tuple(GateLine(one, _entered_since(record, one, since, now)) for one in rule.gate)
    reasons = []
    if not above:
        reasons.append("the highest level is reached")
    if state.state != "running":
        reasons.append(f"the infusion is {state.state.replace('_', ' ')}")
    if now >= ends:
        reasons.append("the course is over")
    if now < not_before:
        reasons.append("the time of the next step is not reached")
    missing = [one.analyte for one in gate if one.measured is None]
    reasons += [f"{_name(analyte)} is not entered since the last step" for analyte in missing]
    return LadderState(
        level,
        since,
        min(above, default=None),
        not_before if above else None,
        gate,
        not reasons,
        ends,
        tuple(reasons),
    )


def _name(analyte: str) -> str:
    known = ANALYTES.get(analyte)
    return known.label if known is not None else analyte


def _entered_since(record: Record, analyte: str, since: Instant, now: Instant) -> Measured | None:
    found = [one for one in record.measured(analyte) if since < one.at <= now]
    return found[-1] if found else None
