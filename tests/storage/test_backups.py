# ruff: noqa: S106, S311 - a test's passphrase is no secret, its dice need only be repeatable

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from protocols.times import Instant
from storage import backups, opening
from storage.backups import BackupFile, listed, read_backup, rotate, to_keep
from storage.problems import Damaged, NotOpened, NotSaved, StorageProblem
from storage.restore import Missing, restore_backup
from storage.store import Store
from tests.storage import wards
from tests.storage.wards import INVESTIGATOR, NURSE, PASSPHRASE, SUBJECT, note


def restored(backup: Path, folder: Path, **more):
    return restore_backup(
        backup,
        folder,
        "dr-b",
        more.pop("passphrase", PASSPHRASE),
        clock=wards.TickingClock(),
        around=wards.surroundings(seed=6),
        **more,
    )


@pytest.mark.requirement("R16", "R95")
def test_that_a_backup_holds_every_entry_and_verifies(store: Store):
    store.ledger.append([note("one", "e1"), note("two", "e2")], NURSE)
    made = store.back_up()
    assert made.path.parent == store.folder.backups
    assert made.path.name.startswith("2026-11-21T09000")
    assert made.path.name.endswith(f"Z-00000002-{made.code}.bedline-backup")
    assert made.code == store.ledger.head_code().replace(" ", "")
    contents = read_backup(made.path)
    assert contents.entries == 2
    assert contents.is_genuine(store._ring.data_key)
    assert not contents.is_genuine(b"x" * 32)
    assert listed(store.folder.backups)[0].entries == 2
    assert store.journal.events()[-1].event == "backed_up"
    assert [path.name for path in store.folder.backups.iterdir()] == [made.path.name]


@pytest.mark.requirement("R95")
def test_that_a_backup_is_made_again_only_when_something_was_charted(store: Store):
    assert store.back_up_if_changed() is not None
    assert store.back_up_if_changed() is None
    store.ledger.append([note()], NURSE)
    assert store.back_up_if_changed() is not None
    assert store.back_up_if_changed() is None


@pytest.mark.requirement("R16")
def test_that_backups_made_while_another_thread_charts_all_verify(store: Store):
    done = threading.Event()

    def chart() -> None:
        while not done.is_set():
            store.ledger.append([note(), note()], NURSE)

    thread = threading.Thread(target=chart)
    thread.start()
    try:
        made = [store.back_up() for _ in range(8)]
    finally:
        done.set()
        thread.join()
    counts = [read_backup(one.path).entries for one in made]
    assert counts == sorted(counts)
    assert all(count % 2 == 0 for count in counts)
    assert store.verify().clean


@pytest.mark.requirement("R16")
def test_that_verifying_while_another_thread_charts_finds_nothing_wrong(
    ward: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("storage.verify._STRETCH", 7)
    for start in range(4):
        machine = wards.surroundings(seed=20 + start, machine=lambda n=start: f"machine-{n}")
        with wards.enter(ward, around=machine, check="quick") as store:
            done = threading.Event()

            def verify(store: Store = store, done: threading.Event = done) -> None:
                while not done.is_set():
                    store.verify()

            thread = threading.Thread(target=verify)
            thread.start()
            try:
                for _ in range(25):
                    store.ledger.append([note("x" * 500), note()], NURSE)
            finally:
                done.set()
                thread.join()
            assert store.problems == ()
            assert store.verify().clean


@pytest.mark.requirement("R16")
def test_that_a_viewer_may_back_up_to_a_file_but_not_into_the_stores_own_folder(
    ward: Path, tmp_path: Path
):
    wards.charted(ward, 2)
    with wards.enter(ward) as writer, wards.enter(ward) as viewer:
        with pytest.raises(NotOpened):
            viewer.back_up()
        before = sorted(wards.bytes_of(ward))
        assert viewer.back_up(tmp_path / "usb.bedline-backup").entries == 2
        assert sorted(wards.bytes_of(ward)) == before
        assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [
            "usb.bedline-backup"
        ]
        assert writer.writable


def test_that_a_backup_never_takes_the_place_of_a_file(store: Store, tmp_path: Path):
    target = tmp_path / "usb.bedline-backup"
    assert store.back_up(target).path == target
    before = target.read_bytes()
    with pytest.raises(NotSaved, match="already"):
        store.back_up(target)
    assert target.read_bytes() == before
    with pytest.raises(NotSaved, match="could not be made"):
        store.back_up(tmp_path / "no" / "folder")


@pytest.mark.requirement("R95")
def test_that_no_backup_is_made_of_a_damaged_store(ward: Path):
    wards.charted(ward, 3)
    raw = wards.sql_editor(ward)
    raw.execute("""UPDATE entries SET payload = '{"text":"other"}' WHERE seq = 2""")
    wards.guards_on(raw)
    raw.close()
    with wards.enter(ward, check="quick") as store:
        with pytest.raises(Damaged, match="e2"):
            store.back_up()
        assert listed(store.folder.backups) == ()


@pytest.mark.requirement("R95")
def test_that_no_backup_is_made_of_a_store_with_a_damaged_page(ward: Path):
    with wards.enter(ward) as store:
        store.ledger.append([note("x" * 300) for _ in range(60)], NURSE)
    spoil_a_leaf(ward)
    with wards.enter(ward, check="quick") as store:
        with pytest.raises(Damaged):
            store.back_up()
        assert list(store.folder.backups.iterdir()) == []


@pytest.mark.requirement("R12", "R95")
def test_that_damage_in_a_page_that_holds_nothing_now_is_found_before_a_copy_is_made(ward: Path):
    raw = wards.sql_editor(ward, guards_off=False)
    raw.execute("BEGIN")
    raw.executemany("INSERT INTO house VALUES (?, ?)", [(f"n{n}", "x" * 900) for n in range(90)])
    raw.execute("COMMIT")
    raw.execute("DELETE FROM house WHERE name LIKE 'n%'")
    assert raw.execute("PRAGMA freelist_count").fetchone()[0] > 5
    raw.close()
    with wards.enter(ward) as store:
        assert store.problems == ()
        spoil_a_leaf(ward)
        with pytest.raises(Damaged, match="no copy was made"):
            store.back_up()


def spoil_a_leaf(ward: Path) -> None:
    """Flip a bit in a page of entries, which lie at the end of the file."""
    content = bytearray((ward / "ledger.db").read_bytes())
    content[-3 * 4096 + 50] ^= 1
    (ward / "ledger.db").write_bytes(content)


# -- restore ----------------------------------------------------------------------------------


@pytest.mark.requirement("R96")
def test_that_a_restore_brings_back_all_and_names_what_is_missing(ward: Path, tmp_path: Path):
    with wards.enter(ward) as store:
        kept = store.ledger.append([note("one", "e1"), note("two", "e2")], NURSE)
        made = store.back_up()
        lost = store.ledger.append([note("three", "e3"), note("four", "e4")], NURSE)
        device = store.device
    told = restored(made.path, tmp_path / "new", instead_of=ward)
    assert told.entries == 2
    assert told.made_at == made.made_at
    assert told.missing == (Missing(device, 3, 4),)
    assert told.readable == lost
    with wards.enter(tmp_path / "new") as store:
        assert store.problems == ()
        assert store.ledger.facts_of(SUBJECT) == kept
        assert store.rotation_paused
        assert store.journal.events()[-2].event == "restored"
        # New entries never bear the numbers of lost ones.
        assert store.device != device
        (entry,) = store.ledger.append([note("again", "e3")], NURSE)
        assert entry.seq == 1
        store.resume_rotation(INVESTIGATOR)
        assert not store.rotation_paused
    with wards.enter(tmp_path / "new") as store:
        events = [event.event for event in store.journal.events()]
        assert events.count("restored") == 1


@pytest.mark.requirement("R96")
def test_that_missing_entries_of_a_damaged_store_are_listed_as_far_as_they_verify(
    ward: Path, tmp_path: Path
):
    with wards.enter(ward) as store:
        made = store.back_up()
        store.ledger.append([note(f"note {n} " + "x" * 300, f"e{n}") for n in range(60)], NURSE)
    spoil_a_leaf(ward)
    told = restored(made.path, tmp_path / "new", instead_of=ward)
    (gap,) = told.missing
    assert (gap.first, gap.last) == (1, 60)
    assert 30 < len(told.readable) < 60
    (ward / "ledger.db").unlink()
    assert restored(made.path, tmp_path / "new2", instead_of=ward).readable == ()
    (ward / "anchor").unlink()
    assert restored(made.path, tmp_path / "new3", instead_of=ward).missing == ()


def test_that_what_is_missing_is_not_told_of_another_store_or_an_empty_folder(
    ward: Path, tmp_path: Path
):
    other = wards.make_ward(tmp_path / "other", seed=9)
    wards.charted(other, 3)
    with wards.enter(ward) as store:
        made = store.back_up()
    for number, place in enumerate((other, tmp_path / "nowhere", ward)):
        told = restored(made.path, tmp_path / f"new{number}", instead_of=place)
        assert (told.missing, told.readable) == ((), ())


@pytest.mark.requirement("R96")
def test_that_a_restored_store_can_be_backed_up_and_restored_again(ward: Path, tmp_path: Path):
    wards.charted(ward, 3)
    with wards.enter(ward) as store:
        made = store.back_up()
    for number in range(5):
        folder = tmp_path / f"copy{number}"
        folder.mkdir()
        restored(made.path, folder)
        with wards.enter(folder) as store:
            store.ledger.append([note(f"copy {number}", f"c{number}")], NURSE)
            made = store.back_up()
            assert len(listed(store.folder.backups)) == 1
            assert store.ledger.count == 4 + number
    assert len({entry.device for entry in _entries(folder)}) == 6


def _entries(folder: Path):
    with wards.enter(folder) as store:
        return store.ledger.all_entries()


def refused(backup: Path, folder: Path, **more) -> StorageProblem:
    before = wards.bytes_of(folder.parent)
    with pytest.raises(StorageProblem) as problem:
        restored(backup, folder, **more)
    after = wards.bytes_of(folder.parent)
    assert after == before
    return problem.value


@pytest.mark.requirement("R59", "R104")
def test_that_a_damaged_backup_is_refused_whole(ward: Path, tmp_path: Path):
    import random

    wards.charted(ward, 5)
    with wards.enter(ward) as store:
        good = store.back_up().path.read_bytes()
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    backup = scratch / "b.bedline-backup"
    dice = random.Random(8)
    for _ in range(40):
        content = bytearray(good)
        if dice.random() < 0.5:
            content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        else:
            del content[dice.randrange(len(content)) :]
        backup.write_bytes(content)
        problem = refused(backup, scratch / "new")
        assert problem.exit_code in (3, 4)
    backup.write_bytes(good)
    assert restored(backup, scratch / "new").entries == 5


def resummed(content: bytes) -> bytes:
    import hashlib

    return content[:-32] + hashlib.sha256(content[:-32]).digest()


@pytest.mark.requirement("R59", "R104")
def test_that_a_backup_put_together_by_somebody_without_the_key_is_refused(
    ward: Path, tmp_path: Path
):
    wards.charted(ward, 5)
    with wards.enter(ward) as store:
        path = store.back_up().path
    good = path.read_bytes()
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    forged = scratch / "b.bedline-backup"
    forged.write_bytes(resummed(good.replace(b'"program":"bedline', b'"program":"Bedline', 1)))
    assert refused(forged, scratch / "new").code == "backup_changed"
    # The ledger of an older backup inside a younger one's genuine header.
    middle = len(good) // 2
    swapped = bytearray(good)
    swapped[middle] ^= 1
    forged.write_bytes(resummed(bytes(swapped)))
    assert refused(forged, scratch / "new").exit_code == 3


def test_that_a_backup_whose_header_promises_other_entries_is_refused(
    ward: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    wards.charted(ward, 2)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    real = backups._text

    def lie(source, now, tails, parts):
        return real(source, now, {"entries": {}, "journal": {}}, parts)

    with wards.enter(ward) as store:
        monkeypatch.setattr(backups, "_text", lie)
        store.back_up(scratch / "b.bedline-backup")
    assert refused(scratch / "b.bedline-backup", scratch / "new").code == "backup_changed"


def test_that_a_restore_needs_a_passphrase_an_empty_folder_and_a_backup(ward: Path, tmp_path: Path):
    with wards.enter(ward) as store:
        made = store.back_up()
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    assert refused(made.path, scratch / "a", passphrase="guess").code == "wrong_passphrase"
    assert refused(made.path, ward).code == "folder_not_empty"
    assert refused(ward / "keys.json", scratch / "a").code == "not_a_backup"
    assert refused(tmp_path / "none", scratch / "a").code == "no_backup_file"
    nowhere = made.path / "below" / "a file"
    with pytest.raises(NotSaved, match="could not be restored"):
        restored(made.path, nowhere)


def test_that_a_backup_with_an_edited_account_is_refused(ward: Path, tmp_path: Path):
    from tests.storage.test_keys import add_a_friend, edited

    edited(ward, add_a_friend)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with wards.enter(ward) as store:
        path = store.back_up(scratch / "b.bedline-backup").path
    assert refused(path, scratch / "new").code == "keys_changed"


@pytest.mark.requirement("R16")
def test_that_a_kill_while_restoring_leaves_no_half_store(ward: Path, tmp_path: Path, monkeypatch):
    with wards.enter(ward) as store:
        made = store.back_up()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("storage.restore._mark", killed)
    with pytest.raises(KeyboardInterrupt):
        restored(made.path, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    monkeypatch.undo()
    monkeypatch.setenv("BEDLINE_TEST_CLOCK", "1")
    # What a kill really leaves is cleared away by the next attempt.
    (tmp_path / ".new.restoring").mkdir()
    (tmp_path / ".new.restoring" / "ledger.db").write_bytes(b"half")
    assert restored(made.path, tmp_path / "new").entries == 0


# -- which to keep ----------------------------------------------------------------------------


def at(text: str, entries: int = 1) -> BackupFile:
    return BackupFile(Path(text), Instant.parse_iso(text), entries, "0" * 10)


@pytest.mark.requirement("R95")
def test_that_the_forty_eight_youngest_are_kept_whatever_their_day():
    young = [at(f"2026-11-21T{n // 4:02}:{n % 4 * 15:02}:00Z") for n in range(96)]
    assert to_keep(young) == frozenset(young[48:])


@pytest.mark.requirement("R95")
def test_that_thirty_days_and_twelve_months_are_kept_by_their_last_backup():
    days = [
        at(f"2026-{month:02}-{day:02}T{hour:02}:00:00Z")
        for month in range(1, 12)
        for day in range(1, 29)
        for hour in (6, 18)
    ]
    kept = to_keep(days)
    recent = set(days[-48:])
    assert recent <= kept
    daily = {one for one in days if one.made_at.format_iso()[11:13] == "18"}
    assert (
        sorted(daily, key=lambda one: one.made_at)[-30:]
        == sorted((one for one in kept & daily), key=lambda one: one.made_at)[-30:]
    )
    monthly = {at(f"2026-{month:02}-28T18:00:00Z") for month in range(1, 12)}
    assert monthly <= kept
    # 24 days of two in the 48, six more days, and the months that these two do not cover.
    assert len(kept) == 48 + 6 + len(
        monthly - recent - set(sorted(daily, key=lambda one: one.made_at)[-30:])
    )


@pytest.mark.requirement("R95")
def test_that_nothing_is_removed_while_there_is_little():
    few = [at(f"2026-11-{day:02}T06:00:00Z") for day in range(1, 20)]
    assert to_keep(few) == frozenset(few)
    assert to_keep([]) == frozenset()


@pytest.mark.requirement("R95")
def test_that_the_backup_just_verified_is_never_rotated_out_by_a_wrong_clock(tmp_path: Path):
    names = [
        f"2030-01-01T{n // 60:02}{n % 60:02}00Z-00000001-{'0' * 10}.bedline-backup"
        for n in range(60)
    ]
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "something else.txt").write_bytes(b"x")
    mine = tmp_path / f"2026-11-21T060000Z-00000002-{'1' * 10}.bedline-backup"
    mine.write_bytes(b"x")
    (tmp_path / "named by hand.bedline-backup").write_bytes(b"x")
    removed = rotate(tmp_path, BackupFile(mine, at("2026-11-21T06:00:00Z").made_at, 2, "1" * 10))
    assert mine.exists()
    # The 48 youngest, and the last one of the month 2026-11, which is the one just made.
    assert len(removed) == 60 - 48
    assert (tmp_path / "something else.txt").exists()
    assert (tmp_path / "named by hand.bedline-backup").exists()


@pytest.mark.requirement("R95")
def test_that_rotation_rests_after_a_restore(ward: Path, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(backups, "KEEP_RECENT", 1)
    monkeypatch.setattr(backups, "KEEP_DAYS", 0)
    monkeypatch.setattr(backups, "KEEP_MONTHS", 0)
    with wards.enter(ward) as store:
        made = [store.back_up() for _ in range(3)]
        assert [one.path for one in listed(store.folder.backups)] == [made[-1].path]
    restored(made[-1].path, tmp_path / "new")
    with wards.enter(tmp_path / "new") as store:
        for _ in range(3):
            store.back_up()
        assert len(listed(store.folder.backups)) == 3
        store.resume_rotation(INVESTIGATOR)
        store.back_up()
        assert len(listed(store.folder.backups)) == 1


@pytest.mark.requirement("R94")
def test_that_a_store_lost_altogether_comes_back_from_its_backups_folder(
    ward: Path, tmp_path: Path
):
    wards.charted(ward, 4)
    with wards.enter(ward) as store:
        made = store.back_up()
    saved = tmp_path / "saved.bedline-backup"
    shutil.copy(made.path, saved)
    for name in ("ledger.db", "keys.json", "anchor"):
        (ward / name).unlink()
    assert restored(saved, tmp_path / "new", instead_of=ward).missing == ()
    store = opening.open_store(
        tmp_path / "new",
        "dr-b",
        PASSPHRASE,
        clock=wards.TickingClock(),
        around=wards.surroundings(),
    )
    with store:
        assert store.ledger.count == 4
    with pytest.raises(NotOpened):
        wards.enter(ward)


@pytest.mark.requirement("R96")
def test_that_only_the_devices_that_went_on_are_missing_something(ward: Path, tmp_path: Path):
    wards.charted(ward, 2)
    other = wards.surroundings(seed=9, machine=lambda: "machine-2")
    with wards.enter(ward, around=other) as store:
        made = store.back_up()
        (lost,) = store.ledger.append([note("later")], NURSE)
    told = restored(made.path, tmp_path / "new", instead_of=ward)
    assert told.missing == (Missing(lost.device, 1, 1),)
    assert told.readable == (lost,)


@pytest.mark.requirement("R96")
def test_that_a_restore_into_the_old_place_never_gives_the_numbers_of_lost_entries_again(
    ward: Path, tmp_path: Path
):
    with wards.enter(ward) as store:
        store.ledger.append([note("one")], NURSE)
        saved = tmp_path / "saved.bedline-backup"
        store.back_up(saved)
        (lost,) = store.ledger.append([note("two")], NURSE)
    ward.rename(tmp_path / "set aside")
    restored(saved, ward)
    with wards.enter(ward) as store:
        (new,) = store.ledger.append([note("two, differently")], NURSE)
        assert (new.device, new.seq) != (lost.device, lost.seq)
        assert new.id != lost.id
