"""Import a laboratory's CSV file: every row previewed, all of them recorded or none.

A value that the protocol hides from the person who imports is taken and never shown back: neither
the preview nor an issue repeats it (R74). The entry says that it came from a file and which.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from protocols.issues import Issue, IssuesError
from protocols.times import show_when
from ui.operations.bench import Bench, protocol_of, record_of

if TYPE_CHECKING:
    from protocols.definition.model import Protocol
    from protocols.facts import Statement
    from protocols.record import Record
    from storage.imports.lab_file import LabRow

HIDDEN = "kept out by blinding"
_NOT_REPEATED = (
    "This value cannot be taken as it stands; it is not repeated here. Check number and unit "
    "against the report."
)


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row as it would be recorded: words for people, and what speaks against it."""

    line: int
    subject: str
    analyte: str
    label: str
    value: str
    sampled_at: str
    received_at: str
    report: str
    warning: str
    refused: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """A whole file, read and judged; with any issue nothing of it can be recorded."""

    digest: str
    rows: tuple[PreviewRow, ...]
    issues: tuple[Issue, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Subject:
    record: Record
    protocol: Protocol | None


def preview_lab(bench: Bench, content: bytes, file: str) -> Preview:
    """Read and judge a file against the record; nothing is recorded."""
    from storage.imports.lab_file import read_lab_file

    read = read_lab_file(content, file)
    judged = _Judge(bench, read.digest)
    rows = [judged.row(one) for one in read.rows]
    issues = sorted((*read.issues, *judged.issues), key=_in_file)
    return Preview(read.digest, tuple(rows), tuple(issues), tuple(judged.statements))


def _in_file(issue: Issue) -> tuple[int, int]:
    return (issue.place.line, issue.place.column) if issue.place is not None else (0, 0)


def import_lab(bench: Bench, content: bytes, file: str) -> Preview:
    """Record every value of a file, or none; the import stands in the journal with its hash.

    Raises:
        IssuesError: something in the file or against the record; nothing was recorded.
        StorageProblem: the store refused or failed; nothing was recorded.
    """
    from ui.operations.chart import ChartRefusedError, chart

    found = preview_lab(bench, content, file)
    if found.issues:
        raise IssuesError(found.issues)
    try:
        chart(bench, found.statements)
    except ChartRefusedError as refused:
        raise IssuesError(refused.issues) from refused
    subjects = {one.subject for one in found.statements}
    bench.store.journal.record(
        "imported",
        f"Laboratory file: {len(found.rows)} values of {len(subjects)} subjects.",
        bench.operator,
        {
            "sha256": found.digest,
            "values": str(len(found.rows)),
            "subjects": str(len(subjects)),
        },
    )
    return found


def preview_file(bench: Bench, path: str) -> Preview:
    """Read and judge a file by its path.

    Raises:
        IssuesError: it cannot be read.
    """
    return preview_lab(bench, file_content(path), Path(path).name)


def import_file(bench: Bench, path: str) -> Preview:
    """Record every value of a file by its path, or none.

    Raises:
        IssuesError, StorageProblem: as `import_lab`; or the file cannot be read.
    """
    return import_lab(bench, file_content(path), Path(path).name)


def file_content(path: str) -> bytes:
    """Return a file's bytes, at most a little more than an import takes.

    Raises:
        IssuesError: it cannot be read.
    """
    from storage.imports.csv_cells import LARGEST_BYTES

    try:
        with Path(path).open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except OSError as error:
        words = f"{path} cannot be read ({error.strerror}). Check the name."
        raise IssuesError((Issue("not_read", "file", path, words),)) from error


class _Judge:
    """Judges row after row; subjects are read once."""

    def __init__(self, bench: Bench, digest: str) -> None:
        self._bench, self._digest = bench, digest
        self._subjects: dict[str, _Subject] = {}
        self._seen: dict[tuple[str, str, str], int] = {}
        self.issues: list[Issue] = []
        self.statements: list[Statement] = []

    def row(self, row: LabRow) -> PreviewRow:
        from protocols.sheet.fact_words import analyte_label

        subject = self._subject(row.subject)
        hidden = hides_value(subject.protocol, self._bench.operator.role, row.analyte)
        found, warning, value = self._judged(row, subject, hidden=hidden)
        self.issues += found
        zone = self._bench.zone
        received = row.received_at
        return PreviewRow(
            row.line,
            row.subject,
            row.analyte,
            analyte_label(row.analyte),
            value,
            show_when(row.sampled_at, zone),
            show_when(received, zone) if received is not None else "",
            row.report,
            warning,
            bool(found),
        )

    def _subject(self, name: str) -> _Subject:
        if name not in self._subjects:
            record = record_of(self._bench, name)
            self._subjects[name] = _Subject(record, protocol_of(record))
        return self._subjects[name]

    def _judged(
        self, row: LabRow, subject: _Subject, *, hidden: bool
    ) -> tuple[list[Issue], str, str]:
        """Return what speaks against a row, its warning, and its value as it may be shown."""
        from protocols.admission import Ward, issues_of
        from protocols.analytes import ANALYTES, is_unusual
        from protocols.signed_days import Days, signed_day_issues
        from storage.imports.lab_file import at_place, read_value

        found = [*self._times(row), *self._twice(row, subject)]
        reading = read_value(row.analyte, row.value)
        if isinstance(reading, Issue):
            shown = HIDDEN if hidden else row.value[:80]
            return (
                [*found, _unsaid(at_place(reading, row.places["value"], "value"), hidden)],
                "",
                (shown),
            )
        statement = self._statement(row, reading)
        now = self._bench.now()
        judged = list(issues_of(statement, Ward(subject.record, subject.protocol, now)))
        if subject.protocol is not None:
            days = Days(subject.record, subject.protocol, self._bench.zone, now)
            judged += signed_day_issues(statement, days)
        for issue in judged:
            column = _COLUMNS.get(issue.field, "value")
            placed = at_place(issue, row.places[column], column)
            found.append(_unsaid(placed, hidden and column == "value"))
        unit_fits = reading.quantity.unit in ANALYTES[row.analyte].units
        unusual = not hidden and unit_fits and is_unusual(ANALYTES[row.analyte], reading)
        self.statements.append(statement)
        warning = "unusual value: read it again" if unusual else ""
        return found, warning, HIDDEN if hidden else str(reading)

    def _statement(self, row: LabRow, reading: object) -> Statement:
        from protocols.facts import MeasurementTaken, Statement
        from protocols.intake import Reading

        assert isinstance(reading, Reading)  # noqa: S101 - issues were told apart before
        method = f"lab file {self._digest[:16]}"
        if row.received_at is not None:
            method += f", received {show_when(row.received_at, self._bench.zone)}"
        fact = MeasurementTaken(row.analyte, reading, method=method, report=row.report)
        id_ = f"lab-{self._digest[:16]}-{row.line}"
        return Statement(row.subject, fact, row.sampled_at, id_)

    def _times(self, row: LabRow) -> list[Issue]:
        received = row.received_at
        if received is None:
            return []
        place = row.places["received_at"]
        if received < row.sampled_at:
            words = "It was received before it was sampled. Check both times."
            return [Issue("received_too_early", "received_at", "", words, place)]
        if received > self._bench.now():
            words = "It was received in the future. Check the time."
            return [Issue("future_time", "received_at", "", words, place)]
        return []

    def _twice(self, row: LabRow, subject: _Subject) -> list[Issue]:
        """Find a report that brought this analyte of this subject already; values do not matter."""
        from protocols.facts import MeasurementTaken

        place, key = row.places["report"], (row.subject, row.report, row.analyte)
        words = f"Report {row.report} has {row.analyte} of {row.subject} already"
        first = self._seen.setdefault(key, row.line)
        if first != row.line:
            told = f"{words}, in line {first} of this file. Take one away."
            return [Issue("twice_in_file", "report", row.report, told, place)]
        known = any(
            (one.fact.report, one.fact.analyte) == (row.report, row.analyte)
            for one in subject.record.of(MeasurementTaken)
        )
        if not known:
            return []
        told = f"{words} in the record. Take the row away, or correct the entry by hand."
        return [Issue("report_known", "report", row.report, told, place)]


_COLUMNS = {"subject": "subject", "at": "sampled_at", "report": "report", "day": "sampled_at"}


def hides_value(protocol: Protocol | None, role: str, analyte: str) -> bool:
    """Say whether a protocol ever hides an analyte or its trend from a role, from whatever time."""
    from protocols.course import key_analyte

    if protocol is None:
        return False
    key = key_analyte(protocol)
    for mask in protocol.blinding.masks:
        if role not in mask.roles:
            continue
        name = mask.hides.partition(":")[2]
        if name == analyte or (mask.hides == "titer" and analyte == key):
            return True
    return False


def _unsaid(issue: Issue, hidden: bool) -> Issue:  # noqa: FBT001 - one truth value of the row
    """Take a hidden value out of an issue: the same words for every value."""
    if not hidden:
        return issue
    return Issue("value_not_taken", issue.field, "", _NOT_REPEATED, issue.place)
