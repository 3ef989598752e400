"""A golden table by a second, plain formula: sums and products only, nothing of the dose modules.

Written apart from the program's own formula, in integers of a tenth, so that the two share no
code; every case is compared to the last digit (R41).
"""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from itertools import product

import pytest

from protocols.catalogue import load
from tests.support.rules import known
from ui.commands.dose import answer_dose

TITERS = ["0", "5", "10.4", "28.6", "33.3", "40", "59.9", "60", "85", "99.5", "99.9"]
WEIGHTS = ["30", "50.5", "70", "78", "110", "187.5", "250"]
SPREADS = ["30", "40", "42", "45", "52.5", "70", "80"]


def plainly(weight: str, titer: str, spread: str) -> tuple[Fraction, Fraction, Fraction]:
    """Return mg/kg, mL and mL/h by schoolbook arithmetic on whole numbers."""
    tenths_short = 1000 - int(Decimal(titer) * 10)
    tenths_spread = int(Decimal(spread) * 10)
    tenths_weight = int(Decimal(weight) * 10)
    mg_per_kg = Fraction(tenths_short * tenths_spread, 10 * 10 * 12)
    if mg_per_kg > 350:
        mg_per_kg = Fraction(350)
    millilitres = mg_per_kg * tenths_weight / 10 / 50
    return mg_per_kg, millilitres, millilitres / 24


def floor_tenth(number: Fraction) -> Decimal:
    tenths = (Decimal(number.numerator * 10) / Decimal(number.denominator)).to_integral_value(
        ROUND_FLOOR
    )
    return tenths / 10


def test_that_every_golden_case_agrees_to_the_last_digit() -> None:
    cases = list(product(WEIGHTS, TITERS, SPREADS))
    assert len(cases) >= 500
    for weight, titer, spread in cases:
        line = {
            "id": 1,
            "protocol": "igm-fat",
            "arm": "titer",
            "weight": f"{weight} kg",
            "titer": f"{titer} mg/dL",
            "site": {"distribution_volume": f"{spread} mL/kg"},
        }
        answer = answer_dose(line, load)
        mg_per_kg, millilitres, per_hour = plainly(weight, titer, spread)
        assert answer["outcome"] == ("proposed" if floor_tenth(millilitres) else "none"), line
        exact = answer["exact"]
        assert isinstance(exact, dict)
        assert Decimal(exact["volume_mL"]) == written(millilitres), line
        assert Decimal(exact["rate_mL_h"]) == written(per_hour), line
        assert answer["dose_per_weight"] == f"{trimmed(written(mg_per_kg))} mg/kg", line
        assert answer["volume"] == f"{trimmed(floor_tenth(millilitres))} mL", line
        if answer["outcome"] == "proposed":
            assert answer["rate"] == f"{trimmed(floor_tenth(per_hour))} mL/h", line
        uncapped = Fraction(100) - Fraction(titer) > Fraction(350 * 12) / Fraction(spread)
        assert answer["limits"] == (["daily_cap"] if uncapped else []), line


def written(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)


def trimmed(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@pytest.mark.parametrize("text", ["70 kg", "<20 mg/dL"])
def test_that_the_helper_of_these_tests_reads_what_it_is_given(text: str) -> None:
    assert str(known(text).reading).endswith(text.removeprefix("<"))
