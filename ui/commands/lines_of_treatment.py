"""Lines about what was given and decided: infusions, injections, supports, doses."""

from __future__ import annotations

from typing import cast, get_args

from protocols.facts import (
    AdministrationObserved,
    Choice,
    Fact,
    InfusionCharted,
    InfusionStep,
    InjectionGiven,
    PlanDecided,
    SupportCharted,
    SupportStep,
)
from protocols.issues import Issue
from protocols.units import Unit
from ui.commands.line_reader import LineReader

_MINUTE_UNITS = (Unit.ML_PER_H,)


def read_infusion(reader: LineReader) -> Fact | None:
    """Read one event of an infusion."""
    event = reader.one_of("event", get_args(InfusionStep), required=True)
    fact = InfusionCharted(
        step=cast("InfusionStep", event or "start"),
        period=reader.number("period"),
        rate=reader.amount("rate", _MINUTE_UNITS),
        volume=reader.amount("volume"),
        lot=reader.words("lot", longest=80),
        level=reader.number("level"),
        reason=reader.words("reason"),
        witness=reader.words("witness", longest=80),
    )
    return fact if event else None


def read_injection(reader: LineReader) -> Fact | None:
    """Read one injection of study drug."""
    number, volume = reader.number("number"), reader.amount("volume")
    for key, value in (("number", number), ("volume", volume)):
        if value is None and reader.line.get(key) is None:
            reader.issues.append(Issue("missing", key, "", f"{key} is missing."))
    site = reader.words("site", longest=80)
    syringe = reader.words("syringe", longest=80)
    reason = reader.words("reason")
    witness = reader.words("witness", longest=80)
    if number is None or volume is None:
        return None
    return InjectionGiven(number, volume, site, syringe, reason, witness)


def read_support(reader: LineReader) -> Fact | None:
    """Read one event of an organ support or a stay."""
    event = reader.one_of("event", get_args(SupportStep), required=True)
    fact = SupportCharted(
        what=reader.words("what", required=True, longest=60),
        step=cast("SupportStep", event or "start"),
        drug=reader.words("drug", longest=60),
        rate=reader.amount("rate", three_decimals=True),
        formulation=reader.words("formulation", longest=60),
        reason=reader.words("reason"),
    )
    return fact if event else None


def read_decision(reader: LineReader) -> Fact | None:
    """Read what was decided about a proposed dose."""
    choice = reader.one_of("choice", get_args(Choice), required=True)
    period = reader.number("period")
    if period is None and reader.line.get("period") is None:
        reader.issues.append(Issue("missing", "period", "", "period is missing."))
    fact = PlanDecided(
        period=1 if period is None else period,
        choice=cast("Choice", choice or "accept"),
        volume=reader.amount("volume"),
        rate=reader.amount("rate", _MINUTE_UNITS),
        reason=reader.words("reason"),
        decided_by=reader.words("decided_by", longest=80),
        second_person=reader.words("second_person", longest=80),
    )
    return fact if choice else None


def read_administration(reader: LineReader) -> Fact | None:
    """Read a treatment that was only observed."""
    amount = reader.amount("amount")
    if amount is None and reader.line.get("amount") is None:
        reader.issues.append(Issue("missing", "amount", "", "amount is missing."))
    product = reader.words("product", required=True, longest=120)
    until = reader.instant("until")
    return AdministrationObserved(product, amount, until) if amount else None
