"""A note: four-pixel bar, mark, bold first sentence, at most two more, and a choice if asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme.icons import Icon, paint_icon
from ui.theme.marks import Status, paint_mark
from ui.theme.painting import Frame, paint_frame
from ui.theme.palette import theme
from ui.theme.runs import Run
from ui.theme.tokens import GAP, GRID, NOTE_RADIUS, Tone
from ui.widgets.text import RunsLabel

if TYPE_CHECKING:
    from ui.theme.tokens import Tokens

NoteKind = Literal["warning", "stop", "info", "done"]
_BAR = 4


@dataclass(frozen=True, slots=True)
class _Dress:
    tone: Tone
    soft: str
    status: Status | None


_DRESSES: dict[NoteKind, _Dress] = {
    "warning": _Dress("amber", "ambersoft", Status.WARNING),
    "stop": _Dress("red", "redsoft", Status.HARD_STOP),
    "info": _Dress("accent", "accentsoft", None),
    "done": _Dress("green", "greensoft", Status.DONE),
}


class Note(QWidget):
    """A note beside what it speaks of.

    Args:
        kind: warning, stop (in place of a dose), info or done.
        first: the first sentence, in bold.
        rest: at most two more sentences.
        mark: another mark than the kind's own, such as the flag of a deviation.

    Attributes:
        choices: a layout under the text for segments or buttons.
    """

    def __init__(
        self,
        kind: NoteKind,
        first: str,
        rest: str = "",
        *,
        mark: Status | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._dress = _DRESSES[kind]
        self._mark = mark or self._dress.status
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(_BAR + GAP, 9, GAP, 9)
        column.setSpacing(GRID)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self._spot = QWidget()
        self._spot.setFixedSize(20, 20)
        row.addWidget(self._spot, 0, Qt.AlignmentFlag.AlignTop)
        self._text = RunsLabel()
        row.addWidget(self._text, 1)
        column.addLayout(row)
        self.choices = QVBoxLayout()
        self.choices.setSpacing(GRID)
        column.addLayout(self.choices)
        self.say(first, rest)

    def say(self, first: str, rest: str = "") -> None:
        """Change the sentences."""
        runs = [Run(first, 700)]
        if rest:
            runs.append(Run(f" {rest}"))
        self._text.show_runs(runs)
        self.setAccessibleName(self._text.text())

    def text(self) -> str:
        """Return the whole text."""
        return self._text.text()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        area = QRectF(self.rect())
        colour, soft = tokens.tone(self._dress.tone), getattr(tokens, self._dress.soft)
        paint_frame(painter, area, Frame(soft, colour, 1, NOTE_RADIUS))
        painter.save()
        painter.setClipRect(QRectF(0, 0, _BAR, area.height()))
        paint_frame(painter, area, Frame(colour, None, 0, NOTE_RADIUS))
        painter.restore()
        self._paint_mark(painter, tokens)

    def _paint_mark(self, painter: QPainter, tokens: Tokens) -> None:
        spot = QRectF(self._spot.geometry())
        if self._mark is not None:
            paint_mark(painter, spot, self._mark, tokens)
        else:
            paint_icon(painter, spot, Icon.INFO, tokens.tone(self._dress.tone))
