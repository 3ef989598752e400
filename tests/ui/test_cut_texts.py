"""No text of a page is cut or ends in dots, at the design size and in a low window (R42)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from protocols.issues import Issue
from protocols.times import read_instant
from tests.support.cut_texts import cut_texts
from tests.support.screens import MORNING
from tests.ui.forms_support import look
from ui.operations.demo import make_ward
from ui.operations.doors import enter
from ui.widgets.text import Label
from ui.windows.main_window import MainWindow
from ui.windows.pictures import SHOTS

pytestmark = pytest.mark.requirement("R42")
SIZES = ((1366, 768), (1366, 690))


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[MainWindow]:
    now = read_instant(MORNING, "now")
    assert not isinstance(now, Issue)
    look(qapp)
    made = make_ward(tmp_path_factory.mktemp("demo") / "store", lambda: now)
    window = MainWindow(made.store, lambda: now)
    window.enter_ward(enter(made.store, made.user, made.passphrase, lambda: now))
    window.resize(*SIZES[0])
    window.show()
    QTest.qWait(50)
    assert window.bedside is not None
    window.bedside.refresh_board()
    yield window
    window.close()
    window.deleteLater()


def at_sizes(window: MainWindow) -> Iterator[tuple[int, int]]:
    for size in SIZES:
        window.resize(*size)
        QTest.qWait(40)
        yield size


def test_that_no_text_of_a_pictured_page_is_cut(window: MainWindow) -> None:
    for shot in SHOTS[:-1]:
        shot.go(window)
        for size in at_sizes(window):
            assert not cut_texts(window), f"{shot.name} at {size}"


def test_that_rate_end_and_lateness_of_every_subject_are_whole(window: MainWindow) -> None:
    subjects = ("ICA-0019", "ICA-0021", "IGM-0007", "IGM-0009", "ILI-0003", "MIC-0012", "REG-0118")
    for subject in subjects:
        for page in ("now", "assess", "infusions", "deviations"):
            window.open_subject(subject)
            window.show_page(page)
            for size in at_sizes(window):
                assert not cut_texts(window), f"{subject}, {page} at {size}"


def test_that_a_text_without_room_is_found(qapp: QApplication) -> None:
    look(qapp)
    page = QWidget()
    label = Label("12.9 mL per hour")
    label.setParent(page)
    page.resize(400, 100)
    label.resize(60, 20)
    page.show()
    assert cut_texts(page) == ("12.9 mL per hour",)
    label.resize(300, 20)
    assert not cut_texts(page)
    page.deleteLater()
