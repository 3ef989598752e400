from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.store import Store
from tests.storage import wards


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tests ask for a cheap key derivation; the program itself never gets one."""
    monkeypatch.setenv("BEDLINE_TEST_CLOCK", "1")


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """The folder of a new store, closed."""
    return wards.make_ward(tmp_path / "ward")


@pytest.fixture
def store(ward: Path) -> Iterator[Store]:
    """A new store, open for writing."""
    with wards.enter(ward) as opened:
        yield opened
