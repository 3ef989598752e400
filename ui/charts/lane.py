"""What every lane of a chart shares: its plot, its axis, its part of time, what can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from protocols.times import Instant
from ui.charts.strokes import hatch, stroke
from ui.charts.time_axis import Tick, TimeScale, ValueAxis
from ui.delegates.cells import Ink, draw_line
from ui.theme.palette import theme
from ui.theme.tokens import Step

if TYPE_CHECKING:
    from decimal import Decimal

_NO_TIME = Instant.from_timestamp(0)
CAPTION_LEFT = -62.0
"""Where the title of a lane begins, in pixels from the left edge of the plot."""


class Spot(NamedTuple):
    """Something that can be read: where it is, how far it reaches in time, what it says."""

    x: float
    y: float
    sentence: str
    start: float
    end: float
    asked: str = ""


class Pads(NamedTuple):
    """Pixels of a lane above its top value and below zero: room for titles and labels."""

    top: float
    bottom: float


class Lane:
    """One band of a chart over the shared time.

    Attributes:
        view: the pyqtgraph view that holds the drawn items.
        axis: the axis at its left.
        scale: the time that it shows.
        title_from: the title begins no further left than this pixel.
        first: the lane is the uppermost: future and now end at its top value, under the label.
        items: what is drawn in it now.
        area, value_area: where it is, and where its values are, when it was last measured.
        spots: what can be read in the lane, in order of time.
    """

    def __init__(self, pads: Pads) -> None:
        self.view = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        self.view.disableAutoRange()
        self.axis = ValueAxis()
        self.axis.linkToView(self.view)
        self.view.sigResized.connect(lambda _view: self.fit())
        self.spots: tuple[Spot, ...] = ()
        self.title_from = 0.0
        self.first = False
        self.area = self.value_area = QRectF()
        self._per_second = self._per_unit = 0.0
        # kept here: pyqtgraph forgets items that do not count for the range, and leaves them behind
        self.items: list[Any] = []
        self._upright: tuple[Any, ...] = ()
        self._pads = pads
        self._top = 1.0
        self._drawn: tuple[object, ...] = ()
        self.scale = TimeScale(_NO_TIME, _NO_TIME.add(seconds=1))

    def is_drawn(self, content: object, scale: TimeScale, now: float) -> bool:
        """Say whether just this is drawn already, in this palette; note that it is drawn now.

        An entry changes one lane; the others keep the items they have.
        """
        wanted = (content, scale, now, theme().tokens)
        if wanted == self._drawn:
            return True
        self._drawn = wanted
        return False

    def begin(self, scale: TimeScale, now: float, top: float) -> None:
        """Empty the lane and draw what every lane has: the hatched future and the line of now."""
        tokens = theme().tokens
        for item in self.items:
            self.view.removeItem(item)
        self.items, self._upright = [], ()
        self.scale, self._top = scale, top
        self.view.setXRange(0, scale.width, padding=0)
        if now < scale.width:
            future = pg.LinearRegionItem(
                values=(now, scale.width), movable=False, brush=hatch(tokens)
            )
            for edge in future.lines:
                edge.setPen(stroke(tokens.sunken, 0.1))
            self.add(future, -20)
            self._upright = (future,)
        if 0 <= now <= scale.width:
            line = pg.InfiniteLine(pos=now, angle=90, pen=stroke(tokens.ink, 2))
            self.add(line, 20)
            self._upright = (*self._upright, line)
        self.fit()

    def add(self, item: Any, z: float = 0.0) -> None:
        """Add a drawn item without letting it change the range."""
        item.setZValue(z)
        self.view.addItem(item, ignoreBounds=True)
        self.items.append(item)

    def fit(self) -> None:
        """Give the values the pixels between the pads."""
        height = self.view.height()
        room = max(1.0, height - self._pads.top - self._pads.bottom)
        per_pixel = self._top / room
        self.view.setYRange(
            -self._pads.bottom * per_pixel,
            self._top + self._pads.top * per_pixel,
            padding=0,
        )
        top = 1 - self._pads.top / max(1.0, height) if self.first else 1
        for item in self._upright:
            item.setSpan(0, max(0.0, top))

    def measure(self) -> None:
        """Take where the lane is, in pixels of the chart; asked once for each painting."""
        self.area = QRectF(self.view.sceneBoundingRect())
        self.value_area = self.area.adjusted(0, self._pads.top, 0, -self._pads.bottom)
        self._per_second = self.area.width() / self.scale.width
        self._per_unit = self.value_area.height() / self._top

    def place(self, x: float, y: float) -> QPointF:
        """Return the pixel of a time and a value."""
        return QPointF(
            self.area.left() + x * self._per_second, self.value_area.bottom() - y * self._per_unit
        )

    def pixel(self, at: Instant, value: Decimal | int = 0) -> QPointF:
        """Return the pixel of an instant and a value."""
        return self.place(self.scale.x(at), float(value))

    def grid(self) -> tuple[float, ...]:
        """Return the values at which the lane has a hairline."""
        return ()

    def paint_over(self, painter: QPainter) -> None:
        """Paint the lane's words over its items, in pixels of the chart."""

    def paint_title(self, painter: QPainter, strong: str, rest: str = "") -> float:
        """Paint the title into the pad above the values and return where it ends."""
        area = self.area
        left = max(self.title_from, area.left() + CAPTION_LEFT)
        at = QPointF(left, area.top() + 12)
        used = draw_line(painter, at, strong, Ink(Step.CAPTION, 600))
        if rest:
            at.setX(at.x() + used + 4)
            used += 4 + draw_line(painter, at, rest, Ink(Step.CAPTION, tone="ink2"))
        return left + used


def ticks_to(top: Decimal, step: Decimal, strong: tuple[Decimal, ...] = ()) -> tuple[Tick, ...]:
    """Return ticks from 0 to the top; those where a level stands are strong."""
    found = []
    value = step * 0
    while value <= top:
        found.append(Tick(float(value), format(value, "f"), value in strong))
        value += step
    return tuple(found)
