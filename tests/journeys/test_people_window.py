"""Idle lock, sleep, clock, mix-ups, room on the disk and signatures, in the real window by keys."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, qInstallMessageHandler, qWarning
from PySide6.QtGui import QDesktopServices, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from storage import opening
from storage.sealing import TEST_COST
from storage.space import Space
from storage.surroundings import Surroundings
from tests.journeys.bedside_robot import BedsideRobot
from tests.ui.forms_support import (
    INVESTIGATOR,
    NURSE,
    PASSPHRASE,
    SITE,
    SUBJECT,
    HandClock,
    enrol,
    look,
    make_bench,
    sign_site,
    three_doses,
)
from ui.bedside import Bedside
from ui.operations import doors
from ui.operations.downtime import downtime_content
from ui.operations.settings import choose_lock_minutes
from ui.operations.sheets import day_sheet
from ui.theme.marks import Status
from ui.windows.crash import CrashGuard
from ui.windows.footer_items import footer_items
from ui.windows.gate import Gate
from ui.windows.guards import Guards
from ui.windows.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
OTHER = "IGM-0001"
NOTE = "half a sen"


class Hands:
    """A steady clock and the wall clock, moved on together by hand, or apart."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.steady_s = 1000.0

    def steady(self) -> float:
        return self.steady_s

    def pass_(self, seconds: float) -> None:
        self.steady_s += seconds
        self.clock.now = self.clock.now.add(seconds=seconds)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def robot(tmp_path: Path, hands: Hands, qapp: QApplication) -> Iterator[BedsideRobot]:
    """Two subjects with ids that differ in one look-alike digit; the investigator is at work."""
    bench = make_bench(tmp_path / "store", hands.clock)
    sign_site(bench, "igm-fat", SITE)
    enrol(bench)
    enrol(bench, subject=OTHER, bed="09")
    three_doses(bench)
    bench.store.set_pin(INVESTIGATOR, "2580")
    bench.store.close()
    look(qapp)
    window = MainWindow(tmp_path / "store", hands.clock, steady=hands.steady)
    window.first_painted.connect(window.after_first_paint)
    window.show_gate("")
    window.show_sized()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, 5000)
    made = BedsideRobot(window)
    made.types(INVESTIGATOR.name)
    made.presses("Tab")
    made.types(PASSPHRASE)
    made.presses("Return")
    for _ in range(100):
        if made.sees(f"Bed 09, {OTHER}") and window._guards is not None:
            break
        QTest.qWait(20)
    yield made
    window.close()
    window.deleteLater()


def bedside(robot: BedsideRobot) -> Bedside:
    assert robot.window.bedside is not None
    return robot.window.bedside


def guards(robot: BedsideRobot) -> Guards:
    found = robot.window._guards
    assert found is not None
    return found


def look_now(robot: BedsideRobot) -> None:
    """Let the watch look once, as its timer does every few seconds."""
    watch = guards(robot)._watch
    assert watch is not None
    watch.look()
    QApplication.processEvents()


def idle(robot: BedsideRobot, hands: Hands, seconds: float) -> None:
    """Let time pass without a touch, with a look every five seconds."""
    for _ in range(int(seconds // 5)):
        hands.pass_(5)
        look_now(robot)


def work(robot: BedsideRobot, hands: Hands, minutes: int) -> None:
    """Let minutes pass with a touch in each."""
    for _ in range(minutes):
        idle(robot, hands, 60)
        QTest.keyClick(robot.window, Qt.Key.Key_Shift)


def is_locked(robot: BedsideRobot) -> bool:
    return robot.window.stack.currentWidget() is robot.window.lock_sheet


def open_subject(robot: BedsideRobot, subject: str = SUBJECT) -> None:
    robot.presses("Ctrl+B", "Ctrl+F")
    robot.types(subject)
    robot.presses("Return")


def start_note(robot: BedsideRobot) -> None:
    open_subject(robot)
    robot.presses("Alt+3")
    robot.pushes("Enter Note")
    robot.types(NOTE)


# -- idle lock ------------------------------------------------------------------------------------


@pytest.mark.requirement("R62")
def test_that_idle_hands_lock_the_screen_over_the_form_and_unlocking_returns_to_the_word(
    robot, hands
):
    start_note(robot)
    QGuiApplication.clipboard().setText("IgM 58.0 mg/dL")
    place = robot.focus
    idle(robot, hands, 4 * 60 + 55)
    assert not is_locked(robot)
    idle(robot, hands, 5)
    assert is_locked(robot)
    robot.must_not_see(NOTE, SUBJECT, "mg/dL")
    robot.must_see("PIN or passphrase", "Bed 04")
    assert QGuiApplication.clipboard().text() == ""
    robot.types("2580")
    robot.presses("Return")
    assert not is_locked(robot)
    assert robot.focus is place
    assert robot.typed == NOTE
    robot.types("tence")
    assert robot.typed == f"{NOTE}tence"


@pytest.mark.requirement("R62")
def test_that_a_touch_puts_the_lock_off(robot, hands):
    start_note(robot)
    idle(robot, hands, 4 * 60)
    robot.types("t")
    idle(robot, hands, 4 * 60)
    assert not is_locked(robot)
    idle(robot, hands, 60)
    assert is_locked(robot)


@pytest.mark.requirement("R62")
def test_that_the_site_chooses_two_to_fifteen_minutes(robot, hands):
    bench = bedside(robot).bench
    for wrong in ("1", "16", "0", "", "five", "3.5", "-4"):
        assert choose_lock_minutes(bench, wrong)
    assert choose_lock_minutes(bench, "2") == ()
    idle(robot, hands, 2 * 60)
    assert is_locked(robot)


@pytest.mark.requirement("R62", "R50")
def test_that_a_laptop_that_slept_is_locked_before_the_first_key_lands_anywhere(robot, hands):
    start_note(robot)
    field = robot.focus
    hands.pass_(52 * 60)
    QTest.keyClick(field, Qt.Key.Key_X)
    assert is_locked(robot)
    robot.types("2580")
    robot.presses("Return")
    assert robot.typed == NOTE, "the first key after sleep went nowhere"
    robot.must_see("The laptop slept from", "Bedline is no alarm", "Show what is overdue")
    robot.window.banner.answered.emit("slept")
    QApplication.processEvents()
    assert robot.window.pages is not None
    assert robot.window.pages.current == "ward"


@pytest.mark.requirement("R62")
def test_that_a_mouse_that_moves_counts_as_a_hand(robot, hands):
    idle(robot, hands, 4 * 60)
    window, spot = robot.window, QPointF(10, 10)
    none, no_keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(QEvent.Type.MouseMove, spot, spot, none, none, no_keys)
    QApplication.sendEvent(window, moved)
    idle(robot, hands, 4 * 60)
    assert not is_locked(robot)


@pytest.mark.requirement("R62", "R4")
def test_that_unlocking_in_another_name_hands_over_and_shows_no_typed_word(robot, hands):
    start_note(robot)
    idle(robot, hands, 5 * 60)
    robot.goes_to("Name")
    robot.types_over(NURSE.name)
    robot.presses("Tab")
    robot.types(PASSPHRASE)
    robot.presses("Return")
    assert not is_locked(robot)
    assert bedside(robot).operator == NURSE
    robot.must_not_see(NOTE)


@pytest.mark.requirement("R36")
def test_that_nothing_leads_away_from_under_a_lock_and_only_the_bed_is_named(robot):
    open_subject(robot)
    bed = bedside(robot).course.record.bed
    robot.window.lock()
    robot.must_see(f"Bed {bed}")
    robot.must_not_see(SUBJECT)
    robot.presses("Ctrl+B")
    assert is_locked(robot)
    assert bedside(robot).course is not None  # the subject stays open beneath
    assert not robot.window.bar.back_button.isVisible()


@pytest.mark.requirement("R61", "R62")
def test_that_failures_at_the_lock_say_how_long_to_wait(robot, hands):
    robot.presses("Ctrl+L")
    for _ in range(5):
        robot.types("not these four words")
        robot.presses("Return")
        assert is_locked(robot)
    robot.must_see("Wait 30 s")
    robot.types(PASSPHRASE)
    robot.presses("Return")
    assert is_locked(robot)
    robot.must_see("has to wait")


@pytest.mark.requirement("R61")
def test_that_a_slip_in_the_pin_is_no_failure_of_the_passphrase(robot, hands):
    robot.presses("Ctrl+L")
    for _ in range(4):
        robot.types("1111")
        robot.presses("Return")
        robot.must_see("The PIN is not right")
    robot.types("2580")
    robot.presses("Return")
    assert not is_locked(robot)


@pytest.mark.requirement("R83")
def test_that_a_lock_stands_in_the_journal(robot, hands):
    robot.presses("Ctrl+L")
    robot.types("2580")
    robot.presses("Return")
    idle(robot, hands, 5 * 60)
    said = [
        one.words for one in bedside(robot).bench.store.journal.events() if one.event == "locked"
    ]
    assert said == ["The screen was locked.", "The screen locked by itself."]


# -- clock ----------------------------------------------------------------------------------------


@pytest.mark.requirement("R47")
def test_that_a_moved_clock_is_said_until_somebody_compared_it(robot, hands):
    hands.clock.now = hands.clock.now.subtract(hours=1)
    look_now(robot)
    robot.must_see("The clock moved 1hr back", "Compare it with the ward's clock")
    robot.goes_to("The clock is right now")
    robot.presses("Space")
    robot.must_not_see("The clock moved")
    events = [one.event for one in bedside(robot).bench.store.journal.events()]
    assert events.count("clock_jumped") == 1
    assert events.count("clock_confirmed") == 1


# -- mix-ups --------------------------------------------------------------------------------------


@pytest.mark.requirement("R36")
def test_that_look_alike_subjects_are_told_apart_on_opening(robot):
    open_subject(robot)
    robot.must_see(f"This is {SUBJECT} in bed 04.", f"Not to be taken for: {OTHER} in bed 09.")
    robot.window.banner.answered.emit("alike")
    QApplication.processEvents()
    robot.must_not_see("Not to be taken for")
    open_subject(robot)
    robot.must_not_see("Not to be taken for")


@pytest.mark.requirement("R36")
def test_that_a_subject_opened_just_before_is_named(robot, hands):
    open_subject(robot)
    work(robot, hands, 4)
    robot.presses("Ctrl+B")
    work(robot, hands, 1)
    open_subject(robot, OTHER)
    robot.must_see(f"This is {OTHER}, bed 09.")
    robot.must_see(f"A different subject, {SUBJECT}, was open here 1min ago.")
    robot.presses("Ctrl+B")
    robot.must_not_see("was open here")
    work(robot, hands, 16)
    robot.must_not_see("was open here")
    open_subject(robot)
    robot.must_not_see("was open here")


@pytest.mark.requirement("R36")
def test_that_the_strip_names_the_subject_on_every_page_and_form_of_it(robot):
    open_subject(robot)
    for number in range(1, 8):
        robot.presses(f"Alt+{number}")
        assert robot.window.strip.isVisible()
        robot.must_see(SUBJECT, "Bed 04")
    robot.presses("Alt+3")
    robot.pushes("Enter Note")
    assert robot.window.strip.isVisible()
    robot.must_see(SUBJECT, "Bed 04")


# -- room on the disk, downtime sheets ------------------------------------------------------------


@pytest.mark.requirement("R6")
def test_that_a_disk_that_is_nearly_full_is_said(robot, monkeypatch):
    store = bedside(robot).bench.store
    monkeypatch.setattr(store, "space", lambda: Space("low", 300 * 1024 * 1024))
    guards(robot).look_at_room()
    QApplication.processEvents()
    robot.must_see("The disk is nearly full: 300 MB free.")
    monkeypatch.setattr(store, "space", lambda: Space("full", 1024))
    guards(robot).look_at_room()
    robot.must_see("The disk is full (0 MB free)")
    monkeypatch.undo()


@pytest.mark.requirement("R22")
def test_that_an_entry_refreshes_the_downtime_sheet_of_its_subject(robot, tmp_path):
    start_note(robot)
    robot.records()
    keeper = guards(robot)
    assert keeper._sheets.isActive(), "a sheet follows an entry by itself"
    keeper.write_sheets()
    assert keeper._writing is not None
    keeper._writing.join()
    (made,) = (tmp_path / "store" / "downtime").glob("*.pdf")
    assert made.name == f"{SUBJECT}.pdf"
    assert made.read_bytes().startswith(b"%PDF")


# -- signatures -----------------------------------------------------------------------------------


@pytest.mark.requirement("R85", "R86", "R87")
def test_that_a_day_is_signed_and_opened_again_by_keys(robot, hands):
    open_subject(robot)
    robot.presses("Ctrl+P")
    robot.pushes("Day before")
    robot.must_see("Not signed.")
    robot.presses("Ctrl+G")
    assert robot.focus_name == "Your name"
    robot.types(INVESTIGATOR.name)
    robot.presses("Tab")
    robot.types("2580")
    robot.presses("Return")
    robot.must_see("The first signature takes the passphrase")
    robot.types(PASSPHRASE)
    robot.presses("Return")
    robot.must_see("Signed by Investigator C (investigator), 21-Nov-2026 06:41")
    robot.must_see("Signed,reviewed and complete")

    robot.presses("Ctrl+G")
    robot.types("late result")
    robot.pushes("Open this day again")
    robot.must_see("Opened again by Investigator C", "late result")
    robot.pushes("Show it as it was signed")
    robot.must_see("This is the day as it was signed")
    robot.pushes("Show it as it is now")
    robot.presses("Ctrl+G")
    assert robot.focus_name == "PIN or passphrase", "the session goes on"
    robot.presses("Ctrl+L")
    assert not bedside(robot).signing.begun
    robot.types("2580")
    robot.presses("Return")
    robot.presses("Ctrl+P", "Ctrl+G")
    assert robot.focus_name == "Your name", "a lock ends the session of signing"


@pytest.mark.requirement("R85")
def test_that_a_day_that_runs_is_not_signed_in_the_window(robot):
    open_subject(robot)
    robot.presses("Ctrl+P", "Ctrl+G")
    robot.types(INVESTIGATOR.name)
    robot.presses("Tab")
    robot.types(PASSPHRASE)
    robot.presses("Return")
    robot.must_see("is not over before")
    robot.must_see("Not signed.")


# -- people ---------------------------------------------------------------------------------------

NEW_WORDS = "five fresh green leaves"


@pytest.mark.requirement("R60", "R64")
def test_that_accounts_are_kept_by_keys_and_an_administrator_charts_nothing(robot):
    robot.pushes("People")
    robot.fills("Name of the person", "it-d")
    robot.chooses("Role", "administrator")
    robot.fills("First passphrase", NEW_WORDS)
    robot.fills("That passphrase again", "something else here")
    robot.pushes("Add this person")
    robot.must_see("The two passphrases differ")
    robot.fills("That passphrase again", NEW_WORDS)
    robot.pushes("Add this person")
    robot.must_see("it-d may act here now.", "it-d, administrator")
    robot.must_not_see("Disable the account")

    robot.presses("Ctrl+L")
    robot.goes_to("Name")
    robot.types_over("it-d")
    robot.presses("Tab")
    robot.types(NEW_WORDS)
    robot.presses("Return")
    robot.pushes("People")
    robot.fills("Name of the person", "it-d")
    robot.chooses("Role", "investigator")
    robot.fills("First passphrase", NEW_WORDS)
    robot.fills("That passphrase again", NEW_WORDS)
    robot.pushes("Give this role and passphrase")
    robot.must_see("cannot change the own role")
    robot.fills("Name of the person", NURSE.name)
    robot.chooses("Role", "monitor")
    robot.fills("First passphrase", NEW_WORDS)
    robot.fills("That passphrase again", NEW_WORDS)
    robot.pushes("Give this role and passphrase")
    robot.must_see(f"{NURSE.name}, monitor")
    robot.fills("Name of the person", "Nurse B")
    robot.pushes("Disable the account")
    robot.must_see("Nurse B, nurse (disabled)")
    before = bedside(robot).entries
    start_note(robot)
    robot.records()
    assert bedside(robot).entries == before
    robot.must_see("Only looking")


@pytest.mark.requirement("R62", "R64")
def test_that_everybody_sets_the_own_pin_and_passphrase_by_the_passphrase(robot):
    robot.presses("Ctrl+L")
    robot.goes_to("Name")
    robot.types_over(NURSE.name)
    robot.presses("Tab")
    robot.types(PASSPHRASE)
    robot.presses("Return")
    robot.pushes("People")
    robot.must_see("Nobody gives himself a role.")
    robot.fills("New PIN, 4 to 12", "1357")
    robot.fills("New PIN again", "1357")
    robot.pushes("Set my PIN")
    robot.must_see("The name or the passphrase is not right")
    robot.fills("Your passphrase now", PASSPHRASE)
    robot.pushes("Set my PIN")
    robot.must_see("Your PIN is set.")
    robot.fills("Your passphrase now", PASSPHRASE)
    robot.fills("New passphrase, four", "short")
    robot.fills("New passphrase again", "short")
    robot.pushes("Change my passphrase")
    robot.must_see("The passphrase is short")
    robot.fills("New passphrase, four", NEW_WORDS)
    robot.fills("New passphrase again", NEW_WORDS)
    robot.pushes("Change my passphrase")
    robot.must_see("Your passphrase is changed.")
    robot.presses("Ctrl+L")
    robot.types("1357")
    robot.presses("Return")
    assert is_locked(robot), "a new passphrase forgets the PIN"
    robot.types(NEW_WORDS)
    robot.presses("Return")
    assert not is_locked(robot)


# -- unblinding -----------------------------------------------------------------------------------


@pytest.mark.requirement("R77", "R78")
def test_that_one_key_shows_whom_to_call_and_what_is_recorded_never_names_the_arm(robot):
    open_subject(robot)
    robot.presses("Ctrl+U")
    robot.must_see("Trial contacts and emergency numbers are in the site's investigator folder.")
    robot.must_see("The treating doctor decides.", f"{SUBJECT}, IgM-FAT 3.0. Call:")
    robot.fills("Whom this site calls", "Pharmacy on call, 555 0100")
    robot.pushes("Keep this contact")
    robot.must_see("Kept for every subject of this trial.")
    robot.chooses("What happened", "Emergency unblinding")
    robot.fills("Who asked", "dr-x")
    robot.fills("Who was told", "intensivist on call")
    robot.fills("Why, in your words", "anaphylaxis, was on placebo")
    before = bedside(robot).entries
    robot.records()
    robot.must_see("A word here could tell what the subject was given")
    assert bedside(robot).entries == before
    robot.fills("Why, in your words", "anaphylaxis")
    robot.records()
    assert bedside(robot).entries == before + 1
    course = bedside(robot).course
    assert course is not None
    fact = course.record.entries[-1].fact
    assert (fact.KIND, fact.reason, fact.asked_by, fact.told) == (
        *("unblinding", "anaphylaxis", "dr-x"),
        "intensivist on call",
    )
    assert not fact.suspected_accidental
    robot.presses("Ctrl+U")
    robot.must_see("Pharmacy on call, 555 0100")
    robot.chooses("What happened", "Suspected, by accident")
    robot.fills("Who asked", "nurse-a")
    robot.fills("Why, in your words", "the sleeve slipped off the bottle")
    robot.records()
    course = bedside(robot).course
    assert course is not None
    assert [
        one.fact.suspected_accidental
        for one in course.record.entries
        if one.fact.KIND == "unblinding"
    ] == [False, True]
    robot.presses("Ctrl+P")
    robot.must_see("Suspected accidental unblinding", "the sleeve slipped off the bottle")


# -- the order ------------------------------------------------------------------------------------


@pytest.mark.requirement("R43")
def test_that_every_page_says_that_the_order_is_not_replaced(robot):
    open_subject(robot)
    words = "Supports the order, does not replace it; drives no pump"
    for number in range(1, 8):
        robot.presses(f"Alt+{number}")
        robot.must_see(words)
    course = bedside(robot).course
    assert course is not None
    sheet = day_sheet(bedside(robot).bench, SUBJECT, 3)
    assert "supports the order and does not replace it" in sheet.rules.standing
    paper = downtime_content(bedside(robot).bench, SUBJECT)
    assert paper is not None
    assert "supports the order and does not replace it" in paper.rules.standing


# -- failures of the program ----------------------------------------------------------------------


@pytest.mark.requirement("R23")
@pytest.mark.parametrize("thread", [False, True])
def test_that_a_failure_of_the_program_is_one_plain_line_and_the_draft_is_kept(
    robot, tmp_path, thread
):
    start_note(robot)
    guard = CrashGuard(tmp_path / "store", robot.window._clock, robot.window)
    guard.crashed.connect(robot.window.say_crashed)

    def fails() -> None:
        raise RuntimeError("half a sentence about IGM-0007")

    def met() -> None:
        try:
            fails()
        except RuntimeError as error:
            guard.caught(type(error), error, error.__traceback__)

    if thread:
        worker = threading.Thread(target=met)
        worker.start()
        worker.join()
    else:
        met()
    QTest.qWait(50)
    assert robot.window.pages is not None
    assert robot.window.pages.current == "ward", "nothing half drawn stays on the screen"
    robot.must_see("Something went wrong inside Bedline (RuntimeError", "is kept as a draft")
    robot.must_not_see("half a sentence", "Traceback")
    robot.goes_to("I have read it")
    robot.presses("Space")
    robot.must_not_see("Something went wrong")
    open_subject(robot)
    robot.presses("Alt+3")
    robot.pushes("Enter Note")
    assert robot.typed == NOTE
    assert "RuntimeError" in (tmp_path / "store" / "crash.log").read_text("utf-8")


@pytest.mark.requirement("R23")
def test_that_the_hooks_catch_slots_threads_and_warnings_of_qt(robot, tmp_path, monkeypatch):
    told: list[str] = []
    guard = CrashGuard(tmp_path / "store", robot.window._clock, robot.window)
    guard.crashed.connect(told.append)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    before = qInstallMessageHandler(None)
    try:
        guard.install()
        sys.excepthook(ZeroDivisionError, ZeroDivisionError(), None)
        worker = threading.Thread(target=lambda: 1 / 0)
        worker.start()
        worker.join()
        qWarning('no font "IGM-0007"')
        QTest.qWait(50)
    finally:
        qInstallMessageHandler(before)
    assert [one.split(" (")[1].split(",")[0] for one in told] == ["ZeroDivisionError"] * 2
    logged = (tmp_path / "store" / "crash.log").read_text("utf-8")
    assert "Qt: no font (left out)" in logged
    assert "IGM-0007" not in logged


# -- the page before the ward ---------------------------------------------------------------------


@pytest.mark.requirement("R22", "R61")
def test_that_the_downtime_sheets_open_without_signing_in(robot, tmp_path, hands, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    gate = Gate(tmp_path / "store", hands.clock)
    gate.show_gate("")
    assert gate.sheets.isHidden(), "no sheet is kept yet"
    start_note(robot)
    robot.records()
    guards(robot).write_sheets()
    writing = guards(robot)._writing
    assert writing is not None
    writing.join()
    gate.show_gate("The account is locked.")
    assert not gate.sheets.isHidden()
    gate.sheets.click()
    assert opened == [str(tmp_path / "store" / "downtime")]
    gate.deleteLater()
    robot.presses("Ctrl+L")
    robot.pushes("Open the downtime sheets")
    assert opened == [str(tmp_path / "store" / "downtime")] * 2
    assert is_locked(robot)


@pytest.mark.requirement("R65")
def test_that_a_forgotten_passphrase_is_replaced_by_the_recovery_key(
    tmp_path, hands, qapp, qtbot, monkeypatch
):
    monkeypatch.setattr(opening, "Surroundings", partial(Surroundings, cost=TEST_COST))
    folder = tmp_path / "store"
    site = ("Test ICU", "Europe/Rome", "dr-b", "investigator", PASSPHRASE)
    key = doors.make(folder, *site, hands.clock)
    assert isinstance(key, str)
    gate = Gate(folder, hands.clock)
    qtbot.addWidget(gate)
    gate.show_gate("")
    gate.unlock.forgot.click()
    page = gate.recovery
    page.name.setText("dr-b")
    page.key.setText("abc")
    page.passphrase.setText(NEW_WORDS)
    page.again.setText("something else here")
    page.go.click()
    assert "differ" in page.fields["again"].issue()
    page.again.setText(NEW_WORDS)
    page.go.click()
    assert "eight groups of five" in page.fields["recovery"].issue()
    page.key.setText(key)
    page.go.click()
    assert not page.new_key.isHidden()
    assert page.new_key.text() not in ("", key)
    with qtbot.waitSignal(gate.entered) as entered:
        page.go.click()
    bench = entered.args[0]
    assert bench.operator.name == "dr-b"
    assert "recovered" in [one.event for one in bench.store.journal.events()]
    bench.store.close()


# -- footer ---------------------------------------------------------------------------------------


@pytest.mark.requirement("R95")
def test_that_a_backup_of_more_than_a_day_is_said_in_the_footer(robot, hands):
    for _ in range(250):  # the first copy is made once the window is painted
        if footer_items(bedside(robot))[0][1].status is Status.DONE:
            break
        QTest.qWait(20)
    assert footer_items(bedside(robot))[0][1].status is Status.DONE
    hands.clock.now = hands.clock.now.add(hours=24)
    assert footer_items(bedside(robot))[0][1].status is Status.DONE
    hands.clock.now = hands.clock.now.add(minutes=1)
    late = footer_items(bedside(robot))[0][1]
    assert (late.status, late.rest) == (Status.WARNING, "1 day 1min old")
