"""IgM-FAT: the numbers of the file against the words of its sources.

Seed: trial description ("maximum allowed starting time 12h after randomization", "maximum
infusion rate of 0,4 ml/kg per hour (20mg/kg per hour)", "maximum dose of 350mg/Kg/day", "250mg/kg
for 3 days", "IgM-titers< 60mg/dl … within24hours", "Septic shock occurrence < 24 hours").
"""

from __future__ import annotations

from protocols.catalogue import load
from protocols.definition.model import (
    AfterAnchor,
    Combined,
    Compare,
    Elapsed,
    OnDays,
    PerWeight,
    RaiseToTarget,
    SiteRef,
)
from protocols.registry import exact, magnitude
from protocols.units import Unit, quantity

PROTOCOL = load("igm-fat")


def _titer() -> RaiseToTarget:
    rule = PROTOCOL.dose_for("titer")
    assert isinstance(rule, RaiseToTarget)
    return rule


def _flat() -> PerWeight:
    rule = PROTOCOL.dose_for("flat")
    assert isinstance(rule, PerWeight)
    return rule


def test_that_the_titer_based_dose_aims_at_100_and_enters_below_60() -> None:
    rule = _titer()
    assert rule.analyte == "igm"
    assert rule.target == quantity("100 mg/dL")
    assert rule.entry_below == quantity("60 mg/dL")


def test_that_the_product_holds_6_of_50_mg_per_ml_by_its_label() -> None:
    rule = _titer()
    assert (rule.content, rule.concentration) == (quantity("6 mg/mL"), quantity("50 mg/mL"))
    assert "label" in rule.source


def test_that_350_mg_per_kg_is_the_cap_of_a_day_and_of_any_24_h() -> None:
    period, rolling = _titer().caps
    assert (period.amount, period.per, period.window) == (quantity("350 mg/kg"), "period", None)
    assert (rolling.amount, rolling.window) == (quantity("350 mg/kg"), quantity("24 h"))


def test_that_the_ceiling_of_04_ml_is_20_mg_per_kg_per_h_in_both_arms() -> None:
    for rule in (_titer(), _flat()):
        assert rule.rate_ceiling == quantity("0.4 mL/kg/h")
        assert (
            magnitude(exact(rule.rate_ceiling) * exact(rule.concentration), Unit.MG_PER_KG_H) == 20
        )


def test_that_both_arms_run_24_h_and_start_within_12_h_of_randomisation() -> None:
    for rule in (_titer(), _flat()):
        assert (rule.run.over, rule.run.meaning) == (quantity("24 h"), "exactly")
        assert rule.course.start is not None
        assert (rule.course.start.anchor, rule.course.start.limit) == (
            "randomised",
            quantity("12 h"),
        )


def test_that_titer_treatment_is_at_most_7_periods_and_none_starts_after_day_7() -> None:
    assert (_titer().course.periods, _titer().course.no_start_after_day) == (7, 7)


def test_that_the_flat_dose_is_250_mg_per_kg_on_each_of_3_days() -> None:
    rule = _flat()
    assert (rule.amount, rule.course.periods) == (quantity("250 mg/kg"), 3)
    assert "abstract" in rule.source  # the seed leaves open per day or in all (T2)


def test_that_the_first_titer_is_sampled_within_24_h_of_shock() -> None:
    window = _titer().first_within
    assert window is not None
    assert (window.anchor, window.limit) == ("shock_onset", quantity("24 h"))


def test_that_the_distribution_volume_has_no_value_until_the_site_signs_it() -> None:
    assert _titer().distribution_volume == SiteRef("distribution_volume")
    parameter = PROTOCOL.parameter("distribution_volume")
    assert parameter is not None
    assert parameter.standard is None
    assert parameter.demo == "42 mL/kg"
    assert (parameter.low, parameter.high) == (quantity("30 mL/kg"), quantity("80 mL/kg"))


def test_that_what_off_vasopressor_means_is_the_sites_to_sign() -> None:
    parameter = PROTOCOL.parameter("vasopressor_off_hours")
    assert parameter is not None
    assert parameter.standard is None


def test_that_days_count_from_randomisation_as_day_0_to_day_90() -> None:
    days = PROTOCOL.days
    assert (days.anchor, days.first, days.rule) == ("randomised", 0, "calendar")
    assert (days.treatment_last, days.last) == (7, 90)


def test_that_i2_is_septic_shock_in_all_its_parts() -> None:
    rule = next(one.rule for one in PROTOCOL.criteria if one.id == "I2")
    assert isinstance(rule, Combined)
    assert rule.needs == "all"
    assert Elapsed("shock_onset", ("seed",), below=quantity("24 h")) in rule.of
    assert Compare("lactate", "above", quantity("2 mmol/L")) in rule.of
    assert Compare("sofa_rise", "at_least", quantity("2 points")) in rule.of


def test_that_i3_is_a_titer_below_60_unless_the_site_signs_another_limit() -> None:
    criterion = next(one for one in PROTOCOL.criteria if one.id == "I3")
    rule = criterion.rule
    assert isinstance(rule, Compare)
    assert (rule.fact, rule.is_, rule.value) == ("igm", "below", SiteRef("entry_limit"))
    assert (rule.sampled_within, rule.sampled_after) == (quantity("24 h"), "shock_onset")
    parameter = PROTOCOL.parameter("entry_limit")
    assert parameter is not None
    assert parameter.standard == "60 mg/dL"
    assert "20%" in criterion.correction  # T1


def test_that_the_exclusions_come_from_the_registry_entry() -> None:
    exclusions = [one for one in PROTOCOL.criteria if one.kind == "exclusion"]
    assert [one.id for one in exclusions] == [f"E{number}" for number in range(1, 13)]
    assert all("registry" in one.source for one in exclusions)
    neutrophils = next(one.rule for one in exclusions if one.id == "E7")
    assert neutrophils == Compare("neutrophils", "below", quantity("1000 /mm3"))


def test_that_the_schedule_is_table_1() -> None:
    days: dict[str, set[int]] = {}
    for item in PROTOCOL.schedule:
        if isinstance(item.when, OnDays):
            days.setdefault(item.what, set()).update(item.when.days)
    assert days["Daily vitals"] == set(range(29))
    grid = {*range(8), 14, 21, 28}
    assert days["Laboratory set"] == days["CRP, PCT"] == days["Arterial gas, FiO2"] == grid
    assert days["IgM titer"] == set(range(1, 8))
    assert days["IgM recovery titer"] == {28}
    assert days["Vital status"] == {7, 28, 90}


def test_that_what_table_1_does_not_name_is_optional() -> None:
    optional = {item.what for item in PROTOCOL.schedule if not item.required}
    assert optional == {"SOFA", "Mottling score", "Lactate", "IgG, IgA"}


def test_that_the_morning_titer_is_asked_of_the_titer_arm_while_treated() -> None:
    item = next(one for one in PROTOCOL.schedule if one.id == "igm_morning")
    assert (item.arms, item.only_while) == (("titer",), "treated")
    assert item.when == OnDays(tuple(range(1, 8)), SiteRef("titer_window"))


def test_that_dose_periods_follow_each_other_by_24_h() -> None:
    later = [one for one in PROTOCOL.schedule if one.does == "dose"]
    assert [one.asks for one in later] == [(str(number),) for number in range(1, 8)]
    for number, item in enumerate(later[1:], start=1):
        assert item.when == AfterAnchor("first_dose", quantity(f"{24 * number} h"))


def test_that_the_assessor_sees_neither_arm_nor_dose_nor_titer() -> None:
    hidden = {mask.hides for mask in PROTOCOL.blinding.masks if "assessor" in mask.roles}
    assert hidden == {"arm", "dose", "titer"}
    on_board = {mask.hides for mask in PROTOCOL.blinding.masks if "board" in mask.roles}
    assert on_board == {"arm"}


def test_that_treatment_ends_as_the_seed_says() -> None:
    ends = {(rule.kind, rule.arms, rule.count) for rule in PROTOCOL.stop_rules}
    assert ("support_off", ("titer",), None) in ends
    assert ("periods_done", ("titer",), 7) in ends
    assert ("periods_done", ("flat",), 3) in ends
    assert ("day_reached", (), 7) in ends
