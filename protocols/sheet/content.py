"""The content of one subject's day sheet: values with their times and people, no layout.

The blocks stand in the order of a shift: doses, titer and working, infusion events, assessments,
deviations and corrections, the next 24 hours, stop rules and contacts. A renderer decides how they
look; it never computes, leaves out or invents. A value that is not known is None or says so in
words, never zero. Everything here has passed the reader's blinding mask before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from protocols.intake import Reading
from protocols.times import Date, Instant, Window
from protocols.units import Quantity

DoseState = Literal[
    "planned", "advised", "accepted", "declined", "running", "paused", "given", "stopped", "missed"
]
TaskState = Literal["done", "partly", "due", "overdue", "later", "not_done", "not_asked", "missed"]


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
class Signer:
    """Who stated something and when it was entered."""

    name: str
    at: Instant | None = None
    from_paper: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """A labelled instant of the header, such as shock onset; None: not recorded."""

    code: str
    label: str
    at: Instant | None


@dataclass(frozen=True, slots=True)
class Header:
    """Who and which day the sheet is about.

    Attributes:
        day_words: `Day 3 of 7`, or `Day 14` after the treatment days.
        phase: `treatment day`, `follow-up day` or `before treatment`.
        starts, ends: the instants that bound the study day.
        weight_source: how and when the dosing weight was got.
        bedside_line: what the blinding asks of the bedside, for reading beside the bed.
    """

    subject: str
    protocol: str
    protocol_label: str
    version: int
    fingerprint: str
    day: int
    day_words: str
    phase: str
    date: Date
    starts: Instant
    ends: Instant
    bed: str
    weight: Quantity | None
    weight_source: str
    blinding: str
    blinding_words: str
    bedside_line: str
    anchors: tuple[Stated, ...] = ()
    practice: bool = False


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


@dataclass(frozen=True, slots=True)
class TaskRow:
    """Something that the protocol asks for on this day, with its value or why it was not done.

    `due_words` says when it is due where that is no clock time: `this day`, `waits for …`.
    """

    code: str
    what: str
    state: TaskState
    window: Window | None = None
    due: Instant | None = None
    due_words: str = ""
    value: str = ""
    at: Instant | None = None
    entered: Signer | None = None
    reason: str = ""
    required: bool = True
    time_critical: bool = False


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One component of a score or one bedside index: the raw value and its points or bounds.

    `low` and `high` are None where the row has no points (P/F, mottling, refill).
    """

    code: str
    organ: str
    raw: str
    low: int | None = None
    high: int | None = None
    missing: tuple[str, ...] = ()
    at: Instant | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class ScoreBlock:
    """A score of the day with its rows: `SOFA`, how many inputs are known, total or bounds.

    `warnings` say what a reader of the points must know.
    """

    code: str
    title: str
    rows: tuple[ScoreRow, ...] = ()
    low: int | None = None
    high: int | None = None
    known: int = 0
    asked: int = 0
    note: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def total(self) -> int | None:
        """The total where it is settled."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True)
class DeviationRow:
    """A departure from the protocol found from the facts, with the words of who explained it."""

    key: str
    words: str
    class_: str
    importance: str
    at: Instant | None = None
    quoted: str = ""
    by: Signer | None = None
    state: Literal["open", "explained", "reviewed"] = "open"


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A value that no longer holds: the old one, the new one or None for a void, and the reason."""

    what: str
    old: str
    new: str | None
    reason: str
    by: Signer
    at: Instant | None = None


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Free words or another happening of the day: note, adverse event, support, vital status."""

    kind: str
    label: str
    at: Instant
    text: str
    entered: Signer | None = None


@dataclass(frozen=True, slots=True)
class NextRow:
    """Something due in the next 24 hours: when (or a window), and what."""

    at: Instant | None
    what: str
    until: Instant | None = None
    words: str = ""
    time_critical: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """Stop rules, contacts and codes in the protocol's own words, and the standing sentence."""

    stop: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    not_done_codes: tuple[str, ...] = ()
    announced: tuple[str, ...] = ()
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature of the day: who, in which role, what it means, when; `reopened` ends it.

    `reopened` names the investigator who opened the day again, with the reason; what was signed
    can still be printed as it was.
    """

    by: Signer
    role: str
    meaning: str
    reopened: Signer | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Footer:
    """What makes the print checkable: when, by whom, how complete, which state of the record.

    Attributes:
        record_version: number of entries that the sheet rests on.
        head_code: short code of the record's hash chain, `7F3A 91C2`.
        signed: who signed the day and when, or None while it is open.
        signature: the last signature of the day, also one that was opened again since.
        changed_after_signature: who changed the day after it was last signed, and when.
        test_clock: the clock was a test clock; the print says so.
    """

    printed_at: Instant
    printed_by: str
    done: int
    asked: int
    missing: int
    record_version: int
    head_code: str
    signed: Signer | None = None
    changed_after_signature: tuple[Signer, ...] = ()
    test_clock: bool = False
    signature: Signature | None = None


@dataclass(frozen=True, slots=True)
class DaySheet:
    """One subject, one study day, on one page.

    Attributes:
        zone: the ward's time zone; every instant is shown in it.
        when: whether the day is over, running or still to come at printing.
        product: what runs, in words.
        treatment: what the dose block is called: `Doses today`, `Study infusions today`…
        no_doses: what stands in the dose block where there is no row.
        treatment_kind: how doses of this protocol are given, which decides the columns.
    """

    zone: str
    when: Literal["past", "today", "future"]
    header: Header
    treatment: str
    treatment_kind: Literal["infusion", "ladder", "injection", "observed", "none"]
    product: str
    footer: Footer
    doses: tuple[DoseRow, ...] = ()
    no_doses: str = "None planned for this day."
    working: Working | None = None
    chart: Chart | None = None
    events: tuple[EventRow, ...] = ()
    events_title: str = ""
    pump_check: PumpCheck | None = None
    tasks: tuple[TaskRow, ...] = ()
    scores: tuple[ScoreBlock, ...] = ()
    deviations: tuple[DeviationRow, ...] = ()
    corrections: tuple[CorrectionRow, ...] = ()
    notes: tuple[NoteRow, ...] = ()
    upcoming: tuple[NextRow, ...] = ()
    rules: Rules = Rules()

    @property
    def complete_words(self) -> str:
        """How complete the day is: `Complete: 3 of 7 items, 4 missing`."""
        foot = self.footer
        if not foot.asked:
            if any(task.required and task.due_words.startswith("waits for") for task in self.tasks):
                return "Not counted: items wait for their starting time"
            return "Nothing is asked on this day"
        missing = f", {foot.missing} missing" if foot.missing else ""
        return f"Complete: {foot.done} of {foot.asked} items{missing}"
