"""The doses of a subject as an item model; columns that no dose fills are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from ui.models.subject_content import DoseRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

DoseColumn = Literal["dose", "from_titer", "advised", "accepted", "prepared", "given", "words"]
_ALL: tuple[DoseColumn, ...] = (
    "dose",
    "from_titer",
    "advised",
    "accepted",
    "prepared",
    "given",
    "words",
)
_ALWAYS: tuple[DoseColumn, ...] = ("dose", "given", "words")
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
COLUMN_ROLE = ROW_ROLE + 1
Index = QModelIndex | QPersistentModelIndex


class DoseModel(QAbstractTableModel):
    """One row a dose, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DoseRow, ...] = ()
        self._columns: tuple[DoseColumn, ...] = _ALWAYS

    def show(self, rows: Sequence[DoseRow]) -> None:
        """Show these doses."""
        if tuple(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self._columns = tuple(
            name for name in _ALL if name in _ALWAYS or any(getattr(row, name) for row in rows)
        )
        self.endResetModel()

    @property
    def columns(self) -> tuple[DoseColumn, ...]:
        """The columns shown, from left to right."""
        return self._columns

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role == ROW_ROLE:
            return row
        if role == COLUMN_ROLE:
            return column
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return str(getattr(row, column))
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = column in ("dose", "words")
            side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            "dose": self.tr("Dose"),
            "from_titer": self.tr("From titer"),
            "advised": self.tr("Advised"),
            "accepted": self.tr("Accepted"),
            "prepared": self.tr("Prepared"),
            "given": self.tr("Given"),
            "words": self.tr("State"),
        }[column]
