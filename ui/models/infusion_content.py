"""Infusion card and infusion log, taken from the course."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from protocols.definition.model import Observed
from protocols.facts import AdministrationObserved, Entry, InfusionCharted
from protocols.registry import as_decimal
from protocols.sheet.treatment import as_amount, treatment_kind
from protocols.times import Instant, local, show_date, show_time, show_when
from protocols.units import Quantity, Unit
from ui.i18n.core_words import delivered_words, dose_name, dose_words, duration_words, step_words
from ui.i18n.sentences import said
from ui.models.board_row import InfusionStatus
from ui.models.delivered_content import delivered_content
from ui.models.given_lanes import rate_words
from ui.models.log_content import LogAction, LogContent, LogLine, LogMark, LogNote, UnderKind
from ui.models.subject_content import Figure, InfusionAction, InfusionContent

if TYPE_CHECKING:
    from fractions import Fraction

    from protocols.course import Course
    from protocols.infusion.events import EventLine, InfusionState

translate = QCoreApplication.translate
_MARKS: dict[str, LogMark] = {
    "start": "start",
    "rate": "rate",
    "pause": "pause",
    "resume": "resume",
    "bag": "bag",
    "stop": "stop",
    "complete": "complete",
    "unknown_from": "unknown",
    "unknown_to": "rate",
}


def shown_infusion(course: Course, period: int | None = None) -> InfusionState | None:
    """Return the infusion asked for, else the one that runs, else the last one."""
    if period is not None:
        return course.infusions.get(period)
    if course.running is not None:
        return course.running
    states = [one for one in course.infusions.values() if one.started is not None]
    return states[-1] if states else None


def infusion_status(state: InfusionState | None) -> InfusionStatus:
    """Return the status mark of an infusion."""
    if state is None or state.state == "not_started":
        return "no_infusion"
    return "ended" if state.state in ("ended", "complete") else state.state  # type: ignore[return-value]


def status_words(course: Course, state: InfusionState | None) -> str:
    """Write the state: `Running`, `Paused 9min`, `Complete`, `Stopped`, `No infusion`."""
    if state is None or state.state == "not_started":
        return translate("Infusion", "No infusion")
    if state.state == "paused":
        since = duration_words(course.now - state.since) if state.since is not None else ""
        return translate("Infusion", "Paused {0}").format(since).strip()
    return {
        "running": translate("Infusion", "Running"),
        "complete": translate("Infusion", "Complete"),
        "ended": translate("Infusion", "Stopped"),
    }[state.state]


def _ml(amount: Fraction) -> str:
    return dose_words(Quantity(round(as_decimal(amount), 1), Unit.ML))


def _rate(state: InfusionState) -> str:
    if state.rate is None:
        return translate("Infusion", "Rate not known")
    return rate_words(state.rate)


def _title(course: Course, state: InfusionState) -> str:
    name = dose_name(course, state.period)
    title = name[:1].lower() + name[1:]
    if state.level is not None:
        return translate("Infusion", "{0}, level {1}").format(title, state.level)
    return title


# --- the card ------------------------------------------------------------------------------------


def infusion_content(course: Course) -> InfusionContent:
    """Return the infusion card of a subject."""
    state = shown_infusion(course)
    if state is None:
        return InfusionContent(
            "no_infusion", translate("Infusion", "No infusion"), actions=_card_actions(course, None)
        )
    active = state.active
    since = state.started if active else state.ended
    words = translate("Infusion", "since {0}") if active else translate("Infusion", "ended {0}")
    end = state.projected_end
    running = state.state == "running" and end is not None
    exact = state.delivered.exact
    return InfusionContent(
        infusion_status(state),
        status_words(course, state),
        _title(course, state),
        words.format(_day_and_time(course, since)) if since is not None else "",
        _rate(state) if active else "",
        _ends_in(course, state) if active else "",
        show_time(end, course.zone) if running and end is not None else "",
        as_decimal(exact) if exact is not None else None,
        as_decimal(state.planned) if state.planned is not None else None,
        _figures(state),
        " ".join(said(problem.words) for problem in state.problems),
        _card_actions(course, state),
    )


def _day_and_time(course: Course, when: Instant) -> str:
    """Write a time, with its date where that is not the present one."""
    if local(when, course.zone).date() == course.date:
        return show_time(when, course.zone)
    return show_when(when, course.zone)


def _ends_in(course: Course, state: InfusionState) -> str:
    end = state.projected_end
    if end is None or state.state != "running":
        return ""
    if end <= course.now:
        return translate("Infusion", "Should have ended")
    left = duration_words(end - course.now)
    if local(end, course.zone).date() == course.date:
        return translate("Infusion", "Ends, in {0}").format(left)
    return translate("Infusion", "Ends {0}, in {1}").format(
        show_date(local(end, course.zone).date()), left
    )


def _figures(state: InfusionState) -> tuple[Figure, ...]:
    delivered = delivered_words(as_amount(state.delivered))
    found = [Figure(delivered, translate("Infusion", "delivered"))]
    if state.remaining is not None and state.active:
        left = delivered_words(as_amount(state.remaining))
        found.append(Figure(left, translate("Infusion", "to run")))
    if state.planned is not None:
        found.append(Figure(_ml(state.planned), translate("Infusion", "DOSE")))
    return tuple(found)


def _card_actions(course: Course, state: InfusionState | None) -> tuple[InfusionAction, ...]:
    if state is not None and state.active:
        return ("pause", "rate", "stop") if state.state == "running" else ("resume", "stop")
    startable = treatment_kind(course) in ("infusion", "ladder") and not course.treatment_over
    return ("start",) if startable else ()


# --- the log -------------------------------------------------------------------------------------


def log_content(course: Course, period: int | None = None) -> LogContent:
    """Return the log of an infusion: the one asked for, the running one, or the last."""
    state = shown_infusion(course, period)
    if isinstance(course.protocol.dose_for(course.record.arm), Observed):
        return _observed_log(course)
    if state is None:
        return LogContent(
            translate("Infusion", "No infusion yet"),
            "",
            (),
            "no_infusion",
            translate("Infusion", "No infusion"),
            actions=tuple(_log_actions(course, None)),
        )
    running = state.state == "running"
    to_run = ""
    if running and state.remaining is not None:
        left = delivered_words(as_amount(state.remaining))
        to_run = translate("Infusion", "{0} to run").format(left)
    ends = ""
    if running and state.projected_end is not None:
        ends = translate("Infusion", "ends {0}").format(show_time(state.projected_end, course.zone))
    name = dose_name(course, state.period)
    return LogContent(
        f"{course.protocol.badge} {name[:1].lower()}{name[1:]}",
        _asked(course, state),
        tuple(_lines(course, state)),
        infusion_status(state),
        status_words(course, state),
        _rate(state) if state.active else "",
        to_run,
        ends,
        delivered_content(course, state),
        tuple(_notes(course, state)),
        tuple(_log_actions(course, state)),
    )


def _observed_log(course: Course) -> LogContent:
    """Return what was recorded as given where the protocol only observes treatment."""
    lines = [_observed_line(course, entry) for entry in course.record.of(AdministrationObserved)]
    return LogContent(
        translate("Infusion", "Treatment given, recorded only"),
        translate("Infusion", "entered under Assessments"),
        tuple(lines),
        "no_infusion",
        translate("Infusion", "Nothing is proposed here")
        if lines
        else translate("Infusion", "Nothing recorded yet"),
    )


def _observed_line(course: Course, entry: Entry[AdministrationObserved]) -> LogLine:
    fact, zone = entry.fact, course.zone
    until = ""
    if fact.until is not None:
        until = translate("Infusion", ", until {0}").format(_day_and_time_of(course, entry, fact))
    return LogLine(
        entry.id,
        show_date(local(entry.at, zone).date()),
        show_time(entry.at, zone),
        "start",
        fact.product,
        "",
        dose_words(fact.amount),
        entry.operator,
        show_time(entry.recorded_at, zone),
        detail=until,
    )


def _day_and_time_of(
    course: Course, entry: Entry[AdministrationObserved], fact: AdministrationObserved
) -> str:
    """Write when it ended, with the date where that is another one."""
    assert fact.until is not None  # noqa: S101 - looked at by the caller
    same = local(fact.until, course.zone).date() == local(entry.at, course.zone).date()
    return (show_time if same else show_when)(fact.until, course.zone)


def _asked(course: Course, state: InfusionState) -> str:
    """Say what was to be given, as accepted."""
    parts = []
    if state.planned is not None:
        parts.append(_ml(state.planned))
    period = next((one for one in course.periods if one.number == state.period), None)
    if period is not None and period.accepted_rate is not None:
        parts.append(translate("Infusion", "at {0}").format(dose_words(period.accepted_rate)))
    started = state.events[0].entry.fact if state.events else None
    if started is not None and started.witness:
        parts.append(translate("Infusion", "witness {0}").format(started.witness))
    return ", ".join(parts)


def _lines(course: Course, state: InfusionState) -> list[LogLine]:
    found = [_line(course, state, event) for event in state.events]
    end = state.projected_end
    if state.state == "running" and end is not None and end > course.now and state.planned:
        found.append(
            LogLine(
                "",
                show_date(local(end, course.zone).date()),
                show_time(end, course.zone),
                "expected",
                translate("Infusion", "Ends, at this rate"),
                rate_words(Decimal(0)),
                _ml(state.planned),
                translate("Infusion", "not yet"),
                "",
            )
        )
    return found


def _line(course: Course, state: InfusionState, event: EventLine) -> LogLine:
    entry, zone = event.entry, course.zone
    rate = rate_words(event.rate) if event.rate is not None else ""
    under, kind = _under(course, state, entry)
    return LogLine(
        entry.id,
        show_date(local(event.at, zone).date()),
        show_time(event.at, zone),
        _MARKS.get(event.step, "rate"),
        step_words(event.step),
        rate or translate("Infusion", "not known"),
        delivered_words(as_amount(event.so_far)),
        entry.operator,
        _entered(entry, zone),
        _detail(entry.fact),
        under,
        kind,
        _old_time(course, entry),
    )


def _entered(entry: Entry[Any], zone: str) -> str:
    """Write when an entry was made; with its date where it was another day."""
    same = local(entry.at, zone).date() == local(entry.recorded_at, zone).date()
    time = show_time(entry.recorded_at, zone) if same else show_when(entry.recorded_at, zone)
    return translate("Infusion", "{0}, from paper").format(time) if entry.from_paper else time


def _detail(fact: InfusionCharted) -> str:
    parts = []
    if fact.level is not None:
        parts.append(translate("Infusion", "level {0}").format(fact.level))
    if fact.volume is not None:
        read = fact.step in ("stop", "complete")
        words = translate("Infusion", "{0} read off the pump") if read else "{0}"
        parts.append(words.format(dose_words(fact.volume)))
    parts += [fact.reason] if fact.reason else []
    return "".join(f", {part}" for part in parts)


def _under(
    course: Course, state: InfusionState, entry: Entry[InfusionCharted]
) -> tuple[str, UnderKind]:
    """Return the second line of an event: its deviation, its correction, or a contradiction."""
    deviations = [said(one.words) for one in course.deviations if entry.id in one.entries]
    if deviations:
        words = " ".join(deviations)
        return translate("Infusion", "Deviation: {0}").format(words), "deviation"
    if entry.replaces is not None:
        words = translate("Infusion", "corrected {0}, {1}: {2}")
        when = show_time(entry.recorded_at, course.zone)
        return words.format(when, entry.operator, entry.reason), "correction"
    problems = [said(one.words) for one in state.problems if one.entry == entry.id]
    return (" ".join(problems), "note") if problems else ("", "")


def _old_time(course: Course, entry: Entry[InfusionCharted]) -> str:
    """Return the time that a correction replaced, where it was another one."""
    old = course.record.entry(entry.replaces) if entry.replaces is not None else None
    return show_time(old.at, course.zone) if old is not None and old.at != entry.at else ""


def _notes(course: Course, state: InfusionState) -> list[LogNote]:
    """Return a note for each open or explained deviation of this infusion, the last three."""
    ours = {line.entry.id for line in state.events}
    found = [one for one in course.deviations if ours & set(one.entries)]
    notes = [
        LogNote(
            said(one.words),
            said(one.rule_words),
            translate("Infusion", "What happened, in your words"),
            one.quoted or translate("Infusion", "Not explained yet"),
            f"{one.explained.operator}, {show_when(one.explained.recorded_at, course.zone)}"
            if one.explained is not None
            else "",
            "" if one.quoted else translate("Infusion", "Explain"),
            one.key,
        )
        for one in found
    ]
    general = [said(one.words) for one in state.problems if not one.entry]
    if general:
        notes.insert(0, LogNote(general[0], " ".join(general[1:])))
    return notes[-2:]


def _log_actions(course: Course, state: InfusionState | None) -> list[LogAction]:
    if state is None or not state.active:
        return list(_card_actions(course, state))
    last = [line.step for line in state.events if line.step in ("unknown_from", "unknown_to")]
    lost: LogAction = "known_again" if last and last[-1] == "unknown_from" else "unknown"
    if state.state == "paused":
        return ["resume", "bag", "stop", lost]
    return ["rate", "pause", "bag", "stop", lost]
