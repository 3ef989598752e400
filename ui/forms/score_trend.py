"""A score by day: points where it is complete, bars from bound to bound where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.theme.palette import theme
from ui.theme.tokens import Step, Tokens
from ui.widgets.score import bounds_text

_LEFT: Final = 30
_TOP: Final = 20
_FOOT: Final = 22


class DayBounds(NamedTuple):
    """A score of one day: its label, its bounds, and whether it is the one being filled in."""

    label: str
    low: int
    high: int
    draft: bool = False


class ScoreTrend(QWidget):
    """Scores by day on one axis from 0; a missing day leaves a gap, no line is drawn.

    Args:
        name: the score, for screen readers.
        most: the largest total.
        step: between the lines of the axis.
    """

    def __init__(
        self, name: str, most: int = 24, step: int = 6, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._most, self._step = name, most, step
        self._days: tuple[DayBounds, ...] = ()
        self._baseline: int | None = None
        self.setMinimumSize(160, 110)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_days(self, days: Sequence[DayBounds], baseline: int | None) -> None:
        """Show these days, oldest first, and the baseline as a dashed line."""
        self._days, self._baseline = tuple(days), baseline
        said = ", ".join(f"{one.label} {bounds_text(one.low, one.high)}" for one in self._days)
        none = QCoreApplication.translate("ScoreTrend", "nothing recorded yet")
        self.setAccessibleName(f"{self._name}: {said or none}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(280, 180)

    def _y(self, value: float) -> float:
        tall = self.height() - _TOP - _FOOT
        return _TOP + tall * (1 - value / self._top())

    def _top(self) -> int:
        highest = max([one.high for one in self._days] + [self._baseline or 0, 2 * self._step])
        return min(self._most, -(-highest // self._step) * self._step)

    def _x(self, number: int) -> float:
        room = self.width() - _LEFT - 16
        return _LEFT + room * (number + 0.5) / max(len(self._days), 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axis(painter, tokens)
        if not self._days:
            painter.setFont(theme().font(Step.BODY))
            painter.setPen(QColor(tokens.ink2))
            words = QCoreApplication.translate("ScoreTrend", "Nothing recorded yet")
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), words)
            return
        taken = -1.0
        for number, day in enumerate(self._days):
            taken = self._paint_day(painter, number, day, tokens, taken)

    def _paint_axis(self, painter: QPainter, tokens: Tokens) -> None:
        painter.setFont(theme().font(Step.CAPTION))
        for value in range(0, self._top() + 1, self._step):
            y = self._y(value)
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawLine(QPointF(_LEFT, y), QPointF(self.width(), y))
            painter.setPen(QColor(tokens.ink2))
            spot = QRectF(0, y - 9, _LEFT - 8, 18)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(spot, int(flags), str(value))
        if self._baseline is not None:
            dashed = QPen(QColor(tokens.ink), 1.2)
            dashed.setDashPattern([4, 3])
            painter.setPen(dashed)
            y = self._y(self._baseline)
            painter.drawLine(QPointF(_LEFT, y), QPointF(self.width(), y))

    def _paint_day(
        self, painter: QPainter, number: int, day: DayBounds, tokens: Tokens, taken: float
    ) -> float:
        """Paint one day; return how far its figure reaches to the right."""
        x, low, high = self._x(number), self._y(day.low), self._y(day.high)
        if day.low == day.high:
            painter.setPen(QPen(QColor(tokens.ink), 2))
            painter.setBrush(QColor(tokens.surface if day.draft else tokens.ink))
            painter.drawEllipse(QPointF(x, low), 5, 5)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(QPen(QColor(tokens.amber), 2.5))
            painter.drawLine(QPointF(x, low), QPointF(x, high))
            for end in (low, high):
                painter.drawLine(QPointF(x - 5, end), QPointF(x + 5, end))
        painter.setPen(QColor(tokens.ink))
        painter.setFont(theme().font(Step.CAPTION, 600))
        figure = bounds_text(day.low, day.high)
        wide = painter.fontMetrics().horizontalAdvance(figure) + 4
        left = min(max(_LEFT, x - wide / 2), self.width() - wide)
        above = left >= taken or number == len(self._days) - 1
        spot = QRectF(left, high - 23 if above else low + 6, wide, 16)
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), figure)
        painter.setFont(theme().font(Step.CAPTION, 600 if day.draft else 400))
        painter.setPen(QColor(tokens.ink if day.draft else tokens.ink2))
        foot = QRectF(x - 24, self.height() - 18, 48, 16)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignCenter), day.label)
        return left + wide
