"""The lane of infusion rates: filled steps, pauses as gaps, the ceiling, doses named beneath."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter
from typing_extensions import override

from ui.charts.lane import Lane, Pads, Spot, ticks_to
from ui.charts.strokes import DOTTED, stroke
from ui.charts.time_axis import TimeScale
from ui.delegates.cells import Ink, draw_line, draw_line_right, text_width
from ui.models.chart_values import DoseLabel, RateLane, RateSpan
from ui.theme.marks import Status, paint_mark
from ui.theme.painting import Frame, paint_frame
from ui.theme.palette import theme
from ui.theme.tokens import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RATE_LANE_HEIGHT: Final = 126
_STRONG: Final = Ink(Step.CAPTION, 600)
_PLAIN: Final = Ink(Step.CAPTION)
_QUIET: Final = Ink(Step.CAPTION, tone="ink2")


def stretches(spans: Sequence[RateSpan]) -> Iterator[tuple[RateSpan, ...]]:
    """Return runs of given spans that touch; a pause or an unknown stretch parts them."""
    run: list[RateSpan] = []
    for span in spans:
        if run and (span.kind != "given" or span.start != run[-1].end):
            yield tuple(run)
            run = []
        if span.kind == "given":
            run.append(span)
    if run:
        yield tuple(run)


class RateBand(Lane):
    """Rates in mL per hour over time."""

    def __init__(self) -> None:
        super().__init__(Pads(30, 42))
        self._content = RateLane("", Decimal(1), Decimal(1))

    def show_lane(self, content: RateLane, scale: TimeScale, now: float) -> None:
        """Draw these rates."""
        if self.is_drawn(content, scale, now):
            return
        self._content = content
        self.begin(scale, now, float(content.top))
        self.axis.show_ticks(ticks_to(content.top, content.step))
        tokens = theme().tokens
        for run in stretches(content.spans):
            self._add_steps(run, scale, fill=True)
        for span in content.spans:
            if span.kind == "forecast":
                self._add_steps((span,), scale, fill=False)
        if content.ceiling is not None:
            pen = stroke(tokens.ink2, 1.5, DOTTED)
            value = float(content.ceiling.value)
            self.add(pg.InfiniteLine(pos=value, angle=0, pen=pen), 2)
        self.spots = tuple(sorted(self._spots(content, scale)))

    def _add_steps(self, run: Sequence[RateSpan], scale: TimeScale, *, fill: bool) -> None:
        """Add one stretch as a step curve that rises from zero and falls back to it."""
        tokens = theme().tokens
        edges = [scale.x(run[0].start), *(scale.x(span.end) for span in run)]
        rates = [float(span.rate or 0) for span in run]
        if fill:
            xs, ys = [edges[0], *edges, edges[-1]], [0.0, *rates, 0.0]
        else:
            xs, ys = [*edges, edges[-1]], [*rates, 0.0]
        pen = stroke(tokens.accent, 1.6, () if fill else (2.5, 2.5))
        curve = pg.PlotDataItem(
            np.array(xs),
            np.array(ys),
            stepMode="center",
            pen=pen,
            fillLevel=0 if fill else None,
            fillBrush=QBrush(QColor(tokens.accentsoft)) if fill else None,
        )
        self.add(curve, 4)

    def _spots(self, content: RateLane, scale: TimeScale) -> Iterator[Spot]:
        for span in content.spans:
            start, end = scale.x(span.start), scale.x(span.end)
            yield Spot((start + end) / 2, float(span.rate or 0), span.sentence, start, end)
        for pause in content.pauses:
            start, end = scale.x(pause.start), scale.x(pause.end)
            yield Spot((start + end) / 2, 0.0, pause.sentence, start, end)

    @override
    def grid(self) -> tuple[float, ...]:
        return (0.0,)

    @override
    def paint_over(self, painter: QPainter) -> None:
        content = self._content
        self.paint_title(painter, content.title)
        if content.ceiling is not None:
            at = self.pixel(self.scale.start, content.ceiling.value)
            spot = QPointF(self.area.right() - 4, at.y() - 9)
            draw_line_right(painter, spot, content.ceiling.label, _QUIET)
        for span in content.spans:
            if span.kind == "unknown":
                self._paint_unknown(painter, span)
        for pause in content.pauses:
            middle = (self.pixel(pause.start) + self.pixel(pause.end)) / 2
            box = QRectF(middle.x() - 6, middle.y() - 12, 12, 12)
            paint_mark(painter, box, Status.PAUSED, theme().tokens)
        for number, dose in enumerate(content.doses):
            self._paint_dose(painter, dose, self._room(number))

    def _paint_unknown(self, painter: QPainter, span: RateSpan) -> None:
        tokens = theme().tokens
        start, end = self.pixel(span.start), self.pixel(span.end)
        box = QRectF(start.x(), start.y() - 26, max(4.0, end.x() - start.x()), 26)
        paint_frame(painter, box, Frame(tokens.ambersoft, tokens.amber, 1.5, 0, dashed=True))
        if box.width() >= 18:
            mark = QRectF(box.center().x() - 8, box.center().y() - 8, 16, 16)
            paint_mark(painter, mark, Status.UNKNOWN, tokens)

    def _room(self, number: int) -> float:
        """Return the pixels from a dose to the next one, or to the edge of the lane."""
        doses = self._content.doses
        left = self.pixel(doses[number].at).x()
        if number + 1 < len(doses):
            return self.pixel(doses[number + 1].at).x() - left
        return self.area.right() - left

    def _paint_dose(self, painter: QPainter, dose: DoseLabel, room: float) -> None:
        at = self.pixel(dose.at)
        short = dose.strong.rstrip(", ")
        whole = text_width(dose.strong, _STRONG) + text_width(dose.rest, _PLAIN)
        top, foot = QPointF(at.x() + 1, at.y() + 13), QPointF(at.x() + 1, at.y() + 29)
        if whole <= room - 4:
            used = draw_line(painter, top, dose.strong, _STRONG)
            draw_line(painter, QPointF(top.x() + used, top.y()), dose.rest, _PLAIN)
        elif text_width(short, _STRONG) <= room - 4:
            draw_line(painter, top, short, _STRONG)
        if text_width(dose.below, _QUIET) <= room - 4:
            draw_line(painter, foot, dose.below, _QUIET)
