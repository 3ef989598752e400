"""The rail of study days: what was done of what was asked, each day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.delegates.rail_delegate import RailDelegate
from ui.models.rail_model import RailModel
from ui.models.subject_content import RailDay
from ui.panels.rows import TapList, whole_rows
from ui.theme.tokens import GAP, Step
from ui.widgets.card import Card
from ui.widgets.text import Label

RAIL_WIDTH: Final = 184
_LEAST, _MOST = 44, 76


class DayRail(Card):
    """Study days from the first to the last that the schedule knows.

    Signals:
        day_opened(int): a person opened a study day.
    """

    day_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.setFixedWidth(RAIL_WIDTH)
        self.setAccessibleName(self.tr("Study days"))
        self._model = RailModel(self)
        self._list = TapList(self.tr("Study days"))
        self._delegate = RailDelegate(self._list)
        self._below = Label("", Step.CAPTION, tone="ink2")
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setMinimumHeight(_LEAST)
        self._list.opened.connect(self._open)
        self._list.verticalScrollBar().valueChanged.connect(lambda _value: self._tell())
        self._below.setContentsMargins(GAP, 0, GAP, 0)
        self._below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._below.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._below)
        self._shown = 0

    def show_days(self, days: Sequence[RailDay]) -> None:
        """Show these days and bring the present one into view."""
        self._model.show(days)
        self._fit()
        place = self._model.today()
        if place is not None:
            index = self._model.index(place)
            if not self._list.hasFocus():
                self._list.setCurrentIndex(index)
            self._list.scrollTo(index)

    def lines(self) -> tuple[str, ...]:
        """Return the days as a screen reader says them."""
        return tuple(self._model.index(n).data() for n in range(self._model.rowCount()))

    def _open(self, index: QModelIndex) -> None:
        day = self._model.row(index.row())
        if day is not None:
            self.day_opened.emit(day.day)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let all days fill the rail where they fit; otherwise whole rows and a count."""
        count, room = self._model.rowCount(), self.height() - 2
        if not count:
            return
        all_fit = count * _LEAST <= room
        self._below.setVisible(not all_fit)
        height = min(_MOST, room // count) if all_fit else _LEAST
        fit = whole_rows(room - (0 if all_fit else Step.CAPTION.line + 4), height, count)
        if height != self._delegate.row_height:
            self._delegate.row_height = height
            self._list.doItemsLayout()
        self._list.setMaximumHeight(fit.height)
        self._shown = fit.shown
        self._tell()

    def _tell(self) -> None:
        first = self._list.verticalScrollBar().value()
        below = self._model.rowCount() - first - self._shown
        words = [self.tr("{n} above").format(n=first)] if first else []
        words += [self.tr("{n} below").format(n=below)] if below > 0 else []
        self._below.setText(", ".join(words))
