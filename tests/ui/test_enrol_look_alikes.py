"""Enrolling: a study id easily taken for one on the ward is pointed at while it is typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.forms_support import SUBJECT, HandClock, enrol, look, make_bench
from ui.bedside import Bedside
from ui.forms.enrol_page import EnrolPage


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[EnrolPage]:
    look(qapp)
    bench = make_bench(tmp_path / "store", HandClock())
    enrol(bench)
    made = EnrolPage(Bedside(bench))
    qtbot.addWidget(made)
    made.start(None)
    yield made
    bench.store.close()


@pytest.mark.requirement("R36")
@pytest.mark.parametrize(
    ("typed", "warned"),
    [
        ("IGM-0001", True),
        ("IGM-0070", True),
        ("IGM-007", True),
        ("IGM-0123", False),
        ("IGM", False),
    ],
)
def test_that_a_look_alike_study_id_is_pointed_at_before_enrolling(page, typed, warned):
    page.who.subject.setText(typed)
    page.who.subject.typed.emit(typed)
    said = f"Alike and enrolled: {SUBJECT}. Check the study id."
    assert (said in page.who.read_back_words()) is warned
