"""Contradictions of an event list, in words. What happened stays recorded all the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from protocols.amount_words import amount_words
from protocols.units import Unit

if TYPE_CHECKING:
    from fractions import Fraction

    from protocols.infusion.volumes import Bounds


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the event list that does not fit: what, and the entry it stands in."""

    code: str
    words: str
    entry: str = ""


WORDS: dict[str, str] = {
    "before_start": "This event stands before any start; the start may not be charted yet.",
    "started_twice": "The infusion was already running when this start was charted.",
    "after_end": "This event stands after the end of the infusion.",
    "restarted": "The infusion was started again after its end.",
    "pause_not_running": "A pause is charted while nothing ran.",
    "resume_without_pause": "A resume is charted without a pause before it.",
    "rate_during_pause": "A rate is charted during a pause and no resume; it may or may not run.",
    "rate_missing": "No rate is charted; how much runs from here on is not known.",
    "rate_unit": "The rate is not a volume per time; how much runs from here on is not known.",
    "not_unknown": "The end of an unknown stretch is charted without its beginning.",
}


def problem(code: str, entry: str) -> Problem:
    """Return a contradiction found at an entry."""
    return Problem(code, WORDS[code], entry)


def overrun(bag: int) -> Problem:
    """Return the problem of a bag that the charted rates would have emptied."""
    return Problem(
        "bag_empty", f"By the charted rates bag {bag} gave more than its volume; check the log."
    )


def difference_words(observed: Fraction, total: Bounds, entry: str) -> list[Problem]:
    """State how the volume read off the pump differs from the charted rates; empty if not."""
    pump = amount_words(observed, Unit.ML)
    if total.low <= observed and (total.high is None or observed <= total.high):
        return []
    if total.exact is None:
        high = amount_words(total.high, Unit.ML) if total.high is not None else "no upper limit"
        charted = f"between {amount_words(total.low, Unit.ML)} and {high}"
    else:
        charted = amount_words(total.low, Unit.ML)
    nearest = total.low if total.high is None or observed < total.low else total.high
    more = "more" if observed > nearest else "less"
    return [
        Problem(
            "pump_differs",
            f"The pump showed {pump}; the charted rates give {charted}: "
            f"{amount_words(abs(observed - nearest), Unit.ML)} {more} on the pump.",
            entry,
        )
    ]
