"""The content of a summary: columns of subjects, lines of cells; no layout."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from protocols.definition.tables import Quartiles
from protocols.times import Instant


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and quartiles of the values known."""

    median: Fraction
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Cell:
    """One row in one group.

    Attributes:
        known: how many subjects of the group have a value or an answer: the denominator.
        missing: how many have none; never counted as no.
        count: how many of those known have what is counted; None in a row of medians.
        spread: median and quartiles; None in a row of counts, or where nothing is known.
    """

    known: int
    missing: int
    count: int | None = None
    spread: Spread | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One group of subjects, with the grouping that it belongs to; `all` belongs to none."""

    id: str
    label: str
    grouping: str
    grouping_label: str
    subjects: int


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: what it is, its unit, and a cell for each column."""

    row: str
    label: str
    level: str  # of a row with several lines, such as the sexes
    unit: str
    decimals: int
    source_row: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table with the source table whose layout it has."""

    id: str
    label: str
    source_table: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Every subject of one registry at one moment.

    Attributes:
        not_grouped: for each grouping, how many subjects are in none of its groups.
    """

    protocol: str
    label: str
    fingerprint: str
    as_of: Instant
    zone: str
    quartiles: Quartiles
    columns: tuple[Column, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    bias_note: str
    not_grouped: tuple[tuple[str, int], ...] = ()

    @property
    def subjects(self) -> int:
        """How many subjects there are."""
        return self.columns[0].subjects
