"""The k-th call to the disk fails: no entry is acknowledged and lost, none is half there (T4)."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from storage import connection as db
from storage.backups import read_backup
from storage.chain import ENTRIES
from storage.problems import Damaged, NotSaved, StorageProblem
from storage.store import Store
from storage.verify import genuine_pages, verify
from tests.storage import wards
from tests.storage.wards import NURSE, SUBJECT, note

K = range(1, 13)


class FailingConnection:
    """A connection whose k-th statement fails, once or from then on."""

    def __init__(self, real: Any, k: int, code: int, *, for_good: bool) -> None:
        self.real = real
        self.left = k
        self.code = code
        self.for_good = for_good

    def _fail(self) -> None:
        self.left -= 1
        if self.left == 0 or (self.for_good and self.left < 0):
            error = db.dbapi2.OperationalError(f"planted fault {self.code}")
            error.sqlite_errorcode = self.code
            raise error

    def execute(self, sql: str, *given: Any) -> Any:
        self._fail()
        return self.real.execute(sql, *given)

    def executemany(self, sql: str, *given: Any) -> Any:
        self._fail()
        return self.real.executemany(sql, *given)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)


def plant(store: Store, k: int, code: int, *, for_good: bool) -> FailingConnection:
    tables = store._book.tables
    failing = FailingConnection(store._book._connection, k, code, for_good=for_good)
    store._book._connection = failing
    tables.conn = failing
    return failing


def heal(store: Store, failing: FailingConnection) -> None:
    if store._book._connection is failing:
        store._book._connection = failing.real
        store._book.tables.conn = failing.real


CODES = {"io": 10, "io_sync": 10 | 4 << 8, "full": 13, "busy": 5, "read_only": 8, "corrupt": 11}


@pytest.mark.requirement("R1", "R3", "R5", "R24")
@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for_good"])
@pytest.mark.parametrize("code", CODES)
def test_that_a_failing_statement_gives_no_false_word_and_no_half_entry(
    ward: Path, code: str, for_good: bool
):
    said: dict[str, bool] = {}
    for k in K:
        with wards.enter(ward, check="quick") as store:
            store.ledger.append([note("warm", f"w{k}")], NURSE)
            said[f"w{k}"] = True
            failing = plant(store, k, CODES[code], for_good=for_good)
            try:
                store.ledger.append([note("a", f"a{k}"), note("b", f"b{k}")], NURSE)
                said[f"a{k}"] = True
            except StorageProblem:
                said[f"a{k}"] = False
            heal(store, failing)
            if code != "corrupt":
                assert store.ledger.append([note("next", f"n{k}")], NURSE)
                said[f"n{k}"] = True
    with wards.enter(ward) as store:
        assert store.problems == ()
        stored = {entry.id for entry in store.ledger.facts_of(SUBJECT)}
    for entry_id, acknowledged in said.items():
        if acknowledged:
            assert entry_id in stored
    for k in K:
        assert (f"a{k}" in stored) == (f"b{k}" in stored)
    refused = [entry_id for entry_id, acknowledged in said.items() if not acknowledged]
    assert refused, "the fault never struck"
    assert not set(refused) & stored


@pytest.mark.requirement("R6")
def test_that_a_full_disk_gives_the_reserve_to_the_last_entry_and_says_so(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    reserve = store.folder.reserve
    assert reserve.stat().st_size == 8 * 1024 * 1024
    store.ledger.append([note()], NURSE)
    failing = plant(store, 6, CODES["full"], for_good=False)
    (entry,) = store.ledger.append([note("the last one")], NURSE)
    heal(store, failing)
    assert entry in store.ledger.facts_of(SUBJECT)
    assert not reserve.exists()
    monkeypatch.setattr(store._reserve, "_free", lambda _: 1000)
    assert store.space().state == "full"
    assert store.journal.events()[-1].event == "disk_full"


@pytest.mark.requirement("R5", "R6")
def test_that_a_disk_that_stays_full_refuses_in_plain_words(store: Store):
    store.ledger.append([note()], NURSE)
    failing = plant(store, 6, CODES["full"], for_good=True)
    with pytest.raises(NotSaved) as refused:
        store.ledger.append([note()], NURSE)
    heal(store, failing)
    assert refused.value.code == "disk_full"
    assert "Chart on paper" in str(refused.value)
    assert store.ledger.count == 1


@pytest.fixture
def syncs(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Count the syncs of our own small files and let the k-th of them fail."""
    state = {"calls": 0, "fail_at": 0, "for_good": 0}
    real = os.fsync

    def fsync(descriptor: int) -> None:
        state["calls"] += 1
        struck = state["calls"] == state["fail_at"]
        if struck or (state["for_good"] and state["calls"] > state["fail_at"] > 0):
            raise OSError(errno.EIO, "Input/output error")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    return state


@pytest.mark.requirement("R1", "R11")
def test_that_an_anchor_that_cannot_be_written_holds_back_the_next_entry_not_this_one(
    store: Store, syncs: dict[str, int]
):
    store.ledger.append([note("one", "e1")], NURSE)
    syncs.update(calls=0, fail_at=1, for_good=1)
    # Durable, so it counts, although the anchor did not follow.
    assert store.ledger.append([note("two", "e2")], NURSE)
    with pytest.raises(NotSaved) as refused:
        store.ledger.append([note("three", "e3")], NURSE)
    assert refused.value.code == "anchor_not_written"
    syncs.update(fail_at=0, for_good=0)
    assert store.ledger.append([note("four", "e4")], NURSE)
    assert [entry.id for entry in store.ledger.facts_of(SUBJECT)] == ["e1", "e2", "e4"]
    assert store.verify().clean


@pytest.mark.requirement("R11")
def test_that_an_anchor_that_fails_before_a_crash_does_not_cry_wolf(
    ward: Path, syncs: dict[str, int]
):
    with wards.enter(ward) as store:
        store.ledger.append([note("one")], NURSE)
        syncs.update(calls=0, fail_at=1, for_good=1)
        store.ledger.append([note("two"), note("three")], NURSE)
        store._book.close()
        store._opened.lock.release()
    syncs.update(fail_at=0, for_good=0)
    with wards.enter(ward) as store:
        assert store.problems == ()
        assert store.ledger.count == 3


@pytest.mark.requirement("R16", "R5")
def test_that_a_failing_sync_makes_no_backup_that_would_count_as_good(
    store: Store, syncs: dict[str, int]
):
    store.ledger.append([note()], NURSE)
    good = store.back_up()
    made, k = 0, 0
    while made == 0:
        k += 1
        store.ledger.append([note()], NURSE)
        syncs.update(calls=0, fail_at=k)
        before = {path.name for path in store.folder.backups.iterdir()}
        try:
            store.back_up()
            made = 1
        except NotSaved:
            # What stands there under its final name is whole, even if its name was not synced.
            after = {path.name for path in store.folder.backups.iterdir()}
            for name in after - before:
                assert read_backup(store.folder.backups / name).entries == store.ledger.count
        syncs.update(fail_at=0)
    assert k > 3
    assert good.path.exists()


@pytest.mark.requirement("R21", "R24")
def test_that_an_opening_that_cannot_bring_the_anchor_into_step_is_for_viewing(
    ward: Path, syncs: dict[str, int]
):
    wards.charted(ward, 2)
    old = (ward / "anchor").read_bytes()
    with wards.enter(ward) as store:
        (ward / "anchor").write_bytes(old)
        store._book.close()
        store._opened.lock.release()
    syncs.update(calls=0, fail_at=1, for_good=1)
    with wards.enter(ward) as store:
        assert [problem.code for problem in store.problems] == ["anchor_not_written"]
        assert len(store.ledger.facts_of(SUBJECT)) == 2
        with pytest.raises(NotSaved):
            store.ledger.append([note()], NURSE)


@pytest.mark.requirement("R94")
def test_that_damage_met_while_saving_ends_writing_and_shows_what_verifies(store: Store):
    store.ledger.append([note("one")], NURSE)
    failing = plant(store, 5, CODES["corrupt"], for_good=False)
    with pytest.raises(Damaged):
        store.ledger.append([note("two")], NURSE)
    assert store._book._connection is not failing
    assert not store.writable
    assert len(store.ledger.facts_of(SUBJECT)) == 1
    with pytest.raises(Damaged):
        store.ledger.append([note("three")], NURSE)


@pytest.mark.requirement("R5", "R94")
def test_that_an_entry_that_can_be_neither_finished_nor_taken_back_is_never_shown(
    store: Store,
):
    store.ledger.append([note("one")], NURSE)

    class NoWayBack(FailingConnection):
        def execute(self, sql: str, *given: Any) -> Any:
            if sql in ("COMMIT", "ROLLBACK"):
                self.left = 1
                self._fail()
            return self.real.execute(sql, *given)

    failing = NoWayBack(store._book._connection, 1, CODES["io"], for_good=True)
    store._book._connection = failing
    store._book.tables.conn = failing
    with pytest.raises(NotSaved):
        store.ledger.append([note("two")], NURSE)
    with pytest.raises(NotSaved) as refused:
        store.ledger.append([note("three")], NURSE)
    assert refused.value.code == "disk_failing"
    assert store.ledger.count == 1
    assert len(store.ledger.facts_of(SUBJECT)) == 1


class LateError(FailingConnection):
    """A connection whose commits succeed and report an error, as a failing last sync does."""

    def execute(self, sql: str, *given: Any) -> Any:
        done = self.real.execute(sql, *given)
        if sql == "COMMIT" and self.left:
            self.left -= 1
            error = db.dbapi2.OperationalError("planted fault after the commit")
            error.sqlite_errorcode = self.code
            raise error
        return done


@pytest.mark.requirement("R1", "R5")
@pytest.mark.parametrize("times", [1, 2])
def test_that_an_entry_that_is_there_in_spite_of_an_error_is_never_called_not_saved(
    ward: Path, times: int
):
    with wards.enter(ward) as store:
        store.ledger.append([note("one", "e1")], NURSE)
        store.ledger.facts_of(SUBJECT)
        failing = LateError(store._book._connection, times, CODES["io_sync"], for_good=False)
        store._book._connection = failing
        store._book.tables.conn = failing
        if times == 1:
            # A second commit went well, so this one rests on the disk too.
            assert store.ledger.append([note("two", "e2")], NURSE)
        else:
            with pytest.raises(NotSaved) as refused:
                store.ledger.append([note("two", "e2")], NURSE)
            assert refused.value.code == "in_doubt"
            assert "Look for it" in refused.value.do
            assert "nothing was saved" not in str(refused.value)
        heal(store, failing)
        assert [one.id for one in store.ledger.facts_of(SUBJECT)] == ["e1", "e2"]
        store.ledger.append([note("three", "e3")], NURSE)
        assert store.verify().clean
    with wards.enter(ward) as store:
        assert store.problems == ()
        assert [one.id for one in store.ledger.facts_of(SUBJECT)] == ["e1", "e2", "e3"]


@pytest.mark.requirement("R8", "R83")
def test_that_a_store_that_cannot_write_its_farewell_closes_all_the_same(ward: Path):
    store = wards.enter(ward)
    plant(store, 1, CODES["io"], for_good=True)
    store.close()
    store.close()
    with wards.enter(ward) as again:
        assert "not_closed" in [event.event for event in again.journal.events()]


def test_that_a_ledger_that_cannot_even_be_opened_is_said_in_plain_words(
    ward: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_: object) -> None:
        raise db.Error("unable to open database file")

    monkeypatch.setattr(db, "connect", refuse)
    with pytest.raises(NotSaved, match="unable to open"):
        wards.enter(ward)


def test_that_other_errors_are_told_apart_by_their_number(tmp_path: Path):
    for code, word in ((19, "not_storable"), (6, "file_busy"), (26, "ledger_damaged")):
        error = db.Error("x")
        error.sqlite_errorcode = code | 3 << 8
        assert db.problem_of(error, tmp_path).code == word
    assert db.problem_of(db.Error("x"), tmp_path).code == "not_written"


def test_that_where_the_chains_end_is_never_guessed(store: Store):
    store.ledger.append([note()], NURSE)
    store._book._tails = None
    failing = plant(store, 1, CODES["busy"], for_good=True)
    with pytest.raises(NotSaved, match="nother program held"):
        store._book.tails(ENTRIES)
    heal(store, failing)
    assert store.ledger.count == 1


def test_that_a_file_that_cannot_be_read_at_all_does_not_verify(store: Store):
    closed = store._book.second_reader()
    closed.close()
    report = verify(closed, None)
    assert not report.clean
    assert "closed" in report.problems()[0].what


def test_that_another_thread_never_takes_an_entry_at_work_for_one_left_open(store: Store):
    store.ledger.append([note("one")], NURSE)
    asked = threading.Thread(target=store.require_writable)

    def ask_meanwhile(_: object) -> None:
        asked.start()
        asked.join(0.2)
        assert asked.is_alive()
        assert store._book.connection.in_transaction

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("storage.ledger._board_work", lambda *_: ask_meanwhile)
        assert store.ledger.append([note("two")], NURSE)
    asked.join()
    assert store.ledger.count == 2


@pytest.mark.requirement("R16")
def test_that_pages_are_never_judged_while_they_are_being_written(store: Store):
    reader = store._book.second_reader()
    reader.execute("PRAGMA busy_timeout = 1")
    store._book.connection.execute("BEGIN EXCLUSIVE")
    with pytest.raises(db.Error, match="locked"):
        genuine_pages(reader)
    store._book.connection.execute("ROLLBACK")
    assert genuine_pages(reader) == ()
    reader.close()
