"""The printed titer chart: what was sampled when, on a black printer too."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

from protocols.intake import Reading
from protocols.sheet.content import ChartPoint
from protocols.units import quantity
from storage.exports.titer_chart_svg import titer_chart_svg
from tests.storage.exports.sample_sheets import at, igm_chart

SVG = "{http://www.w3.org/2000/svg}"


def words(svg: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own text


def test_that_values_stand_at_their_points_in_the_digits_reported() -> None:
    told = words(titer_chart_svg(igm_chart()))
    assert {"31.4", "58.0", "74.2", "81.0"} <= set(told)
    assert "target 100 mg/dL" in told
    assert "entry: below 60" in told
    assert [one for one in told if one.startswith("Day")] == ["Day 0", "Day 1", "Day 2", "Day 3"]


def test_that_a_point_sampled_during_a_dose_differs_in_form_not_in_colour() -> None:
    svg = titer_chart_svg(igm_chart())
    assert svg.count('fill="#12202B"/><') == 0
    assert len(re.findall(r'<circle [^>]*fill="#FFFFFF"', svg)) == 3
    assert len(re.findall(r'<circle [^>]*fill="#12202B"', svg)) == 1


def test_that_a_reading_below_a_limit_is_a_triangle_and_says_so() -> None:
    below = ChartPoint(
        at("19 05:40"), quantity("20 mg/dL"), Reading(quantity("20 mg/dL"), "<"), during=False
    )
    svg = titer_chart_svg(replace(igm_chart(), points=(below,)))
    assert "below 20" in words(svg)
    assert svg.count("<polygon") == 1
    assert "<circle" not in svg


def test_that_a_converted_value_is_marked() -> None:
    grams = ChartPoint(
        at("19 05:40"), quantity("58 mg/dL"), Reading(quantity("0.58 g/L")), during=False
    )
    assert "58*" in words(titer_chart_svg(replace(igm_chart(), points=(grams,))))


def test_that_a_missing_day_breaks_the_line() -> None:
    chart = igm_chart()
    whole = titer_chart_svg(replace(chart, spans=()))
    broken = titer_chart_svg(replace(chart, spans=(), points=(chart.points[0], *chart.points[2:])))
    hairline = 'stroke="#71808C" stroke-width="0.5"'
    assert (whole.count(hairline), broken.count(hairline)) == (3, 1)


def test_that_no_value_lies_on_another_value_or_outside_the_chart() -> None:
    chart = igm_chart()
    crowd = tuple(
        ChartPoint(
            at(f"{18 + number // 4} {6 * (number % 4):02}:10"),
            quantity(f"{90 + number % 3} mg/dL"),
            Reading(quantity(f"{90 + number % 3} mg/dL")),
            during=False,
        )
        for number in range(8)
    )
    svg = titer_chart_svg(replace(chart, points=crowd))
    places = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*font-size="8.4"', svg)
    assert len(places) == len(set(places)) == 8
    assert all(0 <= float(x) <= 254 and 0 <= float(y) <= 128 for x, y in places)


def test_that_without_values_the_chart_says_so_and_hostile_words_stay_text() -> None:
    chart = replace(igm_chart(), points=(), spans=(), empty_words="No value <script>&")
    assert "No value <script>&" in words(titer_chart_svg(chart))


def test_that_the_same_chart_gives_the_same_text() -> None:
    assert titer_chart_svg(igm_chart()) == titer_chart_svg(igm_chart())
