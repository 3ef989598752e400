"""Rehearse a file against the store: read, told in words, nothing recorded."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from protocols import catalogue
from protocols.catalogue import source_text
from protocols.definition.model import Protocol
from protocols.definition.reader import read_protocol
from protocols.facts import ProtocolSwitched
from protocols.issues import IssuesError
from storage.accounts import Operator
from tests.unit.operations.benches import NOW, SUBJECT, enrol, sign_volume, start, titer
from ui.commands.arguments import EXIT_USAGE, Asked
from ui.commands.house import CommandRefusedError
from ui.commands.rehearse import run
from ui.operations.bench import Bench, course_at, course_of, record_of
from ui.operations.rehearsal import follow_version, rehearse_file, rehearse_version

AMENDED = (
    source_text("igm_fat_v1.yaml")
    .replace(b"version: 1\n", b"version: 2\n", 1)
    .replace(b"rate_ceiling: 0.4 mL/kg/h", b"rate_ceiling: 0.3 mL/kg/h")
)


@pytest.fixture
def ward(bench: Bench) -> Bench:
    sign_volume(bench)
    enrol(bench)
    titer(bench)
    start(bench)
    return bench


@pytest.mark.requirement("R40")
def test_that_a_rehearsal_records_nothing(ward):
    head = ward.store.ledger.head
    found = rehearse_file(ward, SUBJECT, AMENDED, "igm_fat_v2.yaml")
    assert [one.part for one in found.changes] == ["dose"]
    assert ward.store.ledger.head == head


@pytest.fixture
def two_versions(monkeypatch: pytest.MonkeyPatch) -> Protocol:
    """Let an amended IgM-FAT ship beside the first one."""
    second = read_protocol(AMENDED, "igm_fat_v2.yaml")
    assert isinstance(second, Protocol)
    load = catalogue.load

    def load_either(id_: str, version: int | None = None) -> Protocol:
        return second if (id_, version) == ("igm-fat", 2) else load(id_, version or 1)

    monkeypatch.setattr(catalogue, "load", load_either)
    monkeypatch.setattr(catalogue, "versions", lambda _id: (1, 2))
    return second


@pytest.mark.requirement("R40")
def test_that_a_version_takes_effect_by_a_switch_that_keeps_what_was_shown(ward, two_versions):
    assert course_of(ward, SUBJECT).protocol.version == 1
    shown = rehearse_version(ward, SUBJECT, 2)
    assert follow_version(ward, SUBJECT, shown) == ()
    (switch,) = record_of(ward, SUBJECT).of(ProtocolSwitched)
    assert switch.fact.differences == tuple(one.words for one in shown.changes) != ()
    course = course_of(ward, SUBJECT)
    assert course.protocol is two_versions
    earlier = course_at(ward, SUBJECT, NOW.add(hours=-1))
    assert earlier.protocol.version == 1, "an hour ago it did not hold"


@pytest.mark.requirement("R40")
def test_that_only_an_investigator_switches_and_only_to_what_was_shown(ward, two_versions):
    shown = rehearse_version(ward, SUBJECT, 2)
    nurse = replace(ward, operator=Operator("nurse-a", "nurse"))
    assert [one.code for one in follow_version(nurse, SUBJECT, shown)] == ["not_permitted"]
    old = replace(shown, changes=shown.changes[:-1])
    assert [one.code for one in follow_version(ward, SUBJECT, old)] == ["rehearsal_out_of_date"]
    gone = replace(shown, version=3)
    assert len(follow_version(ward, SUBJECT, gone)) == 1
    assert record_of(ward, SUBJECT).of(ProtocolSwitched) == ()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (source_text("igm_fat_v1.yaml"), "same_version"),
        (source_text("icar_v1.yaml"), "other_protocol"),
        (AMENDED.replace(b"0.3 mL/kg/h", b"0.3 mL/kg"), "wrong_unit"),
    ],
)
def test_that_a_file_which_cannot_be_rehearsed_is_refused(ward, content, code):
    with pytest.raises(IssuesError) as refused:
        rehearse_file(ward, SUBJECT, content, "file.yaml")
    assert code in {one.code for one in refused.value.issues}


def said(ward: Bench, monkeypatch: Any, *files: str, json_: bool = False) -> tuple[int, list[str]]:
    monkeypatch.setattr("ui.commands.house.open_bench", lambda *_a, **_k: ward)
    options = {"subject": SUBJECT, "what": list(files), "action": "rehearse"}
    lines: list[str] = []
    asked = Asked("protocol", None, "dr-b", None, None, json_, options)
    return run(asked, lambda: NOW, io.BytesIO(), lines.append), lines


def test_that_the_command_tells_it_in_lines_or_json(ward, monkeypatch, tmp_path: Path):
    file = tmp_path / "igm_fat_v2.yaml"
    file.write_bytes(AMENDED)
    code, (line,) = said(ward, monkeypatch, str(file), json_=True)
    assert code == 0
    assert json.loads(line)["changes"][0]["part"] == "dose"


def test_that_the_command_asks_for_a_file_that_is_there(ward, monkeypatch, tmp_path: Path):
    assert said(ward, monkeypatch)[0] == EXIT_USAGE
    with pytest.raises(CommandRefusedError, match="cannot be read"):
        said(ward, monkeypatch, str(tmp_path / "none.yaml"))
