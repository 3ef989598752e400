"""The plug is pulled while the ward works: rebuilt from what the program really asked of the disk.

The states come from a trace of the system calls, see `tests/support/durability`: what was synced
stays, any part of the rest is lost or torn. A kill of the process does not show this, because the
kernel still holds what was written.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage import wards
from tests.support.durability.power_cuts import cut_power

SEED = 20261121


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


@pytest.fixture
def apart(tmp_path: Path) -> Path:
    """The folder in which a ward's folder stands alone."""
    folder = tmp_path / "apart"
    folder.mkdir()
    return folder


@pytest.mark.requirement("R1", "R2", "R3", "R11")
def test_that_no_power_cut_while_charting_loses_what_was_acknowledged(ward: Path, scratch: Path):
    outcome = cut_power("chart", ward, scratch, states=120, seed=SEED)
    assert outcome.failures == []
    assert outcome.acknowledged > 300
    assert min(outcome.modes.values()) > 10


@pytest.mark.requirement("R1", "R4", "R16", "R60", "R65")
def test_that_no_power_cut_loses_a_draft_a_backup_or_an_account(ward: Path, scratch: Path):
    outcome = cut_power("house", ward, scratch, states=80, seed=SEED, number=6)
    assert outcome.failures == []


@pytest.mark.requirement("R1")
def test_that_a_power_cut_while_a_store_is_made_leaves_a_whole_one_or_none(
    apart: Path, scratch: Path
):
    outcome = cut_power("make", apart / "ward", scratch, states=80, seed=SEED)
    assert outcome.failures == []


@pytest.mark.requirement("R1", "R96")
def test_that_a_power_cut_during_a_restore_leaves_a_whole_store_or_none(apart: Path, scratch: Path):
    with wards.enter(wards.make_ward(apart / "ward")) as store:
        store.ledger.append([wards.note("calm", "old-1")], wards.NURSE)
        store.back_up()
    outcome = cut_power("restore", apart / "back", scratch, states=80, seed=SEED)
    assert outcome.failures == []
