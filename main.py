"""Bedline's door: arguments to paths, clock and store, then the window or a command."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protocols.times import Clock


def main(arguments: list[str]) -> int:
    """Open the window, or run one command; return the exit code of the contract."""
    from ui.commands.arguments import UsageError, read_arguments

    try:
        asked = read_arguments(arguments, os.environ)
    except UsageError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    if asked.command is None:
        from ui.windows.start import open_window

        return open_window(asked, _clock(asked.now_ns))
    from ui.commands.run import run_command

    try:
        return run_command(asked, _clock(asked.now_ns), sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:
        return _reader_gone(asked.command)


def _reader_gone(command: str) -> int:
    """Stop quietly where whoever read the answers has gone, as `head` does after ten lines.

    What is still buffered goes nowhere, so that Python does not complain of it at its end. An
    entry that was charted stands; that its word could not be given is said and counts as failed.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if command != "chart-stdin":
        return 0
    sys.stderr.write("Nobody reads the answers any more. Stopped; what was acknowledged stands.\n")
    return 4


def _clock(fixed_ns: int | None) -> Clock:
    """Return the one clock of the program: the machine's, or the fixed one of a test."""
    from protocols.times import Instant

    if fixed_ns is not None:
        fixed = Instant.from_timestamp(fixed_ns, unit="nanosecond")
        return lambda: fixed
    return lambda: Instant.from_timestamp(time.time_ns(), unit="nanosecond")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
