"""PaO2/FiO2 and the Berlin definition (JAMA 2012;307:2526): edges inclusive, no guessed "none"."""

from dataclasses import replace
from decimal import Decimal

import pytest

from protocols.scores.berlin import BerlinInputs, berlin
from protocols.scores.pf import pf
from protocols.units import Quantity, Unit, quantity

pytestmark = pytest.mark.requirement("R32", "R33")


def fraction(text: str) -> Quantity:
    return Quantity(Decimal(text), Unit.ONE)


FULL = BerlinInputs(
    pao2=quantity("150 mmHg"),
    fio2=fraction("1"),
    peep=quantity("5 cmH2O"),
    support="invasive",
    bilateral_opacities=True,
    within_one_week=True,
    not_cardiac=True,
)


@pytest.mark.parametrize(
    ("pao2", "fio2", "value"),
    [
        ("28 mmHg", "0.28", "100"),
        ("80 mmHg", "0.5", "160"),
        ("95 mmHg", "0.21", "452.3809523809523809523809523809524"),
        ("10 kPa", "0.5", "150.0124"),
        ("10.7 kPa", "0.3", "267.5221133333333333333333333333333"),
    ],
)
def test_that_pf_is_exact(pao2: str, fio2: str, value: str) -> None:
    assert pf(quantity(pao2), fraction(fio2)).value == Decimal(value)


def test_that_pf_takes_a_percentage_as_a_fraction() -> None:
    assert pf(quantity("80 mmHg"), quantity("50 %")).value == Decimal(160)


def test_that_pf_without_one_of_its_inputs_has_no_value() -> None:
    assert pf(None, fraction("0.5")).value is None
    assert pf(quantity("80 mmHg"), None).missing == ("fio2",)


@pytest.mark.parametrize(
    ("pao2", "grade"),
    [
        ("99.9 mmHg", "severe"),
        ("100 mmHg", "severe"),
        ("100.1 mmHg", "moderate"),
        ("200 mmHg", "moderate"),
        ("200.1 mmHg", "mild"),
        ("300 mmHg", "mild"),
        ("300.1 mmHg", "none"),
    ],
)
def test_that_berlin_edges_are_inclusive(pao2: str, grade: str) -> None:
    assert berlin(replace(FULL, pao2=quantity(pao2))).value == grade


@pytest.mark.parametrize(
    ("given", "grade"),
    [
        ({"peep": quantity("4.9 cmH2O")}, "none"),
        ({"bilateral_opacities": False}, "none"),
        ({"within_one_week": False}, "none"),
        ({"not_cardiac": False}, "none"),
        ({"support": "none"}, "none"),
        ({"peep": None}, None),
        ({"support": None}, None),
        ({"bilateral_opacities": None}, None),
        ({"within_one_week": None}, None),
        ({"not_cardiac": None}, None),
        ({"pao2": None}, None),
        ({"fio2": None}, None),
        ({"peep": None, "not_cardiac": False}, "none"),
        ({"peep": None, "pao2": quantity("400 mmHg")}, "none"),
        ({"support": "niv", "pao2": quantity("250 mmHg")}, "mild"),
        ({"support": "cpap", "pao2": quantity("250 mmHg")}, "mild"),
        ({"support": "niv"}, None),  # below 200 only invasive ventilation has a class
        ({"support": "cpap", "pao2": quantity("90 mmHg")}, None),
    ],
)
def test_that_berlin_says_none_only_where_a_criterion_surely_fails(
    given: dict[str, object], grade: str | None
) -> None:
    assert berlin(replace(FULL, **given)).value == grade


def test_that_berlin_names_what_is_missing() -> None:
    found = berlin(BerlinInputs())
    assert found.missing == (
        "pao2",
        "fio2",
        "bilateral_opacities",
        "within_one_week",
        "not_cardiac",
        "support",
        "peep",
    )


def test_that_peep_without_support_is_questioned() -> None:
    assert berlin(replace(FULL, support="none")).warnings
