"""`Why?` in the window: Ctrl+E on a row opens one quiet card, Esc gives the keyboard back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from protocols.facts import AssessmentMade, MeasurementTaken, Statement
from protocols.intake import Reading
from protocols.units import quantity
from tests.journeys.bedside_robot import BedsideRobot
from tests.ui.forms_support import (
    INVESTIGATOR,
    NURSE,
    PASSPHRASE,
    SITE,
    SUBJECT,
    HandClock,
    at,
    enrol,
    infusion,
    look,
    make_bench,
    sign_site,
    three_doses,
)
from ui.bedside import Bedside
from ui.operations.bench import Bench
from ui.operations.chart import chart
from ui.panels.why_card import WhyCard
from ui.windows.main_window import MainWindow
from ui.windows.pages import Pages

# the display-less Qt prints these for every list that drops down
pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


def ward(folder: Path, clock: HandClock) -> Bench:
    """One subject on the third day of dosing, with a SOFA."""
    bench = make_bench(folder, clock)
    sign_site(bench, "igm-fat", SITE)
    enrol(bench)
    three_doses(bench)
    values = {"gcs": 9, "map": "60 mmHg", "platelets": "80 G/L"}
    sofa = Statement(SUBJECT, AssessmentMade("sofa", values), at("21T06:00"))
    fast = infusion("rate", "21T05:30", period=3, rate="40 mL/h")
    chart(Bench(bench.store, INVESTIGATOR, bench.clock), [sofa, fast])
    return bench


@pytest.fixture
def robot(tmp_path: Path, qapp: QApplication) -> Iterator[BedsideRobot]:
    look(qapp)
    clock = HandClock()
    ward(tmp_path / "store", clock).store.close()
    window = MainWindow(tmp_path / "store", clock)
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
    for _ in range(50):
        if made.sees(f"Bed 04, {SUBJECT}"):
            break
        QTest.qWait(20)
    yield made
    window.close()
    window.deleteLater()


def card_of(robot: BedsideRobot) -> WhyCard | None:
    page = robot.window.stack.currentWidget()
    shown = [one for one in page.findChildren(WhyCard) if one.isVisible()]
    assert len(shown) <= 1
    return shown[0] if shown else None


def told(robot: BedsideRobot) -> str:
    card = card_of(robot)
    assert card is not None, "no card is open"
    return "\n".join(card.lines()).replace("\u00a0", " ")


def open_page(robot: BedsideRobot, name: str) -> QWidget:
    assert robot.window.bedside is not None
    if robot.window.bedside.course is None:
        robot.window.open_subject(SUBJECT)
    robot.window.show_page(name)
    QApplication.processEvents()
    return robot.window.stack.currentWidget()


def asks_and_returns(robot: BedsideRobot, *words: str) -> str:
    """Press Ctrl+E, read the card, press Esc; the keyboard is where it was."""
    before = robot.focus
    robot.presses("Ctrl+E")
    said = told(robot)
    for one in words:
        assert one in said, said
    card = card_of(robot)
    assert card is not None
    assert card.isAncestorOf(robot.focus)
    assert robot.focus.accessibleName().startswith("Why? ")
    assert card.geometry().right() <= card.parentWidget().width()
    assert card.geometry().bottom() <= card.parentWidget().height()
    robot.presses("Esc")
    assert card_of(robot) is None
    assert robot.focus is before
    return said


def test_that_a_due_row_of_now_says_rule_anchor_and_source(robot: BedsideRobot) -> None:
    open_page(robot, "now")
    said = asks_and_returns(robot, "The protocol asks for it:", "Randomised: 18-Nov-2026 06:15")
    assert "IgM-FAT 3.0" in said, "the source of the rule"


def test_that_ctrl_e_closes_what_it_opened(robot: BedsideRobot) -> None:
    open_page(robot, "now")
    row = robot.focus
    robot.presses("Ctrl+E")
    assert card_of(robot) is not None
    robot.presses("Ctrl+E")
    assert card_of(robot) is None
    assert robot.focus is row


def test_that_the_button_of_the_list_explains_the_row_under_the_focus(robot: BedsideRobot) -> None:
    page = open_page(robot, "now")
    page._now._why.click()
    by_button = told(robot)
    robot.presses("Esc")
    assert asks_and_returns(robot) == by_button


def test_that_a_row_of_the_dose_table_gives_the_working_as_it_was_shown(
    robot: BedsideRobot,
) -> None:
    page = open_page(robot, "now")
    page._doses.setFocus()
    page._doses.selectRow(1)
    asks_and_returns(robot, "Dose 2: accept, 226 mL", "as charted on paper", "decided: accept.")


def test_that_a_titer_of_the_chart_says_who_entered_it(robot: BedsideRobot) -> None:
    page = open_page(robot, "now")
    page._chart.setFocus()
    robot.presses("Right")
    assert "74.2" in page._chart.reading()
    asks_and_returns(robot, "IgM titer 74.2 mg/dL", "Drawn while dose 2 was running")


def test_that_a_score_of_the_trend_gives_each_organ_its_reason(robot: BedsideRobot) -> None:
    page = open_page(robot, "now")
    page.show_view("trends")
    QApplication.processEvents()
    page._trends.setFocus()
    robot.presses("Right")
    asks_and_returns(robot, "SOFA", "points are never typed", "Vincent et al.")


def test_that_a_score_and_an_endpoint_of_the_assessments_are_explained(
    robot: BedsideRobot,
) -> None:
    page = open_page(robot, "assess")
    robot.goes_to("Enter SOFA")
    asks_and_returns(robot, "SOFA", "Missing, and not taken as normal")
    robot.goes_to("Endpoints")
    assert page.endpoints.table.hasFocus()
    assert "28 days" in robot.rows()[0]
    asks_and_returns(robot, "mortality at 28 days", "Defined as:", "Result: Day 28 is not over")
    robot.goes_to("Enter Note")
    asks_and_returns(robot, "Nothing to explain here")


def test_that_a_deviation_says_rule_and_entries_and_its_button_asks_too(
    robot: BedsideRobot,
) -> None:
    page = open_page(robot, "deviations")
    assert page._key
    said = asks_and_returns(robot, "Rule: ", "Observed ")
    why = next(one for one in page.findChildren(QWidget) if one.property("text") == "Why?")
    why.click()
    assert told(robot) == said


def test_that_the_ward_explains_without_opening_the_subject(robot: BedsideRobot) -> None:
    assert robot.window.pages is not None
    assert robot.window.bedside is not None
    asks_and_returns(robot, "The protocol asks for it:")
    side = robot.window.pages.ward._side
    side._list.setFocus()
    side._list.setCurrentIndex(side._model.index(0))
    asks_and_returns(robot, "The protocol asks for it:")
    assert robot.window.bedside.course is None


def test_that_what_cannot_be_explained_is_said_in_words(robot: BedsideRobot) -> None:
    for page in ("history", "sheet", "store", "keys"):
        open_page(robot, page)
        asks_and_returns(robot, "Nothing to explain here", "something due, a deviation, a dose")


def test_that_esc_closes_the_card_and_not_the_form_beneath(robot: BedsideRobot) -> None:
    open_page(robot, "assess")
    robot.pushes("Enter Note")
    assert robot.window.pages is not None
    form = robot.window.pages.current
    assert form.startswith("form:")
    asks_and_returns(robot, "Nothing to explain here")
    assert robot.window.pages.current == form


def test_that_a_refused_dose_says_why_there_is_none(robot: BedsideRobot) -> None:
    page = open_page(robot, "dose")
    assert not page.dose.table.lines()
    asks_and_returns(robot, "refused", "at most 24 hours is allowed")
    assert robot.window.pages is not None
    assert robot.window.pages.current == "dose"


def test_that_a_deviation_beside_the_infusions_is_explained(robot: BedsideRobot) -> None:
    page = open_page(robot, "infusions")
    buttons = [one for one in page.findChildren(QWidget) if one.property("asked")]
    assert buttons
    buttons[0].setFocus()
    asks_and_returns(robot, "Rule: ", "Rate at most 0.4 mL per kg per h")


def test_that_the_menu_of_a_row_asks_too(robot: BedsideRobot) -> None:
    page = open_page(robot, "now")
    assert page._doses.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    (action,) = [one for one in page._doses.actions() if isinstance(one, QAction)]
    assert action.text() == "Why? (Ctrl+E)"
    page._doses.selectRow(0)
    action.trigger()
    assert "Dose 3: accept, 141 mL" in told(robot)


def test_that_a_lock_leaves_no_explanation_behind(robot: BedsideRobot) -> None:
    open_page(robot, "now")
    row = robot.focus
    robot.presses("Ctrl+E")
    robot.presses("Ctrl+L")
    assert not [one for one in robot.window.findChildren(WhyCard) if one.isVisible()]
    robot.fills("Name", INVESTIGATOR.name)
    robot.fills("PIN or passphrase", PASSPHRASE)
    robot.presses("Return")
    assert card_of(robot) is None
    assert robot.focus is row


@pytest.mark.parametrize("height", [768, 690])
def test_that_the_card_stays_in_the_page_in_both_palettes_and_a_low_window(
    robot: BedsideRobot, height: int
) -> None:
    robot.window.resize(1366, height)
    open_page(robot, "now")
    for _ in range(2):
        asks_and_returns(robot)
        robot.presses("Ctrl+D")


# -- blinding -----------------------------------------------------------------------------------


@pytest.mark.requirement("R72")
def test_that_an_explanation_holds_only_what_the_page_may_show(
    tmp_path: Path, qapp: QApplication
) -> None:
    clock = HandClock()
    bench = make_bench(tmp_path / "store", clock)
    enrol(
        bench, subject="ICA-0001", protocol="icar", arm=None, answers={},
        anchors={"mechanical_ventilation_start": at("17T21:40"), "randomised": at("18T06:15")},
    )  # fmt: skip
    igg = Statement(
        "ICA-0001", MeasurementTaken("igg", Reading(quantity("4321 mg/dL"))), at("20T06:00")
    )
    chart(Bench(bench.store, INVESTIGATOR, bench.clock), [igg])
    owner = QObject()
    for who in (NURSE, replace(INVESTIGATOR, role="monitor"), INVESTIGATOR):
        bedside = Bedside(replace(bench, operator=who))
        assert bedside.open("ICA-0001")
        from ui.operations.explain import askable_of

        for ref, _ in askable_of(bedside.bench, "ICA-0001"):
            found = bedside.explain(str(ref))
            assert found is not None
            assert found == bedside.explain(str(ref), "ICA-0001")
        assert bedside.explain("endpoint:nothing") is None
        assert bedside.explain("nonsense") is None
        assert bedside.explain("due:anything", "ICA-9999") is None
        pages = Pages(bedside, owner)
        assess = pages.page("assess")
        assert assess is not None
        assert bool(assess.endpoints._rows) == (who.role in ("investigator", "monitor"))
        seen = {one.id for one in bedside.course.endpoints}
        assert {one.id for one in assess.endpoints._rows} <= seen
    bench.store.close()
