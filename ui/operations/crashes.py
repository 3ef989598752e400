"""A failure of the program itself: into the log, and one plain sentence for the ward (R23)."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from storage.crash_log import CrashLog, crash_lines
from storage.surroundings import PROGRAM
from ui.operations.doors import holds_store

if TYPE_CHECKING:
    from protocols.times import Clock


def log_crash(
    folder: Path, clock: Clock, kind: type[BaseException], trace: TracebackType | None
) -> str:
    """Write a failure into the log; return the sentence for the ward, without any of its words."""
    lines = crash_lines(kind, trace)
    log = CrashLog(folder)
    where = lines[-1].strip() if len(lines) > 1 else "?"
    said = f"Something went wrong inside Bedline ({kind.__name__}, {where})."
    if holds_store(folder) and log.write(clock().format_iso(unit="second"), PROGRAM, lines):
        said += f" It stands in {log.path}, without anything of a chart."
    return said


def log_words(folder: Path, clock: Clock, words: str) -> None:
    """Write a warning of the window system into the log, without its quoted texts and numbers."""
    if holds_store(folder):
        CrashLog(folder).write(clock().format_iso(unit="second"), PROGRAM, (_plain(words),))


def _plain(words: str) -> str:
    """Return a warning without what is in quotes and without digits: they may be a chart's."""
    import re

    quoted = re.sub(r"([\"'`«“]).*?([\"'`»”]|$)", "(left out)", words)
    return re.sub(r"\d", "#", quoted)[:300]


def crash_text(folder: Path) -> str:
    """Return the log, to be read before it is sent by hand; empty while nothing went wrong."""
    return CrashLog(folder).text()
