"""The events of an infusion as an item model, a row with the date before each day."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from ui.models.log_content import LogLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex


class EventColumn(IntEnum):
    """The columns of the log, from left to right."""

    TIME = 0
    MARK = 1
    EVENT = 2
    RATE = 3
    VOLUME = 4
    ENTERED = 5


class EventModel(QAbstractTableModel):
    """Events and dates; a date is a plain text, an event a `LogLine`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[str | LogLine, ...] = ()

    def show(self, lines: Sequence[LogLine]) -> bool:
        """Show these events and say whether anything changed."""
        rows: list[str | LogLine] = []
        for line in lines:
            last = next((one for one in reversed(rows) if isinstance(one, str)), "")
            if line.date != last:
                rows.append(line.date)
            rows.append(line)
        if tuple(rows) == self._rows:
            return False
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()
        return True

    def row(self, number: int) -> str | LogLine | None:
        """Return the date or the event at a place, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, key: str) -> int | None:
        """Return where an entry stands, or None."""
        for place, row in enumerate(self._rows):
            if isinstance(row, LogLine) and row.key == key:
                return place
        return None

    def last_charted(self) -> int | None:
        """Return the place of the last event that is charted, or None."""
        places = [n for n, row in enumerate(self._rows) if isinstance(row, LogLine) and row.key]
        return places[-1] if places else None

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(EventColumn)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self.row(index.row()), str):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(row, str):
            return row if index.column() == EventColumn.TIME else ""
        return self._cell(row, EventColumn(index.column()))

    def _cell(self, line: LogLine, column: EventColumn) -> str:
        match column:
            case EventColumn.TIME:
                return self._corrected(line.old_time, line.time)
            case EventColumn.MARK:
                return ""
            case EventColumn.EVENT:
                whole = f"{line.event}{line.detail}"
                return f"{whole}. {line.under}" if line.under else whole
            case EventColumn.RATE:
                return line.rate
            case EventColumn.VOLUME:
                return self._corrected(line.old_volume, line.volume)
            case EventColumn.ENTERED:
                return f"{line.by} {line.entered}".strip()

    def _corrected(self, old: str, new: str) -> str:
        return self.tr("{new}, was {old}").format(new=new, old=old) if old else new

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
            right = section in (EventColumn.RATE, EventColumn.VOLUME)
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Given at"),
            "",
            self.tr("Event"),
            self.tr("Rate from here"),
            self.tr("Volume so far"),
            self.tr("Entered"),
        )[section]
