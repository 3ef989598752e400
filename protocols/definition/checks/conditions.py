"""The head of the file, and criteria whose conditions can hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from protocols.definition import model
from protocols.definition.checks import vocabulary as words
from protocols.definition.checks.amounts import number
from protocols.definition.checks.walk import blocks, not_a_word
from protocols.definition.model import Protocol
from protocols.registry import exact, same_kind
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.definition.places import Path, Places

_PREFIX = re.compile(r"[A-Z]{2,4}", re.ASCII)
_PROTOCOL_ID = re.compile(r"[a-z][a-z0-9-]{1,39}", re.ASCII)


def check(protocol: Protocol, places: Places) -> None:
    """Report conditions that can never hold, and a head that cannot be."""
    _head(protocol, places)
    _criteria(protocol, places)
    for path, block in blocks(protocol):
        _condition(places, path, block)
    for at, sample in enumerate(protocol.samples):
        if not sample.tubes or sample.aliquots < 1:
            places.report(
                "not_above_zero",
                ("samples", at),
                sample.id,
                "A sample has at least one tube and one aliquot.",
            )


def _condition(places: Places, path: Path, block: object) -> None:
    if isinstance(block, model.Compare):
        _bounds(places, path, block)
    elif isinstance(block, model.Elapsed):
        _elapsed(places, path, block)
    elif isinstance(block, model.Combined) and block.needs == "all":
        _never_together(places, (*path, block.needs), block)


def _head(protocol: Protocol, places: Places) -> None:
    for key, given, pattern, form in (
        ("id", protocol.id, _PROTOCOL_ID, "small letters, digits and -, such as igm-fat"),
        ("subject_prefix", protocol.subject_prefix, _PREFIX, "two to four capitals, such as IGM"),
    ):
        if not pattern.fullmatch(given):
            places.report("not_an_id", (key,), given, f"{given!r} cannot be. Write {form}.")
    if protocol.version < 1:
        places.report("not_above_zero", ("version",), protocol.version, "Versions begin with 1.")


def _criteria(protocol: Protocol, places: Places) -> None:
    if not any(one.kind == "inclusion" for one in protocol.criteria):
        places.report(
            "no_inclusion", ("criteria",), "", "No inclusion criterion is listed. Add at least one."
        )
    for at, criterion in enumerate(protocol.criteria):
        if criterion.not_applicable not in words.SEXES:
            not_a_word(
                places,
                ("criteria", at, "not_applicable"),
                criterion.not_applicable,
                words.SEXES[1:],
            )


def _bounds(places: Places, path: Path, block: model.Compare) -> None:
    if (block.is_ == "between") != (block.upper is not None):
        places.report(
            "upper_does_not_fit",
            path,
            block.is_,
            "`between` needs `value` and `upper`; every other comparison has no `upper`.",
        )
    elif (
        isinstance(block.value, Quantity)
        and isinstance(block.upper, Quantity)
        and same_kind(block.value.unit, block.upper.unit)
        and exact(block.value) >= exact(block.upper)
    ):
        places.report(
            "limits_not_rising",
            (*path, "value"),
            block.value,
            f"{block.value} is not below {block.upper}. Put the lower limit in `value`.",
        )


def _elapsed(places: Places, path: Path, block: model.Elapsed) -> None:
    ends = [one for one in (block.below, block.at_most) if one is not None]
    if not ends and block.at_least is None:
        places.report(
            "no_limit", path, block.anchor, "Say `at_least`, `below` or `at_most` with a time."
        )
    elif len(ends) > 1:
        places.report(
            "two_limits", path, block.anchor, "Say either `below` or `at_most`, not both."
        )
    elif ends and block.at_least is not None and is_time(ends[0], block.at_least):
        low, high = number(block.at_least, Unit.H), number(ends[0], Unit.H)
        if low >= high:
            places.report(
                "limits_not_rising",
                (*path, "at_least"),
                block.at_least,
                f"At least {block.at_least} is not before the end of {ends[0]}: it never holds.",
            )


def is_time(*given: Quantity) -> bool:
    """Say whether every quantity is a length of time."""
    return all(same_kind(one.unit, Unit.H) for one in given)


def _never_together(places: Places, path: Path, block: model.Combined) -> None:
    """Report two comparisons of one fact, both needed, that exclude each other."""
    compared = [(at, one) for at, one in enumerate(block.of) if isinstance(one, model.Compare)]
    for at, low in compared:
        for other, high in compared:
            if (
                low.fact == high.fact
                and low.is_ in ("above", "at_least")
                and high.is_ in ("below", "at_most")
                and isinstance(low.value, Quantity)
                and isinstance(high.value, Quantity)
                and same_kind(low.value.unit, high.value.unit)
                and exact(low.value) >= exact(high.value)
            ):
                places.report(
                    "never_met",
                    (*path, max(at, other)),
                    low.fact,
                    f"{low.fact} cannot be {low.is_.replace('_', ' ')} {low.value} and "
                    f"{high.is_.replace('_', ' ')} {high.value} at once.",
                )
