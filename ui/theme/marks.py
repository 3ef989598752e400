"""Status marks: one painted shape, one word and one colour for each state of the ward.

A mark is read by its shape first; colour only adds to it, for red and amber or red and green
fall together for many eyes and on a black printer. Shapes are drawn in a box of 20 by 20 and
scaled; their inner signs are holes, so that a mark stands on any ground.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from math import cos, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QTransform

if TYPE_CHECKING:
    from ui.theme.tokens import Tokens, Tone

BOX = 20.0
# Qt joins and cuts curves to a fixed grain: ours are enlarged meanwhile, or corners turn ragged
_FINE = QTransform.fromScale(64, 64)
_COARSE = QTransform.fromScale(1 / 64, 1 / 64)
_ROUND = (Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


class Status(Enum):
    """Every state that a mark can show; the value is its machine name."""

    OVERDUE = "overdue"
    DUE_NOW = "due_now"
    SOON = "soon"
    LATER = "later"
    DONE = "done"
    NOT_DONE = "not_done"
    UNKNOWN = "unknown"
    WARNING = "warning"
    DEVIATION = "deviation"
    HARD_STOP = "hard_stop"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"
    NO_INFUSION = "no_infusion"
    BLINDED = "blinded"
    SINGLE_BLIND = "single_blind"
    OPEN = "open"
    TITER_BEFORE = "titer_before"
    TITER_DURING = "titer_during"
    TITER_AWAITED = "titer_awaited"


_TONES: dict[Status, Tone] = {
    Status.OVERDUE: "red",
    Status.DUE_NOW: "amber",
    Status.SOON: "amber",
    Status.LATER: "ink2",
    Status.DONE: "green",
    Status.NOT_DONE: "ink2",
    Status.UNKNOWN: "amber",
    Status.WARNING: "amber",
    Status.DEVIATION: "amber",
    Status.HARD_STOP: "red",
    Status.RUNNING: "accent",
    Status.PAUSED: "amber",
    Status.ENDED: "ink2",
    Status.NO_INFUSION: "ink2",
    Status.BLINDED: "ink2",
    Status.SINGLE_BLIND: "ink2",
    Status.OPEN: "ink2",
    Status.TITER_BEFORE: "ink",
    Status.TITER_DURING: "ink",
    Status.TITER_AWAITED: "amber",
}


def status_tone(status: Status) -> Tone:
    """Return the tone in which a status is written and painted."""
    return _TONES[status]


def status_word(status: Status) -> str:
    """Return the word of a status in the language of the program."""
    translate = QCoreApplication.translate
    words = {
        Status.OVERDUE: translate("Status", "Overdue"),
        Status.DUE_NOW: translate("Status", "Due now"),
        Status.SOON: translate("Status", "Soon"),
        Status.LATER: translate("Status", "Later"),
        Status.DONE: translate("Status", "Done"),
        Status.NOT_DONE: translate("Status", "Not done"),
        Status.UNKNOWN: translate("Status", "Not known"),
        Status.WARNING: translate("Status", "Warning"),
        Status.DEVIATION: translate("Status", "Deviation"),
        Status.HARD_STOP: translate("Status", "Stopped"),
        Status.RUNNING: translate("Status", "Running"),
        Status.PAUSED: translate("Status", "Paused"),
        Status.ENDED: translate("Status", "Ended"),
        Status.NO_INFUSION: translate("Status", "No infusion"),
        Status.BLINDED: translate("Status", "Blinded"),
        Status.SINGLE_BLIND: translate("Status", "Single-blind"),
        Status.OPEN: translate("Status", "Open"),
        Status.TITER_BEFORE: translate("Status", "before a dose"),
        Status.TITER_DURING: translate("Status", "during a dose"),
        Status.TITER_AWAITED: translate("Status", "result awaited"),
    }
    return words[status]


def paint_mark(
    painter: QPainter, rect: QRectF, status: Status, tokens: Tokens, *, on_accent: bool = False
) -> None:
    """Paint the mark of a status into a square.

    Args:
        painter: where to paint; its state is kept.
        rect: the square; the mark fills it.
        status: the state to show, which fixes shape and colour.
        tokens: the palette in force.
        on_accent: the ground is the accent fill, so the mark takes the text colour on it.
    """
    colour = tokens.onaccent if on_accent else tokens.tone(_TONES[status])
    fill_path(painter, rect, mark_path(status), QColor(colour))


def fill_path(painter: QPainter, rect: QRectF, path: QPainterPath, colour: QColor) -> None:
    """Fill a path of the 20 by 20 box, scaled into the middle of a rectangle."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / BOX, side / BOX)
    painter.fillPath(path, colour)
    painter.restore()


@lru_cache(maxsize=len(Status))
def mark_path(status: Status) -> QPainterPath:
    """Return the shape of a status in the 20 by 20 box; charts and the sheet use it too."""
    return _SHAPES[status]()


def stroked(
    path: QPainterPath, width: float, dashes: tuple[float, ...] = (), *, butt: bool = False
) -> QPainterPath:
    """Return the outline of a stroke as a path to fill; dashes count in stroke widths."""
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCurveThreshold(0.02)
    cap, join = _ROUND
    stroker.setCapStyle(Qt.PenCapStyle.FlatCap if butt or dashes else cap)
    stroker.setJoinStyle(join)
    if dashes:
        stroker.setDashPattern(list(dashes))
    return stroker.createStroke(path)


def joined(*paths: QPainterPath) -> QPainterPath:
    """Return the union of paths."""
    whole = _FINE.map(paths[0])
    for path in paths[1:]:
        whole = whole.united(_FINE.map(path))
    return _COARSE.map(whole)


def cut(path: QPainterPath, *holes: QPainterPath) -> QPainterPath:
    """Return a path with holes."""
    rest = _FINE.map(path)
    for hole in holes:
        rest = rest.subtracted(_FINE.map(hole))
    return _COARSE.map(rest)


def line_path(*points: tuple[float, float]) -> QPainterPath:
    """Return an open line through the points."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return path


def circle(x: float, y: float, radius: float) -> QPainterPath:
    """Return a circle as a path."""
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), radius, radius)
    return path


def box_path(left: float, top: float, width: float, height: float, radius: float) -> QPainterPath:
    """Return a rectangle with round corners as a path."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(left, top, width, height), radius, radius)
    return path


def polygon(*points: tuple[float, float], soften: float = 0.0) -> QPainterPath:
    """Return a closed figure; `soften` rounds its corners outward by that many units."""
    path = line_path(*points)
    path.closeSubpath()
    return joined(path, stroked(path, 2 * soften)) if soften else path


def _octagon() -> QPainterPath:
    corners = [
        (10 + 9.6 * cos(pi / 8 + k * pi / 4), 10 + 9.6 * sin(pi / 8 + k * pi / 4)) for k in range(8)
    ]
    return polygon(*corners, soften=0.4)


def _exclamation(top: float, foot: float, dot: float) -> QPainterPath:
    return joined(stroked(line_path((10, top), (10, foot)), 2.4), circle(10, dot, 1.45))


def _hands() -> QPainterPath:
    return stroked(line_path((10, 5.9), (10, 10.4), (13, 12.2)), 1.9)


def _question() -> QPainterPath:
    hook = QPainterPath(QPointF(7.3, 7.7))
    hook.arcTo(QRectF(7.2, 4.9, 5.6, 5.4), 175, -205)
    hook.quadTo(10.2, 10.6, 10, 12)
    return joined(stroked(hook, 1.9), circle(10, 14.7, 1.25))


def _overdue() -> QPainterPath:
    return cut(_octagon(), _exclamation(5.6, 10.7, 14.2))


def _hard_stop() -> QPainterPath:
    return cut(_octagon(), box_path(4.8, 8.5, 10.4, 3.0, 0.8))


def _due_now() -> QPainterPath:
    diamond = polygon((10, 0.9), (19.1, 10), (10, 19.1), (0.9, 10), soften=0.6)
    return cut(diamond, _hands())


def _soon() -> QPainterPath:
    return joined(stroked(circle(10, 10, 8.2), 2), _hands())


def _later() -> QPainterPath:
    # ten dashes close the ring without a seam: circumference / (10 * width)
    period = 2 * pi * 7.8 / 10 / 2.2
    return stroked(circle(10, 10, 7.8), 2.2, (period * 0.56, period * 0.44))


def _tick() -> QPainterPath:
    return stroked(line_path((5.9, 10.4), (8.9, 13.3), (14.3, 7.1)), 2.4)


def _done() -> QPainterPath:
    return cut(box_path(1.5, 1.5, 17, 17, 3.2), _tick())


def _not_done() -> QPainterPath:
    slash = stroked(line_path((6.2, 13.8), (13.8, 6.2)), 1.8)
    return joined(stroked(box_path(2.4, 2.4, 15.2, 15.2, 2.6), 1.8), slash)


def _unknown() -> QPainterPath:
    period = (4 * 15.4 - 8 * 2.6 + 2 * pi * 2.6) / 14 / 1.8
    frame = stroked(box_path(2.3, 2.3, 15.4, 15.4, 2.6), 1.8, (period * 0.62, period * 0.38))
    return joined(frame, _question())


def _warning() -> QPainterPath:
    triangle = polygon((10, 2.6), (18.6, 17.4), (1.4, 17.4), soften=1.0)
    return cut(triangle, _exclamation(7.4, 11.4, 14.9))


def _deviation() -> QPainterPath:
    pole = box_path(3.2, 1.6, 2.2, 17, 1.0)
    cloth = polygon((5, 3), (17, 3), (14, 7.2), (17, 11.4), (5, 11.4), soften=0.4)
    return joined(pole, cloth)


def _running() -> QPainterPath:
    return polygon((4.6, 3.2), (17.2, 10), (4.6, 16.8), soften=0.7)


def _paused() -> QPainterPath:
    path = box_path(4, 3, 4.4, 14, 0.6)
    path.addPath(box_path(11.6, 3, 4.4, 14, 0.6))
    return path


def _ended() -> QPainterPath:
    return box_path(3.2, 3.2, 13.6, 13.6, 0.8)


def _no_infusion() -> QPainterPath:
    return stroked(polygon((5.2, 3.6), (16.2, 10), (5.2, 16.4)), 2)


def _eye() -> QPainterPath:
    path = QPainterPath(QPointF(0.6, 10))
    path.cubicTo(4.6, 2.9, 15.4, 2.9, 19.4, 10)
    path.cubicTo(15.4, 17.1, 4.6, 17.1, 0.6, 10)
    return path


def _open() -> QPainterPath:
    return joined(stroked(_eye(), 1.9), circle(10, 10, 3.5))


def _single_blind() -> QPainterPath:
    # the lens is solid, its pupil half open: seen by one side only
    half = QPainterPath(QPointF(10, 5.9))
    half.arcTo(QRectF(5.9, 5.9, 8.2, 8.2), 90, -180)
    half.closeSubpath()
    return cut(joined(_eye(), stroked(_eye(), 1.2)), half)


def _blinded() -> QPainterPath:
    lid = QPainterPath(QPointF(0.9, 8))
    lid.cubicTo(5.2, 13.8, 14.8, 13.8, 19.1, 8)
    path = stroked(lid, 2)
    for lash in (((3.6, 11), (1.6, 14)), ((10, 12.6), (10, 16.2)), ((16.4, 11), (18.4, 14))):
        path = joined(path, stroked(line_path(*lash), 2))
    return path


def _titer_before() -> QPainterPath:
    return circle(10, 10, 8.6)


def _titer_during() -> QPainterPath:
    half = QPainterPath(QPointF(10, 1.6))
    half.arcTo(QRectF(1.6, 1.6, 16.8, 16.8), 90, 180)
    half.closeSubpath()
    return joined(stroked(circle(10, 10, 7.5), 2.2), half)


def _titer_awaited() -> QPainterPath:
    period = 2 * pi * 7.5 / 8 / 2.2
    return stroked(circle(10, 10, 7.5), 2.2, (period * 0.6, period * 0.4))


_SHAPES = {
    Status.OVERDUE: _overdue,
    Status.DUE_NOW: _due_now,
    Status.SOON: _soon,
    Status.LATER: _later,
    Status.DONE: _done,
    Status.NOT_DONE: _not_done,
    Status.UNKNOWN: _unknown,
    Status.WARNING: _warning,
    Status.DEVIATION: _deviation,
    Status.HARD_STOP: _hard_stop,
    Status.RUNNING: _running,
    Status.PAUSED: _paused,
    Status.ENDED: _ended,
    Status.NO_INFUSION: _no_infusion,
    Status.BLINDED: _blinded,
    Status.SINGLE_BLIND: _single_blind,
    Status.OPEN: _open,
    Status.TITER_BEFORE: _titer_before,
    Status.TITER_DURING: _titer_during,
    Status.TITER_AWAITED: _titer_awaited,
}
