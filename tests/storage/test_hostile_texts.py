"""Hostile texts through chart, store, sheets, exports and window: as typed, or refused (T14)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from protocols.facts import NoteWritten, Statement
from protocols.intake import read_text
from tests.journeys.bedside_robot import BedsideRobot, plain
from tests.journeys.support.command_line import Door
from tests.support.durability.hostile import chart_and_print, texts
from tests.ui import forms_support as ward
from ui.operations.bench import Bench
from ui.operations.chart import chart
from ui.windows.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
SHOWN = 60


@pytest.mark.requirement("R54", "R55", "R56", "R57", "R58")
def test_that_two_hundred_hostile_texts_are_refused_or_stand_as_typed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    outcome = chart_and_print(Door(monkeypatch, tmp_path), 200, seed=20261121)
    assert outcome.failures == []
    assert outcome.typed == 200
    assert outcome.taken > 100
    assert outcome.refused > 20


@pytest.fixture
def words() -> list[str]:
    return [
        one
        for one in texts(SHOWN, seed=3)
        if isinstance(read_text(one, "text"), str) and one.isprintable() and one == one.strip()
    ]


@pytest.fixture
def window(tmp_path: Path, words: list[str], qapp: QApplication) -> Iterator[MainWindow]:
    clock = ward.HandClock()
    bench = ward.make_bench(tmp_path / "store", clock)
    ward.sign_site(bench, "igm-fat", ward.SITE)
    ward.enrol(bench)
    chart(
        Bench(bench.store, ward.INVESTIGATOR, bench.clock),
        [Statement(ward.SUBJECT, NoteWritten(one), ward.at("21T06:00")) for one in words],
    )
    bench.store.close()
    ward.look(qapp)
    made = MainWindow(tmp_path / "store", clock)
    made.first_painted.connect(made.after_first_paint)
    made.show_gate("")
    made.show_sized()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made, 5000)
    yield made
    made.close()
    made.deleteLater()


@pytest.mark.requirement("R54", "R55")
def test_that_the_window_shows_hostile_texts_as_they_were_typed(
    window: MainWindow, words: list[str]
):
    robot = BedsideRobot(window)
    robot.types(ward.INVESTIGATOR.name)
    robot.presses("Tab")
    robot.types(ward.PASSPHRASE)
    robot.presses("Return")
    for _ in range(100):
        if robot.sees(ward.SUBJECT):
            break
        QTest.qWait(20)
    robot.presses("Ctrl+F")
    robot.types(ward.SUBJECT)
    robot.presses("Return")
    for page in range(1, 8):
        robot.presses(f"Alt+{page}")
    rows = robot.rows()
    assert len(words) > 30
    for one in words:
        assert any(plain(one) in row for row in rows), one
    for label in window.findChildren(QLabel):
        # Rich text is used for our own words only, never where a typed text may stand.
        if any(one in label.text() for one in words if len(one) > 4):
            assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
