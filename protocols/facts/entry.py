"""Every kind of fact, and the row of the ledger that carries one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeAlias, TypeVar

from protocols.facts.findings import (
    AdverseEventReported,
    AssessmentMade,
    MeasurementTaken,
    NoteWritten,
    SampleDrawn,
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
    BedChanged,
    CriterionAnswered,
    ScreeningFailed,
    SubjectEnrolled,
    VitalStatusStated,
)
from protocols.facts.treatment import (
    AdministrationObserved,
    InfusionCharted,
    InjectionGiven,
    PlanDecided,
    SupportCharted,
)
from protocols.times import Instant

Fact: TypeAlias = (
    SubjectEnrolled
    | CriterionAnswered
    | ScreeningFailed
    | AnchorStated
    | BedChanged
    | MeasurementTaken
    | AssessmentMade
    | InfusionCharted
    | InjectionGiven
    | AdministrationObserved
    | PlanDecided
    | SupportCharted
    | AdverseEventReported
    | SampleDrawn
    | ItemNotDone
    | DeviationExplained
    | VitalStatusStated
    | NoteWritten
    | SiteParameterSigned
    | ProtocolSwitched
    | UnblindingRecorded
    | DaySigned
    | DayReopened
    | EntryVoided
)
KINDS: Mapping[str, type[Fact]] = MappingProxyType(
    {
        kind.KIND: kind
        for kind in (
            SubjectEnrolled,
            CriterionAnswered,
            ScreeningFailed,
            AnchorStated,
            BedChanged,
            MeasurementTaken,
            AssessmentMade,
            InfusionCharted,
            InjectionGiven,
            AdministrationObserved,
            PlanDecided,
            SupportCharted,
            AdverseEventReported,
            SampleDrawn,
            ItemNotDone,
            DeviationExplained,
            VitalStatusStated,
            NoteWritten,
            SiteParameterSigned,
            ProtocolSwitched,
            UnblindingRecorded,
            DaySigned,
            DayReopened,
            EntryVoided,
        )
    }
)
F_co = TypeVar("F_co", bound=Fact, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[F_co]):
    """One row of the ledger as the rules see it: a fact with its who, when and where.

    Attributes:
        id: unique over all devices; given by the caller or made by the store.
        device, seq: the device's own name and its running number; together unique.
        subject: the study id, or None for facts about the site.
        at: when it happened (time given); `recorded_at` when it was entered.
        zone: the ward's time zone when it was entered.
        operator, role: who stated it and in which role at that time.
        replaces: id of the entry that this one corrects, with `reason`; None for a first entry.
        from_paper: copied later from a downtime sheet.
        fingerprint: of the protocol file in force for the subject, or empty.
        program: version of Bedline that wrote it.
        hash: of the row, chained to the one before.
    """

    id: str
    device: str
    seq: int
    subject: str | None
    fact: F_co
    at: Instant
    recorded_at: Instant
    zone: str
    operator: str
    role: str
    replaces: str | None = None
    reason: str = ""
    from_paper: bool = False
    fingerprint: str = ""
    program: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact about to be stored: what a person stated, before the store gives it its place."""

    subject: str | None
    fact: Fact
    at: Instant
    id: str | None = None
    replaces: str | None = None
    reason: str = ""
    from_paper: bool = False
    fingerprint: str = ""
