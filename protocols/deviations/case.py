"""What every deviation rule looks at, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from protocols.amount_words import amount_words
from protocols.definition.model import Ladder
from protocols.endpoints.given import begun, weight_at
from protocols.facts import Entry, PlanDecided
from protocols.registry import exact, exact_body_weight, magnitude
from protocols.times import Instant, show_when, study_day_of
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.definition.model import DoseRule, Protocol, SiteValues
    from protocols.eligibility.judge import Eligibility
    from protocols.endpoints.stops import Announcement
    from protocols.infusion.events import InfusionState
    from protocols.record import Record
    from protocols.schedule.due import DueItem


@dataclass(frozen=True, slots=True)
class Case:
    """One subject at one moment, as the other parts of a course see it.

    Attributes:
        infusions: what ran, by period.
        due: the schedule's items from the one due function.
        stops: the stop rules that are met.
        day_anchor: from when study days count; None before it is known.
        at_enrolment: eligibility as it was known at enrolment, where a rule asks for it.
    """

    protocol: Protocol
    record: Record
    infusions: Mapping[int, InfusionState]
    site: SiteValues
    zone: str
    now: Instant
    due: tuple[DueItem, ...] = ()
    stops: tuple[Announcement, ...] = ()
    day_anchor: Instant | None = None
    at_enrolment: Eligibility | None = None

    @property
    def dose(self) -> DoseRule | None:
        """The dose rule of the subject's arm."""
        return self.protocol.dose_for(self.record.arm)

    @property
    def blinded(self) -> bool:
        """Whether the bedside must not speak of product or amounts of it."""
        return self.protocol.blinding.kind in ("double", "quadruple")

    def dose_name(self, period: int) -> str:
        """Return what a dose is called at the bedside."""
        if isinstance(self.dose, Ladder):
            return "Study infusion"
        return f"Study infusion {period}" if self.blinded else f"Dose {period}"

    def day_of(self, when: Instant) -> int | None:
        """Return the study day of an instant, None before its anchor is known."""
        days = self.protocol.days
        if self.day_anchor is None:
            return None
        return study_day_of(
            when, self.day_anchor, self.zone, first=days.first, rule=days.rule
        ).number

    def weight_at(self, when: Instant) -> Quantity | None:
        """Return the dosing weight in force: the last one by then, else the first one after."""
        return weight_at(self.record, when)

    def decision(self, period: int, until: Instant) -> Entry[PlanDecided] | None:
        """Return the last decision on a period by then."""
        found = [
            one
            for one in self.record.of(PlanDecided)
            if one.fact.period == period and one.at <= until
        ]
        return found[-1] if found else None

    def when(self, instant: Instant) -> str:
        """Write an instant for people."""
        return show_when(instant, self.zone)

    def started(self) -> list[InfusionState]:
        """Return the infusions that began, earliest first."""
        return begun(self.infusions)


@dataclass(frozen=True, slots=True)
class Found:
    """One departure, before it gets its key.

    Attributes:
        suffix: what tells it from others of the same rule, stable when computed again.
        words: the difference in plain words, without blame.
        at: when it happened.
        entries: ids of the entries involved.
        quoted: a reason that was already given with the fact, and the entry that holds it.
    """

    suffix: str
    words: str
    at: Instant
    entries: tuple[str, ...] = ()
    quoted: str = ""
    quoted_from: Entry[Any] | None = None


def amount(number: Fraction, unit: Unit) -> str:
    """Write a computed amount inside a sentence: `343 mL`, `approx. 334.55 mL`."""
    return amount_words(number, unit).replace("Approx.", "approx.")


def per_hour(rate: Quantity, weight: Quantity) -> Fraction:
    """Return a rate in mL/h, times the body weight where it is per kg."""
    amount = exact(rate)
    if "/kg" in rate.unit.value:
        amount = amount * exact_body_weight(weight)
    return magnitude(amount, Unit.ML_PER_H)
