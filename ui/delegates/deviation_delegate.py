"""Paints one deviation: the difference in words, when, and the nurse's own words under it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from ui.delegates.cells import Ink, draw_line, draw_row_focus, draw_row_line
from ui.models.board_model import Index
from ui.models.deviation_model import ROW_ROLE
from ui.models.log_content import DeviationRow
from ui.theme.marks import Status, paint_mark
from ui.theme.palette import theme
from ui.theme.runs import Look, Run, RunsLayout
from ui.theme.tokens import Step

_LEFT: Final = 44
_SIDE: Final = 116
_STATES: Final = {"open": Status.WARNING, "explained": Status.DONE, "reviewed": Status.DONE}


class _Text:
    """The lines of a deviation, laid out in a width."""

    def __init__(self, row: DeviationRow, width: float) -> None:
        tokens, room = theme().tokens, width - _LEFT - _SIDE
        self.words = RunsLayout((Run(row.words),), Look(Step.BODY, weight=600), room, tokens)
        place = ", ".join(part for part in (row.place, row.class_words) if part)
        self.place = RunsLayout((Run(place),), Look(Step.CAPTION, "ink2"), room, tokens)
        self.quote = None
        if row.quote:
            runs = (Run(row.quote), Run(f" {row.by}", None, "ink2"))
            self.quote = RunsLayout(runs, Look(Step.BODY), room, tokens)

    @property
    def height(self) -> float:
        return self.words.height + self.place.height + (self.quote.height + 4 if self.quote else 0)


class DeviationDelegate(QStyledItemDelegate):
    """One deviation; the flag is amber, never red: it is a fact, not blame."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 600
        height = _Text(row, width).height if isinstance(row, DeviationRow) else 20.0
        return QSize(width, max(56, int(height) + 21))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, DeviationRow):
            return
        tokens = theme().tokens
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        held = option.state & QStyle.StateFlag.State_Selected
        painter.fillRect(area, QColor(tokens.accentsoft if held else tokens.surface))
        draw_row_line(painter, area, tokens)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if held:
            draw_row_focus(painter, area.adjusted(0, 0, 0, -1), tokens, focused=focused)
        paint_mark(painter, QRectF(14, area.top() + 10, 18, 18), Status.DEVIATION, tokens)
        text = _Text(row, area.width())
        at = QPointF(area.left() + _LEFT, area.top() + 10)
        text.words.draw(painter, at)
        at.setY(at.y() + text.words.height)
        text.place.draw(painter, at)
        if text.quote is not None:
            text.quote.draw(painter, at + QPointF(0, text.place.height + 4))
        status = _STATES[row.state]
        left = area.right() - _SIDE + 12
        paint_mark(painter, QRectF(left, area.top() + 12, 14, 14), status, tokens)
        ink = Ink(Step.CAPTION, 600, "amber" if row.state == "open" else "green")
        draw_line(painter, QPointF(left + 19, area.top() + 19), row.state_words, ink)
        painter.restore()
