"""The plan: a protocol's schedule laid over the subject's anchors, one planned item each.

Nothing here looks at what was done or at the time: `protocols.schedule.due` does. Times after an
anchor are elapsed time; study days and clock windows are the ward's calendar (R45, R49).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from protocols.definition.model import AfterAnchor, OnDays
from protocols.definition.spans import site_text, span
from protocols.schedule.spans import clock_window
from protocols.times import Date, Instant, Window, day_window, local, midnight, study_day_of

if TYPE_CHECKING:
    from protocols.definition.model import Protocol, ScheduleItem, SiteValues


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One thing that the protocol asks for, once.

    Attributes:
        key: unique in the plan and stable: the item's id, and its study day where it has several.
        item: id of the schedule item; `number` counts its occurrences from 1.
        what: English title.
        study_day: number of the study day, None while its anchor is missing.
        day_from, day_to: when that study day begins and ends.
        due_from, due, due_to: opens, is meant for, closes. `due_to` is None where the protocol
            gives no window: then the item is due all that study day. All are None while the item
            waits.
        waits_for: the anchor that is missing, or empty.
        only_while: the state in which it is asked at all.
    """

    key: str
    item: str
    number: int
    what: str
    does: str
    asks: tuple[str, ...]
    required: bool
    time_critical: bool
    only_while: str
    study_day: int | None
    day_from: Instant | None = None
    day_to: Instant | None = None
    due_from: Instant | None = None
    due: Instant | None = None
    due_to: Instant | None = None
    waits_for: str = ""

    @property
    def whole_day(self) -> bool:
        """Whether it is asked on a study day as a whole, at no time of its own."""
        return self.due_to is None and self.due_from == self.day_from


@dataclass(frozen=True, slots=True)
class _Times:
    """When an item lies, or what it waits for."""

    day: Window | None = None
    opens: Instant | None = None
    due: Instant | None = None
    closes: Instant | None = None
    waits_for: str = ""


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every item is laid over."""

    protocol: Protocol
    anchors: Mapping[str, Instant]
    zone: str
    site: SiteValues | None

    def day(self, number: int) -> Window | None:
        """Return from when to when a study day lasts, None before its anchor is known."""
        days = self.protocol.days
        anchor = self.anchors.get(days.anchor)
        if anchor is None:
            return None
        return day_window(number, anchor, self.zone, first=days.first, rule=days.rule)

    def day_of(self, when: Instant) -> int | None:
        """Return the number of the study day of an instant."""
        days = self.protocol.days
        anchor = self.anchors.get(days.anchor)
        if anchor is None:
            return None
        return study_day_of(when, anchor, self.zone, first=days.first, rule=days.rule).number


def expand_schedule(
    protocol: Protocol,
    anchors: Mapping[str, Instant],
    zone: str,
    *,
    arm: str | None = None,
    site: SiteValues | None = None,
) -> tuple[PlannedItem, ...]:
    """Return every item that the protocol asks of a subject of this arm, in order of time.

    Items whose anchor is missing come last, in the order of the protocol file.

    Args:
        protocol: the subject's protocol version.
        anchors: instants by anchor id, as far as they are known.
        zone: the ward's time zone.
        arm: the allocated arm where the bedside may have one; items of other arms are left out.
        site: signed site parameters; a clock window nobody signed leaves the whole day.
    """
    ground = _Ground(protocol, anchors, zone, site)
    found = [
        planned
        for item in protocol.schedule
        if not item.arms or (arm is not None and arm in item.arms)
        for planned in _occurrences(item, ground)
    ]
    order = {planned.key: place for place, planned in enumerate(found)}
    return tuple(sorted(found, key=lambda one: (_moment(one), order[one.key])))


def _moment(planned: PlannedItem) -> Instant:
    return planned.due_from or Instant.MAX


def _occurrences(item: ScheduleItem, ground: _Ground) -> Iterator[PlannedItem]:
    if isinstance(item.when, OnDays):
        for number, day in enumerate(item.when.days, start=1):
            yield _on_day(item, item.when, day, number, ground)
    else:
        yield _after_anchor(item, item.when, ground)


def _on_day(
    item: ScheduleItem, when: OnDays, day: int, number: int, ground: _Ground
) -> PlannedItem:
    key = item.id if len(when.days) == 1 else f"{item.id}@{day}"
    whole = ground.day(day)
    if whole is None:
        return _planned(item, key, number, day, _Times(waits_for=ground.protocol.days.anchor))
    opens, closes = _opening(when, whole, ground)
    return _planned(item, key, number, day, _Times(whole, opens, opens, closes))


def _opening(when: OnDays, whole: Window, ground: _Ground) -> tuple[Instant | None, Instant | None]:
    """Return the clock window within a study day, or the day's beginning and no end.

    A window that had closed before the day's own anchor (randomised at noon, window in the
    morning) cannot be asked for: then the rest of that day is left.
    """
    text = site_text(ground.protocol, ground.site, when.within) if when.within is not None else None
    clock = clock_window(text) if text is not None else None
    if clock is None or whole.start is None:
        return whole.start, None
    date = local(whole.start, ground.zone).date()
    for offset in (0, 1):  # a study day of 24 elapsed hours may hold the window of the next date
        window = clock.on(date.add(days=offset), ground.zone)
        if window.start is not None and window.start >= whole.start:
            break
    else:
        return whole.start, None
    anchor = ground.anchors[ground.protocol.days.anchor]
    if window.end is None or window.end < anchor:
        return whole.start, None
    return window.start, window.end


def _after_anchor(item: ScheduleItem, when: AfterAnchor, ground: _Ground) -> PlannedItem:
    anchor = ground.anchors.get(when.anchor)
    if anchor is None:
        return _planned(item, item.id, 1, when.day, _Times(waits_for=when.anchor))
    due = anchor + span(when.after)
    opens = due - span(when.early) if when.early is not None else due
    closes = due + span(when.late) if when.late is not None else None
    # A day that the protocol names by another anchor (day 28 from randomisation) keeps its name.
    day = when.day if when.day is not None else ground.day_of(due)
    screening = when.day is None and day is not None and day < ground.protocol.days.first
    if screening and closes is not None:
        day = ground.day_of(closes)  # the day by which it must be there
    whole = ground.day(day) if day is not None and when.day is None else None
    if whole is None:
        whole = _calendar_day(due, ground.zone)
    return _planned(item, item.id, 1, day, _Times(whole, opens, due, closes))


def _calendar_day(when: Instant, zone: str) -> Window:
    date: Date = local(when, zone).date()
    return Window(midnight(date, zone), midnight(date.add(days=1), zone))


def _planned(
    item: ScheduleItem, key: str, number: int, day: int | None, times: _Times
) -> PlannedItem:
    return PlannedItem(
        key=key,
        item=item.id,
        number=number,
        what=item.what,
        does=item.does,
        asks=item.asks,
        required=item.required,
        time_critical=item.time_critical,
        only_while=item.only_while,
        study_day=day,
        day_from=times.day.start if times.day is not None else None,
        day_to=times.day.end if times.day is not None else None,
        due_from=times.opens,
        due=times.due,
        due_to=times.closes,
        waits_for=times.waits_for,
    )


def switch_plan(
    before: tuple[PlannedItem, ...], after: tuple[PlannedItem, ...], at: Instant
) -> tuple[PlannedItem, ...]:
    """Return the plan of a subject whose protocol version or site values changed at a time.

    What had opened by then stays as it was planned: a changed plan never turns the past into
    misses (complaint 5). What opens later follows the new plan; an item that the old plan had
    already opened is not asked twice.
    """
    past = tuple(one for one in before if one.due_from is not None and one.due_from < at)
    taken = {one.key for one in past}
    ahead = tuple(
        one
        for one in after
        if one.key not in taken and (one.due_from is None or one.due_from >= at)
    )
    return past + ahead
