"""Exact conversion between units, by pint over a small unit file of our own.

Numbers are fractions here: 1/3 stays 1/3, and nothing is rounded until a result is written. Body
weight is its own dimension (`kg_bw`), so `mg/kg` times a weight gives mg and `mg/kg` alone can
never be added to a percentage. Nothing a person typed is ever parsed by pint.

What follows the laboratory's molar conversions is per substance, not per unit, and stands with
the analytes (`protocols.analytes`): creatinine 88.4, bilirubin 17.1.
"""

from __future__ import annotations

from decimal import ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    import pint

# kPa: 1 kPa = 7.50062 mmHg exactly as the trial documents convert it, not the physical constant.
_DEFINITIONS = """
gram = [mass] = g
metre = [length] = m
second = [time] = s
minute = 60 * second = min
hour = 60 * minute = h
day = 24 * hour = d
year = 31557600 * second = a
litre = 0.001 * metre ** 3 = L
mole = [substance] = mol
kilogram_bodyweight = [bodyweight] = kg_bw
unit_of_activity = [activity] = units
each = [count]
point = [points]
unity = [] = unity
percent = 0.01 * unity
degree_celsius = [temperature] = degC
mmHg = [pressure]
kPa = 7.50062 * mmHg
cmH2O = [ventilator_pressure]
square_metre_of_body = [body_surface]
body_surface_173 = [normalised_surface]
deci- = 1e-1 = d-
centi- = 1e-2 = c-
milli- = 1e-3 = m-
micro- = 1e-6
nano- = 1e-9 = n-
pico- = 1e-12 = p-
kilo- = 1e3 = k-
"""

# How pint is to understand each unit of ours; everything after a slash divides.
_PINT_TEXT: dict[Unit, str] = {
    Unit.MICROG: "microgram",
    Unit.MICROG_PER_ML: "microgram/mL",
    Unit.MICROG_PER_L: "microgram/L",
    Unit.MICROMOL_PER_L: "micromole/L",
    Unit.TEN9_PER_L: "1000 * each/microlitre",
    Unit.TEN3_PER_MICROL: "1000 * each/microlitre",
    Unit.PER_MICROL: "each/microlitre",
    Unit.PER_MM3: "each/microlitre",
    Unit.PER_MIN: "1/min",
    Unit.PERCENT: "percent",
    Unit.ONE: "unity",
    Unit.POINTS: "point",
    Unit.DEGC: "degC",
    Unit.KG_PER_M2: "kg/m**2",
    Unit.ML_PER_MIN_173: "mL/min/body_surface_173",
    Unit.ML_PER_CMH2O: "mL/cmH2O",
}
_DIGITS = Context(prec=34)


@cache
def registry() -> pint.UnitRegistry[Any]:
    """Return the one registry; built on first use (a few milliseconds after pint's import)."""
    import pint

    ours: pint.UnitRegistry[Any] = pint.UnitRegistry(None, non_int_type=Fraction)
    ours.load_definitions(_DEFINITIONS.strip().splitlines())
    return ours


@cache
def _one_of(unit: Unit) -> Any:
    """Return one of this unit as a pint quantity with a fraction for a magnitude."""
    if unit in _PINT_TEXT:
        text = _PINT_TEXT[unit]
    else:
        head, *rest = unit.value.split("/")
        text = "/".join([head, *("kg_bw" if part == "kg" else part for part in rest)])
    factor, _, name = text.rpartition("* ")
    number = Fraction(int(factor.strip())) if factor else Fraction(1)
    return registry().Quantity(number, registry().Unit(name.strip()))


@lru_cache(maxsize=4096)
def exact(quantity: Quantity) -> Any:
    """Return a pint quantity with an exact fraction: the form in which doses are worked out.

    The same few amounts of a record are asked for at every entry. Nothing changes what is returned:
    arithmetic gives new quantities.
    """
    return _one_of(quantity.unit) * Fraction(quantity.value)


def exact_body_weight(weight: Quantity) -> Any:
    """Return a weight in kg as body weight, the dimension that per-kilogram doses divide by.

    Raises:
        ValueError: the weight is not in kilograms.
    """
    if weight.unit is not Unit.KG:
        raise ValueError(f"a body weight is in kg, not {weight.unit.value}")
    return registry().Quantity(Fraction(weight.value), registry().Unit("kg_bw"))


def magnitude(amount: Any, unit: Unit) -> Fraction:
    """Return the exact number of `unit` in a pint quantity.

    Raises:
        pint.DimensionalityError: the dimensions differ, such as mg against mg/kg.
    """
    one = _one_of(unit)
    return Fraction(amount.to(one.units).magnitude) / Fraction(one.magnitude)


def as_decimal(number: Fraction) -> Decimal:
    """Write a fraction as a decimal: exactly where it ends, else to 34 significant digits."""
    return _DIGITS.divide(Decimal(number.numerator), Decimal(number.denominator))


def convert(quantity: Quantity, unit: Unit) -> Quantity:
    """Return the same amount in another unit, exactly (1 g/L is 100 mg/dL).

    Raises:
        pint.DimensionalityError: the two units measure different things.
    """
    if quantity.unit is unit:
        return quantity
    return Quantity(as_decimal(Fraction(quantity.value) * _factor(quantity.unit, unit)), unit)


@cache
def _factor(given: Unit, wanted: Unit) -> Fraction:
    """Return how many of one unit are one of another, exactly.

    No unit of ours has an offset, so one factor serves every number: a course of four weeks
    converts some thousand values of a dozen pairs of units.
    """
    return magnitude(_one_of(given), wanted)


def same_kind(first: Unit, second: Unit) -> bool:
    """Say whether one unit can be converted to the other."""
    return bool(_one_of(first).check(_one_of(second).dimensionality))


def floor_to(number: Fraction, step: Fraction) -> Decimal:
    """Round down to a whole number of steps: a rounded dose never passes a limit (R28)."""
    steps = number // step
    result = as_decimal(steps * step)
    # Keep the digits that the step has, so that 14.0 at a step of 0.1 reads 14.0 until written.
    places = -as_decimal(step).as_tuple().exponent  # type: ignore[operator]
    return result.quantize(Decimal(1).scaleb(-max(places, 0)), rounding=ROUND_FLOOR)
