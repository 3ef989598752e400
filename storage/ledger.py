"""The only writer of facts: `append` puts statements on the disk or raises; nothing is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from protocols.times import Clock, Instant
from storage.accounts import Operator
from storage.anchor import digest, spoken_code
from storage.book import Book
from storage.chain import ENTRIES, Break, Cell, Row, row_hash
from storage.problems import Damaged, Refused, StorageProblem
from storage.projections import BoardRow, write_board_rows
from storage.rows import IN_ORDER, SELECT_ENTRIES, entry_of, normal, to_microsecond

# What reads and writes facts is imported where it is used: the first painted board holds none.
if TYPE_CHECKING:
    from sqlite_utils import Database

    from protocols.facts import Entry, Fact, Statement
    from storage.salvage import Salvaged

Entries: TypeAlias = "tuple[Entry[Fact], ...]"
BoardMaker: TypeAlias = Callable[[Entries], Sequence[BoardRow]]

_LONGEST_SUBJECT = 64
_LONGEST_ID = 128
_SHORTEST_REASON = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """What every entry of this opening carries: the ward's zone and the program's version."""

    zone: str
    program: str


class Ledger:
    """The entries of one open store.

    Entries are decoded when first asked for, per subject, and kept: recording one adds one.
    """

    def __init__(self, book: Book, setting: Setting, clock: Clock) -> None:
        self._book = book
        self._setting = setting
        self._clock = clock
        self._by_subject: dict[str | None, Entries] = {}
        self._salvaged: tuple[Row, ...] | None = None
        self.missing: tuple[tuple[str, int], ...] = ()

    # -- reading ------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """How many entries the ledger holds, of all devices; after damage, how many verify."""
        self._refresh()
        if self._book.damage is not None:
            return len(self._rows(SELECT_ENTRIES, ()))
        return sum(tail.count for tail in self._book.tails(ENTRIES).values())

    @property
    def head(self) -> str:
        """One hash over the ends of all devices' chains; empty once there is damage."""
        self._refresh()
        if self._book.damage is not None:
            return ""
        return digest(self._book.tails(ENTRIES))

    def head_code(self) -> str:
        """Return the ten characters for paper, such as `7F3A 91C2 4B`; empty after damage."""
        return spoken_code(self.head)

    @property
    def last_recorded_at(self) -> Instant | None:
        """When this device's last entry was recorded; a clock behind it is to be questioned."""
        tail = self._book.tail(ENTRIES)
        rows = self._book.read(
            "SELECT recorded_at_utc FROM entries WHERE device = ? AND seq = ?",
            (self._book.device, tail.count),
        )
        return Instant.parse_iso(str(rows[0][0])) if rows else None

    def facts_of(self, subject: str | None) -> Entries:
        """Return a subject's entries in the order of (device, number); None: those of the site.

        Raises:
            Damaged: an entry cannot be read or was changed outside Bedline. It is raised once, so
                that nobody goes on with fewer facts unawares; from then on the rest is shown.
            NotOpened: an entry was written by a newer Bedline.
        """
        self._refresh()
        kept = self._by_subject.get(subject)
        if kept is None:
            kept = self._entries(self._rows_of(subject))
            self._by_subject[subject] = kept
        return kept

    def all_entries(self) -> Entries:
        """Return every entry in the order of (device, number)."""
        self._refresh()
        return self._entries(self._rows(SELECT_ENTRIES + IN_ORDER, ()))

    def subjects(self) -> tuple[str, ...]:
        """Return the study ids of all subjects, sorted."""
        self._refresh()
        rows = self._rows("SELECT DISTINCT NULL, NULL, NULL, subject FROM entries", ())
        return tuple(sorted({str(row[3]) for row in rows if row[3] is not None}))

    def entry(self, entry_id: str) -> Entry[Fact] | None:
        """Return the entry of that id, or None."""
        self._refresh()
        rows = self._rows(SELECT_ENTRIES + " WHERE id = ?", (normal(entry_id),))
        found = [row for row in rows if row[2] == normal(entry_id)]
        return self._entries(found)[0] if found else None

    # -- writing ------------------------------------------------------------------------------

    def append(
        self,
        statements: Sequence[Statement],
        operator: Operator,
        *,
        board: BoardMaker | None = None,
    ) -> Entries:
        """Store statements: all of them durably, in one transaction, or none of them.

        Args:
            statements: what was stated, in order; one without an id gets `device-number`.
            operator: the signed-in person.
            board: makes the subjects' ward-board rows from the new entries, written in the same
                transaction. If it fails the rows are dropped, never the entries.

        Returns:
            The new entries, as read back.

        Raises:
            Refused: not permitted, a repeated id, an entry to correct that is not there.
            NotSaved: the disk or another program; nothing was stored.
            Damaged, NotOpened: the store may not be written.
        """
        if not statements:
            return ()
        with self._book.guard:
            self._book.require_writable()
            self._refresh()
            rows = self._linked(statements, operator)
            entries = tuple(entry_of(row) for row in rows)
            self._refuse_repeated(rows)
            self._refuse_loose_ends(entries)
            try:
                self._book.add(ENTRIES, rows, _board_work(board, entries))
            except StorageProblem:
                # What is shown next is what the disk holds, above all when that is in doubt.
                self.forget()
                raise
            for entry in entries:
                kept = self._by_subject.get(entry.subject)
                if kept is not None:
                    self._by_subject[entry.subject] = _with(kept, entry)
        return entries

    def forget(self) -> None:
        """Drop what is kept in memory, so that the next question is answered from the disk."""
        self._by_subject.clear()

    # -- inner workings -----------------------------------------------------------------------

    def _refresh(self) -> None:
        if self._salvaged is not None:
            return
        # Damage found since the last question: what was kept may hold what does not verify.
        if self._book.damage is not None or self._book.changed_elsewhere():
            self.forget()

    def _rows_of(self, subject: str | None) -> list[Row]:
        return [
            row
            for row in self._rows(SELECT_ENTRIES + " WHERE subject IS ?" + IN_ORDER, (subject,))
            if row[3] == subject
        ]

    def _entries(self, rows: Sequence[Row]) -> Entries:
        try:
            return tuple(entry_of(row) for row in rows)
        except Damaged as problem:
            self._book.note(problem)
            raise

    def _rows(self, sql: str, parameters: tuple[object, ...]) -> list[Row]:
        """Return the rows of a query, or every row that can be salvaged once there is damage."""
        if self._salvaged is None and self._book.damage is None:
            return self._book.read(sql, parameters)
        if self._salvaged is None:
            self._salvage()
        return list(self._salvaged or ())

    def _salvage(self) -> None:
        saved = self._readable()
        self._salvaged, self.missing = saved.rows, saved.missing

    def first_unread(self) -> Break | None:
        """Return the first entry that cannot be read from a damaged file, if one is lost."""
        lost = self._readable().missing
        if not lost:
            return None
        device, seq = lost[0]
        return Break(ENTRIES.table, device, seq, "", "it cannot be read")

    def _readable(self) -> Salvaged:
        expected = {}
        try:
            expected = dict(self._book.anchor.read().tails[ENTRIES.table])
        except Damaged as problem:
            self._book.note(problem)
        from storage.salvage import readable_rows

        limit = self._book.path.stat().st_size // 64
        return readable_rows(ENTRIES, self._book.second_reader, expected, limit)

    def _linked(self, statements: Sequence[Statement], operator: Operator) -> tuple[Row, ...]:
        from storage.permissions import refuse_statement

        tail = self._book.tail(ENTRIES)
        recorded_at = to_microsecond(self._clock()).format_iso()
        seq, head = tail.count, tail.head
        rows = []
        for statement in statements:
            refuse_statement(operator.role, statement.fact.KIND)
            seq += 1
            cells = self._cells(statement, operator, seq, recorded_at)
            head_now = row_hash(ENTRIES, (*cells, head))
            rows.append((*cells, head, head_now))
            head = head_now
        return tuple(rows)

    def _cells(
        self, statement: Statement, operator: Operator, seq: int, recorded_at: str
    ) -> tuple[Cell, ...]:
        from storage.codec import decode, encode
        from storage.fields import NotAFact

        device = self._book.device
        try:
            kind, version, payload = encode(statement.fact)
            # What could not be read again must not be written.
            decode(kind, version, payload)
        except NotAFact as error:
            raise Refused("not_storable", f"{error}; nothing was saved.") from error
        return (
            device,
            seq,
            _named(statement.id or f"{device}-{seq}", "id", _LONGEST_ID),
            None
            if statement.subject is None
            else _named(statement.subject, "subject", _LONGEST_SUBJECT),
            kind,
            version,
            statement.at.format_iso(),
            recorded_at,
            self._setting.zone,
            normal(operator.name),
            operator.role,
            None if statement.replaces is None else normal(statement.replaces),
            normal(statement.reason),
            int(statement.from_paper),
            payload,
            normal(statement.fingerprint),
            self._setting.program,
        )

    def _refuse_repeated(self, rows: tuple[Row, ...]) -> None:
        ids = [str(row[2]) for row in rows]
        repeated = {one for one in ids if ids.count(one) > 1}
        for one in ids:
            if self._book.read("SELECT 1 FROM entries WHERE id = ?", (one,)):
                repeated.add(one)
        if repeated:
            names = ", ".join(sorted(repeated))
            raise Refused(
                "repeated_id",
                f"There is an entry {names} already; nothing was saved.",
                where=names,
                do="If it is the same entry, it is stored. If not, give it another id.",
            )

    def _refuse_loose_ends(self, entries: Entries) -> None:
        from protocols.facts import EntryVoided

        for number, entry in enumerate(entries):
            earlier = {one.id: one.subject for one in entries[:number]}
            fact = entry.fact
            for target, reason in (
                (entry.replaces, entry.reason),
                (normal(fact.entry), fact.reason) if isinstance(fact, EntryVoided) else (None, ""),
            ):
                if target is None:
                    continue
                if len(reason.strip()) < _SHORTEST_REASON:
                    raise Refused(
                        "no_reason",
                        "A correction needs its reason; nothing was saved.",
                        where=entry.id,
                        do="Say in a few words why.",
                    )
                rows = self._book.read("SELECT id, subject FROM entries WHERE id = ?", (target,))
                known = earlier | {str(one): subject for one, subject in rows}
                if target not in known or known[target] != entry.subject:
                    raise Refused(
                        "no_such_entry",
                        f"This subject has no entry {target}; nothing was saved.",
                        where=target,
                        do="Choose the entry from the subject's own list.",
                    )


def _with(kept: Entries, entry: Entry[Fact]) -> Entries:
    """Return kept entries with one more in its place, the one that reopening gives it too."""
    if not kept or kept[-1].device <= entry.device:
        return (*kept, entry)
    # Another device of this store, later in the alphabet, has charted here before.
    return tuple(sorted((*kept, entry), key=lambda one: (one.device, one.seq)))


def _named(text: str, field: str, longest: int) -> str:
    from protocols.intake import invisible_in

    name = normal(text)
    hidden = invisible_in(name)
    if hidden or not name.strip() or name != name.strip() or len(name) > longest:
        raise Refused(
            f"bad_{field}",
            f"{name[:80]!r} cannot be the {field} of an entry"
            + (f": it holds {hidden}, which cannot be seen." if hidden else "."),
            where=field,
            do=f"Use 1 to {longest} visible characters, without spaces at the ends.",
        )
    return name


def _board_work(board: BoardMaker | None, entries: Entries) -> Callable[[Database], None] | None:
    """Make the board's rows before the transaction: its failure must not cost an entry."""
    if board is None:
        return None
    try:
        rows = tuple(board(entries))
    except Exception:  # noqa: BLE001 - see the next line
        # Whatever the board's maker runs into, the entry comes first; a dropped row is rebuilt.
        subjects = [entry.subject for entry in entries if entry.subject is not None]

        def drop(tables: Database) -> None:
            marks = ", ".join("?" * len(subjects))
            tables.table("board").delete_where(f"subject IN ({marks})", subjects)

        return drop
    return lambda tables: write_board_rows(tables, rows)
