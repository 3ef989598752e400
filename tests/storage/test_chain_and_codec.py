# ruff: noqa: S608 - queries made of our own column names

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import get_args

import pytest

from protocols.facts import KINDS, AssessmentMade, Fact, NoteWritten
from storage import chain
from storage.anchor import AnchorFile, spoken_code
from storage.canonical import canonical, canonical_text
from storage.chain import ENTRIES, Tail, first_broken_link, is_whole, row_hash, start_of
from storage.codec import decode, encode
from storage.fields import NotAFact
from storage.problems import Damaged
from storage.store import Store
from tests.storage import wards
from tests.storage.samples import SAMPLES
from tests.storage.wards import NURSE, note

# What each kind's first version looks like on the disk. A line here never changes: if a field is
# added, the kind gets a new version, an upcast, and a new line.
GOLDEN = {
    "enrol": '{"anchors":{"shock_onset":"2026-11-21T01:10:00Z"},"answers":{"adult":"met"},'
    '"arm":"titer","bed":"7","birth_year":1961,"deviation_reason":"","height":null,'
    '"protocol":"igm-fat","sex":"F","weight":"70.0 kg","weight_at":null,"weight_method":""}',
    "measurement": '{"analyte":"igm","confirmed":false,"method":"","reading":"<10.0 mg/dL",'
    '"report":"L-17","use_despite":false}',
    "assessment": '{"form":"sofa","not_done":{"bilirubin":"sample clotted"},"values":'
    '{"gcs":{"eye":4,"verbal":"NT"},"pao2":"80 mmHg","vasopressors":[]}}',
    "infusion": '{"level":null,"lot":"","period":1,"rate":"14.2 mL/h","reason":"","step":"start",'
    '"volume":null,"witness":"nurse-b","witness_checked":false}',
    "decision": '{"choice":"accept","decided_by":"","inputs":["a1","a2"],"period":1,'
    '"proposed_rate":null,"proposed_volume":null,"rate":null,"reason":"","second_checked":false,'
    '"second_person":"","volume":"343 mL","working":[["dose","17150 mg","T4"]]}',
    "vital_status": '{"alive":true,"note":""}',
    "note": '{"text":"calm"}',
    "void": '{"entry":"target","reason":"typed for the wrong patient"}',
}


@pytest.mark.requirement("R18")
@pytest.mark.parametrize("kind", GOLDEN)
def test_that_what_was_stored_under_version_one_still_reads_and_is_still_written_so(kind: str):
    assert encode(SAMPLES[kind]) == (kind, 1, GOLDEN[kind])
    assert decode(kind, 1, GOLDEN[kind]) == SAMPLES[kind]


@pytest.mark.parametrize("kind", SAMPLES)
def test_that_every_kind_of_fact_comes_back_as_it_was_stated(kind: str):
    name, version, payload = encode(SAMPLES[kind])
    assert decode(name, version, payload) == SAMPLES[kind]
    assert canonical_text(json.loads(payload)) == payload


def test_that_no_kind_of_fact_is_forgotten():
    assert set(get_args(Fact)) == set(KINDS.values())


@pytest.mark.parametrize(
    ("kind", "version", "payload"),
    [
        ("hologram", 1, "{}"),
        ("note", 2, '{"text":"x"}'),
        ("note", 0, '{"text":"x"}'),
        ("note", 1, "{}"),
        ("note", 1, '{"text":"x","more":1}'),
        ("note", 1, '{"text":1}'),
        ("note", 1, '["text"]'),
        ("note", 1, "{"),
        ("note", 1, "[" * 100_000),
        ("note", 1, '{"text":NaN}'),
        ("vital_status", 1, '{"alive":1,"note":""}'),
        ("vital_status", 1, '{"alive":"true","note":""}'),
        ("vital_status", 1, '{"alive":1.0,"note":""}'),
        ("injection", 1, GOLDEN["note"]),
        ("anchor", 1, '{"anchor":"x","when":"tomorrow"}'),
        ("anchor", 1, '{"anchor":"x","when":5}'),
        ("assessment", 1, '{"form":"x","not_done":[],"values":{}}'),
        ("assessment", 1, '{"form":"x","not_done":{},"values":[]}'),
        ("assessment", 1, '{"form":"x","not_done":{"a":1},"values":{}}'),
        ("infusion", 1, GOLDEN["infusion"].replace('"start"', '"begin"')),
        ("infusion", 1, GOLDEN["infusion"].replace("14.2 mL/h", "14.2 ml/h")),
        ("infusion", 1, GOLDEN["infusion"].replace("14.2 mL/h", "1_4 mL/h")),
        ("infusion", 1, GOLDEN["infusion"].replace("14.2 mL/h", "NaN mL/h")),
        ("infusion", 1, GOLDEN["infusion"].replace("14.2 mL/h", "1e3 mL/h")),
        ("infusion", 1, GOLDEN["infusion"].replace('"14.2 mL/h"', "14")),
        ("measurement", 1, GOLDEN["measurement"].replace('"<10.0 mg/dL"', "10")),
        ("measurement", 1, GOLDEN["measurement"].replace("<10.0", "<<10.0")),
        ("decision", 1, GOLDEN["decision"].replace('["a1","a2"]', '"a1"')),
        ("decision", 1, GOLDEN["decision"].replace('"17150 mg",', "")),
    ],
)
def test_that_a_payload_that_does_not_fit_is_refused_never_mended(
    kind: str, version: int, payload: str
):
    with pytest.raises(NotAFact):
        decode(kind, version, payload)


def test_that_an_older_version_is_lifted_step_by_step(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(NoteWritten, "VERSION", 3)
    upcasts = {
        ("note", 1): lambda old: {"words": old["t"]},
        ("note", 2): lambda old: {"text": old["words"]},
    }
    assert decode("note", 1, '{"t":"calm"}', upcasts=upcasts) == NoteWritten("calm")
    assert decode("note", 2, '{"words":"calm"}', upcasts=upcasts) == NoteWritten("calm")
    with pytest.raises(NotAFact, match="cannot be read any more"):
        decode("note", 1, '{"t":"calm"}')


@pytest.mark.parametrize(
    "fact",
    [
        NoteWritten("half \ud800"),
        AssessmentMade("x", {"a": 0.5}),
        AssessmentMade("x", {"a": b"bytes"}),
        AssessmentMade("x", {"a": {"\u00e9": 1, "e\u0301": 2}}),
        AssessmentMade("x", {}, {"\u00e9": "1", "e\u0301": "2"}),
        AssessmentMade("x", {1: "a"}),
    ],
)
def test_that_what_cannot_be_read_back_is_not_written(fact: AssessmentMade):
    with pytest.raises(NotAFact):
        encode(fact)


def test_that_readings_above_a_limit_and_plain_ones_keep_their_sign():
    for sign in ("<", ">", ""):
        payload = GOLDEN["measurement"].replace("<", sign)
        assert encode(decode("measurement", 1, payload))[2] == payload


# -- chain ------------------------------------------------------------------------------------


@pytest.mark.requirement("R10", "R89")
def test_that_the_chain_can_be_checked_from_its_description_alone(store: Store):
    """A second, separately written reading of the five sentences in `storage.chain`."""
    store.ledger.append([note(f"nöte {n}") for n in range(5)], NURSE)
    names = (
        "device seq id subject kind version at_utc recorded_at_utc zone operator role replaces "
        "reason from_paper payload fingerprint program prev_hash hash"
    )
    rows = store._book.read(f"SELECT {', '.join(names.split())} FROM entries ORDER BY seq")

    def hashed(values: list[object]) -> str:
        text = json.dumps(values, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()

    previous = hashed(["bedline entry 1", store.device])
    for *cells, own in rows:
        assert cells[-1] == previous
        previous = hashed(["bedline entry 1", *cells])
        assert previous == own


def test_that_a_row_with_cells_that_json_cannot_hold_is_not_whole():
    assert not is_whole(ENTRIES, (b"bytes",) * 19)
    assert not is_whole(ENTRIES, ("\ud800",) * 19)
    assert not is_whole(ENTRIES, (float("nan"),) * 19)


def test_that_a_walk_can_go_on_from_where_it_ended(store: Store):
    store.ledger.append([note() for _ in range(4)], NURSE)
    rows = store._book.read(f"SELECT {', '.join(ENTRIES.columns)} FROM entries ORDER BY seq")
    tails: dict[str, Tail] = {}
    assert first_broken_link(ENTRIES, rows[:2], tails) is None
    assert tails[store.device].count == 2
    assert first_broken_link(ENTRIES, rows[2:], tails) is None
    broken = first_broken_link(ENTRIES, rows[2:], tails)
    assert broken is not None
    assert "number 5 is missing" in broken.words()
    cells = (*rows[3][:-2], "0" * 64)
    loose = (*cells, row_hash(ENTRIES, cells))
    broken = first_broken_link(ENTRIES, [loose], {store.device: Tail(3, rows[2][-1])})
    assert broken is not None
    assert "does not follow" in broken.what
    assert start_of(ENTRIES, "A") != start_of(ENTRIES, "B")
    assert start_of(ENTRIES, "A") != start_of(chain.JOURNAL, "A")


def test_that_canonical_json_is_one_text_for_one_value():
    assert canonical({"b": [1, None, True], "a": "é"}) == '{"a":"é","b":[1,null,true]}'.encode()
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical(float("nan"))


# -- anchor -----------------------------------------------------------------------------------


def tails_of(number: int, devices: int = 1) -> dict[str, dict[str, Tail]]:
    return {
        "entries": {f"D{n}": Tail(number, f"{number:064x}") for n in range(devices)},
        "journal": {},
    }


def fresh(path: Path) -> AnchorFile:
    return AnchorFile(path, b"k" * 32, "store")


@pytest.mark.requirement("R11")
def test_that_a_torn_anchor_falls_back_to_the_half_before_never_further(tmp_path: Path):
    path = tmp_path / "anchor"
    anchor = fresh(path)
    anchor.make(tails_of(0))
    for number in range(1, 8):
        before = path.read_bytes()
        anchor.write(tails_of(number))
        after = path.read_bytes()
        assert fresh(path).read().tails == tails_of(number)
        # A power cut in the middle of this write: any part of the half is old, the rest new.
        for cut in range(0, len(after), 257):
            path.write_bytes(after[:cut] + before[cut:])
            assert fresh(path).read().tails in (tails_of(number - 1), tails_of(number))
        path.write_bytes(after)


def test_that_an_anchor_grows_with_the_number_of_devices(tmp_path: Path):
    anchor = fresh(tmp_path / "anchor")
    anchor.make(tails_of(0))
    for devices in (1, 30, 60, 200, 3):
        for number in (1, 2, 3):
            anchor.write(tails_of(number, devices))
            reader = fresh(tmp_path / "anchor")
            assert reader.read().tails == tails_of(number, devices)
            reader.write(tails_of(number + 10, devices))
            assert anchor.read().tails == tails_of(number + 10, devices)


@pytest.mark.parametrize("content", [b"", b"x", b"\n" * 8192, bytes(8192), b"\xff" * 100])
def test_that_an_anchor_that_is_not_one_is_damage(tmp_path: Path, content: bytes):
    (tmp_path / "anchor").write_bytes(content)
    with pytest.raises(Damaged, match="damaged or changed"):
        fresh(tmp_path / "anchor").read()


def test_that_the_code_on_paper_reads_in_three_groups():
    assert spoken_code("7f3a91c24b" + "0" * 54) == "7F3A 91C2 4B"


def test_that_verification_in_the_background_does_not_disturb_the_anchor(ward: Path):
    with wards.enter(ward) as store:
        for number in range(5):
            store.ledger.append([note()], NURSE)
            assert store.verify(pages=number % 2 == 0).clean
        assert store.verify().entries == 5
    with wards.enter(ward) as store:
        assert store.problems == ()
