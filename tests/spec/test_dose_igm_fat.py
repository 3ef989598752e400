"""IgM-FAT: the worked examples, caps, ceilings and windows of the dose rules, unrounded."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from protocols.catalogue import load
from protocols.definition.model import Cap, RaiseToTarget, SignedValue
from protocols.dosing.plan import DoseInputs, DosePlan
from protocols.dosing.propose import plan_dose
from protocols.dosing.site import in_force
from protocols.times import Instant
from protocols.units import quantity
from tests.support.rules import known

IGM_FAT = load("igm-fat")
TITER = IGM_FAT.dose_for("titer")
FLAT = IGM_FAT.dose_for("flat")
assert isinstance(TITER, RaiseToTarget)

# weight, titer, distribution volume, IgM mg, calculated and given mg/kg, mL, mL/h, ceiling mL/h,
# hours at the ceiling, titer to be expected: the fact sheet's table, with its exact values.
WORKED = [
    (70, "30", 40, "1960", "700/3", "700/3", "980/3", "245/18", 28, "35/3", 100),
    (70, "30", 42, "2058", "245", "245", "343", "343/24", 28, "49/4", 100),
    (70, "30", 45, "2205", "525/2", "525/2", "735/2", "245/16", 28, "105/8", 100),
    (70, "30", 50, "2450", "875/3", "875/3", "1225/3", "1225/72", 28, "175/12", 100),
    (50, "20", 42, "1680", "280", "280", "280", "35/3", 20, "14", 100),
    (80, "40", 42, "2016", "210", "210", "336", "14", 32, "21/2", 100),
    (95, "55", 42, "3591/2", "315/2", "315/2", "1197/4", "399/32", 38, "63/8", 100),
    (110, "10", 42, "4158", "315", "315", "693", "231/8", 44, "63/4", 100),
    (110, "10", 50, "4950", "375", "350", "770", "385/12", 44, "35/2", 94),
    (70, "5", 50, "3325", "4750/12", "350", "490", "245/12", 28, "35/2", 89),
    (70, "0", 42, "2940", "350", "350", "490", "245/12", 28, "35/2", 100),
    (70, "85", 42, "441", "105/2", "105/2", "147/2", "49/16", 28, "21/8", 100),
]


def site(spread: object = 42, **more: str) -> dict[str, SignedValue]:
    texts = {"distribution_volume": f"{spread} mL/kg", **more}
    signed = {name: SignedValue(text, entry=f"site-{name}") for name, text in texts.items()}
    return dict(in_force(IGM_FAT, signed))


def titer_dose(
    reported: str, kilograms: str = "70 kg", spread: object = 42, **more: object
) -> DosePlan:
    inputs = DoseInputs(
        weight=known(kilograms),
        titer=known(reported),
        site=site(spread),
        arm="titer",
    )
    return plan_dose(TITER, replace(inputs, **more))


def codes(plan: DosePlan) -> list[str]:
    return [one.code for one in plan.reasons]


@pytest.mark.requirement("R28", "R41")
@pytest.mark.parametrize("row", WORKED, ids=lambda row: f"{row[0]}kg-{row[1]}-vd{row[2]}")
def test_that_every_worked_example_comes_out_exactly(row: tuple) -> None:
    weight, titer, spread, igm, calculated, given, volume, rate, ceiling, shortest, expected = row
    plan = titer_dose(f"{titer} mg/dL", f"{weight} kg", spread)
    assert plan.outcome == "proposed"
    assert plan.calculated_per_weight == Fraction(calculated)
    assert plan.calculated_per_weight * weight * Fraction(6, 50) == Fraction(igm)
    assert plan.dose_per_weight == Fraction(given)
    assert plan.dose == Fraction(given) * weight
    assert plan.exact_volume == Fraction(volume)
    assert plan.exact_rate == Fraction(rate)
    assert plan.ceiling_rate is not None
    assert Fraction(plan.ceiling_rate.value) == ceiling
    assert plan.exact_volume / ceiling == Fraction(shortest)
    assert plan.expected == expected
    assert plan.run_hours == 24
    assert plan.cross_check is not None
    assert plan.cross_check.agrees


@pytest.mark.parametrize(
    ("spread", "per_unit", "cap_below", "same_as_flat_at"),
    [
        (40, "10/3", None, "25"),
        (42, "7/2", "0", "200/7"),
        (45, "15/4", "20/3", "100/3"),
        (50, "25/6", "16", "40"),
        (60, "5", "30", "50"),
        (70, "35/6", "40", "400/7"),
    ],
)
def test_that_the_distribution_volume_sets_the_dose_per_unit_of_shortfall(
    spread: int, per_unit: str, cap_below: str | None, same_as_flat_at: str
) -> None:
    one_short = titer_dose("99 mg/dL", spread=spread)
    assert one_short.dose_per_weight == Fraction(per_unit)
    assert 100 - 250 / Fraction(per_unit) == Fraction(same_as_flat_at)
    if cap_below is not None:
        assert 100 - 350 / Fraction(per_unit) == Fraction(cap_below)


@pytest.mark.requirement("R29")
@pytest.mark.parametrize(
    ("titer", "given", "limits"),
    [
        ("16", 350, ()),
        ("16.1", "4195/12", ()),
        ("15.9", 350, ("daily_cap",)),
        ("0", 350, ("daily_cap",)),
    ],
)
def test_that_the_daily_cap_binds_only_above_it(
    titer: str, given: object, limits: tuple[str, ...]
) -> None:
    plan = titer_dose(f"{titer} mg/dL", spread=50)
    assert plan.dose_per_weight == Fraction(given)
    assert plan.limits == limits


def test_that_a_capped_dose_says_so_and_what_titer_it_leads_to() -> None:
    plan = titer_dose("10 mg/dL", "110 kg", 50)
    cap = next(one for one in plan.steps if one.label.startswith("Daily cap"))
    assert cap.check == "limit"
    assert cap.source == "375 worked out, 350 given"
    assert plan.steps[-1].value == "94 mg/dL"
    assert plan.steps[-1].check == "limit"


def test_that_the_working_reads_line_by_line() -> None:
    plan = titer_dose("81.0 mg/dL", "78 kg")
    lines = [(one.number, one.label, one.value) for one in plan.steps]
    assert lines == [
        (1, "Titer", "81.0 mg/dL"),
        (2, "Target", "100 mg/dL"),
        (3, "Shortfall = 100 \u2212 81.0", "19.0 mg/dL"),
        (4, "Volume of distribution", "42 mL per kg"),
        (5, "Dosing weight", "78 kg"),
        (6, "Dose = 19.0 \u00d7 42 \u00f7 12", "66.5 mg per kg"),
        (7, "Daily cap, also in any 24hr", "350 mg per kg"),
        (8, "Volume = 66.5 \u00d7 78 \u00f7 50", "103.74 mL"),
        (9, "Rounded down to steps of 0.1 mL", "103.7 mL"),
        (10, "Rate = 103.74 \u00f7 24hr", "4.3 mL per hour"),
        (11, "Rate ceiling = 0.4 \u00d7 78", "31.2 mL per hour"),
        (12, "Titer to be expected", "100 mg/dL"),
    ]
    assert plan.working[0] == ("Titer", "81.0 mg/dL", "")


@pytest.mark.requirement("R27")
@pytest.mark.parametrize("titer", ["30.0 mg/dL", "0.300 g/L", "300 mg/L"])
def test_that_the_unit_of_the_report_does_not_change_the_dose(titer: str) -> None:
    plan = titer_dose(titer)
    assert (plan.dose_per_weight, plan.exact_volume, plan.expected) == (245, 343, 100)


@pytest.mark.parametrize(
    "titer", ["100 mg/dL", "100.0 mg/dL", "1.00 g/L", "130 mg/dL", ">300 mg/dL", ">100 mg/dL"]
)
def test_that_a_titer_at_or_above_the_target_asks_for_no_dose(titer: str) -> None:
    plan = titer_dose(titer)
    assert plan.outcome == "none"
    assert (plan.dose_per_weight, plan.dose, plan.exact_volume) == (0, 0, 0)
    assert plan.rate is None
    assert codes(plan) == ["at_target"]
    assert "prescriber decides" in plan.reasons[0].words


def test_that_a_site_which_wants_more_than_the_target_is_told_that_there_is_no_shortfall() -> None:
    plan = titer_dose("100 mg/dL", site=site(target_met="above"))
    assert plan.outcome == "none"
    assert codes(plan) == ["equals_target"]


@pytest.mark.requirement("R31")
@pytest.mark.parametrize(
    ("titer", "range_"),
    [
        ("<20 mg/dL", "between 280 and 350 mg per kg"),
        ("<100 mg/dL", "between 0 and 350 mg per kg"),
        (">30 mg/dL", "between 0 and 245 mg per kg"),
        ("<0.20 g/L", "between 280 and 350 mg per kg"),
    ],
)
def test_that_a_titer_beyond_a_limit_is_never_taken_for_a_number(titer: str, range_: str) -> None:
    plan = titer_dose(titer)
    assert plan.outcome == "refused"
    assert codes(plan) == ["titer_not_a_number"]
    assert range_ in plan.reasons[0].words
    assert plan.volume is None


@pytest.mark.requirement("R32")
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"weight": None}, "weight_missing"),
        ({"titer": None}, "titer_missing"),
        ({"site": dict(in_force(IGM_FAT, {}))}, "not_signed"),
        ({"period": 0}, "beyond_course"),
        ({"period": 8}, "beyond_course"),
        ({"arm": None}, "arm_not_of_rule"),
        ({"arm": "flat"}, "arm_not_of_rule"),
        ({"weight": known("70 g")}, "weight_unit"),
        ({"titer": known("30 mmol/L")}, "titer_unit"),
        ({"site": site("42 mg/kg; 42")}, "site_value_unreadable"),
        ({"site": {**site(), "distribution_volume": SignedValue("42 mL/h")}}, "site_value_unit"),
        ({"site": {**site(), "distribution_volume": SignedValue("0 mL/kg")}}, "not_positive"),
    ],
)
def test_that_a_missing_or_impossible_input_yields_no_dose(
    change: dict[str, object], code: str
) -> None:
    plan = titer_dose("30 mg/dL", **change)
    assert plan.outcome == "refused"
    assert codes(plan) == [code]
    assert (plan.volume, plan.rate, plan.dose, plan.dose_per_weight) == (None, None, None, None)


@pytest.mark.requirement("R29", "R30")
@pytest.mark.parametrize(
    ("weight", "outcome"),
    [
        ("29.9 kg", "refused"),
        ("30 kg", "proposed"),
        ("250 kg", "proposed"),
        ("250.1 kg", "refused"),
        ("0 kg", "refused"),
    ],
)
def test_that_a_weight_outside_the_range_of_the_protocol_yields_no_dose(
    weight: str, outcome: str
) -> None:
    assert titer_dose("30 mg/dL", weight).outcome == outcome


def test_that_every_reason_is_named_at_once() -> None:
    plan = plan_dose(TITER, DoseInputs(arm="titer", period=9, site=in_force(IGM_FAT, {})))
    assert codes(plan) == ["beyond_course", "weight_missing", "titer_missing", "not_signed"]
    assert all(one.words.endswith(".") for one in plan.reasons)


NOW = Instant.parse_iso("2026-11-21T12:00:00Z")
SHOCK = NOW.add(hours=-30)


@pytest.mark.requirement("R31")
@pytest.mark.parametrize(
    ("sampled", "outcome", "code"),
    [
        (SHOCK, "refused", "titer_too_old"),
        (NOW.add(hours=-24, seconds=-1), "refused", "titer_too_old"),
        (NOW.add(hours=-24), "proposed", None),
        (SHOCK.add(hours=24), "proposed", None),
        (SHOCK.add(hours=24, seconds=1), "refused", "titer_outside_window"),
        (SHOCK.add(seconds=-1), "refused", "titer_outside_window"),
        (NOW.add(seconds=1), "refused", "titer_outside_window"),
    ],
)
def test_that_the_first_titer_is_fresh_and_from_within_a_day_of_shock(
    sampled: Instant, outcome: str, code: str | None
) -> None:
    plan = titer_dose(
        "30 mg/dL",
        titer=known("30 mg/dL", at=sampled),
        weight=known("70 kg", at=NOW.add(hours=-20)),
        now=NOW,
        anchors={"shock_onset": SHOCK},
    )
    assert plan.outcome == outcome
    assert codes(plan) == ([code] if code else [])


def test_that_without_the_time_of_shock_the_first_dose_is_refused() -> None:
    plan = titer_dose(
        "30 mg/dL",
        titer=known("30 mg/dL", at=NOW),
        weight=known("70 kg", at=NOW),
        now=NOW,
    )
    assert codes(plan) == ["anchor_missing"]
    assert plan.reasons[0].field == "shock_onset"


def test_that_a_later_titer_does_not_look_at_the_time_of_shock() -> None:
    plan = titer_dose(
        "30 mg/dL",
        titer=known("30 mg/dL", at=NOW.add(hours=-2)),
        weight=known("70 kg", at=NOW),
        now=NOW,
        period=2,
    )
    assert plan.outcome == "proposed"


@pytest.mark.parametrize(
    ("weighed", "outcome"),
    [
        (NOW.add(hours=-14 * 24), "proposed"),
        (NOW.add(hours=-14 * 24, seconds=-1), "refused"),
        (None, "refused"),
    ],
)
def test_that_an_old_weight_yields_no_dose(weighed: Instant | None, outcome: str) -> None:
    plan = titer_dose(
        "30 mg/dL",
        titer=known("30 mg/dL", at=NOW),
        weight=known("70 kg", at=weighed),
        now=NOW,
        period=2,
    )
    assert plan.outcome == outcome


@pytest.mark.requirement("R28")
@pytest.mark.parametrize(
    ("step", "volume"),
    [("0.1 mL", "103.7"), ("1 mL", "103"), ("10 mL", "100"), ("0.5 mL", "103.5")],
)
def test_that_volumes_are_rounded_down_to_the_step_of_the_site(step: str, volume: str) -> None:
    plan = titer_dose("81.0 mg/dL", "78 kg", site=site(volume_step=step))
    assert plan.volume is not None
    assert plan.volume.value == Decimal(volume)
    assert plan.exact_volume == Fraction("103.74")


def test_that_a_dose_below_one_step_is_not_rounded_up() -> None:
    plan = titer_dose("99.9 mg/dL", site=site(volume_step="1 mL"))
    assert plan.outcome == "none"
    assert codes(plan) == ["below_step"]
    assert plan.exact_volume == Fraction("0.49")


def test_that_a_rate_below_the_step_of_the_pump_is_said() -> None:
    plan = titer_dose("99.9 mg/dL")
    assert plan.outcome == "proposed"
    assert plan.volume == quantity("0.4 mL")
    assert [one.code for one in plan.warnings] == ["rate_below_step"]


@pytest.mark.requirement("R29")
def test_that_a_rate_never_passes_the_ceiling_and_then_runs_longer() -> None:
    rule = replace(TITER, rate_ceiling=quantity("0.2 mL/kg/h"))
    inputs = DoseInputs(known("70 kg"), known("30 mg/dL"), site(), arm="titer")
    plan = plan_dose(rule, inputs)
    assert plan.limits == ("rate_ceiling",)
    assert plan.exact_rate == 14
    assert plan.exact_volume == 343
    assert plan.run_hours == Fraction(343, 14)
    assert [one.code for one in plan.warnings] == ["runs_longer"]


def test_that_a_ceiling_in_mg_per_kg_means_the_same_as_in_ml() -> None:
    rule = replace(TITER, rate_ceiling=quantity("20 mg/kg/h"))
    plan = plan_dose(rule, DoseInputs(known("70 kg"), known("30 mg/dL"), site(), arm="titer"))
    assert plan.ceiling_rate is not None
    assert plan.ceiling_rate.value == 28


@pytest.mark.parametrize("weight", [35, 50, 70, 95, 110])
def test_that_the_flat_arm_gets_250_mg_per_kg_a_day(weight: int) -> None:
    plan = plan_dose(FLAT, DoseInputs(known(f"{weight} kg"), site=site(), arm="flat", period=3))
    assert plan.outcome == "proposed"
    assert plan.dose_per_weight == 250
    assert plan.exact_volume == 5 * weight
    assert plan.exact_rate == Fraction(5 * weight, 24)
    assert plan.exact_volume / Fraction(plan.ceiling_rate.value) == Fraction(25, 2)
    assert plan.limits == ()


def test_that_the_flat_arm_has_three_doses() -> None:
    plan = plan_dose(FLAT, DoseInputs(known("70 kg"), site=site(), arm="flat", period=4))
    assert codes(plan) == ["beyond_course"]


def test_that_a_flat_dose_above_its_cap_is_cut_to_it_and_said() -> None:
    rule = replace(FLAT, caps=(Cap("daily_cap", quantity("200 mg/kg"), "period", ("S1",)),))
    plan = plan_dose(rule, DoseInputs(known("70 kg"), site=site(), arm="flat"))
    assert plan.dose_per_weight == 200
    assert plan.limits == ("daily_cap",)
    assert plan.exact_volume == 280


def test_that_a_plan_names_the_entries_it_rests_on() -> None:
    plan = titer_dose(
        "30 mg/dL",
        titer=known("30 mg/dL", entry="t1"),
        weight=known("70 kg", entry="w1"),
    )
    assert plan.inputs == ("t1", "w1", "site-distribution_volume")
    assert plan.formula == "raise_to_target/1"


def test_that_a_titer_from_the_future_is_refused() -> None:
    plan = titer_dose(
        "30 mg/dL",
        titer=known("30 mg/dL", at=NOW.add(seconds=1)),
        weight=known("70 kg", at=NOW),
        now=NOW,
        period=2,
    )
    assert codes(plan) == ["titer_in_future"]
