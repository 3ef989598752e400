"""One subject of ILIAD-7 at the bedside by keyboard: injections, place in the body, syringe.

The second injection waits 72 h; one given too early is charted as it was, and flagged. Nothing
names an arm; the syringe has a number only.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.bedside_robot import BedsideRobot
from tests.journeys.support.by_keys import (
    enrol,
    lines_of,
    saved_sheet,
    second_person,
    sign_site_values,
    take_over,
    time_passes,
    unlock_as,
    verified,
    ward,
)
from tests.ui.forms_support import INVESTIGATOR, NURSE, HandClock

# the display-less Qt prints these for every list and dialog that drops down
pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

SUBJECT = "ILI-0042"


@pytest.mark.requirement("R26", "R44", "R71", "R72")
def test_that_injections_are_charted_with_place_and_syringe_by_keyboard_alone(
    tmp_path: Path,
    qapp: QApplication,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, store = HandClock("18T07:00"), tmp_path / "store"
    with ward(store, clock, qapp) as robot:
        unlock_as(robot, INVESTIGATOR.name)
        sign_site_values(robot, {"ILIAD-7-US-O   Concentration in": "1000 microg/mL"})
        enrol(
            robot,
            "ILIAD-7-US-O",
            {
                "Study id": SUBJECT,
                "Bed": "11",
                "Weight, kilograms": "70",
                "Weighed": "0605",
                "Consent": "17-Nov-2026 12:40",
                "Randomised": "0615",
            },
        )
        robot.must_see(SUBJECT, "arm is not held in Bedline", "Injection 1 of 7")
        clock.to("18T07:10")
        take_over(robot, NURSE.name)
        robot.presses("Return")
        count_lymphocytes(robot)
        first_injection(robot)
        assess(robot)
        second_injection_too_early(robot, clock)
        look_back(robot)
        robot.presses("Ctrl+P")
        the_sheet_says(saved_sheet(robot, tmp_path, f"{SUBJECT}, Day 3"))
        robot.window.close()
    verified(store, capsys, monkeypatch)


def count_lymphocytes(robot: BedsideRobot) -> None:
    """The working of the injection, then the count before it, on its own form."""
    robot.presses("Alt+2")
    robot.must_see(
        "4 | Amount = 10 \u00d7 70 | 700 micrograms | or matching placebo",
        "6 | Volume = 700 ÷ 1000 | 0.7 mL | amount divided by concentration",
    )
    robot.presses("Alt+1")


def first_injection(robot: BedsideRobot) -> None:
    robot.pushes("Chart injection")
    robot.must_see("0.7 mL, advised by the rule", "One step left: where it was injected")
    robot.chooses("Place, into muscle", "left deltoid")
    robot.fills("Syringe number", "S-118")
    second_person(robot, weight="70", concentration="1000")
    robot.records()
    robot.must_see("Day 1 of 22", "Lymphocytes before injection")


def assess(robot: BedsideRobot) -> None:
    """NEWS2 with one answer left open."""
    robot.presses("Alt+3")
    robot.pushes("Enter NEWS2")
    robot.fills("Respiratory rate", "22")
    robot.fills("SpO2", "94")
    robot.chooses("SpO2 scale", "1")
    robot.chooses("On oxygen", "Yes")
    robot.fills("Systolic pressure", "118")
    robot.fills("Pulse", "96")
    robot.fills("Temperature", "38.2")
    robot.must_see("7 to 10")  # consciousness is not answered: 0 or 3, never 0
    robot.records()


def second_injection_too_early(robot: BedsideRobot, clock: HandClock) -> None:
    """54 h after the first: the rule refuses it; what was given is charted, and flagged."""
    time_passes(robot, clock, "20T13:10")
    robot.presses("Alt+2")
    robot.must_see("No dose advised.")
    robot.presses("Alt+3")
    robot.pushes("Enter Injection")
    robot.fills("Volume injected", "0.7")
    robot.chooses("Place, into muscle", "right thigh")
    robot.fills("Syringe number", "S-131")
    second_person(robot, weight="70", concentration="1000")
    robot.records()
    robot.must_see(
        "Recorded as a deviation.",
        "Injection 2 was given 2 days 6hr after the one before; the protocol waits 3 days.",
    )
    robot.fills("What happened, in your words", "taken for day 4")
    robot.records()


def look_back(robot: BedsideRobot) -> None:
    robot.presses("Alt+5")
    robot.must_see(
        "Explained. Injection 2 was given 2 days 6hr after the one before; the protocol waits 3 "
        "days. 20-Nov-2026 13:10, Day 3. timing, major. taken for day 4",
        "Open. Lymphocytes before injection, Day 1 (18-Nov-2026): not recorded.",
    )
    robot.presses("Alt+7")
    robot.must_see("left deltoid", "S-118", "right thigh", "S-131")
    robot.presses("Ctrl+B")
    robot.must_see(f"Bed 11, {SUBJECT}, ILIAD-7")
    robot.presses("Return")


def the_sheet_says(sheet: str) -> None:
    """The injection of the day with place, syringe, second person and its deviation; no arm."""
    lines = lines_of(sheet)
    for line in (
        f"{SUBJECT},3,dose,1,number,Injection 2 of 7,2,,,,,,given,syringe S-131",
        f"{SUBJECT},3,dose,1,given,Injection 2 of 7,0.7,mL,,,,,known,",
        f"{SUBJECT},3,dose,1,place,Injection 2 of 7,right thigh,,,,,,,",
        f"{SUBJECT},3,dose,1,witness,Injection 2 of 7,Nurse B,,,,,,authenticated,",
    ):
        assert line in lines, f"{line!r} is not in the file"
    assert "Injection 2 was given 2 days 6hr after the one before" in sheet
    assert "taken for day 4" in sheet
    assert "placebo" not in sheet.lower()
    assert "cyt107" not in sheet.lower()
