"""The process is killed at random moments while a nurse charts: no acknowledged entry is lost."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.support.durability.kills import kill_again_and_again


@pytest.mark.requirement("R1", "R3", "R11", "R15")
def test_that_twenty_kills_lose_nothing_that_was_acknowledged(ward: Path):
    outcome = kill_again_and_again(ward, kills=20, seed=20261121)
    assert outcome.failures == []
    assert outcome.acknowledged > 20


LOG_OFF = (signal.SIGTERM,)
LOST_TERMINAL = (signal.SIGHUP,)
# A laptop that sleeps and wakes, and is then switched off.
SLEEP = (signal.SIGSTOP, signal.SIGCONT, signal.SIGSTOP, signal.SIGCONT, signal.SIGTERM)


@pytest.mark.requirement("R8")
@pytest.mark.parametrize(
    "signals", [LOG_OFF, LOST_TERMINAL, SLEEP], ids=["log-off", "lost terminal", "sleep"]
)
def test_that_log_off_and_sleep_lose_nothing_that_was_acknowledged(
    ward: Path, signals: tuple[signal.Signals, ...]
):
    outcome = kill_again_and_again(ward, kills=3, seed=8, signals=signals)
    assert outcome.failures == []
    assert outcome.acknowledged > 0
