"""What can be measured: canonical unit, units accepted, decimals, possible and usual range, codes.

What describes also validates: form, reader, sheet and export read one row here. Ranges are
plausibility for typing errors, never clinical thresholds; those stand with the protocols and the
scores. Codes are LOINC (reference `scores.md`, section 15) where one was found.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.issues import Issue
from protocols.units import Quantity, Unit, quantity

if TYPE_CHECKING:
    from protocols.intake import Reading


@dataclass(frozen=True, slots=True)
class Analyte:
    """One measurable thing.

    Attributes:
        id: machine name, as in facts and exports.
        label: English name for people; the window translates it.
        units: accepted units, the canonical one first.
        possible: lowest and highest value that is not surely a typing error (canonical unit).
        usual: range outside which the window asks to read the value again (canonical unit).
        decimals: decimals a laboratory may report in the canonical unit.
        molar: how much of the accepted molar unit is one of the accepted mass unit
            (creatinine: 88.4 micromol/L is 1 mg/dL).
        loinc: code for the canonical unit, or empty.
        spoken: the canonical unit in words, for read-back and screen readers.
    """

    id: str
    label: str
    units: tuple[Unit, ...]
    possible: tuple[Decimal, Decimal]
    usual: tuple[Decimal, Decimal]
    decimals: int = 2
    molar: Fraction | None = None
    loinc: str = ""

    def __post_init__(self) -> None:
        low, high = self.possible
        if not (low <= self.usual[0] <= self.usual[1] <= high):
            raise ValueError(f"{self.id}: the usual range must lie inside the possible one")

    @property
    def unit(self) -> Unit:
        """The canonical unit."""
        return self.units[0]


_MOLAR_UNITS = (Unit.MICROMOL_PER_L, Unit.MMOL_PER_L)


def canonical(analyte: Analyte, given: Quantity) -> Quantity:
    """Return the value in the canonical unit, exactly; molar units by the analyte's factor."""
    if given.unit is analyte.unit:
        return given
    from protocols.registry import as_decimal, convert

    if analyte.molar is not None and (given.unit in _MOLAR_UNITS) != (analyte.unit in _MOLAR_UNITS):
        to_mass = given.unit in _MOLAR_UNITS
        number = (
            Fraction(given.value) / analyte.molar
            if to_mass
            else Fraction(given.value) * analyte.molar
        )
        return Quantity(as_decimal(number), analyte.unit)
    return convert(given, analyte.unit)


def judge_reading(analyte: Analyte, reading: Reading, field: str) -> tuple[Issue, ...]:
    """Return an issue if the value cannot be: outside the possible range, or not a unit of it."""
    if reading.quantity.unit not in analyte.units:
        allowed = ", ".join(unit.value for unit in analyte.units)
        return (
            Issue(
                "wrong_unit",
                field,
                str(reading),
                f"{reading.quantity.unit.value} is not a unit of {analyte.label}. "
                f"Allowed: {allowed}.",
            ),
        )
    value = canonical(analyte, reading.quantity).value
    low, high = analyte.possible
    if low <= value <= high:
        return ()
    return (
        Issue(
            "impossible_value",
            field,
            str(reading),
            f"{analyte.label} {reading} cannot be: possible is {low} to {high} "
            f"{analyte.unit.value}. Check number and unit against the report.",
        ),
    )


def is_unusual(analyte: Analyte, reading: Reading) -> bool:
    """Say whether the value lies outside the usual range, so that it should be read again."""
    value = canonical(analyte, reading.quantity).value
    return not analyte.usual[0] <= value <= analyte.usual[1]


def _row(id_: str, label: str, units: str, possible: str, usual: str, **more: object) -> Analyte:
    def span(text: str) -> tuple[Decimal, Decimal]:
        low, high = text.split(" to ")
        return Decimal(low), Decimal(high)

    accepted = tuple(
        quantity(f"1 {unit}").unit if unit != "1" else Unit.ONE for unit in units.split(", ")
    )
    return Analyte(id_, label, accepted, span(possible), span(usual), **more)  # type: ignore[arg-type]


_ROWS: tuple[Analyte, ...] = (
    _row("igm", "IgM titer", "mg/dL, g/L, mg/L", "0 to 5000", "1 to 400", loinc="2472-9"),
    _row("igg", "IgG", "mg/dL, g/L, mg/L", "0 to 20000", "50 to 4000", loinc="2465-3"),
    _row("iga", "IgA", "mg/dL, g/L, mg/L", "0 to 10000", "5 to 1500", loinc="2458-8"),
    _row("weight", "Body weight", "kg", "20 to 400", "35 to 200", decimals=1, loinc="29463-7"),
    _row("height", "Height", "cm, m", "50 to 260", "130 to 215", decimals=1, loinc="8302-2"),
    _row("pao2", "PaO2", "mmHg, kPa", "10 to 800", "30 to 550", decimals=1, loinc="2703-7"),
    _row("paco2", "PaCO2", "mmHg, kPa", "5 to 250", "15 to 120", decimals=1, loinc="2019-8"),
    _row("fio2", "FiO2", "1, %", "0.21 to 1", "0.21 to 1", loinc="3150-0"),
    _row("ph", "Arterial pH", "1", "6.3 to 8", "6.8 to 7.8", loinc="2744-1"),
    _row("bicarbonate", "Bicarbonate", "mmol/L", "1 to 80", "5 to 50", decimals=1, loinc="1963-8"),
    _row("aa_gradient", "A-a gradient", "mmHg, kPa", "0 to 760", "0 to 700", decimals=0),
    _row("base_excess", "Base excess", "mmol/L", "-50 to 50", "-30 to 30", decimals=1),
    _row(
        "lactate",
        "Lactate",
        "mmol/L, mg/dL",
        "0 to 50",
        "0.2 to 25",
        decimals=1,
        molar=Fraction(100, 901),
        loinc="32693-4",
    ),
    _row(
        "platelets",
        "Platelets",
        "10*9/L, 10*3/microL, /microL, /mm3",
        "0 to 5000",
        "5 to 1000",
        decimals=0,
        loinc="777-3",
    ),
    _row(
        "bilirubin",
        "Bilirubin",
        "mg/dL, micromol/L",
        "0 to 100",
        "0.1 to 50",
        decimals=1,
        molar=Fraction(171, 10),
        loinc="1975-2",
    ),
    _row(
        "creatinine",
        "Creatinine",
        "mg/dL, micromol/L",
        "0.05 to 50",
        "0.2 to 20",
        molar=Fraction(884, 10),
        loinc="2160-0",
    ),
    _row("urea", "Urea", "mmol/L", "0 to 150", "1 to 80", decimals=1),
    _row("potassium", "Potassium", "mmol/L", "1 to 12", "2 to 8", decimals=1, loinc="2823-3"),
    _row("sodium", "Sodium", "mmol/L", "80 to 220", "110 to 180", decimals=0, loinc="2951-2"),
    _row("hemoglobin", "Hemoglobin", "g/dL, g/L", "1 to 30", "4 to 22", decimals=1, loinc="718-7"),
    _row("hematocrit", "Hematocrit", "%", "5 to 80", "12 to 65", decimals=1, loinc="4544-3"),
    _row(
        "wbc",
        "White cells",
        "10*9/L, 10*3/microL, /microL, /mm3",
        "0 to 500",
        "0.1 to 100",
        loinc="6690-2",
    ),
    _row(
        "neutrophils",
        "Neutrophils",
        "10*9/L, 10*3/microL, /microL, /mm3",
        "0 to 400",
        "0.1 to 80",
        loinc="751-8",
    ),
    _row(
        "lymphocytes",
        "Lymphocytes",
        "10*9/L, 10*3/microL, /microL, /mm3",
        "0 to 400",
        "0.05 to 20",
        loinc="731-0",
    ),
    _row("cd3", "CD3 cells", "/microL", "0 to 20000", "1 to 5000", decimals=0),
    _row("cd4", "CD4 cells", "/microL", "0 to 20000", "1 to 4000", decimals=0),
    _row("cd8", "CD8 cells", "/microL", "0 to 20000", "1 to 4000", decimals=0),
    _row("cd4_hla_dr_cd38", "CD4 HLA-DR+ CD38+", "%", "0 to 100", "0 to 80", decimals=1),
    _row("troponin", "Troponin", "ng/L", "0 to 1000000", "1 to 50000", decimals=1),
    _row("nt_probnp", "NT-proBNP", "ng/L", "0 to 1000000", "5 to 100000", decimals=0),
    _row("inr", "INR", "1", "0.3 to 30", "0.6 to 10"),
    _row("pt", "Prothrombin time", "s", "3 to 300", "8 to 120", decimals=1),
    _row("aptt", "aPTT", "s", "5 to 400", "15 to 180", decimals=1),
    _row("tt", "Thrombin time", "s", "3 to 400", "8 to 120", decimals=1),
    _row("d_dimer", "D-dimer", "mg/L", "0 to 1000", "0.05 to 100"),
    _row("ast", "AST", "units/L", "0 to 100000", "3 to 20000", decimals=0, loinc="1920-8"),
    _row("alt", "ALT", "units/L", "0 to 100000", "3 to 20000", decimals=0, loinc="1742-6"),
    _row("albumin", "Albumin", "g/L, g/dL", "1 to 100", "8 to 60", decimals=1),
    _row("ck", "CK", "units/L", "0 to 1000000", "5 to 100000", decimals=0),
    _row("ck_mb", "CK-MB", "units/L", "0 to 100000", "1 to 5000", decimals=1),
    _row("il6", "IL-6", "pg/mL, ng/L", "0 to 10000000", "0.5 to 500000", decimals=1),
    _row("crp", "CRP", "mg/L, mg/dL", "0 to 2000", "0.1 to 700", decimals=1, loinc="1988-5"),
    _row("pct", "Procalcitonin", "microg/L, ng/mL", "0 to 5000", "0.01 to 300", loinc="33959-8"),
    _row("map", "MAP", "mmHg", "0 to 300", "30 to 180", decimals=0, loinc="8478-0"),
    _row("sbp", "Systolic pressure", "mmHg", "0 to 350", "50 to 260", decimals=0, loinc="8480-6"),
    _row("dbp", "Diastolic pressure", "mmHg", "0 to 300", "20 to 160", decimals=0, loinc="8462-4"),
    _row("cvp", "CVP", "mmHg", "0 to 80", "0 to 40", decimals=0),
    _row("scvo2", "ScvO2", "%", "0 to 100", "20 to 100", decimals=0),
    _row("cardiac_output", "Cardiac output", "L/min", "0 to 40", "1 to 20", decimals=1),
    _row("heart_rate", "Heart rate", "/min", "0 to 350", "30 to 220", decimals=0, loinc="8867-4"),
    _row(
        "respiratory_rate",
        "Respiratory rate",
        "/min",
        "0 to 120",
        "5 to 60",
        decimals=0,
        loinc="9279-1",
    ),
    _row("spo2", "SpO2", "%", "0 to 100", "60 to 100", decimals=0, loinc="59408-5"),
    _row("oxygen_flow", "Oxygen flow", "L/min", "0 to 100", "0 to 70", decimals=1),
    _row("temperature", "Temperature", "degC", "10 to 47", "32 to 42", decimals=1, loinc="8310-5"),
    _row(
        "urine_24h",
        "Urine, complete 24 h",
        "mL, L",
        "0 to 30000",
        "0 to 10000",
        decimals=0,
        loinc="9192-6",
    ),
    _row(
        "fluid_balance",
        "Fluid balance",
        "mL, L",
        "-30000 to 50000",
        "-8000 to 20000",
        decimals=0,
    ),
    _row("gcs", "GCS", "points", "3 to 15", "3 to 15", decimals=0, loinc="9269-2"),
    _row("tidal_volume", "Tidal volume", "mL", "20 to 2500", "150 to 1000", decimals=0),
    _row("plateau", "Plateau pressure", "cmH2O", "0 to 100", "8 to 50", decimals=1),
    _row("peep", "PEEP", "cmH2O", "0 to 50", "0 to 25", decimals=1),
    _row("refill_finger", "Refill, finger", "s", "0 to 60", "0.5 to 15", decimals=1),
    _row("refill_knee", "Refill, knee", "s", "0 to 60", "0.5 to 20", decimals=1),
)

ANALYTES: dict[str, Analyte] = {row.id: row for row in _ROWS}
