"""The page `Now` of one subject: days, course, doses, what is due and the infusion that runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.panels.day_rail import DayRail
from ui.panels.dose_table import DoseTable
from ui.panels.infusion_card import InfusionCard
from ui.panels.now_list import NowList
from ui.theme.tokens import GAP, GRID, PAD, Step
from ui.widgets.card import Card, Rule
from ui.widgets.segments import Segments
from ui.widgets.text import Label

if TYPE_CHECKING:
    from ui.charts.subject_chart import SubjectChart
    from ui.charts.trends import Trends
    from ui.models.chart_values import ChartContent
    from ui.models.subject_content import DoseRow, LastValue, NowContent

RIGHT_WIDTH: Final = 376
STACKED_FROM: Final = 760
"""From this height of the page on both charts are shown, one under the other."""
_TRENDS_HEIGHT = 300


class NowPage(QWidget):
    """One subject now. Charts are loaded when the first subject is shown.

    Signals:
        due_opened(str): key of the item to be done.
        not_done_asked(str): key of the item that was not done.
        infusion_asked(str): pause, resume, rate or stop.
        day_opened(int): a study day of the rail.
        why_asked(str, str): reference of what somebody asks about; the subject is the open one.
    """

    due_opened = Signal(str)
    not_done_asked = Signal(str)
    infusion_asked = Signal(str)
    day_opened = Signal(int)
    why_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._content: NowContent | None = None
        self._charted: ChartContent | None = None
        self._trended: ChartContent | None = None
        self._dosed: tuple[tuple[DoseRow, ...], int] | None = None
        self._rail = DayRail()
        self._head = _Head()
        self._chart: SubjectChart | None = None
        self._trends: Trends | None = None
        self._doses = DoseTable()
        self._now = NowList()
        self._infusion = InfusionCard()
        self._view = "key"
        self._compact = False
        self._nothing = Label(self.tr("Nothing to draw yet"), Step.BODY, tone="ink2")
        self._views = ("", "")
        self._switch: Segments | None = None
        self._build()
        self._rail.day_opened.connect(self.day_opened)
        self._now.due_opened.connect(self.due_opened)
        self._now.not_done_asked.connect(self.not_done_asked)
        self._infusion.asked.connect(self.infusion_asked)
        self._now.why_asked.connect(lambda text: self.why_asked.emit(text, ""))
        self._doses.why_asked.connect(lambda text: self.why_asked.emit(text, ""))

    def _build(self) -> None:
        self._centre = Card(padding=0)
        self._centre.setAccessibleName(self.tr("Course"))
        body = self._centre.body
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._head)
        self._charts = QVBoxLayout()
        self._charts.setSpacing(0)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._charts.addWidget(self._nothing, 1)
        body.addLayout(self._charts, 1)
        self._rule = Rule()
        body.addWidget(self._rule)
        table = QHBoxLayout()
        table.setContentsMargins(GRID, 0, GRID, 0)
        table.addWidget(self._doses)
        body.addLayout(table)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self._now, 1)
        right.addWidget(self._infusion)
        column = QWidget()
        column.setFixedWidth(RIGHT_WIDTH)
        column.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._rail)
        self._row.addWidget(self._centre, 1)
        self._row.addWidget(column)

    def show_now(self, content: NowContent) -> None:
        """Show this subject; what was shown before is replaced."""
        before, self._content = self._content, content
        self._build_charts(content)
        # An entry changes little of the page; what it leaves alone is not laid out again.
        if before is None or before.days != content.days:
            self._rail.show_days(content.days)
        if before is None or before.last != content.last:
            self._head.show_last(content.last)
        items = (content.items, content.more, content.more_by)
        if before is None or (before.items, before.more, before.more_by) != items:
            self._now.show_items(*items)
        if before is None or before.infusion != content.infusion:
            self._infusion.show_infusion(content.infusion)
        self._fit()

    def take_focus(self) -> None:
        """Put the focus on the top due row."""
        self._now.take_focus()

    def asked_about(self) -> str:
        """Return the reference of the due row, dose or point of a chart under the focus."""
        for one in (self._chart, self._trends, self._doses):
            if one is not None and one.hasFocus():
                return str(one.asked_about())
        here = cast("QWidget | None", self.window().focusWidget())  # Qt may answer with none
        inside = here is not None and self._now.isAncestorOf(here)
        return self._now.asked_about() if inside else ""

    def _build_charts(self, content: NowContent) -> None:
        """Load pyqtgraph with the first subject, never before the first painted window."""
        if self._chart is None:
            from ui.charts.subject_chart import SubjectChart

            self._chart = SubjectChart()
            self._charts.addWidget(self._chart, 1)
        if self._trends is None and content.chart.trends:
            from ui.charts.trends import Trends

            self._trends = Trends()
            self._charts.addWidget(self._trends)
        if content.views != self._views and content.chart.trends:
            self._replace_switch(content.views)

    def _replace_switch(self, views: tuple[str, str]) -> None:
        if self._switch is not None:
            self._switch.hide()
            self._switch.deleteLater()
        self._views = views
        self._switch = Segments(
            self.tr("Chart"), [("key", views[0]), ("trends", views[1])], look="soft"
        )
        self._switch.choose(self._view)
        self._switch.chosen.connect(self.show_view)
        self._head.add_switch(self._switch)

    def set_compact(self, *, compact: bool) -> None:
        """Take the narrow margins of a compact window; the window knows its height."""
        self._compact = compact
        self._fit()

    def show_view(self, view: str) -> None:
        """Show the `key` measure or the `trends`, where there is no room for both."""
        self._view = view
        if self._switch is not None:
            self._switch.choose(view)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        large = self.height() >= STACKED_FROM
        side, margin = (GRID, GRID) if self._compact else (PAD, GAP)
        self._row.setContentsMargins(side, margin, side, margin)
        content = self._content
        if content is None:
            return
        has_trends = self._trends is not None and bool(content.chart.trends)
        if self._switch is not None:
            self._switch.setVisible(has_trends and not large)
        trends_alone = has_trends and not large and self._view == "trends"
        chart = content.chart
        bare = chart.key is None and chart.rate is None and not chart.supports
        self._nothing.setVisible(bare)
        if self._chart is not None:
            if not trends_alone and self._charted is not chart:
                self._charted = chart
                self._chart.show_content(chart)
            self._chart.setVisible(not trends_alone and not bare)
        if self._trends is not None:
            shown = has_trends and (large or trends_alone)
            if shown and self._trended is not chart:
                self._trended = chart
                self._trends.show_content(chart)
            self._trends.setVisible(shown)
            most = 16_777_215 if trends_alone else _TRENDS_HEIGHT
            self._trends.setMaximumHeight(most)
            self._trends.setMinimumHeight(0 if trends_alone else _TRENDS_HEIGHT)
        doses = (content.doses, 5 if large else 3)
        if doses != self._dosed:
            self._dosed = doses
            self._doses.show_doses(*doses)
        self._rule.setVisible(bool(content.doses))


class _Head(QWidget):
    """The last value, large, and how it changed."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(62)
        self._caption = Label("", Step.CAPTION, tone="ink2")
        self._value = Label("", Step.KEY)
        self._change = Label("", Step.BODY, weight=600, elide=True)
        self._against = Label("", Step.BODY, tone="ink2", elide=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(PAD, 6, PAD, 0)
        self._row.setSpacing(PAD)
        for pair, gap in (
            ((self._caption, self._value), 0),
            ((self._change, self._against), 0),
        ):
            column = QVBoxLayout()
            column.setSpacing(gap)
            column.addStretch(1)
            for label in pair:
                column.addWidget(label)
            column.addStretch(1)
            self._row.addLayout(column, 0 if pair[1] is self._value else 1)

    def show_last(self, last: LastValue | None) -> None:
        """Show the last value; without one the row stays empty."""
        self._caption.setText(last.caption if last else "")
        self._value.setText(last.value if last else "")
        self._change.setText(last.change if last else "")
        self._against.setText(last.against if last else "")

    def add_switch(self, switch: Segments) -> None:
        """Put the choice of the chart at the right."""
        self._row.addWidget(switch, 0, Qt.AlignmentFlag.AlignVCenter)
