"""Two more papers of the ward: the handover of all subjects, and a blank sheet for downtime.

The handover has one row a subject and the next twelve hours. It shows no arm, for it lies on a
desk. The downtime sheet says what holds now and leaves boxes for the next 24 hours; what is
written there is entered later as "from paper" with the times on it (R99).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from protocols.definition.model import Ladder
from protocols.schedule.due import OPEN
from protocols.sheet.ahead import rules_of
from protocols.sheet.content import DoseRow, Header, PumpCheck, Rules
from protocols.sheet.days import SheetDay, today
from protocols.sheet.dose_rows import dose_rows
from protocols.sheet.event_rows import as_words_now, paper_hours
from protocols.sheet.fact_words import analyte_label, form_label
from protocols.sheet.heading import header_of, treatment_title
from protocols.sheet.score_rows import score_words
from protocols.sheet.treatment import TreatmentKind, as_amount, dose_name, per_hour, treatment_kind
from protocols.sheet.wording import delivered_words, dose_words, measurement_words
from protocols.times import Instant, TimeDelta, duration_words, show_when

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.schedule.due import DueItem

AHEAD = TimeDelta(hours=12)
_DAY = TimeDelta(hours=24)
_MOST_ITEMS = 7


@dataclass(frozen=True, slots=True)
class Stamp:
    """What makes a print checkable: when, by whom, and which state of the record."""

    printed_at: Instant
    printed_by: str
    record_version: int
    head_code: str
    test_clock: bool = False


@dataclass(frozen=True, slots=True)
class AheadItem:
    """Something to do: what, from when, until when; `words` where that is no clock time."""

    what: str
    at: Instant | None
    until: Instant | None = None
    words: str = ""
    overdue: bool = False
    time_critical: bool = False


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """One subject of the ward in one row.

    Attributes:
        running: state of the infusion or of the last injection, in words, most important first.
        last: the key value or score and when it was taken.
        ahead: what is overdue or falls due in the next twelve hours; `more` says how many are left
            out of it.
        notes: stop rules reached and open deviations, in words.
    """

    bed: str
    subject: str
    protocol: str
    blinding: str
    day_words: str
    running: tuple[str, ...]
    last: str
    ahead: tuple[AheadItem, ...]
    more: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handover:
    """The ward's handover: one row a subject, by bed."""

    site: str
    zone: str
    stamp: Stamp
    until: Instant
    rows: tuple[HandoverRow, ...]


@dataclass(frozen=True, slots=True)
class DowntimeSheet:
    """What holds now, and what to do and write down on paper in the next 24 hours."""

    zone: str
    stamp: Stamp
    header: Header
    treatment: str
    treatment_kind: TreatmentKind
    until: Instant
    now: tuple[tuple[str, str], ...]
    doses: tuple[DoseRow, ...]
    ahead: tuple[AheadItem, ...]
    hours: PumpCheck | None
    rules: Rules


def build_handover(courses: Sequence[Course], site: str, zone: str, stamp: Stamp) -> Handover:
    """Return the handover of subjects that are under treatment or observation, ordered by bed.

    Args:
        courses: the subjects' courses at the moment of printing, masked for the reader.
        site: the name of the ward.
        zone: the ward's time zone.
        stamp: of the print.
    """
    rows = [_row(course) for course in courses if course.record.enrolment is not None]
    rows.sort(key=lambda row: (not row.bed, _bed_order(row.bed), row.subject))
    return Handover(site, zone, stamp, stamp.printed_at + AHEAD, tuple(rows))


def _bed_order(bed: str) -> tuple[int, str]:
    """Order beds as a ward counts them: 2 before 10."""
    digits = "".join(one for one in bed if one.isascii() and one.isdigit())
    return (int(digits) if digits else 0, bed)


def _row(course: Course) -> HandoverRow:
    ahead = ahead_items(course, AHEAD, grouped=True)
    day = today(course)
    head = header_of(course, day)
    shown = ahead[:_MOST_ITEMS]
    return HandoverRow(
        course.record.bed,
        course.record.subject,
        course.protocol.badge,
        _blinding(course, head.blinding_words),
        head.day_words if not day.provisional else "Day not counted yet",
        running_words(course),
        _last(course),
        shown,
        len(ahead) - len(shown),
        _notes(course),
    )


def _blinding(course: Course, words: str) -> str:
    """Say how the trial is blinded; where doses show the arm, whom the sheet is for."""
    return f"{words}, bedside team only" if course.protocol.blinding.kind == "single" else words


def ahead_items(course: Course, span: TimeDelta, *, grouped: bool) -> tuple[AheadItem, ...]:
    """Return what is overdue, due now or falls due within a span, overdue first.

    What is due a study day as a whole stands after what has a time, one item a line or `grouped` by
    day. What is overdue from earlier study days is not done any more: it is counted in one line
    where things are grouped, else left to the record.
    """
    until = course.now + span
    wanted = [
        one
        for one in course.due
        if one.status in OPEN and one.planned.due_from is not None and one.planned.due_from < until
    ]
    earlier = [one for one in wanted if one.status == "overdue" and _of_earlier_day(course, one)]
    left = [one for one in wanted if one not in earlier]
    timed = [_timed(one) for one in left if not one.planned.whole_day]
    timed.sort(key=lambda one: (not one.overdue, one.at is None, one.at))
    whole = [one for one in left if one.planned.whole_day]
    whole.sort(key=lambda one: (one.status != "overdue", one.planned.due_from))
    counted = [AheadItem(_items(len(earlier)), None, words="earlier days", overdue=True)]
    days = _by_day(whole) if grouped else [_of_day(one) for one in whole]
    return (*(counted if earlier and grouped else ()), *timed, *days)


def _items(number: int) -> str:
    return "1 item not recorded" if number == 1 else f"{number} items not recorded"


def _of_earlier_day(course: Course, one: DueItem) -> bool:
    day = one.planned.study_day
    return day is not None and course.day is not None and day < course.day


def _of_day(one: DueItem) -> AheadItem:
    words = f"Day {one.planned.study_day}"
    return AheadItem(
        one.planned.what,
        None,
        words=words,
        overdue=one.status == "overdue",
        time_critical=one.planned.time_critical,
    )


def _by_day(whole: list[DueItem]) -> list[AheadItem]:
    days: dict[tuple[bool, int | None], list[str]] = {}
    for one in whole:
        key = (one.status == "overdue", one.planned.study_day)
        days.setdefault(key, []).append(one.planned.what)
    return [
        AheadItem(", ".join(names), None, words=f"Day {day}", overdue=overdue)
        for (overdue, day), names in days.items()
    ]


def _timed(one: DueItem) -> AheadItem:
    item = one.planned
    return AheadItem(
        item.what,
        item.due_from,
        item.due_to,
        overdue=one.status == "overdue",
        time_critical=item.time_critical,
    )


def running_words(course: Course) -> tuple[str, ...]:
    """Say what runs: dose, rate, what is left and when it ends; or that nothing runs."""
    state = course.running
    if state is None:
        return _nothing_runs(course)
    name = dose_name(course, state.period)
    if state.level is not None:
        rule = course.protocol.dose_for(course.record.arm)
        of = f" of {len(rule.levels)}" if isinstance(rule, Ladder) else ""
        name = f"{name}, level {state.level}{of}"
    rate = per_hour(state.rate)
    speed = dose_words(rate) if rate is not None else "rate not known"
    words = [f"{name} paused" if state.state == "paused" else f"{name} running, {speed}"]
    if state.state == "paused" and state.since is not None:
        words.append(f"paused for {duration_words(course.now - state.since)}")
    words.append(f"{delivered_words(as_amount(state.delivered))} given")
    words += as_words_now(course, state)
    return tuple(words)


def _nothing_runs(course: Course) -> tuple[str, ...]:
    kind = treatment_kind(course)
    if kind == "injection":
        given = course.injections
        if not given:
            return ("No injection given yet",)
        last = given[-1]
        at = show_when(last.at, course.zone)
        return (f"{dose_name(course, last.fact.number)} given {at}",)
    if kind in ("observed", "none"):
        return ("No study treatment",)
    over = ("study treatment is over",) if course.treatment_over else ()
    accepted = [
        f"{dose_name(course, one.number)} accepted, {dose_words(one.accepted)}"
        for one in course.periods
        if one.accepted is not None and (one.infusion is None or one.infusion.started is None)
    ]
    return ("No infusion runs", *over, *accepted)


def _last(course: Course) -> str:
    """Return the key analyte's last value, else the last score, each with its time."""
    if course.titers:
        last = course.titers[-1]
        name = analyte_label(last.measured.analyte)
        during = ", during a dose" if last.during is not None else ""
        value = measurement_words(last.reading)
        return f"{name} {value}, {show_when(last.at, course.zone)}{during}"
    if course.scores:
        score = max(course.scores, key=lambda one: one.at)
        words, label = score_words(score.score), _form_label(course, score.form)
        said = words if words.startswith(label) else f"{label} {words}"
        return f"{said}, {show_when(score.at, course.zone)}"
    return "No value yet"


def _form_label(course: Course, form: str) -> str:
    """Return what the protocol calls a form; else its name in words."""
    own = next((one.label for one in course.protocol.forms if one.id == form), "")
    return own or form_label(form)


def _notes(course: Course) -> tuple[str, ...]:
    notes = [one.words for one in course.announcements]
    open_ones = sum(one.state == "open" for one in course.deviations)
    if open_ones:
        notes.append(f"{open_ones} open deviation{'s' if open_ones > 1 else ''}")
    return tuple(notes)


def build_downtime(course: Course, stamp: Stamp) -> DowntimeSheet:
    """Return the blank sheet for a subject's next 24 hours, with what holds at printing.

    Args:
        course: the subject's course at the moment of printing, masked for the reader.
        stamp: of the print.
    """
    day = today(course)
    kind = treatment_kind(course)
    return DowntimeSheet(
        zone=course.zone,
        stamp=stamp,
        header=header_of(course, day),
        treatment=treatment_title(course).replace(" today", ""),
        treatment_kind=kind,
        until=stamp.printed_at + _DAY,
        now=_now_lines(course, day),
        doses=tuple(row for row in dose_rows(course, day) if row.state not in ("given", "missed")),
        ahead=ahead_items(course, _DAY, grouped=False),
        hours=paper_hours(course) if kind in ("infusion", "ladder") else None,
        rules=rules_of(course, day),
    )


def _now_lines(course: Course, day: SheetDay) -> tuple[tuple[str, str], ...]:
    lines = [("Now", "; ".join(running_words(course))), ("Last value", _last(course))]
    lines += [("Reached", one.words) for one in course.announcements if one.since < day.ends]
    for what in ("vasopressor", "mechanical_ventilation", "rrt"):
        running = [run for run in course.supports.get(what, ()) if run.stop is None]
        if running:
            drugs = ", ".join(run.drug for run in running if run.drug)
            words = f"since {show_when(running[0].start, course.zone)}"
            label = what.replace("_", " ").capitalize().replace("Rrt", "Renal replacement")
            lines.append((label, f"{drugs} {words}".strip()))
    return tuple(lines)
