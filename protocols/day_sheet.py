"""`build_day_sheet(course, day)`: one subject, one study day, as content without layout.

Pure: the same course, day and stamp give the same sheet. The parts stand in `protocols.sheet`, in
the order of a shift. A day that is over, running or to come is built the same way; a day that the
protocol does not count is an issue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocols.facts import BedChanged
from protocols.issues import Issue
from protocols.sheet.ahead import next_rows, rules_of
from protocols.sheet.content import DaySheet, Footer, Header, Signer, Stated
from protocols.sheet.days import SheetDay, sheet_day
from protocols.sheet.dose_rows import dose_rows
from protocols.sheet.event_rows import event_rows, events_title, pump_check
from protocols.sheet.history import (
    changed_after_signature,
    correction_rows,
    deviation_rows,
    note_rows,
)
from protocols.sheet.score_rows import score_blocks
from protocols.sheet.task_rows import completeness, task_rows
from protocols.sheet.treatment import arm_not_shown, blinded, no_dose_words, treatment_kind
from protocols.sheet.wording import dose_words
from protocols.sheet.work import chart_of, working_of
from protocols.times import local, show_date
from protocols.units import Unit

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.record import Measured
    from protocols.times import Instant

__all__ = ["DaySheet", "build_day_sheet"]

_TREATMENT = {
    "infusion": "Doses today",
    "ladder": "Study drug today",
    "injection": "Injections today",
    "observed": "Treatment seen today",
    "none": "Treatment today",
}


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
        header=_header(course, found),
        treatment=_treatment(course),
        treatment_kind=treatment_kind(course),
        product=_product(course),
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


def _header(course: Course, day: SheetDay) -> Header:
    protocol = course.protocol
    weight = _weight(course, day)
    return Header(
        subject=course.record.subject,
        protocol=protocol.id,
        protocol_label=protocol.label,
        version=protocol.version,
        fingerprint=protocol.fingerprint,
        day=day.number,
        day_words=_day_words(course, day),
        phase=_phase(course, day),
        date=day.date,
        starts=day.starts,
        ends=day.ends,
        bed=_bed(course, day),
        weight=weight.reading.quantity if weight is not None else None,
        weight_source=_weight_source(course, weight),
        blinding=protocol.blinding.kind,
        blinding_words=protocol.blinding.words.lower(),
        bedside_line=_bedside_line(course),
        anchors=tuple(
            Stated(rule.id, rule.label, course.record.anchors.get(rule.id))
            for rule in protocol.anchors
            if rule.required or (rule.clock_label and rule.id in course.record.anchors)
        ),
    )


def _day_words(course: Course, day: SheetDay) -> str:
    last = course.protocol.days.treatment_last
    if course.protocol.days.first <= day.number <= last and course.protocol.doses:
        return f"Day {day.number} of {last}"
    return f"Day {day.number}"


def _phase(course: Course, day: SheetDay) -> str:
    count = course.protocol.days
    if day.provisional:
        anchor = course.protocol.anchor(count.anchor)
        name = anchor.label if anchor is not None else count.anchor.replace("_", " ")
        return f"day not counted yet, waits for {name.lower()}"
    if day.number < count.first:
        return "before the first study day"
    if treatment_kind(course) in ("observed", "none"):
        return "observation"
    ended = [one.since for one in course.announcements if one.ends_treatment]
    if day.number > count.treatment_last or any(since <= day.starts for since in ended):
        return "follow-up day"
    return "treatment day"


def _bed(course: Course, day: SheetDay) -> str:
    """Return the bed at the end of the day, or now for today."""
    moved = [one for one in course.record.of(BedChanged) if one.at < day.ends]
    if moved:
        return moved[-1].fact.bed
    enrolment = course.record.enrolment
    return enrolment.fact.bed if enrolment is not None else course.record.bed


def _weight(course: Course, day: SheetDay) -> Measured | None:
    """Return the dosing weight in force on the day: the last one until its end."""
    known = [
        one
        for one in course.record.measured("weight")
        if one.reading.quantity.unit is Unit.KG and not one.reading.comparator
    ]
    before = [one for one in known if one.at < day.ends]
    return before[-1] if before else (known[0] if known else None)


def _weight_source(course: Course, weight: Measured | None) -> str:
    if weight is None:
        return ""
    date = show_date(local(weight.at, course.zone).date())
    return ", ".join(one for one in (weight.method.replace("_", " "), date) if one)


def _bedside_line(course: Course) -> str:
    blinding = course.protocol.blinding
    if blinding.kind == "single" and arm_not_shown(course):
        return "Arm not shown here."
    if blinding.kind == "single" and course.protocol.arms:
        return "Bedside team only: doses show the arm. Keep from patient and family."
    own = blinding.bedside_line
    said = f"{own[:1].upper()}{own[1:].rstrip('.')}." if own else ""
    if blinded(course) and "not held" not in own.lower():
        return f"Arm is not held in Bedline. {said}".strip()
    return said


def _treatment(course: Course) -> str:
    if blinded(course) and treatment_kind(course) == "infusion":
        return "Study infusions today"
    return _TREATMENT[treatment_kind(course)]


def _product(course: Course) -> str:
    product = course.protocol.product
    if product is None:
        return ""
    strength = product.concentration
    from protocols.units import Quantity

    if isinstance(strength, Quantity) and not blinded(course):
        return f"{product.words}, {dose_words(strength)}"
    return product.words
