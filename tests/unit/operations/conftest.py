from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage import wards
from tests.unit.operations.benches import NOW
from ui.operations.bench import Bench


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tests ask for a cheap key derivation; the program itself never gets one."""
    monkeypatch.setenv("BEDLINE_TEST_CLOCK", "1")


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """A new store with its investigator at it, on a fixed clock."""
    folder = wards.make_ward(tmp_path / "ward")
    with wards.enter(folder, clock=lambda: NOW) as store:
        yield Bench(store, store.operator, lambda: NOW, test_clock=True)
