"""What the patient strip says of a course: id, blinding, weight, protocol, clocks, study day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from protocols.times import local, show_date
from ui.i18n.core_words import duration_words
from ui.i18n.sentences import said
from ui.theme.marks import Status
from ui.widgets.patient_strip import StripField, StripSubject

if TYPE_CHECKING:
    from protocols.course import Course

translate = QCoreApplication.translate

BLINDING = {
    "open": Status.OPEN,
    "single": Status.SINGLE_BLIND,
    "double": Status.BLINDED,
    "quadruple": Status.BLINDED,
}


def strip_subject(course: Course) -> StripSubject:
    """Return who the page is about."""
    protocol = course.protocol
    bed = course.record.bed
    return StripSubject(
        course.record.subject,
        protocol.badge,
        BLINDING[protocol.blinding.kind],
        translate("PatientStrip", "Bed %1").replace("%1", bed)
        if bed
        else translate("PatientStrip", "Bed not recorded"),
        said(protocol.blinding.bedside_line),
    )


def strip_fields(course: Course, *, arm_shown: bool) -> tuple[StripField, ...]:
    """Return the strip's fields; the arm only for a role that may see it."""
    return (
        _weight(course),
        _protocol(course, arm_shown=arm_shown),
        *(
            StripField(said(clock.label), duration_words(course.now - clock.since))
            for clock in course.clocks[:2]
        ),
        _day(course),
    )


def _weight(course: Course) -> StripField:
    label = translate("PatientStrip", "Dosing weight")
    if course.weight is None:
        return StripField(label, translate("PatientStrip", "Not recorded"))
    when = show_date(local(course.weight.at, course.zone).date())
    note = f"{translate('WeightMethods', course.weight.method)} {when}".strip()
    return StripField(label, str(course.weight.reading), note)


def _protocol(course: Course, *, arm_shown: bool) -> StripField:
    protocol = course.protocol
    arm = next((one for one in protocol.arms if one.id == course.record.arm), None)
    if not protocol.arms or not arm_shown:
        return StripField(translate("PatientStrip", "Protocol"), protocol.label)
    shown = said(arm.label) if arm is not None else translate("PatientStrip", "arm not recorded")
    return StripField(translate("PatientStrip", "Protocol, arm"), f"{protocol.label}, {shown}")


def _day(course: Course) -> StripField:
    label = translate("PatientStrip", "Study day")
    if course.day is None:
        return StripField(label, translate("PatientStrip", "Not known"))
    days = course.protocol.days
    last = days.treatment_last if course.day <= days.treatment_last else days.last
    words = translate("PatientStrip", "Day %1 of %2")
    return StripField(label, words.replace("%1", str(course.day)).replace("%2", str(last)))
