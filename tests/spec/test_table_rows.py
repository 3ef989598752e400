"""The rows of the five protocols' tables that no other test of this folder turns at its limit.

Eligibility 1.2, 2.1, 3.1, 4.1, 5.1: every criterion that a person answers (the ones with a number
stand in test_eligibility_trials). Schedules 2.3, 3.2, 4.3, 5.3: rows beside those of
test_schedule_trials. Endpoints 1.7, 2.4, 3, 4.4, 5.3: kind, clock, day and rule. Safety 1.3, 1.5,
2.5, 4.2, 5.2: events to offer, stop rules, handling. Blinding 1.8, 2.6, 4.5, 5.4: who sees what.
Each row quotes its source in few words.
"""

from __future__ import annotations

import pytest

from protocols.catalogue import load
from tests.spec.test_eligibility_trials import judged, verdict
from tests.spec.test_schedule_trials import COHORT_ANCHORS, ICAR, MICRO, days_of, schedule

# protocol, criterion, fact, the answer that is against it, words of the source
ANSWERED = [
    ("igm-fat", "I2", "vasopressor_for_map_65", False, "vasopressor requirement to maintain MAP"),
    ("igm-fat", "I2", "fluids_adequate", False, "in the absence of hypovolemia"),
    ("igm-fat", "I2", "infection", False, "consequent to the infection"),
    ("igm-fat", "E1", "shock_uncertain", True, "shock of uncertain diagnosis"),
    ("igm-fat", "E2", "hypersensitivity", True, "hypersensitivity to product or excipients"),
    ("igm-fat", "E3", "prior_immunoglobulin", True, "immunoglobulin for more than 6 h"),
    ("igm-fat", "E4", "iga_deficiency_with_antibodies", True, "selective absolute IgA deficiency"),
    ("igm-fat", "E5", "pregnancy_or_breastfeeding", True, "pregnant, breastfeeding, test positive"),
    ("igm-fat", "E6", "treatment_withheld", True, "life-sustaining treatment withheld"),
    ("igm-fat", "E8", "other_severe_disease", True, "not expected to survive 28 d"),
    ("igm-fat", "E9", "chronic_kidney_dialysis", True, "chronic kidney dysfunction, dialysis"),
    ("igm-fat", "E11", "other_sepsis_trial", True, "another trial of adjunctive sepsis therapy"),
    ("igm-fat", "E12", "consent_lacking", True, "lack or withdrawal of consent"),
    ("icar", "I2", "in_icu", False, "any patient in intensive care"),
    ("icar", "I2", "intubated", False, "invasive mechanical ventilation"),
    ("icar", "I3", "bilateral_opacities", False, "Berlin criteria"),
    ("icar", "I3", "within_one_week", False, "Berlin criteria"),
    ("icar", "I3", "not_cardiac", False, "Berlin criteria"),
    ("icar", "I4", "sars_cov_2_pcr", False, "PCR-proven SARS-CoV-2"),
    ("icar", "I5", "consent_or_emergency", False, "patient, family or deferred consent"),
    ("icar", "I6", "social_security", False, "affiliation to a social security scheme"),
    ("icar", "E1", "hypersensitivity", True, "allergy to polyvalent immunoglobulins"),
    ("icar", "E3", "iga_deficiency", True, "known IgA deficiency"),
    ("icar", "E5", "other_trial", True, "another interventional trial"),
    ("i-micro", "I2", "infection", False, "suspected or proven infection"),
    ("i-micro", "I2", "vasopressor_for_map_65", False, "hypotension requiring vasopressor"),
    ("i-micro", "I2", "fluids_adequate", False, "despite hemodynamic optimization"),
    ("i-micro", "I5", "consent_or_emergency", False, "emergency provisions of the law"),
    ("i-micro", "E1", "refusal", True, "refusal to participate"),
    ("i-micro", "E3", "hypersensitivity", True, "hypersensitivity to Ilomedin"),
    ("i-micro", "E4", "bleeding_risk", True, "hemorrhagic risk may be increased"),
    ("i-micro", "E6", "unstable_angina", True, "unstable angina"),
    ("i-micro", "E7", "severe_arrhythmia", True, "severe rhythm disorders since onset"),
    ("i-micro", "E9", "recent_infarction", True, "infarction in the last 6 months"),
    ("i-micro", "E10", "no_social_insurance", True, "lack of social insurance"),
    ("i-micro", "E11", "deprived_of_liberty", True, "persons deprived of liberty"),
    ("iliad-7", "I1", "consent_or_emergency", False, "written or emergency oral consent"),
    ("iliad-7", "I2-I7", "recent_chemotherapy", False, "chemotherapy within 6 months, and/or"),
    ("iliad-7", "I10", "intubated", False, "oxygen above 4 L, NIV or intubated"),
    ("iliad-7", "I11", "covid_confirmed", False, "confirmed infection with COVID-19"),
    ("iliad-7", "I12", "contraception", False, "contraception during 5 months"),
    ("iliad-7", "E3", "autoimmune_disease", True, "known, active auto-immune disease"),
    ("iliad-7", "E4", "lymphoid_malignancy", True, "history of lymphoid malignancy"),
    ("iliad-7", "E5", "short_life_expectancy", True, "life expectancy less than 6 months"),
    ("iliad-7", "E6", "car_t_30_days", True, "CAR-T within 30 days, CRS or ICANS"),
    ("iliad-7", "E7", "unresolved_toxicity", True, "unresolved grade > 2 toxicities"),
    ("iliad-7", "E8", "organ_transplant", True, "past solid organ transplant"),
    ("iliad-7", "E9", "chronic_infection", True, "active tuberculosis, HBV, HCV, HIV"),
    ("iliad-7", "E10", "refractory_hypoxia", True, "saturation >85% for >6 hours"),
    ("iliad-7", "E12", "chronic_dialysis", True, "chronic kidney dialysis"),
    ("iliad-7", "E17", "guardianship", True, "patients under guardianship"),
    ("ivig-cohort", "I3", "severe_covid", False, "severe by the WHO or Chinese guideline"),
]
OTHERS = {"recent_chemotherapy": ("recent_stem_cells", "recent_car_t", "hormonal_therapy")}
OTHERS["recent_chemotherapy"] += ("recent_surgery_radiotherapy", "untreated_malignancy")
OTHERS["intubated"] = ("niv", "oxygen_for_spo2_90")


@pytest.mark.parametrize(("protocol", "id_", "fact", "against", "quoted"), ANSWERED)
def test_that_the_answer_against_a_criterion_excludes(
    protocol: str, id_: str, fact: str, against: bool, quoted: str
) -> None:
    changes: dict[str, object] = {fact: against}
    if protocol == "iliad-7":
        changes |= dict.fromkeys(OTHERS.get(fact, ()), False)
    if fact == "intubated" and protocol == "iliad-7":
        changes["oxygen_flow"] = "2 L/min"
    answer = judged(protocol, **changes)
    assert verdict(answer, id_) == "not_met", quoted
    assert answer["verdict"] == "not_eligible"


@pytest.mark.parametrize(
    ("protocol", "id_", "changes", "expected"),
    [
        ("icar", "I3", {"peep": "4 cmH2O"}, "not_met"),
        ("icar", "I3", {"peep": "5 cmH2O"}, "met"),
        ("icar", "I1", {"age": 17}, "not_met"),
        ("icar", "E2", {"sex": "F", "pregnancy": True}, "not_met"),
        ("i-micro", "I1", {"age": 17}, "not_met"),
        ("i-micro", "I1", {"age": 99}, "met"),
        ("i-micro", "I1", {"age": 100}, "not_met"),
        ("i-micro", "I2", {"lactate": "2.0 mmol/L"}, "not_met"),
        ("i-micro", "I2", {"sofa_rise": 1}, "not_met"),
        ("i-micro", "E2", {"sex": "F", "pregnancy_or_breastfeeding": True}, "not_met"),
        ("iliad-7", "E1", {"sex": "F", "pregnancy_or_breastfeeding": True}, "not_met"),
        ("iliad-7", "E2", {"alt_of_uln": "500 %"}, "met"),
        ("iliad-7", "E2", {"ast_of_uln": "501 %"}, "not_met"),
        ("iliad-7", "E14", {"weight": "126.8 kg"}, "not_met"),
        ("iliad-7", "E14", {"weight": "126.7 kg"}, "met"),
        ("ivig-cohort", "I1", {"age": 17}, "not_met"),
    ],
)
def test_that_the_remaining_limits_turn_where_the_source_says(
    protocol: str, id_: str, changes: dict[str, object], expected: str
) -> None:
    assert verdict(judged(protocol, **changes), id_) == expected


ILIAD_ANCHORS = {"randomised": "2026-11-18T06:15+01:00", "first_dose": "2026-11-18T10:00+01:00"}


@pytest.mark.parametrize(
    ("protocol", "anchors", "what", "days"),
    [
        ("icar", ICAR, "Creatinine, urine output", [*range(1, 29)]),  # KDIGO, continuous to D28
        ("icar", ICAR, "ADL, IADL", [90]),
        ("i-micro", MICRO, "History, co-treatment", [1, 2, 3, 4, 5, 6, 7, 28]),
        ("i-micro", MICRO, "GCS", [1, 2, 3, 4, 5, 6, 7, 28]),
        ("i-micro", MICRO, "Examination", [1, 2, 3, 4, 5, 6, 7, 28]),
        ("i-micro", MICRO, "Laboratory set", [1, 2, 3, 4, 5, 6, 7]),
        ("i-micro", MICRO, "Vital status", [28]),
        ("iliad-7", ILIAD_ANCHORS, "Lymphocytes before injection", [1, 4, 8, 11, 15, 18, 22]),
        ("iliad-7", ILIAD_ANCHORS, "WHO clinical score", [1, 30]),
        ("iliad-7", ILIAD_ANCHORS, "SOFA", [1]),
        ("ivig-cohort", COHORT_ANCHORS, "Admission", [1]),
        ("ivig-cohort", COHORT_ANCHORS, "APACHE II", [1]),
        ("ivig-cohort", COHORT_ANCHORS, "Outcomes", [28]),
    ],
)
def test_that_a_row_of_a_schedule_asks_on_its_days(
    protocol: str, anchors: dict[str, str], what: str, days: list[int]
) -> None:
    assert days_of(schedule(protocol, **anchors), what) == days


# protocol, endpoint, kind, clock, last day, what its rule says
ENDPOINTS = [
    ("igm-fat", "mortality_28", "mortality", "randomised", 28, {}),
    (
        "igm-fat",
        "mortality_90",
        "mortality",
        "randomised",
        90,
        {"censored": "at hospital discharge"},
    ),
    ("igm-fat", "rrt", "duration", "randomised", 28, {}),
    ("igm-fat", "igm_recovery", "values", "randomised", 28, {"analyte": "igm"}),
    ("icar", "ventilator_free_days", "free_days", "randomised", 28, {"zero_if_dead_by": "28"}),
    ("icar", "mortality_28", "mortality", "randomised", 28, {}),
    ("icar", "mortality_90", "mortality", "randomised", 90, {}),
    ("icar", "ventilation_time", "duration", "randomised", 28, {}),
    ("icar", "weaning_time", "duration", "randomised", 28, {}),
    ("icar", "blocker_time", "duration", "randomised", 28, {}),
    ("icar", "dialysis", "duration", "randomised", 28, {}),
    ("icar", "neuromyopathy", "values", "awakening", None, {"score": "mrc"}),
    ("i-micro", "delta_sofa", "delta_sofa", "first_dose", 7, {"death": "24"}),
    ("i-micro", "mean_sofa", "mean_sofa", "randomised", 7, {}),
    ("i-micro", "days_outside_icu", "free_days", "randomised", 28, {"zero_if_dead_by": "never"}),
    ("i-micro", "ventilation_free_days", "free_days", "randomised", 28, {}),
    ("i-micro", "rrt_free_days", "free_days", "randomised", 28, {}),
    ("i-micro", "vasopressor_free_days", "free_days", "randomised", 28, {}),
    ("i-micro", "mottling", "values", "randomised", 2, {"score": "mottling"}),
    ("i-micro", "mortality", "mortality", "randomised", 28, {}),
    ("iliad-7", "alc_change", "change", "first_dose", 30, {"until": "discharge"}),
    ("iliad-7", "who", "values", "first_dose", 30, {"form": "who"}),
    ("iliad-7", "mortality", "mortality", "first_dose", 30, {}),
    ("ivig-cohort", "mortality_28", "mortality", "hospital_admission", 28, {}),
    ("ivig-cohort", "mortality_hospital", "mortality", "hospital_admission", None, {}),
]


@pytest.mark.parametrize(("protocol", "id_", "kind", "anchor", "day", "options"), ENDPOINTS)
def test_that_an_endpoint_counts_as_its_source_says(
    protocol: str, id_: str, kind: str, anchor: str, day: int | None, options: dict[str, str]
) -> None:
    one = next(one for one in load(protocol).endpoints if one.id == id_)
    assert (one.kind, one.anchor, one.day) == (kind, anchor, day)
    assert options.items() <= dict(one.options).items()


@pytest.mark.parametrize(
    ("protocol", "terms"),
    [
        ("igm-fat", ("Headache", "Flushing", "Chills", "Wheeze", "Hypotension")),  # label
        ("icar", ("Kidney failure", "Aseptic meningitis", "Leuko-neutropenia")),  # "TRALI"
        ("icar", ("Transfusion-related acute lung injury", "Thrombosis", "Fluid overload")),
        ("i-micro", ("Hypotension", "Flushing", "Headache", "Bleeding", "Arrhythmia")),
        ("i-micro", ("Hypoxaemia", "Thrombocytopenia", "Nausea or vomiting")),
    ],
)
def test_that_the_events_of_the_source_are_offered(protocol: str, terms: tuple[str, ...]) -> None:
    assert set(terms) <= set(load(protocol).adverse_event_terms)


@pytest.mark.parametrize(
    ("protocol", "kind", "number"),
    [
        ("icar", "periods_done", 4),
        ("icar", "day_reached", 4),
        ("i-micro", "elapsed", None),
        ("iliad-7", "periods_done", 7),
        ("iliad-7", "discharge", None),
    ],
)
def test_that_treatment_ends_as_the_source_says(
    protocol: str, kind: str, number: int | None
) -> None:
    rules = [one for one in load(protocol).stop_rules if one.kind == kind]
    assert [one.count for one in rules] == [number]


@pytest.mark.parametrize(
    ("protocol", "words"),
    [
        ("igm-fat", "Warm to room or body temperature"),
        ("igm-fat", "clear to slightly opalescent"),
        ("icar", "empty bottles go back to the pharmacy in their sleeve"),
        ("icar", "at least 20 min after the end, 1 h at the first infusion"),
        ("i-micro", "blood pressure and heart rate at the start and after every step up"),
        ("i-micro", "Prepare fresh every day"),
        ("iliad-7", "Into muscle only, never into a vein"),
        ("iliad-7", "Check platelets and anticoagulation"),
    ],
)
def test_that_the_handling_of_the_label_is_said(protocol: str, words: str) -> None:
    product = load(protocol).product
    assert product is not None
    assert any(words in one for one in product.handling)


@pytest.mark.parametrize(
    ("protocol", "kind"),
    [
        ("igm-fat", "single"),  # "single-blinded"
        ("icar", "double"),  # "Double (Participant, Care Provider)"
        ("i-micro", "double"),
        ("iliad-7", "quadruple"),  # "QUADRUPLE"
        ("ivig-cohort", "open"),
    ],
)
def test_that_blinding_is_as_the_source_says(protocol: str, kind: str) -> None:
    assert load(protocol).blinding.kind == kind
