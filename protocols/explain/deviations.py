"""Why something is a deviation: the rule, its limit, what was observed, and what was said of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from protocols.definition.model import Injections, Ladder, PerWeight, RaiseToTarget
from protocols.definition.page_words import said
from protocols.explain.content import Reason
from protocols.explain.due import due_reasons
from protocols.explain.sources import anchor, entries, stated_by, titles
from protocols.times import show_when

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.definition.model import DoseRule, StartWindow
    from protocols.deviations.find import Deviation


def deviation_title(one: Deviation) -> str:
    """Say what was found."""
    return one.words.rstrip(".")


def deviation_reasons(course: Course, one: Deviation) -> Iterator[Reason]:
    """Say the rule, the limit, what was observed with its entries, and who explained it."""
    rule = next((found for found in course.protocol.deviations if found.id == one.rule), None)
    source = titles(course, rule.source) if rule is not None else "an earlier protocol version"
    yield Reason(f"Rule: {one.rule_words.rstrip('.')}.", source)
    yield from _limit(course, one)
    yield Reason(f"Observed {show_when(one.at, course.zone)}: {one.words.rstrip('.')}.")
    yield from entries(course, one.entries)
    by_file = rule.importance if rule is not None else one.importance
    judged = "as the protocol file says" if by_file == one.importance else "as a reviewer judged it"
    yield Reason(f"Class {one.class_}, importance {one.importance}, {judged}.")
    if one.quoted:
        who = stated_by(one.explained) if one.explained is not None else ""
        yield Reason(f"{one.state.capitalize()}: {one.quoted.rstrip('.')}.", who)
    else:
        yield Reason("Nobody has explained it yet.")


def _limit(course: Course, one: Deviation) -> Iterator[Reason]:
    """Say the limit: of the schedule item, the criterion, or the dose rule that it is about."""
    key = one.key.partition(":")[2]
    item = next((due for due in course.due if due.planned.key == key), None)
    if item is not None:
        yield from due_reasons(course, item)
        return
    if one.kind in ("criteria_not_met", "criteria_not_known"):
        yield from _criteria(course, one, key)
        return
    rule = course.protocol.dose_for(course.record.arm)
    if rule is not None:
        yield from _dose_limit(course, one.kind, rule)


def _criteria(course: Course, one: Deviation, key: str) -> Iterator[Reason]:
    judged = course.eligibility.criteria if course.eligibility is not None else ()
    named = (
        {key}
        if one.kind == "criteria_not_met"
        else {part.strip() for part in one.words.rpartition(":")[2].split(",")}
    )
    verdicts = {found.id: found for found in judged}
    for criterion in course.protocol.criteria:
        if criterion.id in named:
            yield Reason(f"{criterion.id}: {criterion.text}.", titles(course, criterion.source))
            found = verdicts.get(criterion.id)
            if found is not None and found.why:
                yield Reason(f"Judged: {found.why.rstrip('.')}.")


def _start(rule: DoseRule) -> StartWindow | None:
    if isinstance(rule, RaiseToTarget | PerWeight):
        return rule.course.start
    return rule.start if isinstance(rule, Ladder) else None


def _dose_limit(course: Course, kind: str, rule: DoseRule) -> Iterator[Reason]:
    source = titles(course, rule.source)
    start = _start(rule)
    if kind in ("late_start", "late_first_dose") and start is not None:
        limit = f"The first dose starts within {said(start.limit)} of its anchor."
        yield Reason(limit, titles(course, start.source))
        yield anchor(course, start.anchor)
    ceiling = getattr(rule, "rate_ceiling", None)
    if kind == "rate_above_ceiling" and ceiling is not None:
        yield Reason(f"Rate at most {said(ceiling)}.", source)
        yield from _weight(course)
    if kind == "over_cap" and isinstance(rule, RaiseToTarget | PerWeight):
        for cap in rule.caps:
            span = f"any {said(cap.window)}" if cap.window is not None else "one dose period"
            yield Reason(f"At most {said(cap.amount)} in {span}.", titles(course, cap.source))
        yield from _weight(course)
    if kind == "extra_period" and isinstance(rule, RaiseToTarget | PerWeight):
        words = f"At most {rule.course.periods} dose periods"
        last = rule.course.no_start_after_day
        words += f", none started after Day {last}." if last is not None else "."
        yield Reason(words, titles(course, rule.course.source))
    yield from _step_limit(course, kind, rule)


def _step_limit(course: Course, kind: str, rule: DoseRule) -> Iterator[Reason]:
    source = titles(course, rule.source)
    if kind in ("too_fast", "run_too_long", "early_stop"):
        yield from _run(course, rule, source)
    if kind in ("step_too_early", "step_without_gate") and isinstance(rule, Ladder):
        gate = ", ".join(one.replace("_", " ") for one in rule.gate)
        words = f"One level up after {said(rule.step_every)}, with {gate} entered since."
        yield Reason(words, source)
    if kind in ("gap_too_short", "too_many_injections") and isinstance(rule, Injections):
        gaps = f"{said(rule.first_gap)} before the second, then {said(rule.min_gap)}"
        yield Reason(f"At most {rule.number} injections; {gaps}.", source)
    if kind == "no_second_check" and course.protocol.second_check is not None:
        check = course.protocol.second_check
        steps = ", ".join(check.steps)
        yield Reason(f"A second person checks: {steps}.", titles(course, check.source))


def _run(course: Course, rule: DoseRule, source: str) -> Iterator[Reason]:
    if isinstance(rule, Ladder):
        yield Reason(f"The infusion runs {said(rule.run_for)}.", source)
    elif isinstance(rule, RaiseToTarget | PerWeight):
        how = rule.run.meaning.replace("_", " ")
        yield Reason(f"A dose runs {how} {said(rule.run.over)}.", titles(course, rule.run.source))


def _weight(course: Course) -> Iterator[Reason]:
    weight = course.weight
    if weight is not None:
        when = show_when(weight.at, course.zone)
        method = f", {weight.method.replace('_', ' ')}" if weight.method else ""
        yield Reason(f"Dosing weight {weight.reading}{method}, {when}.", stated_by(weight.entry))
