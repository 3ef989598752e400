"""Labels: plain text only, in the steps and tones of the theme."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme.palette import theme
from ui.theme.runs import Look, Run, RunsLayout
from ui.theme.tokens import Step, Tone, Weight

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDLESS = 100_000.0
_COMFORTABLE = 320


def plain_tooltip(text: str) -> str:
    """Return a tooltip that shows the text literally; Qt would guess markup in it otherwise."""
    return f"<span>{escape(text)}</span>" if text else ""


class Label(QLabel):
    """One plain text in one look. `<b>x</b>` shows as typed.

    Args:
        text: what to show.
        step: the type step.
        weight: another weight than the step's own.
        tone: a text colour by its name.
        wrap: break long text into lines.
        elide: shorten with an ellipsis when narrow, whole text in the tooltip; for sources only.
    """

    def __init__(
        self,
        text: str = "",
        step: Step = Step.BODY,
        *,
        weight: Weight | None = None,
        tone: Tone = "ink",
        wrap: bool = False,
        elide: bool = False,
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme().font(step, weight))
        self.setMinimumHeight(step.line)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self._elide = elide
        self.setText(text)

    def set_tone(self, tone: Tone) -> None:
        """Change the colour by its name."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(40, hint.height()) if self._elide else hint

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        self.setToolTip(plain_tooltip(self.text()) if shown != self.text() else "")
        painter.setPen(self.palette().windowText().color())
        flags = int(self.alignment()) | int(Qt.TextFlag.TextSingleLine)
        painter.drawText(self.rect(), flags, shown)


class RunsLabel(QWidget):
    """Text in runs of different weight and tone, wrapped at its width, markup never read.

    Args:
        runs: the runs, or one plain text.
        look: step, tone and weight where a run does not say.
        wrap: break at the width; otherwise one line as long as it needs.
        right: set the text flush right.
    """

    def __init__(
        self,
        runs: Sequence[Run] | str = (),
        look: Look | None = None,
        *,
        wrap: bool = True,
        right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look or Look()
        self._wrap = wrap
        self._right = right
        self._runs: tuple[Run, ...] = ()
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed,
            QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed,
        )
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.show_runs(runs)

    def show_runs(self, runs: Sequence[Run] | str) -> None:
        """Show other runs, or one plain text."""
        taken = (Run(runs),) if isinstance(runs, str) else tuple(runs)
        if taken == self._runs:
            return
        self._runs = taken
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return the whole text."""
        return "".join(run.text for run in self._runs)

    def _lay(self, width: float) -> RunsLayout:
        return RunsLayout(self._runs, self._look, width, theme().tokens)

    @override
    def sizeHint(self) -> QSize:
        whole = self._lay(_ENDLESS)
        width = int(whole.width) + 2
        if self._wrap and width > _COMFORTABLE:
            return QSize(_COMFORTABLE, int(self._lay(_COMFORTABLE).height))
        return QSize(width, int(whole.height))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._look.step.line) if self._wrap else self.sizeHint()

    @override
    def hasHeightForWidth(self) -> bool:
        return self._wrap

    @override
    def heightForWidth(self, width: int) -> int:
        return int(self._lay(float(width)).height) if self._wrap else -1

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        laid = self._lay(float(self.width()) if self._wrap else _ENDLESS)
        area = QRectF(self.rect())
        if self._right:
            area.setLeft(max(0.0, area.right() - laid.width - 1))
        laid.draw(painter, area)
