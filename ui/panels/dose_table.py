"""The table of doses under the chart: advised, accepted, prepared and given, never one value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ui.delegates.dose_delegate import DoseDelegate
from ui.models.dose_model import ROW_ROLE, DoseColumn, DoseModel
from ui.models.subject_content import DoseRow
from ui.panels.rows import offer_why

ROW: Final = 28
HEADER: Final = 30
_SHARES: dict[DoseColumn, int] = {
    "dose": 110,
    "from_titer": 120,
    "advised": 92,
    "accepted": 92,
    "prepared": 92,
    "given": 92,
    "words": 150,
}


class DoseTable(QTableView):
    """Doses, newest first; arrow keys move in it, Tab leaves it.

    Signals:
        why_asked(str): reference of the dose that somebody asks about.
    """

    why_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = DoseModel(self)
        self.setModel(self._model)
        self.setItemDelegate(DoseDelegate(self))
        self.setAccessibleName(self.tr("Doses"))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setFixedHeight(HEADER)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        offer_why(self, lambda: self.why_asked.emit(self.asked_about()))

    def asked_about(self) -> str:
        """Return the reference of the dose under the focus, the newest before one is chosen."""
        row = self._model.index(max(0, self.currentIndex().row()), 0).data(ROW_ROLE)
        return row.asked if isinstance(row, DoseRow) else ""

    def show_doses(self, rows: Sequence[DoseRow], most: int) -> None:
        """Show these doses, at most so many rows without scrolling."""
        self._model.show(rows)
        shown = min(most, len(rows))
        self.setVisible(shown > 0)
        self.setFixedHeight(HEADER + ROW * shown + 2)
        self._share_width()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def lines(self) -> tuple[str, ...]:
        """Return the rows as plain text, header first."""
        model, columns = self._model, range(self._model.columnCount())
        header = [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in columns]
        body = [
            [str(model.index(row, n).data()) for n in columns] for row in range(model.rowCount())
        ]
        return tuple(" | ".join(line) for line in (header, *body))

    def _share_width(self) -> None:
        """Share the width among the columns by what they hold."""
        columns = self._model.columns
        whole = sum(_SHARES[name] for name in columns)
        for place, name in enumerate(columns):
            self.setColumnWidth(place, self.viewport().width() * _SHARES[name] // whole)
