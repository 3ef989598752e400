"""LOINC and UCUM for FHIR: which code a value has in the unit in which it was stated.

LOINC tells mass from molar concentrations, so a value in another kind of unit has another code, or
none where none was found (reference: loinc.org 2.77; the codes of the analytes themselves stand in
`protocols.analytes`). Without a code the value has Bedline's own name only; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from protocols.analytes import ANALYTES
from protocols.sheet.fact_words import analyte_label, form_label
from protocols.units import Unit

LOINC, UCUM_SYSTEM = "http://loinc.org", "http://unitsofmeasure.org"
ANALYTE_SYSTEM, SCORE_SYSTEM = "urn:bedline:analyte", "urn:bedline:score"

_MOLAR = (Unit.MICROMOL_PER_L, Unit.MMOL_PER_L)
_OTHER_KIND: Mapping[tuple[str, Unit], str] = MappingProxyType(
    {
        ("creatinine", Unit.MICROMOL_PER_L): "14682-9",
        ("bilirubin", Unit.MICROMOL_PER_L): "14631-6",
    }
)
_SCORES: Mapping[str, str] = MappingProxyType({"sofa": "96790-1", "gcs": "9269-2", "pf": "50984-4"})
# Bedline's words where UCUM writes otherwise; every other unit is written as UCUM writes it.
_UCUM: Mapping[Unit, str] = MappingProxyType(
    {
        Unit.MICROG_PER_ML: "ug/mL",
        Unit.MICROG_PER_L: "ug/L",
        Unit.MICROMOL_PER_L: "umol/L",
        Unit.UNITS_PER_L: "U/L",
        Unit.TEN3_PER_MICROL: "10*3/uL",
        Unit.PER_MICROL: "/uL",
        Unit.MMHG: "mm[Hg]",
        Unit.CMH2O: "cm[H2O]",
        Unit.MICROG: "ug",
        Unit.MICROG_PER_KG: "ug/kg",
        Unit.MICROG_PER_KG_MIN: "ug/kg/min",
        Unit.UNITS_PER_H: "U/h",
        Unit.UNITS_PER_MIN: "U/min",
        Unit.DEGC: "Cel",
        Unit.ML_PER_CMH2O: "mL/cm[H2O]",
        Unit.ML_PER_MIN_173: "mL/min/{1.73_m2}",
        Unit.POINTS: "{score}",
    }
)


def ucum(unit: Unit) -> str:
    """Return a unit's UCUM code."""
    return _UCUM.get(unit, unit.value)


def loinc_of(analyte: str, unit: Unit) -> str:
    """Return the LOINC code of an analyte in a unit, or an empty text."""
    known = ANALYTES.get(analyte)
    if known is None:
        return ""
    if (unit in _MOLAR) != (known.unit in _MOLAR):
        return _OTHER_KIND.get((analyte, unit), "")
    return known.loinc


def analyte_code(analyte: str, unit: Unit) -> dict[str, Any]:
    """Return the CodeableConcept of a measured value."""
    return _concept(loinc_of(analyte, unit), ANALYTE_SYSTEM, analyte, analyte_label(analyte))


def score_code(form: str) -> dict[str, Any]:
    """Return the CodeableConcept of a score."""
    return _concept(_SCORES.get(form, ""), SCORE_SYSTEM, form, form_label(form))


def part_code(form: str, part: str) -> dict[str, Any]:
    """Return the CodeableConcept of a part of a score: Bedline's own, for none was confirmed."""
    return _concept("", SCORE_SYSTEM, f"{form}.{part}", part.replace("_", " ").capitalize())


def _concept(loinc: str, system: str, code: str, text: str) -> dict[str, Any]:
    coding = [{"system": LOINC, "code": loinc}] if loinc else []
    return {"coding": [*coding, {"system": system, "code": code}], "text": text}
