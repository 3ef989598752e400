"""Small charts one under the other on one time: SOFA, P/F, mottling, as the protocol asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from ui.charts.time_axis import TimeScale
from ui.charts.time_chart import TimeChart
from ui.charts.value_lane import ValueBand

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.models.chart_values import ChartContent


class Trends(TimeChart):
    """One lane a measure; bounds are drawn as bars, a missing day breaks the line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: ChartContent | None = None
        self._bands: tuple[ValueBand, ...] = ()
        self.setAccessibleName(self.tr("Scores and measures over time"))

    def show_content(self, content: ChartContent) -> None:
        """Draw the trends of this course."""
        self._content = content
        if self.is_drawn(content, content.trends):
            return
        if len(content.trends) != len(self._bands):
            self._bands = tuple(ValueBand(large=False) for _ in content.trends)
            self.lay_lanes([(band, 0) for band in self._bands])
        scale = TimeScale(content.start, content.end)
        for band, lane in zip(self._bands, content.trends, strict=True):
            band.show_lane(lane, scale, scale.x(content.now))
        self.show_time(scale, content.days, content.now, content.now_label)
        self.finish()

    @override
    def draw_again(self) -> None:
        if self._content is not None:
            self.show_content(self._content)
