"""One way to open the encrypted database: key, pragmas set and read back, writing fenced in.

The ward board is read through this alone: importing it costs sqlcipher3 and nothing more.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, TypeAlias
from urllib.parse import quote

from sqlcipher3 import dbapi2

from storage.problems import Damaged, NotSaved, Refused, StorageProblem

Access = Literal["write", "read", "new"]
# The driver has no type information; the name says what is meant.
Connection: TypeAlias = Any
Error = dbapi2.Error

_ALLOWED: int = dbapi2.SQLITE_OK
_DENIED: int = dbapi2.SQLITE_DENY

# Every setting of R2 with the value that must be read back. A journal that is truncated, not
# deleted, and synced with its folder is what survives a power cut on Linux and on Windows alike.
PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("mmap_size", "0", 0),
    ("recursive_triggers", "ON", 1),
    ("fullfsync", "ON", 1),
    ("busy_timeout", "5000", 5000),
)
# Set by the driver itself; only read back.
EXPECTED: tuple[tuple[str, object], ...] = (("cipher_use_hmac", "1"), ("cipher_status", "1"))

_FULL: int = dbapi2.SQLITE_FULL
_DAMAGE = (dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB)
_WATCHED = ("entries", "journal")
_READ_PRAGMAS = frozenset(
    {
        *("data_version", "foreign_key_list", "index_info", "index_list", "index_xinfo"),
        *("table_info", "table_xinfo", "table_list"),
        *("foreign_keys", "recursive_triggers", "query_only"),
    }
)
_STRUCTURE = frozenset(
    value
    for name, value in vars(dbapi2).items()
    if name.startswith(("SQLITE_CREATE_", "SQLITE_DROP_"))
    or name in ("SQLITE_ALTER_TABLE", "SQLITE_ATTACH", "SQLITE_DETACH", "SQLITE_REINDEX")
)


def connect(path: Path, pages_key: bytes, access: Access) -> Connection:
    """Open the database with its raw key; nothing is read yet, so a wrong key shows later.

    Args:
        path: the database file; `new` makes it, the others need it to be there.
        pages_key: 32 bytes.
        access: `write`; `read`, which cannot change a byte; `new`.

    Raises:
        dbapi2.Error, OSError: the file cannot be opened, or a new one is there already.
    """
    if access == "new":
        # Made by us, so that nobody else on the machine may read it; the driver keeps its mode.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    mode = {"write": "rw", "read": "ro", "new": "rw"}[access]
    connection = dbapi2.connect(
        f"file:{quote(str(path.absolute()))}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=5.0,
    )
    # The key is hexadecimal of our own making; a pragma takes no parameters.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{pages_key.hex()}'\"")
    return connection


def set_pragmas(connection: Connection) -> tuple[str, ...]:
    """Set every pragma and read it back; return what differs, in words."""
    for name, value, _ in PRAGMAS:
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
    return differing_pragmas(connection)


def differing_pragmas(connection: Connection) -> tuple[str, ...]:
    """Return every setting that is not as it must be, in words."""
    expected = [(name, value) for name, _, value in PRAGMAS]
    found = [
        (name, value, connection.execute(f"PRAGMA {name}").fetchone())
        for name, value in (*expected, *EXPECTED)
    ]
    return tuple(
        f"{name} is {row[0] if row else 'not known'}, not {value}"
        for name, value, row in found
        if row is None or row[0] != value
    )


def fence(connection: Connection) -> None:
    """Let this connection add rows and read, and nothing that would change what is written."""

    def allowed(deed: int, one: str | None, two: str | None, *_: object) -> int:
        if deed in _STRUCTURE:
            return _DENIED
        if deed in (dbapi2.SQLITE_UPDATE, dbapi2.SQLITE_DELETE) and one in _WATCHED:
            return _DENIED
        if deed == dbapi2.SQLITE_PRAGMA and not _pragma_allowed(one or "", two):
            return _DENIED
        return _ALLOWED

    connection.set_authorizer(allowed)


def _pragma_allowed(name: str, value: str | None) -> bool:
    if name not in _READ_PRAGMAS:
        return False
    # Settings among them may be read, and switched on, never off.
    return value is None or not name.endswith(("keys", "triggers", "only")) or value.lower() == "on"


def no_writing(connection: Connection) -> None:
    """Make a connection refuse every write."""
    connection.execute("PRAGMA query_only = ON")


def is_damage(error: BaseException) -> bool:
    """Say whether the driver found the file damaged (or not readable with this key)."""
    return _base_code(error) in _DAMAGE


def is_full(error: BaseException) -> bool:
    """Say whether the driver found the disk full."""
    return _base_code(error) == _FULL


def _base_code(error: BaseException) -> int:
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def problem_of(error: BaseException, where: Path) -> StorageProblem:
    """Turn the driver's error into plain words."""
    code = _base_code(error)
    if code in _DAMAGE:
        return Damaged(
            "ledger_damaged",
            "The ledger is damaged: a part of it cannot be read.",
            where=str(where),
            do="What verifies is still shown. Restore the last backup into a new folder.",
        )
    if code == _FULL:
        return NotSaved(
            "disk_full",
            "The disk is full; nothing was saved.",
            where=str(where),
            do="Free some space, then save again. Chart on paper until then.",
        )
    if code in (dbapi2.SQLITE_BUSY, dbapi2.SQLITE_LOCKED):
        return NotSaved(
            "file_busy",
            "Another program held the ledger for more than five seconds; nothing was saved.",
            where=str(where),
            do="Save again. If it comes back, exclude the folder from the virus scanner.",
        )
    if code == dbapi2.SQLITE_CONSTRAINT:
        return Refused(
            "not_storable",
            f"The ledger's own rules refuse this row ({error}); nothing was saved.",
            where=str(where),
            do="Look at what was typed. If it is right, report this message.",
        )
    return NotSaved(
        "not_written",
        f"The ledger could not be read or written ({error}); nothing was saved.",
        where=str(where),
        do="Save again. If it comes back, chart on paper and call for help.",
    )


@contextmanager
def standing_still(connection: Connection) -> Iterator[None]:
    """Hold off the writer, here or elsewhere, while something is read that belongs together."""
    connection.execute("BEGIN")
    try:
        # The lock is taken by the first page that is read.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        yield
    finally:
        roll_back(connection)


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Run one transaction: all of it is on the disk afterwards, or none of it.

    The commit returns only after the driver's syncs have returned.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise


def roll_back(connection: Connection) -> None:
    """Undo an open transaction; an error on the way is not news beside the one that led here."""
    try:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    except Error:
        pass
