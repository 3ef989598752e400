"""The infusion as it stands while something of it is charted: state, rate, volumes, end."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from protocols.definition.model import Injections, Ladder, PerWeight, RaiseToTarget
from protocols.registry import as_decimal
from protocols.sheet.wording import to_tenth
from protocols.times import show_time, show_when
from protocols.units import Quantity, Unit
from ui.i18n.core_words import dose_words, duration_words
from ui.i18n.languages import core_said
from ui.theme.marks import Status
from ui.theme.runs import Look, Run
from ui.theme.tokens import GRID, Step
from ui.widgets.bars import ProgressBar
from ui.widgets.card import Card
from ui.widgets.status_mark import StatusMark
from ui.widgets.text import Label, RunsLabel

if TYPE_CHECKING:
    from protocols.course import Course, DosePeriod
    from protocols.infusion.events import InfusionState
    from protocols.infusion.volumes import Bounds
    from ui.bedside import Bedside

translate = QCoreApplication.translate

_STATES = {
    "running": Status.RUNNING,
    "paused": Status.PAUSED,
    "ended": Status.ENDED,
    "complete": Status.ENDED,
    "not_started": Status.NO_INFUSION,
}


def is_blinded(course: Course) -> bool:
    """Say whether the bedside must not speak of the product or of amounts of it."""
    return course.protocol.blinding.kind in ("double", "quadruple")


def infusion_name(course: Course, period: int | None) -> str:
    """Return what a dose is called: `dose 3`, `study infusion 2 of 4`, `study infusion`."""
    rule = course.protocol.dose_for(course.record.arm)
    if isinstance(rule, Ladder) or period is None:
        return translate("InfusionNow", "study infusion")
    if isinstance(rule, Injections):
        return translate("InfusionNow", "injection {0} of {1}").format(period, rule.number)
    if not is_blinded(course):
        return translate("InfusionNow", "dose {0}").format(period)
    if isinstance(rule, RaiseToTarget | PerWeight):
        words = translate("InfusionNow", "study infusion {0} of {1}")
        return words.format(period, rule.course.periods)
    return translate("InfusionNow", "study infusion {0}").format(period)


def period_of(course: Course, number: int | None) -> DosePeriod | None:
    """Return what was decided and given for a period, None while there is nothing."""
    return next((one for one in course.periods if one.number == number), None)


def volume_words(amount: Bounds) -> str:
    """Write a delivered volume to a tenth of a mL; bounds where a stretch is not known."""
    low = dose_words(to_tenth(Quantity(as_decimal(amount.low), Unit.ML)))
    if amount.exact is not None:
        return low
    if amount.high is None:
        return translate("InfusionNow", "at least {0}").format(low)
    high = dose_words(to_tenth(Quantity(as_decimal(amount.high), Unit.ML)))
    return translate("InfusionNow", "{0} to {1}").format(low.partition("\u00a0")[0], high)


def rate_quantity(rate: Fraction) -> Quantity:
    """Return a charted rate as a quantity in mL/h."""
    return Quantity(as_decimal(rate), Unit.ML_PER_H)


class InfusionNow(Card):
    """State, rate, delivered and to run of one infusion, to be looked at only."""

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(accent=True)
        self._bedside = bedside
        self._mark = StatusMark(Status.NO_INFUSION, step=Step.STRONG)
        self._name = Label("", Step.STRONG, weight=700)
        self._since = Label("", Step.CAPTION, tone="ink2", elide=True)
        self._rate = Label("", Step.KEY)
        self._ends = RunsLabel(look=Look(Step.BODY, "ink2"))
        self._bar = ProgressBar(12)
        self._figures = RunsLabel()
        self._problems = RunsLabel(look=Look(Step.CAPTION, "amber", 600))
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._mark)
        head.addWidget(self._name)
        head.addWidget(self._since, 1)
        self.body.addLayout(head)
        for widget in (self._rate, self._ends, self._bar, self._figures, self._problems):
            self.body.addWidget(widget)

    def show_state(self, course: Course | None, period: int | None) -> None:
        """Show the infusion of a period, or that nothing runs."""
        state = course.infusions.get(period) if course is not None and period is not None else None
        name = infusion_name(course, period) if course is not None else ""
        self._name.setText(name)
        if course is None or state is None or state.state == "not_started":
            self._mark.show_status(
                Status.NO_INFUSION, translate("InfusionNow", "Nothing charted yet:")
            )
            for widget in (self._since, self._rate, self._ends, self._bar, self._problems):
                widget.hide()
            accepted = self._accepted(course, period)
            self._figures.show_runs(accepted)
            self._figures.setVisible(bool(accepted))
            return
        self._show(course, state)

    def _accepted(self, course: Course | None, period: int | None) -> str:
        """Say what was accepted; advice of a plan is not a decision."""
        found = period_of(course, period) if course is not None else None
        if found is None or found.accepted is None:
            return translate("InfusionNow", "No accepted plan.")
        words = dose_words(found.accepted)
        if found.accepted_rate is not None:
            rate = dose_words(found.accepted_rate)
            return translate("InfusionNow", "Accepted {0} at {1}.").format(words, rate)
        return translate("InfusionNow", "Accepted {0}.").format(words)

    def _show(self, course: Course, state: InfusionState) -> None:
        words = {
            "running": translate("InfusionNow", "Running"),
            "paused": translate("InfusionNow", "Paused"),
            "ended": translate("InfusionNow", "Stopped"),
            "complete": translate("InfusionNow", "Complete"),
        }.get(state.state, "")
        status = _STATES[state.state]
        self._mark.show_status(status, words)
        if state.since is not None:
            when = show_when(state.since, course.zone)
            self._since.setText(translate("InfusionNow", "since {0}").format(when))
        self._since.show()
        self._rate.setText(
            translate("InfusionNow", "rate not known")
            if state.rate is None
            else dose_words(rate_quantity(state.rate))
        )
        self._rate.setVisible(state.active)
        ends = self._end_words(course, state)
        self._ends.show_runs(ends)
        self._ends.setVisible(bool(ends))
        planned = None if state.planned is None else as_decimal(state.planned)
        given = None if state.delivered.exact is None else as_decimal(state.delivered.exact)
        self._bar.show_delivery(given, planned, status)
        self._bar.setVisible(planned is not None)
        self._figures.show_runs(self._figure_runs(state))
        self._figures.show()
        self._problems.show_runs(" ".join(core_said(one.words) for one in state.problems))
        self._problems.setVisible(bool(state.problems))

    def _end_words(self, course: Course, state: InfusionState) -> str:
        if state.projected_end is None:
            return ""
        left = duration_words(state.projected_end - course.now)
        when = show_time(state.projected_end, course.zone)
        return translate("InfusionNow", "ends {0} at this rate, in {1}").format(when, left)

    def _figure_runs(self, state: InfusionState) -> list[Run]:
        runs = [
            Run(volume_words(state.delivered), 700),
            Run(translate("InfusionNow", " delivered")),
        ]
        if state.remaining is not None and state.planned is not None:
            planned = dose_words(to_tenth(Quantity(as_decimal(state.planned), Unit.ML)))
            runs += [
                Run(", "),
                Run(volume_words(state.remaining), 700),
                Run(translate("InfusionNow", " to run of {0}").format(planned)),
            ]
        return runs
