"""A subject's statements as transactions: Insert, Update, Remove, in the order of entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from protocols.facts import EntryVoided
from protocols.times import Instant, study_day_of
from storage.exports.odm_items import Group, group_of

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.facts import Entry


@dataclass(frozen=True, slots=True)
class Transaction:
    """One step of a subject's history: what is done to which item group, by which entry."""

    does: str  # Insert, Update, Remove
    entry: Entry[Any]
    day: int | None
    key: str  # id of the first statement: the repeat key of its item group
    group: Group
    gone: tuple[str, ...] = ()  # OIDs of items that the correction no longer states
    reason: str = ""


def transactions(course: Course) -> Iterator[Transaction]:
    """Yield a subject's history in the order in which it was entered."""
    zone, record = course.zone, course.record
    roots: dict[str, str] = {}
    held: dict[str, Transaction] = {}  # what an item group holds now, by its key
    for entry in _as_entered(record.entries):
        if isinstance(entry.fact, EntryVoided):
            last = held.pop(roots.get(entry.fact.entry, ""), None)
            if last is not None:
                yield _removed(last, entry, entry.fact.reason)
            continue
        group, day = group_of(entry, zone), _day(course, entry.at)
        key = roots.get(entry.replaces or "", entry.id)
        roots[entry.id] = key
        before = held.get(key)
        if before is not None and (before.group.oid, before.day) == (group.oid, day):
            stated = {item.oid for item in group.items}
            gone = tuple(one.oid for one in before.group.items if one.oid not in stated)
            done = Transaction("Update", entry, day, key, group, gone, entry.reason)
        else:
            if before is not None:  # it was another day or another thing
                yield _removed(before, entry, entry.reason)
            done = Transaction("Insert", entry, day, key, group, (), entry.reason)
        held[key] = done
        yield done


def _as_entered(entries: Sequence[Entry[Any]]) -> Iterator[Entry[Any]]:
    """Yield entries in the order of entry, a correction never before what it corrects.

    After a jump of the clock a correction can bear an earlier time than the thing itself.
    """
    ordered = sorted(entries, key=lambda one: (one.recorded_at, one.device, one.seq))
    still = {one.id for one in ordered}
    waiting: dict[str, list[Entry[Any]]] = {}
    for entry in ordered:
        target = _corrects(entry)
        if target in still and target != entry.id:
            waiting.setdefault(target, []).append(entry)
            continue
        ready = [entry]
        while ready:
            one = ready.pop(0)
            still.discard(one.id)
            yield one
            ready += waiting.pop(one.id, [])


def _corrects(entry: Entry[Any]) -> str:
    fact = entry.fact
    return fact.entry if isinstance(fact, EntryVoided) else entry.replaces or ""


def _removed(last: Transaction, by: Entry[Any], reason: str) -> Transaction:
    return Transaction("Remove", by, last.day, last.key, last.group, (), reason)


def _day(course: Course, at: Instant) -> int | None:
    count = course.protocol.days
    anchor = course.record.anchors.get(count.anchor)
    if anchor is None:
        return None
    return study_day_of(at, anchor, course.zone, first=count.first, rule=count.rule).number
