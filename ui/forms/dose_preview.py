"""The next dose as it would be with a value that is typed and not recorded yet.

The value is folded into a copy of the record as if it were an entry, and the dose is worked out
by the same function as the stored course. Nothing of this is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from protocols.dosing.next_dose import plan_next
from protocols.facts import Entry, Fact
from protocols.record import fold_record

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.dosing.plan import DosePlan
    from protocols.times import Instant

PREVIEW: Final = "preview"
"""Entry id of the value that is only typed; never stored."""


def plan_with(
    course: Course,
    fact: Fact,
    at: Instant,
    *,
    now: Instant,
    operator: str,
    replaces: str | None = None,
) -> DosePlan:
    """Return the plan of the next dose with one more fact.

    Args:
        course: the subject's course as stored.
        fact: what was typed.
        at: when it happened.
        now: when the dose is worked out.
        operator: who typed it, for the words of its source.
        replaces: the entry that it would correct.
    """
    entry = Entry(
        PREVIEW,
        PREVIEW,
        2**62,
        course.record.subject,
        fact,
        at,
        now,
        course.zone,
        operator,
        "",
        replaces=replaces,
        reason=PREVIEW if replaces else "",
    )
    record = fold_record(course.record.subject, (*course.record.entries, entry))
    return plan_next(
        course.protocol,
        record,
        course.site,
        zone=course.zone,
        now=now,
        infusions=course.infusions,
        stops=course.announcements,
    )
