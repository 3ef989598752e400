"""Body mass index in kg/m2.

Source: WHO Technical Report Series 894 (2000): 18.5, 25 and 30 kg/m2. Height is converted to
metres from its own unit: centimetres taken for metres would be wrong by ten thousand. With oedema
the dry weight is meant.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from protocols.scores.amounts import number_of, shown
from protocols.scores.result import Derived
from protocols.units import Unit

if TYPE_CHECKING:
    from protocols.units import Quantity

_CLASSES: Final = (
    (Fraction("18.5"), "below 18.5: underweight"),
    (Fraction(25), "18.5 to below 25: normal range"),
    (Fraction(30), "25 to below 30: overweight"),
)
_TOP: Final = "30 or above: obesity"


def bmi(weight: Quantity | None, height: Quantity | None) -> Derived:
    """Return weight over height squared in kg/m2, with its WHO class in `class`."""
    kilograms, centimetres = number_of("weight", weight), number_of("height", height)
    missing = tuple(
        name for name, one in (("weight", kilograms), ("height", centimetres)) if one is None
    )
    if kilograms is None or centimetres is None:
        return Derived(None, Unit.KG_PER_M2, why="weight or height not known", missing=missing)
    index = kilograms / (centimetres / 100) ** 2
    group = next((words for edge, words in _CLASSES if index < edge), _TOP)
    from protocols.registry import as_decimal

    return Derived(
        as_decimal(index),
        Unit.KG_PER_M2,
        why=f"BMI {shown(index)} kg/m2, {group}",
        also=(("class", group),),
    )
