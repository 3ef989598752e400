from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.durability.two_at_once import compete


@pytest.mark.requirement("R15")
def test_that_two_processes_that_want_the_store_at_once_lose_nothing(ward: Path):
    acknowledged, failures = compete(ward, entries=60)
    assert failures == []
    assert acknowledged == 120
