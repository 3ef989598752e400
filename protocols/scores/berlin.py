"""Berlin definition of ARDS.

Source: ARDS Definition Task Force, JAMA 2012;307:2526-2533, Table 3. Mild: P/F above 200 to 300;
moderate: above 100 to 200; severe: at most 100; each with PEEP of at least 5 cmH2O (in the mild
group also CPAP or NIV). The edges are inclusive, the opposite of SOFA: P/F of exactly 200 is
moderate here and scores 2 there.

All criteria are joined by "and": one that is surely absent gives `none`; otherwise one that is not
known leaves no answer, never `none`. Below 200 under CPAP or NIV the definition has no class: no
answer, with the reason. Above 1000 m of altitude the P/F needs a correction that is not made here.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal

from protocols.scores.amounts import number_of, shown
from protocols.scores.pf import missing_for_pf, pf_ratio
from protocols.scores.result import Derived

if TYPE_CHECKING:
    from protocols.units import Quantity

Support = Literal["invasive", "cpap", "niv", "none"]
SUPPORTS: Final = ("invasive", "cpap", "niv", "none")
HIGHEST_PF: Final = Fraction(300)
MODERATE_UP_TO: Final = Fraction(200)
SEVERE_UP_TO: Final = Fraction(100)
LOWEST_PEEP: Final = Fraction(5)


@dataclass(frozen=True, slots=True, kw_only=True)
class BerlinInputs:
    """What the definition asks; None is not known.

    Attributes:
        pao2: arterial oxygen pressure.
        fio2: inspired fraction when the gas was drawn.
        peep: PEEP or CPAP.
        support: kind of respiratory support.
        bilateral_opacities: on imaging, not explained by effusion, collapse or nodules.
        within_one_week: of a known insult or of new or worse symptoms.
        not_cardiac: not fully explained by the heart or by fluid overload.
    """

    pao2: Quantity | None = None
    fio2: Quantity | None = None
    peep: Quantity | None = None
    support: Support | None = None
    bilateral_opacities: bool | None = None
    within_one_week: bool | None = None
    not_cardiac: bool | None = None


def berlin(given: BerlinInputs) -> Derived:
    """Return `none`, `mild`, `moderate` or `severe`, or no value where it cannot be judged."""
    ratio, peep = pf_ratio(given.pao2, given.fio2), number_of("peep", given.peep)
    criteria: tuple[tuple[str, bool | None, str], ...] = (
        ("bilateral_opacities", given.bilateral_opacities, "no bilateral opacities"),
        ("within_one_week", given.within_one_week, "not within one week"),
        ("not_cardiac", given.not_cardiac, "explained by the heart or by fluid overload"),
        ("support", None if given.support is None else given.support != "none", "no support"),
        ("peep", None if peep is None else peep >= LOWEST_PEEP, "PEEP below 5 cmH2O"),
        ("pf", None if ratio is None else ratio <= HIGHEST_PF, "P/F above 300"),
    )
    warnings = _contradiction(given, peep)
    failed = [words for _, holds, words in criteria if holds is False]
    if failed:
        return Derived("none", why="; ".join(failed), warnings=warnings)
    unknown = tuple(name for name, holds, _ in criteria if holds is None and name != "pf")
    missing = (*missing_for_pf(given.pao2, given.fio2), *unknown)
    if missing or ratio is None:
        return Derived(None, why="not assessable: not all criteria known", missing=missing)
    return _graded(ratio, given.support)


def _contradiction(given: BerlinInputs, peep: Fraction | None) -> tuple[str, ...]:
    if given.support == "none" and peep is not None and peep > 0:
        return ("a PEEP was given without respiratory support: check which of the two is right",)
    return ()


def _graded(ratio: Fraction, support: Support | None) -> Derived:
    words = f"P/F {shown(ratio)} mmHg"
    if ratio > MODERATE_UP_TO:
        return Derived("mild", why=f"{words}, above 200 and at most 300")
    if support != "invasive":
        return Derived(
            None,
            why=f"{words}, at most 200 under CPAP or NIV",
            warnings=("the criteria are met, but under CPAP or NIV only the mild class exists",),
        )
    if ratio > SEVERE_UP_TO:
        return Derived("moderate", why=f"{words}, above 100 and at most 200")
    return Derived("severe", why=f"{words}, at most 100")
