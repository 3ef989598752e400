"""Every house event of the list stands in the journal, written by the very deed (R83)."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from protocols.facts import PlanDecided, Statement
from protocols.units import quantity
from storage import making, opening, restore
from storage.accounts import Operator
from storage.permissions import MAY_DO, MAY_STATE
from storage.problems import NotOpened
from storage.restore import restore_backup
from storage.sealing import TEST_COST
from storage.store import Store
from storage.surroundings import Surroundings
from tests.storage import wards
from tests.support.trial_builders import at
from tests.unit.operations.benches import NOW, SUBJECT, enrol, sign_volume, start, state, titer
from ui.operations import people
from ui.operations.bench import Bench
from ui.operations.chart import ChartRefusedError, chart
from ui.operations.clock import ClockWatch, Reading
from ui.operations.export import export_folder
from ui.operations.house_events import note_protocols
from ui.operations.review import review_ward, save_review
from ui.operations.second_check import Disagreement, note_disagreement
from ui.operations.sheets import save_day, save_handover

pytestmark = pytest.mark.requirement("R83")
ADMINISTRATOR = Operator("it-c", "administrator")


@dataclass(frozen=True, slots=True)
class Ward:
    """An open store and the folder around it."""

    bench: Bench
    home: Path

    @property
    def store(self) -> Store:
        return self.bench.store


@pytest.fixture
def ward(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ward:
    for module in (making, opening, restore):
        monkeypatch.setattr(
            module, "Surroundings", functools.partial(Surroundings, cost=TEST_COST), raising=False
        )
    sign_volume(bench)
    enrol(bench)
    titer(bench)
    bench.store.add_account(bench.operator, ADMINISTRATOR, wards.PASSPHRASE)
    bench.store.add_account(ADMINISTRATOR, wards.NURSE, wards.PASSPHRASE)
    return Ward(bench, tmp_path)


def fails_to_sign_in(ward: Ward) -> None:
    with pytest.raises(NotOpened):
        ward.store.sign_in("dr-b", "not this one")


def closes(ward: Ward) -> None:
    ward.store.close()


def crashes(ward: Ward) -> None:
    """Let go of everything without closing, as a power cut does; then start again."""
    ward.store._book.close()
    ward.store._opened.lock.release()  # type: ignore[union-attr]
    wards.enter(ward.store.folder.path).close()


def restores(ward: Ward) -> None:
    made = ward.store.back_up()
    folder = ward.home / "restored"
    restore_backup(made.path, folder, "dr-b", wards.PASSPHRASE, clock=lambda: NOW)
    with wards.enter(folder) as store:
        names.extend(one.event for one in store.journal.events())


names: list[str] = []


def exceeds_a_limit(ward: Ward) -> None:
    far = PlanDecided(
        1, "adjust", quantity("9000 mL"), quantity("14 mL/h"), "because", decided_by="dr-b"
    )
    with pytest.raises(ChartRefusedError):
        chart(ward.bench, (Statement(SUBJECT, far, at("21T09:30"), "d1"),))


def differs(ward: Ward) -> None:
    note_disagreement(ward.bench, Disagreement(SUBJECT, "igm", wards.NURSE))


def sees_the_clock_jump(ward: Ward) -> None:
    from ui.operations import clock

    watch = ClockWatch(Reading(NOW, 0.0))
    found = watch.look(Reading(NOW.add(hours=3), 10.0))
    assert found
    assert clock.note(ward.bench, found[0])


def exports(ward: Ward) -> None:
    export_folder(ward.bench, "analysis", ward.home / "out", None)


def saves_a_review(ward: Ward) -> None:
    save_review(ward.bench, review_ward(ward.bench), "findings", "csv", str(ward.home / "r.csv"))


EVENTS: dict[str, tuple[str, Callable[[Ward], Any]]] = {
    "app start": ("opened", lambda _ward: None),
    "log-in": ("signed_in", lambda ward: ward.store.sign_in("dr-b", wards.PASSPHRASE)),
    "log-out and app end": ("closed", closes),
    "failed log-in": ("sign_in_failed", fails_to_sign_in),
    "app crash": ("not_closed", crashes),
    "lock": ("locked", lambda ward: people.note_lock(ward.bench, by_itself=True)),
    "account added": ("account_added", lambda _ward: None),
    "account disabled": (
        "account_disabled",
        lambda ward: ward.store.disable_account(ADMINISTRATOR, "nurse-a"),
    ),
    "account unlocked": (
        "account_unlocked",
        lambda ward: ward.store.unlock_account(ADMINISTRATOR, "nurse-a"),
    ),
    "new passphrase": (
        "passphrase_given",
        lambda ward: ward.store.give_passphrase(ADMINISTRATOR, "nurse-a", "five other quiet words"),
    ),
    "PIN set": ("pin_set", lambda ward: ward.store.set_pin(ward.bench.operator, "258013")),
    "role change": (
        "role_changed",
        lambda ward: ward.store.give_role(
            ADMINISTRATOR, Operator("nurse-a", "pharmacist"), wards.PASSPHRASE
        ),
    ),
    "protocol load": ("protocols_loaded", lambda ward: note_protocols(ward.bench)),
    "export": ("exported", exports),
    "review export": ("exported", saves_a_review),
    "print of a sheet": (
        "printed",
        lambda ward: save_day(ward.bench, SUBJECT, 0, "pdf", str(ward.home / "s.pdf")),
    ),
    "print of a handover": (
        "printed",
        lambda ward: save_handover(ward.bench, str(ward.home / "h.pdf")),
    ),
    "backup": ("backed_up", lambda ward: ward.store.back_up()),
    "restore": ("restored", restores),
    "clock event": ("clock_jumped", sees_the_clock_jump),
    "limit breach": ("limit_breached", exceeds_a_limit),
    "failed double check": ("second_check_differed", differs),
}


@pytest.mark.parametrize("what", EVENTS)
def test_that_each_house_event_is_written_by_its_deed(ward: Ward, what: str):
    event, deed = EVENTS[what]
    names.clear()
    folder = ward.store.folder.path
    before = [one.event for one in ward.store.journal.events()]
    deed(ward)
    if ward.store.writable:
        names.extend(one.event for one in ward.store.journal.events())
    else:
        with wards.enter(folder, view_only=True) as again:
            names.extend(one.event for one in again.journal.events())
    expected = before.count(event) + (0 if event in ("opened", "account_added") else 1)
    assert names.count(event) >= max(expected, 1), names


def test_that_an_override_stands_in_the_record_itself(ward: Ward):
    fact = PlanDecided(1, "decline", reason="consultant waits", decided_by="dr-b")
    state(ward.bench, "21T09:30", fact, "d1")
    found = [one for one in review_ward(ward.bench).findings if one.kind == "override"]
    assert ["consultant waits" in one.words for one in found] == [True]


def test_that_a_house_event_names_no_value_of_a_chart(ward: Ward):
    exceeds_a_limit(ward)
    differs(ward)
    start(ward.bench)
    said = " ".join(f"{one.words} {dict(one.details)}" for one in ward.store.journal.events())
    assert "9000" not in said
    assert "30.0" not in said


def test_that_protocol_files_are_noted_once_until_they_change(ward: Ward, monkeypatch):
    note_protocols(ward.bench)
    note_protocols(ward.bench)
    noted = [one for one in ward.store.journal.events() if one.event == "protocols_loaded"]
    assert len(noted) == 1
    monkeypatch.setattr("protocols.catalogue.source_text", lambda name: name.encode())
    note_protocols(ward.bench)
    assert ward.store.journal.events()[-1].event == "protocols_loaded"


# -- nothing turns it off (R81) -------------------------------------------------------------------

VARIABLES = (
    *("BEDLINE_NO_AUDIT", "BEDLINE_AUDIT", "BEDLINE_AUDIT_OFF", "BEDLINE_NO_JOURNAL"),
    *("BEDLINE_JOURNAL", "BEDLINE_DEBUG", "BEDLINE_TEST", "BEDLINE_READONLY", "BEDLINE_FAST"),
    *("BEDLINE_NO_TRAIL", "BEDLINE_ROLE", "BEDLINE_LOG", "BEDLINE_QUIET", "PYTHONOPTIMIZE"),
)


def trail_of(folder: Path) -> tuple[list[str], list[str]]:
    """Chart a note and print a sheet; return the kinds of entries and the house events."""
    with wards.enter(folder) as store:
        store.ledger.append([wards.note()], wards.INVESTIGATOR)
        events = [one.event for one in store.journal.events()]
        return [entry.fact.KIND for entry in store.ledger.all_entries()], events


def no_rowid(folder: Path, statement: str) -> str:
    connection = wards.sql_editor(folder, guards_off=False)
    try:
        connection.execute(statement)
        connection.commit()
    except Exception as error:  # noqa: BLE001 - whatever the driver raises is the answer
        return str(error)
    finally:
        connection.close()
    return ""


REFUSED_SQL = (
    "DELETE FROM entries",
    "DELETE FROM entries WHERE seq = 1",
    "DELETE FROM journal",
    "UPDATE entries SET operator = 'somebody'",
    "UPDATE entries SET role = 'nurse'",
    "UPDATE entries SET at_utc = '2020-01-01T00:00:00Z'",
    "UPDATE entries SET recorded_at_utc = '2020-01-01T00:00:00Z'",
    "UPDATE entries SET reason = 'another'",
    "UPDATE entries SET payload = '{}'",
    "UPDATE journal SET words = 'nothing happened'",
    "REPLACE INTO entries SELECT * FROM entries WHERE seq = 1",
    "INSERT INTO entries SELECT * FROM entries WHERE seq = 1",
)
FOUND_SQL = (
    "DROP TRIGGER entries_no_delete",
    "DROP TRIGGER journal_no_update",
    "DROP TRIGGER entries_in_order",
)


@pytest.mark.requirement("R81")
@pytest.mark.parametrize("variable", VARIABLES)
def test_that_no_variable_turns_the_trail_off(tmp_path: Path, variable: str, monkeypatch):
    folder = wards.make_ward(tmp_path / "ward")
    monkeypatch.setenv(variable, "0" if variable == "BEDLINE_AUDIT" else "1")
    kinds, events = trail_of(folder)
    assert (kinds, events) == (["note"], ["opened"])


@pytest.mark.requirement("R81", "R93", "R92")
@pytest.mark.parametrize("statement", REFUSED_SQL)
def test_that_no_statement_changes_who_when_what_or_why(tmp_path: Path, statement: str):
    folder = wards.make_ward(tmp_path / "ward")
    wards.charted(folder, 2)
    with wards.enter(folder, view_only=True) as store:
        before = store.ledger.all_entries(), store.journal.events()
    assert no_rowid(folder, statement), f"{statement} was carried out"
    with wards.enter(folder, view_only=True) as store:
        assert (store.ledger.all_entries(), store.journal.events()) == before


@pytest.mark.requirement("R81", "R92")
@pytest.mark.parametrize("statement", FOUND_SQL)
def test_that_a_guard_taken_off_is_found_at_the_next_start(tmp_path: Path, statement: str):
    folder = wards.make_ward(tmp_path / "ward")
    wards.charted(folder, 2)
    no_rowid(folder, statement)
    with wards.enter(folder) as store:
        assert not store.writable
        assert store.damage is not None


@pytest.mark.requirement("R81")
def test_that_no_role_states_anything_without_an_entry_or_edits_one():
    deeds = set().union(*MAY_DO.values())
    assert not [one for one in deeds if "audit" in one or "trail" in one or "delete" in one]
    assert not [one for kinds in MAY_STATE.values() for one in kinds if "delete" in one]


@pytest.mark.requirement("R81")
def test_that_neither_command_line_nor_settings_know_a_word_for_it():
    from ui.commands.arguments import _parser

    words = _parser().format_help() + " ".join(
        option
        for group in _parser()._subparsers._group_actions  # type: ignore[union-attr]
        for sub in group.choices.values()  # type: ignore[union-attr]
        for action in sub._actions
        for option in action.option_strings
    )
    for word in ("audit", "no-journal", "no-trail", "unlogged", "force", "purge", "delete"):
        assert word not in words


@pytest.mark.requirement("R81", "R91")
def test_that_the_program_s_own_code_deletes_no_entry_and_no_house_event():
    root = Path(__file__).parents[3]
    deeds = ("delete from ", "drop table ", "update ", "truncate ")
    bad = [f"{deed}{word}" for deed in deeds for word in ("entries", "journal")]
    for path in [*root.glob("storage/**/*.py"), *root.glob("ui/**/*.py"), root / "main.py"]:
        text = path.read_text("utf-8").lower()
        assert not [words for words in bad if words in text], path


@pytest.mark.requirement("R91")
def test_that_the_only_files_taken_away_are_drafts_scraps_and_rotated_backups():
    """Every place that removes a file or a row, named with why; a new one must be argued for."""
    root = Path(__file__).parents[3]
    found = set()
    for path in [*root.glob("storage/**/*.py"), *root.glob("ui/**/*.py"), root / "main.py"]:
        text = path.read_text("utf-8")
        words = (".unlink(", "rmtree(", "os.remove(", "delete_where(", ".rmdir(", "DELETE FROM")
        if any(word in text for word in words):
            found.add(path.relative_to(root).as_posix())
    assert found <= set(REMOVERS), sorted(found - set(REMOVERS))


REMOVERS = {
    "ui/operations/archive.py": "an archive that failed half-way",
    "storage/backups.py": "rotation keeps 48, 30 days, 12 months; and its own scraps",
    "storage/crash_log.py": "scraps, and the oldest crash reports; neither is the record",
    "storage/drafts.py": "typing that was recorded or dropped by its author",
    "storage/entrance.py": "the note that a restore took place, once it stands in the journal",
    "storage/exports/whole_folder.py": "an export that failed half-way",
    "storage/folder.py": "scraps of an interrupted start",
    "storage/ledger.py": "rows of the board, which are worked out anew",
    "storage/lock.py": "the lock file",
    "storage/migrations.py": "a copy that failed half-way",
    "storage/projections.py": "rows of the board",
    "storage/restore.py": "a restore that failed half-way",
    "storage/salvage.py": "scraps",
    "storage/space.py": "the reserve kept for a full disk",
    "storage/store.py": "the note that the rotation of backups rests; a site's setting",
    "ui/operations/downtime.py": "a downtime sheet that a newer one stands for",
    "ui/commands/paper.py": "a file that failed half-way",
}


@pytest.mark.requirement("R93")
def test_that_name_role_and_time_of_an_entry_stay_when_the_account_changes(ward: Ward):
    store = ward.store
    store.ledger.append([wards.note(entry_id="by-nurse", subject=SUBJECT)], wards.NURSE)
    before = store.ledger.entry("by-nurse")
    store.disable_account(ADMINISTRATOR, "nurse-a")
    store.give_passphrase(ADMINISTRATOR, "nurse-a", "five other quiet words")
    store.give_role(ADMINISTRATOR, Operator("nurse-a", "pharmacist"), "five other quiet words")
    store.ledger.forget()
    assert store.ledger.entry("by-nurse") == before
    row = next(one for one in review_ward(ward.bench).trail if one.person == "nurse-a")
    assert row.role == "nurse"
    assert not hasattr(store, "rename_account")


def test_that_thirty_ways_were_tried():
    assert len(VARIABLES) + len(REFUSED_SQL) + len(FOUND_SQL) + 3 >= 30
