"""Try another version of the protocol on one subject: what would change from now on, in words.

Both versions are assessed from the same record by the one assembler, the new one as if the switch
stood in the ledger. Nothing is stored; the past is not touched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from protocols.amount_words import dose_words
from protocols.analytes import ANALYTES
from protocols.assess import assess
from protocols.facts import Entry, ProtocolSwitched
from protocols.issues import Issue
from protocols.record import Record, fold_record
from protocols.rehearsal.content import PARTS, Change, Part, Rehearsal
from protocols.rehearsal.differences import differences, source_titles
from protocols.schedule.due import OPEN, DueItem
from protocols.schedule.wording import dated_name, window_words
from protocols.times import show_when

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.definition.model import Protocol, SiteValues
    from protocols.dosing.plan import DosePlan
    from protocols.times import Instant

_TRIED = "rehearsed switch"


def rehearse(
    course: Course,
    new: Protocol,
    site: SiteValues | None = None,
    *,
    versions: tuple[Protocol, ...] = (),
) -> Rehearsal | tuple[Issue, ...]:
    """Return what would change for a subject that followed another version from now on.

    Args:
        course: the subject now, as whoever asks may see it; only its record is used.
        new: the other version of the same protocol.
        site: site values as signed; None: those of the course.
        versions: what the subject followed before an earlier switch.

    Returns:
        The rehearsal, or the issues why there is none: another trial, the same version, a subject
        that is not enrolled, or an arm that the new version does not know.
    """
    issues = _against(course, new)
    if issues:
        return issues
    at = course.now
    signed = site if site is not None else course.site
    old = course.protocol
    before = assess(old, course.record, signed, course.zone, at, versions=versions)
    switched = _switched(course.record, new, at)
    after = assess(new, switched, signed, course.zone, at, versions=(*versions, old))
    kept = [one for one in after.due if _past(one, at)]
    changes = [
        *_schedule(before, after),
        *_doses(before, after),
        *differences(old, new, arm=course.record.arm),
        *_found(before, after),
        *_endpoints(before, after),
    ]
    return Rehearsal(
        course.record.subject,
        new.id,
        _version(old),
        _version(new),
        new.version,
        new.fingerprint,
        at,
        show_when(at, course.zone),
        tuple(sorted(changes, key=lambda one: PARTS.index(one.part))),
        len(kept),
        _to_sign(new, signed),
    )


def _against(course: Course, new: Protocol) -> tuple[Issue, ...]:
    old, arm = course.protocol, course.record.arm
    if course.record.enrolment is None:
        words = f"{course.record.subject} is not enrolled; there is nothing to rehearse."
        return (Issue("not_enrolled", "subject", course.record.subject, words),)
    if new.id != old.id:
        words = f"The file is of {new.id}; {course.record.subject} follows {old.id}."
        return (Issue("other_protocol", "id", new.id, words),)
    if new.fingerprint == old.fingerprint:
        words = f"{course.record.subject} follows this very version already."
        return (Issue("same_version", "version", str(new.version), words),)
    if arm is not None and new.arms and arm not in {one.id for one in new.arms}:
        words = f"The new version has no arm {arm!r}, which {course.record.subject} was given."
        return (Issue("unknown_arm", "arms", arm, words),)
    return ()


def _version(protocol: Protocol) -> str:
    return f"{protocol.label}, version {protocol.version}"


def _switched(record: Record, new: Protocol, at: Instant) -> Record:
    """Return the record as if the switch had just been recorded."""
    last = record.entries[-1]
    fact = ProtocolSwitched(new.id, new.version, new.fingerprint)
    entry: Entry[ProtocolSwitched] = replace(
        last, id=_TRIED, seq=last.seq + 1, fact=fact, at=at, recorded_at=at, replaces=None, hash=""
    )
    return fold_record(record.subject, (*record.entries, entry))


def _past(item: DueItem, at: Instant) -> bool:
    opened = item.planned.due_from
    return opened is not None and opened < at


# --- schedule -------------------------------------------------------------------------------------


def _schedule(before: Course, after: Course) -> Iterator[Change]:
    old = {one.planned.key: one for one in before.due}
    new = {one.planned.key: one for one in after.due}
    for key, one in new.items():
        if key not in old:
            words = f"{dated_name(one.planned, after.zone)}: new, {_when(one, after)}."
            yield _of_item(after, one, "added", words)
            continue
        told = list(_moved(old[key], one, before, after))
        if told:
            how = "moved" if told[0][0] else "changed"
            words = "; ".join(text for _, text in told)
            yield _of_item(after, one, how, f"{dated_name(one.planned, after.zone)}: {words}.")
    for key, one in old.items():
        if key not in new:
            words = f"{dated_name(one.planned, before.zone)}: not asked any more."
            yield _of_item(before, one, "removed", words)


def _of_item(course: Course, item: DueItem, how: object, words: str) -> Change:
    rule = next(one for one in course.protocol.schedule if one.id == item.planned.item)
    sources = source_titles(course.protocol, rule.source)
    return Change("schedule", how, item.planned.key, words, sources)  # type: ignore[arg-type]


def _when(item: DueItem, course: Course) -> str:
    return window_words(item.planned, "later", course.now, course.zone)


def _moved(old: DueItem, new: DueItem, before: Course, after: Course) -> Iterator[tuple[bool, str]]:
    """Yield what is told of an item that both versions have: whether it is a time, and words."""
    was, now = old.planned, new.planned
    if (was.due_from, was.due, was.due_to) != (now.due_from, now.due, now.due_to):
        yield True, f"{_when(new, after)} instead of {_when(old, before)}"
    if was.what != now.what:
        yield False, f"called {now.what}, formerly {was.what}"
    if was.asks != now.asks:
        more = [_analyte(one) for one in now.asks if one not in was.asks]
        less = [_analyte(one) for one in was.asks if one not in now.asks]
        if more:
            yield False, f"asks for {', '.join(more)} too"
        if less:
            yield False, f"asks no longer for {', '.join(less)}"
    if was.required != now.required:
        yield False, "required now" if now.required else "optional now"
    if was.only_while != now.only_while:
        state = f"while {now.only_while.replace('_', ' ')}" if now.only_while else "always"
        yield False, f"asked {state}"
    if old.status != new.status and old.status in OPEN:
        yield False, f"{new.status_words} instead of {old.status_words}"


def _analyte(name: str) -> str:
    return ANALYTES[name].label if name in ANALYTES else name.replace("_", " ")


# --- what is worked out ---------------------------------------------------------------------------


def _doses(before: Course, after: Course) -> Iterator[Change]:
    """The proposal as it would stand now; the rules themselves are told as differences."""
    was, now = before.next_dose, after.next_dose
    said_before, said_after = _plan_words(was), _plan_words(now)
    if said_before != said_after:
        words = f"Next dose: {said_after} instead of {said_before}."
        yield Change("dose", "changed", "next_dose", words)


def _plan_words(plan: DosePlan | None) -> str:
    if plan is None:
        return "none"
    number = f"dose {plan.period}"
    if plan.outcome == "refused":
        return f"{number} refused ({'; '.join(one.words.rstrip('.') for one in plan.reasons)})"
    given = [dose_words(one) for one in (plan.volume, plan.rate) if one is not None]
    return f"{number}, {' at '.join(given)}" if given else f"{number}, nothing proposed"


def _found(before: Course, after: Course) -> Iterator[Change]:
    """Deviations that one version finds now and the other does not."""
    old = {one.key: one for one in before.deviations}
    new = {one.key: one for one in after.deviations}
    for key, one in new.items():
        if key not in old:
            yield Change("deviations", "added", key, f"Would be found: {one.words.rstrip('.')}.")
    for key, one in old.items():
        if key not in new:
            words = f"Would no longer be found: {one.words.rstrip('.')}."
            yield Change("deviations", "removed", key, words)


def _endpoints(before: Course, after: Course) -> Iterator[Change]:
    old = {one.id: one for one in before.endpoints}
    part: Part = "endpoints"
    for one in after.endpoints:
        was = old.get(one.id)
        if was is not None and (was.value, was.words) != (one.value, one.words):
            words = f"{one.label}: {one.words} instead of {was.words}."
            yield Change(part, "changed", one.id, words)


def _to_sign(new: Protocol, signed: SiteValues) -> tuple[str, ...]:
    return tuple(
        one.label for one in new.site_parameters if one.standard is None and one.id not in signed
    )
