"""One subject of IgM-FAT from enrolment to the printed sheet, typed by keyboard at the bedside.

The real window over a real encrypted store, with a clock that is moved by hand. The robot does
nothing that a person could not do with keys, and knows nothing that is not on the screen.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import main
from tests.journeys.bedside_robot import BedsideRobot, plain
from tests.ui.forms_support import (
    INVESTIGATOR,
    NURSE,
    OTHER_NURSE,
    PASSPHRASE,
    HandClock,
    look,
    make_bench,
)
from ui.windows.main_window import MainWindow

# the display-less Qt prints these for every list and dialog that drops down
pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

SUBJECT = "IGM-0042"
EXPLAINED = "typed 30 for 14.2 at the pump"


@pytest.fixture
def clock() -> HandClock:
    return HandClock("18T07:00")


@pytest.fixture
def store(tmp_path: Path, clock: HandClock) -> Path:
    """A store with an investigator and two nurses, and nothing else in it."""
    folder = tmp_path / "store"
    make_bench(folder, clock, INVESTIGATOR).store.close()
    return folder


@pytest.fixture
def robot(store: Path, clock: HandClock, qapp: QApplication) -> Iterator[BedsideRobot]:
    look(qapp)
    window = MainWindow(store, clock)
    window.first_painted.connect(window.after_first_paint)
    window.show_gate("")
    window.show_sized()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, 5000)
    yield BedsideRobot(window)
    window.close()
    window.deleteLater()


@pytest.mark.requirement("R26", "R29", "R35", "R44")
def test_that_a_subject_is_cared_for_from_enrolment_to_sheet_by_keyboard_alone(
    robot: BedsideRobot,
    clock: HandClock,
    store: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unlock_as(robot, INVESTIGATOR.name)
    sign_site_values(robot)
    enrol(robot)
    clock.to("18T07:10")
    take_over(robot, NURSE.name)
    robot.presses("Return")
    robot.must_see(SUBJECT, "IgM titer")
    type_titer(robot)
    decide_with_second_person(robot)
    run_infusion(robot, clock)
    assess(robot, clock)
    correct_report_number(robot)
    enter_late_and_lock(robot, clock)
    see_ward(robot)
    complete_infusion(robot, clock)
    sheet = save_sheets(robot, tmp_path)
    the_sheet_says(sheet)
    robot.window.close()
    verified(store, capsys, monkeypatch)


# -- by the way of keys --------------------------------------------------------------------------


def unlock_as(robot: BedsideRobot, name: str) -> None:
    robot.types(name)
    robot.presses("Tab")
    robot.types(PASSPHRASE)
    robot.presses("Return")
    robot.must_see("No subject enrolled")


def take_over(robot: BedsideRobot, name: str) -> None:
    """Another person unlocks the window that one has locked."""
    robot.presses("Ctrl+L")
    robot.fills("Name", name)
    robot.fills("PIN or passphrase", PASSPHRASE)
    robot.presses("Return")
    robot.must_see(f"Operator {name}")


def sign_site_values(robot: BedsideRobot) -> None:
    robot.presses("Ctrl+.")
    for parameter, value in (
        ("Distribution volume of IgM", "42 mL/kg"),
        ("Volumes are rounded down to", "1 mL"),
    ):
        robot.goes_to("Site parameters")
        robot.goes_to_row(parameter)
        robot.fills("Value with its unit", value)
        robot.fills("Where the site's protocol says so", "pharmacy manual, page 4")
        robot.pushes("Sign this value")
    robot.must_see("Distribution volume of IgM per kg of body weight:  42 mL per kg")


def enrol(robot: BedsideRobot) -> None:
    robot.presses("Ctrl+B")
    robot.pushes("Enrol")
    robot.chooses("Protocol", "IgM-FAT 3.0")
    robot.fills("Study id", SUBJECT)
    robot.fills("Bed", "07")
    robot.fills("Birth year", "1958")
    robot.chooses("Sex", "Male")
    robot.fills("Weight, kilograms", "70")
    robot.chooses("How it was got", "bed scale")
    robot.fills("Weighed", "0605")
    robot.fills("Height, centimetres", "176")
    robot.chooses("Arm, as allocated", "Titer-based dose")
    robot.fills("Shock onset", "17-Nov-2026 21:40")
    robot.fills("Randomised", "0615")
    robot.records()
    assert robot.focus_name.startswith("I2, Septic shock")  # I1, the age, is met by itself
    for _ in range(20):
        if not re.match(r"[IE]\d+, ", robot.focus_name):
            break
        robot.presses("Y", "Down")
    robot.must_see("Every criterion is met; you enrol")
    robot.records()
    robot.must_see(SUBJECT, "Bed 07", "70 kg bed scale", "Day 0 of 7")


def type_titer(robot: BedsideRobot) -> None:
    robot.pushes("Enter titer")
    assert robot.focus_name == "IgM titer"
    robot.types("1.200")
    robot.must_see("1.200 could mean 1.2 or 1200. Type 1.2 or 1200.")
    robot.records()
    assert robot.typed == "1.200", "what was typed stays"
    robot.must_not_see("thirty point zero")
    robot.types_over("30.0")
    robot.must_not_see("could mean")
    robot.chooses("Unit on the report", "mg/dL")
    robot.fills("Sampled", "0640")
    robot.fills("Report number", "LR-20389")
    robot.must_see(
        "30.0 mg/dL",
        "thirty point zero milligrams per decilitre",
        "0.300 g/L",
        "3 | Shortfall = 100 \u2212 30.0 | 70.0 mg/dL | line 2 \u2212 line 1",
        "4 | Volume of distribution | 42 mL per kg | Site setting, signed 18-Nov-2026 07:00",
        "5 | Dosing weight | 70 kg | Bed scale, 18-Nov-2026 06:05",
        "6 | Dose = 70.0 \u00d7 42 ÷ 12 | 245 mg per kg | 12: 6 mg IgM in 50 mg, 100 mL in 1 dL",
        "8 | Volume = 245 \u00d7 70 ÷ 50 | 343 mL | product 50 mg per mL",
        "10 | Rate = 343 ÷ 24hr | 14.2 mL per hour | rounded down to steps of 0.1 mL per hour",
        "11 | Rate ceiling = 0.4 \u00d7 70 | 28 mL per hour | Rate below the ceiling",
    )


def decide_with_second_person(robot: BedsideRobot) -> None:
    robot.presses("Alt+A")
    robot.must_see("One step left: who decides, with PIN")
    robot.records()
    robot.presses("Space")
    robot.chooses("Name", INVESTIGATOR.name)
    robot.fills("PIN or passphrase", PASSPHRASE)
    robot.presses("Return")
    robot.must_see("One step left: second person types it")
    robot.presses("Space")
    robot.must_not_see("30.0", "343 mL")
    robot.chooses("Your name", OTHER_NURSE.name)
    robot.fills("Your PIN or passphrase", PASSPHRASE)
    robot.fills("Value", "30.0")
    robot.chooses("Unit on the report", "mg/dL")
    robot.pushes("Compare")
    robot.must_see(f"{OTHER_NURSE.name} typed the same")
    robot.records()
    robot.fills("Last three of the study id", "042")
    robot.presses("Return")
    robot.must_see("No infusion", "343 mL")


def run_infusion(robot: BedsideRobot, clock: HandClock) -> None:
    """Start, pause, resume, a second bag, a rate above the ceiling, and back."""
    clock.to("18T08:00")
    robot.pushes("Start")
    robot.must_see("14.2", "as accepted for 343 mL")
    robot.fills("First bag, volume", "100")
    robot.fills("Lot of the first bag", "LOT-A1")
    robot.fills("Name of the second person", OTHER_NURSE.name)
    robot.fills("PIN or passphrase of the second person", PASSPHRASE)
    robot.records()
    robot.presses("Alt+4")
    clock.to("18T10:00")
    robot.presses("P")
    robot.records()
    robot.must_see("One step left: say why it is paused")
    robot.types("trip to CT")
    robot.records()
    robot.must_see("10:00 |  | Pause, trip to CT | 0 mL per hour | 28.4 mL | Nurse A 10:00")
    clock.to("18T10:25")
    robot.presses("P")
    robot.records()
    clock.to("18T14:40")
    robot.presses("B")
    robot.fills("Volume of the new bag", "250")
    robot.fills("Lot of the new bag", "LOT-A2")
    robot.records()
    clock.to("18T15:00")
    robot.presses("R")
    robot.fills("Pump rate from here on", "30")
    robot.records()
    said = "Rate 30 mL per hour was above the ceiling 28 mL per hour since 18-Nov-2026 15:00"
    robot.must_see("Recorded as a deviation.", f"{said}.")
    robot.fills("What happened, in your words", EXPLAINED)
    robot.records()
    clock.to("18T15:06")
    robot.presses("R")
    robot.fills("Pump rate from here on", "14.2")
    robot.records()
    robot.must_see(
        "08:00 |  | Start, 100 mL | 14.2 mL per hour | 0 mL | Nurse A 08:00",
        "10:25 |  | Resume | 14.2 mL per hour | 28.4 mL | Nurse A 10:25",
        "14:40 |  | Bag change, 250 mL | 14.2 mL per hour | 88.8 mL | Nurse A 14:40",
        f"15:00 |  | Rate. Deviation: {said} | 30 mL per hour | 93.5 mL | Nurse A 15:00",
    )
    robot.presses("Alt+5")
    robot.must_see(f"Explained. {said}.", EXPLAINED)


def assess(robot: BedsideRobot, clock: HandClock) -> None:
    """SOFA with the liver not done, one gas, mottling and refill."""
    clock.to("18T16:00")
    robot.presses("Alt+3")
    robot.pushes("Enter SOFA")
    robot.fills("PaO2", "71")
    robot.takes_unit("PaO2", "mmHg")
    robot.fills("FiO2", "0.45")
    robot.chooses("Respiratory support", "Yes")
    robot.fills("Platelets", "96")
    robot.takes_unit("Platelets", "G/L")
    robot.goes_to("Bilirubin")
    robot.presses("Alt+N")
    robot.goes_to("Liver, in your words")
    robot.types("sample clotted")
    robot.fills("MAP", "66")
    robot.chooses("Vasopressor", "None running")
    robot.fills("GCS before sedation", "15")
    robot.fills("Creatinine", "1.4")
    robot.takes_unit("Creatinine", "mg/dL")
    robot.must_see("SOFA, incomplete, 7 to 11, 1 of 6 unknown", "unknown: 0 to 4, not counted as 0")
    robot.records()
    robot.pushes("Enter P/F, arterial gas")
    robot.fills("PaO2", "71")
    robot.takes_unit("PaO2", "mmHg")
    robot.fills("FiO2", "0.45")
    robot.must_see("157.8 mmHg")
    robot.records()
    robot.pushes("Enter Mottling and refill")
    robot.presses("2")
    robot.fills("Finger, seconds", "3.5")
    robot.records()
    robot.must_see("7 to 11, 18-Nov-2026 16:00", "157.8 mmHg, 18-Nov-2026 16:00")


def correct_report_number(robot: BedsideRobot) -> None:
    """The old value stays in the history, struck through, with the reason."""
    robot.presses("Alt+7")
    robot.goes_to_row("IgM titer: 30.0 mg/dL")
    robot.presses("C")
    robot.must_see("30.0 mg/dL. Entered by Nurse A", "One step left: say why it is corrected")
    robot.fills("Report number", "LR-20398")
    robot.records()
    assert robot.focus_name.startswith("Reason for the correction")
    robot.types("digits swapped")
    robot.records()
    robot.presses("Alt+7")
    robot.must_see("digits swapped")
    table = robot.rows()
    (struck,) = [row for row in table if "IgM titer" in row]
    for words in (
        "was IgM titer: 30.0 mg/dL",
        "LR-20389",
        "corrected 18-Nov-2026 16:00 by Nurse A",
        "digits swapped",
    ):
        assert words in struck


def enter_late_and_lock(robot: BedsideRobot, clock: HandClock) -> None:
    """A gas of the night, entered in the morning; a note lies as typed beneath the lock."""
    clock.to("19T06:00")
    robot.presses("Alt+3")
    robot.pushes("Enter P/F, arterial gas")
    robot.fills("PaO2", "80")
    robot.fills("FiO2", "0.40")
    robot.fills("Given at", "0210")
    robot.must_see("Entered 3hr 50min after the fact")
    robot.records()
    robot.pushes("Enter Note")
    robot.types("Family asks when he")
    robot.presses("Ctrl+L")
    robot.must_not_see("Family asks", SUBJECT, "30.0")
    robot.types("not the passphrase")
    robot.presses("Return")
    robot.must_not_see("Family asks")
    robot.types(PASSPHRASE)
    robot.presses("Return")
    assert robot.focus_name == "Note, in your words"
    assert robot.typed == "Family asks when he"
    robot.types(" can drink")
    robot.records()
    robot.presses("Alt+7")
    robot.must_see("Family asks when he can drink", "19-Nov-2026 02:10")


def see_ward(robot: BedsideRobot) -> None:
    robot.presses("Ctrl+B")
    robot.must_see(
        f"Bed 07, {SUBJECT}, IgM-FAT",
        "Running, dose 1, 308.1 of 343 mL, ends 08:27 | 30.0 mg/dL, 18-Nov-2026 06:40",
    )


def complete_infusion(robot: BedsideRobot, clock: HandClock) -> None:
    clock.to("19T08:28")
    robot.presses("Return", "Alt+4", "S")
    robot.chooses("How it ended", "Complete")
    robot.fills("Volume read off the pump", "343")
    robot.records()
    robot.presses("Alt+4")
    robot.must_see("343 mL")


def save_sheets(robot: BedsideRobot, folder: Path) -> Path:
    """See the sheet of Day 0, save it as PDF and as CSV, and return the CSV."""
    robot.presses("Ctrl+P")
    robot.goes_to("Day before")
    robot.presses("Space")
    robot.must_see(f"{SUBJECT}, Day 0", "Preview of the printed page")
    pdf, table = folder / "day0.pdf", folder / "day0.csv"
    robot.saves_as("Save as PDF", pdf)
    robot.must_see(f"Saved: {pdf}")
    robot.saves_as("Save as CSV", table)
    robot.must_see(f"Saved: {table}")
    assert pdf.read_bytes().startswith(b"%PDF-")
    return table


def the_sheet_says(sheet: Path) -> None:
    """Exact lines for dose, titer, infusion and deviation."""
    lines = sheet.read_text("utf-8-sig").splitlines()
    for line in (
        "IGM-0042,0,dose,1,volume,Dose 1,343,mL,,,,,accepted,",
        "IGM-0042,0,dose,1,rate,Dose 1,14.2,mL/h,,,,,accepted,",
        "IGM-0042,0,dose,1,started,Dose 1,14.2,mL/h,2026-11-18T08:00:00+01:00,,,,,Nurse A",
        "IGM-0042,0,dose,1,stopped,Dose 1,,,2026-11-19T08:28:00+01:00,,,,,",
        "IGM-0042,0,dose,1,witness,Dose 1,Nurse B,,,,,,authenticated,",
        "IGM-0042,0,working,8,line,Volume = 245 \u00d7 70 ÷ 50,343 mL,,,,,,,product 50 mg per mL",
        (
            "IGM-0042,0,chart,1,point,IgM titer by day,30.0,mg/dL,2026-11-18T06:40:00+01:00,,,,"
            "between doses,"
        ),
        (
            "IGM-0042,0,event,2,pause,Pause,1,,2026-11-18T10:00:00+01:00,,"
            "2026-11-18T10:00:00+01:00,Nurse A,,trip to CT"
        ),
        "IGM-0042,0,event,3,rate,Resume,14.2,mL/h,2026-11-18T10:25:00+01:00,,,,,",
    ):
        assert line in lines, f"{line!r} is not in the file"
    old, new = (row for row in csv.reader(lines) if row[2] == "correction")
    assert (old[4], new[4]) == ("old", "new")
    for row in (old, new):
        assert plain(row[6]).startswith("30.0 mg/dL")
        assert row[-3:] == [NURSE.name, "corrected", "digits swapped"]
    (deviation,) = [row for row in csv.reader(lines) if row[2] == "deviation"]
    assert deviation[4].startswith("rate_above_ceiling:1:")
    assert deviation[5:] == [
        "Rate 30 mL per hour was above the ceiling 28 mL per hour from 18-Nov-2026 15:00 to 15:06",
        EXPLAINED,
        "",
        "2026-11-18T15:00:00+01:00",
        "",
        "2026-11-18T15:00:00+01:00",
        NURSE.name,
        "explained",
        "dose, major",
    ]


def verified(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEDLINE_PASSPHRASE", PASSPHRASE)
    arguments = ["verify", "--store", str(store), "--user", INVESTIGATOR.name]
    done = main.main(arguments)
    said = capsys.readouterr()
    assert (done, said.err) == (0, ""), said
    assert re.fullmatch(r"Clean: 24 entries, log head [0-9A-F ]+\.\n", said.out)
