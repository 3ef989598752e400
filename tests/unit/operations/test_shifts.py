"""When shifts change is the ward's to say: signed with the site's values, 08:00 and 20:00 else."""

from __future__ import annotations

import pytest

from protocols.times import Instant, show_when
from protocols.ward_settings import shift_at
from tests.support.trial_builders import ROME, at
from tests.unit.operations.benches import enrol
from ui.operations.board import board_now
from ui.operations.site import sign_parameter, site_lines


def said(now: Instant, hours: str) -> tuple[str, str, str]:
    found = shift_at(now, ROME, hours)
    return found.name, show_when(found.begins, ROME), show_when(found.ends, ROME)


@pytest.mark.parametrize(
    ("now", "hours", "told"),
    [
        (
            at("21T07:59"),
            "08:00-20:00",
            ("Night 20:00 to 08:00", "20-Nov-2026 20:00", "21-Nov-2026 08:00"),
        ),
        (
            at("21T08:00"),
            "08:00-20:00",
            ("Day 08:00 to 20:00", "21-Nov-2026 08:00", "21-Nov-2026 20:00"),
        ),
        (
            at("21T19:45"),
            "07:30-19:30",
            ("Night 19:30 to 07:30", "21-Nov-2026 19:30", "22-Nov-2026 07:30"),
        ),
        (
            at("21T12:00"),
            "not hours",
            ("Day 08:00 to 20:00", "21-Nov-2026 08:00", "21-Nov-2026 20:00"),
        ),
    ],
)
def test_that_a_shift_lasts_between_its_two_changes(
    now: Instant, hours: str, told: tuple[str, str, str]
) -> None:
    assert said(now, hours) == told


def test_that_the_night_of_the_clock_change_begins_and_ends_by_the_clock_on_the_wall() -> None:
    found = shift_at(Instant.parse_iso("2026-10-25T03:00:00Z"), ROME, "08:00-20:00")
    assert (found.ends - found.begins).total("hours") == 13


def test_that_signed_hours_of_the_ward_change_the_board(bench):
    enrol(bench)
    assert board_now(bench).shift_line.startswith("Night 20:00 to 08:00")
    assert sign_parameter(bench, "ward", "day_shift", "25:00-20:00", "")[0].code == "not_allowed"
    assert sign_parameter(bench, "ward", "no_such", "08:00-20:00", "")[0].code
    assert sign_parameter(bench, "ward", "day_shift", "07:00-19:00", "ward rule 3") == ()
    assert board_now(bench).shift_line.startswith("Night 19:00 to 07:00")
    line = site_lines(bench)[0]
    assert (line.protocol, line.value) == ("ward", "07:00-19:00")
    assert line.source.startswith("signed by")
