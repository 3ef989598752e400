"""The FHIR export: one R4 Bundle of type collection, JSON, the same bytes for the same record.

Numbers are written with the digits with which they were stated (81.0 stays 81.0), which is why the
JSON is written here and not by the standard library: that one has binary numbers only.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from protocols.units import plain
from storage.exports.analysis_csv import Stamp, stamp_lines
from storage.exports.csv_text import iso_with_offset, write_rows
from storage.exports.fhir_resources import Resource, id_of, resources, study

if TYPE_CHECKING:
    from protocols.course import Course

FILE = "bundle.json"
_KINDS: Mapping[str, str] = {
    "ResearchStudy": "one trial; its arms are not in it",
    "Patient": "one subject, by study id only",
    "ResearchSubject": "a subject's place in its trial; an arm only where the role may see it",
    "Observation": "one measured value or score; struck ones are entered-in-error",
    "MedicationAdministration": "one stretch of an infusion, injection or observed treatment",
}


def fhir_files(courses: Sequence[Course], stamp: Stamp) -> tuple[dict[str, bytes], dict[str, int]]:
    """Return the bundle with its README and dictionary, and how many resources of each kind."""
    ordered = sorted(courses, key=lambda one: one.record.subject)
    found = [
        *(study(one) for one in {c.protocol.id: c.protocol for c in ordered}.values()),
        *(one for course in ordered for one in resources(course)),
    ]
    seen = Counter(one["resourceType"] for one in found)
    counts = {kind: seen[kind] for kind in _KINDS}
    made = iso_with_offset(stamp.made_at, stamp.zone)
    bundle: Resource = {
        "resourceType": "Bundle",
        "id": id_of("bundle", made, str(stamp.record_version)),
        "type": "collection",
        "timestamp": made,
        "entry": [{"fullUrl": f"urn:uuid:{one['id']}", "resource": one} for one in found],
    }
    files = {
        FILE: (_json(bundle) + "\n").encode("utf-8", "backslashreplace"),
        "dictionary.csv": write_rows(
            ("resource", "count", "holds"),
            [(kind, counts[kind], holds) for kind, holds in _KINDS.items()],
        ),
        "README.txt": _readme(counts, stamp),
    }
    return files, counts


def _json(value: Any, depth: int = 0) -> str:
    """Write a value as JSON, a key a line; a Decimal with its own digits."""
    inner, outer = "\n" + " " * (depth + 1), "\n" + " " * depth
    if isinstance(value, Mapping):
        lines = [f"{json.dumps(key)}: {_json(one, depth + 1)}" for key, one in value.items()]
        return "{" + inner + f",{inner}".join(lines) + outer + "}"
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + inner + f",{inner}".join(_json(one, depth + 1) for one in value) + outer + "]"
    return json.dumps(value, ensure_ascii=False)


def _readme(counts: Mapping[str, int], stamp: Stamp) -> bytes:
    told = "\n".join(f"  {kind:<26}{counts[kind]:>8}  {holds}" for kind, holds in _KINDS.items())
    made = "\n".join(stamp_lines(stamp))
    return f"""Bedline, export as HL7 FHIR R4

{made}

Files
  {FILE}            one Bundle of type collection
  dictionary.csv         which resources are in it
  SHA256SUMS             hash of every other file

Resources
{told}

How to read it
  Codes are LOINC where one was confirmed for the unit in which the value was stated, beside
  Bedline's own name; units are UCUM. A value has the digits with which it was stated.
  A value that is not known has a dataAbsentReason and no number; missing is never zero. A stretch
  of an infusion whose rate is not known has neither dose nor rate.
  A pause is on-hold with rate 0. What was struck is entered-in-error, with the reason as a note.
  The identifier of a value is the entry of the record that states it.
  Subjects are study numbers only. What the role may not see is not in this file.
""".encode()
