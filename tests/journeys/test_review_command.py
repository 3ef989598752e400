"""The review on the command line: filters, files, roles, and that leaving the house is noted."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.journeys.support.command_line import PASSPHRASE, USER, Door, enrol, note
from tests.storage import wards

pytestmark = pytest.mark.requirement("R90", "R84")


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Door:
    return Door(monkeypatch, tmp_path)


@pytest.fixture
def ward(door: Door) -> Path:
    store = door.new_store()
    said = door.chart(
        store,
        enrol(),
        enrol("IGM-0002"),
        note("n1"),
        note("n2", text="calmer", replaces="n1", correction="wrong word"),
        note("n3", "IGM-0002"),
        {
            "id": "v1",
            "kind": "void",
            "subject": "IGM-0002",
            "entry": "n3",
            "reason": "wrong patient",
            "at": "2026-11-22T11:00+01:00",
        },
    )
    assert said[-1] == "ACK v1", said
    return store


def kinds(door: Door, ward: Path, *words: str) -> list[str]:
    said = door.run("review", "--store", ward, "--json", *words)
    assert said.code == 0, said.err
    return [one["kind"] for one in said.objects]


def test_that_a_correction_and_a_void_are_told_in_words_and_as_json(door: Door, ward: Path):
    said = door.run("review", "--store", ward)
    assert said.code == 0
    text = said.out.decode()
    assert "Correction: 1" in text
    assert "calm, now calmer: wrong word" in text
    assert "calm: wrong patient" in text
    assert said.lines[-1].endswith(" 6 entries, as investigator.")
    assert {"correction", "void"} <= set(kinds(door, ward))


@pytest.mark.parametrize(
    ("words", "correction", "void"),
    [
        (("--subject", "IGM-0001"), True, False),
        (("--subject", "IGM-0002"), False, True),
        (("--subject", "IGM-0003"), False, False),
        (("--person", USER.upper()), True, True),
        (("--person", "nobody"), False, False),
        (("--field", "note"), True, True),
        (("--field", "titer"), False, False),
        (("--from", "2026-11-22T12:00+01:00"), True, True),
        (("--to", "2026-11-22T12:00+01:00"), False, False),
    ],
)
def test_that_filters_take_subject_person_field_and_period(
    door: Door, ward: Path, words, correction: bool, void: bool
):
    found = kinds(door, ward, *words)
    assert ("correction" in found, "void" in found) == (correction, void)


def test_that_the_house_decides_what_is_late(door: Door, ward: Path):
    assert "late" not in kinds(door, ward, "--late-hours", "48", "--field", "note")
    assert "late" in kinds(door, ward, "--late-hours", "2", "--field", "note")


@pytest.mark.requirement("R83")
def test_that_files_are_written_and_noted(door: Door, ward: Path, tmp_path: Path):
    files = {one: tmp_path / one for one in ("look.csv", "trail.csv", "trail.pdf")}
    said = door.run(
        *("review", "--store", ward, "--subject", "IGM-0001"),
        *("--csv", files["look.csv"], "--trail-csv", files["trail.csv"]),
        *("--trail-pdf", files["trail.pdf"]),
    )
    assert said.code == 0, said.err
    rows = list(csv.DictReader(io.StringIO(files["trail.csv"].read_text("utf-8"))))
    assert [(row["old_value"], row["new_value"], row["state"]) for row in rows][-2:] == [
        ("", "calm", "corrected"),
        ("calm", "calmer", "holds"),
    ]
    assert {row["subject"] for row in rows} == {"IGM-0001"}
    assert files["trail.pdf"].read_bytes().startswith(b"%PDF")
    assert "wrong word" in files["look.csv"].read_text("utf-8")
    (noted,) = [
        one
        for one in door.run("dump", "--store", ward, "--house").objects
        if one["event"] == "exported"
    ]
    assert "trail.pdf" in noted["words"]


def test_that_a_look_writes_nothing_into_the_store(door: Door, ward: Path):
    before = wards.bytes_of(ward)
    assert door.run("review", "--store", ward).code == 0
    assert wards.bytes_of(ward) == before


@pytest.mark.parametrize(
    "words", [("--from", "yesterday"), ("--to", "21.11.2026"), ("--from", "2026-11-21")]
)
def test_that_a_time_that_is_no_instant_is_refused_in_words(door: Door, ward: Path, words):
    said = door.run("review", "--store", ward, *words)
    assert said.code == 1
    assert "Traceback" not in said.err
    assert said.err.strip().splitlines()[-1].startswith(words[0][2:])


def test_that_a_nurse_is_refused_and_a_monitor_reads(door: Door, ward: Path, monkeypatch):
    from storage.accounts import Operator
    from storage.opening import open_store
    from tests.unit.operations.benches import NOW

    with open_store(ward, USER, PASSPHRASE, clock=lambda: NOW) as store:
        for name, role in (("nurse-a", "nurse"), ("mo-d", "monitor")):
            store.add_account(store.operator, Operator(name, role), PASSPHRASE)  # type: ignore[arg-type]
    monkeypatch.setenv("BEDLINE_USER", "nurse-a")
    said = door.run("review", "--store", ward)
    assert (said.code, said.out) == (1, b"")
    assert "may not" in said.err
    monkeypatch.setenv("BEDLINE_USER", "mo-d")
    said = door.run("review", "--store", ward, "--role", "assessor")
    assert said.code == 0
    assert "blinded" in said.lines[-1]


def test_that_a_subject_whose_protocol_is_not_here_is_left_out_by_name(
    door: Door, ward: Path, monkeypatch: pytest.MonkeyPatch
):
    from protocols.issues import Issue, IssuesError
    from ui.operations import review

    real = review.course_of

    def without(bench, subject: str):
        if subject == "IGM-0002":
            raise IssuesError(
                (Issue("protocol_not_here", "protocol", "", "Its file is not here."),)
            )
        return real(bench, subject)

    monkeypatch.setattr(review, "course_of", without)
    said = door.run("review", "--store", ward, "--json", "--field", "note")
    assert [one["subject"] for one in said.objects if one["subject"]] == ["IGM-0001"]
    said = door.run("review", "--store", ward)
    assert said.lines[0] == "Left out: IGM-0002: Its file is not here."
