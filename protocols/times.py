"""Instants, the ward's zone, study days and windows. Wraps `whenever`; nothing here reads a clock.

Arithmetic is on UTC instants: 24 hours are 24 elapsed hours, across clock changes too (T33). Wall
time is for people. Every other module takes its time types from here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from typing_extensions import override
from whenever import (
    Date,
    Instant,
    OffsetDateTime,
    PlainDateTime,
    RepeatedTime,
    SkippedTime,
    Time,
    TimeDelta,
    TimeZoneNotFoundError,
    ZonedDateTime,
)

from protocols.issues import Issue

__all__ = [
    "Clock",
    "Date",
    "Instant",
    "StudyDay",
    "Time",
    "TimeDelta",
    "Window",
    "ZonedDateTime",
    "day_window",
    "duration_words",
    "local",
    "midnight",
    "read_instant",
    "read_wall_time",
    "show_date",
    "show_time",
    "show_when",
    "study_day_of",
    "zone_issue",
]

Clock = Callable[[], Instant]
DayRule = Literal["calendar", "elapsed_24h"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Times that a ward can mean. Beyond, the days of a plan would leave the calendar.
_FIRST, _LAST = Instant.from_utc(1900, 1, 1), Instant.from_utc(2200, 1, 1)
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)


def read_instant(text: object, field: str) -> Instant | Issue:
    """Read `2026-11-21T09:00+01:00`: an ISO 8601 instant that carries its offset."""
    given = text if isinstance(text, str) else repr(text)
    if isinstance(text, str) and _INSTANT.fullmatch(text):
        try:
            read = OffsetDateTime.parse_iso(text).to_instant()
        except ValueError:
            pass
        else:
            return read if _FIRST <= read < _LAST else _impossible_time(given, field)
    return Issue(
        "not_an_instant",
        field,
        given[:80],
        f"{given[:80]!r} is not a time with its offset; write it like 2026-11-21T09:00+01:00.",
    )


def _impossible_time(given: str, field: str) -> Issue:
    return Issue(
        "impossible_time",
        field,
        given,
        f"{given!r} lies outside the years {_FIRST.to_stdlib().year} to "
        f"{_LAST.to_stdlib().year}. Check the year.",
    )


def zone_issue(zone: str) -> Issue | None:
    """Return an issue unless the name is an IANA time zone."""
    try:
        Instant.from_timestamp(0).to_tz(zone)
    except (TimeZoneNotFoundError, ValueError):
        return Issue(
            "unknown_zone",
            "zone",
            zone,
            f"{zone!r} is not a time zone; write one like Europe/Rome.",
        )
    return None


def local(instant: Instant, zone: str) -> ZonedDateTime:
    """Return the wall time of an instant in the ward's zone."""
    return instant.to_tz(zone)


def read_wall_time(
    wall: PlainDateTime,
    zone: str,
    field: str,
    *,
    which: Literal["first", "second"] | None = None,
) -> Instant | Issue:
    """Return the instant of a wall time.

    The repeated hour of a clock change must be told apart by `which`; the skipped one is refused.
    """
    chosen: Literal["earlier", "later", "raise"] = "raise"
    if which is not None:
        chosen = "earlier" if which == "first" else "later"
    try:
        zoned = wall.assume_tz(zone, disambiguation="raise")
    except RepeatedTime:
        if chosen == "raise":
            return Issue(
                "repeated_hour",
                field,
                str(wall),
                f"{wall.format_iso()[11:16]} happens twice in that night; say whether it was the "
                "first or the second.",
            )
        zoned = wall.assume_tz(zone, disambiguation=chosen)
    except SkippedTime:
        return Issue(
            "skipped_hour",
            field,
            str(wall),
            f"{wall.format_iso()[11:16]} does not exist in that night: the clock went forward. "
            "Look at the ward clock and type the time again.",
        )
    return zoned.to_instant()


def show_date(date: Date) -> str:
    """Write a date as `21-Nov-2026` (display rule 14); translated month names are the window's."""
    return f"{date.day:02}-{_MONTHS[date.month - 1]}-{date.year:04}"


def show_time(instant: Instant, zone: str) -> str:
    """Write the ward's 24-hour time, `06:12`; on a clock-change night with its offset (R46)."""
    zoned = local(instant, zone)
    return f"{zoned.hour:02}:{zoned.minute:02}{_offset_if_repeated(zoned)}"


def show_when(instant: Instant, zone: str) -> str:
    """Write date, space, time: `21-Nov-2026 06:12`."""
    return f"{show_date(local(instant, zone).date())} {show_time(instant, zone)}"


def _offset_if_repeated(zoned: ZonedDateTime) -> str:
    if not zoned.is_repeated():
        return ""
    minutes = int(zoned.offset.total("minutes"))
    sign = "+" if minutes >= 0 else "-"
    return f" UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def duration_words(span: TimeDelta) -> str:
    """Write a span as `2 days 4hr 32min`, zero parts omitted, `0min` for less than a minute."""
    minutes = abs(int(span.total("minutes")))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = []
    if days:
        parts.append(f"{days} day" if days == 1 else f"{days} days")
    if hours:
        parts.append(f"{hours}hr")
    if minutes or not parts:
        parts.append(f"{minutes}min")
    return " ".join(parts)


@dataclass(frozen=True, slots=True, order=True)
class StudyDay:
    """A day of a subject in a protocol, counted from the protocol's anchor and first number."""

    number: int

    @override
    def __str__(self) -> str:
        return f"Day {self.number}"


def study_day_of(
    when: Instant, anchor: Instant, zone: str, *, first: int, rule: DayRule
) -> StudyDay:
    """Return the study day on which an instant falls.

    Args:
        when: the instant asked for.
        anchor: the protocol's day anchor (randomisation, first infusion…).
        zone: the ward's time zone; calendar days end at its midnights.
        first: the number of the anchor's own day, 0 or 1.
        rule: `calendar` counts the ward's dates, `elapsed_24h` counts elapsed 24-hour periods.
    """
    if rule == "calendar":
        days = _days_between(local(anchor, zone).date(), local(when, zone).date())
    else:
        days = int((when - anchor).total("seconds") // 86400)
    return StudyDay(days + first)


def _days_between(earlier: Date, later: Date) -> int:
    return later.to_stdlib().toordinal() - earlier.to_stdlib().toordinal()


@dataclass(frozen=True, slots=True)
class Window:
    """From when to when something may happen; an open end is None."""

    start: Instant | None
    end: Instant | None

    def holds(self, when: Instant) -> bool:
        """Say whether the instant lies in the window, both ends included."""
        return (self.start is None or when >= self.start) and (self.end is None or when <= self.end)


def day_window(day: int, anchor: Instant, zone: str, *, first: int, rule: DayRule) -> Window:
    """Return the instants at which a study day begins and at which the next one begins."""
    if rule == "elapsed_24h":
        start = anchor.add(hours=24 * (day - first))
        return Window(start, start.add(hours=24))
    date = local(anchor, zone).date().add(days=day - first)
    return Window(midnight(date, zone), midnight(date.add(days=1), zone))


def midnight(date: Date, zone: str) -> Instant:
    """Return the instant at which a date begins in the ward's zone."""
    return date.at(Time(0, 0)).assume_tz(zone, disambiguation="compatible").to_instant()
