"""The card `Due this shift`: what is left, in order of time, and the way to the next of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.delegates.shift_delegate import SHIFT_ROW, ShiftDelegate
from ui.i18n.languages import core_said
from ui.models.shift_model import ShiftModel
from ui.panels.rows import TapList, offer_why, whole_rows
from ui.theme.icons import Icon
from ui.theme.painting import badge_size, paint_badge
from ui.theme.palette import theme
from ui.theme.runs import Look
from ui.theme.tokens import GAP, GRID, HALF, Step
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card, Rule
from ui.widgets.text import Label, RunsLabel

if TYPE_CHECKING:
    from ui.models.board_row import Board


class CountBadge(QWidget):
    """A framed count in words, such as `9 left`."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.say("")

    def say(self, text: str) -> None:
        """Show other words; an empty text shows nothing."""
        self._text = text
        self.setAccessibleName(text)
        self.setFixedSize(badge_size(text, pad=7).toSize())
        self.setVisible(bool(text))
        self.update()

    def text(self) -> str:
        """Return the words."""
        return self._text

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        area = self.rect().toRectF()
        paint_badge(QPainter(self), area, self._text, tokens.ink, tokens.edge)


class DueShift(Card):
    """The side card of the ward board.

    Signals:
        due_opened(str, str): study id and key of the item that a person opened.
        next_asked(): the next due action of any subject.
        print_asked(): the ward's handover sheet.
        why_asked(str, str): reference and study id of the row that somebody asks about.
    """

    due_opened = Signal(str, str)
    next_asked = Signal()
    print_asked = Signal()
    why_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.body.setSpacing(0)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName(self.tr("Due this shift"))
        self._model = ShiftModel(self)
        self._list = TapList(self.tr("What is left of this shift"))
        self._below = Label("", Step.CAPTION, tone="ink2")
        self._badge = CountBadge()
        self._shown = 0
        self._line = RunsLabel(look=Look(Step.CAPTION, "ink2"))
        self._next = PrimaryButton(self.tr("Next due"), Icon.CHEVRON, "Ctrl+J")
        self._build_head()
        self._build_list()
        self._build_foot()

    def _build_head(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(GAP, GRID - 1, GAP, GRID - 1)
        head.setSpacing(0)
        first = QHBoxLayout()
        first.addWidget(Label(self.tr("Due this shift"), Step.STRONG, weight=700))
        first.addStretch(1)
        first.addWidget(self._badge)
        head.addLayout(first)
        head.addWidget(self._line)
        self.body.addLayout(head)
        self.body.addWidget(Rule())

    def _build_list(self) -> None:
        view = self._list
        view.setModel(self._model)
        view.setItemDelegate(ShiftDelegate(view))
        view.opened.connect(self._open)
        offer_why(view, lambda: self.why_asked.emit(*self.asked_about()))
        view.verticalScrollBar().valueChanged.connect(lambda _value: self._tell_below())
        view.setMinimumHeight(SHIFT_ROW)
        self.body.addWidget(view, 1)
        self._below.setContentsMargins(GAP, 2, GAP, 0)
        self._below.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.body.addWidget(self._below)

    def _build_foot(self) -> None:
        self.body.addWidget(Rule())
        row = QHBoxLayout()
        row.setContentsMargins(GAP, GRID, GAP, GRID)
        row.setSpacing(GRID)
        self._next.clicked.connect(self.next_asked)
        printed = SecondaryButton(self.tr("Print"), quiet=True)
        printed.setAccessibleDescription(self.tr("Prints the handover sheet of the ward"))
        printed.clicked.connect(self.print_asked)
        row.addWidget(self._next, 1)
        row.addWidget(printed)
        self.body.addLayout(row)

    def show_board(self, board: Board) -> None:
        """Show what is left of the shift."""
        left = board.left
        self._badge.say("" if left is None else self.tr("{n} left").format(n=left))
        self._line.show_runs(core_said(board.shift_line))
        self._line.setVisible(bool(board.shift_line))
        kept = self._model.row(self._list.currentIndex().row())
        self._model.show(board.shift)
        if kept is not None and kept in board.shift:
            self._list.setCurrentIndex(self._model.index(board.shift.index(kept)))
        self._fit()

    def lines(self) -> tuple[str, ...]:
        """Return the lines shown, as a screen reader says them."""
        return tuple(self._model.index(n).data() for n in range(self._model.rowCount()))

    def asked_about(self) -> tuple[str, str]:
        """Return reference and study id of the row under the focus; two empty texts: none."""
        row = self._model.row(self._list.currentIndex().row())
        return (f"due:{row.key}", row.subject) if row is not None and row.key else ("", "")

    def has_focus(self) -> bool:
        """Say whether the focus is in the list."""
        return self._list.hasFocus()

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row(index.row())
        if row is not None:
            self.due_opened.emit(row.subject, row.key)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        head = self._line.heightForWidth(self.width() - 2 * GAP - 2) if self._line.text() else 0
        taken = head + self._badge.height() + 2 * GRID + 4 + self._next.height() + 2 * GRID
        room = self.height() - taken - Step.CAPTION.line - HALF
        count = self._model.rowCount()
        self._list.setVisible(count > 0)
        fit = whole_rows(room, SHIFT_ROW, count)
        self._list.setMaximumHeight(fit.height)
        self._shown = fit.shown
        self._tell_below()

    def _tell_below(self) -> None:
        scrolled = self._list.verticalScrollBar().value()
        below = self._model.rowCount() - scrolled - self._shown
        self._below.setText(self.tr("{n} more below").format(n=below) if below > 0 else "")
        if not self._model.rowCount():
            self._below.setText(self.tr("Nothing is due in this shift"))
