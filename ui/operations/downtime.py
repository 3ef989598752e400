"""Downtime sheets on the disk: one a subject, for when the program or the laptop cannot be used.

They can be opened without signing in (R22, R61), so they hold what a sheet at the bed holds and no
more: the study id and the bed, never a name, a birth year or an arm, and only what a nurse of a
blinded trial may see, whoever is at work when they are made. A site that does not want them on its
disk switches them off.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from protocols.issues import IssuesError
from storage.problems import StorageProblem
from ui.operations.bench import Bench, course_of
from ui.operations.settings import downtime_folder

if TYPE_CHECKING:
    from protocols.sheet.ward import DowntimeSheet

READER: Final = "nurse"
_POINTER: Final = "place.txt"


def downtime_content(bench: Bench, subject: str) -> DowntimeSheet | None:
    """Return the content of a subject's downtime sheet; None where it cannot be worked out."""
    from protocols.mask import masked
    from protocols.sheet.ward import Stamp, build_downtime
    from ui.operations.printed_code import code_for

    try:
        course = masked(course_of(bench, subject), READER)
        ledger = bench.store.ledger
        stamp = Stamp(
            bench.now(),
            "Bedline, by itself",
            ledger.count,
            code_for(bench, READER),
            test_clock=bench.test_clock,
        )
        return build_downtime(course, stamp)
    except (IssuesError, StorageProblem):
        return None


def write_downtime(folder: Path, subject: str, content: DowntimeSheet) -> str:
    """Write a subject's sheet whole, in place of the one before; return why not, or nothing.

    May run on a worker thread: it reads nothing but the content.
    """
    from storage import durable
    from storage.exports.ward_sheets import print_downtime
    from ui.operations.sheets import press

    try:
        durable.write_whole(folder / f"{subject}.pdf", print_downtime(press(), content).pdf)
    except OSError as error:
        return f"The downtime sheet cannot be written into {folder} ({error.strerror})."
    return ""


def refresh(bench: Bench, subject: str) -> str:
    """Write a subject's downtime sheet now; return why not, or nothing."""
    folder = downtime_folder(bench)
    content = downtime_content(bench, subject) if folder is not None else None
    if folder is None or content is None:
        return ""
    return write_downtime(folder, subject, content)


def point_to(bench: Bench) -> None:
    """Leave word in the store's folder where the sheets lie: the first page asks before sign-in."""
    from storage import durable

    own, chosen = bench.store.folder.downtime, downtime_folder(bench)
    pointer = own / _POINTER
    try:
        if chosen is None or chosen == own:
            pointer.unlink(missing_ok=True)
        else:
            durable.write_whole(pointer, f"{chosen}\n".encode())
        if chosen != own:
            for left in own.glob("*.pdf"):
                left.unlink(missing_ok=True)
    except OSError:
        return  # the folder cannot be written; the sheets in it are older, and say from when


def sheets_of(bench: Bench) -> Path | None:
    """Return the folder that holds the downtime sheets of an open store; None: there is none."""
    return sheets_place(bench.store.folder.path)


def sheets_place(store: Path) -> Path | None:
    """Return the folder that holds downtime sheets, without signing in; None: there is none."""
    from storage.folder import StoreFolder

    own = StoreFolder(store).downtime
    place = own
    try:
        place = Path((own / _POINTER).read_text("utf-8").strip())
    except (OSError, UnicodeDecodeError):
        place = own
    try:
        return place if any(place.glob("*.pdf")) else None
    except OSError:
        return None
