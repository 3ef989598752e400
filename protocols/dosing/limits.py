"""Hard limits of a decided dose: what is accepted or adjusted never passes them (R29).

What was given is always charted and, where it passes a limit, flagged as a deviation; a decision
to give more than the protocol allows is refused with the numbers.
"""

from __future__ import annotations

from fractions import Fraction

from protocols.definition.model import Cap, DoseRule, PerWeight, RaiseToTarget
from protocols.facts import PlanDecided
from protocols.issues import Issue
from protocols.record import Record
from protocols.registry import as_decimal, exact, exact_body_weight, magnitude
from protocols.units import Quantity, Unit, trimmed


def decision_issues(rule: DoseRule, record: Record, decided: PlanDecided) -> tuple[Issue, ...]:
    """Return every hard limit that a decided dose would pass.

    Without a known body weight a limit per kilogram cannot be judged; then nothing is said here,
    and the deviation rules say that the weight is missing.
    """
    if not isinstance(rule, RaiseToTarget | PerWeight):
        return ()
    found = []
    if decided.period > rule.course.periods:
        found.append(
            Issue(
                "beyond_course",
                "period",
                str(decided.period),
                f"Dose {decided.period} cannot be accepted: the protocol has at most "
                f"{rule.course.periods}.",
            )
        )
    weights = record.measured("weight")
    if not weights or weights[-1].reading.quantity.unit is not Unit.KG:
        return tuple(found)
    weight = weights[-1].reading.quantity
    if decided.volume is not None:
        found += [
            _over(cap, rule, weight, decided.volume)
            for cap in _passed(rule, weight, decided.volume)
        ]
    if decided.rate is not None and rule.rate_ceiling is not None:
        ceiling = magnitude(exact(rule.rate_ceiling) * exact_body_weight(weight), Unit.ML_PER_H)
        if magnitude(exact(decided.rate), Unit.ML_PER_H) > ceiling:
            found.append(
                Issue(
                    "above_ceiling",
                    "rate",
                    str(decided.rate),
                    f"{decided.rate} is above the ceiling {trimmed(as_decimal(ceiling))} mL/h "
                    f"({rule.rate_ceiling} at {weight}). Choose a rate up to it.",
                )
            )
    return tuple(found)


def _passed(rule: RaiseToTarget | PerWeight, weight: Quantity, volume: Quantity) -> list[Cap]:
    given = _per_weight(rule, weight, volume)
    return [cap for cap in rule.caps if given > magnitude(exact(cap.amount), Unit.MG_PER_KG)]


def _per_weight(rule: RaiseToTarget | PerWeight, weight: Quantity, volume: Quantity) -> Fraction:
    amount = exact(volume) * exact(rule.concentration)
    return magnitude(amount / exact_body_weight(weight), Unit.MG_PER_KG)


def _over(cap: Cap, rule: RaiseToTarget | PerWeight, weight: Quantity, volume: Quantity) -> Issue:
    given = trimmed(round(as_decimal(_per_weight(rule, weight, volume)), 2))
    most = magnitude(
        exact(cap.amount) * exact_body_weight(weight) / exact(rule.concentration), Unit.ML
    )
    per = "in one period" if cap.per == "period" else f"in any {cap.window}"
    return Issue(
        f"above_{cap.id}",
        "volume",
        str(volume),
        f"{volume} is {given} mg per kg, above the hard limit of {cap.amount} {per} "
        f"({trimmed(round(as_decimal(most), 2))} mL at {weight}). It cannot be accepted here.",
    )
