"""Which stretch of time a sheet is about, and whether that day is over, running or to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from protocols.issues import Issue
from protocols.times import Date, Instant, day_window, local

if TYPE_CHECKING:
    from protocols.course import Course


@dataclass(frozen=True, slots=True)
class SheetDay:
    """One study day of a subject, bounded by instants.

    Attributes:
        provisional: the day anchor is not known yet; the day is laid on the ward's date of now.
    """

    number: int
    starts: Instant
    ends: Instant
    zone: str
    now: Instant
    provisional: bool = False

    def holds(self, at: Instant | None) -> bool:
        """Say whether an instant lies in the day; its end belongs to the next one."""
        return at is not None and self.starts <= at < self.ends

    def meets(self, start: Instant | None, end: Instant | None) -> bool:
        """Say whether a stretch reaches into the day; an open end reaches to now."""
        if start is None:
            return False
        until = end if end is not None else max(self.now, start)
        return start < self.ends and (until > self.starts or start >= self.starts)

    @property
    def when(self) -> Literal["past", "today", "future"]:
        """Whether the day is over, running or still to come."""
        if self.now >= self.ends:
            return "past"
        return "today" if self.now >= self.starts else "future"

    @property
    def date(self) -> Date:
        """The ward's date on which the day begins."""
        return local(self.starts, self.zone).date()


def sheet_day(course: Course, day: int) -> SheetDay | Issue:
    """Return the stretch of a study day, or an issue where the protocol counts no such day.

    Days before the protocol's first one are there where something was charted on them. While the
    day anchor is missing, the first day is laid on the ward's date of now and marked provisional.
    """
    count = course.protocol.days
    anchor = course.record.anchors.get(count.anchor)
    first = min(count.first, _earliest(course, anchor))
    if not first <= day <= count.last:
        return Issue(
            "day_not_counted",
            "day",
            str(day),
            f"{course.protocol.badge} counts Day {first} to Day {count.last}; Day {day} is not "
            "one of them.",
        )
    provisional = anchor is None
    window = day_window(
        day,
        course.now if anchor is None else anchor,
        course.zone,
        first=count.first,
        rule="calendar" if provisional else count.rule,
    )
    assert window.start is not None  # noqa: S101 - a study day has both ends
    assert window.end is not None  # noqa: S101
    return SheetDay(day, window.start, window.end, course.zone, course.now, provisional)


def today(course: Course) -> SheetDay:
    """Return the study day of now, also beyond the days that the protocol counts."""
    count = course.protocol.days
    anchor = course.record.anchors.get(count.anchor)
    number = course.day if course.day is not None else count.first
    window = day_window(
        number,
        course.now if anchor is None else anchor,
        course.zone,
        first=count.first,
        rule="calendar" if anchor is None else count.rule,
    )
    assert window.start is not None  # noqa: S101 - a study day has both ends
    assert window.end is not None  # noqa: S101
    return SheetDay(number, window.start, window.end, course.zone, course.now, anchor is None)


def _earliest(course: Course, anchor: Instant | None) -> int:
    """Return the study day of the first entry; the first counted day while there is no anchor."""
    from protocols.times import study_day_of

    count = course.protocol.days
    if anchor is None or not course.record.entries:
        return count.first
    began = min(entry.at for entry in course.record.entries)
    return study_day_of(began, anchor, course.zone, first=count.first, rule=count.rule).number
