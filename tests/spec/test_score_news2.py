"""NEWS2 (Royal College of Physicians 2017, chart 1): every step on each side."""

from dataclasses import replace

import pytest

from protocols.scores.news2 import News2Inputs, news2
from protocols.units import quantity

pytestmark = pytest.mark.requirement("R32")

WELL = News2Inputs(
    respiratory_rate=quantity("16 /min"),
    spo2=quantity("97 %"),
    scale=1,
    on_oxygen=False,
    systolic=quantity("125 mmHg"),
    pulse=quantity("72 /min"),
    acvpu="A",
    temperature=quantity("37.0 degC"),
)
STEPS = {
    "respiratory_rate": ("/min", "8:3 9:1 11:1 12:0 20:0 21:2 24:2 25:3"),
    "systolic": ("mmHg", "90:3 91:2 100:2 101:1 110:1 111:0 219:0 220:3"),
    "pulse": ("/min", "40:3 41:1 50:1 51:0 90:0 91:1 110:1 111:2 130:2 131:3"),
    "temperature": (
        "degC",
        "35.0:3 35.1:1 36.0:1 36.1:0 38.0:0 38.1:1 39.0:1 39.1:2",
    ),
}
EDGES = [
    (name, f"{pair.split(':')[0]} {unit}", int(pair.split(":")[1]))
    for name, (unit, pairs) in STEPS.items()
    for pair in pairs.split()
]


def test_that_a_well_adult_scores_zero() -> None:
    score = news2(WELL)
    assert (score.total, score.reading) == (0, "0 to 4: ward response")


@pytest.mark.parametrize(("name", "text", "points"), EDGES)
def test_that_each_printed_step_holds(name: str, text: str, points: int) -> None:
    found = news2(replace(WELL, **{name: quantity(text)})).component(name)
    assert found.points == points


@pytest.mark.parametrize(
    ("spo2", "scale", "on_oxygen", "points"),
    [
        (91, 1, False, 3),
        (92, 1, False, 2),
        (93, 1, False, 2),
        (94, 1, True, 1),
        (95, 1, False, 1),
        (96, 1, False, 0),
        (99, 1, True, 0),
        (83, 2, False, 3),
        (84, 2, False, 2),
        (85, 2, True, 2),
        (86, 2, False, 1),
        (87, 2, True, 1),
        (88, 2, False, 0),
        (92, 2, True, 0),
        (93, 2, True, 1),
        (94, 2, True, 1),
        (95, 2, True, 2),
        (96, 2, True, 2),
        (97, 2, True, 3),
        (100, 2, True, 3),
        (93, 2, False, 0),
        (100, 2, False, 0),
    ],
)
def test_that_saturation_follows_its_scale(
    spo2: int, scale: int, on_oxygen: bool, points: int
) -> None:
    given = replace(WELL, spo2=quantity(f"{spo2} %"), scale=scale, on_oxygen=on_oxygen)
    score = news2(given)
    assert score.component("spo2").points == points
    assert score.component("oxygen").points == (2 if on_oxygen else 0)


@pytest.mark.parametrize(
    ("given", "low", "high", "missing"),
    [
        ({"scale": None, "spo2": quantity("90 %")}, 0, 3, ("scale",)),
        ({"scale": 2, "on_oxygen": None, "spo2": quantity("97 %")}, 0, 3, ("on_oxygen",)),
        ({"scale": 2, "on_oxygen": None, "spo2": quantity("90 %")}, 0, 0, ()),
        ({"scale": 1, "on_oxygen": None, "spo2": quantity("97 %")}, 0, 0, ()),
        ({"spo2": None}, 0, 3, ("spo2",)),
    ],
)
def test_that_an_unknown_scale_or_oxygen_leaves_bounds(
    given: dict[str, object], low: int, high: int, missing: tuple[str, ...]
) -> None:
    found = news2(replace(WELL, **given)).component("spo2")
    assert (found.low, found.high, found.missing) == (low, high, missing)


@pytest.mark.parametrize(
    ("acvpu", "points"), [("A", 0), ("C", 3), ("V", 3), ("P", 3), ("U", 3), (None, None)]
)
def test_that_anything_but_alert_scores_three(acvpu: str | None, points: int | None) -> None:
    assert news2(replace(WELL, acvpu=acvpu)).component("consciousness").points == points


@pytest.mark.parametrize(
    ("given", "reading"),
    [
        ({"acvpu": "C"}, "3 in a single parameter: urgent ward review"),
        (
            {"pulse": quantity("120 /min"), "temperature": quantity("39.5 degC")},
            "0 to 4: ward response",
        ),
        ({"acvpu": "C", "pulse": quantity("120 /min")}, "5 to 6: urgent response"),
        (
            {"acvpu": "C", "on_oxygen": True, "pulse": quantity("120 /min")},
            "7 or more: emergency response",
        ),
        ({"pulse": None}, ""),
    ],
)
def test_that_the_response_is_named_only_where_it_is_sure(
    given: dict[str, object], reading: str
) -> None:
    assert news2(replace(WELL, **given)).reading == reading


def test_that_nothing_known_is_zero_to_20() -> None:
    score = news2(News2Inputs())
    assert (score.total, score.low, score.high) == (None, 0, 20)
