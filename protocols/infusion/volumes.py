"""How much ran: exact where it is known, from-to where it is not. Unknown is never zero."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from protocols.infusion.elapsed import hours_between
from protocols.times import Instant

Kind: TypeAlias = Literal["running", "paused", "unknown"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """An amount between `low` and `high`; `high` None: no upper bound is known."""

    low: Fraction
    high: Fraction | None

    @property
    def exact(self) -> Fraction | None:
        """The amount where it is known exactly, else None."""
        return self.low if self.low == self.high else None

    def plus(self, other: Bounds) -> Bounds:
        """Return the sum; without an upper bound as soon as one part has none."""
        unbounded = self.high is None or other.high is None
        high = None if unbounded else (self.high or 0) + (other.high or 0)
        return Bounds(self.low + other.low, None if high is None else Fraction(high))

    def times(self, factor: Fraction) -> Bounds:
        """Return the amount times a factor that is not negative."""
        return Bounds(self.low * factor, None if self.high is None else self.high * factor)

    def left_of(self, whole: Fraction) -> Bounds:
        """Return what is left of a whole, never below zero."""
        low = Fraction(0) if self.high is None else max(whole - self.high, Fraction(0))
        return Bounds(low, max(whole - self.low, Fraction(0)))


NOTHING = Bounds(Fraction(0), Fraction(0))


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of time at one pump rate, in mL/h.

    `low` and `high` are equal where the rate is known; `high` None: nothing bounds it.
    """

    start: Instant
    end: Instant
    low: Fraction
    high: Fraction | None
    kind: Kind

    @property
    def volume(self) -> Bounds:
        """The mL of the whole stretch."""
        return self.between(self.start, self.end)

    def between(self, start: Instant, end: Instant) -> Bounds:
        """Return the mL of the part of the stretch that lies from `start` to `end`."""
        hours = max(
            hours_between(max(start, self.start), min(end, self.end)),
            Fraction(0),
        )
        if hours == 0:
            return NOTHING
        return Bounds(self.low * hours, None if self.high is None else self.high * hours)


def delivered(segments: tuple[Segment, ...], start: Instant, end: Instant) -> Bounds:
    """Return the mL that the segments bring from one instant to another."""
    total = NOTHING
    for segment in segments:
        total = total.plus(segment.between(start, end))
    return total
