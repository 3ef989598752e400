"""The shift in a day sheet's CSV file: tasks, scores, deviations, corrections, notes, next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from storage.exports.sheet_csv_line import Line

if TYPE_CHECKING:
    from protocols.sheet.content import DaySheet, ScoreBlock


def task_lines(sheet: DaySheet) -> Iterator[Line]:
    """Yield what the protocol asks for, with its value and window."""
    for number, task in enumerate(sheet.tasks, 1):
        window = task.window
        yield Line(
            "assessment",
            number,
            task.code,
            task.what,
            task.value or None,
            at=task.at,
            entered=task.entered,
            state=task.state,
            reason=task.reason,
        )
        start, end = (window.start, window.end) if window else (task.due, None)
        if start is not None or end is not None:
            required = "required" if task.required else "optional"
            yield Line("assessment", number, "due", task.what, at=start, until=end, state=required)


def score_lines(block: ScoreBlock) -> Iterator[Line]:
    """Yield one score: its rows, and the total or its bounds."""
    for number, row in enumerate(block.rows, 1):
        missing = " ".join(row.missing)
        state = "stale" if row.stale else ("not known" if missing else "")
        yield Line(
            block.code,
            number,
            row.code,
            row.organ,
            row.raw,
            at=row.at,
            state=state,
            reason=missing,
        )
        if row.low is not None and row.low == row.high:
            yield Line(block.code, number, "points", row.organ, row.low)
        elif row.low is not None:
            yield Line(block.code, number, "points_at_least", row.organ, row.low)
            yield Line(block.code, number, "points_at_most", row.organ, row.high)
    if block.low is None:
        return
    total = len(block.rows) + 1
    state = f"{block.known} of {block.asked} known"
    if block.total is not None:
        yield Line(block.code, total, "total", block.title, block.total, state=state)
    else:
        low, high = block.low, block.high
        yield Line(block.code, total, "total_at_least", block.title, low, state=state)
        yield Line(block.code, total, "total_at_most", block.title, high, state=state)


def deviation_lines(sheet: DaySheet) -> Iterator[Line]:
    """Yield the deviations with the words that explain them."""
    for number, one in enumerate(sheet.deviations, 1):
        yield Line(
            "deviation",
            number,
            one.key,
            one.words,
            one.quoted or None,
            at=one.at,
            entered=one.by,
            state=one.state,
            reason=f"{one.class_}, {one.importance}",
        )


def correction_lines(sheet: DaySheet) -> Iterator[Line]:
    """Yield what no longer holds, and what replaced it."""
    for number, one in enumerate(sheet.corrections, 1):
        old = Line(
            "correction",
            number,
            "old",
            one.what,
            one.old,
            at=one.at,
            entered=one.by,
            state="void" if one.new is None else "corrected",
            reason=one.reason,
        )
        yield old
        if one.new is not None:
            yield replace(old, code="new", value=one.new)


def note_lines(sheet: DaySheet) -> Iterator[Line]:
    """Yield notes and other happenings."""
    for number, one in enumerate(sheet.notes, 1):
        yield Line("note", number, one.kind, one.label, one.text, at=one.at, entered=one.entered)


def upcoming_lines(sheet: DaySheet) -> Iterator[Line]:
    """Yield what is due in the next 24 hours."""
    for number, one in enumerate(sheet.upcoming, 1):
        yield Line(
            "next_24h",
            number,
            "due",
            one.what,
            one.words or None,
            at=one.at,
            until=one.until,
            state="time critical" if one.time_critical else "",
        )
