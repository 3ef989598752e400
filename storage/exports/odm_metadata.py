"""The definitions of an ODM file: study, versions of the protocol, events, forms, groups, items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from protocols.analytes import ANALYTES
from protocols.definition.fingerprint import short
from storage.exports.odm_history import Transaction
from storage.exports.odm_items import Item
from storage.exports.xml_text import Xml

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.definition.model import Protocol

DAY, UNDATED = "SE.day", "SE.undated"
Histories: TypeAlias = "Sequence[tuple[Course, Sequence[Transaction]]]"


def event_of(one: Transaction) -> str:
    """Return the study event of a transaction: a study day, or none known yet."""
    return UNDATED if one.day is None else DAY


@dataclass(slots=True)
class ItemUse:
    """How an item occurs in the data, for its definition: types, units, length and decimals."""

    name: str
    types: set[str] = field(default_factory=set)
    units: set[str] = field(default_factory=set)
    length: int = 1
    decimals: int = 0

    def see(self, item: Item) -> None:
        """Take one occurrence into account."""
        self.types.add(item.type)
        self.units |= {item.unit} - {""}
        self.length = max(self.length, len(item.value))
        self.decimals = max(self.decimals, len(item.value.partition(".")[2]))

    @property
    def type(self) -> str:
        """The one type of every occurrence, else text."""
        return next(iter(self.types)) if len(self.types) == 1 else "text"


def uses_of(history: Iterable[Transaction]) -> dict[str, ItemUse]:
    """Return how each item occurs, by its OID."""
    found: dict[str, ItemUse] = {}
    for one in history:
        for item in one.group.items:
            found.setdefault(item.oid, ItemUse(item.name)).see(item)
    return found


def version_oid(protocol: Protocol) -> str:
    """Return the OID of a protocol file's definitions."""
    return f"MDV.{protocol.id}.{protocol.version}.{short(protocol.fingerprint)}"


def write_study(xml: Xml, versions: Sequence[Histories]) -> None:
    """Write a study with the definitions of each version of its protocol file."""
    protocol = versions[-1][0][0].protocol
    xml.open("Study", OID=f"S.{protocol.id}")
    xml.open("GlobalVariables")
    xml.leaf("StudyName", protocol.label)
    xml.leaf("StudyDescription", protocol.title)
    xml.leaf("ProtocolName", " ".join((protocol.id, *protocol.identifiers)))
    xml.close()
    seen = uses_of(one for version in versions for _, history in version for one in history)
    units = sorted({unit for use in seen.values() for unit in use.units})
    if units:
        xml.open("BasicDefinitions")
        for unit in units:
            xml.open("MeasurementUnit", OID=f"MU.{unit}", Name=unit)
            xml.open("Symbol")
            xml.leaf("TranslatedText", unit, xml__lang="en")
            xml.close(2)
        xml.close()
    for version in versions:
        _metadata(xml, version)
    xml.close()


def _metadata(xml: Xml, version: Histories) -> None:
    protocol = version[0][0].protocol
    done = [one for _, history in version for one in history]
    groups = {one.group.oid: one.group for one in done}
    xml.open(
        "MetaDataVersion",
        OID=version_oid(protocol),
        Name=f"{protocol.label}, version {protocol.version}",
        Description=f"protocol file {protocol.fingerprint}",
    )
    _events(xml, done)
    _forms(xml, done)
    items: dict[str, set[str]] = {oid: set() for oid in groups}
    for one in done:
        items[one.group.oid] |= {item.oid for item in one.group.items}
    for oid, group in sorted(groups.items()):
        xml.open("ItemGroupDef", OID=oid, Name=group.name, Repeating="Yes")
        for item in sorted(items[oid]):
            xml.leaf("ItemRef", ItemOID=item, Mandatory="No")
        xml.close()
    readings = {f"I.measurement.{one.analyte}.reading": one.analyte for one in groups.values()}
    for oid, use in sorted(uses_of(done).items()):
        _item_def(xml, oid, use, readings.get(oid, ""))
    xml.close()


def _events(xml: Xml, done: Sequence[Transaction]) -> None:
    events: dict[str, set[str]] = {DAY: set(), UNDATED: set()}
    for one in done:
        events[event_of(one)].add(one.group.form)
    used = {oid: forms for oid, forms in events.items() if forms}
    xml.open("Protocol")
    for number, oid in enumerate(used, 1):
        xml.leaf("StudyEventRef", StudyEventOID=oid, OrderNumber=str(number), Mandatory="No")
    xml.close()
    for oid, forms in used.items():
        dated = oid == DAY
        xml.open(
            "StudyEventDef",
            OID=oid,
            Name="Study day" if dated else "Before the study days are known",
            Repeating="Yes" if dated else "No",
            Type="Scheduled" if dated else "Unscheduled",
        )
        for form in sorted(forms):
            xml.leaf("FormRef", FormOID=form, Mandatory="No")
        xml.close()


def _forms(xml: Xml, done: Sequence[Transaction]) -> None:
    forms: dict[str, tuple[str, set[str]]] = {}
    for one in done:
        forms.setdefault(one.group.form, (one.group.form_name, set()))[1].add(one.group.oid)
    for oid, (name, inside) in sorted(forms.items()):
        xml.open("FormDef", OID=oid, Name=name, Repeating="No")
        for group in sorted(inside):
            xml.leaf("ItemGroupRef", ItemGroupOID=group, Mandatory="No")
        xml.close()


def _item_def(xml: Xml, oid: str, use: ItemUse, analyte: str) -> None:
    sized = use.type in ("text", "float", "integer")
    xml.open(
        "ItemDef",
        OID=oid,
        Name=use.name,
        DataType=use.type,
        Length=str(use.length) if sized else None,
        SignificantDigits=str(use.decimals) if use.type == "float" else None,
    )
    for unit in sorted(use.units):
        xml.leaf("MeasurementUnitRef", MeasurementUnitOID=f"MU.{unit}")
    known = ANALYTES.get(analyte)
    if known is not None and known.loinc:
        xml.leaf("Alias", Context="LOINC", Name=known.loinc)
    xml.close()
