"""A disk of 16 MB that is really full: the last entry fits, the next is refused in words (T7)."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.problems import NotSaved
from tests.storage import wards
from tests.storage.wards import NURSE, note

MB = 1024 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 16 MB; needs the right to mount."""
    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.skip("a file system of 16 MB may not be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(disk: Path) -> Path:
    """Take every byte that is left."""
    filler = disk / f"filler-{len(list(disk.glob('filler-*')))}"
    with filler.open("wb", buffering=0) as file:
        size = MB
        while size:
            try:
                file.write(bytes(size))
            except OSError:
                size //= 2
    return filler


@pytest.mark.requirement("R1", "R5", "R6", "R21")
def test_that_a_full_disk_takes_the_entry_in_hand_then_refuses_and_goes_on_showing(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
):
    # A disk this small would be warned of, and get no reserve; the reserve is what is looked at.
    monkeypatch.setattr("storage.space.LOW_BYTES", 8 * MB)
    ward = wards.make_ward(small_disk / "ward")
    with wards.enter(ward) as store:
        assert store.folder.reserve.stat().st_size == 8 * MB
        acknowledged = [store.ledger.append([note("room enough")], NURSE)[0].id]
        fill(small_disk)
        # More than the pages at hand can take: the disk must be asked for room.
        (entry,) = store.ledger.append([note("in hand " + "x" * 200_000)], NURSE)
        acknowledged.append(entry.id)
        assert not store.folder.reserve.exists()
        assert store.space().state == "full"
        assert store.journal.events()[-1].event == "disk_full"
        filler = fill(small_disk)
        refusals = []
        for _ in range(30):
            try:
                (entry,) = store.ledger.append([note("y" * 20_000)], NURSE)
                acknowledged.append(entry.id)
            except NotSaved as refused:
                refusals.append(refused)
        assert refusals
        assert {one.code for one in refusals} <= {"disk_full", "anchor_not_written"}
        assert all("aper" in one.do for one in refusals)
        assert [one.id for one in store.ledger.facts_of(wards.SUBJECT)] == acknowledged
        with pytest.raises(NotSaved):
            store.drafts.keep("dr-b", "note", None, "x" * 200_000)
        with pytest.raises(NotSaved):
            store.back_up()
        assert store.verify().clean
    with wards.enter(ward) as store:
        # Reading goes on, whether the opening could be written down or not.
        assert [one.id for one in store.ledger.facts_of(wards.SUBJECT)] == acknowledged
        assert store.damage is None
    filler.unlink()
    with wards.enter(ward) as store:
        assert store.writable
        assert store.ledger.append([note("room again")], NURSE)
        assert store.verify().clean


@pytest.mark.requirement("R6")
def test_that_on_a_disk_this_small_the_window_is_told_so(small_disk: Path):
    ward = wards.make_ward(small_disk / "ward")
    with wards.enter(ward) as store:
        assert not store.folder.reserve.exists()
        assert store.space().state == "full"
        assert store.ledger.append([note()], NURSE)


@pytest.mark.requirement("R21")
def test_that_a_folder_without_the_right_to_write_shows_what_it_has(small_disk: Path):
    ward = wards.make_ward(small_disk / "ward")
    with wards.enter(ward) as store:
        store.ledger.append([note("calm", "e1")], NURSE)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    before = {path: path.stat().st_mtime_ns for path in sorted(ward.rglob("*"))}
    with wards.enter(ward) as store:
        assert [one.code for one in store.problems] == ["folder_read_only"]
        assert [one.id for one in store.ledger.facts_of(wards.SUBJECT)] == ["e1"]
        assert store.back_up(Path(os.fspath(small_disk)).parent / "copy.bak").entries == 1
    assert {path: path.stat().st_mtime_ns for path in sorted(ward.rglob("*"))} == before
