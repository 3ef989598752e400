"""A damaged store and a backup in its place: told first, confirmed, and taken back if it fails."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from protocols.facts import MeasurementTaken, NoteWritten, Statement
from protocols.intake import Reading
from protocols.units import quantity
from storage import durable, making, opening, put_in_place, restore
from storage.accounts import Operator
from storage.problems import NotOpened, Refused, StorageProblem
from storage.sealing import TEST_COST
from storage.surroundings import Surroundings
from tests.storage import wards
from tests.ui.forms_support import (
    INVESTIGATOR,
    NURSE,
    PASSPHRASE,
    SITE,
    SUBJECT,
    at,
    enrol,
    make_bench,
    sign_site,
    three_doses,
)
from tests.ui.forms_support import HandClock as WardClock
from ui.operations import backup_places, restoring
from ui.operations.bench import Bench
from ui.operations.chart import chart
from ui.operations.state import back_up_if_changed, back_up_words

ADMINISTRATOR = Operator("it-c", "administrator")
CHARTED_AFTER = 3


@pytest.fixture
def clock() -> WardClock:
    return WardClock()


@pytest.fixture
def ward(tmp_path: Path, clock: WardClock, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ward with a backup, and three entries charted after it."""
    monkeypatch.setenv("BEDLINE_TEST_CLOCK", "1")
    for module in (making, opening, restore):
        cheap = functools.partial(Surroundings, cost=TEST_COST)
        monkeypatch.setattr(module, "Surroundings", cheap, raising=False)
    bench = make_bench(tmp_path / "ward", clock, INVESTIGATOR)
    bench.store.add_account(INVESTIGATOR, ADMINISTRATOR, PASSPHRASE)
    sign_site(bench, "igm-fat", SITE)
    enrol(bench)
    three_doses(bench)
    bench.store.back_up()
    clock.to("21T06:50")
    chart(Bench(bench.store, NURSE, clock), after_the_backup())
    bench.store.close()
    return tmp_path / "ward"


def after_the_backup() -> list[Statement]:
    titer = MeasurementTaken("igm", Reading(quantity("81.0 mg/dL")), report="LR-20419")
    return [
        Statement(SUBJECT, titer, at("21T06:12")),
        Statement(SUBJECT, NoteWritten("calm, no rash"), at("21T06:30")),
        Statement(SUBJECT, NoteWritten("line flushed"), at("21T06:40")),
    ]


def flip_a_page(ward: Path) -> None:
    content = bytearray((ward / "ledger.db").read_bytes())
    content[len(content) // 2] ^= 4
    (ward / "ledger.db").write_bytes(content)


def cut_the_ledger(ward: Path) -> None:
    with (ward / "ledger.db").open("r+b") as file:
        file.truncate(4096 * 2)


def empty_the_ledger(ward: Path) -> None:
    (ward / "ledger.db").write_bytes(b"")


def lose_the_anchor(ward: Path) -> None:
    (ward / "anchor").unlink()


def spoil_the_keys(ward: Path) -> None:
    (ward / "keys.json").write_bytes(b"{")


def lose_the_keys(ward: Path) -> None:
    (ward / "keys.json").unlink()


DAMAGES = (
    flip_a_page,
    cut_the_ledger,
    empty_the_ledger,
    lose_the_anchor,
    spoil_the_keys,
    lose_the_keys,
)


def record_of(folder: Path) -> dict[str, bytes]:
    """Return what the record rests on; the text in the lock file only says who asked last."""
    return {name: held for name, held in wards.bytes_of(folder).items() if name != "lock"}


def look(ward: Path, clock: WardClock, who: Operator = INVESTIGATOR) -> restoring.Prepared:
    (first, *_) = restoring.found_backups(ward)
    return restoring.prepare(ward, first.path, who.name, PASSPHRASE, clock)


def beside(ward: Path) -> list[str]:
    return sorted(path.name for path in ward.parent.iterdir())


# -- what can be chosen ---------------------------------------------------------------------------


@pytest.mark.requirement("R94")
def test_that_every_backup_is_found_with_its_time_and_place_and_read_before_it_is_called_whole(
    ward: Path, tmp_path: Path, clock: WardClock
):
    (one,) = restoring.found_backups(ward)
    assert (one.place, one.whole, one.made_at) == ("own", "not_looked_at", at("21T06:41"))
    assert restoring.looked_at(one).whole == "whole"
    content = bytearray(one.path.read_bytes())
    content[-50] ^= 1
    one.path.write_bytes(content)
    assert restoring.looked_at(one).whole == "not_whole"
    assert restoring.named_backup(tmp_path / "none").whole == "not_whole"


@pytest.mark.requirement("R95")
def test_that_each_backup_is_copied_to_the_second_place_and_found_there_without_a_sign_in(
    ward: Path, tmp_path: Path, clock: WardClock
):
    second = tmp_path / "second disk"
    second.mkdir()
    bench = enter(ward, clock)
    assert backup_places.choose_second_place(bench, "no/where")[0].code == "no_folder"
    assert backup_places.choose_second_place(bench, str(tmp_path / "none"))
    assert backup_places.choose_second_place(bench, str(ward / "backups"))
    assert backup_places.choose_second_place(bench, str(second)) == ()
    clock.to("21T07:00")
    assert "made and verified" in back_up_words(bench)
    assert back_up_if_changed(bench) == ""
    state = backup_places.backups_state(bench)
    assert [one.place for one in state.last[:2]] == ["own", "second"]
    assert not state.late
    bench.store.close()
    (own,) = second.iterdir()
    assert own.name.startswith("bedline-")
    assert len(list(own.iterdir())) == 2, "the one that was there, and the new one"
    lose_the_keys(ward)
    places = [one.place for one in restoring.found_backups(ward)]
    assert places.count("second") == 2
    shutil.rmtree(second)
    assert "second" not in [one.place for one in restoring.found_backups(ward)]


@pytest.mark.requirement("R95")
def test_that_a_second_place_that_is_gone_is_said_and_is_late_after_a_day(
    ward: Path, tmp_path: Path, clock: WardClock
):
    second = tmp_path / "second disk"
    second.mkdir()
    bench = enter(ward, clock)
    assert backup_places.choose_second_place(bench, str(second)) == ()
    shutil.rmtree(second)
    assert "is not there now" in back_up_words(bench)
    state = backup_places.backups_state(bench)
    assert state.late, "the second place has none"
    assert not state.second_reached
    assert backup_places.choose_second_place(bench, "") == ()
    assert not backup_places.backups_state(bench).late
    clock.to("22T08:00")
    assert backup_places.backups_state(bench).late
    bench.store.close()


def enter(ward: Path, clock: WardClock, who: Operator = INVESTIGATOR) -> Bench:
    store = opening.open_store(ward, who.name, PASSPHRASE, clock=clock)
    return Bench(store, store.operator, clock)


@pytest.mark.requirement("R64")
def test_that_a_nurse_sets_no_second_place(ward: Path, tmp_path: Path, clock: WardClock):
    bench = enter(ward, clock, NURSE)
    assert backup_places.choose_second_place(bench, str(tmp_path))[0].code == "not_permitted"
    assert backup_places.second_place(bench) is None
    bench.store.close()


# -- looking changes nothing ----------------------------------------------------------------------


@pytest.mark.requirement("R94", "R96")
@pytest.mark.parametrize("damage", DAMAGES)
def test_that_looking_at_a_backup_changes_nothing_and_tells_what_would_be_missing(
    ward: Path, clock: WardClock, damage: Callable[[Path], None]
):
    damage(ward)
    before = record_of(ward)
    prepared = look(ward, clock)
    told = prepared.restored
    if damage is lose_the_anchor:
        assert not told.counted
    if damage not in (cut_the_ledger, empty_the_ledger):
        assert prepared.lost or damage is flip_a_page
    if damage is not lose_the_anchor:
        assert told.counted
        assert prepared.missing == CHARTED_AFTER
    restoring.leave(prepared)
    kept = record_of(ward)
    if damage is lose_the_keys:
        assert "keys.json" not in kept
    assert {name: kept[name] for name in before} == before
    assert beside(ward) == ["ward"]


@pytest.mark.requirement("R96")
def test_that_the_entries_to_be_entered_again_say_who_when_and_what(ward: Path, clock: WardClock):
    prepared = look(ward, clock)
    (gap,) = prepared.restored.missing
    assert gap.last - gap.first + 1 == CHARTED_AFTER
    titer, calm, _ = prepared.lost
    assert (titer.person, titer.role, titer.subject) == (NURSE.name, "nurse", SUBJECT)
    assert titer.number == f"{gap.device}-{gap.first}"
    assert titer.at == at("21T06:12")
    assert titer.entered == at("21T06:50")
    assert "81.0 mg/dL" in titer.value
    assert "calm, no rash" in calm.value
    restoring.leave(prepared)


@pytest.mark.requirement("R64", "R96")
def test_that_an_administrator_reads_who_and_when_but_no_patient_s_values(
    ward: Path, clock: WardClock
):
    prepared = look(ward, clock, ADMINISTRATOR)
    assert len(prepared.lost) == CHARTED_AFTER
    assert {(one.field, one.value) for one in prepared.lost} == {("", "")}
    assert {one.person for one in prepared.lost} == {NURSE.name}
    restoring.leave(prepared)


@pytest.mark.requirement("R63", "R94")
@pytest.mark.parametrize("damage", [flip_a_page, lose_the_keys])
def test_that_a_nurse_may_not_restore(ward: Path, clock: WardClock, damage):
    damage(ward)
    with pytest.raises(Refused):
        look(ward, clock, NURSE)
    assert beside(ward) == ["ward"]


@pytest.mark.requirement("R61")
def test_that_a_wrong_passphrase_is_counted_and_opens_nothing(ward: Path, clock: WardClock):
    (one,) = restoring.found_backups(ward)
    for _ in range(5):
        with pytest.raises(NotOpened):
            restoring.prepare(ward, one.path, INVESTIGATOR.name, "not these four", clock)
    with pytest.raises(NotOpened) as told:
        restoring.prepare(ward, one.path, INVESTIGATOR.name, PASSPHRASE, clock)
    assert "wait" in str(told.value)
    assert beside(ward) == ["ward"]


@pytest.mark.requirement("R60")
def test_that_who_was_disabled_since_does_not_come_back_with_the_backup(
    ward: Path, clock: WardClock
):
    bench = enter(ward, clock)
    bench.store.disable_account(ADMINISTRATOR, NURSE.name)
    bench.store.close()
    with pytest.raises(NotOpened):
        look(ward, clock, NURSE)
    done = restoring.confirm(look(ward, clock), PASSPHRASE, clock)
    states = {person.name: state for person, state in done.bench.store.accounts()}
    done.bench.store.close()
    assert states[NURSE.name] == "disabled"


@pytest.mark.requirement("R15", "R94")
def test_that_a_store_in_use_is_not_replaced(ward: Path, clock: WardClock):
    bench = enter(ward, clock)
    with pytest.raises(NotOpened) as told:
        look(ward, clock)
    assert told.value.code == "held"
    bench.store.close()
    prepared = look(ward, clock)
    later = enter(ward, clock)
    assert not later.store.writable, "who looks at a backup holds the store meanwhile"
    later.store.close()
    restoring.leave(prepared)


@pytest.mark.requirement("R94")
def test_that_a_backup_of_another_store_is_refused(ward: Path, tmp_path: Path, clock: WardClock):
    other = make_bench(tmp_path / "other" / "ward", clock, INVESTIGATOR)
    # the same dice made the same id: another one, as two wards have
    keys = ward / "keys.json"
    mine = restore.read_backup(restoring.found_backups(ward)[0].path).store
    made = other.store.back_up()
    other.store.close()
    assert restore.read_backup(made.path).store == mine
    from storage.keyfile import read_bytes

    file = read_bytes(keys.read_bytes(), "")
    with pytest.MonkeyPatch.context() as patch:
        from dataclasses import replace

        patch.setattr(
            "storage.keyfile.read_bytes", lambda *_: replace(file, store="0123456789abcdef")
        )
        patch.setattr("storage.keys.read_bytes", lambda *_: replace(file, store="0123456789abcdef"))
        with pytest.raises(NotOpened) as told:
            restoring.prepare(ward, made.path, INVESTIGATOR.name, PASSPHRASE, clock)
    assert told.value.code == "other_store"


# -- the one step ---------------------------------------------------------------------------------


@pytest.mark.requirement("R94", "R96")
@pytest.mark.parametrize("damage", DAMAGES)
def test_that_the_damaged_folder_is_set_aside_whole_and_the_restored_store_takes_its_place(
    ward: Path, clock: WardClock, damage: Callable[[Path], None]
):
    damage(ward)
    before = record_of(ward)
    done = restoring.confirm(look(ward, clock), PASSPHRASE, clock)
    store = done.bench.store
    assert store.writable
    assert store.problems == ()
    assert store.verify().clean
    assert store.rotation_paused
    assert done.set_aside is not None
    aside = record_of(done.set_aside)
    assert {name: aside[name] for name in before} == before
    events = store.journal.events()
    (event,) = [one for one in events if one.event == "restored_in_place"]
    assert event.operator == INVESTIGATOR.name
    assert event.details["set_aside"] == done.set_aside.name
    assert [one.event for one in events].count("restored") == 1
    store.close()
    assert beside(ward) == ["ward", done.set_aside.name]
    assert done.set_aside.name == "ward-set-aside-2026-11-21T055000Z"
    assert [one.place for one in restoring.found_backups(ward)] == ["set_aside"]
    bench = enter(ward, clock)
    assert bench.store.writable
    assert backup_places.let_rotation_go_on(bench)
    assert not bench.store.rotation_paused
    bench.store.close()


@pytest.mark.requirement("R94")
def test_that_a_store_lost_altogether_comes_back_from_a_file_that_was_named(
    ward: Path, tmp_path: Path, clock: WardClock
):
    saved = tmp_path / "stick.bedline-backup"
    shutil.copy(restoring.found_backups(ward)[0].path, saved)
    shutil.rmtree(ward)
    prepared = restoring.prepare(ward, saved, INVESTIGATOR.name, PASSPHRASE, clock)
    done = restoring.confirm(prepared, PASSPHRASE, clock)
    assert done.set_aside is None
    assert done.bench.store.ledger.facts_of(SUBJECT)
    done.bench.store.close()


@pytest.mark.requirement("R96")
def test_that_a_wrong_passphrase_at_the_end_changes_nothing_and_can_be_typed_again(
    ward: Path, clock: WardClock
):
    flip_a_page(ward)
    before = record_of(ward)
    prepared = look(ward, clock)
    with pytest.raises(NotOpened):
        restoring.confirm(prepared, "not these four words", clock)
    assert record_of(ward) == before
    done = restoring.confirm(prepared, PASSPHRASE, clock)
    done.bench.store.close()


@pytest.mark.requirement("R94")
def test_that_what_was_written_meanwhile_stops_the_restore_and_stays(ward: Path, clock: WardClock):
    prepared = look(ward, clock)
    assert prepared.lock is not None
    prepared.lock.release()  # as if the lock had not held
    bench = enter(ward, clock)
    chart(bench, [Statement(SUBJECT, NoteWritten("one more"), at("21T06:45"))])
    bench.store.close()
    before = record_of(ward)
    with pytest.raises(NotOpened) as told:
        restoring.confirm(prepared, PASSPHRASE, clock)
    assert told.value.code == "changed_meanwhile"
    assert record_of(ward) == before
    assert beside(ward) == ["ward"]


# -- faults ---------------------------------------------------------------------------------------


class Sabotage:
    """Lets the n-th deed on the disk fail, whichever it is."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at_deed: int) -> None:
        self.left = at_deed
        self.hit = False
        for owner, name in (
            (durable, "write_new"),
            (durable, "sync_folder"),
            (durable, "sync_file"),
            (durable, "make_folder"),
            (Path, "rename"),
        ):
            monkeypatch.setattr(owner, name, self._failing(getattr(owner, name)))

    def _failing(self, real):
        def deed(*given, **named):
            self.left -= 1
            if self.left == 0:
                self.hit = True
                raise OSError(28, "No space left on device")
            return real(*given, **named)

        return deed


@pytest.mark.requirement("R94", "R96")
def test_that_a_failure_at_each_deed_of_looking_leaves_the_old_store_untouched(
    ward: Path, clock: WardClock
):
    flip_a_page(ward)
    before = record_of(ward)
    for number in range(1, 100):
        with pytest.MonkeyPatch.context() as patch:
            sabotage = Sabotage(patch, number)
            try:
                prepared = look(ward, clock)
            except StorageProblem:
                prepared = None
        if prepared is not None:
            restoring.leave(prepared)
        assert record_of(ward) == before, number
        assert beside(ward) == ["ward"], number
        if not sabotage.hit:
            break
        assert prepared is None, f"deed {number} failed and nobody was told"
    assert number > 5
    assert not sabotage.hit


@pytest.mark.requirement("R94", "R96")
def test_that_a_failure_at_each_deed_of_putting_in_place_leaves_the_old_store_where_it_was(
    ward: Path, clock: WardClock
):
    flip_a_page(ward)
    before = record_of(ward)
    refused = 0
    for number in range(1, 100):
        prepared = look(ward, clock)
        with pytest.MonkeyPatch.context() as patch:
            Sabotage(patch, number)
            try:
                done = restoring.confirm(prepared, PASSPHRASE, clock)
            except StorageProblem:
                done = None
        if done is not None:
            done.bench.store.close()
            break
        refused += 1
        assert record_of(ward) == before, number
        assert beside(ward) == ["ward"], number
    assert refused >= 4
    assert done is not None


@pytest.mark.requirement("R94")
def test_that_a_restored_store_that_does_not_open_gives_the_place_back(
    ward: Path, clock: WardClock, monkeypatch: pytest.MonkeyPatch
):
    flip_a_page(ward)
    before = record_of(ward)
    prepared = look(ward, clock)
    flip_a_page(prepared.copy)
    with pytest.raises(StorageProblem):
        restoring.confirm(prepared, PASSPHRASE, clock)
    assert record_of(ward) == before
    assert beside(ward) == ["ward"]


@pytest.mark.requirement("R94")
def test_that_a_power_cut_between_the_two_renames_is_taken_back_at_the_next_start(
    ward: Path, clock: WardClock
):
    flip_a_page(ward)
    before = record_of(ward)
    prepared = look(ward, clock)
    assert not restoring.settle(ward)
    ward.rename(put_in_place.aside_of(ward, prepared.copy))
    assert restoring.settle(ward)
    assert record_of(ward) == before
    assert not restoring.settle(ward)
    again = look(ward, clock) if prepared.lock is None else None
    assert again is None
    prepared.lock.release()
    restoring.leave(look(ward, clock))
    assert beside(ward) == ["ward"], "the copy that was left over is gone too"


@pytest.mark.requirement("R96")
def test_that_what_a_mask_hides_is_not_told_among_the_lost(
    ward: Path, clock: WardClock, monkeypatch: pytest.MonkeyPatch
):
    from protocols import mask

    asked = []
    real = mask.masked_record

    def masked_record(protocol, record, role, now, **named):
        asked.append(role)
        return real(protocol, record, role, now, **named)

    monkeypatch.setattr(mask, "masked_record", masked_record)
    restoring.leave(look(ward, clock))
    assert asked == ["investigator"]


def test_that_no_name_of_a_folder_tells_of_a_patient(ward: Path, clock: WardClock):
    prepared = look(ward, clock)
    done = restoring.confirm(prepared, PASSPHRASE, clock)
    done.bench.store.close()
    for name in beside(ward):
        assert SUBJECT not in name
        assert NURSE.name not in name
