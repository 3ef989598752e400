"""What a typed titer is held against: the last value, a slipped decimal mark, another unit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocols.analytes import ANALYTES
from protocols.facts import Entry, MeasurementTaken
from protocols.intake import Comparator, Reading
from protocols.issues import Issue
from protocols.record import Measured
from protocols.units import Quantity, Unit, quantity
from tests.ui.forms_support import at
from ui.forms.titer_check import check_reading, last_before
from ui.forms.titer_read_back import other_unit_words, shown_words, spoken_words
from ui.forms.titer_value import read_value

IGM = ANALYTES["igm"]


def measured(text: str, when: str = "20T05:50", comparator: Comparator = "") -> Measured:
    reading = Reading(quantity(text), comparator)
    fact = MeasurementTaken("igm", reading)
    moment = at(when)
    entry = Entry("e1", "d", 1, "IGM-0007", fact, moment, moment, "Europe/Rome", "Nurse A", "nurse")
    return Measured("igm", reading, moment, entry)


def reading(text: str) -> Reading:
    return Reading(quantity(text))


tenths = st.integers(min_value=50, max_value=4000).map(lambda n: Decimal(n) / 10)


@pytest.mark.requirement("R31")
@given(last=tenths, places=st.sampled_from([-2, -1, 1, 2]))
def test_that_every_slip_by_ten_or_a_hundred_is_asked_for_again(last: Decimal, places: int) -> None:
    slipped = Quantity(last.scaleb(places), Unit.MG_PER_DL)
    check = check_reading(IGM, Reading(slipped), measured(f"{last} mg/dL"))
    assert check.asks_again
    assert check.fits is False
    assert format(last, "f") in [format(Decimal(one), "f") for one in check.slips] or any(
        Decimal(one) == last for one in check.slips
    )


@given(last=tenths, unit=st.sampled_from([Unit.G_PER_L, Unit.MG_PER_L]))
def test_that_a_value_typed_with_the_wrong_unit_is_named_with_the_one_that_fits(
    last: Decimal, unit: Unit
) -> None:
    factor = {Unit.G_PER_L: -2, Unit.MG_PER_L: 1}[unit]
    as_reported = last.scaleb(factor)  # what the report prints in its own unit
    check = check_reading(
        IGM, Reading(Quantity(as_reported, Unit.MG_PER_DL)), measured(f"{last} mg/dL")
    )
    assert check.asks_again
    assert f"{Quantity(as_reported, unit)}" in check.units


@given(last=tenths, percent=st.integers(min_value=40, max_value=250))
def test_that_a_plausible_change_is_not_asked_for_again(last: Decimal, percent: int) -> None:
    value = (last * percent / 100).quantize(Decimal("0.1"))
    if not IGM.usual[0] <= value <= IGM.usual[1]:
        return
    check = check_reading(IGM, Reading(Quantity(value, Unit.MG_PER_DL)), measured(f"{last} mg/dL"))
    assert not check.asks_again


@pytest.mark.parametrize(
    ("value", "asks"),
    [("20.0", False), ("60.0", False), ("60.1", True), ("6.67", False), ("6.6", True)],
)
def test_that_three_times_is_the_limit_on_both_sides(value: str, *, asks: bool) -> None:
    assert check_reading(IGM, reading(f"{value} mg/dL"), measured("20.0 mg/dL")).asks_again is asks


def test_that_the_change_is_exact_and_in_the_typed_unit() -> None:
    check = check_reading(IGM, reading("0.810 g/L"), measured("74.2 mg/dL"))
    assert check.change == Decimal("0.068")
    assert check.last_shown == "0.742 g/L"


def test_that_a_limit_is_compared_with_nothing() -> None:
    low = Reading(quantity("10 mg/dL"), "<")
    check = check_reading(IGM, low, measured("74.2 mg/dL"))
    assert (check.fits, check.change) == (None, None)
    after_limit = check_reading(IGM, reading("12 mg/dL"), measured("10 mg/dL", comparator="<"))
    assert (after_limit.fits, after_limit.change) == (None, None)


def test_that_the_last_value_is_the_one_sampled_before_this_sample() -> None:
    values = (measured("31.4 mg/dL", "18T04:50"), measured("74.2 mg/dL", "20T05:50"))
    late = last_before(values, at("19T05:40"))
    assert late is values[0]
    assert last_before(values, None) is values[1]
    assert last_before(values, at("17T05:00")) is None


@pytest.mark.parametrize(
    ("text", "shown", "spoken", "other"),
    [
        ("81.0 mg/dL", "81.0 mg/dL", "eighty-one point zero milligrams per decilitre", "0.810 g/L"),
        ("0.81 g/L", "0.81 g/L", "zero point eight one grams per litre", "81 mg/dL"),
        ("810 mg/L", "810 mg/L", "eight hundred and ten milligrams per litre", "81.0 mg/dL"),
    ],
)
def test_that_digits_stay_as_reported_in_both_units(
    text: str, shown: str, spoken: str, other: str
) -> None:
    one = reading(text)
    assert (shown_words(one), spoken_words(one), other_unit_words(IGM, one)) == (
        shown,
        spoken,
        other,
    )


@pytest.mark.requirement("R52")
@given(st.text(max_size=12))
def test_that_a_typed_value_is_a_plain_number_or_an_issue_that_keeps_the_text(text: str) -> None:
    read = read_value(text, Unit.MG_PER_DL, IGM, "value")
    if isinstance(read, Issue):
        assert read.given == text[:80]
        assert read.message
        return
    bare = text.strip(" ").lstrip("<>").strip(" ")
    assert bare.isascii()
    assert set(bare) <= set("0123456789.,")
    assert read.quantity.value == Decimal(bare.replace(",", "."))
