"""The closed words of a protocol file, apart from those that the model lists itself."""

from __future__ import annotations

from collections.abc import Mapping

from protocols.units import Unit

# Facts that a criterion compares besides the analytes: derived from entries or asked for.
NAMED_FACTS: Mapping[str, Unit] = {
    "age": Unit.A,
    "bmi": Unit.KG_PER_M2,
    "pf": Unit.MMHG,
    "sofa": Unit.POINTS,
    "sofa_rise": Unit.POINTS,
    "news2": Unit.POINTS,
    "news2_rise": Unit.POINTS,
    "mottling": Unit.POINTS,
    "clinical_frailty": Unit.POINTS,
    "creatinine_of_baseline": Unit.PERCENT,
    "alt_of_uln": Unit.PERCENT,
    "ast_of_uln": Unit.PERCENT,
    "urine_rate_24h": Unit.ML_PER_KG_H,
}

SCORES = (
    "sofa", "sofa-2", "pf", "berlin", "kdigo", "rale", "mrc", "compliance", "mottling", "news2",
    "apache2",
)  # fmt: skip

ROLES = ("nurse", "investigator", "pharmacist", "monitor", "administrator", "assessor")
# What can be seen from the corridor or hangs on a wall; no person's role.
BOARD = "board"

HIDES = ("arm", "dose", "product", "lot", "titer")
HIDES_ANALYTE = ("analyte", "trend")

ONLY_WHILE = ("treated", "ventilated")  # and every support of the protocol

DEVIATION_CLASSES = ("eligibility", "dose", "timing", "assessment", "consent")
DEVIATION_KINDS = (
    "late_start", "late_first_dose", "rate_above_ceiling", "over_cap", "extra_period",
    "criteria_not_met", "criteria_not_known", "differs_from_accepted", "not_accepted",
    "window_missed", "started_after_stop", "too_fast", "step_without_gate", "step_too_early",
    "gap_too_short", "too_many_injections", "missing_required", "no_second_check",
    "run_too_long", "arm_missing", "early_stop",
)  # fmt: skip

# Each kind of endpoint with the options that it may have.
ENDPOINT_OPTIONS: Mapping[str, tuple[str, ...]] = {
    "mortality": ("censored", "until"),
    "free_days": (
        "zero_if_dead_by", "if_dead", "first", "day_rule", "count", "shortest_support_h",
    ),
    "delta_sofa": ("baseline", "death"),
    "mean_sofa": ("death",),
    "exposure": (),
    "duration": ("until",),
    "change": ("analyte", "until"),
    "max_daily_dose": ("methods", "table_3"),
    "course_days": ("methods", "table_3"),
    "hours_to_first": ("early",),
    "values": ("analyte", "score", "form"),
    "occurrence": ("terms", "grade"),
    "not_derived": ("reason",),
}  # fmt: skip

RETYPED = ("weight", "concentration", "volume", "rate")  # and every analyte
SEXES = ("", "sex M", "sex F")
