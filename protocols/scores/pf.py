"""PaO2/FiO2, the oxygenation ratio, in mmHg.

Source: the ratio as SOFA (Vincent, Intensive Care Med 1996;22:707) and the Berlin definition
(JAMA 2012;307:2526) use it. PaO2 belongs to the FiO2 in force when the gas was drawn. Exact:
28 mmHg at 0.28 is 100, not 99.99999999999999.
"""

from __future__ import annotations

from fractions import Fraction

from protocols.scores.amounts import number_of
from protocols.scores.result import Derived
from protocols.units import Quantity, Unit


def pf_ratio(pao2: Quantity | None, fio2: Quantity | None) -> Fraction | None:
    """Return PaO2 (mmHg) over FiO2 (fraction) exactly, or None where either is not known."""
    pressure, fraction = number_of("pao2", pao2), number_of("fio2", fio2)
    if pressure is None or fraction is None:
        return None
    return pressure / fraction


def missing_for_pf(pao2: Quantity | None, fio2: Quantity | None) -> tuple[str, ...]:
    """Name the inputs of the ratio that are not known."""
    return tuple(name for name, given in (("pao2", pao2), ("fio2", fio2)) if given is None)


def pf(pao2: Quantity | None, fio2: Quantity | None) -> Derived:
    """Return PaO2/FiO2 in mmHg; no value where PaO2 or FiO2 is not known."""
    ratio = pf_ratio(pao2, fio2)
    missing = missing_for_pf(pao2, fio2)
    if ratio is None:
        return Derived(None, Unit.MMHG, why="PaO2 or FiO2 not known", missing=missing)
    from protocols.registry import as_decimal
    from protocols.scores.amounts import shown

    return Derived(as_decimal(ratio), Unit.MMHG, why=f"P/F {shown(ratio)} mmHg")
