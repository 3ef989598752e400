"""Faults that are planted on purpose, each with the test that must fail under it (T23).

`tests/storage/test_planted_faults*.py` run that test under its fault and assert that it fails: a
check that passes whatever happens would show nothing. A fault is planted by
BEDLINE_PLANTED_FAULT, in the processes that a test starts and, where it says so, in the test
itself.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

import pytest

VARIABLE = "BEDLINE_PLANTED_FAULT"
Plant: TypeAlias = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault, where it is planted, and the test that catches it.

    Attributes:
        words: what is wrong.
        where: in the processes a test starts, or in the test's own process too.
        test: the test's name, as pytest takes it.
        plant: puts the fault in place.
        failing: how many tests of that name must fail.
    """

    words: str
    where: Literal["child", "both"]
    test: str
    plant: Plant
    failing: int = 1


def plant_named(*, in_test: bool = False) -> None:
    """Plant the fault that the environment names, if it names one and it belongs here."""
    name = os.environ.get(VARIABLE)
    if name and (not in_test or PLANTED[name].where == "both"):
        PLANTED[name].plant(pytest.MonkeyPatch())


def _set(target: str, value: object) -> Plant:
    return lambda patch: patch.setattr(target, value)


def _nothing(*_: object, **__: object) -> None:
    return None


# -- durability -----------------------------------------------------------------------------------


def _pragmas(**changed: tuple[str, object]) -> Plant:
    def plant(patch: pytest.MonkeyPatch) -> None:
        from storage import connection

        now = tuple(
            (name, *changed.get(name, (value, read))) for name, value, read in connection.PRAGMAS
        )
        patch.setattr(connection, "PRAGMAS", now)

    return plant


def _ack_before_commit(patch: pytest.MonkeyPatch) -> None:
    from tests.support.durability import ward_at_work

    def acknowledge(store: Any, statements: list, name: str) -> None:
        ward_at_work.say(f"ACK {name}")
        store.ledger.append(statements, ward_at_work.wards.NURSE)

    patch.setattr(ward_at_work, "acknowledge", acknowledge)


def _errors_swallowed(patch: pytest.MonkeyPatch) -> None:
    from storage.problems import StorageProblem
    from tests.support.durability import ward_at_work

    def acknowledge(store: Any, statements: list, name: str) -> None:
        with contextlib.suppress(StorageProblem):
            store.ledger.append(statements, ward_at_work.wards.NURSE)
        ward_at_work.say(f"ACK {name}")

    patch.setattr(ward_at_work, "acknowledge", acknowledge)


def _halves_apart(patch: pytest.MonkeyPatch) -> None:
    from storage.ledger import Ledger

    real = Ledger.append

    def append(self: Ledger, statements: Any, operator: Any, **more: Any) -> Any:
        return tuple(one for each in statements for one in real(self, [each], operator, **more))

    patch.setattr(Ledger, "append", append)


def _anchor_leads(patch: pytest.MonkeyPatch) -> None:
    from storage.book import Book
    from storage.chain import Tail

    real = Book._commit

    def commit(self: Book, chained: Any, rows: Any, also: Any) -> None:
        kept = dict(self.tails(chained))
        self.tails(chained)[self.device] = Tail(int(rows[-1][1]), str(rows[-1][-1]))
        self._write_anchor()
        self.tails(chained).clear()
        self.tails(chained).update(kept)
        real(self, chained, rows, also)

    patch.setattr(Book, "_commit", commit)


# -- integrity ------------------------------------------------------------------------------------


def _payload_not_hashed(patch: pytest.MonkeyPatch) -> None:
    from storage import chain

    real = chain.row_hash

    def row_hash(chained: Any, cells: Any) -> str:
        at = chained.columns.index("payload") if "payload" in chained.columns else -1
        return real(chained, [cell for number, cell in enumerate(cells) if number != at])

    for module in ("chain", "ledger", "journal"):
        patch.setattr(f"storage.{module}.row_hash", row_hash)


def _anchor_not_compared(patch: pytest.MonkeyPatch) -> None:
    for module in ("entrance", "verify"):
        patch.setattr(f"storage.{module}.compare", _nothing)


def _any_seal_holds(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("storage.anchor.sealing.same", lambda *_: True)


def _pages_not_authenticated(patch: pytest.MonkeyPatch) -> None:
    from storage import connection

    real = connection.connect

    def connect(*given: Any) -> Any:
        opened = real(*given)
        opened.execute("PRAGMA cipher_use_hmac = OFF")
        return opened

    patch.setattr(connection, "connect", connect)
    patch.setattr(connection, "EXPECTED", ())
    patch.setattr("storage.verify.genuine_pages", lambda _: ())


def _damage_passed_over(patch: pytest.MonkeyPatch) -> None:
    _pages_not_authenticated(patch)
    for module in ("chain", "salvage"):
        patch.setattr(f"storage.{module}.is_whole", lambda *_: True)


def _guards_left_out(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("storage.schema.GUARDS", {})


def _backup_not_checked(patch: pytest.MonkeyPatch) -> None:
    import hashlib
    from types import SimpleNamespace

    class Agreeable(bytes):
        def __ne__(self, other: object) -> bool:
            return False

        def __eq__(self, other: object) -> bool:
            return True

        __hash__ = bytes.__hash__

    def sha256(content: bytes = b"") -> Any:
        real = hashlib.sha256(content)
        return SimpleNamespace(digest=lambda: Agreeable(real.digest()), hexdigest=real.hexdigest)

    patch.setattr("storage.backups.hashlib", SimpleNamespace(sha256=sha256))
    patch.setattr("storage.restore._check", _nothing)


def _rotation_takes_all(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("storage.backups.to_keep", lambda _: frozenset())


# -- privacy, blinding, paper ---------------------------------------------------------------------


def _drafts_in_clear(patch: pytest.MonkeyPatch) -> None:
    from types import SimpleNamespace

    from storage import sealing

    clear = vars(sealing) | {"seal": lambda _key, _nonce, secret, _bound: secret + bytes(16)}
    patch.setattr("storage.drafts.sealing", SimpleNamespace(**clear))


def _careless_day(patch: pytest.MonkeyPatch) -> None:
    """A log in clear, a socket to a network, and a file outside the person's folders."""
    import socket

    from storage.ledger import Ledger

    real = Ledger.append

    def append(self: Any, statements: Any, operator: Any, **more: Any) -> Any:
        with (Path(os.environ["HOME"]) / "bedline.log").open("a", encoding="utf-16-le") as log:
            log.write(f"{statements}\n")
        with (Path(os.environ["HOME"]).parents[1] / "beside.log").open("a") as log:
            log.write("an entry\n")
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM):
            return real(self, statements, operator, **more)

    patch.setattr(Ledger, "append", append)


def _mask_not_applied(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("protocols.mask.masked", lambda course, _role: course)


def _decimal_mark_guessed(patch: pytest.MonkeyPatch) -> None:
    from protocols import intake

    patch.setattr(intake, "_ambiguous", lambda whole, _mark, part, _field: _decimal(whole, part))


def _decimal(whole: str, part: str) -> Any:
    from decimal import Decimal

    return Decimal(f"{whole}.{part}")


def _formulas_run(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("storage.exports.csv_text.guarded", lambda text: text)


def _numbers_by_locale(patch: pytest.MonkeyPatch) -> None:
    import locale

    from protocols.units import plain

    def local(value: Any) -> str:
        return plain(value).replace(".", str(locale.localeconv()["decimal_point"]))

    patch.setattr("storage.exports.csv_text.plain", local)


def _order_by_clock(patch: pytest.MonkeyPatch) -> None:
    def as_entered(entries: Any) -> tuple[Any, ...]:
        return tuple(sorted(entries, key=lambda one: (one.recorded_at, one.device, one.seq)))

    patch.setattr("protocols.record.as_entered", as_entered)


_CUTS = "tests/storage/test_power_cuts.py::"
_CHARTING = f"{_CUTS}test_that_no_power_cut_while_charting_loses_what_was_acknowledged"
_SMALL_FILES = f"{_CUTS}test_that_no_power_cut_loses_a_draft_a_backup_or_an_account"
_MAKING = f"{_CUTS}test_that_a_power_cut_while_a_store_is_made_leaves_a_whole_one_or_none"
_RESTORING = f"{_CUTS}test_that_a_power_cut_during_a_restore_leaves_a_whole_store_or_none"
_KILLS = "tests/storage/test_crash.py"
_FLIPS = "tests/storage/test_damage.py::test_that_sixty_flipped_bits_are_found_or_change_nothing"

PLANTED: dict[str, Fault] = {
    "sync_off": Fault(
        "The database does not wait for the disk.",
        "child",
        _CHARTING,
        _pragmas(synchronous=("OFF", 0)),
    ),
    "journal_deleted": Fault(
        "The journal is deleted, and the folder not synced, as the driver does by default.",
        "child",
        _CHARTING,
        _pragmas(journal_mode=("DELETE", "delete"), synchronous=("FULL", 2)),
    ),
    "log_synced_later": Fault(
        "A write-ahead log that is synced at checkpoints only.",
        "child",
        _CHARTING,
        _pragmas(journal_mode=("WAL", "wal"), synchronous=("NORMAL", 1)),
    ),
    "said_before_saved": Fault(
        "Acknowledged before the commit.", "child", _CHARTING, _ack_before_commit
    ),
    "said_before_saved_and_killed": Fault(
        "Acknowledged before the commit, and the process is killed.",
        "child",
        _KILLS,
        _ack_before_commit,
    ),
    "halves_apart": Fault(
        "One statement's two entries in two transactions.", "child", _KILLS, _halves_apart
    ),
    "anchor_leads": Fault(
        "The anchor is written before the commit.", "child", _CHARTING, _anchor_leads
    ),
    "files_not_synced": Fault(
        "Small files are renamed before they rest on the disk.",
        "child",
        _SMALL_FILES,
        _set("storage.durable.sync", _nothing),
    ),
    "names_not_synced": Fault(
        "A folder's names are never synced.",
        "child",
        _MAKING,
        _set("storage.durable.sync_folder", _nothing),
    ),
    "names_not_synced_in_a_restore": Fault(
        "A restored store's names are never synced.",
        "child",
        _RESTORING,
        _set("storage.durable.sync_folder", _nothing),
    ),
    "errors_swallowed": Fault(
        "A failed write is acknowledged.",
        "child",
        "tests/storage/test_injected_faults.py::test_that_a_failing_call_loses_nothing_and_tells_"
        "no_untruth[write error from then on]",
        _errors_swallowed,
    ),
    "error_believed": Fault(
        "An entry that is there in spite of an error is called not saved.",
        "both",
        "tests/storage/test_faults.py::test_that_an_entry_that_is_there_in_spite_of_an_error_is_"
        "never_called_not_saved",
        _set("storage.book.Book._are_there", lambda *_: False),
    ),
    "reserve_kept": Fault(
        "The reserve is not given back on a full disk.",
        "both",
        "tests/storage/test_full_disk.py::test_that_a_full_disk_takes_the_entry_in_hand_then_"
        "refuses_and_goes_on_showing",
        _set("storage.space.Reserve.release", lambda _: False),
    ),
    "lock_ignored": Fault(
        "Two processes may write at once.",
        "child",
        "tests/storage/test_two_at_once.py",
        _set("storage.lock.system_locker", lambda: _nothing),
    ),
    "payload_not_hashed": Fault(
        "The chain leaves out what was charted.",
        "both",
        "tests/storage/test_tampering.py::test_that_an_edit_by_an_sql_editor_is_found_and_the_"
        "first_bad_entry_named",
        _payload_not_hashed,
    ),
    "anchor_not_compared": Fault(
        "The anchor is not looked at.",
        "both",
        "tests/storage/test_tampering.py::test_that_an_old_copy_of_the_ledger_put_back_is_named_as"
        "_missing_entries",
        _anchor_not_compared,
    ),
    "anchor_not_compared_rebuilt": Fault(
        "The anchor is not looked at, and the chain is rebuilt behind the program.",
        "both",
        "tests/storage/test_tampering.py::test_that_an_edit_with_the_chain_rebuilt_is_found_by_the"
        "_anchor",
        _anchor_not_compared,
    ),
    "anchor_not_written": Fault(
        "The anchor is not written after an entry.",
        "both",
        "tests/storage/test_tampering.py::test_that_an_old_copy_of_the_ledger_put_back_is_named_as"
        "_missing_entries",
        _set("storage.anchor.AnchorFile.write", _nothing),
    ),
    "any_seal_holds": Fault(
        "The anchor's key is not checked.",
        "both",
        "tests/storage/test_tampering.py::test_that_an_anchor_without_the_key_cannot_be_made_to_"
        "fit",
        _any_seal_holds,
    ),
    "pages_not_authenticated": Fault(
        "Pages are encrypted but not authenticated.",
        "both",
        f"{_FLIPS}_shown",
        _pages_not_authenticated,
    ),
    "damage_passed_over": Fault(
        "Neither pages nor rows are checked.", "both", f"{_FLIPS}_shown", _damage_passed_over
    ),
    "guards_left_out": Fault(
        "No trigger keeps an entry from being changed.",
        "both",
        "tests/storage/test_guards.py::test_that_the_guards_in_the_file_refuse_it_to_other_"
        "programs_too",
        _guards_left_out,
    ),
    "fence_left_out": Fault(
        "The program's own connection may change its settings and structure.",
        "both",
        "tests/storage/test_guards.py::test_that_the_programs_own_connection_refuses_every_way_to_"
        "change_the_record",
        _set("storage.connection.fence", _nothing),
    ),
    "backup_not_checked": Fault(
        "A backup is restored without being verified.",
        "both",
        "tests/storage/test_backups.py::test_that_a_damaged_backup_is_refused_whole",
        _backup_not_checked,
    ),
    "rotation_takes_all": Fault(
        "The rotation removes backups that should be kept.",
        "both",
        "tests/storage/test_backups.py",
        _rotation_takes_all,
    ),
    "drafts_in_clear": Fault(
        "A draft is written in clear.",
        "both",
        "tests/storage/test_small_files.py::test_that_a_draft_tells_nothing_by_name_or_content_and"
        "_cannot_be_renamed",
        _drafts_in_clear,
    ),
    "careless_day": Fault(
        "A log holds what was charted, a socket is opened, a file is written elsewhere.",
        "child",
        "tests/storage/test_silence.py",
        _careless_day,
        failing=3,
    ),
    "mask_not_applied": Fault(
        "An assessor's paper is not masked.",
        "both",
        "tests/unit/operations/test_twins.py::test_that_an_assessor_is_given_the_same_bytes_for_"
        "both_arms",
        _mask_not_applied,
    ),
    "decimal_mark_guessed": Fault(
        "1.250 is taken for one and a quarter.",
        "both",
        "tests/property/test_core_intake.py::test_that_ten_thousand_typed_quantities_hold_no_"
        "misread",
        _decimal_mark_guessed,
    ),
    "formulas_run": Fault(
        "A text that a spreadsheet runs is written as it is.",
        "both",
        "tests/storage/exports/test_csv_text.py::test_that_no_text_cell_begins_like_a_formula",
        _formulas_run,
    ),
    "numbers_by_locale": Fault(
        "Numbers in files take the decimal mark of the machine's language.",
        "child",
        "tests/storage/test_locales.py::test_that_every_file_has_the_same_bytes_under_every_language"
        "_of_the_machine[de_DE.UTF-8]",
        _numbers_by_locale,
    ),
    "order_by_clock": Fault(
        "Entries stand in the order of the machine's clock.",
        "both",
        "tests/storage/test_order.py",
        _order_by_clock,
    ),
    "hostile_formula": Fault(
        "Formulas in exports, found by the hostile texts too.",
        "both",
        "tests/storage/test_hostile_texts.py::test_that_two_hundred_hostile_texts_are_refused_or_"
        "stand_as_typed",
        _formulas_run,
    ),
}
