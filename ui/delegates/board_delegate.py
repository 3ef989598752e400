"""Paints the cells of the ward board; every line stands at the same height in every row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ui.delegates.cells import (
    Ink,
    draw_bar,
    draw_line,
    draw_line_right,
    draw_row_line,
    fitted_title,
    text_width,
)
from ui.models.board_model import ROW_ROLE, BoardColumn, Index
from ui.models.board_row import BoardInfusion, BoardRow, Spark
from ui.theme.marks import Status, paint_mark, status_tone, status_word
from ui.theme.painting import badge_size, paint_badge
from ui.theme.palette import theme
from ui.theme.runs import Look, Run, RunsLayout
from ui.theme.tokens import Step, Tokens

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

INSET: Final = 12
"""Where the text of a column begins, from its left edge."""
_DESIGN: Final = 72  # the row height in which the places below are counted
_CAPTION = Ink(Step.CAPTION, tone="ink2")
_VALUE = Ink(Step.STRONG)


class BoardDelegate(QStyledItemDelegate):
    """One cell of a subject's row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.row_height = _DESIGN

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self.row_height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, BoardRow):
            return
        tokens = theme().tokens
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, QColor(tokens.surface))
        draw_row_line(painter, area, tokens)
        painter.setClipRect(area)
        # the cell's origin: as if the row were of the design height, in the middle of the real one
        painter.translate(area.left(), area.top() + (area.height() - _DESIGN) / 2)
        self._paint_cell(painter, row, BoardColumn(index.column()), area.width())
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, row: BoardRow, column: BoardColumn, width: float
    ) -> None:
        match column:
            case BoardColumn.SUBJECT:
                self._paint_subject(painter, row)
            case BoardColumn.DUE:
                _paint_due(painter, row, width)
            case BoardColumn.AFTER:
                _paint_after(painter, row, width)
            case BoardColumn.INFUSION:
                _paint_infusion(painter, row.infusion, width)
            case BoardColumn.MEASURE:
                _paint_measure(painter, row, width)
            case BoardColumn.DAY:
                draw_line(painter, QPointF(INSET, 28), row.day, _fitting(row.day, width))
                draw_line(painter, QPointF(INSET, 47), row.of, _CAPTION)

    def _paint_subject(self, painter: QPainter, row: BoardRow) -> None:
        tokens = theme().tokens
        _draw_middle(painter, QPointF(30, 28), self.tr("Bed"), _CAPTION)
        step = Step.VALUE if len(row.bed) <= 4 else Step.BODY
        _draw_middle(painter, QPointF(30, 48), row.bed or "?", Ink(step, 700))
        draw_line(painter, QPointF(60, 26), row.subject, Ink(Step.VALUE))
        size = badge_size(row.protocol)
        spot = QRectF(QPointF(60, 48.5 - size.height() / 2), size)
        paint_badge(painter, spot, row.protocol, tokens.ink, tokens.edge)
        left = spot.right() + 8
        if row.practice:
            left += _paint_practice(painter, left, self.tr("Practice"), tokens)
        status = Status(row.blinding)
        paint_mark(painter, QRectF(left, 40.5, 16, 16), status, tokens)
        draw_line(painter, QPointF(left + 20, 48.5), status_word(status), _CAPTION)


def _draw_middle(painter: QPainter, at: QPointF, text: str, ink: Ink) -> None:
    draw_line(painter, QPointF(at.x() - text_width(text, ink) / 2, at.y()), text, ink)


def _paint_practice(painter: QPainter, left: float, word: str, tokens: Tokens) -> float:
    size = badge_size(word)
    spot = QRectF(QPointF(left, 48.5 - size.height() / 2), size)
    painter.fillRect(spot, QColor(tokens.ambersoft))
    paint_badge(painter, spot, word, tokens.amber, tokens.amber)
    return size.width() + 8


def _paint_due(painter: QPainter, row: BoardRow, width: float) -> None:
    tokens, due = theme().tokens, row.due
    status = Status(due.status)
    paint_mark(painter, QRectF(INSET, 14, 20, 20), status, tokens)
    quiet = status is Status.LATER
    ink = Ink(Step.BODY, 600 if quiet else 700, status_tone(status))
    used = draw_line(painter, QPointF(38, 24), due.words, ink)
    room = width - 38 - used - 8 - 4
    if due.window and room > 24:
        draw_line(painter, QPointF(38 + used + 8, 24.5), due.window, _CAPTION, room)
    title, lower = fitted_title(due.title, width - 38 - 8)
    title.draw(painter, QPointF(38, 47 + lower - title.height / 2))


def _fitting(text: str, width: float) -> Ink:
    """Return the largest ink in which a short text has room; some languages need more of it."""
    room = width - INSET
    inks = (_VALUE, Ink(Step.BODY, 600), Ink(Step.CAPTION, 600))
    return next((ink for ink in inks if text_width(text, ink) <= room), inks[-1])


def _paint_after(painter: QPainter, row: BoardRow, width: float) -> None:
    for number, text in enumerate(row.after[:2]):
        at = QPointF(INSET, (27 if number == 0 else 46) if len(row.after) > 1 else 36)
        draw_line(painter, at, text, Ink(Step.BODY), width - INSET - 8)


def _paint_infusion(painter: QPainter, infusion: BoardInfusion, width: float) -> None:
    tokens = theme().tokens
    status = Status(infusion.status)
    runs = [Run(part.text, 700 if part.strong else None) for part in infusion.line]
    text = RunsLayout(runs, Look(Step.CAPTION), width - 2 * INSET, tokens)
    up = 8 if text.lines > 1 else 0
    barred = infusion.permille is not None
    top = (19 if barred else 28) - up
    paint_mark(painter, QRectF(INSET, top - 8, 16, 16), status, tokens)
    ink = Ink(Step.BODY, 600, status_tone(status))
    draw_line(painter, QPointF(34, top), infusion.words, ink)
    draw_line_right(painter, QPointF(width - INSET, top), infusion.label, _CAPTION)
    if infusion.permille is not None:
        bar = QRectF(INSET, 34.5 - up, width - 2 * INSET - 4, 7)
        draw_bar(painter, bar, infusion.permille, running=status is Status.RUNNING)
    text.draw(painter, QPointF(INSET, (44 if barred else 38) - up))


def _paint_measure(painter: QPainter, row: BoardRow, width: float) -> None:
    draw_line(painter, QPointF(INSET, 27), row.measure.value, _VALUE)
    draw_line(painter, QPointF(INSET, 46), row.measure.source, _CAPTION, width - INSET - 4)
    if row.measure.spark is not None and width >= 226:
        _paint_spark(painter, QRectF(width - 86, 22, 82, 30), row.measure.spark)


def _paint_spark(painter: QPainter, box: QRectF, spark: Spark) -> None:
    tokens = theme().tokens

    def place(x: int, y: int) -> QPointF:
        return QPointF(box.left() + box.width() * x / 1000, box.bottom() - box.height() * y / 1000)

    if spark.target is not None:
        left, right = place(0, spark.target), place(1000, spark.target)
        painter.setPen(QPen(QColor(tokens.line), 1.5))
        painter.drawLine(left, right)
        painter.setPen(QPen(QColor(tokens.accent), 3, c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(right - QPointF(8, 0), right)
    painter.setPen(Qt.PenStyle.NoPen)
    for number, point in enumerate(spark.points, start=1):
        last = number == len(spark.points)
        painter.setBrush(QColor(tokens.ink if last else tokens.ink2))
        painter.drawEllipse(place(*point), *((4.2, 4.2) if last else (2.8, 2.8)))
