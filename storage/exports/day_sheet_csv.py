"""One day sheet as one CSV file in long form: a row for each value that the paper shows.

Columns: subject and study day (so that files can be put together), the section and the running
number of the line in it, the machine `code` and the English `label` of the value, the value with
its unit, when it happened (`at`, `until`), when and by whom it was entered, a state and a reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from protocols.sheet.content import Signer
from protocols.sheet.wording import JOIN
from protocols.times import Instant
from protocols.units import Quantity, Unit
from storage.exports.csv_text import Cell, ZonedInstant, write_rows

if TYPE_CHECKING:
    from protocols.sheet.content import (
        Amount,
        DaySheet,
        DoseRow,
        ScoreBlock,
    )

COLUMNS = (
    "subject",
    "study_day",
    "section",
    "row",
    "code",
    "label",
    "value",
    "unit",
    "at",
    "until",
    "entered_at",
    "entered_by",
    "state",
    "reason",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file before it is written: times as instants, quantities whole."""

    section: str
    row: int
    code: str
    label: str
    value: Cell | Quantity = None
    at: Instant | None = None
    until: Instant | None = None
    entered: Signer | None = None
    state: str = ""
    reason: str = ""

    def cells(self, zone: str) -> tuple[Cell, ...]:
        """Return the cells of the row, times in the ward's zone."""
        number: Cell
        if isinstance(self.value, Quantity):
            number, unit = self.value.value, self.value.unit.value
            unit = "" if self.value.unit is Unit.ONE else unit
        else:
            number, unit = self._plain_value(), ""
        entered = self.entered

        def when(at: Instant | None) -> ZonedInstant | None:
            return None if at is None else ZonedInstant(at, zone)

        return (
            *(self.section, self.row, self.code, self.label, number, unit),
            *(when(self.at), when(self.until), when(entered.at if entered else None)),
            *(entered.name if entered else "", self.state, self.reason),
        )

    def _plain_value(self) -> Cell:
        """Write the sheet's own words with plain spaces; what a person typed stays as typed."""
        value = self.value
        assert not isinstance(value, Quantity)  # noqa: S101 - looked at by the caller
        if isinstance(value, str) and (self.section, self.code) != ("note", "note"):
            return value.replace(JOIN, " ")
        return value


def day_sheet_csv(sheet: DaySheet) -> bytes:
    """Write the sheet's content as CSV: same sheet, same bytes."""
    head = sheet.header
    return write_rows(
        COLUMNS, ((head.subject, head.day, *line.cells(sheet.zone)) for line in lines_of(sheet))
    )


def lines_of(sheet: DaySheet) -> Iterator[Line]:
    """Return the rows of a sheet, section by section, in the order of the paper."""
    yield from _header(sheet)
    for number, dose in enumerate(sheet.doses, 1):
        yield from _dose(number, dose, sheet.treatment_kind)
    yield from _working(sheet)
    yield from _chart(sheet)
    yield from _events(sheet)
    yield from _tasks(sheet)
    for block in sheet.scores:
        yield from _score(block)
    yield from _deviations(sheet)
    yield from _corrections(sheet)
    yield from _notes(sheet)
    yield from _upcoming(sheet)
    yield from _rules(sheet)
    yield from _footer(sheet)


def _header(sheet: DaySheet) -> Iterator[Line]:
    head = sheet.header
    rows: tuple[tuple[str, str, Cell | Quantity], ...] = (
        ("subject", "Subject", head.subject),
        ("bed", "Bed", head.bed),
        ("protocol", "Protocol", head.protocol),
        ("protocol_label", "Protocol label", head.protocol_label),
        ("protocol_version", "Protocol version", head.version),
        ("protocol_fingerprint", "Fingerprint of the protocol file", head.fingerprint),
        ("study_day", "Study day", head.day),
        ("study_day_words", "Study day in words", head.day_words),
        ("phase", "Phase", head.phase),
        ("date", "Date", head.date),
        ("blinding", "Blinding", head.blinding),
        ("bedside_line", "Blinding at the bedside", head.bedside_line),
        ("zone", "Time zone of the ward", sheet.zone),
    )
    for code, label, value in rows:
        yield Line("header", 1, code, label, value)
    yield Line("header", 1, "day", "Study day from, to", at=head.starts, until=head.ends)
    yield Line(
        "header",
        1,
        "weight",
        "Dosing weight",
        head.weight,
        reason=head.weight_source,
        state="" if head.weight else "not recorded",
    )
    for one in head.anchors:
        yield Line(
            "header",
            1,
            one.code,
            one.label,
            at=one.at,
            state="" if one.at else "not recorded",
        )


def _dose(number: int, dose: DoseRow, kind: str) -> Iterator[Line]:
    basis = "accepted" if dose.from_decision else "advised"
    if kind == "observed":  # nothing is advised there: what was seen is written down
        basis = "recorded"
    line = partial(Line, "dose", number, label=dose.name)
    yield line("number", value=dose.number, state=dose.state, reason=dose.note)
    planned = {
        "volume": dose.volume,
        "rate": dose.rate,
        "dose_rate": dose.dose_rate,
        "over": dose.over,
    }
    for code, given in planned.items():
        if given is not None:
            yield line(code, value=given, state=basis)
    window = dose.window
    if window is not None or dose.window_words:
        words = dose.window_words or None
        start, end = (window.start, window.end) if window else (None, None)
        yield line("start_window", value=words, at=start, until=end)
    if dose.started is not None:
        yield line("started", value=dose.start_rate, at=dose.started, reason=dose.initials)
    if dose.stopped is not None:
        yield line("stopped", at=dose.stopped)
    yield from _amount(line("given"), dose.given)
    if dose.place:
        yield line("place", value=dose.place)
    if dose.witness:
        checked = "authenticated" if dose.witness_checked else "claimed name"
        yield line("witness", value=dose.witness, state=checked)


def _amount(line: Line, given: Amount | None) -> Iterator[Line]:
    if given is None:
        return
    if given.known is not None:
        yield replace(line, value=given.known, state="known")
        return
    yield replace(line, code=f"{line.code}_at_least", value=given.low, state="bound")
    if given.high is not None:
        yield replace(line, code=f"{line.code}_at_most", value=given.high, state="bound")


def _working(sheet: DaySheet) -> Iterator[Line]:
    working = sheet.working
    if working is None:
        return
    for number, line in enumerate(working.lines, 1):
        yield Line(
            "working",
            number,
            "line",
            line.label,
            line.value,
            reason=line.source,
            state="result" if line.strong else "",
        )
    for number, text in enumerate(working.refusal, 1):
        yield Line("working", number, "refusal", "No dose advised", text)
    for number, text in enumerate(working.limits, 1):
        yield Line("working", number, "limit", "Limit", text)


def _chart(sheet: DaySheet) -> Iterator[Line]:
    chart = sheet.chart
    if chart is None:
        return
    for number, point in enumerate(chart.points, 1):
        reading = point.reading
        sign = {"": "", "<": "below", ">": "above"}[reading.comparator]
        yield Line(
            "chart",
            number,
            "point",
            chart.title,
            reading.quantity,
            at=point.at,
            state="during a dose" if point.during else "between doses",
            reason=sign,
        )
    for number, span in enumerate(chart.spans, 1):
        yield Line("chart", number, "infusion", span.label, at=span.start, until=span.end)
    for code, label, given in (
        ("target", "Target", chart.target),
        ("entry", "Entry line", chart.entry),
    ):
        if given is not None:
            yield Line("chart", 1, code, label, given)


def _events(sheet: DaySheet) -> Iterator[Line]:
    for number, event in enumerate(sheet.events, 1):
        state = "struck" if event.struck else ("deviates" if event.deviates else "")
        yield Line(
            "event",
            number,
            event.step,
            event.words,
            event.infusion,
            at=event.at,
            entered=event.entered,
            state=state,
            reason=event.reason,
        )
        if event.rate is not None:
            yield Line("event", number, "rate", event.words, event.rate, at=event.at)
        yield from _amount(Line("event", number, "so_far", event.words, at=event.at), event.so_far)


def _tasks(sheet: DaySheet) -> Iterator[Line]:
    for number, task in enumerate(sheet.tasks, 1):
        window = task.window
        yield Line(
            "assessment",
            number,
            task.code,
            task.what,
            task.value or None,
            at=task.at,
            entered=task.entered,
            state=task.state,
            reason=task.reason,
        )
        start, end = (window.start, window.end) if window else (task.due, None)
        if start is not None or end is not None:
            required = "required" if task.required else "optional"
            yield Line("assessment", number, "due", task.what, at=start, until=end, state=required)


def _score(block: ScoreBlock) -> Iterator[Line]:
    for number, row in enumerate(block.rows, 1):
        missing = " ".join(row.missing)
        state = "stale" if row.stale else ("not known" if missing else "")
        yield Line(
            block.code,
            number,
            row.code,
            row.organ,
            row.raw,
            at=row.at,
            state=state,
            reason=missing,
        )
        if row.low is not None and row.low == row.high:
            yield Line(block.code, number, "points", row.organ, row.low)
        elif row.low is not None:
            yield Line(block.code, number, "points_at_least", row.organ, row.low)
            yield Line(block.code, number, "points_at_most", row.organ, row.high)
    if block.low is None:
        return
    total = len(block.rows) + 1
    state = f"{block.known} of {block.asked} known"
    if block.total is not None:
        yield Line(block.code, total, "total", block.title, block.total, state=state)
    else:
        low, high = block.low, block.high
        yield Line(block.code, total, "total_at_least", block.title, low, state=state)
        yield Line(block.code, total, "total_at_most", block.title, high, state=state)


def _deviations(sheet: DaySheet) -> Iterator[Line]:
    for number, one in enumerate(sheet.deviations, 1):
        yield Line(
            "deviation",
            number,
            one.key,
            one.words,
            one.quoted or None,
            at=one.at,
            entered=one.by,
            state=one.state,
            reason=f"{one.class_}, {one.importance}",
        )


def _corrections(sheet: DaySheet) -> Iterator[Line]:
    for number, one in enumerate(sheet.corrections, 1):
        state = "void" if one.new is None else "corrected"
        yield Line(
            "correction",
            number,
            "old",
            one.what,
            one.old,
            at=one.at,
            entered=one.by,
            state=state,
            reason=one.reason,
        )
        if one.new is not None:
            yield Line(
                "correction",
                number,
                "new",
                one.what,
                one.new,
                at=one.at,
                entered=one.by,
                state=state,
                reason=one.reason,
            )


def _notes(sheet: DaySheet) -> Iterator[Line]:
    for number, one in enumerate(sheet.notes, 1):
        yield Line("note", number, one.kind, one.label, one.text, at=one.at, entered=one.entered)


def _upcoming(sheet: DaySheet) -> Iterator[Line]:
    for number, one in enumerate(sheet.upcoming, 1):
        yield Line(
            "next_24h",
            number,
            "due",
            one.what,
            one.words or None,
            at=one.at,
            until=one.until,
            state="time critical" if one.time_critical else "",
        )


def _rules(sheet: DaySheet) -> Iterator[Line]:
    rules = sheet.rules
    for code, label, texts in (
        ("stop", "Stop rule", rules.stop),
        ("announced", "Stop rule reached", rules.announced),
        ("contact", "Contact", rules.contacts),
        ("not_done_code", "Not-done code", rules.not_done_codes),
    ):
        for number, text in enumerate(texts, 1):
            yield Line("rules", number, code, label, text)


def _footer(sheet: DaySheet) -> Iterator[Line]:
    foot = sheet.footer
    yield Line(
        "footer",
        1,
        "printed",
        "Printed",
        foot.printed_by,
        at=foot.printed_at,
        state="copy, not the record" + (", test clock" if foot.test_clock else ""),
    )
    rows: tuple[tuple[str, str, Cell], ...] = (
        ("items_done", "Items recorded", foot.done),
        ("items_asked", "Items asked", foot.asked),
        ("items_missing", "Items missing", foot.missing),
        ("record_version", "Record version (number of entries)", foot.record_version),
        ("log_head", "Log head", foot.head_code),
    )
    for code, label, value in rows:
        yield Line("footer", 1, code, label, value)
    given = foot.signature
    if given is not None:
        state = f"as {given.role}" + ("" if foot.signed is not None else ", opened again")
        yield Line("footer", 1, "signed", "Signed", given.meaning, entered=given.by, state=state)
        if given.reopened is not None:
            yield Line(
                *("footer", 1, "reopened", "Opened again"),
                entered=given.reopened,
                reason=given.reason,
            )
    elif foot.signed is not None:
        yield Line("footer", 1, "signed", "Signed", entered=foot.signed)
    for number, one in enumerate(foot.changed_after_signature, 1):
        yield Line("footer", number, "changed", "Changed after signature", entered=one)
