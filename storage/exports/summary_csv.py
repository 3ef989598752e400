"""A registry's summary as CSV: a row for each cell, exact numbers beside those shown."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.registry import as_decimal
from protocols.summary.statistics import as_shown
from protocols.summary.words import percent
from storage.exports.csv_text import Cell, ZonedInstant, write_rows

if TYPE_CHECKING:
    from protocols.summary.content import Cell as SummaryCell
    from protocols.summary.content import Column, Line, Summary, Table

COLUMNS = (
    *("table", "source_table", "row", "source_row", "label", "level", "unit"),
    *("grouping", "group", "group_label", "subjects", "known", "missing"),
    *("count", "percent", "median", "q1", "q3", "median_exact", "q1_exact", "q3_exact"),
    *("quartile_method", "protocol", "fingerprint", "as_of"),
)
# Rows of this table are words that must go with the numbers.
ABOUT = "about"


def summary_csv(summary: Summary) -> bytes:
    """Return the summary, its notes and its bias note first; the same summary, the same bytes."""
    return write_rows(COLUMNS, [*_about(summary), *_cells(summary)])


def _tail(summary: Summary) -> tuple[Cell, ...]:
    as_of = ZonedInstant(summary.as_of, summary.zone)
    return (summary.quartiles, summary.protocol, summary.fingerprint, as_of)


def _about(summary: Summary) -> Iterator[tuple[Cell, ...]]:
    told = [("bias_note", summary.bias_note), *(("note", one) for one in summary.notes)]
    for name, words in told:
        if words:
            yield (ABOUT, None, name, None, words, *(None,) * 16, *_tail(summary))
    for grouping, count in summary.not_grouped:
        words = "subjects in none of its groups"
        head = (ABOUT, None, "not_grouped", None, words, None, None, grouping, None, None)
        yield (*head, count, *(None,) * 10, *_tail(summary))


def _cells(summary: Summary) -> Iterator[tuple[Cell, ...]]:
    for table in summary.tables:
        for line in table.lines:
            for column, cell in zip(summary.columns, line.cells, strict=True):
                yield (*_row(table, line, column, cell), *_tail(summary))


def _row(table: Table, line: Line, column: Column, cell: SummaryCell) -> tuple[Cell, ...]:
    share = percent(cell)
    spread = cell.spread
    numbers: tuple[Fraction, ...] = ()
    if spread is not None:
        numbers = (spread.median, spread.low, spread.high)
    medians: tuple[Cell, ...] = (
        *(as_shown(one, line.decimals) for one in numbers),
        *(as_decimal(one) for one in numbers),
    )
    return (
        table.id,
        table.source_table,
        line.row,
        line.source_row or None,
        line.label,
        line.level or None,
        line.unit or None,
        column.grouping or None,
        column.id,
        column.label,
        column.subjects,
        cell.known,
        cell.missing,
        cell.count,
        as_decimal(Fraction(share)) if share else None,
        *(medians or (None,) * 6),
    )
