"""Bits flip, files are cut, pages are swapped: found, or without effect on what is shown."""

# ruff: noqa: S311 - dice that need only be repeatable

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.chain import ENTRIES
from storage.problems import Damaged, StorageProblem
from storage.salvage import readable_rows
from tests.storage import wards
from tests.storage.wards import NURSE, SUBJECT, note

PAGE = 4096
ENTRIES_CHARTED = 60


@pytest.fixture(scope="module")
def long_ward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ward with enough entries for a tree of pages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BEDLINE_TEST_CLOCK", "1")
        ward = wards.make_ward(tmp_path_factory.mktemp("long") / "ward")
        with wards.enter(ward) as store:
            for number in range(ENTRIES_CHARTED):
                text = f"note {number} " + "x" * (number * 7 % 400)
                store.ledger.append([note(text, f"e{number}")], NURSE)
    return ward


def shown(folder: Path) -> list[tuple[str, object]]:
    with wards.enter(folder, view_only=True) as store:
        return [(entry.id, entry.fact) for entry in store.ledger.facts_of(SUBJECT)]


@pytest.fixture(scope="module")
def expected(long_ward: Path) -> list[tuple[str, object]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BEDLINE_TEST_CLOCK", "1")
        return shown(long_ward)


def outcome(
    ward: Path, scratch: Path, spoil: Callable[[Path], None], expected: list[tuple[str, object]]
) -> str:
    """Spoil a copy of the ward, open it, and say what a person would learn."""
    folder = scratch / "spoilt"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ward, folder)
    spoil(folder)
    try:
        store = wards.enter(folder)
    except StorageProblem as problem:
        told_plainly = problem.exit_code in (3, 4) and problem.what and problem.do
        return "refused" if told_plainly else "refused without a word"
    with store:
        found = [(entry.id, entry.fact) for entry in store.ledger.facts_of(SUBJECT)]
        # Whatever is shown is true.
        assert [one for one in expected if one in found] == found
        if store.damage is not None:
            assert not store.writable
            assert len(found) + len(store.ledger.missing) == len(expected) or not found
            return "shown read-only"
        assert store.writable
        assert found == expected
        store.ledger.append([note()], NURSE)
        return "without effect"


def flip(name: str, position: int, bit: int) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        path = folder / name
        content = bytearray(path.read_bytes())
        content[position % len(content)] ^= 1 << bit
        path.write_bytes(content)

    return spoil


def flips(long_ward: Path, scratch: Path, expected: list, number: int, seed: int) -> None:
    dice = random.Random(seed)
    outcomes = []
    for _ in range(number):
        name = dice.choice(["ledger.db"] * 4 + ["anchor", "keys.json"])
        position = dice.randrange((long_ward / name).stat().st_size)
        told = outcome(long_ward, scratch, flip(name, position, dice.randrange(8)), expected)
        assert name != "ledger.db" or told != "without effect", (name, position)
        outcomes.append(told)
    assert set(outcomes) == {"refused", "shown read-only", "without effect"}


@pytest.mark.requirement("R12", "R94")
def test_that_sixty_flipped_bits_are_found_or_change_nothing_shown(
    long_ward: Path, tmp_path: Path, expected: list
):
    flips(long_ward, tmp_path, expected, 60, seed=11)


@pytest.mark.soak
@pytest.mark.requirement("R12", "R94")
@pytest.mark.parametrize("seed", range(10))
def test_that_six_hundred_flipped_bits_are_found_or_change_nothing_shown(
    long_ward: Path, tmp_path: Path, expected: list, seed: int
):
    flips(long_ward, tmp_path, expected, 60, seed=100 + seed)


@pytest.mark.requirement("R11", "R12")
def test_that_every_truncation_of_the_ledger_is_found(
    long_ward: Path, tmp_path: Path, expected: list
):
    size = (long_ward / "ledger.db").stat().st_size
    for cut in (0, 1, 16, 100, PAGE, 2 * PAGE, size // 2, size - PAGE, size - 100, size - 1):

        def spoil(folder: Path, cut: int = cut) -> None:
            with (folder / "ledger.db").open("r+b") as file:
                file.truncate(cut)

        assert outcome(long_ward, tmp_path, spoil, expected) != "without effect", cut


@pytest.mark.requirement("R11")
def test_that_every_truncation_of_anchor_and_keys_is_found_or_without_effect(
    long_ward: Path, tmp_path: Path, expected: list
):
    for name in ("anchor", "keys.json"):
        size = (long_ward / name).stat().st_size
        for cut in (0, 1, size // 3, size // 2, size - 1):

            def spoil(folder: Path, name: str = name, cut: int = cut) -> None:
                with (folder / name).open("r+b") as file:
                    file.truncate(cut)

            outcome(long_ward, tmp_path, spoil, expected)


@pytest.mark.requirement("R12")
def test_that_zeroed_swapped_and_repeated_pages_are_found(
    long_ward: Path, tmp_path: Path, expected: list
):
    pages = (long_ward / "ledger.db").stat().st_size // PAGE
    dice = random.Random(5)

    def with_pages(change: Callable[[list[bytes]], None]) -> Callable[[Path], None]:
        def spoil(folder: Path) -> None:
            content = (folder / "ledger.db").read_bytes()
            cut = [content[start : start + PAGE] for start in range(0, len(content), PAGE)]
            change(cut)
            (folder / "ledger.db").write_bytes(b"".join(cut))

        return spoil

    for _ in range(8):
        one, other = dice.sample(range(pages), 2)

        def zero(cut: list[bytes], one: int = one) -> None:
            cut[one] = bytes(PAGE)

        def swap(cut: list[bytes], one: int = one, other: int = other) -> None:
            cut[one], cut[other] = cut[other], cut[one]

        def repeat(cut: list[bytes], one: int = one, other: int = other) -> None:
            cut[one] = cut[other]

        for change in (zero, swap, repeat):
            told = outcome(long_ward, tmp_path, with_pages(change), expected)
            assert told != "without effect", (change.__name__, one, other)


@pytest.mark.requirement("R12")
def test_that_a_page_from_an_older_copy_is_found(ward: Path, tmp_path: Path):
    wards.charted(ward, 5)
    old = (ward / "ledger.db").read_bytes()
    with wards.enter(ward) as store:
        for number in range(20):
            store.ledger.append([note("later " * 20, f"l{number}")], NURSE)
    expected = shown(ward)
    pages = len(old) // PAGE
    for page in range(1, pages):

        def spoil(folder: Path, page: int = page) -> None:
            content = bytearray((folder / "ledger.db").read_bytes())
            content[page * PAGE : (page + 1) * PAGE] = old[page * PAGE : (page + 1) * PAGE]
            (folder / "ledger.db").write_bytes(content)

        if (
            old[page * PAGE : (page + 1) * PAGE]
            != (ward / "ledger.db").read_bytes()[page * PAGE : (page + 1) * PAGE]
        ):
            assert outcome(ward, tmp_path, spoil, expected) != "without effect", page


def hot_journal_ward(ward: Path, tmp_path: Path) -> Path:
    """A ward as a crash in the middle of a transaction leaves it, with a rollback journal."""
    wards.charted(ward, 5)
    folder = tmp_path / "crashed"
    store = wards.enter(ward)
    raw = store._book.connection
    raw.set_authorizer(None)
    raw.execute("PRAGMA cache_size = 2")
    raw.execute("PRAGMA cache_spill = 1")
    raw.execute("BEGIN IMMEDIATE")
    raw.executemany("INSERT INTO house VALUES (?, ?)", [(f"n{n}", "x" * 500) for n in range(400)])
    shutil.copytree(ward, folder)
    raw.execute("ROLLBACK")
    store.close()
    assert (folder / "ledger.db-journal").stat().st_size > 0
    return folder


@pytest.mark.requirement("R3", "R94")
def test_that_an_unfinished_write_is_taken_back_after_a_crash_and_all_is_verified(
    ward: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    crashed = hot_journal_ward(ward, tmp_path)
    verified = []
    from storage.store import Store

    real = Store.verify
    monkeypatch.setattr(Store, "verify", lambda store: verified.append(1) or real(store))
    with wards.enter(crashed, check="quick") as store:
        assert store.problems == ()
        assert verified == [1]
        assert len(store.ledger.facts_of(SUBJECT)) == 5


@pytest.mark.requirement("R21")
def test_that_a_viewer_after_a_crash_sees_the_finished_entries_only(ward: Path, tmp_path: Path):
    crashed = hot_journal_ward(ward, tmp_path)
    with wards.enter(crashed, view_only=True) as store:
        assert store.damage is None
        assert len(store.ledger.facts_of(SUBJECT)) == 5


@pytest.mark.requirement("R11", "R12")
def test_that_a_damaged_or_missing_rollback_journal_is_found_or_without_effect(
    ward: Path, tmp_path: Path
):
    crashed = hot_journal_ward(ward, tmp_path)
    expected = shown(ward)
    dice = random.Random(3)
    size = (crashed / "ledger.db-journal").stat().st_size

    def missing(folder: Path) -> None:
        (folder / "ledger.db-journal").unlink()

    def cut(folder: Path) -> None:
        with (folder / "ledger.db-journal").open("r+b") as file:
            file.truncate(size // 2)

    spoils = [missing, cut]
    spoils += [
        flip("ledger.db-journal", dice.randrange(size), dice.randrange(8)) for _ in range(15)
    ]
    told = [outcome(crashed, tmp_path, spoil, expected) for spoil in spoils]
    assert told[0] != "without effect"


@pytest.mark.requirement("R94")
def test_that_damage_met_while_reading_is_raised_once_and_then_the_rest_is_shown(
    long_ward: Path, tmp_path: Path, expected: list
):
    folder = tmp_path / "ward"
    size = (long_ward / "ledger.db").stat().st_size
    for page in range(2, size // PAGE):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(long_ward, folder)
        flip("ledger.db", page * PAGE + 50, 1)(folder)
        try:
            store = wards.enter(folder, check="quick")
        except Damaged:
            continue
        with store:
            if store.damage is None:
                try:
                    assert [
                        (entry.id, entry.fact) for entry in store.ledger.facts_of(SUBJECT)
                    ] == expected
                    continue
                except Damaged:
                    assert not store.writable
            rest = [(entry.id, entry.fact) for entry in store.ledger.facts_of(SUBJECT)]
            assert len(rest) + len(store.ledger.missing) == len(expected)
            assert store.ledger.count == len(rest)
            assert store.ledger.head_code() == ""
            assert store.ledger.subjects() == ((SUBJECT,) if rest else ())


def test_that_damage_over_many_rows_is_stepped_over_to_the_next_good_ground(ward: Path):
    with wards.enter(ward) as store:
        for number in range(8):
            store.ledger.append([note("x" * 300, f"e{number}-{part}") for part in range(50)], NURSE)
    content = bytearray((ward / "ledger.db").read_bytes())
    middle = len(content) // PAGE // 2
    for page in range(middle - 12, middle + 12):
        content[page * PAGE + 9] ^= 4
    (ward / "ledger.db").write_bytes(content)
    with wards.enter(ward) as store:
        rest = store.ledger.facts_of(SUBJECT)
        assert 100 < len(rest) < 400
        assert len(rest) + len(store.ledger.missing) == 400
        tails = store._book.anchor.read().tails["entries"]
        again = readable_rows(ENTRIES, store._book.second_reader, dict(tails), 10_000)
        assert len(again.rows) == len(rest)
