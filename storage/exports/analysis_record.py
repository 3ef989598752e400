"""The analysis tables of the record: subjects, anchors, entries, measured values.

The columns of a table stand beside what fills them. Values stand as they were stated, bounds where
a value is not known; a missing value is never zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from protocols.analytes import ANALYTES, canonical
from protocols.facts import MeasurementTaken
from protocols.sheet.fact_words import analyte_label, fact_words
from storage.codec import encode
from storage.exports.analysis_cells import CourseCells, quantity_cells, truth_cell
from storage.exports.analysis_table import DAY, ENTRY, SUBJECT, Row, Table, columns

if TYPE_CHECKING:
    from protocols.course import Course


def subjects(course: Course) -> Iterator[Row]:
    """Yield the row of the subject itself."""
    of, record = CourseCells(course), course.record
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
        *quantity_cells(weight),
        *quantity_cells(fact.height if fact is not None else None),
        of.when(enrolment.at if enrolment is not None else None),
        course.day,
        of.when(record.died_at),
        course.zone,
        of.when(course.now),
    )


SUBJECTS = Table(
    "subjects",
    "one subject",
    columns(
        SUBJECT,
        "protocol | string | protocol id",
        "protocol_label | string | protocol label",
        "protocol_version | integer | version of the protocol file",
        "protocol_fingerprint | string | fingerprint of the protocol file",
        "blinding | string | kind of blinding | | blinding",
        "arm | string | allocated arm, only where the protocol is not blinded to the bedside",
        "sex | string | as stated | | sex",
        "birth_year | integer | year of birth",
        "weight | number | dosing weight in force",
        "weight_unit | string | unit of weight",
        "height | number | height as stated at enrolment",
        "height_unit | string | unit of height",
        "enrolled_at | datetime | when the subject was enrolled",
        "study_day_now | integer | study day at export",
        "died_at | datetime | time of death, if stated",
        "zone | string | time zone of the ward",
        "as_of | datetime | the moment for which everything here was worked out",
    ),
    subjects,
)


def anchors(course: Course) -> Iterator[Row]:
    """Yield the row of its anchors."""
    of = CourseCells(course)
    labels = {rule.id: rule.label for rule in course.protocol.anchors}
    for name, at in sorted(course.record.anchors.items()):
        yield of.subject, name, labels.get(name, name), of.when(at)


ANCHORS = Table(
    "anchors",
    "one instant that a clock of the protocol runs from",
    columns(
        SUBJECT,
        "anchor | string | anchor id",
        "anchor_label | string | English label",
        "at | datetime | the instant",
    ),
    anchors,
)


def entries(course: Course) -> Iterator[Row]:
    """Yield the row of every entry in order of entry, struck ones too."""
    of = CourseCells(course)
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
            truth_cell(entry.from_paper),
            entry.fingerprint or None,
            entry.program or None,
            entry.hash or None,
            payload,
        )


ENTRIES = Table(
    "entries",
    "one entry of the record, struck ones too",
    columns(
        SUBJECT,
        "entry | string | id of the entry",
        "device | string | device on which it was entered",
        "seq | integer | running number on that device; order of entry",
        "kind | string | kind of fact | | kind",
        "kind_version | integer | version of the kind",
        "what | string | what it is about, in words",
        "stated | string | what it states, in words",
        "at | datetime | when it happened (time given)",
        DAY,
        "recorded_at | datetime | when it was entered (time entered)",
        "operator | string | who entered it",
        "role | string | role of that person then",
        "state | string | whether it holds | | state",
        "struck_by | string | entry that struck it",
        "struck_reason | string | why it was struck",
        "replaces | string | entry that this one corrects",
        "reason | string | reason of the correction",
        "from_paper | boolean | copied later from a downtime sheet",
        "fingerprint | string | protocol file in force when it was entered",
        "program | string | version of Bedline that wrote it",
        "hash | string | hash of the row in its chain",
        "payload | string | the fact itself as canonical JSON",
    ),
    entries,
)


def measurements(course: Course) -> Iterator[Row]:
    """Yield the row of every measured value."""
    of = CourseCells(course)
    for entry in of.stated(MeasurementTaken):
        fact = entry.fact
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
            *quantity_cells(reading.quantity),
            *quantity_cells(same),
            fact.method or None,
            fact.report or None,
            truth_cell(fact.use_despite),
            of.struck(entry),
            of.when(entry.recorded_at),
            entry.operator,
            entry.id,
        )


MEASUREMENTS = Table(
    "measurements",
    "one measured value, struck ones too",
    columns(
        SUBJECT,
        DAY,
        "analyte | string | what was measured | | analyte",
        "analyte_label | string | English label",
        "loinc | string | LOINC code for the canonical unit",
        "at | datetime | when the sample was drawn or the reading taken",
        "comparator | string | below or above a limit; such a value is no number to average"
        " | | comparator",
        "value | number | value as reported, digits kept",
        "unit | string | unit as reported",
        "canonical_value | number | the same value in the canonical unit, exact",
        "canonical_unit | string | canonical unit",
        "method | string | how it was got",
        "report | string | the laboratory's report number",
        "use_despite | boolean | used although drawn during an infusion, by choice",
        "state | string | whether it holds | | state",
        "recorded_at | datetime | when it was entered",
        "operator | string | who entered it",
        ENTRY,
    ),
    measurements,
)
