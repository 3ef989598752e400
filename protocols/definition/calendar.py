"""From when days and clocks count, and what is asked for on which of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from protocols.definition.site_values import SiteRef, Sources
from protocols.units import Quantity


@dataclass(frozen=True, slots=True)
class AnchorRule:
    """An instant from which clocks run: what it is called, and whether enrolment asks for it."""

    id: str
    label: str
    asked: Literal["enrolment", "later", "derived"] = "enrolment"
    required: bool = True
    clock_label: str = ""  # "Since shock onset": shown in the strip when given


@dataclass(frozen=True, slots=True)
class DayCount:
    """How study days are counted: from which anchor, from which number, by which rule."""

    anchor: str
    first: int
    rule: Literal["calendar", "elapsed_24h"]
    source: Sources
    treatment_last: int  # "Day 3 of 7"
    last: int  # the last day that the schedule knows


@dataclass(frozen=True, slots=True)
class OnDays:
    """On these study days, within the clock window (site parameter) or the whole day."""

    days: tuple[int, ...]
    within: SiteRef | None = None


@dataclass(frozen=True, slots=True)
class AfterAnchor:
    """At a time after an anchor, with an optional tolerance on each side.

    `day` is the protocol's own name of that day where the anchor is not the one that study days
    count from: vital status 28 d after randomisation is `Day 28`, whatever Day 1 is.
    """

    anchor: str
    after: Quantity
    early: Quantity | None = None
    late: Quantity | None = None
    day: int | None = None


When: TypeAlias = OnDays | AfterAnchor


@dataclass(frozen=True, slots=True)
class ScheduleItem:
    """Something the protocol asks for at a time.

    Attributes:
        what: English title, as in answers of the `schedule` command.
        does: how it is fulfilled: analytes to measure, a form, a dose period, an injection, a
            sample, vital status, or a plain tick (note).
        asks: analyte ids (measurement), form id (assessment), sample id…
        only_while: `vasopressor`, `treated`, `icu`, `hospital`, `ventilated`: asked only while so.
    """

    id: str
    what: str
    does: Literal[
        "measurement",
        "assessment",
        "dose",
        "injection",
        "sample",
        "vital_status",
        "note",
        "consent",
    ]
    when: When
    source: Sources
    asks: tuple[str, ...] = ()
    arms: tuple[str, ...] = ()
    required: bool = True
    only_while: str = ""
    time_critical: bool = False
