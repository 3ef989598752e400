"""The trail, the findings and the house's journal as CSV and as PDF, for a monitor or inspector.

Two writers of the same rows. Times in the CSV are ISO 8601 with their offset, on paper as the ward
writes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from protocols.review.findings import KINDS, Finding, HouseLine
from protocols.review.trail import PLAIN_SPACES, TrailRow
from protocols.times import Instant, show_when
from storage.exports.csv_text import ZonedInstant, write_rows
from storage.exports.print_marks import moment_parts, test_clock_mark

if TYPE_CHECKING:
    from storage.exports.typst_press import Json, Printed, TypstPress

TRAIL_COLUMNS = (
    *("subject", "number", "field", "old_value", "new_value", "reason", "given_at", "entered_at"),
    *("person", "role", "workstation", "program", "state", "from_paper"),
)
FINDING_COLUMNS = (
    *("kind", "subject", "number", "field", "words", "given_at", "entered_at", "person", "role"),
)
HOUSE_COLUMNS = ("event", "at", "person", "role", "subject", "words")


@dataclass(frozen=True, slots=True)
class TrailStamp:
    """What a printed trail says of itself: site, zone, what was chosen, when, by whom, the code."""

    site: str
    zone: str
    chosen: str
    printed_at: Instant
    printed_by: str
    version: str
    code: str
    test_clock: bool = False


def trail_csv(rows: Sequence[TrailRow], zone: str) -> bytes:
    """Write the trail, a row an entry."""
    return write_rows(
        TRAIL_COLUMNS,
        (
            (
                *(row.subject, row.number, row.field, row.old, row.new, row.why),
                *(ZonedInstant(row.given, zone), ZonedInstant(row.entered, zone)),
                *(row.person, row.role, row.workstation, row.program, row.state),
                "yes" if row.from_paper else "no",
            )
            for row in rows
        ),
    )


def findings_csv(found: Sequence[Finding], zone: str) -> bytes:
    """Write the findings, a row each."""
    return write_rows(
        FINDING_COLUMNS,
        (
            (
                *(one.kind, one.subject, one.number, one.field, one.words.translate(PLAIN_SPACES)),
                ZonedInstant(one.given, zone) if one.given is not None else None,
                *(ZonedInstant(one.entered, zone), one.person, one.role),
            )
            for one in found
        ),
    )


def house_csv(lines: Sequence[HouseLine], zone: str) -> bytes:
    """Write the house's journal, a row an event."""
    return write_rows(
        HOUSE_COLUMNS,
        (
            (one.event, ZonedInstant(one.at, zone), one.person, one.role, one.subject, one.words)
            for one in lines
        ),
    )


def trail_pdf(press: TypstPress, rows: Sequence[TrailRow], stamp: TrailStamp) -> Printed:
    """Lay out the trail on A4 across, as many pages as it needs; old values are struck through."""
    cells: list[Json] = [_paper_row(row, stamp.zone) for row in rows]
    return press.print_page(
        "trail",
        {
            "title": "Trail of entries",
            "site": stamp.site,
            "chosen": stamp.chosen,
            "made": moment_parts(stamp.printed_at),
            "test_clock": test_clock_mark(on=stamp.test_clock),
            "printed": f"Printed {show_when(stamp.printed_at, stamp.zone)} by {stamp.printed_by}",
            "version": stamp.version,
            "head": stamp.code,
            "rows": cells,
            "none": "No entry fits what was asked for.",
        },
    )


def _paper_row(row: TrailRow, zone: str) -> Json:
    entered = show_when(row.entered, zone)
    return {
        "subject": row.subject or "site",
        "number": row.number,
        "field": row.field,
        "old": row.old,
        "new": row.new,
        "state": "" if row.state == "holds" else row.state,
        "why": row.why,
        "given": show_when(row.given, zone),
        "entered": f"{entered}, from paper" if row.from_paper else entered,
        "who": f"{row.person}, {row.role}",
        "where": f"{row.workstation}, {row.program}",
    }


def finding_words(found: Finding) -> str:
    """Return a finding's kind in words."""
    return KINDS[found.kind]
