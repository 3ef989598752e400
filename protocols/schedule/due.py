"""What is due: the one function that every screen, sheet and command uses (complaint 7).

The plan, the record and the time go in; each planned item comes out with exactly one status, its
window in words, the entries that answered it and how late. Nothing is remembered between calls, so
list, detail and paper cannot disagree. An item without a window is due all its study day and
overdue only after that day has ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from protocols.schedule.fulfil import Answer, Charted, answer_of, slots
from protocols.schedule.supports import Stretch, stretches, was_on
from protocols.schedule.wording import status_words, support_words, window_words
from protocols.times import Date, Instant, TimeDelta, local

if TYPE_CHECKING:
    from protocols.record import Record
    from protocols.schedule.items import PlannedItem

DueStatus = Literal[
    "overdue", "due_now", "soon", "later", "done", "not_done", "not_applicable", "cancelled"
]
OPEN: Final[tuple[DueStatus, ...]] = ("overdue", "due_now", "soon", "later")
_RANK: Final[Mapping[str, int]] = {
    status: rank
    for rank, status in enumerate((*OPEN, "done", "not_done", "not_applicable", "cancelled"))
}
SOON: Final = TimeDelta(hours=2)  # display only: when "later" becomes "soon"
_SUPPORTS: Final = {"ventilated": "mechanical_ventilation"}


@dataclass(frozen=True, slots=True)
class DueItem:
    """A planned item at a moment.

    Attributes:
        status: exactly one.
        status_words: for the status mark: `Overdue 12min`, `Due now`, `Soon, 07:20`, `Done`.
        words: the window: `due by 06:00`, `window to 09:00`, `07:00 to 09:00`, or why there is
            nothing to do.
        answered_by: ids of the entries that answer it, or a part of it.
        done_at: when it was done.
        late: how long after its window it was done or, while it is open, how long it is overdue.
        missing: what is asked and not there yet.
        reason: why it was not done, or why it is not asked any more.
    """

    planned: PlannedItem
    status: DueStatus
    status_words: str
    words: str
    answered_by: tuple[str, ...] = ()
    done_at: Instant | None = None
    late: TimeDelta | None = None
    missing: tuple[str, ...] = ()
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do it."""
        return self.status in OPEN


@dataclass(frozen=True, slots=True)
class DaySummary:
    """One study day for the rail: `2 of 11`, and the most urgent status of its items."""

    day: int
    date: Date
    done: int
    asked: int
    status: DueStatus


def list_due(
    planned: tuple[PlannedItem, ...],
    record: Record,
    now: Instant,
    *,
    zone: str,
    treatment_over: Instant | None = None,
) -> tuple[DueItem, ...]:
    """Return every planned item with its status now, most urgent first.

    Order: overdue, due now, soon, later, then what is settled; of what is overdue or due now what
    is time-critical comes first; within each by time.

    Args:
        planned: the plan, from `expand_schedule`.
        record: the subject's record; entries of later than `now` do not count yet.
        now: the moment asked for.
        zone: the ward's time zone, for the words.
        treatment_over: since when study treatment is over by a stop rule, if it is.
    """
    windows = slots(planned)
    charted = Charted.of(record, now)
    died = record.died_at
    moment = _Moment(
        now,
        zone,
        treatment_over,
        died if died is not None and died <= now else None,
        {
            only: stretches(record, _SUPPORTS.get(only, only), now)
            for only in {item.only_while for item in planned} - {"", "treated"}
        },
    )
    found = [
        _judge(item, answer_of(item, windows.get(item.key), charted), moment) for item in planned
    ]
    return tuple(sorted(found, key=_urgency))


def _urgency(one: DueItem) -> tuple[int, bool, Instant]:
    presses = one.planned.time_critical and one.status in ("overdue", "due_now")
    return (_RANK[one.status], not presses, one.planned.due_from or Instant.MAX)


@dataclass(frozen=True, slots=True)
class _Moment:
    """What the judging of every item needs to know."""

    now: Instant
    zone: str
    treatment_over: Instant | None
    died: Instant | None
    supports: Mapping[str, tuple[Stretch, ...]]


def closes(item: PlannedItem) -> Instant | None:
    """Return when an item becomes overdue: its window's end, else the end of its study day."""
    return item.due_to if item.due_to is not None else item.day_to


def _judge(item: PlannedItem, answer: Answer, moment: _Moment) -> DueItem:
    now, zone = moment.now, moment.zone
    if answer.at is not None:
        return _answered(item, answer, now, zone)
    status: DueStatus
    reason = _no_longer_asked(item, moment)
    if reason:
        status = "cancelled"
    else:
        status = _open_status(item, now)
        if status == "overdue" and not item.required:
            status, reason = "not_applicable", "optional, not recorded"
    end = closes(item)
    late = now - end if status == "overdue" and end is not None else None
    return DueItem(
        item,
        status,
        status_words(item, status, late, now, zone),
        reason or window_words(item, status, now, zone),
        answered_by=answer.entries,
        late=late,
        missing=answer.missing,
        reason=reason,
    )


def _answered(item: PlannedItem, answer: Answer, now: Instant, zone: str) -> DueItem:
    status: DueStatus = "done" if answer.not_done is None else "not_done"
    end = closes(item)
    late = None
    if status == "done" and end is not None and answer.at is not None and answer.at > end:
        late = answer.at - end
    return DueItem(
        item,
        status,
        status_words(item, status, late, now, zone),
        answer.not_done or window_words(item, status, now, zone),
        answered_by=answer.entries,
        done_at=answer.at if status == "done" else None,
        late=late,
        reason=answer.not_done or "",
    )


def _open_status(item: PlannedItem, now: Instant) -> DueStatus:
    opens, end = item.due_from, closes(item)
    if opens is None or end is None:
        return "later"
    if now < opens:
        return "soon" if not item.whole_day and opens - now <= SOON else "later"
    ended = now > end if item.due_to is not None else now >= end
    return "overdue" if ended else "due_now"


def _no_longer_asked(item: PlannedItem, moment: _Moment) -> str:
    """Return why an item is not asked any more, or empty.

    What was open before the reason arose stays open: death or discharge at noon does not excuse
    the vitals that were due by 06:00.
    """
    end = closes(item)
    if moment.died is not None and (end is None or end > moment.died):
        return "not asked: subject died"
    if item.due_from is None:
        return ""
    if _is_treatment(item) and _over_before(item.due_from, moment):
        return "not asked: study treatment is over"
    if not item.only_while or item.only_while == "treated":
        return ""
    until = min(moment.now, end) if end is not None else moment.now
    if was_on(moment.supports[item.only_while], min(item.due_from, until), until) is False:
        return f"not asked: {support_words(item.only_while)}"
    return ""


def _is_treatment(item: PlannedItem) -> bool:
    return item.does in ("dose", "injection") or item.only_while == "treated"


def _over_before(opens: Instant, moment: _Moment) -> bool:
    over = moment.treatment_over
    return over is not None and over <= moment.now and over <= opens


def next_due(due: Iterable[DueItem]) -> DueItem | None:
    """Return the most urgent item that somebody still has to do, or None."""
    return next((one for one in due if one.is_open), None)


def day_summaries(due: Iterable[DueItem], zone: str) -> tuple[DaySummary, ...]:
    """Return one row a study day: how many of those asked are done, and what is most urgent.

    Items that are not asked (any more) do not count; a day of which nothing is asked is
    `cancelled`.
    """
    days: dict[int, list[DueItem]] = {}
    for one in due:
        if one.planned.study_day is not None and one.planned.day_from is not None:
            days.setdefault(one.planned.study_day, []).append(one)
    return tuple(_summary(day, days[day], zone) for day in sorted(days))


def _summary(day: int, items: list[DueItem], zone: str) -> DaySummary:
    asked = [one for one in items if one.status not in ("not_applicable", "cancelled")]
    done = [one for one in asked if one.status in ("done", "not_done")]
    statuses: list[DueStatus] = [one.status for one in asked]
    status: DueStatus = min(statuses, key=_RANK.__getitem__, default="cancelled")
    if asked and len(done) == len(asked):
        status = "not_done" if any(one.status == "not_done" for one in done) else "done"
    start = items[0].planned.day_from
    assert start is not None  # noqa: S101 - only items with a day come here
    return DaySummary(day, local(start, zone).date(), len(done), len(asked), status)
