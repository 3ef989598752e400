"""Titer and dose working of a day, and the titer chart up to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from protocols.analytes import ANALYTES, Analyte
from protocols.definition.model import PerWeight, RaiseToTarget
from protocols.sheet.content import (
    Chart,
    ChartDay,
    ChartPoint,
    ChartSpan,
    Working,
    WorkingLine,
)
from protocols.sheet.treatment import blinded, dose_name, treatment_kind
from protocols.sheet.wording import dose_words
from protocols.times import Instant, day_window, local, show_time, show_when

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.definition.model import DoseRule
    from protocols.facts import Entry, PlanDecided
    from protocols.sheet.days import SheetDay

_PRODUCT = re.compile(r"\d (?:m?g|micrograms|units)\b")
_LONGEST = 31  # study days in one chart


def working_of(course: Course, day: SheetDay) -> Working | None:
    """Return the working that a decision of the day rests on, else the proposal of now.

    A day that is over and had no decision has no working; a day to come has none yet.
    """
    rule = course.protocol.dose_for(course.record.arm)
    if treatment_kind(course) in ("observed", "none"):
        return None
    decided = [
        period.decision
        for period in course.periods
        if period.decision is not None and day.holds(period.decision.at)
    ]
    title = "Titer and dose working" if isinstance(rule, RaiseToTarget) else "Dose working"
    target = f"target {dose_words(rule.target)}" if isinstance(rule, RaiseToTarget) else ""
    if decided:
        latest = max(decided, key=lambda one: one.at)
        name = dose_name(course, latest.fact.period).lower()
        return Working(f"{title}, {name}", target, _decided_lines(latest, course, day))
    plan = course.next_dose
    if plan is None or day.when != "today":
        return None
    lines = tuple(
        WorkingLine(step.label, step.value, step.source, step.emphasis)
        for step in plan.steps
        if _may_stand(step.value, course)
    )
    if plan.outcome == "proposed" and plan.volume is not None:
        rate = f" at {dose_words(plan.rate)}" if plan.rate is not None else ""
        words = f"{dose_words(plan.volume)}{rate}"
        lines += (WorkingLine("Advised by the rule, not accepted yet", words, "", strong=True),)
    warnings = tuple(one.words for one in plan.warnings)
    return Working(
        f"{title}, {dose_name(course, plan.period).lower()}",
        target,
        lines,
        refusal=tuple(one.message for one in plan.reasons),
        limits=(*(() if blinded(course) else _limit_words(rule, plan.limits)), *warnings),
    )


def _decided_lines(
    decision: Entry[PlanDecided], course: Course, day: SheetDay
) -> tuple[WorkingLine, ...]:
    fact = decision.fact
    lines = [
        WorkingLine(label, value, source)
        for label, value, source in fact.working
        if _may_stand(value, course)
    ]
    if fact.proposed_volume is not None:
        words = dose_words(fact.proposed_volume)
        lines.append(WorkingLine("Advised by the rule", words, "", strong=True))
    at = show_time(decision.at, course.zone)
    if not day.holds(decision.at):
        at = show_when(decision.at, course.zone)
    word = {"accept": "Accepted", "adjust": "Adjusted", "decline": "Declined"}[fact.choice]
    label = f"{word} {at} by {fact.decided_by or decision.operator}"
    if fact.second_person:
        checked = "checked by" if fact.second_checked else "second person stated"
        label += f", {checked} {fact.second_person}"
    if fact.reason:
        label += f": {fact.reason}"
    given = [dose_words(one) for one in (fact.volume, fact.rate) if one is not None]
    value = " at ".join(given) if fact.choice != "decline" and given else "no dose"
    lines.append(WorkingLine(label, value, "", strong=True))
    return tuple(lines)


def _may_stand(value: str, course: Course) -> bool:
    """Say whether a line stands on paper: blinded infusions are volumes and rates only."""
    if not blinded(course) or treatment_kind(course) != "infusion":
        return True
    return _PRODUCT.search(value) is None


def _limit_words(rule: DoseRule | None, limits: tuple[str, ...]) -> tuple[str, ...]:
    """Write the limits that bound a dose, by what the protocol file says of them."""
    if not isinstance(rule, RaiseToTarget | PerWeight):
        return ()
    caps = {cap.id: cap for cap in rule.caps}
    found = []
    for name in limits:
        cap = caps.get(name)
        if cap is not None:
            window = dose_words(cap.window) if cap.window is not None else "24 hours"
            span = "per dose" if cap.per == "period" else f"in any {window}"
            found.append(f"held to {dose_words(cap.amount)} {span}")
        elif name == "rate_ceiling" and rule.rate_ceiling is not None:
            found.append(f"held to {dose_words(rule.rate_ceiling)}")
    return tuple(found)


def chart_of(course: Course, day: SheetDay) -> Chart | None:
    """Return the chart of the key analyte from the first study day to the sheet's day."""
    rule = course.protocol.dose_for(course.record.arm)
    aims = isinstance(rule, RaiseToTarget)
    if day.provisional or not (aims or course.titers):
        return None
    count = course.protocol.days
    points = [one for one in course.titers if one.at < day.ends]
    numbers = [one.day for one in points if one.day is not None]
    last = day.number
    if last > count.treatment_last:
        last = max([count.treatment_last, *numbers])
    first = max(min([count.first, last, *numbers]), last - _LONGEST + 1)
    days, ends = _chart_days(course, first, last)
    analyte = _key_analyte(course)
    unit = rule.target.unit if isinstance(rule, RaiseToTarget) else analyte.unit
    shown = tuple(
        ChartPoint(one.at, one.value, one.reading, during=one.during is not None)
        for one in points
        if days[0].starts <= one.at < ends and one.value.unit is unit
    )
    return Chart(
        title=f"{analyte.label} by day",
        unit=unit.value,
        days=days,
        ends=ends,
        now=min(course.now, day.ends),
        points=shown,
        target=rule.target if isinstance(rule, RaiseToTarget) else None,
        entry=rule.entry_below if isinstance(rule, RaiseToTarget) else None,
        spans=_spans(course, days[0].starts, min(ends, course.now)),
        empty_words=_empty_words(course),
    )


def _key_analyte(course: Course) -> Analyte:
    rule = course.protocol.dose_for(course.record.arm)
    if isinstance(rule, RaiseToTarget):
        return ANALYTES[rule.analyte]
    return ANALYTES[course.titers[0].measured.analyte]


def _chart_days(course: Course, first: int, last: int) -> tuple[tuple[ChartDay, ...], Instant]:
    count = course.protocol.days
    anchor = course.record.anchors[count.anchor]
    days = []
    ends = anchor
    for number in range(first, last + 1):
        window = day_window(number, anchor, course.zone, first=count.first, rule=count.rule)
        assert window.start is not None  # noqa: S101 - a study day has both ends
        assert window.end is not None  # noqa: S101
        days.append(ChartDay(number, local(window.start, course.zone).date(), window.start))
        ends = window.end
    return tuple(days), ends


def _spans(course: Course, starts: Instant, ends: Instant) -> tuple[ChartSpan, ...]:
    """Return when each infusion ran; one that still runs has no end."""
    found = []
    for state in course.infusions.values():
        if state.started is None or state.started >= ends:
            continue
        until = state.ended if state.ended is not None and state.ended <= ends else None
        if until is not None and until <= starts:
            continue
        name = f"infusion {state.period}" if blinded(course) else f"dose {state.period}"
        found.append(ChartSpan(name, max(state.started, starts), until))
    return tuple(found)


def _empty_words(course: Course) -> str:
    for one in course.due:
        item = one.planned
        if one.is_open and item.does == "measurement" and item.due_from is not None:
            return f"No value yet; next sample from {show_when(item.due_from, course.zone)}"
    return "No value yet"
