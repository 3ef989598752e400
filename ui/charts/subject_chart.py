"""The chart of one subject: titers against the target, infusion rates, vasopressors, one time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from ui.charts.rate_lane import RATE_LANE_HEIGHT, RateBand
from ui.charts.support_lane import SUPPORT_LANE_HEIGHT, SupportBand
from ui.charts.time_axis import TimeScale
from ui.charts.time_chart import TimeChart
from ui.charts.value_lane import ValueBand

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.charts.lane import Lane
    from ui.models.chart_values import ChartContent


class SubjectChart(TimeChart):
    """Lanes for the key measure, the infusion rate and each vasopressor that ran."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape: tuple[object, ...] = ()
        self._content: ChartContent | None = None
        self._key: ValueBand | None = None
        self._rate: RateBand | None = None
        self._supports: tuple[SupportBand, ...] = ()
        self.setAccessibleName(self.tr("Chart of the course"))

    def show_content(self, content: ChartContent) -> None:
        """Draw this course."""
        self._content = content
        if self.is_drawn(content, content.key, content.rate, content.supports):
            return
        shape = (content.key is None, content.rate is None, len(content.supports))
        if shape != self._shape:
            self._build(content)
            self._shape = shape
        scale = TimeScale(content.start, content.end)
        now = scale.x(content.now)
        if self._key is not None and content.key is not None:
            self._key.show_lane(content.key, scale, now)
            self.setAccessibleName(content.key.title)
        if self._rate is not None and content.rate is not None:
            self._rate.show_lane(content.rate, scale, now)
        for band, lane in zip(self._supports, content.supports, strict=True):
            band.show_lane(lane, scale, now)
        self.show_time(scale, content.days, content.now, content.now_label)
        self.finish()

    def _build(self, content: ChartContent) -> None:
        self._key = ValueBand(large=True) if content.key is not None else None
        self._rate = RateBand() if content.rate is not None else None
        self._supports = tuple(SupportBand() for _ in content.supports)
        lanes: list[tuple[Lane, int]] = []
        if self._key is not None:
            lanes.append((self._key, 0))
        if self._rate is not None:
            lanes.append((self._rate, RATE_LANE_HEIGHT if lanes else 0))
        lanes += [(band, SUPPORT_LANE_HEIGHT) for band in self._supports]
        self.lay_lanes(lanes)

    @override
    def draw_again(self) -> None:
        if self._content is not None:
            self.show_content(self._content)
