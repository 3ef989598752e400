"""ICAR, I-MICRO and ILIAD-7: the numbers of the files against the words of their sources."""

from __future__ import annotations

from protocols.catalogue import load
from protocols.definition.model import (
    AfterAnchor,
    Combined,
    Compare,
    Elapsed,
    Injections,
    Ladder,
    OnDays,
    PerWeight,
    Protocol,
    SiteRef,
)
from protocols.registry import exact, magnitude
from protocols.units import Unit, quantity

ICAR, MICRO, ILIAD = load("icar"), load("i-micro"), load("iliad-7")


def _rule(protocol: Protocol, id_: str) -> object:
    return next(one.rule for one in protocol.criteria if one.id == id_)


def _days(protocol: Protocol, what: str) -> list[int]:
    return sorted(
        day
        for item in protocol.schedule
        if item.what == what and isinstance(item.when, OnDays)
        for day in item.when.days
    )


# --- ICAR: "2g/kg over 4 days (0.5g/kg/d)", "started before the 96th hours" ----------------------


def test_that_icar_gives_half_a_gram_per_kg_on_4_days_over_at_least_8_h() -> None:
    rule = ICAR.doses[0]
    assert isinstance(rule, PerWeight)
    assert (rule.amount, rule.concentration) == (quantity("0.5 g/kg"), quantity("50 mg/mL"))
    assert (rule.course.periods, rule.run.over, rule.run.meaning) == (
        4,
        quantity("8 h"),
        "at_least",
    )
    per_day = exact(rule.amount) / exact(rule.concentration)
    assert magnitude(per_day, Unit.ML_PER_KG) == 10
    assert magnitude(per_day / exact(rule.run.over), Unit.ML_PER_KG_H) == magnitude(
        exact(quantity("1.25 mL/kg/h")), Unit.ML_PER_KG_H
    )


def test_that_icar_has_two_clocks_from_the_start_of_ventilation() -> None:
    rule = ICAR.doses[0]
    assert isinstance(rule, PerWeight)
    start = rule.course.start
    assert start is not None
    assert (start.anchor, start.limit) == ("mechanical_ventilation_start", quantity("96 h"))
    assert start.warn_below == quantity("8 h")
    inclusion = _rule(ICAR, "I2")
    assert isinstance(inclusion, Combined)
    assert (
        Elapsed("mechanical_ventilation_start", ("seed",), below=quantity("72 h")) in inclusion.of
    )


def test_that_icar_asks_on_days_1_3_7_14_21_28() -> None:
    for what in ("SOFA", "P/F", "Lung compliance", "Chest X-ray score", "CRP, PCT"):
        assert _days(ICAR, what) == [1, 3, 7, 14, 21, 28]


def test_that_icar_counts_day_1_from_the_infusion_and_day_28_from_randomisation() -> None:
    assert (ICAR.days.anchor, ICAR.days.first) == ("first_dose", 1)
    found = [one.when for one in ICAR.schedule if one.what == "Vital status"]
    assert found == [
        AfterAnchor("randomised", quantity("28 d"), day=28),
        AfterAnchor("randomised", quantity("90 d"), day=90),
    ]


def test_that_icar_reads_the_lost_hour_of_the_urine_limit_and_says_so() -> None:
    criterion = next(one for one in ICAR.criteria if one.id == "E4")
    rule = criterion.rule
    assert isinstance(rule, Combined)
    assert rule.needs == "any"
    assert Compare("urine_rate_24h", "below", quantity("0.3 mL/kg/h")) in rule.of
    assert Compare("creatinine", "above", quantity("354 micromol/L")) in rule.of
    assert Compare("creatinine_of_baseline", "at_least", quantity("300 %")) in rule.of
    assert "0.3 mL/Kg for 24 hours" in criterion.correction  # T11


def test_that_icar_hides_igg_and_lot_after_the_first_infusion() -> None:
    hidden = {mask.hides: mask for mask in ICAR.blinding.masks}
    assert set(hidden) == {"lot", "analyte:igg"}
    assert hidden["analyte:igg"].after == "first_dose"
    assert {"nurse", "investigator", "assessor"} <= set(hidden["analyte:igg"].roles)
    assert all("igg" not in item.asks for item in ICAR.schedule)


def test_that_icar_offers_the_adverse_events_of_the_registry_entry() -> None:
    assert ICAR.adverse_event_terms[:7] == (
        "Kidney failure",
        "Hypersensitivity with skin signs",
        "Hypersensitivity with haemodynamic signs",
        "Aseptic meningitis",
        "Haemolytic anaemia",
        "Leuko-neutropenia",
        "Transfusion-related acute lung injury",
    )


def test_that_icar_ventilator_free_days_are_zero_after_death() -> None:
    primary = ICAR.endpoints[0]
    assert (primary.kind, primary.support, primary.day) == (
        "free_days",
        "mechanical_ventilation",
        28,
    )
    assert primary.options["zero_if_dead_by"] == "28"


# --- I-MICRO: "0.5ng/kg/min with increments … every 30 minutes up to … 1.5ng/kg/min for 48h" ------


def test_that_i_micro_climbs_three_levels_every_30_min_for_48_h() -> None:
    rule = MICRO.doses[0]
    assert isinstance(rule, Ladder)
    assert [(one.level, str(one.rate)) for one in rule.levels] == [
        (1, "0.5 ng/kg/min"),
        (2, "1 ng/kg/min"),
        (3, "1.5 ng/kg/min"),
    ]
    assert (rule.step_every, rule.run_for) == (quantity("30 min"), quantity("48 h"))
    assert rule.gate == ("map", "heart_rate")
    assert rule.concentration == SiteRef("concentration")


def test_that_i_micro_concentration_is_the_pharmacys() -> None:
    parameter = MICRO.parameter("concentration")
    assert parameter is not None
    assert parameter.standard is None


def test_that_i_micro_needs_6_to_24_h_of_norepinephrine() -> None:
    assert _rule(MICRO, "I4") == Elapsed(
        "vasopressor_start", ("seed",), at_least=quantity("6 h"), at_most=quantity("24 h")
    )


def test_that_i_micro_hypoperfusion_is_any_one_of_three() -> None:
    rule = _rule(MICRO, "I3")
    assert isinstance(rule, Combined)
    assert rule.needs == "any"
    assert rule.of == (
        Compare("mottling", "at_least", quantity("1 points")),
        Compare("refill_finger", "above", quantity("3 s")),
        Compare("refill_knee", "above", quantity("4 s")),
    )


def test_that_i_micro_excludes_few_platelets_and_severe_hypoxaemia() -> None:
    assert _rule(MICRO, "E5") == Compare("platelets", "below", quantity("30000 /mm3"))
    assert _rule(MICRO, "E8") == Compare("pf", "below", quantity("100 mmHg"))
    assert len([one for one in MICRO.criteria if one.kind == "exclusion"]) == 11


def test_that_i_micro_scores_mottling_at_inclusion_and_24_h_later() -> None:
    found = [(one.when, one.required) for one in MICRO.schedule if one.what == "Mottling score"]
    assert found == [
        (OnDays((1,)), True),
        (AfterAnchor("randomised", quantity("24 h")), True),
        (AfterAnchor("randomised", quantity("48 h")), False),
    ]
    assert _days(MICRO, "SOFA") == list(range(1, 8))


def test_that_i_micro_draws_15_ml_within_12_h_for_12_aliquots() -> None:
    (sample,) = MICRO.samples
    assert len(sample.tubes) == 3
    assert sample.aliquots == 12
    item = next(one for one in MICRO.schedule if one.does == "sample")
    assert item.when == AfterAnchor("randomised", quantity("0 h"), late=quantity("12 h"))


def test_that_i_micro_delta_sofa_takes_24_after_death() -> None:
    primary = MICRO.endpoints[0]
    assert (primary.kind, primary.day, primary.options["death"]) == ("delta_sofa", 7, "24")


# --- ILIAD-7: "10 ug/kg … after 72hrs … twice a week for 3 weeks (maximum 7 administrations)" ---


def test_that_iliad_gives_at_most_7_injections_with_72_h_after_the_first() -> None:
    rule = ILIAD.doses[0]
    assert isinstance(rule, Injections)
    assert (rule.amount, rule.number) == (quantity("10 microg/kg"), 7)
    assert rule.planned_days == (1, 4, 8, 11, 15, 18, 22)
    assert (rule.first_gap, rule.min_gap) == (quantity("72 h"), quantity("72 h"))
    assert rule.route == "into muscle"


def test_that_iliad_reminds_of_each_injection_on_its_planned_day() -> None:
    found = [one for one in ILIAD.schedule if one.does == "injection"]
    assert [one.what for one in found] == [f"Injection {number} of 7" for number in range(1, 8)]
    hours = [one.when.after for one in found[1:] if isinstance(one.when, AfterAnchor)]
    assert hours == [quantity(f"{(day - 1) * 24} h") for day in (4, 8, 11, 15, 18, 22)]
    named = [one.when.day for one in found if isinstance(one.when, AfterAnchor)]
    assert named == [1, 4, 8, 11, 15, 18, 22]


def test_that_the_scrambled_criteria_stand_where_they_belong() -> None:
    inclusion = [one for one in ILIAD.criteria if one.kind == "inclusion"]
    assert [one.id for one in inclusion] == ["I1", "I2-I7", "I8", "I9", "I10", "I11", "I12"]
    assert all(one.correction for one in inclusion[1:])  # T26
    exclusion = [one.id for one in ILIAD.criteria if one.kind == "exclusion"]
    assert exclusion == [f"E{number}" for number in range(1, 18)]


def test_that_iliad_age_lymphocytes_and_oxygen_are_inclusions() -> None:
    age = Compare("age", "between", quantity("25 a"), upper=quantity("80 a"))
    assert _rule(ILIAD, "I8") == age
    lymphocytes = _rule(ILIAD, "I9")
    assert lymphocytes == Compare(
        "lymphocytes", "at_most", quantity("1000 /mm3"), sampled_within=quantity("72 h")
    )
    oxygen = _rule(ILIAD, "I10")
    assert isinstance(oxygen, Combined)
    assert oxygen.needs == "any"
    first = oxygen.of[0]
    assert isinstance(first, Combined)
    assert Compare("oxygen_flow", "above", quantity("4 L/min")) in first.of  # T28


def test_that_iliad_exclusions_keep_their_edges() -> None:
    assert _rule(ILIAD, "E13") == Compare("sofa", "at_least", quantity("9 points"))
    assert _rule(ILIAD, "E14") == Compare("bmi", "above", quantity("40 kg/m2"))
    assert _rule(ILIAD, "E15") == Compare("news2_rise", "above", quantity("6 points"))
    assert _rule(ILIAD, "E16") == Compare("clinical_frailty", "at_least", quantity("6 points"))


def test_that_the_lymphocyte_trend_is_hidden_from_the_assessor_after_the_first_injection() -> None:
    mask = next(one for one in ILIAD.blinding.masks if one.hides == "trend:lymphocytes")
    assert (mask.roles, mask.after) == (("assessor",), "first_dose")
