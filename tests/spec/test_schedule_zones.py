"""The five schedules across both clock changes, midnight and half-hour zones, against zoneinfo.

The oracle knows only UTC arithmetic and the zone's own tables: what a protocol counts in hours
from an anchor is that many elapsed hours later; a study day begins at the ward's midnight.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from protocols.catalogue import load
from protocols.definition.model import AfterAnchor, OnDays, ScheduleItem
from protocols.registry import exact, magnitude
from protocols.units import Unit
from tests.spec.test_schedule_trials import schedule

IDS = ("igm-fat", "icar", "i-micro", "iliad-7", "ivig-cohort")
STARTS = [
    ("Europe/Rome", "2026-10-24T22:30:00+00:00"),  # the night of 25 hours
    ("Europe/Rome", "2026-03-28T22:30:00+00:00"),  # the night of 23 hours
    ("Asia/Kolkata", "2026-11-18T18:29:00+00:00"),  # 23:59 at the ward
    ("Asia/Kathmandu", "2026-11-18T18:15:00+00:00"),  # midnight at the ward
    ("America/St_Johns", "2026-10-31T03:00:00+00:00"),  # a half hour, and its autumn change
    ("Australia/Lord_Howe", "2026-10-03T12:00:00+00:00"),  # a change by half an hour
]
pytestmark = pytest.mark.requirement("R45")


def laid(protocol: str, zone: str, start: str) -> list[tuple[ScheduleItem, dict[str, object]]]:
    """Return each planned item with the rule that it comes from; every anchor is at one instant."""
    trial = load(protocol)
    arm = "titer" if protocol == "igm-fat" else None
    later = ("awakening", "hospital_discharge", "first_negative_pcr")
    anchors = {one.id: start for one in trial.anchors if one.id not in later}
    items = schedule(protocol, zone, arm, **anchors)
    rules = [one for one in trial.schedule if not one.arms or arm in one.arms]
    return [(rule, one) for rule in rules for one in items if one["what"] == rule.what]


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize("protocol", IDS)
@pytest.mark.parametrize(("zone", "start"), STARTS)
def test_that_hours_are_elapsed_hours_in_every_zone(protocol: str, zone: str, start: str) -> None:
    seen = 0
    for rule, item in laid(protocol, zone, start):
        if not isinstance(rule.when, AfterAnchor) or rule.when.anchor == "awakening":
            continue
        hours = magnitude(exact(rule.when.after), Unit.H)
        due = {
            utc(str(one["due"]))
            for other, one in laid(protocol, zone, start)
            if other.id == rule.id and one["due"]
        }
        assert utc(start) + timedelta(hours=float(hours)) in due, rule.id
        seen += 1
        assert item["due"] is not None
    assert seen or protocol == "ivig-cohort"


@pytest.mark.parametrize("protocol", IDS)
@pytest.mark.parametrize(("zone", "start"), STARTS)
def test_that_study_days_begin_at_the_wards_midnight(protocol: str, zone: str, start: str) -> None:
    trial, ward = load(protocol), ZoneInfo(zone)
    first = trial.days.first
    timed = {one.what for one in trial.schedule if isinstance(one.when, AfterAnchor)}
    date = datetime.fromisoformat(start).astimezone(ward).date()
    for rule, item in laid(protocol, zone, start):
        if not isinstance(rule.when, OnDays) or rule.when.within or rule.what in timed:
            continue
        number = item["study_day"]
        assert isinstance(number, int)
        if number not in rule.when.days:
            continue
        on = date + timedelta(days=number - first)
        begins = datetime(on.year, on.month, on.day, tzinfo=ward).astimezone(UTC)
        assert utc(str(item["due_from"])) == begins, (rule.id, number)
