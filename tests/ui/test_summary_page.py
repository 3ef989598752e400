"""The registry's page in a window: both cut-offs, keys, speech, CSV, and who sees it at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from storage.accounts import Operator
from storage.exports.csv_text import read_rows
from tests.storage import wards
from tests.unit.operations.test_summary import fill
from tests.unit.summary.registry_ward import NOW
from ui.bedside import Bedside
from ui.operations.bench import Bench
from ui.panels.summary_page import SummaryPage
from ui.windows.pages import Pages

MONITOR = Operator("mo-d", "monitor")


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setenv("BEDLINE_TEST_CLOCK", "1")
    folder = wards.make_ward(tmp_path / "ward")
    with wards.enter(folder, clock=lambda: NOW) as store:
        bench = Bench(store, store.operator, lambda: NOW, test_clock=True)
        fill(bench)
        yield bench


@pytest.fixture
def page(bench: Bench, qapp: QApplication) -> Iterator[SummaryPage]:
    page = SummaryPage(Bedside(replace(bench, operator=MONITOR)))
    page.resize(1280, 700)
    page.show()
    page.take_focus()
    yield page
    page.close()
    page.deleteLater()


def choose(choice: object, name: str) -> None:
    at = choice.findData(name)  # type: ignore[attr-defined]
    assert at >= 0, name
    choice.setCurrentIndex(at)  # type: ignore[attr-defined]
    choice.activated.emit(at)  # type: ignore[attr-defined]


def row(page: SummaryPage, label: str) -> list[str]:
    model = page._model
    at = next(
        at for at in range(model.rowCount()) if str(model.index(at, 0).data()).startswith(label)
    )
    return [str(model.index(at, column).data()) for column in range(model.columnCount())]


def heads(page: SummaryPage) -> list[str]:
    side = Qt.Orientation.Horizontal
    return [str(page._model.headerData(n, side)) for n in range(page._model.columnCount())]


def test_that_the_bias_is_said_above_the_table(page: SummaryPage):
    assert page._bias.isVisible()
    told = [str(one.property("text")) for one in page._bias.findChildren(QObject)]
    assert any("immortal" in one for one in (*told, page._bias.accessibleName()))
    assert "type 7 of Hyndman and Fan" in page._notes.text()


def test_that_both_cut_offs_stand_side_by_side(page: SummaryPage):
    choose(page._tables, "table_2")
    choose(page._groups, "dose")
    assert heads(page)[1:] == [
        "All subjects\n6 subjects",
        "Methods, at least 10 g per day\n3 subjects",
        "Methods, below 10 g per day\n1 subject",
        "Table 3, above 10 g per day\n1 subject",
        "Table 3, at most 10 g per day\n3 subjects",
    ]
    assert row(page, "Died within 28 days") == [
        "Died within 28 days",
        "2 of 5 (40.0 %)",
        "1 of 3 (33.3 %)",
        "Not known",
        "0 of 1 (0.0 %)",
        "1 of 2 (50.0 %)",
    ]


def test_that_a_median_has_its_quartiles_and_its_number(page: SummaryPage):
    choose(page._groups, "treated")
    assert row(page, "White cells")[1:] == [
        "6.5 (5.5 to 7.8), n = 4",
        "10.0 (10.0 to 10.0), n = 1",
        "6.0 (5.0 to 6.5), n = 3",
    ]


def test_that_each_cell_is_spoken_as_a_sentence_with_its_denominator(page: SummaryPage):
    model, role = page._model, Qt.ItemDataRole.AccessibleTextRole
    at = next(n for n in range(model.rowCount()) if "obstructive" in str(model.index(n, 0).data()))
    said = str(model.index(at, 1).data(role))
    assert said.startswith("Chronic obstructive pulmonary disease, All subjects: 2 of 5 known")
    assert "1 missing" in said
    assert page._table.accessibleName()


def test_that_arrows_move_and_the_line_beneath_says_the_cell(page: SummaryPage):
    page.activateWindow()
    page._table.setFocus()
    first = page._line.text()
    assert first
    QTest.keyClick(page._table, Qt.Key.Key_Down)
    second = page._line.text()
    assert second != first
    QTest.keyClick(page._table, Qt.Key.Key_Right)
    assert page._line.text() != second
    assert "In the source" in page._line.text()
    QTest.keyClick(page._table, Qt.Key.Key_Tab)
    assert not page._table.tabKeyNavigation()


@pytest.mark.requirement("R83")
def test_that_the_csv_is_saved_and_noted(page, bench, tmp_path, monkeypatch):
    out = tmp_path / "s.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    page._csv.click()
    assert "Saved" in page._said.text()
    assert {line["group"] for line in read_rows(out.read_bytes())} >= {"all", "high_methods"}
    assert bench.store.journal.events()[-1].details["format"] == "summary"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no/x"), ""))
    page._csv.click()
    assert "cannot be written" in page._said.text()


@pytest.mark.requirement("R63")
@pytest.mark.parametrize(
    ("role", "sees"),
    [("monitor", True), ("investigator", True), ("nurse", False), ("pharmacist", False)],
)
def test_that_only_who_may_export_has_the_tab(bench, qapp, role, sees):
    owner = QObject()
    pages = Pages(Bedside(replace(bench, operator=Operator("somebody", role))), owner)
    assert ("summary" in dict(pages.ward_tabs())) == sees
    if sees:
        shown = pages.page("summary")
        assert isinstance(shown, SummaryPage)


def test_that_a_role_that_may_not_is_told_why(bench, qapp):
    page = SummaryPage(Bedside(replace(bench, operator=Operator("nurse-a", "nurse"))))
    page.refresh()
    assert page._model.rowCount() == 0
    assert not page._csv.isEnabled()
    page.deleteLater()
