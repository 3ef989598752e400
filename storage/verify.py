"""Is every page genuine, every row as it was written, every chain whole, every guard in place?

Reads through a connection of its own, so it can run on a worker thread beside the window. Changes
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from storage import connection as db
from storage.anchor import AnchorFile, Tails, compare, read_tails
from storage.chain import CHAINED, ENTRIES, Break, Chained, Tail, first_broken_link
from storage.problems import Damaged
from storage.schema import missing_guards

# Rows read between two moments at which another process may write.
_STRETCH = 2000


@dataclass(frozen=True, slots=True)
class Report:
    """What a verification found; empty texts and tuples mean that it holds.

    Attributes:
        entries: how many entries were read and hold.
        pages: what the page check says, a line a page.
        broken: the first row that does not hold.
        anchor: what the anchor says is missing or changed.
        guards: triggers that are not there or not as they must be.
        tails: where each chain ended as far as it holds.
    """

    entries: int
    pages: tuple[str, ...]
    broken: Break | None
    anchor: Damaged | None
    guards: tuple[str, ...]
    tails: Tails

    @property
    def clean(self) -> bool:
        """True when everything holds."""
        return not self.problems()

    def problems(self) -> tuple[Damaged, ...]:
        """Return all that is wrong, in plain words, the first bad entry named."""
        found: list[Damaged] = []
        if self.pages:
            found.append(
                _damaged("pages_damaged", f"Damaged pages: {len(self.pages)} ({self.pages[0]}).")
            )
        if self.broken is not None:
            found.append(
                _damaged(
                    "chain_broken",
                    f"The first bad row is {self.broken.words()}.",
                    self.broken.entry,
                )
            )
        if self.anchor is not None:
            found.append(self.anchor)
        if self.guards:
            found.append(
                _damaged(
                    "guards_missing",
                    f"Guards against changes were taken off: {', '.join(self.guards)}.",
                )
            )
        return tuple(found)


def _damaged(code: str, what: str, where: str = "") -> Damaged:
    return Damaged(
        code,
        what,
        where=where,
        do="Restore the last backup into a new folder; ask who changed the file.",
    )


def verify(connection: db.Connection, anchor: AnchorFile | None, *, pages: bool = True) -> Report:
    """Verify a ledger through a connection that only this call uses.

    Args:
        connection: open for reading; must not be in a transaction.
        anchor: the anchor beside it, or None where there is none (inside a backup).
        pages: also check every page of the file, used or not.
    """
    bad_pages = _bad_pages(connection) if pages else ()
    tails: dict[str, dict[str, Tail]] = {chained.table: {} for chained in CHAINED}
    broken: Break | None = None
    found: Damaged | None = None
    guards: tuple[str, ...] = ()
    try:
        for chained in CHAINED:
            broken = broken or _walk(connection, chained, tails[chained.table])
        with db.standing_still(connection):
            # What was charted meanwhile, so that the anchor is compared with all that there is.
            for chained in CHAINED:
                broken = broken or _walk_on(connection, chained, tails[chained.table])
            guards = missing_guards(connection)
            if anchor is not None:
                # Behind a broken link nothing was walked; the table itself says where it ends.
                ends = tails if broken is None else read_tails(connection)
                found = _against_anchor(connection, anchor, ends)
    except db.Error as error:
        bad_pages = bad_pages or (f"the file cannot be read to its end ({error})",)
    return Report(
        entries=sum(tail.count for tail in tails[ENTRIES.table].values()),
        pages=bad_pages,
        broken=broken,
        anchor=found,
        guards=guards,
        tails=tails,
    )


def _walk(connection: db.Connection, chained: Chained, tails: dict[str, Tail]) -> Break | None:
    """Walk a table by stretches, so that a nurse who saves meanwhile does not wait for the end."""
    device, seq = "", 0
    while True:
        rows = connection.execute(
            f"SELECT {', '.join(chained.columns)} FROM {chained.table} "  # noqa: S608
            "WHERE (device, seq) > (?, ?) ORDER BY device, seq LIMIT ?",
            (device, seq, _STRETCH),
        ).fetchall()
        broken = first_broken_link(chained, rows, tails)
        if broken is not None or not rows:
            return broken
        device, seq = rows[-1][:2]


def _walk_on(connection: db.Connection, chained: Chained, tails: dict[str, Tail]) -> Break | None:
    # A device may have charted its very first entry meanwhile.
    known = {row[0] for row in connection.execute("SELECT device FROM devices").fetchall()}
    for device in sorted(known | tails.keys()):
        count = tails[device].count if device in tails else 0
        rows = connection.execute(
            f"SELECT {', '.join(chained.columns)} FROM {chained.table} "  # noqa: S608
            "WHERE device = ? AND seq > ? ORDER BY seq",
            (device, count),
        ).fetchall()
        broken = first_broken_link(chained, rows, tails)
        if broken is not None:
            return broken
    return None


def genuine_pages(connection: db.Connection) -> tuple[str, ...]:
    """Check every page's authentication; return what is wrong, a line a page."""
    # The check reads the file itself: a page that is just being written would look damaged.
    with db.standing_still(connection):
        rows = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    return tuple(str(row[0]) for row in rows)


def _bad_pages(connection: db.Connection) -> tuple[str, ...]:
    try:
        bad = genuine_pages(connection)
        # Genuine pages can still be pages of two different moments: look at their structure.
        loose = [] if bad else connection.execute("PRAGMA quick_check(10)").fetchall()
    except db.Error as error:
        return (str(error),)
    return (*bad, *(str(row[0]) for row in loose if row[0] != "ok"))


def _against_anchor(connection: db.Connection, anchor: AnchorFile, tails: Tails) -> Damaged | None:
    try:
        return compare(anchor.read().tails, tails, connection)
    except Damaged as problem:
        return problem
