"""Interface icons as painted paths in a box of 20 by 20; they never carry a status."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from math import cos, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from ui.theme.marks import (
    Status,
    box_path,
    circle,
    cut,
    fill_path,
    joined,
    line_path,
    mark_path,
    polygon,
    stroked,
)

if TYPE_CHECKING:
    from collections.abc import Callable


class Icon(Enum):
    """Every interface icon, by what it stands for."""

    BACK = "back"
    CHEVRON = "chevron"
    CHEVRON_DOWN = "chevron_down"
    LOCK = "lock"
    MOON = "moon"
    SUN = "sun"
    PERSON = "person"
    PEOPLE = "people"
    PENCIL = "pencil"
    STOP = "stop"
    PAUSE = "pause"
    PLAY = "play"
    RATE_STEP = "rate_step"
    BAG = "bag"
    PRINT = "print"
    SEARCH = "search"
    PLUS = "plus"
    MINUS = "minus"
    TIMER = "timer"
    CALENDAR = "calendar"
    NOT_DONE = "not_done"
    UNKNOWN = "unknown"
    TICK = "tick"
    INFO = "info"


def paint_icon(painter: QPainter, rect: QRectF, icon: Icon, colour: str | QColor) -> None:
    """Paint an icon in one colour into the middle of a rectangle; painter state is kept."""
    fill_path(painter, rect, icon_path(icon), QColor(colour))


@lru_cache(maxsize=len(Icon))
def icon_path(icon: Icon) -> QPainterPath:
    """Return the shape of an icon in the 20 by 20 box."""
    return _SHAPES[icon]()


def _back() -> QPainterPath:
    return stroked(line_path((12.4, 4.4), (6.8, 10), (12.4, 15.6)), 2.4)


def _chevron() -> QPainterPath:
    return stroked(line_path((7.6, 4.4), (13.2, 10), (7.6, 15.6)), 2.4)


def _chevron_down() -> QPainterPath:
    return stroked(line_path((4.4, 7.4), (10, 13), (15.6, 7.4)), 2.4)


def _lock() -> QPainterPath:
    shackle = QPainterPath(QPointF(6.2, 9.4))
    shackle.lineTo(6.2, 6.4)
    shackle.arcTo(QRectF(6.2, 2.4, 7.6, 7.8), 180, -180)
    shackle.lineTo(13.8, 9.4)
    return joined(stroked(shackle, 2), box_path(3.4, 8.6, 13.2, 9.6, 1.8))


def _moon() -> QPainterPath:
    return cut(circle(9.6, 10.4, 8), circle(14.2, 5.8, 7))


def _sun() -> QPainterPath:
    path = circle(10, 10, 3.9)
    for k in range(8):
        x, y = cos(k * pi / 4), sin(k * pi / 4)
        ray = line_path((10 + 6.5 * x, 10 + 6.5 * y), (10 + 8.6 * x, 10 + 8.6 * y))
        path = joined(path, stroked(ray, 1.9))
    return path


def _bust(x: float, head_y: float, size: float) -> QPainterPath:
    shoulders = QPainterPath(QPointF(x - 6.6 * size, head_y + 11.4 * size))
    shoulders.cubicTo(
        x - 6.6 * size,
        head_y + 3.4 * size,
        x + 6.6 * size,
        head_y + 3.4 * size,
        x + 6.6 * size,
        head_y + 11.4 * size,
    )
    shoulders.closeSubpath()
    return joined(circle(x, head_y, 3.7 * size), shoulders)


def _person() -> QPainterPath:
    return _bust(10, 6, 1.0)


def _people() -> QPainterPath:
    behind = _bust(13.8, 6.4, 0.86)
    front = _bust(6.9, 7, 0.92)
    return joined(cut(behind, front, stroked(front, 2.2)), front)


def _pencil() -> QPainterPath:
    body = polygon((3.2, 16.8), (4.3, 12.5), (13.6, 3.2), (16.8, 6.4), (7.5, 15.7))
    return joined(stroked(body, 1.8), stroked(line_path((11.4, 5.4), (14.6, 8.6)), 1.6))


def _stop() -> QPainterPath:
    return box_path(3.6, 3.6, 12.8, 12.8, 0.8)


def _pause() -> QPainterPath:
    return joined(box_path(4.2, 3.4, 4, 13.2, 0.6), box_path(11.8, 3.4, 4, 13.2, 0.6))


def _play() -> QPainterPath:
    return polygon((4.8, 3.4), (17, 10), (4.8, 16.6), soften=0.6)


def _rate_step() -> QPainterPath:
    stairs = line_path((2.2, 16), (7, 16), (7, 10.6), (12.4, 10.6), (12.4, 5), (17.8, 5))
    return stroked(stairs, 2.4)


def _bag() -> QPainterPath:
    outline = box_path(5, 2.4, 10, 12.6, 3)
    level = box_path(6.6, 8.4, 6.8, 5.2, 1.2)
    hook = stroked(line_path((8.4, 1.6), (11.6, 1.6)), 1.8)
    spike = stroked(line_path((10, 15.4), (10, 18.6)), 2.2)
    return joined(stroked(outline, 1.8), level, hook, spike)


def _print() -> QPainterPath:
    paper = stroked(box_path(5.6, 2.2, 8.8, 5, 0.6), 1.7)
    body = box_path(2, 6.6, 16, 8, 1.6)
    sheet = box_path(5.6, 11.2, 8.8, 6.8, 0.8)
    inner = box_path(7.2, 12.8, 5.6, 3.6, 0.3)
    return joined(paper, cut(body, sheet, stroked(sheet, 1.4)), cut(sheet, inner))


def _search() -> QPainterPath:
    handle = stroked(line_path((12.8, 12.8), (17.4, 17.4)), 2.5)
    return joined(stroked(circle(8.4, 8.4, 5.6), 2.1), handle)


def _plus() -> QPainterPath:
    return joined(_minus(), stroked(line_path((10, 4), (10, 16)), 2.4))


def _minus() -> QPainterPath:
    return stroked(line_path((4, 10), (16, 10)), 2.4)


def _timer() -> QPainterPath:
    hand = line_path((10, 7.8), (10, 11.6))
    crown = line_path((7.8, 1.6), (12.2, 1.6))
    knob = line_path((15.4, 5.4), (16.8, 4))
    strokes = [stroked(path, 1.9) for path in (hand, crown, knob)]
    return joined(stroked(circle(10, 11.4, 6.8), 1.9), *strokes)


def _calendar() -> QPainterPath:
    frame = stroked(box_path(2.8, 4, 14.4, 13.4, 1.8), 1.8)
    rings = [stroked(line_path((x, 2.4), (x, 5)), 2) for x in (6.6, 13.4)]
    return joined(frame, box_path(2.8, 4, 14.4, 4.6, 1.4), circle(10, 13, 1.7), *rings)


def _not_done() -> QPainterPath:
    return mark_path(Status.NOT_DONE)


def _unknown() -> QPainterPath:
    return mark_path(Status.UNKNOWN)


def _tick() -> QPainterPath:
    return stroked(line_path((3.6, 10.6), (8, 15), (16.4, 5.4)), 2.6)


def _info() -> QPainterPath:
    stem = stroked(line_path((10, 9.4), (10, 14.4)), 2.2)
    return cut(circle(10, 10, 9), stem, circle(10, 5.7, 1.4))


_SHAPES: dict[Icon, Callable[[], QPainterPath]] = {
    Icon.BACK: _back,
    Icon.CHEVRON: _chevron,
    Icon.CHEVRON_DOWN: _chevron_down,
    Icon.LOCK: _lock,
    Icon.MOON: _moon,
    Icon.SUN: _sun,
    Icon.PERSON: _person,
    Icon.PEOPLE: _people,
    Icon.PENCIL: _pencil,
    Icon.STOP: _stop,
    Icon.PAUSE: _pause,
    Icon.PLAY: _play,
    Icon.RATE_STEP: _rate_step,
    Icon.BAG: _bag,
    Icon.PRINT: _print,
    Icon.SEARCH: _search,
    Icon.PLUS: _plus,
    Icon.MINUS: _minus,
    Icon.TIMER: _timer,
    Icon.CALENDAR: _calendar,
    Icon.NOT_DONE: _not_done,
    Icon.UNKNOWN: _unknown,
    Icon.TICK: _tick,
    Icon.INFO: _info,
}
