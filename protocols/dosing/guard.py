"""Safety first: what must be known, fresh and possible before a dose is worked out.

Each judge returns the value to work with, or the refusal that says what was given, what is
allowed and what would lift it. Nothing is guessed and nothing is reused in silence.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.amount_words import dose_words, measured_words
from protocols.dosing.plan import DoseInputs, Known, Refusal
from protocols.dosing.site import site_quantity
from protocols.infusion.elapsed import hours_between
from protocols.registry import exact, magnitude, same_kind
from protocols.times import Instant, duration_words, show_when
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.definition.model import (
        Course,
        Given,
        Injections,
        Ladder,
        RaiseToTarget,
        StartWindow,
        WeightRule,
    )


def judge_weight(rule: WeightRule, inputs: DoseInputs) -> Quantity | Refusal:
    """Return the dosing weight in kg, or why it cannot dose (R30)."""
    known = inputs.weight
    if known is None:
        return Refusal(
            "weight_missing",
            "No dosing weight is recorded.",
            "weight",
            "Enter the weight in kg with how and when it was measured.",
        )
    weight = known.reading.quantity
    if known.reading.comparator:
        return Refusal(
            "weight_not_a_number",
            f"The weight is given as {known.reading}, which is not a number.",
            "weight",
            "Enter the weight in kg.",
        )
    if weight.unit is not Unit.KG:
        return Refusal(
            "weight_unit",
            f"The weight is given in {weight.unit.value}; a dosing weight is in kg.",
            "weight",
            "Enter the weight in kg.",
        )
    if not rule.low.value <= weight.value <= rule.high.value:
        return Refusal(
            "weight_out_of_range",
            f"A weight of {dose_words(weight)} is outside the range of this protocol, "
            f"{dose_words(rule.low)} to {dose_words(rule.high)}.",
            "weight",
            "Check number and unit; weigh again.",
        )
    return _judge_age(known, rule.max_age, inputs, "weight", "weight") or weight


def judge_measured(rule: RaiseToTarget, inputs: DoseInputs, name: str) -> Known | Refusal:
    """Return the measurement that doses, or why it cannot: missing, stale, outside its window.

    A result above a limit is let through here: it may still say that the target is reached.
    """
    known = inputs.titer
    if known is None:
        return Refusal(
            "titer_missing",
            f"No {name} is recorded.",
            "titer",
            "Enter the result with the time of its sample.",
        )
    given = known.reading.quantity
    if not same_kind(given.unit, rule.target.unit):
        return Refusal(
            "titer_unit",
            f"{name} is given in {given.unit.value}, which cannot be converted to "
            f"{rule.target.unit.value}.",
            "titer",
            f"Enter it in {rule.target.unit.value} as printed on the report.",
        )
    if given.value < 0:
        return Refusal(
            "titer_impossible",
            f"{name} of {measured_words(given)} cannot be.",
            "titer",
            "Check the number against the report.",
        )
    outside = None
    if inputs.period == 1 and rule.first_within is not None:
        outside = judge_window(rule.first_within, known, inputs, name)
    return outside or _judge_age(known, rule.max_age, inputs, "titer", name) or known


def judge_window(
    window: StartWindow, known: Known, inputs: DoseInputs, name: str
) -> Refusal | None:
    """Return a refusal unless the sample lies from the anchor to its limit, ends included."""
    if inputs.now is None:
        return None
    anchor = inputs.anchors.get(window.anchor)
    if anchor is None:
        return anchor_missing(window.anchor)
    if known.at is None:
        return _time_unknown("titer", name)
    if 0 <= hours_between(anchor, known.at) <= number_of(window.limit, Unit.H):
        return None
    return Refusal(
        "titer_outside_window",
        f"{name} was sampled {show_when(known.at, inputs.zone)}; for the first dose it must be "
        f"sampled within {dose_words(window.limit)} of {_plain(window.anchor)}, "
        f"{show_when(anchor, inputs.zone)}.",
        "titer",
        "Check both times; without a sample in that time the rule gives no first dose.",
    )


def judge_period(course: Course, period: int) -> Refusal | None:
    """Return a refusal for a period that the course does not have."""
    return _judge_number(period, course.periods, "dose period")


def judge_number(rule: Injections, number: int) -> Refusal | None:
    """Return a refusal for an injection beyond the planned number (never an eighth of seven)."""
    return _judge_number(number, rule.number, "injection")


def judge_arm(rule_arms: tuple[str, ...], arm: str | None) -> Refusal | None:
    """Return a refusal where the rule is for other arms than the subject's."""
    if not rule_arms or (arm is not None and arm in rule_arms):
        return None
    return Refusal(
        "arm_not_of_rule",
        f"This dose rule is for {', '.join(rule_arms)}; the arm is {arm or 'not recorded'}.",
        "arm",
        "Record the allocated arm.",
    )


def judge_concentration(
    rule: Ladder | Injections, inputs: DoseInputs, amount: Unit
) -> Quantity | Refusal:
    """Return the concentration that the pharmacy states, of the kind that the dose divides by."""
    if inputs.concentration is not None:
        read: Quantity | Refusal = inputs.concentration.reading.quantity
        field = "concentration"
    else:
        read = site_quantity(rule.concentration, inputs.site)
        field = rule.concentration.site
    if isinstance(read, Refusal):
        return read
    if not same_kind(read.unit, amount):
        return Refusal(
            "concentration_unit",
            f"A concentration in {read.unit.value} cannot be used; it is an amount per volume "
            f"such as {amount.value}.",
            field,
            "Enter the concentration as the pharmacy states it.",
        )
    return judge_positive(read, field)


def judge_positive(given: Quantity, field: str) -> Quantity | Refusal:
    """Return the quantity, or a refusal if it is zero or below: nothing can be divided by it."""
    if given.value > 0:
        return given
    return Refusal(
        "not_positive",
        f"{_plain(field).capitalize()} of {dose_words(given)} cannot be; it must be above zero.",
        field,
        "Enter the value again.",
    )


def judge_site(given: Given, inputs: DoseInputs, unit: Unit) -> Quantity | Refusal:
    """Return a positive quantity of the file or the site, of the kind of `unit`."""
    read = site_quantity(given, inputs.site)
    if isinstance(read, Refusal):
        return read
    field = "" if isinstance(given, Quantity) else given.site
    if not same_kind(read.unit, unit):
        return Refusal(
            "site_value_unit",
            f"{_plain(field).capitalize()} is given in {read.unit.value}, which cannot be "
            f"converted to {unit.value}.",
            field,
            f"The investigator signs it in {unit.value}.",
        )
    return judge_positive(read, field)


def anchor_missing(anchor: str) -> Refusal:
    """Return the refusal of a dose whose window counts from an anchor that nobody stated."""
    return Refusal(
        "anchor_missing",
        f"The time of {_plain(anchor)} is not recorded, so its window cannot be judged.",
        anchor,
        f"Record the time of {_plain(anchor)}.",
    )


def number_of(given: Quantity, unit: Unit) -> Fraction:
    """Return the exact number of `unit` in a quantity of the same kind."""
    return magnitude(exact(given), unit)


def _judge_age(
    known: Known, max_age: Given | None, inputs: DoseInputs, field: str, name: str
) -> Refusal | None:
    if inputs.now is None:
        return None
    if max_age is None:
        return None if known.at is None else _judge_future(known.at, inputs.now, field, name)
    if known.at is None:
        return _time_unknown(field, name)
    limit = judge_site(max_age, inputs, Unit.H)
    if isinstance(limit, Refusal):
        return limit
    if hours_between(known.at, inputs.now) <= number_of(limit, Unit.H):
        return _judge_future(known.at, inputs.now, field, name)
    return Refusal(
        f"{field}_too_old",
        f"The {name} is {duration_words(inputs.now - known.at)} old "
        f"({show_when(known.at, inputs.zone)}); at most {dose_words(limit)} is allowed.",
        field,
        f"Enter a newer {name}.",
    )


def _judge_future(at: Instant, now: Instant, field: str, name: str) -> Refusal | None:
    if at <= now:
        return None
    return Refusal(
        f"{field}_in_future",
        f"The {name} is timed after the dose is worked out.",
        field,
        "Check the time and the clock.",
    )


def _time_unknown(field: str, name: str) -> Refusal:
    return Refusal(
        f"{field}_time_unknown",
        f"The time of the {name} is not recorded, so its age is not known.",
        field,
        "Record when it was taken.",
    )


def _judge_number(number: int, last: int, what: str) -> Refusal | None:
    if 1 <= number <= last:
        return None
    return Refusal(
        "beyond_course",
        f"There is no {what} {number}; the protocol has {what}s 1 to {last}.",
        "period",
    )


def _plain(name: str) -> str:
    return name.replace("_", " ")
