"""Ward time: study days and windows over both clock changes, the repeated and the skipped hour."""

from __future__ import annotations

import datetime as dt
import zoneinfo

import pytest
from whenever import PlainDateTime

from protocols.issues import Issue
from protocols.times import (
    Date,
    Instant,
    StudyDay,
    TimeDelta,
    Window,
    day_window,
    duration_words,
    local,
    midnight,
    read_instant,
    read_wall_time,
    show_date,
    show_time,
    show_when,
    study_day_of,
    zone_issue,
)

ROME, NEW_YORK = "Europe/Rome", "America/New_York"
KOLKATA, LORD_HOWE = "Asia/Kolkata", "Australia/Lord_Howe"

# Zone, date of a clock change, length of that date in hours.
CHANGES = [
    (ROME, Date(2026, 3, 29), "23"),
    (ROME, Date(2026, 10, 25), "25"),
    (NEW_YORK, Date(2026, 3, 8), "23"),
    (NEW_YORK, Date(2026, 11, 1), "25"),
    (KOLKATA, Date(2026, 3, 29), "24"),
    (KOLKATA, Date(2026, 10, 25), "24"),
    (LORD_HOWE, Date(2026, 10, 4), "23.5"),
    (LORD_HOWE, Date(2026, 4, 5), "24.5"),
]


def instant(text: str) -> Instant:
    read = read_instant(text, "at")
    assert isinstance(read, Instant), read
    return read


def wall(text: str, zone: str) -> Instant:
    return PlainDateTime.parse_iso(text).assume_tz(zone, disambiguation="raise").to_instant()


@pytest.mark.requirement("R45", "R49")
@pytest.mark.parametrize(("zone", "date", "length"), CHANGES)
def test_that_a_calendar_day_lasts_as_long_as_the_ward_clock_says(zone, date, length):
    anchor = date.add(days=-3).at(midnight(date, zone).to_tz(zone).time().replace(hour=9))
    began = anchor.assume_tz(zone, disambiguation="raise").to_instant()
    window = day_window(3, began, zone, first=0, rule="calendar")
    assert window.start == midnight(date, zone)
    assert window.end == midnight(date.add(days=1), zone)
    assert (window.end - window.start).total("hours") == float(length)


@pytest.mark.requirement("R45", "R49")
@pytest.mark.parametrize(("zone", "date", "_length"), CHANGES)
@pytest.mark.parametrize("first", [0, 1])
def test_that_every_quarter_of_an_hour_lies_in_the_window_of_its_own_day(
    zone, date, _length, first
):
    anchor = midnight(date.add(days=-2), zone).add(hours=14, minutes=20)
    for rule in ("calendar", "elapsed_24h"):
        for quarter in range(5 * 96):
            when = anchor.add(minutes=15 * quarter)
            day = study_day_of(when, anchor, zone, first=first, rule=rule)
            window = day_window(day.number, anchor, zone, first=first, rule=rule)
            assert window.start <= when < window.end, (rule, show_when(when, zone))


@pytest.mark.requirement("R45", "R49")
@pytest.mark.parametrize(("zone", "date", "_length"), CHANGES)
def test_that_calendar_days_agree_with_the_dates_of_another_calendar(zone, date, _length):
    anchor = midnight(date.add(days=-2), zone).add(hours=22, minutes=50)
    other = zoneinfo.ZoneInfo(zone)
    began = dt.datetime.fromtimestamp(anchor.timestamp(), other).date()
    for half_hours in range(240):
        when = anchor.add(minutes=30 * half_hours)
        expected = (dt.datetime.fromtimestamp(when.timestamp(), other).date() - began).days
        assert study_day_of(when, anchor, zone, first=0, rule="calendar").number == expected


@pytest.mark.requirement("R45")
@pytest.mark.parametrize(("zone", "date", "_length"), CHANGES)
def test_that_elapsed_days_are_always_24_hours(zone, date, _length):
    anchor = midnight(date, zone).add(hours=-10)
    for number in range(1, 5):
        window = day_window(number, anchor, zone, first=1, rule="elapsed_24h")
        assert window.start == anchor.add(hours=24 * (number - 1))
        assert (window.end - window.start).total("hours") == 24
        just_before = window.end.subtract(nanoseconds=1)
        assert study_day_of(just_before, anchor, zone, first=1, rule="elapsed_24h").number == number


@pytest.mark.requirement("R49")
@pytest.mark.parametrize(
    ("when", "calendar", "elapsed"),
    [
        ("2026-11-21T23:59+01:00", 0, 0),
        ("2026-11-22T00:00+01:00", 1, 0),
        ("2026-11-22T21:59+01:00", 1, 0),
        ("2026-11-22T22:00+01:00", 1, 1),
        ("2026-11-21T21:59+01:00", 0, -1),
        ("2026-11-20T23:59+01:00", -1, -1),
    ],
)
def test_that_the_two_ways_to_count_days_are_told_apart(when, calendar, elapsed):
    anchor = instant("2026-11-21T22:00+01:00")
    asked = instant(when)
    assert study_day_of(asked, anchor, ROME, first=0, rule="calendar") == StudyDay(calendar)
    assert study_day_of(asked, anchor, ROME, first=0, rule="elapsed_24h") == StudyDay(elapsed)
    assert study_day_of(asked, anchor, ROME, first=1, rule="calendar") == StudyDay(calendar + 1)


@pytest.mark.requirement("R46")
@pytest.mark.parametrize(
    ("zone", "text", "apart"),
    [
        (ROME, "2026-10-25T02:30", 60),
        (NEW_YORK, "2026-11-01T01:30", 60),
        (LORD_HOWE, "2026-04-05T01:45", 30),
    ],
)
def test_that_the_repeated_hour_is_asked_for_and_its_two_halves_differ(zone, text, apart):
    typed = PlainDateTime.parse_iso(text)
    asked = read_wall_time(typed, zone, "at")
    assert isinstance(asked, Issue)
    assert asked.code == "repeated_hour"
    assert text[11:16] in asked.message
    first = read_wall_time(typed, zone, "at", which="first")
    second = read_wall_time(typed, zone, "at", which="second")
    assert isinstance(first, Instant)
    assert isinstance(second, Instant)
    assert (second - first).total("minutes") == apart
    assert local(first, zone).to_plain() == local(second, zone).to_plain() == typed


@pytest.mark.requirement("R46")
@pytest.mark.parametrize(
    ("zone", "text"),
    [
        (ROME, "2026-03-29T02:30"),
        (NEW_YORK, "2026-03-08T02:30"),
        (LORD_HOWE, "2026-10-04T02:15"),
    ],
)
@pytest.mark.parametrize("which", [None, "first", "second"])
def test_that_the_skipped_hour_is_refused_whatever_is_answered(zone, text, which):
    issue = read_wall_time(PlainDateTime.parse_iso(text), zone, "at", which=which)
    assert isinstance(issue, Issue)
    assert issue.code == "skipped_hour"


@pytest.mark.parametrize("which", [None, "first", "second"])
def test_that_an_ordinary_hour_needs_no_answer(which):
    read = read_wall_time(PlainDateTime.parse_iso("2026-11-21T06:12"), ROME, "at", which=which)
    assert read == instant("2026-11-21T06:12+01:00")


@pytest.mark.requirement("R46", "R51")
@pytest.mark.parametrize(
    ("when", "zone", "shown"),
    [
        ("2026-11-21T06:12+01:00", ROME, "06:12"),
        ("2026-10-25T00:30+00:00", ROME, "02:30 UTC+02:00"),
        ("2026-10-25T01:30+00:00", ROME, "02:30 UTC+01:00"),
        ("2026-10-25T02:30+00:00", ROME, "03:30"),
        ("2026-11-01T05:30+00:00", NEW_YORK, "01:30 UTC-04:00"),
        ("2026-11-01T06:30+00:00", NEW_YORK, "01:30 UTC-05:00"),
        ("2026-04-04T14:45+00:00", LORD_HOWE, "01:45 UTC+11:00"),
        ("2026-04-04T15:15+00:00", LORD_HOWE, "01:45 UTC+10:30"),
        ("2026-11-21T00:42+00:00", KOLKATA, "06:12"),
    ],
)
def test_that_the_offset_is_shown_where_an_hour_comes_twice(when, zone, shown):
    assert show_time(instant(when), zone) == shown


@pytest.mark.requirement("R51")
def test_that_dates_have_their_month_in_letters():
    assert show_date(Date(2026, 11, 5)) == "05-Nov-2026"
    assert show_when(instant("2026-11-21T23:30+00:00"), ROME) == "22-Nov-2026 00:30"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (TimeDelta(), "0min"),
        (TimeDelta(seconds=59), "0min"),
        (TimeDelta(minutes=1), "1min"),
        (TimeDelta(minutes=60), "1hr"),
        (TimeDelta(hours=4, minutes=57), "4hr 57min"),
        (TimeDelta(hours=24), "1 day"),
        (TimeDelta(hours=25, minutes=1), "1 day 1hr 1min"),
        (TimeDelta(hours=52, minutes=32), "2 days 4hr 32min"),
        (TimeDelta(hours=48, minutes=5), "2 days 5min"),
        (TimeDelta(minutes=-90), "1hr 30min"),
    ],
)
def test_that_a_span_is_said_in_days_hours_and_minutes(span, words):
    assert duration_words(span) == words


@pytest.mark.requirement("R44")
@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-11-21T09:00+01:00", "2026-11-21T08:00:00Z"),
        ("2026-11-21T09:00Z", "2026-11-21T09:00:00Z"),
        ("2026-11-21T09:00:30.5-05:30", "2026-11-21T14:30:30.5Z"),
        ("2024-02-29T00:00+00:00", "2024-02-29T00:00:00Z"),
    ],
)
def test_that_a_time_with_its_offset_is_one_instant(text, utc):
    assert instant(text).format_iso() == utc


@pytest.mark.requirement("R44")
@pytest.mark.parametrize(
    "text",
    [
        *("", "now", "2026-11-21", "2026-11-21T09:00", "09:00", "2026-11-21 09:00+01:00"),
        *("2026-11-21T09:00+0100", "2026-11-21T09:00+1", "2026-11-21T25:00+01:00"),
        *("2026-02-29T09:00+01:00", "2026-13-01T09:00Z", "2026-11-21T09:60Z", "20261121T0900Z"),
        *("2026-11-21T09:00+25:00", "2026-11-21T09:00 Z", "2026-11-21T09:00Z\n", "26-11-21T09:00Z"),
        *("\u0662026-11-21T09:00Z", "2026-11-21T09:00[Europe/Rome]", "0000-01-01T00:00Z"),
        *("2026-11-21T24:00Z", "1763712000", "9" * 10_000),
        *(None, 5, 1.5, True, [], {}, ["2026-11-21T09:00Z"]),
    ],
)
def test_that_a_time_without_its_offset_is_refused(text):
    issue = read_instant(text, "at")
    assert isinstance(issue, Issue)
    assert issue.code == "not_an_instant"
    assert len(issue.message) < 300


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("1899-12-31T23:59Z", False),
        ("1900-01-01T00:00Z", True),
        ("2199-12-31T23:59Z", True),
        ("2200-01-01T00:00Z", False),
        ("9999-12-31T23:59-12:00", False),
        ("9999-12-31T23:59Z", False),
        ("0001-01-01T00:00Z", False),
        ("0001-01-01T00:00+14:00", False),
    ],
)
def test_that_a_year_that_no_ward_can_mean_is_refused(text, taken):
    read = read_instant(text, "at")
    assert isinstance(read, Instant) is taken
    if isinstance(read, Issue):
        assert read.code in ("impossible_time", "not_an_instant")


@pytest.mark.parametrize("zone", [ROME, NEW_YORK, KOLKATA, LORD_HOWE, "UTC"])
def test_that_a_known_zone_raises_no_issue(zone):
    assert zone_issue(zone) is None


@pytest.mark.parametrize(
    "zone", ["", "Rome", "Europe/Atlantis", "../../etc/passwd", "/etc/passwd", "+01:00", "a\x00b"]
)
def test_that_an_unknown_zone_is_refused(zone):
    issue = zone_issue(zone)
    assert issue is not None
    assert issue.code == "unknown_zone"


def test_that_a_window_holds_both_its_ends():
    start, end = instant("2026-11-21T08:00Z"), instant("2026-11-21T09:00Z")
    window = Window(start, end)
    assert window.holds(start)
    assert window.holds(end)
    assert not window.holds(start.subtract(nanoseconds=1))
    assert not window.holds(end.add(nanoseconds=1))
    assert Window(None, end).holds(instant("2000-01-01T00:00Z"))
    assert Window(start, None).holds(instant("2100-01-01T00:00Z"))
