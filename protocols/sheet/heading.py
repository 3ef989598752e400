"""The head of a sheet: subject, day, bed, dosing weight, clocks, and what blinding asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocols.facts import BedChanged
from protocols.sheet.content import Header, Stated
from protocols.sheet.treatment import arm_not_shown, blinded, treatment_kind
from protocols.sheet.wording import dose_words
from protocols.times import local, show_date
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.definition.model import AnchorRule
    from protocols.record import Measured
    from protocols.sheet.days import SheetDay

_TREATMENT = {
    "infusion": "Doses today",
    "ladder": "Study drug today",
    "injection": "Injections today",
    "observed": "Treatment seen today",
    "none": "Treatment today",
}


def header_of(course: Course, day: SheetDay) -> Header:
    """Return who and which day a sheet is about."""
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
            if not _kept_out(rule, course)
        ),
    )


def _kept_out(rule: AnchorRule, course: Course) -> bool:
    """Say whether an anchor comes from doses that the reader is not shown: not `not recorded`."""
    derived = rule.asked == "derived" and rule.id not in course.record.anchors
    return derived and arm_not_shown(course)


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
        return f"counted from the enrolment, waits for {name.lower()}"
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


def treatment_title(course: Course) -> str:
    """Return what the dose block is called."""
    if blinded(course) and treatment_kind(course) == "infusion":
        return "Study infusions today"
    return _TREATMENT[treatment_kind(course)]


def product_words(course: Course) -> str:
    """Return what runs, in words; its strength only where nobody is blinded to it."""
    product = course.protocol.product
    if product is None:
        return ""
    strength = product.concentration
    if isinstance(strength, Quantity) and not blinded(course):
        return f"{product.words}, {dose_words(strength)}"
    return product.words
