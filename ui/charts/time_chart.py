"""The ground of every chart over time: lanes on one axis, the line of now, and the read-out.

A pointer or the arrow keys read any point as a sentence; the same sentences are the chart's
description for a screen reader. There is no zoom: the range is the course's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsItem, QWidget
from typing_extensions import override

from ui.charts.strokes import stroke
from ui.charts.time_axis import BESIDE, TIME_AXIS_HEIGHT, TimeAxis, TimeScale
from ui.delegates.cells import Ink, text_width
from ui.theme.painting import Frame, paint_focus_ring, paint_frame
from ui.theme.palette import theme
from ui.theme.runs import Look, Run, RunsLayout
from ui.theme.tokens import Step

if TYPE_CHECKING:
    from protocols.times import Instant
    from ui.charts.lane import Lane, Spot
    from ui.models.chart_values import ChartContent, DayMark

_NEAR: Final = 18.0
_READ_OUT: Final = 300.0
_TITLE: Final = 60.0

pg.setConfigOptions(antialias=True, useOpenGL=False)


class Place(NamedTuple):
    """A spot by its lane and its number in it."""

    lane: int
    number: int


class _Layer(QGraphicsItem):
    """A layer of the scene, in pixels, under or over the lanes."""

    def __init__(self, paint: Callable[[QPainter], None], z: float) -> None:
        super().__init__()
        self._paint = paint
        self._box = QRectF(0, 0, 1, 1)
        self.setZValue(z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def fit(self, box: QRectF) -> None:
        self.prepareGeometryChange()
        self._box = box

    @override
    def boundingRect(self) -> QRectF:
        return self._box

    @override
    def paint(self, painter: QPainter, option: Any, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter)


class TimeChart(pg.GraphicsLayoutWidget):  # type: ignore[misc]  # pyqtgraph carries no types
    """Lanes over one axis of time.

    Signals:
        read(str): the sentence that is read out; empty when nothing is.
    """

    read = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.lanes: tuple[Lane, ...] = ()
        self._axis = TimeAxis()
        self._scale: TimeScale | None = None
        self._days: tuple[DayMark, ...] = ()
        self._now = 0.0
        self._now_label = ""
        self._heights: tuple[int, ...] = ()
        self._place: Place | None = None
        self._pointed = False
        self._drawn: tuple[object, ...] = ()
        self.ci.layout.setSpacing(0)
        self.ci.layout.setContentsMargins(0, 0, BESIDE, 0)
        self._under = _Layer(self._paint_under, -50)
        self._over = _Layer(self._paint_over, 50)
        self.scene().addItem(self._under)
        self.scene().addItem(self._over)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.setBackground(QColor(theme().tokens.surface))
        theme().changed.connect(self._take_palette)

    # --- what subclasses use -------------------------------------------------------------------

    def lay_lanes(self, lanes: Sequence[tuple[Lane, int]], *, centred: bool = False) -> None:
        """Put lanes one under the other, the time axis beneath.

        Args:
            lanes: each with its height in pixels, or 0: those share what is left.
            centred: labels of the time axis stand under their ticks.
        """
        self.ci.clear()
        for row, (lane, _) in enumerate(lanes):
            self.ci.addItem(lane.axis, row, 0)
            self.ci.addItem(lane.view, row, 1)
            lane.first = not row
            if row:
                lane.view.setXLink(lanes[0][0].view)
        self._axis = TimeAxis(centred=centred)
        self.ci.addItem(self._axis, len(lanes), 1)
        self.lanes = tuple(lane for lane, _ in lanes)
        self._heights = tuple(height for _, height in lanes)
        self._place = None
        self._share_height()

    def _share_height(self) -> None:
        """Give each lane its height; pyqtgraph's own sharing depends on what axes prefer."""
        free = sum(not height for height in self._heights)
        spare = self.viewport().height() - TIME_AXIS_HEIGHT - sum(self._heights)
        for row, height in enumerate(self._heights):
            share = height or max(60, spare // max(1, free))
            self.ci.layout.setRowFixedHeight(row, share)
        for row in range(len(self._heights), self.ci.layout.rowCount()):
            last = row == len(self._heights)
            self.ci.layout.setRowFixedHeight(row, TIME_AXIS_HEIGHT if last else 0)

    def is_drawn(self, content: ChartContent, *lanes: object) -> bool:
        """Say whether just this is drawn already, in this palette; note that it is drawn now."""
        time = (content.start, content.end, content.days, content.now, content.now_label)
        wanted = (lanes, time, theme().tokens)
        if wanted == self._drawn:
            return True
        self._drawn = wanted
        return False

    def show_time(
        self, scale: TimeScale, days: Sequence[DayMark], now: Instant, now_label: str
    ) -> None:
        """Take the range, the days and the moment of now."""
        self._scale, self._days = scale, tuple(days)
        self._now, self._now_label = scale.x(now), now_label
        self._axis.show_days(days, scale)

    def finish(self) -> None:
        """Tell screen readers what is drawn and repaint."""
        self.setAccessibleDescription("\n".join(self.table()))
        if self._place is not None and self._spot(self._place) is None:
            self._place = None
        self.viewport().update()

    # --- what can be read ----------------------------------------------------------------------

    def table(self) -> tuple[str, ...]:
        """Return what the chart draws, a sentence each, lane after lane."""
        return tuple(spot.sentence for lane in self.lanes for spot in lane.spots)

    def reading(self) -> str:
        """Return the sentence that is read out now, or an empty text."""
        spot = self._spot(self._place)
        return spot.sentence if spot is not None else ""

    def asked_about(self) -> str:
        """Return what the point that is read out is asked about by, or an empty text."""
        spot = self._spot(self._place)
        return spot.asked if spot is not None else ""

    def _spot(self, place: Place | None) -> Spot | None:
        if place is None or place.lane >= len(self.lanes):
            return None
        spots = self.lanes[place.lane].spots
        return spots[place.number] if place.number < len(spots) else None

    def _read(self, place: Place | None, *, pointed: bool = False) -> None:
        self._pointed = pointed
        if place == self._place:
            return
        self._place = place
        sentence = self.reading()
        self.read.emit(sentence)
        if sentence and not pointed:
            self.setAccessibleDescription(sentence)
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)
        self.viewport().update()

    @override
    def keyPressEvent(self, ev: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: lambda: self._along(-1),
            Qt.Key.Key_Right: lambda: self._along(1),
            Qt.Key.Key_Up: lambda: self._across(-1),
            Qt.Key.Key_Down: lambda: self._across(1),
            Qt.Key.Key_Home: lambda: self._end_of_lane(0),
            Qt.Key.Key_End: lambda: self._end_of_lane(-1),
        }
        step = steps.get(Qt.Key(ev.key()))
        if step is None or not any(lane.spots for lane in self.lanes):
            ev.ignore()
            return
        place = step()
        if place is not None:
            self._read(place)
        ev.accept()

    def _along(self, step: int) -> Place | None:
        if self._spot(self._place) is None or self._place is None:
            return self._newest()
        number = self._place.number + step
        inside = 0 <= number < len(self.lanes[self._place.lane].spots)
        return Place(self._place.lane, number) if inside else None

    def _across(self, step: int) -> Place | None:
        spot = self._spot(self._place)
        if spot is None or self._place is None:
            return self._newest()
        lane = self._place.lane + step
        while 0 <= lane < len(self.lanes):
            spots = self.lanes[lane].spots
            if spots:
                nearest = min(range(len(spots)), key=lambda n: abs(spots[n].x - spot.x))
                return Place(lane, nearest)
            lane += step
        return None

    def _end_of_lane(self, end: int) -> Place | None:
        if self._place is None:
            return self._newest() if end else Place(self._first_lane(), 0)
        spots = self.lanes[self._place.lane].spots
        return Place(self._place.lane, len(spots) - 1 if end else 0)

    def _first_lane(self) -> int:
        return next(number for number, lane in enumerate(self.lanes) if lane.spots)

    def _newest(self) -> Place:
        lane = self._first_lane()
        return Place(lane, len(self.lanes[lane].spots) - 1)

    def place_at(self, pixel: QPointF) -> Place | None:
        """Return what lies under a pixel: a point nearby, else the stretch it is in."""
        for number, lane in enumerate(self.lanes):
            lane.measure()
            if not lane.area.adjusted(-_NEAR, 0, _NEAR, 0).contains(pixel):
                continue
            near = [
                (QLineF(pixel, lane.place(spot.x, spot.y)).length(), place)
                for place, spot in enumerate(lane.spots)
                if spot.start == spot.end
            ]
            if near and min(near)[0] <= _NEAR:
                return Place(number, min(near)[1])
            for place, spot in enumerate(lane.spots):
                left, right = lane.place(spot.start, 0).x(), lane.place(spot.end, 0).x()
                if spot.start < spot.end and left <= pixel.x() <= right:
                    return Place(number, place)
        return None

    @override
    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        place = self.place_at(ev.position())
        if place is not None:
            self._read(place, pointed=True)
        elif self._pointed:
            self._read(None)
        ev.accept()

    @override
    def mousePressEvent(self, ev: QMouseEvent) -> None:
        self._read(self.place_at(ev.position()), pointed=True)
        ev.accept()

    @override
    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:
        ev.accept()

    @override
    def mouseDoubleClickEvent(self, ev: QMouseEvent) -> None:
        ev.accept()

    @override
    def wheelEvent(self, ev: QWheelEvent) -> None:
        ev.ignore()

    @override
    def leaveEvent(self, ev: QEvent) -> None:
        if self._pointed:
            self._read(None)
        super().leaveEvent(ev)

    @override
    def focusOutEvent(self, ev: QFocusEvent) -> None:
        super().focusOutEvent(ev)
        self._read(None)
        self.finish()

    @override
    def focusInEvent(self, ev: QFocusEvent) -> None:
        super().focusInEvent(ev)
        self.viewport().update()

    @override
    def close(self) -> bool:
        # pyqtgraph's own close empties the scene under layers that Python still holds: it crashes
        return QWidget.close(self)

    # --- painting ------------------------------------------------------------------------------

    def _take_palette(self) -> None:
        self.setBackground(QColor(theme().tokens.surface))
        self.draw_again()

    def draw_again(self) -> None:
        """Draw the same content in the palette in force."""

    @override
    def resizeEvent(self, ev: Any) -> None:
        super().resizeEvent(ev)
        box = QRectF(self.viewport().rect())
        if not hasattr(self, "_over"):  # pyqtgraph resizes once before the layers exist
            return
        self._under.fit(box)
        self._over.fit(box)
        self._share_height()

    @override
    def paintEvent(self, ev: QPaintEvent) -> None:
        super().paintEvent(ev)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            paint_focus_ring(painter, QRectF(self.viewport().rect()), theme().tokens)

    def _paint_under(self, painter: QPainter) -> None:
        for lane in self.lanes:
            lane.measure()
        if self._scale is None or not self.lanes:
            return
        tokens = theme().tokens
        first, last = self.lanes[0], self.lanes[-1]
        top, foot = first.value_area.top(), last.area.bottom()
        now = first.place(self._now, 0).x()
        right = first.area.right()
        if now < right:
            after = QRectF(QPointF(max(now, first.area.left()), top), QPointF(right, foot))
            painter.fillRect(after, QColor(tokens.sunken))
        painter.setPen(stroke(tokens.line))
        for day in () if self._axis.centred else self._days:
            x = round(first.place(self._scale.x(day.at), 0).x()) + 0.5
            if first.area.left() <= x <= right:
                painter.drawLine(QPointF(x, top), QPointF(x, foot))
        for lane in self.lanes:
            for value in lane.grid():
                y = round(lane.place(0, value).y()) + 0.5
                painter.drawLine(QPointF(lane.area.left(), y), QPointF(right, y))

    def _paint_over(self, painter: QPainter) -> None:
        chip = self._now_chip()
        if self.lanes:
            # at the very beginning the label of now takes the place of the first title
            early = chip is not None and chip.left() < self.lanes[0].area.left() + _TITLE
            self.lanes[0].title_from = chip.right() + 10 if chip is not None and early else 0.0
        for lane in self.lanes:
            lane.paint_over(painter)
        if chip is not None:
            self._paint_now(painter, chip)
        spot = self._spot(self._place)
        if spot is not None and self._place is not None:
            self._paint_reading(painter, self.lanes[self._place.lane].place(spot.x, spot.y), spot)

    def _now_chip(self) -> QRectF | None:
        """Return where the label of now stands, or None while now is not in the chart."""
        if self._scale is None or not self.lanes or not 0 <= self._now <= self._scale.width:
            return None
        width = text_width(self._now_label, Ink(Step.CAPTION, 700)) + 20
        x = self.lanes[0].place(self._now, 0).x()
        left = min(max(4.0, x - width / 2), self.viewport().width() - width - 4)
        return QRectF(left, self.lanes[0].value_area.top() - 20, width, 20)

    def _paint_now(self, painter: QPainter, chip: QRectF) -> None:
        tokens = theme().tokens
        paint_frame(painter, chip, Frame(tokens.ink, None, 0, 3))
        painter.setFont(theme().font(Step.CAPTION, 700))
        painter.setPen(QColor(tokens.surface))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), self._now_label)

    def _paint_reading(self, painter: QPainter, at: QPointF, spot: Spot) -> None:
        tokens = theme().tokens
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(stroke(tokens.accent, 3))
        painter.drawEllipse(at, 12, 12)
        text = RunsLayout((Run(spot.sentence),), Look(Step.CAPTION, "ink", 600), _READ_OUT, tokens)
        size = (text.width + 20, text.height + 14)
        view = QRectF(self.viewport().rect()).adjusted(6, 6, -6, -6)
        left = at.x() + 18 if at.x() + 18 + size[0] <= view.right() else at.x() - 18 - size[0]
        top = at.y() - size[1] - 14 if at.y() - size[1] - 14 >= view.top() else at.y() + 18
        box = QRectF(max(view.left(), left), min(top, view.bottom() - size[1]), *size)
        paint_frame(painter, box, Frame(tokens.surface, tokens.accent, 1.5, 4))
        text.draw(painter, QPointF(box.left() + 10, box.top() + 7))
