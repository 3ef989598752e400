"""Twins that differ only in arm: the paper, files and board of an assessor have the same bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from protocols.mask import masked
from storage.ledger import Ledger
from tests.storage import wards
from tests.unit.operations.benches import NOW, SUBJECT, enrol, sign_volume, start, titer
from ui.operations.bench import Bench, course_of
from ui.operations.board import row_of
from ui.operations.export import export_folder
from ui.operations.sheets import print_day


def seen_of(folder: Path, arm: str, role: str) -> dict[str, Any]:
    """Chart the same two days for a subject of an arm; return every byte that a role is given."""
    wards.make_ward(folder)
    with wards.enter(folder, clock=lambda: NOW) as store:
        bench = Bench(store, store.operator, lambda: NOW, test_clock=True)
        sign_volume(bench)
        enrol(bench, arm)
        titer(bench)
        start(bench)
        seen: dict[str, Any] = {"board": row_of(masked(course_of(bench, SUBJECT), role)).as_json()}
        for day in (0, 1):
            printed = print_day(bench, SUBJECT, day, role=role)
            seen |= {f"csv {day}": printed.csv, f"pdf {day}": printed.pdf}
        out = folder.parent / f"export-{arm}-{role}"
        export_folder(bench, "analysis", out, role)
        seen |= {path.name: path.read_bytes() for path in sorted(out.iterdir())}
    return seen


@pytest.fixture
def one_head_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """The head code is a keyed digest of every entry, the arm's too; all else must be alike."""
    monkeypatch.setattr(Ledger, "head_code", lambda _self: "ABCD EFGH")


def different(tmp_path: Path, role: str) -> set[str]:
    first, second = (seen_of(tmp_path / arm, arm, role) for arm in ("titer", "flat"))
    assert set(first) == set(second)
    assert len(first) > 6
    return {name for name in first if first[name] != second[name]}


@pytest.mark.requirement("R72", "R79")
@pytest.mark.usefixtures("one_head_code")
def test_that_an_assessor_is_given_the_same_bytes_for_both_arms(tmp_path):
    assert different(tmp_path, "assessor") == set()


@pytest.mark.usefixtures("one_head_code")
def test_that_a_nurse_who_gives_the_dose_is_not(tmp_path):
    assert {"csv 0", "pdf 0"} <= different(tmp_path, "nurse")
