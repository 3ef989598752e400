"""The analysis tables of findings: filled forms, scores, adverse events.

The columns of a table stand beside what fills them. Values stand as they were stated, bounds where
a value is not known; a missing value is never zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from protocols.facts import AdverseEventReported, AssessmentMade
from protocols.scores.result import Score
from protocols.sheet.fact_words import analyte_label, form_label, value_words
from storage.exports.analysis_cells import CourseCells, truth_cell
from storage.exports.analysis_table import DAY, ENTRY, SUBJECT, Row, Table, columns

if TYPE_CHECKING:
    from protocols.course import Course


def assessments(course: Course) -> Iterator[Row]:
    """Yield the row of each input of each form."""
    of = CourseCells(course)
    for entry in of.stated(AssessmentMade):
        fact = entry.fact
        head = (of.subject, of.day(entry.at), fact.form, form_label(fact.form), of.when(entry.at))
        tail = (of.struck(entry), of.when(entry.recorded_at), entry.operator, entry.id)
        for name, value in fact.values.items():
            stated = None if value is None else value_words(value)
            yield (*head, name, analyte_label(name), stated, fact.not_done.get(name), *tail)
        for name, reason in fact.not_done.items():
            if name not in fact.values:
                yield (*head, name, analyte_label(name), None, reason, *tail)


ASSESSMENTS = Table(
    "assessments",
    "one input of a form filled at the bedside, struck ones too",
    columns(
        SUBJECT,
        DAY,
        "form | string | form | | form",
        "form_label | string | English label",
        "at | datetime | when it was assessed",
        "item | string | input",
        "item_label | string | English label",
        "value | string | as stated, quantities with their unit; empty: not known",
        "not_done_reason | string | why it was not done",
        "state | string | whether it holds | | state",
        "recorded_at | datetime | when it was entered",
        "operator | string | who entered it",
        ENTRY,
    ),
    assessments,
)


def scores(course: Course) -> Iterator[Row]:
    """Yield the row of each component and total."""
    of = CourseCells(course)
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


SCORES = Table(
    "scores",
    "one component or total of a score; never imputed",
    columns(
        SUBJECT,
        DAY,
        "form | string | score | | form",
        "form_label | string | English label",
        "at | datetime | when it was assessed",
        "component | string | component, `total`, or `value` of a derived number",
        "value | number | points or number; empty where more than one value is possible",
        "low | number | the least that any completion of missing inputs gives",
        "high | number | the most that any completion of missing inputs gives",
        "class | string | class, where the result is one",
        "unit | string | unit of the value",
        "why | string | reason in words",
        "missing | string | inputs that would settle it",
        ENTRY,
    ),
    scores,
)


def adverse_events(course: Course) -> Iterator[Row]:
    """Yield the row of each adverse event."""
    of = CourseCells(course)
    for entry in of.stated(AdverseEventReported):
        fact = entry.fact
        yield (
            of.subject,
            of.day(entry.at),
            fact.term,
            of.when(entry.at),
            truth_cell(fact.serious),
            fact.grade,
            fact.relation or None,
            fact.outcome or None,
            fact.text or None,
            of.when(fact.reported_at),
            of.struck(entry),
            entry.operator,
            entry.id,
        )


ADVERSE_EVENTS = Table(
    "adverse_events",
    "one adverse event, struck ones too",
    columns(
        SUBJECT,
        DAY,
        "term | string | term",
        "at | datetime | onset",
        "serious | boolean | serious; empty: not stated",
        "grade | integer | grade",
        "relation | string | relation to treatment as stated",
        "outcome | string | outcome as stated",
        "text | string | further words",
        "reported_at | datetime | when it was reported",
        "state | string | whether it holds | | state",
        "operator | string | who entered it",
        ENTRY,
    ),
    adverse_events,
)
