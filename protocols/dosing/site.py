"""Values that the protocol leaves to the site: read, checked against their declared range.

What the site has not signed stops the dose with the name of what is missing; the demo value of a
file is never used here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from protocols.amount_words import dose_words
from protocols.definition.model import SignedValue, SiteParameter, SiteRef
from protocols.dosing.plan import Refusal
from protocols.intake import read_quantity
from protocols.issues import Issue
from protocols.registry import exact, magnitude, same_kind
from protocols.units import Quantity, unit_named

if TYPE_CHECKING:
    from protocols.definition.model import Given, Protocol, SiteValues

STANDARD = "standard of the file"
_COUNT = re.compile(r"\d{1,6}", re.ASCII)
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d ?- ?([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def in_force(protocol: Protocol, signed: SiteValues) -> SiteValues:
    """Return every site value in force: as signed, else the standard that the file gives."""
    standards = {
        one.id: SignedValue(one.standard, signed_at=STANDARD)
        for one in protocol.site_parameters
        if one.standard is not None
    }
    return MappingProxyType({**standards, **signed})


def site_quantity(given: Given, site: Mapping[str, SignedValue]) -> Quantity | Refusal:
    """Return a quantity that the file gives, or the one that the site signed for it."""
    if isinstance(given, Quantity):
        return given
    signed = site.get(given.site)
    if signed is None:
        return not_signed(given)
    read = read_quantity(signed.text, given.site)
    if isinstance(read, Issue):
        return Refusal(
            "site_value_unreadable", f"Site setting {_name(given)}: {read.message}", given.site
        )
    return read


def not_signed(given: SiteRef) -> Refusal:
    """Return the refusal of a dose that needs a value which the site has not signed."""
    return Refusal(
        "not_signed",
        f"The site setting {_name(given)} is not signed, and the protocol gives no value for it.",
        given.site,
        "The site signs it from its own protocol first.",
    )


def site_source(given: Given, site: Mapping[str, SignedValue], otherwise: str) -> str:
    """Return where a value comes from: `Site setting, signed 02-Nov-2026`, or the protocol."""
    if isinstance(given, Quantity):
        return otherwise
    signed = site.get(given.site)
    if signed is None or not signed.signed_at:
        return "Site setting"
    if signed.signed_at == STANDARD:
        return STANDARD.capitalize()
    return f"Site setting, signed {signed.signed_at}"


def site_entries(site: Mapping[str, SignedValue], *given: Given | None) -> tuple[str, ...]:
    """Return the ids of the entries by which the site signed these values."""
    return tuple(
        site[one.site].entry
        for one in given
        if isinstance(one, SiteRef) and one.site in site and site[one.site].entry
    )


def judge_site_value(parameter: SiteParameter, text: str) -> Issue | None:
    """Return an issue unless the text is a value that the file allows for this parameter."""
    field = f"site.{parameter.id}"
    if parameter.kind == "quantity":
        return _judge_quantity(parameter, text, field)
    allowed: str | None = None
    if parameter.kind == "choice" and text not in parameter.choices:
        allowed = ", ".join(parameter.choices)
    elif parameter.kind == "count" and _COUNT.fullmatch(text) is None:
        allowed = "a whole number"
    elif parameter.kind == "clock_window" and _CLOCK.fullmatch(text) is None:
        allowed = "two clock times such as 05:00-09:00"
    if allowed is None:
        return None
    return Issue(
        "not_allowed",
        field,
        text[:80],
        f"{parameter.label}: {text[:80]!r} is not allowed. Allowed: {allowed}.",
    )


def _judge_quantity(parameter: SiteParameter, text: str, field: str) -> Issue | None:
    read = read_quantity(text, field)
    if isinstance(read, Issue):
        return read
    low, high = parameter.low, parameter.high
    unit = unit_named(parameter.unit) or (low or high or read).unit
    if not same_kind(read.unit, unit):
        return Issue(
            "wrong_unit",
            field,
            text,
            f"{parameter.label}: {read.unit.value} is not its unit; it is given in {unit.value}.",
        )
    too_low = low is not None and magnitude(exact(read), low.unit) < Fraction(low.value)
    too_high = high is not None and magnitude(exact(read), high.unit) > Fraction(high.value)
    if not too_low and not too_high:
        return None
    allowed = " and ".join(
        words
        for words in (
            f"at least {dose_words(low)}" if low is not None else "",
            f"at most {dose_words(high)}" if high is not None else "",
        )
        if words
    )
    return Issue(
        "out_of_range",
        field,
        text,
        f"{parameter.label}: {dose_words(read)} is outside what the protocol file allows: "
        f"{allowed}.",
    )


def _name(given: SiteRef) -> str:
    return given.site.replace("_", " ")
