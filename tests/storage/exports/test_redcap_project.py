"""The REDCap export, read back: the dictionary describes every cell, every row finds its place."""

from __future__ import annotations

import re

import pytest

from storage.exports.analysis_csv import analysis_files
from storage.exports.analysis_tables import TABLES
from storage.exports.csv_text import read_rows
from storage.exports.redcap_project import DICTIONARY_HEADER, event_of, field_name, redcap_files
from tests.storage.exports.forms import NASTY, STAMP, all_courses, hostile_course

KEYS = ("record_id", "redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance")


def read(courses: list) -> dict[str, list]:
    files, _ = redcap_files(courses, STAMP)
    return {name: read_rows(one) for name, one in files.items() if name.endswith(".csv")}


def choices(line: dict[str, str]) -> set[str]:
    listed = line["Choices, Calculations, OR Slider Labels"]
    return {one.partition(",")[0].strip() for one in listed.split("|")} if listed else set()


def test_that_the_dictionary_has_the_18_columns_and_names_that_redcap_takes() -> None:
    files, _ = redcap_files(all_courses(), STAMP)
    header = read_rows(files["data_dictionary.csv"])[0]
    assert tuple(header) == DICTIONARY_HEADER
    assert len(DICTIONARY_HEADER) == 18
    names = [line["Variable / Field Name"] for line in read_rows(files["data_dictionary.csv"])]
    assert names[0] == "record_id"
    assert len(names) == len(set(names))
    for name in names:
        assert re.fullmatch(r"[a-z][a-z0-9_]{0,99}", name), name
        assert "__" not in name


def test_that_each_form_stands_in_one_block_of_the_dictionary() -> None:
    lines = read(all_courses())["data_dictionary.csv"]
    forms = [line["Form Name"] for line in lines]
    blocks = [form for at, form in enumerate(forms) if at == 0 or forms[at - 1] != form]
    assert blocks == [table.name for table in TABLES]


def test_that_every_cell_of_the_data_fits_its_field() -> None:
    found = read(all_courses())
    fields = {line["Variable / Field Name"]: line for line in found["data_dictionary.csv"]}
    told = 0
    for row in found["data.csv"]:
        form = row["redcap_repeat_instrument"] or "subjects"
        for name, cell in row.items():
            if not cell or name in KEYS:
                continue
            if name.endswith("_complete"):
                assert (name, cell) == (f"{form}_complete", "2")
                continue
            field = fields[name]
            assert field["Form Name"] == form, (name, form)
            allowed = choices(field)
            assert not allowed or cell in allowed, (name, cell)
            if field["Field Type"] == "yesno":
                assert cell in ("0", "1")
            if field["Text Validation Type OR Show Slider Number"]:
                float(cell)
            told += 1
    assert told > 500


def test_that_the_rows_are_those_of_the_analysis_tables() -> None:
    """The CSV of the same courses is the other witness, cell for cell."""
    found = read(all_courses())["data.csv"]
    files, counts = analysis_files(all_courses(), STAMP)
    for table in TABLES:
        form = "" if table.name == "subjects" else table.name
        rows = [row for row in found if row["redcap_repeat_instrument"] == form]
        assert len(rows) == counts[table.name]
        plain = sorted(
            tuple(
                {"true": "1", "false": "0"}.get(line[one.name], line[one.name])
                if one.type == "boolean"
                else line[one.name]
                for one in table.columns
            )
            for line in read_rows(files[table.file])
        )
        told = sorted(
            tuple(
                row["record_id"] if one.name == "subject" else row[field_name(table, one)]
                for one in table.columns
            )
            for row in rows
        )
        assert told == plain, table.name


def test_that_each_row_has_a_place_of_its_own_in_an_event_that_is_set_up() -> None:
    found = read(all_courses())
    places = [tuple(row[key] for key in KEYS) for row in found["data.csv"]]
    assert len(places) == len(set(places))
    events = {line["unique_event_name"] for line in found["events.csv"]}
    designated = {
        (line["unique_event_name"], line["form"]) for line in found["instrument_designations.csv"]
    }
    repeating = {
        (line["event_name"], line["form_name"]) for line in found["repeating_instruments.csv"]
    }
    for row in found["data.csv"]:
        event, form = row["redcap_event_name"], row["redcap_repeat_instrument"] or "subjects"
        assert event in events
        assert (event, form) in designated
        assert ((event, form) in repeating) == bool(row["redcap_repeat_instrument"])
    per_place = {}
    for subject, event, form, instance in places:
        per_place.setdefault((subject, event, form), []).append(instance)
    for (_, _, form), instances in per_place.items():
        if form:
            assert instances == [str(number) for number in range(1, len(instances) + 1)]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (None, ("Subject", "subject_arm_1")),
        (0, ("Day 0", "day_0_arm_1")),
        (28, ("Day 28", "day_28_arm_1")),
        (-2, ("Day minus 2", "day_minus_2_arm_1")),
    ],
)
def test_that_an_event_is_a_study_day(day, told) -> None:
    assert event_of(day) == told


@pytest.mark.requirement("R57")
def test_that_hostile_texts_come_back_to_the_letter_and_no_cell_is_a_formula() -> None:
    files, _ = redcap_files([hostile_course()], STAMP)
    payloads = " ".join(row["entries_stated"] for row in read_rows(files["data.csv"]))
    stated = {row["entries_stated"] for row in read_rows(files["data.csv"])}
    for text in NASTY:
        assert text in stated or text[:20] in payloads, text
    import csv
    import io

    for name, content in files.items():
        if name.endswith(".csv"):
            for row in csv.reader(io.StringIO(content.decode(), newline="")):
                assert not [cell for cell in row if cell[:1] in ("=", "+", "@")], name


@pytest.mark.requirement("R71", "R79")
def test_that_redcaps_arm_is_the_same_for_everybody_and_says_so() -> None:
    files, _ = redcap_files(all_courses(), STAMP)
    assert [line["arm_num"] for line in read_rows(files["arms.csv"])] == ["1"]
    assert b"it is not the allocated arm of a trial" in files["README.txt"]
