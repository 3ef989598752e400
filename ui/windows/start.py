"""The way to the first painted window: the store opens beside Qt's own import, not after it.

Nothing heavy is imported before the first paint: no charts, numpy, pint, sqlite-utils, typst.
They are loaded on a worker thread right after it, so that the first subject opens at once.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from protocols.times import Clock
from ui.operations.clock import steady_through_sleep
from ui.operations.doors import (
    DoorProblem,
    be_ready,
    be_ready_to_read,
    enter,
    holds_store,
    usual_folder,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.commands.arguments import Asked
    from ui.operations.bench import Bench
    from ui.windows.main_window import MainWindow

# What the later pages need, in the order in which they need it.
LATER = ("sqlite_utils", "pint", "numpy", "pyqtgraph", "protocols.assess")


class Opening(threading.Thread):
    """Opens the store while Qt is being imported, if it is known who opens it."""

    def __init__(self, folder: Path, asked: Asked, clock: Clock) -> None:
        super().__init__(name="opening", daemon=True)
        self._folder = folder
        self._asked = asked
        self._clock = clock
        self.bench: Bench | None = None
        self.problem: DoorProblem | None = None

    def begin(self) -> None:
        """Begin with the key, if it is known whose; else the first page asks."""
        if self._asked.user and self._asked.passphrase is not None:
            be_ready()
            self.start()

    def finish(self) -> None:
        """Wait until the store is open, or cannot be opened."""
        if self.ident is not None:
            be_ready_to_read()
            self.join()

    @override
    def run(self) -> None:
        """Open the store; what goes wrong is kept for the window to say."""
        assert self._asked.passphrase is not None  # noqa: S101 - `begin` looked
        try:
            self.bench = enter(
                self._folder, self._asked.user, self._asked.passphrase, self._clock, quick=True
            )
        except DoorProblem as problem:
            self.problem = problem


def open_window(asked: Asked, clock: Clock) -> int:
    """Open the window and stay until it is closed; return the exit code of the contract."""
    if not _has_display():
        sys.stderr.write(
            "There is no display to open a window on. Use a command (main.py --help), or set "
            "QT_QPA_PLATFORM=offscreen.\n"
        )
        return 4
    gc.disable()  # nothing made by a start is thrown away before the first paint
    folder = asked.store or usual_folder()
    _settle(folder)
    exists = holds_store(folder)
    opening = Opening(folder, asked, clock)
    if exists:
        opening.begin()
    application = _application()
    # The window is put together while the key is still being derived, then waits for the store.
    window = _window(folder, clock, watched=asked.now_ns is None)
    if opening.is_alive():
        window.make_board_ahead()
    opening.finish()
    measuring = os.environ.get("BEDLINE_EXIT_AFTER_FIRST_PAINT") == "1"
    if opening.problem is not None and (measuring or opening.problem.exit_code == 3):
        sys.stderr.write(f"{opening.problem}\n")
        if measuring:
            return opening.problem.exit_code
    if measuring and opening.bench is None:
        sys.stderr.write(
            "Nothing to measure: there is no store to open, or nobody is named. "
            "Set --store, BEDLINE_USER and BEDLINE_PASSPHRASE.\n"
        )
        return 4
    _enter(window, opening)
    _when_painted(window, measuring=measuring)
    _catch_crashes(window, folder, clock)
    window.show_sized()
    return application.exec()


def _settle(folder: Path) -> None:
    """Put a store back that a power cut left set aside in the middle of a restore."""
    if folder.exists():
        return  # nothing to import: nearly every start
    from ui.operations.restoring import settle

    settle(folder)


def _has_display() -> bool:
    """Qt ends the whole process where it finds no display: ask before it does."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _application() -> QApplication:
    from PySide6.QtWidgets import QApplication

    from ui.i18n.languages import install_language
    from ui.theme.palette import apply_theme

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)  # noqa: S101 - nothing else can be made here
    application.setApplicationName("Bedline")
    application.setApplicationDisplayName("Bedline")
    install_language(application)
    apply_theme(application, "day")
    return application


def _window(folder: Path, clock: Clock, *, watched: bool) -> MainWindow:
    from ui.windows.main_window import MainWindow

    # A fixed clock of a test stands still: held against a steady one it would seem to be moved.
    return MainWindow(folder, clock, steady=steady_through_sleep if watched else None)


def _catch_crashes(window: MainWindow, folder: Path, clock: Clock) -> None:
    from ui.windows.crash import CrashGuard

    guard = CrashGuard(folder, clock, window)
    guard.crashed.connect(window.say_crashed)
    guard.install()


def _enter(window: MainWindow, opening: Opening) -> None:
    if opening.bench is not None:
        window.enter_ward(opening.bench)
    else:
        window.show_gate(str(opening.problem) if opening.problem is not None else "")


def _when_painted(window: MainWindow, *, measuring: bool) -> None:
    def painted() -> None:
        if measuring:
            window.close()
            return
        gc.freeze()  # what a start made stays to the end: later collections pass it by
        gc.enable()
        threading.Thread(target=load_later, name="libraries", daemon=True).start()
        window.after_first_paint()

    window.first_painted.connect(painted)


def load_later() -> None:
    """Import what the later pages need; on a worker thread this freezes nothing."""
    for name in LATER:
        importlib.import_module(name)
