"""Paints a cell of the dose table: figures flush right, what was given strong, the state marked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ui.delegates.cells import Ink, draw_line, draw_line_right, draw_row_line
from ui.models.dose_model import COLUMN_ROLE, ROW_ROLE, Index
from ui.models.subject_content import DoseRow
from ui.theme.marks import Status, paint_mark, status_tone
from ui.theme.palette import theme
from ui.theme.tokens import Step


class DoseDelegate(QStyledItemDelegate):
    """One cell of one dose."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, DoseRow):
            return
        tokens = theme().tokens
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        held = option.state & QStyle.StateFlag.State_Selected
        painter.fillRect(area, QColor(tokens.accentsoft if held else tokens.surface))
        draw_row_line(painter, area, tokens)
        self._paint_cell(painter, area, row, str(index.data(COLUMN_ROLE)))
        painter.restore()

    def _paint_cell(self, painter: QPainter, area: QRectF, row: DoseRow, column: str) -> None:
        middle = area.center().y() - 0.5
        text = str(getattr(row, column))
        if column == "dose":
            draw_line(painter, QPointF(area.left() + 8, middle), text, Ink(Step.BODY, 600))
        elif column == "words":
            status = Status(row.status)
            mark = QRectF(area.left() + 8, middle - 8, 16, 16)
            paint_mark(painter, mark, status, theme().tokens)
            ink = Ink(Step.BODY, 600, status_tone(status))
            draw_line(painter, QPointF(area.left() + 30, middle), text, ink)
        else:
            ink = Ink(Step.BODY, 700 if column == "given" else 400)
            draw_line_right(painter, QPointF(area.right() - 8, middle), text, ink)
