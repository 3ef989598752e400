"""Qt's bindings stay whole over a day's work: texts set again and again cost nothing for good.

PySide6 6.12.0 under Python 3.11 gave a reference to `None` away at each call that returns None;
after some five thousand the interpreter ended. A ward's clocks and strips set that many texts in a
shift. A process of its own is asked: the test runner holds so many references that it hides this.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TEXTS = 20_000
# A leak is one reference a call; what the interpreter itself takes and gives is far less.
ROOM = TEXTS // 100

_MANY_TEXTS = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication(sys.argv[:1])
label = QLabel()
label.setText("warm")
before = sys.getrefcount(None)
for number in range(int(sys.argv[1])):
    label.setText(f"IGM-0007 {number}")
print(before, sys.getrefcount(None))
"""
_MANY_OWN_LABELS = """
import sys
from PySide6.QtWidgets import QApplication
from ui.theme.palette import apply_theme
from ui.widgets.text import Label
application = QApplication(sys.argv[:1])
apply_theme(application, "day")
label = Label()
label.setText("warm")
before = sys.getrefcount(None)
for number in range(int(sys.argv[1])):
    label.setText(f"IGM-0007 {number}")
print(before, sys.getrefcount(None))
"""


@pytest.mark.parametrize("program", [_MANY_TEXTS, _MANY_OWN_LABELS], ids=["QLabel", "Label"])
def test_that_a_shift_of_texts_neither_ends_the_program_nor_gives_none_away(program: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", program, str(TEXTS)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    before, after = (int(word) for word in run.stdout.split())
    if sys.version_info < (3, 12):  # from then on None is immortal and its count says nothing
        assert after > before - ROOM
