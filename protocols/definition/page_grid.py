"""The schedule as a grid of days for the page of a protocol.

Days on which the same is asked share a column; a wide protocol is written in several grids.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from protocols.definition.model import OnDays, Protocol, ScheduleItem
from protocols.units import Unit

_TITLE = 34
_COLUMN = 7
_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class _Row:
    """Everything of one title: the days on which it is asked, and those on which it may be."""

    title: str
    asked: frozenset[int]
    optional: frozenset[int]

    def mark(self, day: int) -> str:
        if day in self.asked:
            return "X"
        return "o" if day in self.optional else "."


def schedule_grid(protocol: Protocol) -> list[str]:
    """Return the grid: X is asked, o is optional; items without a study day stand in the list."""
    rows = _rows(protocol)
    every = sorted(set().union(*(row.asked | row.optional for row in rows)))
    if not every:
        return []
    spans = groupby(
        range(every[0], every[-1] + 1), key=lambda day: tuple(row.mark(day) for row in rows)
    )
    columns = [list(days) for marks, days in spans if set(marks) != {"."}]
    lines: list[str] = []
    for start in range(0, len(columns), _COLUMNS):
        lines += [*([""] if lines else []), *_grid(rows, columns[start : start + _COLUMNS])]
    return [*lines, "X asked, o optional; conditions and sources stand in the list below."]


def _rows(protocol: Protocol) -> list[_Row]:
    rows: dict[str, _Row] = {}
    for item in protocol.schedule:
        days = _days(protocol, item)
        row = rows.get(item.what, _Row(item.what, frozenset(), frozenset()))
        rows[item.what] = (
            replace(row, asked=row.asked | days)
            if item.required
            else replace(row, optional=row.optional | days)
        )
    return list(rows.values())


def _grid(rows: list[_Row], columns: list[list[int]]) -> list[str]:
    heads = [f"D{one[0]}" if len(one) == 1 else f"D{one[0]}-{one[-1]}" for one in columns]
    lines = [" " * _TITLE + "".join(head.ljust(_COLUMN) for head in heads)]
    for row in rows:
        cells = [row.mark(column[0]) for column in columns]
        if set(cells) != {"."}:
            title = row.title if len(row.title) < _TITLE else f"{row.title[: _TITLE - 5]} ..."
            lines.append(title.ljust(_TITLE) + "".join(cell.ljust(_COLUMN) for cell in cells))
    return lines


def _days(protocol: Protocol, item: ScheduleItem) -> frozenset[int]:
    when = item.when
    if isinstance(when, OnDays):
        return frozenset(when.days)
    if when.day is not None:
        return frozenset({when.day})
    if when.anchor != protocol.days.anchor:
        return frozenset()
    per_day = {Unit.D: 1, Unit.H: 24, Unit.MIN: 24 * 60}.get(when.after.unit)
    if per_day is None:
        return frozenset()
    return frozenset({protocol.days.first + int(when.after.value // per_day)})
