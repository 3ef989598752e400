"""The board as plain values: order, and what comes back from the store."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from tests.support import story
from ui.models.board_row import (
    Board,
    BoardDue,
    BoardRow,
    DueStatus,
    board_from_json,
    order_rows,
    row_from_json,
)


def row(subject: str, bed: str, status: DueStatus = "later", at: int | None = None) -> BoardRow:
    return replace(
        story.ward().rows[0],
        subject=subject,
        bed=bed,
        due=BoardDue(status, "", "", "Vitals", "k", at),
    )


@pytest.mark.parametrize(
    ("case", "first", "second"),
    [
        ("overdue before due now", row("A", "9", "overdue", 9), row("B", "1", "due_now", 1)),
        ("due now before soon", row("A", "9", "due_now", 9), row("B", "1", "soon", 1)),
        ("soon before later", row("A", "9", "soon", 9), row("B", "1", "later", 1)),
        ("later before nothing due", row("A", "9", "later", 9), row("B", "1", "done")),
        ("earlier time first", row("A", "9", "soon", 1), row("B", "1", "soon", 2)),
        ("a known time before none", row("A", "9", "later", 5), row("B", "1", "later")),
        ("same time: bed by number", row("A", "9", "soon", 1), row("B", "10", "soon", 1)),
        ("a numbered bed before a name", row("A", "12", "soon", 1), row("B", "A1", "soon", 1)),
        ("a bed before none", row("B", "Z", "soon", 1), row("A", "", "soon", 1)),
        ("same bed: by study id", row("A", "4", "soon", 1), row("B", "4", "soon", 1)),
    ],
)
def test_that_the_most_urgent_subject_stands_above(
    case: str, first: BoardRow, second: BoardRow
) -> None:
    assert order_rows([second, first], "urgency") == (first, second), case
    assert order_rows([first, second], "urgency") == (first, second), case


def test_that_the_ward_of_the_pictures_stands_in_the_order_of_the_night_round() -> None:
    subjects = [one.subject for one in order_rows(story.ward().rows, "urgency")]
    assert subjects == [
        "IGM-0007",
        "MIC-0014",
        "MIC-0012",
        "ICR-0021",
        "ILD-0003",
        "IGM-0009",
        "REG-0118",
        "ICR-0019",
    ]


def test_that_ordering_by_bed_counts_numbers_and_not_letters() -> None:
    rows = [row("A", "10"), row("B", "9"), row("C", "09b"), row("D", "")]
    assert [one.bed for one in order_rows(rows, "bed")] == ["9", "10", "09b", ""]


def test_that_the_board_comes_back_from_the_store_as_it_went_in() -> None:
    board = story.ward()
    assert board_from_json(json.loads(json.dumps(board.as_json()))) == board
    assert board_from_json(board.as_json()) == board


def test_that_an_empty_board_comes_back_too() -> None:
    assert board_from_json(json.loads(json.dumps(Board(()).as_json()))) == Board(())


@pytest.mark.parametrize(
    "spoil",
    [
        {"format": 0},
        {"subject": None},
        {"subject": 7},
        {"due": None},
        {"due": {"status": "late", "words": "", "window": "", "title": "", "key": "", "at": 1}},
        {"due": {"status": "soon", "words": "", "window": "", "title": "", "key": "", "at": "1"}},
        {"blinding": "unmasked"},
        {"after": "06:12 titer"},
        {"practice": 1},
        {"measure": {"value": "1", "source": "", "spark": {"points": [[1]], "target": None}}},
        {"infusion": {"status": "running", "words": "", "label": "", "line": [["a"]]}},
        {"infusion": {"status": "running", "words": "", "label": "", "line": [], "permille": -1}},
    ],
)
def test_that_a_damaged_row_is_refused_and_not_shown(spoil: dict[str, object]) -> None:
    whole = json.loads(json.dumps(story.ward().rows[0].as_json()))
    assert row_from_json(whole) == story.ward().rows[0]
    with pytest.raises(ValueError, match="board"):
        row_from_json({**whole, **spoil})


@pytest.mark.parametrize("value", [None, 3, "board", [], {}, {"format": 1, "rows": {}}])
def test_that_what_is_no_board_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="board"):
        board_from_json(value)


def test_that_the_ward_board_loads_neither_chart_nor_units_nor_store() -> None:
    code = (
        "import sys, ui.panels.ward_board\n"
        "heavy = {'pyqtgraph', 'numpy', 'pint', 'sqlite_utils', 'typst', 'cattrs', 'storage'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_that_the_rows_of_the_board_need_no_qt() -> None:
    code = "import sys, ui.models.board_row; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
