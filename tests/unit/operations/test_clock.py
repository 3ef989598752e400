"""Clock and sleep: what is noticed, written down, and which entries are in doubt."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

from protocols.facts import NoteWritten
from protocols.times import Instant
from tests.support.trial_builders import at
from tests.unit.operations.benches import NOW, enrol, state
from ui.operations.clock import (
    ClockWatch,
    Finding,
    Reading,
    at_start,
    confirm,
    in_doubt,
    note,
    note_at_start,
    uncertain,
    words_of,
    zone_distance,
)
from ui.operations.dump import dumped

ROME = "Europe/Rome"


def reading(wall_s: float, steady_s: float, offset: int = 0) -> Reading:
    return Reading(NOW.add(seconds=wall_s), 1000.0 + steady_s, offset)


def kinds(found: tuple[Finding, ...]) -> list[str]:
    return [one.kind for one in found]


@pytest.mark.requirement("R47")
@pytest.mark.parametrize(
    ("step", "found"),
    [
        (0, []),
        (60, []),
        (61, ["clock_jumped"]),
        (-60, []),
        (-61, ["clock_jumped"]),
        (3600, ["clock_jumped"]),
    ],
)
def test_that_a_step_of_the_wall_clock_is_noticed_once(step, found):
    watch = ClockWatch(reading(0, 0))
    assert kinds(watch.look(reading(5, 5))) == []
    assert kinds(watch.look(reading(10 + step, 10))) == found
    assert kinds(watch.look(reading(15 + step, 15))) == []


@pytest.mark.requirement("R47")
def test_that_many_small_steps_are_noticed_when_they_come_to_more_than_a_minute():
    watch = ClockWatch(reading(0, 0))
    told = [watch.look(reading(5 * n - 2 * n, 5 * n)) for n in range(1, 60)]
    assert kinds(tuple(one for found in told for one in found)) == ["clock_jumped"]


@pytest.mark.requirement("R50")
def test_that_a_sleeping_laptop_is_not_a_clock_that_was_set():
    watch = ClockWatch(reading(0, 0))
    assert watch.asleep(1000.0 + 52 * 60)
    (slept,) = watch.look(reading(52 * 60, 52 * 60))
    assert (slept.kind, slept.since, slept.until) == ("slept", NOW, NOW.add(minutes=52))
    assert words_of(slept, ROME).startswith("The laptop slept from 21-Nov-2026 20:00 to ")


@pytest.mark.requirement("R47")
def test_that_another_zone_of_the_laptop_is_noticed_and_the_end_of_summer_time_is_not():
    watch = ClockWatch(reading(0, 0))
    assert kinds(watch.look(reading(5, 5, -60))) == ["zone_changed"]


@pytest.mark.requirement("R47")
@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the laptop's zone is set by the system")
@pytest.mark.parametrize(("zone", "far"), [("Europe/Rome", 0), ("UTC", None), ("Asia/Tokyo", None)])
def test_that_the_end_of_summer_time_is_no_change_of_zone(monkeypatch, zone, far):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        summer = zone_distance(Instant.from_utc(2026, 10, 24, 12), ROME)
        winter = zone_distance(Instant.from_utc(2026, 10, 25, 12), ROME)
    finally:
        monkeypatch.undo()
        time.tzset()
    if far is None:
        assert summer
    else:
        assert (summer, winter) == (far, far)


@pytest.mark.requirement("R47")
def test_that_no_jump_of_more_than_a_minute_goes_unseen():
    dice = random.Random(20261121)  # noqa: S311 - repeatable on purpose
    for _ in range(200):
        jump = dice.choice((-1, 1)) * dice.uniform(61, 10 * 365 * 86400)
        watch = ClockWatch(reading(0, 0))
        gone = dice.uniform(1, 30)
        (found,) = watch.look(reading(gone + jump, gone))
        assert found.kind == "clock_jumped"
        assert abs(found.moved_s - jump) <= 1, jump


@pytest.mark.requirement("R47")
@pytest.mark.parametrize(
    ("now", "found"),
    [
        ("21T20:00", []),
        ("21T19:59", ["clock_behind"]),
        ("22T20:00", []),
        ("22T20:01", ["clock_gap"]),
    ],
)
def test_that_the_clock_is_held_against_the_last_entry_at_start(bench, now, found):
    assert at_start(bench) == ()
    enrol(bench)
    later = replace(bench, clock=lambda: at(now))
    assert kinds(at_start(later)) == found


@pytest.mark.requirement("R47", "R83")
def test_that_entries_are_in_doubt_from_the_jump_until_somebody_confirms_the_clock(bench):
    enrol(bench)
    assert not in_doubt(bench)
    assert note(bench, Finding("clock_jumped", NOW, NOW.subtract(hours=1), -3600))
    assert in_doubt(bench)
    entry = state(bench, "21T12:00", NoteWritten("calm"))
    assert uncertain(bench) == {(entry.device, entry.seq)}
    assert confirm(bench)
    state(bench, "21T12:30", NoteWritten("slept"))
    assert uncertain(bench) == {(entry.device, entry.seq)}
    assert not in_doubt(bench)
    said = {event.event: event.words for event in bench.store.journal.events()}
    assert said["clock_jumped"] == "The clock moved 1hr back since 21-Nov-2026 20:00."
    assert said["clock_confirmed"].startswith("dr-b compared the clock: 21-Nov-2026 20:00")


@pytest.mark.requirement("R50")
def test_that_a_sleep_puts_no_entry_in_doubt(bench):
    enrol(bench)
    assert note(bench, Finding("slept", NOW.subtract(hours=1), NOW, 3600))
    state(bench, "21T12:00", NoteWritten("calm"))
    assert uncertain(bench) == frozenset()


@pytest.mark.requirement("R47")
def test_that_an_entry_of_a_doubtful_clock_says_so_in_the_dump(bench):
    enrol(bench)
    watched = replace(bench, test_clock=False, clock=lambda: at("21T19:00"))
    note_at_start(watched)
    state(watched, "21T12:00", NoteWritten("calm"), "n1")
    assert confirm(watched)
    state(watched, "21T12:10", NoteWritten("slept"), "n2")
    marked = {str(one["id"]): one.get("clock_uncertain", False) for one in dumped(bench)}
    assert marked == {"enrol-IGM-0001": False, "n1": True, "n2": False}
    events = bench.store.journal.events()
    (behind,) = [one for one in events if one.event == "clock_behind"]
    assert behind.words == (
        "The clock says 21-Nov-2026 19:00, but the last entry was recorded 21-Nov-2026 20:00."
    )


def test_that_the_fixed_clock_of_a_test_is_left_alone(bench):
    enrol(bench)
    note_at_start(replace(bench, clock=lambda: at("21T19:00")))
    assert not in_doubt(bench)
