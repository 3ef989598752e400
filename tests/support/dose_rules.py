"""Dose rules as IgM-FAT, ICAR, I-MICRO and ILIAD-7 have them, for small protocols in tests."""

from __future__ import annotations

from typing import Any

from protocols.definition import model as m
from protocols.units import quantity
from tests.support.trial_builders import SOURCE

ROUNDING = m.Rounding(quantity("0.1 mL"), quantity("0.1 mL/h"), SOURCE)
WEIGHT = m.WeightRule(SOURCE, quantity("30 kg"), quantity("250 kg"))


def course(periods: int, anchor: str, limit: str, last_day: int | None = None) -> m.Course:
    start = m.StartWindow(anchor, quantity(limit), SOURCE)
    return m.Course(periods, quantity("24 h"), SOURCE, start, last_day)


def titer_based() -> m.RaiseToTarget:
    """At most 350 mg/kg a period and in any 24 h, 0.4 mL/kg/h, 12 h after randomisation."""
    return m.RaiseToTarget(
        id="titer_based",
        label="Dose by titer",
        arms=(),
        analyte="igm",
        target=quantity("100 mg/dL"),
        distribution_volume=m.SiteRef("distribution_volume"),
        content=quantity("6 mg/mL"),
        concentration=quantity("50 mg/mL"),
        course=course(7, "randomised", "12 h", 7),
        run=m.Run(quantity("24 h"), "exactly", SOURCE),
        caps=(
            m.Cap("daily_cap", quantity("350 mg/kg"), "period", SOURCE),
            m.Cap("rolling_cap", quantity("350 mg/kg"), "rolling", SOURCE, quantity("24 h")),
        ),
        rate_ceiling=quantity("0.4 mL/kg/h"),
        rounding=ROUNDING,
        weight=WEIGHT,
        source=SOURCE,
        max_age=quantity("24 h"),
    )


def four_infusions() -> m.PerWeight:
    """0.5 g/kg on four days, each over at least 8 h, the first within 96 h of ventilation."""
    return m.PerWeight(
        id="study_infusion",
        label="Study infusion",
        arms=(),
        amount=quantity("0.5 g/kg"),
        concentration=quantity("50 mg/mL"),
        course=course(4, "mechanical_ventilation_start", "96 h", 4),
        run=m.Run(quantity("8 h"), "at_least", SOURCE),
        rounding=ROUNDING,
        weight=WEIGHT,
        source=SOURCE,
        caps=(m.Cap("daily_cap", quantity("0.5 g/kg"), "period", SOURCE),),
    )


def ladder() -> m.Ladder:
    """0.5, 1 and 1.5 ng/kg/min in steps of 30 min, 48 h, gated on MAP and heart rate."""
    return m.Ladder(
        id="study_drug",
        label="Study drug",
        arms=(),
        levels=tuple(
            m.LadderLevel(level, quantity(f"{rate} ng/kg/min"))
            for level, rate in ((1, "0.5"), (2, "1"), (3, "1.5"))
        ),
        step_every=quantity("30 min"),
        run_for=quantity("48 h"),
        concentration=m.SiteRef("concentration"),
        gate=("map", "heart_rate"),
        rounding=ROUNDING,
        weight=WEIGHT,
        source=SOURCE,
    )


def injections() -> m.Injections:
    """Seven injections, 72 h apart at least."""
    return m.Injections(
        id="study_injection",
        label="Study injection",
        arms=(),
        amount=quantity("10 microg/kg"),
        number=7,
        planned_days=(1, 4, 8, 11, 15, 18, 22),
        first_gap=quantity("72 h"),
        min_gap=quantity("72 h"),
        concentration=m.SiteRef("concentration"),
        route="into muscle",
        sites=("left deltoid",),
        rounding=ROUNDING,
        weight=WEIGHT,
        source=SOURCE,
    )


def rule(kind: str, **more: Any) -> m.DeviationRule:
    return m.DeviationRule(kind, kind, "dose", "major", f"rule of {kind}", SOURCE, **more)
