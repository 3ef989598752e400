"""The long runs, started by `make soak`: the checks of CI many times over, with figures."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.journeys.support.command_line import Door
from tests.property.test_core_intake import misreads
from tests.storage import wards
from tests.storage.test_ledger_against_a_list import LedgerAgainstAList
from tests.support.durability.flips import Spoilt, cuts, every_cut, flips
from tests.support.durability.hostile import chart_and_print
from tests.support.durability.injected import KINDS, let_fail
from tests.support.durability.kills import kill_again_and_again
from tests.support.durability.power_cuts import cut_power
from tests.support.durability.two_at_once import compete
from tests.support.figures import write_down

pytestmark = pytest.mark.soak
HERE = "tests/soak/test_long_runs.py"


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tests ask for a cheap key derivation; the program itself never gets one."""
    monkeypatch.setenv("BEDLINE_TEST_CLOCK", "1")


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """The folder of a new store, closed."""
    return wards.make_ward(tmp_path / "apart" / "ward")


def scratch(tmp_path: Path, name: str) -> Path:
    folder = tmp_path / name
    folder.mkdir()
    return folder


@pytest.mark.requirement("R1", "R2", "R3", "R4", "R11", "R16", "R96")
def test_that_a_thousand_power_cuts_lose_nothing(tmp_path: Path):
    runs = {"chart": 500, "house": 300, "make": 100, "restore": 100}
    total: dict[str, int] = {}
    failures: list[str] = []
    for number, (script, states) in enumerate(runs.items()):
        apart = scratch(tmp_path, f"apart-{script}")
        ward = apart / "ward"
        if script != "make":
            wards.make_ward(ward)
        if script == "restore":
            with wards.enter(ward) as store:
                store.ledger.append([wards.note("calm", "old-1")], wards.NURSE)
                store.back_up()
            ward = apart / "back"
        outcome = cut_power(
            script, ward, scratch(tmp_path, script), states=states, seed=1000 + number, number=24
        )
        failures += outcome.failures
        for name, figure in outcome.figures().items():
            total[name] = total.get(name, 0) + int(str(figure))
    write_down(
        "Power cuts while charting, keeping house, making and restoring a store",
        f"{HERE}::test_that_a_thousand_power_cuts_lose_nothing",
        total,
    )
    assert failures == []
    assert total["states"] == 1000


@pytest.mark.requirement("R1", "R3", "R15")
def test_that_a_thousand_kills_lose_nothing_that_was_acknowledged(tmp_path: Path):
    outcomes = [
        kill_again_and_again(wards.make_ward(tmp_path / f"ward-{seed}"), kills=100, seed=seed)
        for seed in range(10)
    ]
    total: dict[str, int] = {}
    for outcome in outcomes:
        for name, figure in outcome.figures().items():
            total[name] = total.get(name, 0) + int(str(figure))
    write_down(
        "Kills (SIGKILL) while charting",
        f"{HERE}::test_that_a_thousand_kills_lose_nothing_that_was_acknowledged",
        total,
    )
    assert [one for outcome in outcomes for one in outcome.failures] == []
    assert total["kills"] == 1000


@pytest.mark.requirement("R1", "R3", "R5", "R6", "R21")
def test_that_no_failing_call_loses_an_entry(ward: Path, tmp_path: Path):
    outcome = let_fail(ward, tmp_path, kinds=KINDS, ks=(*range(1, 12), *range(12, 90, 6)))
    write_down(
        "The k-th call fails in the kernel: disk full, I/O error, no permission, kill",
        f"{HERE}::test_that_no_failing_call_loses_an_entry",
        outcome.figures(),
    )
    assert outcome.failures == []


@pytest.mark.requirement("R10", "R11", "R12", "R94", "R104")
def test_that_two_thousand_flipped_bits_are_found_or_change_nothing(tmp_path: Path):
    spoilt = Spoilt(tmp_path / "ward", tmp_path)
    flips(spoilt, 2000, seed=7)
    write_down(
        "Flipped bits in every file of the store",
        f"{HERE}::test_that_two_thousand_flipped_bits_are_found_or_change_nothing",
        spoilt.figures(),
    )
    assert spoilt.failures == []


@pytest.mark.requirement("R11", "R12", "R104")
def test_that_every_early_end_is_found_or_changes_nothing(tmp_path: Path):
    spoilt = Spoilt(tmp_path / "ward", tmp_path)
    cuts(spoilt, every_cut(spoilt, 97))
    write_down(
        "Files of the store that end too early, every 97 bytes",
        f"{HERE}::test_that_every_early_end_is_found_or_changes_nothing",
        spoilt.figures(),
    )
    assert spoilt.failures == []


@pytest.mark.requirement("R15")
def test_that_two_processes_chart_a_thousand_entries_each(ward: Path):
    acknowledged, failures = compete(ward, entries=1000)
    write_down(
        "Two processes that want to write at once",
        f"{HERE}::test_that_two_processes_chart_a_thousand_entries_each",
        {"entries acknowledged": acknowledged, "lost, twice or refused": len(failures)},
    )
    assert failures == []
    assert acknowledged == 2000


@pytest.mark.requirement("R52")
def test_that_a_million_typed_quantities_hold_no_misread():
    found = [one for seed in range(10) for one in misreads(100_000, seed)]
    write_down(
        "Typed quantities, each read with point and with comma",
        f"{HERE}::test_that_a_million_typed_quantities_hold_no_misread",
        {"typed": 1_000_000, "silently misread": len(found)},
    )
    assert found == []


@pytest.mark.requirement("R54", "R55", "R56", "R57", "R58")
def test_that_five_thousand_hostile_texts_are_refused_or_stand_as_typed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    outcome = chart_and_print(Door(monkeypatch, tmp_path), 5000, seed=5000)
    write_down(
        "Hostile texts charted, printed and exported",
        f"{HERE}::test_that_five_thousand_hostile_texts_are_refused_or_stand_as_typed",
        outcome.figures(),
    )
    assert outcome.failures == []


@pytest.mark.requirement("R3", "R15", "R87", "R96", "R103")
def test_that_the_ledger_is_the_list_in_five_hundred_long_histories():
    run_state_machine_as_test(
        LedgerAgainstAList,
        settings=settings(max_examples=500, stateful_step_count=50, deadline=None),
    )
    write_down(
        "Random histories against a plain list: append, void, sign, reopen, kill, clock put back, "
        "backup, restore",
        f"{HERE}::test_that_the_ledger_is_the_list_in_five_hundred_long_histories",
        {"histories": 500, "steps in each, at most": 50, "differences": 0},
    )


@pytest.mark.requirement("R96")
def test_that_fifty_thousand_entries_are_restored_within_a_minute(ward: Path, tmp_path: Path):
    from storage.restore import restore_backup

    with wards.enter(ward) as store:
        for batch in range(500):
            statements = [
                wards.note(f"note {batch} {one}", subject=f"IGM-{(batch * 100 + one) % 200:04}")
                for one in range(100)
            ]
            store.ledger.append(statements, wards.NURSE)
        started = time.perf_counter()
        made = store.back_up()
        backed_up_s = time.perf_counter() - started
    started = time.perf_counter()
    restored = restore_backup(
        made.path,
        tmp_path / "back",
        "dr-b",
        wards.PASSPHRASE,
        clock=wards.TickingClock(),
        around=wards.surroundings(seed=6),
        instead_of=ward,
    )
    restored_s = time.perf_counter() - started
    started = time.perf_counter()
    with wards.enter(tmp_path / "back", check="full") as store:
        assert store.ledger.count == 50_000
        opened_s = time.perf_counter() - started
    write_down(
        "Backup, restore and fully verified opening of 50,000 entries",
        f"{HERE}::test_that_fifty_thousand_entries_are_restored_within_a_minute",
        {
            "seconds to back up and verify": round(backed_up_s, 1),
            "seconds to restore and verify": round(restored_s, 1),
            "seconds to open with every page and row verified": round(opened_s, 1),
        },
    )
    assert restored.entries == 50_000
    assert restored_s < 60
