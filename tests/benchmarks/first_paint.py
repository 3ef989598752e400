"""Process start to first painted window: the ward board and the gate against a bare Qt window.

Bare window and Bedline take turns, each in a process of its own, so that what else the machine
does weighs on both alike. `time.monotonic_ns` is one clock for all processes of the machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.long_course import MeasuredWard

ROOT = Path(__file__).parent.parent.parent
LONGEST_S = 60
TURNS = 9

_BARE = """
import sys, time
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Bare(QMainWindow):
    painted = False
    def event(self, event):
        done = super().event(event)
        kinds = (QEvent.Type.Paint, QEvent.Type.UpdateRequest)
        if event.type() in kinds and not self.painted:
            self.painted = True
            QTimer.singleShot(0, self.seen)
        return done
    def seen(self):
        print(time.monotonic_ns())
        self.close()
application = QApplication(sys.argv[:1])
window = Bare()
window.resize(1366, 768)
window.show()
sys.exit(application.exec())
"""
# The window says when it has painted; nothing is imported here that it would not import itself.
_BEDLINE = """
import sys, time
import main
import ui.windows.start as start
when_painted = start._when_painted
def noted(window, *, measuring):
    window.first_painted.connect(lambda: print(time.monotonic_ns(), *sys.modules))
    when_painted(window, measuring=measuring)
start._when_painted = noted
sys.exit(main.main(sys.argv[1:]))
"""
_GATE = """
import sys, time
import main
import ui.windows.start as start
from PySide6.QtCore import QTimer
from ui.windows.gate import Gate
def noted(window, *, measuring):
    def seen():
        print(time.monotonic_ns())
        window.close()
    painted = Gate.paintEvent
    def paint(self, event):
        painted(self, event)
        QTimer.singleShot(0, seen)
    Gate.paintEvent = paint
start._when_painted = noted
sys.exit(main.main(sys.argv[1:]))
"""


def painted(program: str, *arguments: str, **variables: str) -> tuple[float, tuple[str, ...]]:
    """Return milliseconds from process start to first paint, and the modules loaded by then.

    Raises:
        CalledProcessError, TimeoutExpired: the window did not open and close by itself.
    """
    world = {**_world(), **variables}
    started = time.monotonic_ns()
    run = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=world,
        capture_output=True,
        text=True,
        check=True,
        timeout=LONGEST_S,
    )
    when, *modules = run.stdout.split()
    return (int(when) - started) / 1e6, tuple(modules)


@cache
def _compiled() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="bedline-compiled-")


def _world() -> dict[str, str]:
    """Return the variables of a start: compiled modules are kept, as on any ward's machine."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BEDLINE_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": _compiled().name}


def board_painted(ward: MeasuredWard) -> tuple[float, tuple[str, ...]]:
    """Open the window of a ward for its person, until the board is painted."""
    return painted(
        _BEDLINE,
        "--store",
        str(ward.folder),
        BEDLINE_EXIT_AFTER_FIRST_PAINT="1",
        BEDLINE_USER=ward.user,
        BEDLINE_PASSPHRASE=ward.passphrase,
    )


def measure_first_paint(ward: MeasuredWard) -> dict[str, Figure]:
    """Return the first painted gate and ward board, and the derivation of the key alone."""
    from storage.sealing import WARD_COST, stretch

    bare, board, gate, key = [], [], [], []
    for turn in range(TURNS + 1):
        one = painted(_BARE)[0]
        two = board_painted(ward)[0]
        three = painted(_GATE, "--store", str(ward.folder))[0]
        begun = time.perf_counter()
        stretch(ward.passphrase, b"0123456789abcdef", WARD_COST)
        four = (time.perf_counter() - begun) * 1000
        if turn:  # the first one warms the disk's cache
            bare.append(one)
            board.append(two)
            gate.append(three)
            key.append(four)
    name = "bare PySide6 window of the same size"
    return {
        "bare_window": figure(bare),
        "first_painted_gate": figure(gate, reference=bare, reference_name=name),
        "first_painted_board": figure(
            board, reference=bare, reference_name=name, limit="ratio at most 1.5"
        ),
        "key_derivation_alone": figure(key, reference=bare, reference_name=name),
    }
