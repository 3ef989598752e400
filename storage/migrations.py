"""Numbered steps from one schema to the next, each frozen once released.

A migration works on a copy: copy by the backup interface, steps, guards again, verification (the
same entries, the same chains), then one rename. A power cut at any moment leaves the old file or
the new one (R97). The old file stays in the backups folder.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from storage import connection as db
from storage import durable
from storage.book import sqlite_tables
from storage.problems import Damaged, NotOpened, NotSaved
from storage.schema import APPLICATION_ID, TABLES_1, install_guards

if TYPE_CHECKING:
    from sqlite_utils import Database

    from storage.folder import StoreFolder
    from storage.verify import Report

Step = Callable[["Database"], None]


def _first_tables(tables: Database) -> None:
    for statement in TABLES_1:
        tables.execute(statement)


# Version reached -> the step that reaches it. Steps use raw SQL or sqlite-utils; `transform` drops
# triggers, which is why the guards are installed anew after all steps.
STEPS: Mapping[int, Step] = MappingProxyType({1: _first_tables})


def build(connection: db.Connection, *, since: int = 0, steps: Mapping[int, Step] = STEPS) -> None:
    """Run the steps behind version `since` on a file of our own, in one transaction."""
    tables = sqlite_tables(connection)
    with db.transaction(connection):
        for version in range(since + 1, max(steps) + 1):
            steps[version](tables)
        install_guards(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {max(steps)}")


def migrate(
    folder: StoreFolder, pages_key: bytes, *, since: int, steps: Mapping[int, Step] = STEPS
) -> None:
    """Bring the ledger of a closed store, whose lock is held, to the newest schema.

    Raises:
        Damaged: the old ledger does not verify; nothing was changed.
        NotSaved: the disk refused, or the copy is not the same record; nothing was changed.
        NotOpened: there is no way from that version.
    """
    if any(version not in steps for version in range(since + 1, max(steps) + 1)):
        raise NotOpened(
            "no_migration",
            f"The ledger has schema {since}, from which this Bedline knows no way on.",
            where=str(folder.ledger),
            do="Open it with the version that wrote it.",
        )
    try:
        _migrate_copy(folder, pages_key, since, steps)
    except (OSError, db.Error) as error:
        raise NotSaved(
            "not_migrated",
            f"The ledger could not be brought to the new version ({error}); it is as it was.",
            where=str(folder.ledger),
            do="Free some space and start again, or use the older version.",
        ) from error


def _migrate_copy(
    folder: StoreFolder, pages_key: bytes, since: int, steps: Mapping[int, Step]
) -> None:
    from storage.verify import verify

    before = copy_database(folder.ledger, folder.migrating, pages_key)
    if not before.clean:
        raise before.problems()[0]
    connection = db.connect(folder.migrating, pages_key, "write")
    try:
        db.set_pragmas(connection)
        build(connection, since=since, steps=steps)
        after = verify(connection, None)
    finally:
        connection.close()
    if not after.clean or after.tails != before.tails:
        raise NotSaved(
            "not_migrated",
            "After the change of version the record was not the same; the old file is kept.",
            where=str(folder.ledger),
            do="Use the older version and report this.",
        )
    kept = folder.backups / f"ledger-schema-{since}.db"
    copy_database(folder.ledger, kept, pages_key)
    durable.sync_folder(folder.backups)
    durable.patiently(lambda: folder.migrating.replace(folder.ledger))
    folder.sweep()
    durable.sync_folder(folder.path)


def copy_database(source: Path, target: Path, pages_key: bytes) -> Report:
    """Copy a ledger, also one in use, by the database's own backup interface, and verify the copy.

    The copy is a file of its own with the same key, synced.

    Raises:
        Damaged: a page of the source is damaged.
        dbapi2.Error, OSError: the disk refused.
    """
    from storage.verify import genuine_pages, verify

    target.unlink(missing_ok=True)
    reading = db.connect(source, pages_key, "read")
    copy = db.connect(target, pages_key, "new")
    try:
        db.set_pragmas(copy)
        reading.execute("PRAGMA busy_timeout = 5000")
        # The backup interface would copy a damaged page as an empty, genuine one.
        bad = genuine_pages(reading)
        if bad:
            raise damaged_pages(source, bad[0])
        reading.backup(copy)
        report = verify(copy, None)
    finally:
        copy.close()
        reading.close()
    durable.sync_file(target)
    return report


def damaged_pages(source: Path, which: str) -> Damaged:
    """Return the problem of a ledger with pages that are not genuine."""
    return Damaged(
        "pages_damaged",
        f"The ledger has damaged pages ({which}); no copy was made of it.",
        where=str(source),
        do="What verifies is still shown. Restore the last backup into a new folder.",
    )


def schema_of(connection: db.Connection, path: Path) -> int:
    """Return the schema version of an opened ledger.

    Raises:
        NotOpened: it is readable with this key, but another program's database.
        Damaged: it cannot be read.
    """
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    except db.Error as error:
        if db.is_damage(error):
            raise Damaged(
                "ledger_damaged",
                "The beginning of the ledger is damaged, or another file stands in its place.",
                where=str(path),
                do="It was not touched. Restore the last backup into a new folder.",
            ) from error
        raise db.problem_of(error, path) from error
    if application != APPLICATION_ID:
        raise NotOpened(
            "foreign_file",
            f"{path} is another program's database; it was not touched.",
            where=str(path),
            do="Choose the right folder.",
        )
    return version
