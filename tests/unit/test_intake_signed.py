"""Values that can lie below zero: base excess and fluid balance take a minus, nothing else does."""

from decimal import Decimal

import pytest

from protocols.facts import MeasurementTaken, Statement
from protocols.intake import read_number, read_quantity, read_reading
from protocols.issues import Issue
from protocols.units import Quantity, Unit
from ui.commands.charting import read_line


def charted(analyte: str, value: str) -> object:
    return read_line(
        {
            "id": "a1",
            "kind": "measurement",
            "subject": "MIC-0001",
            "analyte": analyte,
            "value": value,
            "at": "2026-11-21T06:00+01:00",
        }
    )


@pytest.mark.parametrize(
    ("analyte", "typed", "value"),
    [
        ("base_excess", "-4.1 mmol/L", Quantity(Decimal("-4.1"), Unit.MMOL_PER_L)),
        ("base_excess", "2.0 mmol/L", Quantity(Decimal("2.0"), Unit.MMOL_PER_L)),
        ("fluid_balance", "-850 mL", Quantity(Decimal(-850), Unit.ML)),
    ],
)
def test_that_what_can_lie_below_zero_is_charted_with_its_minus(
    analyte: str, typed: str, value: Quantity
) -> None:
    read = charted(analyte, typed)
    assert isinstance(read, Statement)
    assert isinstance(read.fact, MeasurementTaken)
    assert read.fact.reading.quantity == value


@pytest.mark.parametrize(
    ("analyte", "typed"),
    [
        ("igm", "-30.0 mg/dL"),  # cannot lie below zero
        ("base_excess", "--4.1 mmol/L"),
        ("base_excess", "- 4.1 mmol/L"),
        ("base_excess", "\u22124.1 mmol/L"),  # a minus that is no hyphen looks like a dash
        ("base_excess", "<-4.1x mmol/L"),
    ],
)
def test_that_any_other_minus_is_refused(analyte: str, typed: str) -> None:
    assert isinstance(charted(analyte, typed), tuple)


@pytest.mark.parametrize("read", [read_number, read_quantity, read_reading])
def test_that_nothing_takes_a_minus_unasked(read: object) -> None:
    assert callable(read)
    assert isinstance(read("-4.1 mmol/L", "value"), Issue)


def test_that_zero_has_no_minus() -> None:
    assert str(read_number("-0", "value", signed=True)) == "0"
