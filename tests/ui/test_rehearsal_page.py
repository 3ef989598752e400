"""An amendment in a window: seen grouped, saved as text, followed only with reason and secret."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from protocols import catalogue
from protocols.catalogue import source_text
from protocols.definition.model import Protocol
from protocols.definition.reader import read_protocol
from protocols.facts import NoteWritten, ProtocolSwitched
from storage.accounts import Operator
from tests.ui.forms_support import (
    INVESTIGATOR,
    PASSPHRASE,
    SITE,
    SUBJECT,
    HandClock,
    enrol,
    look,
    make_bench,
    sign_site,
    three_doses,
)
from ui.bedside import Bedside
from ui.operations.bench import Bench, record_of
from ui.panels.rehearsal_page import RehearsalPage
from ui.windows.pages import Pages

pytestmark = pytest.mark.requirement("R40")
AMENDED = (
    source_text("igm_fat_v1.yaml")
    .replace(b"version: 1\n", b"version: 2\n", 1)
    .replace(b"rate_ceiling: 0.4 mL/kg/h", b"rate_ceiling: 0.3 mL/kg/h")
)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = make_bench(tmp_path / "store", HandClock(), INVESTIGATOR)
    sign_site(bench, "igm-fat", SITE)
    enrol(bench)
    three_doses(bench)
    yield bench
    bench.store.close()


def opened(bench: Bench, qapp: QApplication) -> RehearsalPage:
    look(qapp)
    page = RehearsalPage(Bedside(bench))
    page.resize(1366, 600)
    page.show()
    page.activateWindow()
    page.take_focus()
    return page


@pytest.fixture
def page(bench: Bench, qapp: QApplication) -> Iterator[RehearsalPage]:
    page = opened(bench, qapp)
    yield page
    page.close()
    page.deleteLater()


@pytest.fixture
def two_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an amended IgM-FAT ship beside the first one."""
    second = read_protocol(AMENDED, "igm_fat_v2.yaml")
    assert isinstance(second, Protocol)
    load = catalogue.load

    def load_either(id_: str, version: int | None = None) -> Protocol:
        return second if (id_, version) == ("igm-fat", 2) else load(id_, version or 1)

    monkeypatch.setattr(catalogue, "load", load_either)
    monkeypatch.setattr(catalogue, "versions", lambda _id: (1, 2))


def rows(page: RehearsalPage) -> list[tuple[str, ...]]:
    found = [page._model.row(number) for number in range(page._model.rowCount())]
    return [one.cells for one in found if one is not None]


def choose_subject(page: RehearsalPage) -> None:
    assert page.focusWidget() is page.subject
    QTest.keyClick(page.subject, Qt.Key.Key_Home)
    page.subject.activated.emit(page.subject.currentIndex())
    assert page.subject.currentText() == SUBJECT


def switches(bench: Bench) -> int:
    return len(record_of(bench, SUBJECT).of(ProtocolSwitched))


def test_that_a_file_shows_what_would_change_and_records_nothing(
    page, bench, tmp_path, monkeypatch
):
    file = tmp_path / "igm_fat_v2.yaml"
    file.write_bytes(AMENDED)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    head = bench.store.ledger.head
    assert not page.file.isEnabled(), "first whose"
    choose_subject(page)
    page.file.click()
    assert rows(page)[0][0] == "Dose"
    assert "0.3" in rows(page)[0][1]
    assert rows(page)[-1][0] == "Past untouched"
    assert "stay as they are" in page.note.text()
    assert page._signature.isHidden(), "a file that is not installed cannot be followed"
    assert bench.store.ledger.head == head


def test_that_a_file_with_slips_lists_each_with_line_and_column(page, bench, tmp_path):
    choose_subject(page)
    file = tmp_path / "broken.yaml"
    file.write_bytes(AMENDED.replace(b"0.3 mL/kg/h", b"0.3 mL/kg/fortnight"))
    page.show_file(str(file))
    assert rows(page)[0][0].startswith("broken.yaml:")
    assert len(rows(page)[0][0].split(":")) == 3
    assert "cannot be rehearsed" in page.note.text()
    assert not page.save.isEnabled()
    page.show_file(str(tmp_path / "none.yaml"))
    assert "cannot be read" in rows(page)[0][2]


def test_that_what_would_change_is_saved_as_text(page, bench, tmp_path, monkeypatch, two_versions):
    choose_subject(page)
    page.version.setCurrentIndex(0)
    page.version.activated.emit(0)
    out = tmp_path / "change.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    page.save.click()
    assert "Rehearsed only; nothing was recorded." in out.read_text("utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "x"), ""))
    page.save.click()
    assert "cannot be written" in page.line.text()


def test_that_a_version_is_followed_only_with_reason_and_secret(page, bench, two_versions):
    choose_subject(page)
    assert page.version_place.isVisible()
    page.version.setCurrentIndex(0)
    page.version.activated.emit(0)
    assert page._signature.isVisible()
    page.secret.setText(PASSPHRASE)
    page.follow.click()
    assert page.reason_place.issue()
    assert switches(bench) == 0
    assert not page.secret.text(), "a secret does not stay on the screen"
    page.reason.setText("approved by the committee")
    page.secret.setText("another passphrase")
    page.follow.click()
    assert page.secret_place.issue()
    assert switches(bench) == 0
    page.secret.setText(PASSPHRASE)
    page.follow.click()
    assert switches(bench) == 1
    notes = [one.fact.text for one in record_of(bench, SUBJECT).of(NoteWritten)]
    assert notes == ["Why version 2 from now on: approved by the committee"]
    assert "follows" in page.note.text()


def test_that_esc_leaves(page):
    gone: list[bool] = []
    page.left.connect(lambda: gone.append(True))
    QTest.keyClick(page.subject, Qt.Key.Key_Escape)
    assert gone


def test_that_a_subject_without_another_version_is_offered_files_only(page, bench):
    choose_subject(page)
    assert page.version_place.isHidden()
    assert page.file.isEnabled()


@pytest.mark.parametrize(("role", "may"), [("investigator", True), ("nurse", False)])
def test_that_the_store_page_leads_there_for_an_investigator(bench, qapp, role, may):
    owner = QObject()
    pages = Pages(Bedside(replace(bench, operator=Operator("somebody", role))), owner)
    asked: list[str] = []
    pages.page_asked.connect(asked.append)
    store = pages.page("store")
    store.refresh()
    assert store.amendment.isVisibleTo(store) == may
    store.amendment.click()
    assert asked == ["rehearsal"]
    assert isinstance(pages.page("rehearsal"), RehearsalPage)
    assert pages.tab_of("rehearsal") == "store"


def test_that_nobody_else_is_offered_to_follow(bench, qapp, two_versions):
    page = opened(replace(bench, operator=Operator("Nurse A", "nurse")), qapp)
    choose_subject(page)
    page.version.setCurrentIndex(0)
    page.version.activated.emit(0)
    assert rows(page)
    assert page._signature.isHidden()
    page._follow()
    assert switches(bench) == 0
    page.deleteLater()
