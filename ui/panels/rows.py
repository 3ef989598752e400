"""Lists that are opened by one tap or Enter, show whole rows only, and say what is below."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Fit(NamedTuple):
    """How many rows a list shows, and how many pixels they take."""

    shown: int
    height: int


def whole_rows(room: int, row_height: int, count: int) -> Fit:
    """Return as many whole rows as fit, one at least."""
    shown = max(1, min(count, room // row_height))
    return Fit(shown, shown * row_height)


def offer_why(widget: QWidget, ask: Callable[[], None]) -> None:
    """Put `Why?` into the menu that a right click or the menu key opens."""
    action = QAction(QCoreApplication.translate("Why", "Why? (Ctrl+E)"), widget)
    action.triggered.connect(ask)
    widget.addAction(action)
    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)


class TapList(QListView):
    """A list whose rows are opened by one tap or by Enter; Tab leaves it, arrows move in it.

    Signals:
        opened(QModelIndex): a person opened a row.
    """

    opened = Signal(QModelIndex)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index == self.currentIndex():
            self.opened.emit(index)
