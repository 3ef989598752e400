"""The deviations of a subject as an item model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, Qt
from typing_extensions import override

from ui.models.log_content import DeviationRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class DeviationModel(QAbstractListModel):
    """One row a deviation, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DeviationRow, ...] = ()

    def show(self, rows: Sequence[DeviationRow]) -> None:
        """Show these deviations."""
        if tuple(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> DeviationRow | None:
        """Return the deviation at a place, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, key: str) -> int | None:
        """Return where a deviation stands, or None."""
        return next((n for n, row in enumerate(self._rows) if row.key == key), None)

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
            quote = f"{row.quote} {row.by}".strip()
            parts = (row.state_words, row.words, row.place, row.class_words, quote)
            return ". ".join(part.rstrip(".") for part in parts if part)
        return None
