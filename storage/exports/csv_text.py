"""CSV as files for analysis: RFC 4180, UTF-8, comma, point decimals, ISO 8601 times with offset.

A cell is a number, an instant, a date or a text, by its Python type. Only texts are
guarded: a text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a
tab, a line end, NUL or the wide forms of the signs) gets an apostrophe in front, and so does a text
that begins with an apostrophe itself. So taking one leading apostrophe away always gives the text
back (`read_rows`), and negative numbers stay numbers. `APOSTROPHE_RULE` says so in each README.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from protocols.times import Date, Instant, local
from protocols.units import plain

APOSTROPHE_RULE = (
    "A text that begins with = + - @ ' or a control character carries one more apostrophe (') in "
    "front, so that no spreadsheet runs it. Take one leading apostrophe away to get the text as "
    "it was stated. Numbers are never changed."
)
_GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "'", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@dataclass(frozen=True, slots=True)
class ZonedInstant:
    """An instant to be written in a zone's wall time with its offset."""

    at: Instant
    zone: str


Cell: TypeAlias = str | int | Decimal | Date | ZonedInstant | None


def cell_text(cell: Cell) -> str:
    """Write one cell; None is empty, which means: nothing was stated here."""
    match cell:
        case None:
            text = ""
        case str():
            text = guarded(cell)
        case Decimal():
            text = plain(cell)
        case Date():
            text = cell.format_iso()
        case ZonedInstant():
            text = iso_with_offset(cell.at, cell.zone)
        case _:
            text = str(cell)
    return text


def iso_with_offset(at: Instant, zone: str) -> str:
    """Write an instant as `2026-11-21T06:12:00+01:00`, whole seconds unless there is a part."""
    return local(at, zone).to_fixed_offset().format_iso()


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run, or that begins with one."""
    return f"'{text}" if text.startswith(_GUARDED) else text


def unguarded(text: str) -> str:
    """Take the apostrophe away that `guarded` put there."""
    return text.removeprefix("'")


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Write one header row and the rows; the same rows give the same bytes anywhere.

    Raises:
        ValueError: a row has another number of cells than there are columns.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"a row of {len(row)} cells for {len(columns)} columns: {row!r}")
        writer.writerow([cell_text(cell) for cell in row])
    return out.getvalue().encode("utf-8", errors="backslashreplace")


def read_rows(content: bytes) -> list[Mapping[str, str]]:
    """Read a file written here: each row by column, texts as they were stated."""
    reader = csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
    columns = next(reader)
    return [dict(zip(columns, (unguarded(cell) for cell in row), strict=True)) for row in reader]
