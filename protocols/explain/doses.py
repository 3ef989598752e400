"""Why a dose is what it is: the working as it was worked out, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from protocols.amount_words import dose_words
from protocols.explain.content import Reason
from protocols.explain.sources import entries, stated_by, titles
from protocols.times import show_when

if TYPE_CHECKING:
    from protocols.course import Course, DosePeriod
    from protocols.dosing.plan import DosePlan


def plan_title(plan: DosePlan) -> str:
    """Say what is proposed, or that it is refused."""
    if plan.outcome == "refused":
        return f"Next dose ({plan.period}): refused"
    given = " at ".join(dose_words(one) for one in (plan.volume, plan.rate) if one is not None)
    return f"Next dose ({plan.period}): {given or 'nothing proposed'}"


def plan_reasons(course: Course, plan: DosePlan) -> Iterator[Reason]:
    """Give the plan's own working, its refusals, warnings and limits."""
    rule = course.protocol.dose_for(course.record.arm)
    if rule is not None:
        yield Reason(f"By the rule {rule.label}.", titles(course, rule.source))
    for step in plan.steps:
        yield Reason(f"{step.label}: {step.value}.", step.source)
    for refusal in plan.reasons:
        yield Reason(refusal.message)
    for limit in plan.limits:
        yield Reason(f"A limit bound it: {limit.replace('_', ' ')}.")
    for warning in plan.warnings:
        yield Reason(warning.words)
    if plan.not_before is not None:
        yield Reason(f"Not before {show_when(plan.not_before, course.zone)}.")
    if plan.cross_check is not None:
        yield Reason(plan.cross_check.words)
    yield from entries(course, plan.inputs)


def period_title(period: DosePeriod) -> str:
    """Say what was decided for a dose that is past."""
    said = period.decision.fact.choice if period.decision is not None else "not decided"
    volume = f", {dose_words(period.accepted)}" if period.accepted is not None else ""
    return f"Dose {period.number}: {said}{volume}"


def period_reasons(course: Course, period: DosePeriod) -> Iterator[Reason]:
    """Give the working as it was shown and kept with the decision."""
    decision = period.decision
    if decision is None:
        yield Reason("No decision on it is recorded.")
        return
    fact, by = decision.fact, stated_by(decision)
    for label, value, source in fact.working:
        yield Reason(f"{label}: {value}.", source)
    if fact.reason:
        yield Reason(f"Reason given: {fact.reason.rstrip('.')}.", by)
    who = fact.decided_by or decision.operator
    yield Reason(f"{who} decided: {fact.choice}.", by)
    yield from entries(course, fact.inputs)
