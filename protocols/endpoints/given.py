"""What was given, as doses and endpoints are judged: weight in force, caps in mL, doses begun."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.registry import exact, exact_body_weight, magnitude
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.definition.model import Cap
    from protocols.infusion.events import InfusionState
    from protocols.record import Record
    from protocols.times import Instant


def weight_at(record: Record, when: Instant) -> Quantity | None:
    """Return the dosing weight in force: the last one by then, else the first one after."""
    known = [
        one
        for one in record.measured("weight")
        if one.reading.quantity.unit is Unit.KG and not one.reading.comparator
    ]
    before = [one for one in known if one.at <= when]
    if not known:
        return None
    return (before[-1] if before else known[0]).reading.quantity


def begun(infusions: Mapping[int, InfusionState]) -> list[InfusionState]:
    """Return the infusions that began, earliest first."""
    found = [(one.started, one.period, one) for one in infusions.values() if one.started]
    return [one for _, _, one in sorted(found, key=lambda row: row[:2])]


def cap_volume(cap: Cap, weight: Quantity, concentration: Quantity) -> Fraction:
    """Return the mL of product that a cap allows for a body weight, exactly."""
    return magnitude(exact(cap.amount) * exact_body_weight(weight) / exact(concentration), Unit.ML)
