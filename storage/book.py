"""The bound book: the open database, its chains' ends and its anchor, and the one way to add rows.

Everything that is written in rows goes through `Book.add`: one transaction, read back before the
commit (R17), then the anchor. Nothing is remembered in memory before the disk has it.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storage import connection as db
from storage.anchor import AnchorFile, read_tails
from storage.chain import ENTRIES, Chained, Row, Tail, start_of
from storage.problems import Damaged, NotSaved, StorageProblem

if TYPE_CHECKING:
    from sqlite_utils import Database

    from storage.space import Reserve


def load_tables() -> type[Database]:
    """Import sqlite-utils (about 0.2 s the first time) so that it knows the driver in use."""
    import sqlcipher3

    # It then catches the errors of this driver, not those of the standard library's.
    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)
    from sqlite_utils import Database as Loaded

    return Loaded


def sqlite_tables(connection: db.Connection) -> Database:
    """Return sqlite-utils over an open connection."""
    return load_tables()(connection)


class Book:
    """An open ledger file: for writing, for reading only, or damaged and for reading only.

    One thread uses it at a time; `guard` is there for those who hand it over.

    Attributes:
        guard: held while something is read or written.
        device: this machine's own name in the ledger; empty when only reading.
        problems: why it may not be written, or what is wrong; empty while all is well.
    """

    def __init__(
        self, path: Path, pages_key: bytes, connection: db.Connection, anchor: AnchorFile
    ) -> None:
        self.path = path
        self.guard = threading.RLock()
        self.device = ""
        self.problems: list[StorageProblem] = []
        self.anchor = anchor
        self.reserve: Reserve | None = None
        self.reserve_used = False
        self._pages_key = pages_key
        self._connection = connection
        self._tables: Database | None = None
        self._tails: dict[str, dict[str, Tail]] | None = None
        self._anchor_behind = False
        self._seen_version = self._data_version()

    # -- state --------------------------------------------------------------------------------

    @property
    def connection(self) -> db.Connection:
        """The raw connection, for reading."""
        return self._connection

    @property
    def tables(self) -> Database:
        """The same connection through sqlite-utils, loaded when first needed."""
        if self._tables is None:
            self._tables = sqlite_tables(self._connection)
        return self._tables

    @property
    def writable(self) -> bool:
        """True while rows may be added."""
        return bool(self.device) and not self.problems

    @property
    def damage(self) -> Damaged | None:
        """The first damage that was found, if any."""
        return next((one for one in self.problems if isinstance(one, Damaged)), None)

    def note(self, problem: StorageProblem) -> None:
        """From now on nothing is written, for this reason."""
        if all(one.code != problem.code for one in self.problems):
            self.problems.append(problem)

    def note_damage(self, error: db.Error) -> None:
        """Note damage that was met outside `read`."""
        self._noted(error)

    def second_reader(self) -> db.Connection:
        """Return another connection that can only read, for a worker thread or after damage."""
        return db.connect(self.path, self._pages_key, "read")

    def close(self) -> None:
        """Close the file; closing twice does nothing."""
        with self.guard:
            self.note(NotSaved("closed", "The store is closed; nothing was saved."))
            self._connection.close()

    # -- reading ------------------------------------------------------------------------------

    def read(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Return all rows of a query at once, so that no lock outlives the call.

        Raises:
            Damaged: a page that was needed is damaged; noted, and nothing is written any more.
            NotSaved: the file is held by another program.
        """
        with self.guard:
            self._settle()
            try:
                return list(self._connection.execute(sql, parameters).fetchall())
            except db.Error as error:
                raise self._noted(error) from error

    def changed_elsewhere(self) -> bool:
        """Say whether another process has written since this was last asked."""
        with self.guard:
            try:
                version = self._data_version()
            except db.Error as error:
                raise self._noted(error) from error
            changed: bool = version != self._seen_version
            if changed:
                self._seen_version = version
                self._tails = None
            return changed

    def tails(self, chained: Chained) -> dict[str, Tail]:
        """Return where each device's chain ends."""
        with self.guard:
            self._settle()
            return self._all_tails()[chained.table]

    def tail(self, chained: Chained) -> Tail:
        """Return where this device's own chain ends."""
        return self.tails(chained).get(self.device) or start_of(chained, self.device)

    # -- writing ------------------------------------------------------------------------------

    def require_writable(self) -> None:
        """Raise the reason unless rows may be added."""
        with self.guard:
            self._settle()
        if not self.writable:
            raise (
                self.problems[0]
                if self.problems
                else NotSaved("view_only", "The store is open for viewing only; nothing was saved.")
            )

    def add(
        self,
        chained: Chained,
        rows: Sequence[Row],
        also: Callable[[Database], None] | None = None,
    ) -> None:
        """Add rows of this device at the end of its chain: all of them on the disk, or none.

        Args:
            chained: the table.
            rows: linked rows, continuing `tail`.
            also: what else belongs into the same transaction.

        Raises:
            StorageProblem: nothing was stored.
        """
        with self.guard:
            self.require_writable()
            self._catch_up_anchor()
            try:
                self._with_reserve(lambda: self._commit(chained, rows, also))
            except StorageProblem as problem:
                if not self._are_there(chained, rows):
                    raise
                self._remove_doubt(str(rows[-1][-1]), problem)
            last = rows[-1]
            self.tails(chained)[self.device] = Tail(int(str(last[1])), str(last[-1]))
            self._write_anchor()

    def change(self, work: Callable[[Database], None]) -> None:
        """Change what is not chained (the board) in a transaction of its own.

        Raises:
            StorageProblem: nothing was changed.
        """
        with self.guard:
            self.require_writable()
            tables = self.tables

            def committed() -> None:
                with db.transaction(self._connection):
                    work(tables)

            self._with_reserve(committed)

    def name_device(self, device: str, machine: str, made_at: str) -> None:
        """Write down this machine's name; from then on rows may be added.

        Raises:
            StorageProblem: nothing was changed.
        """

        def committed() -> None:
            with db.transaction(self._connection):
                self._connection.execute(
                    "INSERT INTO devices VALUES (?, ?, ?)", (device, machine, made_at)
                )

        with self.guard:
            self._with_reserve(committed)
            self.device = device

    def settle_anchor(self) -> None:
        """Bring the anchor into step with the database, after an opening that found it behind."""
        with self.guard:
            self._anchor_behind = True
            self._catch_up_anchor()

    # -- inner workings -----------------------------------------------------------------------

    def _with_reserve(self, committed: Callable[[], None]) -> None:
        """Commit; on a full disk give the reserve back and commit again (R6)."""
        try:
            committed()
        except db.Error as error:
            if not (db.is_full(error) and self.reserve and self.reserve.release()):
                raise self._noted(error) from error
            self.reserve_used = True
            try:
                committed()
            except db.Error as again:
                raise self._noted(again) from again

    def _commit(
        self,
        chained: Chained,
        rows: Sequence[Row],
        also: Callable[[Database], None] | None,
    ) -> None:
        # Opening writes in the journal before the first painted window, so without sqlite-utils.
        tables = self.tables if chained is ENTRIES or also else None
        names = ", ".join(chained.columns)
        with db.transaction(self._connection):
            if tables is None:
                marks = ", ".join("?" * len(chained.columns))
                self._connection.executemany(
                    f"INSERT INTO {chained.table} ({names}) VALUES ({marks})",  # noqa: S608
                    rows,
                )
            else:
                tables.table(chained.table).insert_all(
                    dict(zip(chained.columns, row, strict=True)) for row in rows
                )
                if also is not None:
                    also(tables)
            stored = self._connection.execute(
                f"SELECT {names} FROM {chained.table} "  # noqa: S608
                "WHERE device = ? AND seq >= ? ORDER BY seq",
                (self.device, rows[0][1]),
            ).fetchall()
            if stored != list(rows):
                raise NotSaved(
                    "read_back_differs",
                    "What the ledger gave back is not what was to be written; nothing was saved.",
                    where=str(self.path),
                    do="Save again. If it comes back, chart on paper and call for help.",
                )

    def _are_there(self, chained: Chained, rows: Sequence[Row]) -> bool:
        """Say whether rows are in the file although writing them ended in an error.

        The last sync of a commit comes after the journal was ended: if it alone fails, the driver
        reports an error, and the rows are there all the same.
        """
        if self._connection.in_transaction:
            # Seen from inside, what is not committed is there too.
            return False
        try:
            found = self._connection.execute(
                f"SELECT hash FROM {chained.table} WHERE device = ? AND seq >= ? "  # noqa: S608
                "ORDER BY seq",
                (self.device, rows[0][1]),
            ).fetchall()
        except db.Error:
            return False
        return bool(found) and [row[0] for row in found] == [row[-1] for row in rows]

    def _remove_doubt(self, head: str, problem: StorageProblem) -> None:
        """Commit once more: if that rests on the disk, what was written before it rests there too.

        Raises:
            NotSaved: it failed again; whether the rows outlast a power cut, nobody can tell.
        """
        # The anchor is to follow before anything else is added, also if this fails.
        self._anchor_behind = True
        try:
            with db.transaction(self._connection):
                self._connection.execute(
                    "INSERT OR REPLACE INTO house (name, value) VALUES ('settled', ?)", (head,)
                )
        except db.Error as error:
            self._noted(error)
            raise NotSaved(
                "in_doubt",
                "The disk failed at the very end of saving: the entry may be saved, or not.",
                where=problem.where or str(self.path),
                do="Look for it in the chart before you enter it again. Call for help: the disk is "
                "failing.",
            ) from error

    def _catch_up_anchor(self) -> None:
        if self._anchor_behind:
            self._write_anchor()
        if self._anchor_behind:
            raise NotSaved(
                "anchor_not_written",
                "The anchor beside the ledger could not be written; nothing was saved.",
                where=str(self.path.parent),
                do="Save again. If it comes back, chart on paper and call for help.",
            )

    def _write_anchor(self) -> None:
        try:
            self.anchor.write(self._all_tails())
            self._anchor_behind = False
        except OSError:
            # The entry is on the disk, so it counts; the next one waits until the anchor follows.
            self._anchor_behind = True

    def _all_tails(self) -> dict[str, dict[str, Tail]]:
        if self._tails is None:
            try:
                self._tails = read_tails(self._connection)
            except db.Error as error:
                raise self._noted(error) from error
        return self._tails

    def _noted(self, error: db.Error) -> StorageProblem:
        """Turn an error into plain words; after one, nothing remembered is relied upon."""
        self._tails = None
        problem = db.problem_of(error, self.path)
        if isinstance(problem, Damaged):
            self.note(problem)
            self._reopen_for_reading()
        return problem

    def _settle(self) -> None:
        """Undo what an earlier failure left open: nothing uncommitted is read or built upon.

        Under `guard` only: seen from another thread, a transaction is not left open but at work.
        """
        if not self._connection.in_transaction:
            return
        self._tails = None
        db.roll_back(self._connection)
        if self._connection.in_transaction:
            self.note(
                NotSaved(
                    "disk_failing",
                    "The disk failed, an unfinished entry could not be taken back: viewing only.",
                    where=str(self.path),
                    do="Close and open the store again. Chart on paper until then.",
                )
            )
            self._reopen_for_reading()

    def _reopen_for_reading(self) -> None:
        # After one damaged page the driver refuses all others; a fresh connection does not.
        self._connection.close()
        self._connection = self.second_reader()
        self._tables = None

    def _data_version(self) -> Any:
        return self._connection.execute("PRAGMA data_version").fetchone()
