"""Clock windows: wall time of the ward on a date (`05:00-09:00`), as instants.

Elapsed spans and site values stand with the protocol (`protocols.definition.spans`) and are named
here too, for whoever plans with both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from protocols.definition.spans import site_quantity, site_text, span
from protocols.times import Date, Instant, Time, Window

if TYPE_CHECKING:
    from whenever import PlainDateTime

__all__ = ["ClockWindow", "clock_window", "site_quantity", "site_text", "span"]

_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d) ?- ?([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


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
