"""Paints one study day of the rail; the present day has the accent bar and the soft ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ui.delegates.cells import Ink, draw_line, draw_line_right, draw_row_focus, draw_row_line
from ui.models.board_model import Index
from ui.models.rail_model import ROW_ROLE
from ui.models.subject_content import RailDay
from ui.theme.marks import Status, paint_mark
from ui.theme.palette import theme
from ui.theme.tokens import Step

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


class RailDelegate(QStyledItemDelegate):
    """One study day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.row_height = 48

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, self.row_height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        day = index.data(ROW_ROLE)
        if not isinstance(day, RailDay):
            return
        tokens = theme().tokens
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, QColor(tokens.accentsoft if day.today else tokens.surface))
        draw_row_line(painter, area, tokens)
        if day.today:
            painter.fillRect(
                QRectF(area.left(), area.top(), 4, area.height()), QColor(tokens.accent)
            )
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_row_focus(painter, area.adjusted(0, 0, 0, -1), tokens, focused=True)
        middle = area.center().y()
        paint_mark(painter, QRectF(11, middle - 8, 16, 16), Status(day.status), tokens)
        quiet = Ink(Step.CAPTION, tone="ink2")
        draw_line(painter, QPointF(36, middle - 8), day.label, Ink(Step.BODY, 600))
        draw_line(painter, QPointF(36, middle + 9), day.date, quiet)
        draw_line_right(painter, QPointF(area.right() - 11, middle - 8), day.count, quiet)
        painter.restore()
