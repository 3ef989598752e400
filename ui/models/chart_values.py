"""What charts draw, as plain values: instants, decimals and finished sentences. No Qt, no chart.

Every drawn thing carries the sentence that a pointer, a key or a screen reader gets for it, so
that what is seen and what is said cannot differ. Numbers become floats only inside the charts.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from protocols.times import Instant

PointForm = Literal["before", "during", "plain"]
LevelKind = Literal["target", "threshold", "ceiling"]
SpanKind = Literal["given", "forecast", "unknown"]


@dataclass(frozen=True, slots=True)
class DayMark:
    """Where a study day begins: a tick of the time axis with its two lines."""

    at: Instant
    label: str
    date: str


@dataclass(frozen=True, slots=True)
class Level:
    """A horizontal line with a meaning: the target, an entry threshold, a ceiling."""

    value: Decimal
    label: str
    kind: LevelKind


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a time; `low` and `high` differ where only bounds are known.

    Attributes:
        text: the value as reported, written beside the point.
        form: whether the sample was drawn before or during a dose; `plain` for other measures.
        joined: a thin line leads here from the point before: only between consecutive days.
        asked: what it is asked about by, such as `titer:<entry>`.
    """

    at: Instant
    low: Decimal
    high: Decimal
    text: str
    sentence: str
    form: PointForm = "plain"
    joined: bool = False
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Awaited:
    """A sample whose result is awaited; `lines` are written beside it."""

    at: Instant
    lines: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class ValueLane:
    """A lane of values from 0 to `top`, its unit in the title.

    Attributes:
        step: from one tick to the next.
        empty: said in the lane while there is no value, `No titer yet; first sample due …`.
        bold_last: write the last value larger.
    """

    title: str
    top: Decimal
    step: Decimal
    points: tuple[Point, ...] = ()
    levels: tuple[Level, ...] = ()
    awaited: Awaited | None = None
    empty: str = ""
    bold_last: bool = True


@dataclass(frozen=True, slots=True)
class RateSpan:
    """A stretch of constant pump rate; an unknown stretch has no rate."""

    start: Instant
    end: Instant
    rate: Decimal | None
    sentence: str
    kind: SpanKind = "given"


@dataclass(frozen=True, slots=True)
class PauseSpan:
    """A pause: a gap in the rate, with the two bars at its middle."""

    start: Instant
    end: Instant
    sentence: str


@dataclass(frozen=True, slots=True)
class DoseLabel:
    """Two lines under a dose: `Dose 1, 240 mg per kg` and `375 mL given`."""

    at: Instant
    strong: str
    rest: str
    below: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class RateLane:
    """Infusion rates with their doses."""

    title: str
    top: Decimal
    step: Decimal
    spans: tuple[RateSpan, ...] = ()
    pauses: tuple[PauseSpan, ...] = ()
    doses: tuple[DoseLabel, ...] = ()
    ceiling: Level | None = None


@dataclass(frozen=True, slots=True)
class SupportSpan:
    """A stretch of one vasopressor rate; `text` stands in the box, `?` where not known."""

    start: Instant
    end: Instant
    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class SupportLane:
    """One vasopressor over time; `before` says that it ran already when the chart begins."""

    name: str
    detail: str
    spans: tuple[SupportSpan, ...]
    before: bool = False


@dataclass(frozen=True, slots=True)
class ChartContent:
    """Everything that the charts of one subject draw, on one axis of time.

    Attributes:
        start, end: the range drawn; charts never zoom.
        now: the moment of the course; everything after it is hatched.
        now_label: `Now 06:12`.
        key: the key measure (the titer), or None where the protocol has none or hides it.
        trends: further measures, small, one under the other.
    """

    zone: str
    now: Instant
    now_label: str
    start: Instant
    end: Instant
    days: tuple[DayMark, ...]
    key: ValueLane | None = None
    rate: RateLane | None = None
    supports: tuple[SupportLane, ...] = ()
    trends: tuple[ValueLane, ...] = ()


@dataclass(frozen=True, slots=True)
class VolumePoint:
    """Delivered volume at an instant; the line between two points is straight."""

    at: Instant
    volume: Decimal


@dataclass(frozen=True, slots=True)
class VolumeStretch:
    """A piece of the delivered line that stands out: a deviation, or a stretch not known."""

    points: tuple[VolumePoint, ...]
    kind: Literal["deviation", "unknown"]
    label: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class VolumeMark:
    """A mark on the delivered line: a pause, a bag change, where it stands now."""

    at: Instant
    volume: Decimal
    kind: Literal["pause", "bag", "now"]
    label: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class DeliveredContent:
    """Delivered volume against the plan of one infusion.

    Attributes:
        planned: the whole volume, drawn as the solid line on top.
        ticks: hours of the ward's clock, the date under each midnight.
        given: the delivered volume up to now; flat while paused.
        plan: the line that the protocol asks for.
        forecast: where the present rate leads.
    """

    zone: str
    now: Instant
    now_label: str
    start: Instant
    end: Instant
    title: str
    top: Decimal
    step: Decimal
    planned: Level | None
    ticks: tuple[DayMark, ...]
    given: tuple[VolumePoint, ...]
    plan: tuple[VolumePoint, ...] = ()
    forecast: tuple[VolumePoint, ...] = ()
    stretches: tuple[VolumeStretch, ...] = ()
    marks: tuple[VolumeMark, ...] = ()
