"""Every endpoint that the five trials name is derived as the fact sheet says, by table.

An endpoint that Bedline does not work out stands in the file with its reason.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from protocols import catalogue
from protocols.assess import assess
from protocols.endpoints.derive import MECHANISMS
from protocols.endpoints.view import EndpointValue
from protocols.facts import (
    AdverseEventReported,
    AnchorStated,
    AssessmentMade,
    InfusionCharted,
    InjectionGiven,
    NoteWritten,
    SubjectEnrolled,
    VitalStatusStated,
)
from protocols.units import quantity
from tests.support.trial_builders import ROME, Ledger, at

# What the trial names, and the endpoint of the file that answers it.
NAMED = {
    "igm-fat": {
        "all-cause mortality at 28 d": "mortality_28",
        "outcome at day 7": "mortality_7",
        "outcome at day 90, censored at hospital discharge": "mortality_90",
        "new infections": "new_infections",
        "RRT": "rrt",
        "CMV": "cmv",
        "IgM recovery": "igm_recovery",
        "IgM exposure": "igm_exposure",
    },
    "icar": {
        "ventilator-free days to D28": "ventilator_free_days",
        "mortality D28": "mortality_28",
        "mortality D90, 90-day survival": "mortality_90",
        "SOFA": "sofa",
        "P/F": "pf",
        "lung compliance": "compliance",
        "radiological score": "rale",
        "CRP": "crp",
        "PCT": "pct",
        "lung injury score at D14, D28": "lung_injury",
        "grade 3-4 AEs": "grade_3_4",
        "ICU stay": "icu_stay",
        "hospital stay": "hospital_stay",
        "ADL/IADL D90": "adl_90",
        "MV duration": "ventilation_time",
        "weaning duration": "weaning_time",
        "neuromuscular-blocker duration": "blocker_time",
        "VAP": "vap",
        "DVT/PE": "thrombosis",
        "KDIGO stage 1-3": "kidney",
        "dialysis": "dialysis",
        "neuromyopathy": "neuromyopathy",
        "immune profile, CD4": "immune_cd4",
        "immune profile, CD8": "immune_cd8",
        "events related to immunoglobulin": "immunoglobulin_events",
    },
    "i-micro": {
        "delta SOFA": "delta_sofa",
        "mean SOFA first 7 days": "mean_sofa",
        "survival days outside ICU to D28": "days_outside_icu",
        "MV-free survival days": "ventilation_free_days",
        "RRT-free survival days": "rrt_free_days",
        "vasopressor-free survival days": "vasopressor_free_days",
        "mottling at day 1 after randomisation": "mottling",
        "mortality D28": "mortality",
    },
    "iliad-7": {
        "change of ALC to about day 30 or discharge": "alc_change",
        "WHO 11-point clinical score": "who",
        "hospital LOS": "hospital_stay",
        "ICU LOS": "icu_stay",
        "secondary infections": "infections",
        "mortality": "mortality",
    },
    "ivig-cohort": {
        "28-day mortality": "mortality_28",
        "in-hospital death": "mortality_hospital",
        "hospital LOS": "hospital_stay",
        "ICU LOS": "icu_stay",
        "time to viral clearance": "viral_clearance",
        "maximum daily dose": "max_daily_dose",
        "days on IVIG": "course_days",
        "hours from admission to the first": "hours_to_first",
    },
}
NOT_DERIVED = {("icar", "lung_injury")}


@pytest.mark.parametrize(
    ("trial", "named", "id_"),
    [(trial, named, id_) for trial, of in NAMED.items() for named, id_ in of.items()],
)
def test_that_each_endpoint_which_a_trial_names_is_derived_or_says_why_not(trial, named, id_):
    (rule,) = [one for one in catalogue.load(trial).endpoints if one.id == id_]
    assert rule.kind in MECHANISMS, named
    assert rule.source
    assert (rule.kind == "not_derived") == ((trial, id_) in NOT_DERIVED)
    if rule.kind == "not_derived":
        assert rule.options["reason"]


@pytest.mark.parametrize("trial", NAMED)
def test_that_no_endpoint_stands_in_a_file_that_its_trial_does_not_name(trial):
    assert {one.id for one in catalogue.load(trial).endpoints} == set(NAMED[trial].values())


# --- tables ---------------------------------------------------------------------------------------


def subject(trial: str, **anchors: str) -> Ledger:
    ledger = Ledger("END-0001")
    stated = {name: at(when) for name, when in ({"randomised": "01T10:00"} | anchors).items()}
    weight = quantity("70 kg")
    ledger.chart("01T10:00", SubjectEnrolled(trial, weight=weight, anchors=stated))
    return ledger


def found(ledger: Ledger, trial: str, id_: str, now: str = "2026-12-05T12:00") -> EndpointValue:
    course = assess(catalogue.load(trial), ledger.record(), {}, ROME, at(now))
    (value,) = [one for one in course.endpoints if one.id == id_]
    return value


def run(ledger: Ledger, what: str, *turns: str) -> None:
    """Chart a support on, off, on… at the times named."""
    for number, when in enumerate(turns):
        ledger.support(when, what, "stop" if number % 2 else "start")


@pytest.mark.parametrize(
    ("ventilated", "died", "expected"),
    [
        # Day 1 is 01-Nov, day 28 is 28-Nov; a day counts if no ventilation touched it (T12).
        (("01T08:00", "05T12:00"), None, 23),
        (("01T08:00", "05T23:59"), None, 23),
        (("01T08:00", "06T00:00"), None, 23),
        (("01T08:00", "06T00:01"), None, 22),
        (("01T08:00", "05T12:00", "10T08:00", "12T08:00"), None, 20),  # intubated again
        (("01T08:00",), None, 0),
        (("01T08:00", "05T12:00"), "20T10:00", 0),  # dead before day 28: none, however free
        (("01T08:00", "05T12:00"), "28T23:00", 0),  # dead on day 28 counts as dead by day 28
        (("01T08:00", "05T12:00"), "29T00:30", 23),
    ],
)
def test_that_icar_counts_ventilator_free_days_and_none_for_the_dead(ventilated, died, expected):
    ledger = subject("icar")
    run(ledger, "mechanical_ventilation", *ventilated)
    ledger.chart("2026-12-04T10:00", NoteWritten("looked after until here"))
    if died:
        ledger.chart(died, VitalStatusStated(alive=False))
    value = found(ledger, "icar", "ventilator_free_days")
    assert (value.value, value.final) == (expected, True)


@pytest.mark.parametrize(
    ("support", "id_", "hours"),
    [
        ("mechanical_ventilation", "ventilation_time", 98),
        ("weaning", "weaning_time", 98),
        ("neuromuscular_blocker", "blocker_time", 98),
        ("rrt", "dialysis", 98),
        ("icu", "icu_stay", 98),
        ("hospital", "hospital_stay", 98),
    ],
)
def test_that_icar_adds_up_the_stretches_of_a_support_from_randomisation_on(support, id_, hours):
    ledger = subject("icar")
    # 2 h before randomisation do not count: 4 d to 05-Nov 10:00, and 2 h on 07-Nov.
    run(ledger, support, "01T08:00", "05T10:00", "07T10:00", "07T12:00")
    value = found(ledger, "icar", id_)
    assert (value.value, value.final) == (Decimal(hours), True)
    run(ledger, support, "09T10:00")
    assert found(ledger, "icar", id_, "10T10:00").words.endswith("so far")


def organs(platelets: str, gcs: int) -> dict[str, Any]:
    return {
        "respiratory_support": False,
        "pao2": "100 mmHg",
        "fio2": "0.21",
        "platelets": f"{platelets} G/L",
        "bilirubin": "1 mg/dL",
        "map": "80 mmHg",
        "vasopressors": (),
        "gcs": gcs,
        "creatinine": "1 mg/dL",
        "urine_24h": "2000 mL",
    }


def micro(day_7: dict[str, Any] | None, died: str | None) -> Ledger:
    ledger = subject("i-micro")
    ledger.chart("01T11:00", AssessmentMade("sofa", organs("40", 9)))  # 3 + 3
    ledger.chart("01T12:00", InfusionCharted("start", 1, quantity("6 mL/h"), level=1))
    ledger.chart("01T13:00", AssessmentMade("sofa", organs("10", 3)))  # after it: no baseline
    ledger.chart("03T11:00", AssessmentMade("sofa", organs("140", 15)))  # 1
    if day_7 is not None:
        ledger.chart("07T11:00", AssessmentMade("sofa", day_7))
    if died:
        ledger.chart(died, VitalStatusStated(alive=False))
    return ledger


@pytest.mark.parametrize(
    ("day_7", "died", "value", "observed", "by_rule"),
    [
        (organs("140", 15), None, -5, "-5", "not known"),
        (organs("40", 9), None, 0, "0", "not known"),
        (None, "05T10:00", 18, "not known", "18"),  # dead before day 7: SOFA 24
        (organs("140", 15), "07T20:00", 18, "-5", "18"),  # what was seen stays beside it
        (organs("140", 15), "08T10:00", -5, "-5", "not known"),
        (None, None, None, "not known", "not known"),
    ],
)
def test_that_i_micro_takes_the_sofa_before_the_infusion_from_that_of_day_7(
    day_7, died, value, observed, by_rule
):
    told = found(micro(day_7, died), "i-micro", "delta_sofa", "12T12:00")
    parts = dict(told.parts)
    assert told.value == value
    assert (parts["observed"], parts["with the rule for death"]) == (observed, by_rule)


def test_that_i_micro_means_the_daily_worst_and_names_the_highest_of_each_organ():
    told = found(micro(organs("140", 15), None), "i-micro", "mean_sofa", "12T12:00")
    # Day 1: 4 + 4 is the worst of the day; day 3: 1; day 7: 1.
    assert told.value is not None
    assert told.words == "3.33 over 3 days"
    assert dict(told.parts)["worst of each organ"] == "8"
    assert dict(told.parts)["days without a complete SOFA"] == "2, 4, 5, 6"


@pytest.mark.parametrize(
    ("support", "id_", "turns", "died", "expected"),
    [
        ("icu", "days_outside_icu", ("01T08:00", "11T12:00"), None, 17),
        # Back in intensive care: only the days after the last stay count.
        ("icu", "days_outside_icu", ("01T08:00", "11T12:00", "20T08:00", "22T12:00"), None, 6),
        ("icu", "days_outside_icu", ("01T08:00", "11T12:00"), "11T12:00", 0),
        ("vasopressor", "vasopressor_free_days", ("01T08:00", "04T12:00"), None, 24),
        ("vasopressor", "vasopressor_free_days", ("01T08:00", "04T12:00"), "10T10:00", 5),
        ("rrt", "rrt_free_days", ("02T08:00", "04T12:00"), None, 25),
        ("mechanical_ventilation", "ventilation_free_days", ("01T08:00", "02T12:00"), None, 26),
    ],
)
def test_that_i_micro_counts_days_alive_and_free(support, id_, turns, died, expected):
    ledger = subject("i-micro")
    run(ledger, support, *turns)
    ledger.chart("2026-12-04T10:00", NoteWritten("looked after until here"))
    if died:
        ledger.chart(died, VitalStatusStated(alive=False))
    assert found(ledger, "i-micro", id_).value == expected


@pytest.mark.parametrize(
    ("start", "end", "hours", "words"),
    [
        ("2026-11-01T08:00", "2026-11-15T08:00", 336, ""),
        ("2026-11-01T08:00", "2026-11-01T07:00", None, "the end lies before the start"),
        ("2026-11-01T08:00", None, None, "waits for first negative pcr"),
    ],
)
def test_that_viral_clearance_runs_from_symptom_onset_to_the_first_negative_pcr(
    start, end, hours, words
):
    ledger = subject("ivig-cohort", symptom_onset=start, hospital_admission="02T08:00")
    if end:
        ledger.chart("20T08:00", AnchorStated("first_negative_pcr", at(end)))
    value = found(ledger, "ivig-cohort", "viral_clearance")
    assert value.value == (Decimal(hours) if hours is not None else None)
    assert words in value.words


@pytest.mark.parametrize(
    ("what", "id_", "turns", "hours", "final"),
    [
        ("hospital", "hospital_stay", ("18T08:00",), 384, True),  # admitted 02-Nov 08:00
        ("icu", "icu_stay", ("03T08:00", "06T20:00"), 84, True),
        ("icu", "icu_stay", ("03T08:00", "06T20:00", "08T08:00", "08T20:00"), 96, True),
    ],
)
def test_that_the_cohorts_stays_end_with_discharge(what, id_, turns, hours, final):
    ledger = subject("ivig-cohort", hospital_admission="02T08:00")
    if what == "hospital":
        ledger.support(turns[0], what, "stop")
    else:
        run(ledger, what, *turns)
    value = found(ledger, "ivig-cohort", id_)
    assert (value.value, value.final) == (Decimal(hours), final)


@pytest.mark.parametrize(
    ("later", "discharged", "expected"),
    [
        (("2026-11-30T09:00", "1.9 G/L"), None, Decimal("1.5")),
        (("20T09:00", "1.4 G/L"), "20T12:00", Decimal(1)),
        (("20T09:00", "1.4 G/L"), None, None),  # neither day 30 nor discharge is reached
    ],
)
def test_that_iliad_7_takes_lymphocytes_at_day_30_or_discharge(later, discharged, expected):
    ledger = subject("iliad-7")
    ledger.measure("01T09:00", "lymphocytes", "0.4 G/L")
    ledger.chart("01T12:00", InjectionGiven(1, quantity("0.7 mL")))
    ledger.measure(later[0], "lymphocytes", later[1])
    if discharged:
        ledger.support(discharged, "hospital", "stop")
    assert found(ledger, "iliad-7", "alc_change").value == expected


@pytest.mark.parametrize(
    ("grade", "now", "value"),
    [(3, "10T12:00", "yes"), (4, "10T12:00", "yes"), (2, "2026-12-05T12:00", "no")],
)
def test_that_icar_names_events_of_grade_3_and_4(grade, now, value):
    ledger = subject("icar")
    ledger.chart("05T10:00", AdverseEventReported("Haemolytic anaemia", grade=grade))
    assert found(ledger, "icar", "grade_3_4", now).value == value


def test_that_the_lung_injury_score_says_why_it_is_not_worked_out():
    value = found(subject("icar"), "icar", "lung_injury")
    assert value.value is None
    assert value.words.startswith("Not worked out here: the text names the score without")
