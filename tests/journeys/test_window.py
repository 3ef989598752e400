"""The window as a whole: every page by key and tab, words as typed, what fails stays typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journeys.bedside_robot import BedsideRobot
from tests.ui.forms_support import (
    INVESTIGATOR,
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
from ui.forms.titer_page import TiterDosePage
from ui.theme.palette import theme
from ui.widgets.app_bar import COMPACT_BELOW
from ui.widgets.card import Card
from ui.windows.main_window import MainWindow
from ui.windows.pages import SUBJECT_PAGES, WARD_PAGES

# the display-less Qt prints these for every list and dialog that drops down
pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

WORDS = ("<b>x</b>", "=cmd", "#panic()")


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store(tmp_path: Path, clock: HandClock) -> Path:
    """One subject on the third day of dosing."""
    bench = make_bench(tmp_path / "store", clock)
    sign_site(bench, "igm-fat", SITE)
    enrol(bench)
    three_doses(bench)
    bench.store.close()
    return tmp_path / "store"


def opened(store: Path, clock: HandClock, name: str = INVESTIGATOR.name) -> BedsideRobot:
    window = MainWindow(store, clock)
    window.first_painted.connect(window.after_first_paint)
    window.show_gate("")
    window.show_sized()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, 5000)
    robot = BedsideRobot(window)
    robot.types(name)
    robot.presses("Tab")
    robot.types(PASSPHRASE)
    robot.presses("Return")
    for _ in range(50):  # the board is worked out after the first paint
        if robot.sees(f"Bed 04, {SUBJECT}"):
            break
        QTest.qWait(20)
    return robot


@pytest.fixture
def robot(store: Path, clock: HandClock, qapp: QApplication) -> Iterator[BedsideRobot]:
    look(qapp)
    made = opened(store, clock)
    yield made
    made.window.close()
    made.window.deleteLater()


def page_of(robot: BedsideRobot) -> str:
    assert robot.window.pages is not None
    return robot.window.pages.current


def open_subject(robot: BedsideRobot) -> None:
    robot.presses("Ctrl+F")
    robot.types(SUBJECT)
    robot.presses("Return")
    assert page_of(robot) == "now"


def test_that_every_page_opens_from_its_key_and_from_its_tab(robot: BedsideRobot) -> None:
    for key, title in WARD_PAGES:
        robot.pushes(title)
        assert page_of(robot) == key
    for keys, page in (("Ctrl+F", "find"), ("Ctrl+.", "store"), ("F1", "keys"), ("Ctrl+B", "ward")):
        robot.presses(keys)
        assert page_of(robot) == page
    open_subject(robot)
    for number, (key, title) in enumerate(SUBJECT_PAGES, 1):
        robot.presses(f"Alt+{number}")
        assert page_of(robot) == key
        robot.presses("Alt+1" if number != 1 else "Alt+2")
        robot.pushes(title)
        assert page_of(robot) == key
    robot.presses("F1")
    assert page_of(robot) == "keys"


def test_that_another_palette_keeps_the_page_and_what_is_typed(
    robot: BedsideRobot, qapp: QApplication
) -> None:
    open_subject(robot)
    robot.presses("Alt+3")
    robot.pushes("Enter Note")
    robot.types("half a sen")
    before = theme().name
    robot.presses("Ctrl+D")
    assert theme().name != before
    assert (page_of(robot), robot.typed) == ("form:note", "half a sen")
    look(qapp)


def test_that_a_low_window_joins_its_bars(robot: BedsideRobot) -> None:
    open_subject(robot)
    window = robot.window
    assert window.bar.isVisible()
    assert window.strip.isVisible()
    window.resize(1280, COMPACT_BELOW - 1)
    QApplication.processEvents()
    assert window.compact_bar.isVisible()
    assert not window.bar.isVisible()
    assert not window.strip.isVisible()
    robot.must_see(SUBJECT)


@pytest.mark.requirement("R52")
def test_that_words_of_a_note_are_never_markup_formula_or_code(
    robot: BedsideRobot, tmp_path: Path
) -> None:
    open_subject(robot)
    robot.presses("Alt+3")
    for words in WORDS:
        robot.pushes("Enter Note")
        robot.types(words)
        robot.records()
    robot.presses("Alt+7")
    for words in WORDS:
        assert [row for row in robot.rows() if words in row], words
    robot.presses("Ctrl+P")
    for kind in ("CSV", "PDF"):
        path = tmp_path / f"sheet.{kind.lower()}"
        robot.saves_as(f"Save as {kind}", path)
        robot.must_see(f"Saved: {path}")
    table = (tmp_path / "sheet.csv").read_text("utf-8-sig")
    assert "<b>x</b>" in table
    assert "#panic()" in table
    assert "=cmd" in table
    assert ",=cmd" not in table, "a spreadsheet would take it for a formula"


def test_that_a_failed_save_keeps_what_was_typed_and_says_so(
    robot: BedsideRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from storage.problems import StorageProblem

    def refuse(*_given: object, **_named: object) -> None:
        raise StorageProblem("disk_full", "The disk is full.")

    open_subject(robot)
    robot.presses("Alt+3")
    robot.pushes("Enter Note")
    robot.types("he slept well")
    assert robot.window.bedside is not None
    monkeypatch.setattr(robot.window.bedside.bench.store.ledger, "append", refuse)
    robot.records()
    robot.must_see("Not recorded", "he slept well")
    assert page_of(robot) == "form:note"
    monkeypatch.undo()
    robot.records()
    robot.presses("Alt+7")
    robot.must_see("he slept well")


def test_that_a_second_window_only_looks_on_and_names_who_writes(
    robot: BedsideRobot, store: Path, clock: HandClock
) -> None:
    second = opened(store, clock, "Nurse A")
    try:
        assert second.window.bedside is not None
        assert not second.window.bedside.writable
        second.must_see(INVESTIGATOR.name)
    finally:
        second.window.close()
        second.window.deleteLater()


def test_that_tab_reaches_the_tick_for_paper_in_a_gas(robot: BedsideRobot) -> None:
    open_subject(robot)
    robot.presses("Alt+3")
    robot.pushes("Enter P/F, arterial gas")
    robot.goes_to("From paper")


def correct_the_titer(robot: BedsideRobot, value: str, reason: str) -> None:
    open_subject(robot)
    robot.presses("Alt+7")
    robot.goes_to("Entries")
    robot.goes_to_row("IgM titer: 74.2")
    robot.presses("C")
    assert page_of(robot) == "dose"
    robot.fills("Titer, milligrams per decilitre", value)
    robot.fills("Reason for the correction", reason)


@pytest.mark.requirement("R82")
def test_that_a_titer_corrected_from_the_history_leads_back_to_it_and_says_what_changed(
    robot: BedsideRobot,
) -> None:
    correct_the_titer(robot, "74.9", "read again")
    robot.records()
    assert page_of(robot) == "history"
    said = [row for row in robot.rows() if "74.9" in row]
    assert any(
        "value from 74.2 mg/dL to 74.9 mg/dL" in row and row.count("read again") == 1
        for row in said
    ), said


def test_that_leaving_a_correction_leads_back_to_the_history_too(robot: BedsideRobot) -> None:
    correct_the_titer(robot, "74.9", "")
    robot.presses("Esc")
    assert page_of(robot) == "history"


def unlock_as(robot: BedsideRobot, name: str) -> None:
    """Unlock the sheet over the window as a person: the name, then the passphrase."""
    robot.fills("Name", name)
    robot.presses("Tab")
    robot.types(PASSPHRASE)
    robot.presses("Return")
    assert robot.window.bedside is not None
    assert robot.window.bedside.operator.name == name


def type_who(robot: BedsideRobot) -> None:
    robot.pushes("Enrol")
    robot.goes_to("Study id")
    robot.types("IGM-0099")


@pytest.mark.requirement("R4")
def test_that_who_takes_over_does_not_see_a_titer_half_typed_and_its_author_gets_it_back(
    robot: BedsideRobot,
) -> None:
    open_subject(robot)
    robot.presses("Alt+2")
    robot.fills("IgM titer", "81.3")
    robot.presses("Ctrl+L")  # at once: sooner than a draft is kept by itself
    robot.must_not_see("81.3")
    unlock_as(robot, "Nurse A")
    robot.must_not_see("81.3")
    open_subject(robot)
    robot.presses("Alt+2")
    robot.must_not_see("81.3")
    robot.presses("Ctrl+L")
    unlock_as(robot, INVESTIGATOR.name)
    open_subject(robot)
    robot.presses("Alt+2")
    robot.must_see("81.3", "Draft kept")


@pytest.mark.requirement("R4")
def test_that_who_takes_over_does_not_see_an_enrolment_half_typed_and_its_author_gets_it_back(
    robot: BedsideRobot,
) -> None:
    type_who(robot)
    robot.presses("Ctrl+L")
    unlock_as(robot, "Nurse A")
    robot.pushes("Enrol")
    robot.must_not_see("IGM-0099")
    robot.presses("Ctrl+B")
    open_subject(robot)
    robot.presses("Ctrl+L")
    unlock_as(robot, INVESTIGATOR.name)
    robot.pushes("Enrol")
    robot.must_see("IGM-0099")


@pytest.mark.requirement("R4")
def test_that_a_note_half_typed_is_its_authors_alone(robot: BedsideRobot) -> None:
    open_subject(robot)
    robot.presses("Alt+3")
    robot.pushes("Enter Note")
    robot.types("half a sen")
    robot.presses("Ctrl+L")
    unlock_as(robot, "Nurse A")
    open_subject(robot)
    robot.presses("Alt+3")
    robot.pushes("Enter Note")
    robot.must_not_see("half a sen")
    robot.presses("Ctrl+L")
    unlock_as(robot, INVESTIGATOR.name)
    open_subject(robot)
    robot.presses("Alt+3")
    robot.pushes("Enter Note")
    assert robot.typed == "half a sen"


@pytest.mark.requirement("R4")
@pytest.mark.parametrize("way", ["Ctrl+B", "Ctrl+F", "Alt+1"])
def test_that_what_was_typed_just_before_another_page_or_subject_is_kept(
    robot: BedsideRobot, way: str
) -> None:
    open_subject(robot)
    robot.presses("Alt+2")
    robot.fills("IgM titer", "81.3")
    robot.presses(way)
    assert robot.window.bedside is not None
    drafts = robot.window.bedside.bench.store.drafts
    kept = drafts.find(INVESTIGATOR.name, TiterDosePage.FORM, SUBJECT)
    assert kept is not None
    assert "81.3" in kept.content
    robot.presses("Ctrl+B")
    open_subject(robot)
    robot.presses("Alt+2")
    robot.must_see("81.3")


def due_vitals(robot: BedsideRobot) -> str:
    """Return the first due thing that can be recorded as not done."""
    skips = [one for one in robot.texts() if one.startswith("Not done, with reason: ")]
    assert skips
    return skips[0].removeprefix("Not done, with reason: ")


def reason_why(robot: BedsideRobot) -> None:
    assert page_of(robot) == "form:not_done"
    robot.fills("Reason, in your words", "at the CT scanner")
    robot.records()


@pytest.mark.parametrize("page", ["Alt+1", "Alt+3"])
def test_that_a_due_thing_is_recorded_as_not_done_with_its_reason_from_its_row(
    robot: BedsideRobot, page: str
) -> None:
    open_subject(robot)
    robot.presses(page)
    what = due_vitals(robot)
    robot.pushes(f"Not done, with reason: {what}")
    robot.must_see(f"Not done: {what}" if page == "Alt+1" else "Not done: ")
    reason_why(robot)
    assert page_of(robot) == ("now" if page == "Alt+1" else "assess")
    robot.must_not_see(f"Not done, with reason: {what}")
    robot.presses("Alt+7")
    assert any("at the CT scanner" in row for row in robot.rows())


def test_that_n_on_a_due_row_asks_why_it_was_not_done(robot: BedsideRobot) -> None:
    open_subject(robot)
    robot.goes_to("Not done, with reason")
    robot.presses("N")
    reason_why(robot)
    assert page_of(robot) == "now"


def deviations(robot: BedsideRobot, state: str) -> list[tuple[str, str]]:
    """Return key and importance of the deviations in a state."""
    assert robot.window.bedside is not None
    course = robot.window.bedside.course
    assert course is not None
    return [(one.key, one.importance) for one in course.deviations if one.state == state]


@pytest.mark.requirement("R4")
def test_that_words_on_a_deviation_are_kept_for_their_author_alone(robot: BedsideRobot) -> None:
    open_subject(robot)
    robot.presses("Alt+5")
    robot.fills("What happened, in your own words", "pump alarm at")
    robot.presses("Ctrl+L")
    unlock_as(robot, "Nurse A")
    open_subject(robot)
    robot.presses("Alt+5")
    robot.must_not_see("pump alarm at")
    robot.presses("Ctrl+L")
    unlock_as(robot, INVESTIGATOR.name)
    open_subject(robot)
    robot.presses("Alt+5")
    robot.must_see("pump alarm at")


def test_that_an_explained_deviation_is_reviewed_with_words_and_importance(
    robot: BedsideRobot,
) -> None:
    open_subject(robot)
    robot.presses("Alt+5")
    robot.fills("What happened, in your own words", "pump alarm at night")
    robot.records()
    ((key, _),) = deviations(robot, "explained")
    robot.pushes("Reviewed")
    assert page_of(robot) == "form:deviation"
    robot.fills("What happened, in your words", "no harm seen")
    robot.chooses("Importance, by review", "Minor")
    robot.records()
    assert page_of(robot) == "deviations"
    assert deviations(robot, "reviewed") == [(key, "minor")]


@pytest.mark.requirement("R15")
def test_that_a_padlock_line_says_on_every_page_why_nothing_can_be_recorded(
    robot: BedsideRobot, store: Path, clock: HandClock
) -> None:
    assert "padlock" not in robot.window.__dict__, "who may write sees no such line"
    second = opened(store, clock, "Nurse A")
    try:
        assert second.window.bedside is not None
        problem = second.window.bedside.bench.store.problems[0]
        words = f"{problem.what} {problem.do}".strip()
        pages = ["Ctrl+F", "Ctrl+B"]
        for key in pages:
            second.presses(key)
            assert second.window.padlock.isVisible()
            assert second.window.padlock.text() == words
        open_subject(second)
        for number in range(1, 8):
            second.presses(f"Alt+{number}")
            assert second.window.padlock.isVisible()
        second.presses("Alt+3")
        second.pushes("Enter Note")
        assert second.window.padlock.isVisible()
        second.must_see("Only looking: nothing can be recorded here")
    finally:
        second.window.close()
        second.window.deleteLater()


def test_that_the_padlock_line_comes_when_the_store_stops_taking_entries(
    robot: BedsideRobot,
) -> None:
    from storage.problems import NotSaved

    assert robot.window.bedside is not None
    open_subject(robot)
    store = robot.window.bedside.bench.store
    store._book.note(NotSaved("no_room", "The disk is full.", do="Free some room."))
    robot.window.bedside.failed.emit("not recorded")
    assert robot.window.padlock.text() == "The disk is full. Free some room."
    assert robot.window.padlock.isVisible()


def test_that_every_assessment_is_reached_and_in_view_in_a_low_window(robot: BedsideRobot) -> None:
    robot.window.resize(1280, 680)
    open_subject(robot)
    robot.presses("Alt+3")
    assert robot.window.height() == 680
    robot.goes_to("Enter Unblinding")
    button = robot.focus
    bottom = button.mapTo(robot.window, button.rect().bottomLeft()).y()
    assert bottom <= robot.window.footer.mapTo(robot.window, QPoint(0, 0)).y()
    assert button.visibleRegion().boundingRect() == button.rect(), "the whole of it is in view"
    tiles = [one for one in robot.window.findChildren(Card) if one.isVisible()]
    assert all(one.height() >= one.minimumSizeHint().height() for one in tiles), "none is squeezed"
