"""Doors, people, site values, the store's state and the ward board, over a real cheap store."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from protocols.facts import InfusionCharted, NoteWritten
from protocols.issues import Issue, IssuesError
from storage import making, opening
from storage.problems import StorageProblem
from storage.sealing import TEST_COST
from storage.surroundings import Surroundings
from tests.storage import wards
from tests.storage.wards import PASSPHRASE
from tests.support.trial_builders import at
from tests.unit.operations.benches import NOW, SUBJECT, enrol, sign_volume, start, state, titer
from ui.operations import doors, people
from ui.operations.bench import Bench
from ui.operations.board import board_now, board_of_projection
from ui.operations.export import export_folder
from ui.operations.protocol_files import pinned, released, released_ids
from ui.operations.sheets import day_sheet, preview_day, save_day
from ui.operations.site import sign_parameter, site_lines
from ui.operations.state import (
    back_up_words,
    people_words,
    running_by_bed,
    store_state,
    verify_words,
)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (making, opening):
        monkeypatch.setattr(module, "Surroundings", functools.partial(Surroundings, cost=TEST_COST))


def clock():
    return NOW


# -- doors ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("cheap")
def test_that_a_ward_is_made_once_and_entered_by_its_person(tmp_path: Path):
    folder = tmp_path / "ward"
    assert not doors.holds_store(folder)
    site = ("Test ICU", "Europe/Rome", "dr-b", "investigator", PASSPHRASE)
    key = doors.make(folder, *site, clock)
    assert isinstance(key, str)
    assert doors.holds_store(folder)
    again = doors.make(folder, *site, clock)
    assert isinstance(again, Issue)
    assert again.code == "store_exists"
    bench = doors.enter(folder, "dr-b", PASSPHRASE, clock)
    with bench.store:
        assert (bench.operator.name, bench.zone, bench.now()) == ("dr-b", "Europe/Rome", NOW)
    with pytest.raises(doors.DoorProblem) as problem:
        doors.enter(folder, "dr-b", "not these four words", clock)
    assert problem.value.exit_code == 4


@pytest.mark.usefixtures("cheap")
@pytest.mark.parametrize(
    ("site", "zone", "field"),
    [("Test ICU", "Europe/Atlantis", "zone"), (" ", "Europe/Rome", "site")],
)
def test_that_what_is_wrong_with_a_new_ward_names_its_field(tmp_path, site, zone, field):
    said = doors.make(tmp_path / "new", site, zone, "dr-b", "investigator", PASSPHRASE, clock)
    assert isinstance(said, Issue)
    assert said.field == field
    assert not doors.holds_store(tmp_path / "new")


# -- people ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "secret", "code"),
    [
        ("", PASSPHRASE, "no_secret"),
        ("dr-b", "", "no_secret"),
        ("dr-b", "not these four words", "not_checked"),
        ("dr-b", "1234", "not_checked"),
        ("nobody", PASSPHRASE, "not_checked"),
    ],
)
def test_that_nobody_is_a_second_person_without_the_right_secret(bench, name, secret, code):
    said = people.check_person(bench, name, secret)
    assert isinstance(said, Issue)
    assert said.code == code
    assert secret not in said.message or not secret


def test_that_a_person_is_known_by_the_passphrase(bench):
    said = people.check_person(bench, "dr-b", PASSPHRASE)
    assert not isinstance(said, Issue)
    assert (said.name, said.role) == ("dr-b", "investigator")
    assert people.names(bench) == ("dr-b",)
    assert people_words(bench) == ("dr-b, investigator",)


# -- site values ----------------------------------------------------------------------------------


def test_that_an_unsigned_site_value_is_empty_and_says_so(bench):
    found = {(one.protocol, one.parameter.id): one for one in site_lines(bench)}
    volume = found["igm-fat", "distribution_volume"]
    assert (volume.value, volume.source) == ("", "not signed")
    assert {one.protocol for one in site_lines(bench)} <= {"ward", *released_ids()}


def test_that_a_site_value_is_in_force_once_it_is_signed(bench):
    before = bench.store.ledger.count
    said = sign_parameter(bench, "igm-fat", "distribution_volume", " 42 mL/kg ", "measured here")
    assert said == ()
    assert bench.store.ledger.count == before + 1
    line = next(one for one in site_lines(bench) if one.parameter.id == "distribution_volume")
    assert line.value == "42 mL/kg"
    assert line.source == "signed by dr-b, 21-Nov-2026 20:00"


@pytest.mark.parametrize(
    ("protocol", "parameter", "value", "code"),
    [
        ("igm-fat", "no_such", "1", "unknown_parameter"),
        ("no-such", "distribution_volume", "42 mL/kg", "unknown_parameter"),
        ("igm-fat", "distribution_volume", "42", "no_unit"),
        ("igm-fat", "distribution_volume", "420 mL/kg", "out_of_range"),
    ],
)
def test_that_a_wrong_site_value_is_not_signed(bench, protocol, parameter, value, code):
    said = sign_parameter(bench, protocol, parameter, value, "a reason")
    assert [issue.code for issue in said] == [code]
    assert bench.store.ledger.count == 0


def test_that_every_released_protocol_is_found_by_its_fingerprint():
    for id_ in released_ids():
        protocol = released(id_)
        assert protocol is not None
        assert pinned(id_, protocol.fingerprint) is protocol
        assert pinned(id_, "") is protocol
        assert pinned(id_, "0" * 64) is None
    assert released("no-such") is None
    assert released("../igm_fat_v1") is None


# -- the store's state ----------------------------------------------------------------------------


def test_that_the_state_tells_of_the_last_entry_and_the_youngest_backup(bench):
    assert store_state(bench).last_saved is None
    enrol(bench)
    found = store_state(bench)
    assert (found.problem, found.last_saved) == ("", NOW)
    assert "1 entries made and verified" in back_up_words(bench)
    assert store_state(bench).last_backup is not None
    assert "all 1 entries hold" in verify_words(bench)


# -- board ----------------------------------------------------------------------------------------


def test_that_an_empty_ward_has_an_empty_board(bench):
    assert board_now(bench).rows == ()
    assert board_of_projection(bench).rows == ()
    assert board_now(bench).foot == ""


@pytest.mark.requirement("R75")
def test_that_the_board_never_names_an_arm(bench):
    enrol(bench, "titer", "IGM-0001")
    enrol(bench, "flat", "IGM-0002", bed="8")
    text = str([row.as_json() for row in board_now(bench).rows])
    assert "flat" not in text
    assert "'titer'" not in text
    assert "titer-based" not in text


def test_that_the_board_is_kept_for_the_next_start(bench):
    sign_volume(bench)
    enrol(bench)
    titer(bench)
    start(bench)
    now = board_now(bench)
    assert now.foot == "1 subject enrolled, all shown."
    (row,) = now.rows
    assert (row.subject, row.bed, row.day, row.infusion.status) == (
        *(SUBJECT, "7", "Day 0"),
        "running",
    )
    kept = board_of_projection(bench)
    assert kept.rows == now.rows
    assert kept.stale
    (words,) = running_by_bed(bench)
    assert words.startswith("Bed 7: running")


def test_that_a_paused_infusion_is_still_told_to_those_who_take_the_laptop(bench):
    enrol(bench)
    start(bench)
    state(bench, "21T12:00", InfusionCharted("pause", 1, reason="transport"))
    board_now(bench)
    (words,) = running_by_bed(bench)
    assert "paused 8hr" in words


# -- sheets and exports ---------------------------------------------------------------------------


def test_that_a_day_outside_the_protocol_is_refused_in_words(bench, tmp_path):
    enrol(bench)
    with pytest.raises(IssuesError):
        day_sheet(bench, SUBJECT, 999)
    shown = preview_day(bench, SUBJECT, 999)
    assert shown.pages == ()
    assert "999" in shown.problem


def test_that_a_sheet_saved_where_nothing_can_be_is_told(bench, tmp_path):
    enrol(bench)
    said = save_day(bench, SUBJECT, 0, "csv", str(tmp_path / "no" / "such" / "place.csv"))
    assert "cannot be written" in said
    assert save_day(bench, SUBJECT, 0, "csv", str(tmp_path / "d.csv")).startswith("Saved")
    assert (tmp_path / "d.csv").stat().st_size > 0
    events = [event.event for event in bench.store.journal.events()]
    assert events.count("printed") == 1


def test_that_a_nurse_does_not_export_and_nothing_is_left_behind(tmp_path):
    folder = wards.make_ward(tmp_path / "ward", wards.NURSE)
    with wards.enter(folder, wards.NURSE, clock=clock) as store:
        bench = Bench(store, store.operator, clock)
        enrol(bench)
        with pytest.raises(StorageProblem) as problem:
            export_folder(bench, "analysis", tmp_path / "out", None)
        assert problem.value.exit_code == 1
    assert not (tmp_path / "out").exists()


def test_that_a_note_of_the_day_is_on_its_sheet(bench):
    enrol(bench)
    state(bench, "21T12:00", NoteWritten("Mother visited today"))
    assert "Mother visited today" in preview_day(bench, SUBJECT, 0).words
    assert at("21T12:00") < NOW
