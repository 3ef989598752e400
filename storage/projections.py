"""The ward board's rows: ready-made for the first painted window, dropped and rebuilt at will.

What a row says is made above the store; here it is only kept, with the number of the subject's
entries that it was made from, so that a stale row is seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.book import Book

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One subject's row of the ward board.

    Attributes:
        subject: the study id.
        content: JSON text, made by the operations.
        entry_count: how many entries of the subject it was made from.
        stale: True when the ledger holds another number now; always False in a new row.
    """

    subject: str
    content: str
    entry_count: int
    stale: bool = False


def write_board_rows(tables: Database, rows: tuple[BoardRow, ...]) -> None:
    """Write rows inside the transaction that is open."""
    if rows:
        tables.table("board").insert_all(
            (
                {
                    "subject": row.subject,
                    "content": row.content,
                    "entry_count": row.entry_count,
                }
                for row in rows
            ),
            replace=True,
        )


class Board:
    """The projection of one open store."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def put_board_row(self, subject: str, content: str, entry_count: int) -> None:
        """Keep one subject's row, in a transaction of its own."""
        self.put_board_rows(((subject, content, entry_count),))

    def put_board_rows(self, rows: Iterable[tuple[str, str, int]]) -> None:
        """Keep rows (study id, content, number of entries) in one transaction.

        What is kept already is not written again: a minute in which nothing changed costs no write.
        """
        known = {row.subject: (row.content, row.entry_count) for row in self.board_rows()}
        new = tuple(
            BoardRow(subject, content, count)
            for subject, content, count in rows
            if known.get(subject) != (content, count)
        )
        if new:
            self._book.change(lambda tables: write_board_rows(tables, new))

    def board_rows(self) -> tuple[BoardRow, ...]:
        """Return every row, in the order of the study ids, the stale ones marked."""
        rows = self._book.read(
            "SELECT subject, content, entry_count, (SELECT count(*) FROM entries "
            "WHERE entries.subject = board.subject) <> entry_count FROM board ORDER BY subject"
        )
        return tuple(
            BoardRow(str(subject), str(content), int(str(count)), bool(stale))
            for subject, content, count, stale in rows
        )

    def drop(self) -> None:
        """Drop every row; the operations build them anew."""

        def work(tables: Database) -> None:
            tables.table("board").delete_where()

        self._book.change(work)
