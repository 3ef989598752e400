# ruff: noqa: PLR0917, S608 - tables of cases; queries made of our own column names

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from protocols.facts import NoteWritten, Statement
from storage import connection as db
from storage import making, opening, sealing
from storage.accounts import Operator
from storage.places import Mount, Places
from storage.problems import Damaged, NotOpened, NotSaved, Refused, StorageProblem
from tests.storage import wards
from tests.storage.wards import INVESTIGATOR, NURSE, PASSPHRASE, START, SUBJECT, note


def codes(problems: tuple[StorageProblem, ...]) -> list[str]:
    return [problem.code for problem in problems]


# -- making ---------------------------------------------------------------------------------


def test_that_a_new_store_says_what_it_is(ward: Path):
    with wards.enter(ward) as store:
        assert (store.site, store.zone) == ("Test ICU", "Europe/Rome")
        assert store.program == "bedline 0.1.0"
        assert store.operator == INVESTIGATOR
        assert store.writable
        assert store.problems == ()
        assert store.damage is None
        assert store.held_by is None
        assert len(store.device) == 5
        assert store.ledger.count == 0
        assert store.space().free_bytes > 0


def test_that_two_makings_give_two_recovery_keys_of_eight_groups(tmp_path: Path):
    keys = [
        making.create_store(
            tmp_path / name,
            "ICU",
            "Europe/Rome",
            NURSE,
            PASSPHRASE,
            clock=wards.TickingClock(),
            around=wards.surroundings(seed=number),
        )
        for number, name in enumerate("ab")
    ]
    assert keys[0] != keys[1]
    assert [len(group) for group in keys[0].split("-")] == [5] * 8


@pytest.mark.parametrize(
    ("site", "zone", "name", "role", "passphrase", "code"),
    [
        ("", "Europe/Rome", "n", "nurse", "pw", "no_site"),
        ("ICU", "Mars/Base", "n", "nurse", "pw", "unknown_zone"),
        ("ICU", "Europe/Rome", "", "nurse", "pw", "bad_name"),
        ("ICU", "Europe/Rome", "n\u202e", "nurse", "pw", "bad_name"),
        ("ICU", "Europe/Rome", "n" * 65, "nurse", "pw", "bad_name"),
        ("ICU", "Europe/Rome", "n", "chief", "pw", "unknown_role"),
        ("ICU", "Europe/Rome", "n", "nurse", "  ", "no_passphrase"),
    ],
)
def test_that_a_store_is_not_made_from_impossible_answers(
    tmp_path: Path, site: str, zone: str, name: str, role: str, passphrase: str, code: str
):
    with pytest.raises(Refused) as refused:
        making.create_store(
            tmp_path / "ward",
            site,
            zone,
            Operator(name, role),
            passphrase,
            clock=wards.TickingClock(),
            around=wards.surroundings(),
        )
    assert refused.value.code == code
    assert not (tmp_path / "ward").exists()


def test_that_a_store_is_never_made_over_another(ward: Path):
    before = wards.bytes_of(ward)
    with pytest.raises(NotOpened) as refused:
        wards.make_ward(ward)
    assert refused.value.code == "store_exists"
    assert wards.bytes_of(ward) == before


def test_that_a_store_is_not_made_where_nobody_may_write(tmp_path: Path):
    (tmp_path / "ward").write_text("a file, not a folder")
    with pytest.raises(NotSaved, match="could not be made"):
        wards.make_ward(tmp_path / "ward")


def test_that_an_interrupted_making_leaves_no_store_that_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("storage.keys.KeyRing.write", fail)
    with pytest.raises(NotSaved):
        wards.make_ward(tmp_path / "ward")
    with pytest.raises(NotOpened, match="has no key file"):
        wards.enter(tmp_path / "ward")


# -- what is refused untouched ----------------------------------------------------------------

FOREIGN: list[tuple[str, bytes]] = [
    ("an unencrypted database", b"SQLite format 3\x00" + bytes(4080)),
    ("a zip archive", b"PK\x03\x04" + bytes(500)),
    ("a PDF", b"%PDF-1.7\n" + bytes(500)),
    ("a picture", b"\x89PNG\r\n" + bytes(500)),
    ("a backup file", b"BEDLINE-BACKUP 1\n{}"),
    ("a text", b"Dear colleague,\n" * 300),
    ("a short text", b"x"),
    ("zeros", bytes(8192)),
    ("noise", bytes(range(256)) * 64),
    ("an empty file", b""),
    ("UTF-16", "Liebe Kollegin".encode("utf-16") * 200),
]


@pytest.mark.requirement("R9")
@pytest.mark.parametrize("view_only", [False, True])
@pytest.mark.parametrize(("what", "content"), FOREIGN, ids=lambda one: str(one)[:24])
def test_that_a_foreign_file_in_the_ledgers_place_is_refused_and_not_touched(
    ward: Path, what: str, content: bytes, view_only: bool
):
    (ward / "ledger.db").write_bytes(content)
    before = wards.bytes_of(ward)
    with pytest.raises((NotOpened, Damaged)) as refused:
        wards.enter(ward, view_only=view_only)
    after = wards.bytes_of(ward)
    # The lock is ours and says who tried; nothing else may differ.
    after.pop("lock", None)
    assert after == before
    assert refused.value.exit_code in (3, 4)
    assert refused.value.do


@pytest.mark.requirement("R9")
def test_that_another_programs_database_under_our_key_is_refused_untouched(ward: Path):
    pages_key = sealing.subkey(wards.data_key_of(ward), "pages")
    (ward / "ledger.db").unlink()
    other = db.connect(ward / "ledger.db", pages_key, "new")
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    before = (ward / "ledger.db").read_bytes()
    with pytest.raises(NotOpened, match="another program"):
        wards.enter(ward)
    assert (ward / "ledger.db").read_bytes() == before


@pytest.mark.requirement("R9")
@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b'{"accounts": []}', b"\xff\xfe", b"{" * 9999]
)
def test_that_a_foreign_key_file_is_refused_untouched(ward: Path, content: bytes):
    (ward / "keys.json").write_bytes(content)
    before = wards.bytes_of(ward)
    with pytest.raises((NotOpened, Damaged)):
        wards.enter(ward)
    assert wards.bytes_of(ward) == before


def test_that_an_empty_folder_is_not_a_store(tmp_path: Path):
    with pytest.raises(NotOpened, match="no Bedline store"):
        wards.enter(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_that_a_key_file_without_a_ledger_is_not_a_whole_store(ward: Path):
    (ward / "ledger.db").unlink()
    with pytest.raises(NotOpened, match="has no ledger"):
        wards.enter(ward)
    assert not (ward / "ledger.db").exists()


@pytest.mark.requirement("R14")
def test_that_a_store_on_a_network_drive_is_refused_and_not_touched(ward: Path):
    nfs = wards.surroundings(places=Places(mounts=lambda: (Mount(str(ward), "nfs4", "srv:/x"),)))
    before = wards.bytes_of(ward)
    with pytest.raises(NotOpened) as refused:
        wards.enter(ward, around=nfs)
    assert refused.value.code == "unsafe_place"
    assert wards.bytes_of(ward) == before
    with pytest.raises(NotOpened):
        wards.make_ward(ward / "inner", places=nfs.places)
    assert not (ward / "inner").exists()


# -- newer and older schemas ------------------------------------------------------------------


def set_version(ward: Path, version: int, *more: str) -> None:
    raw = wards.sql_editor(ward, guards_off=False)
    for statement in more:
        raw.execute(statement)
    raw.execute(f"PRAGMA user_version = {version}")
    raw.close()


@pytest.mark.requirement("R9", "R98")
def test_that_a_newer_schema_is_opened_for_viewing_and_not_touched(ward: Path):
    wards.charted(ward, 3)
    set_version(ward, 99)
    before = (ward / "ledger.db").read_bytes()
    with wards.enter(ward) as store:
        assert codes(store.problems) == ["newer_schema"]
        assert store.problems[0].exit_code == 4
        assert store.damage is None
        assert len(store.ledger.facts_of(SUBJECT)) == 3
        with pytest.raises(NotOpened):
            store.ledger.append([note()], NURSE)
    assert (ward / "ledger.db").read_bytes() == before


@pytest.mark.requirement("R98")
def test_that_a_newer_schema_with_other_columns_is_not_opened(ward: Path):
    set_version(ward, 99, "ALTER TABLE entries ADD COLUMN ward TEXT")
    with pytest.raises(NotOpened) as refused:
        wards.enter(ward)
    assert refused.value.code == "newer_schema"


@pytest.mark.requirement("R98")
def test_that_a_kind_of_entry_from_a_newer_program_is_never_left_out_silently(ward: Path):
    wards.charted(ward, 1)
    from storage.chain import ENTRIES, row_hash

    raw = wards.sql_editor(ward, guards_off=False)
    names = ", ".join(ENTRIES.columns)
    row = raw.execute(f"SELECT {names} FROM entries").fetchone()
    cells = (row[0], 2, "e2", row[3], "hologram", *row[5:-2], row[-1])
    marks = ", ".join("?" * len(row))
    raw.execute(f"INSERT INTO entries VALUES ({marks})", (*cells, row_hash(ENTRIES, cells)))
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    with wards.enter(ward) as store, pytest.raises(NotOpened) as refused:
        store.ledger.facts_of(SUBJECT)
    assert refused.value.code == "entry_not_understood"


# -- passphrase or damage ---------------------------------------------------------------------


def test_that_a_wrong_passphrase_and_damage_are_told_apart(ward: Path):
    clock = wards.TickingClock()
    with pytest.raises(NotOpened) as wrong:
        opening.open_store(ward, "dr-b", "guess", clock=clock, around=wards.surroundings())
    assert (wrong.value.code, wrong.value.exit_code) == ("wrong_passphrase", 4)
    content = bytearray((ward / "ledger.db").read_bytes())
    content[100] ^= 1
    (ward / "ledger.db").write_bytes(content)
    with pytest.raises(Damaged) as damaged:
        wards.enter(ward)
    assert (damaged.value.code, damaged.value.exit_code) == ("ledger_damaged", 3)


def test_that_a_damaged_key_file_still_lets_its_people_look(ward: Path):
    wards.charted(ward, 2)
    text = (ward / "keys.json").read_text()
    (ward / "keys.json").write_text(
        text.replace('"failures": 0', '"failures": 1')
        .replace('"role": "investigator"', '"role": "investigator"')
        .replace('"mac": "', '"mac": "0')
    )
    with wards.enter(ward) as store:
        assert store.damage is not None
        assert not store.writable
        assert len(store.ledger.facts_of(SUBJECT)) == 2


# -- settings ---------------------------------------------------------------------------------


@pytest.mark.requirement("R2")
@pytest.mark.parametrize("name", [name for name, _, _ in db.PRAGMAS])
def test_that_a_setting_that_does_not_hold_makes_the_store_read_only(
    ward: Path, monkeypatch: pytest.MonkeyPatch, name: str
):
    other = {
        "journal_mode": "DELETE",
        "synchronous": "NORMAL",
        "temp_store": "FILE",
        "mmap_size": "1048576",
        "busy_timeout": "1",
    }
    off = {"ON": "OFF", "OFF": "ON"}
    sabotaged = tuple(
        (one, other.get(one, off.get(value, value)) if one == name else value, expected)
        for one, value, expected in db.PRAGMAS
    )
    monkeypatch.setattr(db, "PRAGMAS", sabotaged)
    with wards.enter(ward) as store:
        assert codes(store.problems) == ["unsafe_settings"]
        assert name in store.problems[0].what
        with pytest.raises(NotOpened):
            store.ledger.append([note()], NURSE)


@pytest.mark.requirement("R2", "R12")
@pytest.mark.parametrize("name", [name for name, _ in db.EXPECTED])
def test_that_pages_without_authentication_make_the_store_read_only(
    ward: Path, monkeypatch: pytest.MonkeyPatch, name: str
):
    monkeypatch.setattr(db, "EXPECTED", ((name, "never"),))
    with wards.enter(ward) as store:
        assert name in store.problems[0].what


@pytest.mark.requirement("R2")
def test_that_an_unknown_setting_is_not_taken_for_a_kept_one(
    ward: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(db, "EXPECTED", (("no_such_pragma", 1),))
    with wards.enter(ward) as store:
        assert "not known" in store.problems[0].what


# -- one writer -------------------------------------------------------------------------------


@pytest.mark.requirement("R15")
def test_that_a_second_start_is_for_viewing_and_names_the_holder(ward: Path):
    with wards.enter(ward) as first:
        first.ledger.append([note("one")], NURSE)
        with wards.enter(ward) as second:
            assert codes(second.problems) == ["held"]
            assert "dr-b on WARD-PC-1 since 2026-11-21T09:" in second.problems[0].what
            assert second.held_by is not None
            assert second.held_by.user == "dr-b"
            assert second.device == ""
            with pytest.raises(NotOpened):
                second.require_writable()
            assert len(second.ledger.facts_of(SUBJECT)) == 1
            first.ledger.append([note("two")], NURSE)
            assert len(second.ledger.facts_of(SUBJECT)) == 2
            assert second.ledger.count == 2
            assert second.ledger.subjects() == (SUBJECT,)
        assert first.writable
    with wards.enter(ward) as third:
        assert third.writable


@pytest.mark.requirement("R15")
def test_that_a_store_opened_for_viewing_cannot_write_even_past_the_ledger(ward: Path):
    with wards.enter(ward, view_only=True) as store:
        assert codes(store.problems) == ["view_only"]
        with pytest.raises(db.Error):
            store.tables.execute("INSERT INTO house VALUES ('a', 'b')")
        with pytest.raises(NotOpened):
            store.board.drop()


@pytest.mark.requirement("R15")
def test_that_twenty_double_starts_leave_one_writer_each_and_no_lock_behind(ward: Path):
    for _ in range(20):
        with wards.enter(ward, check="quick") as first, wards.enter(ward, check="quick") as second:
            assert (first.writable, second.writable) == (True, False)
            first.ledger.append([note()], NURSE)
    with wards.enter(ward) as store:
        assert store.ledger.count == 20


@pytest.mark.requirement("R15")
def test_that_a_lock_held_by_another_process_is_free_once_that_process_is_killed(ward: Path):
    script = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from pathlib import Path\n"
        "from tests.storage import wards\n"
        "store = wards.enter(Path(sys.argv[1]))\n"
        "print('READY', store.writable, flush=True)\n"
        "sys.stdin.read()\n"
    )
    root = str(Path(__file__).parents[2])
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(ward), root],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"BEDLINE_TEST_CLOCK": "1"},
    )
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        assert child.stdout.readline() == b"READY True\n"
        with wards.enter(ward) as store:
            assert codes(store.problems) == ["held"]
    finally:
        child.kill()
        child.wait()
        child.stdin.close()
        child.stdout.close()
    with wards.enter(ward) as store:
        assert store.writable
        assert "not_closed" in [event.event for event in store.journal.events()]


@pytest.mark.requirement("R21")
def test_that_a_folder_that_cannot_be_written_is_opened_for_viewing(
    ward: Path, monkeypatch: pytest.MonkeyPatch
):
    wards.charted(ward, 2)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("storage.entrance.FileLock.take", refuse)
    with wards.enter(ward) as store:
        assert codes(store.problems) == ["folder_read_only"]
        assert len(store.ledger.facts_of(SUBJECT)) == 2


@pytest.mark.requirement("R6", "R21")
@pytest.mark.parametrize("machine", ["machine-1", "machine-2"])
def test_that_a_full_disk_keeps_nobody_from_reading(
    ward: Path, monkeypatch: pytest.MonkeyPatch, machine: str
):
    wards.charted(ward, 2)

    def full(*_: object) -> None:
        error = db.Error("database or disk is full")
        error.sqlite_errorcode = 13
        raise error

    monkeypatch.setattr("storage.book.Book._commit", full)
    with monkeypatch.context() as patch:
        patch.setattr("storage.connection.transaction", full)
        around = wards.surroundings(machine=lambda: machine)
        with wards.enter(ward, around=around) as store:
            assert codes(store.problems) == ["disk_full"]
            assert len(store.ledger.facts_of(SUBJECT)) == 2
            with pytest.raises(NotSaved):
                store.ledger.append([note()], NURSE)


@pytest.mark.parametrize("what", ["read_bytes", "open"])
def test_that_a_file_that_may_not_be_read_is_said_so(
    ward: Path, monkeypatch: pytest.MonkeyPatch, what: str
):
    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, what, refuse)
    with pytest.raises(NotOpened) as refused:
        wards.enter(ward)
    assert refused.value.code == "not_readable"


@pytest.mark.requirement("R15")
def test_that_an_opening_that_is_broken_off_gives_the_lock_back(
    ward: Path, monkeypatch: pytest.MonkeyPatch
):
    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("storage.store.Store.verify", broken_off)
        with pytest.raises(KeyboardInterrupt):
            wards.enter(ward)
    (ward / "keys.json.new").write_bytes(b"half")
    with wards.enter(ward) as store:
        assert store.writable
        assert not (ward / "keys.json.new").exists()


# -- journal and light start ------------------------------------------------------------------


@pytest.mark.requirement("R83")
def test_that_openings_closings_and_failures_stand_in_the_journal(ward: Path):
    with pytest.raises(NotOpened):
        opening.open_store(
            ward, "dr-b", "guess", clock=wards.TickingClock(), around=wards.surroundings()
        )
    with wards.enter(ward):
        pass
    with wards.enter(ward) as store:
        events = store.journal.events()
        assert [event.event for event in events] == [
            "sign_in_failed",
            "opened",
            "closed",
            "opened",
        ]
        assert events[0].words.startswith("dr-b: 1 failure(s)")
        assert (events[1].operator, events[1].role) == ("dr-b", "investigator")
        store._book.close()
        store._opened.lock.release()
    with wards.enter(ward) as store:
        assert store.journal.events()[-2].event == "not_closed"


@pytest.mark.requirement("R19")
def test_that_opening_for_the_ward_board_loads_no_heavy_library(ward: Path):
    with wards.enter(ward) as store:
        store.ledger.append([note()], NURSE)
        store.board.put_board_row(SUBJECT, "{}", 1)
    script = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from storage import open_store\n"
        "from protocols.times import Instant\n"
        "store = open_store(sys.argv[1], 'dr-b', sys.argv[3], clock=Instant.now, check='quick')\n"
        "assert store.writable and len(store.board.board_rows()) == 1\n"
        "heavy = {'sqlite_utils', 'pint', 'numpy', 'cattrs', 'PySide6', 'typst'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
        "import storage; storage.warm_up()\n"
        "print('sqlite_utils' in sys.modules, 'cattrs' in sys.modules)\n"
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", script, str(ward), root, PASSPHRASE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.split("\n")[:2] == ["[]", "True True"]


def test_that_warming_up_loads_what_the_first_entry_needs():
    import storage

    storage.warm_up()
    assert {"sqlite_utils", "cattrs"} <= set(sys.modules)


def test_that_the_public_names_are_those_that_are_promised():
    import storage

    for name in storage.__all__:
        assert getattr(storage, name) is not None
    with pytest.raises(AttributeError):
        storage.no_such_name  # noqa: B018 - asking is the test


def test_that_a_cheap_key_derivation_is_refused_outside_tests(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("BEDLINE_TEST_CLOCK")
    with pytest.raises(ValueError, match="for tests"):
        wards.surroundings()


def test_that_a_ledger_that_breaks_while_opening_is_named_as_damage(
    ward: Path, monkeypatch: pytest.MonkeyPatch
):
    def busy(*_: object) -> None:
        error = db.Error("database is locked")
        error.sqlite_errorcode = 5
        raise error

    monkeypatch.setattr("storage.entrance.read_tails", busy)
    with pytest.raises(NotSaved, match="nother program held"):
        wards.enter(ward)
    monkeypatch.undo()
    monkeypatch.setenv("BEDLINE_TEST_CLOCK", "1")
    with wards.enter(ward) as store:
        store.ledger.append([Statement(SUBJECT, NoteWritten("x"), START)], NURSE)
