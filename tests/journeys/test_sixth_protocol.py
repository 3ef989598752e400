"""An invented sixth protocol runs as a file alone: other analyte and target, arms, a ladder.

No module knows it. Its file lies beside the others in the catalogue; everything else is what the
ward does anyway: sign, enrol, dose, chart, print, export.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from protocols import catalogue
from storage.exports.csv_text import read_rows
from tests.journeys.support.by_keys import (
    enrol,
    sign_site_values,
    unlock_as,
    ward,
)
from tests.journeys.support.command_line import Door
from tests.ui.forms_support import INVESTIGATOR, HandClock
from tests.unit.definition.good import GOLDEN

# the display-less Qt prints these for every list and dialog that drops down
pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

NAME = "albu_three_v1.yaml"
SITE = {
    "albumin_volume": "80 mL/kg",
    "strength": "20 microg/mL",
    "vial": "2 mg/mL",
    "vasopressor_off": "12 h",
}


@pytest.fixture(autouse=True)
def sixth(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the file lie beside the five that ship; it is checked in full as any unreleased one."""
    text = (GOLDEN / "sixth_protocol.yaml").read_bytes()
    files, source = catalogue._files(), catalogue.source_text
    monkeypatch.setattr(catalogue, "_files", lambda: (*files, ("albu-three", 1)))
    monkeypatch.setattr(catalogue, "source_text", lambda one: text if one == NAME else source(one))
    yield
    catalogue._load.cache_clear()


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Door:
    return Door(monkeypatch, tmp_path)


def signed(number: int, parameter: str, value: str) -> dict[str, Any]:
    return {
        "id": f"s{number}",
        "kind": "site_parameter",
        "protocol": "albu-three",
        "parameter": parameter,
        "value": value,
        "at": "2026-11-20T08:00+01:00",
    }


def enrolled(subject: str, arm: str) -> dict[str, Any]:
    return {
        "id": f"enrol-{subject}",
        "kind": "enrol",
        "subject": subject,
        "protocol": "albu-three",
        "at": "2026-11-21T09:00+01:00",
        "arm": arm,
        "bed": "7",
        "weight": "80 kg",
        "birth_year": 1961,
        "anchors": {
            "icu_admission": "2026-11-21T02:00+01:00",
            "randomised": "2026-11-21T09:00+01:00",
        },
    }


def line(id_: str, kind: str, subject: str, at: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "kind": kind, "subject": subject, "at": f"2026-11-{at}+01:00"} | more


ALBUMIN, STEPPED, INJECTED = "ALB-0001", "ALB-0002", "ALB-0003"


@pytest.fixture
def store(door: Door) -> Path:
    """Three subjects, one of each arm, cared for over a day."""
    folder = door.new_store()
    lines = [signed(number, *one) for number, one in enumerate(SITE.items())]
    lines += [
        enrolled(ALBUMIN, "albumin"),
        enrolled(STEPPED, "stepped"),
        enrolled(INJECTED, "injected"),
        line("m1", "measurement", ALBUMIN, "21T09:10", analyte="albumin", value="21.0 g/L"),
        line("d1", "decision", ALBUMIN, "21T09:30", period=1, choice="accept"),
        line("i1", "infusion", ALBUMIN, "21T10:00", event="start", period=1, rate="36 mL/h"),
        line("i2", "infusion", ALBUMIN, "21T18:00", event="complete", volume="288 mL"),
        line("i3", "infusion", STEPPED, "21T10:00", event="start", period=1, rate="2.4 mL/h"),
        line("v1", "measurement", STEPPED, "21T12:00", analyte="map", value="71 mmHg"),
        line("v2", "measurement", STEPPED, "21T12:00", analyte="lactate", value="3.1 mmol/L"),
        line("i4", "infusion", STEPPED, "21T12:01", event="rate", rate="4.8 mL/h", level=2),
        line(
            "j1", "injection", INJECTED, "21T10:00", number=1, volume="0.8 mL", site="left abdomen"
        ),
        line("n1", "note", INJECTED, "21T10:30", text="calm"),
    ]
    assert door.chart(folder, *lines) == [f"ACK {one['id']}" for one in lines]
    return folder


def sheet(door: Door, store: Path, subject: str, day: int) -> list[dict[str, str]]:
    """Print one day as CSV and PDF; return the rows of the CSV."""
    table, paper = door.home / f"{subject}-{day}.csv", door.home / f"{subject}-{day}.pdf"
    words = ("day-sheet", "--store", store, "--subject", subject, "--day", str(day))
    said = door.run(*words, "--csv", table, "--pdf", paper)
    assert said.code == 0, said.err
    assert paper.read_bytes().startswith(b"%PDF-")
    return read_rows(table.read_bytes())


def test_that_its_dose_is_worked_out_capped_and_refused_by_its_own_numbers(door: Door) -> None:
    """(30 - 21) g/L x 80 mL/kg is 720 mg/kg; 3.6 mL/kg of 200 mg/mL; the cap is 1.5 g/kg."""
    line_ = {"protocol": "albu-three", "arm": "albumin", "weight": "80 kg", "site": SITE}
    plain, capped, enough, unsigned = door.lines(
        "dose",
        line_ | {"id": 1, "titer": "21.0 g/L"},
        line_ | {"id": 2, "titer": "5.0 g/L"},
        line_ | {"id": 3, "titer": "30.0 g/L"},
        line_ | {"id": 4, "titer": "21.0 g/L", "site": {}},
    )
    assert (plain["dose_per_weight"], plain["volume"], plain["rate"]) == (
        "720 mg/kg",
        "288 mL",
        "36 mL/h",
    )
    assert (capped["dose_per_weight"], capped["limits"]) == ("1500 mg/kg", ["daily_cap"])
    assert enough["outcome"] == "none"
    assert unsigned["outcome"] == "refused"


def test_that_each_arm_has_its_sheet_as_csv_and_pdf(door: Door, store: Path) -> None:
    told = {
        subject: [
            (row["code"], row["value"], row["unit"])
            for row in sheet(door, store, subject, 1)
            if row["section"] == "dose" and row["row"] in ("1", "2")
        ]
        for subject in (ALBUMIN, STEPPED, INJECTED)
    }
    assert ("volume", "288", "mL") in told[ALBUMIN]
    assert ("given", "288", "mL") in told[ALBUMIN]
    assert ("dose_rate", "20", "ng/kg/min") in told[STEPPED]
    assert ("rate", "4.8", "mL/h") in told[STEPPED]
    assert ("place", "left abdomen", "") in told[INJECTED]


def test_that_its_schedule_follows_its_own_days_and_windows(door: Door) -> None:
    anchors = {"randomised": "2026-11-21T09:00+01:00", "first_dose": "2026-11-21T10:00+01:00"}
    asked = {"id": 1, "protocol": "albu-three", "zone": "Asia/Kolkata", "anchors": anchors}
    items = {
        arm: door.lines("schedule", asked | {"arm": arm})[0]["items"]
        for arm in ("albumin", "stepped", "injected")
    }
    doses = [one for one in items["albumin"] if one["what"].startswith("Albumin dose ")]
    assert [one["due"][:16] for one in doses[1:]] == [
        f"2026-11-{day}T14:30" for day in (22, 23, 24, 25)
    ]
    (end,) = [one["due"] for one in items["stepped"] if one["what"] == "Stepped infusion ends"]
    assert end == "2026-11-24T14:30:00+05:30"
    shots = [one["study_day"] for one in items["injected"] if one["what"].startswith("Injection ")]
    assert shots == [1, 4, 8]


def test_that_its_analysis_export_holds_arms_doses_and_endpoints(door: Door, store: Path) -> None:
    out = door.home / "export"
    said = door.run("export", "--store", store, "--format", "analysis", "--out", out)
    assert said.code == 0, said.err
    subjects = read_rows((out / "subjects.csv").read_bytes())
    assert [row["arm"] for row in subjects] == ["albumin", "stepped", "injected"]
    infusions = {row["subject"]: row for row in read_rows((out / "infusions.csv").read_bytes())}
    assert infusions[ALBUMIN]["state"] == "complete"
    names = {row["endpoint"] for row in read_rows((out / "endpoints.csv").read_bytes())}
    assert names == {"free_days", "overload"}


def test_that_the_window_enrols_and_doses_it_by_keyboard_alone(
    tmp_path: Path, qapp: QApplication
) -> None:
    with ward(tmp_path / "ward", HandClock("18T07:00"), qapp) as robot:
        unlock_as(robot, INVESTIGATOR.name)
        sign_site_values(robot, {"ALBU-THREE 1.0   Strength of the stepped": "20 microg/mL"})
        enrol(
            robot,
            "ALBU-THREE 1.0",
            {
                "Study id": "ALB-0042",
                "Bed": "03",
                "Weight, kilograms": "80",
                "Weighed": "0605",
                "ICU admission": "17-Nov-2026 22:40",
                "Randomised": "0615",
            },
            arm="Stepped infusion",
        )
        robot.must_see("ALB-0042", "Bed 03", "Day 1 of 8")
        robot.presses("Alt+2")
        robot.must_see("9.6 mL per hour", "Level 4 = 80 \u00d7 80 \u00d7 60 ÷ 20000")
        robot.presses("Ctrl+P")
        robot.must_see("ALB-0042, Day 1", "Preview of the printed page")
