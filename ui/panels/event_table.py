"""The table of an infusion's events; letters belong to the page, arrows to the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ui.delegates.cells import Ink, draw_row_focus, text_width
from ui.delegates.event_delegate import DATE_ROW, EVENT_ROW, EventDelegate, event_height
from ui.models.event_model import EventColumn, EventModel
from ui.models.log_content import LogLine
from ui.panels.rows import ENTER
from ui.theme.palette import theme
from ui.theme.tokens import Step

_FIXED: Final = {
    EventColumn.MARK: 30,
    EventColumn.RATE: 130,
    EventColumn.VOLUME: 102,
    EventColumn.ENTERED: 80,
}
_TIME: Final = 80
HEADER: Final = 30


class EventTable(QTableView):
    """Events, oldest first, the newest in view.

    Signals:
        event_opened(str): Enter or a double tap on an event; the entry's id.
    """

    event_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = EventModel(self)
        self.setModel(self._model)
        self.setItemDelegate(EventDelegate(self))
        self.setAccessibleName(self.tr("Events of this infusion"))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(10)
        self.verticalHeader().setDefaultSectionSize(EVENT_ROW)
        header = self.horizontalHeader()
        header.setFixedHeight(HEADER)
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
        self.setMinimumHeight(HEADER + EVENT_ROW)
        self.doubleClicked.connect(lambda _index: self._open())

    def show_lines(self, lines: Sequence[LogLine]) -> None:
        """Show these events; the selected entry stays selected."""
        kept = self.selected()
        if not self._model.show(lines):
            return
        self.clearSpans()
        for place in range(self._model.rowCount()):
            if isinstance(self._model.row(place), str):
                self.setSpan(place, 0, 1, len(EventColumn))
        self._share_width()
        place_kept = self._model.place_of(kept) if kept else None
        place_now = self._model.last_charted() if place_kept is None else place_kept
        if place_now is not None:
            self.setCurrentIndex(self._model.index(place_now, 0))
        self.scrollToBottom()

    def selected(self) -> str:
        """Return the id of the selected entry, or empty where none can be corrected."""
        row = self._model.row(self.currentIndex().row())
        return row.key if isinstance(row, LogLine) else ""

    def lines(self) -> tuple[str, ...]:
        """Return the rows as plain text."""
        columns = range(self._model.columnCount())
        return tuple(
            " | ".join(str(self._model.index(row, n).data()) for n in columns)
            for row in range(self._model.rowCount())
        )

    def _open(self) -> None:
        if self.selected():
            self.event_opened.emit(self.selected())

    def _share_width(self) -> None:
        """Give the event what the other columns leave, and each row the height it needs."""
        width = self.viewport().width()
        for column, one in _FIXED.items():
            self.setColumnWidth(column, one)
        time = self._time_width()
        self.setColumnWidth(EventColumn.TIME, time)
        event = max(160, width - time - sum(_FIXED.values()))
        self.setColumnWidth(EventColumn.EVENT, event)
        for place in range(self._model.rowCount()):
            row = self._model.row(place)
            if isinstance(row, LogLine):
                self.setRowHeight(place, event_height(row, event))
            else:
                self.setRowHeight(place, DATE_ROW)

    def _time_width(self) -> int:
        """Return the room for times; in the night of a clock change they carry their offset."""
        rows = (self._model.row(place) for place in range(self._model.rowCount()))
        texts = [
            text for row in rows if isinstance(row, LogLine) for text in (row.time, row.old_time)
        ]
        widest = max((text_width(text, Ink(Step.STRONG, 700)) for text in texts), default=0.0)
        return max(_TIME, int(widest) + 24)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._open()
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
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        row = self.currentIndex().row()
        if row < 0 or not self.hasFocus():
            return
        area = QRectF(
            0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row) - 1
        )
        draw_row_focus(QPainter(self.viewport()), area, theme().tokens, focused=True)
