"""Norepinephrine equivalent in micrograms of base per kg per min. The formula is always named.

Sources:
- `goradia-2021`: Goradia et al., J Crit Care 2021;61:233-240, in the form that the public
  mimic-code implements: NE + epinephrine + phenylephrine / 10 + dopamine / 100 + 2.5 x vasopressin
  (units per min).
- `kotani-2023`: Kotani et al., Crit Care 2023;27:29: NE + epinephrine + dopamine / 100 + 0.06 x
  phenylephrine + 2.5 x vasopressin (units per min) + 0.0025 x angiotensin II (ng/kg/min) + 10 x
  terlipressin + 0.2 x methylene blue (mg/kg/h) + 8 x metaraminol + 0.02 x hydroxocobalamin (g).

Inotropes (dobutamine, milrinone, enoximone, levosimendan) add nothing in either. A drug that runs
and is not in the formula leaves no value: the number would be too low. Vasopressin is per minute
and not per kg; a rate charted per hour is converted.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from protocols.scores.amounts import number_in, shown
from protocols.scores.result import Derived, once
from protocols.units import Unit

if TYPE_CHECKING:
    from protocols.scores.vasopressors import RunningDrug


@dataclass(frozen=True, slots=True)
class Term:
    """What one drug adds: its rate in `unit`, times `factor`."""

    unit: Unit
    factor: Fraction


def _term(factor: str, unit: Unit = Unit.MICROG_PER_KG_MIN) -> Term:
    return Term(unit, Fraction(factor))


FORMULAS: Final[dict[str, dict[str, Term]]] = {
    "goradia-2021": {
        "norepinephrine": _term("1"),
        "epinephrine": _term("1"),
        "phenylephrine": _term("0.1"),
        "dopamine": _term("0.01"),
        "vasopressin": _term("2.5", Unit.UNITS_PER_MIN),
    },
    "kotani-2023": {
        "norepinephrine": _term("1"),
        "epinephrine": _term("1"),
        "dopamine": _term("0.01"),
        "phenylephrine": _term("0.06"),
        "vasopressin": _term("2.5", Unit.UNITS_PER_MIN),
        "angiotensin_ii": _term("0.0025", Unit.NG_PER_KG_MIN),
        "terlipressin": _term("10"),
        "methylene_blue": _term("0.2", Unit.MG_PER_KG_H),
        "metaraminol": _term("8"),
        "hydroxocobalamin": _term("0.02", Unit.G),
    },
}
INOTROPES: Final = ("dobutamine", "milrinone", "enoximone", "levosimendan")
_METARAMINOL_DOUBT: Final = (
    "metaraminol: the formula as printed multiplies by 8, while dose comparisons find about a "
    "tenth of norepinephrine's strength; have the factor checked before using the number"
)


def norepinephrine_equivalent(
    formula: str | None, drugs: tuple[RunningDrug, ...] | None
) -> Derived:
    """Return the equivalent of all running drugs by the named formula.

    `low` is what the drugs that could be counted add up to. No value without a formula, without
    the list, or with a drug whose part is not known.

    Raises:
        ValueError: there is no formula of that name.
    """
    unit = Unit.MICROG_PER_KG_MIN
    missing = tuple(name for name, one in (("formula", formula), ("drugs", drugs)) if one is None)
    if formula is None or drugs is None:
        return Derived(None, unit, why="formula or drugs not known", missing=missing)
    if formula not in FORMULAS:
        raise ValueError(f"no formula {formula!r}")
    total, unknown, warnings = Fraction(0), False, []
    for one in drugs:
        part, warning = _part(one, FORMULAS[formula])
        warnings += [warning] if warning else []
        total += part or 0
        unknown = unknown or part is None
    from protocols.registry import as_decimal

    known = as_decimal(total)
    why = f"{formula}: {shown(total, 3)} micrograms per kg per min"
    if unknown:
        why = f"{why} at least"
        return Derived(None, unit, low=known, why=why, missing=("drugs",), warnings=once(warnings))
    return Derived(known, unit, low=known, high=known, why=why, warnings=once(warnings))


def _part(one: RunningDrug, terms: dict[str, Term]) -> tuple[Fraction | None, str]:
    name = (one.drug or "a drug that could not be read").replace("_", " ")
    if one.stopped or one.drug in INOTROPES:
        return Fraction(0), ""
    term = terms.get(one.drug or "")
    if term is None:
        return None, f"{name} has no place in this formula"
    if one.rate is None:
        return None, f"{name}: rate not known"
    from protocols.registry import same_kind

    if not same_kind(one.rate.unit, term.unit):
        return None, f"{name}: a rate in {term.unit.value} is needed"
    rate = one.per_kg_min() if one.drug == "norepinephrine" else number_in(term.unit, one.rate)
    return (None if rate is None else rate * term.factor), _caution(one)


def _caution(one: RunningDrug) -> str:
    if one.drug == "norepinephrine" and one.formulation is None:
        return "norepinephrine: base or salt not stated, taken as base"
    return _METARAMINOL_DOUBT if one.drug == "metaraminol" else ""
