"""The tables of the analysis export: what a row is, and what each column holds.

The data dictionary is written from this list, so table and dictionary cannot disagree. Codes and
their English labels stand side by side. An empty cell means that nothing was stated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from storage.exports import analysis_rows as rows_of
from storage.exports.analysis_rows import Row

if TYPE_CHECKING:
    from protocols.course import Course

Type = Literal["string", "integer", "number", "datetime", "date", "boolean"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its name, type, what it holds, its unit, its list of codes."""

    name: str
    type: Type
    holds: str
    unit: str = ""
    codes: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: name, what a row is, columns, and the rows of a subject."""

    name: str
    row_is: str
    columns: tuple[Column, ...]
    rows: Callable[[Course], Iterator[Row]]

    @property
    def file(self) -> str:
        """The name of the table's file."""
        return f"{self.name}.csv"


def _columns(*lines: str) -> tuple[Column, ...]:
    """Read columns from `name | type | what it holds | unit | codes`."""
    found = []
    for line in lines:
        parts = [part.strip() for part in line.split("|")]
        name, type_, holds, unit, codes = parts + [""] * (5 - len(parts))
        found.append(Column(name, type_, holds, unit, codes))  # type: ignore[arg-type]
    return tuple(found)


_SUBJECT = "subject | string | study id"
_DAY = "study_day | integer | study day by the protocol's count; empty before its anchor is known"
_ENTRY = "entry | string | id of the entry in entries.csv"


_ML_H, _ML = "mL/h", "mL"
TABLES: tuple[Table, ...] = (
    Table(
        "subjects",
        "one subject",
        _columns(
            _SUBJECT,
            "protocol | string | protocol id",
            "protocol_label | string | protocol label",
            "protocol_version | integer | version of the protocol file",
            "protocol_fingerprint | string | fingerprint of the protocol file",
            "blinding | string | kind of blinding | | blinding",
            "arm | string | allocated arm, only where the protocol is not blinded to the bedside",
            "sex | string | as stated | | sex",
            "birth_year | integer | year of birth",
            "weight | number | dosing weight in force",
            "weight_unit | string | unit of weight",
            "height | number | height as stated at enrolment",
            "height_unit | string | unit of height",
            "enrolled_at | datetime | when the subject was enrolled",
            "study_day_now | integer | study day at export",
            "died_at | datetime | time of death, if stated",
            "zone | string | time zone of the ward",
            "as_of | datetime | the moment for which everything here was worked out",
        ),
        rows_of.subjects,
    ),
    Table(
        "anchors",
        "one instant that a clock of the protocol runs from",
        _columns(
            _SUBJECT,
            "anchor | string | anchor id",
            "anchor_label | string | English label",
            "at | datetime | the instant",
        ),
        rows_of.anchors,
    ),
    Table(
        "entries",
        "one entry of the record, struck ones too",
        _columns(
            _SUBJECT,
            "entry | string | id of the entry",
            "device | string | device on which it was entered",
            "seq | integer | running number on that device; order of entry",
            "kind | string | kind of fact | | kind",
            "kind_version | integer | version of the kind",
            "what | string | what it is about, in words",
            "stated | string | what it states, in words",
            "at | datetime | when it happened (time given)",
            _DAY,
            "recorded_at | datetime | when it was entered (time entered)",
            "operator | string | who entered it",
            "role | string | role of that person then",
            "state | string | whether it holds | | state",
            "struck_by | string | entry that struck it",
            "struck_reason | string | why it was struck",
            "replaces | string | entry that this one corrects",
            "reason | string | reason of the correction",
            "from_paper | boolean | copied later from a downtime sheet",
            "fingerprint | string | protocol file in force when it was entered",
            "program | string | version of Bedline that wrote it",
            "hash | string | hash of the row in its chain",
            "payload | string | the fact itself as canonical JSON",
        ),
        rows_of.entries,
    ),
    Table(
        "measurements",
        "one measured value, struck ones too",
        _columns(
            _SUBJECT,
            _DAY,
            "analyte | string | what was measured | | analyte",
            "analyte_label | string | English label",
            "loinc | string | LOINC code for the canonical unit",
            "at | datetime | when the sample was drawn or the reading taken",
            "comparator | string | below or above a limit; such a value is no number to average"
            " | | comparator",
            "value | number | value as reported, digits kept",
            "unit | string | unit as reported",
            "canonical_value | number | the same value in the canonical unit, exact",
            "canonical_unit | string | canonical unit",
            "method | string | how it was got",
            "report | string | the laboratory's report number",
            "use_despite | boolean | used although drawn during an infusion, by choice",
            "state | string | whether it holds | | state",
            "recorded_at | datetime | when it was entered",
            "operator | string | who entered it",
            _ENTRY,
        ),
        rows_of.measurements,
    ),
    Table(
        "infusion_segments",
        "one stretch of an infusion at one rate; pauses and the time after a stop are rows of 0",
        _columns(
            _SUBJECT,
            _DAY,
            "period | integer | dose period or study infusion",
            "name | string | what it is called at the bedside",
            "segment | integer | running number in the infusion",
            "kind | string | running, paused, unknown or stopped | | segment",
            "start | datetime | begin of the stretch",
            "end | datetime | its end; empty after a stop",
            f"rate_low | number | rate, or its lower bound | {_ML_H}",
            f"rate_high | number | rate, or its upper bound; empty: no bound known | {_ML_H}",
            f"volume_low | number | volume of the stretch, or its lower bound | {_ML}",
            f"volume_high | number | volume, or its upper bound; empty: no bound known | {_ML}",
        ),
        rows_of.segments,
    ),
    Table(
        "infusions",
        "one infusion as a whole",
        _columns(
            _SUBJECT,
            _DAY,
            "period | integer | dose period or study infusion",
            "name | string | what it is called at the bedside",
            "state | string | state when exported | | infusion",
            "started | datetime | when it was started",
            "ended | datetime | when it was stopped or complete",
            f"given_low | number | volume given by charting, or its lower bound | {_ML}",
            f"given_high | number | volume given, or its upper bound | {_ML}",
            f"planned | number | volume accepted for it | {_ML}",
            f"pump | number | volume read off the pump at the end | {_ML}",
            f"difference | number | pump minus charted rates | {_ML}",
            "amount_low | number | amount of product, or its lower bound",
            "amount_high | number | amount of product, or its upper bound",
            "amount_unit | string | unit of the amount",
            "per_weight_low | number | amount per body weight, or its lower bound",
            "per_weight_high | number | amount per body weight, or its upper bound",
            "per_weight_unit | string | unit of the amount per body weight",
            "running_hours | number | hours during which it ran | h",
            "paused_hours | number | hours of pauses | h",
            "problems | string | contradictions of the event list, in words",
        ),
        rows_of.infusions,
    ),
    Table(
        "decisions",
        "one decision on a proposed dose, struck ones too",
        _columns(
            _SUBJECT,
            _DAY,
            "period | integer | dose period",
            "name | string | what it is called at the bedside",
            "at | datetime | when it was decided",
            "choice | string | what was decided | | choice",
            "volume | number | volume to be given",
            "volume_unit | string | its unit",
            "rate | number | rate to be set",
            "rate_unit | string | its unit",
            "proposed_volume | number | volume advised by the rule",
            "proposed_volume_unit | string | its unit",
            "proposed_rate | number | rate advised by the rule",
            "proposed_rate_unit | string | its unit",
            "reason | string | why it was adjusted or declined",
            "decided_by | string | who decided",
            "second_person | string | who checked",
            "second_checked | boolean | that person authenticated and typed the value again",
            "inputs | string | entries that the proposal rested on",
            "state | string | whether it holds | | state",
            _ENTRY,
        ),
        rows_of.decisions,
    ),
    Table(
        "injections",
        "one injection of study drug, struck ones too",
        _columns(
            _SUBJECT,
            _DAY,
            "number | integer | number in the plan",
            "at | datetime | when it was given",
            "volume | number | volume given",
            "volume_unit | string | its unit",
            "place | string | place in the body",
            "witness | string | second person",
            "witness_checked | boolean | that person authenticated",
            "reason | string | anything off plan, in words",
            "state | string | whether it holds | | state",
            _ENTRY,
        ),
        rows_of.injections,
    ),
    Table(
        "administrations",
        "one treatment recorded as observed, struck ones too; nothing of it was proposed here",
        _columns(
            _SUBJECT,
            _DAY,
            "product | string | product as named in the protocol file",
            "amount | number | amount given",
            "amount_unit | string | its unit",
            "start | datetime | when it began",
            "until | datetime | when it ended; empty: not stated",
            "state | string | whether it holds | | state",
            "recorded_at | datetime | when it was entered",
            "operator | string | who entered it",
            _ENTRY,
        ),
        rows_of.administrations,
    ),
    Table(
        "supports",
        "one stretch of organ support or stay",
        _columns(
            _SUBJECT,
            "what | string | support or stay | | support",
            "what_label | string | English label",
            "drug | string | vasopressor by its generic name",
            "start | datetime | its start",
            "stop | datetime | its stop; empty while it runs",
            "entries | string | entries that state it",
        ),
        rows_of.supports,
    ),
    Table(
        "assessments",
        "one input of a form filled at the bedside, struck ones too",
        _columns(
            _SUBJECT,
            _DAY,
            "form | string | form | | form",
            "form_label | string | English label",
            "at | datetime | when it was assessed",
            "item | string | input",
            "item_label | string | English label",
            "value | string | as stated, quantities with their unit; empty: not known",
            "not_done_reason | string | why it was not done",
            "state | string | whether it holds | | state",
            "recorded_at | datetime | when it was entered",
            "operator | string | who entered it",
            _ENTRY,
        ),
        rows_of.assessments,
    ),
    Table(
        "scores",
        "one component or total of a score; never imputed",
        _columns(
            _SUBJECT,
            _DAY,
            "form | string | score | | form",
            "form_label | string | English label",
            "at | datetime | when it was assessed",
            "component | string | component, `total`, or `value` of a derived number",
            "value | number | points or number; empty where more than one value is possible",
            "low | number | the least that any completion of missing inputs gives",
            "high | number | the most that any completion of missing inputs gives",
            "class | string | class, where the result is one",
            "unit | string | unit of the value",
            "why | string | reason in words",
            "missing | string | inputs that would settle it",
            _ENTRY,
        ),
        rows_of.scores,
    ),
    Table(
        "deviations",
        "one departure from the protocol, found from the facts",
        _columns(
            _SUBJECT,
            _DAY,
            "key | string | stable key",
            "rule | string | rule of the protocol file",
            "kind | string | mechanism",
            "class | string | class",
            "importance | string | minor or major | | importance",
            "at | datetime | when it happened",
            "words | string | the difference in words",
            "rule_words | string | what the protocol's rule says",
            "state | string | open, explained or reviewed | | deviation",
            "quoted | string | words of who explained it, unchanged",
            "explained_by | string | who explained it",
            "explained_at | datetime | when that was entered",
            "entries | string | entries involved",
        ),
        rows_of.deviations,
    ),
    Table(
        "adverse_events",
        "one adverse event, struck ones too",
        _columns(
            _SUBJECT,
            _DAY,
            "term | string | term",
            "at | datetime | onset",
            "serious | boolean | serious; empty: not stated",
            "grade | integer | grade",
            "relation | string | relation to treatment as stated",
            "outcome | string | outcome as stated",
            "text | string | further words",
            "reported_at | datetime | when it was reported",
            "state | string | whether it holds | | state",
            "operator | string | who entered it",
            _ENTRY,
        ),
        rows_of.adverse_events,
    ),
    Table(
        "schedule",
        "one item that the protocol asks for",
        _columns(
            _SUBJECT,
            "key | string | key of the planned item",
            "item | string | item of the protocol file",
            "what | string | English title",
            "does | string | how it is fulfilled",
            "study_day | integer | study day of the item",
            "due_from | datetime | opens",
            "due | datetime | is meant for",
            "due_to | datetime | closes; empty: the whole study day",
            "waits_for | string | anchor that is missing",
            "required | boolean | required by the protocol",
            "time_critical | boolean | time-critical by the protocol",
            "status | string | status at export | | status",
            "status_words | string | status in words",
            "done_at | datetime | when it was done",
            "late_minutes | integer | minutes after its window | min",
            "missing | string | what is asked and not there yet",
            "reason | string | why it was not done or is not asked",
            "answered_by | string | entries that answer it",
        ),
        rows_of.schedule,
    ),
    Table(
        "endpoints",
        "one endpoint as far as the facts carry it",
        _columns(
            _SUBJECT,
            "endpoint | string | id in the protocol file",
            "endpoint_label | string | English label",
            "kind | string | mechanism",
            "value | number | number; empty where it cannot be said",
            "class | string | class, where the result is one",
            "low | number | lower bound",
            "high | number | upper bound",
            "unit | string | unit of the number",
            "words | string | value and reason in words",
            "parts | string | named further values",
            "missing | string | what would settle it",
            "final | boolean | its horizon is reached",
        ),
        rows_of.endpoints,
    ),
)
