"""Lines about the record itself: not done, explained, signed by the site, unblinded, void."""

from __future__ import annotations

from typing import Literal, cast

from protocols.facts import (
    DayReopened,
    DeviationExplained,
    EntryVoided,
    Fact,
    ItemNotDone,
    SiteParameterSigned,
    UnblindingRecorded,
)
from protocols.issues import Issue
from ui.commands.line_reader import LineReader


def read_not_done(reader: LineReader) -> Fact | None:
    """Read why a scheduled item was not done."""
    return ItemNotDone(
        reader.words("item", required=True, longest=60),
        reader.number("day"),
        reader.words("reason", required=True),
    )


def read_deviation(reader: LineReader) -> Fact | None:
    """Read the words that explain or review a deviation."""
    state = reader.one_of("state", ("explained", "reviewed")) or "explained"
    importance = reader.one_of("importance", ("minor", "major")) or ""
    return DeviationExplained(
        reader.words("deviation", required=True, longest=120),
        reader.words("words", required=True),
        cast("Literal['explained', 'reviewed']", state),
        cast("Literal['', 'minor', 'major']", importance),
    )


def read_site_parameter(reader: LineReader) -> Fact | None:
    """Read a value that the investigator signed for the site."""
    return SiteParameterSigned(
        reader.words("protocol", required=True, longest=40),
        reader.words("parameter", required=True, longest=60),
        reader.words("value", required=True, longest=120),
        reader.words("reason"),
    )


def read_unblinding(reader: LineReader) -> Fact | None:
    """Read that an emergency unblinding took place; never the arm."""
    return UnblindingRecorded(
        reader.words("reason", required=True),
        reader.words("asked_by", required=True, longest=80),
        reader.words("told", longest=200),
        reader.yes_no("suspected_accidental") or False,
    )


def read_day_reopened(reader: LineReader) -> Fact | None:
    """Read why a signed study day was opened again."""
    day = reader.number("day")
    reason = reader.words("reason", required=True)
    if day is None:
        reader.issues.append(Issue("missing", "day", "", "day is missing."))
        return None
    return DayReopened(day, reason)


def read_void(reader: LineReader) -> Fact | None:
    """Read which earlier entry does not hold, and why."""
    return EntryVoided(
        reader.words("entry", required=True, longest=100), reader.words("reason", required=True)
    )
