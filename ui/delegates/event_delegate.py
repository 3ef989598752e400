"""Paints one event of the log in two lines; what was corrected stays struck through above."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ui.delegates.cells import Ink, draw_line, draw_line_right, draw_row_line
from ui.models.event_model import ROW_ROLE, EventColumn, Index
from ui.models.log_content import LogLine, LogMark
from ui.theme.icons import Icon, paint_icon
from ui.theme.marks import Status, paint_mark
from ui.theme.palette import theme
from ui.theme.runs import Look, Run, RunsLayout
from ui.theme.tokens import Step, Tokens, Tone

EVENT_ROW: Final = 47
DATE_ROW: Final = 22
_ICONS: dict[LogMark, tuple[Icon | Status, Tone]] = {
    "start": (Icon.PLAY, "accent"),
    "resume": (Icon.PLAY, "accent"),
    "rate": (Icon.RATE_STEP, "accent"),
    "pause": (Status.PAUSED, "amber"),
    "bag": (Icon.BAG, "ink2"),
    "stop": (Icon.STOP, "ink2"),
    "complete": (Status.DONE, "green"),
    "unknown": (Status.UNKNOWN, "amber"),
    "expected": (Status.LATER, "ink2"),
}
_SIDES: Final = 12
_QUIET: Final = Ink(Step.CAPTION, tone="ink2")


class EventText:
    """The text of an event laid out in a width: what happened, and the line under it.

    Nothing of it may be shortened, so a row grows with its words.
    """

    def __init__(self, line: LogLine, room: float) -> None:
        charted = line.mark != "expected"
        tone: Tone = "ink" if charted else "ink2"
        runs = (Run(line.event, 600 if charted else 400, tone), Run(line.detail, None, tone))
        self.indent = 17.0 if line.under_kind in ("correction", "deviation") else 0.0
        tokens = theme().tokens
        self.main = RunsLayout(runs, Look(Step.BODY), room, tokens)
        deviates = line.under_kind == "deviation"
        look = Look(Step.CAPTION, "amber", 600) if deviates else Look(Step.CAPTION, "ink2")
        under = (Run(line.under),) if line.under else ()
        self.under = RunsLayout(under, look, room - self.indent, tokens) if under else None

    @property
    def height(self) -> float:
        """How high the text is."""
        return self.main.height + (self.under.height if self.under else 0.0)


def event_height(line: LogLine, room: float) -> int:
    """Return how high the row of an event must be in an event column of this width."""
    return max(EVENT_ROW, int(EventText(line, room - _SIDES).height) + 11)


class EventDelegate(QStyledItemDelegate):
    """One cell of an event, or the row of a date."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        tokens = theme().tokens
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, str):
            painter.fillRect(area, QColor(tokens.sunken))
            draw_row_line(painter, area, tokens)
            at = QPointF(area.left() + 10, area.center().y() - 0.5)
            draw_line(painter, at, row, Ink(Step.CAPTION, 600))
        elif isinstance(row, LogLine):
            deviates = row.under_kind == "deviation"
            painter.fillRect(area, QColor(tokens.ambersoft if deviates else tokens.surface))
            draw_row_line(painter, area, tokens)
            self._paint_cell(painter, area, row, EventColumn(index.column()))
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, area: QRectF, line: LogLine, column: EventColumn
    ) -> None:
        tokens = theme().tokens
        charted = line.mark != "expected"
        match column:
            case EventColumn.TIME:
                ink = Ink(Step.STRONG, 700 if charted else 600)
                _paint_pair(painter, area, (line.old_time, line.time), ink, right=False)
            case EventColumn.MARK:
                box = QRectF(area.left() + 5, area.center().y() - 9, 18, 18)
                _paint_log_mark(painter, box, line.mark, tokens)
            case EventColumn.EVENT:
                _paint_event(painter, area, line)
            case EventColumn.RATE:
                ink = Ink(Step.BODY, 600) if charted else Ink(tone="ink2")
                at = QPointF(area.right() - 10, area.center().y())
                draw_line_right(painter, at, line.rate, ink)
            case EventColumn.VOLUME:
                ink = Ink(Step.BODY, 700) if charted else Ink(tone="ink2")
                _paint_pair(painter, area, (line.old_volume, line.volume), ink, right=True)
            case EventColumn.ENTERED:
                left, middle = area.left() + 10, area.center().y()
                room = area.width() - 12
                if line.entered:
                    draw_line(painter, QPointF(left, middle - 9), line.by, _QUIET, room)
                    draw_line(painter, QPointF(left, middle + 9), line.entered, _QUIET)
                else:
                    draw_line(painter, QPointF(left, middle), line.by, _QUIET)


def _paint_pair(
    painter: QPainter, area: QRectF, pair: tuple[str, str], ink: Ink, *, right: bool
) -> None:
    """Paint a value; the one that it replaced is struck through above."""
    old, new = pair
    middle = area.center().y()
    draw = draw_line_right if right else draw_line
    x = area.right() - 10 if right else area.left() + 10
    if old:
        struck = Ink(Step.BODY, 400, "ink2", struck=True)
        draw(painter, QPointF(x, middle - 9), old, struck)
    draw(painter, QPointF(x, middle + 9 if old else middle), new, ink)


def _paint_event(painter: QPainter, area: QRectF, line: LogLine) -> None:
    tokens = theme().tokens
    text = EventText(line, area.width() - _SIDES)
    left, top = area.left() + 4, area.center().y() - text.height / 2
    text.main.draw(painter, QPointF(left, top))
    if text.under is None:
        return
    top += text.main.height
    if text.indent:
        box = QRectF(left, top + 2, 13, 13)
        if line.under_kind == "deviation":
            paint_mark(painter, box, Status.DEVIATION, tokens)
        else:
            paint_icon(painter, box, Icon.PENCIL, tokens.ink2)
    text.under.draw(painter, QPointF(left + text.indent, top))


def _paint_log_mark(painter: QPainter, box: QRectF, mark: LogMark, tokens: Tokens) -> None:
    icon, tone = _ICONS[mark]
    if isinstance(icon, Icon):
        paint_icon(painter, box, icon, tokens.tone(tone))
    else:
        paint_mark(painter, box, icon, tokens)
