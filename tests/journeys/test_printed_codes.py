"""A sheet from the cabinet and an inspector's folder, held against the store years later."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from storage.anchor import AnchorFile, digest, read_tails, spoken_code
from storage.chain import ENTRIES, row_hash
from tests.journeys.support.command_line import PASSPHRASE, USER, Door, enrol, note
from tests.storage import wards

pytestmark = pytest.mark.requirement("R11")


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Door:
    return Door(monkeypatch, tmp_path)


@pytest.fixture
def ward(door: Door) -> Path:
    store = door.new_store()
    assert door.chart(store, enrol(), note("n1"))[-1] == "ACK n1"
    return store


def head_now(door: Door, store: Path) -> str:
    (found,) = door.run("verify", "--store", store, "--json").objects
    return str(found["code"])


def on_paper(door: Door, store: Path, *words: str) -> str:
    """Print a day sheet; return the code at its foot, as the CSV of the same sheet says it."""
    said = door.run("day-sheet", "--store", store, "--subject", "IGM-0001", "--day", "0", *words)
    assert said.code == 0, said.err
    rows = csv.DictReader(io.StringIO(said.out.decode()))
    (code,) = (row["value"] for row in rows if row["code"] == "log_head")
    return code


@pytest.mark.parametrize("words", [(), ("--role", "assessor")], ids=["whole", "blinded"])
def test_that_an_old_sheet_finds_its_state_and_how_many_entries_came_since(
    door: Door, ward: Path, words
):
    code = on_paper(door, ward, *words)
    assert len(code.replace(" ", "")) == 10
    door.chart(ward, *(note(f"later{number}") for number in range(3)))
    said = door.run("verify", "--store", ward, "--code", code)
    assert said.code == 0, said.err
    assert "record version 2" in said.lines[-1]
    assert "22-Nov-2026 12:00" in said.lines[-1]
    assert "All 2 entries of then are still there" in said.lines[-1]
    assert "3 came since" in said.lines[-1]
    assert ("role assessor" in said.lines[-1]) is bool(words)


def test_that_the_two_codes_of_one_state_differ(door: Door, ward: Path):
    assert on_paper(door, ward) != on_paper(door, ward, "--role", "assessor")


def test_that_a_code_is_read_in_small_letters_and_without_spaces(door: Door, ward: Path):
    code = head_now(door, ward).lower().replace(" ", "")
    (found,) = door.run("verify", "--store", ward, "--code", code, "--json").objects
    assert found["sheet"] == {
        "entries": 2,
        "entered": "2026-11-22T11:00:00Z",
        "since": 0,
        "role": "",
    }


@pytest.mark.parametrize("code", ["0000 0000 00", "", "7F3A", "7F3A 91C2 4B 00", "ü" * 10])
def test_that_an_unknown_code_ends_with_1_and_words(door: Door, ward: Path, code: str):
    said = door.run("verify", "--store", ward, "--code", code)
    assert said.code == 1
    assert "code" in said.lines[-1]
    assert said.lines[0].startswith("Clean: 2 entries")


def test_that_damage_ends_with_3_whatever_the_code(door: Door, ward: Path):
    code = head_now(door, ward)
    path = ward / "ledger.db"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    assert door.run("verify", "--store", ward, "--code", code).code == 3


def rebuild_without(store: Path, entry: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove an entry and make chain and anchor anew, as somebody with the key can."""
    monkeypatch.setattr(wards, "PASSPHRASE", PASSPHRASE)
    person = wards.Operator(USER, "investigator")
    monkeypatch.setattr(wards.data_key_of, "__defaults__", (person,))
    connection = wards.sql_editor(store)
    names = ", ".join(ENTRIES.columns)
    # The columns are the program's own constants.
    rows = connection.execute(f"SELECT {names} FROM entries ORDER BY rowid").fetchall()  # noqa: S608
    connection.execute("DELETE FROM entries")
    head = rows[0][-2]
    for number, row in enumerate([row for row in rows if row[2] != entry], 1):
        cells = (row[0], number, *row[2:-2], head)
        head = row_hash(ENTRIES, cells)
        marks = ", ".join("?" * len(ENTRIES.columns))
        connection.execute(f"INSERT INTO entries VALUES ({marks})", (*cells, head))  # noqa: S608
    wards.guards_on(connection)
    connection.commit()
    tails = read_tails(connection)
    connection.close()
    key = wards.data_key_of(store)
    body = json.loads((store / "keys.json").read_text("utf-8"))["body"]
    AnchorFile(store / "anchor", key, body["store"]).make(tails)


@pytest.mark.requirement("R92")
def test_that_an_entry_removed_by_somebody_with_the_key_is_told_by_the_sheet(
    door: Door, ward: Path, monkeypatch: pytest.MonkeyPatch
):
    before = on_paper(door, ward)
    door.chart(ward, note("n2"))
    with_all = on_paper(door, ward)
    rebuild_without(ward, "n2", monkeypatch)
    assert door.run("verify", "--store", ward).code == 0, "chain and anchor were made anew"
    assert door.run("verify", "--store", ward, "--code", before).code == 0
    assert door.run("verify", "--store", ward, "--code", with_all).code == 1


@pytest.mark.requirement("R89")
def test_that_a_copy_is_known_by_its_store_also_after_more_entries(door: Door, ward: Path):
    for role in (None, "assessor"):
        out = door.home / f"copy-{role}"
        words = ("--role", role) if role else ()
        made = door.run("export", "--format", "inspector", "--out", out, "--store", ward, *words)
        assert made.code == 0, made.err
        door.chart(ward, note(f"after-{role}"))
        assert door.run("verify", "--store", ward, "--copy", out).code == 0
        sums = out / "SHA256SUMS"
        kept = sums.read_text("utf-8")
        sums.write_text(kept.replace("a", "b", 1))
        said = door.run("verify", "--store", ward, "--copy", out)
        assert said.code == 1
        assert any("seal" in line for line in said.lines)
        sums.write_text(kept)
        (out / "trail.csv").write_text("nothing happened")
        said = door.run("verify", "--store", ward, "--copy", out)
        assert said.code == 1
        assert "trail.csv: was changed" in said.lines


@pytest.mark.requirement("R89")
def test_that_a_copy_of_another_store_is_not_known(door: Door, ward: Path):
    out = door.home / "copy"
    door.run("export", "--format", "inspector", "--out", out, "--store", ward)
    other = door.new_store("other")
    assert door.run("verify", "--store", other, "--copy", out).code == 1
    assert door.run("verify", "--store", other, "--copy", door.home / "nothing").code == 1


def plain_head(store: Path) -> str:
    clock, around = wards.TickingClock(), wards.surroundings()
    with wards.open_store(
        store, USER, PASSPHRASE, clock=clock, around=around, view_only=True
    ) as opened:
        return opened.ledger.head_code()


@pytest.mark.requirement("R72", "R79")
def test_that_who_is_blinded_is_never_told_the_code_of_the_whole_record(door: Door, ward: Path):
    """A record could be tried against the plain head; where nothing is hidden it is told."""
    said = door.run("verify", "--store", ward)
    assert f"log head {plain_head(ward)}." in said.lines[0]
    assert head_now(door, ward) == plain_head(ward)
    line = enrol("ICAR-0001", protocol="icar", arm=None, anchors={})
    assert door.chart(ward, line) == ["ACK enrol-ICAR-0001"]
    whole = plain_head(ward)
    said, machine = (
        door.run("verify", "--store", ward),
        door.run("verify", "--store", ward, "--json"),
    )
    assert said.code == machine.code == 0
    told = machine.objects[0]["code"]
    assert f"log head {told}." in said.lines[0]
    assert told != whole
    for answer in (said, machine):
        assert whole not in answer.out.decode()
    assert whole.replace(" ", "") not in machine.out.decode()
    assert "role investigator" in door.run("verify", "--store", ward, "--code", told).lines[-1]


def test_that_the_code_of_two_workstations_is_that_of_both_chains(tmp_path: Path, monkeypatch):
    from storage.printed_states import state_of

    monkeypatch.setenv("BEDLINE_TEST_CLOCK", "1")
    folder = wards.make_ward(tmp_path / "ward")
    codes = []
    for number in range(1, 5):
        around = wards.surroundings(seed=number, machine=lambda n=number: f"machine-{n % 2}")
        with wards.enter(folder, around=around) as store:
            store.ledger.append([wards.note(entry_id=f"e{number}")], wards.INVESTIGATOR)
            codes.append(store.ledger.head_code())
    with wards.enter(folder, view_only=True) as store:
        assert len({one.device for one in store.ledger.all_entries()}) == 2
        found = [state_of(store, code) for code in codes]
        assert [(one.count, one.since) for one in found if one] == [(1, 3), (2, 2), (3, 1), (4, 0)]
        empty = state_of(store, spoken_code(digest({})))
        assert empty is not None
        assert empty.count == 0


@pytest.mark.requirement("R72", "R79")
def test_that_somebody_blinded_cannot_try_out_the_code_of_the_whole_record(tmp_path, monkeypatch):
    from dataclasses import replace

    from protocols.facts import SubjectEnrolled
    from protocols.issues import Issue
    from protocols.units import quantity
    from storage.accounts import Operator
    from tests.unit.operations.benches import NOW, state
    from ui.operations.bench import Bench
    from ui.operations.sealed_copy import Answered, sheet_state

    monkeypatch.setenv("BEDLINE_TEST_CLOCK", "1")
    with wards.enter(wards.make_ward(tmp_path / "ward"), clock=lambda: NOW) as store:
        bench = Bench(store, store.operator, lambda: NOW, test_clock=True)
        fact = SubjectEnrolled("icar", bed="3", weight=quantity("80 kg"))
        state(bench, "21T09:00", fact, "enrol-x", subject="ICAR-0001")
        whole, masked = store.ledger.head_code(), store.printed_code("investigator", masked=True)
        right, wrong = sheet_state(bench, whole), sheet_state(bench, "0000 0000 00")
        assert isinstance(right, Issue)
        assert isinstance(wrong, Issue)
        assert right.message == wrong.message.replace("0000 0000 00", whole)
        assert isinstance(sheet_state(bench, masked), Answered)
        pharmacist = replace(bench, operator=Operator("ph-e", "pharmacist"))
        assert isinstance(sheet_state(pharmacist, whole), Answered)
