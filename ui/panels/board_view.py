"""The table of the ward board: keys and taps become questions to the panel, nothing more."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ui.delegates.board_delegate import INSET, BoardDelegate
from ui.delegates.cells import Ink, draw_line, draw_row_focus
from ui.models.board_model import BoardColumn, BoardModel
from ui.panels.rows import ENTER
from ui.theme.palette import theme
from ui.theme.tokens import Step

WIDE: Final = 1600
"""From this width of the panel on there is room for `After that`."""
_NARROW = {
    BoardColumn.SUBJECT: (228, 8),
    BoardColumn.DUE: (236, 28),
    BoardColumn.AFTER: (0, 0),
    BoardColumn.INFUSION: (214, 14),
    BoardColumn.MEASURE: (186, 46),
    BoardColumn.DAY: (70, 6),
}
_BROAD = {
    BoardColumn.SUBJECT: (228, 37),
    BoardColumn.DUE: (236, 121),
    BoardColumn.AFTER: (250, 61),
    BoardColumn.INFUSION: (214, 13),
    BoardColumn.MEASURE: (186, 65),
    BoardColumn.DAY: (70, 15),
}


def column_widths(width: int, *, wide: bool) -> dict[BoardColumn, int]:
    """Share a width among the columns: each its least, then the rest by weight."""
    shares = _BROAD if wide else _NARROW
    spare = max(0, width - sum(least for least, _ in shares.values()))
    whole = sum(weight for _, weight in shares.values())
    found = {column: least + spare * weight // whole for column, (least, weight) in shares.items()}
    found[BoardColumn.DUE] += width - sum(found.values()) if spare else 0
    return found


class BoardHeader(QHeaderView):
    """Column titles; the one that orders the board is darker and has a triangle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        model = self.model()
        if not isinstance(model, BoardModel):
            return
        tokens = theme().tokens
        painter.save()
        painter.fillRect(rect, QColor(tokens.surface))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(QRectF(rect).bottomLeft(), QRectF(rect).bottomRight())
        leads = BoardColumn.DUE if model.order == "urgency" else BoardColumn.SUBJECT
        ink = Ink(Step.CAPTION, 600, "ink" if logical == leads else "ink2")
        text = str(model.headerData(logical, Qt.Orientation.Horizontal))
        middle = QRectF(rect).center()
        middle.setX(rect.left() + INSET)
        used = draw_line(painter, middle, text, ink)
        if logical == leads:
            left, top = rect.left() + INSET + used + 8, middle.y() - 3
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(tokens.ink))
            painter.setPen(Qt.PenStyle.NoPen)
            corners = (QPointF(left, top), QPointF(left + 10, top), QPointF(left + 5, top + 6))
            painter.drawPolygon(corners)
        painter.restore()


class BoardView(QTableView):
    """Rows of subjects.

    Signals:
        row_opened(int): Enter or a tap on a row.
        due_opened(int): Right, or a tap on what is due.
        digit_typed(int): a digit of a bed number.
        order_asked(): the key O, for the other order.
        held(): a finger or key went down; `let_go()` when it is up again.
    """

    row_opened = Signal(int)
    due_opened = Signal(int)
    digit_typed = Signal(int)
    order_asked = Signal()
    held = Signal()
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A ground of our own: asked for Qt's, PySide first loads every kind of widget there is.
        ground = QWidget()
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        ground.setAutoFillBackground(True)
        self.setViewport(ground)
        self.setItemDelegate(BoardDelegate(self))
        self.setHorizontalHeader(BoardHeader(self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setMinimumHeight(120)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def set_row_height(self, height: int, header: int) -> None:
        """Give every row this height, and the titles theirs."""
        delegate = self.itemDelegate()
        if isinstance(delegate, BoardDelegate):
            delegate.row_height = height
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(header)

    def share_width(self, width: int, *, wide: bool) -> None:
        """Share the width among the columns; `After that` needs a wide window."""
        self.setColumnHidden(BoardColumn.AFTER, not wide)
        for column, one in column_widths(width, wide=wide).items():
            if one:
                self.setColumnWidth(column, one)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.held.emit()
        row = self.currentIndex().row()
        text = event.text()
        if event.key() in ENTER and row >= 0:
            self.row_opened.emit(row)
        elif event.key() == Qt.Key.Key_Right:
            self.due_opened.emit(row)
        elif len(text) == 1 and text.isascii() and text.isdigit():
            self.digit_typed.emit(int(text))
        elif event.key() == Qt.Key.Key_O and not event.modifiers():
            self.order_asked.emit()
        elif event.key() != Qt.Key.Key_Left:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self.let_go.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.held.emit()
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.let_go.emit()
        index = self.indexAt(event.position().toPoint())
        same = index.isValid() and index.row() == self.currentIndex().row()
        if event.button() != Qt.MouseButton.LeftButton or not same:
            return
        if index.column() == BoardColumn.DUE:
            self.due_opened.emit(index.row())
        else:
            self.row_opened.emit(index.row())

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
            self.setCurrentIndex(self.model().index(0, 0))
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
        painter = QPainter(self.viewport())
        top, height = self.rowViewportPosition(row), self.rowHeight(row)
        area = QRectF(0, top, self.viewport().width(), height)
        draw_row_focus(painter, area, theme().tokens, focused=self.hasFocus())
