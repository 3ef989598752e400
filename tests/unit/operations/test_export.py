"""Exports: who may, as which role, where to; each stands in the journal with its hash."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from protocols.issues import IssuesError
from storage.accounts import Operator
from storage.exports.csv_text import read_rows
from storage.exports.whole_folder import write_folder
from storage.places import Mount, Places
from storage.problems import Refused
from tests.unit.operations.benches import enrol, sign_volume, start, titer
from ui.operations.bench import Bench
from ui.operations.export import FORMATS, export_folder

OWN_DISK = Places(mounts=tuple, removable=lambda _source: False)


@pytest.fixture
def ward(bench: Bench) -> Bench:
    sign_volume(bench)
    enrol(bench)
    titer(bench)
    start(bench)
    return bench


@pytest.mark.requirement("R80", "R83")
@pytest.mark.parametrize("form", [name for name in FORMATS if name != "inspector"])
def test_that_an_export_is_noted_with_who_format_role_counts_and_hash(ward, tmp_path, form):
    out = tmp_path / "out"
    said = export_folder(ward, form, out, "nurse", places=OWN_DISK)
    noted = [one for one in ward.store.journal.events() if one.event == "exported"]
    assert len(noted) == 1
    assert (noted[0].operator, noted[0].role) == (ward.operator.name, "investigator")
    told = noted[0].details
    assert (told["format"], told["seen_as"], told["subjects"]) == (form, "nurse", "1")
    assert int(told["rows"]) > 0
    assert told["sha256"] == sha256((out / "SHA256SUMS").read_bytes()).hexdigest()
    assert "place" not in told
    assert any(told["sha256"] in line for line in said)


@pytest.mark.requirement("R68")
def test_that_an_export_to_a_stick_is_warned_of_and_noted(ward, tmp_path):
    stick = Places(mounts=lambda: (Mount(str(tmp_path), "vfat", "/dev/sdb1"),), removable=bool)
    said = export_folder(ward, "analysis", tmp_path / "out", None, places=stick)
    assert said[0].startswith("Care: ")
    assert "removable drive" in said[0]
    assert "not encrypted" in said[0]
    (noted,) = [one for one in ward.store.journal.events() if one.event == "exported"]
    assert "removable drive" in noted.details["place"]


@pytest.mark.requirement("R63", "R83")
@pytest.mark.parametrize("role", ["nurse", "pharmacist"])
def test_that_a_role_that_may_not_export_leaves_no_folder_and_no_line(ward, tmp_path, role):
    other = replace(ward, operator=Operator("somebody", role))
    with pytest.raises(Refused, match="may not"):
        export_folder(other, "analysis", tmp_path / "out", None, places=OWN_DISK)
    assert not (tmp_path / "out").exists()
    assert not [one for one in ward.store.journal.events() if one.event == "exported"]


def test_that_a_refused_place_is_not_noted_as_an_export(ward, tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(IssuesError, match="there already"):
        export_folder(ward, "analysis", tmp_path / "out", None, places=OWN_DISK)
    assert not [one for one in ward.store.journal.events() if one.event == "exported"]


@pytest.mark.requirement("R72", "R79")
def test_that_asking_for_another_role_never_shows_more_than_ones_own(ward, tmp_path, monkeypatch):
    # The assessor has no account; what his mask hides is laid upon the person who exports.
    from protocols import mask as masks

    really = masks.masked
    monkeypatch.setattr(
        masks,
        "masked",
        lambda course, role, **more: really(
            course, "assessor" if role == "investigator" else role, **more
        ),
    )
    export_folder(ward, "analysis", tmp_path / "out", "nurse", places=OWN_DISK)
    (subject,) = read_rows((tmp_path / "out" / "subjects.csv").read_bytes())
    assert subject["arm"] == ""
    assert read_rows((tmp_path / "out" / "infusions.csv").read_bytes()) == []


def test_that_a_name_with_a_slash_lies_in_a_folder_of_its_own(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {"sheets/day-1.csv": b"a", "README.txt": b"b"})
    assert (tmp_path / "out" / "sheets" / "day-1.csv").read_bytes() == b"a"
    listed = (tmp_path / "out" / "SHA256SUMS").read_text().splitlines()
    assert [line[66:] for line in listed] == ["README.txt", "sheets/day-1.csv"]


def test_that_an_unknown_format_names_those_that_are_written(ward, tmp_path):
    with pytest.raises(IssuesError, match="Written are: analysis"):
        export_folder(ward, "cdisc", tmp_path / "out", None, places=OWN_DISK)
