from __future__ import annotations

import errno
import os
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from storage import connection as db
from storage import entrance, migrations, sealing
from storage.migrations import STEPS, migrate, schema_of
from storage.problems import Damaged, NotOpened, NotSaved
from storage.schema import SCHEMA_VERSION, missing_guards
from tests.storage import wards
from tests.storage.wards import NURSE, SUBJECT, note


def add_wards(tables: Any) -> None:
    tables.execute("CREATE TABLE wards (name TEXT PRIMARY KEY) STRICT")


def rebuild_entries(tables: Any) -> None:
    # As sqlite-utils' transform does: a new table under the old name, its triggers gone.
    sql = tables.execute("SELECT sql FROM sqlite_master WHERE name = 'entries'").fetchone()[0]
    tables.execute(sql.replace("TABLE entries", "TABLE entries_new", 1))
    tables.execute("INSERT INTO entries_new SELECT * FROM entries")
    tables.execute("DROP TABLE entries")
    tables.execute("ALTER TABLE entries_new RENAME TO entries")
    tables.execute("CREATE INDEX entries_of_subject ON entries (subject, device, seq)")


def lose_one(tables: Any) -> None:
    tables.execute("DROP TRIGGER entries_no_delete")
    tables.execute("DELETE FROM entries WHERE seq = 3")


def fail(tables: Any) -> None:
    tables.execute("CREATE TABLE half (a) STRICT, nonsense")


FUTURE = MappingProxyType({**STEPS, 2: add_wards, 3: rebuild_entries})


def pages_key(ward: Path) -> bytes:
    return sealing.subkey(wards.data_key_of(ward), "pages")


def run(ward: Path, steps: Any = FUTURE) -> None:
    from storage.folder import StoreFolder

    migrate(StoreFolder(ward), pages_key(ward), since=1, steps=steps)


def schema(ward: Path) -> int:
    raw = db.connect(ward / "ledger.db", pages_key(ward), "read")
    try:
        return schema_of(raw, ward / "ledger.db")
    finally:
        raw.close()


def test_that_the_steps_reach_the_version_that_the_program_writes():
    assert sorted(STEPS) == list(range(1, SCHEMA_VERSION + 1))


@pytest.mark.requirement("R97")
def test_that_a_migration_keeps_every_entry_the_guards_and_the_old_file(ward: Path):
    wards.charted(ward, 5)
    before = wards.bytes_of(ward)["ledger.db"]
    run(ward)
    assert schema(ward) == 3
    raw = wards.sql_editor(ward, guards_off=False)
    assert missing_guards(raw) == ()
    assert raw.execute("SELECT count(*) FROM entries").fetchone() == (5,)
    assert raw.execute("SELECT count(*) FROM wards").fetchone() == (0,)
    raw.close()
    kept = ward / "backups" / "ledger-schema-1.db"
    old = db.connect(kept, pages_key(ward), "read")
    assert schema_of(old, kept) == 1
    assert old.execute("SELECT count(*) FROM entries").fetchone() == (5,)
    old.close()
    assert wards.bytes_of(ward)["ledger.db"] != before
    assert [path.name for path in ward.glob("*migrating*")] == []


@pytest.mark.requirement("R97")
@pytest.mark.parametrize("step", [lose_one, fail])
def test_that_a_migration_that_goes_wrong_leaves_the_old_file_as_it_was(ward: Path, step: Any):
    wards.charted(ward, 5)
    before = wards.bytes_of(ward)["ledger.db"]
    with pytest.raises(NotSaved) as refused:
        run(ward, {**STEPS, 2: step})
    assert refused.value.code == "not_migrated"
    assert wards.bytes_of(ward)["ledger.db"] == before
    with wards.enter(ward) as store:
        assert store.problems == ()
        assert list(store.folder.path.glob("*migrating*")) == []


@pytest.mark.requirement("R97")
def test_that_a_fault_at_any_sync_leaves_the_old_file_or_the_new_one(
    ward: Path, monkeypatch: pytest.MonkeyPatch
):
    wards.charted(ward, 3)
    real, calls, done = os.fsync, [0], False
    for k in range(1, 12):
        calls[0] = 0

        def fsync(descriptor: int, k: int = k) -> None:
            calls[0] += 1
            if calls[0] == k:
                raise OSError(errno.EIO, "Input/output error")
            real(descriptor)

        monkeypatch.setattr(os, "fsync", fsync)
        try:
            run(ward, {**STEPS, 2: add_wards})
            done = True
        except NotSaved:
            pass
        monkeypatch.setattr(os, "fsync", real)
        raw = wards.sql_editor(ward, guards_off=False)
        assert raw.execute("SELECT count(*) FROM entries").fetchone() == (3,)
        assert schema_of(raw, ward) in (1, 2)
        raw.execute("PRAGMA user_version = 1")
        raw.execute("DROP TABLE IF EXISTS wards")
        raw.close()
        if done:
            break
    assert done


@pytest.mark.requirement("R97")
def test_that_a_damaged_ledger_is_not_migrated(ward: Path):
    with wards.enter(ward) as store:
        store.ledger.append([note("x" * 300) for _ in range(60)], NURSE)
    content = bytearray((ward / "ledger.db").read_bytes())
    content[-3 * 4096 + 9] ^= 1
    (ward / "ledger.db").write_bytes(content)
    with pytest.raises(Damaged):
        run(ward)
    assert (ward / "ledger.db").read_bytes() == bytes(content)


@pytest.mark.requirement("R97")
def test_that_a_tampered_ledger_is_not_migrated(ward: Path):
    wards.charted(ward, 3)
    raw = wards.sql_editor(ward)
    raw.execute("UPDATE entries SET zone = 'UTC' WHERE seq = 2")
    wards.guards_on(raw)
    raw.close()
    with pytest.raises(Damaged, match="e2"):
        run(ward)


def test_that_a_gap_in_the_steps_is_named(ward: Path):
    with pytest.raises(NotOpened, match="knows no way"):
        run(ward, {1: STEPS[1], 3: add_wards})


@pytest.mark.requirement("R97")
def test_that_an_older_ledger_is_brought_up_to_date_by_the_writer_only(
    ward: Path, monkeypatch: pytest.MonkeyPatch
):
    wards.charted(ward, 3)
    monkeypatch.setattr(entrance, "SCHEMA_VERSION", 3)

    def migrated(*given: Any, since: int) -> None:
        migrations.migrate(*given, since=since, steps=FUTURE)

    monkeypatch.setattr(entrance, "migrate", migrated)
    with pytest.raises(NotOpened, match="older version"):
        wards.enter(ward, view_only=True)
    with wards.enter(ward) as store:
        assert store.problems == ()
        assert len(store.ledger.facts_of(SUBJECT)) == 3
        store.ledger.append([note()], NURSE)
    assert schema(ward) == 3


def test_that_a_schema_that_cannot_be_asked_for_is_not_guessed(ward: Path):
    class Busy:
        def execute(self, *_: object) -> None:
            error = db.Error("busy")
            error.sqlite_errorcode = 5
            raise error

    with pytest.raises(NotSaved, match="Another program"):
        schema_of(Busy(), ward)
