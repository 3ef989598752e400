"""A row of the ledger and an entry of the rules: one becomes the other here, both ways."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, cast

from protocols.times import Instant
from storage.chain import ENTRIES, Row, is_whole
from storage.problems import Damaged, NotOpened

if TYPE_CHECKING:
    from protocols.facts import Entry, Fact

SELECT_ENTRIES = f"SELECT {', '.join(ENTRIES.columns)} FROM entries"  # noqa: S608 - our constants
IN_ORDER = " ORDER BY device, seq"


def entry_of(row: Row) -> Entry[Fact]:
    """Return the entry of a stored row.

    Raises:
        Damaged: the row does not bear its own hash, or its payload is not what was written.
        NotOpened: the row was written by a newer Bedline and cannot be read by this one.
    """
    # What reads facts loads when the first one is read, after the first painted board.
    from protocols.facts import Entry
    from storage.codec import decode
    from storage.fields import NotAFact

    cells = cast("dict[str, Any]", dict(zip(ENTRIES.columns, row, strict=True)))
    name = f"{cells['id']} ({cells['device']} number {cells['seq']})"
    if not is_whole(ENTRIES, row):
        raise Damaged(
            "entry_changed",
            f"Entry {name} was changed outside Bedline.",
            where=str(cells["id"]),
            do="Restore the last backup into a new folder; ask who changed the file.",
        )
    try:
        fact = decode(cells["kind"], cells["version"], cells["payload"])
    except NotAFact as error:
        raise NotOpened(
            "entry_not_understood",
            f"Entry {name} cannot be read by this version of Bedline: {error}.",
            where=str(cells["id"]),
            do="Open the store with the newer version.",
        ) from error
    return Entry(
        id=cells["id"],
        device=cells["device"],
        seq=cells["seq"],
        subject=cells["subject"],
        fact=fact,
        at=Instant.parse_iso(cells["at_utc"]),
        recorded_at=Instant.parse_iso(cells["recorded_at_utc"]),
        zone=cells["zone"],
        operator=cells["operator"],
        role=cells["role"],
        replaces=cells["replaces"],
        reason=cells["reason"],
        from_paper=bool(cells["from_paper"]),
        fingerprint=cells["fingerprint"],
        program=cells["program"],
        hash=cells["hash"],
    )


def normal(text: str) -> str:
    """Return a text in Unicode normal form C, as every text is stored."""
    return unicodedata.normalize("NFC", text)


def to_microsecond(when: Instant) -> Instant:
    """Cut an instant to the microsecond, the finest that is stored for recorded times."""
    return when.round("microsecond", mode="floor")
