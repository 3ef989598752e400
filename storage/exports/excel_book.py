"""The Excel export: one workbook, a sheet for each table of the analysis export, and its lists.

Texts are written as texts, whatever they look like: no cell is a formula or a link, so nothing is
put in front of them. Numbers are cells of numbers as far as a spreadsheet can hold them (15
digits) and keep the decimals they were stated with; a longer one is a text, for a spreadsheet
would round it. Times are texts with the ward's offset, for a spreadsheet's dates have none.

The book is made in memory: a temporary file would lay the record readable on the disk (R65).
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from protocols.issues import Issue, IssuesError
from protocols.units import plain
from storage.exports.analysis_csv import Stamp, code_lists, dictionary_csv, stamp_lines
from storage.exports.analysis_table import Table
from storage.exports.analysis_tables import TABLES
from storage.exports.csv_text import Cell, ZonedInstant, cell_text, iso_with_offset

if TYPE_CHECKING:
    from protocols.course import Course

BOOK = "bedline.xlsx"
LONGEST_TEXT = 32_767  # what one cell of a spreadsheet holds
MOST_ROWS = 1_048_575  # beside the header row
_DIGITS = 15
_CUT = " [cut here: {} characters in all; the whole text stands in the analysis export]"


def excel_files(courses: Sequence[Course], stamp: Stamp) -> tuple[dict[str, bytes], dict[str, int]]:
    """Return the workbook with its README and dictionary, and the rows of each sheet.

    Raises:
        IssuesError: a table has more rows than a sheet can hold.
    """
    ordered = sorted(courses, key=lambda one: one.record.subject)
    rows = {table.name: [row for one in ordered for row in table.rows(one)] for table in TABLES}
    counts = {name: len(found) for name, found in rows.items()}
    for name, count in counts.items():
        if count > MOST_ROWS:
            raise IssuesError((_too_long(name, count),))
    lines = _about(counts, stamp)
    files = {
        BOOK: _book(ordered, rows, lines, stamp),
        "dictionary.csv": dictionary_csv(counts),
        "README.txt": ("\n".join(lines) + "\n").encode(),
    }
    return files, counts


def _book(
    courses: Sequence[Course],
    rows: Mapping[str, Sequence[Sequence[Cell]]],
    about: Sequence[str],
    stamp: Stamp,
) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    made = stamp.made_at.to_stdlib().replace(tzinfo=None, microsecond=0)
    book.set_properties({"title": "Bedline export", "author": "Bedline", "created": made})
    sheets = _Sheets(book)
    sheets.add("about", [("about",), *((line,) for line in about)])
    for table in TABLES:
        sheets.add(table.name, [[one.name for one in table.columns], *rows[table.name]])
    sheets.add("dictionary", _dictionary_rows(TABLES))
    lists = sorted(code_lists(courses).items())
    sheets.add(
        "codes",
        [
            ("list", "code", "label"),
            *((name, code, label) for name, one in lists for code, label in one.items()),
        ],
    )
    book.close()
    return out.getvalue()


def _dictionary_rows(tables: Sequence[Table]) -> list[tuple[str, ...]]:
    head = ("sheet", "row_is", "column", "type", "unit", "codes", "holds")
    return [
        head,
        *(
            (table.name, table.row_is, one.name, one.type, one.unit, one.codes, one.holds)
            for table in tables
            for one in table.columns
        ),
    ]


class _Sheets:
    """Writes sheets into a book; one format for the header and one for each count of decimals."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._header = book.add_format({"bold": True})
        self._decimals: dict[int, Any] = {}

    def add(self, name: str, rows: Sequence[Sequence[Cell]]) -> None:
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for down, row in enumerate(rows):
            for along, cell in enumerate(row):
                self._cell(sheet, down, along, cell)

    def _cell(self, sheet: Any, down: int, along: int, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, int | Decimal) and _fits(Decimal(cell)):
            # A cell of a spreadsheet is a binary number; 15 digits go into it and come out again.
            sheet.write_number(down, along, float(cell), self._format(Decimal(cell)))
            return
        text = cell if isinstance(cell, str) else _plain_text(cell)
        sheet.write_string(down, along, _shortened(text), self._header if down == 0 else None)

    def _format(self, number: Decimal) -> Any:
        decimals = max(0, -int(number.as_tuple().exponent))
        if decimals not in self._decimals:
            pattern = "0" if decimals == 0 else "0." + "0" * decimals
            self._decimals[decimals] = self._book.add_format({"num_format": pattern})
        return self._decimals[decimals]


def _fits(number: Decimal) -> bool:
    """Say whether a spreadsheet shows exactly this number: 15 digits, none of them lost."""
    if not number.is_finite():
        return False
    digits = number.as_tuple()
    return len(digits.digits) <= _DIGITS and -_DIGITS <= int(digits.exponent) <= _DIGITS


def _plain_text(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return plain(cell)
    if isinstance(cell, ZonedInstant):
        return iso_with_offset(cell.at, cell.zone)
    return cell_text(cell)


def _shortened(text: str) -> str:
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    # Characters beyond the first plane count twice in a spreadsheet.
    if len(text.encode("utf-16-le")) // 2 <= LONGEST_TEXT:
        return text
    note = _CUT.format(len(text))
    return text[: (LONGEST_TEXT - len(note)) // 2] + note


def _too_long(name: str, count: int) -> Issue:
    return Issue(
        "too_many_rows",
        "format",
        name,
        f"{name} has {count} rows; a sheet holds {MOST_ROWS}. Take the analysis export.",
    )


def _about(counts: Mapping[str, int], stamp: Stamp) -> list[str]:
    return [
        "Bedline, export for spreadsheets",
        "",
        *stamp_lines(stamp),
        "",
        "Sheets and rows",
        *(f"  {table.name}: {counts[table.name]}, a row is {table.row_is}" for table in TABLES),
        "  dictionary: each column; codes: lists of codes with their labels",
        "",
        "How to read them",
        "  Every text is a text cell, also one that looks like a formula; none was changed.",
        "  A number with more than 15 digits is a text, for a spreadsheet would round it.",
        "  Times are texts in ISO 8601 with the offset of the ward.",
        f"  A text longer than {LONGEST_TEXT} characters is cut, and says so at its end.",
        "  An empty cell means that nothing was stated. Missing is never zero.",
        "  Struck statements are kept with state corrected or void; take state = holds.",
        "  Subjects are study numbers only. What the role may not see is not in this book.",
    ]
