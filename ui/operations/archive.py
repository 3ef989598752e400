"""Closing a trial: one folder with a verified backup and a verified inspector's copy (R91).

Nothing is taken out of the store; an archive is a copy more, never the record less.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from protocols.issues import Issue, IssuesError

if TYPE_CHECKING:
    from ui.operations.bench import Bench

BACKUP, COPY = "record.bedline-backup", "inspector"


def make_archive(bench: Bench, out: Path) -> tuple[str, ...]:
    """Make an archive in a new folder, whole or not at all; return what was made, a line each.

    Raises:
        IssuesError: the folder is there, cannot be written, or a copy did not verify.
        Refused: the role may not copy the record.
        Damaged: the record does not verify.
        NotSaved: the disk refused.
    """
    from storage.durable import sync_folder
    from storage.permissions import refuse_action
    from ui.operations.export import export_folder
    from ui.operations.house_events import note_archive

    refuse_action(bench.operator.role, "review")
    refuse_action(bench.operator.role, "back_up")
    _judge(out)
    beside = out.with_name(f".{out.name}.part")
    try:
        beside.mkdir(mode=0o700)
        said = export_folder(bench, "inspector", beside / COPY, None)
        made = bench.store.back_up(beside / BACKUP)
        _prove(bench, beside)
        sync_folder(beside)
        os.rename(beside, out)  # noqa: PTH104 - one name for tests to sabotage
        sync_folder(out.parent)
    except OSError as error:
        words = f"{out} cannot be written ({error.strerror}). Nothing was left there."
        raise IssuesError((Issue("not_written", "out", str(out), words),)) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    note_archive(bench, f"An archive of {made.entries} entries was made in {out.name}.")
    return (
        f"Archive of {made.entries} entries, verified: {out}",
        f"  {BACKUP}: the whole record, encrypted; any account of it opens it after restore",
        f"  {COPY}/: to be read and checked without Bedline",
        *(line for line in said if line.startswith("  ")),
        "Nothing was taken out of the store.",
    )


def _judge(out: Path) -> None:
    if out.exists() or out.is_symlink():
        words = f"{out} is there already. An archive goes into a new folder; name another."
        raise IssuesError((Issue("folder_exists", "out", str(out), words),))
    if not out.parent.is_dir():
        words = f"{out.parent} is not a folder. Make it first, or name another place."
        raise IssuesError((Issue("no_such_folder", "out", str(out), words),))


def _prove(bench: Bench, folder: Path) -> None:
    """Read both copies back from the disk and hold them against the store.

    Raises:
        IssuesError: a copy is not what was to be written.
        Damaged: the backup is not whole.
    """
    from storage.backups import read_backup
    from ui.operations.sealed_copy import copy_problems

    read_backup(folder / BACKUP)
    wrong = copy_problems(bench, folder / COPY)
    if wrong:
        raise IssuesError(tuple(Issue("not_verified", "out", str(folder), one) for one in wrong))
