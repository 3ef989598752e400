"""A person at the bedside: sees what is on the screen, presses keys, types, and does nothing else.

Every verb sends key events to the widget that has the focus. The robot reads widgets only as a
screen reader does: by their accessible names and their texts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui.windows.main_window import MainWindow

_FARTHEST = 80
_ROUNDS = 3


class BedsideRobot:
    """Works one window by keyboard.

    Args:
        window: the window, shown.
    """

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    # -- seeing -----------------------------------------------------------------------------------

    @property
    def focus(self) -> QWidget:
        """The widget that the next key goes to."""
        QApplication.processEvents()
        found = self.window.focusWidget()
        assert found is not None, "a person would type into nothing"
        assert found.isVisible(), f"the focus is on something hidden: {name_of(found)!r}"
        return found

    @property
    def focus_name(self) -> str:
        """How a screen reader names what has the focus."""
        return name_of(self.focus)

    @property
    def typed(self) -> str:
        """What stands in the field that has the focus."""
        field = self.focus
        if isinstance(field, QPlainTextEdit):
            return field.toPlainText()
        assert isinstance(field, QLineEdit), name_of(field)
        return field.text()

    def texts(self) -> tuple[str, ...]:
        """Return every text on the screen: labels, buttons, fields, names and table cells."""
        QApplication.processEvents()
        widgets = [one for one in self.window.findChildren(QWidget) if one.isVisible()]
        return tuple(plain(text) for one in widgets for text in _texts_of(one) if text)

    def rows(self) -> tuple[str, ...]:
        """Return what the rows of the list or table say that has the focus."""
        view = self.focus
        assert isinstance(view, QAbstractItemView), name_of(view)
        return rows(view.model())

    def sees(self, words: str) -> bool:
        """Say whether words stand on the screen."""
        return any(words in text for text in self.texts())

    def must_see(self, *words: str) -> None:
        """Fail with what is on the screen, unless all the words are there."""
        seen = self.texts()
        for one in words:
            assert any(one in text for text in seen), f"{one!r} is not on the screen: {seen}"

    def must_not_see(self, *words: str) -> None:
        """Fail if one of the words is on the screen."""
        seen = self.texts()
        for one in words:
            assert not [text for text in seen if one in text], f"{one!r} is on the screen"

    # -- doing ------------------------------------------------------------------------------------

    def presses(self, *keys: str) -> None:
        """Press keys one after the other, such as `Tab`, `Ctrl+Return`, `Alt+2`, `Y`."""
        for key in keys:
            held = QKeySequence.fromString(key)
            assert held.count() == 1, key
            one = held[0]  # type: ignore[index]  # Qt indexes it; its stub does not say so
            QTest.keyClick(self.focus, one.key(), one.keyboardModifiers())
            QApplication.processEvents()

    def types(self, text: str) -> None:
        """Type a text into what has the focus, character by character."""
        for character in text:
            QTest.keyClicks(self.focus, character)
        QApplication.processEvents()

    def types_over(self, text: str) -> None:
        """Type a text in place of what stands in the field."""
        self.presses("Ctrl+A", "Delete")
        self.types(text)

    def goes_to(self, name: str) -> None:
        """Press Tab, and where that comes round Shift+Tab, until the thing of that name has it.

        A name is given in full or by its beginning.
        """
        passed: list[str] = []
        for key in ("Tab", "Shift+Tab"):
            for _ in range(_FARTHEST):
                here = self.focus_name
                if here.startswith(name):
                    return
                if passed.count(here) > _ROUNDS:
                    break
                passed.append(here)
                self.presses(key)
        raise AssertionError(
            f"Tab does not reach {name!r}; it goes by {list(dict.fromkeys(passed))}"
        )

    def fills(self, name: str, text: str) -> None:
        """Go to a field and type in place of what is there."""
        self.goes_to(name)
        self.types_over(text)

    def chooses(self, name: str, option: str) -> None:
        """Go to a drop-down list, or to segments, and choose an option with arrows."""
        self.goes_to(name)
        field = self.focus
        if isinstance(field, QComboBox):
            for key in ("Home", *("Down" for _ in range(field.count()))):
                if field.currentText() == option:
                    return
                self.presses(key)
            assert field.currentText() == option, f"{option!r} cannot be chosen in {name!r}"
            return
        self.presses(*("Left" for _ in range(6)))
        for _ in range(8):
            if self.focus_name == f"{name}, {option}":
                self.presses("Space")
                return
            self.presses("Right")
        raise AssertionError(f"{option!r} is not beside {self.focus_name!r}")

    def takes_unit(self, name: str, unit: str) -> None:
        """Go to the unit of a value and press U until it says the one on the report."""
        self.goes_to(f"Unit of {name}")
        button = self.focus
        assert isinstance(button, QAbstractButton), name_of(button)
        passed: list[str] = []
        for _ in range(8):
            if plain(button.text()) == unit:
                return
            passed.append(plain(button.text()))
            self.presses("U")
        raise AssertionError(f"{name} is not offered in {unit!r}, only in {passed}")

    def pushes(self, name: str) -> None:
        """Go to a button and press it with Space."""
        self.goes_to(name)
        self.presses("Space")

    def saves_as(self, name: str, path: Path) -> None:
        """Push a button that asks for a file, and type its path into the dialog that opens."""
        self.goes_to(name)
        QTimer.singleShot(0, lambda: self._type_path(path, 200))
        self.presses("Space")

    def _type_path(self, path: Path, tries: int) -> None:
        dialog = QApplication.activeModalWidget()
        field = dialog.focusWidget() if dialog is not None else None
        if not isinstance(field, QLineEdit):
            if not tries and isinstance(dialog, QDialog):
                dialog.reject()  # else the test would wait for ever
            assert tries, f"no dialog asked for a file: {dialog}, {field}"
            QTimer.singleShot(50, lambda: self._type_path(path, tries - 1))
            return
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, str(path))
        assert isinstance(dialog, QDialog)
        self._confirm(dialog, 20)

    def _confirm(self, dialog: QDialog, tries: int) -> None:
        """Press Return until the dialog is gone: the first may only take a proposed name."""
        field = dialog.focusWidget()
        if dialog.isVisible() and field is not None and tries:
            # first, for Return may open another dialog and come back late
            QTimer.singleShot(200, dialog, lambda: self._confirm(dialog, tries - 1))
            QTest.keyClick(field, Qt.Key.Key_Return)

    def records(self) -> None:
        """Record with Ctrl+Enter."""
        self.presses("Ctrl+Return")

    def goes_to_row(self, words: str) -> None:
        """Move down the list that has the focus until its row says some words."""
        view = self.focus
        assert isinstance(view, QAbstractItemView), name_of(view)
        self.presses("Home")
        self.presses("Ctrl+Home")
        model = view.model()
        for _ in range(model.rowCount() + 1):
            if words in row_text(model, view.currentIndex().row()):
                return
            self.presses("Down")
        raise AssertionError(f"no row says {words!r}: {rows(model)}")


def name_of(widget: QWidget) -> str:
    """Return the name under which a screen reader speaks of a widget."""
    if widget.accessibleName():
        return plain(widget.accessibleName())
    if isinstance(widget, QAbstractButton):
        return plain(widget.text())
    return type(widget).__name__


def plain(text: str) -> str:
    """Return a text with usual spaces, as a person compares it."""
    return unicodedata.normalize("NFKC", text).replace("\u2028", "\n")


def row_text(model: QAbstractItemModel, row: int) -> str:
    """Return what a row of a list or table says."""
    # Qt keeps the column count of a list to itself: it has one
    whole = isinstance(model, QAbstractTableModel)
    columns = range(model.columnCount()) if whole else range(1)
    cells = (model.index(row, column).data() for column in columns)
    return plain(" | ".join(str(cell) for cell in cells if cell is not None))


def rows(model: QAbstractItemModel) -> tuple[str, ...]:
    """Return what the rows of a list or table say."""
    return tuple(row_text(model, row) for row in range(model.rowCount(QModelIndex())))


def _texts_of(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if isinstance(widget, QLineEdit):
        yield "" if widget.echoMode() == QLineEdit.EchoMode.Password else widget.text()
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QAbstractItemView):
        yield from rows(widget.model())
    else:
        said = getattr(widget, "text", None)
        if callable(said):
            yield str(said())


__all__ = ["BedsideRobot", "name_of", "plain", "row_text", "rows"]
