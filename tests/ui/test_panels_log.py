"""Infusion log, deviations and record: what was corrected stays legible, keys do what they say."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QLabel
from pytestqt.qtbot import QtBot

from tests.support import story
from ui.delegates.event_delegate import EVENT_ROW, event_height
from ui.delegates.history_delegate import HISTORY_ROW, entry_height
from ui.models.deviation_model import DeviationModel
from ui.models.event_model import EventModel
from ui.models.history_model import HistoryModel
from ui.models.log_content import DeviationsContent, HistoryContent, LogLine
from ui.panels.deviations import Deviations
from ui.panels.event_table import EventTable
from ui.panels.history import History, HistoryTable
from ui.panels.infusion_log import InfusionLog
from ui.widgets.buttons import PrimaryButton
from ui.widgets.choices import Choice
from ui.widgets.note import Note

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
NB = "\u00a0"


@pytest.fixture
def log(qtbot: QtBot) -> InfusionLog:
    panel = InfusionLog()
    qtbot.addWidget(panel)
    panel.resize(1366, 608)
    panel.show_log(story.infusion_log())
    panel.show()
    panel.take_focus()
    return panel


@pytest.fixture
def deviations(qtbot: QtBot) -> Deviations:
    panel = Deviations()
    qtbot.addWidget(panel)
    panel.resize(1366, 608)
    panel.show_deviations(story.deviations())
    panel.show()
    return panel


@pytest.fixture
def record(qtbot: QtBot) -> History:
    panel = History()
    qtbot.addWidget(panel)
    panel.resize(1366, 608)
    panel.show_history(story.history())
    panel.show()
    panel.take_focus()
    return panel


def test_that_the_models_keep_qts_rules() -> None:
    events, found, entries = EventModel(), DeviationModel(), HistoryModel()
    testers = [
        QAbstractItemModelTester(one, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for one in (events, found, entries)
    ]
    for count in (8, 3, 0, 8):
        events.show(story.infusion_log().lines[:count])
        found.show(story.deviations().rows[:count])
        entries.show(story.history().rows[:count])
        entries.sift("infusion", "")
        entries.sift("", "Nurse A")
        entries.sift("", "")
    assert testers


# --- the log -----------------------------------------------------------------------------------


def test_that_a_date_stands_before_the_events_of_its_day(log: InfusionLog) -> None:
    lines = log.lines()
    assert lines[0].startswith("20-Nov-2026")
    assert lines[1].startswith("23:30")
    assert lines[2].startswith("21-Nov-2026")
    assert lines[3].startswith("00:00")


@pytest.mark.requirement("R82")
def test_that_a_corrected_event_says_the_old_value_and_the_reason(log: InfusionLog) -> None:
    bag = next(line for line in log.lines() if "Bag change" in line)
    assert bag == (
        f"04:17, was 03:17 |  | Bag change, bottle 2 of 2, 400{NB}mL. "
        "corrected 04:31, Nurse A: read from the wrong line | "
        f"104{NB}mL per hour | 400{NB}mL, was 296{NB}mL | Nurse A 04:19"
    )


@pytest.mark.parametrize(
    ("key", "action"),
    [("R", "rate"), ("P", "pause"), ("B", "bag"), ("S", "stop"), ("K", "unknown")],
)
def test_that_each_letter_asks_for_its_event_from_within_the_table(
    log: InfusionLog, qtbot: QtBot, key: str, action: str
) -> None:
    table = log.findChild(EventTable)
    assert isinstance(table, EventTable)
    with qtbot.waitSignal(log.asked) as asked:
        qtbot.keyClick(table, key)
    assert asked.args == [action]


def test_that_a_letter_with_control_is_no_event(log: InfusionLog, qtbot: QtBot) -> None:
    heard: list[str] = []
    log.asked.connect(heard.append)
    qtbot.keyClick(log._table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(log._table, Qt.Key.Key_X)
    assert heard == []


def test_that_an_event_that_is_not_offered_has_no_letter(log: InfusionLog, qtbot: QtBot) -> None:
    log.show_log(replace(story.infusion_log(), actions=("resume", "stop")))
    heard: list[str] = []
    log.asked.connect(heard.append)
    qtbot.keyClick(log._table, Qt.Key.Key_R)
    qtbot.keyClick(log._table, Qt.Key.Key_P)
    assert heard == ["resume"]


def test_that_c_corrects_the_selected_event_and_never_one_that_is_only_expected(
    log: InfusionLog, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(log.correct_asked) as asked:
        qtbot.keyClick(log._table, Qt.Key.Key_C)
    assert asked.args == ["A-04:52"], "the last charted event is selected at first"
    model = log._table.model()
    log._table.setCurrentIndex(model.index(model.rowCount() - 1, 0))
    heard: list[str] = []
    log.correct_asked.connect(heard.append)
    qtbot.keyClick(log._table, Qt.Key.Key_C)
    assert heard == []


def test_that_a_selected_event_stays_selected_when_another_is_charted(log: InfusionLog) -> None:
    table = log._table
    table.setCurrentIndex(table.model().index(4, 0))
    kept = table.selected()
    content = story.infusion_log()
    more = replace(content.lines[3], key="A-new", time="05:30")
    log.show_log(replace(content, lines=(*content.lines[:-1], more, content.lines[-1])))
    assert table.selected() == kept


def test_that_stop_stands_off_and_rate_is_the_filled_button(log: InfusionLog) -> None:
    assert [one.text() for one in log.findChildren(PrimaryButton)] == ["Rate"]
    stop, bag = log._buttons["stop"], log._buttons["bag"]
    assert stop.x() - (bag.x() + bag.width()) >= 12


def test_that_the_forecast_and_the_deviation_are_one_note_with_its_button(
    log: InfusionLog, qtbot: QtBot
) -> None:
    note = log.findChild(Note)
    assert isinstance(note, Note)
    assert note.text().startswith("It would end after 7hr 52min of running time")
    button = next(one for one in note.findChildren(QAbstractButton) if one.text() == "Change rate")
    with qtbot.waitSignal(log.note_asked) as asked:
        button.click()
    assert asked.args == ["rate"]


def test_that_a_long_reason_makes_its_row_higher_instead_of_being_cut() -> None:
    line = next(one for one in story.infusion_log().lines if one.under_kind == "correction")
    assert event_height(line, 400) == EVENT_ROW
    longer = replace(line, under=line.under * 4)
    assert event_height(longer, 400) > EVENT_ROW + 30


@pytest.mark.requirement("R46")
def test_that_the_repeated_hour_has_room_for_its_offset(log: InfusionLog) -> None:
    before = log._table.columnWidth(0)
    lines = tuple(replace(line, time="02:30 UTC+01:00") for line in story.infusion_log().lines)
    log.show_log(replace(story.infusion_log(), lines=lines))
    assert log._table.columnWidth(0) > before + 40


# --- deviations --------------------------------------------------------------------------------


def test_that_the_first_open_deviation_is_shown_to_be_explained(deviations: Deviations) -> None:
    assert deviations._words.text().startswith("P/F of Day 2")
    assert not deviations._record.isEnabled()
    assert deviations._missing.text() == "Write at least three characters."


def test_that_words_are_recorded_for_the_deviation_that_is_shown(
    deviations: Deviations, qtbot: QtBot
) -> None:
    deviations._edit.setPlainText("  Gas machine <b>down</b>  ")
    assert deviations._record.isEnabled()
    with qtbot.waitSignal(deviations.explained) as told:
        qtbot.keyClick(deviations._edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["window_missed:pf:2", "Gas machine <b>down</b>"]


def test_that_words_not_recorded_wait_while_another_deviation_is_read(
    deviations: Deviations,
) -> None:
    deviations._edit.setPlainText("Gas machine down")
    model = deviations._list.model()
    deviations._list.setCurrentIndex(model.index(0, 0))
    assert deviations._edit.toPlainText() == "Rate set to catch up after CT."
    deviations._list.setCurrentIndex(model.index(1, 0))
    assert deviations._edit.toPlainText() == "Gas machine down"
    deviations.show_deviations(story.deviations())
    assert deviations._edit.toPlainText() == "Gas machine down"


def test_that_blanks_are_no_explanation(deviations: Deviations, qtbot: QtBot) -> None:
    deviations._edit.setPlainText("      ")
    heard: list[object] = []
    deviations.explained.connect(lambda *given: heard.append(given))
    qtbot.keyClick(deviations._edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard == []


def test_that_only_an_explained_deviation_can_be_reviewed_and_only_by_a_reviewer(
    deviations: Deviations, qtbot: QtBot
) -> None:
    assert not deviations._review.isVisible()
    deviations._list.setCurrentIndex(deviations._list.model().index(0, 0))
    assert deviations._review.isVisible()
    with qtbot.waitSignal(deviations.reviewed) as read:
        deviations._review.click()
    assert read.args == ["rate_above_ceiling:2"]
    deviations.show_deviations(replace(story.deviations(), may_review=False, may_explain=False))
    deviations._list.setCurrentIndex(deviations._list.model().index(1, 0))
    deviations._list.setCurrentIndex(deviations._list.model().index(0, 0))
    assert not deviations._review.isVisible()
    assert not deviations._record.isVisible()
    assert deviations._edit.isReadOnly()


def test_that_a_deviation_is_said_with_its_state_and_the_words_of_the_nurse(
    deviations: Deviations,
) -> None:
    assert deviations.lines()[0] == (
        f"Explained. Rate 130{NB}mL per hour for 32min, 26 above the ceiling of "
        f"104{NB}mL per hour. 21-Nov-2026 04:20, Day 3. dose, minor. "
        "Rate set to catch up after CT. Nurse A, 21-Nov-2026 04:53"
    )


def test_that_a_subject_without_deviations_is_told_so(qtbot: QtBot) -> None:
    panel = Deviations()
    qtbot.addWidget(panel)
    panel.resize(1366, 608)
    panel.show_deviations(DeviationsContent(()))
    panel.show()
    shown = [one.text() for one in panel.findChildren(QLabel) if one.isVisible()]
    assert "No deviation from the protocol found" in shown


# --- the record --------------------------------------------------------------------------------


@pytest.mark.requirement("R82")
def test_that_the_record_says_what_was_struck_and_why(record: History) -> None:
    corrected = next(line for line in record.lines() if "A-114" in line)
    assert f"Bag change 04:17, bottle 2 of 2, 400{NB}mL, was Bag change 03:17" in corrected
    assert "read from the wrong line" in corrected
    voided = next(line for line in record.lines() if "A-110" in line)
    assert f"Potassium 41{NB}mmol/L, voided. voided 00:52 by Nurse C" in voided


def test_that_the_record_is_sifted_by_kind_and_by_person(record: History) -> None:
    record.show_only(kind="infusion")
    assert len(record.lines()) == 6
    record.show_only(kind="infusion", person="Nurse C")
    assert len(record.lines()) == 3
    counts = [one.text() for one in record.findChildren(QLabel)]
    assert "3 of 9 entries shown" in counts
    record.show_history(HistoryContent(story.history().rows[:4]))
    assert len(record.lines()) == 2, "Nurse C has no entry there, so all persons are shown"


def test_that_the_choices_name_every_kind_and_person_once(record: History) -> None:
    kinds, people = record.findChildren(Choice)
    assert [kinds.itemText(n) for n in range(kinds.count())] == [
        "All kinds",
        "Deviation explained",
        "Infusion",
        "Measurement",
    ]
    assert [people.itemText(n) for n in range(people.count())] == [
        "All persons",
        "Nurse A",
        "Nurse C",
    ]


def test_that_an_entry_that_does_not_hold_can_be_neither_corrected_nor_voided_again(
    record: History, qtbot: QtBot
) -> None:
    heard: list[str] = []
    record.correct_asked.connect(heard.append)
    record.void_asked.connect(heard.append)
    record._table.setCurrentIndex(record._table.model().index(7, 0))
    qtbot.keyClick(record._table, Qt.Key.Key_C)
    qtbot.keyClick(record._table, Qt.Key.Key_V)
    assert heard == []
    record._table.setCurrentIndex(record._table.model().index(0, 0))
    qtbot.keyClick(record._table, Qt.Key.Key_C)
    qtbot.keyClick(record._table, Qt.Key.Key_V)
    assert heard == ["A-118", "A-118"]


def test_that_enter_opens_an_entry(record: History, qtbot: QtBot) -> None:
    with qtbot.waitSignal(record.entry_opened) as opened:
        qtbot.keyClick(record._table, Qt.Key.Key_Return)
    assert opened.args == ["A-118"]


def test_that_a_role_that_only_reads_is_offered_no_correction(
    record: History, qtbot: QtBot
) -> None:
    record.show_history(replace(story.history(), may_correct=False))
    assert not record._correct.isVisible()
    heard: list[str] = []
    record.correct_asked.connect(heard.append)
    qtbot.keyClick(record._table, Qt.Key.Key_C)
    assert heard == []


def test_that_a_corrected_entry_has_room_for_every_value_that_it_replaced() -> None:
    rows = {row.key: row for row in story.history().rows}
    assert entry_height(rows["A-118"], 600) == HISTORY_ROW
    twice = replace(rows["A-114"], old=("first", "second"))
    assert entry_height(twice, 600) == entry_height(rows["A-114"], 600) + 20


# --- all of them -------------------------------------------------------------------------------


@pytest.mark.requirement("R55")
def test_that_markup_in_words_of_people_is_shown_as_typed(
    log: InfusionLog, deviations: Deviations, record: History
) -> None:
    bold = "<b>x</b>"
    line = LogLine("e", bold, bold, "rate", bold, bold, bold, bold, bold, bold, bold)
    log.show_log(replace(story.infusion_log(), title=bold, lines=(line,)))
    deviations.show_deviations(
        DeviationsContent((replace(story.deviations().rows[0], words=bold, quote=bold),))
    )
    record.show_history(HistoryContent((replace(story.history().rows[0], text=bold),)))
    assert log.lines()[1].count(bold) == 8
    assert bold in deviations.lines()[0]
    assert bold in record.lines()[0]
    assert deviations._edit.toPlainText() == bold
    for panel in (log, deviations, record):
        panel.grab()
        for label in panel.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText


def test_that_every_part_has_a_name_and_tab_leaves_every_table(
    log: InfusionLog, deviations: Deviations, record: History
) -> None:
    for panel in (log, deviations, record):
        for view in panel.findChildren(QAbstractItemView):
            if isinstance(view, QHeaderView) or isinstance(view.parent(), QHeaderView):
                continue
            if view.window() is not panel:
                continue  # the list that a choice drops down
            assert view.accessibleName(), view
            assert not view.tabKeyNavigation()
    assert record.findChild(HistoryTable) is not None
    assert EventModel().data(QModelIndex()) is None
