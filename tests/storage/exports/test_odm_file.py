"""The ODM export, read back by a reader of its own: structure, references, and what holds at last.

The files of these courses were also checked once against CDISC's own schema of ODM 1.3.2.
"""

# ruff: noqa: S314 - reads only what the program under test has just written

from __future__ import annotations

from collections import Counter
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from protocols.facts import AssessmentMade, EntryVoided, MeasurementTaken, NoteWritten
from protocols.intake import Reading
from protocols.mask import masked
from protocols.units import quantity
from storage.exports.odm_file import FILE, odm_files
from storage.exports.odm_items import group_of
from storage.exports.xml_text import Xml, escaped
from tests.storage.exports.forms import NASTY, NOW, STAMP, all_courses, hostile_course
from tests.unit.sheet.stories import course, igm

NS = "{http://www.cdisc.org/ns/odm/v1.3}"
# The order of children that ODM 1.3.2 asks for, where an element has several kinds of them.
ORDER = {
    "ODM": ("Study", "AdminData", "ClinicalData"),
    "Study": ("GlobalVariables", "BasicDefinitions", "MetaDataVersion"),
    "GlobalVariables": ("StudyName", "StudyDescription", "ProtocolName"),
    "MetaDataVersion": ("Protocol", "StudyEventDef", "FormDef", "ItemGroupDef", "ItemDef"),
    "ItemDef": ("MeasurementUnitRef", "Alias"),
    "AdminData": ("User", "Location"),
    "SubjectData": ("SiteRef", "StudyEventData"),
    "ItemGroupData": ("AuditRecord", "ItemData"),
    "AuditRecord": ("UserRef", "LocationRef", "DateTimeStamp", "ReasonForChange", "SourceID"),
}


def tree(courses: list) -> ET.Element:
    files, _ = odm_files(courses, STAMP)
    return ET.fromstring(files[FILE])


def tag(element: ET.Element) -> str:
    return element.tag.removeprefix(NS)


def corrected_ledger() -> Any:
    """A titer typed wrongly twice, a value moved to another day, a note voided, a form mended."""
    ledger = igm()

    def titer(text: str, when: str, id_: str, **more: Any) -> None:
        ledger.chart(when, MeasurementTaken("igm", Reading(quantity(text))), id=id_, **more)

    titer("810 mg/dL", "20T05:00", "x1")
    titer("18.0 mg/dL", "20T05:00", "x2", replaces="x1", reason="wrong row read")
    titer("81.0 mg/dL", "20T05:00", "x3", replaces="x2", reason="read again")
    titer("60 mg/dL", "20T04:00", "d1")
    titer("60 mg/dL", "19T04:00", "d2", replaces="d1", reason="it was the day before")
    ledger.chart("20T12:00", NoteWritten("on the wrong chart"), id="n1")
    ledger.chart("20T12:05", EntryVoided("n1", "another patient"), id="v1")
    first = AssessmentMade("imaging", {"done": "CT", "effusion": True}, {})
    ledger.chart("20T13:00", first, id="f1")
    mended = AssessmentMade("imaging", {"done": "CT"}, {"effusion": "not looked at"})
    ledger.chart("20T13:00", mended, id="f2", replaces="f1", reason="not looked at")
    return ledger


def applied(root: ET.Element) -> dict[str, dict[str, tuple[str, str]]]:
    """Apply every transaction in order; return what holds: key to item to (value, unit)."""
    held: dict[tuple[str, ...], dict[str, tuple[str, str]]] = {}
    for subject in root.iter(f"{NS}SubjectData"):
        for event in subject.iter(f"{NS}StudyEventData"):
            for form in event.iter(f"{NS}FormData"):
                for group in form.iter(f"{NS}ItemGroupData"):
                    _apply(held, (subject.attrib["SubjectKey"], *_place(event, form, group)), group)
    return {key[-1]: items for key, items in held.items()}


def _place(event: ET.Element, form: ET.Element, group: ET.Element) -> tuple[str, ...]:
    day = event.attrib.get("StudyEventRepeatKey", "")
    key = group.attrib["ItemGroupRepeatKey"]
    return day, form.attrib["FormOID"], group.attrib["ItemGroupOID"], key


def _apply(held: dict, key: tuple[str, ...], group: ET.Element) -> None:
    does = group.attrib["TransactionType"]
    assert (does == "Insert") == (key not in held), (does, key)
    if does == "Remove":
        del held[key]
        return
    items = held.setdefault(key, {})
    for item in group.iter(f"{NS}ItemData"):
        if item.attrib.get("TransactionType") == "Remove":
            del items[item.attrib["ItemOID"]]
            continue
        unit = item.find(f"{NS}MeasurementUnitRef")
        name = "" if unit is None else unit.attrib["MeasurementUnitOID"].removeprefix("MU.")
        items[item.attrib["ItemOID"]] = (item.attrib["Value"], name)


@pytest.mark.parametrize(
    "courses",
    [
        all_courses,
        lambda: [hostile_course()],
        list,
        lambda: [course(corrected_ledger(), "igm-fat", NOW)],
    ],
    ids=["all trials", "hostile texts", "empty ward", "corrections"],
)
def test_that_children_stand_in_the_order_of_the_standard_and_every_reference_has_its_definition(
    courses,
) -> None:
    root = tree(courses())
    assert root.attrib["ODMVersion"] == "1.3.2"
    assert root.attrib["FileType"] == "Transactional"
    for element in root.iter():
        order = ORDER.get(tag(element))
        if order is not None:
            places = [order.index(tag(child)) for child in element]
            assert places == sorted(places), tag(element)
    for kind, reference in (
        ("ItemDef", "ItemOID"),
        ("ItemGroupDef", "ItemGroupOID"),
        ("FormDef", "FormOID"),
        ("StudyEventDef", "StudyEventOID"),
        ("MeasurementUnit", "MeasurementUnitOID"),
        ("User", "UserOID"),
        ("Location", "LocationOID"),
        ("MetaDataVersion", "MetaDataVersionOID"),
        ("Study", "StudyOID"),
    ):
        known = Counter(one.attrib["OID"] for one in root.iter(f"{NS}{kind}"))
        asked = {one.attrib[reference] for one in root.iter() if reference in one.attrib}
        assert asked <= set(known), (kind, asked - set(known))


@pytest.mark.requirement("R82")
def test_that_the_transactions_end_at_what_holds_and_keep_every_old_value() -> None:
    made = course(corrected_ledger(), "igm-fat", NOW)
    root = tree([made])
    now_holds = applied(root)
    record = made.record
    holding = [
        one
        for one in record.entries
        if one.id not in record.struck and not isinstance(one.fact, EntryVoided)
    ]
    told = sorted(str(sorted(items.items())) for items in now_holds.values())
    meant = sorted(
        str(sorted((i.oid, (i.value, i.unit)) for i in group_of(one, made.zone).items))
        for one in holding
    )
    assert told == meant
    assert now_holds["x1"]["I.measurement.igm.reading"] == ("81.0", "mg/dL")
    assert "I.assessment.imaging.values.effusion" not in now_holds["f1"]
    assert "n1" not in now_holds
    every = {one.attrib.get("Value") for one in root.iter(f"{NS}ItemData")}
    assert {"810", "18.0", "81.0", "on the wrong chart"} <= every


@pytest.mark.requirement("R80")
def test_that_each_transaction_says_who_when_and_why() -> None:
    made = course(corrected_ledger(), "igm-fat", NOW)
    groups = list(tree([made]).iter(f"{NS}ItemGroupData"))
    for group in groups:
        audit = group.find(f"{NS}AuditRecord")
        assert audit is not None
        assert [tag(child) for child in audit][:3] == ["UserRef", "LocationRef", "DateTimeStamp"]
    why = {
        (one.attrib["TransactionType"], one.attrib["ItemGroupRepeatKey"]): reason.text
        for one in groups
        for reason in one.iter(f"{NS}ReasonForChange")
    }
    assert why["Update", "x1"] == "read again"
    assert why["Remove", "n1"] == "another patient"
    assert why["Remove", "d1"] == "it was the day before"
    assert why["Insert", "d1"] == "it was the day before"
    sources = [one.text for group in groups for one in group.iter(f"{NS}SourceID")]
    assert {"x1", "x2", "x3", "v1"} <= set(sources)


def test_that_a_titer_has_its_code_its_unit_and_its_digits() -> None:
    root = tree([course(corrected_ledger(), "igm-fat", NOW)])
    reading = next(
        one for one in root.iter(f"{NS}ItemDef") if one.attrib["OID"] == "I.measurement.igm.reading"
    )
    assert reading.attrib["DataType"] == "float"
    alias = reading.find(f"{NS}Alias")
    assert alias is not None
    assert (alias.attrib["Context"], alias.attrib["Name"]) == ("LOINC", "2472-9")
    units = [one.attrib["MeasurementUnitOID"] for one in reading.iter(f"{NS}MeasurementUnitRef")]
    assert "MU.mg/dL" in units


@pytest.mark.requirement("R57")
def test_that_hostile_texts_come_back_to_the_letter() -> None:
    values = {one.attrib.get("Value") for one in tree([hostile_course()]).iter(f"{NS}ItemData")}
    assert set(NASTY) <= values


@pytest.mark.requirement("R57")
def test_that_what_xml_cannot_hold_is_written_visibly() -> None:
    xml = Xml()
    xml.leaf("a", "x\0y\ud800z\x1b\ufffe", b="1\r\n2\t3")
    read = ET.fromstring(xml.content())
    assert read.text == "x\\u0000y\\ud800z\\u001b\\ufffe"
    assert read.attrib["b"] == "1\r\n2\t3"
    assert escaped('<&>"') == "&lt;&amp;&gt;&quot;"
    xml.open("b")
    with pytest.raises(ValueError, match="not closed"):
        xml.content()


@pytest.mark.requirement("R71", "R79")
def test_that_a_masked_role_gets_neither_arm_nor_dose_nor_the_voids_of_hidden_entries() -> None:
    ledger = igm()
    start = next(one for one in ledger.entries if one.fact.KIND == "infusion")
    ledger.chart("20T14:00", EntryVoided(start.id, "charted twice"), id="void-start")
    seen = tree([masked(course(ledger, "igm-fat", NOW), "assessor")])
    oids = {one.attrib["OID"] for one in seen.iter(f"{NS}ItemDef")}
    assert not [one for one in oids if ".arm" in one or "infusion" in one or "decision" in one]
    assert "void-start" not in {one.text for one in seen.iter(f"{NS}SourceID")}
