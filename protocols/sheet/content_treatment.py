"""Treatment on the sheet: doses, their working, the titer chart, infusion events, pump checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from protocols.intake import Reading
from protocols.sheet.content_people import Signer
from protocols.times import Date, Instant, Window
from protocols.units import Quantity

DoseState = Literal[
    "planned", "advised", "accepted", "declined", "running", "paused", "given", "stopped", "missed"
]


@dataclass(frozen=True, slots=True)
class Amount:
    """A volume that was given: known, or only between bounds where a stretch is not known.

    `high` is None where there is no upper bound; `low` equal to `high` means known.
    """

    low: Quantity
    high: Quantity | None

    @property
    def known(self) -> Quantity | None:
        """The amount, or None while more than one is possible."""
        return self.low if self.high == self.low else None


@dataclass(frozen=True, slots=True)
class DoseRow:
    """One dose of the day: what was planned or accepted, and what was charted so far.

    Attributes:
        name: `Dose 3`, `Study infusion 2 of 4`, `Level 2 of 3`, `Injection 3 of 7`.
        volume: what to give; `rate` how fast; `dose_rate` the rate per body weight of a ladder.
        from_decision: volume and rate were accepted by a person; False: advised by the rule.
        over: how long it runs, exactly or (`over_at_least`) at least.
        window: when it may start; `window_words` says it where it hangs on something else.
        given: volume given so far, by charting.
        initials: who charted the start; `witness` the second person.
    """

    number: int
    name: str
    state: DoseState
    volume: Quantity | None = None
    rate: Quantity | None = None
    dose_rate: Quantity | None = None
    over: Quantity | None = None
    over_at_least: bool = False
    from_decision: bool = False
    window: Window | None = None
    window_words: str = ""
    started: Instant | None = None
    start_rate: Quantity | None = None
    stopped: Instant | None = None
    given: Amount | None = None
    place: str = ""
    initials: str = ""
    witness: str = ""
    witness_checked: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class WorkingLine:
    """One line of the dose working: label, value as it is to be read, where it came from."""

    label: str
    value: str
    source: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Working:
    """Titer and dose working: the rows, and who advised, accepted and checked.

    `refusal` says why there is no dose where the rule refused one.
    """

    title: str
    target: str = ""
    lines: tuple[WorkingLine, ...] = ()
    refusal: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartDay:
    """A study day of the chart: number, date, and the instant at which it begins."""

    number: int
    date: Date
    starts: Instant


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One value in the chart's unit; `reading` is what was reported, in its own digits."""

    at: Instant
    value: Quantity
    reading: Reading
    during: bool


@dataclass(frozen=True, slots=True)
class ChartSpan:
    """A stretch in which an infusion ran; an open end is None."""

    label: str
    start: Instant
    end: Instant | None


@dataclass(frozen=True, slots=True)
class Chart:
    """The key analyte by day: points, target and entry lines, spans in which a dose ran."""

    title: str
    unit: str
    days: tuple[ChartDay, ...]
    ends: Instant
    now: Instant
    points: tuple[ChartPoint, ...] = ()
    target: Quantity | None = None
    entry: Quantity | None = None
    spans: tuple[ChartSpan, ...] = ()
    empty_words: str = ""


@dataclass(frozen=True, slots=True)
class EventRow:
    """One infusion event of the day, or the state at printing.

    Attributes:
        step: the charted step, or `state` for the line at printing.
        rate: pump rate from here on; None: not known.
        so_far: volume of this infusion given until here.
        struck: the entry was voided or corrected; it stays legible, struck through.
        deviates: a deviation of the day points to this entry.
    """

    at: Instant
    infusion: int | None
    step: str
    words: str
    rate: Quantity | None = None
    so_far: Amount | None = None
    entered: Signer | None = None
    reason: str = ""
    struck: bool = False
    deviates: bool = False


@dataclass(frozen=True, slots=True)
class PumpCheck:
    """Boxes for hourly pump checks on paper, when the laptop is down: 24 hours from `first`."""

    first: Instant
    hours: tuple[str, ...]
    rows: tuple[str, ...] = ("mL per hour", "mL given", "Initials")
