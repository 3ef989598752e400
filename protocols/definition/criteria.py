"""Inclusion and exclusion criteria and the conditions that judge them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from protocols.definition.site_values import Given, Sources
from protocols.units import Quantity


@dataclass(frozen=True, slots=True)
class Compare:
    """A named fact against a limit: `igm below 60 mg/dL`, `age at_least 18 a`."""

    fact: str  # analyte id, `age`, `bmi`, `pf`, `sofa_rise`, `news2_rise`, or another named fact
    is_: Literal["below", "at_most", "above", "at_least", "between"]
    value: Given
    upper: Given | None = None
    sampled_within: Quantity | None = None  # of `sampled_after`, or before now
    sampled_after: str = ""  # anchor id


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Time since an anchor at the moment of judging: at least, at most, or below."""

    anchor: str
    source: Sources
    at_least: Quantity | None = None
    below: Quantity | None = None
    at_most: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A person's answer to a question; `present` states the thing that is asked for."""

    fact: str
    ask: str


@dataclass(frozen=True, slots=True)
class Combined:
    """Several conditions together, in three-valued logic."""

    of: tuple[Condition, ...]
    needs: Literal["all", "any", "none"]


Condition: TypeAlias = Compare | Elapsed | Stated | Combined


@dataclass(frozen=True, slots=True)
class Criterion:
    """One inclusion or exclusion criterion.

    An exclusion's `rule` states the excluding condition; its verdict is `met` when that condition
    is absent. A criterion without a rule is answered by a person.
    """

    id: str
    kind: Literal["inclusion", "exclusion"]
    text: str
    source: Sources
    rule: Condition | None = None
    note: str = ""
    not_applicable: str = ""  # `sex M`: pregnancy is not asked of men
    correction: str = ""  # where the source was read otherwise than printed, and why
