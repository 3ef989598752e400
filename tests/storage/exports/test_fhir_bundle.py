"""The FHIR export, read back: references that hold, codes that exist, values as stated."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from protocols.analytes import ANALYTES
from protocols.facts import (
    AdministrationObserved,
    EntryVoided,
    InfusionCharted,
    InjectionGiven,
    MeasurementTaken,
)
from protocols.intake import Reading
from protocols.mask import masked
from protocols.units import Unit, quantity
from storage.exports.fhir_bundle import FILE, fhir_files
from storage.exports.fhir_codes import analyte_code, loinc_of, ucum
from tests.storage.exports.forms import NASTY, NOW, STAMP, all_courses
from tests.unit.sheet.stories import STORIES, course, igm

STATUS = {
    "Observation": {"final", "corrected", "entered-in-error"},
    "MedicationAdministration": {
        *("in-progress", "on-hold", "completed", "entered-in-error", "stopped", "unknown"),
    },
    "ResearchSubject": {"on-study"},
    "ResearchStudy": {"active"},
}


def bundle(courses: list) -> dict[str, Any]:
    files, _ = fhir_files(courses, STAMP)
    return json.loads(files[FILE], parse_float=Decimal, parse_int=Decimal)


def kinds(courses: list, kind: str) -> list[dict[str, Any]]:
    found = (one["resource"] for one in bundle(courses)["entry"])
    return [one for one in found if one["resourceType"] == kind]


def titers(ledger: Any) -> dict[str, dict[str, Any]]:
    found = kinds([course(ledger, "igm-fat", NOW)], "Observation")
    return {one["identifier"][0]["value"]: one for one in found if "identifier" in one}


def walk(value: Any) -> Any:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from walk(one)
    elif isinstance(value, list):
        for one in value:
            yield from walk(one)


def test_that_the_bundle_is_a_collection_whose_references_hold() -> None:
    found = bundle(all_courses())
    assert (found["resourceType"], found["type"]) == ("Bundle", "collection")
    addresses = [one["fullUrl"] for one in found["entry"]]
    assert len(addresses) == len(set(addresses))
    for one in found["entry"]:
        assert one["fullUrl"] == f"urn:uuid:{one['resource']['id']}"
    asked = {one["reference"] for one in walk(found) if "reference" in one}
    assert asked
    assert asked <= set(addresses)


def test_that_each_resource_has_what_r4_asks_for_and_nothing_empty() -> None:
    for entry in bundle(all_courses())["entry"]:
        one = entry["resource"]
        kind = one["resourceType"]
        if kind in STATUS:
            assert one["status"] in STATUS[kind]
        if kind == "Observation":
            assert one["code"]["coding"]
            has = [name for name in one if name.startswith("value") or name == "dataAbsentReason"]
            assert len(has) == 1, one
        if kind == "MedicationAdministration":
            assert one["medicationCodeableConcept"]["text"]
            assert ("effectivePeriod" in one) != ("effectiveDateTime" in one)
        if kind == "ResearchSubject":
            assert {"study", "individual"} <= set(one)
        for part in walk(one):
            assert all(value not in ("", [], {}, None) for value in part.values()), part


def test_that_every_statement_that_holds_or_was_struck_is_there() -> None:
    for trial, make in STORIES.items():
        made = course(make(), trial, NOW)
        record = made.record
        ids = {
            one["identifier"][0]["value"]: one["status"]
            for kind in ("Observation", "MedicationAdministration")
            for one in kinds([made], kind)
            if "identifier" in one
        }
        stated = [
            one
            for one in record.entries
            if isinstance(one.fact, MeasurementTaken | InjectionGiven | AdministrationObserved)
        ]
        for one in stated:
            struck = one.id in record.struck
            assert (ids[one.id] == "entered-in-error") == struck, one


def test_that_digits_comparator_unit_and_reason_are_kept() -> None:
    ledger = igm()
    ledger.measure("20T20:00", "igm", "0.20 g/L", "<")
    below = max(ledger.entries, key=lambda one: one.seq).id
    wrong = MeasurementTaken("igm", Reading(quantity("810 mg/dL")))
    ledger.chart("20T05:00", wrong, id="x1")
    right = MeasurementTaken("igm", Reading(quantity("81.0 mg/dL")))
    ledger.chart("20T05:00", right, id="x2", replaces="x1", reason="wrong row read")
    ledger.chart("20T05:10", EntryVoided("x2", "another patient"), id="x3")
    found = titers(ledger)
    assert found[below]["valueQuantity"] == {
        "value": Decimal("0.20"),
        "comparator": "<",
        "unit": "g/L",
        "system": "http://unitsofmeasure.org",
        "code": "g/L",
    }
    assert str(found[below]["valueQuantity"]["value"]) == "0.20"
    assert str(found["x2"]["valueQuantity"]["value"]) == "81.0"
    assert (found["x1"]["status"], found["x2"]["status"]) == ("entered-in-error",) * 2
    assert [one["text"] for one in found["x2"]["note"]] == [
        "Struck: another patient",
        "Corrected: wrong row read",
    ]


@pytest.mark.requirement("R37")
def test_that_a_pause_is_on_hold_with_rate_0_and_a_running_stretch_has_its_rate() -> None:
    given = kinds([course(igm(), "igm-fat", NOW)], "MedicationAdministration")
    paused = [one for one in given if one["status"] == "on-hold"]
    assert paused
    for one in paused:
        assert one["dosage"]["rateQuantity"]["value"] == 0
    running = [one for one in given if one["status"] == "in-progress"]
    assert len(running) == 1
    assert "end" not in running[0]["effectivePeriod"]
    assert running[0]["dosage"]["rateQuantity"]["code"] == "mL/h"


@pytest.mark.requirement("R32")
def test_that_an_unknown_stretch_has_no_rate_and_a_score_with_gaps_no_value() -> None:
    ledger = igm()
    ledger.chart("20T16:00", InfusionCharted("unknown_from", 3), id="gap")
    given = kinds([course(ledger, "igm-fat", NOW)], "MedicationAdministration")
    unknown = [one for one in given if one["status"] == "unknown"]
    assert unknown
    for one in unknown:
        assert "rateQuantity" not in one["dosage"]
        assert "Rate not known" in one["note"][0]["text"]
    sofa = [
        one
        for one in kinds([course(igm(), "igm-fat", NOW)], "Observation")
        if {"system": "http://loinc.org", "code": "96790-1"} in one["code"]["coding"]
    ]
    assert sofa
    assert all("valueQuantity" not in one for one in sofa if "dataAbsentReason" in one)
    assert "at least 7, at most 19" in json.dumps([one.get("note") for one in sofa])


def check_digit(code: str) -> bool:
    """Say whether a LOINC code's check digit holds (Luhn, over the digits before the dash)."""
    digits, _, check = code.partition("-")
    total = 0
    for at, digit in enumerate(reversed(digits)):
        number = int(digit) * (2 if at % 2 == 0 else 1)
        total += number - 9 if number > 9 else number
    return str((10 - total % 10) % 10) == check


def test_that_every_loinc_code_has_its_check_digit_and_fits_the_kind_of_unit() -> None:
    for name, analyte in ANALYTES.items():
        for unit in analyte.units:
            code = loinc_of(name, unit)
            assert not code or check_digit(code), (name, code)
    assert not check_digit("3150-6")
    assert loinc_of("creatinine", Unit.MG_PER_DL) == "2160-0"
    assert loinc_of("creatinine", Unit.MICROMOL_PER_L) == "14682-9"
    assert loinc_of("lactate", Unit.MG_PER_DL) == ""
    assert loinc_of("not an analyte", Unit.G) == ""
    assert analyte_code("cd3", Unit.PER_MICROL)["coding"] == [
        {"system": "urn:bedline:analyte", "code": "cd3"}
    ]


def test_that_every_unit_has_a_ucum_code_without_bedlines_own_words() -> None:
    for unit in Unit:
        code = ucum(unit)
        assert code
        assert not [word for word in ("micro", "unit", "point", "degC", "Hg ") if word in code]
        assert " " not in code
    assert ucum(Unit.MMHG) == "mm[Hg]"
    assert ucum(Unit.PERCENT) == "%"
    assert ucum(Unit.ONE) == "1"


@pytest.mark.requirement("R71", "R79")
def test_that_an_arm_is_named_only_where_the_role_may_see_it() -> None:
    (open_,) = kinds([course(igm(), "igm-fat", NOW)], "ResearchSubject")
    assert open_["assignedArm"] == "titer"
    hidden = [masked(course(igm(), "igm-fat", NOW), "assessor")]
    (seen,) = kinds(hidden, "ResearchSubject")
    assert "assignedArm" not in seen
    assert kinds(hidden, "MedicationAdministration") == []
    for one in kinds(all_courses(), "ResearchSubject"):
        assert "assignedArm" not in one or one["identifier"][0]["value"].startswith("IGM")


@pytest.mark.requirement("R67")
def test_that_a_patient_is_a_study_id_a_year_and_a_sex() -> None:
    for one in kinds(all_courses(), "Patient"):
        assert set(one) <= {
            *("resourceType", "id", "identifier", "gender", "birthDate", "deceasedDateTime"),
        }
        assert len(one["birthDate"]) == 4


@pytest.mark.requirement("R57")
@pytest.mark.parametrize("text", [*NASTY, "x\0y\x1b"])
def test_that_a_hostile_text_comes_back_to_the_letter(text: str) -> None:
    ledger = igm()
    given = MeasurementTaken("igg", Reading(quantity("700 mg/dL")), method=text)
    ledger.chart("20T05:00", given, id=f"id {text}")
    (found,) = [
        one
        for one in kinds([course(ledger, "igm-fat", NOW)], "Observation")
        if one.get("method") == {"text": text}
    ]
    assert found["identifier"][0]["value"] == f"id {text}"
