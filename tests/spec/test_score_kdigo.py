"""KDIGO AKI 2012, Table 2: three arms, exact edges, real coverage."""

from dataclasses import replace

import pytest

from protocols.scores.kdigo import CreatinineAt, KdigoInputs, UrineOver, kdigo
from protocols.times import Instant
from protocols.units import quantity

pytestmark = pytest.mark.requirement("R32")

START = Instant.from_utc(2026, 11, 21, 6, 0)
WEIGHT = quantity("70 kg")


def creatinine(*series: tuple[float, str]) -> tuple[CreatinineAt, ...]:
    return tuple(CreatinineAt(START.add(hours=h), quantity(text)) for h, text in series)


def urine(*series: tuple[float, float, str]) -> tuple[UrineOver, ...]:
    return tuple(
        UrineOver(START.add(hours=begin), START.add(hours=end), quantity(text))
        for begin, end, text in series
    )


WELL = urine((0, 24, "2400 mL"))
FULL = KdigoInputs(
    weight=WEIGHT,
    baseline=quantity("1.0 mg/dL"),
    creatinine=creatinine((0, "1.0 mg/dL"), (24, "1.0 mg/dL")),
    urine=WELL,
    rrt=False,
)


def test_that_all_three_arms_quiet_is_stage_0() -> None:
    score = kdigo(FULL)
    assert score.total == 0
    assert [one.points for one in score.components] == [0, 0, 0]


@pytest.mark.parametrize(
    ("highest", "stage"),
    [
        ("1.49 mg/dL", 0),
        ("1.5 mg/dL", 1),
        ("1.95 mg/dL", 1),  # the printed gap 1.9 to 2.0
        ("1.99 mg/dL", 1),
        ("2.0 mg/dL", 2),
        ("2.95 mg/dL", 2),
        ("2.99 mg/dL", 2),
        ("3.0 mg/dL", 3),
        ("132.6 micromol/L", 1),  # exactly 1.5 mg/dL
        ("132.5 micromol/L", 0),
    ],
)
def test_that_the_ratio_to_baseline_stages(highest: str, stage: int) -> None:
    # 100 h apart: the 48 h rule cannot speak, and the value before it is high already.
    series = creatinine((0, "1.3 mg/dL"), (24, "1.3 mg/dL"), (124, highest))
    found = kdigo(replace(FULL, creatinine=series)).component("creatinine")
    assert found.points == stage


@pytest.mark.parametrize(
    ("first", "second", "hours", "stage"),
    [
        ("0.9 mg/dL", "1.2 mg/dL", 48, 1),  # 1.2 - 0.9 is 0.3 exactly
        ("0.9 mg/dL", "1.19 mg/dL", 48, 0),
        ("0.9 mg/dL", "1.2 mg/dL", 49, None),  # too far apart: over what time is not known
        ("100 micromol/L", "126.52 micromol/L", 24, 1),  # 26.52 is 0.3 mg/dL
        ("100 micromol/L", "126.51 micromol/L", 24, 0),
        ("1.2 mg/dL", "0.9 mg/dL", 24, 0),  # a fall is no rise
    ],
)
def test_that_a_rise_counts_within_48_hours(
    first: str, second: str, hours: int, stage: int | None
) -> None:
    given = replace(
        FULL, baseline=quantity("0.9 mg/dL"), creatinine=creatinine((0, first), (hours, second))
    )
    if first.endswith("micromol/L"):
        given = replace(given, baseline=quantity("100 micromol/L"))
    assert kdigo(given).component("creatinine").points == stage


@pytest.mark.parametrize(
    ("baseline", "series", "stage"),
    [
        ("4.0 mg/dL", ((0, "4.1 mg/dL"), (24, "4.2 mg/dL")), 0),  # stable chronic disease
        ("3.8 mg/dL", ((0, "3.8 mg/dL"), (24, "4.1 mg/dL")), 3),  # rise of 0.3 to above 4.0
        ("2.6 mg/dL", ((0, "3.9 mg/dL"), (24, "4.0 mg/dL")), 3),  # 1.5 times baseline
        ("2.6 mg/dL", ((0, "3.9 mg/dL"), (24, "3.99 mg/dL")), 1),
        ("3.3 mg/dL", ((0, "3.3 mg/dL"), (24, "353.6 micromol/L")), 3),  # exactly 4.0
        ("3.3 mg/dL", ((0, "3.3 mg/dL"), (24, "353.5 micromol/L")), 1),
    ],
)
def test_that_4_mg_per_dl_is_stage_3_only_with_a_rise(
    baseline: str, series: tuple[tuple[float, str], ...], stage: int
) -> None:
    given = replace(FULL, baseline=quantity(baseline), creatinine=creatinine(*series))
    assert kdigo(given).component("creatinine").points == stage


@pytest.mark.parametrize(
    ("series", "low"),
    [
        (((0, "1.0 mg/dL"), (24, "1.0 mg/dL")), 0),
        (((0, "1.0 mg/dL"), (24, "1.3 mg/dL")), 1),
        (((0, "3.8 mg/dL"), (24, "4.1 mg/dL")), 3),
        (((0, "4.5 mg/dL"), (24, "4.5 mg/dL")), 0),
    ],
)
def test_that_without_a_baseline_the_ratio_is_not_judged(
    series: tuple[tuple[float, str], ...], low: int
) -> None:
    score = kdigo(replace(FULL, baseline=None, creatinine=creatinine(*series)))
    arm = score.component("creatinine")
    assert (arm.low, arm.high) == (low, 3)
    assert score.total == (3 if low == 3 else None)


@pytest.mark.parametrize(
    ("stretches", "stage"),
    [
        (((0, 6, "209 mL"),), 1),  # 70 kg: 0.5 mL/kg/h over 6 h is 210 mL
        (((0, 6, "210 mL"),), 0),
        (((0, 12, "419 mL"),), 2),
        (((0, 12, "420 mL"),), 0),
        (((0, 24, "503 mL"),), 3),  # 0.3 mL/kg/h over 24 h is 504 mL
        (((0, 24, "504 mL"),), 2),
        (((0, 12, "0 mL"),), 3),
        (((0, 11, "0 mL"),), 1),
        (((0, 6, "100 mL"), (6, 24, "2000 mL")), 1),
        (((0, 12, "800 mL"), (12, 18, "100 mL"), (18, 24, "100 mL")), 2),
        (tuple((hour, hour + 1, "34 mL") for hour in range(24)), 2),
        (tuple((hour, hour + 1, "35 mL") for hour in range(24)), 0),
        (tuple((hour, hour + 1, "20 mL") for hour in range(24)), 3),
    ],
)
def test_that_urine_is_staged_over_charted_runs(
    stretches: tuple[tuple[float, float, str], ...], stage: int
) -> None:
    found = kdigo(replace(FULL, urine=urine(*stretches))).component("urine")
    assert found.points == stage


def test_that_hours_without_charting_are_unknown_and_not_zero() -> None:
    gap = kdigo(replace(FULL, urine=urine((0, 6, "600 mL"), (18, 24, "600 mL"))))
    arm = gap.component("urine")
    assert (arm.points, arm.low, arm.high) == (None, 0, 3)
    short = kdigo(replace(FULL, urine=urine((0, 6, "600 mL"), (7, 24, "1700 mL"))))
    assert short.component("urine").points == 0


def test_that_a_run_does_not_bridge_a_gap() -> None:
    found = kdigo(replace(FULL, urine=urine((0, 4, "50 mL"), (5, 9, "50 mL"))))
    arm = found.component("urine")
    assert (arm.low, arm.high) == (0, 1)


def test_that_less_than_six_hours_say_nothing() -> None:
    arm = kdigo(replace(FULL, urine=urine((0, 5, "300 mL")))).component("urine")
    assert (arm.points, arm.low, arm.high) == (None, 0, 3)


def test_that_there_is_no_default_weight_but_anuria_needs_none() -> None:
    arm = kdigo(replace(FULL, weight=None)).component("urine")
    assert (arm.points, arm.missing) == (None, ("weight",))
    dry = replace(FULL, weight=None, urine=urine((0, 12, "0 mL")))
    assert kdigo(dry).component("urine").points == 3


def test_that_overlapping_stretches_are_not_staged() -> None:
    arm = kdigo(replace(FULL, urine=urine((0, 6, "100 mL"), (5, 12, "100 mL")))).component("urine")
    assert arm.points is None
    assert arm.warnings


@pytest.mark.parametrize(
    ("given", "total", "low", "high"),
    [
        ({"rrt": True}, 3, 3, 3),
        ({"rrt": True, "urine": None, "creatinine": None}, 3, 3, 3),
        ({"urine": None}, None, 0, 3),  # stage 0 needs all three arms
        ({"rrt": None}, None, 0, 3),
        ({"urine": None, "creatinine": creatinine((0, "1.0 mg/dL"), (9, "2.0 mg/dL"))}, 2, 2, 3),
        ({"urine": urine((0, 12, "100 mL")), "baseline": None}, None, 2, 3),
        ({"creatinine": None, "urine": urine((0, 12, "100 mL"))}, 2, 2, 3),
        ({"creatinine": None, "urine": None, "rrt": None}, None, 0, 3),
        ({"unread": frozenset({"creatinine"})}, None, 0, 3),
        ({"unread": frozenset({"urine"})}, None, 0, 3),
    ],
)
def test_that_the_worst_arm_decides_together(
    given: dict[str, object], total: int | None, low: int, high: int
) -> None:
    score = kdigo(replace(FULL, **given))
    assert (score.total, score.low, score.high) == (total, low, high)


def test_that_a_stage_without_an_arm_says_that_it_may_be_higher() -> None:
    series = creatinine((0, "1.0 mg/dL"), (9, "2.0 mg/dL"))
    score = kdigo(replace(FULL, urine=None, creatinine=series))
    assert "urine not given: the stage may be higher" in score.warnings


def test_that_one_creatinine_alone_is_judged_by_the_ratio_with_a_warning() -> None:
    score = kdigo(replace(FULL, creatinine=creatinine((0, "1.2 mg/dL"))))
    assert score.total == 0
    assert score.warnings
    high = kdigo(replace(FULL, creatinine=creatinine((0, "1.4 mg/dL"))))
    assert (high.component("creatinine").low, high.component("creatinine").high) == (0, 1)


def test_that_a_stretch_of_urine_ends_after_it_begins() -> None:
    with pytest.raises(ValueError, match="ends after it begins"):
        urine((6, 6, "10 mL"))
