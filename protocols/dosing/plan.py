"""What goes into a dose and what comes out of it: plain values, nothing here computes.

A plan is a proposal with its whole working. It is never an order: a named prescriber accepts,
adjusts or declines it, and what ran is charted separately (R37, R43).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, TypeAlias

from protocols.definition.model import SignedValue
from protocols.intake import Reading
from protocols.times import Instant
from protocols.units import Quantity, Unit

Outcome: TypeAlias = Literal["proposed", "none", "refused"]
Check: TypeAlias = Literal["", "ok", "limit"]

_NO_SITE: Mapping[str, SignedValue] = MappingProxyType({})
_NO_ANCHORS: Mapping[str, Instant] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Known:
    """A value that a dose rests on, with where it comes from.

    Attributes:
        reading: as reported; a comparator is kept and never turned into a number (R31).
        at: when it was sampled or weighed; None where the caller states it as current.
        words: the source in words, `LR-20417, sampled 05:30, Nurse A`.
        entry: id of the ledger entry, or empty.
    """

    reading: Reading
    at: Instant | None = None
    words: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Remainder:
    """What was still to run of the period before when the titer was sampled (T4).

    `worth` is the rise it will still bring, in the target's unit; `subtracted` says that the site
    signed to take it off the shortfall.
    """

    period: int
    volume: Fraction
    worth: Fraction
    subtracted: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Product delivered or still to run evenly from `start` to `end`, in mL.

    A stretch without length stands for a volume whose time is not known; it counts whole.
    """

    start: Instant
    end: Instant
    volume: Fraction


@dataclass(frozen=True, slots=True)
class EarlierDoses:
    """What counts against a rolling cap before the proposed dose starts.

    Attributes:
        stretches: delivered so far and still to run of the bag that runs.
        starts_at: when the proposed dose starts at the earliest; None: not judged in time.
        known: False when a volume has no upper bound, so that the cap cannot be judged.
    """

    stretches: tuple[Stretch, ...] = ()
    starts_at: Instant | None = None
    known: bool = True


@dataclass(frozen=True, slots=True)
class DoseInputs:
    """Everything a dose is worked out from. What is None is missing, never zero (R32).

    Attributes:
        weight: the dosing weight, however the site chose it.
        titer: the measured analyte of a titer-based rule.
        site: site parameters in force, by id.
        period: dose period, injection number or study infusion, from 1.
        arm: the allocated arm, only where the protocol is not blinded.
        concentration: of what the pharmacy made up, where the rule leaves it to the site.
        now: when the dose is worked out; None: values are stated as current, no age is judged.
        anchors: instants that windows count from.
        zone: the ward's zone, for words.
        remainder: of an infusion that ran when the titer was sampled.
        protocol_words: source of what the file says, `Protocol IgM-FAT 3.0`.
        blinded: the dose is that of the design, or of matching placebo.
    """

    weight: Known | None = None
    titer: Known | None = None
    site: Mapping[str, SignedValue] = field(default_factory=lambda: _NO_SITE)
    period: int = 1
    arm: str | None = None
    concentration: Known | None = None
    now: Instant | None = None
    anchors: Mapping[str, Instant] = field(default_factory=lambda: _NO_ANCHORS)
    zone: str = "UTC"
    remainder: Remainder | None = None
    protocol_words: str = "Protocol"
    blinded: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the working, as shown, printed and kept with the decision."""

    number: int
    label: str
    value: str
    source: str
    emphasis: bool = False
    check: Check = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why no dose is proposed, and what would lift it.

    Attributes:
        code: stable machine name, such as `titer_too_old`.
        words: what is wrong, with what was given and what is allowed.
        field: the input it belongs to.
        lifts: what would lift it, or empty where nothing does.
    """

    code: str
    words: str
    field: str
    lifts: str = ""

    @property
    def message(self) -> str:
        """The refusal and its remedy as one text."""
        return f"{self.words} {self.lifts}".strip()


@dataclass(frozen=True, slots=True)
class DoseWarning:
    """Something a prescriber should know; it does not stop the proposal."""

    code: str
    words: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class LadderStep:
    """A pump rate that holds from `after` the start on: of a dose level, or of a slow start."""

    level: int
    after: Quantity
    rate: Quantity
    exact_rate: Fraction
    dose_rate: Quantity | None = None


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """The working run backwards by separate code (R34): its line, and whether it agrees."""

    words: str
    agrees: bool


@dataclass(frozen=True, slots=True)
class DosePlan:
    """A proposal, none, or a refusal, with every step that led to it.

    Attributes:
        kind: of the rule: `raise_to_target`, `per_weight`, `ladder`, `injections`, `observed`.
        calculated_per_weight: before any cap; `dose_per_weight` after caps, before rounding.
        dose, dose_unit: the amount of product; `per_weight_unit` is the unit per kg.
        volume, rate: rounded down to the site's steps; what is advised.
        ceiling_rate: the highest rate that the protocol allows for this weight.
        exact_volume, exact_rate: unrounded, mL and mL/h.
        run_hours: how long the unrounded volume runs at the unrounded rate.
        expected: the titer to be expected from the given dose, unrounded, in `expected_unit`.
        limits: ids of the limits that bound: cap ids of the file, `rate_ceiling`.
        inputs: ids of the entries that the plan rests on.
        not_before: earliest start, where a period, gap or running bag sets one.
        formula: name and version of the formula, kept with the stored result (R18).
    """

    outcome: Outcome
    kind: str
    period: int
    dose_per_weight: Fraction | None = None
    per_weight_unit: Unit = Unit.MG_PER_KG
    calculated_per_weight: Fraction | None = None
    dose: Fraction | None = None
    dose_unit: Unit = Unit.MG
    volume: Quantity | None = None
    rate: Quantity | None = None
    ceiling_rate: Quantity | None = None
    exact_volume: Fraction | None = None
    exact_rate: Fraction | None = None
    run_hours: Fraction | None = None
    expected: Fraction | None = None
    expected_unit: Unit | None = None
    limits: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    reasons: tuple[Refusal, ...] = ()
    warnings: tuple[DoseWarning, ...] = ()
    inputs: tuple[str, ...] = ()
    ladder: tuple[LadderStep, ...] = ()
    cross_check: CrossCheck | None = None
    not_before: Instant | None = None
    formula: str = ""

    @property
    def working(self) -> tuple[tuple[str, str, str], ...]:
        """The working as kept with a decision: label, value, source of each line."""
        return tuple((step.label, step.value, step.source) for step in self.steps)
