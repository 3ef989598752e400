"""Band tables and how reasons write numbers."""

from decimal import Decimal
from fractions import Fraction

import pytest

from protocols.scores.amounts import in_words, shown
from protocols.scores.bands import (
    below,
    otherwise,
    points_between,
    points_for,
    reachable,
    table,
    up_to,
)
from protocols.scores.result import Component, settled, summed
from protocols.units import quantity

BANDS = table(below("100", 4), up_to("200", 2), otherwise(0))


@pytest.mark.parametrize(
    ("number", "points"),
    [
        (Fraction(9999999999999999, 10**14), 4),
        (100, 2),
        (Decimal("200.0"), 2),
        (Fraction(20000000000000001, 10**14), 0),
    ],
)
def test_that_edges_are_exact(number: Decimal | Fraction | int, points: int) -> None:
    assert points_for(BANDS, number) == points


def test_that_a_range_gives_the_fewest_and_the_most_points() -> None:
    assert points_between(BANDS, 50, 150) == (2, 4)
    assert points_between(BANDS, 150, 160) == (2, 2)
    assert reachable(BANDS) == (0, 4)


@pytest.mark.parametrize(
    "bands",
    [
        (),
        (below("1", 0),),
        (otherwise(0), otherwise(1)),
        (below("2", 0), below("1", 1), otherwise(2)),
        (below("1", 0), up_to("1", 1), otherwise(2)),
    ],
)
def test_that_a_table_with_gaps_or_disorder_is_refused(bands: tuple[object, ...]) -> None:
    with pytest.raises(ValueError, match="table"):
        table(*bands)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (Fraction(71 * 100, 45), 1, "157.8"),
        (Fraction(5999, 30), 1, "199.97"),  # never "200.0" below 200
        (Fraction("199.96"), 1, "199.96"),
        (Fraction(160), 1, "160"),
        (Fraction(11, 10), 1, "1.1"),
        (Fraction(119999, 10**5), 2, "1.19999"),
        (Fraction(40 * 10, 171), 2, "2.34"),
    ],
)
def test_that_rounding_in_a_reason_never_lands_on_an_edge(
    number: Fraction, places: int, text: str
) -> None:
    assert shown(number, places) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0.08 microg/kg/min", "0.08 micrograms per kg per min"),
        ("22 /min", "22 per min"),
        ("1.8 units/h", "1.8 units per h"),
        ("81.0 mg/dL", "81.0 mg/dL"),
        ("90 10*9/L", "90 10*9/L"),
        ("65 mmHg", "65 mmHg"),
    ],
)
def test_that_rates_are_read_out_and_laboratory_units_keep_their_slash(
    text: str, words: str
) -> None:
    assert in_words(quantity(text)) == words


def test_that_a_sum_with_a_gap_has_no_total() -> None:
    score = summed((settled("a", 2, ""), Component("b", 0, 4, "", ("x",), ("w",))))
    assert (score.total, score.low, score.high) == (None, 2, 6)
    assert (score.missing, score.warnings) == (("x",), ("w",))
    assert score.incomplete == "incomplete: at least 2, at most 6 (1 of 2 known)"
    with pytest.raises(KeyError):
        score.component("c")
    with pytest.raises(ValueError, match="above"):
        Component("b", 2, 1, "")
