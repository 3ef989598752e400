"""Write the record for others to read: all or nothing, into a new folder, as a role may see it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from protocols.issues import Issue, IssuesError
from ui.operations.bench import Bench, course_of

if TYPE_CHECKING:
    from protocols.course import Course


def export_folder(bench: Bench, form: str, out: Path, role: str | None) -> tuple[str, ...]:
    """Write an export; return what was made, a line each.

    Raises:
        IssuesError: the format is not written by this version, the folder is there already, or
            the place cannot be written; nothing is left behind.
    """
    if form != "analysis":
        raise IssuesError(
            (
                Issue(
                    "format_not_here",
                    "format",
                    form,
                    f"The format {form} is not written by this version. Written is: analysis.",
                ),
            )
        )
    from storage.exports.analysis_csv import Stamp, write_analysis
    from storage.permissions import refuse_action

    refuse_action(bench.operator.role, "export")
    seen_as = role or bench.operator.role
    courses = masked_courses(bench, seen_as)
    entries = bench.store.ledger
    stamp = Stamp(
        made_at=bench.now(),
        made_by=bench.operator.name,
        role=seen_as,
        zone=bench.zone,
        program=bench.store.program,
        record_version=entries.count,
        head_code=entries.head_code(),
    )
    made = write_analysis(out, courses, stamp)
    if bench.store.writable:
        bench.store.journal.record(
            "exported", f"Analysis export as {seen_as} into {out.name}.", bench.operator
        )
    return (
        f"Analysis export of {len(courses)} subjects as {seen_as}: {out}",
        *(f"  {name}: {count} rows" for name, count in made.rows.items()),
    )


def masked_courses(bench: Bench, role: str) -> tuple[Course, ...]:
    """Return every subject's course as a role may see it."""
    from protocols.mask import masked

    return tuple(
        masked(course_of(bench, subject), role) for subject in bench.store.ledger.subjects()
    )
