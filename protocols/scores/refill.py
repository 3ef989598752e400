"""Capillary refill (skin recolouration) time in seconds, with its site.

Source: Hernandez et al. (ANDROMEDA-SHOCK), JAMA 2019;321:654: glass slide on the ventral finger
pad until it blanches, hold 10 s; above 3 s is prolonged. Knee: Ait-Oufella et al., Intensive Care
Med 2014;40:958; its cut-offs separate survivors in one cohort and are not a definition, so the
knee gets no class here. Sites are not interchangeable: times of two sites are never compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal

from protocols.scores.amounts import in_words, number_of
from protocols.scores.result import Derived
from protocols.units import Unit

if TYPE_CHECKING:
    from protocols.units import Quantity

Site = Literal["finger", "knee"]
SITES: Final = ("finger", "knee")
PROLONGED_ABOVE: Final = Fraction(3)


@dataclass(frozen=True, slots=True)
class Refill:
    """One refill time at its site; None is not known."""

    site: Site | None
    time: Quantity | None


def refill(given: Refill) -> Derived:
    """Return the seconds as measured; `prolonged` says yes or no for the finger only."""
    missing = tuple(
        name for name, one in (("site", given.site), ("time", given.time)) if one is None
    )
    seconds = number_of("refill_finger", given.time)
    if given.time is None or seconds is None:
        return Derived(None, Unit.S, why="refill time not known", missing=missing)
    if given.site is None:
        return Derived(None, Unit.S, why="a refill time without its site", missing=missing)
    beside: tuple[tuple[str, str | None], ...] = (("site", given.site), ("prolonged", None))
    words = f"{given.site} {in_words(given.time)}"
    if given.site == "finger":
        prolonged = seconds > PROLONGED_ABOVE
        beside = (("site", given.site), ("prolonged", "yes" if prolonged else "no"))
        words = f"{words}, {'above' if prolonged else 'at most'} 3 s"
    return Derived(given.time.value, Unit.S, why=words, also=beside)


def refill_change(earlier: Refill, later: Refill) -> Derived:
    """Return later minus earlier in seconds; no value between two sites."""
    first, second = (number_of("refill_finger", one.time) for one in (earlier, later))
    if first is None or second is None:
        return Derived(None, Unit.S, why="refill time not known", missing=("time",))
    if earlier.site is None or earlier.site != later.site:
        why = "the two times are not from one site and cannot be compared"
        return Derived(None, Unit.S, why=why, missing=("site",))
    from protocols.registry import as_decimal

    return Derived(as_decimal(second - first), Unit.S, why=f"both at the {later.site}")
