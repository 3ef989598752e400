"""The compound inputs of scores: a coma scale in parts, and the list of running drugs."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from protocols.scores.fields import SHORT, Fields, given_text
from protocols.scores.gcs import BEST, HIGHEST_TOTAL, LOWEST_TOTAL, NOT_TESTABLE, Glasgow, Part
from protocols.scores.vasopressors import BASE_PER_SALT, RunningDrug, drug_named
from protocols.units import Quantity, Unit, plain

_MOST_DRUGS: Final = 20
_DURATIONS: Final = (Unit.H, Unit.MIN, Unit.D, Unit.S)
_PER_KG: Final = (
    Unit.MICROG_PER_KG_MIN,
    Unit.NG_PER_KG_MIN,
    Unit.MG_PER_KG_MIN,
    Unit.MG_PER_KG_H,
)
_RATE_UNITS: Final[dict[str, tuple[Unit, ...]]] = {
    "vasopressin": (Unit.UNITS_PER_MIN, Unit.UNITS_PER_H),
    "hydroxocobalamin": (Unit.G, Unit.MG),
}
# Above these a rate is surely a slip (a pump's mL/h, units per h taken for per min).
_HIGHEST_RATE: Final[dict[str, Decimal]] = {
    "norepinephrine": Decimal(10),
    "epinephrine": Decimal(10),
    "dopamine": Decimal(100),
    "dobutamine": Decimal(100),
    "vasopressin": Decimal(1),
}


def read_glasgow(fields: Fields, name: str) -> Glasgow | None:
    """Read a coma scale: a total, or an object of eye, verbal and motor with `NT`."""
    given = fields.value(name)
    if not isinstance(given, Mapping):
        total = fields.whole_of(given, name, LOWEST_TOTAL, HIGHEST_TOTAL)
        return None if total is None else Glasgow(total=total)
    for key in given:
        if key not in BEST:
            fields.refuse(
                "unknown_input",
                f"{name}.{str(key)[:SHORT]}",
                given[key],
                "A coma scale has eye, verbal and motor.",
            )
    read = {part: read_glasgow_part(fields, given.get(part), f"{name}.{part}") for part in BEST}
    return Glasgow(eye=read["eye"], verbal=read["verbal"], motor=read["motor"])


def read_glasgow_part(fields: Fields, given: object, field: str) -> Part:
    """Read one part of a coma scale: a number, `NT`, or null."""
    if given == NOT_TESTABLE:
        return NOT_TESTABLE
    return fields.whole_of(given, field, 1, BEST[field.rpartition(".")[2]])


def read_drugs(fields: Fields, name: str) -> tuple[RunningDrug, ...] | None:
    """Read an infusion list; an entry that cannot be read stays in it as unreadable."""
    rows = fields.rows(name, _MOST_DRUGS)
    if rows is None:
        return None
    return tuple(_drug(fields, given, field) for field, given in rows)


def _drug(fields: Fields, given: object, field: str) -> RunningDrug:
    if not isinstance(given, Mapping):
        fields.refuse(
            "not_a_drug",
            field,
            given,
            f"{given_text(given)} given; write an object with drug, rate and for.",
        )
        return RunningDrug(None)
    for key in given:
        if key not in ("drug", "rate", "for", "formulation"):
            fields.refuse(
                "unknown_input",
                f"{field}.{str(key)[:SHORT]}",
                given[key],
                "An entry has drug, rate, for and formulation.",
            )
    drug = _drug_name(fields, given.get("drug"), f"{field}.drug")
    rate = _rate(fields, given.get("rate"), f"{field}.rate", drug)
    if drug is None or (rate is None and given.get("rate") is not None):
        return RunningDrug(None)
    span = fields.unit_text(given.get("for"), f"{field}.for", _DURATIONS)
    salts = tuple(BASE_PER_SALT)
    salt = fields.choice_of(given.get("formulation"), f"{field}.formulation", salts)
    return RunningDrug(drug, rate, span, salt)


def _drug_name(fields: Fields, given: object, field: str) -> str | None:
    if given is None:
        fields.refuse("no_drug", field, given, "No drug is named. Write its name.")
        return None
    found = drug_named(given) if isinstance(given, str) else None
    if found is None:
        fields.refuse(
            "unknown_drug",
            field,
            given,
            f"{given_text(given)!r} is not a drug that Bedline knows. Write the generic name, "
            "such as norepinephrine.",
        )
    return found


def _rate(fields: Fields, given: object, field: str, drug: str | None) -> Quantity | None:
    every = (*_PER_KG, *(unit for units in _RATE_UNITS.values() for unit in units))
    units = every if drug is None else _RATE_UNITS.get(drug, _PER_KG)
    read = fields.unit_text(given, field, units)
    if read is None or drug not in _HIGHEST_RATE:
        return read
    from protocols.registry import convert

    highest = _HIGHEST_RATE[drug]
    if convert(read, units[0]).value <= highest:
        return read
    fields.refuse(
        "impossible_value",
        field,
        given,
        f"{drug} {given_text(given)} cannot be: at most {plain(highest)} {units[0].value}. "
        "Check number and unit against the pump.",
    )
    return None
