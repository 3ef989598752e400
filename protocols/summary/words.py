"""A summary's cells in words: numbers with their denominators, the same on screen and in text."""

from __future__ import annotations

from fractions import Fraction

from protocols.summary.content import Cell, Column, Line
from protocols.summary.statistics import shown

NOTHING_KNOWN = "Not known"
_FULL_UNITS = {
    "a": "years",
    "d": "days",
    "h": "hours",
    "g/d": "g per day",
    "s": "seconds",
    "/microL": "per microL",
    "micromol/L": "micromol/L",
}


def percent(cell: Cell) -> str:
    """Return the share of those known with one decimal, or nothing where nobody is known."""
    if cell.count is None or not cell.known:
        return ""
    return shown(Fraction(100 * cell.count, cell.known), 1)


def cell_words(line: Line, cell: Cell) -> str:
    """Return `2 of 5 (40.0 %)` or `6.5 (5.5 to 7.8), n = 4`; missing ones are told beside it."""
    if not cell.known:
        return NOTHING_KNOWN
    if cell.count is not None:
        return f"{cell.count} of {cell.known} ({percent(cell)} %)"
    assert cell.spread is not None  # noqa: S101 - a row of medians with known values has one
    median, low, high = (
        shown(one, line.decimals) for one in (cell.spread.median, cell.spread.low, cell.spread.high)
    )
    return f"{median} ({low} to {high}), n = {cell.known}"


def missing_words(cell: Cell) -> str:
    """Return how many are missing, or nothing."""
    return f"{cell.missing} missing" if cell.missing else ""


def spoken_cell(line: Line, column: Column, cell: Cell) -> str:
    """Return a cell as a sentence for those who hear it."""
    head = f"{line_label(line)}, {column.label}"
    if not cell.known:
        return f"{head}: not known for any of {column.subjects}"
    if cell.count is not None:
        told = f"{cell.count} of {cell.known} known, {percent(cell)} percent"
    else:
        assert cell.spread is not None  # noqa: S101 - a row of medians with known values has one
        low, median, high = (
            shown(one, line.decimals)
            for one in (cell.spread.low, cell.spread.median, cell.spread.high)
        )
        told = f"median {median}, quartiles {low} to {high}, {cell.known} known"
    return f"{head}: {told}, {cell.missing} missing"


def line_label(line: Line) -> str:
    """Return what a row is called, with its level and unit."""
    label = f"{line.label}: {line.level}" if line.level else line.label
    unit = _FULL_UNITS.get(line.unit, line.unit)
    return f"{label}, {unit}" if unit else label
