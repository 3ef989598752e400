"""What went another way than planned, what was put right, and what else happened on the day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from protocols.facts import (
    AdverseEventReported,
    AssessmentMade,
    BedChanged,
    CriterionAnswered,
    DayReopened,
    DaySigned,
    DeviationExplained,
    Entry,
    EntryVoided,
    MeasurementTaken,
    NoteWritten,
    SampleDrawn,
    SubjectEnrolled,
    SupportCharted,
    UnblindingRecorded,
    VitalStatusStated,
)
from protocols.record import as_entered
from protocols.sheet.changes import changes
from protocols.sheet.content import CorrectionRow, DeviationRow, NoteRow, Signature, Signer
from protocols.sheet.fact_words import fact_words, input_label, value_words
from protocols.sheet.left_over import left_over
from protocols.sheet.wording import JOIN
from protocols.times import show_time, show_when

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.sheet.days import SheetDay
    from protocols.times import Instant

_OF_SIGNING = (DaySigned, DayReopened)
_TOLD = (
    NoteWritten,
    AdverseEventReported,
    SupportCharted,
    VitalStatusStated,
    BedChanged,
    SampleDrawn,
    UnblindingRecorded,
    DayReopened,
    SubjectEnrolled,
)


def deviation_rows(course: Course, day: SheetDay) -> tuple[DeviationRow, ...]:
    """Return the deviations of the day with the words of who explained them, unchanged."""
    return tuple(
        DeviationRow(
            one.key,
            one.words.rstrip("."),
            one.class_,
            one.importance,
            one.at,
            one.quoted,
            _signer(one.explained) if one.explained is not None else None,
            one.state,
        )
        for one in course.deviations
        if day.holds(one.at) or one.day == day.number
    )


def correction_rows(course: Course, day: SheetDay) -> tuple[CorrectionRow, ...]:
    """Return what was replaced or voided, where the old or the new statement is of the day."""
    rows = []
    for entry in course.record.entries:
        struck = course.record.struck.get(entry.id)
        if struck is None or not _touches(entry, struck.by, day):
            continue
        what, old = fact_words(entry.fact)
        new = None
        if struck.replaced:
            new = fact_words(struck.by.fact)[1]
            if new == old:  # the value stands; what else was put right is said by its name
                old, new = _beside(entry, struck.by, course.zone)
            elif struck.by.at != entry.at:
                old = f"{old}, {show_when(entry.at, course.zone)}"
                new = f"{new}, {show_when(struck.by.at, course.zone)}"
        by = _signer(struck.by)
        rows.append(CorrectionRow(what, old, new, struck.reason, by, entry.at))
    return tuple(rows)


def _beside(entry: Entry[Any], by: Entry[Any], zone: str) -> tuple[str, str]:
    """Write an entry and its correction, that state one value, by the fields that differ."""
    value = fact_words(entry.fact)[1]
    found = changes(entry, by, zone)
    old = ", ".join((value, *(_named(one.field, one.old) for one in found)))
    new = ", ".join((value, *(_named(one.field, one.new) for one in found)))
    return old, new


def _named(field: str, value: str) -> str:
    return value if field == "time" else f"{field} {value}"


def note_rows(course: Course, day: SheetDay) -> tuple[NoteRow, ...]:
    """Return notes, adverse events, supports, samples and other happenings of the day.

    A value or form that answers no item of the day is told here too: nothing that was charted on
    a day may be absent from its sheet.
    """
    rows = []
    asked = {
        id_ for one in course.due if one.planned.study_day == day.number for id_ in one.answered_by
    }
    asked |= {
        one.entry for one in {one.form: one for one in course.scores if day.holds(one.at)}.values()
    }
    answers = [one for one in course.record.entries if one.id in asked]
    told = {_statement(one) for one in answers}
    in_forms = {value for one in answers for value in _of_form(one)}
    rest = left_over(course, day)
    extra: dict[str, list[tuple[Entry[Any], str]]] = {}
    for entry in course.record.entries:
        if entry.id in course.record.struck or not day.holds(entry.at):
            continue
        if isinstance(entry.fact, _TOLD):
            what, words = _told(entry.fact)
            rows.append(NoteRow(entry.fact.KIND, what, entry.at, words, _signer(entry)))
        elif isinstance(entry.fact, CriterionAnswered):
            words = " ".join(fact_words(entry.fact)).removeprefix("Criterion ")
            extra.setdefault("Criteria", []).append((entry, words))
        elif _is_value(entry) and entry.id not in asked and _statement(entry) not in told:
            what, words = fact_words(entry.fact)
            if (what, words.replace(JOIN, " ")) not in in_forms:
                extra.setdefault(what, []).append((entry, words))
        elif entry.id in rest:
            what, words = fact_words(rest[entry.id])
            extra.setdefault(what, []).append((entry, words))
    rows += [_also(what, found, course.zone) for what, found in extra.items()]
    return tuple(rows)


def _is_value(entry: Entry[Any]) -> bool:
    return isinstance(entry.fact, MeasurementTaken | AssessmentMade)


def _of_form(entry: Entry[Any]) -> list[tuple[str, str]]:
    """Return the values of a form by name: what is charted beside it as a value is told there."""
    if not isinstance(entry.fact, AssessmentMade):
        return []
    return [
        (input_label(name), value_words(one).replace(JOIN, " "))
        for name, one in entry.fact.values.items()
    ]


def _statement(entry: Entry[Any]) -> tuple[Instant, tuple[str, str]]:
    """Return what an entry says of which moment: the same value charted twice is told once."""
    return entry.at, fact_words(entry.fact)


def _also(what: str, found: list[tuple[Entry[Any], str]], zone: str) -> NoteRow:
    """Write values of one kind in one row: the first, then each later one after its time."""
    entries = [entry for entry, _ in found]
    later = [f"{show_time(entry.at, zone)} {words}" for entry, words in found[1:]]
    told = "; ".join((found[0][1], *later))
    return NoteRow(entries[0].fact.KIND, what, entries[0].at, told, _signer(entries[-1]))


def _told(fact: Any) -> tuple[str, str]:
    if isinstance(fact, DayReopened):
        return "Opened again", fact.reason
    return fact_words(fact)


def signature_of(course: Course, day: SheetDay) -> Signature | None:
    """Return the day's last signature, and who opened the day again since, if anybody did."""
    signed = _last_signed(course, day)
    if signed is None:
        return None
    found = Signature(_signer(signed), signed.role, signed.fact.meaning)
    if day.number in course.record.signed_days:
        return found
    opened = [one for one in course.record.of(DayReopened) if one.fact.day == day.number]
    last = as_entered(opened)[-1]
    return replace(found, reopened=_signer(last), reason=last.fact.reason)


def changed_after_signature(course: Course, day: SheetDay) -> tuple[Signer, ...]:
    """Return who changed the day after it was signed: the last change of each person (R86).

    It holds for a day that was opened again too: opening it does not take the trace away.
    """
    signed = _last_signed(course, day)
    if signed is None:
        return ()
    found: dict[str, Signer] = {}
    entered = as_entered(course.record.entries)
    for entry in entered[entered.index(signed) + 1 :]:
        if not isinstance(entry.fact, _OF_SIGNING) and _about(entry, course, day):
            found[entry.operator] = _signer(entry)
    return tuple(found.values())


def _last_signed(course: Course, day: SheetDay) -> Entry[DaySigned] | None:
    signed = [one for one in course.record.of(DaySigned) if one.fact.day == day.number]
    return as_entered(signed)[-1] if signed else None


def _about(entry: Entry[Any], course: Course, day: SheetDay) -> bool:
    """Say whether an entry changes what the sheet of the day shows."""
    if isinstance(entry.fact, EntryVoided):
        struck = course.record.entry(entry.fact.entry)
        return struck is not None and day.holds(struck.at)
    if entry.replaces is not None:
        replaced = course.record.entry(entry.replaces)
        if replaced is not None and day.holds(replaced.at):
            return True
    if isinstance(entry.fact, DeviationExplained):
        keys = {one.key for one in course.deviations if day.holds(one.at)}
        return entry.fact.deviation in keys
    return day.holds(entry.at)


def _touches(entry: Entry[Any], by: Entry[Any], day: SheetDay) -> bool:
    """Say whether the struck statement, or the one in its place, is of the day."""
    return day.holds(entry.at) or (by.replaces is not None and day.holds(by.at))


def _signer(entry: Entry[Any]) -> Signer:
    return Signer(entry.operator, entry.recorded_at, entry.from_paper)
