"""Bags, bottles and syringes of one infusion: what each has given and still holds."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.infusion.volumes import Bounds, Segment, delivered
from protocols.registry import exact, magnitude
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.facts import Entry, InfusionCharted
    from protocols.times import Instant


@dataclass(frozen=True, slots=True)
class BagState:
    """One bag: its number in the infusion, lot and volume as charted, what it gave and holds.

    `overrun` says that the charted rates would have taken more than it held.
    """

    number: int
    hung: Instant
    lot: str
    volume: Fraction | None
    given: Bounds
    remaining: Bounds | None
    entry: str
    overrun: bool = False


def fold_bags(
    ordered: tuple[Entry[InfusionCharted], ...], segments: tuple[Segment, ...], now: Instant
) -> tuple[BagState, ...]:
    """Return the bags in the order in which they were hung; the first hangs from the start."""
    hung = [one for one in ordered if one.fact.step == "bag" or _is_first(one, ordered)]
    ends = (*(one.at for one in hung[1:]), now)
    found = []
    for number, (entry, end) in enumerate(zip(hung, ends, strict=False), start=1):
        volume = _in_ml(entry.fact.volume)
        given = delivered(segments, entry.at, end)
        found.append(
            BagState(
                number,
                entry.at,
                entry.fact.lot,
                volume,
                given,
                None if volume is None else given.left_of(volume),
                entry.id,
                overrun=volume is not None and given.low > volume,
            )
        )
    return tuple(found)


def _is_first(entry: Entry[InfusionCharted], ordered: tuple[Entry[InfusionCharted], ...]) -> bool:
    return entry.fact.step == "start" and entry is next(
        (one for one in ordered if one.fact.step == "start"), None
    )


def _in_ml(volume: Quantity | None) -> Fraction | None:
    return None if volume is None else magnitude(exact(volume), Unit.ML)
