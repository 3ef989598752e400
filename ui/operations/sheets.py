"""Print one subject's study day: content from the course, then CSV and PDF of the same content."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from protocols.issues import Issue, IssuesError
from ui.operations.bench import Bench, course_of
from ui.operations.printed_code import code_for, version_for

if TYPE_CHECKING:
    from protocols.sheet.content import DaySheet, Signature, Signer
    from storage.exports.typst_press import TypstPress
    from ui.operations.signing import Shown

FONTS = Path(__file__).parent.parent / "resources" / "fonts"


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A day sheet as content and as files."""

    sheet: DaySheet
    csv: bytes
    pdf: bytes
    pages: int
    spelled_out: tuple[str, ...]


@cache
def press() -> TypstPress:
    """Return the one press, kept warm."""
    from storage.exports.typst_press import TypstPress

    return TypstPress(FONTS)


def day_sheet(bench: Bench, subject: str, day: int, *, role: str | None = None) -> DaySheet:
    """Return the content of a subject's sheet for a study day, as a role may see it.

    Raises:
        IssuesError: unknown subject, or a day outside the protocol's days.
    """
    from protocols.day_sheet import build_day_sheet
    from protocols.mask import masked

    # Asking for another role's view never shows more than one's own.
    own = masked(course_of(bench, subject), bench.operator.role)
    course = masked(own, role or bench.operator.role)
    built = build_day_sheet(
        course,
        day,
        printed_at=bench.now(),
        printed_by=bench.operator.name,
        record_version=version_for(bench, role),
        head_code=code_for(bench, role),
        test_clock=bench.test_clock,
    )
    if isinstance(built, Issue):
        raise IssuesError((built,))
    return built


def print_day(bench: Bench, subject: str, day: int, *, role: str | None = None) -> PrintedSheet:
    """Return a study day as CSV and PDF; the printing is noted in the journal."""
    from storage.exports.day_sheet_csv import day_sheet_csv
    from storage.exports.day_sheet_pdf import print_day_sheet

    sheet = day_sheet(bench, subject, day, role=role)
    printed = print_day_sheet(press(), sheet)
    return PrintedSheet(
        sheet, day_sheet_csv(sheet), printed.pdf, printed.pages, printed.spelled_out
    )


def note_print(bench: Bench, subject: str, day: int, what: str) -> None:
    """Write down that a sheet was printed or exported, where entries can be made (R83)."""
    if bench.store.writable:
        bench.store.journal.record(
            "printed", f"{subject}, day {day}: {what}.", bench.operator, {"subject": subject}
        )


@dataclass(frozen=True, slots=True)
class Preview:
    """A day sheet as pictures of its pages, with its completeness, or why there is none."""

    pages: tuple[bytes, ...] = ()
    words: str = ""
    complete: str = ""
    problem: str = ""
    shown: Shown | None = None  # what a signature of this very picture binds; None as signed
    signature: Signature | None = None
    changed: tuple[Signer, ...] = ()


def preview_day(
    bench: Bench, subject: str, day: int, *, per_inch: int = 110, as_signed: bool = False
) -> Preview:
    """Return the pages of a study day's sheet as PNG, drawn from the very layout of the PDF.

    `as_signed` asks for the day as it was when it was last signed.
    """
    from storage.exports.day_sheet_csv import day_sheet_csv
    from storage.exports.day_sheet_pdf import picture_day_sheet
    from ui.operations.signing import Shown, sheet_hash

    try:
        sheet = _version(bench, subject, day, as_signed=as_signed)
    except IssuesError as error:
        return Preview(problem=error.issues[0].message)
    return Preview(
        picture_day_sheet(press(), sheet, per_inch=per_inch),
        day_sheet_csv(sheet).decode("utf-8"),
        sheet.complete_words,
        shown=None
        if as_signed
        else Shown(subject, day, sheet.footer.printed_at, sheet_hash(sheet)),
        signature=sheet.footer.signature,
        changed=sheet.footer.changed_after_signature,
    )


def _version(bench: Bench, subject: str, day: int, *, as_signed: bool) -> DaySheet:
    from ui.operations.signing import last_signature, signed_sheet

    signature = last_signature(bench, subject, day) if as_signed else None
    if signature is not None:
        return signed_sheet(bench, signature)
    return day_sheet(bench, subject, day)


def save_day(
    bench: Bench, subject: str, day: int, kind: str, path: str, *, as_signed: bool = False
) -> str:
    """Save a sheet as PDF or CSV, now or as signed; return what was done, or why not."""
    from ui.operations.signing import print_signed

    printed = print_signed(bench, subject, day) if as_signed else print_day(bench, subject, day)
    if isinstance(printed, Issue):
        return printed.message
    try:
        Path(path).write_bytes(printed.pdf if kind == "pdf" else printed.csv)
    except OSError as error:
        return f"{path} cannot be written ({error.strerror}). Choose another place."
    note_print(bench, subject, day, f"saved as {kind.upper()}")
    return f"Saved: {path}"


def save_labels(bench: Bench, subject: str, sample: str, path: str) -> str:
    """Save the labels of a study sample as PDF; return what was done, or why not."""
    from protocols.issues import IssuesError
    from ui.operations.house_events import note_paper
    from ui.operations.ward_paper import labels_pdf

    try:
        Path(path).write_bytes(labels_pdf(bench, subject, sample))
    except IssuesError as error:
        return error.issues[0].message
    except OSError as error:
        return f"{path} cannot be written ({error.strerror}). Choose another place."
    note_paper(bench, "Labels sheet written", subject)
    return f"Saved: {path}"


def save_handover(bench: Bench, path: str) -> str:
    """Save the ward's handover as PDF; return what was done, or why not."""
    from ui.operations.house_events import note_paper
    from ui.operations.ward_paper import handover_pdf

    try:
        Path(path).write_bytes(handover_pdf(bench))
    except OSError as error:
        return f"{path} cannot be written ({error.strerror}). Choose another place."
    note_paper(bench, "Handover sheet written")
    return f"Saved: {path}"
