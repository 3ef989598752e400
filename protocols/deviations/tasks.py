"""Departures from the schedule: asked for in a window and not recorded in it, or not at all.

Read from the one due list, so that a deviation and the list on screen cannot disagree. An item
with a window is a missed window; one without is a missing item once its study day has ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from protocols.analytes import ANALYTES
from protocols.deviations.case import Case, Found
from protocols.deviations.timing import start_window
from protocols.schedule.due import closes
from protocols.schedule.wording import dated_name
from protocols.times import duration_words, local, show_time

if TYPE_CHECKING:
    from protocols.schedule.due import DueItem


def window_missed(case: Case) -> Iterator[Found]:
    """Recorded after its window (or its day), or a window that closed with nothing recorded."""
    for one in _asked(case):
        end = closes(one.planned)
        if end is None:
            continue
        name = dated_name(one.planned, case.zone)
        if one.status == "done" and one.late is not None:
            late = duration_words(one.late)
            words = f"{name}: recorded {late} after {_asked_words(one, case)}"
            yield Found(one.planned.key, words, one.done_at or end, one.answered_by)
        elif one.status == "overdue" and one.planned.due_to is not None:
            words = f"{name}: not recorded by {case.when(end)}{_missing(one)}"
            yield Found(one.planned.key, words, end, one.answered_by)


def missing_required(case: Case) -> Iterator[Found]:
    """A required item that its study day ended without, or that was marked as not done."""
    for one in _asked(case):
        end = closes(one.planned)
        if end is None:
            continue
        name = dated_name(one.planned, case.zone)
        if one.status == "overdue" and one.planned.due_to is None:
            words = f"{name}: not recorded{_missing(one)}"
            yield Found(one.planned.key, words, end, one.answered_by)
        elif one.status == "not_done" and one.planned.does != "dose":
            entry = case.record.entry(one.answered_by[0]) if one.answered_by else None
            words = f"{name}: not done"
            yield Found(one.planned.key, words, end, one.answered_by, one.reason, entry)


def _asked(case: Case) -> Iterator[DueItem]:
    """Yield required items; a first dose that started late is told by its own rule."""
    late = {"late_start", "late_first_dose"}
    told = start_window(case) is not None and any(
        rule.kind in late for rule in case.protocol.deviations
    )
    for one in case.due:
        first_dose = one.planned.does == "dose" and one.planned.due_to is not None
        if one.planned.required and not (told and first_dose and one.status == "done"):
            yield one


def _asked_words(one: DueItem, case: Case) -> str:
    opens, ends = one.planned.due_from, one.planned.due_to
    if opens is None or ends is None:
        return "its day"
    if local(opens, case.zone).date() == local(ends, case.zone).date():
        return f"the window {show_time(opens, case.zone)} to {show_time(ends, case.zone)}"
    return f"the window to {case.when(ends)}"


def _missing(one: DueItem) -> str:
    if not one.missing or not one.answered_by:
        return ""
    names = ", ".join(
        ANALYTES[name].label if name in ANALYTES else name.replace("_", " ") for name in one.missing
    )
    return f" in full, missing {names}"
