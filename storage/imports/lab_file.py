"""A laboratory's CSV file: its columns, its rows with their places, and how a value is read.

What a column means is told in docs/import-lab.md. A row is read as far as it can be without the
record; whether it fits the subject is judged by the operation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from hashlib import sha256

from protocols.analytes import ANALYTES
from protocols.intake import Reading, read_number, read_reading, read_text
from protocols.issues import Issue, Place
from protocols.times import Instant, read_instant
from protocols.units import Quantity, Unit
from storage.imports.csv_cells import BadFile, CsvCell, read_cells

REQUIRED = ("subject", "analyte", "value", "sampled_at", "report")
OPTIONAL = ("received_at",)
MOST_ROWS = 5000
_CAN_BE_NEGATIVE = ("base_excess", "fluid_balance")


@dataclass(frozen=True, slots=True)
class LabRow:
    """One row: what it states, its line, and the place of each of its cells."""

    line: int
    subject: str
    analyte: str
    value: str  # as it stands in the file; read by `read_value`
    sampled_at: Instant
    received_at: Instant | None
    report: str
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class LabFile:
    """A file that could be read as a table: its hash, its rows, and what is wrong in others."""

    digest: str
    rows: tuple[LabRow, ...]
    issues: tuple[Issue, ...]


def read_lab_file(content: bytes, file: str) -> LabFile:
    """Read a file; every slip is an issue with file, line and column."""
    digest = sha256(content).hexdigest()
    try:
        cells = read_cells(content, file)
    except BadFile as bad:
        return LabFile(digest, (), (bad.issue,))
    if not cells:
        empty = Issue("empty_file", "file", "", "The file is empty.", Place(file, 1, 1))
        return LabFile(digest, (), (empty,))
    header, *body = cells
    problems = _header_issues(header, file)
    if len(body) > MOST_ROWS:
        words = f"The file has {len(body)} rows; at most {MOST_ROWS} are taken at once. Split it."
        place = Place(file, body[MOST_ROWS][0].line, 1)
        problems.append(Issue("too_many_rows", "file", str(len(body)), words, place))
    if not body:
        words = "There is no row under the header."
        problems.append(Issue("no_rows", "file", "", words, Place(file, header[0].line, 1)))
    if problems:
        return LabFile(digest, (), tuple(problems))
    names = [one.text.strip(" ") for one in header]
    rows: list[LabRow] = []
    issues: list[Issue] = []
    for row in body:
        read = _row(names, row, file)
        if isinstance(read, LabRow):
            rows.append(read)
        else:
            issues += read
    return LabFile(digest, tuple(rows), tuple(issues))


def _header_issues(header: Sequence[CsvCell], file: str) -> list[Issue]:
    found: list[Issue] = []
    seen: set[str] = set()
    known = (*REQUIRED, *OPTIONAL)
    for one in header:
        name, place = one.text.strip(" "), Place(file, one.line, one.column)
        if name in seen:
            words = f"The column {name!r} stands here twice. Take one away."
            found.append(Issue("column_twice", "header", name, words, place))
        elif name not in known:
            close = get_close_matches(name[:40].lower(), known, n=1)
            hint = f" Is {close[0]!r} meant?" if close else ""
            words = f"{name[:40]!r} is not a column. Columns are: {', '.join(known)}.{hint}"
            found.append(Issue("unknown_column", "header", name[:40], words, place))
        seen.add(name)
    for name in REQUIRED:
        if name not in seen:
            words = f"The column {name!r} is missing. Columns are: {', '.join(known)}."
            place = Place(file, header[0].line, 1)
            found.append(Issue("missing_column", "header", name, words, place))
    return found


def _row(names: Sequence[str], row: Sequence[CsvCell], file: str) -> LabRow | list[Issue]:
    line = row[0].line
    if len(row) != len(names):
        words = f"This row has {len(row)} cells; the header has {len(names)}."
        return [Issue("ragged_row", "row", str(len(row)), words, Place(file, line, 1))]
    places = {name: Place(file, one.line, one.column) for name, one in zip(names, row, strict=True)}
    given = {name: one.text.strip(" ") for name, one in zip(names, row, strict=True)}
    issues: list[Issue] = []

    def placed(read: object, name: str) -> None:
        if isinstance(read, Issue):
            issues.append(at_place(read, places[name], name))

    subject = read_text(given["subject"], "subject", longest=40)
    report = read_text(given["report"], "report", longest=80)
    sampled = read_instant(given["sampled_at"], "sampled_at")
    received_text = given.get("received_at", "")
    received = read_instant(received_text, "received_at") if received_text else None
    for read, name in (
        (subject, "subject"),
        (report, "report"),
        (sampled, "sampled_at"),
        (received, "received_at"),
    ):
        placed(read, name)
    for name in ("subject", "report"):
        if not given[name]:
            words = f"The column {name!r} is empty in this row."
            issues.append(Issue("empty", name, "", words, places[name]))
    placed(_known_analyte(given["analyte"]), "analyte")
    if issues or isinstance(sampled, Issue) or isinstance(received, Issue):
        return issues
    return LabRow(
        line,
        str(subject),
        given["analyte"],
        given["value"],
        sampled,
        received,
        str(report),
        places,
    )


def _known_analyte(name: str) -> Issue | None:
    if name in ANALYTES:
        return None
    close = get_close_matches(name[:40].lower(), tuple(ANALYTES), n=1)
    hint = f" Is {close[0]!r} meant?" if close else " docs/import-lab.md lists them."
    return Issue("unknown_analyte", "analyte", name[:40], f"{name[:40]!r} is no analyte.{hint}")


def read_value(analyte: str, text: str) -> Reading | Issue:
    """Read a value with its unit; pure numbers (pH, INR) stand without one."""
    known = ANALYTES[analyte]
    signed = analyte in _CAN_BE_NEGATIVE
    bare = text.removeprefix("<").removeprefix(">").strip(" ")
    if Unit.ONE in known.units and bare.replace(".", "", 1).replace(",", "", 1).isdigit():
        number = read_number(bare, "value")
        if isinstance(number, Issue):
            return number
        comparator = text[:1] if text[:1] in ("<", ">") else ""
        return Reading(Quantity(number, Unit.ONE), comparator)  # type: ignore[arg-type]
    return read_reading(text, "value", known.units, signed=signed)


def at_place(issue: Issue, place: Place, field: str) -> Issue:
    """Return an issue with the place of the cell that it is about."""
    return Issue(issue.code, field, issue.given, issue.message, place, issue.details)
