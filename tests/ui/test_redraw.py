"""An entry redraws what it changed and leaves alone what it did not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.support import story_chart
from ui.charts.subject_chart import SubjectChart


@pytest.fixture
def chart(qtbot: QtBot) -> SubjectChart:
    one = SubjectChart()
    qtbot.addWidget(one)
    one.resize(748, 406)
    one.show_content(story_chart.course())
    return one


def drawn(chart: SubjectChart) -> list[tuple[int, ...]]:
    return [tuple(map(id, lane.items)) for lane in chart.lanes]


def test_that_a_course_that_did_not_change_is_not_drawn_again(chart: SubjectChart) -> None:
    before, kept = drawn(chart), [lane.items for lane in chart.lanes]
    chart.show_content(story_chart.course())
    assert drawn(chart) == before
    assert kept


def test_that_a_new_value_redraws_its_lane_alone(chart: SubjectChart) -> None:
    kept = [list(lane.items) for lane in chart.lanes]
    content = story_chart.course()
    assert content.key is not None
    fewer = replace(content.key, points=content.key.points[:-1])
    chart.show_content(replace(content, key=fewer))
    same = [list(lane.items) == items for lane, items in zip(chart.lanes, kept, strict=True)]
    assert same == [False, *[True] * (len(same) - 1)]
    assert len(same) > 1


def test_that_a_minute_later_every_lane_is_drawn_again(chart: SubjectChart) -> None:
    kept = [list(lane.items) for lane in chart.lanes]
    content = story_chart.course()
    chart.show_content(replace(content, now=content.now.add(minutes=1)))
    assert all(list(lane.items) != items for lane, items in zip(chart.lanes, kept, strict=True))


def test_that_another_palette_draws_every_lane_again(chart: SubjectChart, qapp: object) -> None:
    from ui.theme.palette import apply_theme

    kept = [list(lane.items) for lane in chart.lanes]
    try:
        apply_theme(qapp, "night")  # type: ignore[arg-type]
        now = [list(lane.items) for lane in chart.lanes]
    finally:
        apply_theme(qapp, "day")  # type: ignore[arg-type]
    assert all(one != other for one, other in zip(now, kept, strict=True))
