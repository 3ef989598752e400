"""What a titer is, where it comes from, and what was done with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from protocols.amount_words import dose_words
from protocols.definition.model import RaiseToTarget
from protocols.explain.content import Reason
from protocols.explain.sources import entries, titles
from protocols.sheet.fact_words import analyte_label
from protocols.times import show_when

if TYPE_CHECKING:
    from protocols.course import Course, TiterPoint


def titer_title(course: Course, point: TiterPoint) -> str:
    """Say which value, drawn when."""
    label = analyte_label(point.measured.entry.fact.analyte)
    return f"{label} {point.reading}, {show_when(point.at, course.zone)}"


def titer_reasons(course: Course, point: TiterPoint) -> Iterator[Reason]:
    """Say who entered it, how it was drawn, what it answers, and which doses rest on it."""
    entry = point.measured.entry
    yield from entries(course, (entry.id,))
    if point.reading.quantity.unit is not point.value.unit:
        yield Reason(f"Converted: {point.value}.")
    if point.during is None:
        yield Reason("Drawn while no dose was running.")
    else:
        rest = f", {dose_words(point.to_run)} still to run" if point.to_run is not None else ""
        yield Reason(f"Drawn while dose {point.during} was running{rest}.")
    for item in course.due:
        if entry.id in item.answered_by:
            day = f", Day {item.planned.study_day}" if item.planned.study_day is not None else ""
            yield Reason(f"It answers: {item.planned.what}{day}.")
    for rule in course.protocol.doses:
        if isinstance(rule, RaiseToTarget) and rule.analyte == entry.fact.analyte:
            yield Reason(
                f"Doses are worked out from it by {rule.label}.", titles(course, rule.source)
            )
    used = [
        f"dose {one.number}"
        for one in course.periods
        if one.titer is not None and one.titer.entry.id == entry.id
    ]
    if course.next_dose is not None and entry.id in course.next_dose.inputs:
        used.append("the next dose")
    yield Reason(f"Used for: {', '.join(used)}." if used else "No dose was worked out from it.")
