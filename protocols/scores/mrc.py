"""MRC sum score of muscle strength, 0 to 60.

Source: Kleyweg et al., Muscle Nerve 1991;14:1103 (sum score); De Jonghe et al., JAMA
2002;288:2859 (below 48 of 60: ICU-acquired weakness). Six movements on each side, 0 to 5 each:
shoulder abduction, elbow flexion, wrist extension, hip flexion, knee extension, ankle
dorsiflexion. A limb that was not examined is not 0 and is not taken from the other side.
"""

from __future__ import annotations

from typing import Final

from protocols.scores.result import Component, Score, settled, summed

MOVEMENTS: Final = (
    "shoulder_abduction",
    "elbow_flexion",
    "wrist_extension",
    "hip_flexion",
    "knee_extension",
    "ankle_dorsiflexion",
)
MOST: Final = 5
WEAK_BELOW: Final = 48
Side = tuple[int | None, ...]


def mrc(right: Side | None, left: Side | None) -> Score:
    """Return the sum of twelve grades, or its bounds where a grade is not known.

    Raises:
        ValueError: a side has not six grades, or a grade is not 0 to 5.
    """
    components = (*_side("right", right), *_side("left", left))
    low = sum(one.low for one in components)
    high = sum(one.high for one in components)
    return summed(components, reading=_reading(low, high))


def _reading(low: int, high: int) -> str:
    if high < WEAK_BELOW:
        return "ICU-acquired weakness: below 48"
    return "no ICU-acquired weakness: at least 48" if low >= WEAK_BELOW else ""


def _side(side: str, grades: Side | None) -> tuple[Component, ...]:
    given = grades if grades is not None else (None,) * len(MOVEMENTS)
    if len(given) != len(MOVEMENTS):
        raise ValueError(f"{side}: six grades, not {len(given)}")
    return tuple(
        _movement(f"{side}_{movement}", grade)
        for movement, grade in zip(MOVEMENTS, given, strict=True)
    )


def _movement(name: str, grade: int | None) -> Component:
    if grade is None:
        return Component(name, 0, MOST, "not examined", (name,))
    if not 0 <= grade <= MOST:
        raise ValueError(f"{name}: a grade is 0 to {MOST}, not {grade}")
    return settled(name, grade, f"grade {grade} of {MOST}")
