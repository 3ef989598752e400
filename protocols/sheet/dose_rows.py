"""The doses of a day: planned, advised, accepted and given stay separate values on each row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from protocols.definition.model import PerWeight, RaiseToTarget
from protocols.sheet.content import DoseRow, DoseState
from protocols.sheet.due_doses import charted_rate, due_doses, not_given, numbers_on, start_window
from protocols.sheet.other_doses import injection_rows, level_rows, observed_rows
from protocols.sheet.treatment import TreatmentKind, as_amount, dose_name, treatment_kind
from protocols.times import show_when

if TYPE_CHECKING:
    from protocols.course import Course, DosePeriod
    from protocols.dosing.plan import DosePlan
    from protocols.infusion.events import EventLine, InfusionState
    from protocols.schedule.due import DueItem
    from protocols.sheet.days import SheetDay

_ENDED: Mapping[str, DoseState] = {"complete": "given", "ended": "stopped"}


def dose_rows(course: Course, day: SheetDay) -> tuple[DoseRow, ...]:
    """Return a row for each dose that ran, was decided, or is due on the day."""
    makers: Mapping[TreatmentKind, Callable[[Course, SheetDay], list[DoseRow]]] = {
        "infusion": _infusions,
        "ladder": level_rows,
        "injection": injection_rows,
        "observed": observed_rows,
    }
    maker = makers.get(treatment_kind(course))
    return tuple(maker(course, day)) if maker is not None else ()


def _infusions(course: Course, day: SheetDay) -> list[DoseRow]:
    due = due_doses(course)
    periods = {period.number: period for period in course.periods}
    wanted = numbers_on(due, day)
    for period in course.periods:
        state = period.infusion
        ran = state is not None and day.meets(state.started, state.ended)
        decided = period.decision is not None and day.holds(period.decision.at)
        if ran or decided:
            wanted.add(period.number)
    plan = course.next_dose
    if plan is not None and day.when == "today" and plan.outcome == "proposed":
        wanted.add(plan.period)
    return [
        _infusion(_Dose(course, day, number, periods.get(number), due.get(number)))
        for number in sorted(wanted)
    ]


@dataclass(frozen=True, slots=True)
class _Dose:
    """What is known of one dose."""

    course: Course
    day: SheetDay
    number: int
    period: DosePeriod | None
    due: DueItem | None

    @property
    def state(self) -> InfusionState | None:
        return self.period.infusion if self.period is not None else None

    @property
    def plan(self) -> DosePlan | None:
        """The proposal for this dose, while it is the next one."""
        plan = self.course.next_dose
        fits = plan is not None and plan.period == self.number and plan.outcome == "proposed"
        return plan if fits and self.day.when != "past" else None

    @property
    def start(self) -> EventLine | None:
        """The event with which it began."""
        events = self.state.events if self.state is not None else ()
        return next((line for line in events if line.step == "start"), None)


def _infusion(dose: _Dose) -> DoseRow:
    period, state, start = dose.period, dose.state, dose.start
    accepted = period is not None and period.accepted is not None
    volume = period.accepted if period is not None and accepted else None
    rate = period.accepted_rate if period is not None and accepted else None
    if volume is None and dose.plan is not None and (state is None or state.started is None):
        volume, rate = dose.plan.volume, dose.plan.rate
    rule = dose.course.protocol.dose_for(dose.course.record.arm)
    run = rule.run if isinstance(rule, RaiseToTarget | PerWeight) else None
    fact = start.entry.fact if start is not None else None
    return DoseRow(
        dose.number,
        dose_name(dose.course, dose.number),
        _infusion_state(dose),
        volume=volume,
        rate=rate,
        over=run.over if run is not None and volume is not None else None,
        over_at_least=run is not None and run.meaning == "at_least",
        from_decision=accepted,
        window=start_window(dose.due),
        window_words=_window_words(dose),
        started=state.started if state is not None else None,
        start_rate=charted_rate(start),
        stopped=state.ended if state is not None else None,
        given=as_amount(state.delivered) if state is not None and state.started else None,
        initials=start.entry.operator if start is not None else "",
        witness=fact.witness if fact is not None else "",
        witness_checked=fact is not None and fact.witness_checked,
        note=_decision_note(period),
    )


def _infusion_state(dose: _Dose) -> DoseState:
    state = dose.state
    if state is not None and state.started is not None:
        running: DoseState = "paused" if state.state == "paused" else "running"
        return _ENDED.get(state.state, running)
    decision = dose.period.decision if dose.period is not None else None
    if decision is not None:
        return "declined" if decision.fact.choice == "decline" else "accepted"
    return "advised" if dose.plan is not None else not_given(dose.due, dose.day)


def _window_words(dose: _Dose) -> str:
    """Say when a dose may start where that hangs on something else than the clock."""
    if dose.due is not None and dose.due.planned.waits_for:
        return f"waits for {dose.due.planned.waits_for.replace('_', ' ')}"
    if dose.state is not None and dose.state.started is not None:
        return "" if start_window(dose.due) is not None or dose.due is None else "this study day"
    running = dose.course.running
    if running is not None and running.period == dose.number - 1 and dose.day.when != "past":
        earliest = dose.plan.not_before if dose.plan is not None else None
        ends = running.projected_end
        if earliest is not None and ends is not None and earliest > ends:
            # A dose a day: the end of the one that runs is not yet the time for the next.
            return f"not before {show_when(earliest, dose.course.zone)}"
        return f"when {dose_name(dose.course, running.period).lower()} ends"
    return _earliest_words(dose)


def _earliest_words(dose: _Dose) -> str:
    """Say from when a dose may start that nothing runs before, or on which study day."""
    earliest = dose.plan.not_before if dose.plan is not None else None
    if earliest is not None and earliest > dose.course.now:
        return f"not before {show_when(earliest, dose.course.zone)}"
    if dose.due is None or not dose.due.planned.whole_day:
        return ""
    asked = dose.due.planned.study_day
    return "this study day" if asked == dose.day.number else f"on Day {asked}"


def _decision_note(period: DosePeriod | None) -> str:
    decision = period.decision if period is not None else None
    if decision is None or decision.fact.choice == "accept":
        return ""
    word = {"adjust": "adjusted", "decline": "declined"}[decision.fact.choice]
    return f"{word}: {decision.fact.reason}" if decision.fact.reason else word
