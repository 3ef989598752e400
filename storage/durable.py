"""Small files written so that a power cut leaves the old one or the new one, never a mixture.

Temporary name, write, sync, rename, sync of the folder. Virus scanners and indexers hold files
for a moment: what they refuse is tried again for five seconds (R24).
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

PATIENCE_S = 5.0
TEMPORARY = ".new"
_BINARY: int = getattr(os, "O_BINARY", 0)
_HELD = (errno.EACCES, errno.EBUSY, errno.EAGAIN, errno.ETXTBSY)


def sync(descriptor: int) -> None:
    """Wait until the file's content rests on the disk."""
    os.fsync(descriptor)


def sync_file(path: Path) -> None:
    """Wait until a finished file rests on the disk."""
    descriptor = os.open(path, os.O_RDWR | _BINARY)
    try:
        sync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the folder's names rest on the disk; Windows cannot and need not be asked."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        # Windows refuses to open a folder as a file.
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for its owner; wait until it rests.

    A folder whose name is not on the disk is lost in a power cut with all that is in it.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for one in reversed(missing):
        sync_folder(one.parent)


def patiently(
    action: Callable[[], T],
    *,
    sleep: Callable[[float], None] = time.sleep,
    steady: Callable[[], float] = time.monotonic,
) -> T:
    """Do a file action, again for up to five seconds while another program holds the file."""
    deadline = steady() + PATIENCE_S
    while True:
        try:
            return action()
        except OSError as error:
            if error.errno not in _HELD or steady() >= deadline:
                raise
        sleep(0.05)


def write_whole(path: Path, content: bytes) -> None:
    """Put the content in place of the file, whole or not at all, readable by its owner only.

    Raises:
        OSError: nothing was changed; a temporary file may be left, which the next start removes.
    """
    new = path.with_name(path.name + TEMPORARY)
    write_new(new, content)
    patiently(lambda: os.replace(new, path))  # noqa: PTH105 - one name for tests to sabotage
    sync_folder(path.parent)


def write_new(path: Path, content: bytes) -> None:
    """Write and sync a file of its own, replacing what is there; not atomic by itself."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
    try:
        with os.fdopen(descriptor, "wb", closefd=False) as file:
            file.write(content)
        sync(descriptor)
    finally:
        os.close(descriptor)
