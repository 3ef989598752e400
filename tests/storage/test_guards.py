"""Written rows are never changed or deleted, whoever asks (R13, R81)."""

# ruff: noqa: S608 - queries made of our own column names

from __future__ import annotations

from pathlib import Path

import pytest

from storage import connection as db
from storage.chain import ENTRIES
from storage.schema import GUARDS, install_guards, missing_guards
from storage.store import Store
from tests.storage import wards
from tests.storage.wards import NURSE, note

WAYS = [
    "UPDATE entries SET payload = '{}'",
    "UPDATE entries SET operator = 'x' WHERE 0",
    "DELETE FROM entries",
    "DELETE FROM journal",
    "UPDATE journal SET words = 'x'",
    "REPLACE INTO entries SELECT * FROM entries",
    "INSERT OR REPLACE INTO journal SELECT * FROM journal",
    "INSERT INTO entries SELECT * FROM entries WHERE 1 ON CONFLICT DO UPDATE SET payload = '{}'",
    "DROP TABLE entries",
    "DROP TRIGGER entries_no_update",
    "DROP INDEX entries_of_subject",
    "ALTER TABLE entries RENAME TO gone",
    "ALTER TABLE entries ADD COLUMN x TEXT",
    "CREATE TABLE entries2 (a)",
    "CREATE TRIGGER t AFTER INSERT ON entries BEGIN SELECT 1; END",
    "CREATE TEMP TRIGGER t AFTER INSERT ON main.entries BEGIN DELETE FROM entries; END",
    "CREATE VIEW v AS SELECT 1",
    "ATTACH ':memory:' AS other",
    "PRAGMA writable_schema = ON",
    "PRAGMA ignore_check_constraints = ON",
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA query_only = 0",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA user_version = 7",
    "PRAGMA key = 'x'",
    "PRAGMA rekey = 'x'",
    "VACUUM",
    "REINDEX",
]
REST = ", ".join(ENTRIES.columns[3:])
BEHIND_THE_FENCE = [
    "UPDATE entries SET payload = '{}'",
    "DELETE FROM entries",
    "DELETE FROM journal",
    "UPDATE journal SET words = 'x'",
    "REPLACE INTO entries SELECT * FROM entries",
    "REPLACE INTO journal SELECT * FROM journal",
    # A number left out, and a row that does not follow the one before it.
    f"INSERT INTO entries SELECT device, seq + 5, 'new', {REST} FROM entries WHERE seq = 1",
    f"INSERT INTO entries SELECT device, 3, 'new', {REST} FROM entries WHERE seq = 1",
]


@pytest.mark.requirement("R13", "R81")
@pytest.mark.parametrize("statement", WAYS)
def test_that_the_programs_own_connection_refuses_every_way_to_change_the_record(
    store: Store, statement: str
):
    store.ledger.append([note(), note()], NURSE)
    raw = store._book.connection
    before = (
        raw.execute("SELECT * FROM entries").fetchall(),
        raw.execute("SELECT * FROM journal").fetchall(),
    )
    with pytest.raises(db.Error):
        raw.execute(statement)
    assert before == (
        raw.execute("SELECT * FROM entries").fetchall(),
        raw.execute("SELECT * FROM journal").fetchall(),
    )
    assert store.verify().clean
    assert store.ledger.append([note()], NURSE)


@pytest.mark.requirement("R13")
@pytest.mark.parametrize("statement", BEHIND_THE_FENCE)
def test_that_the_guards_in_the_file_refuse_it_to_other_programs_too(ward: Path, statement: str):
    wards.charted(ward, 2)
    raw = wards.sql_editor(ward, guards_off=False)
    raw.execute("PRAGMA recursive_triggers = ON")
    before = raw.execute("SELECT * FROM entries").fetchall()
    with pytest.raises(db.Error):
        raw.execute(statement)
    assert raw.execute("SELECT * FROM entries").fetchall() == before
    raw.close()


@pytest.mark.requirement("R13")
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("device", "'"), ("seq", 0), ("subject", ""), ("kind", ""), ("version", 0),
        ("at_utc", "yesterday"), ("recorded_at_utc", "2026-11-21 08:00:00"), ("zone", ""),
        ("operator", ""), ("role", "chief"), ("from_paper", 2), ("payload", "{"),
        ("prev_hash", "x"), ("hash", "x"), ("version", "one"), ("payload", b"{}"),
        ("replaces", "e1"), ("device", "d" * 33),
    ],
)  # fmt: skip
def test_that_the_tables_own_checks_refuse_impossible_rows(ward: Path, column: str, value: object):
    wards.charted(ward, 1)
    raw = wards.sql_editor(ward)
    names = [row[1] for row in raw.execute("PRAGMA table_info(entries)")]
    row = dict(zip(names, raw.execute("SELECT * FROM entries").fetchone(), strict=True))
    row |= {"seq": 2, "id": "e2", column: value}
    if column == "device" and value == "'":
        row["device"] = ""
    marks = ", ".join("?" * len(names))
    with pytest.raises(db.Error):
        raw.execute(f"INSERT INTO entries VALUES ({marks})", list(row.values()))
    raw.close()


@pytest.mark.requirement("R13", "R97")
def test_that_guards_are_put_in_place_anew_and_missing_ones_named(ward: Path):
    raw = wards.sql_editor(ward)
    assert missing_guards(raw) == tuple(GUARDS)
    install_guards(raw)
    install_guards(raw)
    assert missing_guards(raw) == ()
    raw.close()


def test_that_reading_pragmas_and_switching_guards_on_is_allowed(store: Store):
    raw = store._book.connection
    assert raw.execute("PRAGMA table_info(entries)").fetchall()
    raw.execute("PRAGMA foreign_keys = ON")
    assert raw.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert store.tables.table("entries").count == 0
