"""What was given, as lanes of the chart: infusion rates with their doses, vasopressors."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from protocols.definition.model import PerWeight, RaiseToTarget
from protocols.registry import as_decimal, exact, exact_body_weight, magnitude
from protocols.sheet.treatment import as_amount, blinded
from protocols.times import Instant, show_time, show_when
from protocols.units import Quantity, Unit, trimmed
from ui.i18n.core_words import delivered_words, dose_name, dose_words, duration_words, unit_words
from ui.i18n.sentences import said
from ui.models.chart_values import (
    DoseLabel,
    Level,
    PauseSpan,
    RateLane,
    RateSpan,
    SupportLane,
    SupportSpan,
)
from ui.models.scale import scale_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protocols.course import Course
    from protocols.infusion.events import InfusionState
    from protocols.infusion.volumes import Segment
    from protocols.record import Interval

translate = QCoreApplication.translate


# --- infusion rates ------------------------------------------------------------------------------


def rate_lane(course: Course) -> RateLane | None:
    """Return the lane of pump rates, or None where nothing ran."""
    states = [one for one in course.infusions.values() if one.started is not None]
    if not states:
        return None
    spans = [span for state in states for span in _spans(course, state)]
    ceiling = ceiling_of(course)
    highest = [span.rate for span in spans if span.rate is not None]
    highest += [ceiling] if ceiling is not None else []
    scale = scale_to(max(highest, default=Decimal(1)))
    level = None
    if ceiling is not None:
        words = translate("Chart", "Ceiling {0}").format(trimmed(round(ceiling, 1)))
        level = Level(ceiling, words, "ceiling")
    # two ticks are enough for a lane this low
    return RateLane(
        translate("Chart", "Infusion rate, {0}").format(unit_words(Unit.ML_PER_H)),
        scale.top,
        scale.top,
        tuple(spans),
        tuple(pause for state in states for pause in _pauses(course, state)),
        tuple(_dose(course, state) for state in states),
        level,
    )


def ceiling_of(course: Course) -> Decimal | None:
    """Return the highest rate that the protocol allows for the dosing weight, in mL/h."""
    if course.next_dose is not None and course.next_dose.ceiling_rate is not None:
        return course.next_dose.ceiling_rate.value
    rule = course.protocol.dose_for(course.record.arm)
    limit = rule.rate_ceiling if isinstance(rule, RaiseToTarget | PerWeight) else None
    if limit is None or course.weight is None:
        return None
    weight = course.weight.reading.quantity
    return as_decimal(magnitude(exact(limit) * exact_body_weight(weight), Unit.ML_PER_H))


def rate_words(rate: Fraction | Decimal) -> str:
    """Write a pump rate: `5.9 mL per hour`."""
    value = as_decimal(rate) if isinstance(rate, Fraction) else rate
    return dose_words(Quantity(_short(value), Unit.ML_PER_H))


def _short(value: Decimal) -> Decimal:
    """Round a rate that is no short decimal to a hundredth, for reading only."""
    return value if value == round(value, 2) else round(value, 2)


def _spans(course: Course, state: InfusionState) -> Iterator[RateSpan]:
    for segment in state.segments:
        if segment.kind == "paused" or segment.start >= segment.end:
            continue
        known = segment.low == segment.high and segment.kind == "running"
        if known and segment.low == 0:
            continue
        rate = as_decimal(segment.low) if known else None
        sentence = _span_sentence(course, state, segment, known=known)
        kind = "given" if known else "unknown"
        yield RateSpan(segment.start, segment.end, rate, sentence, kind)  # type: ignore[arg-type]
    end = state.projected_end
    if state.state == "running" and state.rate and end is not None and end > course.now:
        words = translate("Chart", "At {0} the planned volume is through at {1}.")
        sentence = words.format(rate_words(state.rate), show_when(end, course.zone))
        yield RateSpan(course.now, end, as_decimal(state.rate), sentence, "forecast")


def _span_sentence(course: Course, state: InfusionState, segment: Segment, *, known: bool) -> str:
    name = dose_name(course, state.period)
    since, until = (show_when(one, course.zone) for one in (segment.start, segment.end))
    if known:
        words = translate("Chart", "{0}: {1} from {2} to {3}.")
        return words.format(name, rate_words(segment.low), since, until)
    words = translate("Chart", "{0}: rate not known from {1} to {2}.")
    return words.format(name, since, until)


def _pauses(course: Course, state: InfusionState) -> Iterator[PauseSpan]:
    for segment in state.segments:
        if segment.kind == "paused":
            span = duration_words(segment.end - segment.start)
            words = translate("Chart", "{0}: paused {1} from {2}.")
            since = show_when(segment.start, course.zone)
            sentence = words.format(dose_name(course, state.period), span, since)
            yield PauseSpan(segment.start, segment.end, sentence)


def _dose(course: Course, state: InfusionState) -> DoseLabel:
    """Name a dose under its bar; a blinded bedside reads volumes only."""
    started = state.started or course.now
    name = dose_name(course, state.period)
    if blinded(course):
        name = translate("Chart", "Infusion {0}").format(state.period)
    rest = "" if blinded(course) else _per_weight(state)
    given = delivered_words(as_amount(state.delivered))
    if state.active and state.planned is not None:
        whole = dose_words(Quantity(round(as_decimal(state.planned), 1), Unit.ML))
        number = given.partition("\u00a0")[0] if state.delivered.exact is not None else given
        below = translate("Chart", "{0} of {1}").format(number, whole)
    elif state.active:
        below = translate("Chart", "{0} so far").format(given)
    else:
        below = translate("Chart", "{0} given").format(given)
    return DoseLabel(started, f"{name}, " if rest else name, rest, below)


def _per_weight(state: InfusionState) -> str:
    """Return the dose per weight: of what ran, or of the plan while it runs."""
    given = state.per_weight.exact if state.per_weight is not None else None
    volume = state.delivered.exact
    if given is None or not volume:
        return ""
    whole = state.planned if state.active and state.planned is not None else volume
    amount = as_decimal(given / volume * whole)
    rounded = round(amount, 0) if amount >= 10 else round(amount, 1)
    return dose_words(Quantity(rounded, state.per_weight_unit))


# --- vasopressors --------------------------------------------------------------------------------


def support_lanes(course: Course, start: Instant) -> tuple[SupportLane, ...]:
    """Return a lane for each vasopressor that ran after the chart's beginning."""
    by_drug: dict[str, list[Interval]] = {}
    for interval in course.supports.get("vasopressor", ()):
        if interval.stop is None or interval.stop > start:
            by_drug.setdefault(interval.drug, []).append(interval)
    return tuple(_lane(course, drug, runs, start) for drug, runs in by_drug.items())


def _lane(course: Course, drug: str, runs: Sequence[Interval], start: Instant) -> SupportLane:
    spans = [span for run in runs for span in _rates(course, run)]
    facts = [entry.fact for run in runs for entry in run.entries]
    units = [fact.rate.unit for fact in facts if fact.rate is not None]
    forms = [fact.formulation for fact in facts if fact.formulation]
    detail = [said(forms[-1])] if forms else []
    detail += [unit_words(units[-1])] if units else []
    return SupportLane(
        _drug_name(drug), ", ".join(detail), tuple(spans), before=runs[0].start < start
    )


def _drug_name(drug: str) -> str:
    words = said(drug.replace("_", " ").strip())
    return words[:1].upper() + words[1:] if words else translate("Chart", "Vasopressor")


def _rates(course: Course, run: Interval) -> Iterator[SupportSpan]:
    stop = run.stop or course.now
    stated = [entry for entry in run.entries if entry.fact.step != "stop"]
    ends = [*(entry.at for entry in stated[1:]), stop]
    for entry, end in zip(stated, ends, strict=True):
        if end <= entry.at:
            continue
        rate = entry.fact.rate
        text = trimmed(rate.value) if rate is not None else "?"
        amount = dose_words(rate) if rate is not None else translate("Chart", "rate not recorded")
        words = translate("Chart", "{0} {1} from {2}.")
        until = translate("Chart", "{0} {1} from {2} to {3}.")
        since = show_when(entry.at, course.zone)
        ended = run.stop is not None or end != stop
        sentence = (
            until.format(_drug_name(run.drug), amount, since, show_time(end, course.zone))
            if ended
            else words.format(_drug_name(run.drug), amount, since)
        )
        yield SupportSpan(entry.at, end, text, sentence)
