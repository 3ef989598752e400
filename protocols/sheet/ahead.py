"""The next 24 hours after the sheet, and the protocol's stop rules and contacts."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.definition.model import PerWeight, RaiseToTarget
from protocols.dosing.amounts import rate_in_ml_per_hour
from protocols.registry import floor_to
from protocols.schedule.due import OPEN
from protocols.sheet.content import NextRow, Rules
from protocols.sheet.treatment import dose_name
from protocols.sheet.wording import dose_words
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.schedule.due import DueItem
    from protocols.sheet.days import SheetDay
    from protocols.times import Instant

STANDING = (
    "Bedline supports the order and does not replace it; it drives no pump. Check the live record."
)
_MOST = 9


def next_rows(course: Course, day: SheetDay) -> tuple[NextRow, ...]:
    """Return what follows: from now on for today, from the day's end for another day.

    Items that stand on the sheet itself are not repeated. What is due a whole study day is put
    together in one line.
    """
    base = course.now if day.when == "today" else day.ends
    until = base.add(hours=24)
    rows = [*_ends(course, day, base, until), *_items(course, day, base, until)]
    rows.sort(key=lambda row: (row.at is None, row.at))
    if len(rows) > _MOST:
        left = len(rows) - _MOST + 1
        rows = [*rows[: _MOST - 1], NextRow(None, f"{left} more in the record", words="later")]
    return tuple(rows)


def _ends(course: Course, day: SheetDay, base: Instant, until: Instant) -> list[NextRow]:
    state = course.running
    if state is None or day.when != "today" or state.projected_end is None:
        return []
    end = state.projected_end
    if not base <= end <= until:
        return []
    name = dose_name(course, state.period)
    following = [
        period
        for period in course.periods
        if period.accepted is not None and (period.infusion is None or not period.infusion.started)
    ]
    words = f"{name} ends at the present rate"
    if following:
        words += f"; then {dose_name(course, following[0].number).lower()}, accepted"
    return [NextRow(end, words)]


def _items(course: Course, day: SheetDay, base: Instant, until: Instant) -> list[NextRow]:
    wanted = [
        one
        for one in course.due
        if one.planned.due_from is not None
        and base <= one.planned.due_from < until
        and one.planned.study_day != day.number
        and (one.status in OPEN or day.when != "today")
    ]
    whole: dict[Instant, list[DueItem]] = {}
    rows = []
    for one in wanted:
        item = one.planned
        if item.due_from is None:
            continue
        if item.whole_day:
            whole.setdefault(item.due_from, []).append(one)
            continue
        what = _titled(one)
        rows.append(NextRow(item.due_from, what, item.due_to, time_critical=item.time_critical))
    for at, items in whole.items():
        names = ", ".join(one.planned.what for one in items)
        rows.append(NextRow(at, f"Day {items[0].planned.study_day}: {names}"))
    return rows


def _titled(one: DueItem) -> str:
    number = one.planned.study_day
    return one.planned.what if number is None else f"{one.planned.what}, Day {number}"


def rules_of(course: Course, day: SheetDay) -> Rules:
    """Return stop rules, contacts and codes as the protocol words them, and what was reached."""
    sheet = course.protocol.sheet
    stop = [_sentence(text) for text in (sheet.stop_text if sheet is not None else ())]
    if course.protocol.bias_note:
        stop.append(_sentence(course.protocol.bias_note))
    highest = _highest_rate(course)
    if highest is not None:
        stop.append(f"Never above {dose_words(highest)}.")
    return Rules(
        stop=tuple(stop),
        contacts=tuple(text.rstrip(".") for text in (sheet.contacts if sheet is not None else ())),
        not_done_codes=sheet.not_done_codes if sheet is not None else (),
        announced=tuple(one.words for one in course.announcements if one.since < day.ends),
        standing=STANDING,
    )


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _highest_rate(course: Course) -> Quantity | None:
    """Return the rate ceiling for the dosing weight in mL per hour, rounded down to 0.1."""
    rule = course.protocol.dose_for(course.record.arm)
    if not isinstance(rule, RaiseToTarget | PerWeight) or rule.rate_ceiling is None:
        return None
    if course.weight is None or course.weight.reading.quantity.unit is not Unit.KG:
        return None
    exact = rate_in_ml_per_hour(
        rule.rate_ceiling, course.weight.reading.quantity, rule.concentration
    )
    return Quantity(floor_to(exact, Fraction(1, 10)), Unit.ML_PER_H)
