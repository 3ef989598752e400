"""A CSV file as cells that know where they stand: 1-based line and column of their first character.

RFC 4180 with a comma, semicolon or tab between cells, whichever the header line has; CRLF, LF or CR
line ends; a byte order mark is skipped. What does not hold is an issue in its place, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from protocols.issues import Issue, Place

LARGEST_BYTES = 4 * 1024 * 1024
LONGEST_CELL = 2000
SEPARATORS = (",", ";", "\t")
_NUL = "The file holds NUL here, so it is no text file."


@dataclass(frozen=True, slots=True)
class CsvCell:
    """One cell: its text without quotes, and where it begins."""

    text: str
    line: int
    column: int


class BadFile(Exception):  # noqa: N818 - says what the file is
    """The file is no CSV that can be read; `issue` says where and why."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.line())
        self.issue = issue


def read_cells(content: bytes, file: str) -> list[list[CsvCell]]:
    """Return the rows of a file, empty lines left out.

    Raises:
        BadFile: too large, not UTF-8, NUL, a quote that does not fit, a cell too long.
    """
    text = _text(content, file)
    return list(_Reader(text, file).rows())


def _text(content: bytes, file: str) -> str:
    if len(content) > LARGEST_BYTES:
        size = f"more than {LARGEST_BYTES // 1024} KB"
        words = f"The file has {size}; at most {LARGEST_BYTES // 1024} KB are read. Split it."
        raise BadFile(Issue("too_large", "file", size, words, Place(file, 1, 1)))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        head = content[: error.start]
        line = head.count(b"\n") + 1
        column = len(head) - (head.rfind(b"\n") + 1) + 1
        words = "The file is not UTF-8 from here on. Save it as CSV UTF-8."
        raise BadFile(Issue("not_utf8", "file", "", words, Place(file, line, column))) from error


class _Reader:
    """One pass over the text, with line and column kept."""

    def __init__(self, text: str, file: str) -> None:
        self._text, self._file = text, file
        self._at, self._line, self._column = 0, 1, 1
        head = text.splitlines()[0] if text else ""
        # The one that the header has most often; a header has at least five names.
        self._between = max(SEPARATORS, key=head.count)
        self._stop = re.compile(f'[{self._between}"\r\n\0]')

    def rows(self) -> Iterator[list[CsvCell]]:
        while self._at < len(self._text):
            row = self._row()
            if len(row) > 1 or row[0].text.strip(" "):
                yield row

    def _row(self) -> list[CsvCell]:
        cells = [self._cell()]
        while self._peek() == self._between:
            self._step()
            cells.append(self._cell())
        if self._peek() == "\r":
            self._step()
            if self._peek() == "\n":
                self._at += 1
            self._next_line()
        elif self._peek() == "\n":
            self._step()
            self._next_line()
        return cells

    def _cell(self) -> CsvCell:
        line, column = self._line, self._column
        text = self._quoted() if self._peek() == '"' else self._plain()
        return CsvCell(text, line, column)

    def _plain(self) -> str:
        start = self._at
        stop = self._stop.search(self._text, start)
        end = stop.start() if stop is not None else len(self._text)
        if end - start > LONGEST_CELL:
            end = start + LONGEST_CELL + 1
            self._at, self._column = end, self._column + end - start
            raise self._bad("long_cell", f"A cell is longer than {LONGEST_CELL} characters.")
        self._at, self._column = end, self._column + end - start
        if self._peek() == '"':
            raise self._bad("stray_quote", "A quote stands inside a cell without quotes.")
        if self._peek() == "\0":
            raise self._bad("nul", _NUL)
        return self._text[start:end]

    def _quoted(self) -> str:
        opened, start = (self._line, self._column), self._at
        self._step()
        found: list[str] = []
        while True:
            here = self._peek()
            if here == "":
                words = "This quote is never closed. Close it, or take it away."
                place = Place(self._file, *opened)
                raise BadFile(Issue("open_quote", "file", "", words, place))
            self._step(start)
            if here == '"':
                if self._peek() != '"':
                    break
                self._step(start)
            found.append(here)
            if here == "\n":
                self._next_line()
        if self._peek() not in ("", self._between, "\r", "\n"):
            raise self._bad("stray_quote", "After a closing quote the cell must end.")
        return "".join(found)

    def _peek(self) -> str:
        return self._text[self._at] if self._at < len(self._text) else ""

    def _step(self, start: int | None = None) -> None:
        if self._text[self._at] == "\0":
            raise self._bad("nul", _NUL)
        if start is not None and self._at - start > LONGEST_CELL:
            words = f"A cell is longer than {LONGEST_CELL} characters."
            raise self._bad("long_cell", words)
        self._at += 1
        self._column += 1

    def _next_line(self) -> None:
        self._line += 1
        self._column = 1

    def _bad(self, code: str, words: str) -> BadFile:
        place = Place(self._file, self._line, self._column)
        return BadFile(Issue(code, "file", "", f"{words} Check the file.", place))
