"""A dose per kg of body weight in a planned number of injections.

Source: ILIAD-7 (10 micrograms per kg, at most seven); the pharmacy states the concentration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocols.amount_words import OVER, TIMES, amount_words, dose_words, number_words
from protocols.dosing.amounts import dose_number, dose_units
from protocols.dosing.crosscheck import Forward, check_amount
from protocols.dosing.guard import (
    judge_arm,
    judge_concentration,
    judge_number,
    judge_site,
    judge_weight,
    number_of,
)
from protocols.dosing.plan import DoseInputs, DosePlan, Refusal
from protocols.dosing.site import site_entries, site_source
from protocols.dosing.working import Working, conclude, entries_of, reasons_of, refused
from protocols.registry import exact, exact_body_weight, floor_to, magnitude
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.definition.model import Injections

FORMULA = "injections/1"
_STRENGTH = {Unit.MG: Unit.MG_PER_ML, Unit.MICROG: Unit.MICROG_PER_ML, Unit.NG: Unit.NG_PER_ML}


def plan_injection(rule: Injections, inputs: DoseInputs) -> DosePlan:
    """Return the dose and volume of one injection, or the refusal."""
    mass, per_weight_unit = dose_units(rule.amount.unit)
    weight = judge_weight(rule.weight, inputs)
    concentration = judge_concentration(rule, inputs, _STRENGTH[mass])
    step = judge_site(rule.rounding.volume_step, inputs, Unit.ML)
    general = (judge_arm(rule.arms, inputs.arm), judge_number(rule, inputs.period))
    if (
        isinstance(weight, Refusal)
        or isinstance(concentration, Refusal)
        or isinstance(step, Refusal)
        or any(general)
    ):
        return refused(rule.kind, inputs, reasons_of(*general, weight, concentration, step))
    per_weight = number_of(rule.amount, per_weight_unit)
    amount = exact(rule.amount) * exact_body_weight(weight)
    dose = magnitude(amount, mass)
    exact_volume = magnitude(amount / exact(concentration), Unit.ML)
    volume = Quantity(floor_to(exact_volume, number_of(step, Unit.ML)), Unit.ML)
    working = _working(rule, inputs, weight, concentration)
    working.line(
        f"Volume = {number_words(dose)} {OVER} "
        f"{number_words(number_of(concentration, _STRENGTH[mass]))}",
        amount_words(exact_volume, Unit.ML),
        "amount divided by concentration",
    )
    working.line(
        f"Rounded down to steps of {dose_words(step)}",
        dose_words(volume),
        site_source(rule.rounding.volume_step, inputs.site, inputs.protocol_words),
        emphasis=True,
    )
    forward = Forward(
        per_weight, per_weight_unit, exact_volume, volume, None, weight, concentration, step
    )
    site = site_entries(
        inputs.site, rule.concentration, rule.rounding.volume_step, rule.weight.max_age
    )
    return conclude(
        DosePlan(
            "proposed",
            rule.kind,
            inputs.period,
            dose_per_weight=per_weight,
            per_weight_unit=per_weight_unit,
            calculated_per_weight=per_weight,
            dose=dose,
            dose_unit=mass,
            volume=volume,
            exact_volume=exact_volume,
            steps=working.steps,
            inputs=entries_of(inputs, *site),
            cross_check=check_amount(forward),
            formula=FORMULA,
        )
    )


def _working(
    rule: Injections, inputs: DoseInputs, weight: Quantity, concentration: Quantity
) -> Working:
    working = Working()
    mass, _ = dose_units(rule.amount.unit)
    working.line(f"Injection {inputs.period} of {rule.number}", rule.route, inputs.protocol_words)
    working.line(
        "Dose of the design, or matching placebo" if inputs.blinded else "Dose",
        dose_words(rule.amount),
        inputs.protocol_words,
    )
    weight_words = inputs.weight.words if inputs.weight is not None else ""
    working.line("Dosing weight", dose_words(weight), weight_words)
    working.line(
        f"Amount = {dose_number(rule.amount)} {TIMES} {dose_number(weight)}",
        amount_words(magnitude(exact(rule.amount) * exact_body_weight(weight), mass), mass),
        "or matching placebo" if inputs.blinded else "",
        emphasis=True,
    )
    stated = inputs.concentration
    working.line(
        "Concentration",
        dose_words(concentration),
        stated.words or "as stated by the pharmacy"
        if stated is not None
        else site_source(rule.concentration, inputs.site, inputs.protocol_words),
    )
    return working
