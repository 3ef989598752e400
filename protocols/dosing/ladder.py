"""Pump rates of a dose ladder: each level's dose rate for a weight and a concentration.

    mL/h = dose rate per kg and min x weight x 60 / concentration

Source: I-MICRO (0.5, 1.0, 1.5 ng per kg per min); the rates at 0.2 micrograms per mL are those of
the label's own table. Which level may be offered when is a question of the running infusion
(`protocols.infusion.ladder`).
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.amount_words import OVER, TIMES, amount_words, dose_words, hours_words, number_words
from protocols.dosing.amounts import dose_number
from protocols.dosing.crosscheck import check_ladder_rate
from protocols.dosing.guard import (
    judge_arm,
    judge_concentration,
    judge_site,
    judge_weight,
    number_of,
)
from protocols.dosing.plan import CrossCheck, DoseInputs, DosePlan, LadderStep, Refusal
from protocols.dosing.site import site_entries, site_source
from protocols.dosing.working import (
    Working,
    ceiling_quantity,
    conclude,
    entries_of,
    reasons_of,
    refused,
)
from protocols.registry import exact, exact_body_weight, floor_to, magnitude
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.definition.model import Ladder

FORMULA = "ladder/1"


def pump_rate(dose_rate: Quantity, weight: Quantity, concentration: Quantity) -> Fraction:
    """Return the exact pump rate in mL/h of a dose rate per kg and min.

    Raises:
        pint.DimensionalityError: dose rate or concentration are of another kind.
        ValueError: the weight is not in kg.
    """
    rate = exact(dose_rate) * exact_body_weight(weight) / exact(concentration)
    return magnitude(rate, Unit.ML_PER_H)


def plan_ladder(rule: Ladder, inputs: DoseInputs) -> DosePlan:
    """Return the pump rate of each level, or the refusal."""
    weight = judge_weight(rule.weight, inputs)
    concentration = judge_concentration(rule, inputs, Unit.MICROG_PER_ML)
    rate_step = judge_site(rule.rounding.rate_step, inputs, Unit.ML_PER_H)
    general = (judge_arm(rule.arms, inputs.arm), _judge_only_run(inputs.period))
    if (
        isinstance(weight, Refusal)
        or isinstance(concentration, Refusal)
        or isinstance(rate_step, Refusal)
        or any(general)
    ):
        return refused(rule.kind, inputs, reasons_of(*general, weight, concentration, rate_step))
    working = Working()
    weight_words = inputs.weight.words if inputs.weight is not None else ""
    working.line("Dosing weight", dose_words(weight), weight_words)
    stated = inputs.concentration
    working.line(
        "Concentration",
        dose_words(concentration),
        stated.words or "as stated by the pharmacy"
        if stated is not None
        else site_source(rule.concentration, inputs.site, inputs.protocol_words),
    )
    levels = _levels(rule, weight, concentration, rate_step, working)
    course = _course_volume(rule, levels)
    working.line(
        f"Whole course, {hours_words(number_of(rule.run_for, Unit.H))}",
        amount_words(course, Unit.ML),
        "at the exact rates, if every step is taken on time",
    )
    agrees = all(
        check_ladder_rate(level.rate, one.exact_rate, weight, concentration)
        for level, one in zip(rule.levels, levels, strict=True)
    )
    site = site_entries(
        inputs.site, rule.concentration, rule.rounding.rate_step, rule.weight.max_age
    )
    return conclude(
        DosePlan(
            "proposed",
            rule.kind,
            inputs.period,
            rate=levels[0].rate,
            ceiling_rate=ceiling_quantity(max(one.exact_rate for one in levels)),
            exact_rate=levels[0].exact_rate,
            run_hours=number_of(rule.run_for, Unit.H),
            steps=working.steps,
            inputs=entries_of(inputs, *site),
            ladder=levels,
            cross_check=CrossCheck(_back_words(levels, weight, concentration), agrees),
            formula=FORMULA,
        )
    )


def _judge_only_run(period: int) -> Refusal | None:
    if period == 1:
        return None
    return Refusal(
        "beyond_course", f"There is no study infusion {period}; the protocol has one.", "period"
    )


def _levels(
    rule: Ladder,
    weight: Quantity,
    concentration: Quantity,
    rate_step: Quantity,
    working: Working,
) -> tuple[LadderStep, ...]:
    found = []
    step = number_of(rate_step, Unit.ML_PER_H)
    every = number_of(rule.step_every, Unit.MIN)
    strength = number_of(concentration, Unit.NG_PER_ML)
    for index, level in enumerate(rule.levels):
        after = Quantity(Decimal(int(every * index)), Unit.MIN)
        rate = pump_rate(level.rate, weight, concentration)
        rounded = Quantity(floor_to(rate, step), Unit.ML_PER_H)
        found.append(LadderStep(level.level, after, rounded, rate, level.rate))
        lost = "" if Fraction(rounded.value) == rate else f"exact {number_words(rate)}; "
        working.line(
            f"Level {level.level} = {dose_number(level.rate)} {TIMES} {dose_number(weight)} "
            f"{TIMES} 60 {OVER} {number_words(strength)}",
            dose_words(rounded),
            f"{lost}{dose_words(level.rate)}, from {dose_words(after)} after the start",
            emphasis=True,
        )
    return tuple(found)


def _course_volume(rule: Ladder, levels: tuple[LadderStep, ...]) -> Fraction:
    """Return the mL of the whole course at the exact rates when each step is taken on time."""
    ends = [number_of(one.after, Unit.H) for one in levels[1:]]
    ends.append(number_of(rule.run_for, Unit.H))
    return sum(
        (
            one.exact_rate * (end - number_of(one.after, Unit.H))
            for one, end in zip(levels, ends, strict=True)
        ),
        Fraction(0),
    )


def _back_words(levels: tuple[LadderStep, ...], weight: Quantity, concentration: Quantity) -> str:
    return "; ".join(
        f"level {one.level}: {amount_words(one.exact_rate, Unit.ML_PER_H)} {TIMES} "
        f"{dose_words(concentration)} {OVER} {dose_words(weight)} is "
        f"{dose_words(one.dose_rate) if one.dose_rate is not None else ''}"
        for one in levels
    )
