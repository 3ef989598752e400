"""How quantities, readings and comparisons are written for people on sheets and in answers.

Two ways, never one: a dose has no trailing zero (`5 g`), a measurement keeps the digits that the
laboratory reported (`58.0 mg/dL`). Dose units are written in full with `per` (display rules 1 to
10 of the NHS CUI and ISMP guidance); laboratory units keep their slash. Number and unit are joined
by a no-break space. Nothing here is for files: those hold plain decimals.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from protocols.amount_words import grouped
from protocols.units import Quantity, Unit, plain, trimmed

if TYPE_CHECKING:
    from protocols.intake import Reading
    from protocols.sheet.content import Amount

JOIN = "\u00a0"  # no-break space: a number never loses its unit at the end of a line

# Units whose laboratory form keeps the slash; every other slash is read as `per`.
_LABORATORY = frozenset(
    unit
    for unit in Unit
    if unit.value.split("/")[-1] in ("dL", "L", "microL", "mm3", "cmH2O", "1.73m2")
) | {Unit.PG_PER_ML, Unit.NG_PER_ML}

_FULL_WORDS = {"microg": "micrograms", "ng": "nanograms", "h": "hour", "d": "day"}
_ALONE = {
    Unit.ONE: "",
    Unit.H: "hours",
    Unit.D: "days",
    Unit.A: "years",
    Unit.PER_MIN: "per min",
    Unit.DEGC: "\u00b0C",
    Unit.KG_PER_M2: "kg/m\u00b2",
}
_ONE = {Unit.H: "hour", Unit.D: "day", Unit.A: "year"}


def unit_words(unit: Unit) -> str:
    """Write a unit for people: `mL per hour`, `micrograms per kg per min`, `mg/dL`.

    The words are held together by no-break spaces: `5.9 mL` at the end of a line and `per hour` on
    the next would read as a volume.
    """
    if unit in _ALONE:
        return _ALONE[unit].replace(" ", JOIN)
    if unit in _LABORATORY:
        return unit.value.replace("microg/", "micrograms/")
    parts = unit.value.split("/")
    return f"{JOIN}per{JOIN}".join(_FULL_WORDS.get(part, part) for part in parts)


def dose_words(given: Quantity) -> str:
    """Write an amount that is dosed: no trailing zero, unit in full, `5.9 mL per hour`."""
    one = given.value == 1 and given.unit in _ONE
    unit = _ONE[given.unit] if one else unit_words(given.unit)
    return _joined(grouped(trimmed(given.value)), unit)


def measurement_words(reading: Reading | Quantity) -> str:
    """Write a measurement in the digits reported, `81.0 mg/dL`, `below 0.2 mg/dL`."""
    if isinstance(reading, Quantity):
        return _joined(grouped(plain(reading.value)), unit_words(reading.unit))
    word = {"": "", "<": f"below{JOIN}", ">": f"above{JOIN}"}[reading.comparator]
    return word + measurement_words(reading.quantity)


def delivered_words(amount: Amount | None) -> str:
    """Write a volume that was given: to 0.1 mL, with its bounds where a stretch is not known."""
    if amount is None:
        return "Not recorded"
    low = dose_words(to_tenth(amount.low))
    if amount.high == amount.low:
        return low
    if amount.high is None:
        return f"at least {low}"
    return f"{grouped(trimmed(to_tenth(amount.low).value))} to {dose_words(to_tenth(amount.high))}"


def to_tenth(given: Quantity) -> Quantity:
    """Round an amount that was given to one decimal, for reading only (files keep it exact)."""
    return Quantity(given.value.quantize(Decimal("0.1"), rounding=ROUND_HALF_EVEN), given.unit)


def points_words(low: int | None, high: int | None) -> str:
    """Write points or their bounds: `2`, `0 to 4`, or `none` where the row has no points."""
    if low is None or high is None:
        return "none"
    return str(low) if low == high else f"{low} to {high}"


def _joined(number: str, unit: str) -> str:
    return f"{number}{JOIN}{unit}" if unit else number
