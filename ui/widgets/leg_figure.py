"""The outline of a leg from hip to foot, its mottling zones and its texture, as paths.

Zones follow the mottling score of 0 to 5 around the knee (Ait-Oufella et al., Intensive Care Med
2011;37:801-807): coin at the centre of the knee, to the upper edge of the kneecap, to mid-thigh,
to the groin fold, past it. Drawn as seen from the front, the right leg; the left is mirrored.
"""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

WIDTH, HEIGHT = 200.0, 372.0
KNEE = QPointF(75.0, 240.0)
COIN, KNEECAP = 11.0, 28.0
_CALF_END = 312.5
_HIP, _GROIN = QPointF(27.0, 51.0), QPointF(142.5, 100.5)


@lru_cache(maxsize=1)
def outline() -> QPainterPath:
    """Return the closed outline of the leg."""
    path = _outer_side()
    path.lineTo(93, 365.5)
    path.cubicTo(91, 354, 86, 350, 89, 341)
    path.cubicTo(97, 318, 109.5, 303, 109.5, 278)
    path.cubicTo(109.5, 258, 101, 254, 104, 238)
    path.cubicTo(107, 218, 113, 208, 118, 190)
    path.cubicTo(128, 158, 137, 128, 142.5, 100.5)
    path.cubicTo(152, 92, 163, 87.5, 176.5, 87.5)
    path.lineTo(176.5, 4.5)
    path.closeSubpath()
    return path


def _outer_side() -> QPainterPath:
    path = QPainterPath(QPointF(38.5, 4.5))
    path.cubicTo(35, 24, 30, 36, 27, 51)
    path.cubicTo(16, 88, 21, 122, 32.5, 160)
    path.cubicTo(40, 190, 47, 216, 47, 240)
    path.cubicTo(47, 254, 41, 264, 43, 282)
    path.cubicTo(44.5, 306, 52, 316, 56.5, 334)
    path.cubicTo(58, 340, 57, 345, 56, 350)
    path.cubicTo(50, 356, 48.5, 360, 48, 365.5)
    return path


@lru_cache(maxsize=1)
def cut_edge() -> QPainterPath:
    """Return the side where the drawing leaves off: dotted, it is no edge of the body."""
    path = QPainterPath(QPointF(176.5, 4.5))
    path.lineTo(176.5, 87.5)
    return path


@lru_cache(maxsize=8)
def boundary(zone: int) -> QPainterPath:
    """Return the upper boundary of a zone from 1 to 4, inside the outline."""
    path = QPainterPath()
    if zone == 4:
        path.moveTo(_HIP)
        path.quadTo(QPointF(86, 72), _GROIN)
    elif zone == 3:
        path.moveTo(33.5, 163)
        path.quadTo(QPointF(80, 168), QPointF(126.5, 162.5))
    elif zone in (1, 2):
        radius = COIN if zone == 1 else KNEECAP
        path.addEllipse(KNEE, radius, radius)
    return path


@lru_cache(maxsize=8)
def filled(zone: int) -> QPainterPath:
    """Return what is mottled at a zone from 0 to 5: from below the knee to its boundary."""
    if zone <= 0:
        return QPainterPath()
    if zone <= 2:
        return boundary(zone).intersected(outline())
    area = QPainterPath()
    area.addRect(QRectF(0, 0, WIDTH, _CALF_END))
    region = outline().intersected(area)
    return region if zone == 5 else region.subtracted(_over(zone))


def _over(zone: int) -> QPainterPath:
    """Return everything above a boundary."""
    path = QPainterPath(boundary(zone))  # a copy: the cached path must not grow
    end, start = path.currentPosition(), path.elementAt(0)
    path.lineTo(WIDTH + 50, end.y())
    path.lineTo(WIDTH + 50, -50)
    path.lineTo(-50, -50)
    path.lineTo(-50, start.y)
    path.closeSubpath()
    return path


BADGES: dict[int, QPointF] = {
    5: QPointF(107, 39),
    4: QPointF(82.5, 122),
    3: QPointF(79.5, 185.5),
    2: QPointF(147.5, 213),
    1: QPointF(147.5, 247),
}
"""Where the number of each zone stands; 1 and 2 stand outside with a line to their edge."""

LEADERS: dict[int, tuple[QPointF, QPointF]] = {
    2: (QPointF(100.5, 228), QPointF(137, 216)),
    1: (QPointF(86, 240.5), QPointF(136.5, 246)),
}


def zone_at(point: QPointF) -> int | None:
    """Return the zone under a point of the drawing, None outside and below the knee."""
    for zone, badge in BADGES.items():
        offset = point - badge
        if offset.x() ** 2 + offset.y() ** 2 <= 14.0**2:
            return zone
    for zone in (1, 2):
        if boundary(zone).contains(point):
            return zone
    if not outline().contains(point) or point.y() > KNEE.y():
        return None
    if _over(4).contains(point):
        return 5
    return 4 if _over(3).contains(point) else 3


@lru_cache(maxsize=1)
def texture() -> tuple[QPainterPath, ...]:
    """Return the blotches over the whole leg, always the same ones."""
    blotches = []
    for number in range(150):
        # two irrational steps spread the blotches evenly, a third varies their size
        x = 14 + ((number * 0.7548776662) % 1) * 136
        y = 6 + ((number * 0.5698402910) % 1) * 306
        size = 2.6 + ((number * 0.6180339887) % 1) ** 2 * 4.6
        blotches.append(_blotch(QPointF(x, y), size, number))
    return tuple(blotches)


def _blotch(centre: QPointF, size: float, number: int) -> QPainterPath:
    """Return a rounded, slightly uneven patch."""
    turn = number * 2.399963
    points = []
    for corner in range(6):
        uneven = 0.72 + 0.5 * ((number * 0.381966 + corner * 0.27) % 1)
        angle = turn + corner * pi / 3
        reach = size * uneven
        points.append(centre + QPointF(cos(angle) * reach * 1.25, sin(angle) * reach))
    path = QPainterPath((points[-1] + points[0]) / 2)
    for corner, point in enumerate(points):
        path.quadTo(point, (point + points[(corner + 1) % 6]) / 2)
    path.closeSubpath()
    return path
