"""Every file of the store loses a bit or its end: it is found, or nothing that is shown changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.durability.flips import Spoilt, cuts, every_cut, flips


@pytest.fixture
def spoilt(tmp_path: Path) -> Spoilt:
    return Spoilt(tmp_path / "ward", tmp_path)


@pytest.mark.requirement("R10", "R11", "R12", "R94", "R104")
def test_that_a_flipped_bit_in_any_file_is_found_or_changes_nothing(spoilt: Spoilt):
    flips(spoilt, 120, seed=20261121)
    assert spoilt.failures == []
    assert {"refused in words", "shown read-only", "found in the backup", "draft left out"} <= set(
        spoilt.outcomes
    )
    assert len(spoilt.files()) >= 6


@pytest.mark.requirement("R11", "R12", "R104")
def test_that_a_file_that_ends_too_early_is_found_or_changes_nothing(spoilt: Spoilt):
    cuts(spoilt, every_cut(spoilt, 6000))
    assert spoilt.failures == []
