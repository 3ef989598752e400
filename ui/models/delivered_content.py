"""The delivered-volume curve of one infusion, taken from the course."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from protocols.infusion.volumes import delivered
from protocols.registry import as_decimal, exact, magnitude
from protocols.sheet.treatment import as_amount
from protocols.times import Instant, TimeDelta, local, show_date, show_time
from protocols.units import Quantity, Unit, trimmed
from ui.i18n.core_words import delivered_words, dose_words, duration_words
from ui.i18n.sentences import said
from ui.models.chart_values import (
    DayMark,
    DeliveredContent,
    Level,
    VolumeMark,
    VolumePoint,
    VolumeStretch,
)
from ui.models.given_lanes import rate_words
from ui.models.scale import scale_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from protocols.course import Course
    from protocols.infusion.events import InfusionState
    from protocols.infusion.volumes import Segment

translate = QCoreApplication.translate
_HOURS: Final = (1, 2, 3, 4, 6, 12, 24, 48)
_MOST_TICKS: Final = 6
_RATE_KINDS: Final = ("rate_above_ceiling", "too_fast")


def delivered_content(course: Course, state: InfusionState) -> DeliveredContent | None:
    """Return the curve of an infusion, or None while it has not begun."""
    if state.started is None:
        return None
    planned = state.planned
    top = max(state.delivered.low, planned or Fraction(0))
    scale = scale_to(as_decimal(top))
    end = max(state.projected_end or course.now, state.ended or course.now)
    start = state.started
    wide = max((end - start) * 0.07, TimeDelta(minutes=10))
    level = None
    if planned is not None:
        words = translate("Delivered", "Planned {0}").format(_volume(planned))
        level = Level(as_decimal(planned), words, "target")
    return DeliveredContent(
        course.zone,
        course.now,
        translate("Delivered", "Now {0}").format(show_time(course.now, course.zone)),
        start - wide,
        end + wide,
        translate("Delivered", "Delivered volume, mL"),
        scale.top,
        scale.step,
        level,
        tuple(_ticks(course, start - wide, end + wide)),
        tuple(_given(state)),
        tuple(_plan(course, state)),
        tuple(_forecast(course, state)),
        (*_unknown(state), *_deviating(course, state)),
        tuple(_marks(course, state)),
    )


def _volume(amount: Fraction) -> str:
    return dose_words(Quantity(round(as_decimal(amount), 1), Unit.ML))


def _ticks(course: Course, start: Instant, end: Instant) -> Iterator[DayMark]:
    """Yield hours of the ward's clock, few enough to be read; the date stands with the first."""
    span = (end - start).total("hours")
    every = next((one for one in _HOURS if span / one <= _MOST_TICKS), _HOURS[-1])
    zoned = local(start, course.zone)
    hour = start.subtract(minutes=zoned.minute, seconds=zoned.second, nanoseconds=zoned.nanosecond)
    shown = None
    while hour <= end:
        wall = local(hour, course.zone)
        if hour >= start and wall.hour % every == 0:
            date = show_date(wall.date())
            yield DayMark(hour, f"{wall.hour:02}:{wall.minute:02}", "" if date == shown else date)
            shown = date
        hour = hour.add(hours=1)


def _so_far(state: InfusionState, at: Instant) -> Decimal:
    return as_decimal(delivered(state.segments, Instant.MIN, at).low)


def _given(state: InfusionState) -> Iterator[VolumePoint]:
    for segment in state.segments:
        yield VolumePoint(segment.start, _so_far(state, segment.start))
    if state.segments:
        last = state.segments[-1].end
        yield VolumePoint(last, _so_far(state, last))


def _plan(course: Course, state: InfusionState) -> Iterator[VolumePoint]:
    """Yield the accepted volume at the accepted rate, from the start on."""
    period = next((one for one in course.periods if one.number == state.period), None)
    rate = period.accepted_rate if period is not None else None
    if rate is None or state.planned is None or state.started is None:
        return
    per_hour = magnitude(exact(rate), Unit.ML_PER_H)
    if per_hour <= 0:
        return
    seconds = float(state.planned / per_hour * 3600)
    yield VolumePoint(state.started, Decimal(0))
    yield VolumePoint(state.started.add(seconds=seconds), as_decimal(state.planned))


def _forecast(course: Course, state: InfusionState) -> Iterator[VolumePoint]:
    end = state.projected_end
    if state.state == "running" and end is not None and end > course.now and state.planned:
        yield VolumePoint(course.now, _so_far(state, course.now))
        yield VolumePoint(end, as_decimal(state.planned))


def _unknown(state: InfusionState) -> Iterator[VolumeStretch]:
    for segment in state.segments:
        if segment.kind == "unknown":
            words = translate("Delivered", "Not known what ran for {0}: {1}.")
            span = duration_words(segment.end - segment.start)
            sentence = words.format(span, delivered_words(as_amount(segment.volume)))
            yield VolumeStretch(_ends(state, segment), "unknown", "", sentence)


def _ends(state: InfusionState, segment: Segment) -> tuple[VolumePoint, VolumePoint]:
    return (
        VolumePoint(segment.start, _so_far(state, segment.start)),
        VolumePoint(segment.end, _so_far(state, segment.end)),
    )


def _deviating(course: Course, state: InfusionState) -> Iterator[VolumeStretch]:
    """Yield the stretches that began with an event of a rate deviation."""
    ours = {line.entry.id: line for line in state.events}
    for found in course.deviations:
        if found.kind not in _RATE_KINDS:
            continue
        for line in (ours[one] for one in found.entries if one in ours):
            segment = next((one for one in state.segments if one.start == line.at), None)
            if segment is not None and segment.kind == "running":
                rate = trimmed(round(as_decimal(segment.low), 1))
                label = translate("Delivered", "Rate {0}").format(rate)
                yield VolumeStretch(_ends(state, segment), "deviation", label, said(found.words))


def _marks(course: Course, state: InfusionState) -> Iterator[VolumeMark]:
    for segment in state.segments:
        if segment.kind == "paused":
            span = duration_words(segment.end - segment.start)
            middle = segment.start + (segment.end - segment.start) / 2
            sentence = translate("Delivered", "Paused {0} from {1}.").format(
                span, show_time(segment.start, course.zone)
            )
            label = translate("Delivered", "paused {0}").format(span)
            yield VolumeMark(middle, _so_far(state, middle), "pause", label, sentence)
    bags = [line for line in state.events if line.step == "bag"]
    for number, line in enumerate(bags, start=2):
        volume = _so_far(state, line.at)
        words = translate("Delivered", "Bag change {0} at {1}.")
        sentence = words.format(show_time(line.at, course.zone), _volume(line.so_far.low))
        label = translate("Delivered", "bag {0}").format(number)
        yield VolumeMark(line.at, volume, "bag", label, sentence)
    last = state.ended or course.now
    given = delivered_words(as_amount(state.delivered))
    words = translate("Delivered", "{0} delivered at {1}.")
    sentence = words.format(given, show_time(last, course.zone))
    if state.active and state.rate is not None:
        sentence += " " + translate("Delivered", "Rate {0}.").format(rate_words(state.rate))
    yield VolumeMark(last, _so_far(state, last), "now", given, sentence)
