"""The quiet card at the side that answers `Why?`: sentences, each with where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme.painting import Frame, paint_focus_ring, paint_frame
from ui.theme.palette import theme
from ui.theme.runs import Look
from ui.theme.tokens import EDGE_WIDTH, GAP, GRID, HALF, PAD, Step
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.text import RunsLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

translate = QCoreApplication.translate
WIDTH: Final = 468
_AROUND: Final = 62
"""Title row, rule and edges of the card."""


class _Lines(QScrollArea):
    """The sentences; arrows and Page keys scroll them."""

    focus_moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_moved.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_moved.emit()


class WhyCard(Card):
    """One explanation over the right side of a page; it covers no dialog and blocks nothing.

    Signals:
        closed(): it was closed by a person, or with its page.
    """

    closed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(translate("Why", "Why?"), padding=0, parent=page)
        self.setObjectName("why")
        self.body.setContentsMargins(3, 3, 3, 3)
        self._page = page
        self._back: QWidget | None = None
        self._said: tuple[str, ...] = ()
        self._lines = _Lines()
        self._lines.focus_moved.connect(self.update)
        self.body.addWidget(self._lines, 1)
        close = SecondaryButton(translate("Why", "Close"), key="Esc", quiet=True)
        close.setMinimumHeight(36)
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self.close_card)
        self.title_row.addWidget(close)
        self.hide()
        page.installEventFilter(self)

    def show_lines(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        """Show a title and sentences with their sources; take the keyboard, keep where it was."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(PAD - 3, GRID, PAD - 3, GAP)
        column.setSpacing(GRID)
        head = RunsLabel(title, Look(Step.STRONG))
        column.addWidget(head)
        for words, source in lines:
            pair = QVBoxLayout()
            pair.setSpacing(HALF // 2)
            pair.addWidget(RunsLabel(words))
            if source:
                pair.addWidget(RunsLabel(source, Look(Step.CAPTION, "ink2")))
            column.addLayout(pair)
        column.addStretch(1)
        self._lines.setWidget(inner)
        inner.setAutoFillBackground(False)  # Qt fills what it is given with the window's ground
        self._said = (title, *(f"{words} [{by}]" if by else words for words, by in lines))
        self.setAccessibleName(f"{translate('Why', 'Why?')} {title}")
        self._lines.setAccessibleName(self.accessibleName())
        self._lines.setAccessibleDescription("\n".join(self._said[1:]))
        if not self.isVisible():
            self._back = self._page.window().focusWidget()
        self._place()
        self.show()
        self.raise_()
        self._lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def lines(self) -> tuple[str, ...]:
        """Return what is said, title first."""
        return self._said

    def close_card(self) -> None:
        """Put the card away; the keyboard goes back to the row that was asked about."""
        if self.isHidden():
            return
        here = cast("QWidget | None", self._page.window().focusWidget())  # Qt may answer with none
        inside = here is not None and self.isAncestorOf(here)
        back, self._back = self._back, None
        self.hide()
        if inside and back is not None and _alive(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def _place(self) -> None:
        """Stand at the right edge, as high as the sentences need, at most as the page is."""
        room, width = self._page.height() - 2 * GAP, min(WIDTH, self._page.width() - 2 * GAP)
        inner = self._lines.widget()
        column = inner.layout() if inner is not None else None
        wanted = column.heightForWidth(width - 8 - self._bar()) if column is not None else 0
        height = min(room, max(120, wanted + _AROUND))
        self.setGeometry(self._page.width() - width - GAP, GAP, width, height)

    def _bar(self) -> int:
        return self._lines.verticalScrollBar().sizeHint().width()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens, area = theme().tokens, self.rect().toRectF()
        paint_frame(QPainter(self), area, Frame(None, tokens.edge, EDGE_WIDTH))
        if self._lines.hasFocus():
            paint_focus_ring(QPainter(self), area, tokens)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page: its size, and away with it."""
        if watched is self._page and not self.isHidden():
            if event.type() == QEvent.Type.Resize:
                self._place()
            elif event.type() == QEvent.Type.Hide:
                self.close_card()
        return False

    @override
    def event(self, event: QEvent) -> bool:
        """Keep Esc from the page beneath: in a form it would leave the form."""
        override_ = event.type() == QEvent.Type.ShortcutOverride
        if override_ and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        elif not event.text().isprintable() or not event.text():
            super().keyPressEvent(event)
        # letters end here: a key of the page beneath must not act while its row is covered

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._said = ()
        super().hideEvent(event)


def _alive(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return isValid(widget)
