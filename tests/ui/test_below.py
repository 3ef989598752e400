"""A list that is cut says how many rows are below, and shows no row in part."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.below import BelowLine


def shown(qtbot: QtBot, rows: int, height: int) -> tuple[QWidget, QListView, BelowLine]:
    page = QWidget()
    view = QListView(page)
    view.setModel(QStringListModel([f"row {number}" for number in range(rows)], view))
    view.setSpacing(0)
    line = BelowLine(view)
    column = QVBoxLayout(page)
    column.addWidget(view, 1)
    column.addWidget(line)
    page.resize(300, height)
    page.show()
    qtbot.addWidget(page)
    qtbot.wait(30)
    return page, view, line


@pytest.mark.requirement("R42")
def test_that_a_list_longer_than_its_room_says_how_many_rows_are_below(qtbot: QtBot) -> None:
    _page, view, line = shown(qtbot, 40, 203)
    whole = [
        row
        for row in range(40)
        if view.visualRect(view.model().index(row, 0)).bottom() < view.viewport().height()
    ]
    assert 0 < len(whole) < 40
    assert line.text() == f"{40 - len(whole)} more below"
    view.scrollToBottom()
    qtbot.wait(30)
    assert line.text() == ""


def test_that_a_list_that_fits_says_nothing(qtbot: QtBot) -> None:
    _page, _, line = shown(qtbot, 3, 300)
    assert line.text() == ""
