"""Site parameters: kind, unit, range, choices, and the values that the file itself gives."""

from __future__ import annotations

import re
from fractions import Fraction

from protocols.definition import model
from protocols.definition.checks.walk import blocks, listed
from protocols.definition.model import Protocol, SiteParameter
from protocols.definition.places import Path, Places
from protocols.intake import read_quantity, read_unit
from protocols.issues import Issue
from protocols.registry import exact, magnitude, same_kind
from protocols.units import Quantity, Unit

_COUNT = re.compile(r"[0-9]{1,6}", re.ASCII)
_CLOCK = re.compile(r"(([01][0-9]|2[0-3]):[0-5][0-9])-(([01][0-9]|2[0-3]):[0-5][0-9])", re.ASCII)


def check(protocol: Protocol, places: Places) -> None:
    """Report parameters that could not be signed, or that nothing uses and nobody explains."""
    used = {block.site for _, block in blocks(protocol) if isinstance(block, model.SiteRef)}
    for at, parameter in enumerate(protocol.site_parameters):
        path: Path = ("site_parameters", at)
        if parameter.kind == "quantity":
            _quantity(parameter, places, path)
        else:
            _other(parameter, places, path)
        if parameter.id not in used and not parameter.note:
            places.report(
                "unused_parameter",
                path,
                parameter.id,
                f"Nothing in the file uses {parameter.id!r}. Use it, say in `note` what it is "
                "for, or take it out.",
            )


def _quantity(parameter: SiteParameter, places: Places, path: Path) -> None:
    unit = read_unit(parameter.unit, "")
    if isinstance(unit, Issue):
        places.report(unit.code, (*path, "unit"), parameter.unit, unit.message)
        return
    for key, limit in (("low", parameter.low), ("high", parameter.high)):
        if limit is not None and not same_kind(limit.unit, unit):
            places.report(
                "wrong_unit",
                (*path, key),
                limit,
                f"{limit} is not in the parameter's unit, {unit.value}.",
            )
            return
    if parameter.low is None or parameter.high is None:
        places.report(
            "no_range",
            path,
            parameter.id,
            "A quantity that the site signs has `low` and `high`, so that a slip is caught.",
        )
    elif _number(parameter.low, unit) >= _number(parameter.high, unit):
        places.report(
            "limits_not_rising",
            (*path, "low"),
            parameter.low,
            f"`low` {parameter.low} is not below `high` {parameter.high}.",
        )
    else:
        _values(parameter, unit, places, path)


def _values(parameter: SiteParameter, unit: Unit, places: Places, path: Path) -> None:
    for key, text in (("standard", parameter.standard), ("demo", parameter.demo)):
        if text is None:
            continue
        read = read_quantity(text, "", mark=".")
        if isinstance(read, Issue):
            places.report(read.code, (*path, key), text, read.message)
        elif not same_kind(read.unit, unit):
            places.report(
                "wrong_unit", (*path, key), text, f"{text} is not in the unit {unit.value}."
            )
        elif not _inside(read, parameter, unit):
            places.report(
                "out_of_range",
                (*path, key),
                text,
                f"{text} is outside {parameter.low} to {parameter.high}.",
            )


def _inside(given: Quantity, parameter: SiteParameter, unit: Unit) -> bool:
    low, high = parameter.low, parameter.high
    number = _number(given, unit)
    return (low is None or number >= _number(low, unit)) and (
        high is None or number <= _number(high, unit)
    )


def _number(given: Quantity, unit: Unit) -> Fraction:
    return magnitude(exact(given), unit)


def _other(parameter: SiteParameter, places: Places, path: Path) -> None:
    if parameter.unit or parameter.low is not None or parameter.high is not None:
        places.report(
            "unit_without_quantity",
            path,
            parameter.id,
            f"A {parameter.kind} has no unit, `low` or `high`. Take them out.",
        )
    if (parameter.kind == "choice") != (len(parameter.choices) > 1):
        places.report(
            "choices_do_not_fit",
            path,
            parameter.id,
            "A choice lists two or more `choices`; every other kind lists none.",
        )
        return
    for key, text in (("standard", parameter.standard), ("demo", parameter.demo)):
        if text is not None and not _allowed(parameter, text):
            allowed = {
                "choice": listed(parameter.choices),
                "count": "a whole number",
                "clock_window": "two clock times of one day, such as 05:00-09:00",
            }[parameter.kind]
            places.report(
                "not_a_choice", (*path, key), text, f"{text!r} cannot be. Allowed: {allowed}."
            )


def _allowed(parameter: SiteParameter, text: str) -> bool:
    if parameter.kind == "choice":
        return text in parameter.choices
    if parameter.kind == "count":
        return _COUNT.fullmatch(text) is not None
    match = _CLOCK.fullmatch(text)
    return match is not None and match[1] < match[3]
