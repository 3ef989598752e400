"""How a registry's subjects are summed up: groups side by side and tables of rows, as declared.

The layout is the source's own; each row names the row of the source table that it repeats. Cut-offs
are not repeated here: a group points to an endpoint and to one of its options.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from protocols.definition.site_values import Sources

RowOf: TypeAlias = Literal["age", "sex", "analyte", "field", "score", "support", "endpoint"]
Quartiles: TypeAlias = Literal["type_6", "type_7"]


@dataclass(frozen=True, slots=True)
class SummaryGroup:
    """One group of subjects by an exposure.

    Attributes:
        endpoint: the endpoint that decides.
        is_: `yes` or `no` by the endpoint's option `cut`; without a cut `recorded` (the endpoint
            has a value) or `not_recorded`.
    """

    id: str
    label: str
    endpoint: str
    is_: Literal["yes", "no", "recorded", "not_recorded"]
    cut: str = ""


@dataclass(frozen=True, slots=True)
class SummaryGrouping:
    """Groups that are shown side by side."""

    id: str
    label: str
    groups: tuple[SummaryGroup, ...]
    source: Sources
    note: str = ""


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One row: what is counted or whose median is given.

    Attributes:
        of: `age` (calendar year of the day anchor minus year of birth), `sex`, `analyte` (first
            value of the study day), `field` (`form.field`, yes of those answered), `score` (first
            total of the study day), `support` (ever; `answered_in` names the field that can say
            no), `endpoint` (its number, or how many have the class `counted`).
        what: id of the analyte, field, score, support or endpoint.
        day: study day of an analyte or a score.
        unit: in which the number is shown; empty: points, or the endpoint's own.
        decimals: of the median and the quartiles as shown.
        levels: of `sex`: which are counted, in order.
        source_row: the row of the source table, as it is called there; empty: not in it.
    """

    id: str
    label: str
    of: RowOf
    what: str = ""
    day: int | None = None
    unit: str = ""
    decimals: int = 1
    levels: tuple[str, ...] = ()
    counted: str = ""
    answered_in: str = ""
    source_row: str = ""


@dataclass(frozen=True, slots=True)
class SummaryTable:
    """One table, with the source table whose layout it has."""

    id: str
    label: str
    source_table: str
    rows: tuple[SummaryRow, ...]
    source: Sources


@dataclass(frozen=True, slots=True)
class SummaryRule:
    """The whole of it: quartile method, groupings and tables.

    Attributes:
        quartiles: `type_7` (linear between order statistics, (n-1)p) or `type_6` ((n+1)p), numbered
            as by Hyndman and Fan.
    """

    label: str
    quartiles: Quartiles
    groupings: tuple[SummaryGrouping, ...]
    tables: tuple[SummaryTable, ...]
    source: Sources
    note: str = ""
