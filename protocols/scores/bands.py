"""Band tables: from a number to its points, exactly, in the score's own unit.

A table is read from the lowest band up; the first band that holds the number gives the points.
Whether an edge itself belongs to the band below or above it is said for each edge, for the papers
differ: SOFA 1996 prints "below 100", SOFA-2 and Berlin "at most 100".
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

Exact = Decimal | Fraction | int


@dataclass(frozen=True, slots=True)
class Band:
    """One step of a score.

    Attributes:
        points: what a number in this band scores.
        edge: the upper edge, or None for the last, open band.
        edge_inside: the edge itself still belongs to this band ("at most"), else to the next.
    """

    points: int
    edge: Fraction | None = None
    edge_inside: bool = False

    def holds(self, number: Fraction) -> bool:
        """Say whether a number that lies above all lower bands falls into this one."""
        if self.edge is None:
            return True
        return number <= self.edge if self.edge_inside else number < self.edge


BandTable = tuple[Band, ...]


def below(edge: str, points: int) -> Band:
    """Return a band for numbers below the edge."""
    return Band(points, Fraction(edge))


def up_to(edge: str, points: int) -> Band:
    """Return a band for numbers at or below the edge."""
    return Band(points, Fraction(edge), edge_inside=True)


def otherwise(points: int) -> Band:
    """Return the last band: every number above the edges before it."""
    return Band(points)


def table(*bands: Band) -> BandTable:
    """Return the bands as a table.

    Raises:
        ValueError: the edges do not rise, or not exactly the last band is open.
    """
    edges = [band.edge for band in bands]
    closed = [edge for edge in edges if edge is not None]
    if not edges or edges[-1] is not None or len(closed) != len(edges) - 1:
        raise ValueError("exactly the last band of a table is open")
    if any(later <= earlier for earlier, later in pairwise(closed)):
        raise ValueError("the edges of a table must rise")
    return bands


def _index(bands: BandTable, number: Exact) -> int:
    exact = Fraction(number)
    return next(place for place, band in enumerate(bands) if band.holds(exact))


def points_for(bands: BandTable, number: Exact) -> int:
    """Return the points of a number; compared as a fraction, never rounded."""
    return bands[_index(bands, number)].points


def points_between(bands: BandTable, low: Exact, high: Exact) -> tuple[int, int]:
    """Return the fewest and the most points of any number from `low` to `high`."""
    points = [band.points for band in bands[_index(bands, low) : _index(bands, high) + 1]]
    return min(points), max(points)


def reachable(bands: BandTable) -> tuple[int, int]:
    """Return the fewest and the most points that the table can give."""
    points = [band.points for band in bands]
    return min(points), max(points)
