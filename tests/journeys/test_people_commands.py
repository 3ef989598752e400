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


# -- accounts -------------------------------------------------------------------------------------

NEW_WORDS = "four other words now"


@pytest.fixture
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEDLINE_NEW_PASSPHRASE", NEW_WORDS)
    monkeypatch.setenv("BEDLINE_PIN", "2580")


def by(door: Door, monkeypatch: pytest.MonkeyPatch, name: str, passphrase: str) -> None:
    del door
    monkeypatch.setenv("BEDLINE_USER", name)
    monkeypatch.setenv("BEDLINE_PASSPHRASE", passphrase)


@pytest.mark.requirement("R60", "R64")
@pytest.mark.usefixtures("secrets")
def test_that_accounts_are_kept_by_command_and_nobody_raises_himself(door, ward, monkeypatch):
    def account(*words: str) -> tuple[int, str, list[str]]:
        said = door.run("account", *words, "--store", ward)
        return said.code, said.err, said.lines

    assert account("add", "it-c", "--role", "administrator")[0] == 0
    code, err, _ = account("add", "nurse-a", "--role", "nurse")
    assert (code, "may not do this" in err) == (1, True), "from now on the administrator does"
    by(door, monkeypatch, "it-c", NEW_WORDS)
    assert account("add", "nurse-a", "--role", "nurse")[0] == 0
    code, err, _ = account("role", "it-c", "--role", "investigator")
    assert (code, "cannot change the own role" in err) == (1, True)
    assert door.chart(ward, note("by-admin"))[0].startswith("NAK by-admin")
    assert door.run("sign", "--store", ward, *SHEET, "--meaning", MEANING).code == 1
    assert account("role", "nurse-a", "--role", "monitor")[0] == 0
    assert account("disable", USER)[0] == 0
    assert account("list")[2] == [
        f"{USER}, investigator, disabled",
        "it-c, administrator, active",
        "nurse-a, monitor, active",
    ]
    assert account("add", USER, "--role", "nurse")[0] == 1, "a name is never given again"
    by(door, monkeypatch, USER, "four quiet words here")
    assert door.run("dump", "--store", ward).code == 4
    by(door, monkeypatch, "it-c", NEW_WORDS)
    assert {entry["operator"] for entry in door.dump(ward)} == {USER}, "entries keep their name"


@pytest.mark.requirement("R60")
@pytest.mark.usefixtures("secrets")
def test_that_each_person_changes_the_own_passphrase_and_pin(door, ward, monkeypatch):
    assert door.run("account", "pin", "--store", ward).code == 0
    monkeypatch.setenv("BEDLINE_PIN", "12")
    assert "4 to 12 digits" in door.run("account", "pin", "--store", ward).err
    assert door.run("account", "passphrase", "--store", ward).code == 0
    assert door.run("dump", "--store", ward).code == 4
    by(door, monkeypatch, USER, NEW_WORDS)
    assert door.run("dump", "--store", ward).code == 0
    monkeypatch.setenv("BEDLINE_NEW_PASSPHRASE", "short")
    assert "The passphrase is short" in door.run("account", "passphrase", "--store", ward).err
    monkeypatch.delenv("BEDLINE_NEW_PASSPHRASE")
    assert "BEDLINE_NEW_PASSPHRASE" in door.run("account", "passphrase", "--store", ward).err


@pytest.mark.requirement("R65")
@pytest.mark.usefixtures("secrets")
def test_that_the_recovery_key_opens_the_store_for_a_forgotten_passphrase(
    door, monkeypatch, tmp_path
):
    folder = tmp_path / "lost"
    site = ("--site", "Test ICU", "--zone", "Europe/Rome")
    made = door.run("init", "--store", folder, *site, "--json")
    key = tmp_path / "key.txt"
    key.write_text(made.objects[0]["recovery_key"], "utf-8")
    words = ("account", "recover", USER, "--store", folder, "--recovery-file", key)
    said = door.run(*words)
    assert said.code == 0, said.err
    assert "takes the place of the old one" in said.lines[1]
    assert door.run("dump", "--store", folder).code == 4
    by(door, monkeypatch, USER, NEW_WORDS)
    assert door.run("dump", "--store", folder).code == 0
    again = door.run(*words)
    assert again.code == 1
    assert "does not belong to this store" in again.err
    key.write_text("abc", "utf-8")
    assert "eight groups of five" in door.run(*words).err


# -- settings -------------------------------------------------------------------------------------


@pytest.mark.requirement("R22", "R62", "R77")
def test_that_the_site_chooses_lock_sheets_and_contact_by_command(door, ward, tmp_path):
    def setting(*words: str) -> tuple[int, str, list[str]]:
        said = door.run("setting", *words, "--store", ward)
        return said.code, said.err, said.lines

    assert setting()[2] == ["lock-minutes: 5", f"downtime-folder: {ward / 'downtime'}"]
    assert setting("lock-minutes", "8")[0] == 0
    assert setting("lock-minutes")[2] == ["lock-minutes: 8"]
    code, err, _ = setting("lock-minutes", "40")
    assert (code, "after 2 to 15 minutes" in err) == (1, True)
    assert setting("downtime-folder", str(tmp_path / "nowhere"))[0] == 1
    assert setting("downtime-folder", str(tmp_path))[0] == 0
    assert (ward / "downtime" / "place.txt").read_text("utf-8").strip() == str(tmp_path)
    assert setting("unblinding-contact", "555 0100")[0] == 1
    assert setting("unblinding-contact", "555 0100", "--protocol", "icar")[0] == 0
    assert setting("--protocol", "icar")[2][-1] == "unblinding-contact: 555 0100"
    assert setting("no-such")[0] == 2
