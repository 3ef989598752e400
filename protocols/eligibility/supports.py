"""Whether a support or stay was on at a moment, as a criterion needs it; nothing charted: unknown.

`intubated` and `in_icu` follow from what is charted: a ventilator that was started, an admission
that was stated. A person's own answer goes before; silence is never taken as no.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from protocols.facts import SupportCharted
from protocols.times import show_when

if TYPE_CHECKING:
    from protocols.record import Record
    from protocols.times import Instant

# A stated fact of the protocol files, the support that tells it, and the anchor that begins it.
_TOLD_BY: Mapping[str, tuple[str, str]] = {
    "intubated": ("mechanical_ventilation", "mechanical_ventilation_start"),
    "in_icu": ("icu", "icu_admission"),
}


@dataclass(frozen=True, slots=True)
class SupportStep:
    """A support went on or off, as charted or as an anchor says."""

    at: Instant
    on: bool
    words: str
    entry: str = ""


def support_steps(record: Record, zone: str) -> dict[str, tuple[SupportStep, ...]]:
    """Return for each stated fact that a support can tell when it came to be so or not."""
    found: dict[str, tuple[SupportStep, ...]] = {}
    for fact, (support, anchor) in _TOLD_BY.items():
        name = support.replace("_", " ")
        steps = [
            SupportStep(
                one.at,
                one.fact.step != "stop",
                f"{name} {one.fact.step}, {show_when(one.at, zone)}",
                one.id,
            )
            for one in record.of(SupportCharted)
            if one.fact.what == support
        ]
        began = record.anchors.get(anchor)
        if began is not None:
            words = f"{anchor.replace('_', ' ')} {show_when(began, zone)}"
            steps.append(SupportStep(began, on=True, words=words))
        if steps:
            found[fact] = tuple(sorted(steps, key=lambda one: (one.at, not one.on)))
    return found


def support_at(steps: tuple[SupportStep, ...], at: Instant) -> SupportStep | None:
    """Return the last step by then: what holds, and why; None: nothing was charted by then."""
    by_then = [one for one in steps if one.at <= at]
    return by_then[-1] if by_then else None
