"""One ward board as plain values: texts, statuses and finished numbers, nothing to compute.

The store keeps these as JSON, so that the first painted window shows the ward before any
protocol is read. Nothing heavy is imported here. What is read back is checked: a row that is not
whole raises `ValueError`, and the board is then built anew from the ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, NamedTuple, TypeAlias, TypeVar, cast, get_args

DueStatus = Literal["overdue", "due_now", "soon", "later", "done"]
InfusionStatus = Literal["running", "paused", "ended", "no_infusion", "unknown"]
BlindStatus = Literal["blinded", "single_blind", "open"]
BoardOrder = Literal["urgency", "bed"]

FORMAT = 1
_URGENCY: dict[DueStatus, int] = {"overdue": 0, "due_now": 1, "soon": 2, "later": 3, "done": 4}
_NEVER = 1 << 62
T = TypeVar("T")


class Part(NamedTuple):
    """A stretch of a line; `strong` sets it off."""

    text: str
    strong: bool = False


Parts: TypeAlias = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class BoardDue:
    """What is due next for a subject.

    Attributes:
        status: how urgent it is; `done` when nothing is due.
        words: the status with its minutes, `Overdue 12min`.
        window: the window in words, `due by 06:00`.
        title: what is to be done.
        key: the item's key, to open its form; empty when nothing is due.
        at: when it fell or falls due, in seconds since 1970 UTC; None when nothing is due.
    """

    status: DueStatus
    words: str
    window: str
    title: str
    key: str = ""
    at: int | None = None


@dataclass(frozen=True, slots=True)
class BoardInfusion:
    """The state of the infusion: `Running`, `dose 3`, a bar and a line of figures.

    `permille` is delivered of planned, above 1000 when more ran than planned; None draws no bar.
    """

    status: InfusionStatus
    words: str
    label: str = ""
    line: Parts = ()
    permille: int | None = None


@dataclass(frozen=True, slots=True)
class Spark:
    """A small course of values: points in permille of a box, y upwards, and the target's height."""

    points: tuple[tuple[int, int], ...]
    target: int | None = None


@dataclass(frozen=True, slots=True)
class BoardMeasure:
    """The last titer or key measure as reported, with when, and its small course."""

    value: str
    source: str
    spark: Spark | None = None


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One subject on the ward board. The arm is never here: the board is seen from the corridor.

    Attributes:
        after: what is due after the next item, at most two lines, `06:12 IgM titer result`.
        day: `Day 3`, with `of` saying `of 7`.
        practice: the subject is for practice and is marked so everywhere.
    """

    subject: str
    bed: str
    protocol: str
    blinding: BlindStatus
    due: BoardDue
    infusion: BoardInfusion
    measure: BoardMeasure
    day: str
    of: str = ""
    after: tuple[str, ...] = ()
    practice: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the row as JSON values; `row_from_json` is its inverse."""
        return {"format": FORMAT, **asdict(self)}


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """One line of `Due this shift`: when, where, what."""

    time: str
    status: DueStatus
    bed: str
    subject: str
    title: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """The whole ward board.

    Attributes:
        rows: one a subject, in any order.
        shift: what is left of the shift, in order of time.
        shift_line: `Night 20:00 to 08:00: 31 done, 2 not done with reason`.
        left: how many items are left in the shift; None while it is not known.
        foot: how many subjects there are and what is not shown.
        stale: when the statuses were worked out, if that is not now, in words such as
            `as of 21-Nov-2026 05:10`; said on the board.
    """

    rows: tuple[BoardRow, ...]
    shift: tuple[ShiftRow, ...] = ()
    shift_line: str = ""
    left: int | None = None
    foot: str = ""
    stale: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the board as JSON values; `board_from_json` is its inverse."""
        return {
            "format": FORMAT,
            "rows": [row.as_json() for row in self.rows],
            "shift": [asdict(row) for row in self.shift],
            "shift_line": self.shift_line,
            "left": self.left,
            "foot": self.foot,
            "stale": self.stale,
        }


def bed_order(bed: str) -> tuple[int, int, str]:
    """Return the sort key of a bed: numbers by value, then names, a missing bed last."""
    text = bed.strip()
    if text.isascii() and text.isdigit():
        return 0, int(text), ""
    return (1, 0, text.casefold()) if text else (2, 0, "")


def order_rows(rows: Iterable[BoardRow], by: BoardOrder) -> tuple[BoardRow, ...]:
    """Order the board: by urgency, then time, then bed; or by bed alone. Ties by study id."""
    if by == "bed":
        return tuple(sorted(rows, key=lambda row: (bed_order(row.bed), row.subject)))
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                _URGENCY[row.due.status],
                _NEVER if row.due.at is None else row.due.at,
                bed_order(row.bed),
                row.subject,
            ),
        )
    )


def row_from_json(value: object) -> BoardRow:
    """Read a row back.

    Raises:
        ValueError: the value is not a row of this format.
    """
    row = _mapping(value, "row")
    _check_format(row)
    return BoardRow(
        _text(row, "subject"),
        _text(row, "bed"),
        _text(row, "protocol"),
        cast("BlindStatus", _one_of(row, "blinding", get_args(BlindStatus))),
        _due(row.get("due")),
        _infusion(row.get("infusion")),
        _measure(row.get("measure")),
        _text(row, "day"),
        _text(row, "of"),
        _each(row, "after", _as_text),
        _flag(row, "practice"),
    )


def board_from_json(value: object) -> Board:
    """Read a board back.

    Raises:
        ValueError: the value is not a board of this format.
    """
    board = _mapping(value, "board")
    _check_format(board)
    return Board(
        _each(board, "rows", row_from_json),
        _each(board, "shift", _shift_row),
        _text(board, "shift_line"),
        _number(board, "left"),
        _text(board, "foot"),
        _text(board, "stale"),
    )


def _shift_row(value: object) -> ShiftRow:
    row = _mapping(value, "shift")
    return ShiftRow(
        _text(row, "time"),
        cast("DueStatus", _one_of(row, "status", get_args(DueStatus))),
        _text(row, "bed"),
        _text(row, "subject"),
        _text(row, "title"),
        _text(row, "key"),
    )


def _due(value: object) -> BoardDue:
    due = _mapping(value, "due")
    return BoardDue(
        cast("DueStatus", _one_of(due, "status", get_args(DueStatus))),
        _text(due, "words"),
        _text(due, "window"),
        _text(due, "title"),
        _text(due, "key"),
        _number(due, "at"),
    )


def _infusion(value: object) -> BoardInfusion:
    infusion = _mapping(value, "infusion")
    permille = _number(infusion, "permille")
    if permille is not None and permille < 0:
        raise ValueError(f"board: permille is {permille}, below 0")
    return BoardInfusion(
        cast("InfusionStatus", _one_of(infusion, "status", get_args(InfusionStatus))),
        _text(infusion, "words"),
        _text(infusion, "label"),
        _each(infusion, "line", _part),
        permille,
    )


def _part(value: object) -> Part:
    match value:
        case [str(text), bool(strong)]:
            return Part(text, strong)
        case _:
            raise ValueError("board: a line is not made of texts")


def _measure(value: object) -> BoardMeasure:
    measure = _mapping(value, "measure")
    spark = measure.get("spark")
    return BoardMeasure(
        _text(measure, "value"), _text(measure, "source"), None if spark is None else _spark(spark)
    )


def _spark(value: object) -> Spark:
    spark = _mapping(value, "spark")
    return Spark(_each(spark, "points", _point), _number(spark, "target"))


def _point(value: object) -> tuple[int, int]:
    match value:
        case [int(x), int(y)]:
            return x, y
        case _:
            raise ValueError("board: a point is not two numbers")


def _check_format(value: Mapping[str, object]) -> None:
    if value.get("format") != FORMAT:
        raise ValueError(f"board: format {value.get('format')!r} is not {FORMAT}")


def _mapping(value: object, what: str) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return value
    raise ValueError(f"board: {what} is not an object")


def _text(value: Mapping[str, object], name: str) -> str:
    return _as_text(value.get(name), name)


def _as_text(found: object, name: str = "line") -> str:
    if isinstance(found, str):
        return found
    raise ValueError(f"board: {name} is not text")


def _flag(value: Mapping[str, object], name: str) -> bool:
    found = value.get(name)
    if isinstance(found, bool):
        return found
    raise ValueError(f"board: {name} is neither true nor false")


def _number(value: Mapping[str, object], name: str) -> int | None:
    found = value.get(name)
    if found is None or (isinstance(found, int) and not isinstance(found, bool)):
        return found
    raise ValueError(f"board: {name} is not a whole number")


def _one_of(value: Mapping[str, object], name: str, allowed: tuple[str, ...]) -> str:
    found = value.get(name)
    if isinstance(found, str) and found in allowed:
        return found
    raise ValueError(f"board: {name} is {found!r}")


def _each(value: Mapping[str, object], name: str, read: Callable[[object], T]) -> tuple[T, ...]:
    found = value.get(name)
    if isinstance(found, Sequence) and not isinstance(found, str):
        return tuple(read(item) for item in found)
    raise ValueError(f"board: {name} is not a list")
