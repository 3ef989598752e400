"""What the subject's page shows, as plain values with finished words. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ui.models.board_row import DueStatus, InfusionStatus
from ui.models.chart_values import ChartContent

RailStatus = Literal["overdue", "due_now", "soon", "later", "done", "not_done"]
DoseStatus = InfusionStatus | Literal["done", "due_now", "not_done"]
InfusionAction = Literal["start", "pause", "resume", "rate", "stop"]


@dataclass(frozen=True, slots=True)
class RailDay:
    """One study day of the rail: `Day 3`, its date, `2 of 11`; `today` for the present one."""

    day: int
    label: str
    date: str
    count: str
    status: RailStatus
    today: bool = False


@dataclass(frozen=True, slots=True)
class NowItem:
    """One open item of the subject.

    Attributes:
        action: what the button says, `Enter vitals`; empty: nothing can be done yet.
        source: a further line, `sample 05:30 at the laboratory`, or empty.
        may_skip: it can be recorded as not done, with a reason; a dose is declined instead.
    """

    status: DueStatus
    words: str
    window: str
    title: str
    key: str
    action: str = ""
    source: str = ""
    may_skip: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in words: `112 mL` strong, `delivered` after it."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class InfusionContent:
    """The infusion card.

    Attributes:
        title: `dose 3`, `infusion 2 of 4`, `level 2 of 3`.
        since: `since 20-Nov-2026 10:40`.
        rate: with its unit, `5.9 mL per hour`.
        ends_in: `Ends, in 4hr 57min`; `ends` the time itself.
        delivered, planned: in mL for the bar, None where not known.
        figures: at most three.
        note: one more line, such as that the volume has bounds only, or empty.
        actions: what may be asked for now, in order.
    """

    status: InfusionStatus
    words: str
    title: str = ""
    since: str = ""
    rate: str = ""
    ends_in: str = ""
    ends: str = ""
    delivered: Decimal | None = None
    planned: Decimal | None = None
    figures: tuple[Figure, ...] = ()
    note: str = ""
    actions: tuple[InfusionAction, ...] = ()


@dataclass(frozen=True, slots=True)
class DoseRow:
    """One dose: advised, accepted, prepared and given are separate values, never one.

    An empty text means that the protocol has no such value; `Not recorded` is said in words.
    `asked` is what the dose is asked about by, `dose:2`.
    """

    dose: str
    given: str
    status: DoseStatus
    words: str
    from_titer: str = ""
    advised: str = ""
    accepted: str = ""
    prepared: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class LastValue:
    """The last value of the key measure, large: caption, value, change and distance in words."""

    caption: str
    value: str
    change: str = ""
    against: str = ""


@dataclass(frozen=True, slots=True)
class NowContent:
    """The page `Now` of one subject.

    Attributes:
        items: open items, most urgent first; the page shows six at most.
        more: how many further items are open; `more_by` until when, `23:59`.
        views: names of the two charts, `Titer` and `SOFA, P/F, mottling`.
        doses: newest first.
    """

    days: tuple[RailDay, ...]
    last: LastValue | None
    chart: ChartContent
    doses: tuple[DoseRow, ...]
    items: tuple[NowItem, ...]
    infusion: InfusionContent
    more: int = 0
    more_by: str = ""
    views: tuple[str, str] = ("Titer", "SOFA, P/F, mottling")
