"""Sum up a registry: what its protocol file declares, over every subject of the ward."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from protocols.issues import Issue, IssuesError
from ui.operations.bench import Bench, course_of

if TYPE_CHECKING:
    from protocols.definition.model import Protocol
    from protocols.summary.content import Summary
    from storage.places import Places


def may_sum_up(bench: Bench) -> bool:
    """Say whether the person at the bench may see a registry's summary: who may export may."""
    from storage.permissions import MAY_DO

    return "export" in MAY_DO[bench.operator.role]


def registries() -> tuple[Protocol, ...]:
    """Return the shipped protocols whose files declare a summary."""
    from protocols.catalogue import catalogue_ids, load

    return tuple(one for one in map(load, catalogue_ids()) if one.summary is not None)


def summary_of(bench: Bench, protocol_id: str, role: str | None = None) -> Summary:
    """Return the summary of a registry's subjects as a role may see them, now.

    Raises:
        IssuesError: no such protocol, or its file declares no summary.
        Refused: the role may not export.
    """
    from protocols.catalogue import load
    from protocols.mask import masked
    from protocols.summary.sum_up import sum_up
    from storage.permissions import refuse_action

    refuse_action(bench.operator.role, "export")
    protocol = load(protocol_id)
    now = bench.now()
    courses = []
    for subject in bench.store.ledger.subjects():
        course = course_of(bench, subject)
        if course.protocol.id == protocol_id:
            own = masked(course, bench.operator.role, across=True)
            courses.append(masked(own, role or bench.operator.role, across=True))
    made = sum_up(protocol, courses, bench.zone, now)
    if isinstance(made, Issue):
        raise IssuesError((made,))
    return made


def save_summary(
    bench: Bench, summary: Summary, path: Path, *, places: Places | None = None
) -> str:
    """Save a summary as CSV, whole or not at all; return what was done and what to care about.

    The saving is noted in the journal with the file's hash; a stick is warned of (R68, R83).

    Raises:
        IssuesError: the place cannot be written; what was there is untouched.
    """
    from hashlib import sha256

    from storage.durable import write_whole
    from storage.exports.summary_csv import summary_csv
    from storage.places import Places

    unsafe = (places or Places()).reason_against(str(path))
    content = summary_csv(summary)
    try:
        write_whole(path, content)
    except OSError as error:
        raise IssuesError((_not_written(path, error),)) from error
    if bench.store.writable:
        details = {
            "format": "summary",
            "protocol": summary.protocol,
            "subjects": str(summary.subjects),
            "sha256": sha256(content).hexdigest(),
        }
        words = f"Summary of {summary.protocol} saved as {path.name}."
        place = {"place": unsafe} if unsafe else {}
        bench.store.journal.record("exported", words, bench.operator, details | place)
    care = f" Care: {unsafe}. The file is not encrypted." if unsafe else ""
    return f"Saved: {path}.{care}"


def _not_written(path: Path, error: OSError) -> Issue:
    words = f"{path} cannot be written ({error.strerror}). Choose another place."
    return Issue("not_written", "file", str(path), words)
