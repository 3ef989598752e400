"""The command line as its contract says it: every exit code, every kind of line, every refusal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journeys.support.command_line import NOW, PASSPHRASE, USER, Door, enrol, note

ROOT = Path(__file__).parents[2]
WRONG = ("BEDLINE_PASSPHRASE", "not these four words")
LATER = "2026-11-22T11:00+01:00"


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Door:
    return Door(monkeypatch, tmp_path)


@pytest.fixture
def ward(door: Door) -> Path:
    return door.new_store()


@pytest.fixture
def bedside(door: Door, ward: Path) -> Path:
    """A store with one subject in IgM-FAT and one titer."""
    said = door.chart(ward, enrol(), titer("m1"))
    assert said == ["ACK enrol-IGM-0001", "ACK m1"]
    return ward


def titer(id_: str, value: Any = "30.0 mg/dL", **changes: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "kind": "measurement",
        "subject": "IGM-0001",
        "analyte": "igm",
        "value": value,
        "at": "2026-11-21T08:10+01:00",
    } | changes


def run_apart(*words: str | Path, given: bytes = b"", **variables: str) -> Any:
    """Run a command in a process of its own."""
    return subprocess.run(
        [sys.executable, "main.py", *(str(word) for word in words)],
        input=given,
        capture_output=True,
        cwd=ROOT,
        env=environment(**variables),
        timeout=60,
        check=False,
    )


def environment(**variables: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("BEDLINE_")}
    mine = {"BEDLINE_USER": USER, "BEDLINE_PASSPHRASE": PASSPHRASE}
    return kept | mine | variables


# -- every exit code ------------------------------------------------------------------------------


def test_that_a_whole_week_of_commands_ends_with_0(door: Door, bedside: Path, tmp_path: Path):
    copy, back = tmp_path / "copy.bak", tmp_path / "back"
    sheet = tmp_path / "sheet"
    steps: list[tuple[str | Path, ...]] = [
        ("dump", "--store", bedside),
        ("dump", "--store", bedside, "--house"),
        ("verify", "--store", bedside),
        ("verify", "--store", bedside, "--json"),
        ("backup", "--store", bedside, "--out", copy),
        ("restore", copy, "--store", back),
        ("verify", "--store", back),
        ("day-sheet", "--store", bedside, "--subject", "IGM-0001", "--day", "0"),
        (
            *("day-sheet", "--store", bedside, "--subject", "IGM-0001", "--day", "0"),
            *("--csv", f"{sheet}.csv", "--pdf", f"{sheet}.pdf"),
        ),
        ("export", "--store", bedside, "--format", "analysis", "--out", tmp_path / "export"),
        ("protocol", "list"),
        ("protocol", "show", "igm-fat"),
    ]
    for words in steps:
        said = door.run(*words)
        assert said.code == 0, (words, said.err)
    assert Path(f"{sheet}.pdf").read_bytes().startswith(b"%PDF")
    assert "IGM-0001" in Path(f"{sheet}.csv").read_text("utf-8")
    assert [one["id"] for one in door.dump(back)] == ["enrol-IGM-0001", "m1"]


@pytest.mark.parametrize(
    "words",
    [
        ("day-sheet", "--subject", "IGM-9999", "--day", "0"),
        ("day-sheet", "--subject", "IGM-0001", "--day", "99999"),
        ("day-sheet", "--subject", "IGM-0001", "--day", "-3"),
        ("day-sheet", "--subject", "../../etc/passwd", "--day", "0"),
        ("day-sheet", "--subject", "", "--day", "0"),
        ("day-sheet", "--subject", "IGM-0001", "--day", "999999999999999999999999"),
        ("downtime", "--subject", "IGM-9999", "--pdf", "never.pdf"),
        ("import-lab", "never.csv"),
    ],
    ids=" ".join,
)
def test_that_what_is_not_there_ends_with_1_and_one_plain_line(door: Door, bedside: Path, words):
    said = door.run(*words, "--store", bedside)
    assert said.code == 1
    complaint = [line for line in said.err.splitlines() if "test clock" not in line]
    assert len(complaint) == 1, said.err
    assert complaint[0]
    assert "Traceback" not in said.err
    assert said.out == b""
    assert not Path("never.pdf").exists()


def test_that_a_backup_is_never_written_over_another_file(door: Door, bedside: Path, tmp_path):
    there = tmp_path / "there.bak"
    there.write_bytes(b"precious")
    said = door.run("backup", "--store", bedside, "--out", there)
    assert said.code == 1
    assert there.read_bytes() == b"precious"


@pytest.mark.requirement("R83")
@pytest.mark.parametrize("form", ["analysis", "excel", "odm", "redcap", "fhir"])
def test_that_an_export_has_its_hashes_and_stands_in_the_journal(door, bedside, tmp_path, form):
    out = tmp_path / form
    said = door.run("export", "--store", bedside, "--format", form, "--out", out)
    assert said.code == 0, said.err
    listed = (out / "SHA256SUMS").read_text().splitlines()
    assert {line[66:] for line in listed} == {one.name for one in out.iterdir()} - {"SHA256SUMS"}
    house = door.run("dump", "--store", bedside, "--house")
    noted = [one for one in house.objects if one["event"] == "exported"]
    assert [one["details"]["format"] for one in noted] == [form]
    assert noted[0]["operator"] == "dr-a"


def test_that_an_export_is_never_written_into_a_folder_that_is_there(door, bedside, tmp_path):
    out = tmp_path / "export"
    out.mkdir()
    (out / "mine.txt").write_text("precious")
    said = door.run("export", "--store", bedside, "--format", "analysis", "--out", out)
    assert said.code == 1
    assert [path.name for path in out.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("dump", "--unknown-option"),
        ("init",),
        ("init", "--store", "x", "--site", "Test ICU"),
        ("init", "--store", "x", "--site", "Test ICU", "--zone", "UTC", "--role", "king"),
        ("day-sheet", "--subject", "IGM-0001", "--day", "first"),
        ("quantity", "--decimal", ";"),
        ("export", "--format", "csv", "--out", "x"),
        ("dump", "--passphrase", "four quiet words here"),
        ("dump", "--passphrase-file", "/no/such/file"),
        ("--now", "yesterday", "dump"),
    ],
    ids=" ".join,
)
def test_that_words_that_do_not_fit_end_with_2(door: Door, words):
    said = door.run(*words)
    assert said.code == 2
    assert said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("how", ["option", "variable"])
def test_that_a_fixed_clock_is_refused_outside_a_test(door: Door, monkeypatch, how):
    monkeypatch.delenv("BEDLINE_TEST_CLOCK")
    words: tuple[str, ...] = ("quantity",)
    if how == "option":
        monkeypatch.delenv("BEDLINE_NOW")
        words = ("quantity", "--now", NOW)
    said = door.run(*words, given='"5 mL"\n')
    assert said.code == 2
    assert said.out == b""
    assert "BEDLINE_TEST_CLOCK" in said.err


@pytest.mark.parametrize("before", [True, False])
def test_that_a_fixed_clock_of_a_test_says_so(door: Door, before):
    words = ("--now", NOW, "quantity") if before else ("quantity", "--now", NOW)
    said = door.run(*words, given='"5 mL"\n')
    assert said.code == 0
    assert "test clock" in said.err


@pytest.mark.requirement("R1")
def test_that_a_damaged_ledger_ends_with_3_and_what_verifies_is_still_shown(door, bedside):
    assert len(door.chart(bedside, *(note(f"n{number}") for number in range(200)))) == 200
    ledger = bedside / "ledger.db"
    raw = bytearray(ledger.read_bytes())
    page = 4096
    assert len(raw) // page > 12
    middle = len(raw) // page // 2 * page
    raw[middle + 100 : middle + 200] = bytes(100)
    ledger.write_bytes(raw)
    checked = door.run("verify", "--store", bedside)
    assert checked.code == 3
    assert checked.out.strip()
    said = door.run("dump", "--store", bedside)
    assert said.code == 3
    assert said.err.strip()
    assert "Traceback" not in said.err + checked.err
    kept = [json.loads(line) for line in said.lines]
    assert kept, "what verifies is still shown"
    assert {one["id"] for one in kept} <= {"enrol-IGM-0001", "m1", *(f"n{n}" for n in range(200))}
    charting = door.run("chart-stdin", "--store", bedside, given=json.dumps(note("late")) + "\n")
    assert charting.code == 3
    assert b"ACK" not in charting.out


@pytest.mark.parametrize("command", ["dump", "verify", "chart-stdin"])
def test_that_a_wrong_passphrase_ends_with_4_and_shows_nothing(door, bedside, monkeypatch, command):
    monkeypatch.setenv("BEDLINE_PASSPHRASE", "not these four words")
    said = door.run(command, "--store", bedside)
    assert said.code == 4
    assert said.out == b""
    assert "four quiet words" not in said.err


def test_that_an_unknown_person_is_answered_like_a_wrong_passphrase(door, bedside):
    said = door.run("dump", "--store", bedside, "--user", "nobody")
    assert said.code == 4
    assert said.out == b""


def test_that_a_folder_without_a_store_is_not_opened(door, tmp_path):
    said = door.run("dump", "--store", tmp_path / "nothing")
    assert said.code == 4
    assert not (tmp_path / "nothing").exists()


def test_that_a_store_is_not_made_twice(door, bedside):
    said = door.run("init", "--store", bedside, "--site", "Other", "--zone", "Europe/Rome")
    assert said.code == 4
    assert len(door.dump(bedside)) == 2


@pytest.mark.parametrize(
    ("site", "zone"), [("Test ICU", "Europe/Atlantis"), ("  ", "Europe/Rome"), ("Test ICU", "")]
)
def test_that_a_site_without_name_or_zone_is_refused(door, tmp_path, site, zone):
    said = door.run("init", "--store", tmp_path / "new", "--site", site, "--zone", zone)
    assert said.code == 1
    assert not (tmp_path / "new" / "keys.json").exists()


def test_that_nobody_acts_without_a_name_and_a_passphrase(door, bedside, monkeypatch):
    monkeypatch.delenv("BEDLINE_PASSPHRASE")
    assert door.run("dump", "--store", bedside).code == 4
    monkeypatch.setenv("BEDLINE_PASSPHRASE", PASSPHRASE)
    monkeypatch.delenv("BEDLINE_USER")
    assert door.run("dump", "--store", bedside).code == 4


def test_that_the_passphrase_may_stand_in_a_file(door, bedside, monkeypatch, tmp_path):
    monkeypatch.delenv("BEDLINE_PASSPHRASE")
    secret = tmp_path / "secret"
    secret.write_text(f"{PASSPHRASE}\n")
    said = door.run("dump", "--store", bedside, "--passphrase-file", secret)
    assert said.code == 0, said.err
    assert len(said.lines) == 2


def test_that_init_shows_the_recovery_key_once_and_needs_no_role(door, tmp_path):
    folder = tmp_path / "new"
    said = door.run(
        *("init", "--store", folder, "--site", "Test ICU", "--zone", "Europe/Rome"),
        *("--user", "first-one", "--json"),
    )
    assert said.code == 0, said.err
    key = said.objects[0]["recovery_key"]
    assert len(key) > 20
    for path in folder.rglob("*"):
        if path.is_file():
            assert key.encode() not in path.read_bytes()
    said = door.run(
        *("chart-stdin", "--store", folder, "--user", "first-one"),
        given=json.dumps(enrol()) + "\n",
    )
    assert said.lines == ["READY", "ACK enrol-IGM-0001"]


# -- chart-stdin: what is taken -------------------------------------------------------------------

VENT = {"mechanical_ventilation_start": "2026-11-20T20:00+01:00"}
RANDOMISED = {"randomised": "2026-11-21T09:00+01:00"}
STARTS: dict[str, dict[str, Any]] = {
    "IGM-0001": enrol(),
    "ICA-0001": enrol(
        "ICA-0001", protocol="icar", arm=None, anchors=VENT | RANDOMISED, weight="80 kg"
    ),
    "MIC-0001": enrol(
        "MIC-0001",
        protocol="i-micro",
        arm=None,
        anchors={"vasopressor_start": "2026-11-21T02:00+01:00"} | RANDOMISED,
    ),
    "ILI-0001": enrol(
        "ILI-0001",
        protocol="iliad-7",
        arm=None,
        anchors={"consent": "2026-11-21T08:00+01:00"} | RANDOMISED,
    ),
    "IVG-0001": enrol(
        "IVG-0001",
        protocol="ivig-cohort",
        arm=None,
        anchors={"hospital_admission": "2026-11-19T08:00+01:00"},
    ),
}


def line(subject: str | None, kind: str, at: str = LATER, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "subject": subject, "at": at} | fields


CONTRACT_LINES = [
    titer("x"),
    line(
        *("IGM-0001", "infusion", "2026-11-21T10:00+01:00"),
        event="start",
        period=1,
        rate="14.2 mL/h",
        witness="nurse-b",
    ),
    *(
        line("IGM-0001", "infusion", period=1, event=event, **fields)
        for event, fields in {
            "rate": {"rate": "10 mL/h", "reason": "fever"},
            "pause": {"reason": "transport"},
            "resume": {"rate": "14.2 mL/h"},
            "bag": {"volume": "100 mL"},
            "stop": {"volume": "100 mL", "reason": "allergic reaction"},
            "complete": {"volume": "343 mL"},
        }.items()
    ),
    line("ILI-0001", "injection", number=1, volume="0.7 mL", site="left deltoid"),
    line("MIC-0001", "assessment", form="mottling", values={"zone": 3}),
    line("MIC-0001", "assessment", form="refill", values={"seconds": "4.5 s"}),
    line("ICA-0001", "assessment", form="compliance", values={"plateau": "24 cmH2O"}),
    line("ICA-0001", "assessment", form="rale", values={"quadrants": [{"extent": 1}] * 4}),
    line("ICA-0001", "assessment", form="mrc", values={"right": [5] * 6, "left": [4] * 6}),
    line(
        *("IGM-0001", "assessment"),
        form="sofa",
        values={"fio2": "0.5", "gcs": 13, "vasopressors": []},
    ),
    *(
        line("ICA-0001", "support", what=what, event=event)
        for what in ("mechanical_ventilation", "vasopressor", "rrt", "icu", "hospital")
        for event in ("start", "stop")
    ),
    line("ICA-0001", "adverse_event", term="rash", serious=False, grade=2),
    line("IGM-0001", "decision", period=1, choice="decline", reason="family asks to wait"),
    line("IGM-0001", "decision", period=1, choice="adjust", volume="300 mL", reason="oedema"),
    line("IGM-0001", "decision", period=1, choice="accept", volume="343 mL", rate="14.2 mL/h"),
    line("IGM-0001", "note", text="Calm night.\nSlept."),
    line(
        *("IVG-0001", "administration"),
        product="IVIG 5 %",
        amount="20 g",
        until="2026-11-22T11:30+01:00",
    ),
    line("IGM-0001", "anchor", anchor="consent", when="2026-11-21T11:00+01:00"),
    line("IGM-0001", "criterion", criterion="I1", answer="met"),
    line("IGM-0001", "bed", bed="12"),
    line("IGM-0001", "vital_status", alive=True),
    line("IGM-0001", "sample", sample="biobank", tubes=2),
    line("IGM-0001", "not_done", item="titer", day=1, reason="no material"),
    line("ICA-0001", "unblinding", reason="anaphylaxis", asked_by="dr-x"),
    line(
        *(None, "site_parameter"),
        protocol="igm-fat",
        parameter="distribution_volume",
        value="42 mL/kg",
    ),
]


@pytest.mark.requirement("R29", "R48")
def test_that_every_kind_of_line_in_the_contract_is_taken(door: Door, ward: Path):
    lines = [*STARTS.values(), *(one | {"id": f"c{n}"} for n, one in enumerate(CONTRACT_LINES))]
    void = line("IGM-0001", "void", entry="c0", reason="typed for the wrong patient")
    answers = door.chart(ward, *lines, void | {"id": "v1"})
    assert [answer for answer in answers if not answer.startswith("ACK ")] == []
    stored = {one["id"]: one for one in door.dump(ward)}
    assert set(stored) == {answer.removeprefix("ACK ") for answer in answers if "ACK " in answer}
    assert stored["c0"]["void"] is True
    assert stored["v1"]["void"] is False
    assert stored["c1"]["payload"]["witness"] == "nurse-b"
    assert stored["c1"]["payload"]["witness_checked"] is False, "a name claimed is not a check"


DUMPED = ("id", "seq", "device", "subject", "kind", "at", "recorded_at", "operator", "void")


def test_that_a_dumped_entry_says_who_what_when_and_where(door: Door, bedside: Path):
    first, second = door.dump(bedside)
    assert set(DUMPED) <= set(first)
    assert (first["id"], first["kind"], first["subject"]) == ("enrol-IGM-0001", "enrol", "IGM-0001")
    assert first["operator"] == USER
    assert second["seq"] > first["seq"]
    assert second["at"].startswith("2026-11-21T07:10")
    assert second["recorded_at"].startswith("2026-11-22T11:00")
    assert "30.0 mg/dL" in json.dumps(second["payload"]) or "30.0" in json.dumps(second["payload"])


def test_that_a_screening_in_vain_is_charted_for_the_ward_and_dumped(door: Door, bedside: Path):
    told = {"study_id": "IGM-0031", "protocol": "igm-fat", "reason": "family refused"}
    given = line(None, "screening", answers={"I1": "met", "I3": "not_met"}, **told)
    assert door.chart(bedside, given | {"id": "s1"}) == ["ACK s1"]
    (row,) = [one for one in door.dump(bedside) if one["kind"] == "screening"]
    assert row["subject"] is None, "nobody was enrolled: it is kept for the ward"
    assert row["payload"] == told | {"answers": {"I1": "met", "I3": "not_met"}}


# -- chart-stdin: what is refused -----------------------------------------------------------------

BAD_LINES: list[tuple[bytes | dict[str, Any], str]] = [
    (titer("m1"), "m1"),
    (titer("b", at="2026-11-22T12:03+01:00"), "future"),
    (titer("b", at="2126-11-22T12:03+01:00"), "future"),
    (titer("b", at="9999-12-31T23:59+00:00"), "year"),
    (titer("b", at="1999-01-01T00:00+01:00"), "2000"),
    (titer("b", at="2026-11-21T08:10"), "offset"),
    (titer("b", at=None), "time"),
    (titer("b", subject="IGM-9999"), "IGM-9999"),
    (titer("b", subject=""), "subject"),
    (titer("b", subject=None), "subject"),
    (titer("b", kind="titer"), "kind"),
    (titer("b", kind=None), "kind"),
    (titer("b", kind=["measurement"]), "kind"),
    (titer("b", colour="red"), "colour"),
    (titer("b", value="30.0 mg/dl"), "mg/dL"),
    (titer("b", value="30.0"), "unit"),
    (titer("b", value=30), "unit"),
    (titer("b", value="1.250 mg/dL"), "1250"),
    (titer("b", value="30.0 mL"), "unit"),
    (titer("b", value="99999 mg/dL"), "cannot be"),
    (titer("b", value="-3 mg/dL"), "plain number"),
    (titer("b", analyte="colour"), "colour"),
    (titer(""), "id"),
    (titer("b\nACK m99"), "cannot"),
    (titer("b\u202e"), "U+202E"),
    (titer("b", id=7), "id"),
    ({"kind": "note", "subject": "IGM-0001", "text": "x", "at": LATER}, "id"),
    (note("b", text=""), "text"),
    (note("b", text="a\x00b"), "U+0000"),
    (note("b", text="a\u202eb"), "U+202E"),
    (note("b", text=["a"]), "text"),
    (note("b", text="a" * 5000), "4000"),
    (enrol("IGM-0002", id="b", arm="placebo"), "arm"),
    (enrol("IGM-0002", id="b", protocol="no-such"), "no-such"),
    (enrol("IGM-0002", id="b", anchors={"birth": "2026-11-21T02:10+01:00"}), "birth"),
    (enrol("IGM-0002", id="b", anchors=[]), "anchors"),
    (enrol("IGM-0002", id="b", weight="154 lb"), "pounds"),
    (enrol("IGM-0002", id="b", weight=70), "unit"),
    (enrol("IGM-0002", id="b", birth_year=1850), "1850"),
    (enrol("IGM-0002", id="b", birth_year="1961"), "whole"),
    (enrol("IGM-0002", id="b", sex="X"), "sex"),
    (enrol("../../x", id="b"), "study id"),
    (enrol(id="b"), "enrolled already"),
    (line("IGM-0001", "infusion", id="b", event="start", rate="14 mL/h"), "period"),
    (line("IGM-0001", "infusion", id="b", event="start", period=1), "rate"),
    (line("IGM-0001", "infusion", id="b", event="begin", period=1, rate="14 mL/h"), "event"),
    (line("IGM-0001", "infusion", id="b", event="start", period=0, rate="14 mL/h"), "1"),
    (line("IGM-0001", "infusion", id="b", event="start", period=1, rate="14 mL"), "mL/h"),
    (line("IGM-0001", "injection", id="b", number=1, volume="0.7 mL"), "injections"),
    (line("IGM-0001", "decision", id="b", period=0, choice="decline", reason="none"), "1"),
    (line("IGM-0001", "decision", id="b", period=1, choice="decline"), "reason"),
    (line("IGM-0001", "decision", id="b", period=1, choice="adjust", reason="oedema"), "volume"),
    (line("IGM-0001", "decision", id="b", choice="accept"), "period"),
    (line("IGM-0001", "assessment", id="b", form="sofa", values={}), "empty"),
    (line("IGM-0001", "assessment", id="b", form="sofa", values={"fio2": 0.5}), "unit"),
    (line("IGM-0001", "assessment", id="b", form="mood", values={"a": 1}), "mood"),
    (line("IGM-0001", "void", id="b", entry="nothing", reason="a good reason"), "nothing"),
    (line("IGM-0001", "void", id="b", entry="m1", reason=""), "reason"),
    (line("IGM-0001", "void", id="b", entry="m1", reason="x"), "reason"),
    (line("IGM-0001", "adverse_event", id="b", term="", grade=2), "term"),
    (line("IGM-0001", "adverse_event", id="b", term="rash", grade=9), "grade"),
    (line("IGM-0001", "adverse_event", id="b", term="rash", serious="no"), "serious"),
    (line("IGM-0001", "support", id="b", what="coffee", event="start"), "coffee"),
    (line("IGM-0001", "criterion", id="b", criterion="Z9", answer="met"), "Z9"),
    (line("IGM-0001", "anchor", id="b", anchor="birth", when=LATER), "birth"),
    (line("IGM-0001", "vital_status", id="b", alive="yes"), "alive"),
    (line("IGM-0001", "bed", id="b", bed=""), "bed"),
    (
        line(None, "site_parameter", id="b", protocol="igm-fat", parameter="x", value="1"),
        "parameter",
    ),
    (
        line(
            *(None, "site_parameter"),
            id="b",
            protocol="igm-fat",
            parameter="distribution_volume",
            value="as you like",
        ),
        "number",
    ),
    (line(None, "site_parameter", id="b", protocol="none", parameter="x", value="1"), "none"),
    (b"{", "JSON"),
    (b"not json", "JSON"),
    (b"[]", "object"),
    (b"null", "object"),
    (b"42", "object"),
    (b'"text"', "object"),
    (b"NaN", "number"),
    (b'{"id":"b","id":"c"}', "twice"),
    (b'{"id":"b","value":1e999999999}', "number"),
    (b'{"id":"b","value":' + b"9" * 5000 + b"}", "number"),
    (b'{"id":"b","text":"\xff\xfe"}', "UTF-8"),
    (b"\xef\xbb\xbf{}", "JSON"),
    (b"\x00\x01\x02", "JSON"),
    (b'{"id":"b","text":"' + b"a" * 2_000_000 + b'"}', "bytes"),
    (b"[" * 100_000, "nested"),
    (b'{"id":"b","kind":"note","values":' + b'{"a":' * 5000 + b"1" + b"}" * 5001, ""),
    (b'{"id":"b","kind":"note","subject":"IGM-0001","text":"\\ud800","at":"' + LATER.encode(), ""),
]


@pytest.mark.requirement("R48", "R52", "R54")
def test_that_every_bad_line_is_refused_with_its_reason_and_the_run_goes_on(door, bedside):
    sent: list[Any] = []
    for number, (bad, _) in enumerate(BAD_LINES):
        sent += [bad, note(f"after-{number}")]
    answers = door.chart(bedside, *sent)
    assert len(answers) == 2 * len(BAD_LINES), "one whole line a line, no more and no fewer"
    for number, (bad, reason) in enumerate(BAD_LINES):
        answer = answers[2 * number]
        assert answer.startswith("NAK "), (bad, answer)
        assert reason.lower() in answer.lower(), (bad if len(bad) < 500 else "", answer)
        assert len(answer) < 2000
        assert answers[2 * number + 1] == f"ACK after-{number}"
    stored = [one["id"] for one in door.dump(bedside)]
    assert stored == ["enrol-IGM-0001", "m1", *(f"after-{n}" for n in range(len(BAD_LINES)))]


def test_that_a_refusal_carries_the_id_that_was_sent(door, bedside):
    said = door.chart(bedside, titer("right-id", value="30"), {"id": "other", "kind": "x"})
    assert [one.split(" ")[:2] for one in said] == [["NAK", "right-id"], ["NAK", "other"]]


@pytest.mark.requirement("R71")
@pytest.mark.parametrize("subject", ["ICA-0001", "MIC-0001", "ILI-0001", "IVG-0001"])
@pytest.mark.parametrize("arm", ["verum-47", "placebo-47", "", "x" * 60 + "-47", 47, ["arm-47"]])
def test_that_an_arm_is_refused_where_none_may_be_known_and_is_not_repeated(
    door, ward, subject, arm
):
    said = door.chart(ward, STARTS[subject] | {"arm": arm}, STARTS[subject])
    assert said[0].startswith(f"NAK enrol-{subject} ")
    assert "47" not in said[0]
    assert said[1] == f"ACK enrol-{subject}"
    assert "47" not in json.dumps([one["payload"] for one in door.dump(ward)])


def test_that_blank_lines_and_windows_line_ends_are_no_entries(door, bedside):
    raw = (
        b"\r\n\n   \n"
        + json.dumps(note("n1")).encode()
        + b"\r\n\n"
        + json.dumps(note("n2")).encode()
    )
    said = door.run("chart-stdin", "--store", bedside, given=raw)
    assert said.lines == ["READY", "ACK n1", "ACK n2"]


def test_that_an_id_used_by_an_earlier_run_is_refused(door, bedside):
    assert door.chart(bedside, note("n1")) == ["ACK n1"]
    (said,) = door.chart(bedside, note("n1", text="other words"))
    assert said.startswith("NAK n1 ")
    assert len(door.dump(bedside)) == 3


def test_that_the_time_now_is_taken_and_two_minutes_ahead_too(door, bedside):
    said = door.chart(
        bedside,
        note("now", at=NOW),
        note("ahead", at="2026-11-22T12:02+01:00"),
        note("too-far", at="2026-11-22T12:02:01+01:00"),
    )
    assert [one.split(" ")[0] for one in said] == ["ACK", "ACK", "NAK"]


@pytest.mark.requirement("R29")
def test_that_what_departs_from_the_protocol_is_charted_all_the_same(door, bedside):
    start = line("IGM-0001", "infusion", event="start", period=8, rate="90 mL/h")
    said = door.chart(bedside, {"id": "i8"} | start)
    assert said == ["ACK i8"]
    sheet = door.run("day-sheet", "--store", bedside, "--subject", "IGM-0001", "--day", "1")
    assert sheet.code == 0, sheet.err


# -- durability -----------------------------------------------------------------------------------


def start_charting(store: Path) -> Any:
    return subprocess.Popen(
        [sys.executable, "main.py", "chart-stdin", "--store", str(store)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment(BEDLINE_TEST_CLOCK="1", BEDLINE_NOW=NOW),
    )


def send(child: Any, sent: dict[str, Any]) -> str:
    child.stdin.write(json.dumps(sent).encode() + b"\n")
    child.stdin.flush()
    answer: bytes = child.stdout.readline()
    return answer.decode().rstrip("\n")


@pytest.mark.requirement("R1", "R3")
def test_that_what_was_acknowledged_is_there_after_the_process_was_killed(door, bedside):
    child = start_charting(bedside)
    try:
        assert child.stdout.readline() == b"READY\n"
        assert send(child, note("k1")) == "ACK k1"
        # A second charting run meets the first one, and says who holds the store.
        second = door.run("chart-stdin", "--store", bedside, given=json.dumps(note("s1")) + "\n")
        assert second.code == 4
        assert b"ACK" not in second.out
        assert USER in second.err
        assert [one["id"] for one in door.dump(bedside)][-1] == "k1", "reading goes on meanwhile"
        assert send(child, note("k2")) == "ACK k2"
    finally:
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        for pipe in (child.stdin, child.stdout, child.stderr):
            pipe.close()
    assert [one["id"] for one in door.dump(bedside)][-2:] == ["k1", "k2"]
    assert door.run("verify", "--store", bedside).code == 0
    assert door.chart(bedside, note("k3")) == ["ACK k3"], "a dead holder holds nothing"


def test_that_the_answers_come_one_by_one_while_the_input_is_open(bedside):
    child = start_charting(bedside)
    try:
        assert child.stdout.readline() == b"READY\n"
        for number in range(5):
            before = time.monotonic()
            assert send(child, note(f"n{number}")) == f"ACK n{number}"
            assert time.monotonic() - before < 5
        child.stdin.close()
        assert child.wait(timeout=20) == 0
        assert b"Traceback" not in child.stderr.read()
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()
        child.stdout.close()
        child.stderr.close()


def test_that_a_process_of_its_own_makes_charts_and_refuses(tmp_path):
    """With the ward's own key derivation, no test clock and no role, as a script would."""
    store = tmp_path / "ward"
    made = run_apart("init", "--store", store, "--site", "Test ICU", "--zone", "Europe/Rome")
    assert made.returncode == 0, made.stderr
    at = {"at": "2025-11-21T09:00+01:00"}
    sent = enrol(anchors={"shock_onset": "2025-11-21T02:10+01:00"}) | at
    raw = json.dumps(sent).encode() + b"\nnonsense\n"
    charted = run_apart("chart-stdin", "--store", store, given=raw)
    assert charted.returncode == 0, charted.stderr
    assert charted.stdout.startswith(b"READY\nACK enrol-IGM-0001\nNAK - ")
    assert charted.stderr == b""
    wrong = run_apart("dump", "--store", store, **{WRONG[0]: WRONG[1]})
    assert wrong.returncode == 4
    assert wrong.stdout == b""
    usage = run_apart("dump", "--store", store, "--now", NOW)
    assert usage.returncode == 2


# -- paper ----------------------------------------------------------------------------------------


def test_that_the_same_day_is_printed_with_the_same_bytes(door, bedside, tmp_path):
    sheets = []
    for number in (1, 2):
        pdf, csv = tmp_path / f"{number}.pdf", tmp_path / f"{number}.csv"
        said = door.run(
            *("day-sheet", "--store", bedside, "--subject", "IGM-0001", "--day", "0"),
            *("--pdf", pdf, "--csv", csv),
        )
        assert said.code == 0, said.err
        sheets.append((pdf.read_bytes(), csv.read_bytes()))
    assert sheets[0] == sheets[1]


def test_that_the_notes_of_the_day_stand_on_its_sheet_and_on_no_other(door, bedside):
    assert door.chart(bedside, note("n1", text="Mother visited today")) == ["ACK n1"]
    said = {
        day: door.run("day-sheet", "--store", bedside, "--subject", "IGM-0001", "--day", day)
        for day in ("0", "1")
    }
    assert b"Mother visited today" in said["0"].out
    assert b"Mother visited today" not in said["1"].out


def test_that_a_sheet_that_cannot_be_written_is_refused_and_leaves_nothing(door, bedside, tmp_path):
    place = tmp_path / "no" / "such" / "sheet.pdf"
    said = door.run(
        *("day-sheet", "--store", bedside, "--subject", "IGM-0001", "--day", "0", "--pdf", place)
    )
    assert said.code == 1
    assert "Traceback" not in said.err
    assert not place.parent.exists()


# -- judgement without a store --------------------------------------------------------------------


def test_that_typed_quantities_are_read_line_by_line(door):
    typed = ["58.0 mg/dL", "1.250 mL", "58,0 mg/dL", 5, None, "", "70 kg"]
    answers = door.lines("quantity", *typed)
    assert answers[0] == {"ok": True, "value": "58.0", "unit": "mg/dL"}
    assert [one["ok"] for one in answers] == [True, False, True, False, False, False, True]
    assert all(one["error"] for one in answers if not one["ok"])
    marked = door.lines("quantity", "58,0 mL", "58.0 mL", words=("--decimal", ","))
    assert [one["ok"] for one in marked] == [True, False]


JUDGEMENTS: dict[str, dict[str, Any]] = {
    "dose": {
        "protocol": "igm-fat",
        "arm": "titer",
        "weight": "70 kg",
        "titer": "30 mg/dL",
        "site": {"distribution_volume": "42 mL/kg"},
        "period": 1,
    },
    "score": {"score": "sofa", "inputs": {"pao2": "80 mmHg", "fio2": "0.5", "gcs": 13}},
    "schedule": {
        "protocol": "igm-fat",
        "arm": "titer",
        "zone": "Europe/Rome",
        "anchors": {"shock_onset": "2026-11-21T02:10+01:00"} | RANDOMISED,
    },
    "eligibility": {"protocol": "igm-fat", "at": LATER, "facts": {}},
}


def test_that_the_dose_of_the_contract_comes_out(door):
    (said,) = door.lines("dose", {"id": "d1"} | JUDGEMENTS["dose"])
    assert said["outcome"] == "proposed"
    wanted = {
        "id": "d1",
        "dose_per_weight": "245 mg/kg",
        "dose": "17150 mg",
        "volume": "343 mL",
        "rate": "14.2 mL/h",
        "ceiling_rate": "28 mL/h",
    }
    assert {key: said[key] for key in wanted} == wanted
    assert said["exact"]["volume_mL"] == "343"
    assert said["exact"]["rate_mL_h"].startswith("14.291666")


@pytest.mark.parametrize("command", sorted(JUDGEMENTS))
def test_that_ids_come_back_in_order_also_after_bad_lines(door, command):
    good = JUDGEMENTS[command]
    sent = [{"id": "a"} | good, b"{", {"id": "b"}, b"[]", {"id": "c"} | good, {"id": 4} | good]
    raw = b"".join(
        (one if isinstance(one, bytes) else json.dumps(one).encode()) + b"\n" for one in sent
    )
    said = door.run(command, given=raw)
    assert said.code == 0, said.err
    assert [one["id"] for one in said.objects] == ["a", None, "b", None, "c", 4]
    for answer in (said.objects[1], said.objects[3]):
        (issue,) = answer["issues"]
        assert set(issue) == {"code", "field", "message"}
        assert issue["message"]
    assert "issues" not in said.objects[0]


@pytest.mark.parametrize("command", sorted(JUDGEMENTS))
@pytest.mark.parametrize(
    "raw",
    [
        b'{"id":1e99999999}',
        b'{"id":-1e-99999999}',
        b'{"id":' + b"9" * 4000 + b"}",
        b'{"id":"\\ud800"}',
        b'{"id":{"a":[1.5,null]}}',
        b"[" * 60_000 + b"]" * 60_000,
    ],
    ids=lambda raw: raw[:24].decode(),
)
def test_that_a_strange_id_is_answered_in_one_short_line(door, command, raw):
    said = door.run(command, given=raw + b"\n")
    assert said.code == 0
    assert len(said.lines) == 1
    assert len(said.out) < 20_000


@pytest.mark.parametrize("year", ["0001", "1900", "2199", "9999"])
@pytest.mark.parametrize("protocol", ["igm-fat", "icar", "i-micro", "iliad-7", "ivig-cohort"])
def test_that_a_plan_at_the_end_of_the_calendar_is_answered(door, protocol, year):
    names = (
        "hospital_admission icu_admission symptom_onset mechanical_ventilation_start shock_onset "
        "vasopressor_start consent randomised first_dose"
    )
    anchors = dict.fromkeys(names.split(), f"{year}-12-31T23:59+00:00")
    sent = {"id": 1, "protocol": protocol, "zone": "Pacific/Auckland", "anchors": anchors}
    (said,) = door.lines("schedule", sent)
    assert said["id"] == 1
    assert ("issues" in said) is (year in ("0001", "9999"))


plain_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(
        (
            *("igm-fat", "icar", "i-micro", "iliad-7", "ivig-cohort", "titer", "flat", "sofa"),
            *("70 kg", "30 mg/dL", "<0.2 mg/dL", "0.5", "50 %", "-3 mmol/L", "1.250 kg"),
            *("2026-11-21T09:00+01:00", "Europe/Rome", "met", "kdigo", "free-days", "apache2"),
            *("mechanical_ventilation", "0 kg", "0 mg/dL", "999999999999 kg", "0 microg/mL"),
        )
    ),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                (
                    *(
                        "id",
                        "protocol",
                        "arm",
                        "weight",
                        "titer",
                        "site",
                        "period",
                        "score",
                        "inputs",
                    ),
                    *("zone", "anchors", "randomised", "at", "facts", "distribution_volume", "x"),
                    *("fio2", "pao2", "gcs", "vasopressors", "drug", "rate", "urine", "creatinine"),
                    *("quadrants", "right", "left", "intervals", "start", "what", "concentration"),
                )
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)


@st.composite
def mutated(draw: st.DrawFn, good: dict[str, Any]) -> dict[str, Any]:
    """A good line in which some value, at any depth, is something else."""
    line_ = json.loads(json.dumps(good))
    for _ in range(draw(st.integers(1, 3))):
        target: Any = line_
        while True:
            key = draw(st.sampled_from(sorted(target)))
            if isinstance(target[key], dict) and target[key] and draw(st.booleans()):
                target = target[key]
                continue
            target[key] = draw(plain_json)
            break
    return line_


@pytest.mark.parametrize("command", [*sorted(JUDGEMENTS), "quantity"])
def test_that_no_json_value_ends_a_judgement(door, command):
    """Three hundred values a command: one answer each, in order, and exit code 0."""
    base = JUDGEMENTS.get(command, {"a": "5 mL"})
    sent: list[Any] = []

    @settings(
        max_examples=300,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(plain_json | mutated(base))
    def one_value(value: Any) -> None:
        sent.append(value)
        said = door.run(command, given=json.dumps(value) + "\n")
        assert said.code == 0
        (answer,) = said.objects
        if command != "quantity":
            id_ = value.get("id") if isinstance(value, dict) else None
            if isinstance(id_, str | int | None):
                assert answer["id"] == id_

    one_value()
    assert len(sent) >= 300


@pytest.mark.requirement("R52", "R54")
def test_that_no_json_value_ends_the_charting(door, bedside):
    """Random changes of good lines: one whole line answers each, and the store stays whole."""
    sent: list[Any] = []
    goods = [*STARTS.values(), *CONTRACT_LINES]

    @settings(
        max_examples=300, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(st.data())
    def one_value(data: st.DataObject) -> None:
        good = data.draw(st.sampled_from(goods))
        changed = data.draw(plain_json | mutated(good))
        if isinstance(changed, dict) and data.draw(st.booleans()):
            changed["id"] = f"r{len(sent)}"
        sent.append(changed)

    one_value()
    answers = door.chart(bedside, *sent)
    assert len(answers) == len(sent)
    assert all(answer.startswith(("ACK ", "NAK ")) for answer in answers)
    assert door.run("verify", "--store", bedside).code == 0
    for day in ("0", "1"):
        sheet = door.run("day-sheet", "--store", bedside, "--subject", "IGM-0001", "--day", day)
        assert sheet.code == 0, sheet.err


def test_that_a_reader_who_has_seen_enough_ends_a_command_quietly() -> None:
    child = subprocess.Popen(
        [sys.executable, "main.py", "quantity"],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdin.write(b'"58.0 mg/dL"\n')
    child.stdin.flush()
    assert b"58.0" in child.stdout.readline()
    child.stdout.close()
    child.stdin.write(b'"58.0 mg/dL"\n' * 20)
    child.stdin.close()
    assert child.wait(timeout=30) == 0
    assert child.stderr.read() == b""
    child.stderr.close()


@pytest.mark.requirement("R26")
def test_that_a_form_without_a_score_takes_no_value_without_its_unit(door: Door, bedside: Path):
    values = {"heart_rate": "104", "map": "68 mmHg", "temperature": "37.1 mg"}
    said = door.chart(
        bedside,
        line("IGM-0001", "assessment", id="v1", form="vitals", values=values),
        line("IGM-0001", "assessment", id="v2", form="vitals", values={"map": "68 mmHg"}),
    )
    assert "NAK v1" in said[0]
    assert "values.heart_rate" in said[0]
    assert "values.temperature" in said[0]
    assert said[1] == "ACK v2"
