"""Facts of what was found: measured, assessed, sampled, suffered, noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import ClassVar, TypeAlias

from protocols.intake import Reading
from protocols.times import Instant

# Its own name stands inside: it is resolved in this module, where a fact holds it.
JsonValue: TypeAlias = bool | int | str | Sequence["JsonValue"] | Mapping[str, "JsonValue"] | None
JsonObject: TypeAlias = Mapping[str, JsonValue]
NO_VALUES: JsonObject = MappingProxyType({})


def frozen_json(value: JsonValue) -> JsonValue:
    """Return the same JSON value, unchangeable: mappings read-only, lists as tuples."""
    if isinstance(value, Mapping):
        return MappingProxyType({key: frozen_json(item) for key, item in value.items()})
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(frozen_json(item) for item in value)
    return value


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
class NoteWritten:
    """Free words about the subject."""

    KIND: ClassVar[str] = "note"
    VERSION: ClassVar[int] = 1
    text: str
