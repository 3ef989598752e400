"""A large ward is worked out between what the nurse does; the board says so until it is done."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks.long_course import MeasuredWard, fixed_clock
from ui.bedside import Bedside
from ui.models.board_row import Board
from ui.operations.bench import Bench
from ui.operations.board import board_now
from ui.operations.demo import make_ward


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("ward") / "store"
    make_ward(folder, fixed_clock)
    return folder


@pytest.fixture
def bedside(qapp, made, tmp_path) -> Iterator[Bedside]:
    shutil.copytree(made, tmp_path / "store")
    with MeasuredWard(tmp_path / "store").open() as store:
        yield Bedside(Bench(store, store.operator, fixed_clock))


def boards_of(bedside: Bedside) -> list[Board]:
    found: list[Board] = []
    bedside.board_changed.connect(found.append)
    return found


def test_that_a_ward_of_usual_size_is_worked_out_at_once(bedside, monkeypatch):
    monkeypatch.setattr("ui.bedside._SLICE_MS", 60_000)
    found = boards_of(bedside)
    bedside.refresh_board()
    assert found == [board_now(bedside.bench)]
    assert not found[0].stale


def test_that_a_large_ward_says_it_is_as_last_worked_out_until_it_is_worked_out(
    bedside, monkeypatch, qtbot
):
    board_now(bedside.bench)
    monkeypatch.setattr("ui.bedside._SLICE_MS", 0)
    found = boards_of(bedside)
    bedside.refresh_board()
    assert [one.stale for one in found] == ["as last worked out"]
    qtbot.waitUntil(lambda: len(found) > 1)
    assert found[1:] == [board_now(bedside.bench)]


def test_that_of_two_rounds_only_the_later_is_shown(bedside, monkeypatch, qtbot):
    monkeypatch.setattr("ui.bedside._SLICE_MS", 0)
    found = boards_of(bedside)
    bedside.refresh_board()
    bedside.refresh_board()
    qtbot.waitUntil(lambda: any(not one.stale for one in found))
    qtbot.wait(100)
    assert sum(not one.stale for one in found) == 1


def test_that_a_round_ends_with_the_store(bedside, monkeypatch, qtbot):
    monkeypatch.setattr("ui.bedside._SLICE_MS", 0)
    found = boards_of(bedside)
    bedside.refresh_board()
    bedside.leave()
    qtbot.wait(100)
    assert not [one for one in found if not one.stale]


def test_that_a_board_worked_out_again_in_the_same_minute_writes_nothing(bedside, monkeypatch):
    board_now(bedside.bench)
    written: list[object] = []
    book = bedside.bench.store.ledger._book
    monkeypatch.setattr(type(book), "change", lambda _book, work: written.append(work))
    board_now(bedside.bench)
    assert not written
