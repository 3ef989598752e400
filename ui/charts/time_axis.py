"""Axes that paint themselves: study days at the ward's midnights, and values with their units.

pyqtgraph's own date axis counts in the laptop's zone and one fixed offset; here the marks come
from the course, so a day of 23 or 25 hours is as long as it was.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from typing_extensions import override

from ui.charts.strokes import stroke
from ui.delegates.cells import Ink, draw_line, draw_line_right, text_width
from ui.theme.palette import theme
from ui.theme.tokens import Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protocols.times import Instant
    from ui.models.chart_values import DayMark

VALUE_AXIS_WIDTH: Final = 74
TIME_AXIS_HEIGHT: Final = 43
BESIDE: Final = 20
"""Pixels right of the plot; the last label of the axis may reach into them."""
_LABEL_GAP = 12


class TimeScale(NamedTuple):
    """Instants as places along the chart: seconds since its start."""

    start: Instant
    end: Instant

    def x(self, at: Instant) -> float:
        """Return the place of an instant."""
        return float((at - self.start).total("seconds"))

    @property
    def width(self) -> float:
        """How many seconds the chart spans."""
        return self.x(self.end)


class Tick(NamedTuple):
    """A value with its label; strong where a target or threshold stands."""

    value: float
    text: str
    strong: bool = False


class ValueAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph carries no types
    """Tick labels of a lane, flush right beside the plot."""

    def __init__(self) -> None:
        super().__init__("left")
        self.setWidth(VALUE_AXIS_WIDTH)
        self._ticks: tuple[Tick, ...] = ()

    def show_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show these ticks."""
        self._ticks = tuple(ticks)
        self.update()

    @override
    def paint(self, p: QPainter, opt: Any, widget: Any) -> None:
        view = self.linkedView()
        if view is None:
            return
        box = self.boundingRect()
        low, high = view.viewRange()[1]
        height = view.height()
        for tick in self._ticks:
            y = box.bottom() - (tick.value - low) / (high - low) * height
            strong = Ink(Step.CAPTION, 700)
            ink = strong if tick.strong else Ink(Step.CAPTION, tone="ink2")
            draw_line_right(p, QPointF(VALUE_AXIS_WIDTH - 8, y), tick.text, ink)

    @override
    def boundingRect(self) -> QRectF:
        return QRectF(0, -10, self.width(), self.height() + 10)


def shown_labels(places: Sequence[float], widths: Sequence[float], end: float) -> list[bool]:
    """Say which labels have room: from the left, each that begins after the one before ended.

    Args:
        places: left ends in pixels, ascending.
        widths: of the labels, in pixels.
        end: where the last label must have ended.
    """
    shown, free = [], float("-inf")
    for place, width in zip(places, widths, strict=True):
        fits = place >= free and place + width <= end
        shown.append(fits)
        if fits:
            free = place + width + _LABEL_GAP
    return shown


class TimeAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph carries no types
    """Ticks where study days begin, each with `Day n` and its date where there is room.

    Args:
        centred: labels stand under their ticks, for hours; otherwise right of them, for a day
            begins at its tick.
    """

    def __init__(self, *, centred: bool = False) -> None:
        super().__init__("bottom")
        self.setHeight(TIME_AXIS_HEIGHT)
        self.centred = centred
        self._days: tuple[DayMark, ...] = ()
        self._scale: TimeScale | None = None
        plain = Ink(Step.CAPTION, tone="ink2")
        self._inks = (plain if centred else Ink(Step.CAPTION, 600), plain)

    def show_days(self, days: Sequence[DayMark], scale: TimeScale) -> None:
        """Show these days."""
        self._days, self._scale = tuple(days), scale
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        return QRectF(-40, 0, self.width() + BESIDE + 40, self.height())

    @override
    def paint(self, p: QPainter, opt: Any, widget: Any) -> None:
        if self._scale is None or not self._days:
            return
        ratio = self.width() / self._scale.width
        places = [self._scale.x(day.at) * ratio for day in self._days]
        p.setPen(stroke(theme().tokens.edge))
        for place in self._tick_places(places):
            p.drawLine(QPointF(place, 0), QPointF(place, 5))
        strong, plain = self._inks
        widths = [
            max(text_width(day.label, strong), text_width(day.date, plain)) for day in self._days
        ]
        left = [
            place - width / 2 if self.centred else max(0.0, place) + 6
            for place, width in zip(places, widths, strict=True)
        ]
        shown = shown_labels(left, widths, self.width() + BESIDE)
        for number, day in enumerate(self._days):
            if shown[number]:
                self._paint_label(p, day, left[number], widths[number])

    def _tick_places(self, places: Sequence[float]) -> list[float]:
        """Return where ticks stand: at every mark and, where days are wide, at their middles."""
        found = [place for place in places if 0 <= place <= self.width()]
        if not self.centred:
            middles = ((a + b) / 2 for a, b in pairwise(places) if b - a > 60)
            found += [middle for middle in middles if 0 <= middle <= self.width()]
        return found

    def _paint_label(self, p: QPainter, day: DayMark, left: float, width: float) -> None:
        for y, text, ink in zip((15, 30), (day.label, day.date), self._inks, strict=True):
            x = left + (width - text_width(text, ink)) / 2 if self.centred else left
            draw_line(p, QPointF(x, y), text, ink)
