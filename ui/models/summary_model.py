"""A registry's table as a Qt model: a row a line, a column a group, every cell with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, Qt
from typing_extensions import override

from protocols.summary.words import cell_words, line_label, missing_words, spoken_cell
from ui.i18n.sentences import said

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

    from protocols.summary.content import Column, Line, Summary

    Index = QModelIndex | QPersistentModelIndex

translate = QCoreApplication.translate


class SummaryModel(QAbstractTableModel):
    """One table of a summary, by one grouping, all subjects beside it; never changed here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._columns: tuple[Column, ...] = ()
        self._places: tuple[int, ...] = ()

    def show(self, summary: Summary | None, table: str, grouping: str) -> None:
        """Show one table by one grouping; nothing where there is no summary."""
        self.beginResetModel()
        tables = summary.tables if summary is not None else ()
        self._lines = next((one.lines for one in tables if one.id == table), ())
        columns = summary.columns if summary is not None else ()
        self._places = tuple(at for at, one in enumerate(columns) if one.grouping in ("", grouping))
        self._columns = tuple(columns[at] for at in self._places)
        self.endResetModel()

    def spoken(self, row: int, column: int) -> str:
        """Return a cell as a sentence; the first column speaks for all subjects."""
        if not (0 <= row < len(self._lines)) or not self._columns:
            return ""
        at = max(column - 1, 0)
        line = self._lines[row]
        words = said(spoken_cell(line, self._columns[at], line.cells[self._places[at]]))
        if not line.source_row:
            return words
        source = translate("Summary", "{0}. In the source: {1}")
        return source.format(words, line.source_row)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        shown = len(self._columns) + 1 if self._columns else 0
        return 0 if parent is not None and parent.isValid() else shown

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return translate("Summary", "Item")
        if section > len(self._columns):
            return None
        column = self._columns[section - 1]
        count = (
            translate("Summary", "1 subject")
            if column.subjects == 1
            else translate("Summary", "{0} subjects").format(column.subjects)
        )
        return f"{said(column.label)}\n{count}"

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if not index.isValid() or row >= len(self._lines) or column > len(self._columns):
            return None
        line = self._lines[row]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said(line_label(line)) if column == 0 else self.spoken(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column > 0:
            return said(missing_words(line.cells[self._places[column - 1]])) or None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if column == 0:
            return said(line_label(line))
        return said(cell_words(line, line.cells[self._places[column - 1]]))
