"""Facts of what was decided and given, and of the support of organs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from protocols.times import Instant
from protocols.units import Quantity

InfusionStep = Literal[
    "start", "rate", "pause", "resume", "bag", "stop", "complete", "unknown_from", "unknown_to"
]
Choice = Literal["accept", "adjust", "decline"]
SupportStep = Literal["start", "stop", "rate"]


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
