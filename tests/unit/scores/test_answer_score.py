"""`score` on the command line: the contract's shape, and what happens to bad input."""

import json
from decimal import Decimal

import pytest

from protocols.scores.by_name import names
from protocols.scores.free_days import FreeDaysRule
from ui.commands.score import answer_score

pytestmark = pytest.mark.requirement("R32")

SOFA: dict[str, object] = {
    "pao2": "80 mmHg",
    "fio2": "0.5",
    "respiratory_support": True,
    "platelets": "90 10*9/L",
    "bilirubin": "2.1 mg/dL",
    "map": "65 mmHg",
    "vasopressors": [{"drug": "norepinephrine", "rate": "0.08 microg/kg/min", "for": "2 h"}],
    "gcs": 13,
    "creatinine": "1.3 mg/dL",
    "urine_24h": "1400 mL",
}


def ask(score: str, inputs: dict[str, object]) -> dict[str, object]:
    answer = answer_score({"id": "x1", "score": score, "inputs": inputs})
    json.dumps(answer)  # every answer can be written as JSON
    return answer


def codes(answer: dict[str, object]) -> list[tuple[str, str]]:
    issues = answer.get("issues", [])
    assert isinstance(issues, list)
    assert all(issue["message"] for issue in issues)
    return [(issue["code"], issue["field"]) for issue in issues]


def test_that_the_contracts_example_is_answered_in_its_shape() -> None:
    answer = ask("sofa", SOFA)
    assert answer["id"] == "x1"
    assert (answer["total"], answer["value"], answer["low"], answer["high"]) == (12, 12, 12, 12)
    components = answer["components"]
    assert isinstance(components, dict)
    assert list(components) == [
        "respiration",
        "coagulation",
        "liver",
        "cardiovascular",
        "cns",
        "renal",
    ]
    assert components["respiration"] == {
        "points": 3,
        "low": 3,
        "high": 3,
        "why": "P/F 160 mmHg, below 200 with support",
    }
    assert answer["missing"] == []
    assert "issues" not in answer


def test_that_sofa_2_takes_the_same_inputs_and_names() -> None:
    answer = ask("sofa-2", SOFA)
    components = answer["components"]
    assert isinstance(components, dict)
    assert {name: one["points"] for name, one in components.items()} == {
        "respiration": 2,
        "coagulation": 2,
        "liver": 1,
        "cardiovascular": 2,
        "cns": 1,
        "renal": 1,
    }


@pytest.mark.parametrize(
    ("score", "inputs", "value", "total"),
    [
        ("pf", {"pao2": "28 mmHg", "fio2": "0.28"}, "100", None),
        ("pf", {"pao2": "28 mmHg", "fio2": "28 %"}, "100", None),
        ("pf", {"pao2": "28 mmHg", "fio2": 0.28}, "100", None),
        ("pf", {"pao2": "10 kPa", "fio2": "50%"}, "150.0124", None),
        ("pf", {"pao2": "28 mmHg"}, None, None),
        (
            "berlin",
            {
                "pao2": "100 mmHg",
                "fio2": "0.5",
                "peep": "5 cmH2O",
                "support": "invasive",
                "bilateral_opacities": True,
                "within_one_week": True,
                "not_cardiac": True,
            },
            "moderate",
            None,
        ),
        (
            "kdigo",
            {
                "weight": "70 kg",
                "baseline": "0.9 mg/dL",
                "creatinine": [
                    ["2026-11-21T06:00+01:00", "0.9 mg/dL"],
                    ["2026-11-22T06:00+01:00", "1.2 mg/dL"],
                ],
                "urine": [["2026-11-21T06:00+01:00", "2026-11-21T18:00+01:00", "419 mL"]],
                "rrt": False,
            },
            2,
            2,
        ),
        (
            "rale",
            {
                "quadrants": [
                    {"extent": 4, "density": 3},
                    {"extent": 0, "density": None},
                    {"extent": "2", "density": "1"},
                    {"extent": 1, "density": 2},
                ]
            },
            16,
            16,
        ),
        ("mrc", {"right": [4] * 6, "left": [4, 4, 4, 4, 4, "3"]}, 47, 47),
        (
            "compliance",
            {"tidal_volume": "420 mL", "plateau": "24 cmH2O", "peep_total": "10 cmH2O"},
            "30",
            None,
        ),
        ("mottling", {"zone": 3}, 3, 3),
        ("mottling", {"zone": "4"}, 4, 4),
        ("mottling", {"zone": "not assessable"}, None, None),
        ("refill", {"site": "knee", "time": "4.5 s"}, "4.5", None),
        ("gcs", {"gcs": 13}, 13, 13),
        ("gcs", {"eye": 4, "verbal": 5, "motor": 6}, 15, 15),
        ("gcs", {"eye": 4, "verbal": "NT", "motor": 6}, None, None),
        ("bmi", {"weight": "64 kg", "height": "160 cm"}, "25", None),
        (
            "septic-shock",
            {
                "vasopressor_for_map_65": True,
                "lactate": "2.1 mmol/L",
                "fluids_adequate": True,
                "infection": True,
                "sofa_rise": "2",
            },
            "met",
            None,
        ),
        (
            "norepinephrine-equivalent",
            {
                "formula": "kotani-2023",
                "drugs": [
                    {
                        "drug": "norepinephrine",
                        "rate": "0.125 microg/kg/min",
                        "formulation": "base",
                    },
                    {"drug": "vasopressin", "rate": "1.8 units/h"},
                ],
            },
            "0.2",
            None,
        ),
        (
            "free-days",
            {
                "protocol": "icar",
                "what": "mechanical_ventilation",
                "start": "2026-11-01T10:00+01:00",
                "zone": "Europe/Rome",
                "intervals": [["2026-11-01T08:00+01:00", "2026-11-10T12:00+01:00"]],
                "died": None,
                "known_until": "2026-11-30T10:00+01:00",
            },
            18,
            None,
        ),
    ],
)
def test_that_each_score_answers_value_and_total(
    score: str, inputs: dict[str, object], value: object, total: int | None
) -> None:
    answer = ask(score, inputs)
    assert (answer["value"], answer["total"]) == (value, total)
    assert codes(answer) == []


@pytest.mark.parametrize("name", names())
def test_that_every_score_answers_without_any_input(name: str) -> None:
    answer = ask(name, {})
    assert answer["value"] in (None, "not_known")
    assert answer["missing"]
    assert "issues" not in answer


@pytest.mark.parametrize(
    ("given", "issue", "component"),
    [
        ({"platelets": "90"}, ("no_unit", "platelets"), "coagulation"),
        ({"platelets": 90}, ("no_unit", "platelets"), "coagulation"),
        ({"platelets": "90 mg/dL"}, ("wrong_unit", "platelets"), "coagulation"),
        ({"platelets": "9000 10*9/L"}, ("impossible_value", "platelets"), "coagulation"),
        ({"platelets": ["90"]}, ("no_unit", "platelets"), "coagulation"),
        ({"bilirubin": "1.250 mg/dL"}, ("ambiguous_number", "bilirubin"), "liver"),
        ({"bilirubin": "-1 mg/dL"}, ("not_a_number", "bilirubin"), "liver"),
        ({"fio2": "50"}, ("impossible_value", "fio2"), "respiration"),
        ({"fio2": "21"}, ("impossible_value", "fio2"), "respiration"),
        ({"fio2": "0.2"}, ("impossible_value", "fio2"), "respiration"),
        ({"fio2": "20 %"}, ("impossible_value", "fio2"), "respiration"),
        ({"fio2": "101 %"}, ("impossible_value", "fio2"), "respiration"),
        ({"fio2": True}, ("not_a_number", "fio2"), "respiration"),
        ({"fio2": "0.5", "pao2": "80"}, ("no_unit", "pao2"), "respiration"),
        (
            {"respiratory_support": "yes"},
            ("not_true_or_false", "respiratory_support"),
            "respiration",
        ),
        ({"gcs": 16}, ("not_a_grade", "gcs"), "cns"),
        ({"gcs": 13.5}, ("not_a_grade", "gcs"), "cns"),
        ({"gcs": True}, ("not_a_grade", "gcs"), "cns"),
        ({"gcs": "thirteen"}, ("not_a_grade", "gcs"), "cns"),
        ({"gcs": {"eye": 5, "verbal": 5, "motor": 6}}, ("not_a_grade", "gcs.eye"), "cns"),
        ({"gcs": {"eyes": 4, "verbal": 1, "motor": 6}}, ("unknown_input", "gcs.eyes"), "cns"),
        ({"map": "65"}, ("no_unit", "map"), None),
        ({"urine_24h": "300"}, ("no_unit", "urine_24h"), "renal"),
        ({"creatinine": "1.3"}, ("no_unit", "creatinine"), "renal"),
        ({"vasopressors": "none"}, ("not_a_list", "vasopressors"), "cardiovascular"),
        ({"vasopressors": ["norepinephrine"]}, ("not_a_drug", "vasopressors[0]"), "cardiovascular"),
        (
            {"vasopressors": [{"drug": "norepinefrine", "rate": "1 microg/kg/min", "for": "2 h"}]},
            ("unknown_drug", "vasopressors[0].drug"),
            "cardiovascular",
        ),
        (
            {"vasopressors": [{"rate": "1 microg/kg/min", "for": "2 h"}]},
            ("no_drug", "vasopressors[0].drug"),
            "cardiovascular",
        ),
        (
            {"vasopressors": [{"drug": "norepinephrine", "rate": "5 mL/h", "for": "2 h"}]},
            ("wrong_unit", "vasopressors[0].rate"),
            "cardiovascular",
        ),
        (
            {
                "vasopressors": [
                    {"drug": "norepinephrine", "rate": "80 microg/kg/min", "for": "2 h"}
                ]
            },
            ("impossible_value", "vasopressors[0].rate"),
            "cardiovascular",
        ),
        (
            {"vasopressors": [{"drug": "norepinephrine", "rate": "1 microg/kg/min", "for": "2"}]},
            ("no_unit", "vasopressors[0].for"),
            "cardiovascular",
        ),
    ],
)
def test_that_one_bad_field_is_told_and_counts_as_unknown(
    given: dict[str, object], issue: tuple[str, str], component: str | None
) -> None:
    answer = ask("sofa", SOFA | given)
    assert codes(answer) == [issue]
    components = answer["components"]
    assert isinstance(components, dict)
    unknown = [name for name, one in components.items() if one["points"] is None]
    if component == "respiration" and issue[1] == "respiratory_support":
        assert components["respiration"]["low"] == 2
    assert unknown == ([component] if component else [])
    assert (answer["total"] is None) == bool(component)


def test_that_a_bare_fio2_above_one_asks_for_the_percent_sign() -> None:
    answer = ask("pf", {"pao2": "80 mmHg", "fio2": "50"})
    issues = answer["issues"]
    assert isinstance(issues, list)
    assert "50 %" in issues[0]["message"]


def test_that_an_unknown_input_name_is_told_and_the_rest_is_scored() -> None:
    answer = ask("sofa", SOFA | {"platelet": "90 10*9/L"})
    assert codes(answer) == [("unknown_input", "platelet")]
    assert answer["total"] == 12


def test_that_an_unknown_salt_is_told_and_the_dose_still_scored() -> None:
    entry = {
        "drug": "norepinephrine",
        "rate": "0.08 microg/kg/min",
        "for": "2 h",
        "formulation": "bitartate",
    }
    answer = ask("sofa", SOFA | {"vasopressors": [entry]})
    assert codes(answer) == [("not_a_choice", "vasopressors[0].formulation")]
    assert answer["total"] == 12
    assert answer["warnings"]


def test_that_a_drug_with_rate_zero_is_not_running() -> None:
    stopped = [{"drug": "norepinephrine", "rate": "0 microg/kg/min"}]
    components = ask("sofa", SOFA | {"vasopressors": stopped})["components"]
    assert isinstance(components, dict)
    assert components["cardiovascular"]["points"] == 1


def test_that_a_dose_below_one_may_carry_three_decimals() -> None:
    high = [{"drug": "norepinephrine", "rate": "0.101 microg/kg/min", "for": "2 h"}]
    components = ask("sofa", SOFA | {"vasopressors": high})["components"]
    assert isinstance(components, dict)
    assert components["cardiovascular"]["points"] == 4
    assert "0.101 micrograms" in components["cardiovascular"]["why"]


@pytest.mark.parametrize(
    ("score", "inputs", "issue"),
    [
        ("rale", {"quadrants": [{"extent": 5}]}, ("not_a_grade", "quadrants[0].extent")),
        ("rale", {"quadrants": [12]}, ("not_a_quadrant", "quadrants[0]")),
        ("rale", {"quadrants": [{"product": 5}]}, ("unknown_input", "quadrants[0].product")),
        ("rale", {"quadrants": [None] * 5}, ("not_a_list", "quadrants")),
        ("mrc", {"right": [4] * 5}, ("not_six", "right")),
        ("mrc", {"right": [6] + [4] * 5}, ("not_a_grade", "right[0]")),
        ("mottling", {"zone": 6}, ("not_a_grade", "zone")),
        ("mottling", {"zone": 2.5}, ("not_a_grade", "zone")),
        (
            "compliance",
            {"tidal_volume": "420 mL", "plateau": "10 cmH2O", "peep_total": "10 cmH2O"},
            ("plateau_not_above_peep", "plateau"),
        ),
        ("berlin", {"support": "mask"}, ("not_a_choice", "support")),
        ("news2", {"scale": 3}, ("not_a_grade", "scale")),
        ("news2", {"temperature": "98.6 degC"}, ("impossible_value", "temperature")),
        ("apache2", {"ph": "74"}, ("impossible_value", "ph")),
        ("apache2", {"age": "61 a"}, ("not_a_grade", "age")),
        ("bmi", {"height": "1.72 kg"}, ("wrong_unit", "height")),
        ("bmi", {"height": "172 m"}, ("impossible_value", "height")),
        ("kdigo", {"creatinine": [["2026-11-21", "1 mg/dL"]]}, ("not_an_instant", "creatinine[0]")),
        ("kdigo", {"creatinine": [["1 mg/dL"]]}, ("not_a_row", "creatinine[0]")),
        (
            "kdigo",
            {"creatinine": [["2026-11-21T06:00Z", None]]},
            ("empty", "creatinine[0]"),
        ),
        (
            "kdigo",
            {"urine": [["2026-11-21T06:00Z", "2026-11-21T06:00Z", "10 mL"]]},
            ("ends_before_it_begins", "urine[0]"),
        ),
        ("free-days", {"zone": "Rome"}, ("unknown_zone", "zone")),
        ("free-days", {"zone": 1}, ("unknown_zone", "zone")),
        ("free-days", {"start": "0001-01-01T00:00Z"}, ("impossible_time", "start")),
        ("free-days", {"intervals": [[None, None]]}, ("empty", "intervals[0]")),
        (
            "free-days",
            {"intervals": [["2026-11-21T06:00Z", "2026-11-21T05:00Z"]]},
            ("ends_before_it_begins", "intervals[0]"),
        ),
        ("free-days", {"protocol": 7}, ("not_a_text", "protocol")),
        ("norepinephrine-equivalent", {"formula": "mine"}, ("not_a_choice", "formula")),
        (
            "norepinephrine-equivalent",
            {
                "formula": "goradia-2021",
                "drugs": [{"drug": "vasopressin", "rate": "1.8 units/min"}],
            },
            ("impossible_value", "drugs[0].rate"),
        ),
    ],
)
def test_that_each_slip_is_told_by_its_field(
    score: str, inputs: dict[str, object], issue: tuple[str, str]
) -> None:
    answer = ask(score, inputs)
    assert codes(answer) == [issue]
    assert answer["value"] in (None, "not_known")


@pytest.mark.parametrize(
    ("line", "identifier", "code"),
    [
        ([1, 2], None, "not_an_object"),
        (None, None, "not_an_object"),
        ({}, None, "no_inputs"),
        ({"id": 7, "score": "sofa"}, 7, "no_inputs"),
        ({"id": 7, "score": "sofa", "inputs": []}, 7, "no_inputs"),
        ({"id": [1], "score": "saps", "inputs": {}}, [1], "unknown_score"),
        ({"id": "a", "score": None, "inputs": {}}, "a", "unknown_score"),
        ({"id": "a", "score": {}, "inputs": {}}, "a", "unknown_score"),
    ],
)
def test_that_a_line_without_a_score_has_only_issues(
    line: object, identifier: object, code: str
) -> None:
    answer = answer_score(line)
    assert set(answer) == {"id", "issues"}
    assert answer["id"] == identifier
    assert codes(answer)[0][0] == code


def test_that_a_stray_field_of_the_line_is_told() -> None:
    answer = answer_score({"id": 1, "score": "gcs", "inputs": {"gcs": 9}, "at": "now"})
    assert (answer["total"], codes(answer)) == (9, [("unknown_field", "at")])


def test_that_decimals_from_a_parser_count_as_numbers() -> None:
    assert ask("gcs", {"gcs": Decimal(13)})["total"] == 13
    assert codes(ask("gcs", {"gcs": Decimal("NaN")}))[0][0] == "not_a_grade"


def test_that_a_protocols_own_rule_of_free_days_is_used() -> None:
    inputs = {
        "protocol": "icar",
        "what": "icu",
        "start": "2026-11-01T10:00+01:00",
        "zone": "Europe/Rome",
        "intervals": [],
        "known_until": "2027-03-01T00:00+01:00",
    }
    line = {"id": 1, "score": "free-days", "inputs": inputs}
    usual = answer_score(line)
    assert (usual["value"], usual["missing"]) == (28, [])
    assert usual["warnings"]
    asked: list[tuple[str, str]] = []

    def rule_of(protocol: str, what: str) -> FreeDaysRule:
        asked.append((protocol, what))
        return FreeDaysRule(horizon=90, zero_if_dead_by=90)

    own = answer_score(line, rule_of=rule_of)
    assert (own["value"], own["warnings"], asked) == (90, [], [("icar", "icu")])


def test_that_a_form_with_refill_at_finger_and_knee_has_the_finger_as_its_refill_time() -> None:
    answer = ask("refill", {"refill_finger": "4.4 s", "refill_knee": "5.6 s"})
    assert answer["value"] == "4.4"
    assert "finger 4.4 s, above 3 s" in str(answer)


@pytest.mark.parametrize("cited", ["kotani", "Kotani 2023", "kotani-2023", "Kotani_2023"])
def test_that_a_formula_is_found_by_its_first_author_as_people_cite_it(cited: str) -> None:
    drugs = [{"drug": "phenylephrine", "rate": "1 microg/kg/min"}]
    answer = ask("norepinephrine-equivalent", {"formula": cited, "drugs": drugs})
    assert codes(answer) == []
    assert answer["value"] == "0.06"
