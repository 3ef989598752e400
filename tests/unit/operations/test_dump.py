"""The dump of a store obeys the mask of whoever asks, and still has a line for every entry."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from protocols.facts import InfusionCharted, MeasurementTaken
from protocols.intake import Reading
from protocols.units import quantity
from storage.accounts import Operator
from tests.unit.operations.benches import NOW, enrol, sign_volume, start, state, titer
from ui.operations.bench import Bench
from ui.operations.dump import dumped

ICAR = "ICA-0001"


@pytest.fixture
def blinded(bench: Bench) -> Bench:
    anchors = {"randomised": NOW.add(hours=-11)}
    enrol(bench, None, ICAR, protocol="icar", anchors=anchors)
    infusion = InfusionCharted("start", 1, quantity("40 mL/h"), lot="LOT-47")
    state(bench, "21T10:00", infusion, "i1", subject=ICAR)
    raised = MeasurementTaken("igg", Reading(quantity("31 g/L")))
    state(bench, "21T19:00", raised, "m1", subject=ICAR)
    return bench


@pytest.mark.requirement("R74", "R79")
def test_that_a_blinded_persons_dump_tells_neither_lot_nor_hidden_value(blinded):
    lines = {str(one["id"]): one for one in dumped(blinded)}
    assert set(lines) == {f"enrol-{ICAR}", "i1", "m1"}
    assert "LOT-47" not in json.dumps(list(lines.values()))
    assert "31" not in json.dumps(lines["m1"]["payload"])
    assert lines["m1"]["withheld"] == "kept out by blinding"
    assert lines["m1"]["kind"] == "measurement"
    assert {one["hash"] for one in lines.values()} == {""}, "a hidden value could be tried"


@pytest.mark.requirement("R79")
def test_that_the_unblinded_pharmacist_dumps_what_stands_in_the_ledger(blinded):
    bench = replace(blinded, operator=Operator("ph-d", "pharmacist"))
    lines = {str(one["id"]): one for one in dumped(bench)}
    assert "LOT-47" in json.dumps(lines["i1"])
    assert all(one["hash"] for one in lines.values())
    assert not any("withheld" in one for one in lines.values())


def test_that_a_ward_without_masks_is_dumped_whole(bench):
    sign_volume(bench)
    enrol(bench)
    titer(bench)
    start(bench)
    lines = dumped(bench)
    assert [one["id"] for one in lines] == ["site", "enrol-IGM-0001", "m1", "i1"]
    assert all(one["hash"] and "withheld" not in one for one in lines)
