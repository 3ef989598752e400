"""The ODM export: one CDISC ODM 1.3.2 file of every statement with its audit record.

The file is transactional: a first statement is an Insert, a correction an Update of the same item
group, a void its Remove, each with who, when and why. So old and new value both stand in it, and
whoever applies the transactions in their order has what holds. Only what was stated is in it;
scores, deviations and endpoints are worked out from it and stand in the analysis export.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from storage.exports.analysis_csv import Stamp, stamp_lines
from storage.exports.csv_text import iso_with_offset, write_rows
from storage.exports.odm_history import Transaction, transactions
from storage.exports.odm_items import Item
from storage.exports.odm_metadata import Histories, event_of, uses_of, version_oid, write_study
from storage.exports.xml_text import Xml

if TYPE_CHECKING:
    from protocols.course import Course

FILE = "bedline.xml"
NAMESPACE = "http://www.cdisc.org/ns/odm/v1.3"
_SITE = "LOC.site"


def odm_files(courses: Sequence[Course], stamp: Stamp) -> tuple[dict[str, bytes], dict[str, int]]:
    """Return the ODM file with its README and dictionary, and how many transactions there are."""
    ordered = sorted(courses, key=lambda one: one.record.subject)
    histories = [(course, tuple(transactions(course))) for course in ordered]
    counts = {"subjects": len(ordered)} if ordered else {}
    for does in ("Insert", "Update", "Remove"):
        found = sum(one.does == does for _, history in histories for one in history)
        counts[does] = found
    uses = uses_of(one for _, history in histories for one in history)
    files = {
        FILE: _document(histories, stamp),
        "dictionary.csv": write_rows(
            ("item", "name", "type", "units"),
            [
                (oid, use.name, use.type, " ".join(sorted(use.units)) or None)
                for oid, use in sorted(uses.items())
            ],
        ),
        "README.txt": _readme(counts, stamp),
    }
    return files, counts


# --- the document --------------------------------------------------------------------------------


def _document(histories: Histories, stamp: Stamp) -> bytes:
    made = iso_with_offset(stamp.made_at, stamp.zone)
    xml = Xml()
    xml.open(
        "ODM",
        xmlns=NAMESPACE,
        ODMVersion="1.3.2",
        FileType="Transactional",
        FileOID=f"bedline.{stamp.record_version}.{made}",
        CreationDateTime=made,
        AsOfDateTime=made,
        Originator="Bedline",
        SourceSystem="Bedline",
        SourceSystemVersion=stamp.program,
        Description=" ".join(stamp_lines(stamp)),
    )
    studies: dict[str, dict[str, list[tuple[Course, Sequence[Transaction]]]]] = {}
    for course, history in histories:
        versions = studies.setdefault(course.protocol.id, {})
        versions.setdefault(course.protocol.fingerprint, []).append((course, history))
    for versions in studies.values():
        write_study(xml, list(versions.values()))
    if studies:
        _admin(xml, studies, stamp)
    for versions in studies.values():
        for subjects in versions.values():
            _clinical(xml, subjects, stamp)
    xml.close()
    return xml.content()


def _admin(xml: Xml, studies: Mapping[str, Mapping[str, Histories]], stamp: Stamp) -> None:
    people = {
        (one.entry.operator, one.entry.role)
        for versions in studies.values()
        for subjects in versions.values()
        for _, history in subjects
        for one in history
    }
    xml.open("AdminData")
    for name, role in sorted(people):
        kind = "Investigator" if role == "investigator" else "Other"
        xml.open("User", OID=_user(name, role), UserType=kind)
        xml.leaf("LoginName", name)
        xml.leaf("DisplayName", f"{name} ({role})")
        xml.close()
    xml.open("Location", OID=_SITE, Name="Site of this record", LocationType="Site")
    made = iso_with_offset(stamp.made_at, stamp.zone)[:10]
    for versions in studies.values():
        for subjects in versions.values():
            protocol = subjects[0][0].protocol
            xml.leaf(
                "MetaDataVersionRef",
                StudyOID=f"S.{protocol.id}",
                MetaDataVersionOID=version_oid(protocol),
                EffectiveDate=made,
            )
    xml.close(2)


def _user(name: str, role: str) -> str:
    return f"USR.{role}.{name}"


def _clinical(xml: Xml, subjects: Histories, stamp: Stamp) -> None:
    protocol = subjects[0][0].protocol
    xml.open("ClinicalData", StudyOID=f"S.{protocol.id}", MetaDataVersionOID=version_oid(protocol))
    for course, history in subjects:
        xml.open("SubjectData", SubjectKey=course.record.subject, TransactionType="Upsert")
        xml.leaf("SiteRef", LocationOID=_SITE)
        for one in history:
            _transaction(xml, one, stamp)
        xml.close()
    xml.close()


def _transaction(xml: Xml, one: Transaction, stamp: Stamp) -> None:
    xml.open(
        "StudyEventData",
        StudyEventOID=event_of(one),
        StudyEventRepeatKey=None if one.day is None else str(one.day),
        TransactionType="Upsert",
    )
    xml.open("FormData", FormOID=one.group.form, TransactionType="Upsert")
    xml.open(
        "ItemGroupData",
        ItemGroupOID=one.group.oid,
        ItemGroupRepeatKey=one.key,
        TransactionType=one.does,
    )
    xml.open("AuditRecord")
    xml.leaf("UserRef", UserOID=_user(one.entry.operator, one.entry.role))
    xml.leaf("LocationRef", LocationOID=_SITE)
    xml.leaf("DateTimeStamp", iso_with_offset(one.entry.recorded_at, stamp.zone))
    if one.reason:
        xml.leaf("ReasonForChange", one.reason)
    xml.leaf("SourceID", one.entry.id)
    xml.close()
    if one.does != "Remove":
        for item in one.group.items:
            _value(xml, item)
        for oid in one.gone:
            xml.leaf("ItemData", ItemOID=oid, TransactionType="Remove")
    xml.close(3)


def _value(xml: Xml, item: Item) -> None:
    if not item.unit:
        xml.leaf("ItemData", ItemOID=item.oid, Value=item.value)
        return
    xml.open("ItemData", ItemOID=item.oid, Value=item.value)
    xml.leaf("MeasurementUnitRef", MeasurementUnitOID=f"MU.{item.unit}")
    xml.close()


def _readme(counts: Mapping[str, int], stamp: Stamp) -> bytes:
    told = "\n".join(f"  {name}: {count}" for name, count in counts.items())
    made = "\n".join(stamp_lines(stamp))
    return f"""Bedline, export as CDISC ODM 1.3.2

{made}

Files
  {FILE}            every statement with its audit record
  dictionary.csv         each item: name, type, units
  SHA256SUMS             hash of every other file

Counts
{told}

How to read it
  The file is transactional. Apply its transactions in their order: Insert, Update, Remove. A
  correction is an Update of the same item group, a void its Remove; the old value stands in the
  transaction before. Every transaction names who, when and why; SourceID is the entry of the
  record.
  ItemGroupRepeatKey is the entry that stated a thing first. StudyEventRepeatKey is the study day.
  A value has the digits and the unit in which it was stated. An item that was not stated is not
  there; missing is never zero.
  A character that XML cannot hold is written as \\u and its number.
  Scores, deviations and endpoints are worked out from these statements and stand in the analysis
  export.
  Subjects are study numbers only. What the role may not see is not in this file.
""".encode()
