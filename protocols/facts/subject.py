"""Facts of who the subject is: enrolled or not, its criteria, clocks and bed, alive or dead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import ClassVar, Literal

from protocols.times import Instant
from protocols.units import Quantity

Answer = Literal["met", "not_met", "not_known"]


@dataclass(frozen=True, slots=True)
class SubjectEnrolled:
    """A person decided that a subject enters a trial; Bedline never does.

    Attributes:
        protocol: id of the protocol; its file is pinned by the entry's fingerprint.
        arm: the allocated arm where the protocol is not blinded, else None (T32).
        weight: body weight in kg as stated, with how and when it was measured.
        anchors: the instants that the protocol's clocks start from, by anchor id.
        answers: criterion id to answer, as stated by the person who enrols.
        deviation_reason: why a subject with unmet or unknown criteria was enrolled all the same.
    """

    KIND: ClassVar[str] = "enrol"
    VERSION: ClassVar[int] = 1
    protocol: str
    bed: str = ""
    birth_year: int | None = None
    sex: Literal["F", "M", "other", "unknown"] = "unknown"
    arm: str | None = None
    weight: Quantity | None = None
    weight_method: str = ""
    weight_at: Instant | None = None
    height: Quantity | None = None
    anchors: Mapping[str, Instant] = field(default_factory=lambda: MappingProxyType({}))
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    deviation_reason: str = ""


@dataclass(frozen=True, slots=True)
class CriterionAnswered:
    """A person answered one criterion: met (an exclusion: absent), not met, or not known."""

    KIND: ClassVar[str] = "criterion"
    VERSION: ClassVar[int] = 1
    criterion: str
    answer: Answer
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class ScreeningFailed:
    """Somebody was screened and not enrolled; of the ward, for there is no subject to keep it of.

    Attributes:
        study_id: the number given for the screening.
        protocol: id of the protocol that was looked at.
        answers: the criteria as they were judged.
        reason: why there was no enrolment, in words.
    """

    KIND: ClassVar[str] = "screening"
    VERSION: ClassVar[int] = 1
    study_id: str
    protocol: str
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AnchorStated:
    """The instant from which a clock of the protocol runs, such as the first dose."""

    KIND: ClassVar[str] = "anchor"
    VERSION: ClassVar[int] = 1
    anchor: str
    when: Instant


@dataclass(frozen=True, slots=True)
class BedChanged:
    """The subject lies in another bed from the entry's time on."""

    KIND: ClassVar[str] = "bed"
    VERSION: ClassVar[int] = 1
    bed: str


@dataclass(frozen=True, slots=True)
class VitalStatusStated:
    """Alive or dead at the entry's time; a death's `at` is the time of death."""

    KIND: ClassVar[str] = "vital_status"
    VERSION: ClassVar[int] = 1
    alive: bool
    note: str = ""
