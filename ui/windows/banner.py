"""Lines over the page that stay until what they say is over or answered: clock, room, mix-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.tokens import GAP, GRID
from ui.widgets.buttons import SecondaryButton
from ui.widgets.note import Note

if TYPE_CHECKING:
    from ui.widgets.note import NoteKind


class Line(NamedTuple):
    """One line: what it is about, its two sentences, and what its button says."""

    about: str
    kind: NoteKind
    first: str
    rest: str = ""
    button: str = ""


class _Strip(QWidget):
    def __init__(self, line: Line) -> None:
        super().__init__()
        self.note = Note(line.kind, line.first, line.rest)
        self.button = SecondaryButton(line.button)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, GRID // 2, GAP, 0)
        row.setSpacing(GAP)
        row.addWidget(self.note, 1)
        row.addWidget(self.button)
        if not line.button:  # shown with its line; shown before that it would be a window
            self.button.hide()


class Banner(QWidget):
    """Shows at most one line for each matter; a later line about it takes the place of the first.

    Signals:
        answered(str): the button of a matter was pressed.
    """

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, tuple[Line, _Strip]] = {}
        self._covered = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def say(self, line: Line) -> None:
        """Show a line, in place of an earlier one about the same matter."""
        known = self._lines.get(line.about)
        if known is not None and known[0] == line:
            return
        self.take_away(line.about)
        strip = _Strip(line)
        strip.button.clicked.connect(lambda: self.answered.emit(line.about))
        self._lines[line.about] = (line, strip)
        self._column.addWidget(strip)
        self._show()

    def take_away(self, about: str) -> None:
        """Take the line about a matter away, if there is one."""
        known = self._lines.pop(about, None)
        if known is not None:
            self._column.removeWidget(known[1])
            known[1].hide()
            known[1].deleteLater()
        self._show()

    def clear(self) -> None:
        """Take every line away: the ward that they speak of was left."""
        for about in tuple(self._lines):
            self.take_away(about)

    def cover(self) -> None:
        """Hide the lines while the screen is locked: they name subjects."""
        self._covered = True
        self._show()

    def show_again(self) -> None:
        """Show the lines again, if there are any."""
        self._covered = False
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._lines) and not self._covered)

    def texts(self) -> tuple[str, ...]:
        """Return what the lines say."""
        return tuple(strip.note.text() for _, strip in self._lines.values())
