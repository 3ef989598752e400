"""Elapsed time as exact hours: instants in, fractions out, nothing rounded."""

from __future__ import annotations

from fractions import Fraction

from protocols.times import Instant

_NANOSECONDS_PER_HOUR = 3_600 * 10**9


def hours_between(start: Instant, end: Instant) -> Fraction:
    """Return the exact elapsed hours from one instant to another (negative if it lies before)."""
    nanoseconds = end.timestamp(unit="nanosecond") - start.timestamp(unit="nanosecond")
    return Fraction(nanoseconds, _NANOSECONDS_PER_HOUR)


def after(start: Instant, hours: Fraction) -> Instant:
    """Return the instant so many hours later, to the full nanosecond below."""
    return start.add(nanoseconds=int(hours * _NANOSECONDS_PER_HOUR // 1))
