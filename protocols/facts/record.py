"""Facts of the record itself: explained, signed, switched, unblinded, reopened, void."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


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
