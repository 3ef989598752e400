"""A laboratory's file in a window: chosen, looked at row by row, recorded whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from protocols.facts import MeasurementTaken
from storage.accounts import Operator
from tests.storage import wards
from tests.unit.operations.benches import NOW, SUBJECT, enrol, sign_volume
from ui.bedside import Bedside
from ui.operations.bench import Bench, record_of
from ui.panels.import_page import ImportPage
from ui.windows.pages import Pages

HEAD = "subject,analyte,value,sampled_at,report\n"
GOOD = HEAD + (
    f"{SUBJECT},igm,58.0 mg/dL,2026-11-21T08:10+01:00,LR-1\n"
    f"{SUBJECT},igg,4500 mg/dL,2026-11-21T08:10+01:00,LR-1\n"
)


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setenv("BEDLINE_TEST_CLOCK", "1")
    folder = wards.make_ward(tmp_path / "ward")
    with wards.enter(folder, clock=lambda: NOW) as store:
        bench = Bench(store, store.operator, lambda: NOW, test_clock=True)
        sign_volume(bench)
        enrol(bench)
        yield bench


@pytest.fixture
def page(bench: Bench, qapp: QApplication) -> Iterator[ImportPage]:
    page = ImportPage(Bedside(bench))
    page.resize(1280, 640)
    page.show()
    page.take_focus()
    yield page
    page.close()
    page.deleteLater()


def pick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str) -> Path:
    file = tmp_path / "lab.csv"
    file.write_text(text, "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    return file


def recorded(bench: Bench) -> list[str]:
    found = record_of(bench, SUBJECT).of(MeasurementTaken)
    return [f"{one.fact.analyte} {one.fact.reading}" for one in found]


def test_that_every_row_is_seen_before_any_is_recorded(page, bench, tmp_path, monkeypatch):
    pick(monkeypatch, tmp_path, GOOD)
    assert not page._record.isEnabled()
    page._choose.click()
    assert page._model.rowCount() == 2
    assert page._record.isEnabled()
    assert recorded(bench) == []
    first = page._line.text()
    assert "IgM titer 58.0 mg/dL" in first
    page.activateWindow()
    page._table.setFocus()
    QTest.keyClick(page._table, Qt.Key.Key_Down)
    assert page._line.text() != first
    assert "unusual value" in page._line.text()
    page._record.click()
    assert recorded(bench) == ["igm 58.0 mg/dL", "igg 4500 mg/dL"]
    assert page._model.rowCount() == 0
    assert not page._record.isEnabled()


def test_that_a_file_with_a_slip_is_told_in_its_place_and_cannot_be_recorded(
    page, bench, tmp_path, monkeypatch
):
    text = GOOD + f"{SUBJECT},crp,50,2026-11-21T09:10+01:00,LR-2\n"
    pick(monkeypatch, tmp_path, text)
    page._choose.click()
    assert page._note.isVisible()
    told = " ".join(str(one.property("text")) for one in page._note.findChildren(QObject))
    assert "lab.csv:4:" in told + page._note.accessibleName()
    assert page._model.rowCount() == 3
    assert not page._record.isEnabled()
    assert recorded(bench) == []


def test_that_a_file_that_is_gone_is_said(page, tmp_path):
    page.show_file(str(tmp_path / "none.csv"))
    assert page._note.isVisible()
    assert not page._record.isEnabled()


@pytest.mark.parametrize(
    ("role", "may"), [("nurse", True), ("pharmacist", True), ("monitor", False)]
)
def test_that_the_store_page_leads_there_for_who_may_chart(bench, qapp, role, may):
    owner = QObject()
    pages = Pages(Bedside(replace(bench, operator=Operator("somebody", role))), owner)
    asked: list[str] = []
    pages.page_asked.connect(asked.append)
    store = pages.page("store")
    store.refresh()
    assert store.laboratory.isVisibleTo(store) == may
    store.laboratory.click()
    assert asked == ["import_lab"]
    assert isinstance(pages.page("import_lab"), ImportPage)
    assert pages.tab_of("import_lab") == "store"
    pages.page("import_lab")._leave.click()
    assert asked[-1] == "store"
