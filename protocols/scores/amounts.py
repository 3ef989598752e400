"""Exact numbers of quantities in a score's own unit, and how a reason writes them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from protocols.analytes import ANALYTES, canonical
from protocols.units import Quantity, Unit, plain, trimmed

_MOST_PLACES = 8
_WIDE = Context(prec=60)
# Laboratory units keep their slash; rates and ratios are read out (display rule: per, not a slash).
_PRINTED_AS_IS = ("g/dL", "g/L", "mol/L", "10*9/L", "mmHg", "cmH2O", "%")


def number_of(analyte: str, given: Quantity | None) -> Fraction | None:
    """Return the exact number of the analyte's canonical unit, or None where nothing is known.

    Raises:
        pint.DimensionalityError: the quantity is of another kind than the analyte. Typed input
            is checked before it gets here; this guards our own code.
    """
    return None if given is None else Fraction(canonical(ANALYTES[analyte], given).value)


def number_in(unit: Unit, given: Quantity | None) -> Fraction | None:
    """Return the exact number of `unit`, or None where nothing is known.

    Raises:
        pint.DimensionalityError: the quantity is of another kind.
    """
    if given is None:
        return None
    if given.unit is unit:
        return Fraction(given.value)
    from protocols.registry import convert

    return Fraction(convert(given, unit).value)


def shown(number: Fraction, places: int = 1) -> str:
    """Write a number for a reason: exact where it ends early, else rounded but never onto an edge.

    199.96 stays 199.96 and 199.9667 becomes 199.97: a rounding that ends in a zero would read as
    the round number it is not, so it gets another place.
    """
    for digits in range(_MOST_PLACES + 1):
        if (number * 10**digits).denominator == 1 and digits <= places + 1:
            return trimmed(_rounded(number, digits))
    for digits in range(places, _MOST_PLACES):
        text = plain(_rounded(number, digits))
        if not text.endswith("0"):
            return text
    return plain(_rounded(number, _MOST_PLACES))


def _rounded(number: Fraction, digits: int) -> Decimal:
    decimal = _WIDE.divide(Decimal(number.numerator), Decimal(number.denominator))
    return decimal.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP, context=_WIDE)


def in_words(given: Quantity) -> str:
    """Write a quantity for a reason: digits as given, units that people read out."""
    unit = given.unit.value
    if given.unit is Unit.ONE:
        return plain(given.value)
    if not unit.endswith(_PRINTED_AS_IS):
        unit = unit.replace("microg", "micrograms").replace("/", " per ").strip()
    return f"{plain(given.value)} {unit}"


def converted(given: Quantity, number: Fraction, unit: Unit, places: int = 2) -> str:
    """Write a quantity as given and, where its unit differs, in the score's own unit too."""
    if given.unit is unit:
        return in_words(given)
    return f"{in_words(given)} ({shown(number, places)} {unit.value})"
