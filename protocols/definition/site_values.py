"""Where a number comes from: a source document, or the site that signs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from protocols.units import Quantity

Sources: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceText:
    """One source document: what it is, and how far it carries (seed, published, inference)."""

    title: str
    mark: Literal["seed", "published", "inference", "site"]
    address: str = ""


@dataclass(frozen=True, slots=True)
class SiteRef:
    """A value that the site signs: the id of a site parameter (`{site: distribution_volume}`)."""

    site: str


Given: TypeAlias = Quantity | SiteRef


@dataclass(frozen=True, slots=True)
class SiteParameter:
    """A value that the protocol leaves to the site.

    Attributes:
        kind: what the signed text must be: a quantity, a choice, a whole number, or a clock
            window such as `05:00-09:00`.
        unit: for a quantity, the unit it is signed in; `low`/`high` its allowed range.
        choices: for a choice, the allowed texts.
        standard: the value in force when the site signed none; None means: nothing can be done
            that needs it until it is signed.
        demo: the value that the demo profile signs; never used outside it.
    """

    id: str
    label: str
    kind: Literal["quantity", "choice", "count", "clock_window"]
    source: Sources
    unit: str = ""
    low: Quantity | None = None
    high: Quantity | None = None
    choices: tuple[str, ...] = ()
    standard: str | None = None
    demo: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SignedValue:
    """A site parameter's value in force: its text, by whom and when it was signed."""

    text: str
    signed_by: str = ""
    signed_at: str = ""  # shown as given: `02-Nov-2026 10:15`, or `standard of the file`
    entry: str = ""


SiteValues: TypeAlias = Mapping[str, SignedValue]
