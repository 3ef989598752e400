"""One writer at a time, by a lock of the operating system: a crash leaves none behind (R15)."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from storage.problems import NotSaved

# Windows keeps others from reading locked bytes, so a byte far behind the text is locked.
_FAR_BYTE = 1 << 30
_LONGEST_TEXT = 4096
_SHORT_WAIT_S = 5.0


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the store open for writing, on which computer, since when (as written there)."""

    user: str
    computer: str
    since: str

    def words(self) -> str:
        """Return the holder as one phrase."""
        return f"{self.user} on {self.computer} since {self.since}"


class Locker(Protocol):
    """How the operating system locks an open file; raises OSError when another holds it."""

    def __call__(self, descriptor: int, /) -> None:
        """Lock at once or raise."""


def posix_locker(descriptor: int) -> None:
    """Lock by flock; it goes with the open file, so with the process."""
    import fcntl

    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def windows_locker(msvcrt: Any) -> Locker:
    """Return a locker by `msvcrt`, which is given because only Windows has it."""

    def lock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    return lock


def system_locker() -> Locker:
    """Return this operating system's locker."""
    if sys.platform == "win32":  # pragma: no cover - run on ward laptops only
        import msvcrt

        return windows_locker(msvcrt)
    return posix_locker


class FileLock:
    """A lock that this process holds until it is released or the process ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def take(cls, path: Path, holder: Holder, *, locker: Locker | None = None) -> FileLock | None:
        """Take the lock and write who holds it, or return None if another process does.

        Raises:
            OSError: the lock file cannot be made here (a read-only folder).
        """
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            (locker or system_locker())(descriptor)
        except OSError:
            os.close(descriptor)
            return None
        text = json.dumps([holder.user, holder.computer, holder.since], ensure_ascii=False)
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, text.encode())
        return cls(descriptor)

    def release(self) -> None:
        """Give the lock back; the file stays, empty of meaning."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def read_holder(path: Path) -> Holder:
    """Read who holds a lock; unknown where the file cannot be read."""
    try:
        with path.open("rb") as file:
            user, computer, since = json.loads(file.read(_LONGEST_TEXT))
        return Holder(str(user), str(computer), str(since))
    except (OSError, ValueError, TypeError):
        return Holder("somebody", "a computer", "a time not known")


@contextmanager
def held_briefly(
    path: Path,
    *,
    sleep: Callable[[float], None] = time.sleep,
    steady: Callable[[], float] = time.monotonic,
) -> Iterator[None]:
    """Hold a lock while a small file is read, changed and written; wait up to five seconds.

    Raises:
        NotSaved: another process kept the lock all that time.
        OSError: the lock file cannot be made here (a read-only folder).
    """
    deadline = steady() + _SHORT_WAIT_S
    while (lock := FileLock.take(path, Holder("", "", ""))) is None:
        if steady() >= deadline:
            raise NotSaved(
                "keys_busy",
                "The key file is being changed by another start of Bedline.",
                where=str(path),
                do="Wait a moment and try again.",
            )
        sleep(0.02)
    try:
        yield
    finally:
        lock.release()
