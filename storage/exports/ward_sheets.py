"""Handover and downtime sheet as PDF, through the same press as the day sheet."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from protocols.sheet.wording import dose_words
from protocols.times import Instant, local, show_date, show_time, show_when
from storage.exports.print_marks import COPY, moment_parts, test_clock_mark
from storage.exports.sheet_fit import DENSITIES

if TYPE_CHECKING:
    from protocols.sheet.content import DoseRow
    from protocols.sheet.ward import AheadItem, DowntimeSheet, Handover, HandoverRow, Stamp
    from storage.exports.typst_press import Json, Printed, TypstPress


def print_handover(press: TypstPress, handover: Handover) -> Printed:
    """Lay out the ward on A4 across, one row a subject, as many pages as it needs."""
    words = {
        **_stamped(handover.stamp, handover.zone),
        "title": "Bedline handover",
        "site": handover.site,
        "until": f"next twelve hours, to {show_when(handover.until, handover.zone)}",
        "dense": asdict(DENSITIES[1]),
        "rows": [_subject(row, handover) for row in handover.rows],
        "none": "No subject is enrolled.",
    }
    return press.print_page("handover", words)


def print_downtime(press: TypstPress, sheet: DowntimeSheet) -> Printed:
    """Lay out the blank sheet of a subject's next 24 hours, on one A4 page where it fits."""
    words = _downtime_words(sheet)
    for density in DENSITIES[:4]:
        printed = press.print_page("downtime", {**words, "dense": asdict(density)})
        if printed.pages == 1:
            return printed
    return press.print_page("downtime", {**words, "dense": asdict(DENSITIES[1])})


def _stamped(stamp: Stamp, zone: str) -> dict[str, Json]:
    return {
        "made": moment_parts(stamp.printed_at),
        "copy": COPY,
        "test_clock": test_clock_mark(on=stamp.test_clock),
        "printed": f"Printed {show_when(stamp.printed_at, zone)} by {stamp.printed_by}",
        "version": f"Record version {stamp.record_version}, log head",
        "head": stamp.head_code,
    }


def _subject(row: HandoverRow, handover: Handover) -> dict[str, Json]:
    now, zone = handover.stamp.printed_at, handover.zone
    return {
        "bed": row.bed or "no bed",
        "subject": row.subject,
        "protocol": row.protocol,
        "blinding": row.blinding,
        "day": row.day_words,
        "running": list(row.running),
        "last": row.last,
        "ahead": [_ahead(one, now, zone) for one in row.ahead],
        "more": f"{row.more} more in the record" if row.more else "",
        "notes": list(row.notes),
    }


def _ahead(one: AheadItem, now: Instant, zone: str) -> dict[str, Json]:
    when = one.words
    if one.at is not None:
        when = _moment(one.at, now, zone)
        if one.until is not None and one.until != one.at:
            when += f" to {_moment(one.until, one.at, zone)}"
        elif one.until is None:
            when = f"from {when}"
    return {"what": one.what, "when": when, "overdue": one.overdue, "critical": one.time_critical}


def _moment(at: Instant, beside: Instant, zone: str) -> str:
    same = local(at, zone).date() == local(beside, zone).date()
    return show_time(at, zone) if same else show_when(at, zone)


def _downtime_words(sheet: DowntimeSheet) -> dict[str, Json]:
    head, zone = sheet.header, sheet.zone
    now = sheet.stamp.printed_at
    return {
        **_stamped(sheet.stamp, zone),
        "title": "Bedline downtime sheet",
        "subtitle": f"{head.protocol_label}, for the 24 hours to {show_when(sheet.until, zone)}",
        "practice": head.practice,
        "subject": head.subject,
        "running": f"{head.subject}, downtime sheet",
        "strip": [
            {"label": "Bed", "value": head.bed or "Not recorded"},
            {"label": "Study day", "value": head.day_words},
            {"label": "Date", "value": show_date(head.date)},
            {
                "label": "Dosing weight",
                "value": dose_words(head.weight) if head.weight else "Not recorded",
                "more": head.weight_source,
            },
        ],
        "blinding": {
            "label": f"Blinding: {head.blinding_words}",
            "value": head.bedside_line,
        },
        "now": [{"label": label, "value": value} for label, value in sheet.now],
        "doses_title": sheet.treatment,
        "doses": [_dose(one) for one in sheet.doses],
        "kind": sheet.treatment_kind,
        "ahead": [_ahead(one, now, zone) for one in sheet.ahead],
        "hours": list(sheet.hours.hours) if sheet.hours is not None else [],
        "check_rows": list(sheet.hours.rows) if sheet.hours is not None else [],
        "rules": {
            "stop": list(sheet.rules.stop),
            "contacts": list(sheet.rules.contacts),
            "codes": list(sheet.rules.not_done_codes),
            "standing": sheet.rules.standing,
        },
    }


def _dose(dose: DoseRow) -> dict[str, Json]:
    given = [one for one in (dose.dose_rate, dose.volume, dose.rate) if one is not None]
    basis = "accepted" if dose.from_decision else dose.state
    return {
        "name": dose.name,
        "amounts": [dose_words(one) for one in given] or ["not decided"],
        "state": dose.state if dose.state in ("running", "paused") else basis,
        "note": dose.window_words,
    }
