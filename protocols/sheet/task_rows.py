"""What the protocol asks for on a day, ticked from the one due function, with value or reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from protocols.facts import (
    AssessmentMade,
    Entry,
    InfusionCharted,
    InjectionGiven,
    MeasurementTaken,
    SampleDrawn,
    VitalStatusStated,
)
from protocols.record import as_entered
from protocols.schedule.fulfil import DERIVED_FROM
from protocols.sheet.content import Signer, TaskRow, TaskState
from protocols.sheet.fact_words import analyte_label, fact_words, form_label, value_words
from protocols.sheet.score_rows import score_words
from protocols.sheet.wording import dose_words, measurement_words
from protocols.times import Window

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.schedule.due import DueItem
    from protocols.sheet.days import SheetDay

_STATES: Mapping[str, TaskState] = {
    "done": "done",
    "not_done": "not_done",
    "overdue": "overdue",
    "due_now": "due",
    "soon": "later",
    "later": "later",
    "not_applicable": "not_asked",
    "cancelled": "not_asked",
}


def task_rows(course: Course, day: SheetDay) -> tuple[TaskRow, ...]:
    """Return every item of the study day in order of time, doses included."""
    items = [one for one in course.due if one.planned.study_day == day.number]
    items.sort(
        key=lambda one: (one.planned.due_from is None, one.planned.due_from, one.planned.key)
    )
    return tuple(_row(course, day, one) for one in items)


def completeness(course: Course, day: SheetDay) -> tuple[int, int]:
    """Return how many of the items asked on the day are settled, as the rail counts them."""
    for summary in course.days:
        if summary.day == day.number:
            return summary.done, summary.asked
    return 0, 0


def _row(course: Course, day: SheetDay, one: DueItem) -> TaskRow:
    item = one.planned
    state = _STATES[one.status]
    if state == "overdue" and day.when == "past":
        state = "missed"
    entries = [course.record.entry(id_) for id_ in one.answered_by]
    found = [entry for entry in entries if entry is not None]
    if found and state in ("overdue", "due", "later", "missed"):
        state = "partly"
    value = _values(course, found, one) if state != "not_done" else ""
    missing = ", ".join(_asked_label(name) for name in one.missing)
    if state == "partly" and missing:
        value = f"{value}; missing: {missing}" if value else f"missing: {missing}"
    window = None
    if item.due_from is not None and not item.whole_day:
        window = Window(item.due_from, item.due_to)
    return TaskRow(
        item.key,
        item.what,
        state,
        window=window,
        due_words=_due_words(one),
        value=value,
        at=one.done_at,
        entered=_entered(found),
        reason=one.reason,
        required=item.required,
        time_critical=item.time_critical,
    )


def _due_words(one: DueItem) -> str:
    if one.planned.waits_for:
        return f"waits for {one.planned.waits_for.replace('_', ' ')}"
    return "this day" if one.planned.whole_day else ""


def _entered(found: list[Entry[Any]]) -> Signer | None:
    if not found:
        return None
    last = as_entered(found)[-1]
    return Signer(last.operator, last.recorded_at, last.from_paper)


def _values(course: Course, found: list[Entry[Any]], one: DueItem) -> str:
    return ", ".join(filter(None, (_value(course, entry, one) for entry in found)))


def _value(course: Course, entry: Entry[Any], one: DueItem) -> str:
    fact = entry.fact
    match fact:
        case MeasurementTaken():
            words = measurement_words(fact.reading)
            many = len(one.answered_by) + len(one.missing) > 1
            return f"{analyte_label(fact.analyte)} {words}" if many else words
        case AssessmentMade():
            return _assessed(course, entry, one)
        case InfusionCharted():
            rate = f" at {dose_words(fact.rate)}" if fact.rate is not None else ""
            level = f"level {fact.level}" if fact.level is not None else fact.step
            return {"start": f"started{rate}", "rate": f"{level}{rate}"}.get(fact.step, fact.step)
        case InjectionGiven():
            return dose_words(fact.volume)
        case SampleDrawn() | VitalStatusStated():
            return fact_words(fact)[1]
        case _:
            return ""


def _assessed(course: Course, entry: Entry[Any], one: DueItem) -> str:
    """Write a score's total or bounds, else the few values that the item asks for.

    A form may answer another item in part (SOFA inputs hold the MAP that the vitals ask for): then
    only what is asked there is written.
    """
    form = entry.fact.form
    if form in (*one.planned.asks, one.planned.item):
        for score in course.scores:
            if score.entry == entry.id:
                return score_words(score.score)
        wanted = set(entry.fact.values)
    else:
        wanted = {part for name in one.planned.asks for part in DERIVED_FROM.get(name, (name,))}
    parts = [
        f"{_asked_label(name)} {value_words(value)}"
        for name, value in entry.fact.values.items()
        if value is not None and name in wanted
    ]
    parts += [f"{_asked_label(name)} not done" for name in entry.fact.not_done if name in wanted]
    return ", ".join(parts) if len(parts) <= _FEW else ""


_FEW = 3


def _asked_label(name: str) -> str:
    label = analyte_label(name)
    return label if label != name.replace("_", " ") else form_label(name)
