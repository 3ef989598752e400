"""The process is killed at random moments while a nurse charts: no acknowledged entry is lost."""

# ruff: noqa: S311 - dice that need only be repeatable

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage.store import Store
from tests.storage import wards
from tests.storage.wards import SUBJECT

ROOT = Path(__file__).parents[2]


def chart_and_kill(folder: Path, prefix: str, dice: random.Random) -> list[str]:
    """Start a charting process, kill it at a random moment, return what it acknowledged."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.charting_child", str(folder), prefix],
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert child.stdout is not None
    try:
        first = child.stdout.readline()
        assert first == b"READY\n", first
        time.sleep(dice.uniform(0.0, 0.12))
    finally:
        os.kill(child.pid, signal.SIGKILL)
        said = child.stdout.read().decode()
        child.stdout.close()
        child.wait()
    return [line.removeprefix("ACK ") for line in said.split("\n")[:-1]]


def check(store: Store, acknowledged: list[str], crashes: int) -> int:
    assert store.problems == ()
    stored = [entry.id for entry in store.ledger.facts_of(SUBJECT)]
    assert len(set(stored)) == len(stored)
    firsts = [one for one in stored if not one.endswith("b")]
    assert set(acknowledged) <= set(firsts), "an acknowledged entry is lost"
    assert len(firsts) - len(acknowledged) <= crashes, "more than one entry a crash not known of"
    # Both halves of a statement pair, or none.
    for one in firsts:
        prefix, number = one.rsplit("-", 1)
        assert (f"{prefix}-{number}b" in stored) == (int(number) % 3 == 2)
    return len(stored)


def kill_again_and_again(ward: Path, kills: int, seed: int) -> None:
    dice = random.Random(seed)
    acknowledged: list[str] = []
    for crash in range(1, kills + 1):
        acknowledged += chart_and_kill(ward, f"k{crash}", dice)
        if crash % 5 == 0:
            with wards.enter(ward) as store:
                check(store, acknowledged, crash)
    with wards.enter(ward) as store:
        assert check(store, acknowledged, kills) > kills


@pytest.mark.requirement("R1", "R3", "R11", "R15")
def test_that_thirty_kills_lose_nothing_that_was_acknowledged(ward: Path):
    kill_again_and_again(ward, 30, seed=20261121)


@pytest.mark.soak
@pytest.mark.requirement("R1", "R3")
@pytest.mark.parametrize("seed", range(10))
def test_that_a_thousand_kills_lose_nothing_that_was_acknowledged(ward: Path, seed: int):
    kill_again_and_again(ward, 100, seed)
