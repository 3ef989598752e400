"""One subject of I-MICRO at the bedside by keyboard: the ladder with its gate, hold, down, pause.

The real window over a real encrypted store. Steps are offered only after 30 min and with MAP and
heart rate entered; each is read back and confirmed by another key; nothing names an arm.
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

SUBJECT = "MIC-0042"


@pytest.mark.requirement("R26", "R44", "R71", "R72")
def test_that_the_ladder_is_climbed_held_lowered_and_paused_by_keyboard_alone(
    tmp_path: Path,
    qapp: QApplication,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, store = HandClock("18T07:00"), tmp_path / "store"
    with ward(store, clock, qapp) as robot:
        unlock_as(robot, INVESTIGATOR.name)
        sign_site_values(robot, {"I-MICRO   Concentration in the study syringe": "0.2 microg/mL"})
        enrol(
            robot,
            "I-MICRO",
            {
                "Study id": SUBJECT,
                "Bed": "09",
                "Weight, kilograms": "70",
                "Weighed": "0605",
                "Norepinephrine started": "17-Nov-2026 22:40",
                "Randomised": "0615",
            },
        )
        robot.must_see(SUBJECT, "Blinded", "arm is not held in Bedline", "Day 1 of 3")
        clock.to("18T07:10")
        take_over(robot, NURSE.name)
        robot.presses("Return")
        draw_plasma(robot)
        assess(robot)
        start(robot, clock)
        climb(robot, clock)
        lower_and_pause(robot, clock)
        look_back(robot)
        robot.presses("Ctrl+P")
        the_sheet_says(saved_sheet(robot, tmp_path, f"{SUBJECT}, Day 1"))
        robot.window.close()
    verified(store, capsys, monkeypatch)


def draw_plasma(robot: BedsideRobot) -> None:
    """The sample with its window is the first thing due."""
    robot.must_see("Plasma for the biobank, Due now, window to 18:15")
    robot.pushes("Record sample")
    robot.must_see("Tubes: EDTA 5 mL, EDTA 5 mL, aprotinin 5 mL. 12 aliquots.")
    robot.fills("Tubes", "3")
    robot.fills("Aliquots", "12")
    robot.records()


def assess(robot: BedsideRobot) -> None:
    robot.presses("Alt+3")
    robot.pushes("Enter Mottling and refill")
    robot.must_see("Level 1, 10.5 mL per hour, not yet", "Level 3, 31.5 mL per hour, not yet")
    robot.presses("2")
    robot.fills("Finger, seconds", "3.5")
    robot.records()
    robot.must_see("2, 18-Nov-2026 07:10; 3.5 s, 18-Nov-2026 07:10")


def start(robot: BedsideRobot, clock: HandClock) -> None:
    time_passes(robot, clock, "18T07:20")
    robot.presses("Alt+1")
    robot.pushes("Start")
    robot.must_see("Start, study infusion", "10.5", "ten point five millilitres per hour")
    robot.must_not_see("Lot of the first bag")
    second_person(robot, weight="71", concentration="0.2")
    robot.records()
    robot.must_see("typed again")  # 71 is not the 70 kg that dose: nothing is charted
    robot.must_not_see("Running study infusion")
    robot.fills("Dosing weight, typed again", "70")
    robot.records()
    robot.must_see("Running study infusion, level 1")


def climb(robot: BedsideRobot, clock: HandClock) -> None:
    """Too early and without vitals nothing is offered; then level 2, a hold, level 3."""
    time_passes(robot, clock, "18T07:49")
    robot.presses("Alt+3")
    robot.pushes("Enter Mottling and refill")
    robot.must_see("30min at level 1, not before 07:50", "MAP, missing", "Heart rate, missing")
    robot.presses("+")
    robot.must_not_see("Chart level 2")
    time_passes(robot, clock, "18T07:50")
    robot.must_see("30min at level 1, reached 07:50", "MAP, missing")
    robot.presses("+")
    robot.must_not_see("Chart level 2")
    robot.fills("MAP", "66")
    robot.fills("Heart rate", "92")
    robot.pushes("Step up to level 2, 21 mL per hour")
    robot.must_see("Step up to level 2, 21 mL per hour, now 07:50.")
    assert robot.focus_name == "Chart level 2"
    robot.presses("Return")
    robot.must_see("Study drug level 2 of 3", "30min at level 2, not before 08:20")
    assert not robot.focus_name.startswith("Leave"), "the next key would leave the form"
    time_passes(robot, clock, "18T08:10")
    robot.pushes("Hold")
    robot.types("pressure first, Dr C")
    robot.presses("Return")
    time_passes(robot, clock, "18T08:25")
    robot.must_see("30min at level 2, reached 08:20")  # a hold does not put the next step off
    robot.fills("MAP", "70")
    robot.fills("Heart rate", "90")
    robot.pushes("Step up to level 3")
    robot.presses("Return")
    robot.must_see("Study drug level 3 of 3", "Highest level reached")


def lower_and_pause(robot: BedsideRobot, clock: HandClock) -> None:
    time_passes(robot, clock, "18T08:40")
    robot.fills("MAP", "52")
    robot.pushes("Step down")
    robot.must_see("Step down to level 2, 21 mL per hour, now 08:40.")
    robot.types("hypotension, Dr C")
    robot.presses("Return")
    robot.must_see("Study drug level 2 of 3", "30min at level 2, not before 09:10")
    time_passes(robot, clock, "18T09:00")
    robot.pushes("Pause")
    robot.must_see("One step left: say why it is paused")
    robot.goes_to("Reason, in your words")
    robot.types("MAP 52, fluid first")
    robot.records()
    time_passes(robot, clock, "18T09:20")
    robot.presses("Alt+4")
    robot.must_see("Paused 20min", "0 mL per hour", "32.4 mL delivered at 09:20.")
    robot.presses("P")
    robot.must_see("the same as 21 mL per hour, the rate before the pause")
    robot.records()


def look_back(robot: BedsideRobot) -> None:
    """The log, no deviation, the history with its reasons, and the ward board."""
    robot.presses("Alt+4")
    assert robot.rows()[1:] == (
        "07:20 |  | Start, level 1 | 10.5 mL per hour | 0 mL | Nurse A 07:20",
        "07:50 |  | Rate, level 2 | 21 mL per hour | 5.2 mL | Nurse A 07:50",
        "08:10 |  | Rate, hold, pressure first, Dr C | 21 mL per hour | 12.2 mL | Nurse A 08:10",
        "08:25 |  | Rate, level 3 | 31.5 mL per hour | 17.5 mL | Nurse A 08:25",
        "08:40 |  | Rate, level 2, hypotension, Dr C | 21 mL per hour | 25.4 mL | Nurse A 08:40",
        "09:00 |  | Pause, MAP 52, fluid first | 0 mL per hour | 32.4 mL | Nurse A 09:00",
        "09:20 |  | Resume | 21 mL per hour | 32.4 mL | Nurse A 09:20",
    )
    robot.presses("Alt+5")
    robot.must_see("No deviation from the protocol found")
    robot.presses("Alt+7")
    robot.must_see(
        "Infusion 1: Pause, MAP 52, fluid first",
        "Infusion 1: Rate at 21 mL per hour, hold, pressure first, Dr C",
        "MAP: 52 mmHg",
        "Sample biobank: 3 tubes, 12 aliquots",
    )
    robot.presses("Ctrl+B")
    robot.must_see(f"Bed 09, {SUBJECT}, I-MICRO", "Running, level 2 of 3", "Refill 3.5 s")
    robot.presses("Return")


def the_sheet_says(sheet: str) -> None:
    """Exact lines for levels, steps, pause and sample; no arm is named."""
    lines = lines_of(sheet)
    for line in (
        f"{SUBJECT},1,dose,1,started,Level 1 of 3,10.5,mL/h,2026-11-18T07:20:00+01:00,,,,,Nurse A",
        f"{SUBJECT},1,dose,1,witness,Level 1 of 3,Nurse B,,,,,,authenticated,",
        f"{SUBJECT},1,dose,2,dose_rate,Level 2 of 3,1,ng/kg/min,,,,,advised,",
        f"{SUBJECT},1,dose,3,stopped,Level 3 of 3,,,2026-11-18T08:40:00+01:00,,,,,",
        (
            f"{SUBJECT},1,event,6,pause,Pause,1,,2026-11-18T09:00:00+01:00,,"
            '2026-11-18T09:00:00+01:00,Nurse A,,"MAP 52, fluid first"'
        ),
        f"{SUBJECT},1,event,7,so_far,Resume,32.375,mL,2026-11-18T09:20:00+01:00,,,,known,",
        (
            f"{SUBJECT},1,assessment,14,level_2,Study drug level 2 of 3,level 2 at 21 mL per hour,,"
            "2026-11-18T07:50:00+01:00,,2026-11-18T07:50:00+01:00,Nurse A,done,"
        ),
    ):
        assert line in lines, f"{line!r} is not in the file"
    assert "placebo" not in sheet.lower()
    assert "iloprost" not in sheet.lower()
