"""What strangers send to the command line: marks before a text, words cut short, damaged pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.journeys.support.command_line import Door, enrol, note

PAGE = 4096


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Door:
    return Door(monkeypatch, tmp_path)


@pytest.fixture
def ward(door: Door) -> Path:
    return door.new_store()


def test_that_a_byte_order_mark_before_the_first_line_is_no_part_of_it(door: Door, ward: Path):
    line = {"id": "p", "score": "mottling", "inputs": {"zone": 2}}
    given = b"\xef\xbb\xbf" + json.dumps(line).encode()
    assert door.run("score", given=given).objects[0]["total"] == 2
    charted = door.run(
        "chart-stdin", "--store", ward, given=b"\xef\xbb\xbf" + json.dumps(enrol()).encode()
    )
    assert charted.lines == ["READY", "ACK enrol-IGM-0001"]


@pytest.mark.parametrize(
    ("raw", "id_"),
    [
        (b'{"id":"n1","weight":NaN}', "n1"),
        (b'{"id":"n1","period":1e999}', "n1"),
        (b'{"id":"n1","period":' + b"9" * 10_000 + b"}", "n1"),
        (b'{"id":"n1","arm":"flat","arm":"titer"}', "n1"),
        (b'{"id":"n1","site":{"a":NaN,"id":"inner"}}', "n1"),
        (b'{"id":"n1","id":"n2"}', None),
        (b'{"id":"n1"', None),
    ],
)
def test_that_a_line_refused_whole_gives_its_id_back_where_it_can_be_told(
    door: Door, ward: Path, raw: bytes, id_: str | None
):
    (answer,) = door.run("dose", given=raw).objects
    assert answer["id"] == id_
    assert "sys." not in answer["issues"][0]["message"]
    (said,) = door.chart(ward, raw)
    assert said.startswith(f"NAK {id_ or '-'} ")


def test_that_an_option_cut_short_is_no_option_and_a_passphrase_is_not_repeated(
    door: Door, ward: Path
):
    said = door.run("dump", "--store", ward, "--passphrase", "four-quiet-words")
    assert said.code == 2
    assert "file four-quiet-words" not in said.err
    assert door.run("dump", "--sto", ward).code == 2


def damaged_ward(door: Door, ward: Path) -> list[tuple[str, list[str], Path]]:
    """Return copies of a ward with one page spoilt each: what dump shows, what verify says."""
    door.chart(ward, enrol(), *(note(f"n{number}") for number in range(60)))
    raw = (ward / "ledger.db").read_bytes()
    found = []
    for page in range(1, len(raw) // PAGE):
        spoilt = bytearray(raw)
        spoilt[page * PAGE + 200 : page * PAGE + 264] = bytes(64)
        (ward / "ledger.db").write_bytes(spoilt)
        verified = door.run("verify", "--store", ward)
        shown = [one["id"] for one in door.run("dump", "--store", ward).objects]
        sheet = door.run("day-sheet", "--store", ward, "--subject", "IGM-0001", "--day", "0")
        assert (verified.code, sheet.code) == (3, 3), (page, verified, sheet)
        found.append((verified.out.decode() + verified.err, shown, ward))
    (ward / "ledger.db").write_bytes(raw)
    return found


@pytest.mark.requirement("R1")
def test_that_a_damaged_page_names_the_first_entry_that_cannot_be_read_and_ends_with_3(
    door: Door, ward: Path
):
    everything = ["enrol-IGM-0001", *(f"n{number}" for number in range(60))]
    lost = 0
    for said, shown, _ in damaged_ward(door, ward):
        missing = [one for one in everything if one not in shown]
        if missing and "nothing of it can be shown" not in said:
            lost += 1
            assert f"number {everything.index(missing[0]) + 1}" in said, (said, missing[:3])
    assert lost


@pytest.mark.parametrize(
    ("form", "values", "field"),
    [
        ("sofa", {"pao2": "80"}, "values.pao2"),
        ("sofa", {"fio2": "50"}, "values.fio2"),
        ("sofa", {"gcs": 16}, "values.gcs"),
        ("mottling", {"zone": 9}, "values.zone"),
        ("compliance", {"plateau": "10 cmH2O", "peep_total": "10 cmH2O"}, "values.plateau"),
    ],
)
def test_that_an_assessment_with_an_input_that_cannot_be_read_is_not_charted(
    door: Door, ward: Path, form: str, values: dict[str, object], field: str
):
    line = note("s1") | {"kind": "assessment", "form": form, "values": values}
    del line["text"]
    said = door.chart(ward, enrol(), line)
    assert said[1].startswith(f"NAK s1 {field}: ")
    assert len(door.dump(ward)) == 1


@pytest.mark.parametrize(
    ("titer", "codes"),
    [
        ("30 mg/dL", []),
        ("0.9 mg/dL", ["unusual_titer"]),
        ("400 mg/dL", []),
        ("4.01 g/L", ["unusual_titer"]),
    ],
)
def test_that_a_titer_outside_the_usual_range_is_said_beside_the_dose(
    door: Door, titer: str, codes: list[str]
):
    line = {
        "protocol": "igm-fat",
        "arm": "titer",
        "weight": "70 kg",
        "titer": titer,
        "site": {"distribution_volume": "42 mL/kg"},
    }
    (answer,) = door.lines("dose", line)
    assert [one["code"] for one in answer["warnings"]] == codes
