"""The lane of one vasopressor: a box for each rate, the figures inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPolygonF
from typing_extensions import override

from ui.charts.lane import Lane, Pads, Spot
from ui.charts.strokes import stroke
from ui.charts.time_axis import TimeScale
from ui.delegates.cells import Ink, draw_line, text_width
from ui.models.chart_values import SupportLane
from ui.theme.palette import theme
from ui.theme.tokens import Step

if TYPE_CHECKING:
    from collections.abc import Sequence

SUPPORT_LANE_HEIGHT: Final = 47


class SupportBoxes(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph carries no types
    """The boxes, in seconds by a height of one."""

    def __init__(self, spans: Sequence[tuple[float, float]]) -> None:
        super().__init__()
        self._spans = tuple(spans)
        left = min((start for start, _ in spans), default=0.0)
        right = max((end for _, end in spans), default=1.0)
        self._box = QRectF(left, 0, right - left, 1)

    @override
    def boundingRect(self) -> QRectF:
        return self._box

    @override
    def paint(self, p: QPainter, option: Any, widget: Any = None) -> None:
        tokens = theme().tokens
        p.setPen(stroke(tokens.edge, 1.5))
        p.setBrush(QColor(tokens.sunken))
        for start, end in self._spans:
            p.drawRect(QRectF(start, 0, end - start, 1))


class SupportBand(Lane):
    """One vasopressor over time; an arrow at the left says that it ran before the chart begins."""

    def __init__(self) -> None:
        super().__init__(Pads(20, 5))
        self._content = SupportLane("", "", ())

    def show_lane(self, content: SupportLane, scale: TimeScale, now: float) -> None:
        """Draw these rates."""
        if self.is_drawn(content, scale, now):
            return
        self._content = content
        self.begin(scale, now, 1.0)
        spans = [
            (max(0.0, scale.x(span.start)), min(scale.width, scale.x(span.end)))
            for span in content.spans
        ]
        self.add(SupportBoxes([one for one in spans if one[1] > one[0]]), 4)
        self.spots = tuple(
            Spot((start + end) / 2, 0.5, span.sentence, start, end)
            for span, (start, end) in zip(content.spans, spans, strict=True)
        )

    @override
    def paint_over(self, painter: QPainter) -> None:
        self.paint_title(painter, self._content.name, self._content.detail)
        ink = Ink(Step.CAPTION, 600)
        for span, spot in zip(self._content.spans, self.spots, strict=True):
            left, right = self.place(spot.start, 0.5), self.place(spot.end, 0.5)
            width = text_width(span.text, ink)
            if width + 6 <= right.x() - left.x():
                middle = (left.x() + right.x() - width) / 2
                draw_line(painter, QPointF(middle, left.y()), span.text, ink)
        if self._content.before:
            tip = self.place(0, 0.5)
            arrow = [tip + QPointF(x, y) for x, y in ((-7, 0), (-1, -8), (-1, 8))]
            painter.setBrush(QColor(theme().tokens.edge))
            painter.setPen(stroke(theme().tokens.edge))
            painter.drawPolygon(QPolygonF(arrow))
