"""What happened at the bedside, in the past tense.

A fact is never changed; a later fact may void or replace it, and both stay legible.

A fact holds what a person stated and nothing derived. When it happened, who stated it and when it
was entered stand on the `Entry` that carries it. Times are instants; quantities keep the digits
that were typed. The set is closed: `Fact` names every kind, and `KINDS` gives each its stored
name, which never changes once released. The kinds stand by what they are about (`subject`,
`findings`, `treatment`, `record`); whoever reads or states a fact takes it from here.
"""

from protocols.facts.entry import KINDS, Entry, Fact, Statement
from protocols.facts.findings import (
    NO_VALUES,
    AdverseEventReported,
    AssessmentMade,
    JsonObject,
    JsonValue,
    MeasurementTaken,
    NoteWritten,
    SampleDrawn,
    frozen_json,
)
from protocols.facts.record import (
    DayReopened,
    DaySigned,
    DeviationExplained,
    EntryVoided,
    ItemNotDone,
    ProtocolSwitched,
    SiteParameterSigned,
    UnblindingRecorded,
)
from protocols.facts.subject import (
    AnchorStated,
    Answer,
    BedChanged,
    CriterionAnswered,
    ScreeningFailed,
    SubjectEnrolled,
    VitalStatusStated,
)
from protocols.facts.treatment import (
    AdministrationObserved,
    Choice,
    InfusionCharted,
    InfusionStep,
    InjectionGiven,
    PlanDecided,
    SupportCharted,
    SupportStep,
)

__all__ = [
    "KINDS",
    "NO_VALUES",
    "AdministrationObserved",
    "AdverseEventReported",
    "AnchorStated",
    "Answer",
    "AssessmentMade",
    "BedChanged",
    "Choice",
    "CriterionAnswered",
    "DayReopened",
    "DaySigned",
    "DeviationExplained",
    "Entry",
    "EntryVoided",
    "Fact",
    "InfusionCharted",
    "InfusionStep",
    "InjectionGiven",
    "ItemNotDone",
    "JsonObject",
    "JsonValue",
    "MeasurementTaken",
    "NoteWritten",
    "PlanDecided",
    "ProtocolSwitched",
    "SampleDrawn",
    "ScreeningFailed",
    "SiteParameterSigned",
    "Statement",
    "SubjectEnrolled",
    "SupportCharted",
    "SupportStep",
    "UnblindingRecorded",
    "VitalStatusStated",
    "frozen_json",
]
