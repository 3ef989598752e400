"""The subject's page: what is due first, the infusion that runs, doses and days in words."""

import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.support import story
from ui.models.dose_model import DoseModel
from ui.models.rail_model import RailModel
from ui.models.subject_content import InfusionContent, NowItem
from ui.panels.dose_table import DoseTable
from ui.panels.infusion_card import InfusionCard
from ui.panels.now_list import NowList
from ui.panels.now_page import NowPage
from ui.theme.marks import Status
from ui.widgets.bars import ProgressBar
from ui.widgets.buttons import PrimaryButton
from ui.widgets.segments import Segments
from ui.widgets.status_mark import StatusMark
from ui.widgets.text import RunsLabel

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def page(qtbot: QtBot) -> NowPage:
    one = NowPage()
    qtbot.addWidget(one)
    one.resize(1366, 608)
    one.show_now(story.now_page())
    one.show()
    return one


def words_of(widget: object) -> str:
    labels = [one.text() for one in widget.findChildren(QLabel)]  # type: ignore[attr-defined]
    labels += [one.text() for one in widget.findChildren(RunsLabel)]  # type: ignore[attr-defined]
    labels += [one.words() for one in widget.findChildren(StatusMark)]  # type: ignore[attr-defined]
    return " | ".join(labels)


def test_that_opening_a_subject_puts_the_focus_on_the_most_urgent_action(
    page: NowPage, qtbot: QtBot
) -> None:
    page.activateWindow()
    page.take_focus()
    qtbot.waitUntil(lambda: page.focusWidget() is not None)
    focused = page.focusWidget()
    assert isinstance(focused, PrimaryButton)
    assert focused.text() == "Enter vitals"
    with qtbot.waitSignal(page.due_opened) as due:
        qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert due.args == ["v"]


def test_that_only_the_top_due_row_has_the_filled_button(page: NowPage) -> None:
    filled = page.findChildren(PrimaryButton)
    assert [one.text() for one in filled] == ["Enter vitals"]
    assert "Daily vitals" in filled[0].accessibleDescription()
    assert "Overdue 12min" in filled[0].accessibleDescription()


def test_that_at_most_six_due_rows_are_shown_and_the_others_are_counted(qtbot: QtBot) -> None:
    card = NowList()
    qtbot.addWidget(card)
    card.resize(376, 900)
    items = [
        NowItem("later", "Later", "", f"Task {number}", f"k{number}", "Enter")
        for number in range(9)
    ]
    card.show_items(items, 4, "23:59")
    card.show()
    assert len(card.buttons()) == 6
    assert "7 more by 23:59" in words_of(card)
    card.resize(376, 200)
    assert len(card.buttons()) == 2
    assert "11 more by 23:59" in words_of(card)


def test_that_the_focus_stays_on_its_item_when_the_list_changes(qtbot: QtBot) -> None:
    card = NowList()
    qtbot.addWidget(card)
    card.resize(376, 600)
    items = story.now_page().items
    card.show_items(items)
    card.show()
    card.activateWindow()
    card.take_focus()
    new = NowItem("overdue", "Overdue 1hr", "", "Titer", "n", "Enter new")
    card.show_items((new, *items))
    qtbot.waitUntil(lambda: card.focusWidget() is not None)
    focused = card.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Enter vitals"


def test_that_nothing_due_is_said(qtbot: QtBot) -> None:
    card = NowList()
    qtbot.addWidget(card)
    card.show_items(())
    assert "Nothing is due" in words_of(card)


def test_that_the_running_infusion_says_rate_end_and_three_figures(page: NowPage) -> None:
    card = page.findChild(InfusionCard)
    assert isinstance(card, InfusionCard)
    said = words_of(card)
    for text in (
        "Running",
        "dose 3",
        "5.9\u00a0mL per hour",
        "11:09",
        "112\u00a0mL\u00a0delivered",
        "29\u00a0mL\u00a0to\u00a0run",
        "141\u00a0mL\u00a0DOSE",
    ):
        assert text in said
    bar = card.findChild(ProgressBar)
    assert isinstance(bar, ProgressBar)
    assert bar.accessibleName() == "112 of 141 mL delivered"


def test_that_stop_stands_off_from_its_neighbours(page: NowPage) -> None:
    card = page.findChild(InfusionCard)
    assert isinstance(card, InfusionCard)
    pause, rate, stop = (card.button(name) for name in ("pause", "rate", "stop"))
    assert pause is not None
    assert rate is not None
    assert stop is not None
    assert stop.x() - (rate.x() + rate.width()) >= 12
    assert min(one.height() for one in (pause, rate, stop)) >= 44


@pytest.mark.parametrize("action", ["pause", "rate", "stop"])
def test_that_a_button_of_the_infusion_asks_and_records_nothing(
    page: NowPage, qtbot: QtBot, action: str
) -> None:
    card = page.findChild(InfusionCard)
    assert isinstance(card, InfusionCard)
    button = card.button(action)  # type: ignore[arg-type]
    assert button is not None
    with qtbot.waitSignal(page.infusion_asked) as asked:
        button.click()
    assert asked.args == [action]


def test_that_a_paused_infusion_offers_to_resume(qtbot: QtBot) -> None:
    card = InfusionCard()
    qtbot.addWidget(card)
    card.show_infusion(
        InfusionContent("paused", "Paused 9min", "dose 2", actions=("resume", "stop"))
    )
    assert card.button("pause") is None
    assert card.button("resume") is not None
    mark = card.findChild(StatusMark)
    assert isinstance(mark, StatusMark)
    assert mark.status is Status.PAUSED


def test_that_no_infusion_shows_neither_rate_nor_bar(qtbot: QtBot) -> None:
    card = InfusionCard()
    qtbot.addWidget(card)
    card.show_infusion(story.now_page().infusion)
    card.show_infusion(InfusionContent("no_infusion", "No infusion"))
    card.show()
    bar = card.findChild(ProgressBar)
    assert isinstance(bar, ProgressBar)
    assert not bar.isVisible()
    assert not [one for one in card.findChildren(QLabel) if one.isVisible() and one.text()]


def test_that_the_dose_table_keeps_advised_accepted_and_given_apart(page: NowPage) -> None:
    table = page.findChild(DoseTable)
    assert isinstance(table, DoseTable)
    nb = "\u00a0"
    assert table.lines()[:2] == (
        "Dose | From titer | Advised | Accepted | Prepared | Given | State",
        f"3, Day 2 | 74.2{nb}mg/dL | 141{nb}mL | 141{nb}mL | 141{nb}mL | 112{nb}mL | Running",
    )


def test_that_a_column_that_the_protocol_does_not_have_is_not_there(qtbot: QtBot) -> None:
    model = DoseModel()
    model.show([replace(row, from_titer="", prepared="") for row in story.now_page().doses])
    assert model.columns == ("dose", "advised", "accepted", "given", "words")


def test_that_the_models_of_the_page_keep_qts_rules() -> None:
    rail, doses = RailModel(), DoseModel()
    testers = [
        QAbstractItemModelTester(one, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for one in (rail, doses)
    ]
    content = story.now_page()
    for days, rows in (
        (content.days, content.doses),
        (content.days[:3], content.doses[:1]),
        ((), ()),
        (content.days, content.doses),
    ):
        rail.show(days)
        doses.show(rows)
    assert testers


def test_that_the_rail_names_each_day_with_its_state_and_count(page: NowPage) -> None:
    assert page._rail.lines()[2:5] == (
        "Day 2, 20-Nov-2026, Not done, 10 of 11",
        "Day 3, 21-Nov-2026, Due now, 2 of 11",
        "Day 4, 22-Nov-2026, Later",
    )


def test_that_a_day_of_the_rail_is_opened_by_enter(page: NowPage, qtbot: QtBot) -> None:
    from ui.panels.rows import TapList

    rail = page._rail.findChild(TapList)
    assert isinstance(rail, TapList)
    rail.setFocus()
    rail.setCurrentIndex(rail.model().index(2, 0))
    with qtbot.waitSignal(page.day_opened) as opened:
        qtbot.keyClick(rail, Qt.Key.Key_Return)
    assert opened.args == [2]


def test_that_a_course_with_nothing_to_draw_says_so_in_place_of_empty_axes(
    page: NowPage,
) -> None:
    content = story.now_page()
    bare = replace(content.chart, key=None, rate=None, supports=(), trends=())
    page.show_now(replace(content, chart=bare, last=None, doses=()))
    page.grab()
    assert "Nothing to draw yet" in words_of(page)
    assert page._chart is not None
    assert not page._chart.isVisible()
    page.show_now(content)
    assert page._chart.isVisible()
    assert not page._nothing.isVisible()


def test_that_the_scores_are_one_choice_away_on_a_small_screen_and_there_on_a_large(
    page: NowPage, qtbot: QtBot
) -> None:
    switch = page.findChild(Segments)
    assert isinstance(switch, Segments)
    assert page._chart is not None
    assert page._trends is not None
    assert page._chart.isVisible()
    assert not page._trends.isVisible()
    switch.segment("trends").click()
    assert page._trends.isVisible()
    assert not page._chart.isVisible()
    page.resize(1920, 920)
    assert page._trends.isVisible()
    assert page._chart.isVisible()
    assert not switch.isVisible()


@pytest.mark.requirement("R55")
def test_that_markup_in_a_title_is_shown_as_typed(qtbot: QtBot) -> None:
    card = NowList()
    qtbot.addWidget(card)
    bold = "<b>vitals</b>"
    card.show_items((NowItem("soon", "Soon", bold, bold, "k", bold, bold),))
    for label in card.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    assert words_of(card).count(bold) == 3
    assert card.buttons() == (bold,)


def test_that_every_part_of_the_page_has_a_name(page: NowPage) -> None:
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView

    for widget in (*page.findChildren(QAbstractItemView), *page.findChildren(QAbstractButton)):
        ours = not isinstance(widget, QHeaderView) and not widget.objectName().startswith("qt_")
        assert widget.accessibleName() or not ours, widget


def test_that_the_page_loads_no_chart_before_a_subject_is_shown() -> None:
    code = (
        "import sys, ui.panels.now_page\n"
        "heavy = {'pyqtgraph', 'numpy', 'pint', 'storage', 'ui.charts'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
