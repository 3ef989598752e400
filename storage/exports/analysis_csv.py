"""The analysis export: long CSV tables, a data dictionary, lists of codes, counts and hashes.

All or nothing into a new folder. Courses come in already masked for the reader's role, so nothing
that blinding hides can be in a table. The same courses give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from protocols.analytes import ANALYTES
from protocols.facts import KINDS
from protocols.sheet.fact_words import SUPPORTS, form_label
from protocols.times import Instant
from storage.exports.analysis_table import Table
from storage.exports.analysis_tables import TABLES
from storage.exports.csv_text import APOSTROPHE_RULE, iso_with_offset, write_rows
from storage.exports.whole_folder import SUMS, write_folder

if TYPE_CHECKING:
    from protocols.course import Course

# Lists of codes that are the program's own; analytes, kinds, supports and forms are added below.
_CODES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "blinding": {
            "open": "open",
            "single": "single-blind",
            "double": "double-blind",
            "quadruple": "quadruple-blind",
        },
        "sex": {"F": "female", "M": "male", "other": "other", "unknown": "not known"},
        "state": {
            "holds": "holds",
            "corrected": "replaced by a corrected statement",
            "void": "voided with a reason",
        },
        "comparator": {"below": "below the value", "above": "above the value"},
        "segment": {
            "running": "ran at the rate",
            "paused": "paused, rate 0",
            "unknown": "not known, between the bounds",
            "stopped": "after the end, rate 0",
        },
        "infusion": {
            "not_started": "not started",
            "running": "running",
            "paused": "paused",
            "ended": "stopped before the end",
            "complete": "complete",
        },
        "choice": {"accept": "accepted", "adjust": "adjusted", "decline": "declined"},
        "importance": {"minor": "minor", "major": "major"},
        "deviation": {
            "open": "not explained yet",
            "explained": "explained",
            "reviewed": "reviewed",
        },
        "status": {
            "overdue": "overdue",
            "due_now": "due now",
            "soon": "soon",
            "later": "later",
            "done": "done",
            "not_done": "not done, with reason",
            "not_applicable": "not applicable",
            "cancelled": "not asked any more",
        },
    }
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an export says about itself: when, by whom, in which role, from which record."""

    made_at: Instant
    made_by: str
    role: str
    zone: str
    program: str
    record_version: int
    head_code: str


def stamp_lines(stamp: Stamp) -> tuple[str, ...]:
    """Return the three lines with which every export says what it is."""
    made = iso_with_offset(stamp.made_at, stamp.zone)
    version = f"record version {stamp.record_version}, log head {stamp.head_code}"
    return (
        f"Made {made} by {stamp.made_by}, as seen by the role {stamp.role}.",
        f"Bedline {stamp.program}; {version}.",
        "A copy, not the record.",
    )


@dataclass(frozen=True, slots=True)
class Exported:
    """An export that is in place: its folder and the number of rows of each table."""

    folder: Path
    rows: Mapping[str, int]


def write_analysis(target: Path, courses: Sequence[Course], stamp: Stamp) -> Exported:
    """Write the analysis export into a new folder, all or nothing.

    Args:
        target: the folder to be made; one that is there already is refused.
        courses: the subjects' courses as the role may see them.
        stamp: what the export says about itself.

    Raises:
        IssuesError: the folder is there, or the place cannot be written; nothing is left behind.
    """
    files, counts = analysis_files(courses, stamp)
    write_folder(target, files)
    return Exported(target, MappingProxyType(counts))


def analysis_files(
    courses: Sequence[Course], stamp: Stamp
) -> tuple[dict[str, bytes], dict[str, int]]:
    """Return every file of the export but its hashes, and the number of rows of each table."""
    ordered = sorted(courses, key=lambda one: one.record.subject)
    files: dict[str, bytes] = {}
    counts: dict[str, int] = {}
    for table in TABLES:
        rows = [row for course in ordered for row in table.rows(course)]
        files[table.file] = write_rows([column.name for column in table.columns], rows)
        counts[table.name] = len(rows)
    codes = code_lists(ordered)
    files["codes.csv"] = write_rows(
        ("list", "code", "label"),
        [(name, code, label) for name, one in sorted(codes.items()) for code, label in one.items()],
    )
    files["dictionary.csv"] = dictionary_csv(counts)
    files["datapackage.json"] = _data_package(codes, counts, stamp)
    files["README.txt"] = _readme(counts, stamp)
    return files, counts


def code_lists(courses: Sequence[Course]) -> dict[str, dict[str, str]]:
    """Return every list of codes with its English labels, for these courses."""
    found = {name: dict(codes) for name, codes in _CODES.items()}
    found["analyte"] = {name: one.label for name, one in sorted(ANALYTES.items())}
    found["kind"] = {name: name.replace("_", " ") for name in sorted(KINDS)}
    supports = {what for course in courses for what in course.protocol.supports}
    found["support"] = {
        what: SUPPORTS.get(what, what.replace("_", " ")) for what in sorted(supports)
    }
    forms = {rule.id: rule.label for course in courses for rule in course.protocol.forms}
    forms |= {
        one.form: forms.get(one.form, form_label(one.form)) for c in courses for one in c.scores
    }
    found["form"] = dict(sorted(forms.items()))
    return found


def dictionary_csv(counts: Mapping[str, int]) -> bytes:
    """Return the data dictionary of the tables, a column a row."""
    columns = ("file", "row_is", "rows", "column", "type", "unit", "codes", "holds")
    return write_rows(
        columns,
        [
            (
                table.file,
                table.row_is,
                counts[table.name],
                one.name,
                one.type,
                one.unit or None,
                one.codes or None,
                one.holds,
            )
            for table in TABLES
            for one in table.columns
        ],
    )


def _data_package(
    codes: Mapping[str, Mapping[str, str]], counts: Mapping[str, int], stamp: Stamp
) -> bytes:
    """Describe the tables as a data package with table schemas, for tools that read those."""
    package = {
        "profile": "tabular-data-package",
        "name": "bedline-analysis",
        "created": iso_with_offset(stamp.made_at, stamp.zone),
        "resources": [_resource(table, codes, counts[table.name]) for table in TABLES],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(table: Table, codes: Mapping[str, Mapping[str, str]], rows: int) -> dict[str, object]:
    fields = []
    for one in table.columns:
        field: dict[str, object] = {"name": one.name, "type": one.type, "description": one.holds}
        if one.unit:
            field["unit"] = one.unit
        if one.codes:
            field["codes"] = one.codes
            field["constraints"] = {"enum": list(codes[one.codes])}
        fields.append(field)
    return {
        "name": table.name,
        "path": table.file,
        "description": table.row_is,
        "rows": rows,
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "lineTerminator": "\r\n"},
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _readme(counts: Mapping[str, int], stamp: Stamp) -> bytes:
    listed = "\n".join(
        f"  {table.file:<24}{counts[table.name]:>8}  a row is {table.row_is}" for table in TABLES
    )
    made = "\n".join(stamp_lines(stamp))
    text = f"""Bedline, export for analysis

{made}

Files and rows
{listed}
  codes.csv               lists of codes with their labels
  dictionary.csv          each column: type, unit, list of codes, what it holds
  datapackage.json        the same as a data package with table schemas
  {SUMS}              hash of every other file (sha256sum --check {SUMS})

How to read them
  UTF-8, comma, point decimals, one header row, quotes doubled inside quotes (RFC 4180).
  Times are ISO 8601 with the offset of the ward. Spans are worked out on instants, so a night with
  a clock change has its real length.
  An empty cell means that nothing was stated. Missing is never zero, and nothing is imputed: a
  score with missing inputs has bounds and no value.
  Values stand as reported, digits kept; the canonical value beside them is an exact conversion. A
  value with a comparator is a limit, not a number to average.
  Struck statements are kept with state corrected or void; take state = holds for what counts.
  {APOSTROPHE_RULE}
  Subjects are study numbers only. What the role may not see is not in these files.
"""
    return text.encode()
