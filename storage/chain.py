"""Each row carries the hash of the row before it, so nothing is changed, lost or slipped in unseen.

A row's hash is the SHA-256 of the canonical JSON (`storage.canonical`) of one list: the table's
mark, then every column in the order below, the previous hash last. `null`, numbers and texts are
written as JSON writes them; a payload stands in it as text. The first row of a device is linked to
the hash of `[mark, device]`. Anybody can check a ledger from these five sentences.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, cast

from storage.canonical import canonical

Cell: TypeAlias = int | str | None
Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Chained:
    """A table whose rows are linked: its name, its mark in every hash, its columns in order."""

    table: str
    mark: str
    columns: tuple[str, ...]


ENTRIES = Chained(
    "entries",
    "bedline entry 1",
    (
        *("device", "seq", "id", "subject", "kind", "version", "at_utc", "recorded_at_utc"),
        *("zone", "operator", "role", "replaces", "reason", "from_paper", "payload"),
        *("fingerprint", "program", "prev_hash", "hash"),
    ),
)
JOURNAL = Chained(
    "journal",
    "bedline journal 1",
    (
        *("device", "seq", "event", "recorded_at_utc", "zone", "operator", "role", "words"),
        *("details", "program", "prev_hash", "hash"),
    ),
)
CHAINED = (ENTRIES, JOURNAL)


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of one device's chain: how many rows, and the last one's hash."""

    count: int
    head: str


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where a chain does not hold: which row, and what is wrong with it."""

    table: str
    device: str
    seq: int
    entry: str
    what: str

    def words(self) -> str:
        """Return the break as one phrase."""
        name = f"{self.entry} " if self.entry else ""
        return f"{self.table} {name}({self.device} number {self.seq}): {self.what}"


def start_of(chained: Chained, device: str) -> Tail:
    """Return the end of a chain that has no rows yet."""
    return Tail(0, hashlib.sha256(canonical([chained.mark, device])).hexdigest())


def row_hash(chained: Chained, cells: Sequence[Cell]) -> str:
    """Return the hash of a row, given all its columns but the last."""
    return hashlib.sha256(canonical([chained.mark, *cells])).hexdigest()


def is_whole(chained: Chained, row: Row) -> bool:
    """Say whether a row bears the hash of its own content."""
    try:
        return row[-1] == row_hash(chained, row[:-1])
    except (ValueError, TypeError):
        # A cell that cannot be written as JSON (bytes, half a surrogate pair) was never ours.
        return False


def first_broken_link(
    chained: Chained, rows: Iterable[Row], tails: dict[str, Tail]
) -> Break | None:
    """Walk rows in the order of (device, seq) and return the first that does not hold.

    Args:
        chained: which table the rows are of.
        rows: every row of the table, or those after the given tails.
        tails: where each device's chain begins; left at where each chain ends.
    """
    for row in rows:
        device, seq = cast("str", row[0]), cast("int", row[1])
        name = str(row[2]) if chained is ENTRIES else ""
        tail = tails.get(device) or start_of(chained, device)
        what = ""
        if seq != tail.count + 1:
            what = f"number {tail.count + 1} is missing before it"
        elif not is_whole(chained, row):
            what = "its content was changed"
        elif row[-2] != tail.head:
            what = "it does not follow the one before it"
        if what:
            return Break(chained.table, device, seq, name, what)
        tails[device] = Tail(seq, cast("str", row[-1]))
    return None
