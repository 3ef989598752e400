"""One plain fact of every kind."""

from __future__ import annotations

from types import MappingProxyType

from protocols.facts import (
    KINDS,
    AdministrationObserved,
    AdverseEventReported,
    AnchorStated,
    AssessmentMade,
    BedChanged,
    CriterionAnswered,
    DayReopened,
    DaySigned,
    DeviationExplained,
    EntryVoided,
    Fact,
    InfusionCharted,
    InjectionGiven,
    ItemNotDone,
    MeasurementTaken,
    NoteWritten,
    PlanDecided,
    ProtocolSwitched,
    SampleDrawn,
    ScreeningFailed,
    SiteParameterSigned,
    SubjectEnrolled,
    SupportCharted,
    UnblindingRecorded,
    VitalStatusStated,
    frozen_json,
)
from protocols.intake import Reading
from protocols.times import Instant
from protocols.units import quantity

WHEN = Instant.from_utc(2026, 11, 21, 1, 10)

_ALL: tuple[Fact, ...] = (
    SubjectEnrolled(
        "igm-fat",
        bed="7",
        birth_year=1961,
        sex="F",
        arm="titer",
        weight=quantity("70.0 kg"),
        anchors=MappingProxyType({"shock_onset": WHEN}),
        answers=MappingProxyType({"adult": "met"}),
    ),
    CriterionAnswered("adult", "met", "passport"),
    AnchorStated("first_dose", WHEN),
    BedChanged("12"),
    MeasurementTaken("igm", Reading(quantity("10.0 mg/dL"), "<"), report="L-17"),
    AssessmentMade(
        "sofa",
        frozen_json({"gcs": {"eye": 4, "verbal": "NT"}, "vasopressors": [], "pao2": "80 mmHg"}),
        MappingProxyType({"bilirubin": "sample clotted"}),
    ),
    InfusionCharted("start", 1, rate=quantity("14.2 mL/h"), witness="nurse-b"),
    InjectionGiven(1, quantity("0.7 mL"), "left deltoid"),
    AdministrationObserved("immunoglobulin", quantity("17.5 g"), WHEN),
    PlanDecided(
        1,
        "accept",
        volume=quantity("343 mL"),
        inputs=("a1", "a2"),
        working=(("dose", "17150 mg", "T4"),),
    ),
    SupportCharted("vasopressor", "start", "norepinephrine", quantity("0.12 microg/kg/min")),
    AdverseEventReported("rash", serious=False, grade=2, reported_at=WHEN),
    SampleDrawn("igm_day_1", tubes=2, label="S-1"),
    ItemNotDone("igm_day_2", 2, "subject in surgery"),
    DeviationExplained("late:igm_day_1", "lift out of order", "reviewed", "minor"),
    VitalStatusStated(alive=True),
    NoteWritten("calm"),
    SiteParameterSigned("igm-fat", "distribution_volume", "42 mL/kg"),
    ScreeningFailed("IGM-0031", "igm-fat", {"I1": "not_met"}, "titer too high"),
    ProtocolSwitched("igm-fat", 2, "ab" * 32, ("cap raised",)),
    UnblindingRecorded("bleeding", "dr-b"),
    DaySigned(1, "reviewed", "cd" * 32),
    DayReopened(1, "a lab value came late"),
    EntryVoided("target", "typed for the wrong patient"),
)

SAMPLES = {fact.KIND: fact for fact in _ALL}
assert SAMPLES.keys() == KINDS.keys(), "every kind of fact needs its sample here"
