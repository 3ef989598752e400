"""The shift on the sheet: tasks, scores, deviations, corrections, notes, what is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from protocols.sheet.content_people import Signer
from protocols.times import Instant, Window

TaskState = Literal["done", "partly", "due", "overdue", "later", "not_done", "not_asked", "missed"]


@dataclass(frozen=True, slots=True)
class TaskRow:
    """Something that the protocol asks for on this day, with its value or why it was not done.

    `due_words` says when it is due where that is no clock time: `this day`, `waits for …`.
    """

    code: str
    what: str
    state: TaskState
    window: Window | None = None
    due: Instant | None = None
    due_words: str = ""
    value: str = ""
    at: Instant | None = None
    entered: Signer | None = None
    reason: str = ""
    required: bool = True
    time_critical: bool = False


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One component of a score or one bedside index: the raw value and its points or bounds.

    `low` and `high` are None where the row has no points (P/F, mottling, refill).
    """

    code: str
    organ: str
    raw: str
    low: int | None = None
    high: int | None = None
    missing: tuple[str, ...] = ()
    at: Instant | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class ScoreBlock:
    """A score of the day with its rows: `SOFA`, how many inputs are known, total or bounds.

    `warnings` say what a reader of the points must know.
    """

    code: str
    title: str
    rows: tuple[ScoreRow, ...] = ()
    low: int | None = None
    high: int | None = None
    known: int = 0
    asked: int = 0
    note: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def total(self) -> int | None:
        """The total where it is settled."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True)
class DeviationRow:
    """A departure from the protocol found from the facts, with the words of who explained it."""

    key: str
    words: str
    class_: str
    importance: str
    at: Instant | None = None
    quoted: str = ""
    by: Signer | None = None
    state: Literal["open", "explained", "reviewed"] = "open"


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A value that no longer holds: the old one, the new one or None for a void, and the reason."""

    what: str
    old: str
    new: str | None
    reason: str
    by: Signer
    at: Instant | None = None


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Free words or another happening of the day: note, adverse event, support, vital status."""

    kind: str
    label: str
    at: Instant
    text: str
    entered: Signer | None = None


@dataclass(frozen=True, slots=True)
class NextRow:
    """Something due in the next 24 hours: when (or a window), and what."""

    at: Instant | None
    what: str
    until: Instant | None = None
    words: str = ""
    time_critical: bool = False
