"""The ways of keys that every journey at the bedside goes: unlock, take over, sign, enrol, save."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import main
from tests.journeys.bedside_robot import BedsideRobot
from tests.ui.forms_support import (
    INVESTIGATOR,
    OTHER_NURSE,
    PASSPHRASE,
    HandClock,
    look,
    make_bench,
)
from ui.windows.main_window import MainWindow

# every person of a journey has the same words; they live as long as the test
SECRET = PASSPHRASE


@contextmanager
def ward(folder: Path, clock: HandClock, qapp: QApplication) -> Iterator[BedsideRobot]:
    """Open the window over a new store with an investigator and two nurses, at its gate."""
    make_bench(folder, clock, INVESTIGATOR).store.close()
    look(qapp)
    window = MainWindow(folder, clock)
    window.first_painted.connect(window.after_first_paint)
    window.show_gate("")
    window.show_sized()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, 5000)
    yield BedsideRobot(window)
    window.close()
    window.deleteLater()


def unlock_as(robot: BedsideRobot, name: str) -> None:
    """Type name and passphrase at the gate of an empty ward."""
    robot.types(name)
    robot.presses("Tab")
    robot.types(SECRET)
    robot.presses("Return")
    robot.must_see("No subject enrolled")


def take_over(robot: BedsideRobot, name: str) -> None:
    """Let another person unlock the window that one has locked."""
    robot.presses("Ctrl+L")
    robot.fills("Name", name)
    robot.fills("PIN or passphrase", SECRET)
    robot.presses("Return")
    robot.must_see(f"Operator {name}")


def sign_site_values(robot: BedsideRobot, values: Mapping[str, str]) -> None:
    """Sign site parameters, each named by the beginning of its label."""
    robot.presses("Ctrl+.")
    for parameter, value in values.items():
        robot.goes_to("Site parameters")
        robot.goes_to_row(parameter)
        robot.fills("Value with its unit", value)
        robot.fills("Where the site's protocol says so", "pharmacy manual, page 4")
        robot.pushes("Sign this value")


def enrol(
    robot: BedsideRobot, protocol: str, fields: Mapping[str, str], arm: str | None = None
) -> None:
    """Enrol a subject whose every criterion is met.

    Args:
        protocol: as the list of protocols calls it.
        fields: text fields and anchors by their names, in the order of the page.
        arm: as allocated, where the protocol has arms.
    """
    robot.presses("Ctrl+B")
    robot.pushes("Enrol")
    robot.chooses("Protocol", protocol)
    robot.fills("Birth year", "1958")
    robot.chooses("Sex", "Male")
    robot.fills("Height, centimetres", "176")
    for name, text in fields.items():
        robot.fills(name, text)
    robot.chooses("How it was got", "bed scale")
    if arm is not None:
        robot.chooses("Arm, as allocated", arm)
    robot.records()
    answer_criteria(robot)
    robot.records()


def answer_criteria(robot: BedsideRobot) -> None:
    """Say of each criterion that still waits that it is met; an exclusion is absent."""
    for _ in range(40):
        if not re.match(r"[IE][-I\d]+, ", robot.focus_name):
            break
        robot.presses("Y", "Down")
    robot.must_see("Every criterion is met; you enrol")


def second_person(robot: BedsideRobot, weight: str = "", concentration: str = "") -> None:
    """Let the second person name themself, type what is asked for again, and their passphrase."""
    robot.fills("Name of the second person", OTHER_NURSE.name)
    robot.fills("PIN or passphrase of the second person", SECRET)
    if weight:
        robot.fills("Dosing weight, typed again", weight)
    if concentration:
        robot.fills("Concentration, typed again", concentration)


def saved_sheet(robot: BedsideRobot, folder: Path, day: str) -> str:
    """Save the sheet that is shown as PDF and as CSV; return the text of the CSV."""
    robot.must_see(day, "Preview of the printed page")
    pdf, table = folder / "day.pdf", folder / "day.csv"
    robot.saves_as("Save as PDF", pdf)
    robot.must_see(f"Saved: {pdf}")
    robot.saves_as("Save as CSV", table)
    robot.must_see(f"Saved: {table}")
    assert pdf.read_bytes().startswith(b"%PDF-")
    return table.read_text("utf-8-sig")


def lines_of(sheet: str) -> list[str]:
    """Return the rows of a sheet's CSV as text."""
    return sheet.splitlines()


def verified(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Look that the whole chain of the store still holds."""
    monkeypatch.setenv("BEDLINE_PASSPHRASE", SECRET)
    done = main.main(["verify", "--store", str(store), "--user", INVESTIGATOR.name])
    said = capsys.readouterr()
    assert (done, said.err) == (0, ""), said
    assert re.fullmatch(r"Clean: \d+ entries, log head [0-9A-F ]+\.\n", said.out)


def time_passes(robot: BedsideRobot, clock: HandClock, until: str) -> None:
    """Move the ward's clock on, and let the window notice the minute as it does by itself."""
    clock.to(until)
    bedside = robot.window.bedside
    assert bedside is not None
    bedside._minute()
    QApplication.processEvents()
