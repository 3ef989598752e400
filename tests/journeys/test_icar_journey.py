"""One subject of ICAR at the bedside by keyboard: four study infusions behind opaque sleeves.

The real window over a real encrypted store. Each infusion takes at least 8 h; too fast is flagged;
no lot and no arm can be seen or typed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.bedside_robot import BedsideRobot
from tests.journeys.support.by_keys import (
    SECRET,
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

SUBJECT = "ICA-0042"


@pytest.mark.requirement("R26", "R28", "R44", "R71", "R72")
def test_that_a_study_infusion_is_decided_run_and_assessed_by_keyboard_alone(
    tmp_path: Path,
    qapp: QApplication,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, store = HandClock("18T07:00"), tmp_path / "store"
    with ward(store, clock, qapp) as robot:
        unlock_as(robot, INVESTIGATOR.name)
        sign_site_values(
            robot,
            {
                "ICAR 4.1   First rate": "0.5 mL/kg/h",
                "ICAR 4.1   Time between": "30 min",
                "ICAR 4.1   Highest rate": "1.3 mL/kg/h",
            },
        )
        enrol(
            robot,
            "ICAR 4.1",
            {
                "Study id": SUBJECT,
                "Bed": "02",
                "Weight, kilograms": "80",
                "Weighed": "0605",
                "Mechanical ventilation started": "16-Nov-2026 22:40",
                "Randomised": "0615",
            },
        )
        robot.must_see(SUBJECT, "arm is not held in Bedline", "window to 20-Nov-2026 22:40")
        clock.to("18T07:10")
        take_over(robot, NURSE.name)
        robot.presses("Return")
        decide(robot)
        run(robot, clock)
        assess(robot)
        end(robot, clock)
        look_back(robot)
        robot.presses("Ctrl+P")
        the_sheet_says(saved_sheet(robot, tmp_path, f"{SUBJECT}, Day 1"))
        robot.window.close()
    verified(store, capsys, monkeypatch)


def decide(robot: BedsideRobot) -> None:
    """The working, with the slow start of the site; the investigator accepts with their PIN."""
    robot.presses("Alt+2")
    robot.must_see(
        "1 | Dose of the design, or matching placebo | 500 mg per kg | Protocol ICAR 4.1",
        "5 | Volume = 500 \u00d7 80 ÷ 50 | 800 mL | product 50 mg per mL",
        "7 | Rate = 800 ÷ at least 8hr | 100 mL per hour",
        "9 | Rate from 0min on | 40 mL per hour | slow start (site setting)",
        "10 | Rate from 30min on | 104 mL per hour | slow start (site setting)",
    )
    robot.presses("Alt+A")
    robot.must_see("One step left: who decides, with PIN")
    robot.records()
    robot.presses("Space")
    robot.chooses("Name", INVESTIGATOR.name)
    robot.fills("PIN or passphrase", SECRET)
    robot.presses("Return")
    robot.records()
    robot.fills("Last three of the study id", SUBJECT[-3:])
    robot.presses("Return")
    robot.must_see("No infusion", "800 mL")


def run(robot: BedsideRobot, clock: HandClock) -> None:
    """Slow start, the next rate, a second bottle, a rate that would end before 8 h."""
    time_passes(robot, clock, "18T08:00")
    robot.pushes("Start")
    robot.must_not_see("Lot of the first bag")
    robot.fills("Pump rate from here on", "40")
    robot.fills("First bag, volume", "400")
    second_person(robot, weight="80")
    robot.records()
    robot.presses("Alt+4")
    time_passes(robot, clock, "18T08:30")
    robot.presses("R")
    robot.fills("Pump rate from here on", "104")
    robot.records()
    robot.must_not_see("Recorded as a deviation.")
    time_passes(robot, clock, "18T12:09")
    robot.presses("Alt+4", "B")
    robot.must_not_see("Lot of the new bag")
    robot.fills("Volume of the new bag", "400")
    robot.records()
    time_passes(robot, clock, "18T12:30")
    robot.presses("Alt+4", "R")
    robot.fills("Pump rate from here on", "130")
    robot.records()
    said = "Rate 130 mL per hour was above the ceiling 104 mL per hour since 18-Nov-2026 12:30"
    robot.must_see("Recorded as a deviation.", f"{said}.")
    robot.fills("What happened, in your words", "typed 130 for 103 at the pump")
    robot.records()
    time_passes(robot, clock, "18T12:36")
    robot.presses("Alt+4", "R")
    robot.fills("Pump rate from here on", "100")
    robot.records()


def assess(robot: BedsideRobot) -> None:
    """Compliance of the lung with its driving pressure, and the film by quadrant."""
    robot.presses("Alt+3")
    robot.pushes("Enter Lung compliance")
    robot.fills("Tidal volume", "420")
    robot.fills("Plateau pressure", "26")
    robot.fills("Total PEEP", "12")
    robot.must_see("30 mL per cmH2O", "driving pressure 14 cmH2O")
    robot.records()
    robot.must_see("30 mL/cmH2O, 18-Nov-2026 12:36")


def end(robot: BedsideRobot, clock: HandClock) -> None:
    time_passes(robot, clock, "18T16:06")
    robot.presses("Alt+4", "S")
    robot.chooses("How it ended", "Complete")
    robot.fills("Volume read off the pump", "800")
    robot.records()


def look_back(robot: BedsideRobot) -> None:
    robot.presses("Alt+7")
    robot.must_see("Nurse A", "Tidal volume 420 mL", "16:06")
    robot.presses("Ctrl+B")
    robot.must_see(f"Bed 02, {SUBJECT}, ICAR")
    robot.presses("Return")


def the_sheet_says(sheet: str) -> None:
    """The infusion as it ran; the next one is not offered on the same day; no lot and no arm."""
    lines = lines_of(sheet)
    for line in (
        f"{SUBJECT},1,dose,1,volume,Study infusion 1 of 4,800.0,mL,,,,,accepted,",
        f"{SUBJECT},1,dose,1,over,Study infusion 1 of 4,8,h,,,,,accepted,",
        f"{SUBJECT},1,dose,1,given,Study infusion 1 of 4,799,mL,,,,,known,",
        (
            f"{SUBJECT},1,dose,2,start_window,Study infusion 2 of 4,"
            "not before 19-Nov-2026 08:00,,,,,,,"
        ),
        f"{SUBJECT},1,bedside,1,pf,P/F,not recorded,,,,,,not known,pf",
    ):
        assert line in lines, f"{line!r} is not in the file"
    assert "typed 130 for 103 at the pump" in sheet
    assert "The pump showed 800 mL; the charted rates give 799 mL: 1 mL more on the pump." in sheet
    assert ",lot," not in sheet
    for word in ("placebo", "sodium chloride", "clairyg"):
        assert word not in sheet.lower()
