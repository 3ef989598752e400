"""Departures of a ladder and of injections: raised too early or unmeasured, given too soon."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from protocols.analytes import ANALYTES
from protocols.definition.model import Injections, Ladder
from protocols.definition.spans import span
from protocols.deviations.case import Case, Found
from protocols.facts import AssessmentMade, Entry, InfusionCharted, InjectionGiven
from protocols.times import Instant, duration_words


def _rises(case: Case) -> Iterator[tuple[Entry[InfusionCharted], Instant, int]]:
    """Yield each event that raises the level, with the time of the step before and the level."""
    rule = case.dose
    if not isinstance(rule, Ladder):
        return
    level, since = 0, None
    for event in case.record.of(InfusionCharted):
        fact = event.fact
        if event.at > case.now or fact.step not in ("start", "rate", "resume"):
            continue
        new = fact.level if fact.level is not None else (1 if fact.step == "start" else level)
        if since is not None and new > level:
            yield event, since, new
        if since is None or new != level:
            level, since = new, event.at


def step_too_early(case: Case) -> Iterator[Found]:
    """The level was raised sooner after the last step than the protocol allows."""
    rule = case.dose
    if not isinstance(rule, Ladder):
        return
    wait = span(rule.step_every)
    for event, since, level in _rises(case):
        if event.at - since < wait:
            yield Found(
                event.id,
                f"Raised to level {level} {duration_words(event.at - since)} after the last step; "
                f"the protocol waits {duration_words(wait)}",
                event.at,
                (event.id,),
                event.fact.reason,
                event,
            )


def step_without_gate(case: Case) -> Iterator[Found]:
    """The level was raised without the measurements that must be entered since the last step."""
    rule = case.dose
    if not isinstance(rule, Ladder):
        return
    for event, since, level in _rises(case):
        missing = [one for one in rule.gate if not _measured(case, one, since, event.at)]
        if missing:
            names = " and ".join(ANALYTES[one].label for one in missing)
            yield Found(
                event.id,
                f"Raised to level {level} without {names} since {case.when(since)}",
                event.at,
                (event.id,),
                event.fact.reason,
                event,
            )


def _measured(case: Case, analyte: str, since: Instant, until: Instant) -> bool:
    if any(since < one.at <= until for one in case.record.measured(analyte)):
        return True
    return any(
        since < one.at <= until and one.fact.values.get(analyte) is not None
        for one in case.record.of(AssessmentMade)
    )


def gap_too_short(case: Case) -> Iterator[Found]:
    """An injection followed the one before sooner than the protocol allows."""
    rule = case.dose
    if not isinstance(rule, Injections):
        return
    given = case.record.of(InjectionGiven)
    for place, (before, after) in enumerate(pairwise(given)):
        wait = span(rule.first_gap if place == 0 else rule.min_gap)
        gap = after.at - before.at
        if gap < wait:
            yield Found(
                str(after.fact.number),
                f"Injection {after.fact.number} was given {duration_words(gap)} after the one "
                f"before; the protocol waits {duration_words(wait)}",
                after.at,
                (before.id, after.id),
                after.fact.reason,
                after,
            )


def too_many_injections(case: Case) -> Iterator[Found]:
    """An injection beyond the number that the protocol has."""
    rule = case.dose
    if not isinstance(rule, Injections):
        return
    for count, given in enumerate(case.record.of(InjectionGiven), start=1):
        if count > rule.number or given.fact.number > rule.number:
            yield Found(
                str(max(count, given.fact.number)),
                f"Injection {given.fact.number} was given; the protocol has {rule.number}",
                given.at,
                (given.id,),
                given.fact.reason,
                given,
            )
