"""What delegates paint with: one line of text, a bar, a row's frame. Pixels at 100 % scaling."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout

from ui.theme.painting import Frame, paint_frame
from ui.theme.palette import theme
from ui.theme.runs import Look, Run, RunsLayout
from ui.theme.tokens import FOCUS_WIDTH, Step, Tone, Weight
from ui.widgets.bars import paint_bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme.tokens import Tokens


class Ink(NamedTuple):
    """How one line of text looks."""

    step: Step = Step.BODY
    weight: Weight | None = None
    tone: Tone = "ink"
    struck: bool = False


@lru_cache(maxsize=64)
def _font(ink: Ink) -> tuple[QFont, QFontMetricsF]:
    """Return font and metrics; building them anew for each line takes most of a repaint."""
    font = theme().font(ink.step, ink.weight)
    font.setStrikeOut(ink.struck)
    return font, QFontMetricsF(font)


@lru_cache(maxsize=4096)
def text_width(text: str, ink: Ink) -> float:
    """Return how wide a line is."""
    return _font(ink)[1].horizontalAdvance(text)


def draw_line(painter: QPainter, at: QPointF, text: str, ink: Ink, room: float = 0.0) -> float:
    """Draw one line of text and return its width.

    Args:
        painter: where to paint.
        at: the left end and the middle of the line's height.
        text: what to write, taken literally.
        ink: its look.
        room: the width there is; what is longer ends in an ellipsis. 0 for no limit: only
            sources may be shortened, never a dose, a drug or a study id.
    """
    font, metrics = _font(ink)
    if room:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.setFont(font)
    painter.setPen(QColor(theme().tokens.tone(ink.tone)))
    painter.drawText(QPointF(at.x(), at.y() + (metrics.ascent() - metrics.descent()) / 2), text)
    return metrics.horizontalAdvance(text)


def draw_line_right(painter: QPainter, at: QPointF, text: str, ink: Ink) -> float:
    """Draw one line that ends at a point, and return its width."""
    width = text_width(text, ink)
    draw_line(painter, QPointF(at.x() - width, at.y()), text, ink)
    return width


def draw_runs(painter: QPainter, at: QPointF, runs: Sequence[Run], look: Look, room: float) -> None:
    """Draw runs from their top left corner, broken at a width."""
    RunsLayout(runs, look, room, theme().tokens).draw(painter, at)


def fitted_title(text: str, room: float) -> tuple[RunsLayout, int]:
    """Lay out a title: 17 px in one line, else 15 px and wrapped; never shortened.

    Returns:
        The layout, and how many pixels its middle stands lower than that of a single line.
    """
    tokens = theme().tokens
    large = RunsLayout((Run(text),), Look(Step.STRONG), room, tokens)
    if large.lines == 1:
        return large, 0
    small = RunsLayout((Run(text),), Look(Step.BODY, weight=600), room, tokens)
    return small, 0 if small.lines == 1 else 4


def draw_bar(painter: QPainter, rect: QRectF, permille: int, *, running: bool) -> None:
    """Draw the bar of an infusion; what ran beyond the plan is amber after a line at the plan."""
    tokens = theme().tokens
    colour = tokens.accent if running else tokens.edge
    if permille <= 1000:
        paint_bar(painter, rect, permille / 1000, colour, tokens)
        return
    paint_bar(painter, rect, 1, tokens.amber, tokens)
    plan = rect.width() * 1000 / permille
    paint_bar(painter, QRectF(rect.topLeft(), QSizeF(plan, rect.height())), 1, colour, tokens)
    painter.fillRect(
        QRectF(rect.left() + plan, rect.top() - 2, 2, rect.height() + 4), QColor(tokens.ink)
    )


def draw_row_line(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    """Draw the hairline under a row."""
    painter.setPen(QPen(QColor(tokens.line), 1))
    foot = rect.bottom() - 0.5
    painter.drawLine(QPointF(rect.left(), foot), QPointF(rect.right(), foot))


def draw_row_focus(painter: QPainter, rect: QRectF, tokens: Tokens, *, focused: bool) -> None:
    """Frame the current row: the ring with the focus, a bar at its left without."""
    if focused:
        paint_frame(painter, rect, Frame(None, tokens.focus, FOCUS_WIDTH, 2))
    else:
        painter.fillRect(
            QRectF(rect.left(), rect.top(), 4, rect.height() - 1), QColor(tokens.accent)
        )


class StruckText:
    """Text that no longer holds: struck through, wrapped at a width, legible.

    Attributes:
        height: in pixels.
    """

    def __init__(self, text: str, room: float) -> None:
        self._layout = QTextLayout(text, _font(Ink(struck=True))[0])
        self._layout.beginLayout()
        count = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, count * Step.BODY.line))
            count += 1
        self._layout.endLayout()
        self.height = float(max(1, count) * Step.BODY.line)

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw it from its top left corner."""
        painter.setPen(QColor(theme().tokens.ink2))
        self._layout.draw(painter, at)
