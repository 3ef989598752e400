"""The bedside grades and derived numbers: RALE, MRC, compliance, mottling, refill, BMI, GCS,
septic shock, norepinephrine equivalents. Each names its paper in the module under test.
"""

from dataclasses import replace
from decimal import Decimal

import pytest

from protocols.scores.bmi import bmi
from protocols.scores.compliance import compliance
from protocols.scores.gcs import Glasgow, gcs
from protocols.scores.mottling import mottling
from protocols.scores.mrc import mrc
from protocols.scores.norepinephrine_equivalent import norepinephrine_equivalent
from protocols.scores.rale import Quadrant, rale
from protocols.scores.refill import Refill, refill, refill_change
from protocols.scores.septic_shock import SepticShockInputs, septic_shock
from protocols.scores.vasopressors import RunningDrug, drug_named
from protocols.units import quantity

pytestmark = pytest.mark.requirement("R32")


@pytest.mark.parametrize(
    ("quadrants", "total", "low", "high"),
    [
        (((4, 3), (4, 3), (4, 3), (4, 3)), 48, 48, 48),
        (((0, None), (0, 2), (0, None), (0, None)), 0, 0, 0),
        (((1, 1), (2, 2), (3, 3), (4, 1)), 18, 18, 18),
        (((1, 1), (2, 2), (3, None), (4, 1)), None, 12, 18),
        (((1, 1), (None, 2), (3, 3), (4, 1)), None, 14, 22),
        (((1, 1), (None, None), (3, 3), (4, 1)), None, 14, 26),
        (((1, 1), (2, 2), (3, 3)), None, 14, 26),
    ],
)
def test_that_rale_sums_extent_times_density(
    quadrants: tuple[tuple[int | None, int | None], ...], total: int | None, low: int, high: int
) -> None:
    score = rale(tuple(Quadrant(*one) for one in quadrants))
    assert (score.total, score.low, score.high) == (total, low, high)


def test_that_rale_without_a_film_is_zero_to_48() -> None:
    assert (rale(None).low, rale(None).high) == (0, 48)


@pytest.mark.parametrize(("extent", "density"), [(5, 1), (-1, 1), (1, 0), (1, 4)])
def test_that_a_quadrant_refuses_impossible_grades(extent: int, density: int) -> None:
    with pytest.raises(ValueError, match="is"):
        Quadrant(extent, density)


def test_that_a_film_has_four_quadrants() -> None:
    with pytest.raises(ValueError, match="four quadrants"):
        rale((Quadrant(1, 1),) * 5)


@pytest.mark.parametrize(
    ("right", "left", "total", "reading"),
    [
        ((4,) * 6, (4,) * 6, 48, "no ICU-acquired weakness: at least 48"),
        ((4,) * 6, (4, 4, 4, 4, 4, 3), 47, "ICU-acquired weakness: below 48"),
        ((5,) * 6, (5,) * 6, 60, "no ICU-acquired weakness: at least 48"),
        ((0,) * 6, (0,) * 6, 0, "ICU-acquired weakness: below 48"),
        ((5,) * 6, (5, 5, 5, 5, 5, None), None, "no ICU-acquired weakness: at least 48"),
        ((3,) * 6, (3, 3, 3, 3, 3, None), None, "ICU-acquired weakness: below 48"),
        ((4,) * 6, (4, 4, 4, 4, 4, None), None, ""),
    ],
)
def test_that_mrc_sums_twelve_movements(
    right: tuple[int | None, ...], left: tuple[int | None, ...], total: int | None, reading: str
) -> None:
    score = mrc(right, left)
    assert (score.total, score.reading) == (total, reading)


def test_that_a_missing_side_is_not_zero_and_not_the_other_side() -> None:
    score = mrc((5,) * 6, None)
    assert (score.total, score.low, score.high) == (None, 30, 60)


@pytest.mark.parametrize("side", [(5,) * 5, (5,) * 7, (6,) * 6, (-1,) * 6])
def test_that_mrc_refuses_other_than_six_grades(side: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="grade"):
        mrc(side, (5,) * 6)


def test_that_compliance_is_exact_and_names_the_driving_pressure() -> None:
    found = compliance(quantity("420 mL"), quantity("24.5 cmH2O"), quantity("10.5 cmH2O"))
    assert found.value == Decimal(30)
    assert found.also == (("driving_pressure", Decimal(14)),)


@pytest.mark.parametrize("plateau", ["10 cmH2O", "9.9 cmH2O"])
def test_that_a_plateau_not_above_peep_gives_no_compliance(plateau: str) -> None:
    found = compliance(quantity("420 mL"), quantity(plateau), quantity("10 cmH2O"))
    assert found.value is None
    assert found.warnings


def test_that_driving_pressure_needs_no_tidal_volume() -> None:
    found = compliance(None, quantity("24 cmH2O"), quantity("10 cmH2O"))
    assert (found.value, found.missing) == (None, ("tidal_volume",))
    assert found.also == (("driving_pressure", Decimal(14)),)
    assert compliance(quantity("420 mL"), None, None).missing == ("plateau", "peep_total")


@pytest.mark.requirement("R33")
@pytest.mark.parametrize(
    ("zone", "group"),
    [
        (0, "group 0 to 1"),
        (1, "group 0 to 1"),
        (2, "group 2 to 3"),
        (3, "group 2 to 3"),
        (4, "group 4 to 5"),
        (5, "group 4 to 5"),
    ],
)
def test_that_mottling_keeps_its_zone_and_group(zone: int, group: str) -> None:
    score = mottling(zone)
    assert (score.total, score.reading) == (zone, group)


def test_that_mottling_not_assessable_is_not_zero() -> None:
    assert mottling("not assessable").total is None
    assert mottling(None).total is None
    with pytest.raises(ValueError, match="0 to 5"):
        mottling(6)


@pytest.mark.parametrize(
    ("site", "time", "prolonged"),
    [
        ("finger", "3 s", "no"),
        ("finger", "3.1 s", "yes"),
        ("finger", "2.9 s", "no"),
        ("knee", "6 s", None),
    ],
)
def test_that_refill_keeps_its_site(site: str, time: str, prolonged: str | None) -> None:
    found = refill(Refill(site, quantity(time)))
    assert str(found.value) == time.split(" ", maxsplit=1)[0]
    assert dict(found.also) == {"site": site, "prolonged": prolonged}


def test_that_refill_times_of_two_sites_are_never_compared() -> None:
    finger = Refill("finger", quantity("3.4 s"))
    knee = Refill("knee", quantity("5.0 s"))
    assert refill_change(finger, knee).value is None
    assert refill_change(finger, Refill("finger", quantity("2.2 s"))).value == Decimal("-1.2")
    assert refill_change(finger, Refill("finger", None)).value is None
    assert refill(Refill(None, quantity("3 s"))).missing == ("site",)
    assert refill(Refill("finger", None)).missing == ("time",)


@pytest.mark.parametrize(
    ("weight", "height", "group"),
    [
        ("46.24 kg", "1.6 m", "below 18.5: underweight"),
        ("47.36 kg", "160 cm", "18.5 to below 25: normal range"),
        ("63.99 kg", "160 cm", "18.5 to below 25: normal range"),
        ("64 kg", "1.60 m", "25 to below 30: overweight"),
        ("76.7 kg", "160 cm", "25 to below 30: overweight"),
        ("76.8 kg", "160 cm", "30 or above: obesity"),
    ],
)
def test_that_bmi_takes_height_in_its_own_unit(weight: str, height: str, group: str) -> None:
    assert dict(bmi(quantity(weight), quantity(height)).also) == {"class": group}


def test_that_bmi_is_exact_and_needs_both() -> None:
    assert bmi(quantity("64 kg"), quantity("160 cm")).value == Decimal(25)
    assert bmi(None, quantity("160 cm")).missing == ("weight",)


def test_that_gcs_with_a_part_not_testable_has_no_total() -> None:
    assert gcs(Glasgow(eye=4, verbal=5, motor=6)).total == 15
    tube = gcs(Glasgow(eye=4, verbal="NT", motor=6))
    assert (tube.total, tube.low, tube.high, tube.missing) == (None, 11, 15, ("verbal",))
    assert gcs(Glasgow(total=7)).total == 7
    assert (gcs(None).low, gcs(None).high) == (3, 15)


@pytest.mark.parametrize(
    "parts",
    [
        {"eye": 5},
        {"eye": 0},
        {"verbal": 6},
        {"motor": 7},
        {"total": 2},
        {"total": 16},
        {"total": 9, "eye": 3},
    ],
)
def test_that_a_coma_scale_refuses_what_cannot_be(parts: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"is|not both"):
        Glasgow(**parts)


SHOCK = SepticShockInputs(
    vasopressor_for_map_65=True,
    lactate=quantity("2.1 mmol/L"),
    fluids_adequate=True,
    infection=True,
    sofa_rise=2,
)


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        ({}, "met"),
        ({"lactate": quantity("2.0 mmol/L")}, "not_met"),
        ({"lactate": quantity("2.01 mmol/L")}, "met"),
        ({"lactate": quantity("18.02 mg/dL")}, "not_met"),  # exactly 2 mmol/L
        ({"lactate": quantity("18.03 mg/dL")}, "met"),
        ({"sofa_rise": 1}, "not_met"),
        ({"vasopressor_for_map_65": False}, "not_met"),
        ({"fluids_adequate": False}, "not_met"),
        ({"infection": False}, "not_met"),
        ({"lactate": None}, "not_known"),
        ({"sofa_rise": None}, "not_known"),
        ({"infection": None}, "not_known"),
        ({"lactate": None, "infection": False}, "not_met"),
    ],
)
def test_that_septic_shock_joins_its_criteria_by_and(
    given: dict[str, object], verdict: str
) -> None:
    assert septic_shock(replace(SHOCK, **given)).value == verdict


def running(*drugs: tuple[str, str | None]) -> tuple[RunningDrug, ...]:
    return tuple(
        RunningDrug(name, quantity(rate) if rate else None, None, "base") for name, rate in drugs
    )


@pytest.mark.parametrize(
    ("formula", "drugs", "value"),
    [
        ("goradia-2021", (), "0"),
        ("goradia-2021", (("norepinephrine", "0.2 microg/kg/min"),), "0.2"),
        ("goradia-2021", (("phenylephrine", "1 microg/kg/min"),), "0.1"),
        ("kotani-2023", (("phenylephrine", "1 microg/kg/min"),), "0.06"),
        ("goradia-2021", (("vasopressin", "0.03 units/min"),), "0.075"),
        ("goradia-2021", (("vasopressin", "1.8 units/h"),), "0.075"),
        ("kotani-2023", (("angiotensin_ii", "20 ng/kg/min"),), "0.05"),
        ("kotani-2023", (("terlipressin", "0.01 microg/kg/min"),), "0.1"),
        ("kotani-2023", (("methylene_blue", "0.5 mg/kg/h"),), "0.1"),
        ("kotani-2023", (("metaraminol", "0.1 microg/kg/min"),), "0.8"),
        ("kotani-2023", (("hydroxocobalamin", "5 g"),), "0.1"),
        ("kotani-2023", (("dobutamine", "5 microg/kg/min"),), "0"),
        (
            "goradia-2021",
            (
                ("norepinephrine", "100 ng/kg/min"),
                ("epinephrine", "0.05 microg/kg/min"),
                ("dopamine", "10 microg/kg/min"),
            ),
            "0.25",
        ),
    ],
)
def test_that_the_named_formula_adds_up(
    formula: str, drugs: tuple[tuple[str, str], ...], value: str
) -> None:
    assert norepinephrine_equivalent(formula, running(*drugs)).value == Decimal(value)


@pytest.mark.parametrize(
    "drug",
    [
        ("terlipressin", "0.01 microg/kg/min"),  # no place in this formula
        ("vasopressin", None),
        ("vasopressin", "0.03 microg/kg/min"),  # not per kg
    ],
)
def test_that_a_drug_that_cannot_be_counted_leaves_only_a_lower_bound(
    drug: tuple[str, str | None],
) -> None:
    drugs = running(("norepinephrine", "0.2 microg/kg/min"), drug)
    found = norepinephrine_equivalent("goradia-2021", drugs)
    assert (found.value, found.low, found.high) == (None, Decimal("0.2"), None)
    assert found.warnings


def test_that_salt_counts_and_a_salt_not_stated_is_said() -> None:
    salt = (RunningDrug("norepinephrine", quantity("0.2 microg/kg/min"), None, "bitartrate"),)
    assert norepinephrine_equivalent("kotani-2023", salt).value == Decimal("0.1")
    bare = (replace(salt[0], formulation=None),)
    found = norepinephrine_equivalent("kotani-2023", bare)
    assert (found.value, len(found.warnings)) == (Decimal("0.2"), 1)


def test_that_no_formula_is_assumed() -> None:
    found = norepinephrine_equivalent(None, ())
    assert (found.value, found.missing) == (None, ("formula",))
    with pytest.raises(ValueError, match="no formula"):
        norepinephrine_equivalent("other", ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Noradrenaline", "norepinephrine"),
        ("adrenaline", "epinephrine"),
        ("Angiotensin II", "angiotensin_ii"),
        ("methylene-blue", "methylene_blue"),
        ("norepinefrine", None),
        ("", None),
    ],
)
def test_that_drug_names_are_known_or_refused(text: str, name: str | None) -> None:
    assert drug_named(text) == name
