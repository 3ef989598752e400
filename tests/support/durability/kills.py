"""The process is killed at random moments while a nurse charts (T1)."""

# ruff: noqa: S311 - dice that need only be repeatable

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from storage.problems import StorageProblem
from tests.storage import wards
from tests.support.durability.power_cuts import told_of
from tests.support.durability.trace import ROOT


@dataclass(slots=True)
class Outcome:
    """What became of the kills."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    unreadable: int = 0
    failures: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, object]:
        """Return the figures as they are written down."""
        return {
            "kills": self.kills,
            "entries acknowledged": self.acknowledged,
            "acknowledged entries lost": self.lost,
            "stores that could not be read": self.unreadable,
            "other failures": len(self.failures) - bool(self.lost) - self.unreadable,
        }


def chart_and_kill(
    folder: Path,
    dice: random.Random,
    signals: tuple[signal.Signals, ...] = (signal.SIGKILL,),
) -> list[str]:
    """Start a charting process, kill it at a random moment, return all that it said.

    Args:
        folder: the store.
        dice: for the moment.
        signals: what it is sent, one after the other, the last one to end it.
    """
    words = ["tests.support.durability.ward_at_work", "chart", str(folder), "100000"]
    child = subprocess.Popen(
        [sys.executable, "-m", *words],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"BEDLINE_TEST_CLOCK": "1"},
    )
    assert child.stdout is not None
    try:
        first = child.stdout.readline()
        assert first == b"READY\n", first
        time.sleep(dice.uniform(0.0, 0.12))
        for one in signals[:-1]:
            os.kill(child.pid, one)
            time.sleep(dice.uniform(0.0, 0.05))
    finally:
        os.kill(child.pid, signals[-1])
        said = child.stdout.read().decode()
        child.stdout.close()
        child.wait()
    return said.split("\n")[:-1]


def kill_again_and_again(
    ward: Path,
    *,
    kills: int,
    seed: int,
    signals: tuple[signal.Signals, ...] = (signal.SIGKILL,),
) -> Outcome:
    """Kill a charting process so many times, look at the store after each fifth one."""
    dice = random.Random(seed)
    outcome = Outcome()
    told: dict[str, list[str]] = {"ACK": [], "TRY": []}
    open_ends: set[str] = set()
    for crash in range(1, kills + 1):
        said = told_of(chart_and_kill(ward, dice, signals))
        told["ACK"] += said.get("ACK", [])
        told["TRY"] += said.get("TRY", [])
        # The one that was under way when the process ended may be there or not.
        open_ends.update(said.get("TRY", [])[-1:])
        outcome.kills += 1
        if crash % 5 == 0 or crash == kills:
            _look(outcome, ward, told, open_ends)
    outcome.acknowledged = len(told["ACK"])
    return outcome


def _look(outcome: Outcome, ward: Path, told: dict[str, list[str]], open_ends: set[str]) -> None:
    try:
        with wards.enter(ward) as store:
            if store.problems:
                outcome.failures.append(str(store.problems[0]))
            stored = [entry.id for entry in store.ledger.facts_of(wards.SUBJECT)]
    except StorageProblem as problem:
        outcome.unreadable += 1
        outcome.failures.append(str(problem))
        return
    firsts = {one for one in stored if not one.endswith("b")}
    lost = set(told["ACK"]) - firsts
    outcome.lost = max(outcome.lost, len(lost))
    wrong = {
        "lost": lost,
        "there twice": {one for one in stored if stored.count(one) > 1}
        if len(set(stored)) < len(stored)
        else set(),
        "there although nobody was told": firsts - set(told["ACK"]) - open_ends,
        "half there": {
            one for one in firsts if (f"{one}b" in stored) != (int(one.removeprefix("n-")) % 3 == 2)
        },
    }
    outcome.failures += [f"{how}: {sorted(which)[:3]}" for how, which in wrong.items() if which]
