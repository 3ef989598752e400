"""Locks, whole writes, the reserve, drafts and what surrounds the store."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import ClassVar

import pytest

from protocols.times import Instant
from storage import durable, surroundings
from storage.drafts import Drafts
from storage.lock import FileLock, Holder, read_holder, system_locker, windows_locker
from storage.problems import NotSaved
from storage.space import LOW_BYTES, RESERVE_BYTES, Reserve, free_bytes
from storage.store import Store
from tests.storage import wards
from tests.storage.wards import SUBJECT

ME = Holder("nürse-a", "WARD-PC-1", "2026-11-21T08:00:00Z")


# -- lock -------------------------------------------------------------------------------------


@pytest.mark.requirement("R15")
def test_that_a_lock_says_who_holds_it_and_is_free_after_release(tmp_path: Path):
    path = tmp_path / "lock"
    first = FileLock.take(path, ME)
    assert first is not None
    assert FileLock.take(path, Holder("other", "PC-2", "later")) is None
    assert read_holder(path) == ME
    assert ME.words() == "nürse-a on WARD-PC-1 since 2026-11-21T08:00:00Z"
    first.release()
    first.release()
    again = FileLock.take(path, Holder("b", "c", "d"))
    assert again is not None
    assert read_holder(path) == Holder("b", "c", "d")
    again.release()


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b"null", b"\xff"])
def test_that_an_unreadable_lock_still_names_somebody(tmp_path: Path, content: bytes):
    (tmp_path / "lock").write_bytes(content)
    assert read_holder(tmp_path / "lock").user == "somebody"
    assert read_holder(tmp_path / "none").user == "somebody"


def test_that_on_windows_a_byte_far_behind_the_text_is_locked(tmp_path: Path):
    class Msvcrt:
        LK_NBLCK = 2
        calls: ClassVar[list[tuple[int, int]]] = []
        taken = False

        @classmethod
        def locking(cls, descriptor: int, mode: int, length: int) -> None:
            assert mode == cls.LK_NBLCK
            cls.calls.append((os.lseek(descriptor, 0, os.SEEK_CUR), length))
            if cls.taken:
                raise OSError(errno.EACCES, "Permission denied")
            cls.taken = True

    locker = windows_locker(Msvcrt)
    first = FileLock.take(tmp_path / "lock", ME, locker=locker)
    assert first is not None
    assert FileLock.take(tmp_path / "lock", ME, locker=locker) is None
    assert Msvcrt.calls == [(1 << 30, 1)] * 2
    assert read_holder(tmp_path / "lock") == ME
    first.release()
    assert callable(system_locker())


# -- whole writes -----------------------------------------------------------------------------


@pytest.mark.parametrize("failing", ["os.fsync", "os.replace"])
def test_that_a_write_that_fails_leaves_the_old_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
):
    path = tmp_path / "keys.json"
    durable.write_whole(path, b"old")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(failing, fail)
    with pytest.raises(OSError, match="No space"):
        durable.write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    monkeypatch.undo()
    durable.write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.requirement("R24")
def test_that_a_file_held_by_a_virus_scanner_is_tried_again_for_five_seconds():
    now, waits = [0.0], []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        now[0] += seconds

    attempts = iter([PermissionError(errno.EACCES, "held")] * 3 + [None])

    def action() -> str:
        error = next(attempts)
        if error is not None:
            raise error
        return "done"

    assert durable.patiently(action, sleep=sleep, steady=lambda: now[0]) == "done"
    assert len(waits) == 3

    def always() -> None:
        raise PermissionError(errno.EACCES, "held")

    with pytest.raises(PermissionError):
        durable.patiently(always, sleep=sleep, steady=lambda: now[0])
    assert 5.0 <= now[0] <= 5.5

    def full() -> None:
        raise OSError(errno.ENOSPC, "full")

    before = len(waits)
    with pytest.raises(OSError, match="full"):
        durable.patiently(full, sleep=sleep, steady=lambda: now[0])
    assert len(waits) == before


def test_that_a_folder_that_cannot_be_synced_as_on_windows_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "a folder")

    monkeypatch.setattr(os, "open", refuse)
    durable.sync_folder(tmp_path)


# -- space ------------------------------------------------------------------------------------


@pytest.mark.requirement("R6")
def test_that_the_reserve_is_made_once_and_given_back_once(tmp_path: Path):
    reserve = Reserve(tmp_path / "reserve")
    assert reserve.keep()
    assert reserve.keep()
    assert (tmp_path / "reserve").stat().st_size == RESERVE_BYTES
    assert reserve.release()
    assert not reserve.release()


@pytest.mark.requirement("R6")
@pytest.mark.parametrize(
    ("free", "kept", "state"),
    [
        (LOW_BYTES, True, "plenty"),
        (LOW_BYTES - 1, True, "low"),
        (0, True, "low"),
        (LOW_BYTES - 1, False, "full"),
        (LOW_BYTES, False, "plenty"),
    ],
)
def test_that_little_room_is_warned_of_below_500_megabytes(
    tmp_path: Path, free: int, kept: bool, state: str
):
    if kept:
        assert Reserve(tmp_path / "reserve").keep()
    space = Reserve(tmp_path / "reserve", free=lambda _: free).space()
    assert (space.state, space.free_bytes) == (state, free)
    assert free_bytes(tmp_path) > 0


@pytest.mark.requirement("R6")
def test_that_on_a_nearly_full_disk_no_reserve_is_taken_from_the_entries(tmp_path: Path):
    assert not Reserve(tmp_path / "reserve", free=lambda _: LOW_BYTES - 1).keep()
    assert not (tmp_path / "reserve").exists()


def test_that_a_reserve_that_cannot_be_made_or_released_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "posix_fallocate", full)
    assert not Reserve(tmp_path / "reserve").keep()
    assert not (tmp_path / "reserve").exists()
    monkeypatch.undo()
    assert Reserve(tmp_path / "reserve").keep()
    monkeypatch.setattr(Path, "unlink", full)
    assert not Reserve(tmp_path / "reserve").release()


# -- drafts -----------------------------------------------------------------------------------


@pytest.mark.requirement("R4")
def test_that_a_draft_is_shown_to_its_author_only_and_never_charted(store: Store):
    store.drafts.keep("nurse-a", "titer", SUBJECT, '{"value":"81"}')
    store.drafts.keep("nurse-a", "titer", SUBJECT, '{"value":"81.0"}')
    store.drafts.keep("nurse-a", "note", None, '"so far"')
    store.drafts.keep("nurse-b", "titer", SUBJECT, "{}")
    mine = store.drafts.of_author("nurse-a")
    assert [(draft.form, draft.subject, draft.content) for draft in mine] == [
        ("note", None, '"so far"'),
        ("titer", SUBJECT, '{"value":"81.0"}'),
    ]
    found = store.drafts.find("nurse-a", "titer", SUBJECT)
    assert found == mine[1]
    assert store.drafts.find("nurse-a", "titer", "OTHER-1") is None
    store.drafts.drop("nurse-a", "titer", SUBJECT)
    store.drafts.drop("nurse-a", "titer", SUBJECT)
    assert [draft.form for draft in store.drafts.of_author("nurse-a")] == ["note"]
    assert store.ledger.count == 0


@pytest.mark.requirement("R4")
def test_that_a_draft_survives_the_end_of_the_process(ward: Path):
    with wards.enter(ward) as store:
        store.drafts.keep("dr-b", "note", SUBJECT, '"half a sent"')
        store._book.close()
        store._opened.lock.release()
    with wards.enter(ward) as store:
        (draft,) = store.drafts.of_author("dr-b")
        assert draft.content == '"half a sent"'


@pytest.mark.requirement("R65", "R66")
def test_that_a_draft_tells_nothing_by_name_or_content_and_cannot_be_renamed(store: Store):
    store.drafts.keep("dr-b", "note", SUBJECT, '"secret words"')
    (path,) = store.folder.drafts.iterdir()
    assert SUBJECT not in path.name
    assert b"secret" not in path.read_bytes()
    other = path.with_name("0" * 32 + ".draft")
    path.rename(other)
    assert store.drafts.of_author("dr-b") == ()
    other.rename(path)
    for spoilt in (b"", b"x" * 100, path.read_bytes()[:-1], b"y" + path.read_bytes()[1:]):
        whole = path.read_bytes()
        path.write_bytes(spoilt)
        assert store.drafts.of_author("dr-b") == ()
        assert path.exists()
        path.write_bytes(whole)
    assert len(store.drafts.of_author("dr-b")) == 1


@pytest.mark.requirement("R5")
def test_that_a_draft_that_cannot_be_kept_is_said_so(tmp_path: Path):
    drafts = Drafts(tmp_path / "none", b"k" * 32, Instant.now, lambda number: b"n" * number)
    with pytest.raises(NotSaved, match="could not be kept"):
        drafts.keep("nurse-a", "titer", None, "{}")
    assert drafts.of_author("nurse-a") == ()


# -- surroundings -----------------------------------------------------------------------------


def test_that_a_machine_is_told_from_another(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    assert surroundings.this_machine() == surroundings.this_machine()
    (tmp_path / "id").write_text("\n")
    monkeypatch.setattr(surroundings, "_MACHINE_IDS", (tmp_path / "none", tmp_path / "id"))
    assert surroundings.this_computer() in surroundings.this_machine()
    (tmp_path / "id").write_text("abc\n")
    assert surroundings.this_machine().startswith("abc ")
    monkeypatch.setattr("platform.node", lambda: "")
    assert surroundings.this_computer() == "unnamed computer"
