"""What in a record is worth a monitor's look (ICH E6(R3) 4.2.2 and 5.1): found, never judged.

Each finding names its entry, person and both times. Thresholds are the house's own habits, not
clinical values; they are given with the question and said with the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from protocols.arm_words import told_in
from protocols.facts import (
    DayReopened,
    Entry,
    EntryVoided,
    MeasurementTaken,
    PlanDecided,
    SubjectEnrolled,
    UnblindingRecorded,
)
from protocols.review.clusters import clusters
from protocols.review.trail import Choice, field_and_value, number_of, reason_of
from protocols.times import Instant, TimeDelta, duration_words, show_when

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.review.seen import Seen

KINDS: Final = {
    "correction": "Correction",
    "void": "Void",
    "late": "Late entry",
    "odd_hours": "Cluster of entries",
    "override": "Override",
    "warning_passed": "Entered against a warning",
    "no_second_check": "Second check missing",
    "failed_check": "Failed check",
    "clock": "Clock",
    "arm_words": "Words that could tell an arm",
    "deviation_open": "Deviation not explained",
    "unblinding": "Unblinding",
    "house": "House",
}
_HOUSE_KINDS: Final = {
    "clock_confirmed": "",
    "clock": "clock",
    "zone_changed": "clock",
    "second_check": "failed_check",
    "double_check": "failed_check",
    "check_failed": "failed_check",
    "sign_in_failed": "failed_check",
    "override": "override",
    "limit": "override",
    "recovered": "house",
    "restored": "house",
    "not_closed": "house",
    "crash": "house",
    "disk_full": "house",
    "account": "house",
    "role": "house",
    "setting": "house",
    "rotation_resumed": "house",
    "protocols_loaded": "house",
}

USUAL_LATE: Final = 24  # hours from which an entry is told as late, until the house says otherwise


@dataclass(frozen=True, slots=True)
class HouseLine:
    """A line of the house's journal: machine name, when, who, and its sentence."""

    event: str
    at: Instant
    person: str
    role: str
    words: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """From when on something is worth a look; the site sets its own.

    Attributes:
        late_hours: entered more hours than this after it happened.
        cluster: this many entries of one person without a pause of `pause_minutes`.
        spread_hours: a cluster about so long a stretch looks filled in afterwards.
        night_from, night_to: hours of the ward's clock in which any cluster is told.
    """

    late_hours: int = USUAL_LATE
    cluster: int = 6
    pause_minutes: int = 10
    spread_hours: int = 6
    night_from: int = 0
    night_to: int = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth a look: its kind (`KINDS`), about whom, when, who, and what."""

    kind: str
    subject: str
    given: Instant | None
    entered: Instant
    person: str
    role: str
    field: str
    words: str
    number: str = ""


def review(
    seen: Sequence[Seen],
    house: Sequence[HouseLine],
    site: Sequence[Entry[Any]] = (),
    *,
    zone: str,
    limits: Limits | None = None,
    choice: Choice | None = None,
) -> tuple[Finding, ...]:
    """Return what is worth a look, the latest first.

    Args:
        seen: the subjects as the reader's role may read them.
        house: the journal; lines about a subject whose doses are hidden are left out.
        site: entries that concern the site, not a subject.
        zone: the ward's time zone.
        limits: what counts as late and as a cluster.
        choice: subject, person, field and period.
    """
    bounds, wanted = limits or Limits(), choice or Choice()
    found: list[Finding] = []
    for one in seen:
        found += _of_subject(one, bounds)
    found += _struck(site)
    entries = [*site, *(entry for one in seen for entry in one.entries)]
    found += _clusters(entries, zone, bounds)
    found += house_findings(house, hidden=_hidden_subjects(seen))
    kept = [one for one in found if wanted.takes(one.subject, one.person, one.field, one.entered)]
    return tuple(sorted(kept, key=lambda one: (one.entered, one.number, one.kind), reverse=True))


def house_findings(
    house: Iterable[HouseLine], *, hidden: frozenset[str] = frozenset()
) -> list[Finding]:
    """Return the house events that are worth a look, without those about hidden subjects.

    A sign-in that failed names no subject; where any subject's doses are hidden it is left out
    with them, for a second person signs in at each study dose.
    """
    found = []
    for line in house:
        kind = next((to for start, to in _HOUSE_KINDS.items() if line.event.startswith(start)), "")
        if not kind or (hidden and (line.subject in hidden or line.event == "sign_in_failed")):
            continue
        if hidden and kind in ("failed_check", "override"):
            continue
        field = line.event.replace("_", " ").capitalize()
        found.append(
            Finding(kind, line.subject, None, line.at, line.person, line.role, field, line.words)
        )
    return found


def _hidden_subjects(seen: Sequence[Seen]) -> frozenset[str]:
    return frozenset(one.course.record.subject for one in seen if not one.keeps_doses)


def _of_subject(seen: Seen, limits: Limits) -> Iterator[Finding]:
    course = seen.course
    yield from _struck(seen.entries)
    for entry in seen.entries:
        yield from _late(entry, limits)
        yield from _overrides(entry)
        told = told_in(course.protocol, _free_text(entry))
        if told:
            said = f"“{', '.join(told)}” stands in: {_free_text(entry)}"
            yield _finding("arm_words", entry, said)
    yield from _deviations(course, seen)


def _finding(kind: str, entry: Entry[Any], words: str, field: str = "") -> Finding:
    return Finding(
        kind,
        entry.subject or "",
        entry.at,
        entry.recorded_at,
        entry.operator,
        entry.role,
        field or field_and_value(entry)[0],
        words,
        number_of(entry),
    )


def _struck(entries: Sequence[Entry[Any]]) -> Iterator[Finding]:
    by_id = {entry.id: entry for entry in entries}
    for entry in entries:
        if isinstance(entry.fact, EntryVoided):
            old = by_id.get(entry.fact.entry)
            field, value = field_and_value(old) if old is not None else ("Entry", "not shown")
            yield _finding("void", entry, f"{value}: {entry.fact.reason}", field)
        elif entry.replaces is not None:
            old = by_id.get(entry.replaces)
            before = field_and_value(old)[1] if old is not None else "not shown"
            after = field_and_value(entry)[1]
            if old is not None and old.at != entry.at:
                before = f"{before}, {show_when(old.at, old.zone)}"
                after = f"{after}, {show_when(entry.at, entry.zone)}"
            yield _finding("correction", entry, f"{before}, now {after}: {entry.reason}")


def _late(entry: Entry[Any], limits: Limits) -> Iterator[Finding]:
    # A correction is late by nature and told as such; a void happens when it is entered.
    if entry.replaces is not None or isinstance(entry.fact, EntryVoided):
        return
    after = entry.recorded_at - entry.at
    if after > TimeDelta(hours=limits.late_hours):
        paper = ", copied from paper" if entry.from_paper else ""
        words = f"{field_and_value(entry)[1]}, entered {duration_words(after)} later{paper}"
        yield _finding("late", entry, words)


def _overrides(entry: Entry[Any]) -> Iterator[Finding]:
    fact = entry.fact
    value = field_and_value(entry)[1]
    match fact:
        case PlanDecided() if fact.choice != "accept":
            yield _finding("override", entry, f"{value}: {fact.reason}")
        case SubjectEnrolled() if fact.deviation_reason:
            yield _finding("override", entry, f"enrolled all the same: {fact.deviation_reason}")
        case DayReopened():
            yield _finding("override", entry, f"opened again: {fact.reason}")
        case UnblindingRecorded():
            yield _finding("unblinding", entry, value)
        case MeasurementTaken():
            if fact.use_despite:
                yield _finding("warning_passed", entry, f"{value}, used though drawn in a dose")
            if fact.confirmed:
                yield _finding("warning_passed", entry, f"{value}, unusual and confirmed")
        case _:
            pass


def _deviations(course: Course, seen: Seen) -> Iterator[Finding]:
    by_id = {entry.id: entry for entry in seen.entries}
    for one in course.deviations:
        if seen.blinded and any(id_ not in by_id for id_ in one.entries):
            continue  # it rests on an entry that is kept out of sight
        entry = next((by_id[id_] for id_ in one.entries if id_ in by_id), None)
        if one.kind == "no_second_check" and entry is not None:
            yield _finding("no_second_check", entry, one.words)
        elif one.state == "open":
            yield Finding(
                "deviation_open",
                course.record.subject,
                one.at,
                entry.recorded_at if entry is not None else one.at,
                entry.operator if entry is not None else "",
                entry.role if entry is not None else "",
                f"Deviation: {one.class_}",
                one.words.rstrip("."),
                number_of(entry) if entry is not None else "",
            )


_FREE: Final = ("text", "note", "evidence", "words", "outcome", "relation", "deviation_reason")


def _free_text(entry: Entry[Any]) -> str:
    texts = [reason_of(entry), *(str(getattr(entry.fact, name, "")) for name in _FREE)]
    return "; ".join(text for text in texts if text)


def _clusters(entries: Sequence[Entry[Any]], zone: str, limits: Limits) -> Iterator[Finding]:
    for one in clusters(entries, zone, limits):
        first, last = one.entries[0], one.entries[-1]
        about = f"{show_when(one.given_from, zone)} to {show_when(one.given_to, zone)}"
        subjects = sorted({entry.subject or "" for entry in one.entries})
        night = "at night, " if one.night else ""
        words = (
            f"{len(one.entries)} entries {night}until {show_when(last.recorded_at, zone)}, "
            f"about {about}"
        )
        yield Finding(
            "odd_hours",
            subjects[0] if len(subjects) == 1 else "",
            one.given_from,
            first.recorded_at,
            first.operator,
            first.role,
            "Cluster of entries",
            words if len(subjects) == 1 else f"{words}, {len(subjects)} subjects",
        )
