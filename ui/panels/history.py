"""The whole record of a subject: every entry, what was corrected and why, by whom and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.delegates.cells import draw_row_focus
from ui.delegates.history_delegate import HistoryDelegate, entry_height
from ui.models.history_model import HistoryColumn, HistoryModel
from ui.panels.rows import ENTER
from ui.theme.icons import Icon
from ui.theme.palette import theme
from ui.theme.tokens import GAP, GRID, PAD, Step
from ui.widgets.below import BelowLine
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card, Rule
from ui.widgets.choices import Choice
from ui.widgets.text import Label

if TYPE_CHECKING:
    from ui.models.log_content import HistoryContent

_FIXED: Final = {
    HistoryColumn.AT: 160,
    HistoryColumn.KIND: 160,
    HistoryColumn.BY: 250,
    HistoryColumn.NUMBER: 90,
}


class HistoryTable(QTableView):
    """Entries, newest first; arrows move, Enter opens, Tab leaves.

    Signals:
        entry_opened(): Enter or a double tap on an entry.
    """

    entry_opened = Signal()

    def __init__(self, model: HistoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(HistoryDelegate(self))
        self.setAccessibleName(self.tr("Entries"))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setFixedHeight(32)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(120)
        self.doubleClicked.connect(lambda _index: self.entry_opened.emit())
        model.modelReset.connect(self.share_width)

    def share_width(self) -> None:
        """Give the entry what the other columns leave, and each row the height it needs."""
        for column, width in _FIXED.items():
            self.setColumnWidth(column, width)
        room = max(200, self.viewport().width() - sum(_FIXED.values()))
        self.setColumnWidth(HistoryColumn.TEXT, room)
        for place in range(self._model.rowCount()):
            row = self._model.row(place)
            if row is not None:
                self.setRowHeight(place, entry_height(row, room))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.share_width()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.entry_opened.emit()
        elif event.text().isalpha() and len(event.text()) == 1:
            event.ignore()  # the page's letters; Qt would search the table for them
        else:
            super().keyPressEvent(event)

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0, 0))
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        row = self.currentIndex().row()
        if row < 0:
            return
        top, height = self.rowViewportPosition(row), self.rowHeight(row) - 1
        area = QRectF(0, top, self.viewport().width(), height)
        painter = QPainter(self.viewport())
        draw_row_focus(painter, area, theme().tokens, focused=self.hasFocus())


class History(QWidget):
    """Every entry of one subject.

    Signals:
        entry_opened(str): an entry's id.
        correct_asked(str): correct this entry.
        void_asked(str): it does not hold, with a reason.
    """

    entry_opened = Signal(str)
    correct_asked = Signal(str)
    void_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._content: HistoryContent | None = None
        self._model = HistoryModel(self)
        self._table = HistoryTable(self._model)
        self._kind = Choice(self.tr("Show entries of one kind"))
        self._person = Choice(self.tr("Show entries of one person"))
        self._count = Label("", Step.CAPTION, tone="ink2")
        self._correct = SecondaryButton(self.tr("Correct an entry"), Icon.PENCIL, "C")
        self._void = SecondaryButton(self.tr("Void, with reason"), Icon.NOT_DONE, "V")
        self._build()
        self._kind.activated.connect(lambda _index: self._sift())
        self._person.activated.connect(lambda _index: self._sift())
        self._table.entry_opened.connect(lambda: self._ask("open"))
        self._table.selectionModel().currentChanged.connect(lambda *_: self._enable())
        self._correct.clicked.connect(lambda: self._ask("correct"))
        self._void.clicked.connect(lambda: self._ask("void"))

    def _build(self) -> None:
        card = Card(padding=0)
        card.setAccessibleName(self.tr("Record"))
        body = card.body
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(PAD, 6, GAP, 6)
        head.setSpacing(GRID)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(self.tr("Record"), Step.STRONG, weight=700))
        words.addWidget(self._count)
        head.addLayout(words, 1)
        for choice in (self._kind, self._person):
            choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            head.addWidget(choice)
        head.addWidget(self._correct)
        head.addWidget(self._void)
        body.addLayout(head)
        body.addWidget(Rule())
        body.addWidget(self._table, 1)
        self.below = BelowLine(self._table)
        body.addWidget(self.below)
        self._row = QHBoxLayout(self)
        self._row.addWidget(card)
        self.set_compact(compact=False)

    def set_compact(self, *, compact: bool) -> None:
        """Take the narrow margins of a compact window; the window knows its height."""
        side, margin = (GRID, GRID) if compact else (PAD, GAP)
        self._row.setContentsMargins(side, margin, side, margin)

    def show_history(self, content: HistoryContent) -> None:
        """Show these entries through the filter in force; the current entry stays current."""
        kept = self._current()
        self._content = content
        kinds = {row.kind: row.kind_words for row in content.rows}
        people = {row.by: row.by for row in content.rows if row.by}
        _refill(self._kind, self.tr("All kinds"), kinds)
        _refill(self._person, self.tr("All persons"), people)
        for button in (self._correct, self._void):
            button.setVisible(content.may_correct)
        self._model.show(content.rows)
        self._sift()
        place = self._model.place_of(kept) if kept else None
        if self._model.rowCount():
            self._table.setCurrentIndex(self._model.index(place or 0, 0))
        self._enable()

    def take_focus(self) -> None:
        """Put the focus on the entries."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def lines(self) -> tuple[str, ...]:
        """Return the entries shown, as plain text."""
        columns = range(self._model.columnCount())
        return tuple(
            " | ".join(str(self._model.index(row, n).data()) for n in columns)
            for row in range(self._model.rowCount())
        )

    def show_only(self, *, kind: str = "", person: str = "") -> None:
        """Set the filter: a kind, a person, both, or none."""
        for choice, wanted in ((self._kind, kind), (self._person, person)):
            choice.setCurrentIndex(max(0, choice.findData(wanted)))
        self._sift()

    def _sift(self) -> None:
        self._model.sift(str(self._kind.currentData() or ""), str(self._person.currentData() or ""))
        shown = self._model.rowCount()
        whole = len(self._content.rows) if self._content else 0
        self._count.setText(
            self.tr("{n} entries").format(n=whole)
            if shown == whole
            else self.tr("{n} of {all} entries shown").format(n=shown, all=whole)
        )
        self._enable()

    def _current(self) -> str:
        row = self._model.row(self._table.currentIndex().row())
        return row.key if row else ""

    def _enable(self) -> None:
        row = self._model.row(self._table.currentIndex().row())
        holds = row is not None and not row.void
        self._correct.setEnabled(holds)
        self._void.setEnabled(holds)

    def _ask(self, what: str) -> None:
        key = self._current()
        if not key:
            return
        if what == "open":
            self.entry_opened.emit(key)
        elif what == "correct" and self._correct.isEnabled():
            self.correct_asked.emit(key)
        elif what == "void" and self._void.isEnabled():
            self.void_asked.emit(key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = {"C": "correct", "V": "void"}.get(event.text().upper())
        changed = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        may = self._content is not None and self._content.may_correct
        if asked and may and not changed and not event.isAutoRepeat():
            self._ask(asked)
        else:
            super().keyPressEvent(event)


def _refill(choice: Choice, all_words: str, options: dict[str, str]) -> None:
    """Offer these options; what was chosen stays chosen while it is there."""
    kept = choice.currentData()
    choice.clear()
    choice.addItem(all_words, "")
    for key, words in sorted(options.items(), key=lambda one: one[1].casefold()):
        choice.addItem(words, key)
    choice.setCurrentIndex(max(0, choice.findData(kept)))
    choice.updateGeometry()
