"""Is the database here as it must be: versions, settings that hold, pages that tell a change."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import Final

from storage import connection as db
from storage import durable

_KEY: Final = bytes(32)  # of scratch files that hold nothing
_SLOWEST_S: Final = 1.0


def versions() -> tuple[str, str]:
    """Return the versions of SQLite and of SQLCipher in use."""
    with tempfile.TemporaryDirectory() as folder:
        connection = db.connect(Path(folder) / "versions.db", _KEY, "new")
        try:
            row = connection.execute("PRAGMA cipher_version").fetchone()
            sqlite = connection.execute("SELECT sqlite_version()").fetchone()
        finally:
            connection.close()
    return str(sqlite[0]), str(row[0]) if row else ""


def settings_that_differ(folder: Path) -> tuple[str, ...]:
    """Set every pragma on a scratch database in a folder and read it back; return what differs."""
    connection = db.connect(folder / "settings.db", _KEY, "new")
    try:
        return tuple(db.set_pragmas(connection))
    finally:
        connection.close()


def changed_page_is_told(folder: Path) -> bool:
    """Flip one bit in a page of a scratch database and say whether the page check finds it."""
    path = folder / "pages.db"
    connection = db.connect(path, _KEY, "new")
    try:
        db.set_pragmas(connection)
        connection.execute("CREATE TABLE scratch (words TEXT)")
        connection.execute("INSERT INTO scratch VALUES ('nothing')")
        clean = not connection.execute("PRAGMA cipher_integrity_check").fetchall()
    finally:
        connection.close()
    content = bytearray(path.read_bytes())
    readable = b"nothing" in content
    content[len(content) - len(content) // 4] ^= 1
    path.write_bytes(content)
    connection = db.connect(path, _KEY, "read")
    try:
        told = bool(connection.execute("PRAGMA cipher_integrity_check").fetchall())
    except db.Error:
        told = True
    finally:
        connection.close()
    return clean and told and not readable


def sync_seconds(folder: Path) -> float:
    """Return how long the disk takes to keep a small file, the slowest of five."""
    slowest = 0.0
    for number in range(5):
        path = folder / f"sync-{number}"
        start = time.perf_counter()
        durable.write_new(path, os.urandom(4096))
        durable.sync_folder(folder)
        slowest = max(slowest, time.perf_counter() - start)
    return slowest


def is_slow(seconds: float) -> bool:
    """Say whether a disk is too slow for a ward: each entry waits for it."""
    return seconds > _SLOWEST_S
