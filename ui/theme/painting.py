"""Frames, focus rings and badges as every control and delegate paints them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ui.theme.palette import theme
from ui.theme.tokens import BADGE_RADIUS, CARD_RADIUS, EDGE_WIDTH, FOCUS_WIDTH, Step

if TYPE_CHECKING:
    from ui.theme.tokens import Tokens


class Frame(NamedTuple):
    """How a box is drawn: fill and edge colours (None for none), edge width, corner radius."""

    fill: str | None
    edge: str | None
    width: float = EDGE_WIDTH
    radius: float = CARD_RADIUS
    dashed: bool = False


def paint_frame(painter: QPainter, rect: QRectF, frame: Frame) -> None:
    """Paint a round-cornered box whose edge lies wholly inside the rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(frame.fill) if frame.fill else Qt.BrushStyle.NoBrush)
    inset = 0.0
    painter.setPen(Qt.PenStyle.NoPen)
    if frame.edge:
        pen = QPen(QColor(frame.edge), frame.width)
        if frame.dashed:
            pen.setDashPattern([3.0, 2.2])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        inset = frame.width / 2
    inner = max(0.0, frame.radius - inset)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), inner, inner)
    painter.restore()


def paint_focus_ring(
    painter: QPainter,
    rect: QRectF,
    tokens: Tokens,
    *,
    radius: float = CARD_RADIUS,
    on_accent: bool = False,
) -> None:
    """Paint the 3 px ring inside a control; on the accent fill a light line sets it off."""
    paint_frame(painter, rect, Frame(None, tokens.focus, FOCUS_WIDTH, radius))
    if on_accent:
        inner = rect.adjusted(FOCUS_WIDTH, FOCUS_WIDTH, -FOCUS_WIDTH, -FOCUS_WIDTH)
        paint_frame(painter, inner, Frame(None, tokens.surface, 2, max(0, radius - 3)))


def badge_size(text: str, *, pad: float = 6, height: float = 20) -> QSizeF:
    """Return the room that a badge needs."""
    metrics = QFontMetricsF(theme().font(Step.CAPTION, 600))
    width = metrics.horizontalAdvance(text) + 2 * pad
    return QSizeF(max(height, width), height)


def paint_badge(painter: QPainter, rect: QRectF, text: str, ink: str, edge: str) -> None:
    """Paint a small framed word: a protocol, a key, a count."""
    paint_frame(painter, rect, Frame(None, edge, 1.25, BADGE_RADIUS))
    painter.save()
    painter.setFont(theme().font(Step.CAPTION, 600))
    painter.setPen(QColor(ink))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()
