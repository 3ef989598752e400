"""The Excel export: every table a sheet, texts that stay texts, numbers that stay exact."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest

from protocols.facts import MeasurementTaken, NoteWritten
from protocols.intake import Reading
from protocols.units import quantity
from storage.exports.analysis_csv import analysis_files
from storage.exports.analysis_tables import TABLES
from storage.exports.csv_text import read_rows
from storage.exports.excel_book import BOOK, LONGEST_TEXT, excel_files
from tests.storage.exports.forms import (
    NASTY,
    NOW,
    STAMP,
    all_courses,
    hostile_course,
)
from tests.storage.exports.xlsx_reader import sheets
from tests.unit.sheet.stories import course, igm


def book_of(courses: list) -> dict:
    files, _ = excel_files(courses, STAMP)
    return sheets(files[BOOK])


def as_csv(value: object) -> str:
    return format(value, "f") if isinstance(value, Decimal) else str(value or "")


def test_that_every_cell_of_the_analysis_tables_stands_in_the_book() -> None:
    """The CSV of the same courses is the other witness, cell for cell, numbers by value."""
    found = book_of(all_courses())
    files, counts = analysis_files(all_courses(), STAMP)
    for table in TABLES:
        header, *rows = found[table.name]
        assert [header[at] for at in range(len(table.columns))] == [c.name for c in table.columns]
        told = read_rows(files[table.file])
        assert len(rows) == len(told) == counts[table.name]
        for row, line in zip(rows, told, strict=True):
            for at, column in enumerate(table.columns):
                here, there = row.get(at), line[column.name]
                if isinstance(here, Decimal):
                    assert here == Decimal(there), (table.name, column.name)
                else:
                    assert (here or "") == there, (table.name, column.name)


@pytest.mark.requirement("R57")
def test_that_texts_like_formulas_and_links_are_texts_and_unchanged() -> None:
    found = book_of([hostile_course()])  # the reader refuses formulas and links
    stated = next(at for at, name in found["entries"][0].items() if name == "stated")
    payload = next(at for at, name in found["entries"][0].items() if name == "payload")
    told = {str(row.get(stated)) for row in found["entries"][1:]}
    payloads = " ".join(str(row.get(payload)) for row in found["entries"][1:])
    for text in NASTY:
        assert text in told or text.replace("\r\n", "\n") in told or text[:20] in payloads, text


def test_that_digits_are_kept_and_a_number_beyond_15_digits_is_a_text() -> None:
    ledger = igm()
    for number, value in enumerate(("81.00", "1234567.8901234567", "0.000001")):
        fact = MeasurementTaken("il6", Reading(quantity(f"{value} pg/mL")))
        ledger.chart("20T09:00", fact, id=f"n{number}")
    files, _ = excel_files([course(ledger, "igm-fat", NOW)], STAMP)
    header, *rows = sheets(files[BOOK])["measurements"]
    at = {name: place for place, name in header.items()}
    told = {row[at["entry"]]: row[at["value"]] for row in rows if row[at["analyte"]] == "il6"}
    assert told == {
        "n0": Decimal(81),
        "n1": "1234567.8901234567",
        "n2": Decimal("0.000001"),
    }
    with zipfile.ZipFile(BytesIO(files[BOOK])) as packed:
        styles = packed.read("xl/styles.xml").decode()
    assert 'formatCode="0.0"' in styles
    assert 'formatCode="0.00"' in styles or 'numFmtId="2"' in styles


def test_that_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    ledger = igm()
    ledger.chart("20T09:00", NoteWritten("\U0001f9ea" * 20_000), id="long")
    found = book_of([course(ledger, "igm-fat", NOW)])
    longest = max(
        (value for row in found["entries"] for value in row.values() if isinstance(value, str)),
        key=len,
    )
    assert len(longest.encode("utf-16-le")) // 2 <= LONGEST_TEXT
    assert re.search(r"cut here: 20\d\d\d characters in all", longest)


def test_that_the_book_says_what_it_is_and_nothing_of_the_machine() -> None:
    files, _ = excel_files(all_courses(), STAMP)
    about = [str(row.get(0, "")) for row in sheets(files[BOOK])["about"]]
    assert any("nurse-a, as seen by the role nurse" in line for line in about)
    assert "A copy, not the record." in about
    with zipfile.ZipFile(BytesIO(files[BOOK])) as packed:
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = packed.read("docProps/core.xml").decode()
    assert "<dc:creator>Bedline</dc:creator>" in core
    assert "2026-11-21T06:05:00Z" in core


def test_that_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from protocols.issues import IssuesError
    from storage.exports import excel_book

    monkeypatch.setattr(excel_book, "MOST_ROWS", 5)
    with pytest.raises(IssuesError, match="Take the analysis export"):
        excel_files(all_courses(), STAMP)


def test_that_nothing_is_written_to_a_temporary_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import tempfile

    def refuse(*_args: object, **_more: object) -> None:
        raise AssertionError("a temporary file")

    for name in ("mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile"):
        monkeypatch.setattr(tempfile, name, refuse)
    excel_files(all_courses(), STAMP)
