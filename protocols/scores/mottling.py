"""Mottling of the skin around the knee, 0 to 5.

Source: Ait-Oufella et al., Intensive Care Med 2011;37:801-807. 0 none; 1 coin-size at the centre
of the knee; 2 not beyond the upper edge of the kneecap; 3 not beyond mid-thigh; 4 not beyond the
fold of the groin; 5 beyond it. Groups 0 to 1, 2 to 3, 4 to 5. Where the skin does not let it be
judged it is not assessable, never 0.
"""

from __future__ import annotations

from typing import Final, Literal

from protocols.scores.result import Component, Score, settled, summed

NOT_ASSESSABLE: Final = "not assessable"
EXTENTS: Final = (
    "none",
    "coin-size at the centre of the knee",
    "not beyond the upper edge of the kneecap",
    "not beyond mid-thigh",
    "not beyond the fold of the groin",
    "beyond the fold of the groin",
)
_GROUPS: Final = ("0 to 1", "0 to 1", "2 to 3", "2 to 3", "4 to 5", "4 to 5")


def mottling(zone: int | Literal["not assessable"] | None) -> Score:
    """Return the mottling score with its group; no total where it is not known.

    Raises:
        ValueError: the zone is not 0 to 5.
    """
    most = len(EXTENTS) - 1
    if zone is None:
        return summed((Component("zone", 0, most, "not recorded", ("zone",)),))
    if zone == NOT_ASSESSABLE:
        why = "not assessable on this skin"
        return summed((Component("zone", 0, most, why, ("zone",), (f"mottling {why}",)),))
    if not 0 <= zone <= most:
        raise ValueError(f"the mottling zone is 0 to {most}, not {zone}")
    component = settled("zone", zone, EXTENTS[zone])
    return summed((component,), reading=f"group {_GROUPS[zone]}")
