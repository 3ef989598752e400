"""Handover and downtime sheet: the ward at a glance, and paper for when the laptop is down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from protocols.course import Course
from protocols.sheet.ward import AHEAD, Stamp, ahead_items, build_downtime, build_handover
from storage.exports.typst_press import TypstPress
from storage.exports.ward_sheets import print_downtime, print_handover
from tests.support.trial_builders import ROME, Ledger, at
from tests.unit.sheet.stories import STORIES, course, icar, igm, micro

NOW = "21T07:05"
STAMP = Stamp(at(NOW), "Nurse A", 121, "7F3A 91C2")
TextOf = Callable[[bytes], str]


def ward() -> list[Course]:
    return [course(make(), trial, NOW) for trial, make in STORIES.items()]


def test_that_the_handover_has_one_row_a_subject_by_bed() -> None:
    handover = build_handover(ward(), "Ward 3", ROME, STAMP)
    assert [(row.bed, row.subject) for row in handover.rows] == [
        ("02", "ICR-0021"),
        ("04", "IGM-0007"),
        ("04", "IVG-0001"),
        ("09", "MIC-0014"),
        ("11", "ILI-0003"),
    ]


@pytest.mark.requirement("R71")
def test_that_the_handover_names_no_arm_and_says_whom_it_is_for(
    press: TypstPress, text_of: TextOf
) -> None:
    printed = print_handover(press, build_handover(ward(), "Ward 3", ROME, STAMP))
    text = text_of(printed.pdf)
    assert printed.archival
    assert "COPY, NOT THE RECORD" in text
    assert "Dose 3 running, 5.8 mL per hour" in text
    assert "bedside team only" in text
    assert "log head 7F3A 91C2" in text
    for word in ("titer arm", "flat arm", "Titer-based dose", "Flat dose"):
        assert word not in text


def test_that_a_big_ward_goes_on_on_further_pages_and_loses_nobody(
    press: TypstPress, text_of: TextOf
) -> None:
    one = course(igm(), "igm-fat", NOW)
    many = [
        replace(one, record=replace(one.record, subject=f"IGM-{number:04}"))
        for number in range(1, 26)
    ]
    printed = print_handover(press, build_handover(many, "Ward 3", ROME, STAMP))
    text = text_of(printed.pdf)
    assert printed.pages > 1
    assert all(f"IGM-{number:04}" in text for number in range(1, 26))


def test_that_an_empty_ward_says_so(press: TypstPress, text_of: TextOf) -> None:
    printed = print_handover(press, build_handover([], "<b>Ward</b> #panic()", ROME, STAMP))
    text = text_of(printed.pdf)
    assert "No subject is enrolled." in text
    assert "<b>Ward</b> #panic()" in text


def test_that_only_what_falls_due_within_twelve_hours_is_ahead() -> None:
    now = course(igm(), "igm-fat", NOW)
    items = ahead_items(now, AHEAD, grouped=True)
    assert all(one.at is None or one.at < now.now + AHEAD for one in items)
    assert (items[0].overdue, items[0].words) == (True, "earlier days")
    assert any(one.what == "Dose 4" and one.time_critical for one in items)


@pytest.mark.requirement("R99")
@pytest.mark.parametrize("trial", STORIES)
def test_that_a_downtime_sheet_is_one_page_with_what_holds_and_boxes(
    press: TypstPress, text_of: TextOf, trial: str
) -> None:
    now = course(STORIES[trial](), trial, NOW)
    printed = print_downtime(press, build_downtime(now, STAMP))
    text = text_of(printed.pdf)
    assert (printed.pages, printed.archival) == (1, True)
    for words in (now.record.subject, "Entered from paper by", "Due in the next 24 hours"):
        assert words in text
    assert ("Hourly pump check" in text) == (trial in ("igm-fat", "icar", "i-micro"))


def test_that_the_downtime_sheet_says_what_runs_and_what_is_accepted_next() -> None:
    sheet = build_downtime(course(igm(), "igm-fat", NOW), STAMP)
    assert [(one.name, one.state) for one in sheet.doses] == [
        ("Dose 3", "running"),
        ("Dose 4", "accepted"),
    ]
    assert sheet.now[0][1].replace("\u00a0", " ").startswith("Dose 3 running, 5.8 mL per hour")
    levels = build_downtime(course(micro(), "i-micro", NOW), STAMP).doses
    assert [one.name for one in levels] == ["Level 2 of 3", "Level 3 of 3"]


@pytest.mark.requirement("R71")
def test_that_a_blinded_downtime_sheet_speaks_of_study_infusions_only() -> None:
    sheet = build_downtime(course(icar(), "icar", NOW), STAMP)
    assert all(one.name.startswith("Study infusion") for one in sheet.doses)
    assert sheet.header.bedside_line == "Arm is not held in Bedline."


def test_that_a_subject_beyond_the_counted_days_still_has_its_papers(
    press: TypstPress,
) -> None:
    late = course(igm(), "igm-fat", at("18T06:15").add(hours=24 * 200))
    stamp = replace(STAMP, printed_at=late.now)
    assert print_downtime(press, build_downtime(late, stamp)).pages == 1
    assert build_handover([late], "Ward 3", ROME, stamp).rows[0].day_words == "Day 200"


def test_that_a_subject_who_is_not_enrolled_has_no_row() -> None:
    ledger = Ledger("IGM-0099")
    ledger.measure("21T06:00", "igm", "40.0 mg/dL")
    assert build_handover([course(ledger, "igm-fat", NOW)], "W", ROME, STAMP).rows == ()
