"""The charts: what is drawn can be read by pointer and key, and says exactly what was given."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support import story_chart
from ui.charts.delivered_chart import DeliveredChart
from ui.charts.rate_lane import stretches
from ui.charts.subject_chart import SubjectChart
from ui.charts.time_axis import TimeScale, shown_labels
from ui.charts.time_chart import Place
from ui.charts.trends import Trends
from ui.models.chart_values import ChartContent
from ui.theme.palette import apply_theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def chart(qtbot: QtBot) -> SubjectChart:
    one = SubjectChart()
    qtbot.addWidget(one)
    one.resize(748, 406)
    one.show_content(story_chart.course())
    one.show()
    one.grab()
    return one


def items(chart: SubjectChart, lane: int, kind: type) -> list[object]:
    return [item for item in chart.lanes[lane].items if isinstance(item, kind)]


def test_that_the_arrow_keys_read_each_titer_as_a_sentence(
    chart: SubjectChart, qtbot: QtBot
) -> None:
    chart.setFocus()
    read: list[str] = []
    chart.read.connect(read.append)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.reading() == "IgM sample of 21-Nov-2026 05:30, result awaited."
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.reading() == (
        "IgM titer 74.2 mg/dL, sampled 20-Nov-2026 05:50, Day 2, during dose 2."
    )
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.reading().startswith("IgM titer 31.4 mg/dL, sampled 18-Nov-2026 04:48")
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.reading().startswith("IgM titer 31.4"), "the first point is the end of the lane"
    assert read[-1] == chart.reading()
    assert chart.accessibleDescription() == chart.reading()


def test_that_up_and_down_go_to_the_lane_beside_at_the_same_time(
    chart: SubjectChart, qtbot: QtBot
) -> None:
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert "5.9 mL per hour" in chart.reading()
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.reading().startswith("Norepinephrine 0.12")
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.reading().startswith("Norepinephrine 0.12"), "there is no lane below"
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    assert "5.9 mL per hour" in chart.reading()


def test_that_a_pointer_near_a_titer_reads_it_and_leaves_it_again(
    chart: SubjectChart, qtbot: QtBot
) -> None:
    lane = chart.lanes[0]
    spot = lane.spots[1]
    at = lane.place(spot.x, spot.y)
    qtbot.mouseMove(chart.viewport(), (at + QPointF(5, 5)).toPoint())
    assert chart.place_at(at + QPointF(5, 5)) == Place(0, 1)
    chart._read(chart.place_at(at), pointed=True)
    assert "58.0 mg/dL" in chart.reading()
    assert chart.place_at(QPointF(2, 2)) is None


def test_that_a_pointer_inside_an_infusion_reads_its_rate(chart: SubjectChart) -> None:
    lane = chart.lanes[1]
    at = lane.place(lane.spots[0].x, 3)
    place = chart.place_at(at)
    assert place == Place(1, 0)


def test_that_the_chart_describes_all_it_draws_to_a_screen_reader(chart: SubjectChart) -> None:
    content = story_chart.course()
    assert content.key is not None
    assert content.rate is not None
    said = chart.accessibleDescription()
    assert chart.accessibleName() == "IgM titer, mg/dL"
    for sentence in (
        *(point.sentence for point in content.key.points),
        *(span.sentence for span in content.rate.spans),
        *(span.sentence for lane in content.supports for span in lane.spans),
    ):
        assert sentence in said


def test_that_points_are_drawn_in_their_form_and_only_joined_days_are_joined(
    chart: SubjectChart,
) -> None:
    scatters = items(chart, 0, pg.ScatterPlotItem)
    drawn = sorted(len(item.points()) for item in scatters)  # type: ignore[attr-defined]
    assert drawn == [1, 2, 2], "one before a dose; two during one, each over its own ground"
    content = story_chart.course()
    assert content.key is not None
    curves = items(chart, 0, pg.PlotCurveItem)
    joins = [item for item in curves if item.opts["connect"] == "pairs"]  # type: ignore[attr-defined]
    assert len(joins) == 1
    assert len(joins[0].getData()[0]) == 4  # type: ignore[attr-defined]


def test_that_a_missing_day_breaks_the_line(qtbot: QtBot) -> None:
    from dataclasses import replace

    content = story_chart.course()
    assert content.key is not None
    points = tuple(replace(point, joined=False) for point in content.key.points)
    chart = SubjectChart()
    qtbot.addWidget(chart)
    chart.show_content(replace(content, key=replace(content.key, points=points)))
    curves = items(chart, 0, pg.PlotCurveItem)
    assert not [one for one in curves if one.opts["connect"] == "pairs"]  # type: ignore[attr-defined]


def test_that_target_entry_line_and_ceiling_stand_at_their_values(chart: SubjectChart) -> None:
    lines = {
        line.value(): line.pen  # type: ignore[attr-defined]
        for line in items(chart, 0, pg.InfiniteLine)
        if line.angle == 0  # type: ignore[attr-defined]
    }
    assert sorted(lines) == [60.0, 100.0]
    assert lines[100.0].style() == Qt.PenStyle.SolidLine
    assert lines[100.0].widthF() == 2.5
    assert lines[60.0].style() == Qt.PenStyle.CustomDashLine
    ceiling = [line.value() for line in items(chart, 1, pg.InfiniteLine) if line.angle == 0]  # type: ignore[attr-defined]
    assert ceiling == [31.2]


def test_that_a_pause_is_a_gap_in_the_rate() -> None:
    content = story_chart.course()
    assert content.rate is not None
    runs = list(stretches(content.rate.spans))
    assert [len(run) for run in runs] == [1, 1, 1, 1]
    for before, after in pairwise(runs):
        assert before[-1].end < after[0].start


def test_that_rates_that_touch_are_one_stretch_and_an_unknown_one_parts_them() -> None:
    from dataclasses import replace

    start = story_chart.at(18, "10:00")
    spans = [
        story_chart.span(start.add(hours=n), start.add(hours=n + 1), f"{n + 1}") for n in range(4)
    ]
    assert [len(run) for run in stretches(spans)] == [4]
    spans[2] = replace(spans[2], kind="unknown", rate=None)
    assert [[float(one.rate or 0) for one in run] for run in stretches(spans)] == [[1, 2], [4]]


def test_that_no_rate_is_drawn_where_nothing_ran(chart: SubjectChart) -> None:
    scale = TimeScale(story_chart.course().start, story_chart.course().end)
    gap = scale.x(story_chart.at(20, "15:35"))
    for curve in items(chart, 1, pg.PlotDataItem):
        xs, ys = curve.getData()  # type: ignore[attr-defined]
        inside = (np.asarray(xs) > gap - 300) & (np.asarray(xs) < gap + 300)
        assert not inside.any()
        assert np.asarray(ys).min() >= 0


def test_that_every_value_is_drawn_at_its_own_place(chart: SubjectChart) -> None:
    content = story_chart.course()
    assert content.key is not None
    scale = TimeScale(content.start, content.end)
    drawn = {
        (point.pos().x(), point.pos().y())
        for item in items(chart, 0, pg.ScatterPlotItem)
        for point in item.points()  # type: ignore[attr-defined]
    }
    assert drawn == {(scale.x(one.at), float(one.low)) for one in content.key.points}


def test_that_drawing_a_course_again_leaves_nothing_of_the_one_before(
    chart: SubjectChart,
) -> None:
    chart.grab()
    before = len(chart.scene().items())
    content = story_chart.course()
    for minutes in range(1, 4):  # what did not change would not be drawn again
        chart.show_content(replace(content, now=content.now.add(minutes=minutes)))
        chart.grab()
    assert len(chart.scene().items()) == before


def test_that_a_day_of_25_hours_is_as_long_as_it_was() -> None:
    start, end = story_chart.at(25, "00:00", 10), story_chart.at(26, "00:00", 10)
    assert TimeScale(start, end).width == 25 * 3600


def test_that_nothing_can_zoom_or_pan_the_chart(chart: SubjectChart) -> None:
    for lane in chart.lanes:
        assert lane.view.state["mouseEnabled"] == [False, False]
        assert lane.view.menu is None
    before = [lane.view.viewRange() for lane in chart.lanes]
    chart.wheelEvent(_Wheel())  # type: ignore[arg-type]
    assert [lane.view.viewRange() for lane in chart.lanes] == before


class _Wheel:
    def ignore(self) -> None:
        """Nothing to do."""


def test_that_a_subject_without_a_titer_is_told_when_the_first_is_due(qtbot: QtBot) -> None:
    chart = SubjectChart()
    qtbot.addWidget(chart)
    chart.resize(748, 406)
    chart.show_content(story_chart.empty_course())
    chart.grab()
    assert chart.table() == ()
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.reading() == ""


def test_that_a_course_without_key_measure_has_only_its_other_lanes(qtbot: QtBot) -> None:
    from dataclasses import replace

    chart = SubjectChart()
    qtbot.addWidget(chart)
    chart.resize(748, 406)
    chart.show_content(story_chart.course())
    chart.show_content(replace(story_chart.course(), key=None))
    chart.grab()
    assert len(chart.lanes) == 2
    chart.show_content(story_chart.course())
    chart.grab()
    assert len(chart.lanes) == 3


@pytest.mark.parametrize(
    ("places", "widths", "end", "shown"),
    [
        ([0, 160, 320], [80, 80, 80], 500, [True, True, True]),
        ([0, 26, 52, 78, 104, 130], [80] * 6, 500, [True, False, False, False, True, False]),
        ([0, 160], [80, 80], 200, [True, False]),
        ([], [], 100, []),
    ],
)
def test_that_day_labels_are_left_out_rather_than_overlap(
    places: list[float], widths: list[float], end: float, shown: list[bool]
) -> None:
    assert shown_labels(places, widths, end) == shown


def test_that_trends_draw_bounds_as_bars_and_say_them(qtbot: QtBot) -> None:
    trends = Trends()
    qtbot.addWidget(trends)
    trends.resize(748, 300)
    trends.show_content(story_chart.course())
    trends.grab()
    bars = items(trends, 0, pg.ErrorBarItem)
    assert len(bars) == 1
    assert bars[0].opts["height"].tolist() == [4.0]  # type: ignore[attr-defined]
    assert "SOFA 8 to 12, Day 3." in trends.table()
    for lane in trends.lanes:
        assert lane.view.viewRange()[0] == pytest.approx([0, lane.scale.width])


def test_that_the_delivered_volume_reads_its_pause_bag_and_deviation(qtbot: QtBot) -> None:
    chart = DeliveredChart()
    qtbot.addWidget(chart)
    chart.resize(548, 340)
    chart.show_content(story_chart.delivered())
    chart.grab()
    assert chart.table() == (
        "Paused 38min from 01:10.",
        "Bag change 04:17 at 400 mL.",
        "130 mL per hour from 04:20 to 04:52, above the ceiling of 104 for 32min.",
        "613 mL delivered at 06:12.",
    )


def test_that_the_chart_takes_the_other_palette(chart: SubjectChart) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    day = chart.grab().toImage().pixelColor(300, 60).lightness()
    apply_theme(app, "night")
    try:
        night = chart.grab().toImage().pixelColor(300, 60).lightness()
    finally:
        apply_theme(app, "day")
    assert day > 200
    assert night < 60


def test_that_no_float_stands_between_a_value_and_its_words() -> None:
    content: ChartContent = story_chart.course()
    assert content.key is not None
    assert [point.text for point in content.key.points] == ["31.4", "58.0", "74.2"]
    assert all(isinstance(point.low, Decimal) for point in content.key.points)


@pytest.mark.benchmark_run
def test_that_a_longer_course_adds_one_item_a_dose_and_none_a_titer(qtbot: QtBot) -> None:
    """A chart stays quick because its items hardly grow with the course: one for all points."""
    drawn = []
    for days in (14, 28):
        chart = SubjectChart()
        qtbot.addWidget(chart)
        chart.resize(748, 406)
        content = story_chart.long_course(days)
        chart.show_content(content)
        assert content.key is not None
        assert len(content.key.points) == days
        spots = [item for item in chart.lanes[0].items if isinstance(item, pg.ScatterPlotItem)]
        assert sum(len(item.points()) for item in spots) >= days
        drawn.append([len(lane.items) for lane in chart.lanes])
    titers, rates, supports = (four - two for two, four in zip(*drawn, strict=True))
    assert (titers, rates, supports) == (0, 14, 0)
