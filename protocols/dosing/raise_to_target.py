"""Dose from a measured titer: the shortfall to a target, spread in one compartment.

    amount of analyte = (target - titer) x distribution volume x weight
    volume            = amount / content of the product
    product           = volume x concentration of the product

Source: IgM-FAT (titer-based arm, single-compartment assumption); the distribution volume is the
site's, the content is the product label's. Weight cancels from the dose per kg.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.amount_words import (
    MINUS,
    OVER,
    TIMES,
    amount_words,
    dose_words,
    measured_words,
    number_words,
)
from protocols.analytes import ANALYTES
from protocols.dosing.amounts import (
    Amounts,
    Basis,
    dose_number,
    judge_steps,
    rate_in_ml_per_hour,
    rounding_source,
    size_dose,
)
from protocols.dosing.crosscheck import Forward, Level, check_target
from protocols.dosing.guard import (
    judge_arm,
    judge_measured,
    judge_period,
    judge_site,
    judge_weight,
    number_of,
)
from protocols.dosing.plan import DoseInputs, DosePlan, EarlierDoses, Known, Refusal
from protocols.dosing.site import site_entries, site_source
from protocols.dosing.working import (
    Working,
    ceiling_quantity,
    conclude,
    entries_of,
    reasons_of,
    refused,
)
from protocols.registry import exact, magnitude
from protocols.units import Quantity, Unit, plain

if TYPE_CHECKING:
    from protocols.definition.model import RaiseToTarget

FORMULA = "raise_to_target/1"
PER_WEIGHT = Unit.MG_PER_KG


@dataclass(frozen=True, slots=True)
class _Ready:
    """Inputs that passed every guard."""

    weight: Quantity
    titer: Known
    distribution_volume: Quantity
    volume_step: Quantity
    rate_step: Quantity


def plan_raise(rule: RaiseToTarget, inputs: DoseInputs, earlier: EarlierDoses) -> DosePlan:
    """Return the dose that raises the titer to the rule's target, none, or the refusal."""
    ready = _ready(rule, inputs)
    if isinstance(ready, tuple):
        return refused(rule.kind, inputs, ready)
    working = Working()
    reading = ready.titer.reading
    titer = number_of(reading.quantity, rule.target.unit)
    reached = titer >= Fraction(rule.target.value)
    if reading.comparator == "<" or (reading.comparator == ">" and not reached):
        return refused(rule.kind, inputs, (_only_a_limit(rule, ready, titer),))
    shortfall, shown = _shortfall_lines(rule, ready, inputs, titer, working)
    if shortfall <= 0:
        return _nothing(rule, ready, inputs, titer, working)
    per_weight = dose_for(rule, ready.distribution_volume, shortfall)
    _dose_lines(rule, ready, inputs, (shortfall, shown, per_weight), working)
    amounts = size_dose(_basis(rule, ready, inputs, per_weight), earlier, working)
    if isinstance(amounts, Refusal):
        return refused(rule.kind, inputs, (amounts,), working)
    return _proposal(rule, ready, inputs, (titer, per_weight), amounts, working)


def dose_for(rule: RaiseToTarget, distribution_volume: Quantity, shortfall: Fraction) -> Fraction:
    """Return the exact dose in mg of product per kg for a shortfall in the target's unit."""
    analyte = exact(Quantity(Decimal(1), rule.target.unit)) * shortfall * exact(distribution_volume)
    return magnitude(analyte / exact(rule.content) * exact(rule.concentration), PER_WEIGHT)


def rise_from(rule: RaiseToTarget, distribution_volume: Quantity, per_weight: Fraction) -> Fraction:
    """Return the rise of the titer, in the target's unit, from a dose in mg per kg."""
    product = exact(Quantity(Decimal(1), PER_WEIGHT)) * per_weight
    analyte = product / exact(rule.concentration) * exact(rule.content)
    return magnitude(analyte / exact(distribution_volume), rule.target.unit)


def analyte_name(rule: RaiseToTarget) -> str:
    """Return the analyte's name for people, `IgM titer`."""
    known = ANALYTES.get(rule.analyte)
    return known.label if known is not None else rule.analyte


def _ready(rule: RaiseToTarget, inputs: DoseInputs) -> _Ready | tuple[Refusal, ...]:
    weight = judge_weight(rule.weight, inputs)
    titer = judge_measured(rule, inputs, analyte_name(rule))
    volume = judge_site(rule.distribution_volume, inputs, Unit.ML_PER_KG)
    volume_step, rate_step = judge_steps(rule.rounding, inputs)
    general = (judge_arm(rule.arms, inputs.arm), judge_period(rule.course, inputs.period))
    if (
        isinstance(weight, Refusal)
        or isinstance(titer, Refusal)
        or isinstance(volume, Refusal)
        or isinstance(volume_step, Refusal)
        or isinstance(rate_step, Refusal)
        or any(general)
    ):
        return reasons_of(*general, weight, titer, volume, volume_step, rate_step)
    return _Ready(weight, titer, volume, volume_step, rate_step)


def _only_a_limit(rule: RaiseToTarget, ready: _Ready, titer: Fraction) -> Refusal:
    """Say what is known: a result beyond a limit leaves a range of doses, not a dose (R31)."""
    target = Fraction(rule.target.value)
    at_limit = dose_for(rule, ready.distribution_volume, max(target - titer, Fraction(0)))
    low, high = Fraction(0), at_limit
    if ready.titer.reading.comparator == "<":
        low, high = at_limit, dose_for(rule, ready.distribution_volume, target)
    caps = [number_of(cap.amount, PER_WEIGHT) for cap in rule.caps]
    low, high = min([low, *caps]), min([high, *caps])
    doses = amount_words(high, PER_WEIGHT)
    if low != high:
        doses = f"between {number_words(low)} and {doses}"
    return Refusal(
        "titer_not_a_number",
        f"{analyte_name(rule)} is reported as {ready.titer.reading}: a range, not a number. "
        f"Over that range the rule would give {doses}.",
        "titer",
        "Ask the laboratory for the value; otherwise the prescriber decides.",
    )


def _shortfall_lines(
    rule: RaiseToTarget, ready: _Ready, inputs: DoseInputs, titer: Fraction, working: Working
) -> tuple[Fraction, str]:
    """Write the lines up to the shortfall; return it exact, and as it is shown."""
    reading, unit = ready.titer.reading, rule.target.unit
    shown = plain(reading.quantity.value)
    first = working.line("Titer", _reading_words(ready.titer), ready.titer.words)
    if reading.quantity.unit is not unit:
        shown = number_words(titer)
        first = working.line(f"Titer in {unit.value}", amount_words(titer, unit), f"line {first}")
    second = working.line("Target", dose_words(rule.target), inputs.protocol_words)
    shortfall = Fraction(rule.target.value) - titer
    label = f"Shortfall = {dose_number(rule.target)} {MINUS} {shown}"
    source = f"line {second} {MINUS} line {first}"
    left = inputs.remainder
    if left is not None and left.subtracted:
        third = working.line(
            f"Still to run of dose {left.period} at the sample",
            amount_words(left.worth, unit),
            f"{amount_words(left.volume, Unit.ML)}; subtracted (site setting)",
        )
        shortfall -= left.worth
        label = f"{label} {MINUS} {number_words(left.worth)}"
        source = f"{source} {MINUS} line {third}"
    if shortfall <= 0 or reading.comparator:
        working.line("Shortfall", "none", rule.at_target, emphasis=True)
        return Fraction(0), ""
    same = reading.quantity.unit is unit and not (left and left.subtracted)
    value = (
        measured_words(Quantity(rule.target.value - reading.quantity.value, unit))
        if same
        else amount_words(shortfall, unit)
    )
    working.line(label, value, source, emphasis=True)
    return shortfall, value.removesuffix(f" {unit.value}")


def _substance(rule: RaiseToTarget) -> str:
    return analyte_name(rule).removesuffix(" titer")


def _reading_words(known: Known) -> str:
    words = {"": "", "<": "below ", ">": "above "}[known.reading.comparator]
    return f"{words}{measured_words(known.reading.quantity)}"


def _dose_lines(
    rule: RaiseToTarget,
    ready: _Ready,
    inputs: DoseInputs,
    worked_out: tuple[Fraction, str, Fraction],
    working: Working,
) -> None:
    shortfall, shown, per_weight = worked_out
    spread = ready.distribution_volume
    working.line(
        "Volume of distribution",
        dose_words(spread),
        site_source(rule.distribution_volume, inputs.site, inputs.protocol_words),
    )
    weight_words = inputs.weight.words if inputs.weight is not None else ""
    working.line("Dosing weight", dose_words(ready.weight), weight_words)
    divisor = shortfall * Fraction(spread.value) / per_weight
    working.line(
        f"Dose = {shown} {TIMES} {dose_number(spread)} {OVER} {number_words(divisor)}",
        amount_words(per_weight, PER_WEIGHT),
        f"{number_words(divisor)}: {dose_number(rule.content)} mg {_substance(rule)} in "
        f"{dose_number(rule.concentration)} mg, 100 mL in 1 dL"
        if rule.target.unit is Unit.MG_PER_DL
        else f"content {dose_words(rule.content)}, product {dose_words(rule.concentration)}",
        emphasis=True,
    )


def _basis(rule: RaiseToTarget, ready: _Ready, inputs: DoseInputs, per_weight: Fraction) -> Basis:
    return Basis(
        per_weight,
        PER_WEIGHT,
        ready.weight,
        rule.concentration,
        rule.caps,
        rule.run,
        rate_ceiling(rule, ready),
        f" = {dose_number(rule.rate_ceiling)} {TIMES} {dose_number(ready.weight)}",
        ready.volume_step,
        ready.rate_step,
        rounding_source(rule.rounding, inputs),
    )


def _nothing(
    rule: RaiseToTarget, ready: _Ready, inputs: DoseInputs, titer: Fraction, working: Working
) -> DosePlan:
    words = rule.at_target or f"{analyte_name(rule)} is at or above the target; no dose is advised."
    code = "at_target"
    if inputs.remainder is not None and titer < Fraction(rule.target.value):
        code = "remainder_reaches_target"
        words = (
            f"What is still to run of dose {inputs.remainder.period} is expected to bring the "
            "titer to the target; no further dose is advised."
        )
    elif titer == Fraction(rule.target.value) and _must_lie_above(rule, inputs):
        code = "equals_target"
        words = (
            f"{analyte_name(rule)} equals the target. The site asks for a titer above it, but "
            "there is no shortfall to work a dose from; the prescriber decides."
        )
    exact_titer = ready.titer.reading.comparator == ""
    return DosePlan(
        "none",
        rule.kind,
        inputs.period,
        dose_per_weight=Fraction(0),
        calculated_per_weight=Fraction(0),
        dose=Fraction(0),
        volume=Quantity(Decimal(0), Unit.ML),
        ceiling_rate=ceiling_quantity(rate_ceiling(rule, ready)),
        exact_volume=Fraction(0),
        exact_rate=Fraction(0),
        expected=titer if exact_titer else None,
        expected_unit=rule.target.unit,
        steps=working.steps,
        reasons=(Refusal(code, words, "titer"),),
        inputs=_entries(rule, inputs),
        formula=FORMULA,
    )


def _proposal(
    rule: RaiseToTarget,
    ready: _Ready,
    inputs: DoseInputs,
    start: tuple[Fraction, Fraction],
    amounts: Amounts,
    working: Working,
) -> DosePlan:
    titer, calculated = start
    left = inputs.remainder
    added = left.worth if left is not None and left.subtracted else Fraction(0)
    rise = rise_from(rule, ready.distribution_volume, amounts.per_weight)
    expected = titer + added + rise
    working.line(
        "Titer to be expected",
        amount_words(expected, rule.target.unit),
        "one compartment, without loss"
        if expected == Fraction(rule.target.value)
        else "one compartment, without loss; below target because of the limit",
        check="" if expected == Fraction(rule.target.value) else "limit",
    )
    forward = Forward(
        amounts.per_weight,
        PER_WEIGHT,
        amounts.exact_volume,
        amounts.volume,
        amounts.rate,
        ready.weight,
        rule.concentration,
        ready.volume_step,
    )
    level = Level(titer, added, rule.target.unit, ready.distribution_volume, rule.content, expected)
    return conclude(
        DosePlan(
            "proposed",
            rule.kind,
            inputs.period,
            dose_per_weight=amounts.per_weight,
            calculated_per_weight=calculated,
            dose=amounts.dose,
            volume=amounts.volume,
            rate=amounts.rate,
            ceiling_rate=ceiling_quantity(rate_ceiling(rule, ready)),
            exact_volume=amounts.exact_volume,
            exact_rate=amounts.exact_rate,
            run_hours=amounts.run_hours,
            expected=expected,
            expected_unit=rule.target.unit,
            limits=amounts.limits,
            steps=working.steps,
            warnings=amounts.warnings,
            inputs=_entries(rule, inputs),
            cross_check=check_target(forward, level),
            formula=FORMULA,
        )
    )


def _must_lie_above(rule: RaiseToTarget, inputs: DoseInputs) -> bool:
    signed = None if rule.target_met is None else inputs.site.get(rule.target_met.site)
    return signed is not None and signed.text == "above"


def rate_ceiling(rule: RaiseToTarget, ready: _Ready) -> Fraction:
    """Return the highest rate in mL/h for the weight."""
    return rate_in_ml_per_hour(rule.rate_ceiling, ready.weight, rule.concentration)


def _entries(rule: RaiseToTarget, inputs: DoseInputs) -> tuple[str, ...]:
    site = site_entries(
        inputs.site,
        rule.distribution_volume,
        rule.rounding.volume_step,
        rule.rounding.rate_step,
        rule.max_age,
        rule.weight.max_age,
    )
    return entries_of(inputs, *site)
