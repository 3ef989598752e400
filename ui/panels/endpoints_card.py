"""Endpoints so far, for investigator and monitor: every row can be asked why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QWidget
from typing_extensions import override

from ui.models.endpoint_rows import EndpointRow, columns
from ui.models.review_model import ReviewModel
from ui.models.review_rows import ReviewRow
from ui.panels.review_page import ReviewTable
from ui.panels.rows import offer_why
from ui.widgets.card import Card

if TYPE_CHECKING:
    from collections.abc import Sequence

translate = QCoreApplication.translate
_BOUNDS, _STATE = 150, 130
_LEAST_ROW: Final = 36


class _Table(ReviewTable):
    """As high as its rows: the page scrolls, the table does not."""

    def __init__(self, model: ReviewModel) -> None:
        super().__init__(model)
        self.setAccessibleName(translate("Endpoints", "Endpoints"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.verticalHeader().setMinimumSectionSize(_LEAST_ROW)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def fit(self) -> None:
        """Share the width, give each row the height of its words, and the table that of all."""
        if not self.model().columnCount():
            return
        room = self.viewport().width() - _BOUNDS - _STATE
        for column, width in enumerate((room // 2, room - room // 2, _BOUNDS, _STATE)):
            self.setColumnWidth(column, width)
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.model().rowCount()))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 4)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()


class EndpointsCard(Card):
    """The block `Endpoints`; hidden for roles that do not read them.

    Signals:
        why_asked(str): reference of the endpoint that somebody asks about.
    """

    why_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("Endpoints", "Endpoints"),
            translate("Endpoints", "any row: Why? with Ctrl+E"),
            padding=0,
            parent=parent,
        )
        self.body.setContentsMargins(1, 0, 1, 1)
        self._rows: tuple[EndpointRow, ...] = ()
        self._model = ReviewModel(self)
        self.table = _Table(self._model)
        self.body.addWidget(self.table)
        offer_why(self.table, lambda: self.why_asked.emit(self.asked_about()))
        self.hide()

    def show_rows(self, rows: Sequence[EndpointRow]) -> None:
        """Show these endpoints; none hides the block."""
        self.setVisible(bool(rows))
        if tuple(rows) == self._rows:
            return
        current = max(0, self.table.currentIndex().row())
        self._rows = tuple(rows)
        self._model.show(columns(), [ReviewRow(one.cells, ", ".join(one.cells)) for one in rows])
        if rows:
            self.table.setCurrentIndex(self._model.index(min(current, len(rows) - 1), 0))
        self.table.fit()

    def asked_about(self) -> str:
        """Return the reference of the row under the focus."""
        row = self.table.currentIndex().row()
        return self._rows[row].asked if 0 <= row < len(self._rows) else ""
