"""Units: what converts into what, exactly; what must never be taken for something else."""

from __future__ import annotations

import itertools
from decimal import Decimal
from fractions import Fraction

import pint
import pytest

from protocols.analytes import ANALYTES, canonical, is_unusual, judge_reading
from protocols.intake import Reading
from protocols.registry import (
    as_decimal,
    convert,
    exact,
    exact_body_weight,
    floor_to,
    magnitude,
    same_kind,
)
from protocols.units import Quantity, Unit, plain, quantity, trimmed, unit_named

PER_KG = [unit for unit in Unit if "/kg" in unit.value]


@pytest.mark.requirement("R27")
@pytest.mark.parametrize(
    ("given", "unit", "expected"),
    [
        ("1 g/L", Unit.MG_PER_DL, "100"),
        ("100 mg/dL", Unit.G_PER_L, "1"),
        ("0.81 g/L", Unit.MG_PER_DL, "81"),
        ("810 mg/L", Unit.MG_PER_DL, "81"),
        ("1 kPa", Unit.MMHG, "7.50062"),
        ("7.50062 mmHg", Unit.KPA, "1"),
        ("50 %", Unit.ONE, "0.5"),
        ("0.2 microg/mL", Unit.NG_PER_ML, "200"),
        ("50 mg/mL", Unit.G_PER_L, "50"),
        ("5 g/dL", Unit.MG_PER_ML, "50"),
        ("1 L", Unit.ML, "1000"),
        ("172 cm", Unit.M, "1.72"),
        ("2 d", Unit.H, "48"),
        ("90 10*9/L", Unit.TEN3_PER_MICROL, "90"),
        ("90 10*9/L", Unit.PER_MICROL, "90000"),
        ("90000 /mm3", Unit.TEN9_PER_L, "90"),
        ("0.5 g/kg", Unit.MG_PER_KG, "500"),
        ("0.1 microg/kg/min", Unit.NG_PER_KG_MIN, "100"),
        ("60 mL/h", Unit.ML_PER_MIN, "1"),
        ("1 units/min", Unit.UNITS_PER_H, "60"),
    ],
)
def test_that_published_conversions_are_exact(given: str, unit: Unit, expected: str):
    assert convert(quantity(given), unit) == Quantity(Decimal(expected), unit)


@pytest.mark.requirement("R27")
@pytest.mark.parametrize(
    ("analyte", "given", "expected"),
    [
        ("creatinine", "88.4 micromol/L", "1"),
        ("creatinine", "1 mg/dL", "1"),
        ("creatinine", "176.8 micromol/L", "2"),
        ("bilirubin", "17.1 micromol/L", "1"),
        ("bilirubin", "34.2 micromol/L", "2"),
        ("igm", "0.3 g/L", "30"),
        ("fio2", "50 %", "0.5"),
        ("pao2", "10 kPa", "75.0062"),
    ],
)
def test_that_a_laboratory_value_is_the_same_in_the_canonical_unit(analyte, given, expected):
    assert canonical(ANALYTES[analyte], quantity(given)).value == Decimal(expected)


@pytest.mark.requirement("R27")
@pytest.mark.parametrize("analyte", ANALYTES.values(), ids=lambda one: one.id)
def test_that_every_accepted_unit_of_an_analyte_reaches_the_canonical_one(analyte):
    for unit in analyte.units:
        assert canonical(analyte, Quantity(Decimal(1), unit)).unit is analyte.unit
    foreign = Reading(Quantity(Decimal(1), Unit.PERCENT if "%" not in analyte.units else Unit.KG))
    if foreign.quantity.unit not in analyte.units:
        assert [issue.code for issue in judge_reading(analyte, foreign, "value")] == ["wrong_unit"]


@pytest.mark.requirement("R25", "R26")
def test_that_a_dose_per_kilogram_is_never_a_percentage_or_a_plain_amount():
    others = [unit for unit in Unit if unit not in PER_KG]
    for per_kg, other in itertools.product(PER_KG, others):
        assert not same_kind(per_kg, other), (per_kg, other)
        with pytest.raises(pint.DimensionalityError):
            convert(Quantity(Decimal(1), per_kg), other)


@pytest.mark.requirement("R25")
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Unit.MG, Unit.ML),
        (Unit.MG_PER_KG, Unit.MG_PER_KG_H),
        (Unit.MG_PER_KG_MIN, Unit.MG_PER_KG),
        (Unit.ML_PER_H, Unit.ML_PER_KG_H),
        (Unit.ML_PER_H, Unit.ML),
        (Unit.MG_PER_DL, Unit.MMOL_PER_L),
        (Unit.UNITS_PER_H, Unit.MG_PER_H),
        (Unit.MMHG, Unit.CMH2O),
        (Unit.PERCENT, Unit.POINTS),
        (Unit.DEGC, Unit.ONE),
        (Unit.PER_MICROL, Unit.PER_MIN),
        (Unit.KG, Unit.KG_PER_M2),
    ],
)
def test_that_different_things_are_never_converted(one: Unit, other: Unit):
    assert not same_kind(one, other)
    with pytest.raises(pint.DimensionalityError):
        convert(Quantity(Decimal(1), one), other)
    with pytest.raises(pint.DimensionalityError):
        _ = exact(Quantity(Decimal(1), one)) + exact(Quantity(Decimal(1), other))


def test_that_a_dose_per_kilogram_times_a_body_weight_is_a_dose():
    dose = exact(quantity("245 mg/kg")) * exact_body_weight(quantity("70 kg"))
    assert magnitude(dose, Unit.MG) == 17150
    assert magnitude(dose / exact(quantity("50 mg/mL")), Unit.ML) == 343


def test_that_a_body_weight_is_in_kilograms_only():
    with pytest.raises(ValueError, match="kg"):
        exact_body_weight(quantity("70000 g"))


def test_that_a_third_stays_a_third_until_it_is_written():
    third = exact(Quantity(Decimal(1), Unit.ML)) / 3
    assert magnitude(third * 3, Unit.ML) == 1
    assert as_decimal(Fraction(1, 8)) == Decimal("0.125")


@pytest.mark.requirement("R28")
@pytest.mark.parametrize(
    ("number", "step", "expected"),
    [
        ("343", "0.1", "343.0"),
        ("14.2916", "0.1", "14.2"),
        ("14.2999999", "0.1", "14.2"),
        ("14.3", "0.1", "14.3"),
        ("343.9", "5", "340"),
        ("0.09", "0.1", "0.0"),
        ("7.49", "0.25", "7.25"),
        ("100", "10", "100"),
    ],
)
def test_that_a_dose_is_rounded_down_to_whole_steps(number: str, step: str, expected: str):
    assert plain(floor_to(Fraction(number), Fraction(step))) == expected


@pytest.mark.parametrize("bad", ["nan", "inf", "-inf", "sNaN"])
def test_that_a_quantity_is_a_finite_number(bad: str):
    with pytest.raises(ValueError, match="finite"):
        Quantity(Decimal(bad), Unit.ML)


def test_that_digits_are_kept_and_written_plainly():
    assert str(quantity("81.0 mg/dL")) == "81.0 mg/dL"
    assert str(Quantity(Decimal("1E+3"), Unit.ML)) == "1000 mL"
    assert str(Quantity(Decimal("1E-7"), Unit.ONE)) == "0.0000001"
    assert trimmed(Decimal("343.0")) == "343"
    assert trimmed(Decimal(100)) == "100"
    assert trimmed(Decimal("14.20")) == "14.2"
    assert trimmed(Decimal("0.0")) == "0"


@pytest.mark.requirement("R26")
@pytest.mark.parametrize(
    "text", ["", "1", "ug", "mcg", "\u00b5g", "IU", "U", "ML", "mg/dl", " mL", "mL ", "lb"]
)
def test_that_an_unknown_unit_is_never_guessed(text: str):
    assert unit_named(text) is None


@pytest.mark.parametrize("bad", ["70 KG", "70 ", "x kg"])
def test_that_our_own_literals_are_checked_too(bad: str):
    with pytest.raises((ValueError, ArithmeticError)):
        quantity(bad) if bad != "70 " else quantity("70 lb")


@pytest.mark.requirement("R30", "R31")
@pytest.mark.parametrize(
    ("analyte", "given", "possible"),
    [
        ("igm", "0 mg/dL", True),
        ("igm", "5000 mg/dL", True),
        ("igm", "5000.1 mg/dL", False),
        ("igm", "50 g/L", True),
        ("igm", "51 g/L", False),
        ("weight", "20 kg", True),
        ("weight", "19.9 kg", False),
        ("weight", "400.1 kg", False),
        ("fio2", "21 %", True),
        ("fio2", "20 %", False),
        ("fio2", "100 %", True),
        ("fio2", "101 %", False),
        ("gcs", "2 points", False),
    ],
)
def test_that_a_value_that_cannot_be_is_refused_at_its_border(analyte, given, possible):
    issues = judge_reading(ANALYTES[analyte], Reading(quantity(given)), "value")
    assert [issue.code for issue in issues] == ([] if possible else ["impossible_value"])


@pytest.mark.parametrize(
    ("given", "unusual"),
    [("1 mg/dL", False), ("0.9 mg/dL", True), ("400 mg/dL", False), ("4.01 g/L", True)],
)
def test_that_an_unusual_titer_is_asked_to_be_read_again(given: str, unusual):
    assert is_unusual(ANALYTES["igm"], Reading(quantity(given))) is unusual
