"""Somebody with the key and an SQL editor: every edit is found, the first bad row is named."""

# ruff: noqa: S608 - queries made of our own column names

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storage.anchor import AnchorFile, read_tails
from storage.chain import ENTRIES, JOURNAL, Chained, row_hash, start_of
from storage.problems import Damaged
from tests.storage import wards
from tests.storage.wards import NURSE, SUBJECT, note

COLUMNS = ", ".join(ENTRIES.columns)


def edit(raw: Any) -> None:
    raw.execute("""UPDATE entries SET payload = '{"text":"other"}' WHERE seq = 5""")


def edit_time(raw: Any) -> None:
    raw.execute("UPDATE entries SET at_utc = '2026-11-21T03:00:00Z' WHERE seq = 5")


def edit_operator(raw: Any) -> None:
    raw.execute("UPDATE entries SET operator = 'nurse-z' WHERE seq = 5")


def edit_flag(raw: Any) -> None:
    raw.execute("UPDATE entries SET from_paper = 1 WHERE seq = 5")


def delete(raw: Any) -> None:
    raw.execute("DELETE FROM entries WHERE seq = 5")


def delete_and_close_the_gap(raw: Any) -> None:
    raw.execute("DELETE FROM entries WHERE seq = 5")
    for seq in range(6, 11):
        raw.execute("UPDATE entries SET seq = ? WHERE seq = ?", (seq - 1, seq))


def delete_the_last(raw: Any) -> None:
    raw.execute("DELETE FROM entries WHERE seq > 8")


def delete_all(raw: Any) -> None:
    raw.execute("DELETE FROM entries")


def insert(raw: Any) -> None:
    for seq in range(10, 4, -1):
        raw.execute("UPDATE entries SET seq = ? WHERE seq = ?", (seq + 1, seq))
    raw.execute(
        f"INSERT INTO entries SELECT device, 5, 'slipped-in', "
        f"{', '.join(ENTRIES.columns[3:])} FROM entries WHERE seq = 4"
    )


def swap(raw: Any) -> None:
    for old, new in ((5, 105), (6, 5), (105, 6)):
        raw.execute("UPDATE entries SET seq = ? WHERE seq = ?", (new, old))


def renumber(raw: Any) -> None:
    raw.execute("UPDATE entries SET seq = 100 WHERE seq = 10")


def move_to_another_subject(raw: Any) -> None:
    raw.execute("UPDATE entries SET subject = 'ICA-0002' WHERE seq = 5")


def put_a_wrong_type(raw: Any) -> None:
    raw.execute("PRAGMA ignore_check_constraints = ON")
    raw.execute("UPDATE entries SET payload = ? WHERE seq = 5", ("\x00not json",))


def rename_device(raw: Any) -> None:
    raw.execute("UPDATE entries SET device = 'ZZZZZ'")
    raw.execute("UPDATE devices SET device = 'ZZZZZ'")


def edit_the_journal(raw: Any) -> None:
    raw.execute("UPDATE journal SET operator = 'nurse-z' WHERE seq = 2")


def delete_from_the_journal(raw: Any) -> None:
    raw.execute("DELETE FROM journal WHERE seq = 2")


EDITS = [
    edit,
    edit_time,
    edit_operator,
    edit_flag,
    delete,
    delete_and_close_the_gap,
    delete_the_last,
    delete_all,
    insert,
    swap,
    renumber,
    move_to_another_subject,
    put_a_wrong_type,
    rename_device,
    edit_the_journal,
    delete_from_the_journal,
]
# What cannot be hidden or comes out as it was: a cell that is not JSON, a number put right again.
HIDEABLE = [work for work in EDITS if work not in (put_a_wrong_type, renumber)]
NAMED = {
    edit: "e5",
    edit_time: "e5",
    edit_operator: "e5",
    edit_flag: "e5",
    delete: "e6",
    delete_and_close_the_gap: "e6",
    insert: "slipped-in",
    swap: "e6",
    renumber: "e10",
    move_to_another_subject: "e5",
    put_a_wrong_type: "e5",
}


def rebuild(raw: Any, chained: Chained) -> None:
    """Link all rows anew, as somebody would who wants to hide the edit."""
    device, head, renumbered = "", "", 0
    names = ", ".join(chained.columns)
    for row in raw.execute(f"SELECT {names} FROM {chained.table} ORDER BY device, seq").fetchall():
        if row[0] != device:
            device, head, renumbered = row[0], start_of(chained, row[0]).head, 0
        renumbered += 1
        cells = (device, renumbered, *row[2:-2], head)
        head = row_hash(chained, cells)
        raw.execute(
            f"UPDATE {chained.table} SET seq = ?, prev_hash = ?, hash = ? "
            "WHERE device = ? AND seq = ?",
            (renumbered, cells[-1], head, device, row[1]),
        )


def tamper(ward: Path, work: Callable[[Any], None], *, rebuilt: bool = False) -> None:
    raw = wards.sql_editor(ward)
    work(raw)
    if rebuilt:
        for chained in (ENTRIES, JOURNAL):
            rebuild(raw, chained)
    wards.guards_on(raw)
    raw.close()


@pytest.fixture
def charted(ward: Path) -> Path:
    wards.charted(ward, 10)
    return ward


@pytest.mark.requirement("R10", "R92")
@pytest.mark.parametrize("work", EDITS, ids=lambda work: work.__name__)
def test_that_an_edit_by_an_sql_editor_is_found_and_the_first_bad_entry_named(
    charted: Path, work: Callable[[Any], None]
):
    tamper(charted, work)
    with wards.enter(charted) as store:
        assert not store.writable
        damage = store.damage
        assert damage is not None
        assert damage.exit_code == 3
        if work in NAMED:
            found = store.verify().broken
            assert found is not None
            assert found.entry == NAMED[work]
            assert NAMED[work] in " ".join(str(one) for one in store.problems)
        with pytest.raises(Damaged):
            store.ledger.append([note()], NURSE)


@pytest.mark.requirement("R10", "R11", "R92")
@pytest.mark.parametrize("check", ["full", "quick"])
@pytest.mark.parametrize("work", HIDEABLE, ids=lambda work: work.__name__)
def test_that_an_edit_with_the_chain_rebuilt_is_found_by_the_anchor(
    charted: Path, work: Callable[[Any], None], check: str
):
    tamper(charted, work, rebuilt=True)
    with wards.enter(charted, check=check) as store:
        assert not store.writable
        assert store.damage is not None
        assert store.damage.code in {"entries_missing", "entries_changed", "anchor_behind"}


@pytest.mark.requirement("R94")
def test_that_what_verifies_is_still_shown_and_the_edited_entry_is_left_out(charted: Path):
    tamper(charted, edit)
    with wards.enter(charted) as store:
        shown = [entry.id for entry in store.ledger.facts_of(SUBJECT)]
        assert shown == [f"e{number}" for number in range(1, 11) if number != 5]
        assert [seq for _, seq in store.ledger.missing] == [5]
        assert store.ledger.subjects() == (SUBJECT,)
        assert store.ledger.entry("e4") is not None
        assert store.ledger.entry("e5") is None
        assert len(store.ledger.all_entries()) == 9


def test_that_an_edit_under_a_quick_opening_is_met_when_the_subject_is_read(charted: Path):
    tamper(charted, edit)
    with wards.enter(charted, check="quick") as store:
        assert store.writable
        with pytest.raises(Damaged, match="e5"):
            store.ledger.facts_of(SUBJECT)
        assert not store.writable
        assert len(store.ledger.facts_of(SUBJECT)) == 9


def test_that_an_edit_under_a_quick_opening_is_found_by_the_check_in_the_background(
    charted: Path,
):
    tamper(charted, edit)
    with wards.enter(charted, check="quick") as store:
        assert not store.verify().clean
        assert not store.writable
        assert len(store.ledger.facts_of(SUBJECT)) == 9


@pytest.mark.requirement("R11")
def test_that_an_old_copy_of_the_ledger_put_back_is_named_as_missing_entries(charted: Path):
    old = (charted / "ledger.db").read_bytes()
    with wards.enter(charted) as store:
        store.ledger.append([note("later", "late")], NURSE)
    (charted / "ledger.db").write_bytes(old)
    with wards.enter(charted) as store:
        assert store.damage is not None
        assert store.damage.code == "entries_missing"
        assert "number 11" in store.damage.what


@pytest.mark.requirement("R11")
def test_that_an_old_copy_of_the_anchor_put_back_is_noticed(charted: Path):
    old = (charted / "anchor").read_bytes()
    with wards.enter(charted) as store:
        store.ledger.append([note("later")], NURSE)
        store.ledger.append([note("later still")], NURSE)
    (charted / "anchor").write_bytes(old)
    with wards.enter(charted) as store:
        assert store.damage is not None
        assert store.damage.code == "anchor_behind"


@pytest.mark.requirement("R11")
def test_that_an_anchor_that_lags_by_one_append_is_brought_into_step(charted: Path):
    with wards.enter(charted) as store:
        before = (charted / "anchor").read_bytes()
        store.ledger.append([note("a"), note("b"), note("c")], NURSE)
        after = (charted / "anchor").read_bytes()
        # As if the power had gone between the commit and the anchor.
        (charted / "anchor").write_bytes(before)
        store._opened.lock.release()
        store._book.close()
    with wards.enter(charted) as store:
        assert store.problems == ()
        anchor = AnchorFile(charted / "anchor", store._ring.data_key, store._opened.identity.store)
        assert anchor.read().tails == {
            chained.table: store._book.tails(chained) for chained in (ENTRIES, JOURNAL)
        }
    assert before != after


@pytest.mark.requirement("R11")
def test_that_a_crash_after_the_very_first_row_does_not_cry_wolf(ward: Path):
    untouched = (ward / "anchor").read_bytes()
    with wards.enter(ward) as store:
        (ward / "anchor").write_bytes(untouched)
        store._opened.lock.release()
        store._book.close()
    with wards.enter(ward) as store:
        assert store.problems == ()


@pytest.mark.requirement("R11")
def test_that_an_anchor_without_the_key_cannot_be_made_to_fit(charted: Path):
    with wards.enter(charted) as store:
        name = store._opened.identity.store
    tamper(charted, edit, rebuilt=True)
    raw = wards.sql_editor(charted, guards_off=False)
    # All that the file tells is known to the forger; only the key is not.
    AnchorFile(charted / "anchor", b"guess" * 7, name).make(read_tails(raw))
    raw.close()
    with wards.enter(charted) as store:
        assert store.damage is not None
        assert store.damage.code == "anchor_changed"


def test_that_the_anchor_of_another_store_does_not_fit(charted: Path):
    data_key = wards.data_key_of(charted)
    AnchorFile(charted / "anchor", data_key, "other").make({"entries": {}, "journal": {}})
    with wards.enter(charted) as store:
        assert store.damage is not None
        assert store.damage.code == "anchor_changed"


def test_that_a_missing_anchor_is_named(charted: Path):
    (charted / "anchor").unlink()
    with wards.enter(charted) as store:
        assert store.damage is not None
        assert store.damage.code == "anchor_missing"
        assert len(store.ledger.facts_of(SUBJECT)) == 10
        assert not (charted / "anchor").exists()


@pytest.mark.requirement("R13")
@pytest.mark.parametrize("check", ["full", "quick"])
def test_that_missing_guards_are_noticed_at_opening(charted: Path, check: str):
    raw = wards.sql_editor(charted)
    raw.close()
    with wards.enter(charted, check=check) as store:
        assert store.damage is not None
        assert store.damage.code == "guards_missing"
        assert not store.writable


@pytest.mark.requirement("R13")
def test_that_a_guard_replaced_by_a_harmless_one_is_noticed(charted: Path):
    raw = wards.sql_editor(charted, guards_off=False)
    raw.execute("DROP TRIGGER entries_no_update")
    raw.execute("CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries BEGIN SELECT 1; END")
    raw.close()
    with wards.enter(charted) as store:
        assert "entries_no_update" in str(store.verify().problems()[0])


def test_that_an_edit_made_while_the_walk_was_at_work_is_found_at_its_end(
    charted: Path, monkeypatch: pytest.MonkeyPatch
):
    tamper(charted, edit)
    monkeypatch.setattr("storage.verify._walk", lambda *_: None)
    with wards.enter(charted, check="quick") as store:
        broken = store.verify().broken
        assert broken is not None
        assert broken.entry == "e5"
