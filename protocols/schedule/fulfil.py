"""Which entries answer a planned item: measured, assessed, given, drawn, or marked as not done.

A daily item is answered only on its own study day. A visit that stands alone (no sibling asking
for the same on the day before or after) may be answered late, until the next sibling opens; it
then says how late it is. Nothing is answered by an entry from before it opened, except vital
status, for which a death answers everything after it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from protocols.facts import (
    AssessmentMade,
    InfusionCharted,
    InjectionGiven,
    ItemNotDone,
    NoteWritten,
    PlanDecided,
    SampleDrawn,
    VitalStatusStated,
)
from protocols.times import Instant, TimeDelta, Window

if TYPE_CHECKING:
    from protocols.facts import Entry
    from protocols.record import Record
    from protocols.schedule.items import PlannedItem

_BY_ENROLMENT = frozenset({"eligibility", "enrolment", "randomisation", "allocation"})
DERIVED_FROM: Mapping[str, tuple[str, ...]] = {"pf": ("pao2", "fio2"), "bmi": ("weight", "height")}


@dataclass(frozen=True, slots=True)
class Answer:
    """What answers a planned item so far.

    Attributes:
        entries: ids of the entries that answer it, or a part of it.
        at: when it was answered; None while a part is missing.
        missing: what is asked and not there yet.
        not_done: the reason why it was not done, None if it was done or is still open.
    """

    entries: tuple[str, ...] = ()
    at: Instant | None = None
    missing: tuple[str, ...] = ()
    not_done: str | None = None


NOTHING = Answer()


def slots(planned: Iterable[PlannedItem]) -> Mapping[str, Window]:
    """Return for each item that has a time when an entry may answer it, by the item's key."""
    families: dict[tuple[str, tuple[str, ...]], list[PlannedItem]] = defaultdict(list)
    for item in planned:
        if item.due is not None:
            families[item.does, item.asks].append(item)
    found: dict[str, Window] = {}
    for family in families.values():
        found |= _family_slots(sorted(family, key=_opens))
    return found


def _opens(item: PlannedItem) -> Instant:
    assert item.due_from is not None  # noqa: S101 - only items with a time come here
    return item.due_from


def _family_slots(family: list[PlannedItem]) -> dict[str, Window]:
    bases = [_base(item) for item in family]
    found: dict[str, Window] = {}
    for place, (start, end) in enumerate(bases):
        before = bases[place - 1] if place else None
        after = bases[place + 1] if place + 1 < len(bases) else None
        alone = (before is None or before[1] < start) and (after is None or after[0] > end)
        until: Instant | None = end
        if alone:
            until = after[0] if after is not None else None
        if before is not None and before[1] > start:
            start = _between(family[place - 1], family[place])  # noqa: PLW2901 - shared day
        if after is not None and end > after[0]:
            until = _between(family[place], family[place + 1])
        found[family[place].key] = _with_own_window(family[place], Window(start, until))
    return found


def _with_own_window(item: PlannedItem, slot: Window) -> Window:
    """Widen a slot to the item's window, last minute included: two windows may share an entry."""
    if item.due_to is None or slot.start is None:
        return slot
    until = slot.end
    if until is not None:
        until = max(until, item.due_to.add(nanoseconds=1))
    return Window(min(slot.start, _opens(item)), until)


def _base(item: PlannedItem) -> tuple[Instant, Instant]:
    """Return the item's study day, widened to its window."""
    opens = _opens(item)
    closes = item.due_to or item.due or opens
    return (
        min(opens, item.day_from) if item.day_from is not None else opens,
        max(closes, item.day_to) if item.day_to is not None else closes,
    )


def _between(one: PlannedItem, other: PlannedItem) -> Instant:
    """Return the middle between two items of one day: what is nearer to each answers it."""
    closes = one.due_to or one.due or _opens(one)
    half = (_opens(other) - closes).total("nanoseconds") // 2
    return closes + TimeDelta(nanoseconds=int(half))


def answer_of(item: PlannedItem, slot: Window | None, record: Record, now: Instant) -> Answer:
    """Return what answers an item at a time; entries of later than `now` do not count yet."""
    finder = _FINDERS.get(item.does)
    found = finder(item, slot, record, now) if finder is not None else NOTHING
    if found.at is not None:
        return found
    return _marked_not_done(item, record, now) or found


def _marked_not_done(item: PlannedItem, record: Record, now: Instant) -> Answer | None:
    for entry in record.of(ItemNotDone):
        fact = entry.fact
        here = fact.item == item.key or (
            fact.item == item.item and fact.day in (None, item.study_day)
        )
        if here and entry.at <= now:
            return Answer((entry.id,), entry.at, (), fact.reason)
    return None


def _holds(slot: Window | None, at: Instant, now: Instant) -> bool:
    """Say whether a time lies in a slot; its end belongs to what comes next."""
    if slot is None or at > now:
        return False
    after_start = slot.start is None or at >= slot.start
    return after_start and (slot.end is None or at < slot.end)


def _measured(item: PlannedItem, slot: Window | None, record: Record, now: Instant) -> Answer:
    forms = [one for one in record.of(AssessmentMade) if _holds(slot, one.at, now)]
    entries: dict[str, Instant] = {}
    missing: list[str] = []
    refused: list[str] = []
    asked = [part for name in item.asks for part in DERIVED_FROM.get(name, (name,))]
    for analyte in asked:
        hit = _value_of(analyte, forms, record, slot, now)
        if hit is None:
            missing.append(analyte)
            continue
        entry_id, at, reason = hit
        entries[entry_id] = at
        if reason:
            refused.append(reason)
    if missing or not asked:
        return Answer(tuple(entries), None, tuple(missing))
    not_done = refused[0] if len(refused) == len(asked) else None
    return Answer(tuple(entries), max(entries.values()), (), not_done)


def _value_of(
    analyte: str,
    forms: list[Entry[AssessmentMade]],
    record: Record,
    slot: Window | None,
    now: Instant,
) -> tuple[str, Instant, str] | None:
    """Return entry, time and, where it was not done, the reason: the first in the slot."""
    for one in record.measured(analyte):
        if _holds(slot, one.at, now):
            return one.entry.id, one.at, ""
    for form in forms:
        if form.fact.values.get(analyte) is not None:
            return form.id, form.at, ""
    for form in forms:
        if analyte in form.fact.not_done:
            return form.id, form.at, form.fact.not_done[analyte] or "no reason given"
    return None


def _assessed(item: PlannedItem, slot: Window | None, record: Record, now: Instant) -> Answer:
    entries: list[Entry[AssessmentMade]] = []
    missing: list[str] = []
    for form in item.asks or (item.item,):
        hits = [
            one
            for one in record.of(AssessmentMade)
            if one.fact.form == form and _holds(slot, one.at, now)
        ]
        if hits:
            entries.append(hits[0])
        else:
            missing.append(form)
    ids = tuple(one.id for one in entries)
    if missing:
        return Answer(ids, None, tuple(missing))
    reasons = [
        reason
        for one in entries
        if not any(value is not None for value in one.fact.values.values())
        for reason in one.fact.not_done.values()
    ]
    empty = len(reasons) > 0 and all(
        not any(value is not None for value in one.fact.values.values()) for one in entries
    )
    return Answer(ids, max(one.at for one in entries), (), reasons[0] if empty else None)


def _dosed(item: PlannedItem, _slot: Window | None, record: Record, now: Instant) -> Answer:
    period = number_asked(item)
    starts = [one for one in dose_starts(record).get(period, ()) if one.at <= now]
    if starts:
        return Answer((starts[0].id,), starts[0].at)
    decided = [one for one in record.of(PlanDecided) if one.fact.period == period and one.at <= now]
    if decided and decided[-1].fact.choice == "decline":
        return Answer((decided[-1].id,), decided[-1].at, (), decided[-1].fact.reason or "declined")
    if decided and (decided[-1].fact.volume is None or decided[-1].fact.volume.value == 0):
        return Answer((decided[-1].id,), decided[-1].at, (), "no dose this period")
    return Answer(tuple(one.id for one in decided))


def dose_starts(record: Record) -> Mapping[int, tuple[Entry[InfusionCharted], ...]]:
    """Return the starts of each dose period; a start that names none begins the next one."""
    found: dict[int, list[Entry[InfusionCharted]]] = defaultdict(list)
    for entry in record.of(InfusionCharted):
        if entry.fact.step == "start":
            period = entry.fact.period or max(found, default=0) + 1
            found[period].append(entry)
    return {period: tuple(entries) for period, entries in found.items()}


def number_asked(item: PlannedItem) -> int:
    """Return the dose period or injection that an item asks for: named by it, or counted."""
    named = next((one for one in item.asks if one.isdecimal()), "")
    return int(named) if named else item.number


def _injected(item: PlannedItem, _slot: Window | None, record: Record, now: Instant) -> Answer:
    number = number_asked(item)
    for entry in record.of(InjectionGiven):
        if entry.fact.number == number and entry.at <= now:
            return Answer((entry.id,), entry.at)
    return NOTHING


def _drawn(item: PlannedItem, slot: Window | None, record: Record, now: Instant) -> Answer:
    wanted = item.asks or (item.item,)
    hits: dict[str, Entry[Any]] = {}
    for entry in record.of(SampleDrawn):
        if entry.fact.sample in wanted and _holds(slot, entry.at, now):
            hits.setdefault(entry.fact.sample, entry)
    missing = tuple(name for name in wanted if name not in hits)
    ids = tuple(one.id for one in hits.values())
    at = max((one.at for one in hits.values()), default=None)
    return Answer(ids, None if missing else at, missing)


def _alive_or_dead(item: PlannedItem, _slot: Window | None, record: Record, now: Instant) -> Answer:
    for entry in record.of(VitalStatusStated):
        settles = not entry.fact.alive or (item.due is not None and entry.at >= item.due)
        if settles and entry.at <= now:
            return Answer((entry.id,), entry.at)
    return NOTHING


def _consented(item: PlannedItem, slot: Window | None, record: Record, now: Instant) -> Answer:
    given = record.anchors.get("consent")
    if given is None or given > now:
        return _assessed(replace(item, asks=item.asks or ("consent",)), slot, record, now)
    source = record.enrolment
    return Answer((source.id,) if source is not None else (), given)


def _noted(item: PlannedItem, slot: Window | None, record: Record, now: Instant) -> Answer:
    """A plain tick: the enrolment, a form, or a note that begins with the item's title or id."""
    if item.item in _BY_ENROLMENT and record.enrolment is not None and record.enrolment.at <= now:
        return Answer((record.enrolment.id,), record.enrolment.at)
    found = _assessed(item, slot, record, now)
    if found.at is not None:
        return found
    for entry in record.of(NoteWritten):
        said = entry.fact.text.casefold()
        if said.startswith((item.what.casefold(), item.item)) and _holds(slot, entry.at, now):
            return Answer((entry.id,), entry.at)
    return NOTHING


_Finder = Callable[["PlannedItem", Window | None, "Record", Instant], Answer]
_FINDERS: Mapping[str, _Finder] = {
    "measurement": _measured,
    "assessment": _assessed,
    "dose": _dosed,
    "injection": _injected,
    "sample": _drawn,
    "vital_status": _alive_or_dead,
    "consent": _consented,
    "note": _noted,
}
