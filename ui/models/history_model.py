"""Every entry of a subject as an item model, filtered by kind and by person."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from ui.models.log_content import HistoryRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex


class HistoryColumn(IntEnum):
    """The columns of the history, from left to right."""

    AT = 0
    KIND = 1
    TEXT = 2
    BY = 3
    NUMBER = 4


class HistoryModel(QAbstractTableModel):
    """Entries that pass the filter, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[HistoryRow, ...] = ()
        self._rows: tuple[HistoryRow, ...] = ()
        self._kind = ""
        self._person = ""

    def show(self, rows: Sequence[HistoryRow]) -> None:
        """Show these entries through the filter in force."""
        self._all = tuple(rows)
        self._sift()

    def sift(self, kind: str, person: str) -> None:
        """Show only entries of a kind and of a person; empty shows all."""
        self._kind, self._person = kind, person
        self._sift()

    def _sift(self) -> None:
        rows = tuple(
            row
            for row in self._all
            if self._kind in ("", row.kind) and self._person in ("", row.by)
        )
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> HistoryRow | None:
        """Return the entry at a place, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, key: str) -> int | None:
        """Return where an entry stands, or None."""
        return next((n for n, row in enumerate(self._rows) if row.key == key), None)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HistoryColumn)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._cell(row, HistoryColumn(index.column()))
        return None

    def _cell(self, row: HistoryRow, column: HistoryColumn) -> str:
        match column:
            case HistoryColumn.AT:
                return row.at
            case HistoryColumn.KIND:
                return row.kind_words
            case HistoryColumn.TEXT:
                return self._text(row)
            case HistoryColumn.BY:
                return f"{row.by}, {row.role}, {row.entered}"
            case HistoryColumn.NUMBER:
                return row.number

    def _text(self, row: HistoryRow) -> str:
        """Say what holds, what was struck and why."""
        said = self.tr("{text}, voided").format(text=row.text) if row.void else row.text
        for old in row.old:
            said = self.tr("{text}, was {old}").format(text=said, old=old)
        return f"{said}. {row.reason}" if row.reason else said

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Happened at"),
            self.tr("Kind"),
            self.tr("Entry"),
            self.tr("Entered by"),
            self.tr("Number"),
        )[section]
