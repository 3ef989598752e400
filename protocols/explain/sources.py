"""Sentences that several explanations share: source texts, entries, anchors, site values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from protocols.definition.page_words import anchor_words
from protocols.definition.spans import site_text
from protocols.explain.content import Reason
from protocols.facts import AnchorStated, InfusionCharted, InjectionGiven
from protocols.record import as_entered
from protocols.sheet.fact_words import fact_words
from protocols.times import show_when

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.definition.model import SiteRef, Sources
    from protocols.facts import Entry


def titles(course: Course, keys: Sources) -> str:
    """Return the titles of source texts, joined: which part of the protocol says so."""
    known = course.protocol.sources
    found = [known[key].title if key in known else key for key in keys]
    return f"{course.protocol.label}: {'; '.join(found)}" if found else course.protocol.label


def stated_by(entry: Entry[Any]) -> str:
    """Return who stated an entry and when it was entered."""
    return f"{entry.operator}, entered {show_when(entry.recorded_at, entry.zone)}"


def entries(course: Course, ids: Iterable[str]) -> Iterator[Reason]:
    """Say what each entry states; one that may not be seen is left out."""
    for id_ in dict.fromkeys(ids):
        entry = course.record.entry(id_)
        if entry is not None:
            what, said = fact_words(entry.fact)
            struck = " (no longer holds)" if id_ in course.record.struck else ""
            when = show_when(entry.at, course.zone)
            yield Reason(f"{what}, {when}: {said}{struck}.", stated_by(entry))


def anchor(course: Course, id_: str) -> Reason:
    """Say when a clock of the protocol began, and who stated it."""
    name = anchor_words(course.protocol, id_)
    name = name[:1].upper() + name[1:]
    when = course.record.anchors.get(id_)
    if when is None:
        return Reason(f"{name}: not recorded yet; it waits for that.")
    return Reason(f"{name}: {show_when(when, course.zone)}.", _anchor_source(course, id_))


def _anchor_source(course: Course, id_: str) -> str:
    if id_ == "first_dose":
        firsts: list[Entry[Any]] = [
            *(one for one in course.record.of(InfusionCharted) if one.fact.step == "start"),
            *course.record.of(InjectionGiven),
        ]
        first = min(firsts, key=lambda one: one.at, default=None)
        return stated_by(first) if first is not None else ""
    said = [one for one in course.record.of(AnchorStated) if one.fact.anchor == id_]
    enrolment = course.record.enrolment
    last = as_entered(said)[-1] if said else enrolment
    return stated_by(last) if last is not None else ""


def site_value(course: Course, ref: SiteRef) -> Reason:
    """Say what the site signed for a parameter, or what holds while nobody did."""
    declared = course.protocol.parameter(ref.site)
    label = declared.label if declared is not None else ref.site
    text = site_text(course.protocol, course.site, ref)
    if text is None:
        return Reason(f"{label}: not signed by the site, so it does not hold.")
    signed = course.site.get(ref.site)
    by = ""
    if signed is not None and signed.signed_by:
        by = f"signed by {signed.signed_by}, {signed.signed_at}"
    return Reason(f"{label}: {text}.", by or "standard of the protocol file")
