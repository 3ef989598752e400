"""Which weight and which titer the next dose rests on, and why another one does not do.

Nothing is reused in silence: a titer that an earlier dose rested on, or that is not of this study
day, is named and refused. A sample drawn during an infusion waits for a person's choice (T4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.amount_words import number_words
from protocols.dosing.guard import judge_site, number_of
from protocols.dosing.plan import DoseInputs, DoseWarning, Known, Refusal, Remainder
from protocols.dosing.raise_to_target import PER_WEIGHT, analyte_name, rise_from
from protocols.facts import MeasurementTaken, PlanDecided
from protocols.infusion.elapsed import hours_between
from protocols.infusion.windows import remaining_at, was_active
from protocols.registry import exact, exact_body_weight, magnitude
from protocols.schedule.spans import clock_window
from protocols.times import Instant, local, show_date, show_time, show_when
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.definition.model import Protocol, RaiseToTarget, SignedValue, WeightRule
    from protocols.infusion.events import InfusionState
    from protocols.infusion.volumes import Bounds
    from protocols.record import Measured, Record

_ONE_ML = Quantity(Decimal(1), Unit.ML)
_STATED = ("", "as_entered", "actual")  # the weight that the ward states last


@dataclass(frozen=True, slots=True)
class Moment:
    """Where and when the next dose is worked out: record, site values in force, zone, now."""

    protocol: Protocol
    record: Record
    site: Mapping[str, SignedValue]
    zone: str
    now: Instant


@dataclass(frozen=True, slots=True)
class Sample:
    """The titer chosen for the next dose, and everything to be said about it."""

    known: Known | None
    reasons: tuple[Refusal, ...] = ()
    warnings: tuple[DoseWarning, ...] = ()
    remainder: Remainder | None = None


def dosing_weight(rule: WeightRule, moment: Moment) -> Known | Refusal | None:
    """Return the weight that doses, as the site chose it; None while none is recorded."""
    weights = [one for one in moment.record.measured("weight") if one.at <= moment.now]
    which = ""
    if rule.which is not None and rule.which.site in moment.site:
        which = moment.site[rule.which.site].text
    if which == "admission":
        weights = weights[:1]
    elif which not in _STATED:
        stated = [one for one in weights if which in one.method.lower()]
        if weights and not stated:
            return Refusal(
                "weight_not_of_kind",
                f"The site doses by {which} weight, and no weight is recorded as {which}.",
                "weight",
                f"Enter the {which} weight, with {which} as its method.",
            )
        weights = stated
    if not weights:
        return None
    chosen = weights[-1]
    words = f"{chosen.method[:1].upper()}{chosen.method[1:]}, " if chosen.method else ""
    return Known(
        chosen.reading, chosen.at, f"{words}{show_when(chosen.at, moment.zone)}", chosen.entry.id
    )


def dosing_titer(
    rule: RaiseToTarget,
    period: int,
    weight: Known | None,
    moment: Moment,
    infusions: Mapping[int, InfusionState],
) -> Sample:
    """Return the titer of the next dose: the first from its window, later ones of this day.

    Args:
        rule: the titer-based rule.
        period: the dose period that is planned.
        weight: the dosing weight, to say what a running bag is still worth.
        moment: record, site values, zone and now.
        infusions: every infusion so far, by period.
    """
    taken = [one for one in moment.record.measured(rule.analyte) if one.at <= moment.now]
    if period == 1 and rule.first_within is not None:
        taken = _in_first_window(rule, taken, moment) or taken
    if not taken:
        return Sample(None)
    chosen = taken[-1]
    reasons: list[Refusal] = []
    warnings: list[DoseWarning] = []
    if period > 1:
        reasons += _not_of_this_dose(chosen, period, moment, infusions, analyte_name(rule))
        warnings += _outside_morning(rule, chosen, moment)
    remainder = None
    during = _running_at(chosen.at, infusions.values())
    if during is not None:
        left = remaining_at(during, chosen.at)
        if left is None or left.high != 0:
            remainder, note = _judge_remainder(rule, weight, moment, (during, left, chosen))
            if isinstance(note, Refusal):
                reasons.append(note)
            else:
                warnings.append(note)
    known = Known(chosen.reading, chosen.at, _words(chosen, moment), chosen.entry.id)
    return Sample(known, tuple(reasons), tuple(warnings), remainder)


def _in_first_window(rule: RaiseToTarget, taken: list[Measured], moment: Moment) -> list[Measured]:
    window = rule.first_within
    anchor = moment.record.anchors.get(window.anchor) if window is not None else None
    if window is None or anchor is None:
        return []
    limit = number_of(window.limit, Unit.H)
    return [one for one in taken if 0 <= hours_between(anchor, one.at) <= limit]


def _not_of_this_dose(
    chosen: Measured,
    period: int,
    moment: Moment,
    infusions: Mapping[int, InfusionState],
    name: str,
) -> list[Refusal]:
    lifts = "Enter the titer of this day's sample."
    sampled = show_when(chosen.at, moment.zone)
    used_for = _used_for(chosen, period, moment.record)
    if used_for is not None:
        words = f"The newest {name}, sampled {sampled}, was already used for dose {used_for}."
        return [Refusal("titer_already_used", words, "titer", lifts)]
    before = [
        state.period
        for state in infusions.values()
        if state.period < period and state.started is not None and chosen.at <= state.started
    ]
    if before:
        words = (
            f"The newest {name}, sampled {sampled}, is from before dose {max(before)} started; "
            "it says nothing of what that dose did."
        )
        return [Refusal("titer_before_last_dose", words, "titer", lifts)]
    if local(chosen.at, moment.zone).date() != local(moment.now, moment.zone).date():
        day = show_date(local(moment.now, moment.zone).date())
        words = f"The newest {name} was sampled {sampled}; none is recorded of {day}."
        return [Refusal("titer_not_of_this_day", words, "titer", lifts)]
    return []


def _used_for(chosen: Measured, period: int, record: Record) -> int | None:
    """Return the dose period that rested on this sample, corrected entries of it included."""
    same: set[str] = set()
    entry = record.entry(chosen.entry.id)
    while entry is not None and entry.id not in same:
        same.add(entry.id)
        entry = record.entry(entry.replaces) if entry.replaces is not None else None
    for decision in record.of(PlanDecided):
        if decision.fact.period != period and same & set(decision.fact.inputs):
            return decision.fact.period
    return None


def _outside_morning(rule: RaiseToTarget, chosen: Measured, moment: Moment) -> list[DoseWarning]:
    """Say when a later sample lies outside the site's morning window; the dose is not held up.

    The window is the site's reading of "in the morning", and missing it is a deviation of the
    schedule; the titer itself is as good.
    """
    for item in moment.protocol.schedule:
        within = getattr(item.when, "within", None)
        of_arm = not item.arms or moment.record.arm in item.arms
        if rule.analyte not in item.asks or within is None or not of_arm:
            continue
        signed = moment.site.get(within.site)
        window = clock_window(signed.text) if signed is not None else None
        if signed is None or window is None:
            continue
        if window.on(local(chosen.at, moment.zone).date(), moment.zone).holds(chosen.at):
            return []
        return [
            DoseWarning(
                "titer_outside_morning",
                f"Sampled {show_time(chosen.at, moment.zone)}, outside the sampling window "
                f"{signed.text.replace('-', ' to ')}.",
                "titer",
            )
        ]
    return []


def _running_at(when: Instant, states: Iterable[InfusionState]) -> InfusionState | None:
    return next((state for state in states if was_active(state, when)), None)


def _judge_remainder(
    rule: RaiseToTarget,
    weight: Known | None,
    moment: Moment,
    sampled: tuple[InfusionState, Bounds | None, Measured],
) -> tuple[Remainder | None, DoseWarning | Refusal]:
    """Say what a running bag still held when the sample was drawn, and what it is worth."""
    state, left, chosen = sampled
    subtract = _subtracts(rule, moment)
    most = left.high if left is not None else None
    worth = _worth(rule, weight, moment, most) if most is not None else None
    words = f"Sampled while dose {state.period} was running. "
    if most is None:
        words += "How much was still to run is not known."
    else:
        upto = "" if left is not None and left.exact is not None else "Up to "
        words += f"{upto}{_shown(most)} mL to run at {show_time(chosen.at, moment.zone)}"
        words += f", worth up to {_shown(worth)} {rule.target.unit.value}. " if worth else ". "
        words += "Subtracted (site setting)." if subtract else "Not subtracted (site setting)."
    fact = chosen.entry.fact
    use = isinstance(fact, MeasurementTaken) and fact.use_despite
    if not use:
        lifts = "Choose to use this sample, or wait for a new one."
        return None, Refusal("sampled_during_infusion", words, "titer", lifts)
    if subtract and (left is None or left.exact is None or worth is None):
        lifts = "Chart the infusion so that its volume is known, or take a new sample."
        return None, Refusal("remainder_not_known", words, "titer", lifts)
    remainder = None
    if most is not None and worth is not None:
        remainder = Remainder(state.period, most, worth, subtracted=subtract)
    return remainder, DoseWarning("sampled_during_infusion", words, "titer")


def _subtracts(rule: RaiseToTarget, moment: Moment) -> bool:
    signed = moment.site.get(rule.running_bag.site) if rule.running_bag is not None else None
    return signed is not None and signed.text == "yes"


def _worth(
    rule: RaiseToTarget, weight: Known | None, moment: Moment, volume: Fraction
) -> Fraction | None:
    """Return the rise, in the target's unit, that a volume of product will bring."""
    spread = judge_site(rule.distribution_volume, DoseInputs(site=moment.site), Unit.ML_PER_KG)
    if weight is None or isinstance(spread, Refusal):
        return None
    body: Quantity = weight.reading.quantity
    if body.unit is not Unit.KG or body.value <= 0:
        return None
    one_ml = exact(rule.concentration) * exact(_ONE_ML) / exact_body_weight(body)
    return rise_from(rule, spread, magnitude(one_ml * volume, PER_WEIGHT))


def _shown(number: Fraction | None) -> str:
    return "" if number is None else number_words(Fraction(round(number * 10), 10))


def _words(chosen: Measured, moment: Moment) -> str:
    same_day = local(chosen.at, moment.zone).date() == local(moment.now, moment.zone).date()
    when = (show_time if same_day else show_when)(chosen.at, moment.zone)
    fact = chosen.entry.fact
    report = fact.report if isinstance(fact, MeasurementTaken) else ""
    parts = (report, f"sampled {when}", chosen.entry.operator)
    return ", ".join(part for part in parts if part)
