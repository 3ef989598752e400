"""The calendar of a typed time, by keyboard only."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.forms_support import ROME, at, look, type_into
from ui.widgets.time_edit import TimeEdit

# the display-less Qt prints these for every panel that drops down
pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

NOW = at("21T06:41")
KEYS = [
    (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
]


@pytest.fixture
def field(qtbot: QtBot, qapp: QApplication) -> TimeEdit:
    look(qapp)
    made = TimeEdit("Sampled", "sampled", lambda: NOW, ROME)
    qtbot.addWidget(made)
    made.show()
    made.line.setFocus()
    return made


def opened(field: TimeEdit, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    QTest.keyClick(field.line, key, held)
    panel = field._calendar
    assert panel is not None
    assert panel.isVisible()


@pytest.mark.parametrize(("key", "held"), KEYS)
def test_that_a_day_comes_from_the_calendar_and_the_hour_stays_as_typed(
    field: TimeEdit, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    type_into(field.line, "0530")
    opened(field, key, held)
    panel = field._calendar
    assert panel is not None
    assert panel.calendar.accessibleName() == "Day of Sampled"
    QTest.keyClick(panel.month, Qt.Key.Key_Left)
    QTest.keyClick(panel.month, Qt.Key.Key_Return)
    assert not panel.isVisible()
    assert field.text() == "20-Nov-2026 05:30"
    assert field.instant() == at("20T05:30")


def test_that_escape_leaves_the_time_as_it_was(field: TimeEdit) -> None:
    type_into(field.line, "0530")
    opened(field, *KEYS[0])
    panel = field._calendar
    assert panel is not None
    QTest.keyClick(panel.month, Qt.Key.Key_Left)
    QTest.keyClick(panel.month, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert field.instant() == at("21T05:30")


def test_that_no_day_to_come_can_be_taken(field: TimeEdit) -> None:
    opened(field, *KEYS[0])
    panel = field._calendar
    assert panel is not None
    for _ in range(3):
        QTest.keyClick(panel.month, Qt.Key.Key_Right)
    QTest.keyClick(panel.month, Qt.Key.Key_Return)
    assert field.text() == "21-Nov-2026 06:41"


def test_that_a_time_that_can_only_be_read_has_no_calendar(field: TimeEdit) -> None:
    field.line.setReadOnly(True)
    QTest.keyClick(field.line, Qt.Key.Key_F4)
    assert field._calendar is None
