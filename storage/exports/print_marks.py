"""What every printed page says of itself: a copy, on which clock, and when it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from protocols.times import Instant, local

if TYPE_CHECKING:
    from storage.exports.typst_press import Json

COPY: Final = "COPY, NOT THE RECORD"
TEST_CLOCK: Final = "TEST CLOCK, NOT THE TIME OF DAY"


def moment_parts(printed_at: Instant) -> list[Json]:
    """Return the parts of a moment in UTC, for the date inside the PDF."""
    made = local(printed_at, "UTC")
    return [made.year, made.month, made.day, made.hour, made.minute, made.second]


def test_clock_mark(*, on: bool) -> str:
    """Return the mark of a test clock, or nothing where the clock is the true one."""
    return TEST_CLOCK if on else ""
