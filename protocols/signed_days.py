"""A signed study day is closed: what may not be charted into it any more, and what may be signed.

A day is signed when it is over, never while it runs: a signed day takes no entries, and at the
bedside the next one is always a minute away. Reopening is an entry of its own, by an investigator,
with the reason (R87). An unblinding is always recorded: it cannot wait for a signature.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from protocols.facts import (
    DayReopened,
    DaySigned,
    DeviationExplained,
    Entry,
    EntryVoided,
    ItemNotDone,
    UnblindingRecorded,
)
from protocols.issues import Issue
from protocols.record import fold_record
from protocols.times import Window, day_window, show_when

if TYPE_CHECKING:
    from protocols.definition.model import Protocol
    from protocols.facts import Statement
    from protocols.record import Record
    from protocols.times import Instant

_ALWAYS_TAKEN = (UnblindingRecorded, DeviationExplained)
_SHORTEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Days:
    """What it takes to tell a subject's study days: record, protocol, ward zone and the time."""

    record: Record
    protocol: Protocol
    zone: str
    now: Instant

    def window(self, day: int) -> Window | None:
        """Return when a study day begins and ends; None while the day anchor is not known."""
        return _window(self.record, self.protocol, self.zone, day)


def signed_day_issues(statement: Statement, days: Days) -> tuple[Issue, ...]:
    """Return why a statement cannot be charted for the sake of what is signed; none means it can.

    Args:
        statement: what is about to be charted.
        days: the subject's days as they are now.
    """
    fact = statement.fact
    if isinstance(fact, DaySigned):
        return tuple(_signing_issues(fact, days))
    if isinstance(fact, DayReopened):
        return tuple(_reopening_issues(fact, days))
    if isinstance(fact, _ALWAYS_TAKEN) or not days.record.signed_days:
        return ()
    closed = sorted({*_days_touched(statement, days), *_days_moved(statement, days)})
    return tuple(_closed(day, statement, days) for day in closed)


def _signing_issues(fact: DaySigned, days: Days) -> Iterator[Issue]:
    window = days.window(fact.day)
    if window is None or window.end is None:
        yield _issue(
            "day_not_known",
            fact.day,
            f"Day {fact.day} cannot be signed: the anchor that the study days count from is not "
            "recorded. Record it first.",
        )
    elif days.now < window.end:
        ends = show_when(window.end, days.zone)
        yield _issue(
            "day_not_over",
            fact.day,
            f"Day {fact.day} is not over before {ends}. A signed day takes no more entries, so a "
            "day is signed when it is over.",
        )
    signed = days.record.signed_days.get(fact.day)
    if signed is not None:
        yield _issue(
            "signed_already",
            fact.day,
            f"Day {fact.day} was signed by {signed.operator} on "
            f"{show_when(signed.recorded_at, days.zone)} already.",
        )
    if len(fact.meaning.strip()) < _SHORTEST_WORDS:
        yield Issue(
            "no_meaning",
            "meaning",
            fact.meaning,
            "A signature needs its meaning, such as: reviewed and complete.",
        )


def _reopening_issues(fact: DayReopened, days: Days) -> Iterator[Issue]:
    if fact.day not in days.record.signed_days:
        yield _issue(
            "not_signed", fact.day, f"Day {fact.day} is not signed, so there is nothing to reopen."
        )
    if len(fact.reason.strip()) < _SHORTEST_WORDS:
        yield Issue(
            "reason_missing",
            "reason",
            fact.reason,
            "To reopen a signed day needs a reason of at least three characters.",
        )


def _days_touched(statement: Statement, days: Days) -> Iterator[int]:
    """Yield the signed days into which a statement, or what it strikes, belongs."""
    fact = statement.fact
    moments = [statement.at]
    for target in (statement.replaces, fact.entry if isinstance(fact, EntryVoided) else None):
        struck = days.record.entry(target) if target is not None else None
        if struck is not None:
            moments.append(struck.at)
            if isinstance(struck.fact, ItemNotDone):
                yield from _signed(struck.fact.day, days)
    if isinstance(fact, EntryVoided):
        # A void is made now; what counts is when the value that it strikes was taken.
        moments = moments[1:]
    if isinstance(fact, ItemNotDone):
        yield from _signed(fact.day, days)
    for day in days.record.signed_days:
        window = days.window(day)
        if window is not None and any(_holds(window, moment) for moment in moments):
            yield day


def _signed(day: int | None, days: Days) -> Iterator[int]:
    if day is not None and day in days.record.signed_days:
        yield day


def _days_moved(statement: Statement, days: Days) -> Iterator[int]:
    """Yield the signed days whose beginning a statement would move, such as an earlier anchor."""
    record = days.record
    entry = Entry(
        id="",
        device="",
        seq=0,
        subject=statement.subject,
        fact=statement.fact,
        at=statement.at,
        recorded_at=days.now,
        zone=days.zone,
        operator="",
        role="",
        replaces=statement.replaces,
        reason=statement.reason,
    )
    after = fold_record(record.subject, (*record.entries, entry))
    for day in record.signed_days:
        if _window(after, days.protocol, days.zone, day) != days.window(day):
            yield day


def _window(record: Record, protocol: Protocol, zone: str, day: int) -> Window | None:
    count = protocol.days
    anchor = record.anchors.get(count.anchor)
    if anchor is None:
        return None
    return day_window(day, anchor, zone, first=count.first, rule=count.rule)


def _holds(window: Window, moment: Instant) -> bool:
    return (window.start is None or window.start <= moment) and (
        window.end is None or moment < window.end
    )


def _closed(day: int, statement: Statement, days: Days) -> Issue:
    signed = days.record.signed_days[day]
    when = show_when(signed.recorded_at, days.zone)
    return Issue(
        "day_signed",
        "at",
        statement.at.format_iso(),
        f"Day {day} was signed by {signed.operator} on {when} and takes no more entries. An "
        "investigator can open it again, with a reason.",
    )


def _issue(code: str, day: int, message: str) -> Issue:
    return Issue(code, "day", str(day), message)
