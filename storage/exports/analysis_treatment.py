"""The analysis tables of treatment: infusions, decisions, injections, supports.

The columns of a table stand beside what fills them. Values stand as they were stated, bounds where
a value is not known; a missing value is never zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from protocols.facts import AdministrationObserved, InjectionGiven, PlanDecided
from protocols.sheet.fact_words import support_label
from protocols.sheet.treatment import dose_name
from storage.exports.analysis_cells import (
    CourseCells,
    bounds_cells,
    number_cell,
    quantity_cells,
    truth_cell,
)
from storage.exports.analysis_table import DAY, ENTRY, SUBJECT, Row, Table, columns

if TYPE_CHECKING:
    from protocols.course import Course

ML_PER_H, ML = "mL/h", "mL"


def segments(course: Course) -> Iterator[Row]:
    """Yield every stretch of every infusion; a pause and the time after a stop have rate 0."""
    of = CourseCells(course)
    for period, state in sorted(course.infusions.items()):
        name = dose_name(course, period)
        number = 0
        for number, one in enumerate(state.segments, 1):
            yield (
                of.subject,
                of.day(one.start),
                period,
                name,
                number,
                one.kind,
                of.when(one.start),
                of.when(one.end),
                number_cell(one.low),
                number_cell(one.high),
                *bounds_cells(one.volume),
            )
        if state.ended is not None:
            stop = (of.subject, of.day(state.ended), period, name, number + 1, "stopped")
            yield (*stop, of.when(state.ended), None, 0, 0, 0, 0)


INFUSION_SEGMENTS = Table(
    "infusion_segments",
    "one stretch of an infusion at one rate; pauses and the time after a stop are rows of 0",
    columns(
        SUBJECT,
        DAY,
        "period | integer | dose period or study infusion",
        "name | string | what it is called at the bedside",
        "segment | integer | running number in the infusion",
        "kind | string | running, paused, unknown or stopped | | segment",
        "start | datetime | begin of the stretch",
        "end | datetime | its end; empty after a stop",
        f"rate_low | number | rate, or its lower bound | {ML_PER_H}",
        f"rate_high | number | rate, or its upper bound; empty: no bound known | {ML_PER_H}",
        f"volume_low | number | volume of the stretch, or its lower bound | {ML}",
        f"volume_high | number | volume, or its upper bound; empty: no bound known | {ML}",
    ),
    segments,
)


def infusions(course: Course) -> Iterator[Row]:
    """Yield the row of each infusion as a whole."""
    of = CourseCells(course)
    for period, state in sorted(course.infusions.items()):
        yield (
            of.subject,
            of.day(state.started),
            period,
            dose_name(course, period),
            state.state,
            of.when(state.started),
            of.when(state.ended),
            *bounds_cells(state.delivered),
            number_cell(state.planned),
            number_cell(state.observed),
            number_cell(state.difference),
            *bounds_cells(state.amount),
            state.amount_unit.value if state.amount is not None else None,
            *bounds_cells(state.per_weight),
            state.per_weight_unit.value if state.per_weight is not None else None,
            number_cell(state.running_hours),
            number_cell(state.paused_hours),
            " ".join(one.words for one in state.problems) or None,
        )


INFUSIONS = Table(
    "infusions",
    "one infusion as a whole",
    columns(
        SUBJECT,
        DAY,
        "period | integer | dose period or study infusion",
        "name | string | what it is called at the bedside",
        "state | string | state when exported | | infusion",
        "started | datetime | when it was started",
        "ended | datetime | when it was stopped or complete",
        f"given_low | number | volume given by charting, or its lower bound | {ML}",
        f"given_high | number | volume given, or its upper bound | {ML}",
        f"planned | number | volume accepted for it | {ML}",
        f"pump | number | volume read off the pump at the end | {ML}",
        f"difference | number | pump minus charted rates | {ML}",
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
    infusions,
)


def decisions(course: Course) -> Iterator[Row]:
    """Yield the row of each decision."""
    of = CourseCells(course)
    for entry in of.stated(PlanDecided):
        fact = entry.fact
        yield (
            of.subject,
            of.day(entry.at),
            fact.period,
            dose_name(course, fact.period),
            of.when(entry.at),
            fact.choice,
            *quantity_cells(fact.volume),
            *quantity_cells(fact.rate),
            *quantity_cells(fact.proposed_volume),
            *quantity_cells(fact.proposed_rate),
            fact.reason or None,
            fact.decided_by or entry.operator,
            fact.second_person or None,
            truth_cell(fact.second_checked),
            " ".join(fact.inputs) or None,
            of.struck(entry),
            entry.id,
        )


DECISIONS = Table(
    "decisions",
    "one decision on a proposed dose, struck ones too",
    columns(
        SUBJECT,
        DAY,
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
        ENTRY,
    ),
    decisions,
)


def injections(course: Course) -> Iterator[Row]:
    """Yield the row of each injection."""
    of = CourseCells(course)
    for entry in of.stated(InjectionGiven):
        fact = entry.fact
        yield (
            of.subject,
            of.day(entry.at),
            fact.number,
            of.when(entry.at),
            *quantity_cells(fact.volume),
            fact.site or None,
            fact.witness or None,
            truth_cell(fact.witness_checked),
            fact.reason or None,
            of.struck(entry),
            entry.id,
        )


INJECTIONS = Table(
    "injections",
    "one injection of study drug, struck ones too",
    columns(
        SUBJECT,
        DAY,
        "number | integer | number in the plan",
        "at | datetime | when it was given",
        "volume | number | volume given",
        "volume_unit | string | its unit",
        "place | string | place in the body",
        "witness | string | second person",
        "witness_checked | boolean | that person authenticated",
        "reason | string | anything off plan, in words",
        "state | string | whether it holds | | state",
        ENTRY,
    ),
    injections,
)


def administrations(course: Course) -> Iterator[Row]:
    """Yield the row of each treatment that was recorded as observed."""
    of = CourseCells(course)
    for entry in of.stated(AdministrationObserved):
        fact = entry.fact
        yield (
            of.subject,
            of.day(entry.at),
            fact.product,
            *quantity_cells(fact.amount),
            of.when(entry.at),
            of.when(fact.until),
            of.struck(entry),
            of.when(entry.recorded_at),
            entry.operator,
            entry.id,
        )


ADMINISTRATIONS = Table(
    "administrations",
    "one treatment recorded as observed, struck ones too; nothing of it was proposed here",
    columns(
        SUBJECT,
        DAY,
        "product | string | product as named in the protocol file",
        "amount | number | amount given",
        "amount_unit | string | its unit",
        "start | datetime | when it began",
        "until | datetime | when it ended; empty: not stated",
        "state | string | whether it holds | | state",
        "recorded_at | datetime | when it was entered",
        "operator | string | who entered it",
        ENTRY,
    ),
    administrations,
)


def supports(course: Course) -> Iterator[Row]:
    """Yield the row of each stretch of support."""
    of = CourseCells(course)
    for what, runs in sorted(course.supports.items()):
        for run in runs:
            yield (
                of.subject,
                what,
                support_label(what),
                run.drug or None,
                of.when(run.start),
                of.when(run.stop),
                " ".join(entry.id for entry in run.entries),
            )


SUPPORTS = Table(
    "supports",
    "one stretch of organ support or stay",
    columns(
        SUBJECT,
        "what | string | support or stay | | support",
        "what_label | string | English label",
        "drug | string | vasopressor by its generic name",
        "start | datetime | its start",
        "stop | datetime | its stop; empty while it runs",
        "entries | string | entries that state it",
    ),
    supports,
)
