"""The study days of a subject as an item model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, Qt
from typing_extensions import override

from ui.models.subject_content import RailDay
from ui.theme.marks import Status, status_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class RailModel(QAbstractListModel):
    """One row a study day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[RailDay, ...] = ()

    def show(self, days: Sequence[RailDay]) -> None:
        """Show these days; places are kept while the days are the same."""
        days = tuple(days)
        if [one.day for one in days] == [one.day for one in self._days]:
            self._days = days
            if days:
                self.dataChanged.emit(self.index(0), self.index(len(days) - 1))
            return
        self.beginResetModel()
        self._days = days
        self.endResetModel()

    def row(self, number: int) -> RailDay | None:
        """Return the day at a place, or None."""
        return self._days[number] if 0 <= number < len(self._days) else None

    def today(self) -> int | None:
        """Return the place of the present day, or None."""
        return next((place for place, day in enumerate(self._days) if day.today), None)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._days)

    @override
    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        day = self.row(index.row()) if index.isValid() else None
        if day is None:
            return None
        if role == ROW_ROLE:
            return day
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (day.label, day.date, status_word(Status(day.status)), day.count)
            return ", ".join(part for part in parts if part)
        return None
