"""One subject of the IVIG registry by keyboard: nothing is proposed, what was given is recorded.

The exposures (highest day, days, hours to the first) are derived and never typed; they are read
in the analysis export of the same store.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import main
from storage.exports.csv_text import read_rows
from tests.journeys.bedside_robot import BedsideRobot
from tests.journeys.support.by_keys import (
    enrol,
    lines_of,
    saved_sheet,
    take_over,
    time_passes,
    unlock_as,
    verified,
    ward,
)
from tests.ui.forms_support import INVESTIGATOR, NURSE, HandClock

# the display-less Qt prints these for every list and dialog that drops down
pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

SUBJECT = "REG-0042"


@pytest.mark.requirement("R44")
def test_that_treatment_is_recorded_as_seen_and_exposures_are_derived(
    tmp_path: Path,
    qapp: QApplication,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, store = HandClock("18T07:00"), tmp_path / "store"
    with ward(store, clock, qapp) as robot:
        unlock_as(robot, INVESTIGATOR.name)
        enrol(
            robot,
            "IVIG registry",
            {
                "Study id": SUBJECT,
                "Bed": "12",
                "Weight, kilograms": "70",
                "Weighed": "0605",
                "Hospital admission": "18-Nov-2026 02:00",
            },
        )
        robot.must_see(SUBJECT, "observational; nothing is hidden", "Day 1 of 28")
        take_over(robot, NURSE.name)
        robot.presses("Return")
        nothing_is_proposed(robot)
        admission(robot)
        treatment(robot, clock)
        look_back(robot)
        robot.presses("Ctrl+P")
        the_sheet_says(saved_sheet(robot, tmp_path, f"{SUBJECT}, Day 3"))
        robot.window.close()
    verified(store, capsys, monkeypatch)
    derived(store, tmp_path / "export", capsys)


def nothing_is_proposed(robot: BedsideRobot) -> None:
    robot.presses("Alt+2")
    robot.must_see("This protocol only observes treatment; no dose is proposed.")
    robot.presses("Alt+4")
    robot.must_see("Treatment given, recorded only", "Nothing recorded yet")


def admission(robot: BedsideRobot) -> None:
    """Answers, and one that stays open: it is neither yes nor no."""
    robot.presses("Alt+3")
    robot.pushes("Enter Admission")
    robot.chooses("Diabetes mellitus", "Yes")
    robot.chooses("Smoking", "No")
    robot.fills("Systolic pressure", "124")
    robot.records()
    robot.pushes("Enter Time that a clock runs from")
    robot.chooses("What", "Symptom onset")
    robot.fills("It happened at", "12-Nov-2026 08:00")
    robot.records()


def treatment(robot: BedsideRobot, clock: HandClock) -> None:
    """20 g on the 19th, then 10 g twice on the 20th."""
    for when, amount, until in (
        ("19T10:00", "20", "1600"),
        ("20T09:00", "10", ""),
        ("20T21:00", "12.5", ""),
    ):
        time_passes(robot, clock, when)
        robot.presses("Alt+3")
        robot.pushes("Enter Immunoglobulin given")
        robot.chooses("Product", "immunoglobulin intravenous")
        robot.fills("Amount", amount)
        robot.chooses("Unit", "g")
        if until:
            clock.to("19T16:30")
            robot.fills("Until, where it is known", until)
        robot.records()


def look_back(robot: BedsideRobot) -> None:
    robot.presses("Alt+4")
    robot.must_see(
        "10:00 |  | immunoglobulin intravenous, until 16:00 |  | 20 g | Nurse A",
        "21:00 |  | immunoglobulin intravenous |  | 12.5 g | Nurse A 21:00",
    )
    robot.presses("Alt+7")
    robot.must_see("immunoglobulin intravenous: 20 g", "diabetes yes", "Symptom onset")


def the_sheet_says(sheet: str) -> None:
    """Two administrations of the day, recorded and not advised, and the bias beside the rules."""
    lines = lines_of(sheet)
    for line in (
        f"{SUBJECT},3,dose,1,volume,immunoglobulin intravenous,10,g,,,,,recorded,",
        f"{SUBJECT},3,dose,2,volume,immunoglobulin intravenous,12.5,g,,,,,recorded,",
        (
            f"{SUBJECT},3,dose,2,started,immunoglobulin intravenous,,,"
            "2026-11-20T21:00:00+01:00,,,,,Nurse A"
        ),
    ):
        assert line in lines, f"{line!r} is not in the file"
    assert "immortal time" in sheet
    assert ",advised," not in sheet


def derived(store: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The highest day is 22.5 g, 2 days, 32 h after admission: both groupings side by side."""
    words = ["export", "--store", str(store), "--user", INVESTIGATOR.name]
    assert main.main([*words, "--format", "analysis", "--out", str(out)]) == 0, capsys.readouterr()
    rows = {row["endpoint"]: row for row in read_rows((out / "endpoints.csv").read_bytes())}
    told = {name: (rows[name]["value"], rows[name]["parts"]) for name in rows}
    assert told["max_daily_dose"] == (
        "22.5",
        "Methods, at least 10 g/d: yes; Table 3, above 10 g/d: yes",
    )
    assert told["course_days"] == ("2", "Methods, at least 8 d: no; Table 3, above 8 d: no")
    assert told["hours_to_first"] == ("32", "Early, at most 48 h: yes")
    assert rows["mortality_28"]["value"] == ""
