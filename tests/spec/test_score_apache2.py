"""APACHE II (Knaus, Crit Care Med 1985;13:818): every band one step on each side."""

from dataclasses import replace
from decimal import Decimal

import pytest

from protocols.scores.apache2 import Apache2Inputs, aa_gradient, apache2
from protocols.scores.gcs import Glasgow
from protocols.units import Quantity, Unit, quantity

pytestmark = pytest.mark.requirement("R32")


def bare(text: str) -> Quantity:
    return Quantity(Decimal(text), Unit.ONE)


WELL = Apache2Inputs(
    temperature=quantity("37 degC"),
    map=quantity("85 mmHg"),
    heart_rate=quantity("80 /min"),
    respiratory_rate=quantity("16 /min"),
    fio2=bare("0.21"),
    pao2=quantity("95 mmHg"),
    ph=bare("7.40"),
    sodium=quantity("140 mmol/L"),
    potassium=quantity("4.0 mmol/L"),
    creatinine=quantity("0.9 mg/dL"),
    acute_renal_failure=False,
    hematocrit=quantity("40 %"),
    wbc=quantity("8 10*9/L"),
    gcs=Glasgow(total=15),
    age=40,
    chronic_health="none",
)


def points(name: str, **given: object) -> int | None:
    return apache2(replace(WELL, **given)).component(name).points


def test_that_a_well_adult_scores_zero() -> None:
    score = apache2(WELL)
    assert (score.total, score.missing) == (0, ())


BANDS = {
    "temperature": (
        "degC",
        (
            "41:4 40.99:3 39:3 38.99:1 38.5:1 38.45:0 36:0 "
            "35.99:1 34:1 33.9:2 32:2 31.9:3 30:3 29.95:4"
        ),
    ),
    "map": (
        "mmHg",
        "160:4 159:3 130:3 129:2 110:2 109.5:0 70:0 69:2 50:2 49:4",
    ),
    "heart_rate": (
        "/min",
        "180:4 179:3 140:3 139:2 110:2 109.5:0 70:0 69:2 55:2 54:3 40:3 39:4",
    ),
    "respiratory_rate": (
        "/min",
        "50:4 49:3 35:3 34:1 25:1 24:0 12:0 11:1 10:1 9:2 6:2 5:4",
    ),
    "sodium": (
        "mmol/L",
        "180:4 179:3 160:3 159:2 155:2 154:1 150:1 149:0 130:0 129:2 120:2 119:3 111:3 110:4",
    ),
    "potassium": (
        "mmol/L",
        "7:4 6.9:3 6:3 5.9:1 5.5:1 5.4:0 3.5:0 3.4:1 3:1 2.9:2 2.5:2 2.4:4",
    ),
    "creatinine": ("mg/dL", "3.5:4 3.49:3 2:3 1.99:2 1.5:2 1.49:0 0.6:0 0.59:2"),
    "hematocrit": ("%", "60:4 59.9:2 50:2 49.9:1 46:1 45.9:0 30:0 29.9:2 20:2 19.9:4"),
    "wbc": ("10*9/L", "40:4 39.9:2 20:2 19.9:1 15:1 14.9:0 3:0 2.9:2 1:2 0.9:4"),
}
EDGES = [
    (name, f"{pair.split(':')[0]} {unit}", int(pair.split(":")[1]))
    for name, (unit, pairs) in BANDS.items()
    for pair in pairs.split()
]


@pytest.mark.parametrize(("name", "text", "expected"), EDGES)
def test_that_bands_hold_from_their_lower_printed_value(
    name: str, text: str, expected: int
) -> None:
    assert points(name, **{name: quantity(text)}) == expected


@pytest.mark.parametrize(
    ("ph", "expected"),
    [
        ("7.7", 4),
        ("7.69", 3),
        ("7.6", 3),
        ("7.59", 1),
        ("7.5", 1),
        ("7.499", 0),
        ("7.33", 0),
        ("7.329", 2),
        ("7.25", 2),
        ("7.249", 3),
        ("7.15", 3),
        ("7.149", 4),
    ],
)
def test_that_ph_follows_its_bands(ph: str, expected: int) -> None:
    assert points("ph", ph=bare(ph)) == expected


@pytest.mark.parametrize(
    ("pao2", "expected"),
    [("70.1", 0), ("70", 1), ("61", 1), ("60.9", 3), ("55", 3), ("54.9", 4)],
)
def test_that_pao2_counts_below_half_oxygen(pao2: str, expected: int) -> None:
    given = {"fio2": bare("0.49"), "pao2": quantity(f"{pao2} mmHg")}
    assert points("oxygenation", **given) == expected


@pytest.mark.parametrize(
    ("gradient", "expected"),
    [("500", 4), ("499", 3), ("350", 3), ("349", 2), ("200", 2), ("199.9", 0)],
)
def test_that_the_gradient_counts_from_exactly_half_oxygen(gradient: str, expected: int) -> None:
    given = {"fio2": bare("0.5"), "aa_gradient": quantity(f"{gradient} mmHg")}
    assert points("oxygenation", **given, pao2=quantity("50 mmHg")) == expected


def test_that_the_gradient_is_worked_out_from_paco2() -> None:
    given = replace(WELL, fio2=bare("0.5"), pao2=quantity("80 mmHg"), paco2=quantity("40 mmHg"))
    assert aa_gradient(given) == Decimal("226.5")  # 0.5 x 713 - 40 / 0.8 - 80
    assert apache2(given).component("oxygenation").points == 2
    assert aa_gradient(replace(given, pao2=quantity("400 mmHg"))) == 0
    assert aa_gradient(replace(given, paco2=None)) is None


@pytest.mark.parametrize(
    ("given", "low", "high", "missing"),
    [
        ({"fio2": None}, 0, 4, ("fio2",)),
        ({"pao2": None}, 0, 4, ("pao2",)),
        ({"fio2": bare("0.6")}, 0, 4, ("paco2",)),
        ({"fio2": bare("0.6"), "pao2": None}, 0, 4, ("pao2", "paco2")),
        ({"fio2": bare("0.6"), "pao2": None, "paco2": quantity("40 mmHg")}, 0, 4, ("pao2",)),
    ],
)
def test_that_oxygenation_names_what_it_lacks(
    given: dict[str, object], low: int, high: int, missing: tuple[str, ...]
) -> None:
    found = apache2(replace(WELL, **given)).component("oxygenation")
    assert (found.low, found.high, found.missing) == (low, high, missing)


@pytest.mark.parametrize(
    ("level", "failing", "low", "high"),
    [
        ("2.0 mg/dL", True, 6, 6),
        ("2.0 mg/dL", False, 3, 3),
        ("2.0 mg/dL", None, 3, 6),
        ("0.9 mg/dL", None, 0, 0),
        ("0.5 mg/dL", True, 4, 4),
        ("3.5 mg/dL", True, 8, 8),
        (None, True, 0, 8),
        (None, False, 0, 4),
    ],
)
def test_that_creatinine_counts_twice_in_acute_renal_failure(
    level: str | None, failing: bool | None, low: int, high: int
) -> None:
    given = {
        "creatinine": quantity(level) if level else None,
        "acute_renal_failure": failing,
    }
    found = apache2(replace(WELL, **given)).component("creatinine")
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("age", "expected"),
    [(44, 0), (45, 2), (54, 2), (55, 3), (64, 3), (65, 5), (74, 5), (75, 6)],
)
def test_that_age_follows_its_bands(age: int, expected: int) -> None:
    assert points("age", age=age) == expected


def test_that_coma_and_chronic_health_add_their_points() -> None:
    assert points("gcs", gcs=Glasgow(total=9)) == 6
    tube = apache2(replace(WELL, gcs=Glasgow(eye=4, verbal="NT", motor=6))).component("gcs")
    assert (tube.low, tube.high) == (0, 4)
    assert points("chronic_health", chronic_health="elective_postoperative") == 2
    emergency = "nonoperative_or_emergency_postoperative"
    assert points("chronic_health", chronic_health=emergency) == 5


def test_that_nothing_known_is_zero_to_71() -> None:
    score = apache2(Apache2Inputs())
    assert (score.total, score.low, score.high) == (None, 0, 71)
