"""Which entries answer a planned item: measured, assessed, given, drawn, or marked as not done.

A daily item is answered only on its own study day. A visit that stands alone (no sibling asking
for the same on the day before or after) may be answered late, until the next sibling opens; it
then says how late it is. Nothing is answered by an entry from before it opened, except vital
status, for which a death answers everything after it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from protocols.facts import (
    AssessmentMade,
    Entry,
    InfusionCharted,
    InjectionGiven,
    ItemNotDone,
    MeasurementTaken,
    NoteWritten,
    PlanDecided,
    SampleDrawn,
    VitalStatusStated,
)
from protocols.times import Instant, TimeDelta, Window

if TYPE_CHECKING:
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


@dataclass(frozen=True, slots=True)
class Charted:
    """A record's entries up to a moment, sorted out once for all items of a plan.

    Attributes:
        values: analyte to entry id and time, oldest first; values in forms count too.
        refused: analyte to entry id, time and the reason why it was not done.
        forms: form id to its assessments.
        starts: dose period to the starts of its infusion.
        levels: ladder level to the events that name it; `ends` the events that end an infusion.
    """

    values: Mapping[str, list[tuple[str, Instant]]]
    refused: Mapping[str, list[tuple[str, Instant, str]]]
    forms: Mapping[str, list[Entry[AssessmentMade]]]
    starts: Mapping[int, tuple[Entry[InfusionCharted], ...]]
    levels: Mapping[int, list[Entry[InfusionCharted]]]
    ends: tuple[Entry[InfusionCharted], ...]
    decisions: tuple[Entry[PlanDecided], ...]
    injections: tuple[Entry[InjectionGiven], ...]
    samples: tuple[Entry[SampleDrawn], ...]
    vital: tuple[Entry[VitalStatusStated], ...]
    notes: tuple[Entry[NoteWritten], ...]
    not_done: tuple[Entry[ItemNotDone], ...]
    consent: Instant | None
    enrolment: Entry[Any] | None

    @classmethod
    def of(cls, record: Record, now: Instant) -> Charted:
        """Sort out a record; entries of later than `now` do not count yet."""
        forms = [one for one in record.of(AssessmentMade) if one.at <= now]
        events = [one for one in record.of(InfusionCharted) if one.at <= now]
        consent = record.anchors.get("consent")
        enrolment = record.enrolment
        return cls(
            values=_values(record, forms, now),
            refused=_refused(forms),
            forms=_grouped(forms, lambda one: one.fact.form),
            starts=dose_starts(record, now),
            levels=_grouped(
                (one for one in events if one.fact.level is not None), lambda one: one.fact.level
            ),
            ends=tuple(one for one in events if one.fact.step in ("stop", "complete")),
            decisions=tuple(one for one in record.of(PlanDecided) if one.at <= now),
            injections=tuple(one for one in record.of(InjectionGiven) if one.at <= now),
            samples=tuple(one for one in record.of(SampleDrawn) if one.at <= now),
            vital=tuple(one for one in record.of(VitalStatusStated) if one.at <= now),
            notes=tuple(one for one in record.of(NoteWritten) if one.at <= now),
            not_done=tuple(one for one in record.of(ItemNotDone) if one.at <= now),
            consent=consent if consent is not None and consent <= now else None,
            enrolment=enrolment if enrolment is not None and enrolment.at <= now else None,
        )


def _grouped(
    entries: Iterable[Entry[Any]], key: Callable[[Entry[Any]], Any]
) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for entry in entries:
        found[key(entry)].append(entry)
    return found


def _values(
    record: Record, forms: Iterable[Entry[AssessmentMade]], now: Instant
) -> dict[str, list[tuple[str, Instant]]]:
    found: dict[str, list[tuple[str, Instant]]] = defaultdict(list)
    for entry in record.of(MeasurementTaken):
        if entry.at <= now:
            found[entry.fact.analyte].append((entry.id, entry.at))
    for analyte in ("weight", "height"):  # these are stated at enrolment too
        stated = [(one.entry.id, one.at) for one in record.measured(analyte) if one.at <= now]
        if stated:
            found[analyte] = stated
    for form in forms:
        for name, value in form.fact.values.items():
            if value is not None:
                found[name].append((form.id, form.at))
    # `_value_of` halves its way through them; of the same time a measurement stays before a form.
    return {name: sorted(values, key=_when) for name, values in found.items()}


def _when(value: tuple[str, Instant]) -> Instant:
    return value[1]


def _refused(forms: Iterable[Entry[AssessmentMade]]) -> dict[str, list[tuple[str, Instant, str]]]:
    found: dict[str, list[tuple[str, Instant, str]]] = defaultdict(list)
    for form in forms:
        for name, reason in form.fact.not_done.items():
            found[name].append((form.id, form.at, reason or "no reason given"))
    return found


def dose_starts(
    record: Record, now: Instant | None = None
) -> dict[int, tuple[Entry[InfusionCharted], ...]]:
    """Return the starts of each dose period; a start that names none begins the next one."""
    found: dict[int, list[Entry[InfusionCharted]]] = defaultdict(list)
    for entry in record.of(InfusionCharted):
        if entry.fact.step == "start" and (now is None or entry.at <= now):
            period = entry.fact.period or max(found, default=0) + 1
            found[period].append(entry)
    return {period: tuple(entries) for period, entries in found.items()}


def answer_of(item: PlannedItem, slot: Window | None, charted: Charted) -> Answer:
    """Return what answers an item."""
    finder = _FINDERS.get(item.does)
    found = finder(item, slot, charted) if finder is not None else NOTHING
    if found.at is not None:
        return found
    return _marked_not_done(item, charted) or found


def _marked_not_done(item: PlannedItem, charted: Charted) -> Answer | None:
    for entry in charted.not_done:
        fact = entry.fact
        if fact.item == item.key or (fact.item == item.item and fact.day in (None, item.study_day)):
            return Answer((entry.id,), entry.at, (), fact.reason)
    return None


def _holds(slot: Window | None, at: Instant) -> bool:
    """Say whether a time lies in a slot; its end belongs to what comes next."""
    if slot is None:
        return False
    after_start = slot.start is None or at >= slot.start
    return after_start and (slot.end is None or at < slot.end)


def _measured(item: PlannedItem, slot: Window | None, charted: Charted) -> Answer:
    entries: dict[str, Instant] = {}
    missing: list[str] = []
    refused: list[str] = []
    asked = [part for name in item.asks for part in DERIVED_FROM.get(name, (name,))]
    for analyte in asked:
        hit = _value_of(analyte, slot, charted)
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
    analyte: str, slot: Window | None, charted: Charted
) -> tuple[str, Instant, str] | None:
    """Return entry, time and, where it was not done, the reason: the first in the slot."""
    values = charted.values.get(analyte, ())
    start = slot.start if slot is not None else None
    first = bisect_left(values, start, key=_when) if start is not None else 0
    if first < len(values) and _holds(slot, values[first][1]):
        return (*values[first], "")
    return next((one for one in charted.refused.get(analyte, ()) if _holds(slot, one[1])), None)


def _assessed(item: PlannedItem, slot: Window | None, charted: Charted) -> Answer:
    entries: list[Entry[AssessmentMade]] = []
    missing: list[str] = []
    for form in item.asks or (item.item,):
        hits = [one for one in charted.forms.get(form, ()) if _holds(slot, one.at)]
        if hits:
            entries.append(hits[0])
        else:
            missing.append(form)
    ids = tuple(one.id for one in entries)
    if missing:
        return Answer(ids, None, tuple(missing))
    empty = not any(value is not None for one in entries for value in one.fact.values.values())
    reasons = [reason for one in entries for reason in one.fact.not_done.values()]
    not_done = (reasons[0] or "no reason given") if empty and reasons else None
    return Answer(ids, max(one.at for one in entries), (), not_done)


def _dosed(item: PlannedItem, _slot: Window | None, charted: Charted) -> Answer:
    """A dose by its start, a ladder's level by the event that names it, an end by its end."""
    asked = item.asks[0] if item.asks else ""
    if asked.startswith("level "):
        return _first(charted.levels.get(int(asked.removeprefix("level ")), ()))
    if asked == "end":
        return _first(charted.ends)
    period = number_asked(item)
    started = _first(charted.starts.get(period, ()))
    if started.at is not None:
        return started
    decided = [one for one in charted.decisions if one.fact.period == period]
    if decided and decided[-1].fact.choice == "decline":
        return Answer((decided[-1].id,), decided[-1].at, (), decided[-1].fact.reason or "declined")
    if decided and (decided[-1].fact.volume is None or decided[-1].fact.volume.value == 0):
        return Answer((decided[-1].id,), decided[-1].at, (), "no dose this period")
    return Answer(tuple(one.id for one in decided))


def _first(entries: Iterable[Entry[Any]]) -> Answer:
    first = next(iter(entries), None)
    return Answer((first.id,), first.at) if first is not None else NOTHING


def number_asked(item: PlannedItem) -> int:
    """Return the dose period or injection that an item asks for: named by it, or counted."""
    named = next((one for one in item.asks if one.isdecimal()), "")
    return int(named) if named else item.number


def _injected(item: PlannedItem, _slot: Window | None, charted: Charted) -> Answer:
    number = number_asked(item)
    return _first(one for one in charted.injections if one.fact.number == number)


def _drawn(item: PlannedItem, slot: Window | None, charted: Charted) -> Answer:
    wanted = item.asks or (item.item,)
    hits: dict[str, Entry[Any]] = {}
    for entry in charted.samples:
        if entry.fact.sample in wanted and _holds(slot, entry.at):
            hits.setdefault(entry.fact.sample, entry)
    missing = tuple(name for name in wanted if name not in hits)
    ids = tuple(one.id for one in hits.values())
    at = max((one.at for one in hits.values()), default=None)
    return Answer(ids, None if missing else at, missing)


def _alive_or_dead(item: PlannedItem, _slot: Window | None, charted: Charted) -> Answer:
    return _first(
        one
        for one in charted.vital
        if not one.fact.alive or (item.due is not None and one.at >= item.due)
    )


def _consented(item: PlannedItem, slot: Window | None, charted: Charted) -> Answer:
    if charted.consent is None:
        return _assessed(replace(item, asks=item.asks or ("consent",)), slot, charted)
    return Answer((charted.enrolment.id,) if charted.enrolment else (), charted.consent)


def _noted(item: PlannedItem, slot: Window | None, charted: Charted) -> Answer:
    """A plain tick: the enrolment, a form, or a note that begins with the item's title or id."""
    if item.item in _BY_ENROLMENT and charted.enrolment is not None:
        return _first((charted.enrolment,))
    found = _assessed(item, slot, charted)
    if found.at is not None:
        return found
    return _first(
        one
        for one in charted.notes
        if one.fact.text.casefold().startswith((item.what.casefold(), item.item))
        and _holds(slot, one.at)
    )


_Finder = Callable[["PlannedItem", Window | None, Charted], Answer]
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
