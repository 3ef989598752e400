"""The rows of the analysis tables, from a subject's course; the columns stand in `analysis_tables`.

One function a table, so this module is as long as there are tables. Values stand as they were
stated, bounds where a value is not known; a missing value is never zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from protocols.analytes import ANALYTES, canonical
from protocols.facts import (
    AdministrationObserved,
    AdverseEventReported,
    AssessmentMade,
    Entry,
    InjectionGiven,
    MeasurementTaken,
    PlanDecided,
)
from protocols.registry import as_decimal
from protocols.scores.result import Score
from protocols.sheet.fact_words import (
    analyte_label,
    fact_words,
    form_label,
    support_label,
    value_words,
)
from protocols.sheet.treatment import dose_name
from protocols.times import Instant, study_day_of
from protocols.units import Quantity
from storage.codec import encode
from storage.exports.csv_text import Cell, ZonedInstant

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.infusion.volumes import Bounds

Row: TypeAlias = tuple[Cell, ...]


class _Of:
    """One course with the small conversions that every table needs."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.subject = course.record.subject

    def when(self, at: Instant | None) -> ZonedInstant | None:
        """Return an instant for a cell, in the ward's zone."""
        return None if at is None else ZonedInstant(at, self.course.zone)

    def day(self, at: Instant | None) -> int | None:
        """Return the study day of an instant."""
        count = self.course.protocol.days
        anchor = self.course.record.anchors.get(count.anchor)
        if at is None or anchor is None:
            return None
        return study_day_of(at, anchor, self.course.zone, first=count.first, rule=count.rule).number

    def struck(self, entry: Entry[Any]) -> str:
        """Return `holds`, `corrected` or `void`."""
        struck = self.course.record.struck.get(entry.id)
        if struck is None:
            return "holds"
        return "corrected" if struck.replaced else "void"


def _number(number: Fraction | int | None) -> Any:
    return None if number is None else as_decimal(Fraction(number))


def _parts(given: Quantity | None) -> tuple[Cell, Cell]:
    return (None, None) if given is None else (given.value, given.unit.value)


def _bounds(bounds: Bounds | None) -> tuple[Cell, Cell]:
    return (None, None) if bounds is None else (_number(bounds.low), _number(bounds.high))


def _yes(value: bool | None) -> str | None:  # noqa: FBT001 - one truth value to one cell
    return None if value is None else ("true" if value else "false")


# --- subjects, entries, measurements ----------------------------------------------------------


def subjects(course: Course) -> Iterator[Row]:
    """Yield the row of the subject itself."""
    of, record = _Of(course), course.record
    enrolment = record.enrolment
    fact = enrolment.fact if enrolment is not None else None
    weight = course.weight.reading.quantity if course.weight is not None else None
    yield (
        of.subject,
        course.protocol.id,
        course.protocol.label,
        course.protocol.version,
        course.protocol.fingerprint,
        course.protocol.blinding.kind,
        record.arm or None,
        fact.sex if fact is not None else None,
        fact.birth_year if fact is not None else None,
        *_parts(weight),
        *_parts(fact.height if fact is not None else None),
        of.when(enrolment.at if enrolment is not None else None),
        course.day,
        of.when(record.died_at),
        course.zone,
        of.when(course.now),
    )


def anchors(course: Course) -> Iterator[Row]:
    """Yield the row of its anchors."""
    of = _Of(course)
    labels = {rule.id: rule.label for rule in course.protocol.anchors}
    for name, at in sorted(course.record.anchors.items()):
        yield of.subject, name, labels.get(name, name), of.when(at)


def entries(course: Course) -> Iterator[Row]:
    """Yield the row of every entry in order of entry, struck ones too."""
    of = _Of(course)
    for entry in sorted(course.record.entries, key=lambda one: (one.device, one.seq)):
        kind, version, payload = encode(entry.fact)
        what, stated = fact_words(entry.fact)
        struck = course.record.struck.get(entry.id)
        yield (
            of.subject,
            entry.id,
            entry.device,
            entry.seq,
            kind,
            version,
            what,
            stated,
            of.when(entry.at),
            of.day(entry.at),
            of.when(entry.recorded_at),
            entry.operator,
            entry.role,
            of.struck(entry),
            struck.by.id if struck is not None else None,
            struck.reason if struck is not None else None,
            entry.replaces,
            entry.reason or None,
            _yes(entry.from_paper),
            entry.fingerprint or None,
            entry.program or None,
            entry.hash or None,
            payload,
        )


def measurements(course: Course) -> Iterator[Row]:
    """Yield the row of every measured value."""
    of = _Of(course)
    for entry in course.record.entries:
        fact = entry.fact
        if not isinstance(fact, MeasurementTaken):
            continue
        analyte = ANALYTES.get(fact.analyte)
        reading = fact.reading
        same = canonical(analyte, reading.quantity) if analyte is not None else None
        yield (
            of.subject,
            of.day(entry.at),
            fact.analyte,
            analyte_label(fact.analyte),
            analyte.loinc if analyte is not None and analyte.loinc else None,
            of.when(entry.at),
            {"": None, "<": "below", ">": "above"}[reading.comparator],
            *_parts(reading.quantity),
            *_parts(same),
            fact.method or None,
            fact.report or None,
            _yes(fact.use_despite),
            of.struck(entry),
            of.when(entry.recorded_at),
            entry.operator,
            entry.id,
        )


# --- treatment --------------------------------------------------------------------------------


def segments(course: Course) -> Iterator[Row]:
    """Yield every stretch of every infusion; a pause and the time after a stop have rate 0."""
    of = _Of(course)
    for period, state in sorted(course.infusions.items()):
        name = dose_name(course, period)
        number = 0
        for number, one in enumerate(state.segments, 1):
            yield (
                of.subject,
                of.day(one.start),
                period,
                name,
                number,
                one.kind,
                of.when(one.start),
                of.when(one.end),
                _number(one.low),
                _number(one.high),
                *_bounds(one.volume),
            )
        if state.ended is not None:
            stop = (of.subject, of.day(state.ended), period, name, number + 1, "stopped")
            yield (*stop, of.when(state.ended), None, 0, 0, 0, 0)


def infusions(course: Course) -> Iterator[Row]:
    """Yield the row of each infusion as a whole."""
    of = _Of(course)
    for period, state in sorted(course.infusions.items()):
        yield (
            of.subject,
            of.day(state.started),
            period,
            dose_name(course, period),
            state.state,
            of.when(state.started),
            of.when(state.ended),
            *_bounds(state.delivered),
            _number(state.planned),
            _number(state.observed),
            _number(state.difference),
            *_bounds(state.amount),
            state.amount_unit.value if state.amount is not None else None,
            *_bounds(state.per_weight),
            state.per_weight_unit.value if state.per_weight is not None else None,
            _number(state.running_hours),
            _number(state.paused_hours),
            " ".join(one.words for one in state.problems) or None,
        )


def decisions(course: Course) -> Iterator[Row]:
    """Yield the row of each decision."""
    of = _Of(course)
    for entry in course.record.entries:
        fact = entry.fact
        if not isinstance(fact, PlanDecided):
            continue
        yield (
            of.subject,
            of.day(entry.at),
            fact.period,
            dose_name(course, fact.period),
            of.when(entry.at),
            fact.choice,
            *_parts(fact.volume),
            *_parts(fact.rate),
            *_parts(fact.proposed_volume),
            *_parts(fact.proposed_rate),
            fact.reason or None,
            fact.decided_by or entry.operator,
            fact.second_person or None,
            _yes(fact.second_checked),
            " ".join(fact.inputs) or None,
            of.struck(entry),
            entry.id,
        )


def injections(course: Course) -> Iterator[Row]:
    """Yield the row of each injection."""
    of = _Of(course)
    for entry in course.record.entries:
        fact = entry.fact
        if isinstance(fact, InjectionGiven):
            yield (
                of.subject,
                of.day(entry.at),
                fact.number,
                of.when(entry.at),
                *_parts(fact.volume),
                fact.site or None,
                fact.witness or None,
                _yes(fact.witness_checked),
                fact.reason or None,
                of.struck(entry),
                entry.id,
            )


def administrations(course: Course) -> Iterator[Row]:
    """Yield the row of each treatment that was recorded as observed."""
    of = _Of(course)
    for entry in course.record.entries:
        fact = entry.fact
        if isinstance(fact, AdministrationObserved):
            yield (
                of.subject,
                of.day(entry.at),
                fact.product,
                *_parts(fact.amount),
                of.when(entry.at),
                of.when(fact.until),
                of.struck(entry),
                of.when(entry.recorded_at),
                entry.operator,
                entry.id,
            )


def supports(course: Course) -> Iterator[Row]:
    """Yield the row of each stretch of support."""
    of = _Of(course)
    for what, runs in sorted(course.supports.items()):
        for run in runs:
            yield (
                of.subject,
                what,
                support_label(what),
                run.drug or None,
                of.when(run.start),
                of.when(run.stop),
                " ".join(entry.id for entry in run.entries),
            )


# --- assessments, scores, schedule --------------------------------------------------------------


def assessments(course: Course) -> Iterator[Row]:
    """Yield the row of each input of each form."""
    of = _Of(course)
    for entry in course.record.entries:
        fact = entry.fact
        if not isinstance(fact, AssessmentMade):
            continue
        head = (of.subject, of.day(entry.at), fact.form, form_label(fact.form), of.when(entry.at))
        tail = (of.struck(entry), of.when(entry.recorded_at), entry.operator, entry.id)
        for name, value in fact.values.items():
            stated = None if value is None else value_words(value)
            yield (*head, name, analyte_label(name), stated, fact.not_done.get(name), *tail)
        for name, reason in fact.not_done.items():
            if name not in fact.values:
                yield (*head, name, analyte_label(name), None, reason, *tail)


def scores(course: Course) -> Iterator[Row]:
    """Yield the row of each component and total."""
    of = _Of(course)
    for one in course.scores:
        head = (of.subject, one.day, one.form, form_label(one.form), of.when(one.at))
        score = one.score
        if not isinstance(score, Score):
            number = score.value if not isinstance(score.value, str) else None
            class_ = score.value if isinstance(score.value, str) else None
            unit = score.unit.value if score.unit is not None else None
            missing = " ".join(score.missing) or None
            why = (score.why or None, missing, one.entry)
            yield (*head, "value", number, score.low, score.high, class_, unit, *why)
            continue
        for part in score.components:
            why = (part.why, " ".join(part.missing) or None, one.entry)
            yield (*head, part.name, part.points, part.low, part.high, None, "points", *why)
        why = (score.reading or None, " ".join(score.missing) or None, one.entry)
        yield (*head, "total", score.total, score.low, score.high, None, "points", *why)


def deviations(course: Course) -> Iterator[Row]:
    """Yield the row of each deviation."""
    of = _Of(course)
    for one in course.deviations:
        told = one.explained
        yield (
            of.subject,
            one.day,
            one.key,
            one.rule,
            one.kind,
            one.class_,
            one.importance,
            of.when(one.at),
            one.words,
            one.rule_words,
            one.state,
            one.quoted or None,
            told.operator if told is not None else None,
            of.when(told.recorded_at if told is not None else None),
            " ".join(one.entries) or None,
        )


def adverse_events(course: Course) -> Iterator[Row]:
    """Yield the row of each adverse event."""
    of = _Of(course)
    for entry in course.record.entries:
        fact = entry.fact
        if isinstance(fact, AdverseEventReported):
            yield (
                of.subject,
                of.day(entry.at),
                fact.term,
                of.when(entry.at),
                _yes(fact.serious),
                fact.grade,
                fact.relation or None,
                fact.outcome or None,
                fact.text or None,
                of.when(fact.reported_at),
                of.struck(entry),
                entry.operator,
                entry.id,
            )


def schedule(course: Course) -> Iterator[Row]:
    """Yield the row of each planned item."""
    of = _Of(course)
    items = sorted(
        course.due, key=lambda one: (one.planned.due_from or Instant.MAX, one.planned.key)
    )
    for one in items:
        item = one.planned
        late = None if one.late is None else int(one.late.total("seconds") // 60)
        yield (
            of.subject,
            item.key,
            item.item,
            item.what,
            item.does,
            item.study_day,
            of.when(item.due_from),
            of.when(item.due),
            of.when(item.due_to),
            item.waits_for or None,
            _yes(item.required),
            _yes(item.time_critical),
            one.status,
            one.status_words,
            of.when(one.done_at),
            late,
            " ".join(one.missing) or None,
            one.reason or None,
            " ".join(one.answered_by) or None,
        )


def endpoints(course: Course) -> Iterator[Row]:
    """Yield the row of each endpoint."""
    of = _Of(course)
    for one in course.endpoints:
        number = one.value if not isinstance(one.value, str) else None
        class_ = one.value if isinstance(one.value, str) else None
        parts = "; ".join(f"{name}: {value}" for name, value in one.parts)
        missing = " ".join(one.missing) or None
        tail = (one.low, one.high, one.unit or None, one.words, parts or None, missing)
        yield (of.subject, one.id, one.label, one.kind, number, class_, *tail, _yes(one.final))
