"""The content of one subject's day sheet: values with their times and people, no layout.

The blocks stand in the order of a shift: doses, titer and working, infusion events, assessments,
deviations and corrections, the next 24 hours, stop rules and contacts. A renderer decides how they
look; it never computes, leaves out or invents. A value that is not known is None or says so in
words, never zero. Everything here has passed the reader's blinding mask before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from protocols.sheet.content_people import Footer, Header, Signature, Signer, Stated
from protocols.sheet.content_shift import (
    CorrectionRow,
    DeviationRow,
    NextRow,
    NoteRow,
    ScoreBlock,
    ScoreRow,
    TaskRow,
    TaskState,
)
from protocols.sheet.content_treatment import (
    Amount,
    Chart,
    ChartDay,
    ChartPoint,
    ChartSpan,
    DoseRow,
    DoseState,
    EventRow,
    PumpCheck,
    Working,
    WorkingLine,
)

__all__ = [
    "Amount",
    "Chart",
    "ChartDay",
    "ChartPoint",
    "ChartSpan",
    "CorrectionRow",
    "DaySheet",
    "DeviationRow",
    "DoseRow",
    "DoseState",
    "EventRow",
    "Footer",
    "Header",
    "NextRow",
    "NoteRow",
    "PumpCheck",
    "Rules",
    "ScoreBlock",
    "ScoreRow",
    "Signature",
    "Signer",
    "Stated",
    "TaskRow",
    "TaskState",
    "Working",
    "WorkingLine",
]


@dataclass(frozen=True, slots=True)
class Rules:
    """Stop rules, contacts and codes in the protocol's own words, and the standing sentence."""

    stop: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    not_done_codes: tuple[str, ...] = ()
    announced: tuple[str, ...] = ()
    standing: str = ""


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
