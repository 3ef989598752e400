"""Schedules against an independent oracle: zoneinfo in UTC, across both clock changes."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocols.definition.model import AfterAnchor, DayCount, OnDays, SignedValue, SiteRef
from protocols.schedule.items import expand_schedule
from protocols.times import Instant
from protocols.units import Quantity, Unit
from tests.support.trial_builders import SOURCE, item, trial

ZONES = (
    "Europe/Rome",
    "Europe/London",
    "Europe/Lisbon",
    "America/New_York",
    "America/St_Johns",
    "America/Havana",
    "America/Santiago",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Shanghai",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
)
# Nights around both changes of 2026 in each hemisphere, and an ordinary week.
NIGHTS = (
    datetime(2026, 3, 7, tzinfo=UTC),
    datetime(2026, 3, 28, tzinfo=UTC),
    datetime(2026, 4, 4, tzinfo=UTC),
    datetime(2026, 9, 5, tzinfo=UTC),
    datetime(2026, 9, 26, tzinfo=UTC),
    datetime(2026, 10, 3, tzinfo=UTC),
    datetime(2026, 10, 24, tzinfo=UTC),
    datetime(2026, 10, 31, tzinfo=UTC),
    datetime(2026, 11, 18, tzinfo=UTC),
)
anchors = st.builds(
    lambda night, minutes: night + timedelta(minutes=minutes),
    st.sampled_from(NIGHTS),
    st.integers(-24 * 60, 72 * 60),
)
clock = st.builds(time, st.integers(0, 23), st.integers(0, 59))


def instant(when: datetime) -> Instant:
    return Instant.from_timestamp(int(when.timestamp()))


def plain(when: Instant | None) -> datetime | None:
    return datetime.fromtimestamp(when.timestamp(), UTC) if when is not None else None


def first_instant_of(date, zone):
    """The first minute whose wall date is `date`, found by looking at every minute around it."""
    start = datetime.combine(date, time(), UTC) - timedelta(hours=15)
    return next(
        when
        for when in (start + timedelta(minutes=n) for n in range(30 * 60))
        if when.astimezone(zone).date() >= date
    )


@pytest.mark.requirement("R45")
@settings(max_examples=1000, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    anchor=anchors,
    after=st.integers(0, 28 * 24 * 60),
    early=st.integers(0, 600),
    late=st.integers(0, 600),
)
def test_that_time_after_an_anchor_is_elapsed_time(zone, anchor, after, early, late):
    when = AfterAnchor(
        "randomised",
        *(Quantity(minutes, Unit.MIN) for minutes in map(_decimal, (after, early, late))),
    )
    protocol = trial(schedule=(item("x", "note", when),))
    (one,) = expand_schedule(protocol, {"randomised": instant(anchor)}, zone)
    assert plain(one.due) == anchor + timedelta(minutes=after)
    assert plain(one.due_from) == anchor + timedelta(minutes=after - early)
    assert plain(one.due_to) == anchor + timedelta(minutes=after + late)


def _decimal(number):
    from decimal import Decimal

    return Decimal(number)


@pytest.mark.requirement("R45", "R49")
@settings(max_examples=60, deadline=None)
@given(zone=st.sampled_from(ZONES), anchor=anchors, day=st.integers(0, 3))
def test_that_a_calendar_study_day_runs_from_midnight_to_midnight_of_the_ward(zone, anchor, day):
    protocol = trial(schedule=(item("x", "assessment", OnDays((day,)), ("sofa",)),))
    (one,) = expand_schedule(protocol, {"randomised": instant(anchor)}, zone)
    ward = ZoneInfo(zone)
    date = anchor.astimezone(ward).date() + timedelta(days=day)
    assert plain(one.day_from) == first_instant_of(date, ward)
    assert plain(one.day_to) == first_instant_of(date + timedelta(days=1), ward)
    assert one.due == one.due_from == one.day_from


@pytest.mark.requirement("R45", "R46")
@settings(max_examples=60, deadline=None)
@given(zone=st.sampled_from(ZONES), anchor=anchors, opens=clock, closes=clock)
def test_that_a_clock_window_holds_the_minutes_that_a_ward_clock_shows(zone, anchor, opens, closes):
    text = f"{opens:%H:%M}-{closes:%H:%M}"
    protocol = trial(
        schedule=(item("x", "measurement", OnDays((2,), SiteRef("window")), ("igm",)),)
    )
    (one,) = expand_schedule(
        protocol, {"randomised": instant(anchor)}, zone, site={"window": SignedValue(text)}
    )
    ward = ZoneInfo(zone)
    date = anchor.astimezone(ward).date() + timedelta(days=2)
    start = datetime.combine(date, opens)
    end = datetime.combine(date if closes > opens else date + timedelta(days=1), closes)
    minutes = [
        when
        for when in (plain(one.day_from) + timedelta(minutes=n) for n in range(50 * 60))
        if start <= when.astimezone(ward).replace(tzinfo=None) <= end
    ]
    if minutes:
        assert plain(one.due_from) == minutes[0]
        # Of a window that ends in a skipped hour the last moment is the change itself.
        assert plain(one.due_to) - minutes[-1] <= timedelta(minutes=1)
        assert plain(one.due_to) >= minutes[-1]
    else:  # wholly within the skipped hour: the moment of the change
        assert one.due_from == one.due_to


@pytest.mark.requirement("R49")
@settings(max_examples=100, deadline=None)
@given(zone=st.sampled_from(ZONES), anchor=anchors, day=st.integers(1, 28))
def test_that_an_elapsed_study_day_is_24_hours_whatever_the_clock_does(zone, anchor, day):
    days = DayCount("randomised", 1, "elapsed_24h", SOURCE, treatment_last=4, last=28)
    protocol = trial(days=days, schedule=(item("x", "assessment", OnDays((day,)), ("sofa",)),))
    (one,) = expand_schedule(protocol, {"randomised": instant(anchor)}, zone)
    assert plain(one.day_from) == anchor + timedelta(days=day - 1)
    assert one.day_to - one.day_from == one.day_from.add(hours=24) - one.day_from
