"""A verified backup becomes a store in a new folder; the old one is never overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from protocols.facts import Entry, Fact
from protocols.times import Clock, Instant
from storage import connection as db
from storage import durable, sealing
from storage.anchor import AnchorFile, Tails
from storage.backups import Contents, read_backup
from storage.book import sqlite_tables
from storage.canonical import canonical_text
from storage.chain import ENTRIES, Row, Tail
from storage.folder import StoreFolder
from storage.keyfile import read_bytes
from storage.keys import KeyRing
from storage.problems import Damaged, NotOpened, NotSaved, StorageProblem
from storage.rows import entry_of
from storage.salvage import readable_rows
from storage.surroundings import Surroundings
from storage.verify import verify


@dataclass(frozen=True, slots=True)
class Missing:
    """A stretch of one device's entries that the current record has and the backup has not."""

    device: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore brought back, and what is to be entered again.

    Attributes:
        made_at: when the backup was made.
        entries: how many entries were restored.
        missing: what the current anchor counts beyond the backup.
        readable: those of the missing entries that the current ledger still shows.
        counted: False where the current anchor cannot be read: what is missing is then only what
            the current ledger still shows, and more may be missing.
    """

    made_at: Instant
    entries: int
    missing: tuple[Missing, ...]
    readable: tuple[Entry[Fact], ...]
    counted: bool = True


def restore_backup(  # noqa: PLR0913 - what, whereto, who, and the injected world
    backup: Path,
    folder: Path,
    user: str,
    passphrase: str,
    *,
    clock: Clock,
    around: Surroundings | None = None,
    instead_of: Path | None = None,
    keys: Path | None = None,
) -> Restored:
    """Restore a backup into a new folder, verified before it gets its name.

    The first opening of the restored store writes entries under a new device name, so they can
    never be taken for those that were lost; it records the restore, and the rotation of backups
    rests until somebody lets it go on.

    Args:
        backup: the file.
        folder: a folder that does not exist or is empty.
        user: an account, as it was when the backup was made, or as it is in `keys`.
        passphrase: its passphrase there.
        clock: for the time of the restore.
        around: the injected world.
        instead_of: the folder of the store that it replaces, to tell what is missing.
        keys: the key file of the same store as it is now. The accounts then stay as they are: who
            was disabled since the backup does not come back with it.

    Raises:
        StorageProblem: nothing was restored.
    """
    world = around or Surroundings()
    world.places.refuse_unsafe(folder)
    contents = read_backup(backup)
    if folder.exists() and any(folder.iterdir()):
        raise NotOpened(
            "folder_not_empty",
            f"{folder} is not empty; nothing in it was touched.",
            where=str(folder),
            do="Name a new folder.",
        )
    making = StoreFolder(folder.with_name(f".{folder.name}.restoring"))
    try:
        _clear(making)
        making.make()
        if keys is not None:
            contents.parts[making.keys.name] = keys.read_bytes()
        data_key = _unpack(contents, making, user, passphrase, clock, world)
        _check(contents, making, data_key)
        _mark(contents, making, data_key, clock)
        if folder.exists():
            folder.rmdir()
        # What is in it must bear its names on the disk before it bears the store's own.
        durable.sync_folder(making.path)
        durable.patiently(lambda: making.path.rename(folder))
        durable.sync_folder(folder.parent)
    except (OSError, db.Error) as error:
        raise NotSaved(
            "not_restored",
            f"The backup could not be restored ({error}).",
            where=str(folder),
            do="Choose a folder on a disk with room, then restore again.",
        ) from error
    finally:
        with suppress(OSError):
            _clear(making)
    missing, readable, counted = _missing(instead_of, contents, data_key)
    return Restored(contents.made_at, contents.entries, missing, readable, counted)


def discard_copy(folder: Path) -> None:
    """Remove a restored copy that did not become the store: known names only.

    Raises:
        OSError: something else is in it, or the disk refused; the rest stays.
    """
    copy = StoreFolder(folder)
    for path in (copy.lock, copy.reserve):
        path.unlink(missing_ok=True)
    _clear(copy)


def _unpack(
    contents: Contents,
    making: StoreFolder,
    user: str,
    passphrase: str,
    clock: Clock,
    around: Surroundings,
) -> bytes:
    for path in (making.ledger, making.keys, making.anchor):
        durable.write_new(path, contents.parts[path.name])
    ring = KeyRing(making.keys, making.keys_lock, clock=clock, around=around)
    unlocked = ring.unlock(user, passphrase)
    if unlocked.problems:
        raise unlocked.problems[0]
    return unlocked.data_key


def _check(contents: Contents, making: StoreFolder, data_key: bytes) -> None:
    if not contents.is_genuine(data_key):
        raise Damaged(
            "backup_changed",
            "The backup was put together outside Bedline; nothing was restored from it.",
            do="Choose an earlier backup.",
        )
    connection = db.connect(making.ledger, sealing.subkey(data_key, "pages"), "read")
    try:
        report = verify(connection, AnchorFile(making.anchor, data_key, contents.store))
    finally:
        connection.close()
    if not report.clean:
        raise report.problems()[0]
    if report.tails != contents.tails:
        raise Damaged(
            "backup_changed",
            "The backup does not hold what it says; nothing was restored from it.",
            do="Choose an earlier backup.",
        )


def _mark(contents: Contents, making: StoreFolder, data_key: bytes, clock: Clock) -> None:
    """Retire the device names and say that this is a restored store."""
    connection = db.connect(making.ledger, sealing.subkey(data_key, "pages"), "write")
    try:
        db.set_pragmas(connection)
        tables = sqlite_tables(connection)
        with db.transaction(connection):
            tables.execute("UPDATE devices SET machine = ''")
            words = [clock().format_iso(), contents.made_at.format_iso()]
            for name in ("restored", "rotation_paused"):
                tables.table("house").insert(
                    {"name": name, "value": canonical_text(words)}, replace=True
                )
    finally:
        connection.close()


def _missing(
    instead_of: Path | None, contents: Contents, data_key: bytes
) -> tuple[tuple[Missing, ...], tuple[Entry[Fact], ...], bool]:
    if instead_of is None:
        return (), (), True
    current = StoreFolder(instead_of)
    try:
        if read_bytes(current.keys.read_bytes(), str(current.keys)).store != contents.store:
            return (), (), True
    except (OSError, StorageProblem):
        # Without its key file nobody can say; its anchor is still held against the backup.
        pass
    try:
        gaps = _gaps(
            AnchorFile(current.anchor, data_key, contents.store).read().tails, contents.tails
        )
        found, counted = _found(current, data_key) if gaps else (), True
    except Damaged:
        # Nobody knows how far it went; what can still be read went at least as far as this.
        found, counted = _found(current, data_key), False
        gaps = _gaps({ENTRIES.table: _last_of(found)}, contents.tails)
    lost = {(gap.device, seq) for gap in gaps for seq in range(gap.first, gap.last + 1)}
    readable = tuple(_readable(row for row in found if (row[0], row[1]) in lost))
    return gaps, readable, counted


def _found(current: StoreFolder, data_key: bytes) -> tuple[Row, ...]:
    """Return the rows that the current ledger still shows; none where not even it can be opened."""
    if not current.ledger.exists():
        return ()
    pages_key = sealing.subkey(data_key, "pages")
    with suppress(db.Error, OSError):
        return readable_rows(
            ENTRIES,
            lambda: db.connect(current.ledger, pages_key, "read"),
            {},
            current.ledger.stat().st_size // 64,
        ).rows
    return ()


def _last_of(rows: Iterable[Row]) -> dict[str, Tail]:
    # Rows come in the order of their numbers, so that the last of a device stays.
    return {str(row[0]): Tail(int(str(row[1])), str(row[-1])) for row in rows}


def _readable(rows: Iterable[Row]) -> Iterator[Entry[Fact]]:
    for row in rows:
        # What a newer Bedline wrote stays among the missing; it does not undo the restore.
        with suppress(StorageProblem):
            yield entry_of(row)


def _gaps(now: Tails, then: Tails) -> tuple[Missing, ...]:
    gaps = []
    for device, tail in sorted(now[ENTRIES.table].items()):
        old = then[ENTRIES.table].get(device)
        first = (old.count if old else 0) + 1
        if tail.count >= first:
            gaps.append(Missing(device, first, tail.count))
    return tuple(gaps)


def _clear(making: StoreFolder) -> None:
    """Remove a half-restored folder of our own making: known names only, then the folder."""
    for path in (making.ledger, making.rollback, making.keys, making.keys_lock, making.anchor):
        path.unlink(missing_ok=True)
    for path in (making.drafts, making.backups, making.downtime, making.path):
        if path.is_dir():
            path.rmdir()
