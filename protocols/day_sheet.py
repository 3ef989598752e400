"""`build_day_sheet(course, day)`: one subject, one study day, as content without layout.

Pure: the same course, day and stamp give the same sheet. The parts stand in `protocols.sheet`, in
the order of a shift. A day that is over, running or to come is built the same way; a day that the
protocol does not count is an issue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocols.issues import Issue
from protocols.sheet.ahead import next_rows, rules_of
from protocols.sheet.content import DaySheet, Footer, Signer
from protocols.sheet.days import sheet_day
from protocols.sheet.dose_rows import dose_rows
from protocols.sheet.event_rows import event_rows, events_title, pump_check
from protocols.sheet.heading import header_of, product_words, treatment_title
from protocols.sheet.history import (
    changed_after_signature,
    correction_rows,
    deviation_rows,
    note_rows,
    signature_of,
)
from protocols.sheet.score_rows import score_blocks
from protocols.sheet.task_rows import completeness, task_rows
from protocols.sheet.treatment import no_dose_words, treatment_kind
from protocols.sheet.work import chart_of, working_of

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.times import Instant

__all__ = ["DaySheet", "build_day_sheet"]


def build_day_sheet(  # noqa: PLR0913 - the stamp of a print has five parts, each named
    course: Course,
    day: int,
    *,
    printed_at: Instant,
    printed_by: str,
    record_version: int,
    head_code: str,
    test_clock: bool = False,
) -> DaySheet | Issue:
    """Return the content of a study day's sheet.

    Args:
        course: the subject's course, already masked for the reader's role.
        day: number of the study day.
        printed_at: the moment of printing.
        printed_by: who prints, as the sheet names that person.
        record_version: number of entries of the record that the course rests on.
        head_code: short code of the record's hash chain.
        test_clock: the moment comes from a fixed test clock; the sheet says so.

    Returns:
        The sheet, or the issue that the protocol counts no such day.
    """
    found = sheet_day(course, day)
    if isinstance(found, Issue):
        return found
    events = event_rows(course, found)
    done, asked = completeness(course, found)
    signed = course.record.signed_days.get(day)
    return DaySheet(
        zone=course.zone,
        when=found.when,
        header=header_of(course, found),
        treatment=treatment_title(course),
        treatment_kind=treatment_kind(course),
        product=product_words(course),
        footer=Footer(
            printed_at,
            printed_by,
            done,
            asked,
            asked - done,
            record_version,
            head_code,
            Signer(signed.operator, signed.recorded_at) if signed is not None else None,
            changed_after_signature(course, found),
            test_clock,
            signature_of(course, found),
        ),
        doses=dose_rows(course, found),
        no_doses=no_dose_words(course),
        working=working_of(course, found),
        chart=chart_of(course, found),
        events=events,
        events_title=events_title(course, events),
        pump_check=pump_check(course, found),
        tasks=task_rows(course, found),
        scores=score_blocks(course, found),
        deviations=deviation_rows(course, found),
        corrections=correction_rows(course, found),
        notes=note_rows(course, found),
        upcoming=next_rows(course, found),
        rules=rules_of(course, found),
    )
