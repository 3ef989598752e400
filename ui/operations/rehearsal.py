"""Rehearse an amendment on one subject: read the new file, try it, say what would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocols.issues import IssuesError
from ui.operations.bench import Bench, course_of, record_of, site_values, versions_of

if TYPE_CHECKING:
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
    from protocols.mask import masked
    from protocols.rehearsal.rehearse import rehearse

    read = read_protocol(content, name)
    if isinstance(read, tuple):
        raise IssuesError(read)
    course = masked(course_of(bench, subject), bench.operator.role)
    versions = versions_of(record_of(bench, subject))
    found = rehearse(course, read, site_values(bench, read.id), versions=versions)
    if isinstance(found, tuple):
        raise IssuesError(found)
    return found
