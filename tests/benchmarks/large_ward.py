"""A store of 50 000 entries: open it, see its board, verify it, save into it, restore it."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter_ns
from typing import TYPE_CHECKING, Any

from protocols import catalogue
from protocols.facts import PlanDecided, Statement
from tests.benchmarks.figures import Figure, figure, since_ms
from tests.benchmarks.long_course import LONG, NOW, MeasuredWard, fixed_clock, long_course
from ui.commands.charting import read_line
from ui.operations.demo import PASSPHRASE, PEOPLE, USER, make_ward

if TYPE_CHECKING:
    from ui.models.board_row import Board
    from ui.windows.main_window import MainWindow

ENTRIES = 50_000
STARTS, SAVES = 7, 60


def subject_name(number: int) -> str:
    """Return the study id of one of the many subjects."""
    return f"IGM-{1000 + number}"


def make_large_ward(folder: Path, entries: int = ENTRIES) -> MeasuredWard:
    """Make the demo ward and as many four-week courses as the number of entries takes.

    The courses are appended whole: each statement is judged once, in the measured ward.
    """
    from storage.accounts import Operator

    make_ward(folder, fixed_clock)
    ward = MeasuredWard(folder)
    course = tuple(_statements())
    operator = Operator(USER, PEOPLE[USER])
    with ward.open() as store:
        number = 0
        while store.ledger.count < entries:
            store.ledger.append([_of_subject(one, number) for one in course], operator)
            number += 1
        store.ledger.forget()
    return ward


def _statements() -> Iterator[Statement]:
    for one in long_course():
        statement = read_line(dict(one.line))
        assert isinstance(statement, Statement), statement
        fact: Any = statement.fact
        if isinstance(fact, PlanDecided):
            statement = replace(statement, fact=replace(fact, second_checked=True))
        yield replace(statement, fingerprint=catalogue.load("igm-fat").fingerprint)


def _of_subject(statement: Statement, number: int) -> Statement:
    name = subject_name(number)
    return replace(
        statement,
        subject=name,
        id=statement.id.replace(LONG, name) if statement.id else statement.id,
        replaces=statement.replaces.replace(LONG, name) if statement.replaces else None,
    )


def measure_large(folder: Path) -> dict[str, Figure]:
    """Return the figures of a store of 50 000 entries; making it takes about a minute."""
    from tests.benchmarks.first_paint import board_painted

    ward = make_large_ward(folder / "large")
    _look_once(ward)
    starts = [board_painted(ward)[0] for _ in range(STARTS)]
    return {
        "large_store_first_painted_board": figure(starts, limit="median under 3000 ms"),
        **_measure_open(ward),
        **_measure_restore(ward, folder),
    }


def _look_once(ward: MeasuredWard) -> None:
    """Work the board out and keep its rows, as the window does after each start."""
    from ui.operations.bench import Bench
    from ui.operations.board import board_now

    with ward.open() as store:
        board_now(Bench(store, store.operator, fixed_clock))


def _measure_open(ward: MeasuredWard) -> dict[str, Figure]:
    from PySide6.QtWidgets import QApplication

    from protocols.facts import MeasurementTaken
    from protocols.intake import Reading
    from protocols.units import quantity
    from tests.benchmarks.at_work import settle

    entry = MeasurementTaken("map", Reading(quantity("70 mmHg")))
    with _window(ward) as window:
        assert window.bedside is not None
        store = window.bedside.bench.store
        started = perf_counter_ns()
        boards: list[Board] = []
        window.bedside.board_changed.connect(boards.append)
        window.bedside.refresh_board()
        while not boards or boards[-1].stale:
            QApplication.processEvents()
        board = since_ms(started)
        window.open_subject(subject_name(0))
        settle()
        alone = [_save(window, entry) for _ in range(SAVES)]
        reports: list[Any] = []
        took: list[float] = []

        def verify() -> None:
            begun = perf_counter_ns()
            reports.append(store.verify())
            took.append(since_ms(begun))

        worker = threading.Thread(target=verify)
        worker.start()
        beside = []
        while worker.is_alive():
            beside.append(_save(window, entry))
        worker.join()
        assert reports[0].clean, reports[0].problems()
        assert store.writable
    return {
        "large_store_board_worked_out": figure([board]),
        "large_store_save": figure(alone, limit="p95 under 150 ms"),
        "large_store_verified": figure(took),
        "large_store_save_while_verifying": figure(beside, limit="p95 under 150 ms"),
    }


@contextmanager
def _window(ward: MeasuredWard) -> Iterator[MainWindow]:
    """Open the window on the ward without its own care: what runs beside is measured by itself."""
    from tests.benchmarks.at_work import settle
    from ui.operations.bench import Bench
    from ui.windows.main_window import MainWindow
    from ui.windows.start import load_later

    load_later()
    store = ward.open()
    window = MainWindow(ward.folder, fixed_clock)
    window.enter_ward(Bench(store, store.operator, fixed_clock))
    window.show_sized()
    settle()
    try:
        yield window
    finally:
        window.close()
        settle()


def _save(window: MainWindow, entry: Any) -> float:
    from tests.benchmarks.at_work import settle

    assert window.bedside is not None
    started = perf_counter_ns()
    issues = window.bedside.record((entry,), NOW)
    settle()
    assert not issues, issues
    return since_ms(started)


def _measure_restore(ward: MeasuredWard, folder: Path) -> dict[str, Figure]:
    from storage.restore import restore_backup

    with ward.open() as store:
        started = perf_counter_ns()
        made = store.back_up(folder / "large.bedline-backup")
        backed_up = since_ms(started)
        count = store.ledger.count
    started = perf_counter_ns()
    restore_backup(made.path, folder / "restored", USER, PASSPHRASE, clock=fixed_clock)
    restored = since_ms(started)
    with MeasuredWard(folder / "restored").open() as store:
        assert store.ledger.count == count
    return {
        "large_store_backed_up": figure([backed_up]),
        "large_store_restored": figure([restored], limit="under 60000 ms"),
    }


def main() -> int:
    """Measure the large store alone and print its figures."""
    import json
    import os
    import sys

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.windows.start import _application

    application = _application()
    with tempfile.TemporaryDirectory(prefix="bedline-large-") as made:
        found = measure_large(Path(made))
    application.quit()
    sys.stdout.write(json.dumps(found, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
