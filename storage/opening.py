"""Making a store and opening one: place, keys, lock, schema, pragmas, anchor, in this order.

Opening decides how the store may be used. Nothing wrong: for writing. Held by another, a newer
schema, settings that do not hold, a folder that cannot be written: for viewing, and the reason is
kept. Damage: for viewing whatever verifies. Not even that: a StorageProblem. A file that is not
Bedline's is not touched.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from protocols.times import Clock, Instant, show_when, zone_issue
from storage import connection as db
from storage import durable, sealing
from storage.accounts import Operator
from storage.anchor import AnchorFile, compare, read_tails
from storage.book import Book, sqlite_tables
from storage.chain import CHAINED, ENTRIES
from storage.folder import StoreFolder
from storage.journal import Journal, NewEvent
from storage.keys import KeyRing, Unlocked
from storage.ledger import Setting
from storage.lock import FileLock, Holder, read_holder
from storage.migrations import build, migrate, schema_of
from storage.problems import Damaged, NotOpened, NotSaved, Refused, StorageProblem
from storage.rows import normal
from storage.schema import SCHEMA_VERSION, missing_guards
from storage.space import Reserve
from storage.store import Identity, Opened, Store
from storage.surroundings import Surroundings

if TYPE_CHECKING:
    from sqlite_utils import Database

Check = Literal["full", "quick"]
_UNKNOWN_ZONE = "UTC"


def create_store(  # noqa: PLR0913 - the site, its first person, and the injected world
    folder: Path | str,
    site: str,
    zone: str,
    first: Operator,
    passphrase: str,
    *,
    clock: Clock,
    around: Surroundings | None = None,
) -> str:
    """Make a new, encrypted, empty store and return its recovery key, to be shown once.

    Args:
        folder: a folder that holds no store yet; made if it is not there.
        site: the site's name, as it stands on printed sheets.
        zone: the ward's IANA time zone.
        first: the first account.
        passphrase: the first account's passphrase.
        clock: for the time of making.
        around: the injected world.

    Raises:
        Refused: the zone, the name or the passphrase cannot be.
        NotOpened: an unsafe place, or there is a store already; nothing was touched.
        NotSaved: the disk refused.
    """
    world = around or Surroundings()
    issue = zone_issue(zone)
    if issue is not None:
        raise Refused(issue.code, issue.message, where=zone)
    if not site.strip():
        raise Refused("no_site", "The site's name is empty.", do="Give the site's name.")
    world.places.refuse_unsafe(folder)
    where = StoreFolder(Path(folder))
    if where.holds_store():
        raise NotOpened(
            "store_exists",
            f"There is a store in {where.path} already; it was not touched.",
            where=str(where.path),
            do="Open it, or choose another folder.",
        )
    ring = KeyRing(where.keys, where.keys_lock, clock=clock, around=world)
    keys, data_key, recovery = ring.make(first, passphrase)
    try:
        where.make()
        where.sweep()
        identity = Identity(keys.store, normal(site.strip()), zone)
        _make_ledger(where, data_key, identity, clock())
        AnchorFile(where.anchor, data_key, keys.store).make({one.table: {} for one in CHAINED})
        where.migrating.replace(where.ledger)
        where.sweep()
        # The key file last: without it there is no store, with it all of it is there.
        ring.write(keys)
        Reserve(where.reserve).keep()
    except (OSError, db.Error) as error:
        raise NotSaved(
            "not_made",
            f"The store could not be made ({error}).",
            where=str(where.path),
            do="Choose a folder that you may write to, on a disk with room.",
        ) from error
    return recovery


def _make_ledger(where: StoreFolder, data_key: bytes, identity: Identity, now: Instant) -> None:
    connection = db.connect(where.migrating, sealing.subkey(data_key, "pages"), "new")
    try:
        db.set_pragmas(connection)
        build(connection)
        house = {
            "store": identity.store,
            "site": identity.site,
            "zone": identity.zone,
            "made_at": now.format_iso(),
        }
        sqlite_tables(connection).table("house").insert_all(
            {"name": name, "value": value} for name, value in house.items()
        )
    finally:
        connection.close()
    durable.sync_folder(where.path)


def open_store(  # noqa: PLR0913 - who, how, and the injected world
    folder: Path | str,
    user: str,
    passphrase: str,
    *,
    clock: Clock,
    view_only: bool = False,
    check: Check = "full",
    around: Surroundings | None = None,
) -> Store:
    """Open a store for a person: for writing if nothing speaks against it, else for viewing.

    Args:
        folder: the store's folder.
        user: account name.
        passphrase: the account's passphrase.
        clock: for recorded times.
        view_only: do not write, although it might be possible.
        check: `full` verifies every page and row; `quick` the anchor and the guards, for a first
            window that verifies the rest on a worker thread (`Store.verify`). After a crash the
            check is always full.
        around: the injected world.

    Returns:
        The store; look at `writable`, `problems`, `damage` and `held_by`.

    Raises:
        NotOpened: wrong passphrase, unsafe place, not a store (exit code 4).
        Damaged: nothing of it can be read (exit code 3).
    """
    world = around or Surroundings()
    world.places.refuse_unsafe(folder)
    where = StoreFolder(Path(folder))
    try:
        where.refuse_foreign()
        ring = KeyRing(where.keys, where.keys_lock, clock=clock, around=world)
        unlocked = ring.unlock(user, passphrase)
        entrance = _Entrance(where, ring, unlocked, clock, world)
        entrance.take_lock(view_only=view_only)
        try:
            return entrance.open(check)
        except BaseException:
            entrance.leave()
            raise
    except OSError as error:
        raise NotOpened(
            "not_readable",
            f"A file of the store cannot be read ({error.strerror}).",
            where=str(error.filename or where.path),
            do="Ask the administrator for the right to read it, or look at the disk.",
        ) from error


def recover_account(
    folder: Path | str,
    recovery: str,
    user: str,
    passphrase: str,
    *,
    clock: Clock,
    around: Surroundings | None = None,
) -> str:
    """Give a person a new passphrase by the recovery key; return the key that replaces it.

    The use of the recovery key stands in the journal.

    Raises:
        NotOpened: unsafe place, not a store, a mistyped or wrong recovery key, a disabled account.
        Refused: there is no such account, or the new passphrase is empty.
        Damaged: the key file was changed from outside.
    """
    world = around or Surroundings()
    world.places.refuse_unsafe(folder)
    where = StoreFolder(Path(folder))
    where.refuse_foreign()
    ring = KeyRing(where.keys, where.keys_lock, clock=clock, around=world)
    fresh = ring.recover(recovery, user, passphrase)
    with open_store(folder, user, passphrase, clock=clock, check="quick", around=world) as store:
        if store.writable:
            words = f"{store.operator.name} got a new passphrase by the recovery key."
            store.journal.record("recovered", words, store.operator)
    return fresh


@dataclass
class _Entrance:
    """The way in: what is known so far, and what speaks against writing."""

    where: StoreFolder
    ring: KeyRing
    unlocked: Unlocked
    clock: Clock
    around: Surroundings

    def __post_init__(self) -> None:
        self.problems: list[StorageProblem] = list(self.unlocked.problems)
        self.lock: FileLock | None = None
        self.held_by: Holder | None = None
        self.newer = False
        self.pages_key = sealing.subkey(self.unlocked.data_key, "pages")

    def take_lock(self, *, view_only: bool) -> None:
        """Take the writer's lock, or note why not."""
        if view_only:
            self.problems.append(
                NotOpened(
                    "view_only",
                    "The store was opened for viewing only.",
                    do="Open it again for writing.",
                )
            )
            return
        since = self.clock().format_iso(unit="second")
        me = Holder(self.unlocked.operator.name, self.around.computer(), since)
        try:
            self.lock = FileLock.take(self.where.lock, me)
        except OSError as error:
            self.problems.append(
                NotOpened(
                    "folder_read_only",
                    f"The store's folder cannot be written ({error.strerror}): viewing only.",
                    where=str(self.where.path),
                    do="Ask the administrator for the right to write there.",
                )
            )
            return
        if self.lock is None:
            self.held_by = read_holder(self.where.lock)
            self.problems.append(
                NotOpened(
                    "held",
                    f"{self.held_by.words()} has the store open for writing; here it is for "
                    "viewing only.",
                    where=str(self.where.lock),
                    do="Chart there, or close it there and open it here again.",
                )
            )

    def leave(self) -> None:
        """Give the lock back after a failure."""
        if self.lock is not None:
            self.lock.release()

    def open(self, check: Check) -> Store:
        """Open the ledger and return the store."""
        if self.where.ledger.stat().st_size == 0:
            raise Damaged(
                "ledger_empty",
                "The ledger is an empty file: its entries are gone.",
                where=str(self.where.ledger),
                do="It was not touched. Restore the last backup into a new folder.",
            )
        crashed = self._journal_is_hot()
        connection = self._schema_settled()
        try:
            book = self._bound(connection)
            store = self._store(book)
            self._compare_anchor(book)
            if (crashed or check == "full") and not self.newer:
                store.verify()
            if store.writable:
                self._or_view_only(book, lambda: self._settle_in(store, book))
            if not store.writable:
                db.no_writing(book.connection)
        except db.Error as error:
            connection.close()
            raise self._unreadable(error) from error
        except BaseException:
            connection.close()
            raise
        return store

    def _unreadable(self, error: db.Error) -> StorageProblem:
        if not db.is_damage(error):
            return db.problem_of(error, self.where.ledger)
        return Damaged(
            "ledger_damaged",
            "The ledger is damaged where it says how it is built; nothing of it can be shown.",
            where=str(self.where.ledger),
            do="It was not touched. Restore the last backup into a new folder.",
        )

    def _journal_is_hot(self) -> bool:
        try:
            return self.where.rollback.stat().st_size > 0
        except FileNotFoundError:
            return False

    def _connect(self) -> db.Connection:
        # After a crash even a viewer must let the driver roll the unfinished write back.
        viewing = self.problems and not self._journal_is_hot()
        return db.connect(self.where.ledger, self.pages_key, "read" if viewing else "write")

    def _schema_settled(self) -> db.Connection:
        """Return a connection to a ledger of a schema that this program can read."""
        try:
            connection = self._connect()
        except db.Error as error:
            raise db.problem_of(error, self.where.ledger) from error
        try:
            version = schema_of(connection, self.where.ledger)
            if version == SCHEMA_VERSION:
                return connection
            if version > SCHEMA_VERSION:
                self._note_newer(connection, version)
                return connection
            self._refuse_to_view_older()
        except BaseException:
            connection.close()
            raise
        connection.close()
        migrate(self.where, self.pages_key, since=version)
        return self._connect()

    def _refuse_to_view_older(self) -> None:
        if self.problems:
            raise NotOpened(
                "older_schema",
                "The ledger is of an older version and has to be brought up to date first.",
                where=str(self.where.ledger),
                do="Open it once for writing.",
            )

    def _note_newer(self, connection: db.Connection, version: int) -> None:
        newer = NotOpened(
            "newer_schema",
            f"The ledger was written by a newer Bedline (schema {version}): viewing only.",
            where=str(self.where.ledger),
            do="Use the newer version to chart.",
        )
        columns = {row[1] for row in connection.execute("PRAGMA table_info(entries)")}
        if columns != set(ENTRIES.columns):
            raise newer
        self.newer = True
        self.problems.append(newer)

    def _bound(self, connection: db.Connection) -> Book:
        if not self.problems:
            differing = db.set_pragmas(connection)
            if differing:
                self.problems.append(
                    NotOpened(
                        "unsafe_settings",
                        "The database does not keep the settings that make saving safe "
                        f"({'; '.join(differing)}): viewing only.",
                        where=str(self.where.ledger),
                        do="Report this; chart on paper until it is solved.",
                    )
                )
        anchor = AnchorFile(self.where.anchor, self.unlocked.data_key, self.ring.read().store)
        book = Book(self.where.ledger, self.pages_key, connection, anchor)
        if not self.newer and missing_guards(connection):
            self.problems.append(
                Damaged(
                    "guards_missing",
                    "Guards against changes were taken off the ledger.",
                    where=str(self.where.ledger),
                    do="Restore the last backup into a new folder; ask who changed the file.",
                )
            )
        for problem in self.problems:
            book.note(problem)
        return book

    def _store(self, book: Book) -> Store:
        house = _house(book)
        identity = Identity(
            self.ring.read().store, house.get("site", ""), house.get("zone", _UNKNOWN_ZONE)
        )
        if not book.problems:
            self.where.sweep()
            book.reserve = Reserve(self.where.reserve)
            book.reserve.keep()
            self._or_view_only(book, lambda: self._name_device(book))
        db.fence(book.connection)
        return Store(
            Opened(
                folder=self.where,
                ring=self.ring,
                book=book,
                identity=identity,
                operator=self.unlocked.operator,
                lock=self.lock,
                held_by=self.held_by,
                clock=self.clock,
                around=self.around,
            )
        )

    @staticmethod
    def _or_view_only(book: Book, write: Callable[[], None]) -> None:
        """Write, or go on for viewing only: a full disk keeps nobody from reading (R21)."""
        try:
            write()
        except StorageProblem as problem:
            book.note(problem)

    def _name_device(self, book: Book) -> None:
        """Give this machine its name in this store, made when it writes here for the first time."""
        place = f"{self.around.machine()}\n{self.where.path.resolve()}"
        machine = sealing.tag(sealing.subkey(self.unlocked.data_key, "device"), place.encode())
        known = book.read("SELECT device FROM devices WHERE machine = ?", (machine,))
        if known:
            book.device = str(known[0][0])
            return
        taken = {row[0] for row in book.read("SELECT device FROM devices")}
        device = sealing.random_name(self.around.random_bytes(5))
        while device in taken:
            device = sealing.random_name(self.around.random_bytes(5))
        book.name_device(device, machine, self.clock().format_iso())

    def _compare_anchor(self, book: Book) -> None:
        in_step = True
        try:
            # Reading holds off the writer elsewhere, so both belong to one moment.
            book.connection.execute("BEGIN")
            tails = read_tails(book.connection)
            anchored = book.anchor.read().tails
            problem = compare(anchored, tails, book.connection)
            if problem is not None:
                book.note(problem)
            in_step = anchored == tails
        except Damaged as problem:
            book.note(problem)
        except db.Error as error:
            if not db.is_damage(error):
                raise
            book.note_damage(error)
        finally:
            db.roll_back(book.connection)
        if book.writable and not in_step:
            self._or_view_only(book, book.settle_anchor)

    def _settle_in(self, store: Store, book: Book) -> None:
        """Write down that it was opened, by whom, and what happened while it was closed."""
        setting = Setting(store.zone, self.around.program)
        journal = Journal(book, setting, self.clock)
        events = self._since_last_time(store, book)
        by = self.unlocked.operator
        events.append(NewEvent("opened", f"{by.name} opened the store.", by))
        journal.record_all(events)
        if any(event.event == "restored" for event in events):
            book.change(_forget_restore)

    def _since_last_time(self, store: Store, book: Book) -> list[NewEvent]:
        last = book.read(
            "SELECT event FROM journal WHERE device = ? ORDER BY seq DESC LIMIT 1", (book.device,)
        )
        events = []
        if last and last[0][0] != "closed":
            events.append(NewEvent("not_closed", "The store was not closed the last time."))
        restored = book.read("SELECT value FROM house WHERE name = 'restored'")
        if restored:
            at, made_at = (Instant.parse_iso(one) for one in json.loads(str(restored[0][0])))
            words = (
                f"The store was restored on {show_when(at, store.zone)} from the backup of "
                f"{show_when(made_at, store.zone)}."
            )
            events.append(NewEvent("restored", words))
        for name, number, when in self.ring.take_unreported():
            words = f"{name}: {number} failure(s) to sign in, the last at {when}."
            events.append(NewEvent("sign_in_failed", words))
        return events


def _forget_restore(tables: Database) -> None:
    tables.table("house").delete_where("name = 'restored'")


def _house(book: Book) -> dict[str, str]:
    try:
        return {str(name): str(value) for name, value in book.read("SELECT * FROM house")}
    except Damaged:
        return {}
