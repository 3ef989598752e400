"""What the charts of a subject draw, taken from its course. Pure: no chart, no clock.

The course is the masked one: what a role may not see is not in it, so it cannot be drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from protocols.amount_words import grouped
from protocols.analytes import ANALYTES, canonical
from protocols.definition.model import RaiseToTarget
from protocols.explain.scores import score_key
from protocols.facts import SampleDrawn
from protocols.scores.result import Score
from protocols.times import Instant, TimeDelta, day_window, local, midnight, show_date, show_when
from protocols.units import plain
from ui.i18n.core_words import form_label, measurement_words, unit_words
from ui.i18n.sentences import said
from ui.models.chart_values import Awaited, ChartContent, DayMark, Level, Point, ValueLane
from ui.models.given_lanes import rate_lane, support_lanes
from ui.models.scale import scale_to

if TYPE_CHECKING:
    from protocols.course import Course, DayScore, TiterPoint

translate = QCoreApplication.translate

_BESIDE: Final = TimeDelta(hours=2)
_LONGEST_DAYS: Final = 120
_TRENDS: Final = ("sofa", "pf", "mottling", "refill")
_TOPS: Final = {"sofa": (24, 8), "mottling": (5, 1)}


def chart_content(course: Course) -> ChartContent:
    """Return what the charts of this course draw.

    Where the protocol doses by no measurement, the first measure that has values takes the place
    of the titer.
    """
    start, end = _range(course)
    trends = tuple(_trend(course, form) for form in _TRENDS if _of(course, form))
    key = _titers(course)
    if key is None and trends:
        key, trends = trends[0], trends[1:]
    return ChartContent(
        course.zone,
        course.now,
        translate("Chart", "Now {0}").format(_clock(course, course.now)),
        start,
        end,
        _days(course, start, end),
        key,
        rate_lane(course),
        support_lanes(course, start),
        trends,
    )


def _clock(course: Course, when: Instant) -> str:
    return show_when(when, course.zone).partition(" ")[2]


# --- time ----------------------------------------------------------------------------------------


def _range(course: Course) -> tuple[Instant, Instant]:
    """Return from the beginning of the first day to a little after today or the planned end."""
    first = _day_start(course, _first_day(course))
    seen = [first, *(point.at for point in course.titers)]
    begin = min(seen)
    if begin < first:
        begin = midnight(local(begin, course.zone).date(), course.zone)
    tomorrow = midnight(course.date.add(days=1), course.zone)
    ends = [tomorrow]
    if course.running is not None and course.running.projected_end is not None:
        ends.append(course.running.projected_end)
    return begin, max(ends) + _BESIDE


def _first_day(course: Course) -> int:
    return course.protocol.days.first


def _day_start(course: Course, number: int) -> Instant:
    anchor = course.record.anchors.get(course.protocol.days.anchor)
    count = course.protocol.days
    if anchor is None:
        return midnight(course.date, course.zone)
    window = day_window(number, anchor, course.zone, first=count.first, rule=count.rule)
    return window.start if window.start is not None else midnight(course.date, course.zone)


def _days(course: Course, start: Instant, end: Instant) -> tuple[DayMark, ...]:
    """Return where study days begin, or the ward's midnights while there is no day anchor."""
    if course.protocol.days.anchor not in course.record.anchors:
        date = local(start, course.zone).date()
        return (DayMark(midnight(date, course.zone), show_date(date), ""),)
    found = []
    first = _first_day(course)
    while _day_start(course, first) > start:
        first -= 1
    for number in range(first, first + _LONGEST_DAYS):
        at = _day_start(course, number)
        if at >= end:
            break
        label = translate("Chart", "Day {0}").format(number)
        found.append(DayMark(at, label, show_date(local(at, course.zone).date())))
    return tuple(found)


# --- the titer -----------------------------------------------------------------------------------


def _titers(course: Course) -> ValueLane | None:
    rule = next((one for one in course.protocol.doses if isinstance(one, RaiseToTarget)), None)
    if rule is None:
        return None
    asked = [item for item in course.due if rule.analyte in item.planned.asks]
    if not course.titers and not asked:
        return None  # kept out by blinding, or never asked for
    analyte = ANALYTES[rule.analyte]
    dosed = course.protocol.dose_for(course.record.arm) is rule
    levels = []
    if dosed:
        target = canonical(analyte, rule.target).value
        levels.append(
            Level(target, translate("Chart", "Target {0}").format(plain(target)), "target")
        )
    if rule.entry_below is not None:
        entry = canonical(analyte, rule.entry_below).value
        words = translate("Chart", "Entry: below {0}").format(plain(entry))
        levels.append(Level(entry, words, "threshold"))
    highest = [level.value for level in levels]
    highest += [point.value.value for point in course.titers]
    scale = scale_to(max(highest, default=Decimal(1)) * Decimal("1.1"))
    return ValueLane(
        f"{said(analyte.label)}, {unit_words(analyte.units[0])}",
        scale.top,
        scale.step,
        tuple(_titer_points(course, scale.top)),
        tuple(levels),
        _awaited(course, rule.analyte),
        _no_titer(course, asked[0].planned.due_from if asked else None),
    )


def _titer_points(course: Course, top: Decimal) -> Iterator[Point]:
    before: TiterPoint | None = None
    for point in course.titers:
        value = point.value.value
        low, high = {
            "": (value, value),
            "<": (Decimal(0), value),
            ">": (value, max(top, value)),
        }[point.reading.comparator]
        reported = point.reading.quantity
        text = measurement_words(point.reading)
        if reported.unit is point.value.unit and not point.reading.comparator:
            text = grouped(plain(reported.value))
        joined = before is not None and _consecutive(before, point)
        form = "before" if point.during is None else "during"
        sentence = _titer_sentence(course, point)
        asked = f"titer:{point.measured.entry.id}"
        yield Point(point.at, low, high, text, sentence, form, joined, asked)  # type: ignore[arg-type]
        before = point


def _consecutive(before: TiterPoint, after: TiterPoint) -> bool:
    """Say whether two values are of one day or of days that follow each other."""
    if before.day is None or after.day is None:
        return after.at - before.at <= TimeDelta(hours=36)
    return after.day - before.day <= 1


def _titer_sentence(course: Course, point: TiterPoint) -> str:
    analyte = ANALYTES[point.measured.analyte]
    parts = [
        f"{said(analyte.label)} {measurement_words(point.reading)}",
        translate("Chart", "sampled {0}").format(show_when(point.at, course.zone)),
    ]
    if point.day is not None:
        parts.append(translate("Chart", "Day {0}").format(point.day))
    if point.during is None:
        parts.append(translate("Chart", "before a dose"))
    else:
        parts.append(translate("Chart", "during dose {0}").format(point.during))
    return ", ".join(parts) + "."


def _awaited(course: Course, analyte: str) -> Awaited | None:
    """Return the sample drawn last, while no result of it is there."""
    drawn = [one for one in course.record.of(SampleDrawn) if analyte in one.fact.sample.split("_")]
    if not drawn or any(point.at >= drawn[-1].at for point in course.titers):
        return None
    at = drawn[-1].at
    lines = (
        translate("Chart", "Sample {0},").format(_clock(course, at)),
        translate("Chart", "result awaited"),
    )
    sentence = translate("Chart", "{0} sample of {1}, result awaited.")
    return Awaited(
        at, lines, sentence.format(said(ANALYTES[analyte].label), show_when(at, course.zone))
    )


def _no_titer(course: Course, due: Instant | None) -> str:
    if course.titers:
        return ""
    if due is None:
        return translate("Chart", "No titer yet")
    words = translate("Chart", "No titer yet; first sample due {0}")
    return words.format(show_when(due, course.zone))


# --- scores and measures -------------------------------------------------------------------------


def _of(course: Course, form: str) -> list[DayScore]:
    return [one for one in course.scores if one.form == form and _bounds(one) is not None]


def _bounds(scored: DayScore) -> tuple[Decimal, Decimal] | None:
    """Return the value or its bounds as numbers; None where there is no number at all."""
    score = scored.score
    if isinstance(score, Score):
        return Decimal(score.low), Decimal(score.high)
    if isinstance(score.value, Decimal | int):
        return Decimal(score.value), Decimal(score.value)
    if score.low is not None and score.high is not None:
        return Decimal(score.low), Decimal(score.high)
    return None


def _trend(course: Course, form: str) -> ValueLane:
    scored = _of(course, form)
    points: list[Point] = []
    before: DayScore | None = None
    for one in scored:
        bounds = _bounds(one)
        if bounds is None:
            continue
        low, high = bounds
        text = score_text(one)
        day = translate("Chart", "Day {0}").format(one.day) if one.day is not None else ""
        when = show_when(one.at, course.zone)
        sentence = ", ".join(part for part in (f"{form_label(form)} {text}", when, day) if part)
        joined = before is not None and _days_apart(before, one) <= 1
        asked = f"score:{score_key(one)}"
        points.append(Point(one.at, low, high, text, f"{sentence}.", joined=joined, asked=asked))
        before = one
    highest = max(point.high for point in points)
    top, step = _TOPS.get(form, (None, None))
    scale = scale_to(highest * Decimal("1.1"))
    return ValueLane(
        trend_title(form, scored[-1]),
        Decimal(top) if top is not None else scale.top,
        Decimal(step) if step is not None else scale.step,
        tuple(points),
    )


def _days_apart(before: DayScore, after: DayScore) -> int:
    if before.day is None or after.day is None:
        return 0 if after.at - before.at <= TimeDelta(hours=36) else 2
    return after.day - before.day


def trend_title(form: str, scored: DayScore) -> str:
    """Return the title of a measure with its unit or range: `P/F, mmHg`, `SOFA, 0 to 24`."""
    if form in _TOPS:
        return translate("Chart", "{0}, 0 to {1}").format(form_label(form), _TOPS[form][0])
    unit = None if isinstance(scored.score, Score) else scored.score.unit
    words = unit_words(unit) if unit is not None else ""
    return f"{form_label(form)}, {words}" if words else form_label(form)


def score_text(scored: DayScore) -> str:
    """Write a score or its bounds: `11 to 15`, `142`."""
    bounds = _bounds(scored)
    if bounds is None:
        return translate("Chart", "not known")
    low, high = (_rounded(one) for one in bounds)
    if low == high:
        return low
    return translate("Chart", "{0} to {1}").format(low, high)


def _rounded(value: Decimal) -> str:
    """Write a derived number to a whole, or to a tenth below ten; for reading only."""
    if value == value.to_integral_value():
        return plain(value.to_integral_value())
    return plain(round(value, 0) if value >= 10 else round(value, 1))
