"""Traps T15 to T19 (the IVIG cohort) and T30 to T33, which hold for all five protocols.

Each docstring names the trap, what the texts say and how it is handled; each test runs the rules
as the program does. The last test looks that no trap of the thirty-three is without one.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest

from protocols.assess import assess
from protocols.catalogue import load
from protocols.definition.page import protocol_page
from protocols.facts import AdministrationObserved, AssessmentMade, ItemNotDone, MeasurementTaken
from protocols.intake import Reading
from protocols.units import quantity
from storage.exports.analysis_tables import TABLES
from storage.exports.csv_text import read_rows
from storage.exports.day_sheet_csv import day_sheet_csv
from tests.journeys.support.command_line import Door
from tests.spec.test_eligibility_trials import AT, SUITABLE, judged
from tests.spec.test_schedule_trials import schedule
from tests.support.trial_builders import Ledger, at
from tests.unit.sheet.stories import course, enrol
from tests.unit.sheet.test_build_day_sheet import sheet_of
from ui.commands.eligibility import answer_eligibility

IDS = ("igm-fat", "icar", "i-micro", "iliad-7", "ivig-cohort")
BLINDED = ("icar", "i-micro", "iliad-7")


def registered() -> Ledger:
    ledger = Ledger("REG-0099")
    anchors = {"hospital_admission": "01T08:00", "icu_admission": "02T08:00"}
    enrol(ledger, "ivig-cohort", "01T09:00", anchors=anchors)
    return ledger


def given(ledger: Ledger, when: str, grams: str) -> None:
    ledger.chart(when, AdministrationObserved("immunoglobulin intravenous", quantity(f"{grams} g")))


def outcome(ledger: Ledger, id_: str, now: str = "28T08:00") -> object:
    found = course(ledger, "ivig-cohort", now)
    return next(one for one in found.endpoints if one.id == id_)


# --- the cohort ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("grams", "days", "dose_groups", "day_groups"),
    [
        ("10", 8, ["yes", "no"], ["yes", "no"]),
        ("9.9", 7, ["no", "no"], ["no", "no"]),
        ("10.1", 9, ["yes", "yes"], ["yes", "yes"]),
    ],
)
def test_that_exactly_10_g_and_8_days_stand_in_both_groupings_with_the_raw_value(
    grams: str, days: int, dose_groups: list[str], day_groups: list[str]
) -> None:
    """T15: ">= 10" against "> 10" g per day, ">= 8" against "> 8" days: both, side by side."""
    ledger = registered()
    for day in range(2, 2 + days):
        given(ledger, f"{day:02}T10:00", grams)
    dose, length = outcome(ledger, "max_daily_dose"), outcome(ledger, "course_days")
    assert (dose.value, length.value) == (Decimal(grams), days)
    assert [answer for _, answer in dose.parts] == dose_groups
    assert [answer for _, answer in length.parts] == day_groups
    names = [name for name, _ in dose.parts]
    assert names == ["Methods, at least 10 g/d", "Table 3, above 10 g/d"]


def test_that_values_are_given_raw_and_no_column_holds_a_mean_called_median() -> None:
    """T16: "medians" outside their own range are means: raw values go out, nothing is summed up."""
    values = ["0.6", "0.9", "13.8"]
    rows = []
    table = next(one for one in TABLES if one.name == "measurements")
    for number, value in enumerate(values):
        ledger = registered()
        drawn = MeasurementTaken("d_dimer", Reading(quantity(f"{value} mg/L")))
        ledger.chart(f"01T1{number}:00", drawn)
        rows += list(table.rows(course(ledger, "ivig-cohort", "02T08:00")))
    column = [one.name for one in table.columns].index("canonical_value")
    exported = [row[column] for row in rows if "d_dimer" in row]
    assert exported == [Decimal(value) for value in values]
    assert median(exported) == Decimal("0.9")  # their mean would be 5.1, as the preprint prints
    names = {column.name for table in TABLES for column in table.columns}
    assert not {name for name in names if "median" in name or "mean" in name}
    assert "no targets to check against" in " ".join(protocol_page(load("ivig-cohort")).split())


def test_that_not_done_and_unknown_are_kept_apart_from_an_answer() -> None:
    """T17: percentages of the cohort imply missing data: each item has its own denominator."""
    ledger = registered()
    ledger.chart("01T10:00", ItemNotDone("apache2", 1, "Not done"))
    ledger.chart(
        "01T11:00",
        AssessmentMade("imaging", {"done": "CT", "ground_glass": True, "effusion": None}),
    )
    now = course(ledger, "ivig-cohort", "03T08:00")
    states = {one.planned.item: one.status for one in now.due if one.planned.study_day == 1}
    assert states["apache2"] == "not_done"
    assert states["imaging"] == "done"
    assert states["sofa"] in ("overdue", "missed", "due_now"), states["sofa"]
    table = next(one for one in TABLES if one.name == "assessments")
    heads = [one.name for one in table.columns]
    rows = [dict(zip(heads, row, strict=True)) for row in table.rows(now)]
    stated = {row["item"]: row["value"] for row in rows if row["form"] == "imaging"}
    assert stated["effusion"] is None
    assert stated["ground_glass"] is not None
    assert "consolidation" not in stated, "nobody answered it, so no row says that it is absent"


def test_that_the_bias_is_said_beside_the_exposures_and_no_effect_is_estimated() -> None:
    """T18: long courses and high doses are only reached by survivors (immortal time)."""
    ledger = registered()
    given(ledger, "02T10:00", "20")
    sheet = sheet_of(course(ledger, "ivig-cohort", "03T08:00"), 3)
    assert any("immortal time" in one for one in sheet.rules.stop)
    assert "immortal time" in day_sheet_csv(sheet).decode()
    kinds = {one.kind for one in load("ivig-cohort").endpoints}
    assert kinds <= {"mortality", "duration", "max_daily_dose", "course_days", "hours_to_first"}


@pytest.mark.parametrize(("first", "early"), [("03T08:00", "yes"), ("03T08:01", "no")])
def test_that_28_days_and_48_hours_run_from_hospital_admission(first: str, early: str) -> None:
    """T19: the clock is not stated, and early is 48 h of hospital, not ICU, admission."""
    ledger = registered()
    given(ledger, first, "20")
    hours = outcome(ledger, "hours_to_first")
    assert hours.parts[0][1] == early
    assert hours.parts[1][0] == "From ICU admission"
    items = schedule("ivig-cohort", hospital_admission="2026-11-18T06:15+01:00")
    (status,) = [one["due"] for one in items if one["what"] == "Vital status"]
    assert status == "2026-12-16T06:15:00+01:00"


# --- all five ------------------------------------------------------------------------------------


@pytest.mark.requirement("R31")
@pytest.mark.parametrize("protocol", IDS)
def test_that_an_unknown_answer_never_decides_and_nobody_is_enrolled_by_it(protocol: str) -> None:
    """T30: met, not met or unknown; eligible only if nothing is unknown."""
    for name in SUITABLE[protocol]:
        answer = judged(protocol, **{name: None})
        unknown = [one for one in answer["criteria"] if one["verdict"] == "not_known"]
        assert answer["verdict"] == ("not_known" if unknown else "eligible"), name
    line = {"id": 1, "protocol": protocol, "at": AT, "facts": {}}
    assert answer_eligibility(line, load)["verdict"] == "not_known"


@pytest.mark.parametrize("protocol", IDS[:4])
def test_that_one_dosing_weight_counts_and_a_later_one_doses_what_comes_after(
    protocol: str,
) -> None:
    """T31: no text names the dosing weight: stated with method and time, the site says which."""
    rule = load(protocol).doses[0]
    assert rule.weight.which is not None
    parameter = load(protocol).parameter(rule.weight.which.site)
    assert parameter is not None
    assert parameter.choices == ("as_entered", "actual", "ideal", "adjusted", "admission")
    ledger = Ledger("TST-0099")
    anchors = {one.id: "18T06:15" for one in load(protocol).anchors if one.required}
    anchors.pop("first_dose", None)
    arm = "flat" if protocol == "igm-fat" else None
    enrol(ledger, protocol, "18T07:00", weight="70 kg", arm=arm, anchors=anchors)
    heavy = MeasurementTaken("weight", Reading(quantity("84 kg")), method="bed scale")
    before = course(ledger, protocol, "18T08:00")
    ledger.chart("18T09:00", heavy)
    after = course(ledger, protocol, "18T10:00")
    assert [str(one.weight.reading) for one in (before, after) if one.weight] == ["70 kg", "84 kg"]
    admission = course(ledger, protocol, "18T10:00", dosing_weight="admission")
    doses = [one.next_dose for one in (before, after, admission)]
    amounts = [one.exact_volume or one.exact_rate for one in doses if one is not None]
    assert None not in amounts
    assert amounts[1] / amounts[0] == Decimal("1.2")
    assert amounts[2] == amounts[0]


@pytest.mark.requirement("R71", "R72", "R73")
@pytest.mark.parametrize(
    ("protocol", "subject"),
    [("icar", "ICA-0001"), ("i-micro", "MIC-0001"), ("iliad-7", "ILI-0001")],
)
def test_that_no_arm_can_be_stated_stored_or_exported_where_the_bedside_is_blind(
    protocol: str, subject: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """T32: no arm in record, log, export or file name of a double-blind protocol."""
    door = Door(monkeypatch, tmp_path)
    store = door.new_store()
    required = [one.id for one in load(protocol).anchors if one.required and one.asked != "derived"]
    line = {
        "id": "e1",
        "kind": "enrol",
        "subject": subject,
        "protocol": protocol,
        "at": "2026-11-21T09:00+01:00",
        "weight": "70 kg",
        "anchors": dict.fromkeys(required, "2026-11-21T08:00+01:00"),
    }
    refused, taken = door.chart(store, line | {"arm": "placebo"}, line | {"id": "e2"})
    assert refused.startswith("NAK e1")
    assert taken == "ACK e2"
    assert [one["payload"].get("arm") for one in door.dump(store)] == [None]
    out = tmp_path / "export"
    said = door.run("export", "--store", store, "--format", "analysis", "--out", out)
    assert said.code == 0, said.err
    (row,) = read_rows((out / "subjects.csv").read_bytes())
    assert row["arm"] == ""
    for path in out.iterdir():
        told = f"{path.name} {path.read_bytes().decode(errors='replace')}".lower()
        assert not re.search(r"\barm\b[^\n]*(placebo|iloprost|cyt107|ivig)", told), path.name


@pytest.mark.requirement("R45")
@pytest.mark.parametrize("protocol", IDS)
@pytest.mark.parametrize(
    ("start", "hours_of_day_two"),
    [("2026-10-24T21:30", 25), ("2026-03-28T21:30", 23), ("2026-11-18T21:30", 24)],
)
def test_that_elapsed_hours_run_through_midnight_and_clock_changes(
    protocol: str, start: str, hours_of_day_two: int
) -> None:
    """T33: instants are kept in UTC with the zone: 24 h are 24 h, a date is the ward's date."""
    trial = load(protocol)
    begun = at(start)
    ledger = Ledger("TST-0098")
    anchors = {one.id: start for one in trial.anchors if one.asked != "derived"}
    arm = "flat" if protocol == "igm-fat" else None
    enrol(ledger, protocol, start, weight="70 kg", arm=arm, anchors=anchors)
    ledger.infusion(start, "start", 1, rate="10 mL/h")
    ledger.infusion(begun.add(hours=24), "stop", 1)
    now = assess(trial, ledger.record(), {}, "Europe/Rome", begun.add(hours=30))
    if protocol in ("igm-fat", "icar", "i-micro"):
        state = now.infusions[1]
        assert state.running_hours == 24
        assert state.delivered.low == 240
    second = now.protocol.days.first + 1
    laid = [one.planned for one in now.due if one.planned.study_day == second]
    assert laid or protocol == "ivig-cohort", "only the registry asks for nothing on day 2"
    for one in laid:
        if one.whole_day and one.day_from is not None and one.day_to is not None:
            assert (one.day_to - one.day_from).total("hours") == hours_of_day_two


# --- none is forgotten ---------------------------------------------------------------------------


def test_that_each_of_the_thirty_three_traps_has_its_test() -> None:
    here = Path(__file__).parent
    told = "\n".join(path.read_text("utf-8") for path in sorted(here.glob("test_traps_*.py")))
    named = {
        int(number)
        for heads in re.findall(r'^    """((?:T\d+(?:, )?)+):', told, re.MULTILINE)
        for number in re.findall(r"\d+", heads)
    }
    assert named == set(range(1, 34))
