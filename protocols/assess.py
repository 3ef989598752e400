"""`assess(protocol, record, site, zone, now)`: the only assembler of a course.

Pure: the same facts, file, site values and instant give the same course. What each part means
stands in its own package; here they are only put together, in the order in which they need each
other: infusions, doses, stop rules, schedule, scores, deviations, endpoints.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from typing_extensions import override

from protocols.analytes import ANALYTES, canonical
from protocols.course import (
    Course,
    DayScore,
    DosePeriod,
    RunningClock,
    TiterPoint,
    key_analyte,
)
from protocols.definition.model import Protocol, SiteValues
from protocols.deviations.find import find_deviations
from protocols.dosing.next_dose import plan_next, planned_for
from protocols.dosing.site import in_force
from protocols.eligibility.judge import Eligibility, candidate_from_record, judge
from protocols.endpoints.derive import derive_endpoints
from protocols.endpoints.stops import find_stops
from protocols.facts import (
    AssessmentMade,
    Entry,
    InfusionCharted,
    InjectionGiven,
    MeasurementTaken,
    PlanDecided,
)
from protocols.infusion.events import InfusionState
from protocols.infusion.windows import infusions_of, remaining_at, was_active
from protocols.record import Interval, Measured, Record
from protocols.registry import as_decimal
from protocols.schedule.due import day_summaries, list_due
from protocols.schedule.items import PlannedItem, expand_schedule, switch_plan
from protocols.scores.by_name import answer_named
from protocols.scores.result import Derived, Score
from protocols.times import Instant, local, study_day_of
from protocols.units import Quantity, Unit
from protocols.versions import spells


def assess(
    protocol: Protocol,
    record: Record,
    site: SiteValues,
    zone: str,
    now: Instant,
    *,
    versions: Iterable[Protocol] = (),
) -> Course:
    """Return the subject's course at an instant.

    Args:
        protocol: the protocol version that the subject follows.
        record: the subject's entries, folded.
        site: site parameters as signed; the file's standards are added here.
        zone: the ward's time zone.
        now: the moment asked for.
        versions: other versions that the subject followed before a switch: what had opened by
            then stays as planned, and what happened is judged by the version of its time.
    """
    followed = spells(protocol, record, versions, now)
    protocol = followed[-1].protocol
    values = in_force(protocol, site)
    anchors = record.anchors
    infusions = infusions_of(
        record.of(InfusionCharted), now=now, planned=planned_for(protocol, record, values)
    )
    stops = find_stops(protocol, record, infusions, values, zone, now)
    over = min((one.since for one in stops if one.ends_treatment), default=None)
    planned = _plan(followed[0].protocol, anchors, zone, record.arm, values)
    for spell in followed[1:]:
        assert spell.since is not None  # noqa: S101 - only the first one has no beginning
        ahead = _plan(spell.protocol, anchors, zone, record.arm, values)
        planned = switch_plan(planned, ahead, spell.since)
    due = list_due(planned, record, now, zone=zone, treatment_over=over)
    days = _Days(protocol, anchors, zone)
    next_dose = (
        plan_next(protocol, record, values, zone=zone, now=now, infusions=infusions, stops=stops)
        if protocol.dose_for(record.arm) is not None
        else None
    )
    periods = _periods(record, infusions, days)
    scores = _scores(record, days)
    deviations = tuple(
        one
        for spell in followed
        for one in find_deviations(
            spell.protocol,
            record,
            infusions=infusions,
            site=in_force(spell.protocol, site),
            zone=zone,
            now=now,
            due=due,
            stops=stops,
        )
        if spell.holds(one.at)
    )
    return Course(
        protocol=protocol,
        record=record,
        site=values,
        zone=zone,
        now=now,
        day=days.number(now),
        date=local(now, zone).date(),
        clocks=_clocks(protocol, anchors),
        weight=_last(record.measured("weight")),
        next_dose=next_dose,
        periods=periods,
        infusions=infusions,
        running=next((one for one in infusions.values() if one.active), None),
        injections=_injections(record),
        due=due,
        days=day_summaries(due, zone),
        titers=_titers(protocol, record, infusions, days),
        supports=_supports(protocol, record),
        scores=scores,
        deviations=deviations,
        announcements=stops,
        treatment_over=over is not None,
        eligibility=_eligibility(followed[0].protocol, record, site, now),
        endpoints=derive_endpoints(
            protocol, record, infusions=infusions, site=values, zone=zone, now=now, scores=scores
        ),
    )


class _Days:
    """The study day of an instant, None before its anchor is known."""

    def __init__(self, protocol: Protocol, anchors: Mapping[str, Instant], zone: str) -> None:
        self._count = protocol.days
        self._anchor = anchors.get(protocol.days.anchor)
        self._zone = zone

    def number(self, when: Instant) -> int | None:
        if self._anchor is None:
            return None
        count = self._count
        return study_day_of(
            when, self._anchor, self._zone, first=count.first, rule=count.rule
        ).number


def _plan(
    protocol: Protocol,
    anchors: Mapping[str, Instant],
    zone: str,
    arm: str | None,
    site: SiteValues,
) -> tuple[PlannedItem, ...]:
    windows = tuple(sorted((name, value.text) for name, value in site.items()))
    key = tuple(sorted(anchors.items()))
    return _laid_plan(_ById(protocol), key, zone, arm, windows, _ById(site))


class _ById:
    """Lets a value that cannot be hashed be part of a cache key by its fingerprint."""

    __slots__ = ("key", "value")

    def __init__(self, value: Protocol | SiteValues) -> None:
        self.value = value
        self.key = value.fingerprint if isinstance(value, Protocol) else ""

    @override
    def __hash__(self) -> int:
        return hash(self.key)

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and self.key == other.key


# The plan changes only with anchors, site values or file: laying it anew for every entry would be
# work done for nothing. The cache holds the plans of one ward.
@lru_cache(maxsize=256)
def _laid_plan(
    protocol: _ById,
    anchors: tuple[tuple[str, Instant], ...],
    zone: str,
    arm: str | None,
    _windows: tuple[tuple[str, str], ...],
    site: _ById,
) -> tuple[PlannedItem, ...]:
    assert isinstance(protocol.value, Protocol)  # noqa: S101 - built two functions above
    assert isinstance(site.value, Mapping)  # noqa: S101 - built two functions above
    return expand_schedule(protocol.value, dict(anchors), zone, arm=arm, site=site.value)


def _eligibility(protocol: Protocol, record: Record, site: SiteValues, now: Instant) -> Eligibility:
    """Judge as of enrolment; before that, now.

    Values and forms of later days are left out first: eligibility never looks at those, and four
    weeks of them would be read and scored for nothing.
    """
    at = record.enrolment.at if record.enrolment is not None else now
    values = in_force(protocol, site)
    return judge(protocol, candidate_from_record(record.sampled_by(at)), at, site=values)


def _clocks(protocol: Protocol, anchors: Mapping[str, Instant]) -> tuple[RunningClock, ...]:
    return tuple(
        RunningClock(rule.id, rule.clock_label, anchors[rule.id])
        for rule in protocol.anchors
        if rule.clock_label and rule.id in anchors
    )


def _last(values: tuple[Measured, ...]) -> Measured | None:
    return values[-1] if values else None


def _injections(record: Record) -> tuple[Entry[InjectionGiven], ...]:
    return record.of(InjectionGiven)


def _supports(protocol: Protocol, record: Record) -> Mapping[str, tuple[Interval, ...]]:
    found = {what: record.intervals(what) for what in protocol.supports}
    return MappingProxyType({what: runs for what, runs in found.items() if runs})


def _titers(
    protocol: Protocol, record: Record, infusions: Mapping[int, InfusionState], days: _Days
) -> tuple[TiterPoint, ...]:
    name = key_analyte(protocol)
    if name is None:
        return ()
    found = []
    for measured in record.measured(name):
        during = next(
            (state for state in infusions.values() if was_active(state, measured.at)), None
        )
        found.append(
            TiterPoint(
                measured,
                canonical(ANALYTES[name], measured.reading.quantity),
                measured.reading,
                measured.at,
                days.number(measured.at),
                during.period if during is not None else None,
                _left(during, measured.at) if during is not None else None,
            )
        )
    return tuple(found)


def _left(state: InfusionState, when: Instant) -> Quantity | None:
    left = remaining_at(state, when)
    if left is None or left.exact is None:
        return None
    return Quantity(as_decimal(left.exact), Unit.ML)


def _periods(
    record: Record, infusions: Mapping[int, InfusionState], days: _Days
) -> tuple[DosePeriod, ...]:
    decided: dict[int, Entry[PlanDecided]] = {
        entry.fact.period: entry for entry in record.of(PlanDecided)
    }
    found = []
    for number in sorted({*decided, *infusions}):
        decision = decided.get(number)
        state = infusions.get(number)
        began = state.started if state is not None and state.started is not None else None
        when = began or (decision.at if decision is not None else None)
        accepted = decision is not None and decision.fact.choice != "decline"
        found.append(
            DosePeriod(
                number,
                days.number(when) if when is not None else None,
                decision,
                _titer_of(decision, record),
                decision.fact.proposed_volume if decision is not None else None,
                decision.fact.volume if decision is not None and accepted else None,
                decision.fact.rate if decision is not None and accepted else None,
                state,
            )
        )
    return tuple(found)


def _titer_of(decision: Entry[PlanDecided] | None, record: Record) -> Measured | None:
    """Return the measurement that a decision rested on, struck or not: it was what was seen."""
    for id_ in decision.fact.inputs if decision is not None else ():
        entry = record.entry(id_)
        fact = entry.fact if entry is not None else None
        if isinstance(fact, MeasurementTaken) and fact.analyte not in ("weight", "height"):
            assert entry is not None  # noqa: S101 - its fact was just looked at
            return Measured(fact.analyte, fact.reading, entry.at, entry, fact.method)
    return None


def _scores(record: Record, days: _Days) -> tuple[DayScore, ...]:
    found = []
    for entry in record.of(AssessmentMade):
        score = score_of(entry)
        if score is not None:
            found.append(
                DayScore(entry.fact.form, days.number(entry.at), entry.at, entry.id, score)
            )
    return tuple(found)


@lru_cache(maxsize=4096)
def _scored(entry: _ByHash) -> Score | Derived | None:
    answered = answer_named(entry.entry.fact.form, entry.entry.fact.values)
    return answered[0] if answered is not None else None


class _ByHash:
    """An entry as a cache key: what is stored never changes, so its hash stands for it."""

    __slots__ = ("entry",)

    def __init__(self, entry: Entry[AssessmentMade]) -> None:
        self.entry = entry

    @override
    def __hash__(self) -> int:
        return hash(self.entry.hash)

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByHash) and self.entry.hash == other.entry.hash


def score_of(entry: Entry[AssessmentMade]) -> Score | Derived | None:
    """Return the score of an assessment by the form's own rules, or None where it has none."""
    if entry.hash:
        return _scored(_ByHash(entry))
    answered = answer_named(entry.fact.form, entry.fact.values)
    return answered[0] if answered is not None else None
