"""Space on the disk: a warning in time, and a reserve for the last entries when it is full (R6)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from storage import durable

RESERVE_BYTES = 8 * 1024 * 1024
LOW_BYTES = 500 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Space:
    """How much room there is: plenty, low (warn), or full (the reserve is in use or missing)."""

    state: Literal["plenty", "low", "full"]
    free_bytes: int


def free_bytes(folder: Path) -> int:
    """Return the free bytes of the disk that holds the folder."""
    return shutil.disk_usage(folder).free


class Reserve:
    """Eight megabytes kept aside, given back to the disk when a write finds it full."""

    def __init__(self, path: Path, *, free: Callable[[Path], int] = free_bytes) -> None:
        self._path = path
        self._free = free

    def keep(self) -> bool:
        """Make the reserve if it is not there; say whether it is there now."""
        if self._size() >= RESERVE_BYTES:
            return True
        if self._free(self._path.parent) < LOW_BYTES:
            # So near the end, the room is worth more to the entries than to their reserve.
            return False
        try:
            _fill(self._path)
        except OSError:
            self.release()
            return False
        return True

    def release(self) -> bool:
        """Give the reserve back to the disk; say whether there was one."""
        had = self._size() > 0
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return False
        return had

    def space(self) -> Space:
        """Return how much room there is, for the window to show."""
        free = self._free(self._path.parent)
        if self._size() < RESERVE_BYTES and free < LOW_BYTES:
            return Space("full", free)
        return Space("low" if free < LOW_BYTES else "plenty", free)

    def _size(self) -> int:
        try:
            return self._path.stat().st_size
        except OSError:
            return 0


def _fill(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    try:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(descriptor, 0, RESERVE_BYTES)
        else:  # pragma: no cover - Windows and macOS
            os.write(descriptor, bytes(RESERVE_BYTES))
        durable.sync(descriptor)
    finally:
        os.close(descriptor)
