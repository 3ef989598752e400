"""What happened at the bedside, in the past tense.

A fact is never changed; a later fact may void or replace it, and both stay legible.

A fact holds what a person stated and nothing derived. When it happened, who stated it and when it
was entered stand on the `Entry` that carries it. Times are instants; quantities keep the digits
that were typed. The set is closed: `Fact` names every kind, and `KINDS` gives each its stored
name, which never changes once released.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import ClassVar, Generic, Literal, TypeAlias, TypeVar

from protocols.intake import Reading
from protocols.times import Instant
from protocols.units import Quantity

JsonValue: TypeAlias = bool | int | str | Sequence["JsonValue"] | Mapping[str, "JsonValue"] | None
JsonObject: TypeAlias = Mapping[str, JsonValue]

Answer = Literal["met", "not_met", "not_known"]
InfusionStep = Literal[
    "start", "rate", "pause", "resume", "bag", "stop", "complete", "unknown_from", "unknown_to"
]
Choice = Literal["accept", "adjust", "decline"]
SupportStep = Literal["start", "stop", "rate"]
NO_VALUES: JsonObject = MappingProxyType({})


def frozen_json(value: JsonValue) -> JsonValue:
    """Return the same JSON value, unchangeable: mappings read-only, lists as tuples."""
    if isinstance(value, Mapping):
        return MappingProxyType({key: frozen_json(item) for key, item in value.items()})
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(frozen_json(item) for item in value)
    return value


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
class MeasurementTaken:
    """One analyte's value; the entry's `at` is when the sample was drawn or the reading taken.

    Attributes:
        analyte: id in `protocols.analytes`.
        reading: value, unit and comparator exactly as reported.
        method: how it was got where that matters (weight: bed scale, stated, estimated).
        report: the laboratory's report number, or empty.
        use_despite: the person chose to use a sample drawn during an infusion (T4).
        confirmed: the person read an unusual value again and confirmed it.
    """

    KIND: ClassVar[str] = "measurement"
    VERSION: ClassVar[int] = 1
    analyte: str
    reading: Reading
    method: str = ""
    report: str = ""
    use_despite: bool = False
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class AssessmentMade:
    """A form filled at the bedside: SOFA inputs, mottling, refill, examination, history.

    `values` holds the stated inputs as JSON (quantities as text with unit); `not_done` gives a
    reason for each input that was not done. Points are always computed, never stored.
    """

    KIND: ClassVar[str] = "assessment"
    VERSION: ClassVar[int] = 1
    form: str
    values: JsonObject = field(default_factory=lambda: NO_VALUES)
    not_done: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class InfusionCharted:
    """One event of an infusion: start, rate, pause, resume, bag, stop, complete, unknown stretch.

    Attributes:
        step: what happened.
        period: the dose period or study infusion it belongs to, from 1; None: the running one.
        rate: pump rate from here on (start, rate, resume).
        volume: bag: volume of the new bag; stop or complete: volume read off the pump, if read.
        lot: lot number where the protocol lets the bedside see it.
        level: the ladder's level, where the dose is a ladder.
        reason: for pause, stop and anything off plan, in words.
        witness: the second person at the bedside; `witness_checked` says if that person
            authenticated, or is only a claimed name.
    """

    KIND: ClassVar[str] = "infusion"
    VERSION: ClassVar[int] = 1
    step: InfusionStep
    period: int | None = None
    rate: Quantity | None = None
    volume: Quantity | None = None
    lot: str = ""
    level: int | None = None
    reason: str = ""
    witness: str = ""
    witness_checked: bool = False


@dataclass(frozen=True, slots=True)
class InjectionGiven:
    """One injection of study drug: number in the plan, volume, place in the body, syringe."""

    KIND: ClassVar[str] = "injection"
    VERSION: ClassVar[int] = 1
    number: int
    volume: Quantity
    site: str = ""
    syringe: str = ""
    reason: str = ""
    witness: str = ""
    witness_checked: bool = False


@dataclass(frozen=True, slots=True)
class AdministrationObserved:
    """A treatment recorded as observed (registry), from the entry's time to `until`."""

    KIND: ClassVar[str] = "administration"
    VERSION: ClassVar[int] = 1
    product: str
    amount: Quantity
    until: Instant | None = None


@dataclass(frozen=True, slots=True)
class PlanDecided:
    """A named person accepted, adjusted or declined a proposed dose.

    Attributes:
        period: dose period, from 1.
        choice: what was decided.
        volume, rate: what is to be given; for `accept` those proposed.
        reason: why, for adjust and decline.
        proposed_volume, proposed_rate: what the rule proposed, or None where it refused.
        inputs: ids of the entries that the proposal rested on.
        working: the working as shown, one line each: label, value, source.
        second_person: who checked; `second_checked` says if that person authenticated and typed
            the critical value again without seeing the first.
    """

    KIND: ClassVar[str] = "decision"
    VERSION: ClassVar[int] = 1
    period: int
    choice: Choice
    volume: Quantity | None = None
    rate: Quantity | None = None
    reason: str = ""
    proposed_volume: Quantity | None = None
    proposed_rate: Quantity | None = None
    inputs: tuple[str, ...] = ()
    working: tuple[tuple[str, str, str], ...] = ()
    decided_by: str = ""
    second_person: str = ""
    second_checked: bool = False


@dataclass(frozen=True, slots=True)
class SupportCharted:
    """An organ support or stay began, ended or changed its rate.

    Attributes:
        what: `mechanical_ventilation`, `vasopressor`, `rrt`, `icu`, `hospital`, or another that
            the protocol names.
        step: start, stop or rate.
        drug: the vasopressor, by its generic name.
        rate: dose rate, such as 0.12 microg/kg/min, of the `formulation` stated (base or salt).
    """

    KIND: ClassVar[str] = "support"
    VERSION: ClassVar[int] = 1
    what: str
    step: SupportStep
    drug: str = ""
    rate: Quantity | None = None
    formulation: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AdverseEventReported:
    """An adverse event; the entry's `at` is its onset."""

    KIND: ClassVar[str] = "adverse_event"
    VERSION: ClassVar[int] = 1
    term: str
    serious: bool | None = None
    grade: int | None = None
    relation: str = ""
    outcome: str = ""
    text: str = ""
    reported_at: Instant | None = None


@dataclass(frozen=True, slots=True)
class SampleDrawn:
    """Study samples drawn: which of the protocol's samples, tubes and aliquots made."""

    KIND: ClassVar[str] = "sample"
    VERSION: ClassVar[int] = 1
    sample: str
    tubes: int | None = None
    aliquots: int | None = None
    label: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ItemNotDone:
    """A scheduled item was not done, with the reason; `day` is its study day."""

    KIND: ClassVar[str] = "not_done"
    VERSION: ClassVar[int] = 1
    item: str
    day: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class DeviationExplained:
    """Somebody explained or reviewed a deviation that the rules found; `deviation` is its key."""

    KIND: ClassVar[str] = "deviation"
    VERSION: ClassVar[int] = 1
    deviation: str
    words: str
    state: Literal["explained", "reviewed"] = "explained"
    importance: Literal["", "minor", "major"] = ""


@dataclass(frozen=True, slots=True)
class VitalStatusStated:
    """Alive or dead at the entry's time; a death's `at` is the time of death."""

    KIND: ClassVar[str] = "vital_status"
    VERSION: ClassVar[int] = 1
    alive: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class NoteWritten:
    """Free words about the subject."""

    KIND: ClassVar[str] = "note"
    VERSION: ClassVar[int] = 1
    text: str


@dataclass(frozen=True, slots=True)
class SiteParameterSigned:
    """The investigator signed a value that the protocol leaves to the site; no subject.

    `value` is the text of a quantity (`42 mL/kg`), a number, a choice or a clock time, as the
    protocol declares the parameter.
    """

    KIND: ClassVar[str] = "site_parameter"
    VERSION: ClassVar[int] = 1
    protocol: str
    parameter: str
    value: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ProtocolSwitched:
    """The subject follows another version of its protocol from the entry's time on (R40)."""

    KIND: ClassVar[str] = "protocol_switch"
    VERSION: ClassVar[int] = 1
    protocol: str
    version: int
    fingerprint: str
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnblindingRecorded:
    """An emergency unblinding took place: why, who asked, who was told. Never the arm (R77)."""

    KIND: ClassVar[str] = "unblinding"
    VERSION: ClassVar[int] = 1
    reason: str
    asked_by: str
    told: str = ""
    suspected_accidental: bool = False


@dataclass(frozen=True, slots=True)
class DaySigned:
    """A study day was signed; `sheet_hash` binds exactly what was shown (R86)."""

    KIND: ClassVar[str] = "day_signed"
    VERSION: ClassVar[int] = 1
    day: int
    meaning: str
    sheet_hash: str


@dataclass(frozen=True, slots=True)
class DayReopened:
    """A signed study day was opened again by an investigator, with the reason (R87)."""

    KIND: ClassVar[str] = "day_reopened"
    VERSION: ClassVar[int] = 1
    day: int
    reason: str


@dataclass(frozen=True, slots=True)
class EntryVoided:
    """An earlier entry does not hold: it stays legible, struck through, with the reason."""

    KIND: ClassVar[str] = "void"
    VERSION: ClassVar[int] = 1
    entry: str
    reason: str


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
