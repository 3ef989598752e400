"""The registry's summary over a real store: who may, what the file holds, what the command says."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from protocols.facts import Statement
from protocols.issues import IssuesError
from storage.accounts import Operator
from storage.exports.csv_text import read_rows
from storage.exports.summary_csv import COLUMNS, summary_csv
from storage.places import Mount, Places
from storage.problems import Refused
from tests.journeys.support.command_line import Door
from tests.storage import wards
from tests.unit.operations.benches import enrol
from tests.unit.summary.registry_ward import NOW, courses, story
from ui.operations.bench import Bench
from ui.operations.chart import chart
from ui.operations.summary import may_sum_up, registries, save_summary, summary_of

OWN_DISK = Places(mounts=tuple, removable=lambda _source: False)


def fill(bench: Bench) -> None:
    """Chart the six subjects, each entry with the id that it has in the story."""
    for number in range(1, 7):
        ledger = story(number)
        for entry in ledger.entries:
            told = Statement(
                ledger.subject,
                entry.fact,
                entry.at,
                f"{ledger.subject}-{entry.id}",
                replaces=f"{ledger.subject}-{entry.replaces}" if entry.replaces else None,
                reason=entry.reason,
            )
            chart(bench, (told,))


@pytest.fixture
def ward(tmp_path: Path):
    folder = wards.make_ward(tmp_path / "ward")
    with wards.enter(folder, clock=lambda: NOW) as store:
        bench = Bench(store, store.operator, lambda: NOW, test_clock=True)
        fill(bench)
        enrol(bench)  # a subject of another trial
        yield bench


def cells(content: bytes) -> dict[tuple[str, str, str], dict[str, str]]:
    return {
        (row["row"], row["level"], row["group"]): row
        for row in read_rows(content)
        if row["table"] != "about"
    }


def test_that_the_file_of_a_store_says_what_a_person_reckons(ward, tmp_path) -> None:
    said = save_summary(ward, summary_of(ward, "ivig-cohort"), tmp_path / "s.csv", places=OWN_DISK)
    assert said == f"Saved: {tmp_path / 's.csv'}."
    found = cells((tmp_path / "s.csv").read_bytes())
    copd = found["copd", "", "all"]
    told = (copd["subjects"], copd["known"], copd["missing"], copd["count"], copd["percent"])
    assert told == ("6", "5", "1", "2", "40")
    assert found["mortality_28", "", "high_methods"]["count"] == "1"
    assert found["mortality_28", "", "high_table_3"]["count"] == "0"
    white = found["wbc", "", "all"]
    assert (white["median"], white["q1"], white["q3"]) == ("6.5", "5.5", "7.8")
    assert (white["median_exact"], white["q3_exact"]) == ("6.5", "7.75")
    assert white["quartile_method"] == "type_7"
    stay = found["hospital_stay", "", "all"]
    assert abs(Decimal(stay["q3_exact"]) - Decimal(793) / 48) < Decimal("1e-20")
    nothing = found["diabetes", "", "all"]
    assert (nothing["known"], nothing["missing"], nothing["percent"]) == ("0", "6", "")


def test_that_the_file_opens_with_the_bias_and_says_who_is_in_no_group(ward) -> None:
    rows = read_rows(summary_csv(summary_of(ward, "ivig-cohort")))
    assert tuple(rows[0]) == COLUMNS
    assert (rows[0]["table"], rows[0]["row"]) == ("about", "bias_note")
    assert "immortal" in rows[0]["label"]
    left = {row["grouping"]: row["subjects"] for row in rows if row["row"] == "not_grouped"}
    assert left["dose"] == "2"


@pytest.mark.requirement("R53")
def test_that_the_same_store_gives_the_same_bytes(ward) -> None:
    once = summary_csv(summary_of(ward, "ivig-cohort"))
    assert once == summary_csv(summary_of(ward, "ivig-cohort"))


@pytest.mark.requirement("R68", "R83")
def test_that_saving_is_noted_and_a_stick_is_warned_of(ward, tmp_path) -> None:
    stick = Places(mounts=lambda: (Mount(str(tmp_path), "vfat", "/dev/sdb1"),), removable=bool)
    said = save_summary(ward, summary_of(ward, "ivig-cohort"), tmp_path / "s.csv", places=stick)
    assert "removable drive" in said
    (noted,) = [one for one in ward.store.journal.events() if one.event == "exported"]
    assert (noted.details["format"], noted.details["subjects"]) == ("summary", "6")
    assert "removable drive" in noted.details["place"]


def test_that_a_place_that_cannot_be_written_is_told_and_not_noted(ward, tmp_path) -> None:
    with pytest.raises(IssuesError, match="cannot be written"):
        save_summary(ward, summary_of(ward, "ivig-cohort"), tmp_path / "no" / "s.csv")
    assert not [one for one in ward.store.journal.events() if one.event == "exported"]


@pytest.mark.requirement("R63")
@pytest.mark.parametrize(
    ("role", "may"),
    [("investigator", True), ("monitor", True), ("administrator", True), ("nurse", False)],
)
def test_that_who_may_export_may_sum_up(ward, role, may) -> None:
    other = Bench(ward.store, Operator("somebody", role), ward.clock)
    assert may_sum_up(other) == may
    if may:
        assert summary_of(other, "ivig-cohort").subjects == 6
    else:
        with pytest.raises(Refused, match="may not"):
            summary_of(other, "ivig-cohort")


def test_that_a_trial_without_a_summary_is_refused_in_words(ward) -> None:
    assert [one.id for one in registries()] == ["ivig-cohort"]
    with pytest.raises(IssuesError, match="declares no summary"):
        summary_of(ward, "icar")
    with pytest.raises(IssuesError):
        summary_of(ward, "nonsense")


# --- the command ---------------------------------------------------------------------------------


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Door:
    made = Door(monkeypatch, tmp_path)
    monkeypatch.setenv("BEDLINE_NOW", "2026-12-05T09:00+01:00")
    return made


@pytest.fixture
def registry(door: Door) -> Path:
    store = door.new_store()
    at = "2026-11-01T08:00+01:00"
    lines = []
    for number, (sex, grams) in enumerate((("M", "10 g"), ("F", "20 g"), ("unknown", None)), 1):
        subject = f"REG-{number:04d}"
        lines.append(
            {
                "id": f"e{number}",
                "kind": "enrol",
                "subject": subject,
                "protocol": "ivig-cohort",
                "at": at,
                "sex": sex,
                "anchors": {"hospital_admission": at},
            }
        )
        if grams:
            lines.append(
                {
                    "id": f"g{number}",
                    "kind": "administration",
                    "subject": subject,
                    "product": "immunoglobulin intravenous",
                    "amount": grams,
                    "at": "2026-11-02T08:00+01:00",
                }
            )
    answers = door.chart(store, *lines)
    assert all(one.startswith("ACK") for one in answers), answers
    return store


def test_that_the_command_prints_tables_with_both_cut_offs(door: Door, registry: Path) -> None:
    said = door.run("summary", "--store", registry, "--protocol", "ivig-cohort")
    assert said.code == 0, said.err
    text = said.out.decode()
    assert "immortal" in text
    assert "On admission (layout of Table 1), by: Highest daily dose" in text
    assert "Methods, at least 10 g per day (N = 2)" in text
    assert "Table 3, above 10 g per day (N = 1)" in text
    assert any(line.startswith("Sex: Male") and "1 of 2 (50.0 %)" in line for line in said.lines)
    assert any(line.startswith("Diabetes") and "Not known" in line for line in said.lines)


def test_that_the_command_answers_machines_and_writes_csv(door: Door, registry: Path) -> None:
    words = ("summary", "--store", registry, "--protocol", "ivig-cohort")
    (told,) = door.run(*words, "--json").objects
    rows = {row["id"]: row for table in told["tables"] for row in table["rows"]}
    assert rows["max_daily_dose"]["cells"]["all"] == {
        "known": 2,
        "missing": 1,
        "median": "15",
        "q1": "12.5",
        "q3": "17.5",
    }
    assert rows["sofa"]["cells"]["all"]["median"] is None
    assert told["not_grouped"]["dose"] == 1
    out = door.home / "s.csv"
    said = door.run(*words, "--csv", out)
    assert said.code == 0, said.err
    assert cells(out.read_bytes())["max_daily_dose", "", "all"]["q1"] == "12.5"
    house = door.run("dump", "--store", registry, "--house").objects
    assert [one["details"]["format"] for one in house if one["event"] == "exported"] == ["summary"]


@pytest.mark.parametrize("protocol", ["icar", "nonsense", "../x"])
def test_that_a_protocol_without_one_is_refused_with_one_line(door, registry, protocol) -> None:
    said = door.run("summary", "--store", registry, "--protocol", protocol)
    assert said.code == 1
    assert said.out == b""
    assert "Traceback" not in said.err


def test_that_the_six_courses_and_the_store_agree(ward) -> None:
    """The store adds nothing and loses nothing: same groups as from the courses alone."""
    from protocols.catalogue import load
    from protocols.summary.sum_up import sum_up

    plain = sum_up(load("ivig-cohort"), courses(), "Europe/Rome", NOW)
    stored = summary_of(ward, "ivig-cohort")
    assert json.dumps([str(one) for one in stored.tables]) == json.dumps(
        [str(one) for one in plain.tables]  # type: ignore[union-attr]
    )
