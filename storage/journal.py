"""The house's own record beside the facts: who signed in, failed, exported, printed (R83).

A chain of its own, with the same guards. It names people and deeds, never what stands in a chart.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from protocols.times import Clock, Instant
from storage.accounts import Operator
from storage.book import Book
from storage.canonical import canonical_text
from storage.chain import JOURNAL, Cell, Row, row_hash
from storage.ledger import Setting
from storage.rows import normal, to_microsecond

NOBODY = ""


@dataclass(frozen=True, slots=True)
class HouseEvent:
    """One line of the journal.

    Attributes:
        device, seq: where it stands in the chain.
        event: machine name, such as `signed_in`, `exported`, `printed`, `clock_jumped`.
        recorded_at: when it was recorded.
        operator, role: who; empty where nobody was signed in.
        words: one plain sentence.
        details: named texts, such as the file and its hash.
        hash: of the row.
    """

    device: str
    seq: int
    event: str
    recorded_at: Instant
    operator: str
    role: str
    words: str
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    hash: str = ""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """A house event about to be written: its machine name, one plain sentence, who, and details."""

    event: str
    words: str
    operator: Operator | None = None
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class Journal:
    """The house events of one open store."""

    def __init__(self, book: Book, setting: Setting, clock: Clock) -> None:
        self._book = book
        self._setting = setting
        self._clock = clock

    def record(
        self,
        event: str,
        words: str,
        operator: Operator | None = None,
        details: Mapping[str, str] = MappingProxyType({}),
    ) -> HouseEvent:
        """Write one house event durably.

        Raises:
            StorageProblem: it was not written.
        """
        return self.record_all((NewEvent(event, words, operator, details),))[0]

    def record_all(self, new: Sequence[NewEvent]) -> tuple[HouseEvent, ...]:
        """Write several house events in one transaction.

        Raises:
            StorageProblem: none was written.
        """
        with self._book.guard:
            self._book.require_writable()
            self._book.changed_elsewhere()
            tail = self._book.tail(JOURNAL)
            now = to_microsecond(self._clock()).format_iso()
            rows: list[Row] = []
            for number, one in enumerate(new, tail.count + 1):
                head = str(rows[-1][-1]) if rows else tail.head
                cells = (*self._cells(one, number, now), head)
                rows.append((*cells, row_hash(JOURNAL, cells)))
            self._book.add(JOURNAL, rows)
        return tuple(_event(row) for row in rows)

    def _cells(self, new: NewEvent, number: int, now: str) -> tuple[Cell, ...]:
        by = new.operator
        return (
            self._book.device,
            number,
            new.event,
            now,
            self._setting.zone,
            normal(by.name) if by else NOBODY,
            by.role if by else NOBODY,
            normal(new.words),
            canonical_text({normal(key): normal(text) for key, text in new.details.items()}),
            self._setting.program,
        )

    def events(self) -> tuple[HouseEvent, ...]:
        """Return every house event in the order of (device, number)."""
        rows = self._book.read(
            f"SELECT {', '.join(JOURNAL.columns)} FROM journal ORDER BY device, seq"  # noqa: S608
        )
        return tuple(_event(row) for row in rows)

    def last(self, event: str) -> HouseEvent | None:
        """Return the last house event of a name that this workstation recorded, or None."""
        rows = self._book.read(
            f"SELECT {', '.join(JOURNAL.columns)} FROM journal "  # noqa: S608
            "WHERE device = ? AND event = ? ORDER BY seq DESC LIMIT 1",
            (self._book.device, event),
        )
        return _event(rows[0]) if rows else None


def _event(row: tuple[object, ...]) -> HouseEvent:
    device, seq, event, recorded_at, _, operator, role, words, details, *_, own_hash = map(str, row)
    return HouseEvent(
        device,
        int(seq),
        event,
        Instant.parse_iso(recorded_at),
        operator,
        role,
        words,
        MappingProxyType(json.loads(details)),
        own_hash,
    )
