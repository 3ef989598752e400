"""What is left of the shift as an item model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, Qt
from typing_extensions import override

from ui.i18n.languages import core_said
from ui.models.board_row import ShiftRow
from ui.theme.marks import Status, status_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class ShiftModel(QAbstractListModel):
    """One row an item, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ShiftRow, ...] = ()

    def show(self, rows: Sequence[ShiftRow]) -> None:
        """Show these rows."""
        if tuple(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> ShiftRow | None:
        """Return the row at a place, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            word = status_word(Status(row.status))
            bed = self.tr("Bed {bed}").format(bed=row.bed)
            return f"{row.time}, {word}, {bed}, {row.subject}, {core_said(row.title)}"
        return None
