"""RALE: radiographic assessment of lung edema, 0 to 48.

Source: Warren et al., Thorax 2018;73:840-846. Four quadrants; in each the extent of consolidation
(0 none, 1 below 25 %, 2 to 50 %, 3 to 75 %, 4 above 75 %) times its density (1 hazy, 2 moderate,
3 dense). Without consolidation there is no density and the quadrant is 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from protocols.scores.result import Component, Score, settled, summed

QUADRANTS: Final = 4
MOST_EXTENT: Final = 4
MOST_DENSITY: Final = 3


@dataclass(frozen=True, slots=True)
class Quadrant:
    """One quadrant of the film; None is not known, and no density goes with extent 0.

    Raises:
        ValueError: extent is not 0 to 4, or density not 1 to 3.
    """

    extent: int | None = None
    density: int | None = None

    def __post_init__(self) -> None:
        if self.extent is not None and not 0 <= self.extent <= MOST_EXTENT:
            raise ValueError(f"extent is 0 to {MOST_EXTENT}, not {self.extent}")
        if self.density is not None and not 1 <= self.density <= MOST_DENSITY:
            raise ValueError(f"density is 1 to {MOST_DENSITY}, not {self.density}")


def rale(quadrants: tuple[Quadrant, ...] | None) -> Score:
    """Return the sum over the four quadrants, or its bounds.

    Raises:
        ValueError: there are more than four quadrants.
    """
    given = quadrants or ()
    if len(given) > QUADRANTS:
        raise ValueError(f"a film has four quadrants, not {len(given)}")
    padded = (*given, *(Quadrant() for _ in range(QUADRANTS - len(given))))
    return summed(tuple(_quadrant(number, one) for number, one in enumerate(padded, 1)))


def _quadrant(number: int, one: Quadrant) -> Component:
    name = f"quadrant_{number}"
    if one.extent == 0:
        return settled(name, 0, "no consolidation")
    density_words = f"density {one.density}" if one.density else "density not known"
    if one.extent is None:
        high = MOST_EXTENT * (one.density or MOST_DENSITY)
        return Component(name, 0, high, f"extent not known, {density_words}", (name,))
    words = f"extent {one.extent}, {density_words}"
    if one.density is None:
        return Component(name, one.extent, one.extent * MOST_DENSITY, words, (name,))
    return settled(name, one.extent * one.density, words)
