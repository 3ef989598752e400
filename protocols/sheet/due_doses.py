"""The dose items of the schedule by number, and what a dose without charting is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from protocols.schedule.fulfil import number_asked
from protocols.sheet.treatment import per_hour
from protocols.times import Window

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.infusion.events import EventLine
    from protocols.schedule.due import DueItem
    from protocols.sheet.content import DoseState
    from protocols.sheet.days import SheetDay
    from protocols.units import Quantity


def due_doses(course: Course) -> dict[int, DueItem]:
    """Return the dose items that are asked, by their number."""
    return {
        number_asked(one.planned): one
        for one in course.due
        if one.planned.does in ("dose", "injection")
        and one.status not in ("cancelled", "not_applicable")
        and not (one.planned.asks and not one.planned.asks[0].isdecimal())
    }


def numbers_on(due: Mapping[int, DueItem], day: SheetDay) -> set[int]:
    """Return the numbers of the doses that are asked on the day."""
    return {number for number, one in due.items() if one.planned.study_day == day.number}


def not_given(due: DueItem | None, day: SheetDay) -> DoseState:
    """Return the state of a dose of which nothing was charted and nothing proposed."""
    if due is not None and due.status == "not_done":
        return "declined"
    late = due is not None and due.status == "overdue"
    return "missed" if late or day.when == "past" else "planned"


def charted_rate(start: EventLine | None) -> Quantity | None:
    """Return the rate that an event set, as charted or by its level."""
    if start is None:
        return None
    charted = start.entry.fact.rate
    return charted if charted is not None else per_hour(start.rate)


def start_window(due: DueItem | None) -> Window | None:
    """Return when a dose may start by the clock; None where it is asked a whole day."""
    if due is None or due.planned.due_from is None:
        return None
    if due.planned.whole_day:
        return None
    return Window(due.planned.due_from, due.planned.due_to)
