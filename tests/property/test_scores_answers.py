"""The command never falls over: any JSON in, an answer that can be written as JSON out."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocols.scores.by_name import names
from ui.commands.score import answer_score

pytestmark = pytest.mark.requirement("R32")

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(
        [
            "80 mmHg",
            "0.5",
            "50 %",
            "0.08 microg/kg/min",
            "2 h",
            "1.3 mg/dL",
            "norepinephrine",
            "NT",
            "2026-11-21T06:00+01:00",
            "2026-11-22T06:00Z",
            "9999-12-31T23:59-14:00",
            "Europe/Rome",
            "not assessable",
            "kotani-2023",
            10**90,
        ]
    )
)
JSON = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
KEYS = st.sampled_from(
    [
        "pao2", "fio2", "respiratory_support", "platelets", "bilirubin", "map", "vasopressors",
        "gcs", "creatinine", "urine_24h", "eye", "verbal", "motor", "drug", "rate", "for",
        "formulation", "extent", "density", "quadrants", "right", "left", "zone", "scale", "start",
        "intervals", "died", "known_until", "urine", "baseline", "weight", "height", "ph", "drugs",
        "formula", "protocol", "what", "rrt", "spo2", "ecmo", "age", "sofa_rise", "lactate",
    ]
)  # fmt: skip
INPUTS = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(KEYS, inner, max_size=8),
    max_leaves=15,
)


@settings(max_examples=300, deadline=None)
@given(line=JSON)
def test_that_no_json_line_makes_it_raise(line: object) -> None:
    json.dumps(answer_score(line))


@settings(max_examples=300, deadline=None)
@given(name=st.sampled_from(names()), inputs=st.dictionaries(KEYS, INPUTS, max_size=8))
def test_that_no_inputs_make_a_score_raise(name: str, inputs: dict[str, object]) -> None:
    answer = answer_score({"id": 1, "score": name, "inputs": inputs})
    json.dumps(answer)
    assert answer["id"] == 1
    assert "value" in answer
    if isinstance(answer["low"], int) and isinstance(answer["high"], int):
        assert answer["low"] <= answer["high"]


def test_that_a_deeply_nested_line_is_answered() -> None:
    deep: object = "80 mmHg"
    for _ in range(20000):
        deep = [deep]
    answer = answer_score({"id": 1, "score": "sofa", "inputs": {"pao2": deep}})
    assert answer["total"] is None


WHOLE: dict[str, dict[str, object]] = {
    "sofa": {
        "pao2": "80 mmHg",
        "fio2": "0.5",
        "respiratory_support": True,
        "platelets": "90 10*9/L",
        "bilirubin": "2.1 mg/dL",
        "map": "65 mmHg",
        "vasopressors": [{"drug": "norepinephrine", "rate": "0.2 microg/kg/min", "for": "2 h"}],
        "gcs": {"eye": 4, "verbal": 4, "motor": 6},
        "creatinine": "1.3 mg/dL",
        "urine_24h": "1400 mL",
    },
    "kdigo": {
        "weight": "70 kg",
        "baseline": "1.0 mg/dL",
        "creatinine": [["2026-11-21T06:00Z", "1.0 mg/dL"], ["2026-11-22T06:00Z", "1.1 mg/dL"]],
        "urine": [["2026-11-21T06:00Z", "2026-11-22T06:00Z", "2000 mL"]],
        "rrt": False,
    },
}
# Lists and the coma scale are left out: of these a part may be read, and say something else.
FIELDS = [
    (score, name)
    for score, inputs in WHOLE.items()
    for name, given in inputs.items()
    if isinstance(given, str | bool)
]


@settings(max_examples=300, deadline=None)
@given(field=st.sampled_from(FIELDS), value=INPUTS)
def test_that_one_unreadable_field_leaves_the_truth_within_bounds(
    field: tuple[str, str], value: object
) -> None:
    score, name = field
    true = answer_score({"id": 1, "score": score, "inputs": WHOLE[score]})
    answer = answer_score({"id": 1, "score": score, "inputs": WHOLE[score] | {name: value}})
    json.dumps(answer)
    if answer.get("issues"):
        bounds = [answer["low"], true["low"], true["high"], answer["high"]]
        assert bounds == sorted(bounds)  # type: ignore[type-var]
