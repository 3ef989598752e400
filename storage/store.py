"""One open store: its ledger, journal, board, drafts and accounts, and how it may be used now."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from protocols.times import Clock
from storage.accounts import Operator, same_name
from storage.anchor import AnchorFile
from storage.book import Book
from storage.folder import StoreFolder
from storage.journal import Journal
from storage.keys import KeyRing
from storage.ledger import Ledger, Setting
from storage.lock import FileLock, Holder
from storage.printed_code import code_key, masked_code
from storage.problems import Damaged, NotOpened, Refused, StorageProblem
from storage.projections import Board
from storage.space import Reserve, Space
from storage.surroundings import Surroundings

# Drafts, backups, permissions and the verification load when asked for: no first board needs them.
if TYPE_CHECKING:
    from sqlite_utils import Database

    from storage.backups import BackupFile
    from storage.drafts import Drafts
    from storage.verify import Report


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Identity:
    """What the store says of itself: its own id, the site's name, the ward's time zone."""

    store: str
    site: str
    zone: str


@dataclass(frozen=True, slots=True)
class Opened:
    """All that opening found and made, handed to the store."""

    folder: StoreFolder
    ring: KeyRing
    book: Book
    identity: Identity
    operator: Operator
    lock: FileLock | None
    held_by: Holder | None
    clock: Clock
    around: Surroundings


class Store:
    """An open store. Used by one thread at a time, except where a method says otherwise.

    Attributes:
        operator: who opened it; others sign in by `sign_in` or `sign_in_with_pin`.
        ledger: the entries.
        journal: house events.
        board: ready-made rows of the ward board.
        held_by: who has it open for writing, when it is not this process.
    """

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._book = opened.book
        self._ring = opened.ring
        self._backing_up = threading.Lock()
        setting = Setting(opened.identity.zone, opened.around.program)
        self.operator = opened.operator
        self.held_by = opened.held_by
        self.ledger = Ledger(opened.book, setting, opened.clock)
        self.journal = Journal(opened.book, setting, opened.clock)
        self.board = Board(opened.book)
        self._reserve = opened.book.reserve or Reserve(opened.folder.reserve)

    @cached_property
    def drafts(self) -> Drafts:
        """Typing that is not charted."""
        from storage.drafts import Drafts

        opened = self._opened
        return Drafts(
            opened.folder.drafts, opened.ring.data_key, opened.clock, opened.around.random_bytes
        )

    # -- what it is ---------------------------------------------------------------------------

    @property
    def folder(self) -> StoreFolder:
        """The store's folder."""
        return self._opened.folder

    @property
    def site(self) -> str:
        """The site's name."""
        return self._opened.identity.site

    @property
    def zone(self) -> str:
        """The ward's IANA time zone."""
        return self._opened.identity.zone

    @property
    def program(self) -> str:
        """The program's name and version, as written into every entry."""
        return self._opened.around.program

    @property
    def device(self) -> str:
        """This machine's name in the ledger; empty when only viewing."""
        return self._book.device

    @property
    def writable(self) -> bool:
        """True while entries can be added."""
        return self._book.writable

    @property
    def problems(self) -> tuple[StorageProblem, ...]:
        """Why it may not be written, or what is damaged; empty while all is well."""
        return tuple(self._book.problems)

    @property
    def damage(self) -> Damaged | None:
        """The first damage found, if any: a command then ends with exit code 3."""
        return self._book.damage

    def require_writable(self) -> None:
        """Raise the reason unless entries can be added."""
        self._book.require_writable()

    @property
    def tables(self) -> Database:
        """The open database through sqlite-utils, for reading; rows are added by the ledger."""
        return self._book.tables

    def close(self) -> None:
        """Close the store; the lock is given back last."""
        if self._opened.lock is not None:
            try:
                if self.writable:
                    self.journal.record("closed", "The store was closed.", self.operator)
            except StorageProblem:
                # It closes all the same; the next start then says that it was not closed well.
                pass
        self._book.close()
        if self._opened.lock is not None:
            self._opened.lock.release()

    def __enter__(self) -> Store:
        """Return the store, closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store."""
        self.close()

    # -- people -------------------------------------------------------------------------------

    def sign_in(self, name: str, passphrase: str) -> Operator:
        """Check a person's name and passphrase in the open store; the second person's too.

        Raises:
            NotOpened: wrong, disabled, locked, or too early after failures.
        """
        person = self._logged(name, lambda: self._ring.unlock(name, passphrase).operator)
        self._log("signed_in", f"{person.name} signed in.", person)
        return person

    def sign_in_with_pin(self, name: str, pin: str) -> Operator:
        """Check a person's PIN in the open store; five failures, and it takes the passphrase.

        Raises:
            NotOpened: wrong, none set, or failed too often.
        """
        person = self._logged(name, lambda: self._ring.check_pin(name, pin))
        self._log("signed_in", f"{person.name} signed in with the PIN.", person)
        return person

    def accounts(self) -> tuple[tuple[Operator, str], ...]:
        """Return every account with its state: active, disabled or locked."""
        return self._ring.operators()

    def keeps_accounts(self, by: Operator) -> bool:
        """Say whether a person may keep accounts here, for the window to show or hide."""
        try:
            self._keeps_accounts(by)
        except StorageProblem:
            return False
        return True

    def add_account(self, by: Operator, person: Operator, passphrase: str) -> None:
        """Add an account; `by` must keep accounts, or be the only one who could."""
        self._keeps_accounts(by)
        self._log("account_added", f"{by.name} adds {person.name} as {person.role}.", by)
        self._ring.add(person, passphrase)

    def give_passphrase(self, by: Operator, name: str, passphrase: str) -> None:
        """Give a person a new passphrase; a disabled account becomes active again."""
        self._keeps_accounts(by)
        self._log("passphrase_given", f"{by.name} gives {name} a new passphrase.", by)
        self._ring.give_passphrase(name, passphrase)

    def give_role(self, by: Operator, person: Operator, passphrase: str) -> None:
        """Give a person another role, and with it a new passphrase: the key is sealed to the role.

        Raises:
            Refused: `by` may not keep accounts, or would change the own role.
        """
        self._keeps_accounts(by)
        if same_name(by.name, person.name):
            raise Refused(
                "own_role",
                f"{by.name} cannot change the own role.",
                where=person.name,
                do="Ask another person who keeps accounts.",
            )
        self._log("role_changed", f"{by.name} makes {person.name} {person.role}.", by)
        self._ring.give_role(person, passphrase)

    def change_passphrase(self, name: str, old: str, new: str) -> None:
        """Change one's own passphrase, by the old one."""
        self.require_writable()
        self._logged(name, lambda: self._ring.change_passphrase(name, old, new))
        self._log("passphrase_changed", f"{name} changed the passphrase.", None)

    def disable_account(self, by: Operator, name: str) -> None:
        """Disable an account; it keeps its name and its entries."""
        self._keeps_accounts(by)
        self._log("account_disabled", f"{by.name} disables {name}.", by)
        self._ring.disable(name)

    def unlock_account(self, by: Operator, name: str) -> None:
        """Unlock an account after ten failures."""
        self._keeps_accounts(by)
        self._log("account_unlocked", f"{by.name} unlocks {name}.", by)
        self._ring.clear_failures(name)

    def set_pin(self, person: Operator, pin: str) -> None:
        """Set one's own PIN for a fast return after the screen was locked."""
        self.require_writable()
        self._ring.set_pin(person.name, pin)
        self._log("pin_set", f"{person.name} set a PIN.", person)

    # -- settings of the site -----------------------------------------------------------------

    def setting(self, name: str) -> str:
        """Return what the site chose for this ward, such as `lock_minutes`; empty: nothing."""
        rows = self._book.read("SELECT value FROM house WHERE name = ?", (f"site_{name}",))
        return str(rows[0][0]) if rows else ""

    def choose(self, by: Operator, name: str, value: str, words: str) -> None:
        """Keep what the site chose; `words` go into the journal."""
        from storage.permissions import refuse_action

        refuse_action(by.role, "settings")
        self._log("setting_changed", words, by)

        def work(tables: Database) -> None:
            house = tables.table("house")
            house.delete_where("name = ?", [f"site_{name}"])
            house.insert({"name": f"site_{name}", "value": value})

        self._book.change(work)

    # -- care ---------------------------------------------------------------------------------

    def verify(self, *, pages: bool = True) -> Report:
        """Verify everything; what is found is noted, and nothing is written from then on.

        May run on a worker thread: it reads through a connection of its own.
        """
        from storage.verify import verify

        # An anchor object of its own: this one's turn of writing belongs to the writing thread.
        anchor = AnchorFile(self.folder.anchor, self._ring.data_key, self._opened.identity.store)
        connection = self._book.second_reader()
        try:
            report = verify(connection, anchor, pages=pages)
        finally:
            connection.close()
        if report.pages and report.broken is None:
            report = replace(report, broken=self.ledger.first_unread())
        for problem in report.problems():
            self._book.note(problem)
        return report

    def printed_code(self, role: str, *, masked: bool) -> str:
        """Return the code for the foot of paper and exports, such as `7F3A 91C2 4B`.

        What shows everything carries the ledger's head code. What hides something from its reader
        carries one that only this store can make: a record could be tried against the head code.

        Args:
            role: whose view is printed.
            masked: whether anything is hidden from that role in what is printed.
        """
        return self.masked_code(self.ledger.head, role) if masked else self.ledger.head_code()

    def masked_code(self, head: str, role: str) -> str:
        """Return the code that masked paper for a role carries, or carried, at a head."""
        return masked_code(code_key(self._ring.data_key), head, role)

    def back_up(self, out: Path | None = None) -> BackupFile:
        """Make a verified backup, in the store's folder (with rotation) or as the file named.

        May run on a worker thread: it reads through a connection of its own.

        Raises:
            Damaged: the store does not verify; a backup of it would count as good and is not made.
            NotSaved: the disk refused.
        """
        from storage import backups

        if out is None and not self._book.damage:
            # Only the writer keeps the folder's own backups; a viewer names a file.
            self.require_writable()
        with self._backing_up:
            made = backups.make_backup(
                backups.Source(
                    self.folder,
                    self._ring.data_key,
                    self._opened.identity.store,
                    self._opened.around.program,
                ),
                self._opened.clock(),
                out,
            )
        self._log("backed_up", f"A backup of {made.entries} entries was made.", self.operator)
        if out is None and not self.rotation_paused:
            backups.rotate(self.folder.backups, made)
        return made

    def back_up_if_changed(self) -> BackupFile | None:
        """Make a backup unless the youngest one in the folder holds the same entries."""
        from storage import backups

        youngest = backups.youngest(self.folder.backups)
        if youngest is not None and youngest.code == self.ledger.head_code().replace(" ", ""):
            return None
        return self.back_up()

    @property
    def rotation_paused(self) -> bool:
        """True after a restore, until somebody lets the rotation of backups go on (R96)."""
        return bool(self._book.read("SELECT 1 FROM house WHERE name = 'rotation_paused'"))

    def resume_rotation(self, by: Operator) -> None:
        """Let old backups be rotated out again after a restore."""
        from storage.permissions import refuse_action

        refuse_action(by.role, "back_up")

        def work(tables: Database) -> None:
            tables.table("house").delete_where("name = 'rotation_paused'")

        self._book.change(work)
        self._log("rotation_resumed", "Old backups are rotated out again.", by)

    def space(self) -> Space:
        """Return how much room the disk has; the window shows it."""
        if self._book.reserve_used:
            self._book.reserve_used = False
            self._log("disk_full", "The disk was full; the reserve was used.", self.operator)
        return self._reserve.space()

    # -- inner workings -----------------------------------------------------------------------

    def _keeps_accounts(self, by: Operator) -> None:
        from storage.permissions import refuse_keeping_accounts

        self.require_writable()
        roles = [person.role for person, state in self.accounts() if state != "disabled"]
        refuse_keeping_accounts(by.role, roles)

    def _logged(self, name: str, check: Callable[[], T]) -> T:
        try:
            return check()
        except NotOpened as problem:
            if self.writable:
                self._log("sign_in_failed", f"{name}: {problem.what}", None)
                # It stands in the journal now; the next opening need not report it again.
                self._ring.take_unreported()
            raise

    def _log(self, event: str, words: str, by: Operator | None) -> None:
        if self.writable:
            self.journal.record(event, words, by)
