"""Doses: limits that can be reached and kept, levels and days that rise.

What a file gives as numbers is worked through here once: the largest dose under its cap must run
within its time at the rate ceiling, a cap must lie within what the rule could ever ask.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from protocols.definition import model
from protocols.definition.model import Protocol
from protocols.registry import as_decimal, exact, magnitude
from protocols.units import Quantity, Unit, trimmed

if TYPE_CHECKING:
    from collections.abc import Callable

    from protocols.definition.places import Path, Places

    Report = Callable[[str, Path, object, str], None]

_MG_KG = Unit.MG_PER_KG


def check(protocol: Protocol, places: Places) -> None:
    """Report doses that contradict themselves."""
    for at, rule in enumerate(protocol.doses):
        report = partial(_report, places, ("doses", at))
        if isinstance(rule, model.RaiseToTarget):
            _raise_to_target(protocol, rule, report)
        elif isinstance(rule, model.PerWeight):
            _per_weight(rule, report)
        elif isinstance(rule, model.Ladder):
            _ladder(rule, report)
        elif isinstance(rule, model.Injections):
            _injections(rule, report)
        if not isinstance(rule, model.Observed):
            _weight(rule.weight, report)


def _report(places: Places, base: Path, code: str, path: Path, given: object, message: str) -> None:
    places.report(code, (*base, *path), given, message)


def number(given: Quantity, unit: Unit) -> Fraction:
    """Return the exact number of `unit` in a quantity of the same kind."""
    return magnitude(exact(given), unit)


def _weight(rule: model.WeightRule, report: Report) -> None:
    if rule.low.value >= rule.high.value:
        report(
            "limits_not_rising",
            ("weight", "low"),
            rule.low,
            f"`low` {rule.low} is not below `high` {rule.high}. Put the lower first.",
        )


def _course(course: model.Course, run: model.Run, report: Report) -> None:
    if course.periods < 1:
        report("not_above_zero", ("course", "periods"), course.periods, "At least one period.")
    if number(run.over, Unit.H) > number(course.period, Unit.H):
        report(
            "run_longer_than_period",
            ("run", "over"),
            run.over,
            f"A dose would run {run.over}, longer than its period of {course.period}.",
        )


def _caps(caps: tuple[model.Cap, ...], largest: Fraction, run: model.Run, report: Report) -> None:
    rolling = [cap for cap in caps if cap.per == "rolling"]
    for at, cap in enumerate(caps):
        if (cap.per == "rolling") != (cap.window is not None):
            report(
                "window_does_not_fit",
                ("caps", at),
                cap.id,
                "A rolling cap says over which `window`; a cap per period has none.",
            )
            continue
        amount = number(cap.amount, _MG_KG)
        tighter = any(
            one.window is not None
            and number(one.amount, _MG_KG) < amount
            and number(one.window, Unit.H) >= number(run.over, Unit.H)
            for one in rolling
        )
        if cap.per == "period" and (amount > largest or tighter):
            report(
                "cap_never_reached",
                ("caps", at, "amount"),
                cap.amount,
                f"The cap of {cap.amount} can never be reached: another limit of this rule is "
                "lower. Check number and unit.",
            )


def _fits_the_run(
    largest: Fraction, concentration: Quantity, ceiling: Quantity, run: model.Run, report: Report
) -> None:
    """Report a ceiling at which the largest dose takes longer than its run."""
    per_kg = exact(Quantity(Decimal(1), _MG_KG)) * largest / exact(concentration)
    hours = magnitude(per_kg / exact(ceiling), Unit.H)
    if hours > number(run.over, Unit.H):
        report(
            "cannot_run_in_time",
            ("rate_ceiling",),
            ceiling,
            f"At {ceiling} the largest dose takes {_tenths(hours)} h, longer than the "
            f"{run.over} in which it is to run. Check ceiling, cap and concentration.",
        )


def _tenths(hours: Fraction) -> str:
    return trimmed(as_decimal(Fraction(round(hours * 10), 10)))


def _raise_to_target(protocol: Protocol, rule: model.RaiseToTarget, report: Report) -> None:
    _course(rule.course, rule.run, report)
    if not rule.caps:
        report("no_cap", ("caps",), "", "A dose from a measurement has a cap. Add one.")
        return
    if rule.entry_below is not None and number(rule.entry_below, rule.target.unit) > Fraction(
        rule.target.value
    ):
        report(
            "entry_above_target",
            ("entry_below",),
            rule.entry_below,
            f"Entry below {rule.entry_below} lies above the target of {rule.target}.",
        )
    if number(rule.content, Unit.MG_PER_ML) > number(rule.concentration, Unit.MG_PER_ML):
        report(
            "content_above_concentration",
            ("content",),
            rule.content,
            f"{rule.content} of the analyte is more than the {rule.concentration} of product that "
            "hold it.",
        )
    parameter = protocol.parameter(rule.distribution_volume.site)
    if parameter is None or parameter.high is None:
        return
    whole = exact(rule.target) * exact(parameter.high) / exact(rule.content)
    largest = magnitude(whole * exact(rule.concentration), _MG_KG)
    _caps(rule.caps, largest, rule.run, report)
    capped = min([largest, *(number(cap.amount, _MG_KG) for cap in rule.caps)])
    _fits_the_run(capped, rule.concentration, rule.rate_ceiling, rule.run, report)


def _per_weight(rule: model.PerWeight, report: Report) -> None:
    _course(rule.course, rule.run, report)
    amount = number(rule.amount, _MG_KG)
    for at, cap in enumerate(rule.caps):
        if number(cap.amount, _MG_KG) < amount:
            report(
                "dose_over_cap",
                ("caps", at, "amount"),
                cap.amount,
                f"The cap of {cap.amount} is below the dose of {rule.amount} that the rule gives.",
            )
    _caps(rule.caps, amount, rule.run, report)
    if rule.rate_ceiling is not None:
        _fits_the_run(amount, rule.concentration, rule.rate_ceiling, rule.run, report)


def _ladder(rule: model.Ladder, report: Report) -> None:
    for at, level in enumerate(rule.levels):
        if level.level != at + 1:
            report(
                "levels_not_counted",
                ("levels", at, "level"),
                level.level,
                f"Levels are counted 1, 2, 3 …; here belongs {at + 1}.",
            )
        below = rule.levels[at - 1] if at else None
        if below is not None and number(level.rate, Unit.NG_PER_KG_MIN) <= number(
            below.rate, Unit.NG_PER_KG_MIN
        ):
            report(
                "levels_not_rising",
                ("levels", at, "rate"),
                level.rate,
                f"Level {level.level} at {level.rate} is not above the level before it, "
                f"{below.rate}.",
            )
    steps = len(rule.levels) - 1
    if steps < 0:
        report("no_levels", ("levels",), "", "A ladder has at least one level.")
    elif number(rule.step_every, Unit.H) * steps >= number(rule.run_for, Unit.H):
        report(
            "run_ends_before_last_level",
            ("run_for",),
            rule.run_for,
            f"The run of {rule.run_for} ends before the last of {steps + 1} levels is reached in "
            f"steps of {rule.step_every}.",
        )


def _injections(rule: model.Injections, report: Report) -> None:
    if rule.number != len(rule.planned_days):
        report(
            "days_do_not_fit",
            ("planned_days",),
            len(rule.planned_days),
            f"{len(rule.planned_days)} days are planned for {rule.number} injections.",
        )
    for at, (day, following) in enumerate(
        zip(rule.planned_days, rule.planned_days[1:], strict=False)
    ):
        if following <= day:
            report(
                "days_not_rising",
                ("planned_days", at + 1),
                following,
                f"Day {following} does not come after day {day}. Put the days in order.",
            )
            continue
        gap = rule.first_gap if at == 0 else rule.min_gap
        if (following - day) * 24 < number(gap, Unit.H):
            report(
                "gap_too_short",
                ("planned_days", at + 1),
                following,
                f"From day {day} to day {following} is less than the gap of {gap}.",
            )
