"""What a protocol gives as a span, or leaves to the site, as a value that rules can work with.

A span (`12 h`, `28 d`) is elapsed time: a day of it is 24 hours, across clock changes too (R45).
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from protocols.times import TimeDelta
from protocols.units import Quantity, Unit, quantity

if TYPE_CHECKING:
    from protocols.definition.model import Protocol, SignedValue, SiteRef

_SECONDS = {Unit.S: 1, Unit.MIN: 60, Unit.H: 3600, Unit.D: 86400}


def span(given: Quantity) -> TimeDelta:
    """Return a quantity of time as elapsed time.

    Raises:
        ValueError: the unit is not s, min, h or d; a checked protocol file never has another.
    """
    if given.unit not in _SECONDS:
        raise ValueError(f"{given} is not a span of time")
    return TimeDelta(nanoseconds=int(Fraction(given.value) * _SECONDS[given.unit] * 10**9))


def site_text(
    protocol: Protocol, site: Mapping[str, SignedValue] | None, ref: SiteRef
) -> str | None:
    """Return the text of a site parameter in force: as signed, else the file's standard, or None.

    The demo value of a parameter is never used here: the demo profile signs it like any other.
    """
    if site is not None and ref.site in site:
        return site[ref.site].text
    declared = protocol.parameter(ref.site)
    return declared.standard if declared is not None else None


def site_quantity(
    protocol: Protocol, site: Mapping[str, SignedValue] | None, given: Quantity | SiteRef | None
) -> Quantity | None:
    """Return a given quantity, or the site's own; None where the site signed none."""
    if given is None or isinstance(given, Quantity):
        return given
    text = site_text(protocol, site, given)
    if text is None:
        return None
    try:
        return quantity(text)
    except (ValueError, ArithmeticError):
        return None
