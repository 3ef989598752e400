"""Eligibility of the five trials, criterion by criterion at its limits (fact sheet 1.2-5.1)."""

from __future__ import annotations

import pytest

from protocols.catalogue import load
from ui.commands.eligibility import answer_eligibility

AT = "2026-11-21T06:12+01:00"


def hours_ago(hours, minutes=0):
    from tests.support.trial_builders import at

    return at("21T06:12").subtract(hours=hours, minutes=minutes).format_iso()[:19] + "Z"


IGM = {
    "age": 61,
    "shock_onset": hours_ago(11, 20),
    "vasopressor_for_map_65": True,
    "lactate": "3.8 mmol/L",
    "fluids_adequate": True,
    "infection": True,
    "sofa_rise": 3,
    "igm": "31.4 mg/dL",
    "sex": "F",
    "shock_uncertain": False,
    "hypersensitivity": False,
    "prior_immunoglobulin": False,
    "iga_deficiency_with_antibodies": False,
    "pregnancy_or_breastfeeding": False,
    "treatment_withheld": False,
    "neutrophils": "8400 /mm3",
    "other_severe_disease": False,
    "chronic_kidney_dialysis": False,
    "weight": "84 kg",
    "height": "172 cm",
    "other_sepsis_trial": False,
    "consent_lacking": False,
}
ICAR = {
    "age": 55,
    "in_icu": True,
    "intubated": True,
    "mechanical_ventilation_start": hours_ago(30),
    "pao2": "80 mmHg",
    "fio2": "0.6",
    "peep": "10 cmH2O",
    "bilateral_opacities": True,
    "within_one_week": True,
    "not_cardiac": True,
    "sars_cov_2_pcr": True,
    "consent_or_emergency": True,
    "social_security": True,
    "hypersensitivity": False,
    "sex": "M",
    "iga_deficiency": False,
    "creatinine_of_baseline": "120 %",
    "creatinine": "90 micromol/L",
    "urine_rate_24h": "0.8 mL/kg/h",
    "anuria_12h": False,
    "other_trial": False,
}
MICRO = {
    "age": 70,
    "infection": True,
    "sofa_rise": 4,
    "vasopressor_for_map_65": True,
    "lactate": "4.1 mmol/L",
    "fluids_adequate": True,
    "mottling": 2,
    "vasopressor_start": hours_ago(8),
    "consent_or_emergency": True,
    "refusal": False,
    "sex": "M",
    "hypersensitivity": False,
    "bleeding_risk": False,
    "platelets": "180 10*9/L",
    "unstable_angina": False,
    "severe_arrhythmia": False,
    "pao2": "80 mmHg",
    "fio2": "0.4",
    "recent_infarction": False,
    "no_social_insurance": False,
    "deprived_of_liberty": False,
}
ILIAD = {
    "consent_or_emergency": True,
    "recent_chemotherapy": True,
    "age": 64,
    "lymphocytes": "0.6 10*9/L",
    "intubated": True,
    "covid_confirmed": True,
    "contraception": True,
    "sex": "M",
    "alt_of_uln": "150 %",
    "ast_of_uln": "150 %",
    "autoimmune_disease": False,
    "lymphoid_malignancy": False,
    "short_life_expectancy": False,
    "car_t_30_days": False,
    "unresolved_toxicity": False,
    "organ_transplant": False,
    "chronic_infection": False,
    "refractory_hypoxia": False,
    "mechanical_ventilation_start": hours_ago(50),
    "chronic_dialysis": False,
    "sofa": 6,
    "weight": "80 kg",
    "height": "178 cm",
    "news2_rise": 2,
    "clinical_frailty": 3,
    "guardianship": False,
}
COHORT = {"age": 40, "sars_cov_2_pcr": True, "severe_covid": True}
SUITABLE = {
    "igm-fat": IGM,
    "icar": ICAR,
    "i-micro": MICRO,
    "iliad-7": ILIAD,
    "ivig-cohort": COHORT,
}


def judged(protocol, **changes):
    facts = SUITABLE[protocol] | changes
    answer = answer_eligibility({"id": "q", "protocol": protocol, "at": AT, "facts": facts}, load)
    assert answer.get("issues", []) == []
    assert answer.get("warnings", []) == []
    return answer


def verdict(answer, id_):
    return next(one["verdict"] for one in answer["criteria"] if one["id"] == id_)


@pytest.mark.parametrize("protocol", SUITABLE)
def test_that_a_suitable_candidate_is_eligible(protocol):
    answer = judged(protocol)
    assert {one["id"]: one["why"] for one in answer["criteria"] if one["verdict"] != "met"} == {}
    assert answer["verdict"] == "eligible"


@pytest.mark.parametrize("protocol", SUITABLE)
def test_that_any_one_fact_less_never_makes_not_eligible(protocol):
    """T30: unknown is not no; without a fact the answer is at best still yes, never a new no."""
    for name in SUITABLE[protocol]:
        assert judged(protocol, **{name: None})["verdict"] in ("eligible", "not_known"), name


@pytest.mark.parametrize("protocol", SUITABLE)
def test_that_nothing_known_is_nothing_decided(protocol):
    answer = answer_eligibility({"id": 1, "protocol": protocol, "at": AT, "facts": {}}, load)
    assert answer["verdict"] == "not_known"
    assert {one["verdict"] for one in answer["criteria"]} == {"not_known"}


@pytest.mark.parametrize(
    ("protocol", "id_", "changes", "expected"),
    [
        ("igm-fat", "I1", {"age": 19}, "met"),
        ("igm-fat", "I1", {"age": 18}, "not_met"),
        ("igm-fat", "I2", {"shock_onset": hours_ago(23, 59)}, "met"),
        ("igm-fat", "I2", {"shock_onset": hours_ago(24)}, "not_met"),
        ("igm-fat", "I2", {"lactate": "2.0 mmol/L"}, "not_met"),
        ("igm-fat", "I2", {"lactate": "2.1 mmol/L"}, "met"),
        ("igm-fat", "I2", {"sofa_rise": 1}, "not_met"),
        ("igm-fat", "I2", {"sofa_rise": 2}, "met"),
        ("igm-fat", "I2", {"fluids_adequate": False}, "not_met"),
        ("igm-fat", "I3", {"igm": "60 mg/dL"}, "not_met"),
        ("igm-fat", "I3", {"igm": "59.9 mg/dL"}, "met"),
        ("igm-fat", "I3", {"igm": "0.6 g/L"}, "not_met"),
        ("igm-fat", "E7", {"neutrophils": "999 /mm3"}, "not_met"),
        ("igm-fat", "E7", {"neutrophils": "1.0 10*9/L"}, "met"),
        ("igm-fat", "E10", {"weight": "118.4 kg"}, "not_met"),
        ("igm-fat", "E10", {"weight": "118.3 kg"}, "met"),
        ("icar", "I2", {"mechanical_ventilation_start": hours_ago(71, 59)}, "met"),
        ("icar", "I2", {"mechanical_ventilation_start": hours_ago(72)}, "not_met"),
        ("icar", "E4", {"creatinine": "354 micromol/L"}, "met"),
        ("icar", "E4", {"creatinine": "355 micromol/L"}, "not_met"),
        ("icar", "E4", {"creatinine_of_baseline": "300 %"}, "not_met"),
        ("icar", "E4", {"urine_rate_24h": "0.3 mL/kg/h"}, "met"),
        ("icar", "E4", {"urine_rate_24h": "0.29 mL/kg/h"}, "not_met"),
        ("icar", "E4", {"anuria_12h": True}, "not_met"),
        ("i-micro", "I3", {"mottling": 0, "refill_finger": "3.1 s"}, "met"),
        ("i-micro", "I3", {"mottling": 0, "refill_finger": "3 s", "refill_knee": "4 s"}, "not_met"),
        ("i-micro", "I3", {"mottling": 0, "refill_knee": "4.1 s"}, "met"),
        ("i-micro", "I4", {"vasopressor_start": hours_ago(5, 59)}, "not_met"),
        ("i-micro", "I4", {"vasopressor_start": hours_ago(6)}, "met"),
        ("i-micro", "I4", {"vasopressor_start": hours_ago(24)}, "met"),
        ("i-micro", "I4", {"vasopressor_start": hours_ago(24, 1)}, "not_met"),
        ("i-micro", "E5", {"platelets": "29999 /mm3"}, "not_met"),
        ("i-micro", "E5", {"platelets": "30 10*9/L"}, "met"),
        ("i-micro", "E8", {"pao2": "28 mmHg", "fio2": "0.28"}, "met"),
        ("i-micro", "E8", {"pao2": "55 mmHg", "fio2": "56 %"}, "not_met"),
        ("iliad-7", "I8", {"age": 24}, "not_met"),
        ("iliad-7", "I8", {"age": 25}, "met"),
        ("iliad-7", "I8", {"age": 80}, "met"),
        ("iliad-7", "I8", {"age": 81}, "not_met"),
        ("iliad-7", "I9", {"lymphocytes": "1000 /mm3"}, "met"),
        ("iliad-7", "I9", {"lymphocytes": "1001 /mm3"}, "not_met"),
        ("iliad-7", "I9", {"lymphocytes": {"value": "900 /mm3", "at": hours_ago(72)}}, "met"),
        (
            "iliad-7",
            "I9",
            {"lymphocytes": {"value": "900 /mm3", "at": hours_ago(72, 1)}},
            "not_known",
        ),
        ("iliad-7", "I10", {"intubated": False, "niv": True}, "met"),
        ("iliad-7", "E11", {"mechanical_ventilation_start": hours_ago(167)}, "met"),
        ("iliad-7", "E11", {"mechanical_ventilation_start": hours_ago(168)}, "not_met"),
        ("iliad-7", "E13", {"sofa": 8}, "met"),
        ("iliad-7", "E13", {"sofa": 9}, "not_met"),
        ("iliad-7", "E15", {"news2_rise": 6}, "met"),
        ("iliad-7", "E15", {"news2_rise": 7}, "not_met"),
        ("iliad-7", "E15", {"news2_rise": None}, "not_known"),  # T29: two scores are needed
        ("iliad-7", "E16", {"clinical_frailty": 5}, "met"),
        ("iliad-7", "E16", {"clinical_frailty": 6}, "not_met"),
        ("ivig-cohort", "I2", {"sars_cov_2_pcr": False}, "not_met"),
    ],
)
def test_that_each_criterion_turns_at_its_own_limit(protocol, id_, changes, expected):
    answer = judged(protocol, **changes)
    assert verdict(answer, id_) == expected
    assert (
        answer["verdict"]
        == {
            "met": "eligible",
            "not_met": "not_eligible",
            "not_known": "not_known",
        }[expected]
    )


def test_that_a_person_suitable_for_iliad_7_is_not_excluded_by_the_scrambled_list():
    """T26: taken literally, age 25 to 80, a low lymphocyte count and COVID-19 would exclude."""
    answer = judged("iliad-7")
    assert answer["verdict"] == "eligible"
    assert not {"E6-12"} & {one["id"] for one in answer["criteria"]}


def test_that_pregnancy_is_asked_of_women_only():
    assert verdict(judged("igm-fat", pregnancy_or_breastfeeding=None), "E5") == "not_known"
    assert verdict(judged("igm-fat", sex="M", pregnancy_or_breastfeeding=None), "E5") == "met"


def test_that_criteria_answered_by_their_id_count_where_facts_are_missing():
    facts = {"age": 40, "I2": "met", "I3": True}
    answer = answer_eligibility(
        {"id": 1, "protocol": "ivig-cohort", "at": AT, "facts": facts}, load
    )
    assert answer["verdict"] == "eligible"
    assert [one["why"] for one in answer["criteria"]][1:] == ["answered met", "answered met"]
