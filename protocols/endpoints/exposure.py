"""Exposure to what was given: mg per kg in all, days at target and at the cap; registry doses.

The registry's two groupings (T15: `at least` in the methods, `above` in Table 3) stand side by
side with the raw value; no effect estimate is ever derived.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.amount_words import number_words
from protocols.analytes import ANALYTES, canonical
from protocols.definition.model import PerWeight, RaiseToTarget
from protocols.definition.spans import site_quantity
from protocols.endpoints.given import begun, cap_volume, weight_at
from protocols.endpoints.view import Result, View, missing_anchor
from protocols.facts import AdministrationObserved, PlanDecided
from protocols.registry import as_decimal, convert, exact, exact_body_weight, magnitude, same_kind
from protocols.times import Date, local
from protocols.units import Quantity, Unit, quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from protocols.definition.model import Endpoint
    from protocols.facts import Entry

_GROUPS = {"methods": "Methods", "table_3": "Table 3", "early": "Early"}


def exposure(endpoint: Endpoint, view: View) -> Result:  # noqa: ARG001 - one shape for all
    """Product given per kg of body weight over all doses, with days at target and at the cap."""
    rule = view.protocol.dose_for(view.record.arm)
    if not isinstance(rule, RaiseToTarget | PerWeight):
        return Result(None, "No dose rule for this subject", "mg/kg")
    doses = begun(view.infusions)
    low, high, known = Fraction(0), Fraction(0), True
    for state in doses:
        weight = weight_at(view.record, state.started or view.now)
        if weight is None:
            return Result(None, "No body weight", "mg/kg", missing=("weight",))
        per_ml = magnitude(
            exact(quantity("1 mL")) * exact(rule.concentration) / exact_body_weight(weight),
            Unit.MG_PER_KG,
        )
        low += state.delivered.low * per_ml
        known = known and state.delivered.high is not None
        high += (state.delivered.high or state.delivered.low) * per_ml
    parts = (*_at_target(rule, view), ("doses at the cap", str(_at_cap(rule, view))))
    if low == high and known:
        count = "1 dose" if len(doses) == 1 else f"{len(doses)} doses"
        words = f"{number_words(low)} mg per kg in {count}"
        return Result(as_decimal(low), words, "mg/kg", parts=parts)
    words = f"at least {number_words(low)} mg per kg"
    return Result(None, words, "mg/kg", as_decimal(low), as_decimal(high) if known else None, parts)


def _at_target(rule: RaiseToTarget | PerWeight, view: View) -> tuple[tuple[str, str], ...]:
    """Count the days with a value at or above the target among the days with a value."""
    if not isinstance(rule, RaiseToTarget):
        return ()
    analyte = ANALYTES[rule.analyte]
    target = canonical(analyte, rule.target).value
    days: dict[int, bool] = {}
    for one in view.record.measured(rule.analyte):
        day = view.day_of(one.at)
        if day is None or one.at > view.now or one.reading.comparator == "<":
            continue
        value = canonical(analyte, one.reading.quantity).value
        days[day] = days.get(day, False) or value >= target
    return (("days at target", f"{sum(days.values())} of {len(days)} days with a value"),)


def _at_cap(rule: RaiseToTarget | PerWeight, view: View) -> int:
    """Count decisions whose proposed volume is what a cap leaves after rounding down."""
    caps = [cap for cap in rule.caps if cap.per == "period"]
    step = site_quantity(view.protocol, view.site, rule.rounding.volume_step)
    found = 0
    for entry in view.record.of(PlanDecided):
        volume, weight = entry.fact.proposed_volume, weight_at(view.record, entry.at)
        if volume is None or weight is None:
            continue
        limits = [cap_volume(cap, weight, rule.concentration) for cap in caps]
        proposed = magnitude(exact(volume), Unit.ML)
        slack = magnitude(exact(step), Unit.ML) if step is not None else Fraction(0)
        found += any(limit - slack < proposed <= limit for limit in limits)
    return found


def _given(view: View) -> list[Entry[AdministrationObserved]]:
    return [one for one in view.record.of(AdministrationObserved) if one.at <= view.now]


def max_daily_dose(endpoint: Endpoint, view: View) -> Result:
    """The highest sum of grams on one of the ward's dates, by the date of the start."""
    by_date: dict[Date, Fraction] = defaultdict(Fraction)
    for entry in _given(view):
        if not same_kind(entry.fact.amount.unit, Unit.G):
            return Result(None, "An amount is not a mass", "g/d", missing=("amount",))
        grams = Fraction(convert(entry.fact.amount, Unit.G).value)
        by_date[local(entry.at, view.zone).date()] += grams
    if not by_date:
        return Result(None, "No immunoglobulin recorded", "g/d")
    highest = max(by_date.values())
    return Result(
        as_decimal(highest),
        f"{number_words(highest)} g per day",
        "g/d",
        parts=_grouped(endpoint.options, highest, Unit.G_PER_DAY),
    )


def course_days(endpoint: Endpoint, view: View) -> Result:
    """On how many of the ward's dates any was given."""
    dates = {local(one.at, view.zone).date() for one in _given(view)}
    if not dates:
        return Result(None, "No immunoglobulin recorded", "d")
    days = len(dates)
    words = "1 day" if days == 1 else f"{days} days"
    return Result(days, words, "d", parts=_grouped(endpoint.options, Fraction(days), Unit.D))


def hours_to_first(endpoint: Endpoint, view: View) -> Result:
    """Hours from the anchor to the first one given; from ICU admission beside it (T19)."""
    anchor = view.anchor(endpoint)
    if anchor is None:
        return missing_anchor(endpoint, view)
    given = _given(view)
    if not given:
        return Result(None, "No immunoglobulin recorded", "h")
    hours = _hours(given[0].at.timestamp(unit="nanosecond") - anchor.timestamp(unit="nanosecond"))
    parts = list(_grouped(endpoint.options, hours, Unit.H))
    icu = view.anchors.get("icu_admission")
    if icu is not None:
        after = given[0].at.timestamp(unit="nanosecond") - icu.timestamp(unit="nanosecond")
        parts.append(("From ICU admission", f"{number_words(_hours(after))} h"))
    words = f"{number_words(hours)} h"
    return Result(as_decimal(hours), words, "h", parts=tuple(parts), final=True)


def _hours(nanoseconds: int) -> Fraction:
    return Fraction(nanoseconds, 3600 * 10**9)


def _grouped(
    options: Mapping[str, str], number: Fraction, unit: Unit
) -> tuple[tuple[str, str], ...]:
    """Answer each grouping of the file (`at_least 10 g/d`): its rule in words, yes or no."""
    found = []
    for name, text in options.items():
        is_, _, limit_text = text.partition(" ")
        limit = _limit(limit_text, unit)
        holds = {
            "at_least": number >= limit,
            "above": number > limit,
            "at_most": number <= limit,
            "below": number < limit,
        }.get(is_)
        if holds is not None:
            found.append((group_name(name, text), "yes" if holds else "no"))
    return tuple(found)


def group_name(option: str, text: str) -> str:
    """Return what the answer of a grouping is called: `Methods, at least 10 g/d`."""
    is_, _, limit = text.partition(" ")
    return f"{_GROUPS.get(option, option)}, {is_.replace('_', ' ')} {limit}"


def _limit(text: str, unit: Unit) -> Fraction:
    given: Quantity = quantity(text)
    return Fraction(convert(given, unit).value)
