"""How numbers and units read in a working: two formatters, never one.

A dose has no trailing zeros and `per` in its rates; a measurement keeps the digits that the
laboratory printed, and its slash. Exact numbers that do not end are shown as approximate, never
cut in silence; rules compare the exact ones.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from protocols.registry import as_decimal
from protocols.units import Quantity, Unit, plain, trimmed

TIMES = "\u00d7"
OVER = "\u00f7"
MINUS = "\u2212"
NO_BREAK = "\u00a0"

_LABORATORY = frozenset(
    {Unit.MG_PER_DL, Unit.G_PER_L, Unit.MG_PER_L, Unit.TEN9_PER_L, Unit.MMOL_PER_L}
)
_SPANS = frozenset({Unit.H, Unit.D})
_PARTS = {"h": "hour", "d": "day", "microg": "micrograms", "ng": "nanograms"}
_UNGROUPED = 3  # digits that stand without a space
_PLACES = 4  # decimals up to which an exact number is written out
_TWO_DIGITS = Context(prec=2, rounding=ROUND_HALF_EVEN)
_EXACT_DIGITS = Context(prec=28, rounding=ROUND_HALF_EVEN)


def unit_words(unit: Unit) -> str:
    """Write a unit for people: `mL per kg`, `micrograms per kg`; laboratory units keep `/`."""
    if unit in _LABORATORY:
        return unit.value
    head, *rest = unit.value.split("/")
    return " per ".join([_PARTS.get(head, head), *(_PARTS.get(part, part) for part in rest)])


def grouped(number: str) -> str:
    """Group the digits of a number from 1 000 up with no-break spaces, `Approx. ` kept before."""
    said, space, digits = number.rpartition(" ")
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    whole, point, part = digits.partition(".")
    if len(whole) > _UNGROUPED:
        whole = f"{int(whole):,}".replace(",", NO_BREAK)
    return f"{said}{space}{sign}{whole}{point}{part}"


def exact_text(number: Fraction) -> str:
    """Write a number in plain digits: exactly where it ends, else to 28 significant digits."""
    return trimmed(_EXACT_DIGITS.divide(Decimal(number.numerator), Decimal(number.denominator)))


def ends_within(number: Fraction, places: int) -> bool:
    """Say whether the number is written out by at most so many decimals."""
    return bool((number * 10**places).denominator == 1)


def number_words(number: Fraction) -> str:
    """Write a computed number: `343`, `103.74`, or `Approx. 233.33` where it does not end."""
    if ends_within(number, _PLACES):
        return trimmed(as_decimal(number))
    value = as_decimal(number)
    if abs(value) < 1:
        return f"Approx. {trimmed(_TWO_DIGITS.plus(value))}"
    return f"Approx. {trimmed(value.quantize(Decimal('0.01'), rounding=ROUND_HALF_EVEN))}"


def amount_words(number: Fraction, unit: Unit) -> str:
    """Write a computed amount with its unit: `66.5 mg per kg`."""
    return f"{grouped(number_words(number))} {_beside(unit, one=number == 1)}"


def dose_words(given: Quantity) -> str:
    """Write a dose, rate or setting with its unit, no trailing zeros: `42 mL per kg`."""
    return f"{grouped(trimmed(given.value))} {_beside(given.unit, one=given.value == 1)}"


def _beside(unit: Unit, *, one: bool) -> str:
    """Write a unit beside its number: `24 hours`, `1 hour`; what is given per hour stays one."""
    words = unit_words(unit)
    return words if one or unit not in _SPANS else f"{words}s"


def measured_words(given: Quantity) -> str:
    """Write a measurement as it was reported: `81.0 mg/dL`."""
    return f"{grouped(plain(given.value))} {unit_words(given.unit)}"


def hours_words(hours: Fraction) -> str:
    """Write a span of hours as `24hr`, `17hr 30min`, to the full minute below."""
    minutes = int(hours * 60)
    whole, rest = divmod(minutes, 60)
    parts = ([f"{whole}hr"] if whole else []) + ([f"{rest}min"] if rest or not whole else [])
    return " ".join(parts)
