"""What a typed value is held against: the last one, a slipped decimal mark, another unit.

Pure. The check never changes a value; it says what it sees, and whether the value is asked for
again. A value fits the last one while it is at most three times as high or as low (R31).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from protocols.analytes import canonical, is_unusual
from protocols.units import Quantity, plain, trimmed

if TYPE_CHECKING:
    from protocols.analytes import Analyte
    from protocols.intake import Reading
    from protocols.record import Measured
    from protocols.times import Instant

FITS_WITHIN: Final = 3
"""Times as high or as low as the last value, beyond which a value is asked for again."""


@dataclass(frozen=True, slots=True)
class TiterCheck:
    """What the comparison found.

    Attributes:
        last: the last value sampled before this one, or None.
        change: difference to it in the typed unit, above zero when the value rose; None where
            one of the two is no number.
        last_shown: the last value in the typed unit, as it would be written.
        fits: whether the value lies within three times of the last; None without one.
        ratio: how many times the last value it is, or None.
        slips: numbers in the typed unit that would fit where this one does not (a decimal mark
            set wrong), and `units` its digits with the units in which they would fit.
        tenth, tenfold: the value a place lower and a place higher.
        unusual: outside the range in which the analyte usually lies.
    """

    last: Measured | None
    change: Decimal | None
    last_shown: str
    fits: bool | None
    ratio: Fraction | None
    slips: tuple[str, ...]
    units: tuple[str, ...]
    tenth: str
    tenfold: str
    unusual: bool

    @property
    def asks_again(self) -> bool:
        """Whether the value is to be read from the report and typed once more."""
        return self.unusual or self.fits is False


def last_before(values: tuple[Measured, ...], sampled: Instant | None) -> Measured | None:
    """Return the last value sampled before an instant; without one, the last of all."""
    known = [one for one in values if sampled is None or one.at < sampled]
    return known[-1] if known else None


def check_reading(analyte: Analyte, reading: Reading, last: Measured | None) -> TiterCheck:
    """Hold a typed reading against the last value."""
    given = reading.quantity
    value = given.value
    fits: bool | None = None
    ratio: Fraction | None = None
    slips: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    if last is not None and not reading.comparator and not last.reading.comparator:
        before = _in(analyte, last.reading.quantity)
        ratio = _in(analyte, given) / before if before else None
        fits = _fit(_in(analyte, given), before)
        if not fits:
            shifted = [value.scaleb(places) for places in (-2, -1, 1, 2)]
            slips = tuple(
                plain(one)
                for one in shifted
                if value and _fit(_in(analyte, Quantity(one, given.unit)), before)
            )
            others = [Quantity(value, unit) for unit in analyte.units if unit is not given.unit]
            units = tuple(str(one) for one in others if value and _fit(_in(analyte, one), before))
    return TiterCheck(
        last,
        _change(analyte, reading, last),
        _shown_in(analyte, last, given) if last is not None else "",
        fits,
        ratio,
        slips,
        units,
        plain(value.scaleb(-1)),
        plain(value.scaleb(1)),
        is_unusual(analyte, reading),
    )


def _in(analyte: Analyte, given: Quantity) -> Fraction:
    return Fraction(canonical(analyte, given).value)


def _fit(value: Fraction, before: Fraction) -> bool:
    if before == 0 or value == 0:
        return value == before
    return Fraction(1, FITS_WITHIN) <= value / before <= FITS_WITHIN


def _change(analyte: Analyte, reading: Reading, last: Measured | None) -> Decimal | None:
    if last is None or reading.comparator or last.reading.comparator:
        return None
    return reading.quantity.value - _last_value(analyte, last, reading.quantity)


def _last_value(analyte: Analyte, last: Measured, given: Quantity) -> Decimal:
    """Return the last value in the typed unit."""
    before = last.reading.quantity
    if before.unit is given.unit:
        return before.value
    from protocols.registry import as_decimal, convert, same_kind

    if same_kind(before.unit, given.unit):
        return convert(before, given.unit).value
    one = _in(analyte, Quantity(Decimal(1), given.unit))
    return as_decimal(_in(analyte, before) / one)


def _shown_in(analyte: Analyte, last: Measured, given: Quantity) -> str:
    before = last.reading.quantity
    words = {"": "", "<": "below ", ">": "above "}[last.reading.comparator]
    if before.unit is given.unit:
        return f"{words}{before}"
    number = trimmed(round(_last_value(analyte, last, given), 3))
    return f"{words}{number} {given.unit.value}"
