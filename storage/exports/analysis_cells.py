"""What every analysis table needs of a course: instants, study days, and values as cells."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar, cast

from protocols.facts import Entry, Fact
from protocols.registry import as_decimal
from protocols.times import Instant, study_day_of
from protocols.units import Quantity
from storage.exports.csv_text import Cell, ZonedInstant

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.infusion.volumes import Bounds

F = TypeVar("F", bound=Fact)


class CourseCells:
    """One course with the small conversions that every table needs."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.subject = course.record.subject

    def when(self, at: Instant | None) -> ZonedInstant | None:
        """Return an instant for a cell, in the ward's zone."""
        return None if at is None else ZonedInstant(at, self.course.zone)

    def day(self, at: Instant | None) -> int | None:
        """Return the study day of an instant."""
        count = self.course.protocol.days
        anchor = self.course.record.anchors.get(count.anchor)
        if at is None or anchor is None:
            return None
        return study_day_of(at, anchor, self.course.zone, first=count.first, rule=count.rule).number

    def stated(self, kind: type[F]) -> Iterator[Entry[F]]:
        """Yield every entry of a kind in order, struck ones too."""
        for entry in self.course.record.entries:
            if isinstance(entry.fact, kind):
                yield cast("Entry[F]", entry)

    def struck(self, entry: Entry[Any]) -> str:
        """Return `holds`, `corrected` or `void`."""
        struck = self.course.record.struck.get(entry.id)
        if struck is None:
            return "holds"
        return "corrected" if struck.replaced else "void"


def number_cell(number: Fraction | int | None) -> Any:
    """Return an exact number as a decimal for a cell."""
    return None if number is None else as_decimal(Fraction(number))


def quantity_cells(given: Quantity | None) -> tuple[Cell, Cell]:
    """Return value and unit for two cells; empty where nothing was stated."""
    return (None, None) if given is None else (given.value, given.unit.value)


def bounds_cells(bounds: Bounds | None) -> tuple[Cell, Cell]:
    """Return the lower and the upper bound for two cells; empty where there is none."""
    return (None, None) if bounds is None else (number_cell(bounds.low), number_cell(bounds.high))


def truth_cell(value: bool | None) -> str | None:  # noqa: FBT001 - one truth value to one cell
    """Return `true` or `false`; empty where neither was stated."""
    return None if value is None else ("true" if value else "false")
