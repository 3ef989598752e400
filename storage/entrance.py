"""The way into a store: what is known so far, and what speaks against writing.

The steps of one opening in their order: lock, schema, pragmas, guards, anchor, verification. Each
may find a reason to open for viewing only; the reasons are kept with the store.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from protocols.times import Clock, Instant, show_when
from storage import connection as db
from storage import sealing
from storage.anchor import AnchorFile, compare, read_tails
from storage.book import Book
from storage.chain import ENTRIES
from storage.folder import StoreFolder
from storage.journal import Journal, NewEvent
from storage.keys import KeyRing, Unlocked
from storage.ledger import Setting
from storage.lock import FileLock, Holder, read_holder
from storage.migrations import migrate, schema_of
from storage.problems import Damaged, NotOpened, StorageProblem
from storage.schema import SCHEMA_VERSION, missing_guards
from storage.space import Reserve
from storage.store import Identity, Opened, Store
from storage.surroundings import Surroundings

if TYPE_CHECKING:
    from sqlite_utils import Database

Check = Literal["full", "quick"]
_UNKNOWN_ZONE = "UTC"


@dataclass
class Entrance:
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
