"""A lane of measured values: points in their form, levels, what is awaited, values in figures."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QTransform
from typing_extensions import override

from ui.charts.lane import Lane, Pads, Spot, ticks_to
from ui.charts.strokes import DASHED, DOTTED, stroke
from ui.charts.time_axis import TimeScale
from ui.delegates.cells import Ink, draw_line, draw_line_right, text_width
from ui.models.chart_values import Awaited, Level, Point, ValueLane
from ui.theme.marks import Status, mark_path, paint_mark, status_word
from ui.theme.palette import theme
from ui.theme.tokens import Step, Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

_FORMS: Final = {"before": Status.TITER_BEFORE, "during": Status.TITER_DURING}
_AWAITED_AT: Final = Decimal("0.19")  # of the top: low, where few values are
_LARGE: Final = Ink(Step.STRONG, 700)
_SMALL: Final = Ink(Step.BODY, 600)


@lru_cache(maxsize=8)
def _symbol(status: Status) -> QPainterPath:
    """Return a mark as a scatter symbol: a path one unit wide about the origin."""
    return QTransform.fromScale(1 / 17.2, 1 / 17.2).translate(-10, -10).map(mark_path(status))


class ValueBand(Lane):
    """A value lane. Large ones carry the titer, small ones the trends.

    Args:
        large: room for a legend and for the label of now above the values.
    """

    def __init__(self, *, large: bool) -> None:
        super().__init__(Pads(28, 6) if large else Pads(32, 10))
        self._large = large
        self._content = ValueLane("", Decimal(1), Decimal(1))
        self._legend_right = False

    def show_lane(self, content: ValueLane, scale: TimeScale, now: float) -> None:
        """Draw these values."""
        if self.is_drawn(content, scale, now):
            return
        self._content = content
        self._legend_right = now < scale.width / 2
        self.begin(scale, now, float(content.top))
        strong = tuple(level.value for level in content.levels)
        self.axis.show_ticks(ticks_to(content.top, content.step, strong))
        tokens = theme().tokens
        for level in content.levels:
            self._add_level(level, tokens)
        self._add_joins(content.points, scale, tokens)
        self._add_points(content.points, scale, tokens)
        if content.awaited is not None:
            x = scale.x(content.awaited.at)
            line = np.array([0.0, float(content.top)])
            pen = stroke(tokens.amber, 2, DOTTED)
            self.add(pg.PlotCurveItem(np.array([x, x]), line, pen=pen), 5)
        self.spots = tuple(self._spots(content, scale))

    def _add_level(self, level: Level, tokens: Tokens) -> None:
        pen = {
            "target": stroke(tokens.accent, 2.5),
            "threshold": stroke(tokens.ink2, 1.5, DASHED),
            "ceiling": stroke(tokens.ink2, 1.5, DOTTED),
        }[level.kind]
        self.add(pg.InfiniteLine(pos=float(level.value), angle=0, pen=pen), 2)

    def _add_joins(self, points: Sequence[Point], scale: TimeScale, tokens: Tokens) -> None:
        xs: list[float] = []
        ys: list[float] = []
        for before, after in pairwise(points):
            if after.joined and before.low == before.high and after.low == after.high:
                xs += [scale.x(before.at), scale.x(after.at)]
                ys += [float(before.low), float(after.low)]
        if xs:
            pen = stroke(tokens.ink2)
            curve = pg.PlotCurveItem(
                np.array(xs), np.array(ys), pen=pen, connect="pairs", antialias=True
            )
            self.add(curve, 6)

    def _add_points(self, points: Sequence[Point], scale: TimeScale, tokens: Tokens) -> None:
        exact = [point for point in points if point.low == point.high]
        bounds = [point for point in points if point.low != point.high]
        if bounds:
            low = np.array([float(point.low) for point in bounds])
            high = np.array([float(point.high) for point in bounds])
            bars = pg.ErrorBarItem(
                x=np.array([scale.x(point.at) for point in bounds]),
                y=(low + high) / 2,
                height=high - low,
                beam=scale.width / 90,
                pen=stroke(tokens.ink, 2),
            )
            self.add(bars, 8)
        for form in ("before", "during", "plain"):
            places = [(scale.x(one.at), float(one.low)) for one in exact if one.form == form]
            if not places:
                continue
            xs, ys = np.array(places).T
            status = _FORMS.get(form, Status.TITER_BEFORE)
            size = 15 if self._large and len(points) <= 14 else 10
            if form == "during":  # the open half hides the line behind it
                self._scatter((xs, ys), Status.TITER_BEFORE, size - 1, tokens.surface)
            self._scatter((xs, ys), status, size, tokens.ink)

    def _scatter(
        self, places: tuple[object, object], status: Status, size: int, colour: str
    ) -> None:
        item = pg.ScatterPlotItem(
            x=places[0],
            y=places[1],
            symbol=_symbol(status),
            size=size,
            pen=None,
            brush=QBrush(QColor(colour)),
            antialias=True,
            tip=None,
        )
        self.add(item, 10)

    def _spots(self, content: ValueLane, scale: TimeScale) -> list[Spot]:
        found = [
            Spot(x, float(one.high), one.sentence, x, x, one.asked)
            for one in content.points
            for x in (scale.x(one.at),)
        ]
        if content.awaited is not None:
            x = scale.x(content.awaited.at)
            y = float(content.top * _AWAITED_AT)
            found.append(Spot(x, y, content.awaited.sentence, x, x))
        return sorted(found)

    @override
    def grid(self) -> tuple[float, ...]:
        return tuple(tick.value for tick in ticks_to(self._content.top, self._content.step))

    @override
    def paint_over(self, painter: QPainter) -> None:
        content = self._content
        end = self.paint_title(painter, content.title)
        if self._large and any(point.form != "plain" for point in content.points):
            self._paint_legend(painter, end)
        taken = [self._paint_level(painter, level) for level in content.levels]
        for level in content.levels:
            y = self.pixel(self.scale.start, level.value).y()
            taken.append(QRectF(self.area.left(), y - 1, self.area.width(), 2))
        if content.awaited is not None:
            taken.append(self._paint_awaited(painter, content.awaited))
        self._paint_values(painter, taken)
        if content.empty and not content.points:
            at = self.value_area.center()
            half = text_width(content.empty, Ink(tone="ink2")) / 2
            draw_line(painter, QPointF(at.x() - half, at.y()), content.empty, Ink(tone="ink2"))

    def _paint_legend(self, painter: QPainter, title_end: float) -> None:
        tokens = theme().tokens
        forms = (Status.TITER_BEFORE, Status.TITER_DURING)
        ink = Ink(Step.CAPTION, tone="ink2")
        width = sum(text_width(status_word(one), ink) + 34 for one in forms)
        left = self.area.right() - width if self._legend_right else title_end + 24
        middle = self.area.top() + 12
        for status in forms:
            paint_mark(painter, QRectF(left, middle - 7, 14, 14), status, tokens)
            left += 34 + draw_line(painter, QPointF(left + 18, middle), status_word(status), ink)

    def _paint_level(self, painter: QPainter, level: Level) -> QRectF:
        area = self.area
        at = self.pixel(self.scale.start, level.value)
        target = level.kind == "target"
        ink = Ink(Step.CAPTION, 600 if target else 400, "accent" if target else "ink2")
        spot = QPointF(area.right() - 4, at.y() - 10)
        width = draw_line_right(painter, spot, level.label, ink)
        return QRectF(spot.x() - width, spot.y() - 8, width, 16)

    def _paint_awaited(self, painter: QPainter, awaited: Awaited) -> QRectF:
        at = self.pixel(awaited.at, self._content.top * _AWAITED_AT)
        tokens = theme().tokens
        box = QRectF(at.x() - 8, at.y() - 8, 16, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        paint_mark(painter, box, Status.TITER_AWAITED, tokens)
        ink = Ink(Step.CAPTION, 600, "amber")
        width = max(text_width(line, ink) for line in awaited.lines)
        leftwards = at.x() - width - 12 > self.area.left()
        top = at.y() - 8 * (len(awaited.lines) - 1)
        for number, line in enumerate(awaited.lines):
            y = top + 16 * number
            if leftwards:
                draw_line_right(painter, QPointF(at.x() - 10, y), line, ink)
            else:
                draw_line(painter, QPointF(at.x() + 12, y), line, ink)
        left = at.x() - 10 - width if leftwards else at.x() + 12
        return QRectF(left, top - 8, width, 16 * len(awaited.lines))

    def _paint_values(self, painter: QPainter, taken: list[QRectF]) -> None:
        """Write values beside their points, the last first; where there is no room, none."""
        for point in self._content.points:
            at = self.pixel(point.at, point.high)
            taken.append(QRectF(at.x() - 6, at.y() - 6, 12, 12))
        points = self._content.points
        for number in reversed(range(len(points))):
            last = number == len(points) - 1
            ink = _LARGE if last and self._large and self._content.bold_last else _SMALL
            if not self._large:
                ink = Ink(Step.CAPTION, 600)
            spot = self._free_spot(number, ink, taken)
            if spot is not None:
                draw_line(
                    painter, QPointF(spot.left(), spot.center().y()), points[number].text, ink
                )
                taken.append(spot)

    def _free_spot(self, number: int, ink: Ink, taken: Sequence[QRectF]) -> QRectF | None:
        points = self._content.points
        point = points[number]
        at = self.pixel(point.at, point.high)
        foot = self.pixel(point.at, point.low)
        width, half = text_width(point.text, ink), ink.step.line / 2 - 2
        next_higher = number + 1 < len(points) and points[number + 1].high > point.high
        sides = (
            (at.x() + 11, at.y() - 14),
            (at.x() + 11, foot.y() + 14),
            (at.x() - 11 - width, at.y() - 14),
            (at.x() - 11 - width, foot.y() + 14),
        )
        order = (1, 0, 3, 2) if next_higher else (0, 1, 2, 3)
        area = self.area.adjusted(0, 14, 0, 0)
        for side in order:
            x, y = sides[side]
            spot = QRectF(x, y - half, width, 2 * half)
            if area.contains(spot) and not any(spot.intersects(other) for other in taken):
                return spot
        return None
