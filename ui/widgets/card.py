"""A card: title row, hairline, body; depth is surface on ground, never a shadow."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme.painting import Frame, paint_frame
from ui.theme.palette import theme
from ui.theme.tokens import GRID, PAD, TARGET, Step
from ui.widgets.text import Label


class Card(QWidget):
    """A titled surface; put content into `body`.

    Args:
        title: the title; an empty one leaves the title row out.
        aside: a caption at the right of the title row.
        padding: the space around the body; 12 in lists, 0 where rows reach the edge.
        accent: draw an accent rule along the top, for the infusion that runs.

    Attributes:
        body: the layout under the hairline.
        title_row: the layout of the title row, for a mark or a button at its right.
    """

    def __init__(
        self,
        title: str = "",
        aside: str = "",
        *,
        padding: int = PAD,
        accent: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._accent = accent
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 3 if accent else 1, 1, 1)
        outer.setSpacing(0)
        self._head = QWidget()
        self._head.setMinimumHeight(TARGET)
        self._head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.title_row = QHBoxLayout(self._head)
        self.title_row.setContentsMargins(PAD, 0, PAD, 0)
        self.title_row.setSpacing(GRID)
        self._title = Label(title, Step.STRONG, weight=700)
        self._aside = Label(aside, Step.CAPTION, tone="ink2", elide=True)
        self._aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.title_row.addWidget(self._title)
        self.title_row.addWidget(self._aside, 1)
        outer.addWidget(self._head)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(padding, min(padding, 10), padding, padding)
        self.body.setSpacing(GRID)
        outer.addLayout(self.body, 1)
        # takes what a body of fixed rows leaves over, so that the title row keeps its height
        outer.addStretch(0)
        self.show_title(title, aside)

    def show_title(self, title: str, aside: str = "") -> None:
        """Change title and aside."""
        self._title.setText(title)
        self._aside.setText(aside)
        self._head.setVisible(bool(title))
        self.setAccessibleName(title)
        self.update()

    def title(self) -> str:
        """Return the title."""
        return self._title.text()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        area = QRectF(self.rect())
        paint_frame(painter, area, Frame(tokens.surface, tokens.line, 1))
        if self._head.isVisibleTo(self):
            foot = self._head.geometry().bottom() + 0.5
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawLine(QLineF(1, foot, area.width() - 1, foot))
        if self._accent:
            painter.save()
            painter.setClipRect(QRectF(0, 0, area.width(), 3))
            paint_frame(painter, area, Frame(tokens.accent, None))
            painter.restore()


class Rule(QWidget):
    """A hairline between parts of a card; `strong` draws the accent line of the read-back."""

    def __init__(self, *, strong: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strong = strong
        self.setFixedHeight(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.accentline if self._strong else tokens.line))
