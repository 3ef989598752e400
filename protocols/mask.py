"""What a role may not see is taken out of the course, in this one place (R71-R79).

Screen, message, chart, paper, export and history are made from the masked course; nothing hidden
is in it any more, so nothing that shows it needs to know. Which role must not see what, and from
when on, stands in the protocol file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from protocols.course import Course, key_analyte
from protocols.definition.model import Mask
from protocols.facts import (
    AdministrationObserved,
    DaySigned,
    Entry,
    InfusionCharted,
    InjectionGiven,
    MeasurementTaken,
    PlanDecided,
    SubjectEnrolled,
)
from protocols.infusion.events import InfusionState
from protocols.record import Record
from protocols.schedule.due import day_summaries

DOSE_FACTS = (InfusionCharted, InjectionGiven, PlanDecided, AdministrationObserved)


def masked(course: Course, role: str) -> Course:
    """Return the course as a role may see it; the same object where nothing is hidden."""
    hidden = hides(course, role)
    key = key_analyte(course.protocol)
    if "titer" in hidden and key is not None:
        hidden |= {f"analyte:{key}"}
    if not hidden:
        return course
    record = _record(course, hidden)
    weights = record.measured("weight")
    # The weight carries the entry that stated it, and an enrolment names the arm.
    found = replace(course, record=record, weight=weights[-1] if weights else None)
    for name in sorted(hidden):
        found = _MASKS.get(name.partition(":")[0], _unchanged)(found, name)
    found = _without_criteria(found)
    # How many items a day has would tell the arm as surely as the items themselves.
    return replace(found, days=day_summaries(found.due, found.zone))


def hides(course: Course, role: str) -> frozenset[str]:
    """Return what is hidden from a role now: `arm`, `dose`, `titer`, `analyte:igg`…."""
    return frozenset(
        mask.hides
        for mask in course.protocol.blinding.masks
        if role in mask.roles and _in_force(mask, course)
    )


def _in_force(mask: Mask, course: Course) -> bool:
    if not mask.after:
        return True
    since = course.record.anchors.get(mask.after)
    return since is not None and since <= course.now


def _record(course: Course, hidden: frozenset[str]) -> Record:
    kept = []
    for entry in course.record.entries:
        seen = _seen(entry, hidden)
        if seen is not None:
            # Of two arms one can be tried against the hash of the row that named it, and against
            # every hash after it.
            kept.append(replace(seen, hash=""))
    ids = {entry.id for entry in kept}
    struck = {id_: how for id_, how in course.record.struck.items() if id_ in ids}
    return Record(course.record.subject, tuple(kept), MappingProxyType(struck))


def _seen(entry: Entry[Any], hidden: frozenset[str]) -> Entry[Any] | None:
    """Return an entry without what is hidden, or None where nothing of it may be seen."""
    fact = entry.fact
    if "dose" in hidden and isinstance(fact, DOSE_FACTS):
        return None
    if isinstance(fact, MeasurementTaken) and _measurement_hidden(fact, hidden):
        return None
    if isinstance(fact, SubjectEnrolled) and "arm" in hidden:
        return replace(entry, fact=replace(fact, arm=None))
    if isinstance(fact, InfusionCharted) and "lot" in hidden:
        return replace(entry, fact=replace(fact, lot=""))
    if isinstance(fact, DaySigned):
        # The signer may have seen more: of two sheets one could be tried against the hash.
        return replace(entry, fact=replace(fact, sheet_hash=""))
    return entry


def _measurement_hidden(fact: MeasurementTaken, hidden: frozenset[str]) -> bool:
    return f"analyte:{fact.analyte}" in hidden


def _without_arm(course: Course, _name: str) -> Course:
    return course  # the record's arm is gone; nothing else of a course names it


def _without_dose(course: Course, _name: str) -> Course:
    return replace(
        course,
        next_dose=None,
        periods=(),
        infusions=MappingProxyType({}),
        running=None,
        injections=(),
        due=tuple(item for item in course.due if item.planned.does not in ("dose", "injection")),
        deviations=tuple(one for one in course.deviations if one.class_ != "dose"),
        announcements=(),
        titers=tuple(replace(point, during=None, to_run=None) for point in course.titers),
        endpoints=tuple(one for one in course.endpoints if one.kind != "exposure"),
    )


def _without_titer(course: Course, _name: str) -> Course:
    analyte = key_analyte(course.protocol)
    hidden = _without_measure(course, analyte) if analyte is not None else course
    return replace(hidden, titers=(), next_dose=None)


def _without_analyte(course: Course, name: str) -> Course:
    return _without_measure(course, name.partition(":")[2])


def _without_measure(course: Course, analyte: str) -> Course:
    """Take an analyte out of points, due items, deviations about them, and endpoints."""
    items = {item.planned.item for item in course.due if analyte in item.planned.asks}
    rules = {one.id for one in course.protocol.endpoints if analyte in one.options.values()}
    return replace(
        course,
        titers=tuple(point for point in course.titers if point.measured.analyte != analyte),
        due=tuple(item for item in course.due if item.planned.item not in items),
        deviations=tuple(
            one
            for one in course.deviations
            if not items & {part.partition("@")[0] for part in one.key.split(":")}
        ),
        endpoints=tuple(one for one in course.endpoints if one.id not in rules),
    )


def _without_criteria(course: Course) -> Course:
    """Take out verdicts that rest on a hidden value, for their words quote it."""
    if course.eligibility is None:
        return course
    known = {entry.id for entry in course.record.entries}
    told = {
        criterion.id
        for criterion in course.eligibility.criteria
        if any(one.entry and one.entry not in known for one in criterion.evidence)
    }
    if not told:
        return course
    return replace(
        course,
        eligibility=None,
        deviations=tuple(one for one in course.deviations if not told & set(one.key.split(":"))),
    )


def _without_lot(course: Course, _name: str) -> Course:
    infusions = {number: _lotless(state) for number, state in course.infusions.items()}
    return replace(
        course,
        infusions=MappingProxyType(infusions),
        running=_lotless(course.running) if course.running is not None else None,
        periods=tuple(
            replace(one, infusion=_lotless(one.infusion) if one.infusion is not None else None)
            for one in course.periods
        ),
    )


def _lotless(state: InfusionState) -> InfusionState:
    return replace(
        state,
        bags=tuple(replace(bag, lot="") for bag in state.bags),
        events=tuple(
            replace(line, entry=replace(line.entry, fact=replace(line.entry.fact, lot="")))
            for line in state.events
        ),
    )


def _unchanged(course: Course, _name: str) -> Course:
    return course


_MASKS: dict[str, Callable[[Course, str], Course]] = {
    "arm": _without_arm,
    "dose": _without_dose,
    "lot": _without_lot,
    "titer": _without_titer,
    "analyte": _without_analyte,
    "trend": _without_analyte,
}
