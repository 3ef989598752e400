"""Twins that differ only in arm: the paper, files and board of an assessor have the same bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from protocols.facts import InfusionCharted
from protocols.mask import masked
from protocols.units import quantity
from storage.anchor import spoken_code
from storage.printed_code import code_key, masked_code
from storage.store import Store
from tests.storage import wards
from tests.unit.operations.benches import NOW, SUBJECT, enrol, sign_volume, start, state, titer
from ui.operations.bench import Bench, course_of
from ui.operations.board import row_of
from ui.operations.export import export_folder
from ui.operations.printed_code import code_for, version_for
from ui.operations.sheets import day_sheet, print_day


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
def one_keyed_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each store has a key of its own for the code of masked paper; all else must be alike.

    The ledger's head code is left as it is: were it printed for a masked role, the twins differ.
    """
    monkeypatch.setattr(Store, "masked_code", lambda _self, _head, role: f"KEYED {role}")


def different(tmp_path: Path, role: str) -> set[str]:
    first, second = (seen_of(tmp_path / arm, arm, role) for arm in ("titer", "flat"))
    assert set(first) == set(second)
    assert len(first) > 6
    return {name for name in first if first[name] != second[name]}


@pytest.mark.requirement("R72", "R79")
@pytest.mark.usefixtures("one_keyed_code")
def test_that_an_assessor_is_given_the_same_bytes_for_both_arms(tmp_path):
    assert different(tmp_path, "assessor") == set()


@pytest.mark.usefixtures("one_keyed_code")
def test_that_a_nurse_who_gives_the_dose_is_not(tmp_path):
    assert {"csv 0", "pdf 0"} <= different(tmp_path, "nurse")


@pytest.mark.requirement("R72", "R79")
def test_that_the_code_of_masked_paper_cannot_be_made_without_the_store():
    """With the head code, whoever guesses the rest could build both records and compare."""
    head = "7f3a91c24bdd" * 5
    mine, other = code_key(b"k" * 32), code_key(b"l" * 32)
    codes = {
        spoken_code(head),
        *(masked_code(key, head, role) for key in (mine, other) for role in ("nurse", "assessor")),
        masked_code(mine, "00" + head, "nurse"),
    }
    assert len(codes) == 6
    assert masked_code(mine, "", "nurse") == "", "a damaged store vouches for nothing"


@pytest.mark.requirement("R79")
def test_that_only_a_role_from_whom_something_is_hidden_gets_the_keyed_code(bench):
    sign_volume(bench)
    assert code_for(bench) == bench.store.ledger.head_code(), "an empty store hides nothing"
    enrol(bench, "titer")
    head, store = bench.store.ledger.head_code(), bench.store
    assert code_for(bench, "nurse") == head
    assert code_for(bench, "assessor") == store.masked_code(store.ledger.head, "assessor") != head
    assert day_sheet(bench, SUBJECT, 0).footer.head_code == head
    assert day_sheet(bench, SUBJECT, 0, role="assessor").footer.head_code != head
    enrol(bench, None, "ICA-0001", protocol="icar", anchors={"randomised": NOW.add(hours=-11)})
    assert code_for(bench, "nurse") != store.ledger.head_code(), "lots of another trial are hidden"
    assert code_for(bench, "pharmacist") != store.ledger.head_code(), "asked for by a blinded role"


@pytest.mark.requirement("R72")
def test_that_asking_for_an_unblinded_view_shows_no_more_than_ones_own(bench):
    enrol(bench, None, "ICA-0001", protocol="icar", anchors={"randomised": NOW.add(hours=-11)})
    fact = InfusionCharted("start", 1, quantity("40 mL/h"), lot="LOT-47")
    state(bench, "21T10:00", fact, subject="ICA-0001")
    printed = print_day(bench, "ICA-0001", 1, role="pharmacist")
    assert b"LOT-47" not in printed.csv


@pytest.mark.requirement("R72", "R79")
def test_that_the_number_of_entries_does_not_tell_how_often_an_arm_was_dosed(bench):
    sign_volume(bench)
    enrol(bench, "titer")
    before = version_for(bench, "assessor")
    titer(bench)
    start(bench)
    assert version_for(bench, "assessor") == before == 2
    assert version_for(bench) == bench.store.ledger.count == 4
    assert day_sheet(bench, SUBJECT, 0, role="assessor").footer.record_version == before
