"""The summary of a registry: every row and group points to something that the file declares."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from protocols.analytes import ANALYTES
from protocols.definition.checks import vocabulary as words
from protocols.definition.checks.walk import not_a_word
from protocols.units import Unit

if TYPE_CHECKING:
    from protocols.definition.model import Protocol
    from protocols.definition.places import Path, Places
    from protocols.definition.tables import SummaryGroup, SummaryRow

_SEXES = ("F", "M", "other")


def check(protocol: Protocol, places: Places) -> None:
    """Report rows and groups that could not be worked out, and ids used twice."""
    rule = protocol.summary
    if rule is None:
        return
    path: Path = ("summary",)
    for at, grouping in enumerate(rule.groupings):
        inside = (*path, "groupings", at, "groups")
        for number, group in enumerate(grouping.groups):
            _group(protocol, places, (*inside, number), group)
    for at, table in enumerate(rule.tables):
        inside = (*path, "tables", at, "rows")
        for number, row in enumerate(table.rows):
            _row(protocol, places, (*inside, number), row)
        _once(places, inside, [row.id for row in table.rows])
    _once(places, (*path, "tables"), [one.id for one in rule.tables])
    _once(places, (*path, "groupings"), [one.id for one in rule.groupings])
    _once(places, (*path, "groupings"), [g.id for one in rule.groupings for g in one.groups])


def _once(places: Places, path: Path, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            places.report("twice", path, id_, f"{id_!r} is used twice. Give each its own id.")
        seen.add(id_)


def _group(protocol: Protocol, places: Places, path: Path, group: SummaryGroup) -> None:
    known = {one.id: one for one in protocol.endpoints}
    endpoint = known.get(group.endpoint)
    if endpoint is None:
        not_a_word(places, (*path, "endpoint"), group.endpoint, known)
        return
    if group.is_ in ("yes", "no"):
        if group.cut not in endpoint.options:
            not_a_word(places, (*path, "cut"), group.cut, endpoint.options)
    elif group.cut:
        places.report(
            "not_both", (*path, "cut"), group.cut, f"`is: {group.is_}` takes no `cut`. Drop one."
        )


def _row(protocol: Protocol, places: Places, path: Path, row: SummaryRow) -> None:
    fields = tuple(f"{form.id}.{one.id}" for form in protocol.forms for one in form.fields)
    known: dict[str, tuple[str, ...]] = {
        "age": ("",),
        "sex": ("",),
        "analyte": tuple(ANALYTES),
        "field": fields,
        "score": tuple(one for one in words.SCORES if one in {f.score for f in protocol.forms}),
        "support": protocol.supports,
        "endpoint": tuple(one.id for one in protocol.endpoints),
    }
    if row.what not in known[row.of]:
        not_a_word(places, (*path, "what"), row.what, known[row.of])
    if row.of in ("analyte", "score") and row.day is None:
        places.report("missing_key", (*path, "day"), "", "A value needs the `day` it is taken of.")
    if row.answered_in and row.answered_in not in fields:
        not_a_word(places, (*path, "answered_in"), row.answered_in, fields)
    if row.of == "sex" and (not row.levels or set(row.levels) - set(_SEXES)):
        not_a_word(places, (*path, "levels"), ", ".join(row.levels), _SEXES)
    units = tuple(unit.value for unit in Unit)
    if row.unit and row.unit not in units:
        not_a_word(places, (*path, "unit"), row.unit, units)
    elif row.of == "analyte" and row.what in ANALYTES:
        fits = tuple(unit.value for unit in ANALYTES[row.what].units)
        if row.unit not in fits:
            not_a_word(places, (*path, "unit"), row.unit, fits)
