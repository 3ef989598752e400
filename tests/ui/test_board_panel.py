"""The ward board under the hand: keys, taps, the order that waits, the empty ward."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.support import story
from ui.models.board_model import BoardColumn, BoardModel
from ui.models.board_row import Board, BoardRow
from ui.models.shift_model import ShiftModel
from ui.panels.board_view import BoardView, column_widths
from ui.panels.ward_board import WardBoard, size_class

# the offscreen platform cannot pass size hints to a window manager, and says so
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def board(qtbot: QtBot) -> WardBoard:
    panel = WardBoard()
    qtbot.addWidget(panel)
    panel.resize(1366, 680)
    panel.show_board(story.ward())
    panel.show()
    panel.take_focus()
    return panel


def view_of(panel: WardBoard) -> BoardView:
    view = panel.findChild(BoardView)
    assert isinstance(view, BoardView)
    return view


def with_due(board: Board, subject: str, **due: object) -> Board:
    def change(row: BoardRow) -> BoardRow:
        return replace(row, due=replace(row.due, **due)) if row.subject == subject else row

    return replace(board, rows=tuple(change(row) for row in board.rows))


def test_that_the_models_of_the_board_keep_qts_rules_through_every_change(qtbot: QtBot) -> None:
    model, shift = BoardModel(), ShiftModel()
    testers = [
        QAbstractItemModelTester(one, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for one in (model, shift)
    ]
    ward = story.ward()
    for rows in (ward.rows, ward.rows[:3], ward.rows[2:], (), ward.rows):
        model.show(rows)
        model.order_by("bed")
        model.freeze()
        model.show(tuple(reversed(rows)))
        model.order_by("urgency")
        shift.show(ward.shift[: len(rows)])
    assert testers


def test_that_a_selected_subject_stays_selected_when_the_order_changes(board: WardBoard) -> None:
    assert board.current() == "IGM-0007"
    board.show_board(with_due(story.ward(), "IGM-0007", status="done", at=None))
    assert board.order()[0] == "MIC-0014"
    assert board.current() == "IGM-0007"


def test_that_enter_opens_the_subject_and_right_what_is_due(board: WardBoard, qtbot: QtBot) -> None:
    view = view_of(board)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(board.subject_opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["MIC-0014"]
    with qtbot.waitSignal(board.due_opened) as due:
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert due.args == ["MIC-0014", "l"]


def test_that_right_opens_the_subject_where_nothing_is_due(board: WardBoard, qtbot: QtBot) -> None:
    qtbot.keyClick(view_of(board), Qt.Key.Key_End)
    view_of(board).setCurrentIndex(view_of(board).model().index(7, 0))
    with qtbot.waitSignal(board.subject_opened) as opened:
        qtbot.keyClick(view_of(board), Qt.Key.Key_Right)
    assert opened.args == ["ICR-0019"]


@pytest.mark.parametrize(("digits", "subject"), [("11", "ILD-0003"), ("02", "ICR-0021")])
def test_that_two_digits_go_to_the_bed(
    board: WardBoard, qtbot: QtBot, digits: str, subject: str
) -> None:
    for digit in digits:
        qtbot.keyClick(view_of(board), digit)
    assert board.current() == subject


def test_that_a_bed_without_a_subject_is_said_and_the_place_is_kept(
    board: WardBoard, qtbot: QtBot
) -> None:
    for digit in "99":
        qtbot.keyClick(view_of(board), digit)
    assert board.current() == "IGM-0007"
    assert "No subject in bed 99" in shown_words(board)


def test_that_digits_typed_slowly_are_two_first_digits(board: WardBoard, qtbot: QtBot) -> None:
    qtbot.keyClick(view_of(board), "1")
    board._typing.timeout.emit()
    qtbot.keyClick(view_of(board), "1")
    assert board.current() == "IGM-0007"


def shown_words(panel: WardBoard) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in panel.findChildren(QLabel))


def test_that_tab_leaves_the_board(board: WardBoard, qtbot: QtBot) -> None:
    view = view_of(board)
    qtbot.waitUntil(view.hasFocus)
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert not view.hasFocus()
    assert board.current() == "IGM-0007"


def test_that_the_order_rests_while_a_key_is_down_and_says_what_would_move(
    board: WardBoard, qtbot: QtBot
) -> None:
    view = view_of(board)
    before = board.order()
    qtbot.keyPress(view, Qt.Key.Key_Down)
    board.show_board(with_due(story.ward(), "ICR-0019", status="overdue", words="Overdue", at=1))
    assert board.order() == before
    assert board._moved.isVisible()
    assert board._moved.text() == "8 changes, show"
    qtbot.keyRelease(view, Qt.Key.Key_Down)
    assert board.order() == before, "the order rests for three more seconds"
    assert board._rest.isActive()
    assert board._rest.interval() == 3000
    board._rest.timeout.emit()
    assert board.order()[0] == "ICR-0019"
    assert not board._moved.isVisible()


def test_that_new_values_are_shown_at_once_while_the_order_rests(
    board: WardBoard, qtbot: QtBot
) -> None:
    qtbot.keyPress(view_of(board), Qt.Key.Key_Down)
    board.show_board(with_due(story.ward(), "ICR-0019", status="overdue", words="Overdue 3min"))
    model = view_of(board).model()
    assert model.index(7, BoardColumn.DUE).data().startswith("Overdue 3min")


def test_that_a_person_can_ask_for_the_new_order_before_the_rest_is_over(
    board: WardBoard, qtbot: QtBot
) -> None:
    qtbot.keyPress(view_of(board), Qt.Key.Key_Down)
    board.show_board(with_due(story.ward(), "ICR-0019", status="overdue", at=1))
    qtbot.mouseClick(board._moved, Qt.MouseButton.LeftButton)
    assert board.order()[0] == "ICR-0019"


def test_that_one_tap_opens_the_subject_and_a_tap_on_what_is_due_its_form(
    board: WardBoard, qtbot: QtBot
) -> None:
    view = view_of(board)
    place = view.visualRect(view.model().index(2, BoardColumn.SUBJECT)).center()
    with qtbot.waitSignal(board.subject_opened) as opened:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == ["MIC-0012"]
    place = view.visualRect(view.model().index(2, BoardColumn.DUE)).center()
    with qtbot.waitSignal(board.due_opened) as due:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert due.args == ["MIC-0012", "s"]


def test_that_the_title_of_the_beds_orders_by_bed_and_o_goes_back(
    board: WardBoard, qtbot: QtBot
) -> None:
    header = view_of(board).horizontalHeader()
    header.sectionClicked.emit(BoardColumn.SUBJECT)
    assert board.order()[0] == "ICR-0019"
    qtbot.keyClick(view_of(board), Qt.Key.Key_O)
    assert board.order()[0] == "IGM-0007"


def test_that_an_empty_ward_offers_to_enrol(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QPushButton

    panel = WardBoard()
    qtbot.addWidget(panel)
    panel.resize(1366, 680)
    panel.show_board(Board(()))
    panel.show()
    shown = {one.text(): one for one in panel.findChildren(QPushButton) if one.isVisible()}
    assert "No subject enrolled" in shown_words(panel)
    with qtbot.waitSignal(panel.enrol_asked):
        shown["Enrol"].click()


@pytest.mark.requirement("R55")
def test_that_markup_in_a_bed_or_a_title_is_shown_as_typed(qtbot: QtBot) -> None:
    ward = story.ward()
    row = replace(ward.rows[0], bed="<b>4</b>", after=("<i>titer</i>",))
    model = BoardModel()
    model.show([row])
    assert "<b>4</b>" in model.index(0, BoardColumn.SUBJECT).data()
    assert model.index(0, BoardColumn.AFTER).data() == "<i>titer</i>"


def test_that_every_cell_says_in_words_what_it_shows(board: WardBoard) -> None:
    model = view_of(board).model()
    said = [model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(6)]
    assert said == [
        "Bed 04, IGM-0007, IgM-FAT",
        "Overdue 12min, due by 06:00, Daily vitals",
        "06:12 IgM titer result, 06:12 Arterial gas, FiO2",
        "Running, dose 3, 112 of 141\u00a0mL, ends 11:09",
        "74.2\u00a0mg/dL, 20-Nov-2026 05:50",
        "Day 3 of 7",
    ]
    assert model.data(QModelIndex()) is None


def test_that_only_whole_rows_are_shown_and_the_rest_is_counted(
    board: WardBoard, qtbot: QtBot
) -> None:
    board.resize(1366, 520)
    view = view_of(board)
    assert (view.height() - view.horizontalHeader().height()) % 64 == 0
    assert "2 more below." in shown_words(board)


def test_that_states_of_an_earlier_time_say_so(board: WardBoard) -> None:
    board.show_board(replace(story.ward(), stale="as of 20-Nov-2026 22:10"))
    assert "States as of 20-Nov-2026 22:10" in shown_words(board)


def test_that_after_that_appears_only_on_a_wide_window(board: WardBoard) -> None:
    view = view_of(board)
    assert view.isColumnHidden(BoardColumn.AFTER)
    board.resize(1920, 992)
    assert not view.isColumnHidden(BoardColumn.AFTER)


@pytest.mark.parametrize(("height", "row"), [(602, 64), (680, 72), (992, 88)])
def test_that_rows_are_as_high_as_the_window_allows(height: int, row: int) -> None:
    assert size_class(height).row == row


@pytest.mark.parametrize(("width", "wide"), [(948, False), (1036, False), (1494, True)])
def test_that_the_columns_fill_the_board_exactly(width: int, wide: bool) -> None:
    widths = column_widths(width, wide=wide)
    assert sum(widths.values()) == width
    assert widths[BoardColumn.SUBJECT] >= 228


def test_that_a_line_of_the_shift_is_opened_by_enter(board: WardBoard, qtbot: QtBot) -> None:
    from ui.panels.rows import TapList

    shift = board.findChild(TapList)
    assert isinstance(shift, TapList)
    shift.setCurrentIndex(shift.model().index(2, 0))
    with qtbot.waitSignal(board.due_opened) as due:
        qtbot.keyClick(shift, Qt.Key.Key_Return)
    assert due.args == ["IGM-0007", "t"]
    assert board._side.lines()[0] == "06:00, Overdue, Bed 04, IGM-0007, Daily vitals"


def test_that_the_next_due_button_and_print_ask_the_window(board: WardBoard, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QPushButton

    buttons = {one.text(): one for one in board.findChildren(QPushButton)}
    with qtbot.waitSignal(board.next_asked):
        buttons["Next due"].click()
    with qtbot.waitSignal(board.print_asked):
        buttons["Print"].click()
