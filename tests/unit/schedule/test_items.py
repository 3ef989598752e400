"""The plan: study days, clock windows and times after an anchor."""

import pytest

from protocols.definition.model import (
    AfterAnchor,
    DayCount,
    OnDays,
    SignedValue,
    SiteParameter,
    SiteRef,
)
from protocols.schedule.items import expand_schedule, switch_plan
from protocols.times import Instant, show_when
from tests.support.trial_builders import ROME, SOURCE, at, hours, item, trial

WINDOW = SiteParameter("titer_window", "Morning titer", "clock_window", SOURCE)
SIGNED = {"titer_window": SignedValue("05:00-09:00")}
TITER = item(
    "igm_titer",
    "measurement",
    OnDays((0, 1, 2), SiteRef("titer_window")),
    ("igm",),
    only_while="treated",
)
RANDOMISED = {"randomised": at("18T10:40")}


def shown(when: Instant | None, zone: str = ROME) -> str | None:
    return show_when(when, zone) if when is not None else None


def plan(*items, anchors=RANDOMISED, zone=ROME, arm=None, site=None, **changes):
    return expand_schedule(
        trial(schedule=items, site_parameters=(WINDOW,), **changes),
        anchors,
        zone,
        arm=arm,
        site=site,
    )


def test_that_a_morning_titer_is_due_in_the_window_that_the_site_signed():
    _, first, second = plan(TITER, site=SIGNED)
    assert (first.key, first.study_day, first.number) == ("igm_titer@1", 1, 2)
    assert [shown(one) for one in (first.due_from, first.due, first.due_to)] == [
        "19-Nov-2026 05:00",
        "19-Nov-2026 05:00",
        "19-Nov-2026 09:00",
    ]
    assert shown(second.due_to) == "20-Nov-2026 09:00"


def test_that_a_window_closed_before_randomisation_leaves_the_rest_of_that_day():
    day0 = plan(TITER, site=SIGNED)[0]
    assert day0.study_day == 0
    assert day0.due_to is None
    assert day0.whole_day


def test_that_an_unsigned_window_leaves_the_whole_day_and_invents_none():
    first = plan(TITER)[1]
    assert (shown(first.due_from), first.due_to) == ("19-Nov-2026 00:00", None)
    assert first.whole_day


def test_that_an_item_waits_for_its_anchor_and_says_which():
    waits, known = plan(
        item("sofa", "assessment", OnDays((3,)), ("sofa",)),
        item("end", "note", AfterAnchor("first_dose", hours(48))),
        anchors={},
    )
    assert (waits.waits_for, waits.study_day, waits.due) == ("randomised", 3, None)
    assert (known.waits_for, known.study_day, known.due) == ("first_dose", None, None)


def test_that_a_time_after_an_anchor_has_the_tolerance_that_the_protocol_gives():
    one = plan(
        item(
            "biobank",
            "sample",
            AfterAnchor("randomised", hours(12), early=hours(12), late=hours(0)),
        )
    )[0]
    assert [shown(when) for when in (one.due_from, one.due, one.due_to)] == [
        "18-Nov-2026 10:40",
        "18-Nov-2026 22:40",
        "18-Nov-2026 22:40",
    ]
    without = plan(item("mottling", "assessment", AfterAnchor("randomised", hours(24))))[0]
    assert without.due_to is None
    assert without.study_day == 1
    assert not without.whole_day


def test_that_items_of_another_arm_are_not_planned():
    flat = item("flat_dose", "dose", OnDays((0,)), arms=("flat",))
    assert plan(flat, arm="titer") == ()
    assert plan(flat) == ()
    assert len(plan(flat, arm="flat")) == 1


@pytest.mark.requirement("R45")
@pytest.mark.parametrize(
    ("zone", "anchor", "after", "expected"),
    [
        # Rome goes forward on 29-Mar-2026 at 02:00 and back on 25-Oct-2026 at 03:00.
        (ROME, "2026-03-28T20:00", 12, "29-Mar-2026 09:00"),
        (ROME, "2026-10-24T20:00", 12, "25-Oct-2026 07:00"),
        (ROME, "2026-10-24T20:00", 48, "26-Oct-2026 19:00"),
        ("Australia/Lord_Howe", "2026-10-03T20:00", 12, "04-Oct-2026 08:30"),
        ("Asia/Kolkata", "2026-10-24T20:00", 12, "25-Oct-2026 08:00"),
    ],
)
def test_that_hours_after_an_anchor_are_elapsed_hours(zone, anchor, after, expected):
    one = plan(
        item("x", "note", AfterAnchor("randomised", hours(after))),
        anchors={"randomised": at(anchor, zone)},
        zone=zone,
    )[0]
    assert shown(one.due, zone) == expected


@pytest.mark.requirement("R45", "R46")
@pytest.mark.parametrize(
    ("window", "day", "expected", "lasts"),
    [
        ("05:00-09:00", 1, ("29-Mar-2026 05:00", "29-Mar-2026 09:00"), 4),
        ("01:00-04:00", 1, ("29-Mar-2026 01:00", "29-Mar-2026 04:00"), 2),
        ("02:15-04:00", 1, ("29-Mar-2026 03:00", "29-Mar-2026 04:00"), 1),
        ("22:00-02:30", 0, ("28-Mar-2026 22:00", "29-Mar-2026 03:00"), 4),
    ],
)
def test_that_a_clock_window_stays_on_the_ward_clock_in_the_night_that_skips_an_hour(
    window, day, expected, lasts
):
    found = plan(
        item("igm_titer", "measurement", OnDays((day,), SiteRef("titer_window")), ("igm",)),
        anchors={"randomised": at("2026-03-28T08:00")},
        site={"titer_window": SignedValue(window)},
    )[0]
    assert (shown(found.due_from), shown(found.due_to)) == expected
    assert (found.due_to - found.due_from).total("hours") == lasts


@pytest.mark.requirement("R46")
def test_that_a_clock_window_holds_both_passes_of_the_repeated_hour():
    found = plan(
        item("igm_titer", "measurement", OnDays((1,), SiteRef("titer_window")), ("igm",)),
        anchors={"randomised": at("2026-10-24T08:00")},
        site={"titer_window": SignedValue("02:00-02:30")},
    )[0]
    assert (found.due_to - found.due_from).total("minutes") == 90


@pytest.mark.requirement("R49")
def test_that_elapsed_study_days_begin_at_the_hour_of_their_anchor():
    days = DayCount("first_dose", 1, "elapsed_24h", SOURCE, treatment_last=4, last=28)
    found = plan(
        item("sofa", "assessment", OnDays((1, 3)), ("sofa",)),
        item("igm_titer", "measurement", OnDays((1,), SiteRef("titer_window")), ("igm",)),
        anchors={"first_dose": at("18T06:00")},
        days=days,
        site=SIGNED,
    )
    third = next(one for one in found if one.key == "sofa@3")
    assert (shown(third.day_from), shown(third.day_to)) == (
        "20-Nov-2026 06:00",
        "21-Nov-2026 06:00",
    )
    # 05:00 of 18-Nov was before day 1 began: the window of that day is the next morning's.
    titer = next(one for one in found if one.item == "igm_titer")
    assert shown(titer.due_from) == "19-Nov-2026 05:00"


def test_that_a_changed_plan_leaves_the_past_as_it_was_planned():
    before = plan(item("vitals", "assessment", OnDays((0, 1, 2, 3)), ("vitals",)))
    after = plan(
        item("vitals", "assessment", OnDays((1, 2, 3)), ("vitals",)),
        item("sofa", "assessment", OnDays((0, 2)), ("sofa",)),
    )
    switched = switch_plan(before, after, at("19T12:00"))
    assert {one.key for one in switched} == {
        "vitals@0",
        "vitals@1",
        "vitals@2",
        "vitals@3",
        "sofa@2",
    }
