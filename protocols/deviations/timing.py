"""Departures in time: started late, a period too many, too fast, too long, after the end, early."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from protocols.definition.model import Injections, Ladder, PerWeight, RaiseToTarget
from protocols.definition.spans import span
from protocols.deviations.case import Case, Found, amount
from protocols.eligibility.wording import limit_words
from protocols.facts import InjectionGiven
from protocols.infusion.elapsed import hours_between
from protocols.registry import exact, exact_body_weight, magnitude
from protocols.times import Instant, TimeDelta, day_window, duration_words
from protocols.units import Unit

if TYPE_CHECKING:
    from protocols.definition.model import Course, StartWindow
    from protocols.facts import Entry
    from protocols.infusion.events import InfusionState

_MINUTES_OF_CHARTING = 2  # a start and an end are each charted to the minute


def late_start(case: Case) -> Iterator[Found]:
    """The first dose began after its window had closed."""
    window = start_window(case)
    first = next(iter(case.started()), None)
    if window is None or first is None or first.started is None:
        return
    anchor = case.record.anchors.get(window.anchor)
    if anchor is None:
        return
    closed = anchor + span(window.limit)
    if first.started > closed or (window.before and first.started == closed):
        late = duration_words(first.started - closed)
        how = (
            f"{late} after the window closed" if first.started > closed else "as the window closed"
        )
        yield Found(
            str(first.period),
            f"{case.dose_name(first.period)} started {how}, {case.when(first.started)} instead of "
            f"{'before' if window.before else 'by'} {case.when(closed)}",
            first.started,
            _entries(first),
        )


def start_window(case: Case) -> StartWindow | None:
    """Return the window in which the first dose must start, if the protocol has one."""
    rule = case.dose
    if isinstance(rule, RaiseToTarget | PerWeight):
        return rule.course.start
    return rule.start if isinstance(rule, Ladder) else None


def extra_period(case: Case) -> Iterator[Found]:
    """A dose period beyond the number, or begun after the last day on which one may begin."""
    rule = case.dose
    if not isinstance(rule, RaiseToTarget | PerWeight):
        return
    for state in case.started():
        words = _extra_words(case, state, rule.course)
        if words and state.started is not None:
            yield Found(str(state.period), words, state.started, _entries(state))


def _extra_words(case: Case, state: InfusionState, course: Course) -> str:
    name = case.dose_name(state.period)
    if state.period > course.periods:
        return f"{name} started; the protocol has {course.periods}"
    day = case.day_of(state.started) if state.started is not None else None
    last = course.no_start_after_day
    if day is not None and last is not None and day > last:
        return f"{name} started on Day {day}; none starts after Day {last}"
    return ""


def too_fast(case: Case) -> Iterator[Found]:
    """An infusion that must run at least so long ran faster on average."""
    rule = case.dose
    if not isinstance(rule, PerWeight) or rule.run.meaning != "at_least":
        return
    for state in case.started():
        if state.started is None or state.ended is None:
            continue
        weight = case.weight_at(state.started)
        hours = hours_between(state.started, state.ended)
        if weight is None or hours <= 0:
            continue
        whole = exact(rule.amount) * exact_body_weight(weight) / exact(rule.concentration)
        highest = magnitude(whole / exact(rule.run.over), Unit.ML_PER_H)
        if state.delivered.low / hours > highest:
            ran = duration_words(state.ended - state.started)
            yield Found(
                str(state.period),
                f"{case.dose_name(state.period)} gave "
                f"{amount(state.delivered.low, Unit.ML)} in {ran}; the protocol runs it "
                f"over at least {limit_words(rule.run.over)}",
                state.ended,
                _entries(state),
            )


def run_too_long(case: Case) -> Iterator[Found]:
    """An infusion ran longer than the protocol lets it run."""
    rule = case.dose
    if isinstance(rule, Ladder):
        allowed = span(rule.run_for)
    elif isinstance(rule, RaiseToTarget | PerWeight) and rule.run.meaning == "exactly":
        allowed = span(rule.run.over)
    else:
        return
    for state in case.started():
        if state.started is None:
            continue
        end = state.ended if state.ended is not None else case.now
        if end - state.started > allowed:
            over = duration_words(end - state.started - allowed)
            yield Found(
                str(state.period),
                f"{case.dose_name(state.period)} ran {over} longer than {duration_words(allowed)}",
                state.started + allowed,
                _entries(state),
            )


def started_after_stop(case: Case) -> Iterator[Found]:
    """Treatment began again after a stop rule had ended it."""
    ended = [
        one
        for one in case.stops
        if one.ends_treatment and one.kind in ("support_off", "elapsed", "discharge")
    ]
    over = min((one.since for one in ended), default=None)
    for state in case.started():
        again = [one for one in state.problems if one.code == "restarted"]
        if over is not None and state.started is not None and state.started > over:
            yield Found(
                str(state.period), _after(case, state, over), state.started, _entries(state)
            )
        elif again and isinstance(case.dose, Ladder):
            entry = case.record.entry(again[0].entry)
            when = entry.at if entry is not None else case.now
            words = f"{case.dose_name(state.period)} was started again after it had ended"
            yield Found(f"again:{again[0].entry}", words, when, (again[0].entry,))
    for given in case.record.of(InjectionGiven):
        if over is not None and given.at > over:
            words = f"Injection {given.fact.number} was given after treatment had ended"
            yield Found(f"injection:{given.fact.number}", words, given.at, (given.id,))


def _after(case: Case, state: InfusionState, over: Instant) -> str:
    late = duration_words((state.started or over) - over)
    return f"{case.dose_name(state.period)} started {late} after treatment had ended"


def early_stop(case: Case) -> Iterator[Found]:
    """Treatment ended before the protocol ends it, and no stop rule or death explains it."""
    rule = case.dose
    if isinstance(rule, Ladder):
        yield from _run_cut_short(case, span(rule.run_for))
    elif isinstance(rule, RaiseToTarget | PerWeight):
        yield from _stopped_with_volume_left(case)
        if isinstance(rule, PerWeight):
            yield from _periods_left(case, rule.course)
    elif isinstance(rule, Injections):
        yield from _injections_left(case, rule)


def _explained_by(case: Case, when: Instant) -> bool:
    """Say whether treatment was over by then: a stop rule met, or death."""
    return any(one.ends_treatment and one.since <= when for one in case.stops)


def _run_cut_short(case: Case, whole: TimeDelta) -> Iterator[Found]:
    for state in case.started():
        if state.started is None or state.ended is None:
            continue
        ran = state.ended - state.started
        if ran < whole and not _explained_by(case, state.ended):
            yield Found(
                str(state.period),
                f"{case.dose_name(state.period)} ended after {duration_words(ran)}; the protocol "
                f"runs it {duration_words(whole)}",
                state.ended,
                _entries(state),
                quoted=_reason(state)[0],
                quoted_from=_reason(state)[1],
            )


def _stopped_with_volume_left(case: Case) -> Iterator[Found]:
    for state in case.started():
        if state.state != "ended" or state.ended is None or state.remaining is None:
            continue
        left = state.remaining.low
        fastest = max((one.low for one in state.segments), default=left)
        if left > fastest * _MINUTES_OF_CHARTING / 60 and not _explained_by(case, state.ended):
            planned = amount(state.planned or left, Unit.ML)
            yield Found(
                str(state.period),
                f"{case.dose_name(state.period)} was stopped with {amount(left, Unit.ML)} "
                f"of {planned} to run",
                state.ended,
                _entries(state),
                quoted=_reason(state)[0],
                quoted_from=_reason(state)[1],
            )


def _reason(state: InfusionState) -> tuple[str, Entry[Any] | None]:
    """Return the reason charted with the stop, and its entry."""
    last = state.events[-1].entry if state.events else None
    if last is None or last.fact.step not in ("stop", "complete"):
        return "", None
    return last.fact.reason, last


def _periods_left(case: Case, course: Course) -> Iterator[Found]:
    """Fewer periods than the protocol has, once no further one may start."""
    anchor = case.day_anchor
    started = case.started()
    if anchor is None or course.no_start_after_day is None or not started:
        return
    days = case.protocol.days
    last = day_window(
        course.no_start_after_day, anchor, case.zone, first=days.first, rule=days.rule
    ).end
    done = len(started)
    if last is None or case.now < last or done >= course.periods:
        return
    if any(one.ends_treatment and one.since < last for one in case.stops):
        return
    name = case.dose_name(started[-1].period)
    yield Found(
        f"course:{done}",
        f"Treatment ended after {name[:1].lower() + name[1:]} of {course.periods}",
        last,
        _entries(started[-1]),
    )


def _injections_left(case: Case, rule: Injections) -> Iterator[Found]:
    anchor = case.day_anchor
    given = case.record.of(InjectionGiven)
    if anchor is None or not given or len(given) >= rule.number:
        return
    days = case.protocol.days
    end = day_window(
        max(rule.planned_days), anchor, case.zone, first=days.first, rule=days.rule
    ).end
    if end is None or case.now < end or _explained_by(case, end):
        return
    yield Found(
        f"course:{len(given)}",
        f"Injections ended after {len(given)} of {rule.number}",
        end,
        (given[-1].id,),
    )


def _entries(state: InfusionState) -> tuple[str, ...]:
    ids = [line.entry.id for line in state.events if line.step == "start"]
    return tuple(ids[:1])
