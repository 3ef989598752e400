"""Cross checks that the museum does not show: each small slip is found, with its code."""

from __future__ import annotations

import pytest

from tests.unit.definition.good import BLINDED, GOLDEN, OPEN, codes_of, held, issues_of, replaced

SIXTH = (GOLDEN / "sixth_protocol.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        # names
        ("gate: [map, lactate]", "gate: [map, lactates]", "unknown_analyte"),
        ("asks: [sofa], when", "asks: [sofas], when", "unknown_form"),
        ("asks: [plasma], when", "asks: [serum], when", "unknown_sample"),
        ("asks: [plasma], when", "when", "nothing_asked"),
        ("score: sofa", "score: soda", "unknown_score"),
        ("label: SOFA, score: sofa", "label: SOFA", "empty_form"),
        ("only_while: icu", "only_while: asleep", "unknown_state"),
        ("- {id: late, kind", "- {id: ceiling, kind", "id_twice"),
        (
            "fact: refusal, ask: Refused to take part",
            "fact: agee, is: above, value: 3 a",
            "unknown_fact",
        ),
        # units and sizes
        ("target: 30 g/L", "target: 3000 g/L", "impossible_value"),
        ("value: 300 micromol/L", "value: 300 mg/L", "wrong_unit"),
        ("step_every: 2 h", "step_every: 0 h", "not_above_zero"),
        ("content: 200 mg/mL", "content: 400 mg/mL", "content_above_concentration"),
        ("within: {site: draw_window}", "within: {site: vial}", "wrong_parameter"),
        ("concentration: {site: strength}", "concentration: {site: rate_step}", "wrong_unit"),
        # doses
        ("per: rolling, window: 24 h", "per: rolling", "window_does_not_fit"),
        ("run: {over: 8 h,", "run: {over: 30 h,", "run_longer_than_period"),
        ("    run_for: 72 h", "    run_for: 6 h", "run_ends_before_last_level"),
        ("number: 3", "number: 4", "days_do_not_fit"),
        ("planned_days: [1, 4, 8]", "planned_days: [1, 8, 4]", "days_not_rising"),
        ("planned_days: [1, 4, 8]", "planned_days: [1, 4, 40]", "day_outside"),
        ("periods: 5", "periods: 0", "not_above_zero"),
        ("no_start_after_day: 7", "no_start_after_day: 3", "period_unreachable"),
        ("no_start_after_day: 7", "no_start_after_day: 70", "day_outside"),
        # days and schedule
        ("first: 1, rule", "first: 5, rule", "first_day"),
        ("treatment_last: 8, last: 30", "treatment_last: 8, last: 7", "days_not_rising"),
        ("days: [1 to 7], within", "days: [], within", "empty"),
        ('asks: ["5"], arms', 'asks: ["6"], arms', "beyond_course"),
        # criteria
        ("is: between, value: 18 a, upper: 85 a", "is: between, value: 18 a", "upper_does_not_fit"),
        ("value: 18 a, upper: 85 a", "value: 85 a, upper: 18 a", "limits_not_rising"),
        ("at_most: 48 h, source", "source", "no_limit"),
        ("at_most: 48 h, source", "at_most: 48 h, below: 48 h, source", "two_limits"),
        ("at_most: 48 h, source", "at_least: 50 h, at_most: 48 h, source", "limits_not_rising"),
        # stop rules, deviations, endpoints
        ("support: vasopressor, off_for", "support: pressor, off_for", "not_a_choice"),
        (
            "words: The run is over., arms: [stepped], limit: 72 h",
            "words: The run is over., arms: [stepped], limit: 24 h",
            "stop_does_not_fit",
        ),
        (
            "limit: 72 h, source: plan}\n  - {id: three",
            "source: plan}\n  - {id: three",
            "missing_key",
        ),
        ("kind: step_too_early", "kind: step_to_early", "not_a_choice"),
        ("kind: step_too_early", "kind: no_second_check", "deviation_without_rule"),
        (
            "class: eligibility, importance: major, words: No arm",
            "class: arm, importance: major, words: No arm",
            "not_a_choice",
        ),
        ("kind: free_days, support", "kind: good_days, support", "not_a_choice"),
        ("count: every_free_day", "count: every_day", "not_a_choice"),
        ("terms: Fluid overload", "terms: Fluid", "not_a_choice"),
        ("day: 30, source: plan, options: {zero", "source: plan, options: {zero", "missing_key"),
        # site parameters
        ("low: 40 mL/kg, high: 120 mL/kg", "low: 140 mL/kg, high: 120 mL/kg", "limits_not_rising"),
        ("low: 40 mL/kg, high: 120 mL/kg", "low: 40 mL, high: 120 mL/kg", "wrong_unit"),
        ("low: 40 mL/kg, high: 120 mL/kg, ", "", "no_range"),
        ("standard: 12 h", "standard: 48 h", "out_of_range"),
        ("standard: 12 h", "standard: 12 mL", "wrong_unit"),
        ("standard: 12 h", "standard: twelve", "not_a_number"),
        ("standard: 06:00-08:00", "standard: 08:00-06:00", "not_a_choice"),
        ("standard: 06:00-08:00", "standard: morning", "not_a_choice"),
        (
            "kind: clock_window, standard: 06:00-08:00",
            "kind: choice, standard: a",
            "choices_do_not_fit",
        ),
        # head
        ("subject_prefix: ALB", "subject_prefix: alb1", "not_an_id"),
        ("version: 1\n", "version: 0\n", "not_above_zero"),
        ("id: albu-three", "id: Albu_Three", "not_an_id"),
        ("aliquots: 2", "aliquots: 0", "not_above_zero"),
    ],
)
def test_that_a_slip_in_an_invented_protocol_is_found(old: str, new: str, code: str) -> None:
    assert code in codes_of(replaced(SIXTH, old, new))


def test_that_a_registry_proposes_no_dose() -> None:
    text = replaced(OPEN, "kind: interventional", "kind: observational")
    assert codes_of(text) == ["dose_in_registry", "dose_in_registry"]


def test_that_a_protocol_has_a_dose_and_an_inclusion() -> None:
    head, _, tail = OPEN.partition("doses:\n")
    without = head + "doses: []\n\ncriteria:" + tail.partition("criteria:")[2]
    assert "no_dose" in codes_of(without)
    assert "no_inclusion" in codes_of(replaced(OPEN, "kind: inclusion", "kind: exclusion"))


def test_that_a_dose_from_a_titer_has_a_cap() -> None:
    cap = "      - {id: daily_cap, amount: 350 mg/kg, per: period, source: plan}\n"
    assert "no_cap" in codes_of(replaced(OPEN, f"    caps:\n{cap}", "    caps: []\n"))


@pytest.mark.requirement("R71", "R73")
@pytest.mark.parametrize("kind", ["double", "quadruple"])
def test_that_a_blinded_file_cannot_let_anything_differ_by_arm(kind: str) -> None:
    text = replaced(OPEN, "kind: single", f"kind: {kind}")
    codes = codes_of(text)
    assert codes.count("arm_in_blinded") == 3  # the arms, and both doses


@pytest.mark.requirement("R71")
@pytest.mark.parametrize(
    "label", ["Kit number", "Arm", "Allocation", "Treatment code", "Treatment group"]
)
def test_that_a_blinded_form_cannot_ask_for_the_arm(label: str) -> None:
    assert "allocation_in_file" in codes_of(replaced(BLINDED, "label: PaO2", f"label: {label}"))


def test_that_words_with_arm_inside_are_not_taken_for_it() -> None:
    held(replaced(BLINDED, "label: PaO2", "label: Warm extremities"))


@pytest.mark.requirement("R71")
@pytest.mark.parametrize("key", ["allocation", "kit_map", "code_list", "randomisation_list"])
def test_that_no_file_holds_a_list_of_who_receives_what(key: str) -> None:
    assert codes_of(f"{key}: {{A01: active}}\n{OPEN}") == ["allocation_in_file"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("hides: dose, roles: [assessor]", "hides: doses, roles: [assessor]", "unknown_mask"),
        ("hides: dose, roles: [assessor]", "hides: dose, roles: [visitor]", "unknown_role"),
        ("hides: dose, roles: [assessor]", "hides: dose, roles: []", "empty"),
        ("hides: dose, roles: [assessor]", "hides: dose, roles: [nurse]", "mask_betrayed"),
        (
            "hides: dose, roles: [assessor]",
            "hides: dose, roles: [assessor], after: first_dose",
            "mask_betrayed",
        ),
    ],
)
def test_that_a_mask_hides_what_it_is_meant_to_hide(old: str, new: str, code: str) -> None:
    assert code in codes_of(replaced(OPEN, old, new))


def test_that_a_titer_taken_in_one_arm_must_be_hidden_with_the_arm() -> None:
    one_arm = replaced(
        OPEN,
        "  - {id: crp, what: CRP,",
        "  - {id: igm, what: IgM titer, arms: [titer], does: measurement, asks: [igm], "
        "when: {days: [1]}, source: plan}\n  - {id: crp, what: CRP,",
    )
    (issue,) = issues_of(one_arm)
    assert issue.code == "mask_betrayed"
    assert "igm" in issue.message
    held(
        replaced(
            one_arm,
            "    - {hides: dose, roles: [assessor]}\n",
            "    - {hides: dose, roles: [assessor]}\n    - {hides: titer, roles: [assessor]}\n",
        )
    )


def test_that_sums_wait_until_every_unit_holds() -> None:
    """A period in mmol/L is told as such and never reckoned with."""
    text = replaced(
        OPEN, "      periods: 2\n      period: 24 h", "      periods: 2\n      period: 24 mmol/L"
    )
    assert codes_of(replaced(text, "amount: 350 mg/kg", "amount: 9000 mg/kg")) == ["wrong_unit"]


def test_that_issues_stand_in_the_order_of_the_file() -> None:
    text = replaced(OPEN, "source: plan, treatment_last", "source: paper, treatment_last")
    text = replaced(text, "asks: [crp]", "asks: [crq]")
    lines = [issue.place.line for issue in issues_of(text) if issue.place is not None]
    assert lines == sorted(lines)
    assert len(lines) == 2
