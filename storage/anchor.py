"""Count and head of every chain, kept outside the database: what shows that entries are missing.

The file has two halves. Each write fills the half that is older, so a power cut in the middle of it
leaves the other one. Each half is authenticated by a key that only this store's accounts can
derive: who rebuilds the chain with an SQL editor cannot write a fitting anchor without it. The
anchor is written after the commit: it may lag behind by one append, it never leads.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from storage import durable, sealing
from storage.canonical import canonical
from storage.chain import CHAINED, ENTRIES, Chained, Tail, start_of
from storage.connection import Connection
from storage.problems import Damaged

Tails: TypeAlias = Mapping[str, Mapping[str, Tail]]

_HALF = 4096
_HALVES = 2


@dataclass(frozen=True, slots=True)
class Anchored:
    """What the anchor says: which turn of writing, and where each device's chain ended."""

    turn: int
    tails: Tails


class AnchorFile:
    """The anchor of one store."""

    def __init__(self, path: Path, data_key: bytes, store: str) -> None:
        self._path = path
        self._key = sealing.subkey(data_key, "anchor")
        self._store = store
        self._turn = 0

    def read(self) -> Anchored:
        """Return the younger half that is genuine.

        Raises:
            Damaged: the anchor is missing, or neither half is genuine.
        """
        try:
            content = self._path.read_bytes()
        except FileNotFoundError as error:
            raise self._damaged("anchor_missing", "is missing") from error
        size = len(content) // _HALVES
        halves = [self._read_half(content[start : start + size]) for start in (0, size)]
        genuine = [half for half in halves if half is not None]
        if not genuine:
            raise self._damaged("anchor_changed", "was damaged or changed outside Bedline")
        found = max(genuine, key=lambda half: half.turn)
        self._turn = found.turn
        return found

    def _damaged(self, code: str, how: str) -> Damaged:
        return Damaged(
            code,
            f"The anchor, which tells whether entries are missing, {how}.",
            where=str(self._path),
            do="Compare the code on the last printed sheet; restore the last backup if in doubt.",
        )

    def _read_half(self, half: bytes) -> Anchored | None:
        text, _, rest = half.partition(b"\n")
        if not sealing.same(sealing.tag(self._key, text), rest[:64].decode("latin-1")):
            return None
        found: dict[str, Any] = json.loads(text)
        if found["store"] != self._store:
            return None
        tails = {
            chained.table: {
                device: Tail(count, head) for device, (count, head) in found[chained.table].items()
            }
            for chained in CHAINED
        }
        return Anchored(found["turn"], tails)

    def make(self, tails: Tails) -> None:
        """Write a new anchor, both halves alike but for their turn, whole or not at all."""
        self._turn += 2
        turns = sorted((self._turn - 1, self._turn), key=_half_of)
        texts = [self._text(turn, tails) for turn in turns]
        size = -(-max(map(len, texts)) * 2 // _HALF) * _HALF
        durable.write_whole(self._path, b"".join(text.ljust(size) for text in texts))

    def write(self, tails: Tails) -> None:
        """Write the ends of all chains into the older half, and wait until the disk has them.

        Raises:
            OSError: the anchor stays as it was, or its older half is spoilt; the younger holds.
        """
        text = self._text(self._turn + 1, tails)
        descriptor = os.open(self._path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            size = os.fstat(descriptor).st_size // _HALVES
            if len(text) <= size:
                os.lseek(descriptor, _half_of(self._turn + 1) * size, os.SEEK_SET)
                os.write(descriptor, text.ljust(size))
                durable.sync(descriptor)
                self._turn += 1
                return
        finally:
            os.close(descriptor)
        self.make(tails)

    def _text(self, turn: int, tails: Tails) -> bytes:
        content = canonical(
            {
                "store": self._store,
                "turn": turn,
                **{
                    table: {device: [tail.count, tail.head] for device, tail in of.items()}
                    for table, of in tails.items()
                },
            }
        )
        return content + b"\n" + sealing.tag(self._key, content).encode() + b"\n"


def _half_of(turn: int) -> int:
    return turn % _HALVES


def read_tails(connection: Connection) -> dict[str, dict[str, Tail]]:
    """Return where each device's chain ends in the database, by the tables' own keys."""
    tails: dict[str, dict[str, Tail]] = {chained.table: {} for chained in CHAINED}
    devices = [row[0] for row in connection.execute("SELECT device FROM devices").fetchall()]
    for chained in CHAINED:
        for device in devices:
            # The table's name comes from the two constants, never from outside.
            last = connection.execute(
                f"SELECT seq, hash FROM {chained.table} WHERE device = ? "  # noqa: S608
                "ORDER BY seq DESC LIMIT 1",
                (device,),
            ).fetchone()
            if last is not None:
                tails[chained.table][device] = Tail(*last)
    return tails


def compare(anchored: Tails, found: Tails, connection: Connection) -> Damaged | None:
    """Compare the anchor with the database; None if nothing is missing, changed or slipped in.

    The database may be ahead by one append (a crash between commit and anchor).
    """
    ahead: set[tuple[str, str]] = set()
    for chained in CHAINED:
        kept, now = anchored[chained.table], found[chained.table]
        for device in sorted(kept.keys() | now.keys()):
            was = kept.get(device) or start_of(chained, device)
            tail = now.get(device) or start_of(chained, device)
            if tail.count < was.count:
                return _missing(chained, device, tail.count + 1, was.count)
            if _hash_at(connection, chained, device, was) != was.head:
                return _other(chained, device, was.count)
            ahead |= _appends_after(connection, chained, device, was.count)
    if len(ahead) > 1:
        return Damaged(
            "anchor_behind",
            "The anchor is older than the ledger by more than one entry.",
            do="An old copy of the anchor may have been put back; look into who did it.",
        )
    return None


def _hash_at(connection: Connection, chained: Chained, device: str, tail: Tail) -> str:
    if not tail.count:
        return tail.head
    row = connection.execute(
        f"SELECT hash FROM {chained.table} WHERE device = ? AND seq = ?",  # noqa: S608
        (device, tail.count),
    ).fetchone()
    return str(row[0]) if row else ""


def _appends_after(
    connection: Connection, chained: Chained, device: str, count: int
) -> set[tuple[str, str]]:
    rows = connection.execute(
        f"SELECT DISTINCT recorded_at_utc, operator FROM {chained.table} "  # noqa: S608
        "WHERE device = ? AND seq > ? LIMIT 2",
        (device, count),
    ).fetchall()
    return {(f"{chained.table} {when}", operator) for when, operator in rows}


def _missing(chained: Chained, device: str, first: int, last: int) -> Damaged:
    which = f"number {first}" if first == last else f"numbers {first} to {last}"
    return Damaged(
        "entries_missing",
        f"Entries are missing: the {chained.table} of device {device} ends before {which}.",
        where=f"{chained.table} {device} {first}",
        do="An old copy may have been put back. Restore the last backup, compare printed sheets.",
    )


def _other(chained: Chained, device: str, seq: int) -> Damaged:
    return Damaged(
        "entries_changed",
        f"The {chained.table} of device {device} is another one than before: its number {seq} "
        "is not the row that the anchor remembers.",
        where=f"{chained.table} {device} {seq}",
        do="Somebody changed the file outside Bedline. Restore the last backup, ask who did it.",
    )


def digest(tails: Mapping[str, Tail]) -> str:
    """Return one hash over the ends of all devices' chains of entries."""
    ends = [[device, tail.count, tail.head] for device, tail in sorted(tails.items())]
    return hashlib.sha256(canonical([ENTRIES.mark, ends])).hexdigest()


def spoken_code(head: str) -> str:
    """Return the ten characters that are printed on paper: `7F3A 91C2 4B`."""
    upper = head[:10].upper()
    return f"{upper[:4]} {upper[4:8]} {upper[8:]}".strip()
