"""Every pair of units that convert goes there and back exactly; rounding never goes above."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocols.analytes import ANALYTES, canonical
from protocols.registry import convert, exact, floor_to, magnitude, same_kind
from protocols.units import Quantity, Unit

PAIRS = [(a, b) for a in Unit for b in Unit if same_kind(a, b)]
numbers = st.decimals(0, 10**9, allow_nan=False, allow_infinity=False, places=4)


def test_that_there_are_pairs_to_try():
    assert len(PAIRS) > len(Unit) + 60


@pytest.mark.requirement("R25", "R27")
@settings(max_examples=1500, deadline=None)
@given(st.sampled_from(PAIRS), numbers)
def test_that_a_value_comes_back_exactly_from_every_unit_it_converts_to(pair, number):
    one, other = pair
    given_amount = Quantity(number, one)
    there = magnitude(exact(given_amount), other)
    back = there * magnitude(exact(Quantity(Decimal(1), other)), one)
    assert back == Fraction(number)


@pytest.mark.requirement("R27")
@settings(max_examples=500, deadline=None)
@given(st.sampled_from(PAIRS), numbers)
def test_that_converting_is_the_same_as_exact_arithmetic(pair, number):
    one, other = pair
    converted = convert(Quantity(number, one), other)
    expected = magnitude(exact(Quantity(number, one)), other)
    assert converted.unit is other
    assert abs(Fraction(converted.value) - expected) * 10**33 <= abs(expected)


@pytest.mark.requirement("R27")
@settings(max_examples=300, deadline=None)
@given(st.sampled_from(("creatinine", "bilirubin", "lactate")), st.decimals(0, 5000, places=2))
def test_that_molar_and_mass_units_order_values_alike(name, number):
    analyte = ANALYTES[name]
    for unit in analyte.units:
        low = canonical(analyte, Quantity(number, unit)).value
        high = canonical(analyte, Quantity(number + Decimal("0.01"), unit)).value
        assert low < high


@pytest.mark.requirement("R28")
@settings(max_examples=3000, deadline=None)
@given(
    st.fractions(0, 10**6, max_denominator=10**9),
    st.sampled_from(("0.01", "0.05", "0.1", "0.2", "0.25", "0.5", "1", "2.5", "5", "10", "50")),
)
def test_that_rounding_down_never_goes_above_and_never_loses_a_whole_step(number, step):
    size = Fraction(step)
    rounded = Fraction(floor_to(number, size))
    assert rounded <= number < rounded + size
    assert rounded % size == 0
