"""What one entry is in ODM: its form, item group and items, each with a type and maybe a unit.

Names (OIDs) are made from the kinds of facts, the analytes and the protocol's forms, never from
what a person typed. A value is written as it was stated; a quantity keeps its digits and its unit.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from protocols.facts import AssessmentMade, Entry, MeasurementTaken
from protocols.intake import Reading
from protocols.sheet.fact_words import analyte_label, form_label
from protocols.times import Instant
from protocols.units import Quantity, plain
from storage.canonical import canonical_text
from storage.exports.csv_text import iso_with_offset

DataType = Literal["text", "float", "integer", "boolean", "datetime"]


@dataclass(frozen=True, slots=True)
class Item:
    """One value: its OID, English name, type, the value as text, and its unit if it has one."""

    oid: str
    name: str
    type: DataType
    value: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """One entry as an item group: its form, its own name, and its items in order."""

    form: str
    form_name: str
    oid: str
    name: str
    analyte: str
    items: tuple[Item, ...]


def group_of(entry: Entry[Any], zone: str) -> Group:
    """Return an entry as form, item group and items."""
    fact = entry.fact
    if isinstance(fact, MeasurementTaken):
        form, form_name = "F.measurement", "Measurement"
        stem, name, analyte = (
            f"measurement.{fact.analyte}",
            analyte_label(fact.analyte),
            fact.analyte,
        )
    elif isinstance(fact, AssessmentMade):
        stem, name, analyte = f"assessment.{_safe(fact.form)}", form_label(fact.form), ""
        form, form_name = f"F.{stem}", name
    else:
        stem, name, analyte = fact.KIND, fact.KIND.replace("_", " ").capitalize(), ""
        form, form_name = f"F.{stem}", name
    at = Item(f"I.{stem}.at", "When it happened", "datetime", iso_with_offset(entry.at, zone))
    paper = (
        (Item(f"I.{stem}.from_paper", "Copied from a downtime sheet", "boolean", "true"),)
        if entry.from_paper
        else ()
    )
    return Group(
        form, form_name, f"IG.{stem}", name, analyte, (at, *_items(fact, f"I.{stem}", zone), *paper)
    )


def _items(fact: Any, stem: str, zone: str) -> Iterator[Item]:
    for field in dataclasses.fields(fact):
        value = getattr(fact, field.name)
        if isinstance(fact, MeasurementTaken) and field.name == "analyte":
            continue  # the item group says it
        yield from _named(f"{stem}.{field.name}", field.name.replace("_", " "), value, zone)


def _named(oid: str, name: str, value: object, zone: str) -> Iterator[Item]:
    """Yield the items of one field; a mapping gives one for each of its keys."""
    if value is None or value in ("", ()):
        return
    if isinstance(value, Reading):
        if value.comparator:
            words = {"<": "below", ">": "above"}[value.comparator]
            yield Item(f"{oid}.comparator", f"{name}, limit", "text", words)
        value = value.quantity
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _named(f"{oid}.{_safe(str(key))}", f"{name}: {key}", one, zone)
    elif isinstance(value, Quantity):
        yield Item(oid, name, "float", plain(value.value), value.unit.value)
    else:
        yield Item(oid, name, *_typed(value, zone))


def _typed(value: object, zone: str) -> tuple[DataType, str]:
    match value:
        case Instant():
            return "datetime", iso_with_offset(value, zone)
        case bool():
            return "boolean", "true" if value else "false"
        case int():
            return "integer", str(value)
        case str():
            return "text", value
        case _:
            return "text", canonical_text(_thawed(value))


def _thawed(value: object) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _thawed(one) for key, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_thawed(one) for one in value]
    return value


def _safe(name: str) -> str:
    """Return a name for an OID: letters, digits, point, dash and underscore."""
    return re.sub(r"[^A-Za-z0-9._-]", lambda found: f"x{ord(found[0]):x}", name)
