"""What can still be read from a damaged file: row by row, stepping over pages that do not verify.

Nothing is repaired. A row counts as readable when its page is genuine and it bears its own hash.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from storage import connection as db
from storage.chain import Chained, Row, Tail, is_whole

# After so many single steps over unreadable rows the steps double: a branch of the tree is gone.
_SINGLE_STEPS = 64


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The rows that verify, in order, and the numbers that are missing or do not verify."""

    rows: tuple[Row, ...]
    missing: tuple[tuple[str, int], ...]


def readable_rows(
    chained: Chained,
    connect: Callable[[], db.Connection],
    expected: dict[str, Tail],
    rows_at_most: int,
) -> Salvaged:
    """Read every row that can be read.

    Args:
        chained: the table.
        connect: opens the file for reading; called anew after each damaged page.
        expected: how far each device's chain went, as far as it is known.
        rows_at_most: more rows than this are not there.
    """
    found: dict[tuple[str, int], Row] = {}
    after, failures = 0, 0
    while after <= rows_at_most:
        rows, whole = _read_after(chained, connect, after)
        for rowid, row in rows:
            after, failures = rowid, 0
            if is_whole(chained, row):
                found[cast("str", row[0]), cast("int", row[1])] = row
        if whole:
            break
        failures += 1
        after = _step_over(chained, connect, after, failures)
    wanted = {
        (device, seq) for device, tail in expected.items() for seq in range(1, tail.count + 1)
    }
    return Salvaged(
        tuple(found[key] for key in sorted(found)), tuple(sorted(wanted - found.keys()))
    )


def _step_over(
    chained: Chained, connect: Callable[[], db.Connection], after: int, failures: int
) -> int:
    """Return the row number to go on behind, where reading behind `after` failed at once."""
    if failures <= _SINGLE_STEPS:
        return after + 1
    # Long damage: jump ahead, and if there is good ground, come back to where it begins.
    bad, ahead = after, after + (1 << (failures - _SINGLE_STEPS))
    if not _is_readable(chained, connect, ahead):
        return ahead
    while ahead - bad > 1:
        middle = (bad + ahead) // 2
        if _is_readable(chained, connect, middle):
            ahead = middle
        else:
            bad = middle
    return ahead


def _is_readable(chained: Chained, connect: Callable[[], db.Connection], after: int) -> bool:
    rows, whole = _read_after(chained, connect, after, limit=1)
    return bool(rows) or whole


def _read_after(
    chained: Chained, connect: Callable[[], db.Connection], after: int, limit: int = -1
) -> tuple[list[tuple[int, Row]], bool]:
    """Read rows behind a row number until the end (True) or a damaged page (False)."""
    rows: list[tuple[int, Row]] = []
    connection = connect()
    try:
        cursor = connection.execute(
            f"SELECT rowid, {', '.join(chained.columns)} FROM {chained.table} "  # noqa: S608
            "WHERE rowid > ? ORDER BY rowid LIMIT ?",
            (after, limit),
        )
        for rowid, *cells in cursor:
            rows.append((rowid, tuple(cells)))
    except db.Error:
        return rows, False
    finally:
        connection.close()
    return rows, True
