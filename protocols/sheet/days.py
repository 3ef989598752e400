"""Which stretch of time a sheet is about, and whether that day is over, running or to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from protocols.issues import Issue
from protocols.times import Date, DayRule, Instant, day_window, local, study_day_of

if TYPE_CHECKING:
    from protocols.course import Course


@dataclass(frozen=True, slots=True)
class SheetDay:
    """One study day of a subject, bounded by instants.

    Attributes:
        provisional: the day anchor is not known yet; days are counted from the enrolment.
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
    day anchor is missing, days are counted from the enrolment and marked provisional: what was
    charted since then must be found on a sheet, and the schedule still waits for the anchor.
    """
    count = course.protocol.days
    first = min(count.first, _earliest(course))
    if not first <= day <= count.last:
        return Issue(
            "day_not_counted",
            "day",
            str(day),
            f"{course.protocol.badge} counts Day {first} to Day {count.last}; Day {day} is not "
            "one of them.",
        )
    return _laid_out(course, day)


def today(course: Course) -> SheetDay:
    """Return the study day of now, also beyond the days that the protocol counts."""
    return _laid_out(course, course.day if course.day is not None else _number(course, course.now))


def _laid_out(course: Course, day: int) -> SheetDay:
    """Bound a study day by its two instants."""
    counted_from, rule, provisional = _count(course)
    first = course.protocol.days.first
    window = day_window(day, counted_from, course.zone, first=first, rule=rule)
    assert window.start is not None  # noqa: S101 - a study day has both ends
    assert window.end is not None  # noqa: S101
    return SheetDay(day, window.start, window.end, course.zone, course.now, provisional)


def _count(course: Course) -> tuple[Instant, DayRule, bool]:
    """Return the instant that days count from, by which rule, and whether that is provisional."""
    count = course.protocol.days
    anchor = course.record.anchors.get(count.anchor)
    if anchor is not None:
        return anchor, count.rule, False
    enrolment = course.record.enrolment
    return (course.now if enrolment is None else enrolment.at), "calendar", True


def _number(course: Course, at: Instant) -> int:
    counted_from, rule, _ = _count(course)
    first = course.protocol.days.first
    return study_day_of(at, counted_from, course.zone, first=first, rule=rule).number


def _earliest(course: Course) -> int:
    """Return the study day of the first entry; the first counted day while nothing is charted."""
    if not course.record.entries:
        return course.protocol.days.first
    return _number(course, min(entry.at for entry in course.record.entries))
