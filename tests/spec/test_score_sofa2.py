"""SOFA-2 (Ranzani, JAMA 2025): inclusive edges, one step on each side."""

from dataclasses import replace
from decimal import Decimal

import pytest

from protocols.scores.gcs import Glasgow
from protocols.scores.result import Component
from protocols.scores.sofa2 import Sofa2Inputs, sofa2
from protocols.scores.vasopressors import RunningDrug
from protocols.units import Quantity, Unit, quantity

pytestmark = pytest.mark.requirement("R32", "R33")


def fraction(text: str) -> Quantity:
    return Quantity(Decimal(text), Unit.ONE)


def drug(name: str, rate: str | None, span: str | None = "2 h") -> RunningDrug:
    return RunningDrug(
        name, quantity(rate) if rate else None, quantity(span) if span else None, "base"
    )


HEALTHY = Sofa2Inputs(
    pao2=quantity("100 mmHg"),
    fio2=fraction("0.21"),
    respiratory_support=False,
    platelets=quantity("250 10*9/L"),
    bilirubin=quantity("0.6 mg/dL"),
    map=quantity("85 mmHg"),
    vasopressors=(),
    gcs=Glasgow(total=15),
    creatinine=quantity("0.8 mg/dL"),
    urine_24h=quantity("2000 mL"),
    weight=quantity("70 kg"),
    ecmo="none",
    mechanical_support=False,
    rrt=False,
    delirium_drug=False,
)


def part(name: str, **given: object) -> Component:
    return sofa2(replace(HEALTHY, **given)).component(name)


def test_that_a_healthy_adult_scores_zero_without_warnings() -> None:
    score = sofa2(HEALTHY)
    assert (score.total, score.warnings) == (0, ())


def test_that_optional_inputs_not_given_are_named() -> None:
    score = sofa2(replace(HEALTHY, ecmo=None, rrt=None))
    assert score.total == 0
    assert score.warnings == ("not given, and scored without: ECMO, renal replacement",)


@pytest.mark.parametrize(
    ("pao2", "with_support", "without"),
    [
        ("75 mmHg", 4, 2),
        ("75.1 mmHg", 3, 2),
        ("150 mmHg", 3, 2),
        ("150.1 mmHg", 2, 2),
        ("225 mmHg", 2, 2),
        ("225.1 mmHg", 1, 1),
        ("300 mmHg", 1, 1),
        ("300.1 mmHg", 0, 0),
    ],
)
def test_that_respiration_edges_are_inclusive(pao2: str, with_support: int, without: int) -> None:
    gas = {"pao2": quantity(pao2), "fio2": fraction("1")}
    assert part("respiration", **gas, respiratory_support=True).points == with_support
    assert part("respiration", **gas, respiratory_support=False).points == without
    unknown = part("respiration", **gas, respiratory_support=None)
    assert (unknown.low, unknown.high) == (without, with_support)


@pytest.mark.parametrize(
    ("spo2", "fio2", "points"),
    [
        ("96 %", "0.8", 4),  # 120
        ("97 %", "0.8", 3),
        ("90 %", "0.45", 3),  # 200
        ("91 %", "0.45", 2),
        ("95 %", "0.38", 2),  # 250
        ("96 %", "0.38", 1),
        ("90 %", "0.3", 1),  # 300
        ("91 %", "0.3", 0),
    ],
)
def test_that_saturation_stands_in_only_without_a_gas(spo2: str, fio2: str, points: int) -> None:
    given = {"spo2": quantity(spo2), "fio2": fraction(fio2), "respiratory_support": True}
    found = part("respiration", pao2=None, **given)
    assert found.points == points
    assert found.warnings
    assert part("respiration", **given, pao2=quantity("400 mmHg")).points == 0


def test_that_a_saturation_of_98_or_more_cannot_stand_in() -> None:
    found = part("respiration", pao2=None, spo2=quantity("98 %"), respiratory_support=True)
    assert (found.low, found.high) == (0, 4)
    lost = part("respiration", pao2=None, spo2=quantity("90 %"), unread=frozenset({"pao2"}))
    assert lost.points is None


@pytest.mark.parametrize(
    ("name", "given", "points"),
    [
        ("coagulation", {"platelets": "50 10*9/L"}, 4),
        ("coagulation", {"platelets": "51 10*9/L"}, 3),
        ("coagulation", {"platelets": "80 10*9/L"}, 3),
        ("coagulation", {"platelets": "81 10*9/L"}, 2),
        ("coagulation", {"platelets": "100 10*9/L"}, 2),
        ("coagulation", {"platelets": "101 10*9/L"}, 1),
        ("coagulation", {"platelets": "150 10*9/L"}, 1),
        ("coagulation", {"platelets": "151 10*9/L"}, 0),
        ("liver", {"bilirubin": "1.2 mg/dL"}, 0),
        ("liver", {"bilirubin": "1.21 mg/dL"}, 1),
        ("liver", {"bilirubin": "20.52 micromol/L"}, 0),
        ("liver", {"bilirubin": "20.53 micromol/L"}, 1),
        ("liver", {"bilirubin": "3 mg/dL"}, 1),
        ("liver", {"bilirubin": "3.01 mg/dL"}, 2),
        ("liver", {"bilirubin": "6 mg/dL"}, 2),
        ("liver", {"bilirubin": "6.01 mg/dL"}, 3),
        ("liver", {"bilirubin": "12 mg/dL"}, 3),
        ("liver", {"bilirubin": "12.01 mg/dL"}, 4),
        ("renal", {"creatinine": "1.2 mg/dL"}, 0),
        ("renal", {"creatinine": "1.21 mg/dL"}, 1),
        ("renal", {"creatinine": "2 mg/dL"}, 1),
        ("renal", {"creatinine": "2.01 mg/dL"}, 2),
        ("renal", {"creatinine": "3.5 mg/dL"}, 2),
        ("renal", {"creatinine": "3.51 mg/dL"}, 3),
        ("renal", {"creatinine": "9 mg/dL"}, 3),
        ("renal", {"urine_24h": "503 mL"}, 3),  # 70 kg: 0.3 mL/kg/h is 504 mL
        ("renal", {"urine_24h": "504 mL"}, 2),
        ("renal", {"urine_24h": "839 mL"}, 2),  # 0.5 mL/kg/h is 840 mL
        ("renal", {"urine_24h": "840 mL"}, 0),
        ("renal", {"urine_24h": "0 mL"}, 3),
        ("cardiovascular", {"map": "69 mmHg"}, 1),
        ("cardiovascular", {"map": "70 mmHg"}, 0),
    ],
)
def test_that_edges_belong_to_the_better_side(
    name: str, given: dict[str, str], points: int
) -> None:
    found = part(name, **{key: quantity(text) for key, text in given.items()})
    assert found.points == points


@pytest.mark.parametrize(
    ("coma", "points"),
    [
        (Glasgow(total=15), 0),
        (Glasgow(total=14), 1),
        (Glasgow(total=13), 1),
        (Glasgow(total=12), 2),
        (Glasgow(total=9), 2),  # SOFA 1996 gives 3
        (Glasgow(total=8), 3),
        (Glasgow(total=6), 3),
        (Glasgow(total=5), 4),
        (Glasgow(eye=4, verbal="NT", motor=6), 0),  # footnote d: motor alone
        (Glasgow(eye=4, verbal="NT", motor=5), 1),
        (Glasgow(eye=4, verbal="NT", motor=4), 2),
        (Glasgow(eye=4, verbal="NT", motor=3), 3),
        (Glasgow(eye=4, verbal="NT", motor=2), 4),
    ],
)
def test_that_brain_follows_gcs_or_the_motor_response(coma: Glasgow, points: int) -> None:
    assert part("cns", gcs=coma).points == points


def test_that_a_delirium_drug_gives_one_point_at_least() -> None:
    assert part("cns", delirium_drug=True).points == 1
    assert part("cns", delirium_drug=True, gcs=Glasgow(total=9)).points == 2
    assert part("cns", delirium_drug=True, gcs=None).low == 1


@pytest.mark.parametrize(
    ("drugs", "points"),
    [
        ((("norepinephrine", "0.2"),), 2),
        ((("norepinephrine", "0.21"),), 3),
        ((("norepinephrine", "0.4"),), 3),
        ((("norepinephrine", "0.41"),), 4),
        ((("norepinephrine", "0.1"), ("epinephrine", "0.1")), 2),
        ((("norepinephrine", "0.1"), ("epinephrine", "0.11")), 3),
        ((("norepinephrine", "0.2"), ("dobutamine", "3")), 3),
        ((("norepinephrine", "0.4"), ("dobutamine", "3")), 4),
        ((("dobutamine", "20"),), 2),
        ((("phenylephrine", "2"),), 2),
        ((("dopamine", "20"),), 2),
        ((("dopamine", "20.1"),), 3),
        ((("dopamine", "40"),), 3),
        ((("dopamine", "40.1"),), 4),
        ((("dopamine", "40.1"), ("norepinephrine", "0.1")), 3),
    ],
)
def test_that_drugs_add_up_as_printed(drugs: tuple[tuple[str, str], ...], points: int) -> None:
    running = tuple(drug(name, f"{rate} microg/kg/min") for name, rate in drugs)
    assert part("cardiovascular", vasopressors=running, map=None).points == points


@pytest.mark.parametrize(
    ("drugs", "low", "high"),
    [
        ((drug("norepinephrine", None),), 2, 4),
        ((drug("norepinephrine", "0.1 microg/kg/min", None),), 0, 2),
        ((drug("dopamine", "45 microg/kg/min"), RunningDrug(None)), 2, 4),  # beside another drug
        ((drug("norepinephrine", "0.3 microg/kg/min", "30 min"),), 0, 0),
        (None, 0, 4),
        ((RunningDrug(None),) * 9, 0, 4),  # too many to try out: bounds all the same
    ],
)
def test_that_what_is_not_known_of_drugs_leaves_bounds(
    drugs: tuple[RunningDrug, ...] | None, low: int, high: int
) -> None:
    found = part("cardiovascular", vasopressors=drugs)
    assert (found.low, found.high) == (low, high)


def test_that_ecmo_and_devices_score_where_the_footnotes_say() -> None:
    venous = sofa2(replace(HEALTHY, ecmo="vv"))
    assert venous.component("respiration").points == 4
    assert venous.component("cardiovascular").points == 0
    arterial = sofa2(replace(HEALTHY, ecmo="va"))
    assert arterial.component("respiration").points == 4
    assert arterial.component("cardiovascular").points == 4
    assert part("cardiovascular", mechanical_support=True).points == 4


@pytest.mark.parametrize(
    ("given", "points"),
    [
        ({"rrt": True}, 4),
        ({"creatinine": "1.21 mg/dL", "potassium": "6.0 mmol/L"}, 4),
        ({"creatinine": "1.2 mg/dL", "potassium": "6.0 mmol/L"}, 0),
        ({"creatinine": "1.21 mg/dL", "potassium": "5.9 mmol/L"}, 1),
        ({"creatinine": "1.21 mg/dL", "ph": "7.2", "bicarbonate": "12 mmol/L"}, 4),
        ({"creatinine": "1.21 mg/dL", "ph": "7.21", "bicarbonate": "12 mmol/L"}, 1),
        ({"creatinine": "1.21 mg/dL", "ph": "7.2", "bicarbonate": "12.1 mmol/L"}, 1),
        ({"urine_24h": "500 mL", "potassium": "6.0 mmol/L"}, 4),
    ],
)
def test_that_renal_replacement_or_its_criteria_score_four(
    given: dict[str, object], points: int
) -> None:
    typed = {key: quantity(text) if isinstance(text, str) else text for key, text in given.items()}
    assert part("renal", **typed).points == points


@pytest.mark.parametrize(
    ("component", "name", "high"),
    [
        ("respiration", "ecmo", 4),
        ("cardiovascular", "ecmo", 4),
        ("cardiovascular", "mechanical_support", 4),
        ("cns", "delirium_drug", 1),
        ("renal", "rrt", 4),
        ("renal", "urine_24h", 3),
    ],
)
def test_that_an_input_given_but_unreadable_leaves_bounds(
    component: str, name: str, high: int
) -> None:
    found = part(component, **{name: None}, unread=frozenset({name}))
    assert (found.low, found.high) == (0, high)
    assert name in found.missing


def test_that_everything_missing_is_zero_to_24() -> None:
    score = sofa2(Sofa2Inputs())
    assert (score.total, score.low, score.high) == (None, 0, 24)
