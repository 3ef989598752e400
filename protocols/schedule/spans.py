"""Spans and clock windows of a protocol as elapsed time and wall time.

A span (`12 h`, `28 d`) is elapsed time: a day of it is 24 hours, across clock changes too (R45).
A clock window (`05:00-09:00`) is wall time of the ward on a date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.times import Date, Instant, Time, TimeDelta, Window
from protocols.units import Quantity, Unit, quantity

if TYPE_CHECKING:
    from whenever import PlainDateTime

    from protocols.definition.model import Protocol, SignedValue, SiteRef

_SECONDS = {Unit.S: 1, Unit.MIN: 60, Unit.H: 3600, Unit.D: 86400}
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d) ?- ?([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


def span(given: Quantity) -> TimeDelta:
    """Return a quantity of time as elapsed time.

    Raises:
        ValueError: the unit is not s, min, h or d; a checked protocol file never has another.
    """
    if given.unit not in _SECONDS:
        raise ValueError(f"{given} is not a span of time")
    return TimeDelta(nanoseconds=int(Fraction(given.value) * _SECONDS[given.unit] * 10**9))


def site_text(
    protocol: Protocol, site: Mapping[str, SignedValue] | None, ref: SiteRef
) -> str | None:
    """Return the text of a site parameter in force: as signed, else the file's standard, or None.

    The demo value of a parameter is never used here: the demo profile signs it like any other.
    """
    if site is not None and ref.site in site:
        return site[ref.site].text
    declared = protocol.parameter(ref.site)
    return declared.standard if declared is not None else None


def site_quantity(
    protocol: Protocol, site: Mapping[str, SignedValue] | None, given: Quantity | SiteRef | None
) -> Quantity | None:
    """Return a given quantity, or the site's own; None where the site signed none."""
    if given is None or isinstance(given, Quantity):
        return given
    text = site_text(protocol, site, given)
    if text is None:
        return None
    try:
        return quantity(text)
    except (ValueError, ArithmeticError):
        return None


@dataclass(frozen=True, slots=True)
class ClockWindow:
    """From a wall time to a wall time; an end not after the start lies on the next date."""

    start: Time
    end: Time

    def on(self, date: Date, zone: str) -> Window:
        """Return the first and last instant of that date at which a ward clock shows the window.

        In a night that repeats an hour the window holds both passes of it. A wall time that the
        clock skips is the moment of the change.
        """
        last = date if self.end > self.start else date.add(days=1)
        return Window(
            _instant(date.at(self.start), zone, first=True),
            _instant(last.at(self.end), zone, first=False),
        )


def clock_window(text: str) -> ClockWindow | None:
    """Read `05:00-09:00`, or return None where the text is not a clock window."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    from_hour, from_minute, to_hour, to_minute = (int(part) for part in match.groups())
    return ClockWindow(Time(from_hour, from_minute), Time(to_hour, to_minute))


def _instant(wall: PlainDateTime, zone: str, *, first: bool) -> Instant:
    earlier = wall.assume_tz(zone, disambiguation="earlier")
    later = wall.assume_tz(zone, disambiguation="later")
    if earlier.to_plain() == wall:
        return (earlier if first else later).to_instant()
    # Skipped: one reading falls before the change and one after it; the change lies between.
    change = earlier.next_transition()
    return change.to_instant() if change is not None else later.to_instant()
