"""The process is killed at random moments while a nurse charts: no acknowledged entry is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.durability.kills import kill_again_and_again


@pytest.mark.requirement("R1", "R3", "R11", "R15")
def test_that_twenty_kills_lose_nothing_that_was_acknowledged(ward: Path):
    outcome = kill_again_and_again(ward, kills=20, seed=20261121)
    assert outcome.failures == []
    assert outcome.acknowledged > 20
