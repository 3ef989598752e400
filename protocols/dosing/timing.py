"""When the next dose may start: gaps, periods, the last day, and the window of the first dose.

A late first dose is a deviation, not a bar: the patient still needs it. A gap between injections
and the last day of treatment do bar a proposal.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from protocols.amount_words import dose_words
from protocols.definition.model import Injections, Ladder, Observed, PerWeight, RaiseToTarget
from protocols.dosing.guard import anchor_missing, number_of
from protocols.dosing.plan import DoseWarning, Refusal
from protocols.facts import InjectionGiven
from protocols.infusion.elapsed import after
from protocols.times import Instant, duration_words, show_when, study_day_of
from protocols.units import Unit

if TYPE_CHECKING:
    from protocols.definition.model import DoseRule
    from protocols.dosing.samples import Moment
    from protocols.infusion.events import InfusionState
    from protocols.record import Record


def after_last_day(rule: DoseRule, moment: Moment) -> list[Refusal]:
    """Return a refusal once the last study day on which a dose may start is over."""
    if not isinstance(rule, RaiseToTarget | PerWeight) or rule.course.no_start_after_day is None:
        return []
    count = moment.protocol.days
    anchor = moment.record.anchors.get(count.anchor)
    if anchor is None:
        stated = moment.protocol.anchor(count.anchor)
        derived = stated is not None and stated.asked == "derived"
        return [] if derived or count.anchor == "first_dose" else [anchor_missing(count.anchor)]
    day = study_day_of(moment.now, anchor, moment.zone, first=count.first, rule=count.rule)
    if day.number <= rule.course.no_start_after_day:
        return []
    words = f"It is {day}; no dose is started after Day {rule.course.no_start_after_day}."
    return [Refusal("after_last_day", words, "day")]


def start_window(
    rule: DoseRule, period: int, moment: Moment
) -> tuple[list[DoseWarning], list[Refusal]]:
    """Say when the first dose is late or nearly so; a late start is a deviation, not a bar."""
    window = None
    if isinstance(rule, RaiseToTarget | PerWeight):
        window = rule.course.start
    elif isinstance(rule, Ladder):
        window = rule.start
    if window is None or period != 1 or moment.record.first_dose_at is not None:
        return [], []
    anchor = moment.record.anchors.get(window.anchor)
    if anchor is None:
        return [], [anchor_missing(window.anchor)]
    deadline = after(anchor, number_of(window.limit, Unit.H))
    until = show_when(deadline, moment.zone)
    name = window.anchor.replace("_", " ")
    by = f"before {until}" if window.before else f"by {until}"
    if moment.now > deadline or (window.before and moment.now == deadline):
        words = (
            f"The first dose was to start within {dose_words(window.limit)} of {name}, {by}; "
            f"that was {duration_words(moment.now - deadline)} ago."
        )
        return [DoseWarning("start_window_passed", words, window.anchor)], []
    if window.warn_below is not None:
        left = deadline - moment.now
        if after(moment.now, number_of(window.warn_below, Unit.H)) > deadline:
            words = f"Start {by}: {duration_words(left)} left."
            return [DoseWarning("start_window_closing", words, window.anchor)], []
    return [], []


def not_before(
    rule: DoseRule, period: int, record: Record, infusions: Mapping[int, InfusionState]
) -> Instant | None:
    """Return the earliest start that the rule's gap, its period or a running bag leaves."""
    if isinstance(rule, Injections):
        given = record.of(InjectionGiven)
        if not given:
            return None
        gap = rule.first_gap if period == 2 else rule.min_gap
        return after(given[-1].at, number_of(gap, Unit.H))
    before = [one for one in infusions.values() if one.period < period and one.started is not None]
    if not before or isinstance(rule, Ladder | Observed):
        return None
    found = [one.projected_end for one in before if one.active and one.projected_end is not None]
    if isinstance(rule, PerWeight):
        last = max(one.started for one in before if one.started is not None)
        found.append(after(last, number_of(rule.course.period, Unit.H)))
    return max(found, default=None)


def too_early(
    rule: DoseRule, period: int, earliest: Instant | None, moment: Moment
) -> list[Refusal]:
    """Return a refusal while the gap since the last injection is not over."""
    if not isinstance(rule, Injections) or earliest is None or moment.now >= earliest:
        return []
    if period > rule.number:
        return []
    gap = rule.first_gap if period == 2 else rule.min_gap
    return [
        Refusal(
            "gap_too_short",
            f"Injection {period} is not given before {show_when(earliest, moment.zone)}: at "
            f"least {dose_words(gap)} after the last.",
            "injection",
            "Work it out again from that time on.",
        )
    ]
