"""The `dose` line: the contract's shape to the letter, and no traceback for any JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocols.catalogue import load
from ui.commands.dose import answer_dose
from ui.operations.protocol_files import released

TITER = {
    "id": "7",
    "protocol": "igm-fat",
    "arm": "titer",
    "weight": "70 kg",
    "titer": "30 mg/dL",
    "site": {"distribution_volume": "42 mL/kg"},
    "period": 1,
}
KEYS = {
    "id",
    "outcome",
    "dose_per_weight",
    "dose",
    "volume",
    "rate",
    "ceiling_rate",
    "exact",
    "expected",
    "limits",
    "steps",
    "reasons",
    "warnings",
}


def answer(**changes: Any) -> dict[str, Any]:
    line = {key: value for key, value in {**TITER, **changes}.items() if value is not ...}
    return answer_dose(line, released)


def test_that_the_line_of_the_contract_is_answered_to_the_letter() -> None:
    found = answer()
    assert {key: found[key] for key in list(found)[:9]} == {
        "id": "7",
        "outcome": "proposed",
        "dose_per_weight": "245 mg/kg",
        "dose": "17150 mg",
        "volume": "343 mL",
        "rate": "14.2 mL/h",
        "ceiling_rate": "28 mL/h",
        "exact": {"volume_mL": "343", "rate_mL_h": "14.29166666666666666666666667"},
        "expected": "100 mg/dL",
    }
    assert found["limits"] == []
    assert found["reasons"] == []
    assert set(found) == KEYS | {"cross_check"}
    assert all(set(step) == {"label", "value", "source"} for step in found["steps"])


def test_that_a_capped_dose_names_its_limit() -> None:
    found = answer(weight="110 kg", titer="10 mg/dL", site={"distribution_volume": "50 mL/kg"})
    assert found["limits"] == ["daily_cap"]
    assert (found["dose_per_weight"], found["dose"]) == ("350 mg/kg", "38500 mg")
    assert (found["volume"], found["rate"], found["expected"]) == ("770 mL", "32 mL/h", "94 mg/dL")


def test_that_a_ladder_is_answered_level_by_level() -> None:
    line = {"id": 1, "protocol": "i-micro", "weight": "70 kg", "concentration": "0.2 microg/mL"}
    found = answer_dose(line, released)
    assert [(one["level"], one["after"], one["rate"]) for one in found["ladder"]] == [  # type: ignore[attr-defined]
        (1, "0 min", "10.5 mL/h"),
        (2, "30 min", "21 mL/h"),
        (3, "60 min", "31.5 mL/h"),
    ]
    assert (found["volume"], found["dose"]) == (None, None)


def test_that_the_blinded_lines_are_answered() -> None:
    icar = answer_dose({"id": 2, "protocol": "icar", "weight": "80 kg"}, released)
    assert (icar["volume"], icar["rate"], icar["dose"]) == ("800 mL", "100 mL/h", "40000 mg")
    assert "or matching placebo" in json.dumps(icar["steps"])
    line = {"protocol": "iliad-7", "weight": "70 kg", "concentration": "1000 microg/mL"}
    iliad = answer_dose(line, released)
    assert (iliad["dose"], iliad["volume"], iliad["rate"]) == ("700 microg", "0.7 mL", None)
    assert iliad["id"] is None


@pytest.mark.parametrize("more", [{}, {"weight": "abc"}, {"arm": "x"}, {"strange": 1}])
def test_that_the_registry_always_refuses(more: dict[str, object]) -> None:
    found = answer_dose({"id": 3, "protocol": "ivig-cohort", **more}, released)
    assert found["outcome"] == "refused"
    assert [one["code"] for one in found["reasons"]] == ["observational"]  # type: ignore[attr-defined]
    assert set(found) == KEYS


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"weight": ...}, "weight_missing"),
        ({"weight": None}, "weight_missing"),
        ({"titer": ...}, "titer_missing"),
        ({"titer": "<20 mg/dL"}, "titer_not_a_number"),
        ({"site": ...}, "not_signed"),
        ({"site": {"distribution_volume": None}}, "not_signed"),
        ({"period": 8}, "beyond_course"),
        ({"period": 0}, "beyond_course"),
        ({"period": -1}, "beyond_course"),
        ({"weight": "0 kg"}, "weight_out_of_range"),
        ({"weight": "154 kg", "titer": ">20 mg/dL"}, "titer_not_a_number"),
        ({"protocol": "iliad-7", "arm": ..., "titer": ..., "site": ...}, "not_signed"),
        ({"protocol": "i-micro", "arm": ..., "titer": ..., "site": ...}, "not_signed"),
    ],
)
@pytest.mark.requirement("R32")
def test_that_what_lacks_refuses_the_dose_with_its_reason(
    changes: dict[str, object], code: str
) -> None:
    found = answer(**changes)
    assert found["outcome"] == "refused"
    assert [one["code"] for one in found["reasons"]] == [code]
    assert found["exact"] == {"volume_mL": None, "rate_mL_h": None}
    assert found["volume"] is None


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"protocol": "igm"}, "protocol", "unknown_protocol"),
        ({"protocol": None}, "protocol", "unknown_protocol"),
        ({"protocol": ["igm-fat"]}, "protocol", "unknown_protocol"),
        ({"protocol": "../igm-fat"}, "protocol", "unknown_protocol"),
        ({"arm": "both"}, "arm", "unknown_arm"),
        ({"arm": ["titer"]}, "arm", "unknown_arm"),
        ({"arm": ...}, "arm", "arm_missing"),
        ({"weight": "154 lb"}, "weight", "unknown_unit"),
        ({"weight": "70"}, "weight", "no_unit"),
        ({"weight": 70}, "weight", "not_text"),
        ({"weight": "70000 g"}, "weight", "wrong_unit"),
        ({"weight": "-70 kg"}, "weight", "not_a_number"),
        ({"weight": "1,250 kg"}, "weight", "ambiguous_number"),
        ({"titer": "30"}, "titer", "no_unit"),
        ({"titer": "30 mg/dl"}, "titer", "unknown_unit"),
        ({"titer": "30 mmol/L"}, "titer", "wrong_unit"),
        ({"titer": {}}, "titer", "not_text"),
        ({"titer": "5001 mg/dL"}, "titer", "impossible_value"),
        ({"period": "1"}, "period", "not_a_count"),
        ({"period": True}, "period", "not_a_count"),
        ({"period": 1.5}, "period", "not_a_count"),
        ({"period": 10**30}, "period", "not_a_count"),
        ({"site": "42 mL/kg"}, "site", "not_an_object"),
        (
            {"site": {"distribution_volume": "142 mL/kg"}},
            "site.distribution_volume",
            "out_of_range",
        ),
        ({"site": {"distribution_volume": 42}}, "site.distribution_volume", "not_text"),
        ({"site": {"vd": "42 mL/kg"}}, "site.vd", "unknown_field"),
        ({"site": {"volume_step": "0 mL"}}, "site.volume_step", "out_of_range"),
        ({"site": {"rate_step": "1 mL"}}, "site.rate_step", "wrong_unit"),
        ({"concentration": "50 mg/mL"}, "concentration", "field_not_used"),
        ({"now": "2026"}, "now", "unknown_field"),
        ({"protocol": "icar", "titer": ..., "site": ...}, "arm", "arm_not_held"),
        ({"protocol": "icar", "arm": ..., "site": ...}, "titer", "field_not_used"),
    ],
)
def test_that_a_bad_field_is_named_and_nothing_else_is_answered(
    changes: dict[str, object], field: str, code: str
) -> None:
    found = answer(**changes)
    assert set(found) == {"id", "issues"}
    assert found["id"] == "7"
    assert (code, field) in [(one["code"], one["field"]) for one in found["issues"]]
    assert all(one["message"] for one in found["issues"])


@pytest.mark.parametrize(
    ("concentration", "site", "code"),
    [
        ("0.01 microg/mL", None, "out_of_range"),
        ("2 mg", None, "wrong_unit"),
        (2, None, "not_text"),
        ("2 microg/mL", {"concentration": "2 microg/mL"}, "given_twice"),
    ],
)
def test_that_a_concentration_is_checked_against_the_file(
    concentration: object, site: object, code: str
) -> None:
    line = {"id": 1, "protocol": "i-micro", "weight": "70 kg", "concentration": concentration}
    found = answer_dose({**line, "site": site}, released)
    assert [(one["code"], one["field"]) for one in found["issues"]] == [(code, "concentration")]  # type: ignore[attr-defined]


def test_that_steps_of_the_line_hold_and_0_1_holds_without() -> None:
    coarse = answer(
        weight="78 kg",
        titer="81.0 mg/dL",
        site={"distribution_volume": "42 mL/kg", "volume_step": "1 mL", "rate_step": "1 mL/h"},
    )
    assert (coarse["volume"], coarse["rate"]) == ("103 mL", "4 mL/h")
    assert coarse["exact"]["volume_mL"] == "103.74"
    fine = answer_dose(
        {"protocol": "iliad-7", "weight": "83.7 kg", "concentration": "1 mg/mL"}, released
    )
    assert (fine["volume"], fine["exact"]) == ("0.8 mL", {"volume_mL": "0.837", "rate_mL_h": None})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
NAMES = st.sampled_from([*TITER, "concentration", "strange"])
PROTOCOLS = st.sampled_from(["igm-fat", "icar", "i-micro", "iliad-7", "ivig-cohort"])


@settings(max_examples=400, deadline=None)
@given(PROTOCOLS, st.dictionaries(NAMES, JSON, max_size=5))
def test_that_no_json_gives_a_traceback(protocol: str, line: dict[str, object]) -> None:
    for given_line in (line, {**TITER, **line}, {**line, "protocol": protocol}):
        found = answer_dose(given_line, load)
        assert found["id"] == given_line.get("id")
        assert ("issues" in found) != ("outcome" in found)
        json.dumps(found)
