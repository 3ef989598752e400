"""The doses of a day: planned, advised, accepted and given stay separate values on each row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from protocols.definition.model import Injections, Ladder, Observed, PerWeight, RaiseToTarget
from protocols.facts import AdministrationObserved, InjectionGiven
from protocols.infusion.elapsed import after
from protocols.registry import as_decimal, exact, magnitude
from protocols.schedule.fulfil import number_asked
from protocols.sheet.content import Amount, DoseRow, DoseState
from protocols.times import Window
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.course import Course, DosePeriod
    from protocols.dosing.plan import DosePlan, LadderStep
    from protocols.facts import Entry, InfusionCharted
    from protocols.infusion.events import EventLine, InfusionState
    from protocols.infusion.volumes import Bounds
    from protocols.schedule.due import DueItem
    from protocols.sheet.days import SheetDay

TreatmentKind = Literal["infusion", "ladder", "injection", "observed", "none"]
_ENDED: Mapping[str, DoseState] = {"complete": "given", "ended": "stopped"}


def treatment_kind(course: Course) -> TreatmentKind:
    """Return how doses of the subject's arm are given."""
    rule = course.protocol.dose_for(course.record.arm)
    match rule:
        case RaiseToTarget() | PerWeight():
            return "infusion"
        case Ladder():
            return "ladder"
        case Injections():
            return "injection"
        case Observed():
            return "observed"
        case None:
            return "infusion" if course.infusions else "none"


def blinded(course: Course) -> bool:
    """Say whether the bedside speaks of study infusions only, never of a product's amount."""
    return course.protocol.blinding.kind in ("double", "quadruple")


def dose_name(course: Course, number: int) -> str:
    """Return what a dose is called at the bedside: `Dose 3`, `Study infusion 2 of 4`."""
    rule = course.protocol.dose_for(course.record.arm)
    match rule:
        case Injections():
            return f"Injection {number} of {rule.number}"
        case Ladder():
            return "Study infusion"
        case RaiseToTarget() | PerWeight() if blinded(course):
            return f"Study infusion {number} of {rule.course.periods}"
        case _:
            return f"Study infusion {number}" if blinded(course) else f"Dose {number}"


def dose_rows(course: Course, day: SheetDay) -> tuple[DoseRow, ...]:
    """Return a row for each dose that ran, was decided, or is due on the day."""
    makers: Mapping[TreatmentKind, Callable[[Course, SheetDay], list[DoseRow]]] = {
        "infusion": _infusions,
        "ladder": _levels,
        "injection": _injections,
        "observed": _observed,
    }
    maker = makers.get(treatment_kind(course))
    return tuple(maker(course, day)) if maker is not None else ()


def no_dose_words(course: Course) -> str:
    """Say why the dose block is empty, without telling what blinding keeps out."""
    if arm_not_shown(course):
        return "Not shown: the arm is not recorded, or kept out by blinding."
    if treatment_kind(course) == "observed":
        return "None recorded on this day."
    return "Study treatment is over." if course.treatment_over else "None planned for this day."


def arm_not_shown(course: Course) -> bool:
    """Say whether doses hang on an arm that the reader does not have."""
    protocol = course.protocol
    return bool(protocol.arms) and course.record.arm is None and bool(protocol.doses)


def as_amount(bounds: Bounds) -> Amount:
    """Return an amount in mL with its bounds."""
    high = None if bounds.high is None else _ml(bounds.high)
    return Amount(_ml(bounds.low), high)


def per_hour(rate: Any) -> Quantity | None:
    """Return an exact rate in mL per hour as a quantity; None stays not known."""
    return None if rate is None else Quantity(as_decimal(rate), Unit.ML_PER_H)


def _ml(number: Any) -> Quantity:
    return Quantity(as_decimal(number), Unit.ML)


# --- infusions ------------------------------------------------------------------------------


def _infusions(course: Course, day: SheetDay) -> list[DoseRow]:
    due = _due_doses(course)
    periods = {period.number: period for period in course.periods}
    wanted = _on_day(due, day)
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


def _due_doses(course: Course) -> dict[int, DueItem]:
    """Return the dose items that are asked, by their number."""
    return {
        number_asked(one.planned): one
        for one in course.due
        if one.planned.does in ("dose", "injection")
        and one.status not in ("cancelled", "not_applicable")
        and not (one.planned.asks and not one.planned.asks[0].isdecimal())
    }


def _on_day(due: Mapping[int, DueItem], day: SheetDay) -> set[int]:
    return {number for number, one in due.items() if one.planned.study_day == day.number}


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
        window=_window(dose.due),
        window_words=_window_words(dose),
        started=state.started if state is not None else None,
        start_rate=_charted_rate(start),
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
    return "advised" if dose.plan is not None else _not_given(dose.due, dose.day)


def _not_given(due: DueItem | None, day: SheetDay) -> DoseState:
    """Return the state of a dose of which nothing was charted and nothing proposed."""
    if due is not None and due.status == "not_done":
        return "declined"
    late = due is not None and due.status == "overdue"
    return "missed" if late or day.when == "past" else "planned"


def _charted_rate(start: EventLine | None) -> Quantity | None:
    if start is None:
        return None
    charted = start.entry.fact.rate
    return charted if charted is not None else per_hour(start.rate)


def _window(due: DueItem | None) -> Window | None:
    if due is None or due.planned.due_from is None:
        return None
    if due.planned.whole_day:
        return None
    return Window(due.planned.due_from, due.planned.due_to)


def _window_words(dose: _Dose) -> str:
    """Say when a dose may start where that hangs on something else than the clock."""
    if dose.due is not None and dose.due.planned.waits_for:
        return f"waits for {dose.due.planned.waits_for.replace('_', ' ')}"
    if dose.state is not None and dose.state.started is not None:
        return "" if _window(dose.due) is not None or dose.due is None else "this study day"
    running = dose.course.running
    if running is not None and running.period == dose.number - 1 and dose.day.when != "past":
        return f"when {dose_name(dose.course, running.period).lower()} ends"
    return "this study day" if dose.due is not None and dose.due.planned.whole_day else ""


def _decision_note(period: DosePeriod | None) -> str:
    decision = period.decision if period is not None else None
    if decision is None or decision.fact.choice == "accept":
        return ""
    word = {"adjust": "adjusted", "decline": "declined"}[decision.fact.choice]
    return f"{word}: {decision.fact.reason}" if decision.fact.reason else word


# --- a ladder -------------------------------------------------------------------------------


def _levels(course: Course, day: SheetDay) -> list[DoseRow]:
    rule = course.protocol.dose_for(course.record.arm)
    state = next(iter(course.infusions.values()), None)
    if not isinstance(rule, Ladder):
        return []
    ran = state is not None and day.meets(state.started, state.ended)
    asked = any(
        one.planned.does == "dose"
        and one.planned.study_day == day.number
        and one.status not in ("cancelled", "not_applicable")
        for one in course.due
    )
    plan = course.next_dose
    if not ran and not asked:
        return []
    steps = {step.level: step for step in plan.ladder} if plan is not None else {}
    return [_level(course, day, level.level, rule, steps.get(level.level)) for level in rule.levels]


def _level(
    course: Course, day: SheetDay, level: int, rule: Ladder, step: LadderStep | None
) -> DoseRow:
    state = next(iter(course.infusions.values()), None)
    dose_rate = next(one.rate for one in rule.levels if one.level == level)
    lines = _at_level(state, level, rule.levels[0].level)
    start = lines[0] if lines else None
    left = _left_level(state, lines)
    words, status = "at the start", "planned"
    if step is not None and step.after.value:
        words = f"{int(magnitude(exact(step.after), Unit.MIN))}min after the start at the earliest"
    if start is not None and state is not None:
        running = state.active and left is None
        status = ("paused" if state.state == "paused" else "running") if running else "given"
        words = ""
    elif day.when == "past" or (state is not None and state.ended is not None):
        status = "missed"
    window = None
    if start is None and step is not None and state is not None and state.started is not None:
        window = Window(after(state.started, magnitude(exact(step.after), Unit.H)), None)
        words = ""
    fact = start.entry.fact if start is not None else None
    return DoseRow(
        level,
        f"Level {level} of {len(rule.levels)}",
        status,  # type: ignore[arg-type]
        rate=step.rate if step is not None else None,
        dose_rate=dose_rate,
        from_decision=False,
        window=window,
        window_words=words,
        started=start.at if start is not None else None,
        start_rate=_charted_rate(start),
        stopped=left,
        initials=start.entry.operator if start is not None else "",
        witness=fact.witness if fact is not None else "",
        witness_checked=fact is not None and fact.witness_checked,
        note="a person decides each step" if level > 1 and start is None else "",
    )


def _at_level(state: InfusionState | None, level: int, first: int) -> list[EventLine]:
    """Return the events that set a level; a start without a level begins at the first one."""
    if state is None:
        return []
    return [
        line
        for line in state.events
        if line.step in ("start", "rate", "resume")
        and (line.entry.fact.level == level or _starts_ladder(line.entry, level, first))
    ]


def _starts_ladder(entry: Entry[InfusionCharted], level: int, first: int) -> bool:
    return entry.fact.step == "start" and entry.fact.level is None and level == first


def _left_level(state: InfusionState | None, lines: list[EventLine]) -> Any:
    """Return when the level was left last: by another level or by the end."""
    if state is None or not lines:
        return None
    level = lines[-1].entry.fact.level
    for line in state.events:
        other = line.entry.fact.level
        if line.at > lines[-1].at and other is not None and other != level:
            return line.at
    return state.ended


# --- injections and observed treatment --------------------------------------------------------


def _injections(course: Course, day: SheetDay) -> list[DoseRow]:
    due = _due_doses(course)
    given = {entry.fact.number: entry for entry in course.injections}
    wanted = _on_day(due, day) | {number for number, one in given.items() if day.holds(one.at)}
    plan = course.next_dose
    if plan is not None and plan.outcome == "proposed" and day.when == "today" and not wanted:
        wanted.add(plan.period)
    return [
        _injection(course, day, number, given.get(number), due.get(number))
        for number in sorted(wanted)
    ]


def _injection(
    course: Course,
    day: SheetDay,
    number: int,
    entry: Entry[InjectionGiven] | None,
    due: DueItem | None,
) -> DoseRow:
    plan = course.next_dose
    fits = plan is not None and plan.period == number and plan.outcome == "proposed"
    state: DoseState = "given" if entry is not None else "advised"
    if entry is None and not fits:
        state = _not_given(due, day)
    earliest = plan.not_before if plan is not None and fits else None
    window = _window(due)
    if earliest is not None and entry is None:
        window = Window(max(earliest, window.start) if window and window.start else earliest, None)
    fact = entry.fact if entry is not None else None
    return DoseRow(
        number,
        dose_name(course, number),
        state,
        volume=plan.volume if plan is not None and fits and entry is None else None,
        window=window,
        window_words="" if window is not None else "this study day",
        started=entry.at if entry is not None else None,
        given=Amount(fact.volume, fact.volume) if fact is not None else None,
        place=fact.site if fact is not None else "",
        initials=entry.operator if entry is not None else "",
        witness=fact.witness if fact is not None else "",
        witness_checked=fact is not None and fact.witness_checked,
        note=(due.reason if due is not None else "") or (fact.reason if fact is not None else ""),
    )


def _observed(course: Course, day: SheetDay) -> list[DoseRow]:
    rows = []
    for number, entry in enumerate(course.record.of(AdministrationObserved), 1):
        if not day.meets(entry.at, entry.fact.until or entry.at):
            continue
        rows.append(
            DoseRow(
                number,
                entry.fact.product,
                "given",
                volume=entry.fact.amount,
                window_words="recorded as seen",
                started=entry.at,
                stopped=entry.fact.until,
                initials=entry.operator,
            )
        )
    return rows
