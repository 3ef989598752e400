"""The analysis tables of what the protocol asks: deviations, schedule, endpoints.

The columns of a table stand beside what fills them. Values stand as they were stated, bounds where
a value is not known; a missing value is never zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from protocols.times import Instant
from storage.exports.analysis_cells import CourseCells, truth_cell
from storage.exports.analysis_table import DAY, SUBJECT, Row, Table, columns

if TYPE_CHECKING:
    from protocols.course import Course


def deviations(course: Course) -> Iterator[Row]:
    """Yield the row of each deviation."""
    of = CourseCells(course)
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


DEVIATIONS = Table(
    "deviations",
    "one departure from the protocol, found from the facts",
    columns(
        SUBJECT,
        DAY,
        "key | string | stable key",
        "rule | string | rule of the protocol file",
        "kind | string | mechanism",
        "class | string | class",
        "importance | string | minor or major | | importance",
        "at | datetime | when it happened",
        "words | string | the difference in words",
        "rule_words | string | what the protocol's rule says",
        "state | string | open, explained or reviewed | | deviation",
        "quoted | string | words of who explained it, unchanged",
        "explained_by | string | who explained it",
        "explained_at | datetime | when that was entered",
        "entries | string | entries involved",
    ),
    deviations,
)


def schedule(course: Course) -> Iterator[Row]:
    """Yield the row of each planned item."""
    of = CourseCells(course)
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
            truth_cell(item.required),
            truth_cell(item.time_critical),
            one.status,
            one.status_words,
            of.when(one.done_at),
            late,
            " ".join(one.missing) or None,
            one.reason or None,
            " ".join(one.answered_by) or None,
        )


SCHEDULE = Table(
    "schedule",
    "one item that the protocol asks for",
    columns(
        SUBJECT,
        "key | string | key of the planned item",
        "item | string | item of the protocol file",
        "what | string | English title",
        "does | string | how it is fulfilled",
        "study_day | integer | study day of the item",
        "due_from | datetime | opens",
        "due | datetime | is meant for",
        "due_to | datetime | closes; empty: the whole study day",
        "waits_for | string | anchor that is missing",
        "required | boolean | required by the protocol",
        "time_critical | boolean | time-critical by the protocol",
        "status | string | status at export | | status",
        "status_words | string | status in words",
        "done_at | datetime | when it was done",
        "late_minutes | integer | minutes after its window | min",
        "missing | string | what is asked and not there yet",
        "reason | string | why it was not done or is not asked",
        "answered_by | string | entries that answer it",
    ),
    schedule,
)


def endpoints(course: Course) -> Iterator[Row]:
    """Yield the row of each endpoint."""
    of = CourseCells(course)
    for one in course.endpoints:
        number = one.value if not isinstance(one.value, str) else None
        class_ = one.value if isinstance(one.value, str) else None
        parts = "; ".join(f"{name}: {value}" for name, value in one.parts)
        missing = " ".join(one.missing) or None
        tail = (one.low, one.high, one.unit or None, one.words, parts or None, missing)
        yield (
            of.subject,
            one.id,
            one.label,
            one.kind,
            number,
            class_,
            *tail,
            truth_cell(one.final),
        )


ENDPOINTS = Table(
    "endpoints",
    "one endpoint as far as the facts carry it",
    columns(
        SUBJECT,
        "endpoint | string | id in the protocol file",
        "endpoint_label | string | English label",
        "kind | string | mechanism",
        "value | number | number; empty where it cannot be said",
        "class | string | class, where the result is one",
        "low | number | lower bound",
        "high | number | upper bound",
        "unit | string | unit of the number",
        "words | string | value and reason in words",
        "parts | string | named further values",
        "missing | string | what would settle it",
        "final | boolean | its horizon is reached",
    ),
    endpoints,
)
