"""CSV for analysis: whatever a person wrote comes back, and no spreadsheet runs it."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from protocols.times import Date, Instant
from storage.exports.csv_text import ZonedInstant, read_rows, write_rows

texts = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("=+-@'\t\r\n\0\",;"), max_size=40
)


@pytest.mark.requirement("R57")
@settings(deadline=None)
@given(st.lists(st.tuples(texts, texts), max_size=5))
def test_that_every_text_comes_back_as_it_was_stated(rows: list[tuple[str, str]]) -> None:
    read = read_rows(write_rows(("one", "two"), rows))
    assert [(row["one"], row["two"]) for row in read] == rows


@pytest.mark.requirement("R57")
@settings(deadline=None)
@given(texts)
@example("=1+1")
def test_that_no_text_cell_begins_like_a_formula(text: str) -> None:
    written = write_rows(("one",), [(text,)]).decode()
    cell = list(csv.reader(io.StringIO(written, newline="")))[1:]
    shown = cell[0][0] if cell and cell[0] else ""
    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r", "\0"))


def test_that_numbers_stay_numbers_and_times_carry_their_offset() -> None:
    noon = Instant.from_utc(2026, 11, 21, 11, 0)
    row = (
        Decimal("-250.0"),
        7,
        None,
        ZonedInstant(noon, "Europe/Rome"),
        ZonedInstant(noon.subtract(hours=24 * 120), "Europe/Rome"),
        Date(2026, 11, 21),
    )
    written = write_rows(("a", "b", "c", "d", "e", "f"), [row])
    assert written == (
        b"a,b,c,d,e,f\r\n"
        b"-250.0,7,,2026-11-21T12:00:00+01:00,2026-07-24T13:00:00+02:00,2026-11-21\r\n"
    )


def test_that_a_row_of_the_wrong_length_is_never_written() -> None:
    with pytest.raises(ValueError, match="2 cells for 1 columns"):
        write_rows(("one",), [("a", "b")])
