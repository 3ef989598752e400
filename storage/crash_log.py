"""What went wrong inside the program, for who mends it: never what stood in a chart (R100).

Written are the time, the version, the kind of failure and where in the code it was: file, line and
function. The words of a failure are left out, for they may quote what somebody typed. The log
turns over: three files, then the oldest goes.
"""

from __future__ import annotations

import traceback
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Final

MOST_BYTES: Final = 64 * 1024
MOST_FILES: Final = 3
NAME: Final = "crash.log"
_DEEPEST: Final = 40


def crash_lines(kind: type[BaseException], trace: TracebackType | None) -> tuple[str, ...]:
    """Return the kind of a failure and where it was, outermost first; none of its words."""
    frames = traceback.extract_tb(trace)[-_DEEPEST:]
    where = tuple(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames)
    return (f"{kind.__module__}.{kind.__qualname__}", *where)


def _short(file: str) -> str:
    """Return the last parts of a path: the folders before them may bear a person's name."""
    return "/".join(Path(file).parts[-3:])


class CrashLog:
    """The log in a store's folder; where it cannot be written nothing more goes wrong."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def write(self, when: str, program: str, lines: tuple[str, ...]) -> bool:
        """Add one failure; say whether it was written."""
        text = "\n".join((f"{when} {program}", *lines, "", ""))
        try:
            self._turn_over(len(text.encode()))
            with self.path.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(text)
        except OSError:
            return False
        return True

    def text(self) -> str:
        """Return the whole log, oldest first, to be read before anybody sends it by hand."""
        found = []
        for path in reversed(self._files()):
            try:
                found.append(path.read_text("utf-8"))
            except OSError:
                continue
        return "".join(found)

    def _files(self) -> list[Path]:
        older = [self.path.with_name(f"{NAME}.{number}") for number in range(1, MOST_FILES)]
        return [self.path, *older]

    def _turn_over(self, more: int) -> None:
        if not self.path.exists() or self.path.stat().st_size + more <= MOST_BYTES:
            return
        files = self._files()
        files[-1].unlink(missing_ok=True)
        for newer, older in reversed(list(pairwise(files))):
            if newer.exists():
                newer.replace(older)
