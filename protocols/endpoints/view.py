"""What every endpoint is derived from, and what one answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Protocol as Shape

from protocols.times import Instant, local, midnight, study_day_of

if TYPE_CHECKING:
    from protocols.definition.model import Endpoint, Protocol, SiteValues
    from protocols.infusion.events import InfusionState
    from protocols.record import Record
    from protocols.scores.result import Derived, Score


class ScoredDay(Shape):
    """A score on a study day, as a course holds it."""

    @property
    def form(self) -> str:
        """The form that it comes from, such as `sofa`."""
        ...

    @property
    def day(self) -> int | None:
        """The study day, None before its anchor is known."""
        ...

    @property
    def at(self) -> Instant:
        """When it was assessed."""
        ...

    @property
    def score(self) -> Score | Derived:
        """The score itself."""
        ...


@dataclass(frozen=True, slots=True)
class EndpointValue:
    """One endpoint as far as the facts carry it.

    Attributes:
        value: the number or class; None while it cannot be said.
        unit: of a number, as text.
        words: value and reason in words.
        low, high: bounds, where the value is not known and can be bounded.
        parts: named further values: days of a series, both cut-offs of a grouping.
        missing: what would settle it.
        final: its horizon is reached, so that only corrections can change it.
    """

    id: str
    label: str
    kind: str
    value: Decimal | int | str | None
    unit: str
    words: str
    low: Decimal | int | None = None
    high: Decimal | int | None = None
    parts: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    final: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What one mechanism finds, before it gets the endpoint's name."""

    value: Decimal | int | str | None
    words: str
    unit: str = ""
    low: Decimal | int | None = None
    high: Decimal | int | None = None
    parts: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    final: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """One subject at one moment."""

    protocol: Protocol
    record: Record
    infusions: Mapping[int, InfusionState]
    site: SiteValues
    zone: str
    now: Instant
    scores: tuple[ScoredDay, ...]
    anchors: Mapping[str, Instant]

    def anchor(self, endpoint: Endpoint) -> Instant | None:
        """Return the instant from which an endpoint counts."""
        return self.anchors.get(endpoint.anchor or self.protocol.days.anchor)

    def horizon(self, endpoint: Endpoint) -> Instant | None:
        """Return the end of the ward's date on which an endpoint's last day falls.

        Day 28 from randomisation is the ward's date 28 elapsed days after it, to its midnight.
        """
        anchor = self.anchor(endpoint)
        if anchor is None or endpoint.day is None:
            return None
        date = local(anchor.add(hours=24 * endpoint.day), self.zone).date()
        return midnight(date.add(days=1), self.zone)

    def day_of(self, when: Instant) -> int | None:
        """Return the study day of an instant."""
        days = self.protocol.days
        anchor = self.anchors.get(days.anchor)
        if anchor is None:
            return None
        return study_day_of(when, anchor, self.zone, first=days.first, rule=days.rule).number

    @property
    def died(self) -> Instant | None:
        """When the subject died, if that was by now."""
        died = self.record.died_at
        return died if died is not None and died <= self.now else None


def missing_anchor(endpoint: Endpoint, view: View) -> Result:
    """Return the result of an endpoint whose clock has not begun."""
    name = endpoint.anchor or view.protocol.days.anchor
    return Result(None, f"waits for {name.replace('_', ' ')}", missing=(name,))
