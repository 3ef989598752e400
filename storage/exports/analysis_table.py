"""What an analysis table is: a row of what, its columns, and where its rows come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from storage.exports.csv_text import Cell

if TYPE_CHECKING:
    from protocols.course import Course

Row: TypeAlias = tuple[Cell, ...]
Type = Literal["string", "integer", "number", "datetime", "date", "boolean"]

# Columns that many tables have.
SUBJECT = "subject | string | study id"
DAY = "study_day | integer | study day by the protocol's count; empty before its anchor is known"
ENTRY = "entry | string | id of the entry in entries.csv"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its name, type, what it holds, its unit, its list of codes."""

    name: str
    type: Type
    holds: str
    unit: str = ""
    codes: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: name, what a row is, columns, and the rows of a subject."""

    name: str
    row_is: str
    columns: tuple[Column, ...]
    rows: Callable[[Course], Iterator[Row]]

    @property
    def file(self) -> str:
        """The name of the table's file."""
        return f"{self.name}.csv"


def columns(*lines: str) -> tuple[Column, ...]:
    """Read columns from `name | type | what it holds | unit | codes`."""
    found = []
    for line in lines:
        parts = [part.strip() for part in line.split("|")]
        name, type_, holds, unit, codes = parts + [""] * (5 - len(parts))
        found.append(Column(name, type_, holds, unit, codes))  # type: ignore[arg-type]
    return tuple(found)
