"""Paints one line of `Due this shift`: time, mark, bed and subject, what is due."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ui.delegates.cells import Ink, draw_line, draw_row_focus, draw_row_line
from ui.i18n.languages import core_said
from ui.models.board_model import Index
from ui.models.board_row import ShiftRow
from ui.models.shift_model import ROW_ROLE
from ui.theme.marks import Status, paint_mark
from ui.theme.palette import theme
from ui.theme.tokens import Step

SHIFT_ROW: Final = 54


class ShiftDelegate(QStyledItemDelegate):
    """One item of the shift."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, SHIFT_ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, ShiftRow):
            return
        tokens = theme().tokens
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, QColor(tokens.surface))
        draw_row_line(painter, area, tokens)
        state = option.state
        if state & QStyle.StateFlag.State_HasFocus:
            draw_row_focus(painter, area.adjusted(0, 0, 0, -1), tokens, focused=True)
        painter.translate(area.topLeft())
        draw_line(painter, QPointF(12, 17), row.time, Ink(Step.BODY, 700))
        paint_mark(painter, QRectF(63, 9, 16, 16), Status(row.status), tokens)
        bed = self.tr("Bed {bed}").format(bed=row.bed)
        used = draw_line(painter, QPointF(90, 17), bed, Ink(Step.BODY, 700))
        draw_line(painter, QPointF(90 + used + 4, 17), row.subject, Ink(Step.BODY, tone="ink2"))
        draw_line(painter, QPointF(90, 36), core_said(row.title), Ink(), area.width() - 98)
        painter.restore()
