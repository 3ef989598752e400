"""One day sheet as one CSV file in long form: a row for each value that the paper shows.

Columns: subject and study day (so that files can be put together), the section and the running
number of the line in it, the machine `code` and the English `label` of the value, the value with
its unit, when it happened (`at`, `until`), when and by whom it was entered, a state and a reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from protocols.units import Quantity
from storage.exports.csv_text import Cell, write_rows
from storage.exports.sheet_csv_line import Line
from storage.exports.sheet_csv_shift import (
    correction_lines,
    deviation_lines,
    note_lines,
    score_lines,
    task_lines,
    upcoming_lines,
)
from storage.exports.sheet_csv_treatment import chart_lines, dose_lines, event_lines, working_lines

if TYPE_CHECKING:
    from protocols.sheet.content import DaySheet

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
        yield from dose_lines(number, dose, sheet.treatment_kind)
    yield from working_lines(sheet)
    yield from chart_lines(sheet)
    yield from event_lines(sheet)
    yield from task_lines(sheet)
    for block in sheet.scores:
        yield from score_lines(block)
    yield from deviation_lines(sheet)
    yield from correction_lines(sheet)
    yield from note_lines(sheet)
    yield from upcoming_lines(sheet)
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
