"""The day sheet as a file: every value of the paper, the same bytes each time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from protocols.sheet.content import Amount
from protocols.units import quantity
from storage.exports.csv_text import read_rows
from storage.exports.day_sheet_csv import COLUMNS, day_sheet_csv
from tests.storage.exports.conftest import ROOT
from tests.storage.exports.sample_sheets import (
    HOSTILE,
    dense_sheet,
    hostile_sheet,
    icar_sheet,
    igm_sheet,
    quiet_sheet,
)


def test_that_the_sheet_of_day_3_is_the_released_file(golden: Callable[[str, bytes], None]) -> None:
    golden("igm_0007_day_3.csv", day_sheet_csv(igm_sheet()))
    golden("igm_0007_dense.csv", day_sheet_csv(dense_sheet()))


@pytest.mark.requirement("R53")
@pytest.mark.parametrize("locale", ["C", "de_DE.UTF-8", "ar_EG.UTF-8", "tr_TR.UTF-8"])
def test_that_another_locale_and_hash_seed_give_the_same_bytes(locale: str) -> None:
    program = (
        "import sys; from tests.storage.exports.sample_sheets import igm_sheet;"
        "from storage.exports.day_sheet_csv import day_sheet_csv;"
        "sys.stdout.buffer.write(day_sheet_csv(igm_sheet()))"
    )
    environment = {
        **os.environ,
        "LC_ALL": locale,
        "PYTHONHASHSEED": str(len(locale)),
        "TZ": "Asia/Tokyo",
    }
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    assert done.stdout == day_sheet_csv(igm_sheet())


@pytest.mark.requirement("R57")
def test_that_names_like_markup_and_formulas_come_back_literally() -> None:
    rows = read_rows(day_sheet_csv(hostile_sheet()))
    notes = [row["value"] for row in rows if row["section"] == "note"]
    assert notes == list(HOSTILE)
    assert {row["entered_by"] for row in rows if row["section"] == "note"} == {"#panic()"}


@pytest.mark.requirement("R32")
def test_that_an_amount_between_bounds_is_written_as_bounds_and_a_missing_one_not_at_all() -> None:
    base = igm_sheet()
    bounds = Amount(quantity("20 mL"), quantity("31.5 mL"))
    open_ended = Amount(quantity("20 mL"), None)
    events = tuple(replace(base.events[0], so_far=one) for one in (bounds, open_ended, None))
    rows = read_rows(day_sheet_csv(replace(base, events=events)))
    told = [
        (row["row"], row["code"], row["value"])
        for row in rows
        if row["section"] == "event" and row["code"].startswith("so_far")
    ]
    assert told == [
        ("1", "so_far_at_least", "20"),
        ("1", "so_far_at_most", "31.5"),
        ("2", "so_far_at_least", "20"),
    ]


def test_that_every_row_names_subject_and_day_and_has_every_column() -> None:
    for sheet in (igm_sheet(), dense_sheet(), icar_sheet(), quiet_sheet()):
        rows = read_rows(day_sheet_csv(sheet))
        assert all(tuple(row) == COLUMNS for row in rows)
        assert {row["subject"] for row in rows} == {sheet.header.subject}
        assert {row["study_day"] for row in rows} == {str(sheet.header.day)}


def test_that_what_was_struck_stands_beside_what_replaced_it() -> None:
    rows = read_rows(day_sheet_csv(dense_sheet()))
    told = [
        (row["code"], row["value"], row["state"]) for row in rows if row["section"] == "correction"
    ]
    assert told == [
        ("old", "03:17, 296 mL", "corrected"),
        ("new", "04:17, 400 mL", "corrected"),
        ("old", "18.0 mg/dL", "void"),
    ]
