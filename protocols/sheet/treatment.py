"""How doses of a subject's arm are given and called at the bedside, blinded or not."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from protocols.definition.model import Injections, Ladder, Observed, PerWeight, RaiseToTarget
from protocols.registry import as_decimal
from protocols.sheet.content import Amount
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.infusion.volumes import Bounds

TreatmentKind = Literal["infusion", "ladder", "injection", "observed", "none"]


def treatment_kind(course: Course) -> TreatmentKind:
    """Return how doses of the subject's arm are given."""
    rule = course.protocol.dose_for(course.record.arm)
    match rule:
        case RaiseToTarget() | PerWeight():
            return "infusion"
        case Ladder():
            return "ladder"
        case Injections():
            return "injection"
        case Observed():
            return "observed"
        case None:
            return "infusion" if course.infusions else "none"


def blinded(course: Course) -> bool:
    """Say whether the bedside speaks of study infusions only, never of a product's amount."""
    return course.protocol.blinding.kind in ("double", "quadruple")


def dose_name(course: Course, number: int) -> str:
    """Return what a dose is called at the bedside: `Dose 3`, `Study infusion 2 of 4`."""
    rule = course.protocol.dose_for(course.record.arm)
    match rule:
        case Injections():
            return f"Injection {number} of {rule.number}"
        case Ladder():
            return "Study infusion"
        case RaiseToTarget() | PerWeight() if blinded(course):
            return f"Study infusion {number} of {rule.course.periods}"
        case _:
            return f"Study infusion {number}" if blinded(course) else f"Dose {number}"


def no_dose_words(course: Course) -> str:
    """Say why the dose block is empty, without telling what blinding keeps out."""
    if arm_not_shown(course):
        return "Not shown: the arm is not recorded, or kept out by blinding."
    if treatment_kind(course) == "observed":
        return "None recorded on this day."
    return "Study treatment is over." if course.treatment_over else "None planned for this day."


def arm_not_shown(course: Course) -> bool:
    """Say whether doses hang on an arm that the reader does not have."""
    protocol = course.protocol
    return bool(protocol.arms) and course.record.arm is None and bool(protocol.doses)


def as_amount(bounds: Bounds) -> Amount:
    """Return an amount in mL with its bounds."""
    high = None if bounds.high is None else _ml(bounds.high)
    return Amount(_ml(bounds.low), high)


def per_hour(rate: Fraction | None) -> Quantity | None:
    """Return an exact rate in mL per hour as a quantity; None stays not known."""
    return None if rate is None else Quantity(as_decimal(rate), Unit.ML_PER_H)


def _ml(number: Fraction) -> Quantity:
    return Quantity(as_decimal(number), Unit.ML)
