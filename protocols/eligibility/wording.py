"""How criteria, limits and spans read: plain words, no comparison signs (ux.md section 6)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from protocols.analytes import ANALYTES
from protocols.units import Quantity, Unit, trimmed

_FACTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "age": "Age",
        "bmi": "BMI",
        "pf": "P/F",
        "sofa": "SOFA",
        "sofa_rise": "SOFA rise",
        "news2": "NEWS2",
        "news2_rise": "NEWS2 rise",
        "cfs": "Clinical Frailty Scale",
    }
)
_UNITS: Final[Mapping[Unit, str]] = MappingProxyType(
    {
        Unit.A: "years",
        Unit.H: "hours",
        Unit.D: "days",
        Unit.MIN: "min",
        Unit.PER_MM3: "per mm3",
        Unit.PER_MICROL: "per microL",
        Unit.ONE: "",
    }
)
_IS: Final[Mapping[str, str]] = MappingProxyType(
    {"below": "below", "at_most": "at most", "above": "above", "at_least": "at least"}
)


def fact_label(fact: str) -> str:
    """Return the name of a fact for people."""
    if fact in ANALYTES:
        return ANALYTES[fact].label
    return _FACTS.get(fact, fact.replace("_", " ").capitalize())


def limit_words(given: Quantity) -> str:
    """Write a limit: `60 mg/dL`, `18 years`, `1 000 per mm3`, `1 day`."""
    number = trimmed(given.value)
    if given.value >= Decimal(1000) and "." not in number:
        number = f"{int(number):,}".replace(",", "\u00a0")
    unit = _UNITS.get(given.unit, given.unit.value)
    if given.value == 1 and unit.endswith("s") and given.unit in (Unit.A, Unit.H, Unit.D):
        unit = unit[:-1]
    return f"{number} {unit}".strip()


def comparison_words(is_: str, limit: Quantity, upper: Quantity | None) -> str:
    """Write what is asked: `below 60 mg/dL`, `between 25 years and 80 years`."""
    if is_ == "between" and upper is not None:
        return f"between {limit_words(limit)} and {limit_words(upper)}"
    return f"{_IS.get(is_, is_)} {limit_words(limit)}"


def anchor_words(label: str) -> str:
    """Write an anchor's label inside a sentence: `Shock onset` becomes `shock onset`."""
    return label[:1].lower() + label[1:] if not label[:2].isupper() else label
