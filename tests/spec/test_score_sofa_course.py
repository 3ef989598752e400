"""SOFA over days (Moreno 1999; de Grooth 2017; Lambden 2019): observed and imputed stay apart."""

from decimal import Decimal

import pytest

from protocols.scores.result import Component, Score, summed
from protocols.scores.sofa_course import (
    SofaDay,
    delta_sofa,
    impute_death,
    maximum_sofa,
    mean_sofa,
)

pytestmark = pytest.mark.requirement("R32")
NAMES = ("respiration", "coagulation", "liver", "cardiovascular", "cns", "renal")


def score(*points: int | tuple[int, int]) -> Score:
    spans = [one if isinstance(one, tuple) else (one, one) for one in points]
    return summed(
        tuple(
            Component(name, low, high, "", () if low == high else (name,))
            for name, (low, high) in zip(NAMES, spans, strict=True)
        )
    )


DAY_1 = SofaDay(1, score(3, 1, 0, 4, 2, 1))  # 11
DAY_2 = SofaDay(2, score(2, 2, 1, 3, 1, 1))  # 10
DAY_3 = SofaDay(3, score(2, (0, 4), 1, 0, 0, 1))
DAY_4 = SofaDay(4, None)


def test_that_the_change_is_later_minus_earlier() -> None:
    change = delta_sofa(DAY_1, DAY_2)
    assert (change.observed, change.imputed) == (-1, None)
    assert (change.low, change.high) == (-1, -1)


def test_that_an_incomplete_day_gives_bounds_and_no_change() -> None:
    change = delta_sofa(DAY_1, DAY_3)
    assert (change.observed, change.low, change.high) == (None, -7, -3)
    assert (delta_sofa(DAY_1, DAY_4).observed, delta_sofa(DAY_1, DAY_4).low) == (None, None)


def test_that_death_is_imputed_in_its_own_column() -> None:
    days = impute_death((DAY_1, DAY_2, DAY_4), day_of_death=3)
    assert [(one.observed, one.imputed, one.reason) for one in days] == [
        (11, None, ""),
        (10, None, ""),
        (None, 24, "death"),
    ]
    change = delta_sofa(days[0], days[2])
    assert (change.observed, change.imputed, change.reason) == (None, 13, "death")
    mean = mean_sofa(days)
    assert (mean.observed, mean.days) == (Decimal("10.5"), 2)
    assert (mean.with_imputed, mean.days_with_imputed) == (Decimal(15), 3)
    assert mean.absent_days == (4,)


def test_that_what_was_observed_on_the_day_of_death_is_kept() -> None:
    (day,) = impute_death((DAY_1,), day_of_death=1)
    assert (day.observed, day.imputed, day.for_analysis) == (11, 24, 24)


def test_that_the_mean_counts_complete_days_only_and_says_so() -> None:
    mean = mean_sofa((DAY_1, DAY_2, DAY_3, DAY_4))
    assert (mean.observed, mean.days) == (Decimal("10.5"), 2)
    assert (mean.incomplete_days, mean.absent_days) == ((3,), (4,))
    assert (mean.with_imputed, mean.days_with_imputed) == (None, 0)
    assert mean_sofa(()).observed is None


def test_that_the_maximum_adds_the_worst_of_each_component() -> None:
    worst = maximum_sofa((DAY_1, DAY_2))
    assert worst is not None
    assert worst.total == 13  # 3 + 2 + 1 + 4 + 2 + 1: more than either day's total
    open_end = maximum_sofa((DAY_1, DAY_2, DAY_3))
    assert open_end is not None
    assert (open_end.total, open_end.low, open_end.high) == (None, 13, 15)
    with_gap = maximum_sofa((DAY_1, DAY_4))
    assert with_gap is not None
    assert (with_gap.low, with_gap.high) == (11, 24)
    assert "day 4" in with_gap.missing
    assert maximum_sofa((DAY_4,)) is None


def test_that_the_two_versions_are_never_mixed() -> None:
    other = SofaDay(2, score(0, 0, 0, 0, 0, 0), "sofa-2")
    with pytest.raises(ValueError, match="never mixed"):
        delta_sofa(DAY_1, other)
    with pytest.raises(ValueError, match="never mixed"):
        mean_sofa((DAY_1, other))
    with pytest.raises(ValueError, match="never mixed"):
        maximum_sofa((DAY_1, other))


@pytest.mark.parametrize(("imputed", "reason"), [(24, ""), (None, "death")])
def test_that_an_imputed_total_has_its_reason(imputed: int | None, reason: str) -> None:
    with pytest.raises(ValueError, match="reason"):
        SofaDay(1, None, "sofa", imputed, reason)
