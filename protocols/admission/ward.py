"""What a statement is held against: the subject, its protocol, and the clock."""

from __future__ import annotations

from dataclasses import dataclass

from protocols.definition.model import Protocol
from protocols.issues import Issue
from protocols.record import Record
from protocols.times import Instant, TimeDelta

# Clocks of two machines may differ a little; more than this ahead is charting in advance (R48).
FUTURE_TOLERANCE = TimeDelta(minutes=2)
_EARLIEST = Instant.from_utc(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Ward:
    """What a statement is held against: the subject's record and protocol, and the time now."""

    record: Record | None
    protocol: Protocol | None
    now: Instant


def time_issues(field: str, when: Instant, now: Instant) -> list[Issue]:
    """Return why a time cannot be charted: not yet come, or long before any trial."""
    if when > now + FUTURE_TOLERANCE:
        return [
            Issue(
                "future_time",
                field,
                when.format_iso(),
                f"{when.format_iso()} lies in the future (now {now.format_iso()}). Chart what "
                "happened, when it has happened.",
            )
        ]
    if when < _EARLIEST:
        return [
            Issue(
                "too_early",
                field,
                when.format_iso(),
                f"{when.format_iso()} is before the year 2000. Check the date.",
            )
        ]
    return []
