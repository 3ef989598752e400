"""Facts as they come over the command line: issues per field, warnings for unknown keys."""

from __future__ import annotations

import pytest

from protocols.definition.model import Compare, Criterion, Stated
from protocols.eligibility.given import candidate_from_facts
from protocols.issues import Issue, IssuesError
from protocols.units import quantity
from tests.support.trial_builders import SOURCE, at, trial
from ui.commands.eligibility import answer_eligibility

NOW = at("21T06:12")
PROTOCOL = trial(
    criteria=(
        Criterion("I1", "inclusion", "age", SOURCE, Compare("age", "at_least", quantity("18 a"))),
        Criterion("I2", "inclusion", "infection", SOURCE, Stated("infection", "Infection")),
        Criterion("E1", "exclusion", "allergy", SOURCE),
    )
)


@pytest.mark.parametrize(
    ("key", "given", "code"),
    [
        ("igm", "45 mg/dl", "unknown_unit"),
        ("igm", "45", "no_unit"),
        ("igm", 45, "not_a_quantity"),
        ("igm", "1,000 mg/dL", "ambiguous_number"),
        ("igm", "45 mmHg", "wrong_unit"),
        ("igm", "99999 mg/dL", "impossible_value"),
        ("igm", True, "not_a_quantity"),
        ("igm", {"value": "45 mg/dL", "at": "yesterday"}, "not_an_instant"),
        ("igm", ["45 mg/dL", "x"], "not_a_number"),
        ("age", "old", "not_a_number"),
        ("age", 200, "impossible_value"),
        ("age", True, "not_a_quantity"),
        ("birth_year", 1800, "not_a_year"),
        ("birth_year", "sixty", "not_a_year"),
        ("sex", "x", "unknown_sex"),
        ("infection", "perhaps", "not_an_answer"),
        ("infection", 1, "not_an_answer"),
        ("E1", [], "not_an_answer"),
        ("shock_onset", "2026-11-20T18:52", "not_an_instant"),
        ("anchors", "2026-11-20T18:52", "not_an_object"),
        ("anchors", {"shock_onset": 5}, "not_an_instant"),
    ],
)
def test_that_a_value_that_cannot_be_read_is_an_issue_and_not_known(key, given, code):
    found = candidate_from_facts({key: given, "fio2": "0.5"}, PROTOCOL, NOW)
    assert [one.code for one in found.issues] == [code]
    assert set(found.candidate.values) == {"fio2"}
    assert not found.candidate.stated
    assert not found.candidate.answers
    assert not found.candidate.anchors


def test_that_unknown_keys_are_named_and_change_nothing():
    found = candidate_from_facts(
        {"shoe_size": 43, "anchors": {"moon": "2026-11-20T18:52+01:00"}}, PROTOCOL, NOW
    )
    assert [one.field for one in found.warnings] == ["shoe_size", "anchors.moon"]
    assert found.issues == ()


def load(id_):
    if id_ != "test-trial":
        raise IssuesError((Issue("unknown_protocol", "protocol", id_, "not here"),))
    return PROTOCOL


def test_that_a_line_is_answered_with_a_verdict_per_criterion():
    line = {
        "id": "q1",
        "protocol": "test-trial",
        "at": "2026-11-21T06:12+01:00",
        "facts": {"age": 61, "infection": "yes", "E1": "absent"},
    }
    assert answer_eligibility(line, load) == {
        "id": "q1",
        "verdict": "eligible",
        "criteria": [
            {
                "id": "I1",
                "verdict": "met",
                "why": "Age at least 18 years: 61 years",
                "kind": "inclusion",
            },
            {"id": "I2", "verdict": "met", "why": "Infection: yes", "kind": "inclusion"},
            {"id": "E1", "verdict": "met", "why": "answered absent", "kind": "exclusion"},
        ],
        "words": "Eligible: every criterion is met",
        "missing": [],
    }


def test_that_a_bad_value_is_named_and_the_line_is_answered_all_the_same():
    line = {
        "id": 7,
        "protocol": "test-trial",
        "at": "2026-11-21T06:12+01:00",
        "facts": {"age": "x y"},
    }
    answer = answer_eligibility(line, load)
    assert (answer["id"], answer["verdict"]) == (7, "not_known")
    assert [one["field"] for one in answer["issues"]] == ["age"]


@pytest.mark.parametrize(
    "line",
    [
        7,
        {"id": "x"},
        {"id": "x", "protocol": "nowhere", "at": "2026-11-21T06:12+01:00", "facts": {}},
        {"id": "x", "protocol": "test-trial", "at": "soon", "facts": {}},
        {"id": "x", "protocol": "test-trial", "at": "2026-11-21T06:12+01:00", "facts": []},
        {"id": "x", "protocol": ["test-trial"], "at": None, "facts": None},
    ],
)
def test_that_a_line_that_cannot_be_judged_is_answered_with_its_issues(line):
    answer = answer_eligibility(line, load)
    assert answer["issues"]
    assert "verdict" not in answer
