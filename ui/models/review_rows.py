"""What a monitor reads, as rows of texts: the same for table, speech and tests. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from protocols.times import show_when
from ui.i18n.languages import core_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protocols.review.findings import Finding, HouseLine
    from protocols.review.trail import TrailRow

translate = QCoreApplication.translate
View = Literal["findings", "trail", "house"]


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One row: a cell a column, and all of it in words for the line beneath the table."""

    cells: tuple[str, ...]
    words: str
    kind: str = ""


def columns_of(view: View) -> tuple[str, ...]:
    """Return the headings of a view."""
    if view == "findings":
        return (
            translate("Review", "Entered"),
            translate("Review", "Subject"),
            translate("Review", "Finding"),
            translate("Review", "What"),
            translate("Review", "Words"),
            translate("Review", "Who"),
        )
    if view == "trail":
        return (
            translate("Review", "Entered"),
            translate("Review", "Subject"),
            translate("Review", "What"),
            translate("Review", "Before"),
            translate("Review", "Now"),
            translate("Review", "Reason"),
            translate("Review", "Who"),
        )
    return (
        translate("Review", "At"),
        translate("Review", "Event"),
        translate("Review", "Words"),
        translate("Review", "Who"),
    )


def kind_words(kind: str) -> str:
    """Return the name of a kind of finding."""
    return {
        "correction": translate("Review", "Correction"),
        "void": translate("Review", "Void"),
        "late": translate("Review", "Late entry"),
        "odd_hours": translate("Review", "Cluster of entries"),
        "override": translate("Review", "Override"),
        "warning_passed": translate("Review", "Entered against a warning"),
        "no_second_check": translate("Review", "Second check missing"),
        "failed_check": translate("Review", "Failed check"),
        "clock": translate("Review", "Clock"),
        "arm_words": translate("Review", "Words that could tell an arm"),
        "deviation_open": translate("Review", "Deviation not explained"),
        "unblinding": translate("Review", "Unblinding"),
        "house": translate("Review", "House"),
    }.get(kind, kind)


def finding_rows(found: Sequence[Finding], zone: str) -> tuple[ReviewRow, ...]:
    """Return findings as rows."""
    return tuple(
        _row(
            one.kind,
            show_when(one.entered, zone),
            one.subject,
            kind_words(one.kind),
            core_said(one.field),
            _words(one.kind, one.words),
            _who(one.person, one.role),
        )
        for one in found
    )


def trail_lines(rows: Sequence[TrailRow], zone: str) -> tuple[ReviewRow, ...]:
    """Return the trail as rows, the latest first."""
    return tuple(
        _row(
            row.state,
            show_when(row.entered, zone),
            row.subject,
            core_said(row.field),
            row.old,
            row.new if row.state == "holds" else f"{row.new} ({_STATE[row.state]()})",
            row.why,
            _who(row.person, row.role),
        )
        for row in reversed(rows)
    )


def house_rows(lines: Sequence[HouseLine], zone: str) -> tuple[ReviewRow, ...]:
    """Return the house's journal as rows, the latest first."""
    return tuple(
        _row(
            one.event,
            show_when(one.at, zone),
            core_said(one.event.replace("_", " ").capitalize()),
            core_said(one.words),
            _who(one.person, one.role),
        )
        for one in reversed(lines)
    )


# What Bedline finds or writes by itself; other findings quote an entry and what a person typed.
_OF_THE_CORE = frozenset({"deviation_open", "no_second_check", "odd_hours", "clock", "house"})


def _words(kind: str, words: str) -> str:
    """Say what Bedline states; an entry is quoted as it stands in the record and in exports."""
    if kind in _OF_THE_CORE:
        return core_said(words)
    entry, comma, late = words.rpartition(", entered ")
    return f"{entry}{core_said(comma + late)}" if kind == "late" and comma else words


_STATE = {
    "corrected": lambda: translate("Review", "corrected later"),
    "voided": lambda: translate("Review", "voided later"),
}


def _row(kind: str, *cells: str) -> ReviewRow:
    return ReviewRow(cells, ". ".join(cell.rstrip(".") for cell in cells if cell), kind)


def _who(person: str, role: str) -> str:
    return f"{person}, {role}" if person else translate("Review", "nobody signed in")
