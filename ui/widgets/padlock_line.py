"""The line over a page that can only be read: a padlock, why in plain words, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme.icons import Icon, paint_icon
from ui.theme.palette import theme
from ui.theme.runs import Run
from ui.theme.tokens import GAP, GRID, HALF, PAD
from ui.widgets.text import RunsLabel

_ICON = 18


class PadlockLine(QWidget):
    """Hidden while the page can be typed into."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._words = RunsLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(PAD + _ICON + GRID, HALF, GAP, HALF)
        row.addWidget(self._words)
        self.hide()

    def say(self, first: str, rest: str = "") -> None:
        """Say why nothing can be recorded; an empty first sentence hides the line."""
        self._words.show_runs((Run(first, 600), Run(f" {rest}")) if rest else (Run(first, 600),))
        self.setAccessibleName(f"{first} {rest}".strip())
        self.setVisible(bool(first))

    def text(self) -> str:
        """Return what is said, empty while the page can be typed into."""
        return self.accessibleName()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.sunken)
        spot = QRectF(PAD, (self.height() - _ICON) / 2, _ICON, _ICON)
        paint_icon(painter, spot, Icon.LOCK, tokens.ink)
