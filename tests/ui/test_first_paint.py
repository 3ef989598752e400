"""The first painted window is the ward board, and nothing heavy was loaded before it."""

from __future__ import annotations

import subprocess

import pytest

from tests.benchmarks.first_paint import board_painted
from tests.benchmarks.long_course import MeasuredWard, fixed_clock
from ui.operations.bench import Bench
from ui.operations.demo import make_ward
from ui.windows.main_window import MainWindow

# Pages, forms and charts; facts and what reads and writes them; verification, backups of old.
NOT_ON_THE_BOARD = (
    "ui.charts",
    "ui.forms",
    "ui.i18n.sentences",
    "ui.panels.find_subject",
    "ui.panels.now_page",
    "ui.panels.store_page",
    "ui.widgets.compact_bar",
    "ui.widgets.patient_strip",
    "ui.windows.gate",
    "ui.windows.lock_sheet",
    "ui.commands.run",
    "protocols.facts",
    "protocols.record",
    "storage.codec",
    "storage.drafts",
    "storage.making",
    "storage.permissions",
    "storage.salvage",
    "storage.verify",
)
HEAVY = {"pyqtgraph", "numpy", "pint", "sqlite_utils", "typst", "cattrs", "ruamel"}


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> MeasuredWard:
    folder = tmp_path_factory.mktemp("ward") / "store"
    make_ward(folder, fixed_clock)
    return MeasuredWard(folder)


def test_that_the_board_is_painted_before_anything_heavy_is_loaded(ward: MeasuredWard) -> None:
    _, modules = board_painted(ward)
    loaded = {name.partition(".")[0] for name in modules}
    assert "PySide6" in loaded
    assert "sqlcipher3" in loaded
    assert not loaded & HEAVY


def test_that_the_board_is_painted_before_any_protocol_is_read(ward: MeasuredWard) -> None:
    _, modules = board_painted(ward)
    judging = ("protocols.assess", "protocols.catalogue", "protocols.definition")
    assert not [name for name in modules if name.startswith(judging)]


def test_that_the_board_is_painted_before_what_it_does_not_show(ward: MeasuredWard) -> None:
    _, modules = board_painted(ward)
    assert "ui.panels.ward_board" in modules
    assert not [name for name in modules if name.startswith(NOT_ON_THE_BOARD)]


def test_that_a_page_that_was_not_shown_is_not_made(qapp: object, ward: MeasuredWard) -> None:
    with ward.open() as store:
        window = MainWindow(ward.folder, fixed_clock)
        window.enter_ward(Bench(store, store.operator, fixed_clock))
        window.show_sized()
        assert window.pages is not None
        assert set(window.pages._made) == {"ward"}
        assert not {"gate", "lock_sheet", "strip", "compact_bar"} & window.__dict__.keys()
        window.close()


def test_that_the_window_gives_the_store_back_when_it_closes(ward: MeasuredWard) -> None:
    board_painted(ward)
    with ward.open() as store:
        assert store.writable, store.problems


def test_that_a_wrong_passphrase_ends_a_measured_start_with_words(ward: MeasuredWard) -> None:
    wrong = MeasuredWard(ward.folder, ward.user, "not the passphrase of this ward")
    with pytest.raises(subprocess.CalledProcessError) as ended:
        board_painted(wrong)
    assert ended.value.returncode == 4
    assert "passphrase" in ended.value.stderr
    assert "Traceback" not in ended.value.stderr
