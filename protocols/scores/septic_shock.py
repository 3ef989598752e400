"""Septic shock by Sepsis-3.

Source: Singer et al., JAMA 2016;315:801-810, Box 3: infection with an acute SOFA rise of 2 or
more, a vasopressor needed to keep MAP at 65 mmHg or above, and lactate above 2 mmol/L, after
adequate fluids. All joined by "and"; lactate of exactly 2 mmol/L is not above 2. Dobutamine is not
a vasopressor.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from protocols.scores.amounts import number_of
from protocols.scores.result import Derived

if TYPE_CHECKING:
    from protocols.units import Quantity

LACTATE_ABOVE: Final = Fraction(2)
SOFA_RISE_FROM: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SepticShockInputs:
    """The criteria; None is not known.

    Attributes:
        vasopressor_for_map_65: a vasopressor is needed to keep MAP at 65 mmHg or above.
        lactate: serum lactate.
        fluids_adequate: volume has been given.
        infection: suspected or proven.
        sofa_rise: acute change of SOFA in points, from 0 if no earlier dysfunction is known.
    """

    vasopressor_for_map_65: bool | None = None
    lactate: Quantity | None = None
    fluids_adequate: bool | None = None
    infection: bool | None = None
    sofa_rise: int | None = None


def septic_shock(given: SepticShockInputs) -> Derived:
    """Return `met`, `not_met`, or `not_known` while nothing fails but something is unknown."""
    lactate = number_of("lactate", given.lactate)
    rise = given.sofa_rise
    criteria: tuple[tuple[str, bool | None, str], ...] = (
        (
            "vasopressor_for_map_65",
            given.vasopressor_for_map_65,
            "no vasopressor needed to keep MAP at 65 mmHg",
        ),
        (
            "lactate",
            None if lactate is None else lactate > LACTATE_ABOVE,
            "lactate not above 2 mmol/L",
        ),
        ("fluids_adequate", given.fluids_adequate, "fluids not yet adequate"),
        ("infection", given.infection, "no infection suspected or proven"),
        (
            "sofa_rise",
            None if rise is None else rise >= SOFA_RISE_FROM,
            "SOFA has not risen by 2 or more",
        ),
    )
    failed = [words for _, holds, words in criteria if holds is False]
    if failed:
        return Derived("not_met", why="; ".join(failed))
    missing = tuple(name for name, holds, _ in criteria if holds is None)
    if missing:
        return Derived("not_known", why="not all criteria are known", missing=missing)
    return Derived("met", why="all five criteria are met")
