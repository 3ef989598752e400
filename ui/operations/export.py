"""Write the record for others to read: all or nothing, into a new folder, as a role may see it.

One line of `FORMATS` a format; a format only turns masked courses into files. Who may export, the
mask, the folder, the journal and the warning about the place are here and the same for all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from protocols.issues import Issue, IssuesError
from ui.operations.bench import Bench, course_of
from ui.operations.printed_code import code_for, version_for

if TYPE_CHECKING:
    from protocols.course import Course
    from storage.exports.analysis_csv import Stamp
    from storage.places import Places


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a format is given: the subjects as the role may see them, and the stamp of the export.

    `bench` is for what stands beside the subjects (trail, protocol files); whatever a format takes
    from it, it must mask for `role` itself.
    """

    bench: Bench
    courses: Sequence[Course]
    stamp: Stamp
    role: str


# The files of an export by name (`/` makes a folder in it), and how many rows of each kind.
Made: TypeAlias = tuple[Mapping[str, bytes], Mapping[str, int]]
Format: TypeAlias = Callable[[Wanted], Made]


def _analysis(wanted: Wanted) -> Made:
    from storage.exports.analysis_csv import analysis_files

    return analysis_files(wanted.courses, wanted.stamp)


def _inspector(wanted: Wanted) -> Made:
    from ui.operations.inspector import inspector_files

    return inspector_files(wanted)


def _excel(wanted: Wanted) -> Made:
    from storage.exports.excel_book import excel_files

    return excel_files(wanted.courses, wanted.stamp)


def _odm(wanted: Wanted) -> Made:
    from storage.exports.odm_file import odm_files

    return odm_files(wanted.courses, wanted.stamp)


def _redcap(wanted: Wanted) -> Made:
    from storage.exports.redcap_project import redcap_files

    return redcap_files(wanted.courses, wanted.stamp)


def _fhir(wanted: Wanted) -> Made:
    from storage.exports.fhir_bundle import fhir_files

    return fhir_files(wanted.courses, wanted.stamp)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "analysis": _analysis,
        "inspector": _inspector,
        "excel": _excel,
        "odm": _odm,
        "redcap": _redcap,
        "fhir": _fhir,
    }
)


def export_folder(
    bench: Bench, form: str, out: Path, role: str | None, *, places: Places | None = None
) -> tuple[str, ...]:
    """Write an export; return what was made, a line each, warnings first.

    The export is noted in the journal with who, format, role, counts and the hash of its list of
    hashes (R80, R83); a place that is not this computer's own disk is warned of and noted (R68).

    Raises:
        IssuesError: the format is not written by this version, the folder is there already, or
            the place cannot be written; nothing is left behind.
        Refused: the role may not export.
    """
    from storage.exports.analysis_csv import Stamp
    from storage.exports.whole_folder import sums, write_folder
    from storage.permissions import refuse_action
    from storage.places import Places

    refuse_action(bench.operator.role, "export")
    write = FORMATS.get(form)
    if write is None:
        raise IssuesError((_not_here(form),))
    seen_as = role or bench.operator.role
    courses = masked_courses(bench, seen_as)
    stamp = Stamp(
        made_at=bench.now(),
        made_by=bench.operator.name,
        role=seen_as,
        zone=bench.zone,
        program=bench.store.program,
        record_version=version_for(bench, seen_as),
        head_code=code_for(bench, seen_as),
    )
    files, counts = write(Wanted(bench, courses, stamp, seen_as))
    unsafe = (places or Places()).reason_against(str(out))
    write_folder(out, files)
    digest = sha256(sums(files)).hexdigest()
    noted = _note(
        bench,
        f"{form.capitalize()} export as {seen_as} into {out.name}.",
        {
            "format": form,
            "seen_as": seen_as,
            "subjects": str(len(courses)),
            "rows": str(sum(counts.values())),
            "sha256": digest,
        }
        | ({"place": unsafe} if unsafe else {}),
    )
    warned = (
        f"Care: {unsafe}. These files are not encrypted; keep the medium as you keep the record.",
    )
    return (
        *(warned if unsafe else ()),
        f"{form.capitalize()} export of {len(courses)} subjects as {seen_as}: {out}",
        *(f"  {name}: {count} rows" for name, count in counts.items()),
        f"  sha256 of SHA256SUMS: {digest}",
        *(() if noted else (_NOT_NOTED,)),
    )


_NOT_NOTED = (
    "Care: the store is open for viewing only, so this export does not stand in its journal. "
    "Write down who made it."
)


def _note(bench: Bench, words: str, details: Mapping[str, str]) -> bool:
    if not bench.store.writable:
        return False
    bench.store.journal.record("exported", words, bench.operator, details)
    return True


def _not_here(form: str) -> Issue:
    return Issue(
        "format_not_here",
        "format",
        form,
        f"The format {form} is not written by this version. Written are: {', '.join(FORMATS)}.",
    )


def masked_courses(bench: Bench, role: str) -> tuple[Course, ...]:
    """Return every subject's course as a role may see it, and as the person at the bench may.

    Asking for another role's view never shows more than one's own role may see.
    """
    from protocols.mask import masked

    return tuple(
        masked(
            masked(course_of(bench, subject), bench.operator.role, across=True), role, across=True
        )
        for subject in bench.store.ledger.subjects()
    )
