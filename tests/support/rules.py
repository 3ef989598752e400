"""Dose rules built by hand from the trial texts, independent of the catalogue files."""

from __future__ import annotations

from protocols.definition.model import (
    AnchorRule,
    Arm,
    Blinding,
    Cap,
    Course,
    DayCount,
    DoseRule,
    Injections,
    Ladder,
    LadderLevel,
    Observed,
    OnDays,
    PerWeight,
    Protocol,
    RaiseToTarget,
    Rounding,
    Run,
    ScheduleItem,
    SignedValue,
    SiteParameter,
    SiteRef,
    StartWindow,
    StopRule,
    WeightRule,
)
from protocols.dosing.plan import Known
from protocols.intake import Reading
from protocols.units import quantity

SEED = ("S1",)
ROUNDING = Rounding(SiteRef("volume_step"), SiteRef("rate_step"), SEED)
WEIGHT = WeightRule(SEED, quantity("30 kg"), quantity("250 kg"), quantity("7 d"))

TITER_RULE = RaiseToTarget(
    id="titer_based",
    label="titer-based",
    arms=("titer",),
    analyte="igm",
    target=quantity("100 mg/dL"),
    distribution_volume=SiteRef("distribution_volume"),
    content=quantity("6 mg/mL"),
    concentration=quantity("50 mg/mL"),
    course=Course(
        7,
        quantity("24 h"),
        SEED,
        StartWindow("randomised", quantity("12 h"), SEED),
        no_start_after_day=7,
    ),
    run=Run(quantity("24 h"), "exactly", SEED),
    caps=(
        Cap("daily_cap", quantity("350 mg/kg"), "period", SEED),
        Cap("rolling_cap", quantity("350 mg/kg"), "rolling", SEED, quantity("24 h")),
    ),
    rate_ceiling=quantity("0.4 mL/kg/h"),
    rounding=ROUNDING,
    weight=WEIGHT,
    source=SEED,
    max_age=quantity("24 h"),
    first_within=StartWindow("shock_onset", quantity("24 h"), SEED),
    at_target="The titer has reached the target. The prescriber decides about a maintenance dose.",
)

FLAT_RULE = PerWeight(
    id="flat",
    label="flat",
    arms=("flat",),
    amount=quantity("250 mg/kg"),
    concentration=quantity("50 mg/mL"),
    course=Course(3, quantity("24 h"), SEED, StartWindow("randomised", quantity("12 h"), SEED), 7),
    run=Run(quantity("24 h"), "exactly", SEED),
    rounding=ROUNDING,
    weight=WEIGHT,
    source=SEED,
    caps=(Cap("daily_cap", quantity("250 mg/kg"), "period", SEED),),
    rate_ceiling=quantity("0.4 mL/kg/h"),
)

ICAR_RULE = PerWeight(
    id="study_infusion",
    label="ICAR study infusion",
    arms=(),
    amount=quantity("0.5 g/kg"),
    concentration=quantity("50 mg/mL"),
    course=Course(
        4,
        quantity("24 h"),
        SEED,
        StartWindow("mechanical_ventilation_start", quantity("96 h"), SEED),
    ),
    run=Run(quantity("8 h"), "at_least", SEED),
    rounding=ROUNDING,
    weight=WEIGHT,
    source=SEED,
    initial_rate=SiteRef("initial_rate"),
    step_minutes=SiteRef("step_minutes"),
    max_rate=SiteRef("max_rate"),
)

LADDER_RULE = Ladder(
    id="study_drug",
    label="iloprost or matching placebo",
    arms=(),
    levels=(
        LadderLevel(1, quantity("0.5 ng/kg/min")),
        LadderLevel(2, quantity("1.0 ng/kg/min")),
        LadderLevel(3, quantity("1.5 ng/kg/min")),
    ),
    step_every=quantity("30 min"),
    run_for=quantity("48 h"),
    concentration=SiteRef("concentration"),
    gate=("map", "heart_rate"),
    rounding=ROUNDING,
    weight=WEIGHT,
    source=SEED,
)

INJECTION_RULE = Injections(
    id="injection",
    label="CYT107 or matching placebo",
    arms=(),
    amount=quantity("10 microg/kg"),
    number=7,
    planned_days=(1, 4, 8, 11, 15, 18, 22),
    first_gap=quantity("72 h"),
    min_gap=quantity("72 h"),
    concentration=SiteRef("concentration"),
    route="intramuscular",
    sites=("left deltoid", "right deltoid"),
    rounding=ROUNDING,
    weight=WEIGHT,
    source=SEED,
)

OBSERVED_RULE = Observed("observed", "IVIG as given", (), ("IVIG",), SEED)

SITE = {
    "distribution_volume": SignedValue("42 mL/kg", "investigator", "02-Nov-2026 10:15", "site-vd"),
    "volume_step": SignedValue("0.1 mL"),
    "rate_step": SignedValue("0.1 mL/h"),
}

PARAMETERS = (
    SiteParameter(
        "distribution_volume",
        "Distribution volume",
        "quantity",
        SEED,
        "mL/kg",
        quantity("30 mL/kg"),
        quantity("100 mL/kg"),
    ),
    SiteParameter(
        "volume_step",
        "Volume step",
        "quantity",
        SEED,
        "mL",
        quantity("0.01 mL"),
        quantity("100 mL"),
        standard="0.1 mL",
    ),
    SiteParameter(
        "rate_step",
        "Rate step",
        "quantity",
        SEED,
        "mL/h",
        quantity("0.01 mL/h"),
        quantity("10 mL/h"),
        standard="0.1 mL/h",
    ),
    SiteParameter("titer_window", "Morning sample", "clock_window", SEED, standard="05:00-09:00"),
    SiteParameter(
        "concentration",
        "Concentration",
        "quantity",
        SEED,
        "microg/mL",
        quantity("0.01 microg/mL"),
        quantity("5000 microg/mL"),
    ),
    SiteParameter("off_for", "Off vasopressor for", "quantity", SEED, "h", standard="24 h"),
    SiteParameter(
        "mid_infusion_titer",
        "Titer during an infusion",
        "choice",
        SEED,
        choices=("not_subtracted", "subtracted"),
        standard="not_subtracted",
    ),
)


def protocol_of(
    id_: str,
    doses: tuple[DoseRule, ...],
    *,
    blinded: bool = False,
    anchor: str = "randomised",
    arms: tuple[Arm, ...] = (),
    stop_rules: tuple[StopRule, ...] = (),
) -> Protocol:
    """Return a protocol that holds these dose rules and little else."""
    return Protocol(
        id=id_,
        version=1,
        label=id_,
        badge=id_,
        title=id_,
        kind="observational" if isinstance(doses[0], Observed) else "interventional",
        subject_prefix="TST",
        identifiers=(),
        sources={},
        blinding=Blinding("double" if blinded else "open", "", "", SEED),
        anchors=(AnchorRule(anchor, anchor), AnchorRule("shock_onset", "shock onset")),
        days=DayCount(anchor, 0, "calendar", SEED, 7, 28),
        criteria=(),
        doses=doses,
        schedule=(
            ScheduleItem(
                "morning_titer",
                "IgM titer",
                "measurement",
                OnDays((1, 2, 3, 4, 5, 6, 7), SiteRef("titer_window")),
                SEED,
                ("igm",),
                ("titer",),
            ),
        ),
        arms=arms,
        site_parameters=PARAMETERS,
        stop_rules=stop_rules,
    )


IGM_FAT = protocol_of(
    "igm-fat",
    (TITER_RULE, FLAT_RULE),
    arms=(Arm("titer", "titer-based", SEED), Arm("flat", "flat", SEED)),
    stop_rules=(
        StopRule(
            "off_vasopressor",
            "support_off",
            "Vasopressor withdrawn",
            SEED,
            ("titer",),
            "vasopressor",
            SiteRef("off_for"),
        ),
    ),
)
ICAR = protocol_of("icar", (ICAR_RULE,), blinded=True, anchor="first_dose")
I_MICRO = protocol_of("i-micro", (LADDER_RULE,), blinded=True)
ILIAD_7 = protocol_of("iliad-7", (INJECTION_RULE,), blinded=True)
IVIG_COHORT = protocol_of("ivig-cohort", (OBSERVED_RULE,))
BY_HAND = {one.id: one for one in (IGM_FAT, ICAR, I_MICRO, ILIAD_7, IVIG_COHORT)}


def known(text: str, **more: object) -> Known:
    """Return a value such as `70 kg` or `<20 mg/dL` with its time and source."""
    comparator = text[0] if text[0] in "<>" else ""
    reading = Reading(quantity(text.removeprefix(comparator)), comparator)  # type: ignore[arg-type]
    return Known(reading, **more)  # type: ignore[arg-type]
