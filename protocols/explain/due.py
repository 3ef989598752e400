"""Why an item is asked for, at that time, with that status."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from protocols.definition.model import AfterAnchor, OnDays
from protocols.definition.page_words import when_words
from protocols.explain.content import Reason
from protocols.explain.sources import anchor, entries, site_value, titles
from protocols.sheet.fact_words import analyte_label
from protocols.times import show_when

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.definition.model import ScheduleItem
    from protocols.schedule.due import DueItem
    from protocols.schedule.items import PlannedItem


_STATES = {
    "treated": "study treatment goes on",
    "ventilated": "the subject is ventilated",
    "icu": "the subject is in intensive care",
    "hospital": "the subject is in hospital",
}


def due_title(item: DueItem) -> str:
    """Say what is asked and how it stands."""
    day = f", Day {item.planned.study_day}" if item.planned.study_day is not None else ""
    return f"{item.planned.what}{day}: {item.status_words}"


def due_reasons(course: Course, item: DueItem) -> Iterator[Reason]:
    """Say the rule, its anchor, the window's arithmetic, and what answered it."""
    planned = item.planned
    rule = next((one for one in course.protocol.schedule if one.id == planned.item), None)
    if rule is None:
        yield Reason("It was planned by an earlier version of the protocol and stays as planned.")
    else:
        yield from _rule(course, rule, planned)
    yield from _times(course, rule, planned)
    yield from _status(course, item)


def _rule(course: Course, rule: ScheduleItem, planned: PlannedItem) -> Iterator[Reason]:
    words = when_words(course.protocol, rule)
    if isinstance(rule.when, OnDays) and rule.when.within is not None:
        signed = f"site parameter {rule.when.within.site}"
        words = words.replace(signed, "the window that the site signs")
    yield Reason(f"The protocol asks for it: {words}.", titles(course, rule.source))
    if rule.only_while:
        state = _STATES.get(rule.only_while, f"{rule.only_while.replace('_', ' ')} is on")
        yield Reason(f"It is asked only while {state}.")
    if not planned.required:
        yield Reason("It is optional: leaving it out is no deviation.")
    if isinstance(rule.when, OnDays):
        count = course.protocol.days
        how = "the ward's dates" if count.rule == "calendar" else "24 elapsed hours each"
        yield Reason(
            f"Study days count from Day {count.first}, by {how}.", titles(course, count.source)
        )
        yield anchor(course, count.anchor)
        if rule.when.within is not None:
            yield site_value(course, rule.when.within)
    else:
        yield anchor(course, rule.when.anchor)


def _times(course: Course, rule: ScheduleItem | None, planned: PlannedItem) -> Iterator[Reason]:
    def when(instant: object) -> str:
        return show_when(instant, course.zone)  # type: ignore[arg-type]

    if planned.due_from is None:
        return
    after = rule.when if rule is not None and isinstance(rule.when, AfterAnchor) else None
    if after is not None and planned.due is not None:
        yield Reason(f"Anchor plus {after.after} is {when(planned.due)}.")
        if after.early is not None:
            yield Reason(f"{after.early} before that it opens: {when(planned.due_from)}.")
        if after.late is not None:
            yield Reason(f"{after.late} after that it closes: {when(planned.due_to)}.")
    elif planned.due_to is not None:
        yield Reason(f"Its window is {when(planned.due_from)} to {when(planned.due_to)}.")
    if planned.due_to is None:
        end = f" It is overdue only after {when(planned.day_to)}." if planned.day_to else ""
        yield Reason(f"The protocol gives no window, so it is due all that day.{end}")


def _status(course: Course, item: DueItem) -> Iterator[Reason]:
    if item.answered_by:
        partly = " in part" if item.missing else ""
        yield Reason(f"Answered{partly} by:")
        yield from entries(course, item.answered_by)
    if item.missing and item.is_open:
        yield Reason(f"Still missing: {', '.join(analyte_label(one) for one in item.missing)}.")
    if item.reason:
        yield Reason(f"{item.reason[:1].upper()}{item.reason[1:].rstrip('.')}.")
    yield Reason(f"At {show_when(course.now, course.zone)}: {item.status_words}, {item.words}.")
