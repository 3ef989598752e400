"""The pump rate of each level of a ladder, rounded down to the site's step."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.definition.model import Ladder
from protocols.dosing.ladder import pump_rate
from protocols.registry import floor_to
from protocols.schedule.spans import site_quantity
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.course import Course


def level_rate(course: Course, level: int) -> Quantity | None:
    """Return a level's pump rate in mL/h; None where weight or concentration is not known."""
    rule = course.protocol.dose_for(course.record.arm)
    if not isinstance(rule, Ladder) or course.weight is None:
        return None
    dose = next((one.rate for one in rule.levels if one.level == level), None)
    strength = site_quantity(course.protocol, course.site, rule.concentration)
    step = site_quantity(course.protocol, course.site, rule.rounding.rate_step)
    if dose is None or strength is None or step is None:
        return None
    rate = pump_rate(dose, course.weight.reading.quantity, strength)
    return Quantity(floor_to(rate, Fraction(step.value)), Unit.ML_PER_H)
