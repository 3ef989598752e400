"""From a dose per weight to what a pump is set to: cap, volume, rounding down, rate, ceiling.

Shared by every rule that doses an amount per kg of body weight over a run. Exact fractions
throughout; rounding comes last, always down (R28).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.amount_words import OVER, TIMES, amount_words, dose_words, hours_words, number_words
from protocols.dosing.caps import Scale, apply_caps
from protocols.dosing.guard import judge_site, number_of
from protocols.dosing.plan import DoseInputs, DoseWarning, EarlierDoses, Refusal
from protocols.dosing.site import site_source
from protocols.registry import exact, exact_body_weight, floor_to, magnitude, same_kind
from protocols.units import PER_KG_OF, Quantity, Unit

if TYPE_CHECKING:
    from protocols.definition.model import Cap, Rounding, Run
    from protocols.dosing.working import Working

_ONE = Decimal(1)
_MASS_OF = {
    Unit.G_PER_KG: Unit.MG,
    Unit.MG_PER_KG: Unit.MG,
    Unit.MICROG_PER_KG: Unit.MICROG,
    Unit.NG_PER_KG: Unit.NG,
}


@dataclass(frozen=True, slots=True)
class Basis:
    """What turns a dose per weight into a volume and a rate; all of it checked before.

    `ceiling` is the highest rate in mL/h for this weight, or None where the protocol has none.
    """

    per_weight: Fraction
    unit: Unit
    weight: Quantity
    concentration: Quantity
    caps: tuple[Cap, ...]
    run: Run
    ceiling: Fraction | None
    ceiling_words: str
    volume_step: Quantity
    rate_step: Quantity
    step_source: str


@dataclass(frozen=True, slots=True)
class Amounts:
    """The dose after caps, its volume and rate, exact and rounded down."""

    per_weight: Fraction
    dose: Fraction
    dose_unit: Unit
    exact_volume: Fraction
    volume: Quantity
    exact_rate: Fraction
    rate: Quantity
    run_hours: Fraction
    limits: tuple[str, ...]
    warnings: tuple[DoseWarning, ...]


def dose_units(amount: Unit) -> tuple[Unit, Unit]:
    """Return the units in which a dose is shown: mass, and mass per kg of body weight."""
    mass = _MASS_OF.get(amount, Unit.MG)
    return mass, PER_KG_OF[mass]


def judge_steps(
    rounding: Rounding, inputs: DoseInputs
) -> tuple[Quantity | Refusal, Quantity | Refusal]:
    """Return the steps to which volume and rate are rounded down."""
    return (
        judge_site(rounding.volume_step, inputs, Unit.ML),
        judge_site(rounding.rate_step, inputs, Unit.ML_PER_H),
    )


def rate_in_ml_per_hour(given: Quantity, weight: Quantity, concentration: Quantity) -> Fraction:
    """Return a rate limit as mL/h for a weight: per kg or not, of product volume or amount.

    Raises:
        pint.DimensionalityError: the limit is no rate of volume or of the dosed amount.
    """
    rate = exact(given)
    if not same_kind(given.unit, Unit.ML_PER_H) and not same_kind(given.unit, Unit.MG_PER_H):
        rate = rate * exact_body_weight(weight)
    if same_kind(given.unit, Unit.MG_PER_KG_H) or same_kind(given.unit, Unit.MG_PER_H):
        rate = rate / exact(concentration)
    return magnitude(rate, Unit.ML_PER_H)


def size_dose(basis: Basis, earlier: EarlierDoses, working: Working) -> Amounts | Refusal:
    """Cap, then turn into a volume, then round down, then set the rate under its ceiling."""
    one = Quantity(_ONE, basis.unit)
    body = exact_body_weight(basis.weight)
    per_unit = magnitude(exact(one) * body / exact(basis.concentration), Unit.ML)
    over = number_of(basis.run.over, Unit.H)
    capped = apply_caps(
        basis.caps, basis.per_weight, Scale(basis.unit, per_unit, over), earlier, working
    )
    if isinstance(capped, Refusal):
        return capped
    mass, _ = dose_units(basis.unit)
    amount = exact(one) * capped.per_weight * body
    exact_volume = magnitude(amount / exact(basis.concentration), Unit.ML)
    volume = _round_volume(basis, capped.per_weight, exact_volume, working)
    rate, exact_rate, limited, warnings = _set_rate(basis, exact_volume, volume, over, working)
    return Amounts(
        capped.per_weight,
        magnitude(amount, mass),
        mass,
        exact_volume,
        volume,
        exact_rate,
        rate,
        exact_volume / exact_rate if exact_rate else over,
        (*capped.limits, *limited),
        warnings,
    )


def _round_volume(
    basis: Basis, per_weight: Fraction, exact_volume: Fraction, working: Working
) -> Quantity:
    strength = number_of(basis.concentration, _strength_unit(basis.unit))
    working.line(
        f"Volume = {number_words(per_weight)} {TIMES} {dose_number(basis.weight)} {OVER} "
        f"{number_words(strength)}",
        amount_words(exact_volume, Unit.ML),
        f"product {dose_words(basis.concentration)}",
    )
    volume = Quantity(floor_to(exact_volume, number_of(basis.volume_step, Unit.ML)), Unit.ML)
    lost = exact_volume - Fraction(volume.value)
    now = per_weight * Fraction(volume.value) / exact_volume if exact_volume else Fraction(0)
    working.line(
        f"Rounded down to steps of {dose_words(basis.volume_step)}",
        dose_words(volume),
        f"{basis.step_source}; now {amount_words(now, basis.unit)}" if lost else "nothing to round",
        emphasis=True,
    )
    return volume


def _set_rate(
    basis: Basis, exact_volume: Fraction, volume: Quantity, over: Fraction, working: Working
) -> tuple[Quantity, Fraction, tuple[str, ...], tuple[DoseWarning, ...]]:
    through = exact(Quantity(_ONE, Unit.ML)) * exact_volume / exact(basis.run.over)
    exact_rate = magnitude(through, Unit.ML_PER_H)
    limits: tuple[str, ...] = ()
    warnings: list[DoseWarning] = []
    if basis.ceiling is not None and exact_rate > basis.ceiling:
        exact_rate, limits = basis.ceiling, ("rate_ceiling",)
        warnings.append(
            DoseWarning(
                "runs_longer",
                f"At the highest rate it runs {hours_words(exact_volume / exact_rate)}, longer "
                f"than {hours_words(over)}.",
                "rate",
            )
        )
    top = exact_rate
    if basis.run.meaning == "at_least":
        # What runs is the rounded volume: it must not be through before the time is over either.
        top = min(top, Fraction(volume.value) / over)
    rate = Quantity(floor_to(top, number_of(basis.rate_step, Unit.ML_PER_H)), Unit.ML_PER_H)
    least = "at least " if basis.run.meaning == "at_least" else ""
    working.line(
        f"Rate = {number_words(exact_volume)} {OVER} {least}{hours_words(over)}",
        dose_words(rate),
        f"rounded down to steps of {dose_words(basis.rate_step)}",
        emphasis=True,
        check="limit" if limits else "",
    )
    if basis.ceiling is not None:
        working.line(
            f"Rate ceiling{basis.ceiling_words}",
            amount_words(basis.ceiling, Unit.ML_PER_H),
            "The ceiling is the rate" if limits else "Rate below the ceiling",
            check="limit" if limits else "ok",
        )
    if rate.value == 0 and volume.value > 0:
        warnings.append(
            DoseWarning(
                "rate_below_step",
                f"The rate of {amount_words(exact_rate, Unit.ML_PER_H)} is below one step of "
                f"{dose_words(basis.rate_step)}; the prescriber chooses a rate that the pump can "
                "run.",
                "rate",
            )
        )
    return rate, exact_rate, limits, tuple(warnings)


def rounding_source(rounding: Rounding, inputs: DoseInputs) -> str:
    """Return where the rounding step comes from."""
    return site_source(rounding.volume_step, inputs.site, inputs.protocol_words)


def dose_number(given: Quantity) -> str:
    """Write the bare number of a dose or setting, without trailing zeros."""
    return dose_words(given).split(" ", 1)[0]


def _strength_unit(per_weight: Unit) -> Unit:
    return {Unit.MG_PER_KG: Unit.MG_PER_ML, Unit.MICROG_PER_KG: Unit.MICROG_PER_ML}.get(
        per_weight, Unit.NG_PER_ML
    )
