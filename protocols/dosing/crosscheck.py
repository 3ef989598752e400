"""The working run backwards (R34): from volume and rate to what they were worked out from.

Written apart from the forward working on purpose: no pint, no shared formula, its own table of
factors. It blocks a plan when the two disagree; a unit that this table does not know disagrees.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from protocols.amount_words import TIMES, amount_words, dose_words, hours_words
from protocols.dosing.plan import CrossCheck
from protocols.units import Quantity, Unit

# One unit in milligrams, millilitres, hours and kilograms of body weight.
_FACTOR: dict[Unit, Fraction] = {
    Unit.MG_PER_DL: Fraction(1, 100),
    Unit.G_PER_L: Fraction(1),
    Unit.MG_PER_L: Fraction(1, 1000),
    Unit.G_PER_DL: Fraction(10),
    Unit.MG_PER_ML: Fraction(1),
    Unit.MICROG_PER_ML: Fraction(1, 1000),
    Unit.NG_PER_ML: Fraction(1, 1_000_000),
    Unit.ML_PER_KG: Fraction(1),
    Unit.G_PER_KG: Fraction(1000),
    Unit.MG_PER_KG: Fraction(1),
    Unit.MICROG_PER_KG: Fraction(1, 1000),
    Unit.NG_PER_KG: Fraction(1, 1_000_000),
    Unit.NG_PER_KG_MIN: Fraction(60, 1_000_000),
    Unit.MICROG_PER_KG_MIN: Fraction(60, 1000),
    Unit.KG: Fraction(1),
    Unit.ML: Fraction(1),
    Unit.L: Fraction(1000),
    Unit.ML_PER_H: Fraction(1),
    Unit.ML_PER_KG_H: Fraction(1),
    Unit.H: Fraction(1),
    Unit.D: Fraction(24),
    Unit.MIN: Fraction(1, 60),
}


@dataclass(frozen=True, slots=True)
class Forward:
    """What the forward working says of an amount per weight: exact, and as rounded."""

    per_weight: Fraction
    per_weight_unit: Unit
    exact_volume: Fraction
    volume: Quantity
    rate: Quantity | None
    weight: Quantity
    concentration: Quantity
    volume_step: Quantity


@dataclass(frozen=True, slots=True)
class Level:
    """What the forward working says of the titer: before, still to come, and expected.

    `added` is what is still to run and was subtracted from the shortfall; all in `unit`.
    """

    titer: Fraction
    added: Fraction
    unit: Unit
    distribution_volume: Quantity
    content: Quantity
    expected: Fraction


_UNKNOWN_UNIT = CrossCheck("A unit cannot be checked backwards.", agrees=False)


def check_amount(forward: Forward) -> CrossCheck:
    """Recompute the dose per weight from the volume; the rounded volume may only lie below."""
    weight, strength = _plain(forward.weight), _plain(forward.concentration)
    step, volume = _plain(forward.volume_step), _plain(forward.volume)
    factor = _FACTOR.get(forward.per_weight_unit)
    if not (weight and strength and factor and step) or volume is None:
        return _UNKNOWN_UNIT
    back = forward.exact_volume * strength / weight / factor
    given = volume * strength / weight / factor
    rounded = 0 <= forward.exact_volume - volume < step
    words = (
        f"{_rate_words(forward)}{dose_words(forward.volume)} {TIMES} "
        f"{dose_words(forward.concentration)}, for {dose_words(forward.weight)}, is "
        f"{amount_words(given, forward.per_weight_unit)}"
    )
    return CrossCheck(words, agrees=back == forward.per_weight and rounded)


def check_target(forward: Forward, level: Level) -> CrossCheck:
    """Recompute the titer that the exact volume leads to; it must be the one expected."""
    amount = check_amount(forward)
    spread, holds = _plain(level.distribution_volume), _plain(level.content)
    weight, factor = _plain(forward.weight), _FACTOR.get(level.unit)
    if not (spread and holds and weight and factor):
        return _UNKNOWN_UNIT
    rise = forward.exact_volume * holds / (spread * weight) / factor
    words = f"{amount.words}; it brings the titer to {amount_words(level.expected, level.unit)}"
    agrees = level.titer + level.added + rise == level.expected
    return CrossCheck(words, agrees=amount.agrees and agrees)


def check_ladder_rate(
    level: Quantity, rate: Fraction, weight: Quantity, concentration: Quantity
) -> bool:
    """Say whether a pump rate in mL/h gives back the dose rate per kg and minute of its level."""
    body, strength, dose_rate = _plain(weight), _plain(concentration), _plain(level)
    if not (body and strength and dose_rate):
        return False
    return rate * strength / body == dose_rate


def _rate_words(forward: Forward) -> str:
    if forward.rate is None or forward.rate.value == 0:
        return ""
    hours = Fraction(forward.volume.value) / Fraction(forward.rate.value)
    about = "" if (hours * 60).denominator == 1 else "about "
    return f"{dose_words(forward.rate)} {TIMES} {about}{hours_words(hours)} = "


def _plain(given: Quantity) -> Fraction | None:
    factor = _FACTOR.get(given.unit)
    return None if factor is None else Fraction(given.value) * factor
