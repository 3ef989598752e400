"""Typed times: what a nurse types at 06:12 becomes one instant, or a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocols.issues import Issue
from protocols.times import Instant, local, show_when
from ui.widgets.typed_time import REACH_BACK_HOURS, read_typed_time

ROME = "Europe/Rome"
NOW = Instant.parse_iso("2026-11-21T05:12:34Z")  # 21-Nov-2026 06:12:34 in Rome


def read(text: str, now: Instant = NOW, zone: str = ROME):
    return read_typed_time(text, now, zone, "sampled")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("now", "21-Nov-2026 06:12"),
        ("NOW", "21-Nov-2026 06:12"),
        (" now ", "21-Nov-2026 06:12"),
        ("-35", "21-Nov-2026 05:37"),
        ("-35min", "21-Nov-2026 05:37"),
        ("-35 m", "21-Nov-2026 05:37"),
        ("-0", "21-Nov-2026 06:12"),
        ("-2h", "21-Nov-2026 04:12"),
        ("-2hr", "21-Nov-2026 04:12"),
        ("-2h30", "21-Nov-2026 03:42"),
        ("-1hr 05min", "21-Nov-2026 05:07"),
        ("-12h", "20-Nov-2026 18:12"),
        ("0530", "21-Nov-2026 05:30"),
        ("05:30", "21-Nov-2026 05:30"),
        ("0612", "21-Nov-2026 06:12"),
        ("0614", "21-Nov-2026 06:14"),
        ("0000", "21-Nov-2026 00:00"),
        ("2350", "20-Nov-2026 23:50"),
        ("1812", "20-Nov-2026 18:12"),
        ("21-Nov-2026 05:30", "21-Nov-2026 05:30"),
        ("21-nov-2026 0530", "21-Nov-2026 05:30"),
        ("1-Nov-2026 05:30", "01-Nov-2026 05:30"),
        ("2026-11-20 23:50", "20-Nov-2026 23:50"),
        ("2026-11-20T23:50", "20-Nov-2026 23:50"),
        ("22-Nov-2026 05:30", "22-Nov-2026 05:30"),
    ],
)
def test_that_a_typed_time_is_read_with_its_date(typed: str, shown: str):
    when = read(typed)
    assert isinstance(when, Instant), when
    assert show_when(when, ROME) == shown


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("530", "not_a_time"),
        ("5:30", "not_a_time"),
        ("5", "not_a_time"),
        ("05.30", "not_a_time"),
        ("05:30:10", "not_a_time"),
        ("+35", "not_a_time"),
        ("2h", "not_a_time"),
        ("-", "not_a_time"),
        ("-2h90", "not_a_time"),
        ("yesterday", "not_a_time"),
        ("21/11/2026 05:30", "not_a_time"),
        ("21-11-2026 05:30", "not_a_time"),
        ("05:30 pm", "not_a_time"),
        ("\u0660\u0665\u0663\u0660", "not_a_time"),
        ("\u221235", "not_a_time"),
        ("05\u200b30", "hidden_character"),
        ("0530\u202e", "hidden_character"),
        ("05\u00a030", "hidden_character"),
        ("2400", "no_such_time"),
        ("05:60", "no_such_time"),
        ("31-Nov-2026 05:30", "no_such_date"),
        ("29-Feb-2026 05:30", "no_such_date"),
        ("21-Mai-2026 05:30", "no_such_date"),
        ("00-Nov-2026 05:30", "no_such_date"),
        ("2026-13-01 05:30", "no_such_date"),
        ("0615", "still_to_come"),
        ("1630", "still_to_come"),
        ("1811", "still_to_come"),
        ("-9999", "too_long_ago"),
        ("-99h", "too_long_ago"),
        ("0530 first", "not_repeated"),
        ("05:30 UTC+02:00", "wrong_offset"),
    ],
)
@pytest.mark.requirement("R54")
def test_that_what_is_not_plainly_a_time_is_asked_again(typed: str, code: str):
    issue = read(typed)
    assert isinstance(issue, Issue), issue
    assert issue.code == code
    assert issue.field == "sampled"
    assert issue.message.endswith(".")


def test_that_a_time_still_to_come_says_what_to_type_for_the_day_before():
    issue = read("1630")
    assert isinstance(issue, Issue)
    assert "21-Nov-2026 06:12 now" in issue.message
    assert "type 20-Nov-2026 16:30." in issue.message


@pytest.mark.requirement("R46")
def test_that_the_repeated_hour_is_asked_and_then_told_apart():
    now = Instant.parse_iso("2026-10-25T05:00:00Z")
    issue = read("02:30", now)
    assert isinstance(issue, Issue)
    assert issue.code == "repeated_hour"
    assert read("02:30 first", now) == Instant.parse_iso("2026-10-25T00:30:00Z")
    assert read("0230 second", now) == Instant.parse_iso("2026-10-25T01:30:00Z")
    assert read("25-Oct-2026 02:30 Second", now) == Instant.parse_iso("2026-10-25T01:30:00Z")


@pytest.mark.requirement("R46")
def test_that_the_skipped_hour_is_refused():
    issue = read("29-Mar-2026 02:30")
    assert isinstance(issue, Issue)
    assert issue.code == "skipped_hour"
    assert isinstance(read("29-Mar-2026 02:30 first"), Issue)


@pytest.mark.requirement("R45", "R46")
def test_that_hours_back_are_elapsed_hours_across_the_clock_change():
    now = Instant.parse_iso("2026-10-25T02:30:00Z")  # 03:30, one hour after the second 02:30
    assert read("-2h", now) == Instant.parse_iso("2026-10-25T00:30:00Z")


instants = st.integers(
    min_value=int(Instant.parse_iso("2026-01-01T00:00:00Z").timestamp()),
    max_value=int(Instant.parse_iso("2027-12-31T00:00:00Z").timestamp()),
).map(Instant.from_timestamp)
zones = st.sampled_from(
    ["Europe/Rome", "Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]
)


@pytest.mark.requirement("R46")
@given(instants, zones)
def test_that_what_the_screen_shows_can_be_typed_back(when: Instant, zone: str):
    minute = Instant.from_timestamp(when.timestamp() // 60 * 60)
    assert read(show_when(minute, zone), NOW, zone) == minute


@given(instants, st.integers(0, REACH_BACK_HOURS * 60), zones)
def test_that_a_bare_time_of_this_shift_is_that_minute_or_a_question(
    now: Instant, minutes: int, zone: str
):
    now = Instant.from_timestamp(now.timestamp() // 60 * 60)
    given_at = now.subtract(minutes=minutes)
    wall = local(given_at, zone)
    found = read(f"{wall.hour:02}{wall.minute:02}", now, zone)
    if isinstance(found, Instant):
        # on a clock-change night the same wall time may stand for a nearer minute, never later
        assert local(found, zone).time() == wall.time()
        assert found <= now.add(minutes=2)
        assert (now - found).total("hours") <= 25
    else:
        assert found.code in ("repeated_hour", "still_to_come", "skipped_hour")


@given(instants, st.integers(0, REACH_BACK_HOURS * 60))
def test_that_a_bare_time_is_exactly_the_minute_where_clocks_never_change(now, minutes):
    now = Instant.from_timestamp(now.timestamp() // 60 * 60)
    given_at = now.subtract(minutes=minutes)
    wall = local(given_at, "Asia/Kolkata")
    assert read(f"{wall.hour:02}:{wall.minute:02}", now, "Asia/Kolkata") == given_at


@given(st.text(max_size=30))
def test_that_no_text_breaks_the_reading(typed: str):
    assert isinstance(read(typed), Instant | Issue)
