"""Save an entry, open a subject, print a sheet: in one window, with the libraries loaded."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter_ns

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from protocols.facts import MeasurementTaken
from protocols.intake import Reading
from protocols.units import quantity
from storage import connection as db
from storage.chain import ENTRIES
from tests.benchmarks.figures import Figure, figure, since_ms
from tests.benchmarks.long_course import LONG, NOW, MeasuredWard, fixed_clock
from ui.operations.bench import Bench, course_of
from ui.operations.sheets import print_day
from ui.windows.main_window import MainWindow
from ui.windows.start import load_later

SAVES, OPENINGS, SHEETS = 60, 20, 20


class Paints(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen = 0
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen += 1
        return False


@contextmanager
def working_window(ward: MeasuredWard) -> Iterator[MainWindow]:
    """Open the window on the ward with every library loaded, as some seconds after the start."""
    load_later()
    store = ward.open()
    window = MainWindow(ward.folder, fixed_clock)
    window.enter_ward(Bench(store, store.operator, fixed_clock))
    window.show_sized()
    settle()
    window.after_first_paint()
    settle()
    try:
        yield window
    finally:
        window.close()
        settle()


def settle() -> None:
    """Let Qt do all that it has waiting, painting too."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def measure_openings(window: MainWindow) -> dict[str, Figure]:
    """Time from the click on a bed to the painted chart; the first time its page is made too."""
    from ui.charts.subject_chart import SubjectChart

    started = perf_counter_ns()
    window.open_subject(LONG)
    settle()
    first = since_ms(started)
    chart = window.findChild(SubjectChart)
    assert chart is not None, "no chart on the first page of a subject"
    paints = Paints(chart.viewport())
    times, assessed = [], []
    for _ in range(OPENINGS):
        window.show_ward()
        settle()
        before = paints.seen
        started = perf_counter_ns()
        window.open_subject(LONG)
        settle()
        times.append(since_ms(started))
        assert paints.seen > before, "the chart was not painted"
        assert window.bedside is not None
        started = perf_counter_ns()
        course_of(window.bedside.bench, LONG)
        assessed.append(since_ms(started))
    return {
        "open_subject_first_time": figure([first]),
        "open_subject_28_days_600_entries": figure(times, limit="median under 100 ms"),
        "course_of_28_days_600_entries": figure(assessed),
    }


def measure_saves(window: MainWindow, folder: Path) -> dict[str, Figure]:
    """Time one entry until it is durable and shown, against the bare commit of the same row."""
    assert window.bedside is not None
    window.open_subject(LONG)
    settle()
    entry = MeasurementTaken("map", Reading(quantity("70 mmHg")))
    paints = Paints(window.strip)
    saves, bare, waits = [], [], []
    row = window.bedside.bench.store.ledger
    assert row.count
    with bare_table(folder) as commit:
        for number in range(SAVES):
            cells = _last_row(window)
            started = perf_counter_ns()
            commit((*cells[:1], number, *cells[2:]))
            bare.append(since_ms(started))
            before = paints.seen
            started = perf_counter_ns()
            issues = window.bedside.record((entry,), NOW)
            waits.append(since_ms(started))
            settle()
            saves.append(since_ms(started))
            assert not issues, issues
            assert paints.seen > before, "nothing was painted anew"
    name = "bare durable SQLCipher commit of the same row"
    return {
        "bare_commit": figure(bare),
        "save_one_entry_repainted": figure(
            saves,
            reference=bare,
            reference_name=name,
            limit="ratio at most 3, p95 under 150 ms",
        ),
        "save_one_entry_before_paint": figure(waits, reference=bare, reference_name=name),
    }


def _last_row(window: MainWindow) -> tuple[object, ...]:
    assert window.bedside is not None
    book = window.bedside.bench.store.ledger._book
    names = ", ".join(ENTRIES.columns)
    return tuple(book.read(f"SELECT {names} FROM entries ORDER BY seq DESC LIMIT 1")[0])  # noqa: S608


@contextmanager
def bare_table(folder: Path):
    """Give a commit into an encrypted file with the store's own pragmas and nothing else."""
    connection = db.connect(folder / "bare.db", secrets.token_bytes(32), "new")
    differing = db.set_pragmas(connection)
    assert not differing, differing
    connection.execute(f"CREATE TABLE entries ({', '.join(ENTRIES.columns)})")
    marks = ", ".join("?" * len(ENTRIES.columns))

    def commit(row: tuple[object, ...]) -> None:
        with db.transaction(connection):
            connection.execute(f"INSERT INTO entries VALUES ({marks})", row)  # noqa: S608

    try:
        yield commit
    finally:
        connection.close()


def measure_sheets(window: MainWindow) -> dict[str, Figure]:
    """Time a day sheet from the course to the bytes of its PDF and CSV, the press warm."""
    assert window.bedside is not None
    bench = window.bedside.bench
    course = course_of(bench, LONG)
    day = course.day if course.day is not None else course.protocol.days.first
    started = perf_counter_ns()
    print_day(bench, LONG, day)
    cold = since_ms(started)
    times = []
    for _ in range(SHEETS):
        started = perf_counter_ns()
        print_day(bench, LONG, day)
        times.append(since_ms(started))
    return {
        "day_sheet_cold": figure([cold]),
        "day_sheet_warm": figure(times, limit="median under 50 ms"),
        **_press_alone(window, day),
    }


def _press_alone(window: MainWindow, day: int) -> dict[str, Figure]:
    from storage.exports.day_sheet_pdf import print_day_sheet
    from ui.operations.sheets import day_sheet, press

    assert window.bedside is not None
    bench = window.bedside.bench
    sheet = day_sheet(bench, LONG, day)
    content, pdf = [], []
    for _ in range(SHEETS):
        started = perf_counter_ns()
        sheet = day_sheet(bench, LONG, day)
        content.append(since_ms(started))
        started = perf_counter_ns()
        print_day_sheet(press(), sheet)
        pdf.append(since_ms(started))
    return {"day_sheet_content": figure(content), "day_sheet_pdf_of_content": figure(pdf)}
