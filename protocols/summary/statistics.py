"""Median and quartiles of exact numbers, by a named method, and numbers as they are shown.

Method numbers are those of Hyndman and Fan, The American Statistician 1996;50:361-365. The position
of the p-quantile of n ordered values, counted from 1, is (n-1)p + 1 in type 7 and (n+1)p in type 6,
linear between neighbours and never outside the values.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from protocols.definition.tables import Quartiles

METHOD_WORDS = {
    "type_6": "type 6 of Hyndman and Fan, (n+1)p",
    "type_7": "type 7 of Hyndman and Fan, (n-1)p",
}


def quantile(values: Sequence[Fraction], p: Fraction, method: Quartiles) -> Fraction:
    """Return a quantile of at least one value.

    Raises:
        ValueError: there is no value, or p lies outside 0 to 1.
    """
    if not values or not 0 <= p <= 1:
        raise ValueError(f"no {p}-quantile of {len(values)} values")
    ordered, count = sorted(values), len(values)
    place = (count - 1) * p if method == "type_7" else (count + 1) * p - 1
    place = min(max(place, Fraction(0)), Fraction(count - 1))
    below = place.numerator // place.denominator
    if below == count - 1:
        return ordered[-1]
    return ordered[below] + (place - below) * (ordered[below + 1] - ordered[below])


def shown(number: Fraction, decimals: int) -> str:
    """Write a number with so many decimals, a half rounded away from zero, whatever the locale."""
    scaled = abs(number) * 10**decimals
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    if 2 * rest >= scaled.denominator:
        whole += 1
    text = f"{whole:0{decimals + 1}d}"
    if decimals:
        text = f"{text[:-decimals]}.{text[-decimals:]}"
    return f"-{text}" if number < 0 and whole else text


def as_shown(number: Fraction, decimals: int) -> Decimal:
    """Return the number as it is shown."""
    return Decimal(shown(number, decimals))
