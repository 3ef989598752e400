"""Who may act, sign and unblind, by command: signatures, accounts and unblinding over one store."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.support.command_line import USER, Door, enrol, note

SHEET = ("--subject", "IGM-0001", "--day", "0")
MEANING = "reviewed and complete"


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Door:
    return Door(monkeypatch, tmp_path)


@pytest.fixture
def ward(door: Door) -> Path:
    """A store with one subject, a note on Day 0, which is over (now is Day 1 at noon)."""
    store = door.new_store()
    assert door.chart(store, enrol(), note("n1")) == ["ACK enrol-IGM-0001", "ACK n1"]
    return store


# -- signatures -----------------------------------------------------------------------------------


@pytest.mark.requirement("R85", "R86", "R87")
def test_that_a_day_is_signed_locked_opened_again_and_printed_in_both_versions(door, ward):
    said = door.run("sign", "--store", ward, *SHEET, "--meaning", MEANING)
    assert said.code == 0, said.err
    assert said.lines[0].startswith(f"Day 0 of IGM-0001 signed by {USER}: {MEANING}.")
    (answer,) = door.chart(ward, note("n2", at="2026-11-21T13:00+01:00"))
    assert answer.startswith("NAK n2")
    assert f"Day 0 was signed by {USER}" in answer
    sheet = door.run("day-sheet", "--store", ward, *SHEET).out.decode()
    assert MEANING in sheet

    assert door.run("reopen", "--store", ward, *SHEET, "--reason", "late result").code == 0
    assert door.chart(ward, note("n3", text="restless")) == ["ACK n3"]
    now = door.run("day-sheet", "--store", ward, *SHEET).out.decode()
    signed = door.run("day-sheet", "--store", ward, *SHEET, "--as-signed").out.decode()
    assert "restless" in now
    assert "Changed after signature" in now
    assert "late result" in now
    assert "restless" not in signed
    assert "calm" in signed

    listed = door.run("signatures", "--store", ward, "--json")
    assert listed.code == 0
    (one,) = listed.objects
    assert (one["subject"], one["day"], one["holds"], one["reopened"]) == (
        "IGM-0001",
        0,
        True,
        True,
    )
    assert (one["signed_by"], one["role"], one["meaning"]) == (USER, "investigator", MEANING)


@pytest.mark.requirement("R85")
def test_that_a_day_that_runs_is_not_signed(door, ward):
    said = door.run(
        *("sign", "--store", ward, "--subject", "IGM-0001"), "--day", "1", "--meaning", "x y z"
    )
    assert said.code == 1
    assert "is not over before 23-Nov-2026 00:00" in said.err
    never = door.run("day-sheet", "--store", ward, *SHEET, "--as-signed")
    assert never.code == 1
    assert "never signed" in never.err


@pytest.mark.requirement("R85")
def test_that_the_wrong_passphrase_signs_nothing(door, ward, monkeypatch):
    monkeypatch.setenv("BEDLINE_PASSPHRASE", "not these four words")
    assert door.run("sign", "--store", ward, *SHEET, "--meaning", MEANING).code == 4
    monkeypatch.undo()
