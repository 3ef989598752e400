"""Paints one entry of the record: struck values above the one that holds, the reason beneath."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ui.delegates.cells import Ink, StruckText, draw_line, draw_row_line
from ui.models.history_model import ROW_ROLE, HistoryColumn, Index
from ui.models.log_content import HistoryRow
from ui.theme.icons import Icon, paint_icon
from ui.theme.palette import theme
from ui.theme.runs import Look, Run, RunsLayout
from ui.theme.tokens import Step

HISTORY_ROW: Final = 47
_SIDES: Final = 16
_INDENT: Final = 17
_QUIET: Final = Ink(Step.CAPTION, tone="ink2")


class EntryText:
    """The text of an entry in a width: struck values, the value that holds, the reason."""

    def __init__(self, row: HistoryRow, room: float) -> None:
        tokens = theme().tokens
        gone = (*row.old, row.text) if row.void else row.old
        self.struck = [StruckText(text, room) for text in gone]
        holds = () if row.void else (Run(row.text),)
        self.holds = RunsLayout(holds, Look(Step.BODY), room, tokens) if holds else None
        reason = (Run(row.reason),) if row.reason else ()
        quiet = Look(Step.CAPTION, "ink2")
        self.reason = RunsLayout(reason, quiet, room - _INDENT, tokens) if reason else None

    @property
    def height(self) -> float:
        """How high the text is."""
        known = [part.height for part in (self.holds, self.reason) if part is not None]
        return sum(known) + sum(part.height for part in self.struck)


def entry_height(row: HistoryRow, width: float) -> int:
    """Return how high the row of an entry must be in a text column of this width."""
    return max(HISTORY_ROW, int(EntryText(row, width - _SIDES).height) + 13)


class HistoryDelegate(QStyledItemDelegate):
    """One cell of one entry."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, HistoryRow):
            return
        tokens = theme().tokens
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, QColor(tokens.surface))
        draw_row_line(painter, area, tokens)
        self._paint_cell(painter, area, row, HistoryColumn(index.column()))
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, area: QRectF, row: HistoryRow, column: HistoryColumn
    ) -> None:
        left, middle = area.left() + 8, area.center().y()
        match column:
            case HistoryColumn.AT:
                draw_line(painter, QPointF(left, middle), row.at, Ink(Step.BODY, 600))
            case HistoryColumn.KIND:
                draw_line(painter, QPointF(left, middle), row.kind_words, Ink())
            case HistoryColumn.TEXT:
                _paint_text(painter, area, row)
            case HistoryColumn.BY:
                who = ", ".join(part for part in (row.by, row.role) if part)
                draw_line(painter, QPointF(left, middle - 9), who, _QUIET, area.width() - 12)
                draw_line(painter, QPointF(left, middle + 9), row.entered, _QUIET)
            case HistoryColumn.NUMBER:
                draw_line(painter, QPointF(left, middle), row.number, _QUIET)


def _paint_text(painter: QPainter, area: QRectF, row: HistoryRow) -> None:
    tokens = theme().tokens
    text = EntryText(row, area.width() - _SIDES)
    at = QPointF(area.left() + 8, area.center().y() - text.height / 2)
    for layout in text.struck:
        layout.draw(painter, at)
        at.setY(at.y() + layout.height)
    if text.holds is not None:
        text.holds.draw(painter, at)
        at.setY(at.y() + text.holds.height)
    if text.reason is not None:
        paint_icon(painter, QRectF(at.x(), at.y() + 2, 13, 13), Icon.PENCIL, tokens.ink2)
        text.reason.draw(painter, at + QPointF(_INDENT, 0))
