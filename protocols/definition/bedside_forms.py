"""What the bedside fills in: forms, samples, the second check, words of the day sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from protocols.definition.site_values import Sources


@dataclass(frozen=True, slots=True)
class FormField:
    """One input of a form of the protocol: an analyte, a choice, a count, yes/no or text."""

    id: str
    label: str
    kind: Literal["analyte", "choice", "count", "yes_no", "text", "date", "instant"]
    analyte: str = ""
    choices: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class FormRule:
    """A form that the bedside fills: a score's own form, or fields listed here."""

    id: str  # `sofa`, `mottling`, `refill`, `vitals`, `blood_gas`, `laboratory`…
    label: str
    score: str = ""  # `sofa`, `mottling`… when the form feeds a score
    fields: tuple[FormField, ...] = ()
    source: Sources = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class SampleRule:
    """A study sample: tubes, aliquots, labels."""

    id: str
    label: str
    tubes: tuple[str, ...]
    aliquots: int
    source: Sources
    note: str = ""


@dataclass(frozen=True, slots=True)
class SecondCheck:
    """Which steps need a second person, and what that person types again."""

    steps: tuple[Literal["decision", "start", "rate", "injection", "bag"], ...]
    retypes: tuple[str, ...]
    source: Sources


@dataclass(frozen=True, slots=True)
class SheetRule:
    """What the day sheet adds in the protocol's own words."""

    stop_text: tuple[str, ...]
    contacts: tuple[str, ...] = ()
    not_done_codes: tuple[str, ...] = ()
