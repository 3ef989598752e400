"""Typed times at the bedside: `now`, `-2h`, `-35`, `0530`, `05:30`, `21-Nov-2026 05:30`.

Pure: the clock and the zone come in, an instant or an issue goes out. Nothing is guessed: a time
without a date is taken for the ward's date now, or for the night just past (at most
`REACH_BACK_HOURS` ago); anything else asks for the date, and the read-back always shows it.
"""

from __future__ import annotations

import re
from typing import Literal

from whenever import Instant, PlainDateTime

from protocols.intake import invisible_in
from protocols.issues import Issue
from protocols.times import Date, Time, local, read_wall_time, show_when

Which = Literal["first", "second"]

REACH_BACK_HOURS = 12
"""A bare time is taken for the day before only within one shift; longer ago needs its date."""
AHEAD_MINUTES = 2
"""How far the ward's clock may run ahead of the laptop's before a time is still to come."""
_LONGEST_BACK_HOURS = 72
_MONTHS = {
    month: number
    for number, month in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_BACK = re.compile(
    r"- *(?:(?P<hours>\d{1,2}) *(?:h|hr)(?: *(?P<rest>[0-5]?\d) *(?:m|min)?)?"
    r"|(?P<minutes>\d{1,4}) *(?:m|min)?)",
    re.ASCII | re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:(?P<day>\d{1,2})-(?P<month>[A-Za-z]{3})-(?P<year>\d{4}) +"
    r"|(?P<iso>\d{4}-\d\d-\d\d)[ T]+)?"
    r"(?P<hour>\d\d):?(?P<minute>\d\d)"
    r"(?: +(?P<which>first|second)| +UTC(?P<offset>[+-]\d\d:\d\d))?",
    re.ASCII | re.IGNORECASE,
)
_HOW = "Write now, -35 (minutes ago), -2h, 0530, 05:30 or 21-Nov-2026 05:30."


def read_typed_time(text: str, now: Instant, zone: str, field: str) -> Instant | Issue:
    """Read a typed time in the ward's zone.

    Args:
        text: what was typed.
        now: the time of the injected clock; `now` and `-35` count from it, to the whole minute.
        zone: the ward's IANA time zone.
        field: the field's machine name, carried by the issue.

    Returns:
        The instant, or the issue: not a time, no such date, still to come without a date, too
        long ago without a date, repeated or skipped hour of a clock change.
    """
    hidden = invisible_in(text)
    if hidden:
        return Issue(
            "hidden_character", field, text[:80],
            f"The time holds {hidden}, which cannot be seen. Type it again.",
        )  # fmt: skip
    typed = text.strip(" ")
    if not typed:
        return Issue("empty", field, text, f"No time was typed. {_HOW}")
    minute = whole_minute(now)
    if typed.casefold() == "now":
        return minute
    if back := _BACK.fullmatch(typed):
        return _ago(back, minute, zone, field)
    if clock := _CLOCK.fullmatch(typed):
        return _at(clock, minute, zone, field)
    return Issue("not_a_time", field, text[:80], f"{text[:80]!r} is not a time. {_HOW}")


def whole_minute(when: Instant) -> Instant:
    """Return the instant without its seconds: typed and shown times are whole minutes."""
    seconds = when.timestamp()
    return Instant.from_timestamp(seconds - seconds % 60)


def _ago(match: re.Match[str], now: Instant, zone: str, field: str) -> Instant | Issue:
    if match["hours"] is not None:
        minutes = 60 * int(match["hours"]) + int(match["rest"] or 0)
    else:
        minutes = int(match["minutes"])
    if minutes > 60 * _LONGEST_BACK_HOURS:
        when = show_when(now.subtract(minutes=minutes), zone)
        return Issue(
            "too_long_ago", field, match[0],
            f"{match[0]} is more than {_LONGEST_BACK_HOURS}hr back. "
            f"Type the date and time, such as {when}.",
            details=(("when", when),),
        )  # fmt: skip
    return now.subtract(minutes=minutes)


def _at(match: re.Match[str], now: Instant, zone: str, field: str) -> Instant | Issue:
    hour, minute = int(match["hour"]), int(match["minute"])
    if hour > 23 or minute > 59:
        return Issue(
            "no_such_time", field, match[0],
            f"{match['hour']}:{match['minute']} is not a time of the day; hours go from 00 to 23 "
            "and minutes from 00 to 59. Midnight is 00:00 of the new date.",
        )  # fmt: skip
    dated = match["day"] is not None or match["iso"] is not None
    date = _date_of(match) if dated else local(now, zone).date()
    if date is None:
        return Issue(
            "no_such_date", field, match[0],
            f"{match[0]} has no such date. Write it like 21-Nov-2026 05:30, the month in "
            "three English letters.",
        )  # fmt: skip
    when = _on(date, Time(hour, minute), match, zone, field)
    if isinstance(when, Issue) or dated or when <= now.add(minutes=AHEAD_MINUTES):
        return when
    return _night_before(date, match, now, zone, field)


def _night_before(
    date: Date, match: re.Match[str], now: Instant, zone: str, field: str
) -> Instant | Issue:
    """Take a time that is still to come on this date for the night just past, if it was near."""
    clock = Time(int(match["hour"]), int(match["minute"]))
    when = _on(date.add(days=-1), clock, match, zone, field)
    if isinstance(when, Instant) and (now - when).total("hours") <= REACH_BACK_HOURS:
        return when
    shown = f"{clock.hour:02}:{clock.minute:02}"
    before = show_when(when, zone) if isinstance(when, Instant) else "its date and time"
    return Issue(
        "still_to_come", field, match[0],
        f"{shown} is still to come: it is {show_when(now, zone)} now. "
        f"If it was the day before, type {before}.",
        details=(("time", shown), ("now", show_when(now, zone)), ("before", before)),
    )  # fmt: skip


def _date_of(match: re.Match[str]) -> Date | None:
    try:
        if match["iso"] is not None:
            return Date.parse_iso(match["iso"])
        month = _MONTHS.get(match["month"].casefold())
        return None if month is None else Date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None


def _on(date: Date, clock: Time, match: re.Match[str], zone: str, field: str) -> Instant | Issue:
    wall: PlainDateTime = date.at(clock)
    choices = [read_wall_time(wall, zone, field, which=one) for one in ("first", "second")]
    twice = [one for one in choices if isinstance(one, Instant)]
    if match["offset"] is not None:
        return _with_offset(twice, match, zone, field)
    if match["which"] is None:
        return read_wall_time(wall, zone, field)
    if len(twice) == 2 and twice[0] == twice[1]:
        return Issue(
            "not_repeated", field, match[0],
            f"{wall.format_iso()[11:16]} happens only once on that date. Leave out "
            f"{match['which']}.",
        )  # fmt: skip
    return choices[0 if match["which"].casefold() == "first" else 1]


def _with_offset(
    choices: list[Instant], match: re.Match[str], zone: str, field: str
) -> Instant | Issue:
    """Choose by the offset that the display writes on a clock-change night."""
    hours, minutes = match["offset"][1:].split(":")
    seconds = (int(hours) * 60 + int(minutes)) * (-60 if match["offset"][0] == "-" else 60)
    for when in choices:
        if int(local(when, zone).offset.total("seconds")) == seconds:
            return when
    return Issue(
        "wrong_offset", field, match[0],
        f"The ward's clock is not UTC{match['offset']} at that time. Leave the offset out.",
    )  # fmt: skip
