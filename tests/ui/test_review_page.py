"""The monitor's page in a window: filters, keys, speech, export, and who sees it at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from protocols.facts import EntryVoided, MeasurementTaken, NoteWritten
from protocols.intake import Reading
from protocols.units import quantity
from storage.accounts import Operator
from tests.storage import wards
from tests.unit.operations.benches import NOW, SUBJECT, enrol, sign_volume, state, titer
from ui.bedside import Bedside
from ui.models.review_rows import kind_words
from ui.operations.bench import Bench
from ui.panels.review_page import ReviewPage
from ui.windows.pages import REVIEW_PAGES, WARD_PAGES, Pages

pytestmark = pytest.mark.requirement("R90", "R84")
MONITOR = Operator("mo-d", "monitor")


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setenv("BEDLINE_TEST_CLOCK", "1")
    folder = wards.make_ward(tmp_path / "ward")
    with wards.enter(folder, clock=lambda: NOW) as store:
        bench = Bench(store, store.operator, lambda: NOW, test_clock=True)
        sign_volume(bench)
        enrol(bench)
        titer(bench)
        better = MeasurementTaken("igm", Reading(quantity("33.0 mg/dL")))
        state(bench, "21T08:10", better, "m2", replaces="m1", reason="misread the report")
        state(bench, "21T12:00", NoteWritten("calm"), "n1")
        state(bench, "21T12:10", EntryVoided("n1", "wrong patient"), "v1")
        enrol(bench, subject="IGM-0002")
        yield bench


@pytest.fixture
def page(bench: Bench, qapp: QApplication) -> Iterator[ReviewPage]:
    page = ReviewPage(Bedside(replace(bench, operator=MONITOR)))
    page.resize(1280, 700)
    page.show()
    page.take_focus()
    yield page
    page.close()
    page.deleteLater()


def test_that_corrections_and_voids_stand_there_with_old_and_new_value(page: ReviewPage):
    said = "\n".join(page.lines())
    assert "Correction. IgM titer. 30.0 mg/dL, now 33.0 mg/dL: misread the report" in said
    assert "Void. Note. calm: wrong patient" in said


def test_that_the_keyboard_reaches_the_table_and_moves_in_it(page: ReviewPage):
    page.activateWindow()
    page._table.setFocus()
    first = page._line.text()
    QTest.keyClick(page._table, Qt.Key.Key_Down)
    assert page._line.text() != first
    assert page._line.text() in page.lines()


def test_that_every_cell_is_spoken_with_its_heading(page: ReviewPage):
    role = Qt.ItemDataRole.AccessibleTextRole
    model = page._model
    said = [str(model.index(0, n).data(role)) for n in range(model.columnCount())]
    assert said[0].startswith("Entered: ")
    assert all(": " in one for one in said)
    assert page._table.accessibleName()


def choose(page: ReviewPage, choice: object, data: str) -> None:
    found = choice.findData(data)  # type: ignore[attr-defined]
    assert found >= 0, data
    choice.setCurrentIndex(found)  # type: ignore[attr-defined]
    choice.activated.emit(found)  # type: ignore[attr-defined]


def test_that_filters_narrow_what_is_shown(page: ReviewPage):
    choose(page, page._kind, "void")
    assert all(kind_words("void") in line for line in page.lines())
    choose(page, page._kind, "")
    page._views.segment("trail").click()
    whole = len(page.lines())
    choose(page, page._subject, "IGM-0002")
    assert 0 < len(page.lines()) < whole
    choose(page, page._subject, "")
    page._field.setText("igm titer")
    QTest.keyClick(page._field, Qt.Key.Key_Return)
    assert len(page.lines()) == 2
    choose(page, page._person, "dr-b")
    assert len(page.lines()) == 2


def test_that_after_how_many_hours_an_entry_is_late_is_chosen(page: ReviewPage):
    before = [line for line in page.lines() if "Late entry" in line]
    page._late.setCurrentIndex(page._late.findData(8))
    page._late.activated.emit(page._late.currentIndex())
    after = [line for line in page.lines() if "Late entry" in line]
    assert before == []
    assert any("IgM titer" in line for line in after)


def test_that_the_house_s_log_is_there(page: ReviewPage):
    page._views.segment("house").click()
    assert any("opened the store" in line for line in page.lines())


@pytest.mark.requirement("R83")
def test_that_what_is_exported_is_what_is_shown_and_stands_in_the_journal(
    page: ReviewPage, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    out = tmp_path / "trail.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    page._views.segment("trail").click()
    choose(page, page._subject, SUBJECT)
    page._csv.click()
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    assert len(rows) == len(page.lines())
    assert {row["subject"] for row in rows} == {SUBJECT}
    assert bench.store.journal.events()[-1].event == "exported"
    pdf = tmp_path / "trail.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(pdf), ""))
    page._pdf.click()
    assert pdf.read_bytes().startswith(b"%PDF")


def test_that_a_place_that_cannot_be_written_is_said(page: ReviewPage, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "x"), ""))
    page._csv.click()
    assert "cannot be written" in page._said.text()


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        ("monitor", True),
        ("investigator", True),
        ("administrator", True),
        ("nurse", False),
        ("pharmacist", False),
    ],
)
def test_that_only_who_may_read_it_has_the_page(bench: Bench, qapp, role: str, reads: bool):
    parent = QObject()
    bedside = Bedside(replace(bench, operator=Operator("x", role)), parent)  # type: ignore[arg-type]
    pages = Pages(bedside, parent)
    assert pages.ward_tabs() == ((*WARD_PAGES, *REVIEW_PAGES) if reads else WARD_PAGES)
    made = bedside.review()
    assert isinstance(made, str) is not reads
    pages.ward.deleteLater()


def test_that_an_administrator_reads_no_patient(bench: Bench, qapp: QApplication):
    page = ReviewPage(Bedside(replace(bench, operator=Operator("it-c", "administrator"))))
    page.take_focus()
    for view in ("findings", "trail", "house"):
        page._views.segment(view).click()
        assert SUBJECT not in "\n".join(page.lines())
    assert page.lines()
    page.deleteLater()
