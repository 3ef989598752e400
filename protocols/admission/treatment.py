"""May it be charted: infusions, injections and decided doses, in units that a pump has."""

from __future__ import annotations

from protocols.admission.ward import Ward
from protocols.definition.model import Injections, Ladder
from protocols.facts import (
    InfusionCharted,
    InjectionGiven,
    PlanDecided,
)
from protocols.issues import Issue
from protocols.units import Quantity, Unit

_PUMP_RATES = (Unit.ML_PER_H,)
_VOLUMES = (Unit.ML, Unit.L)


def infusion_issues(fact: InfusionCharted, ward: Ward) -> list[Issue]:
    """Judge an infusion's event: its rate, period and units."""
    found = [
        *_unit_issues("rate", fact.rate, _PUMP_RATES),
        *_unit_issues("volume", fact.volume, _VOLUMES),
    ]
    if fact.step in ("start", "rate") and fact.rate is None and not _rate_follows(fact, ward):
        found.append(
            Issue(
                "rate_missing",
                "rate",
                "",
                "The pump rate is missing. Give it with its unit, such as 14.2 mL/h.",
            )
        )
    if fact.step == "start" and fact.period is None and fact.level is None:
        found.append(
            Issue(
                "period_missing",
                "period",
                "",
                "Say which dose or study infusion this is: period 1, 2, 3 …",
            )
        )
    if fact.period is not None and fact.period < 1:
        found.append(Issue("period", "period", str(fact.period), "Periods count from 1."))
    if ward.protocol is not None and ward.protocol.kind == "observational":
        found.append(
            Issue(
                "observational",
                "kind",
                "infusion",
                f"{ward.protocol.label} only observes: record what was given as an administration.",
            )
        )
    return found


def _rate_follows(fact: InfusionCharted, ward: Ward) -> bool:
    """Say whether a ladder level stands for the rate."""
    if ward.protocol is None or fact.level is None:
        return False
    return any(isinstance(rule, Ladder) for rule in ward.protocol.doses)


def _unit_issues(field: str, value: Quantity | None, allowed: tuple[Unit, ...]) -> list[Issue]:
    if value is None or value.unit in allowed:
        return []
    listed = ", ".join(unit.value for unit in allowed)
    return [
        Issue(
            "wrong_unit",
            field,
            str(value),
            f"{value.unit.value} is not a unit of {field}. Allowed: {listed}.",
        )
    ]


def injection_issues(fact: InjectionGiven, ward: Ward) -> list[Issue]:
    """Judge an injection: counted from 1, in a protocol that has injections."""
    found = _unit_issues("volume", fact.volume, _VOLUMES)
    if fact.number < 1:
        found.append(Issue("number", "number", str(fact.number), "Injections count from 1."))
    if ward.protocol and not any(isinstance(rule, Injections) for rule in ward.protocol.doses):
        found.append(
            Issue("no_injections", "kind", "injection", f"{ward.protocol.label} has no injections.")
        )
    return found


def decision_issues(fact: PlanDecided, ward: Ward) -> list[Issue]:  # noqa: ARG001 - one shape for all
    """Judge a decided dose: its period, its reason and what was adjusted."""
    found = [
        *_unit_issues("volume", fact.volume, _VOLUMES),
        *_unit_issues("rate", fact.rate, _PUMP_RATES),
    ]
    if fact.period < 1:
        found.append(Issue("period", "period", str(fact.period), "Periods count from 1."))
    if fact.choice in ("adjust", "decline") and len(fact.reason.strip()) < 3:
        found.append(
            Issue(
                "reason_missing",
                "reason",
                fact.reason,
                f"To {fact.choice} needs a reason of at least three characters.",
            )
        )
    if fact.choice == "adjust" and fact.volume is None:
        found.append(
            Issue(
                "volume_missing", "volume", "", "An adjusted dose needs its volume, such as 300 mL."
            )
        )
    return found
