"""`restore --instead-of`: what the store that it stands for had beyond the backup, by command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.journeys.support.command_line import Door, enrol, note
from tests.storage.wards import bytes_of


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Door:
    return Door(monkeypatch, tmp_path)


@pytest.fixture
def ward(door: Door) -> Path:
    """A ward with two entries in a backup and two notes after it."""
    folder = door.new_store()
    assert door.chart(folder, enrol(), note("n1", text="calm")) == ["ACK enrol-IGM-0001", "ACK n1"]
    assert door.run("backup", "--store", folder, "--out", door.home / "copy").code == 0
    door.chart(folder, note("n2", text="no rash"), note("n3", text="line flushed"))
    return folder


def restored(door: Door, *words: str | Path) -> list[str]:
    said = door.run("restore", door.home / "copy", "--store", door.home / "new", *words)
    assert said.code == 0, said.err
    return said.lines


@pytest.mark.requirement("R96")
def test_that_the_gap_and_the_entries_to_enter_again_are_listed(door: Door, ward: Path):
    before = bytes_of(ward)
    lines = restored(door, "--instead-of", ward)
    assert lines[0].startswith("Restored 2 entries into ")
    assert lines[1].startswith("Missing against the store it stands for: entries 3 to 4 of ")
    assert lines[2] == "To be entered again, as the damaged store still shows it:"
    assert ["no rash" in lines[3], "line flushed" in lines[4]] == [True, True]
    assert "dr-a (investigator)" in lines[3]
    assert "IGM-0001" in lines[3]
    assert bytes_of(ward) == before


@pytest.mark.requirement("R96")
def test_that_the_same_is_told_for_machines(door: Door, ward: Path):
    (line,) = restored(door, "--instead-of", ward, "--json")
    told = json.loads(line)
    assert told["entries"] == 2
    assert told["all_counted"] is True
    assert [(one["first"], one["last"]) for one in told["missing"]] == [(3, 4)]
    assert [one["value"] for one in told["to_enter_again"]] == ["no rash", "line flushed"]


@pytest.mark.requirement("R96")
def test_that_nothing_is_called_missing_where_the_anchor_cannot_say(door: Door, ward: Path):
    (ward / "anchor").unlink()
    lines = restored(door, "--instead-of", ward)
    assert any("nobody can tell whether more is missing" in one for one in lines)
    assert "Nothing is missing against the store it stands for." not in lines
    assert sum("line flushed" in one for one in lines) == 1


@pytest.mark.requirement("R94", "R96")
@pytest.mark.parametrize("length", [0, 100, 4096 * 2])
def test_that_what_cannot_be_read_any_more_is_counted(door: Door, ward: Path, length: int):
    with (ward / "ledger.db").open("r+b") as file:
        file.truncate(length)
    lines = restored(door, "--instead-of", ward)
    assert "entries 3 to 4 of " in lines[1]
    assert lines[2] == "Of these 2 cannot be read any more."


def test_that_a_folder_without_a_store_is_refused_before_anything_is_made(door: Door, ward: Path):
    said = door.run(
        *("restore", door.home / "copy", "--store", door.home / "new"),
        *("--instead-of", door.home / "nowhere"),
    )
    assert said.code == 1
    assert "There is no Bedline store in" in said.err
    assert not (door.home / "new").exists()


def test_that_a_store_with_nothing_beyond_the_backup_says_so(door: Door, ward: Path):
    door.run("backup", "--store", ward, "--out", door.home / "young")
    said = door.run(
        *("restore", door.home / "young", "--store", door.home / "new", "--instead-of", ward)
    )
    assert said.lines[1:] == ["Nothing is missing against the store it stands for."]
