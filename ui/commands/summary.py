"""The command `summary`: a registry's tables as text, as JSON, or as CSV."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from protocols.issues import IssuesError
from protocols.times import Clock
from ui.commands.arguments import EXIT_DAMAGE, EXIT_DONE, Asked
from ui.commands.house import CommandRefusedError, open_bench

if TYPE_CHECKING:
    from protocols.summary.content import Cell, Line, Summary, Table

Writer = Callable[[str], None]
_WIDEST = 46


def run(asked: Asked, clock: Clock, lines_in: BinaryIO, write: Writer) -> int:  # noqa: ARG001
    """Print a registry's summary, or save it as CSV."""
    from ui.operations.summary import save_summary, summary_of

    options = asked.options
    bench = open_bench(asked, clock, view_only=not options["csv"])
    with bench.store as store:
        try:
            made = summary_of(bench, options["protocol"], options["role"])
            if options["csv"]:
                write(save_summary(bench, made, Path(options["csv"])))
            elif asked.json:
                write(json.dumps(as_json(made), ensure_ascii=False))
            else:
                for line in as_text(made):
                    write(line)
        except IssuesError as error:
            raise CommandRefusedError(*error.issues) from error
        return EXIT_DAMAGE if store.damage is not None else EXIT_DONE


def as_text(summary: Summary) -> Iterator[str]:
    """Yield the summary as lines: each table once for each grouping, all subjects beside it."""
    from protocols.times import show_when

    when = show_when(summary.as_of, summary.zone)
    yield f"{summary.label}: {summary.subjects} subjects, {when}"
    yield summary.bias_note
    yield from summary.notes
    groupings = {one.grouping: one.grouping_label for one in summary.columns if one.grouping}
    for grouping, label in groupings.items():
        at = [n for n, one in enumerate(summary.columns) if one.grouping in ("", grouping)]
        for table in summary.tables:
            yield ""
            yield f"{table.label} (layout of {table.source_table}), by: {label}"
            yield from _grid(summary, table, at)


def _grid(summary: Summary, table: Table, at: list[int]) -> Iterator[str]:
    from protocols.summary.words import cell_words, line_label

    heads = [f"{summary.columns[n].label} (N = {summary.columns[n].subjects})" for n in at]
    rows = [
        [line_label(line), *(cell_words(line, line.cells[n]) for n in at)] for line in table.lines
    ]
    whole = [["", *heads], *rows]
    widths = [min(max(len(row[n]) for row in whole), _WIDEST) for n in range(len(at) + 1)]
    for row in whole:
        cells = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def as_json(summary: Summary) -> dict[str, Any]:
    """Return the summary for machines: decimals as texts, what is not known as null."""
    return {
        "protocol": summary.protocol,
        "fingerprint": summary.fingerprint,
        "as_of": summary.as_of.format_iso(),
        "subjects": summary.subjects,
        "quartiles": summary.quartiles,
        "bias_note": summary.bias_note,
        "notes": list(summary.notes),
        "not_grouped": dict(summary.not_grouped),
        "groups": [
            {"id": one.id, "label": one.label, "grouping": one.grouping, "subjects": one.subjects}
            for one in summary.columns
        ],
        "tables": [
            {
                "id": table.id,
                "label": table.label,
                "source_table": table.source_table,
                "rows": [_line(summary, line) for line in table.lines],
            }
            for table in summary.tables
        ],
    }


def _line(summary: Summary, line: Line) -> dict[str, Any]:
    return {
        "id": line.row,
        "label": line.label,
        "level": line.level,
        "unit": line.unit,
        "cells": {
            column.id: _cell(cell) for column, cell in zip(summary.columns, line.cells, strict=True)
        },
    }


def _cell(cell: Cell) -> dict[str, Any]:
    from protocols.registry import as_decimal
    from protocols.units import plain

    told: dict[str, Any] = {"known": cell.known, "missing": cell.missing}
    if cell.count is not None:
        return told | {"count": cell.count}
    spread = cell.spread
    if spread is None:
        return told | {"median": None, "q1": None, "q3": None}
    names = (("median", spread.median), ("q1", spread.low), ("q3", spread.high))
    return told | {name: plain(as_decimal(one)) for name, one in names}
