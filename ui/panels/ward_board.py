"""The ward board: every subject of the ward, what is due next, and what is left of the shift."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.i18n.languages import core_said
from ui.models.board_model import BoardColumn, BoardModel
from ui.models.board_row import Board
from ui.panels.board_view import WIDE, BoardView
from ui.panels.due_shift import DueShift
from ui.panels.rows import offer_why, whole_rows
from ui.theme.palette import theme
from ui.theme.tokens import GAP, GRID, PAD, Step
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.text import Label

STILL_FOR_MS: Final = 3000
"""The order rests for this long after a finger or key went up."""
DIGITS_WITHIN_MS: Final = 1500


class SizeClass(NamedTuple):
    """Heights of a row and of the titles, and the margins around the page."""

    row: int
    header: int
    margin: int


def size_class(height: int) -> SizeClass:
    """Return the sizes for a panel of this height: compact, usual, large."""
    if height < 640:
        return SizeClass(64, 36, GRID)
    return SizeClass(72 if height < 900 else 88, 44, GAP)


class WardBoard(QWidget):
    """The first page.

    Signals:
        subject_opened(str): open a subject's page.
        due_opened(str, str): open the form of a due item: study id, item key.
        next_asked(): the next due action of any subject.
        print_asked(): the handover sheet.
        enrol_asked(): enrol the first subject.
        why_asked(str, str): reference and study id of what somebody asks about.
    """

    subject_opened = Signal(str)
    due_opened = Signal(str, str)
    next_asked = Signal()
    print_asked = Signal()
    enrol_asked = Signal()
    why_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._model = BoardModel(self)
        self._view = BoardView()
        self._card = Card(padding=0)
        self._foot = _Foot()
        self._side = DueShift()
        self._moved = SecondaryButton("")
        self._digit: int | None = None
        self._shown = 0
        self._board = Board(())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(STILL_FOR_MS)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(DIGITS_WITHIN_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._view.setModel(self._model)
        self._view.setAccessibleName(self.tr("Ward board"))
        self._view.setAccessibleDescription(
            self.tr(
                "Up and Down move, Enter opens the subject, Right opens what is due, "
                "two digits go to a bed, O orders by bed or by urgency"
            )
        )
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._view, 1)
        column.addWidget(self._foot)
        # Into the card first: a page of a layout without a parent opens as a window of its own.
        self._pages = QStackedLayout()
        self._card.body.setContentsMargins(0, 0, 0, 0)
        self._card.body.addLayout(self._pages)
        self._pages.addWidget(table)
        self._pages.addWidget(self._empty_page())
        self._card.setAccessibleName(self.tr("Subjects"))
        self._moved.setParent(self._card)
        self._moved.hide()
        self._row = QHBoxLayout(self)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._card, 1)
        self._row.addWidget(self._side)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(PAD, PAD, PAD, PAD)
        column.setSpacing(PAD)
        column.addStretch(1)
        words = Label(self.tr("No subject enrolled"), Step.STRONG)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        enrol = PrimaryButton(self.tr("Enrol"))
        enrol.clicked.connect(self.enrol_asked)
        buttons.addStretch(1)
        buttons.addWidget(enrol)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(2)
        return page

    def _connect(self) -> None:
        view, side = self._view, self._side
        side.why_asked.connect(self.why_asked)
        offer_why(view, lambda: self.why_asked.emit(*self._row_asked()))
        view.row_opened.connect(self._open_row)
        view.due_opened.connect(self._open_due)
        view.digit_typed.connect(self._take_digit)
        view.order_asked.connect(self._other_order)
        view.held.connect(self._hold)
        view.let_go.connect(self._rest.start)
        view.horizontalHeader().sectionClicked.connect(self._order_by)
        view.verticalScrollBar().valueChanged.connect(lambda _value: self._tell())
        self._rest.timeout.connect(self._model.release)
        self._typing.timeout.connect(self._forget_digit)
        self._model.waiting.connect(self._tell_waiting)
        self._moved.clicked.connect(self._model.release)
        side.due_opened.connect(self.due_opened)
        side.next_asked.connect(self.next_asked)
        side.print_asked.connect(self.print_asked)

    def show_board(self, board: Board) -> None:
        """Show the ward. Rows keep their order while a finger or key is down."""
        self._board = board
        first = self._model.rowCount() == 0
        self._model.show(board.rows)
        self._side.show_board(board)
        self._pages.setCurrentIndex(0 if board.rows else 1)
        self._fit()
        if first and board.rows:
            self._view.setCurrentIndex(self._model.index(0, 0))

    def order(self) -> tuple[str, ...]:
        """Return the study ids from top to bottom."""
        rows = (self._model.row(n) for n in range(self._model.rowCount()))
        return tuple(row.subject for row in rows if row is not None)

    def current(self) -> str:
        """Return the study id of the current row, or empty."""
        row = self._model.row(self._view.currentIndex().row())
        return row.subject if row else ""

    def take_focus(self) -> None:
        """Put the focus on the rows."""
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what keys and taps ask for ------------------------------------------------------------

    def _hold(self) -> None:
        self._rest.stop()
        self._model.freeze()

    def _open_row(self, number: int) -> None:
        row = self._model.row(number)
        if row is not None:
            self.subject_opened.emit(row.subject)

    def asked_about(self) -> str:
        """Return reference and study id of the row under the focus, with a blank between."""
        asked = self._side.asked_about() if self._side.has_focus() else self._row_asked()
        return " ".join(asked).strip()

    def _row_asked(self) -> tuple[str, str]:
        """Return the next due item of the subject under the focus."""
        row = self._model.row(self._view.currentIndex().row())
        return (f"due:{row.due.key}", row.subject) if row is not None and row.due.key else ("", "")

    def _open_due(self, number: int) -> None:
        row = self._model.row(number)
        if row is None:
            return
        if row.due.key:
            self.due_opened.emit(row.subject, row.due.key)
        else:
            self.subject_opened.emit(row.subject)

    def _take_digit(self, digit: int) -> None:
        if self._digit is None:
            self._digit = digit
            self._typing.start()
            self._tell()
            return
        number = self._digit * 10 + digit
        place = self._model.place_of_bed(number)
        self._forget_digit()
        if place is None:
            self._foot.say(self.tr("No subject in bed {n:02}").format(n=number))
        else:
            self._view.setCurrentIndex(self._model.index(place, 0))

    def _forget_digit(self) -> None:
        self._digit = None
        self._typing.stop()
        self._tell()

    def _order_by(self, section: int) -> None:
        self._model.order_by("bed" if section == BoardColumn.SUBJECT else "urgency")
        self._view.horizontalHeader().viewport().update()

    def _other_order(self) -> None:
        by_bed = self._model.order == "bed"
        self._order_by(BoardColumn.DUE if by_bed else BoardColumn.SUBJECT)

    # --- sizes and words -----------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        size = size_class(self.height())
        side = PAD if size.margin == GAP else GRID
        self._row.setContentsMargins(side, size.margin, side, size.margin)
        self._side.setFixedWidth(max(284, min(380, self.width() // 5)))
        width = self.width() - 2 * side - GAP - self._side.width() - 2
        self._view.set_row_height(size.row, size.header)
        self._view.share_width(width, wide=self.width() >= WIDE)
        room = self.height() - 2 * size.margin - 2 - size.header - _Foot.LEAST
        fit = whole_rows(room, size.row, self._model.rowCount())
        # only the greatest height is set: a fixed one would keep the window from shrinking
        self._view.setMaximumHeight(size.header + fit.height)
        self._shown = fit.shown
        self._place_moved()
        self._tell()

    def _place_moved(self) -> None:
        self._moved.adjustSize()
        corner = self._card.rect().bottomRight()
        self._moved.move(corner.x() - self._moved.width() - GRID, corner.y() - 44 - 3)

    def _tell_waiting(self, count: int) -> None:
        self._moved.say(
            self.tr("1 change, show")
            if count == 1
            else self.tr("{n} changes, show").format(n=count)
        )
        self._moved.setVisible(count > 0)
        self._place_moved()
        self._moved.raise_()

    def _tell(self) -> None:
        if self._digit is not None:
            self._foot.say(self.tr("Bed {n}, next digit").format(n=self._digit))
            return
        scrolled = self._view.verticalScrollBar().value()
        below = self._model.rowCount() - self._shown - scrolled
        words = [self.tr("{n} more below.").format(n=below)] if below > 0 else []
        if self._board.stale:
            stale = self.tr("States {when}; they are being worked out now.")
            words.append(stale.format(when=core_said(self._board.stale)))
        self._foot.say(" ".join((*words, core_said(self._board.foot))))


class _Foot(QWidget):
    """The quiet ground under the rows, with one line of words."""

    LEAST = 34

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 0, GAP, 0)
        self._label = Label("", Step.CAPTION, tone="ink2", elide=True)
        self._label.setFixedHeight(self.LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column.addWidget(self._label)
        column.addStretch(1)

    def say(self, words: str) -> None:
        """Show a line."""
        self._label.setText(words)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme().tokens.sunken))
        painter.drawRoundedRect(self.rect().adjusted(0, -6, 0, 0), 5, 5)
