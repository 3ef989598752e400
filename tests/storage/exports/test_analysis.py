"""The analysis export: whole or not at all, with nothing imputed and nothing betrayed."""

from __future__ import annotations

import errno
import json
from hashlib import sha256
from pathlib import Path

import pytest

from protocols.assess import assess
from protocols.issues import IssuesError
from protocols.mask import masked
from storage.exports import whole_folder
from storage.exports.analysis_csv import Stamp, analysis_files, write_analysis
from storage.exports.analysis_tables import TABLES
from storage.exports.csv_text import read_rows
from tests.support.trial_builders import ROME, at
from tests.unit.sheet.stories import STORIES, course, igm

NOW = "21T07:05"
STAMP = Stamp(at(NOW), "nurse-a", "nurse", ROME, "0.1.0", 61, "7F3A 91C2")


def all_courses() -> list:
    return [course(make(), trial, NOW) for trial, make in STORIES.items()]


def rows(name: str, courses: list | None = None) -> list:
    files, _ = analysis_files(courses if courses is not None else all_courses(), STAMP)
    return read_rows(files[f"{name}.csv"])


def test_that_an_export_is_a_new_folder_whose_hashes_hold(tmp_path: Path) -> None:
    done = write_analysis(tmp_path / "out", all_courses(), STAMP)
    listed = (done.folder / "SHA256SUMS").read_text().splitlines()
    told = {line[66:]: line[:64] for line in listed}
    files = {one.name for one in done.folder.iterdir()} - {"SHA256SUMS"}
    assert set(told) == files
    for name, digest in told.items():
        assert sha256((done.folder / name).read_bytes()).hexdigest() == digest
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


@pytest.mark.requirement("R58")
def test_that_a_folder_that_is_there_is_never_written_into(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "kept.txt").write_text("kept")
    with pytest.raises(IssuesError, match="there already"):
        write_analysis(tmp_path / "out", [], STAMP)
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["kept.txt"]
    with pytest.raises(IssuesError, match="not a folder"):
        write_analysis(tmp_path / "none" / "out", [], STAMP)


@pytest.mark.parametrize("fails_at", range(1, 12, 3))
def test_that_a_full_disk_at_any_file_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    calls = iter(range(1, 1000))
    really = whole_folder.write_new

    def full(path: Path, content: bytes) -> None:
        if next(calls) == fails_at:
            raise OSError(errno.ENOSPC, "No space left on device")
        really(path, content)

    monkeypatch.setattr(whole_folder, "write_new", full)
    with pytest.raises(IssuesError, match="No space left"):
        write_analysis(tmp_path / "out", all_courses(), STAMP)
    assert list(tmp_path.iterdir()) == []


def test_that_a_failed_rename_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_old: Path, _new: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(whole_folder.os, "rename", refuse)
    with pytest.raises(IssuesError, match="Permission denied"):
        write_analysis(tmp_path / "out", [], STAMP)
    assert list(tmp_path.iterdir()) == []


def test_that_the_dictionary_names_every_column_of_every_file() -> None:
    files, counts = analysis_files(all_courses(), STAMP)
    named = [(row["file"], row["column"]) for row in read_rows(files["dictionary.csv"])]
    assert named == [(table.file, one.name) for table in TABLES for one in table.columns]
    package = json.loads(files["datapackage.json"])
    for table, resource in zip(TABLES, package["resources"], strict=True):
        header = files[table.file].split(b"\r\n", 1)[0].decode().split(",")
        assert [one["name"] for one in resource["schema"]["fields"]] == header
        assert resource["rows"] == counts[table.name] == len(read_rows(files[table.file]))


def test_that_every_coded_cell_is_in_its_list_of_codes_and_every_typed_cell_fits_its_type() -> None:
    files, _ = analysis_files(all_courses(), STAMP)
    package = json.loads(files["datapackage.json"])
    for resource in package["resources"]:
        for row in read_rows(files[resource["path"]]):
            for field in resource["schema"]["fields"]:
                cell = row[field["name"]]
                if not cell:
                    continue
                allowed = field.get("constraints", {}).get("enum")
                assert allowed is None or cell in allowed, (resource["name"], field, cell)
                if field["type"] in ("number", "integer"):
                    float(cell)
                if field["type"] == "boolean":
                    assert cell in ("true", "false")
                if field["type"] == "datetime":
                    assert cell[19:] in ("+01:00", "+02:00")


def test_that_every_entry_is_there_struck_ones_too() -> None:
    found = rows("entries", [course(igm(), "igm-fat", NOW)])
    assert len(found) == len(igm().entries)
    void = next(row for row in found if row["entry"] == "wrong")
    assert (void["state"], void["struck_reason"]) == ("void", "typed for the wrong patient")
    assert json.loads(void["payload"])["analyte"] == "igm"


@pytest.mark.requirement("R37")
def test_that_a_pause_and_a_stop_are_rows_of_rate_zero() -> None:
    found = rows("infusion_segments", [course(igm(), "igm-fat", NOW)])
    third = [row for row in found if row["period"] == "3"]
    assert [(row["kind"], row["rate_low"]) for row in third] == [
        ("running", "5.8"),
        ("paused", "0"),
        ("running", "5.8"),
    ]
    first = [row for row in found if row["period"] == "1"]
    assert [(row["kind"], row["rate_low"], row["end"]) for row in first][-1] == ("stopped", "0", "")
    volumes = [float(row["volume_low"]) for row in third]
    # 4.5 h and 15 h 20 min at 5.8 mL/h
    assert volumes == pytest.approx([26.1, 0, 5.8 * 46 / 3])


@pytest.mark.requirement("R32")
def test_that_a_score_with_missing_inputs_has_bounds_and_no_value() -> None:
    found = rows("scores", [course(igm(), "igm-fat", NOW)])
    total = next(row for row in found if row["component"] == "total")
    assert (total["value"], total["low"], total["high"]) == ("", "7", "19")


def test_that_a_reading_below_a_limit_keeps_its_comparator_and_units_are_converted_exactly() -> (
    None
):
    ledger = igm()
    ledger.measure("21T06:30", "igm", "0.20 g/L", "<")
    found = rows("measurements", [course(ledger, "igm-fat", NOW)])
    last = next(row for row in found if row["unit"] == "g/L")
    told = (last["comparator"], last["value"], last["canonical_value"])
    assert told == ("below", "0.20", "20")


@pytest.mark.requirement("R71", "R79")
def test_that_a_double_blind_subject_has_no_arm_and_a_masked_role_no_doses() -> None:
    files, _ = analysis_files(all_courses(), STAMP)
    arms = {row["subject"]: row["arm"] for row in read_rows(files["subjects.csv"])}
    assert {subject for subject, arm in arms.items() if arm} == {"IGM-0007"}
    assessor = masked(course(igm(), "igm-fat", NOW), "assessor")
    files, counts = analysis_files([assessor], STAMP)
    hidden = ("infusion_segments", "infusions", "decisions", "injections")
    assert all(counts[name] == 0 for name in hidden)
    assert not [row for row in read_rows(files["measurements.csv"]) if row["analyte"] == "igm"]


def test_that_an_observed_treatment_is_a_row_with_its_amount_and_a_struck_one_says_so() -> None:
    from protocols.facts import EntryVoided
    from tests.unit.summary.registry_ward import NOW as LATER
    from tests.unit.summary.registry_ward import PROTOCOL, story

    ledger = story(2)
    first = next(one for one in ledger.entries if one.fact.KIND == "administration")
    ledger.chart("2026-11-03T12:00", EntryVoided(first.id, "another patient"))
    made = assess(PROTOCOL, ledger.record(), {}, ROME, LATER)
    found = rows("administrations", [made])
    assert len(found) == 9
    assert {(row["amount"], row["amount_unit"], row["until"]) for row in found} == {("20", "g", "")}
    assert [row["state"] for row in found] == ["void", *["holds"] * 8]
    assert found[0]["study_day"] == "3"


def test_that_the_same_courses_in_any_order_give_the_same_bytes() -> None:
    once, _ = analysis_files(all_courses(), STAMP)
    again, _ = analysis_files(all_courses()[::-1], STAMP)
    assert once == again


def test_that_the_readme_counts_the_rows() -> None:
    files, counts = analysis_files(all_courses(), STAMP)
    readme = files["README.txt"].decode()
    for name, number in counts.items():
        assert any(line.split()[:2] == [f"{name}.csv", str(number)] for line in readme.splitlines())
