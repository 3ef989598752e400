"""Rows of the dose block where a dose is no plain infusion: ladder, injections, seen treatment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocols.definition.model import Ladder
from protocols.facts import AdministrationObserved
from protocols.infusion.elapsed import after
from protocols.registry import exact, magnitude
from protocols.sheet.content import Amount, DoseRow, DoseState
from protocols.sheet.due_doses import charted_rate, due_doses, not_given, numbers_on, start_window
from protocols.sheet.treatment import dose_name
from protocols.times import Instant, Window
from protocols.units import Unit

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.dosing.plan import LadderStep
    from protocols.facts import Entry, InfusionCharted, InjectionGiven
    from protocols.infusion.events import EventLine, InfusionState
    from protocols.schedule.due import DueItem
    from protocols.sheet.days import SheetDay


def level_rows(course: Course, day: SheetDay) -> list[DoseRow]:
    """Return a row for each level of a ladder that runs or is asked on the day."""
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
        start_rate=charted_rate(start),
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


def _left_level(state: InfusionState | None, lines: list[EventLine]) -> Instant | None:
    """Return when the level was left last: by another level or by the end."""
    if state is None or not lines:
        return None
    level = lines[-1].entry.fact.level
    for line in state.events:
        other = line.entry.fact.level
        if line.at > lines[-1].at and other is not None and other != level:
            return line.at
    return state.ended


def injection_rows(course: Course, day: SheetDay) -> list[DoseRow]:
    """Return the injections that were given on the day or are due on it."""
    due = due_doses(course)
    given = {entry.fact.number: entry for entry in course.injections}
    wanted = numbers_on(due, day) | {number for number, one in given.items() if day.holds(one.at)}
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
    decision = next((one.decision for one in course.periods if one.number == number), None)
    accepted = decision is not None and decision.fact.choice != "decline"
    if entry is None and decision is not None:
        state = "accepted" if accepted else "declined"
    elif entry is None and not fits:
        state = not_given(due, day)
    volume = plan.volume if plan is not None and fits and entry is None else None
    if decision is not None:
        volume = decision.fact.volume if accepted else None
    earliest = plan.not_before if plan is not None and fits else None
    window = start_window(due)
    if earliest is not None and entry is None:
        window = Window(max(earliest, window.start) if window and window.start else earliest, None)
    fact = entry.fact if entry is not None else None
    return DoseRow(
        number,
        dose_name(course, number),
        state,
        volume=volume,
        from_decision=accepted,
        window=window,
        window_words="" if window is not None else "this study day",
        started=entry.at if entry is not None else None,
        given=Amount(fact.volume, fact.volume) if fact is not None else None,
        place=fact.site if fact is not None else "",
        initials=entry.operator if entry is not None else "",
        witness=fact.witness if fact is not None else "",
        witness_checked=fact is not None and fact.witness_checked,
        note=(due.reason if due is not None else "") or _injection_note(fact),
    )


def _injection_note(fact: InjectionGiven | None) -> str:
    """Write the number of the syringe, by which it can be traced, and the reason if any."""
    if fact is None:
        return ""
    syringe = f"syringe {fact.syringe}" if fact.syringe else ""
    return ", ".join(one for one in (syringe, fact.reason) if one)


def observed_rows(course: Course, day: SheetDay) -> list[DoseRow]:
    """Return treatment recorded as seen that reaches into the day."""
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
