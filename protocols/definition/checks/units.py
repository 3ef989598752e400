"""Every quantity has a unit of the kind that its place needs, and is above zero."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from protocols.analytes import ANALYTES
from protocols.definition import model
from protocols.definition.checks import vocabulary as words
from protocols.definition.checks.walk import blocks, key_of, listed, meant
from protocols.definition.model import Protocol
from protocols.registry import same_kind
from protocols.units import Quantity, Unit, unit_named

if TYPE_CHECKING:
    from protocols.analytes import Analyte
    from protocols.definition.places import Path, Places

# What each field is measured in; any unit of the same kind may be written.
_KINDS: Mapping[type, Mapping[str, Unit]] = {
    model.Product: {"concentration": Unit.MG_PER_ML},
    model.StartWindow: {"limit": Unit.H, "warn_below": Unit.H},
    model.Cap: {"amount": Unit.MG_PER_KG, "window": Unit.H},
    model.Rounding: {"volume_step": Unit.ML, "rate_step": Unit.ML_PER_H},
    model.Run: {"over": Unit.H},
    model.Course: {"period": Unit.H},
    model.WeightRule: {"low": Unit.KG, "high": Unit.KG, "max_age": Unit.H},
    model.RaiseToTarget: {
        "distribution_volume": Unit.ML_PER_KG,
        "content": Unit.MG_PER_ML,
        "concentration": Unit.MG_PER_ML,
        "rate_ceiling": Unit.ML_PER_KG_H,
        "max_age": Unit.H,
    },
    model.PerWeight: {
        "amount": Unit.MG_PER_KG,
        "concentration": Unit.MG_PER_ML,
        "rate_ceiling": Unit.ML_PER_KG_H,
        "initial_rate": Unit.ML_PER_KG_H,
        "step_minutes": Unit.MIN,
        "max_rate": Unit.ML_PER_KG_H,
    },
    model.LadderLevel: {"rate": Unit.MG_PER_KG_MIN},
    model.Ladder: {"step_every": Unit.H, "run_for": Unit.H, "concentration": Unit.MG_PER_ML},
    model.Injections: {
        "amount": Unit.MG_PER_KG,
        "first_gap": Unit.H,
        "min_gap": Unit.H,
        "concentration": Unit.MG_PER_ML,
    },
    model.Compare: {"sampled_within": Unit.H},
    model.Elapsed: {"at_least": Unit.H, "below": Unit.H, "at_most": Unit.H},
    model.AfterAnchor: {"after": Unit.H, "early": Unit.H, "late": Unit.H},
    model.StopRule: {"off_for": Unit.H, "limit": Unit.H},
}
_MAY_BE_ZERO = (("after", model.AfterAnchor),)
# Site parameters that are no quantity: a choice or a clock window.
_OTHER_KINDS: Mapping[type, Mapping[str, str]] = {
    model.OnDays: {"within": "clock_window"},
    model.WeightRule: {"which": "choice"},
    model.RaiseToTarget: {"target_met": "choice", "running_bag": "choice"},
}


def check(protocol: Protocol, places: Places) -> None:
    """Report quantities whose unit, sign or size cannot be meant."""
    for path, block in blocks(protocol):
        for field, unit in _KINDS.get(type(block), {}).items():
            given = getattr(block, field)
            where = (*path, key_of(type(block), field))
            _fits(protocol, places, where, given, unit)
            if isinstance(given, Quantity) and given.value <= 0:
                _not_zero(places, where, given, field, type(block))
        for field, kind in _OTHER_KINDS.get(type(block), {}).items():
            _parameter_is(protocol, places, (*path, field), getattr(block, field), kind)
        if isinstance(block, model.RaiseToTarget):
            for field in ("target", "entry_below"):
                _of_analyte(places, (*path, field), getattr(block, field), block.analyte)
        if isinstance(block, model.Compare):
            _compared(protocol, places, path, block)


def _not_zero(places: Places, path: Path, given: Quantity, field: str, cls: type) -> None:
    if (field, cls) in _MAY_BE_ZERO and given.value == 0:
        return
    places.report(
        "not_above_zero", path, given, f"{given} is not above zero. Write the number that is meant."
    )


def _fits(protocol: Protocol, places: Places, path: Path, given: Any, unit: Unit) -> None:
    if isinstance(given, model.SiteRef):
        _parameter_is(protocol, places, path, given, "quantity", unit)
    elif isinstance(given, Quantity) and not same_kind(given.unit, unit):
        _wrong_unit(places, path, given, given.unit, _same_kinds(unit))


def _parameter_is(
    protocol: Protocol,
    places: Places,
    path: Path,
    given: Any,
    kind: str,
    unit: Unit | None = None,
) -> None:
    parameter = protocol.parameter(given.site) if isinstance(given, model.SiteRef) else None
    if parameter is None:
        return
    if parameter.kind != kind:
        places.report(
            "wrong_parameter",
            (*path, "site"),
            given.site,
            f"The site parameter {given.site!r} is a {parameter.kind}; a {kind} is needed here.",
        )
        return
    signed = unit_named(parameter.unit)
    if unit is not None and signed is not None and not same_kind(signed, unit):
        _wrong_unit(places, (*path, "site"), given.site, signed, _same_kinds(unit))


def _wrong_unit(
    places: Places, path: Path, given: object, unit: Unit, allowed: tuple[str, ...]
) -> None:
    places.report(
        "wrong_unit",
        path,
        given,
        f"{given} is in {unit.value}, which does not measure this. Allowed: {listed(allowed)}.",
    )


def _same_kinds(unit: Unit) -> tuple[str, ...]:
    return tuple(one.value for one in Unit if one is not Unit.ONE and same_kind(one, unit))


def _of_analyte(places: Places, path: Path, given: Quantity | None, analyte_id: str) -> None:
    analyte = ANALYTES.get(analyte_id)
    if given is None or analyte is None:
        return
    allowed = _units_of(analyte)
    if given.unit not in allowed:
        _wrong_unit(places, path, given, given.unit, tuple(one.value for one in allowed))
        return
    from protocols.analytes import canonical

    low, high = analyte.possible
    if not low <= canonical(analyte, given).value <= high:
        places.report(
            "impossible_value",
            path,
            given,
            f"{analyte.label} {given} cannot be: possible is {low} to {high} "
            f"{analyte.unit.value}. Check number and unit.",
        )


def _units_of(analyte: Analyte) -> tuple[Unit, ...]:
    if analyte.molar is None:
        return analyte.units
    return tuple(dict.fromkeys((*analyte.units, Unit.MICROMOL_PER_L, Unit.MMOL_PER_L)))


def _compared(protocol: Protocol, places: Places, path: Path, block: model.Compare) -> None:
    if block.fact not in ANALYTES and block.fact not in words.NAMED_FACTS:
        known = (*words.NAMED_FACTS, *ANALYTES)
        places.report(
            "unknown_fact",
            (*path, "fact"),
            block.fact,
            f"{block.fact!r} is not a number that Bedline knows. Known: an analyte, or "
            f"{listed(words.NAMED_FACTS)}.{meant(block.fact, known)}",
        )
        return
    for key, given in _limits(block):
        if isinstance(given, model.SiteRef):
            unit = words.NAMED_FACTS.get(block.fact) or ANALYTES[block.fact].unit
            _parameter_is(protocol, places, (*path, key), given, "quantity", unit)
        elif block.fact in ANALYTES:
            _of_analyte(places, (*path, key), given, block.fact)
        else:
            _fits(protocol, places, (*path, key), given, words.NAMED_FACTS[block.fact])


def _limits(block: model.Compare) -> Iterator[tuple[str, Any]]:
    yield "value", block.value
    if block.upper is not None:
        yield "upper", block.upper
