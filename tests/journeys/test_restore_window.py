"""A damaged store comes back from a backup, in the real window by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from protocols.facts import NoteWritten, Statement
from storage import put_in_place
from tests.journeys.bedside_robot import BedsideRobot
from tests.storage.wards import bytes_of
from tests.ui.forms_support import (
    INVESTIGATOR,
    NURSE,
    PASSPHRASE,
    SITE,
    SUBJECT,
    HandClock,
    at,
    enrol,
    look,
    make_bench,
    sign_site,
    three_doses,
)
from ui.operations.chart import chart
from ui.operations.people import Operator
from ui.panels.restore_page import RestorePage
from ui.windows.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
ASIDE = "ward-set-aside-2026-11-21T055000Z"
LOST = "calm, no rash"


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def ward(tmp_path: Path, clock: HandClock) -> Path:
    """A ward with a backup, and one note charted after it."""
    bench = make_bench(tmp_path / "ward", clock)
    sign_site(bench, "igm-fat", SITE)
    enrol(bench)
    three_doses(bench)
    bench.store.back_up()
    clock.to("21T06:50")
    chart(bench, [Statement(SUBJECT, NoteWritten(LOST), at("21T06:40"))])
    bench.store.close()
    return tmp_path / "ward"


@pytest.fixture
def robot(ward: Path, clock: HandClock, qapp: QApplication) -> Iterator[BedsideRobot]:
    look(qapp)
    window = MainWindow(ward, clock, steady=lambda: 1000.0)
    window.first_painted.connect(window.after_first_paint)
    window.show_gate("")
    window.show_sized()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, 5000)
    yield BedsideRobot(window)
    window.close()
    window.deleteLater()


def flip_a_page(ward: Path) -> None:
    content = bytearray((ward / "ledger.db").read_bytes())
    content[len(content) // 2] ^= 4
    (ward / "ledger.db").write_bytes(content)


def record_of(folder: Path) -> dict[str, bytes]:
    """Return what the record rests on, without the lock file's text and the unused reserve."""
    kept = bytes_of(folder)
    return {name: held for name, held in kept.items() if name not in ("lock", "reserve")}


def sign_in(robot: BedsideRobot, who: Operator = INVESTIGATOR) -> None:
    robot.fills("Name", who.name)
    robot.presses("Tab")
    robot.types(PASSPHRASE)
    robot.presses("Return")


def wait(robot: BedsideRobot, seen: Callable[[], bool]) -> None:
    for _ in range(300):
        QApplication.processEvents()
        if seen():
            return
        QTest.qWait(20)
    raise AssertionError(robot.texts())


def look_at_backup(robot: BedsideRobot, who: Operator = INVESTIGATOR) -> None:
    """Choose the first backup of the list and look at it."""
    wait(robot, lambda: robot.sees("read, whole"))
    robot.fills("Your name", who.name)
    robot.fills("Your passphrase", PASSPHRASE)
    robot.presses("Return")
    page = robot.window.stack.currentWidget()
    assert isinstance(page, RestorePage)
    wait(robot, lambda: page._work is None)


def confirm(robot: BedsideRobot, passphrase: str = PASSPHRASE) -> None:
    robot.fills("Your passphrase again", passphrase)
    robot.pushes("Put the restored store in place")
    page = robot.window.stack.currentWidget()
    assert isinstance(page, RestorePage)
    wait(robot, lambda: page._work is None)


@pytest.mark.requirement("R94", "R96")
def test_that_a_damaged_store_is_offered_a_backup_and_comes_back_by_keys_alone(
    robot: BedsideRobot, ward: Path
):
    flip_a_page(ward)
    before = record_of(ward)
    sign_in(robot)
    wait(robot, lambda: robot.sees("The record is damaged."))
    robot.must_see("What verifies is shown and cannot be changed.")
    robot.pushes("Restore from a backup")
    robot.must_see("21-Nov-2026 05:41 UTC    16 entries", "in the store's folder")
    robot.must_see("nothing changes until you confirm at the end")
    look_at_backup(robot)
    robot.must_see(
        "Entries that would be missing: 1 (number 17 of workstation ",
        LOST,
        f"by {NURSE.name} (nurse)",
        "to confirm",
    )
    assert {name: record_of(ward)[name] for name in before} == before
    confirm(robot, "not these four words")
    robot.must_see("not right")
    assert ward.parent.joinpath(ASIDE).exists() is False
    confirm(robot)
    robot.must_see("The restored store is in its place.", ASIDE, "Entries that are missing: 1")
    robot.pushes("Open the ward")
    wait(robot, lambda: robot.sees(f"Bed 04, {SUBJECT}"))
    robot.must_not_see("The record is damaged.")
    aside = record_of(ward.parent / ASIDE)
    assert {name: aside[name] for name in before} == before
    bedside = robot.window.bedside
    assert bedside is not None
    assert bedside.writable
    robot.must_see("Entries to be entered again: 1.")
    robot.pushes("Show them")
    robot.must_see(LOST)
    robot.presses("Ctrl+.")
    robot.must_see("Every old backup is kept since the restore.")
    robot.pushes("Let rotation go on")
    robot.must_not_see("Every old backup is kept since the restore.")
    assert not bedside.bench.store.rotation_paused


@pytest.mark.requirement("R94")
@pytest.mark.parametrize("name", ["keys.json", "anchor", "ledger.db"])
def test_that_a_store_that_cannot_be_opened_comes_back_from_the_first_page(
    robot: BedsideRobot, ward: Path, name: str
):
    if name == "ledger.db":
        (ward / name).write_bytes(b"")
    else:
        (ward / name).unlink()
    robot.pushes("Restore from a backup")
    look_at_backup(robot)
    if name == "anchor":
        robot.must_see("so more may be missing")
    elif name == "ledger.db":
        robot.must_see("None of them can be read")
    confirm(robot)
    robot.pushes("Open the ward")
    wait(robot, lambda: robot.sees(f"Bed 04, {SUBJECT}"))
    assert robot.window.bedside is not None
    assert robot.window.bedside.writable


@pytest.mark.requirement("R94", "R96")
def test_that_each_step_can_be_left_without_a_change(robot: BedsideRobot, ward: Path):
    before = record_of(ward)
    robot.pushes("Restore from a backup")
    wait(robot, lambda: robot.sees("read, whole"))
    robot.pushes("Leave, change nothing")
    robot.must_see("Unlock Bedline")
    robot.pushes("Restore from a backup")
    look_at_backup(robot)
    robot.pushes("Another backup")
    robot.must_see("Choose the backup that is to take the store's place.")
    robot.must_not_see(LOST)
    look_at_backup(robot)
    robot.pushes("Leave, change nothing")
    robot.must_see("Unlock Bedline")
    assert {name: record_of(ward)[name] for name in before} == before
    assert [path.name for path in ward.parent.iterdir()] == ["ward"]


@pytest.mark.requirement("R94")
def test_that_the_store_page_offers_it_to_who_may_and_the_ward_is_left_first(
    robot: BedsideRobot, ward: Path
):
    sign_in(robot)
    wait(robot, lambda: robot.sees(f"Bed 04, {SUBJECT}"))
    robot.presses("Ctrl+.")
    robot.pushes("Restore from a backup")
    robot.must_not_see(SUBJECT)
    look_at_backup(robot)
    robot.must_see("Nothing would be missing.")  # the ward was backed up when it was opened
    robot.pushes("Leave, change nothing")
    robot.must_see("Unlock Bedline")
    sign_in(robot)
    wait(robot, lambda: robot.sees(f"Bed 04, {SUBJECT}"))


@pytest.mark.requirement("R63", "R94")
def test_that_a_nurse_is_told_who_can_and_is_refused(robot: BedsideRobot, ward: Path):
    flip_a_page(ward)
    sign_in(robot, NURSE)
    wait(robot, lambda: robot.sees("The record is damaged."))
    robot.must_see("An investigator or administrator can put a backup in its place.")
    robot.must_not_see("Restore from a backup")
    robot.window.leave_ward()
    robot.window.forget_ward()
    robot.window.show_gate("")
    QApplication.processEvents()
    robot.pushes("Restore from a backup")
    look_at_backup(robot, NURSE)
    robot.must_see("The role nurse may not do this")
    assert [path.name for path in ward.parent.iterdir()] == ["ward"]


@pytest.mark.requirement("R94")
def test_that_a_failure_at_the_end_is_said_and_the_store_is_where_it_was(
    robot: BedsideRobot, ward: Path, monkeypatch: pytest.MonkeyPatch
):
    flip_a_page(ward)
    before = record_of(ward)
    robot.pushes("Restore from a backup")
    look_at_backup(robot)

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(put_in_place, "put_in_place", fails)
    confirm(robot)
    robot.must_see("the store is where it was", "Choose the backup")
    assert {name: record_of(ward)[name] for name in before} == before
    assert [path.name for path in ward.parent.iterdir()] == ["ward"]


@pytest.mark.requirement("R62")
def test_that_what_is_shown_goes_when_nobody_touches_a_key(robot: BedsideRobot, ward: Path):
    robot.pushes("Restore from a backup")
    look_at_backup(robot)
    page = robot.window.stack.currentWidget()
    assert isinstance(page, RestorePage)
    robot.must_see(LOST)
    assert page._untouched.isActive()
    page._untouched.timeout.emit()
    robot.must_not_see(LOST)
    robot.must_see("Unlock Bedline")
    robot.pushes("Restore from a backup")
    look_at_backup(robot)
    confirm(robot)
    page = robot.window.stack.currentWidget()
    assert isinstance(page, RestorePage)
    page._untouched.timeout.emit()
    QApplication.processEvents()
    assert robot.window.stack.currentWidget() is robot.window.lock_sheet
    robot.must_not_see(LOST, SUBJECT)


@pytest.mark.requirement("R4")
def test_that_another_person_is_not_shown_the_list(robot: BedsideRobot, ward: Path):
    robot.pushes("Restore from a backup")
    look_at_backup(robot)
    confirm(robot)
    robot.pushes("Open the ward")
    wait(robot, lambda: robot.sees("Entries to be entered again: 1."))
    robot.pushes("Show them")
    robot.must_see(LOST)
    for person, shown in ((INVESTIGATOR, True), (NURSE, False)):
        robot.presses("Ctrl+L")
        robot.must_not_see("Entries to be entered again: 1.", LOST)
        robot.fills("Name", person.name)
        robot.presses("Tab")
        robot.types(PASSPHRASE)
        robot.presses("Return")
        assert robot.sees(LOST) is shown
        assert robot.sees("Entries to be entered again: 1.") is shown
    assert robot.window.restores._page is None


@pytest.mark.requirement("R95")
def test_that_the_store_page_says_where_the_backups_are_and_sets_a_second_place(
    robot: BedsideRobot, ward: Path, clock: HandClock, tmp_path: Path
):
    second = tmp_path / "second disk"
    second.mkdir()
    sign_in(robot)
    wait(robot, lambda: robot.sees(f"Bed 04, {SUBJECT}"))
    care = robot.window._care
    assert care is not None
    care.stop()
    robot.presses("Ctrl+.")
    robot.must_see("21-Nov-2026 06:50, 17 entries", "Verified 21-Nov-2026 06:50: Every page")
    robot.must_see("Second place: none")
    robot.must_not_see("No good backup in the last")
    robot.fills("Second place, a folder", "nowhere")
    robot.pushes("Keep copies there")
    robot.must_see("begins nowhere in particular")
    robot.fills("Second place, a folder", str(second))
    robot.pushes("Keep copies there")
    robot.must_see(f"Second place: {second}", "in the second place")
    assert len(list(second.glob("bedline-*/*.bedline-backup"))) == 1
    clock.to("22T08:00")
    robot.presses("Ctrl+B", "Ctrl+.")
    robot.must_see("no good backup of the last 24 hours")


@pytest.mark.requirement("R94")
def test_that_the_window_of_a_damaged_store_stays_as_wide_as_the_screen(
    robot: BedsideRobot, ward: Path
):
    flip_a_page(ward)
    sign_in(robot)
    wait(robot, lambda: robot.sees("The record is damaged."))
    robot.must_see("damaged, only to be read")
    assert robot.window.width() == 1366
