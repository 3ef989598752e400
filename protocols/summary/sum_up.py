"""Sum up a registry's subjects by the rule of its protocol file.

The same courses give the same summary, in whatever order they come. No effect is estimated and no
group is compared with another: counts, medians and quartiles with their denominators, no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.endpoints.exposure import group_name
from protocols.issues import Issue
from protocols.summary.content import Cell, Column, Line, Spread, Summary, Table
from protocols.summary.statistics import METHOD_WORDS, quantile
from protocols.summary.values import Value, value_of

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.definition.model import Protocol
    from protocols.definition.tables import (
        Quartiles,
        SummaryGroup,
        SummaryRow,
        SummaryRule,
        SummaryTable,
    )
    from protocols.times import Instant

ALL = "all"
_QUARTER, _HALF = Fraction(1, 4), Fraction(1, 2)
_SEX_WORDS = {"F": "Female", "M": "Male", "other": "Other"}
_MISSING_NOTE = (
    "Each cell has its own denominator: the subjects of the group with a value or an answer. What "
    "is missing, not done or not known is never counted as no."
)


def sum_up(
    protocol: Protocol, courses: Sequence[Course], zone: str, as_of: Instant
) -> Summary | Issue:
    """Return the summary of a protocol's subjects, or an issue where its file declares none.

    Args:
        protocol: names groups, tables and rows.
        courses: its subjects as a role may see them; those of another protocol are left out.
        zone: the ward's time zone.
        as_of: the moment for which the courses were assessed.
    """
    rule = protocol.summary
    if rule is None:
        return Issue(
            "no_summary",
            "protocol",
            protocol.id,
            f"The file of {protocol.label} declares no summary. Registries do.",
        )
    mine = [one for one in courses if one.protocol.id == protocol.id]
    members = _members(rule, mine)
    columns = tuple(column for column, _ in members)
    rows = tuple(inside for _, inside in members)
    return Summary(
        protocol=protocol.id,
        label=rule.label,
        fingerprint=protocol.fingerprint,
        as_of=as_of,
        zone=zone,
        quartiles=rule.quartiles,
        columns=columns,
        tables=tuple(_table(table, rows, rule.quartiles) for table in rule.tables),
        notes=_notes(rule),
        bias_note=protocol.bias_note,
        not_grouped=_not_grouped(rule, mine),
    )


def _notes(rule: SummaryRule) -> tuple[str, ...]:
    method = f"Quartiles: {METHOD_WORDS[rule.quartiles]}, on exact numbers."
    told = (one.note for one in rule.groupings)
    return tuple(note for note in (_MISSING_NOTE, method, rule.note, *told) if note)


def _members(
    rule: SummaryRule, courses: Sequence[Course]
) -> list[tuple[Column, tuple[Course, ...]]]:
    found = [(Column(ALL, "All subjects", "", "", len(courses)), tuple(courses))]
    for grouping in rule.groupings:
        for group in grouping.groups:
            inside = tuple(one for one in courses if belongs(group, one))
            column = Column(group.id, group.label, grouping.id, grouping.label, len(inside))
            found.append((column, inside))
    return found


def _not_grouped(rule: SummaryRule, courses: Sequence[Course]) -> tuple[tuple[str, int], ...]:
    return tuple(
        (
            grouping.id,
            sum(not any(belongs(group, one) for group in grouping.groups) for one in courses),
        )
        for grouping in rule.groupings
    )


def belongs(group: SummaryGroup, course: Course) -> bool:
    """Say whether a subject is in a group; one whose endpoint has no value is in no cut of it."""
    endpoint = next((one for one in course.endpoints if one.id == group.endpoint), None)
    if endpoint is None:  # hidden from this reader, so nothing is known of it
        return False
    if group.is_ in ("recorded", "not_recorded"):
        return (endpoint.value is not None) == (group.is_ == "recorded")
    declared = next(one for one in course.protocol.endpoints if one.id == group.endpoint)
    name = group_name(group.cut, declared.options.get(group.cut, ""))
    return dict(endpoint.parts).get(name) == group.is_


def _table(table: SummaryTable, groups: Sequence[Sequence[Course]], method: Quartiles) -> Table:
    lines = [line for row in table.rows for line in _lines(row, groups, method)]
    return Table(table.id, table.label, table.source_table, tuple(lines))


def _lines(row: SummaryRow, groups: Sequence[Sequence[Course]], method: Quartiles) -> list[Line]:
    values = [[value_of(row, course) for course in group] for group in groups]
    if row.of == "sex":
        return [
            _line(row, [_counted(group, level) for group in values], _SEX_WORDS.get(level, level))
            for level in row.levels
        ]
    if row.counted or row.of in ("field", "support"):
        return [_line(row, [_counted(group, True) for group in values])]  # noqa: FBT003 - the class yes
    return [_line(row, [_spread(group, method) for group in values])]


def _line(row: SummaryRow, cells: Sequence[Cell], level: str = "") -> Line:
    return Line(row.id, row.label, level, row.unit, row.decimals, row.source_row, tuple(cells))


def _counted(values: Sequence[Value], what: bool | str) -> Cell:  # noqa: FBT001 - the class counted
    known = [one for one in values if one is not None]
    return Cell(len(known), len(values) - len(known), sum(one == what for one in known))


def _spread(values: Sequence[Value], method: Quartiles) -> Cell:
    known = [one for one in values if isinstance(one, Fraction)]
    missing = len(values) - len(known)
    if not known:
        return Cell(0, missing)
    low, median, high = (quantile(known, p, method) for p in (_QUARTER, _HALF, 1 - _QUARTER))
    return Cell(len(known), missing, spread=Spread(median, low, high))
