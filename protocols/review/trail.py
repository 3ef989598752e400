"""The trail: each entry as one readable row, old and new value with units, who, when, why, where.

A row says the name and role as they were at that time: both stand in the entry itself, so renaming
or disabling an account later changes nothing here (R93).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from protocols.facts import (
    DayReopened,
    DaySigned,
    Entry,
    EntryVoided,
    InfusionCharted,
    PlanDecided,
    ProtocolSwitched,
    SiteParameterSigned,
)
from protocols.sheet.fact_words import fact_words
from protocols.sheet.wording import dose_words
from protocols.times import Instant, show_when

PLAIN_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " "})


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One entry, to be read.

    Attributes:
        subject: study id, or empty for what concerns the site.
        number: the workstation's name and running number, empty where a mask hides entries.
        field: what it is about, such as `IgM titer`.
        old, new: the value before and after, with units; old is empty for a first entry.
        why: the reason given, in the person's own words.
        given, entered: when it happened and when it was entered.
        person, role: who entered it, and in which role at that time.
        workstation, program: where, and by which version.
        state: `holds`, `corrected` or `voided`.
        from_paper: copied from a downtime sheet.
    """

    subject: str
    number: str
    field: str
    old: str
    new: str
    why: str
    given: Instant
    entered: Instant
    person: str
    role: str
    workstation: str
    program: str
    state: str
    from_paper: bool

    @property
    def place(self) -> int:
        """The running number alone, 0 where it is kept out."""
        return int(self.number.rpartition("-")[2] or 0)


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the trail or of the findings is asked for; empty and None mean all.

    Attributes:
        subject: exactly this study id.
        person: this name, in any case of letters.
        field: part of the field's name.
        since, until: entered from here on, and before there.
    """

    subject: str = ""
    person: str = ""
    field: str = ""
    since: Instant | None = None
    until: Instant | None = None

    def takes(self, subject: str, person: str, field: str, entered: Instant) -> bool:
        """Say whether something belongs to what is asked for."""
        return (
            self.subject in ("", subject)
            and self.person.casefold() in ("", person.casefold())
            and self.field.casefold() in field.casefold()
            and (self.since is None or entered >= self.since)
            and (self.until is None or entered < self.until)
        )


def trail_rows(entries: Sequence[Entry[Any]]) -> tuple[TrailRow, ...]:
    """Return a row an entry, in the order given; an entry numbered 0 has no number to show."""
    by_id = {entry.id: entry for entry in entries}
    states: dict[str, str] = {}
    for entry in entries:
        if entry.replaces is not None:
            states[entry.replaces] = "corrected"
        if isinstance(entry.fact, EntryVoided):
            states[entry.fact.entry] = "voided"
    return tuple(_row(entry, by_id, states.get(entry.id, "holds")) for entry in entries)


def chosen(rows: Iterable[TrailRow], choice: Choice) -> tuple[TrailRow, ...]:
    """Return the rows that are asked for."""
    return tuple(
        row for row in rows if choice.takes(row.subject, row.person, row.field, row.entered)
    )


def field_and_value(entry: Entry[Any]) -> tuple[str, str]:
    """Return what an entry is about and what it states, in words with units."""
    fact = entry.fact
    match fact:
        case SiteParameterSigned():
            found = f"{fact.protocol}: {fact.parameter.replace('_', ' ')}", fact.value
        case ProtocolSwitched():
            found = "Protocol version", f"{fact.protocol} version {fact.version}"
        case DaySigned():
            found = f"Signature of day {fact.day}", fact.meaning
        case DayReopened():
            found = f"Signature of day {fact.day}", "opened again"
        case PlanDecided():
            found = _decision(fact)
        case InfusionCharted():
            field, words = fact_words(fact)
            found = field, _with_witness(words, fact.witness, checked=fact.witness_checked)
        case _:
            found = fact_words(fact)
    return found[0].translate(PLAIN_SPACES), found[1].translate(PLAIN_SPACES)


def number_of(entry: Entry[Any]) -> str:
    """Return `7K3QF-12`, or an empty text where the numbers are kept out."""
    return f"{entry.device}-{entry.seq}" if entry.seq else ""


def reason_of(entry: Entry[Any]) -> str:
    """Return the reason that was given with an entry, wherever its kind keeps it."""
    return entry.reason or getattr(entry.fact, "reason", "") or ""


def _row(entry: Entry[Any], by_id: dict[str, Entry[Any]], state: str) -> TrailRow:
    field, new = field_and_value(entry)
    old = ""
    if isinstance(entry.fact, EntryVoided):
        struck = by_id.get(entry.fact.entry)
        if struck is not None:
            field, old = field_and_value(struck)
        new = "voided"
    replaced = by_id.get(entry.replaces) if entry.replaces is not None else None
    if replaced is not None:
        old = field_and_value(replaced)[1]
        if replaced.at != entry.at:
            old = f"{old}, {show_when(replaced.at, replaced.zone)}"
            new = f"{new}, {show_when(entry.at, entry.zone)}"
    return TrailRow(
        entry.subject or "",
        number_of(entry),
        field,
        old.translate(PLAIN_SPACES),
        new.translate(PLAIN_SPACES),
        reason_of(entry),
        entry.at,
        entry.recorded_at,
        entry.operator,
        entry.role,
        entry.device,
        entry.program,
        state,
        entry.from_paper,
    )


def _decision(fact: PlanDecided) -> tuple[str, str]:
    field, words = fact_words(fact)
    if fact.choice == "adjust" and fact.proposed_volume is not None:
        words = f"{words}; proposed {dose_words(fact.proposed_volume)}"
    return field, _with_witness(words, fact.second_person, checked=fact.second_checked)


def _with_witness(words: str, person: str, *, checked: bool) -> str:
    if not person:
        return words
    return f"{words}; second person {person}" + ("" if checked else ", who did not sign in")
