"""Numbers for people: doses without trailing zeros, measurements as reported, units in full."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from protocols import amount_words
from protocols.intake import Reading
from protocols.sheet.content import Amount
from protocols.sheet.wording import (
    delivered_words,
    dose_words,
    measurement_words,
    points_words,
    unit_words,
)
from protocols.units import Quantity, Unit, quantity


def shown(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.requirement("R42")
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("5.0 g", "5 g"),
        ("0.50 mL", "0.5 mL"),
        ("5.90 mL/h", "5.9 mL per hour"),
        ("0.5 ng/kg/min", "0.5 nanograms per kg per min"),
        ("0.12 microg/kg/min", "0.12 micrograms per kg per min"),
        ("1620 mL", "1 620 mL"),
        ("100 mg/dL", "100 mg/dL"),
        ("24 h", "24 hours"),
        ("1 h", "1 hour"),
        ("1 d", "1 day"),
        ("0.5 h", "0.5 hours"),
        ("350 mg/kg", "350 mg per kg"),
    ],
)
def test_that_a_dose_has_no_trailing_zero_and_its_unit_in_full(given: str, told: str) -> None:
    assert shown(dose_words(quantity(given))) == told


@pytest.mark.requirement("R42")
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("24 h", "24 hours"),
        ("1 h", "1 hour"),
        ("7 d", "7 days"),
        ("5.9 mL/h", "5.9 mL per hour"),
        ("1000 mg/mL", "1 000 mg per mL"),
        ("12500.50 mL", "12 500.5 mL"),
        ("999 mL", "999 mL"),
    ],
)
def test_that_a_working_line_groups_thousands_and_counts_hours(given: str, told: str) -> None:
    assert shown(amount_words.dose_words(quantity(given))) == told


def test_that_an_approximate_thousand_is_grouped_behind_its_word() -> None:
    assert shown(amount_words.amount_words(Fraction(7000, 3), Unit.ML)) == "Approx. 2 333.33 mL"


def test_that_a_measurement_keeps_the_digits_of_the_laboratory() -> None:
    assert shown(measurement_words(Reading(quantity("81.0 mg/dL")))) == "81.0 mg/dL"
    assert shown(measurement_words(Reading(quantity("0.20 g/L"), "<"))) == "below 0.20 g/L"


def test_that_number_and_unit_are_never_parted_by_a_plain_space() -> None:
    for unit in Unit:
        assert " " not in dose_words(Quantity(Decimal("1234.5"), unit))
        assert "\u00b5" not in unit_words(unit)


def test_that_a_volume_given_is_bounds_or_not_recorded_where_it_is_not_known() -> None:
    low, high = quantity("27.04 mL"), quantity("31.26 mL")
    assert shown(delivered_words(Amount(low, low))) == "27 mL"
    assert shown(delivered_words(Amount(low, high))) == "27 to 31.3 mL"
    assert shown(delivered_words(Amount(low, None))) == "at least 27 mL"
    assert delivered_words(None) == "Not recorded"


def test_that_points_are_a_number_bounds_or_none() -> None:
    assert [points_words(*one) for one in ((2, 2), (0, 4), (None, None))] == ["2", "0 to 4", "none"]
