"""Delivered volume of one infusion against its plan, with pauses, bags and deviations marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter
from typing_extensions import override

from ui.charts.lane import Lane, Pads, Spot, ticks_to
from ui.charts.strokes import DASHED, DOTTED, stroke
from ui.charts.time_axis import TimeScale
from ui.charts.time_chart import TimeChart
from ui.delegates.cells import Ink, draw_line, draw_line_right, text_width
from ui.models.chart_values import DeliveredContent, VolumeMark, VolumeStretch
from ui.theme.marks import Status, paint_mark
from ui.theme.palette import theme
from ui.theme.tokens import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.models.chart_values import VolumePoint

_STRONG: Final = Ink(Step.CAPTION, 600)


class VolumeBand(Lane):
    """The lane of delivered volume; `legend` names the two lines, plan and given."""

    def __init__(self, legend: tuple[str, str]) -> None:
        super().__init__(Pads(44, 8))
        self._legend = legend
        self._content: DeliveredContent | None = None

    def show_lane(self, content: DeliveredContent, scale: TimeScale) -> None:
        """Draw this infusion."""
        self._content = content
        tokens = theme().tokens
        self.begin(scale, scale.x(content.now), float(content.top))
        self.axis.show_ticks(ticks_to(content.top, content.step))
        if content.planned is not None:
            value = float(content.planned.value)
            self.add(pg.InfiniteLine(pos=value, angle=0, pen=stroke(tokens.accent, 2)), 2)
        self._add_line(content.plan, stroke(tokens.ink2, 1.5, DASHED), 3)
        self._add_line(content.forecast, stroke(tokens.ink, 2, DOTTED), 4)
        self._add_line(content.given, stroke(tokens.ink, 3), 5)
        for stretch in content.stretches:
            self._add_stretch(stretch)
        self._add_marks(content.marks)
        self.spots = tuple(sorted(self._spots(content)))

    def _add_line(self, points: Sequence[VolumePoint], pen: object, z: float) -> None:
        if len(points) < 2:
            return
        xs = np.array([self.scale.x(point.at) for point in points])
        ys = np.array([float(point.volume) for point in points])
        self.add(pg.PlotCurveItem(xs, ys, pen=pen, antialias=True), z)

    def _add_stretch(self, stretch: VolumeStretch) -> None:
        tokens = theme().tokens
        known = stretch.kind == "deviation"
        self._add_line(
            stretch.points, stroke(tokens.amber, 6 if known else 3, () if known else DASHED), 6
        )

    def _add_marks(self, marks: Sequence[VolumeMark]) -> None:
        tokens = theme().tokens
        for mark in marks:
            if mark.kind == "pause":
                continue
            now = mark.kind == "now"
            item = pg.ScatterPlotItem(
                x=[self.scale.x(mark.at)],
                y=[float(mark.volume)],
                symbol="o",
                size=11 if now else 9,
                pen=stroke(tokens.ink, 2.5),
                brush=QBrush(QColor(tokens.ink if now else tokens.surface)),
                antialias=True,
            )
            self.add(item, 25)

    def _spots(self, content: DeliveredContent) -> Iterator[Spot]:
        for mark in content.marks:
            if mark.sentence:
                x = self.scale.x(mark.at)
                yield Spot(x, float(mark.volume), mark.sentence, x, x)
        for stretch in content.stretches:
            if stretch.sentence:
                start, end = (self.scale.x(stretch.points[n].at) for n in (0, -1))
                middle = float(stretch.points[0].volume + stretch.points[-1].volume) / 2
                yield Spot((start + end) / 2, middle, stretch.sentence, start, end)

    @override
    def grid(self) -> tuple[float, ...]:
        if self._content is None:
            return ()
        return tuple(tick.value for tick in ticks_to(self._content.top, self._content.step))

    @override
    def paint_over(self, painter: QPainter) -> None:
        content = self._content
        if content is None:
            return
        self.paint_title(painter, content.title)
        self._paint_legend(painter)
        if content.planned is not None:
            at = self.pixel(content.start, content.planned.value) + QPointF(6, 12)
            draw_line(painter, at, content.planned.label, Ink(Step.CAPTION, 600, "accent"))
        for stretch in content.stretches:
            if stretch.kind == "deviation" and stretch.label:
                self._paint_flag(painter, stretch)
        for mark in content.marks:
            self._paint_label(painter, mark)

    def _paint_legend(self, painter: QPainter) -> None:
        tokens = theme().tokens
        words = self._legend
        ink = Ink(Step.CAPTION, tone="ink2")
        left = self.area.right() - sum(text_width(word, ink) + 44 for word in words) + 12
        middle = self.area.top() + 12
        pens = (stroke(tokens.ink2, 1.5, DASHED), stroke(tokens.ink, 3))
        for word, pen in zip(words, pens, strict=True):
            painter.setPen(pen)
            painter.drawLine(QPointF(left, middle), QPointF(left + 26, middle))
            left += 32 + draw_line(painter, QPointF(left + 32, middle), word, ink) + 12

    def _paint_flag(self, painter: QPainter, stretch: VolumeStretch) -> None:
        foot = stretch.points[0]
        stand = self.pixel(foot.at, foot.volume)
        top = stand - QPointF(0, 44)
        painter.setPen(stroke(theme().tokens.amber, 1.5))
        painter.drawLine(stand, top)
        flag = QRectF(top.x() - 3, top.y(), 16, 16)
        paint_mark(painter, flag, Status.DEVIATION, theme().tokens)
        ink = Ink(Step.CAPTION, 600, "amber")
        if top.x() - text_width(stretch.label, ink) - 12 > self.area.left():
            draw_line_right(painter, QPointF(top.x() - 10, top.y() + 8), stretch.label, ink)
        else:
            draw_line(painter, QPointF(top.x() + 18, top.y() + 8), stretch.label, ink)

    def _paint_label(self, painter: QPainter, mark: VolumeMark) -> None:
        at = self.pixel(mark.at, mark.volume)
        if mark.kind == "pause":
            box = QRectF(at.x() - 8, at.y() - 24, 16, 16)
            paint_mark(painter, box, Status.PAUSED, theme().tokens)
            draw_line(painter, at + QPointF(-8, 15), mark.label, Ink(Step.CAPTION))
            return
        now = mark.kind == "now"
        ink = Ink(Step.BODY, 700) if now else Ink(Step.CAPTION)
        side = at.x() + 12
        if side + text_width(mark.label, ink) > self.area.right() + 16:
            draw_line_right(painter, at + QPointF(-12, -12), mark.label, ink)
        else:
            draw_line(painter, QPointF(side, at.y() + (15 if now else 12)), mark.label, ink)


class DeliveredChart(TimeChart):
    """One infusion: what was given, what was planned, where the rate leads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: DeliveredContent | None = None
        self._band = VolumeBand((self.tr("plan"), self.tr("given")))
        self.lay_lanes([(self._band, 0)], centred=True)

    def show_content(self, content: DeliveredContent) -> None:
        """Draw this infusion."""
        self._content = content
        scale = TimeScale(content.start, content.end)
        self._band.show_lane(content, scale)
        self.show_time(scale, content.ticks, content.now, content.now_label)
        self.setAccessibleName(content.title)
        self.finish()

    @override
    def draw_again(self) -> None:
        if self._content is not None:
            self.show_content(self._content)
