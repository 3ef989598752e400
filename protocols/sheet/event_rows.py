"""Infusion events of a day as the log shows them, corrections struck through, and paper boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocols.definition.model import Ladder
from protocols.facts import InfusionCharted
from protocols.infusion.elapsed import after
from protocols.registry import exact, magnitude
from protocols.sheet.content import EventRow, PumpCheck, Signer
from protocols.sheet.fact_words import infusion_words
from protocols.sheet.treatment import as_amount, blinded, dose_name, per_hour, treatment_kind
from protocols.sheet.wording import delivered_words
from protocols.times import local, show_when
from protocols.units import Unit

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.facts import Entry
    from protocols.infusion.events import InfusionState
    from protocols.sheet.days import SheetDay


def event_rows(course: Course, day: SheetDay) -> tuple[EventRow, ...]:
    """Return the events of every infusion that ran on the day, its beginning included.

    Events after the day's end are on the sheet of their own day. An infusion that runs at printing
    ends with a line of its state.
    """
    deviating = {id_ for one in course.deviations for id_ in one.entries}
    rows: list[EventRow] = []
    for state in _on_day(course, day):
        rows += [
            EventRow(
                line.at,
                state.period,
                line.step,
                infusion_words(line.entry.fact),
                per_hour(line.rate),
                as_amount(line.so_far),
                signer(line.entry),
                _remark(line.entry.fact.reason, state, line.entry.id),
                deviates=line.entry.id in deviating,
            )
            for line in state.events
            if line.at < day.ends
        ]
        if state.active and day.when == "today":
            rows.append(_state_now(course, state))
    rows += _struck(course, day)
    return tuple(sorted(rows, key=lambda row: (row.at, row.infusion or 0, row.step == "state")))


def events_title(course: Course, rows: tuple[EventRow, ...]) -> str:
    """Return `Infusion events, dose 3`, `… doses 3 and 4`, `… study infusion 2 of 4`."""
    numbers = sorted({row.infusion for row in rows if row.infusion is not None})
    if not numbers or treatment_kind(course) == "ladder":
        return "Infusion events"
    if len(numbers) == 1:
        return f"Infusion events, {dose_name(course, numbers[0]).lower()}"
    name = "study infusions" if blinded(course) else "doses"
    listed = ", ".join(str(number) for number in numbers[:-1])
    return f"Infusion events, {name} {listed} and {numbers[-1]}"


def signer(entry: Entry[InfusionCharted]) -> Signer:
    """Return who entered an event, and when."""
    return Signer(entry.operator, entry.recorded_at, entry.from_paper)


def pump_check(course: Course, day: SheetDay) -> PumpCheck | None:
    """Return 24 hours of boxes from the hour of printing on, where something may run."""
    if treatment_kind(course) not in ("infusion", "ladder") or day.when != "today":
        return None
    if course.running is None and course.treatment_over:
        return None
    return paper_hours(course)


def paper_hours(course: Course) -> PumpCheck:
    """Return 24 hours from the hour of now on, as the ward's clock will show them."""
    zoned = local(course.now, course.zone)
    first = course.now.subtract(minutes=zoned.minute, seconds=zoned.second)
    hours = (local(first.add(hours=number), course.zone).hour for number in range(24))
    return PumpCheck(first, tuple(f"{hour:02}" for hour in hours))


def as_words_now(course: Course, state: InfusionState) -> list[str]:
    """Say what is left of an infusion, when it ends, and what its charting contradicts."""
    words = []
    if state.remaining is not None:
        words.append(f"{delivered_words(as_amount(state.remaining))} to run")
    if state.projected_end is not None and state.projected_end > course.now:
        words.append(f"ends about {show_when(state.projected_end, course.zone)}")
    rule = course.protocol.dose_for(course.record.arm)
    if isinstance(rule, Ladder) and state.started is not None:
        # A ladder has no volume to run out: it ends so long after its start, pauses included.
        ends = after(state.started, magnitude(exact(rule.run_for), Unit.H))
        if ends > course.now:
            words.append(f"ends {show_when(ends, course.zone)}")
    return words + [one.words for one in state.problems if not one.entry]


def _on_day(course: Course, day: SheetDay) -> list[InfusionState]:
    return [
        state
        for state in course.infusions.values()
        if day.meets(state.started, state.ended) or any(day.holds(line.at) for line in state.events)
    ]


def _remark(reason: str, state: InfusionState, entry: str) -> str:
    problems = [one.words for one in state.problems if one.entry == entry]
    return " ".join(one for one in (reason, *problems) if one)


def _state_now(course: Course, state: InfusionState) -> EventRow:
    words = "Paused at printing" if state.state == "paused" else "Still running at printing"
    return EventRow(
        course.now,
        state.period,
        "state",
        words,
        per_hour(state.rate),
        as_amount(state.delivered),
        None,
        ", ".join(as_words_now(course, state)),
    )


def _struck(course: Course, day: SheetDay) -> list[EventRow]:
    rows = []
    for entry in course.record.entries:
        struck = course.record.struck.get(entry.id)
        if struck is None or not isinstance(entry.fact, InfusionCharted) or not day.holds(entry.at):
            continue
        word = "corrected" if struck.replaced else "void"
        rows.append(
            EventRow(
                entry.at,
                entry.fact.period,
                entry.fact.step,
                infusion_words(entry.fact),
                entry.fact.rate,
                None,
                signer(entry),
                f"{word}: {struck.reason}" if struck.reason else word,
                struck=True,
            )
        )
    return rows
