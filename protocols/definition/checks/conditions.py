"""Conditions of the criteria: each can hold, and its limits stand in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocols.definition import model
from protocols.definition.checks.amounts import number
from protocols.definition.checks.walk import blocks
from protocols.definition.model import Protocol
from protocols.registry import exact, same_kind
from protocols.units import Quantity, Unit

if TYPE_CHECKING:
    from protocols.definition.places import Path, Places


def check(protocol: Protocol, places: Places) -> None:
    """Report conditions that lack a limit or can never hold."""
    for path, block in blocks(protocol):
        _condition(places, path, block)


def _condition(places: Places, path: Path, block: object) -> None:
    if isinstance(block, model.Compare):
        _bounds(places, path, block)
    elif isinstance(block, model.Elapsed):
        _elapsed(places, path, block)
    elif isinstance(block, model.Combined) and block.needs == "all":
        _never_together(places, (*path, block.needs), block)


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
    elif ends and block.at_least is not None:
        low, high = number(block.at_least, Unit.H), number(ends[0], Unit.H)
        if low >= high:
            places.report(
                "limits_not_rising",
                (*path, "at_least"),
                block.at_least,
                f"At least {block.at_least} is not before the end of {ends[0]}: it never holds.",
            )


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
