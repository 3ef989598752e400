"""The worst recorded values of a study day for SOFA, each with its source in words.

They are typed into the form for the nurse to look at and change; nothing is imputed. Oxygen
pressure and fraction are only ever taken from one blood gas.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from protocols.analytes import ANALYTES, canonical
from protocols.facts import AssessmentMade, MeasurementTaken
from protocols.intake import read_quantity
from protocols.issues import Issue
from protocols.scores.pf import pf_ratio
from protocols.scores.result import Score
from protocols.times import Instant, TimeDelta, Window, day_window, local, show_time, show_when
from protocols.units import Quantity, plain
from ui.i18n.core_words import duration_words
from ui.i18n.wording import unit_shown

if TYPE_CHECKING:
    from protocols.course import Course, DayScore
    from protocols.facts import Entry, SupportCharted
    from protocols.record import Interval, Measured

translate = QCoreApplication.translate

_WORST: Final[Mapping[str, int]] = {
    "platelets": -1,
    "bilirubin": 1,
    "map": -1,
    "creatinine": 1,
    "gcs": -1,
}
"""Which end is worse: 1 the highest value of the day, -1 the lowest."""


@dataclass(frozen=True, slots=True)
class Sourced:
    """A recorded value with where it comes from."""

    value: Quantity
    words: str
    at: Instant


@dataclass(frozen=True, slots=True)
class DrugToday:
    """A vasopressor's highest rate of the day, and how long it ran at it."""

    drug: str
    rate: Quantity | None
    formulation: str
    ran: TimeDelta
    words: str


def window_of_day(course: Course, day: int | None) -> Window:
    """Return a study day as instants; the last 24 hours where its anchor is not known."""
    days = course.protocol.days
    anchor = course.record.anchors.get(days.anchor)
    if anchor is None or day is None:
        return Window(course.now - TimeDelta(hours=24), course.now)
    return day_window(day, anchor, course.zone, first=days.first, rule=days.rule)


def day_values(course: Course, window: Window) -> Mapping[str, Sourced]:
    """Return the worst value of each input of SOFA that was recorded in the window."""
    found: dict[str, Sourced] = {}
    for name, sign in _WORST.items():
        inside = _inside(course, name, window)
        if inside:
            row = ANALYTES[name]
            worst = max(inside, key=lambda one: sign * canonical(row, one.reading.quantity).value)
            found[name] = _sourced(course, worst)
    urine = _inside(course, "urine_24h", window)
    if urine:
        found["urine_24h"] = _sourced(course, urine[-1])
    gas = _worst_gas(course, window)
    if gas is not None:
        found["pao2"], found["fio2"] = gas
    return found


def _inside(course: Course, name: str, window: Window) -> list[Measured]:
    """Return plain values of the window; `below 0.2` is no number and stays out."""
    return [
        one
        for one in course.record.measured(name)
        if window.holds(one.at) and not one.reading.comparator
    ]


def _sourced(course: Course, one: Measured) -> Sourced:
    report = one.entry.fact.report if isinstance(one.entry.fact, MeasurementTaken) else ""
    when = _when(course, one.at)
    words = f"{report}, {when}" if report else when
    return Sourced(one.reading.quantity, words, one.at)


def _when(course: Course, at: Instant) -> str:
    """Write a time of today without its date."""
    today = local(at, course.zone).date() == local(course.now, course.zone).date()
    return show_time(at, course.zone) if today else show_when(at, course.zone)


def _worst_gas(course: Course, window: Window) -> tuple[Sourced, Sourced] | None:
    pairs: list[tuple[Fraction, Instant, Quantity, Quantity]] = []
    fractions = {one.at: one.reading.quantity for one in _inside(course, "fio2", window)}
    for one in _inside(course, "pao2", window):
        fio2 = fractions.get(one.at)
        ratio = pf_ratio(one.reading.quantity, fio2) if fio2 is not None else None
        if ratio is not None and fio2 is not None:
            pairs.append((ratio, one.at, one.reading.quantity, fio2))
    if not pairs:
        return None
    _, at, pao2, fio2 = min(pairs, key=lambda pair: (pair[0], pair[1]))
    words = translate("SofaForm", "one gas, {0}").format(_when(course, at))
    return Sourced(pao2, words, at), Sourced(fio2, words, at)


def drugs_of_day(course: Course, window: Window) -> tuple[DrugToday, ...] | None:
    """Return the vasopressors of the window at their highest rates; None: nothing is charted.

    Charted and none in the window is an empty tuple: no vasopressor runs.
    """
    runs = course.record.intervals("vasopressor")
    if not runs:
        return None
    found = [
        _highest(course, run, window)
        for run in runs
        if (window.end is None or run.start < window.end)
        and (run.stop is None or window.start is None or run.stop > window.start)
    ]
    return tuple(one for one in found if one is not None)


def _highest(course: Course, run: Interval, window: Window) -> DrugToday | None:
    steps = [one for one in run.entries if one.fact.step != "stop"]
    inside = []
    for number, step in enumerate(steps):
        after = steps[number + 1].at if number + 1 < len(steps) else run.stop
        end = min(after or course.now, window.end or course.now, course.now)
        start = max(step.at, window.start or step.at)
        if end > start:
            inside.append((step, end - step.at))
    if not inside:
        return None
    step, ran = max(inside, key=lambda one: _rate_of(one[0]))
    words = translate("SofaForm", "charted {0}, ran {1}").format(
        _when(course, step.at), duration_words(ran)
    )
    return DrugToday(run.drug, step.fact.rate, step.fact.formulation, ran, words)


def _rate_of(step: Entry[SupportCharted]) -> Fraction:
    rate = step.fact.rate
    return Fraction(rate.value) if rate is not None else Fraction(-1)


def last_gcs(course: Course) -> tuple[str, str] | None:
    """Return the last coma scale that was recorded, as typed, and its source in words."""
    found: list[tuple[Instant, str]] = [
        (one.at, plain(one.reading.quantity.value)) for one in course.record.measured("gcs")
    ]
    for entry in course.record.of(AssessmentMade):
        value = entry.fact.values.get("gcs")
        if isinstance(value, int | str) and not isinstance(value, bool):
            found.append((entry.at, str(value)))
    if not found:
        return None
    at, text = max(found)
    old = duration_words(course.now - at)
    when = show_when(at, course.zone)
    return text, translate("SofaForm", "{0}, {1} old").format(when, old)


def last_words_of(course: Course, name: str) -> str:
    """Say the last value of an input, also from earlier forms: `last 1.4 mg/dL, 25hr old`."""
    known: list[tuple[Instant, str]] = [
        (one.at, str(one.reading)) for one in course.record.measured(name)
    ]
    for entry in course.record.of(AssessmentMade):
        value = entry.fact.values.get(name)
        if isinstance(value, str) and not isinstance(read_quantity(value, name), Issue):
            known.append((entry.at, value))
    if not known:
        return ""
    at, text = max(known)
    old = duration_words(course.now - at)
    return translate("SofaForm", "last {0}, {1} old").format(_as_typed(text), old)


def _as_typed(text: str) -> str:
    """Write a stored quantity with its unit as the form offers it: `104 G/L`."""
    read = read_quantity(text, "last")
    if isinstance(read, Issue):
        return text.replace(" ", "\u00a0")
    return f"{plain(read.value)}\u00a0{unit_shown(read.unit)}"


def sofa_scores(course: Course, *, without: str = "") -> tuple[DayScore, ...]:
    """Return the SOFA scores of the course, oldest first, leaving out one entry."""
    return tuple(
        one
        for one in course.scores
        if one.form == "sofa" and isinstance(one.score, Score) and one.entry != without
    )


def baseline_of(course: Course, *, without: str = "") -> DayScore | None:
    """Return the score that changes count from: the last before the first dose, else the first."""
    scores = sofa_scores(course, without=without)
    first_dose = course.record.anchors.get("first_dose")
    before = [one for one in scores if first_dose is not None and one.at <= first_dose]
    if before:
        return before[-1]
    return scores[0] if scores else None
