"""Total, change from baseline and course by day of SOFA, beside its inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from protocols.scores.result import Score
from protocols.times import show_time
from ui.forms.score_trend import DayBounds, ScoreTrend
from ui.forms.sofa_values import baseline_of, sofa_scores
from ui.theme.runs import Run
from ui.theme.tokens import GAP, Step
from ui.widgets.card import Card
from ui.widgets.score import BoundsTotal, bounds_text
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from protocols.course import Course

translate = QCoreApplication.translate
_MOST_DAYS: Final = 7


class SofaSide(QWidget):
    """The right column of the form; more cards are put beneath with `add`.

    Args:
        organs: component name to its name for people.
    """

    def __init__(self, organs: Mapping[str, str]) -> None:
        super().__init__()
        self._organs = organs
        self.total = BoundsTotal(translate("SofaForm", "SOFA"))
        self.trend = ScoreTrend(translate("SofaForm", "SOFA by day"))
        top = Card()
        top.body.addWidget(self.total)
        chart = self.chart = Card()
        title = QHBoxLayout()
        title.addWidget(Label(translate("SofaForm", "SOFA by day"), Step.BODY, weight=600), 1)
        self._legend = Label("", Step.CAPTION, tone="ink2")
        title.addWidget(self._legend)
        chart.body.addLayout(title)
        chart.body.addWidget(self.trend, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(top)
        self._column.addWidget(chart, 1)

    def add(self, widget: QWidget) -> None:
        """Put a card beneath."""
        self._column.addWidget(widget)

    def show_score(
        self, score: Score, course: Course, day: int | None, *, without: str = ""
    ) -> None:
        """Show a score that is being filled in.

        Args:
            score: points and bounds of what is typed.
            course: the subject's course, with the scores recorded so far.
            day: its study day, None where there is none yet.
            without: the entry that is being corrected; its old score is left out.
        """
        known = [part for part in score.components if part.points is not None]
        count = len(score.components)
        open_ = count - len(known)
        words = translate("SofaForm", "{0} of {1} organs known, {2} points so far").format(
            len(known), count, sum(part.low for part in known)
        )
        if not open_:
            words = translate("SofaForm", "All organs known")
        missing = translate("SofaForm", "{0} of {1} unknown").format(open_, count) if open_ else ""
        self.total.show_total(score.low, score.high, words, missing)
        base = baseline_of(course, without=without)
        before = base.score if base is not None and isinstance(base.score, Score) else None
        self.total.show_change(self._change_runs(score, before) if before is not None else "")
        self.trend.show_days(
            _days(score, course, day, without), before.total if before is not None else None
        )
        dashed = before is not None and before.total is not None
        self._legend.setText(
            translate("SofaForm", "dashed: baseline {0}").format(before.total)
            if dashed and before is not None
            else translate("SofaForm", "bar: bounds")
        )

    def _change_runs(self, score: Score, base: Score) -> Sequence[Run]:
        low, high = score.low - base.high, score.high - base.low
        named = bounds_text(base.low, base.high)
        if low == high == 0:
            words = translate("SofaForm", "The same as baseline {0}").format(named)
            return (Run(words, 600),)
        than = translate("SofaForm", " than baseline {0}.").format(named)
        if low == high:
            return (Run(_step_words(low), 700), Run(than))
        pattern = translate("SofaForm", "{0} to {1}")
        runs = [Run(pattern.format(_step_words(low), _step_words(high)), 700), Run(than)]
        if low < 0 < high:
            unknown = [part.name for part in score.components if part.points is None]
            names = ", ".join(self._organs[name].lower() for name in unknown)
            words = translate("SofaForm", " Direction cannot be stated, not known: {0}.")
            runs.append(Run(words.format(names), tone="ink2"))
        return runs


def _days(score: Score, course: Course, day: int | None, without: str) -> list[DayBounds]:
    """Return one score a study day, the last of each, and the one being filled in."""
    found: dict[str, DayBounds] = {}
    for one in sofa_scores(course, without=without):
        if isinstance(one.score, Score):
            label = f"D{one.day}" if one.day is not None else show_time(one.at, course.zone)
            found[label] = DayBounds(label, one.score.low, one.score.high)
    now = f"D{day}" if day is not None else translate("SofaForm", "now")
    found.pop(now, None)
    days = list(found.values())[-_MOST_DAYS:]
    return [*days, DayBounds(now, score.low, score.high, draft=True)]


def _step_words(step: int) -> str:
    if step == 0:
        return translate("SofaForm", "unchanged")
    if step < 0:
        return translate("SofaForm", "{0} lower").format(-step)
    return translate("SofaForm", "{0} higher").format(step)
