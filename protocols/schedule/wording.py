"""Windows and states of planned items in plain words; English, translated by the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocols.times import (
    Instant,
    TimeDelta,
    duration_words,
    local,
    show_date,
    show_time,
    show_when,
)

if TYPE_CHECKING:
    from protocols.schedule.items import PlannedItem

_NOT_ON = {
    "vasopressor": "no vasopressor then",
    "ventilated": "not ventilated then",
    "icu": "not in intensive care then",
    "hospital": "not in hospital then",
    "rrt": "no renal replacement then",
}


def support_words(only_while: str) -> str:
    """Say that a support or stay was off."""
    return _NOT_ON.get(only_while, f"{only_while.replace('_', ' ')} was off then")


def moment_words(when: Instant, now: Instant, zone: str) -> str:
    """Write the time alone on the ward's date of `now`, else date and time."""
    if local(when, zone).date() == local(now, zone).date():
        return show_time(when, zone)
    return show_when(when, zone)


def window_words(item: PlannedItem, status: str, now: Instant, zone: str) -> str:
    """Say an item's window: `due by 06:00`, `window to 09:00`, `07:00 to 09:00`, `Day 4, …`."""
    opens, ends = item.due_from, item.due_to
    if item.waits_for or opens is None:
        return f"waits for {item.waits_for.replace('_', ' ')}"
    if ends is None:
        return _without_window(item, opens, status, now, zone)
    if status == "overdue":
        return f"due by {moment_words(ends, now, zone)}"
    if status == "due_now":
        return f"window to {moment_words(ends, now, zone)}"
    return _from_to(opens, ends, now, zone)


def _from_to(opens: Instant, ends: Instant, now: Instant, zone: str) -> str:
    if opens == ends:
        return f"at {moment_words(opens, now, zone)}"
    if local(opens, zone).date() == local(ends, zone).date():
        return f"{moment_words(opens, now, zone)} to {show_time(ends, zone)}"
    return f"{moment_words(opens, now, zone)} to {show_when(ends, zone)}"


def _without_window(item: PlannedItem, opens: Instant, status: str, now: Instant, zone: str) -> str:
    date = show_date(local(item.day_from or opens, zone).date())
    day = f"Day {item.study_day}, {date}" if item.study_day is not None else date
    if item.whole_day:
        return f"due {day}" if status in ("overdue", "due_now") else day
    if status in ("overdue", "due_now"):
        return f"due from {moment_words(opens, now, zone)}, {day}"
    return f"from {moment_words(opens, now, zone)}"


def dated_name(item: PlannedItem, zone: str) -> str:
    """Name an item with its day where it has one: `SOFA, Day 3 (23-Nov-2026)`."""
    if item.study_day is None or item.day_from is None:
        return item.what
    return f"{item.what}, Day {item.study_day} ({show_date(local(item.day_from, zone).date())})"


def status_words(
    item: PlannedItem, status: str, late: TimeDelta | None, now: Instant, zone: str
) -> str:
    """Say the status for its mark: `Overdue 12min`, `Due now`, `Soon, 07:20`, `Later, …`."""
    if status == "overdue" and late is not None:
        return f"Overdue {duration_words(late)}"
    if status == "done":
        return f"Done, {duration_words(late)} late" if late is not None else "Done"
    if status in ("soon", "later") and item.due_from is not None:
        word = status.capitalize()
        if item.whole_day:
            return f"{word}, {show_date(local(item.due_from, zone).date())}"
        return f"{word}, {moment_words(item.due_from, now, zone)}"
    return {
        "due_now": "Due now",
        "later": "Later",
        "not_done": "Not done",
        "not_applicable": "Not applicable",
        "cancelled": "Not asked",
    }.get(status, status.capitalize())
