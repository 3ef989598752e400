"""Text in runs of different weight, size and tone, laid out without any markup.

Qt's rich text would read `<b>` in a nurse's words as markup. Runs keep every character literal
and still let a line say **112** of 141 mL. Widgets and delegates share this layout.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout, QTextOption

from ui.theme.palette import theme
from ui.theme.tokens import Step, Tone, Weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from ui.theme.tokens import Tokens


class Run(NamedTuple):
    """A stretch of text of one look; None takes the look of the whole."""

    text: str
    weight: Weight | None = None
    tone: Tone | None = None
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How runs look that do not say otherwise."""

    step: Step = Step.BODY
    tone: Tone = "ink"
    weight: Weight | None = None


class RunsLayout:
    """Runs broken into lines of a given width.

    Attributes:
        text: the whole text, without any look.
        width: the natural width of the longest line, in pixels.
        height: lines times the line height of the largest step in use, in pixels.
    """

    def __init__(self, runs: Sequence[Run], look: Look, width: float, tokens: Tokens) -> None:
        self.text = "".join(run.text for run in runs)
        self._line = max((run.step or look.step).line for run in runs) if runs else look.step.line
        self._layout = QTextLayout(self.text, theme().font(look.step, look.weight))
        self._layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        option.setUseDesignMetrics(False)
        self._layout.setTextOption(option)
        self._layout.setFormats(_formats(runs, look, tokens))
        self.width, self.height = self._break(width)

    def _break(self, width: float) -> tuple[float, float]:
        self._layout.beginLayout()
        lines = []
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(line)
        self._layout.endLayout()
        for number, line in enumerate(lines):
            spare = (self._line - line.height()) / 2
            line.setPosition(QPointF(0, number * self._line + spare))
        longest = max((line.naturalTextWidth() for line in lines), default=0.0)
        return longest, float(max(1, len(lines)) * self._line)

    @property
    def lines(self) -> int:
        """How many lines the text takes."""
        return self._layout.lineCount()

    def draw(self, painter: QPainter, at: QPointF | QRectF) -> None:
        """Draw at a point, or at the left of a rectangle and in the middle of its height."""
        if isinstance(at, QRectF):
            at = QPointF(at.left(), at.top() + (at.height() - self.height) / 2)
        self._layout.draw(painter, at)


def _formats(runs: Sequence[Run], look: Look, tokens: Tokens) -> list[QTextLayout.FormatRange]:
    ranges, start = [], 0
    for run in runs:
        form = QTextCharFormat()
        form.setForeground(QColor(tokens.tone(run.tone or look.tone)))
        step = run.step or look.step
        form.setFont(theme().font(step, run.weight or (look.weight if not run.step else None)))
        piece = QTextLayout.FormatRange()
        piece.start, piece.length, piece.format = (
            start,
            len(run.text.encode("utf-16-le")) // 2,
            form,
        )
        ranges.append(piece)
        start += piece.length
    return ranges
