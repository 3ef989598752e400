"""The ward board as an item model: rows in a fixed order that waits while a hand is on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from ui.i18n.languages import core_said
from ui.models.board_row import BoardOrder, BoardRow, order_rows

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class BoardColumn(IntEnum):
    """The columns of the board, from left to right."""

    SUBJECT = 0
    DUE = 1
    AFTER = 2
    INFUSION = 3
    MEASURE = 4
    DAY = 5


class BoardModel(QAbstractTableModel):
    """Rows of the board.

    While frozen, rows keep their places and take new values; rows that would move are counted.
    A new subject goes to the end, a subject who is gone leaves at once.

    Signals:
        waiting(int): how many rows would move if the order were set free now; 0 for none.
    """

    waiting = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[BoardRow] = []
        self._order: BoardOrder = "urgency"
        self._frozen = False
        self._waits = 0

    @property
    def order(self) -> BoardOrder:
        """By what the rows are ordered."""
        return self._order

    def row(self, number: int) -> BoardRow | None:
        """Return the row at a place, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, subject: str) -> int | None:
        """Return where a subject stands, or None."""
        return next((n for n, row in enumerate(self._rows) if row.subject == subject), None)

    def place_of_bed(self, number: int) -> int | None:
        """Return the first row whose bed has that number, or None."""
        for place, row in enumerate(self._rows):
            bed = row.bed.strip()
            if bed.isascii() and bed.isdigit() and int(bed) == number:
                return place
        return None

    def show(self, rows: Sequence[BoardRow]) -> None:
        """Show these rows; the order changes only while it is not frozen."""
        rows = [said_row(row) for row in rows]
        wanted = {row.subject: row for row in rows}
        for place in reversed(range(len(self._rows))):
            if self._rows[place].subject not in wanted:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place]
                self.endRemoveRows()
        self._take_values(wanted)
        known = {row.subject for row in self._rows}
        new = [row for row in order_rows(rows, self._order) if row.subject not in known]
        if new:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._rows.extend(new)
            self.endInsertRows()
        self._settle()

    def order_by(self, order: BoardOrder) -> None:
        """Order by something else, at once: a person asked for it."""
        self._order = order
        self.release()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def freeze(self) -> None:
        """Keep the order until `release`: a finger or a key is down."""
        self._frozen = True

    def release(self) -> None:
        """Let the rows take their places."""
        self._frozen = False
        self._settle()

    def _take_values(self, wanted: dict[str, BoardRow]) -> None:
        for place, row in enumerate(self._rows):
            new = wanted[row.subject]
            if new != row:
                self._rows[place] = new
                last = self.index(place, self.columnCount() - 1)
                self.dataChanged.emit(self.index(place, 0), last)

    def _settle(self) -> None:
        target = list(order_rows(self._rows, self._order))
        moved = sum(a.subject != b.subject for a, b in zip(target, self._rows, strict=True))
        if moved and not self._frozen:
            self._reorder(target)
            moved = 0
        if moved != self._waits:
            self._waits = moved
            self.waiting.emit(moved)

    def _reorder(self, target: list[BoardRow]) -> None:
        self.layoutAboutToBeChanged.emit()
        places = {row.subject: place for place, row in enumerate(target)}
        old = self.persistentIndexList()
        moved = [
            self.createIndex(places[self._rows[one.row()].subject], one.column()) for one in old
        ]
        self._rows = target
        self.changePersistentIndexList(old, moved)
        self.layoutChanged.emit()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(BoardColumn)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.cell_text(row, BoardColumn(index.column()))
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Bed, subject, protocol"),
            self.tr("Next due"),
            self.tr("After that"),
            self.tr("Infusion"),
            self.tr("Last titer or key measure"),
            self.tr("Day"),
        )[section]

    def cell_text(self, row: BoardRow, column: BoardColumn) -> str:
        """Return a cell as one plain text: what a screen reader says and the tests read."""
        match column:
            case BoardColumn.SUBJECT:
                bed = self.tr("Bed {bed}").format(bed=row.bed) if row.bed else self.tr("No bed")
                practice = (self.tr("Practice"),) if row.practice else ()
                return ", ".join((bed, row.subject, row.protocol, *practice))
            case BoardColumn.DUE:
                return _sentence(row.due.words, row.due.window, row.due.title)
            case BoardColumn.AFTER:
                return _sentence(*row.after)
            case BoardColumn.INFUSION:
                line = "".join(part.text for part in row.infusion.line)
                return _sentence(row.infusion.words, row.infusion.label, line)
            case BoardColumn.MEASURE:
                return _sentence(row.measure.value, row.measure.source)
            case BoardColumn.DAY:
                return " ".join(text for text in (row.day, row.of) if text)


def said_row(row: BoardRow) -> BoardRow:
    """Return a row in the language of the screen; the store keeps it in the core's English.

    Bed, study id and protocol are somebody's words and stay.
    """
    due, infusion, measure = row.due, row.infusion, row.measure
    return replace(
        row,
        due=replace(
            due,
            words=core_said(due.words),
            window=core_said(due.window),
            title=core_said(due.title),
        ),
        after=tuple(_after(text) for text in row.after),
        infusion=replace(
            infusion,
            words=core_said(infusion.words),
            label=core_said(infusion.label),
            line=tuple(part._replace(text=core_said(part.text)) for part in infusion.line),
        ),
        measure=replace(measure, value=core_said(measure.value), source=core_said(measure.source)),
        day=core_said(row.day),
        of=core_said(row.of),
    )


def _after(text: str) -> str:
    """Say `06:12 IgM titer result`; the time in front stays."""
    time, gap, title = text.partition(" ")
    return f"{time}{gap}{core_said(title)}"


def _sentence(*texts: str) -> str:
    return ", ".join(text for text in texts if text)
