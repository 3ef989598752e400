"""Eligibility in three values: table-driven from the fact sheet (1.2, 4.1, T8, T23, T28 to T30)."""

from __future__ import annotations

import pytest

from protocols.definition.model import (
    Combined,
    Compare,
    Criterion,
    Elapsed,
    SignedValue,
    SiteParameter,
    SiteRef,
    Stated,
)
from protocols.eligibility.given import candidate_from_facts
from protocols.eligibility.judge import candidate_from_record, judge
from protocols.facts import AssessmentMade, CriterionAnswered
from protocols.units import quantity
from tests.support.trial_builders import SOURCE, Ledger, at, trial

NOW = at("21T06:12")


def inclusion(rule=None, **more):
    return Criterion("I1", "inclusion", "an inclusion", SOURCE, rule, **more)


def exclusion(rule=None, **more):
    return Criterion("E1", "exclusion", "an exclusion", SOURCE, rule, **more)


def verdict(criterion, facts, now=NOW, site=None, **changes):
    protocol = trial(criteria=(criterion,), **changes)
    given = candidate_from_facts(facts, protocol, now)
    assert given.issues == ()
    assert given.warnings == ()
    return judge(protocol, given.candidate, now, site=site).criteria[0]


def below(fact, limit, **more):
    return Compare(fact, "below", quantity(limit), **more)


@pytest.mark.requirement("R31")
@pytest.mark.parametrize(
    ("rule", "facts", "expected"),
    [
        # IgM-FAT I3: IgM < 60 mg/dL; laboratories also report g/L and mg/L.
        (below("igm", "60 mg/dL"), {"igm": "59.9 mg/dL"}, "met"),
        (below("igm", "60 mg/dL"), {"igm": "60 mg/dL"}, "not_met"),
        (below("igm", "60 mg/dL"), {"igm": "0.6 g/L"}, "not_met"),
        (below("igm", "60 mg/dL"), {"igm": "0.59 g/L"}, "met"),
        (below("igm", "60 mg/dL"), {"igm": "599 mg/L"}, "met"),
        # A result below what the laboratory can measure is a range, never a number (R31).
        (below("igm", "60 mg/dL"), {"igm": "<20 mg/dL"}, "met"),
        (below("igm", "60 mg/dL"), {"igm": "<60 mg/dL"}, "met"),
        (below("igm", "60 mg/dL"), {"igm": "<61 mg/dL"}, "not_known"),
        (below("igm", "60 mg/dL"), {"igm": ">60 mg/dL"}, "not_met"),
        (below("igm", "60 mg/dL"), {"igm": ">59 mg/dL"}, "not_known"),
        (below("igm", "60 mg/dL"), {}, "not_known"),
        (below("igm", "60 mg/dL"), {"igm": None}, "not_known"),
        # Sepsis-3: lactate > 2 mmol/L; 18 mg/dL by the trial's rounding is not above 18.02.
        (Compare("lactate", "above", quantity("2 mmol/L")), {"lactate": "2.0 mmol/L"}, "not_met"),
        (Compare("lactate", "above", quantity("2 mmol/L")), {"lactate": "2.1 mmol/L"}, "met"),
        (Compare("lactate", "above", quantity("2 mmol/L")), {"lactate": "19 mg/dL"}, "met"),
        (Compare("lactate", "above", quantity("2 mmol/L")), {"lactate": "18 mg/dL"}, "not_met"),
        # ILIAD-7 I9: ALC <= 1000 per mm3, reported in 10*9/L too.
        (
            Compare("lymphocytes", "at_most", quantity("1000 /mm3")),
            {"lymphocytes": "1.0 10*9/L"},
            "met",
        ),
        (
            Compare("lymphocytes", "at_most", quantity("1000 /mm3")),
            {"lymphocytes": "1.01 10*9/L"},
            "not_met",
        ),
        # ILIAD-7 I8: age 25 to 80 inclusive.
        (Compare("age", "between", quantity("25 a"), quantity("80 a")), {"age": 25}, "met"),
        (Compare("age", "between", quantity("25 a"), quantity("80 a")), {"age": "80 a"}, "met"),
        (Compare("age", "between", quantity("25 a"), quantity("80 a")), {"age": 81}, "not_met"),
        (Compare("age", "at_least", quantity("18 a")), {"age": 18}, "met"),
        (Compare("age", "above", quantity("18 a")), {"age": 18}, "not_met"),
        # A birth year leaves one year open: 2008 may be 17 or 18 in November 2026.
        (Compare("age", "at_least", quantity("18 a")), {"birth_year": 1961}, "met"),
        (Compare("age", "at_least", quantity("18 a")), {"birth_year": 2008}, "not_known"),
        (Compare("age", "at_least", quantity("18 a")), {"birth_year": 2009}, "not_met"),
        # BMI above 40 from weight and height: 115.6 kg at 1.7 m is exactly 40.
        (
            Compare("bmi", "above", quantity("40 kg/m2")),
            {"weight": "115.6 kg", "height": "170 cm"},
            "not_met",
        ),
        (
            Compare("bmi", "above", quantity("40 kg/m2")),
            {"weight": "115.7 kg", "height": "1.7 m"},
            "met",
        ),
        (Compare("bmi", "above", quantity("40 kg/m2")), {"weight": "115.7 kg"}, "not_known"),
        # I-MICRO: P/F < 100; 28 mmHg at 0.28 is exactly 100.
        (below("pf", "100 mmHg"), {"pao2": "28 mmHg", "fio2": "0.28"}, "not_met"),
        (below("pf", "100 mmHg"), {"pao2": "28 mmHg", "fio2": "29 %"}, "met"),
        (below("pf", "100 mmHg"), {"pao2": "28 mmHg"}, "not_known"),
        (Compare("sofa_rise", "at_least", quantity("2 points")), {"sofa_rise": 2}, "met"),
        (
            Compare("sofa_rise", "at_least", quantity("2 points")),
            {"sofa_rise": "1 points"},
            "not_met",
        ),
    ],
)
def test_that_a_value_is_compared_exactly_and_unknown_stays_unknown(rule, facts, expected):
    assert verdict(inclusion(rule), facts).verdict == expected


WITHIN_24H = below("igm", "60 mg/dL", sampled_within=quantity("24 h"), sampled_after="shock_onset")


@pytest.mark.parametrize(
    ("sampled", "expected"),
    [
        ("2026-11-20T18:52+01:00", "met"),
        ("2026-11-21T05:55+01:00", "met"),
        ("2026-11-20T18:51+01:00", "not_known"),
    ],
)
def test_that_a_titer_counts_only_if_sampled_within_24_hours_of_shock(sampled, expected):
    facts = {
        "shock_onset": "2026-11-20T18:52+01:00",
        "igm": {"value": "45 mg/dL", "at": sampled},
    }
    assert verdict(inclusion(WITHIN_24H), facts).verdict == expected


def test_that_a_titer_sampled_too_late_is_said_with_both_times():
    facts = {
        "shock_onset": "2026-11-20T05:00+01:00",
        "igm": {"value": "45 mg/dL", "at": "2026-11-21T05:30+01:00"},
    }
    one = verdict(inclusion(WITHIN_24H), facts)
    assert one.verdict == "not_known"
    assert "45 mg/dL sampled 1 day 30min after shock onset, asked within 24 hours" in one.why
    assert one.missing == ("IgM titer",)


def test_that_a_sample_of_later_than_the_judging_does_not_count():
    facts = {
        "igm": [
            {"value": "45 mg/dL", "at": "2026-11-21T05:30+01:00"},
            {"value": "70 mg/dL", "at": "2026-11-21T09:30+01:00"},
        ]
    }
    assert verdict(inclusion(below("igm", "60 mg/dL")), facts).verdict == "met"


@pytest.mark.parametrize(
    ("onset", "expected", "words"),
    [
        (
            "2026-11-20T18:52+01:00",
            "met",
            "shock onset 11hr 20min ago, limit 24 hours, 12hr 40min left",
        ),
        ("2026-11-20T06:13+01:00", "met", "shock onset 23hr 59min ago, limit 24 hours, 1min left"),
        ("2026-11-20T06:12+01:00", "not_met", "shock onset 1 day ago, limit 24 hours, 0min left"),
        (
            "2026-11-20T05:12+01:00",
            "not_met",
            "shock onset 1 day 1hr ago, limit 24 hours, 1hr over",
        ),
    ],
)
def test_that_shock_onset_less_than_24_hours_ago_shows_what_is_left(onset, expected, words):
    rule = Elapsed("shock_onset", SOURCE, below=quantity("24 h"))
    one = verdict(inclusion(rule), {"shock_onset": onset})
    assert one.verdict == expected
    assert one.window.words == words


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-11-21T00:13+01:00", "not_met"),  # 5hr 59min: too early is as ineligible as too late
        ("2026-11-21T00:12+01:00", "met"),
        ("2026-11-20T06:12+01:00", "met"),
        ("2026-11-20T06:11+01:00", "not_met"),
        ("2026-11-21T07:00+01:00", "not_known"),  # lies after the moment of judging
        (None, "not_known"),
    ],
)
def test_that_iloprost_starts_6_to_24_hours_after_norepinephrine(start, expected):
    rule = Elapsed("vasopressor_start", SOURCE, at_least=quantity("6 h"), at_most=quantity("24 h"))
    assert verdict(inclusion(rule), {"vasopressor_start": start}).verdict == expected


HYPOPERFUSION = Combined(
    (
        Stated("skin_mottling", "Skin mottling"),
        Compare("refill_finger", "above", quantity("3 s")),
        Compare("refill_knee", "above", quantity("4 s")),
    ),
    "any",
)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"refill_knee": "4.5 s"}, "met"),  # any one suffices, whatever the others (T25)
        ({"skin_mottling": "no", "refill_finger": "3 s"}, "not_known"),
        ({"skin_mottling": False, "refill_finger": "3 s", "refill_knee": "4 s"}, "not_met"),
    ],
)
def test_that_any_one_sign_of_hypoperfusion_suffices(facts, expected):
    assert verdict(inclusion(HYPOPERFUSION), facts).verdict == expected


@pytest.mark.parametrize(
    ("needs", "facts", "expected"),
    [
        ("all", {"a": True, "b": None}, "not_known"),
        ("all", {"a": False, "b": None}, "not_met"),
        ("none", {"a": False, "b": None}, "not_known"),
        ("none", {"a": True, "b": None}, "not_met"),
        ("none", {"a": False, "b": False}, "met"),
    ],
)
def test_that_conditions_are_joined_in_kleene_logic(needs, facts, expected):
    rule = Combined((Stated("a", "A"), Stated("b", "B")), needs)
    assert verdict(inclusion(rule), facts).verdict == expected


def test_that_an_exclusion_is_met_when_the_excluding_condition_is_absent():
    rule = below("neutrophils", "1000 /mm3")
    assert verdict(exclusion(rule), {"neutrophils": "8400 /mm3"}).verdict == "met"
    assert verdict(exclusion(rule), {"neutrophils": "900 /mm3"}).verdict == "not_met"
    assert verdict(exclusion(rule), {}).verdict == "not_known"


def test_that_pregnancy_is_not_asked_of_men():
    rule = Stated("pregnancy", "Pregnant or breastfeeding")
    one = verdict(exclusion(rule, not_applicable="sex M"), {"sex": "M"})
    assert (one.verdict, one.why) == ("met", "not applicable: male")
    assert verdict(exclusion(rule, not_applicable="sex M"), {"sex": "F"}).verdict == "not_known"
    assert verdict(exclusion(rule, not_applicable="sex M"), {}).verdict == "not_known"


def test_that_a_positive_test_is_never_hidden_by_a_recorded_sex():
    rule = Stated("pregnancy", "Pregnant or breastfeeding")
    one = verdict(exclusion(rule, not_applicable="sex M"), {"sex": "M", "pregnancy": True})
    assert one.verdict == "not_met"


def test_that_a_persons_answer_counts_where_there_is_no_rule_or_no_fact():
    assert verdict(inclusion(), {"I1": "met"}).verdict == "met"
    assert verdict(inclusion(), {"I1": False}).verdict == "not_met"
    assert verdict(inclusion(), {}).verdict == "not_known"
    by_hand = verdict(inclusion(below("igm", "60 mg/dL")), {"I1": True})
    assert by_hand.verdict == "met"
    assert "answered met" in by_hand.why
    assert "not recorded" in by_hand.why


def test_that_facts_that_say_not_met_are_never_overruled_by_an_answer():
    one = verdict(inclusion(below("igm", "60 mg/dL")), {"igm": "70 mg/dL", "I1": "met"})
    assert (one.verdict, one.conflict) == ("not_met", True)
    assert one.why == "IgM titer below 60 mg/dL: 70 mg/dL; answered met against the facts"


def test_that_a_person_who_says_not_met_against_the_facts_leaves_it_open():
    protocol = trial(criteria=(inclusion(below("igm", "60 mg/dL")),))
    given = candidate_from_facts({"igm": "50 mg/dL", "I1": "not_met"}, protocol, NOW)
    found = judge(protocol, given.candidate, NOW)
    assert (found.verdict, found.criteria[0].conflict) == ("not_known", True)


def test_that_an_exclusion_answered_present_is_not_met():
    assert verdict(exclusion(), {"E1": "present"}).verdict == "not_met"
    assert verdict(exclusion(), {"E1": "absent"}).verdict == "met"
    assert verdict(exclusion(), {"E1": True}).verdict == "not_met"
    assert verdict(exclusion(), {"E1": "met"}).verdict == "met"


def test_that_only_full_knowledge_makes_eligible():
    """T30: eligible only if nothing is unknown; one criterion that is not met decides at once."""
    protocol = trial(criteria=(inclusion(below("igm", "60 mg/dL")), exclusion()))
    for facts, expected in (
        ({"igm": "45 mg/dL", "E1": "absent"}, "eligible"),
        ({"igm": "45 mg/dL"}, "not_known"),
        ({"E1": "absent"}, "not_known"),
        ({"igm": "65 mg/dL"}, "not_eligible"),
        ({"E1": "present"}, "not_eligible"),
        ({}, "not_known"),
    ):
        candidate = candidate_from_facts(facts, protocol, NOW).candidate
        assert judge(protocol, candidate, NOW).verdict == expected


def test_that_a_limit_the_site_has_not_signed_leaves_the_criterion_open():
    rule = Compare("alt", "above", SiteRef("five_times_uln"))
    parameter = SiteParameter("five_times_uln", "5 x ULN of ALT", "quantity", SOURCE, "units/L")
    unsigned = verdict(exclusion(rule), {"alt": "300 units/L"}, site_parameters=(parameter,))
    assert unsigned.verdict == "not_known"
    assert "has not signed" in unsigned.why
    signed = {"five_times_uln": SignedValue("200 units/L")}
    found = verdict(
        exclusion(rule), {"alt": "300 units/L"}, site=signed, site_parameters=(parameter,)
    )
    assert found.verdict == "not_met"


def test_that_the_record_of_a_subject_is_judged_as_its_facts_would_be():
    ledger = Ledger()
    ledger.enrol(
        "18T09:00",
        weight="84 kg",
        height="172 cm",
        birth_year=1961,
        sex="M",
        anchors={"shock_onset": "18T02:10"},
        answers={"E1": "met"},
    )
    ledger.measure("18T08:10", "igm", "30.0 mg/dL")
    ledger.measure("19T08:10", "igm", "90.0 mg/dL")
    ledger.chart("18T10:00", CriterionAnswered("fluids_adequate", "met", "ward round"))
    ledger.chart("18T08:30", AssessmentMade("sofa", {"gcs": 15, "platelets": "90 10*9/L"}))
    candidate = candidate_from_record(ledger.record())
    protocol = trial(
        criteria=(
            Criterion("I3", "inclusion", "IgM", SOURCE, WITHIN_24H),
            Criterion("I2", "inclusion", "fluids", SOURCE, Stated("fluids_adequate", "Fluids")),
            Criterion(
                "E14", "exclusion", "BMI", SOURCE, Compare("bmi", "above", quantity("40 kg/m2"))
            ),
            Criterion(
                "E13",
                "exclusion",
                "SOFA",
                SOURCE,
                Compare("sofa", "at_least", quantity("19 points")),
            ),
            Criterion(
                "E9", "exclusion", "SOFA", SOURCE, Compare("sofa", "at_least", quantity("9 points"))
            ),
            Criterion("E1", "exclusion", "other", SOURCE),
        )
    )
    found = {one.id: one for one in judge(protocol, candidate, at("18T12:00")).criteria}
    assert {id_: one.verdict for id_, one in found.items()} == {
        "I3": "met",
        "I2": "met",
        "E14": "met",
        "E13": "met",  # four unknown organs: between 2 and 18, never 19
        "E9": "not_known",
        "E1": "met",
    }
    assert found["I3"].evidence[0].entry == "e2"
    assert "nurse-a" in found["E1"].why
