"""The dose section of a protocol's page."""

from __future__ import annotations

from protocols.definition import model
from protocols.definition.model import Protocol
from protocols.definition.page_words import anchor_words, fact_words, named, said, wrapped


def dose_lines(protocol: Protocol) -> list[str]:
    """Return the dose section: each rule with its numbers, limits and sources."""
    lines: list[str] = []
    for rule in protocol.doses:
        whom = f" (arm {', '.join(rule.arms)})" if rule.arms else ""
        lines += [f"{rule.label}{whom} {named(rule.source)}"]
        lines += [
            line for text in _dose_lines(protocol, rule) for line in wrapped(text, "  ", "    ")
        ]
    return lines


def _dose_lines(protocol: Protocol, rule: model.DoseRule) -> list[str]:
    if isinstance(rule, model.RaiseToTarget):
        return _raise_lines(protocol, rule)
    if isinstance(rule, model.PerWeight):
        return _per_weight_lines(protocol, rule)
    if isinstance(rule, model.Ladder):
        return _ladder_lines(rule)
    if isinstance(rule, model.Injections):
        return _injection_lines(rule)
    return ["Recorded only, never proposed.", f"Products: {', '.join(rule.products)}"]


def _raise_lines(protocol: Protocol, rule: model.RaiseToTarget) -> list[str]:
    name = fact_words(rule.analyte)
    lines = [
        f"Dose raises {name} to {said(rule.target)}, in one compartment:",
        f"(target - {name}) x distribution volume x weight, divided by {said(rule.content)}.",
        f"Distribution volume: {said(rule.distribution_volume)}",
        f"The product holds {said(rule.content)} of it and {said(rule.concentration)} in all.",
        f"{name} may be at most as old as {said(rule.max_age)}.",
    ]
    if rule.first_within is not None:
        window = rule.first_within
        lines.append(
            f"First dose: sample within {said(window.limit)} of: "
            f"{anchor_words(protocol, window.anchor)} {named(window.source)}"
        )
    if rule.at_target:
        lines.append(f"At the target: {rule.at_target}")
    lines += _course_lines(protocol, rule.course, rule.run, rule.caps)
    lines.append(f"Rate at most {said(rule.rate_ceiling)}.")
    return lines + _common_lines(rule.rounding, rule.weight)


def _per_weight_lines(protocol: Protocol, rule: model.PerWeight) -> list[str]:
    lines = [f"{said(rule.amount)} in each period; {said(rule.concentration)} in the product."]
    lines += _course_lines(protocol, rule.course, rule.run, rule.caps)
    if rule.rate_ceiling is not None:
        lines.append(f"Rate at most {said(rule.rate_ceiling)}.")
    for words, given in (
        ("First rate", rule.initial_rate),
        ("Time between steps", rule.step_minutes),
        ("Highest rate", rule.max_rate),
    ):
        if given is not None:
            lines.append(f"{words}: {said(given)}")
    return lines + _common_lines(rule.rounding, rule.weight)


def _ladder_lines(rule: model.Ladder) -> list[str]:
    lines = [f"Level {level.level}: {said(level.rate)}" for level in rule.levels]
    gate = ", ".join(fact_words(one) for one in rule.gate)
    lines.append(
        f"One level up every {said(rule.step_every)} at the earliest"
        + (f", and only with {gate} entered since the last step." if gate else ".")
    )
    lines.append(f"Runs {said(rule.run_for)}; concentration {said(rule.concentration)}.")
    return lines + _common_lines(rule.rounding, rule.weight)


def _injection_lines(rule: model.Injections) -> list[str]:
    days = ", ".join(map(str, rule.planned_days))
    return [
        f"{said(rule.amount)} {rule.route}, at most {rule.number} times, planned on Day {days}.",
        f"Second not before {said(rule.first_gap)} after the first.",
        f"Later ones not before {said(rule.min_gap)} after the one before.",
        f"Places: {', '.join(rule.sites)}; concentration {said(rule.concentration)}.",
        *_common_lines(rule.rounding, rule.weight),
    ]


def _course_lines(
    protocol: Protocol, course: model.Course, run: model.Run, caps: tuple[model.Cap, ...]
) -> list[str]:
    long = {"exactly": "over", "at_least": "over at least"}[run.meaning]
    lines = [
        f"At most {course.periods} periods of {said(course.period)} {named(course.source)}.",
        f"Each runs {long} {said(run.over)} {named(run.source)}.",
    ]
    if course.start is not None:
        lines.append(
            f"First dose {'before' if course.start.before else 'within'} "
            f"{said(course.start.limit)} of: "
            f"{anchor_words(protocol, course.start.anchor)} {named(course.start.source)}"
        )
    if course.no_start_after_day is not None:
        lines.append(f"No period starts after Day {course.no_start_after_day}.")
    for cap in caps:
        over = "one period" if cap.window is None else f"any {said(cap.window)}"
        lines.append(f"Never more than {said(cap.amount)} in {over} {named(cap.source)}.")
    return lines


def _common_lines(rounding: model.Rounding, weight: model.WeightRule) -> list[str]:
    steps = f"volume to {said(rounding.volume_step)}, rate to {said(rounding.rate_step)}"
    range_ = f"{said(weight.low)} to {said(weight.high)}"
    return [
        f"Rounded down: {steps} {named(rounding.source)}.",
        f"Weights outside {range_} are refused {named(weight.source)}.",
    ]
