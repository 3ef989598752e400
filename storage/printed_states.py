"""Which state of the record a printed code belongs to: a sheet from the cabinet, years later.

Each state that the store has passed through had a head, over the ends of all workstations' chains
then. The rows still stand in the order in which they were received, so every earlier head can be
worked out again; if one of them bears the code, all rows up to there are the very rows of then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from protocols.times import Instant
from storage.accounts import ROLES
from storage.anchor import digest, spoken_code
from storage.chain import Tail

if TYPE_CHECKING:
    from storage.store import Store

# The views that paper is printed for, as well as people's own roles.
VIEWS = (*ROLES, "assessor", "board")


@dataclass(frozen=True, slots=True)
class PrintedState:
    """A state of the record that a code belongs to.

    Attributes:
        count: how many entries there were.
        entered: when the last of them was entered; None for the empty record.
        since: how many entries came later.
        role: whose blinded view bears the code; empty for the code of the whole record.
    """

    count: int
    entered: Instant | None
    since: int
    role: str


def states(store: Store) -> Iterator[tuple[int, str, Instant | None]]:
    """Yield (number of entries, head, when the last was entered), from the empty record on."""
    tails: dict[str, Tail] = {}
    yield 0, digest(tails), None
    rows = store.tables.execute(
        "SELECT device, seq, hash, recorded_at_utc FROM entries ORDER BY rowid"
    ).fetchall()
    for count, (device, seq, own_hash, recorded_at) in enumerate(rows, 1):
        tails[str(device)] = Tail(int(seq), str(own_hash))
        yield count, digest(tails), Instant.parse_iso(str(recorded_at))


def plain_code(text: str) -> str:
    """Return a code as typed, without spaces and dashes, in capitals."""
    return "".join(one for one in text.upper() if one.isalnum())


def state_of(store: Store, code: str, *, whole: bool = True) -> PrintedState | None:
    """Return the latest state that a code belongs to, or None where no state ever bore it.

    The chains must have been verified before: the hashes are taken as they stand.

    Args:
        store: the open store.
        code: as typed.
        whole: also look for the code of the whole record. Not for somebody from whom anything is
            hidden: such a person could work out the code for each of two arms and ask which holds.
    """
    wanted = plain_code(code)
    found: tuple[int, Instant | None, str] | None = None
    last = 0
    for last, head, entered in states(store):
        if whole and plain_code(spoken_code(head)) == wanted:
            found = last, entered, ""
            continue
        for role in VIEWS:
            if plain_code(store.masked_code(head, role)) == wanted:
                found = last, entered, role
    if found is None:
        return None
    count, entered, role = found
    return PrintedState(count, entered, last - count, role)


def hashes_in_order(store: Store) -> tuple[str, ...]:
    """Return the hash of each entry in the order in which this store received them."""
    rows = store.tables.execute("SELECT hash FROM entries ORDER BY rowid").fetchall()
    return tuple(str(row[0]) for row in rows)
