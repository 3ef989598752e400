"""Why an endpoint has its value: definition, clock, intervals counted, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from protocols.explain.content import Reason
from protocols.explain.sources import anchor, entries, stated_by, titles
from protocols.facts import AdverseEventReported, VitalStatusStated
from protocols.schedule.supports import stretches
from protocols.sheet.fact_words import support_label
from protocols.times import show_when

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.definition.model import Endpoint
    from protocols.endpoints.view import EndpointValue


_SETTLES = {"known_until": "the days that are not charted yet", "sofa": "a complete SOFA"}


def endpoint_title(value: EndpointValue) -> str:
    """Say which endpoint and what it is so far."""
    return f"{value.label}: {value.words}"


def endpoint_reasons(course: Course, value: EndpointValue) -> Iterator[Reason]:
    """Say how the file defines it, from when it counts, what was counted, and the result."""
    rule = next(one for one in course.protocol.endpoints if one.id == value.id)
    options = [f"{key} {text}".replace("_", " ") for key, text in rule.options.items()]
    until = [f"to day {rule.day}"] if rule.day is not None else []
    how = ", ".join([rule.kind.replace("_", " "), *until, *options])
    yield Reason(f"Defined as: {how}.", titles(course, rule.source))
    yield anchor(course, rule.anchor or course.protocol.days.anchor)
    yield from _counted(course, rule)
    for name, text in value.parts:
        yield Reason(f"{name[:1].upper()}{name[1:]}: {text}.")
    if value.value is None and value.low is not None:
        high = f" and at most {value.high}" if value.high is not None else ""
        yield Reason(f"Bounds: at least {value.low}{high} {value.unit}".rstrip() + ".")
    if value.missing:
        names = ", ".join(_SETTLES.get(one, one.replace("_", " ")) for one in value.missing)
        yield Reason(f"What would settle it: {names}.")
    ended = "final; only a correction changes it" if value.final else "not final yet"
    yield Reason(f"Result: {value.words} ({ended}).")


def _counted(course: Course, rule: Endpoint) -> Iterator[Reason]:
    if rule.support:
        yield from _intervals(course, rule.support)
    if rule.kind in ("mortality", "free_days", "delta_sofa", "mean_sofa"):
        for entry in course.record.of(VitalStatusStated):
            yield from entries(course, (entry.id,))
    if rule.kind in ("delta_sofa", "mean_sofa"):
        for score in course.scores:
            if score.form == "sofa":
                yield from entries(course, (score.entry,))
    analyte = rule.options.get("analyte")
    for one in course.record.measured(analyte) if analyte else ():
        yield Reason(f"{one.reading}, {show_when(one.at, course.zone)}.", stated_by(one.entry))
    if rule.kind == "occurrence":
        terms = {term.strip() for term in rule.options.get("terms", "").split(",")}
        told = (one for one in course.record.of(AdverseEventReported) if one.fact.term in terms)
        yield from entries(course, (one.id for one in told))


def _intervals(course: Course, support: str) -> Iterator[Reason]:
    name = support_label(support)
    known = stretches(course.record, support, course.now)
    if not known:
        yield Reason(f"{name}: nothing is charted. That is not known, not none.")
    for one in known:
        begin = "from before it was charted"
        if one.start is not None:
            begin = f"from {show_when(one.start, course.zone)}"
        end = "on now" if one.stop is None else f"to {show_when(one.stop, course.zone)}"
        yield Reason(f"{name}: {begin}, {end}.")
