"""The whole of one subject at one moment, as values; `protocols.assess` is the only assembler.

Everything on screen and on paper is read from a `Course`; nothing of it is stored. It is pure: the
same facts, file, site values and instant give the same course.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from protocols.definition.model import RaiseToTarget

if TYPE_CHECKING:
    from protocols.definition.model import Protocol, SiteValues
    from protocols.deviations.find import Deviation
    from protocols.dosing.plan import DosePlan
    from protocols.eligibility.judge import Eligibility
    from protocols.endpoints.stops import Announcement
    from protocols.endpoints.view import EndpointValue
    from protocols.facts import Entry, InjectionGiven, PlanDecided
    from protocols.infusion.events import InfusionState
    from protocols.intake import Reading
    from protocols.record import Interval, Measured, Record
    from protocols.schedule.due import DaySummary, DueItem
    from protocols.scores.result import Derived, Score
    from protocols.times import Date, Instant
    from protocols.units import Quantity


@dataclass(frozen=True, slots=True)
class RunningClock:
    """A clock of the protocol that runs: `Since shock onset`, from which instant."""

    anchor: str
    label: str
    since: Instant


@dataclass(frozen=True, slots=True)
class TiterPoint:
    """One value of the key analyte as the chart shows it.

    Attributes:
        value: in the analyte's canonical unit; the reading keeps what was reported.
        during: the dose period whose infusion was running when the sample was drawn, or None.
        to_run: what was still to run of it then.
    """

    measured: Measured
    value: Quantity
    reading: Reading
    at: Instant
    day: int | None
    during: int | None
    to_run: Quantity | None


@dataclass(frozen=True, slots=True)
class DosePeriod:
    """One dose of the plan: advised, accepted, given: separate values, never one (users.md b6)."""

    number: int
    day: int | None
    decision: Entry[PlanDecided] | None
    titer: Measured | None
    advised: Quantity | None
    accepted: Quantity | None
    accepted_rate: Quantity | None
    infusion: InfusionState | None


@dataclass(frozen=True, slots=True)
class DayScore:
    """A score on a study day from one assessment, or worst values of the day."""

    form: str  # `sofa`, `pf`, `mottling`, `refill`…
    day: int | None
    at: Instant
    entry: str
    score: Score | Derived


@dataclass(frozen=True, slots=True)
class Course:
    """One subject, assessed.

    Attributes:
        day: the study day now, None before the day anchor is known.
        next_dose: proposal, none or refusal for the next period; None if the protocol has no dose.
        periods: what was advised, accepted and given so far.
        running: the infusion that runs or is paused, if any.
        due: every open or finished item from the one due function, most urgent first.
        days: one row a study day for the rail.
        titers: the key analyte's points, oldest first.
        supports: support name to its intervals (vasopressor, mechanical_ventilation…).
        scores: all scores by day, oldest first.
        announcements: stop rules reached, in words.
    """

    protocol: Protocol
    record: Record
    site: SiteValues
    zone: str
    now: Instant
    day: int | None
    date: Date
    clocks: tuple[RunningClock, ...]
    weight: Measured | None
    next_dose: DosePlan | None
    periods: tuple[DosePeriod, ...]
    infusions: Mapping[int, InfusionState]
    running: InfusionState | None
    injections: tuple[Entry[InjectionGiven], ...]
    due: tuple[DueItem, ...]
    days: tuple[DaySummary, ...]
    titers: tuple[TiterPoint, ...]
    supports: Mapping[str, tuple[Interval, ...]]
    scores: tuple[DayScore, ...]
    deviations: tuple[Deviation, ...]
    announcements: tuple[Announcement, ...]
    treatment_over: bool
    eligibility: Eligibility | None
    endpoints: tuple[EndpointValue, ...]


def key_analyte(protocol: Protocol) -> str | None:
    """Return the analyte that the dose is worked out from, or None."""
    for rule in protocol.doses:
        if isinstance(rule, RaiseToTarget):
            return rule.analyte
    return None
