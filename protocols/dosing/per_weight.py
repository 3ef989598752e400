"""A fixed amount per kg of body weight in each period, over its run.

The rate is the mean over the run. Where the site signed a slow start (a first rate for some
minutes), the stages are worked out so that the whole still takes the run's time.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.amount_words import TIMES, amount_words, dose_words, hours_words, number_words
from protocols.dosing.amounts import (
    Amounts,
    Basis,
    dose_number,
    dose_units,
    judge_steps,
    rate_in_ml_per_hour,
    rounding_source,
    size_dose,
)
from protocols.dosing.crosscheck import Forward, check_amount
from protocols.dosing.guard import judge_arm, judge_period, judge_site, judge_weight, number_of
from protocols.dosing.plan import DoseInputs, DosePlan, EarlierDoses, LadderStep, Refusal
from protocols.dosing.site import site_entries, site_quantity
from protocols.dosing.working import (
    Working,
    ceiling_quantity,
    conclude,
    entries_of,
    reasons_of,
    refused,
)
from protocols.registry import exact, exact_body_weight, floor_to, magnitude, same_kind
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.definition.model import PerWeight, SiteRef

FORMULA = "per_weight/1"


@dataclass(frozen=True, slots=True)
class _Ready:
    weight: Quantity
    volume_step: Quantity
    rate_step: Quantity
    ceiling: Fraction | None
    first_rate: Fraction | None
    first_hours: Fraction | None


def plan_per_weight(rule: PerWeight, inputs: DoseInputs, earlier: EarlierDoses) -> DosePlan:
    """Return the fixed dose of a period for the dosing weight, or the refusal."""
    ready = _ready(rule, inputs)
    if isinstance(ready, tuple):
        return refused(rule.kind, inputs, ready)
    mass, per_weight_unit = dose_units(rule.amount.unit)
    per_weight = number_of(rule.amount, per_weight_unit)
    working = Working()
    working.line(
        "Dose of the design, or matching placebo" if inputs.blinded else "Dose",
        amount_words(per_weight, per_weight_unit),
        inputs.protocol_words,
    )
    weight_words = inputs.weight.words if inputs.weight is not None else ""
    working.line("Dosing weight", dose_words(ready.weight), weight_words)
    amount = exact(rule.amount) * exact_body_weight(ready.weight)
    working.line(
        f"Amount = {number_words(per_weight)} {TIMES} {dose_number(ready.weight)}",
        amount_words(magnitude(amount, mass), mass),
        "or matching placebo" if inputs.blinded else "",
        emphasis=True,
    )
    amounts = size_dose(_basis(rule, ready, inputs, per_weight), earlier, working)
    if isinstance(amounts, Refusal):
        return refused(rule.kind, inputs, (amounts,), working)
    ladder = _stages(rule, ready, amounts, working)
    return _proposal(rule, ready, inputs, amounts, (per_weight, ladder, working))


def _ready(rule: PerWeight, inputs: DoseInputs) -> _Ready | tuple[Refusal, ...]:
    weight = judge_weight(rule.weight, inputs)
    volume_step, rate_step = judge_steps(rule.rounding, inputs)
    general = (judge_arm(rule.arms, inputs.arm), judge_period(rule.course, inputs.period))
    if (
        isinstance(weight, Refusal)
        or isinstance(volume_step, Refusal)
        or isinstance(rate_step, Refusal)
        or any(general)
    ):
        return reasons_of(*general, weight, volume_step, rate_step)
    highest = _optional_rate(rule, rule.max_rate, inputs, weight)
    first = _optional_rate(rule, rule.initial_rate, inputs, weight)
    minutes = _optional(rule.step_minutes, inputs, Unit.MIN)
    wrong = tuple(one for one in (highest, first, minutes) if isinstance(one, Refusal))
    if isinstance(highest, Refusal) or isinstance(first, Refusal) or isinstance(minutes, Refusal):
        return wrong
    ceilings = [highest] if highest is not None else []
    if rule.rate_ceiling is not None:
        ceilings.append(rate_in_ml_per_hour(rule.rate_ceiling, weight, rule.concentration))
    hours = None if minutes is None else number_of(minutes, Unit.H)
    return _Ready(weight, volume_step, rate_step, min(ceilings, default=None), first, hours)


def _optional(given: SiteRef | None, inputs: DoseInputs, unit: Unit) -> Quantity | Refusal | None:
    """Return a site value that may stay unsigned; a signed one must be usable."""
    if given is None or given.site not in inputs.site:
        return None
    return judge_site(given, inputs, unit)


def _optional_rate(
    rule: PerWeight, given: SiteRef | None, inputs: DoseInputs, weight: Quantity
) -> Fraction | Refusal | None:
    if given is None or given.site not in inputs.site:
        return None
    read = site_quantity(given, inputs.site)
    if isinstance(read, Refusal):
        return read
    kinds = (Unit.ML_PER_KG_H, Unit.MG_PER_KG_H, Unit.ML_PER_H, Unit.MG_PER_H)
    unit = next((one for one in kinds if same_kind(read.unit, one)), Unit.ML_PER_KG_H)
    judged = judge_site(given, inputs, unit)
    if isinstance(judged, Refusal):
        return judged
    return rate_in_ml_per_hour(judged, weight, rule.concentration)


def _basis(rule: PerWeight, ready: _Ready, inputs: DoseInputs, per_weight: Fraction) -> Basis:
    return Basis(
        per_weight,
        dose_units(rule.amount.unit)[1],
        ready.weight,
        rule.concentration,
        rule.caps,
        rule.run,
        ready.ceiling,
        f" for {dose_words(ready.weight)}",
        ready.volume_step,
        ready.rate_step,
        rounding_source(rule.rounding, inputs),
    )


def _stages(
    rule: PerWeight, ready: _Ready, amounts: Amounts, working: Working
) -> tuple[LadderStep, ...]:
    """Return a slow start and the rate after it, so that the whole takes the run's time."""
    over = number_of(rule.run.over, Unit.H)
    first, hours = ready.first_rate, ready.first_hours
    if first is None or hours is None or hours >= over or first >= amounts.exact_rate:
        return ()
    volume = Fraction(amounts.volume.value)
    second = (volume - first * hours) / (over - hours)
    if ready.ceiling is not None:
        second = min(second, ready.ceiling)
    step = number_of(ready.rate_step, Unit.ML_PER_H)
    found = []
    for level, (begin, rate) in enumerate(((Fraction(0), first), (hours, second)), start=1):
        minutes = Quantity(Decimal(int(begin * 60)), Unit.MIN)
        rounded = Quantity(floor_to(rate, step), Unit.ML_PER_H)
        found.append(LadderStep(level, minutes, rounded, rate))
        working.line(
            f"Rate from {hours_words(begin)} on", dose_words(rounded), "slow start (site setting)"
        )
    return tuple(found)


def _proposal(
    rule: PerWeight,
    ready: _Ready,
    inputs: DoseInputs,
    amounts: Amounts,
    more: tuple[Fraction, tuple[LadderStep, ...], Working],
) -> DosePlan:
    calculated, ladder, working = more
    _, per_weight_unit = dose_units(rule.amount.unit)
    site = site_entries(
        inputs.site,
        rule.rounding.volume_step,
        rule.rounding.rate_step,
        rule.weight.max_age,
        rule.initial_rate,
        rule.step_minutes,
        rule.max_rate,
    )
    forward = Forward(
        amounts.per_weight,
        per_weight_unit,
        amounts.exact_volume,
        amounts.volume,
        amounts.rate,
        ready.weight,
        rule.concentration,
        ready.volume_step,
    )
    return conclude(
        DosePlan(
            "proposed",
            rule.kind,
            inputs.period,
            dose_per_weight=amounts.per_weight,
            per_weight_unit=per_weight_unit,
            calculated_per_weight=calculated,
            dose=amounts.dose,
            dose_unit=amounts.dose_unit,
            volume=amounts.volume,
            rate=amounts.rate,
            ceiling_rate=ceiling_quantity(ready.ceiling),
            exact_volume=amounts.exact_volume,
            exact_rate=amounts.exact_rate,
            run_hours=amounts.run_hours,
            limits=amounts.limits,
            steps=working.steps,
            warnings=amounts.warnings,
            inputs=entries_of(inputs, *site),
            ladder=ladder,
            cross_check=check_amount(forward),
            formula=FORMULA,
        )
    )
