"""The line at the foot: is the store safe, is there a backup, is the clock right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ui.theme.marks import Status, paint_mark, status_word
from ui.theme.palette import theme
from ui.theme.runs import Look, Run
from ui.theme.tokens import PAD, Step
from ui.widgets.text import RunsLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme.tokens import Tone

_MARK = 14


class FooterItem(NamedTuple):
    """What stands in the footer: a mark or none, a bold word, and the rest."""

    status: Status | None
    title: str
    rest: str = ""


class _Item(QWidget):
    def __init__(self, item: FooterItem) -> None:
        super().__init__()
        self._status = item.status
        bold: Tone = "amber" if item.status is Status.WARNING else "ink"
        runs = [Run(item.title, 600, bold), Run(f"  {item.rest}" if item.rest else "")]
        row = QHBoxLayout(self)
        row.setContentsMargins(0 if item.status is None else _MARK + 5, 0, 0, 0)
        row.addWidget(RunsLabel(runs, Look(Step.CAPTION, "ink2"), wrap=False))
        said = f"{item.title} {item.rest}".strip()
        mark = "" if item.status is None else f", {status_word(item.status)}"
        self.setAccessibleName(said + mark)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._status is not None:
            spot = QRectF(1, (self.height() - _MARK) / 2, _MARK, _MARK)
            paint_mark(QPainter(self), spot, self._status, theme().tokens)


class Footer(QWidget):
    """The footer, 32 px, or 24 in a low window. Shows states, asks nothing.

    Signals:
        asked: a person pressed it, for the status of store, backup and clock.
    """

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[FooterItem, ...], tuple[FooterItem, ...]] = ((), ())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(PAD, 1, PAD, 0)
        self._row.setSpacing(24)
        self.setAccessibleName(QCoreApplication.translate("Footer", "Store, backup, clock"))
        self.set_compact(compact=False)

    def set_compact(self, *, compact: bool) -> None:
        """Take the height of a low window, or the usual one."""
        self.setFixedHeight(24 if compact else 32)

    def show_items(self, left: Sequence[FooterItem], right: Sequence[FooterItem] = ()) -> None:
        """Show the items; unchanged ones cost nothing."""
        wanted = (tuple(left), tuple(right))
        if wanted == self._shown:
            return
        self._shown = wanted
        while (old := self._row.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for item in left:
            self._row.addWidget(_Item(item))
        self._row.addStretch(1)
        for item in right:
            self._row.addWidget(_Item(item))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.asked.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(QLineF(0, 0.5, self.width(), 0.5))
