"""Who stated something, and what makes a print checkable: head, signature, foot of the sheet."""

from __future__ import annotations

from dataclasses import dataclass

from protocols.times import Date, Instant
from protocols.units import Quantity


@dataclass(frozen=True, slots=True)
class Signer:
    """Who stated something and when it was entered."""

    name: str
    at: Instant | None = None
    from_paper: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """A labelled instant of the header, such as shock onset; None: not recorded."""

    code: str
    label: str
    at: Instant | None


@dataclass(frozen=True, slots=True)
class Header:
    """Who and which day the sheet is about.

    Attributes:
        day_words: `Day 3 of 7`, or `Day 14` after the treatment days.
        phase: `treatment day`, `follow-up day` or `before treatment`.
        starts, ends: the instants that bound the study day.
        weight_source: how and when the dosing weight was got.
        bedside_line: what the blinding asks of the bedside, for reading beside the bed.
    """

    subject: str
    protocol: str
    protocol_label: str
    version: int
    fingerprint: str
    day: int
    day_words: str
    phase: str
    date: Date
    starts: Instant
    ends: Instant
    bed: str
    weight: Quantity | None
    weight_source: str
    blinding: str
    blinding_words: str
    bedside_line: str
    anchors: tuple[Stated, ...] = ()
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature of the day: who, in which role, what it means, when; `reopened` ends it.

    `reopened` names the investigator who opened the day again, with the reason; what was signed
    can still be printed as it was.
    """

    by: Signer
    role: str
    meaning: str
    reopened: Signer | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Footer:
    """What makes the print checkable: when, by whom, how complete, which state of the record.

    Attributes:
        record_version: number of entries that the sheet rests on.
        head_code: short code of the record's hash chain, `7F3A 91C2`.
        signed: who signed the day and when, or None while it is open.
        signature: the last signature of the day, also one that was opened again since.
        changed_after_signature: who changed the day after it was last signed, and when.
        test_clock: the clock was a test clock; the print says so.
    """

    printed_at: Instant
    printed_by: str
    done: int
    asked: int
    missing: int
    record_version: int
    head_code: str
    signed: Signer | None = None
    changed_after_signature: tuple[Signer, ...] = ()
    test_clock: bool = False
    signature: Signature | None = None
