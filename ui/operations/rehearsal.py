"""Rehearse an amendment on one subject, and let the subject follow it from now on (R40)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocols import catalogue
from protocols.issues import Issue, IssuesError
from ui.operations.bench import Bench, course_of, record_of, site_values, versions_of

if TYPE_CHECKING:
    from protocols.definition.model import Protocol
    from protocols.rehearsal.content import Rehearsal


def rehearse_file(bench: Bench, subject: str, content: bytes, name: str) -> Rehearsal:
    """Return what would change for a subject from now on under a protocol file; store nothing.

    It is told as whoever asks may see it.

    Args:
        bench: the open store and who is at it.
        subject: the study id.
        content: the file's bytes, at most as many as a protocol file may have and one more.
        name: the file's name, for the places of issues.

    Raises:
        IssuesError: the file does not hold, the subject is unknown or its version does not ship,
            or the file is of another trial or the same version.
    """
    from protocols.definition.reader import read_protocol

    read = read_protocol(content, name)
    if isinstance(read, tuple):
        raise IssuesError(read)
    return _rehearsed(bench, subject, read)


def rehearse_version(bench: Bench, subject: str, version: int) -> Rehearsal:
    """Return what would change for a subject under another version that ships; store nothing.

    Raises:
        IssuesError: no such version ships, or as for a file.
    """
    record = record_of(bench, subject)
    return _rehearsed(bench, subject, catalogue.load(record.protocol_id, version))


def _rehearsed(bench: Bench, subject: str, new: Protocol) -> Rehearsal:
    from protocols.mask import masked
    from protocols.rehearsal.rehearse import rehearse

    course = masked(course_of(bench, subject), bench.operator.role)
    versions = versions_of(record_of(bench, subject))
    found = rehearse(course, new, site_values(bench, new.id), versions=versions)
    if isinstance(found, tuple):
        raise IssuesError(found)
    return found


def follow_version(
    bench: Bench, subject: str, shown: Rehearsal, reason: str = ""
) -> tuple[Issue, ...]:
    """Let a subject follow the version that was rehearsed, from now on; empty when it is stored.

    What was shown is kept with the switch, the reason as a note in the same transaction. If
    anything was recorded since that changes it, or the version does not ship with this program,
    nothing is stored and the reason comes back.
    """
    from protocols.facts import NoteWritten, ProtocolSwitched, Statement
    from storage.problems import StorageProblem
    from ui.operations.chart import ChartRefusedError, chart

    try:
        now = rehearse_version(bench, subject, shown.version)
    except IssuesError as error:
        return error.issues
    if (now.fingerprint, now.changes) != (shown.fingerprint, shown.changes):
        words = "What would change is no longer what was shown. Look at it again, then decide."
        return (Issue("rehearsal_out_of_date", "version", str(shown.version), words),)
    fact = ProtocolSwitched(
        shown.protocol, shown.version, shown.fingerprint, tuple(one.words for one in shown.changes)
    )
    try:
        stated = [Statement(subject, fact, bench.now())]
        if reason:
            words = f"Why version {shown.version} from now on: {reason}"
            stated.append(Statement(subject, NoteWritten(words), bench.now()))
        chart(bench, stated)
    except ChartRefusedError as refused:
        return refused.issues
    except StorageProblem as problem:
        return (Issue(problem.code, "version", str(shown.version), str(problem)),)
    return ()
