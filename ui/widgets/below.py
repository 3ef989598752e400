"""What a list or table hides below its foot: whole rows only, and how many more there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.theme.palette import theme
from ui.theme.tokens import GAP, Step
from ui.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QAbstractItemView


class _Cover(QWidget):
    """Lies over the part of a row that would be cut; presses go through it."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().tokens.surface)


class BelowLine(Label):
    """The line under a view that scrolls by rows: `12 more below`, empty at its end."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__("", Step.CAPTION, tone="ink2")
        self._view = view
        self._cover = _Cover(view)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._tell)
        self.setContentsMargins(GAP, 0, GAP, 0)
        view.viewport().installEventFilter(self)
        view.verticalScrollBar().valueChanged.connect(lambda _value: self._tell())
        view.verticalScrollBar().rangeChanged.connect(lambda *_: self._later.start())
        model = view.model()
        for changed in (model.modelReset, model.layoutChanged):
            changed.connect(lambda *_: self._later.start())
        for counted in (model.rowsInserted, model.rowsRemoved):
            counted.connect(lambda *_: self._later.start())

    def below(self) -> int:
        """Return how many rows are not shown whole below the last one that is."""
        place = self._first_cut()
        return self._view.model().rowCount() - place if place is not None else 0

    def _first_cut(self) -> int | None:
        """Return the first row that does not fit, None while the last one is shown whole."""
        view = self._view
        foot = view.viewport().height()
        last = view.indexAt(QPoint(4, foot - 1))
        if not last.isValid():
            return None
        whole = view.visualRect(last).bottom() < foot
        place = last.row() + (1 if whole else 0)
        if place == 0 or place >= view.model().rowCount():  # one row higher than the view
            return None
        return place

    def _tell(self) -> None:
        view, place = self._view, self._first_cut()
        self.setText(_words(self.below()))
        if place is None:
            self._cover.hide()
            return
        port = view.viewport()
        top = view.visualRect(view.model().index(place - 1, 0)).bottom() + 1
        spot = port.mapTo(view, QPoint(0, top))
        self._cover.setGeometry(spot.x(), spot.y(), port.width(), max(0, port.height() - top))
        self._cover.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._later.start()
        return super().eventFilter(watched, event)


def _words(number: int) -> str:
    said = QCoreApplication.translate("Below", "%1 more below")
    return said.replace("%1", str(number)) if number > 0 else ""
