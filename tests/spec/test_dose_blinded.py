"""ICAR, I-MICRO, ILIAD-7 and the IVIG cohort: rates, ladders, injections, and no proposal."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from protocols.catalogue import load
from protocols.definition.model import SignedValue
from protocols.dosing.plan import DoseInputs, DosePlan
from protocols.dosing.propose import plan_dose
from protocols.dosing.site import in_force
from protocols.units import quantity
from tests.support.rules import known


def dose(name: str, weight: str | None = "70 kg", period: int = 1, **site: str) -> DosePlan:
    protocol = load(name)
    values = in_force(protocol, {key: SignedValue(text) for key, text in site.items()})
    inputs = DoseInputs(known(weight) if weight else None, site=values, period=period, blinded=True)
    rule = protocol.dose_for(None)
    assert rule is not None
    return plan_dose(rule, inputs)


def test_that_80_kg_get_800_ml_of_study_infusion_over_at_least_8_hours() -> None:
    plan = dose("icar", "80 kg")
    assert plan.dose == 40_000
    assert plan.dose_per_weight == 500
    assert plan.volume == quantity("800.0 mL")
    assert plan.rate == quantity("100.0 mL/h")
    assert plan.run_hours == 8
    assert any("at least 8hr" in one.label for one in plan.steps)
    assert any("matching placebo" in one.label for one in plan.steps)


@pytest.mark.requirement("R28")
@pytest.mark.parametrize("weight", ["80.37 kg", "41.1 kg", "63.9 kg", "99.99 kg"])
@pytest.mark.parametrize("step", ["0.1 mL", "1 mL", "10 mL"])
def test_that_the_rounded_study_infusion_is_never_through_before_8_hours(
    weight: str, step: str
) -> None:
    plan = dose("icar", weight, volume_step=step)
    assert plan.volume is not None
    assert plan.rate is not None
    assert Fraction(plan.volume.value) / Fraction(plan.rate.value) >= 8


def test_that_a_slow_start_still_takes_8_hours() -> None:
    plan = dose("icar", "80 kg", initial_rate="0.5 mL/kg/h", step_minutes="30 min")
    assert [(str(one.after), str(one.rate)) for one in plan.ladder] == [
        ("0 min", "40.0 mL/h"),
        ("30 min", "104.0 mL/h"),
    ]
    first, second = plan.ladder
    assert first.exact_rate / 2 + second.exact_rate * Fraction(15, 2) == 800


def test_that_the_highest_rate_of_the_site_holds_in_every_stage() -> None:
    signed = {"initial_rate": "0.5 mL/kg/h", "step_minutes": "120 min", "max_rate": "1.3 mL/kg/h"}
    plan = dose("icar", "80 kg", **signed)
    assert plan.ceiling_rate == quantity("104 mL/h")
    assert all(one.exact_rate <= 104 for one in plan.ladder)


@pytest.mark.parametrize(("period", "outcome"), [(1, "proposed"), (4, "proposed"), (5, "refused")])
def test_that_there_are_four_study_infusions(period: int, outcome: str) -> None:
    assert dose("icar", "80 kg", period).outcome == outcome


# The Italian label's table at 0.2 microg/mL: weight, then mL/h at 0.5, 1.0 and 1.5 ng/kg/min.
LABEL_TABLE = [
    (40, "6", "12", "18"),
    (50, "7.5", "15", "22.5"),
    (60, "9", "18", "27"),
    (70, "10.5", "21", "31.5"),
]


@pytest.mark.parametrize("row", LABEL_TABLE)
def test_that_pump_rates_of_the_ladder_are_those_of_the_label(row: tuple) -> None:
    weight, *rates = row
    plan = dose("i-micro", f"{weight} kg", concentration="0.2 microg/mL")
    assert [one.exact_rate for one in plan.ladder] == [Fraction(rate) for rate in rates]
    assert [one.level for one in plan.ladder] == [1, 2, 3]
    assert [one.after.value for one in plan.ladder] == [0, 30, 60]
    assert plan.rate is not None
    assert plan.rate.value == Decimal(rates[0])
    assert plan.cross_check is not None
    assert plan.cross_check.agrees


@pytest.mark.parametrize("row", LABEL_TABLE)
def test_that_ten_times_the_strength_takes_a_tenth_of_the_rate(row: tuple) -> None:
    weight, *rates = row
    plan = dose("i-micro", f"{weight} kg", concentration="2 microg/mL", rate_step="0.01 mL/h")
    assert [one.exact_rate for one in plan.ladder] == [Fraction(rate) / 10 for rate in rates]
    assert [Fraction(one.rate.value) for one in plan.ladder] == [
        Fraction(rate) / 10 for rate in rates
    ]


@pytest.mark.requirement("R28")
def test_that_ladder_rates_are_rounded_down() -> None:
    plan = dose("i-micro", "70 kg", concentration="2 microg/mL")
    assert [str(one.rate) for one in plan.ladder] == ["1.0 mL/h", "2.1 mL/h", "3.1 mL/h"]


def test_that_the_whole_course_of_70_kg_is_299_25_micrograms() -> None:
    plan = dose("i-micro", "70 kg", concentration="0.2 microg/mL")
    course = next(one for one in plan.steps if one.label.startswith("Whole course"))
    assert course.value == "1\u00a0496.25 mL"  # thousands apart, as on paper
    assert Fraction("1496.25") * Fraction("0.2") == Fraction("299.25")


@pytest.mark.parametrize(
    ("weight", "concentration", "amount", "volume"),
    [
        ("70 kg", "1000 microg/mL", 700, "0.7"),
        ("55 kg", "1 mg/mL", 550, "0.55"),
        ("83.7 kg", "2 mg/mL", 837, "0.41"),
    ],
)
def test_that_an_injection_is_10_micrograms_per_kg(
    weight: str, concentration: str, amount: int, volume: str
) -> None:
    plan = dose("iliad-7", weight, 7, concentration=concentration)
    assert plan.dose == amount
    assert plan.dose_unit.value == "microg"
    assert plan.volume is not None
    assert plan.volume.value == Decimal(volume)
    assert plan.rate is None


def test_that_there_is_never_an_eighth_injection() -> None:
    plan = dose("iliad-7", "70 kg", 8, concentration="1 mg/mL")
    assert [one.code for one in plan.reasons] == ["beyond_course"]


@pytest.mark.requirement("R32")
@pytest.mark.parametrize("name", ["i-micro", "iliad-7"])
@pytest.mark.parametrize(
    ("site", "code"),
    [
        ({}, "not_signed"),
        ({"concentration": "0 microg/mL"}, "not_positive"),
        ({"concentration": "2 mL"}, "concentration_unit"),
        ({"concentration": "2"}, "site_value_unreadable"),
    ],
)
def test_that_without_a_usable_concentration_there_is_no_dose(
    name: str, site: dict[str, str], code: str
) -> None:
    plan = dose(name, "70 kg", **site)
    assert plan.outcome == "refused"
    assert [one.code for one in plan.reasons] == [code]


@pytest.mark.parametrize("name", ["icar", "i-micro", "iliad-7"])
def test_that_without_a_weight_there_is_no_dose(name: str) -> None:
    plan = dose(name, None, **({} if name == "icar" else {"concentration": "20 microg/mL"}))
    assert [one.code for one in plan.reasons] == ["weight_missing"]


def test_that_a_registry_never_proposes_a_dose() -> None:
    plan = dose("ivig-cohort")
    assert plan.outcome == "refused"
    assert [one.code for one in plan.reasons] == ["observational"]
    assert plan.steps == ()


@pytest.mark.requirement("R26")
@pytest.mark.parametrize("name", ["icar", "i-micro", "iliad-7"])
def test_that_no_working_holds_a_misread_abbreviation(name: str) -> None:
    plan = dose(name, "70 kg", **({} if name == "icar" else {"concentration": "20 microg/mL"}))
    assert plan.outcome == "proposed"
    words = " ".join(f"{one.label} {one.value} {one.source}" for one in plan.steps)
    for banned in ("\u00b5", " ug", "mcg", " IU", "...", "\u2026", "<", ">"):
        assert banned not in words
