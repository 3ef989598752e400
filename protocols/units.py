"""Which units exist, and a number with its unit.

The list is closed and case-exact: a unit that is not here does not exist for Bedline, and there
is no default unit. Per kilogram of body weight is a dimension of its own, so a dose per weight is
never taken for a fraction. Conversions are done by pint (`protocols.registry`), loaded when first
needed: opening the ward board needs units, not arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from typing_extensions import override


class Unit(Enum):
    """Every unit that Bedline knows; the value is the text that people type and read.

    The texts follow UCUM where that is readable (`10*9/L`); micro is written `micro…`, never with
    the Greek letter, which is misread as milli (ISMP list of error-prone abbreviations).
    """

    # concentration
    MG_PER_DL = "mg/dL"
    G_PER_L = "g/L"
    MG_PER_L = "mg/L"
    G_PER_DL = "g/dL"
    MG_PER_ML = "mg/mL"
    MICROG_PER_ML = "microg/mL"
    MICROG_PER_L = "microg/L"
    NG_PER_ML = "ng/mL"
    PG_PER_ML = "pg/mL"
    NG_PER_L = "ng/L"
    MMOL_PER_L = "mmol/L"
    MICROMOL_PER_L = "micromol/L"
    UNITS_PER_L = "units/L"
    # counts
    TEN9_PER_L = "10*9/L"
    TEN3_PER_MICROL = "10*3/microL"
    PER_MICROL = "/microL"
    PER_MM3 = "/mm3"
    # pressure
    MMHG = "mmHg"
    KPA = "kPa"
    CMH2O = "cmH2O"
    # mass, volume, length, time
    KG = "kg"
    G = "g"
    MG = "mg"
    MICROG = "microg"
    NG = "ng"
    L = "L"
    ML = "mL"
    M = "m"
    CM = "cm"
    MM = "mm"
    S = "s"
    MIN = "min"
    H = "h"
    D = "d"
    A = "a"
    # per kilogram of body weight
    ML_PER_KG = "mL/kg"
    G_PER_KG = "g/kg"
    MG_PER_KG = "mg/kg"
    MICROG_PER_KG = "microg/kg"
    NG_PER_KG = "ng/kg"
    MG_PER_KG_H = "mg/kg/h"
    ML_PER_KG_H = "mL/kg/h"
    MG_PER_KG_DAY = "mg/kg/d"
    G_PER_KG_DAY = "g/kg/d"
    MICROG_PER_KG_MIN = "microg/kg/min"
    NG_PER_KG_MIN = "ng/kg/min"
    MG_PER_KG_MIN = "mg/kg/min"
    # rates
    ML_PER_H = "mL/h"
    ML_PER_MIN = "mL/min"
    L_PER_MIN = "L/min"
    MG_PER_H = "mg/h"
    G_PER_DAY = "g/d"
    UNITS_PER_H = "units/h"
    UNITS_PER_MIN = "units/min"
    PER_MIN = "/min"
    # others
    PERCENT = "%"
    ONE = "1"
    DEGC = "degC"
    KG_PER_M2 = "kg/m2"
    ML_PER_CMH2O = "mL/cmH2O"
    ML_PER_MIN_173 = "mL/min/1.73m2"
    POINTS = "points"


# Spellings that cannot be misread and that laboratories or clinicians print.
SPELLINGS: dict[str, Unit] = {
    "micrograms": Unit.MICROG,
    "microgram": Unit.MICROG,
    "nanograms": Unit.NG,
    "microgram/kg/min": Unit.MICROG_PER_KG_MIN,
    "micrograms/kg/min": Unit.MICROG_PER_KG_MIN,
    "micrograms/kg": Unit.MICROG_PER_KG,
    "microgram/kg": Unit.MICROG_PER_KG,
    "micrograms/mL": Unit.MICROG_PER_ML,
    "nanograms/kg/min": Unit.NG_PER_KG_MIN,
    "micromoles/L": Unit.MICROMOL_PER_L,
    # as the UCUM code reads, and as laboratories print it; milli is written with an m
    "umol/L": Unit.MICROMOL_PER_L,
    "10^9/L": Unit.TEN9_PER_L,
    "G/L": Unit.TEN9_PER_L,
    "10*3/uL": Unit.TEN3_PER_MICROL,
    "/uL": Unit.PER_MICROL,
    "breaths/min": Unit.PER_MIN,
    "beats/min": Unit.PER_MIN,
    "U/h": Unit.UNITS_PER_H,
    "U/min": Unit.UNITS_PER_MIN,
    "U/L": Unit.UNITS_PER_L,
    "mg/kg/day": Unit.MG_PER_KG_DAY,
    "g/kg/day": Unit.G_PER_KG_DAY,
    "g/day": Unit.G_PER_DAY,
    "day": Unit.D,
    "days": Unit.D,
    "years": Unit.A,
    "hours": Unit.H,
    "kg/m^2": Unit.KG_PER_M2,
}

# A mass and the same mass for each kg of body weight.
PER_KG_OF: dict[Unit, Unit] = {
    Unit.MG: Unit.MG_PER_KG,
    Unit.MICROG: Unit.MICROG_PER_KG,
    Unit.NG: Unit.NG_PER_KG,
}

_BY_TEXT: dict[str, Unit] = {unit.value: unit for unit in Unit if unit is not Unit.ONE} | SPELLINGS


def unit_named(text: str) -> Unit | None:
    """Return the unit written exactly so, or None: an unknown unit is never guessed."""
    return _BY_TEXT.get(text)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A decimal number with its unit, digits kept as they were typed (`81.0` stays `81.0`).

    Raises:
        ValueError: the number is not finite. Text never gets here unread; this guards our code.
    """

    value: Decimal
    unit: Unit

    def __post_init__(self) -> None:
        if not self.value.is_finite():
            raise ValueError(f"a quantity must be a finite number, not {self.value}")

    @override
    def __str__(self) -> str:
        return (
            f"{plain(self.value)} {self.unit.value}"
            if self.unit is not Unit.ONE
            else plain(self.value)
        )


def plain(value: Decimal) -> str:
    """Write a decimal in plain digits, never with an exponent, digits kept as they are."""
    return format(value, "f")


def trimmed(value: Decimal) -> str:
    """Write a decimal in plain digits without trailing zeros (doses: `343`, not `343.0`)."""
    text = plain(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def quantity(text: str) -> Quantity:
    """Build a quantity from a literal of our own code or of a checked file, such as `70 kg`.

    Not for typed text: that is read by `protocols.intake`, which answers with issues.

    Raises:
        ValueError: the text is not a plain decimal and a known unit.
    """
    number, _, unit_text = text.partition(" ")
    unit = unit_named(unit_text) if unit_text else Unit.ONE
    if unit is None:
        raise ValueError(f"unknown unit {unit_text!r}")
    return Quantity(Decimal(number), unit)
