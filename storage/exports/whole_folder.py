"""A folder of files that is there whole or not at all, with the hash of every file in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from protocols.issues import Issue, IssuesError
from storage.durable import sync_folder, write_new

SUMS = "SHA256SUMS"


def write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Write files and their `SHA256SUMS` beside the target first, then give the folder its name.

    Names of files come from the exports' own lists, never from data; a name such as
    `sheets/day-1.pdf` lies in a folder of its own.

    Raises:
        IssuesError: the target is there already, its parent is not, or the place cannot be
            written; nothing is left behind.
    """
    _judge(target)
    beside = target.with_name(f".{target.name}.part")
    whole = {**files, SUMS: sums(files)}
    try:
        beside.mkdir(mode=0o700)
    except OSError as error:
        raise _not_written(target, error) from error
    try:
        inside = {(beside / name).parent for name in whole} - {beside}
        for folder in sorted(inside):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, content in whole.items():
            write_new(beside / name, content)
        for folder in sorted(inside, reverse=True):
            sync_folder(folder)
        sync_folder(beside)
        os.rename(beside, target)  # noqa: PTH104 - one name for tests to sabotage
        sync_folder(target.parent)
    except OSError as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise _not_written(target, error) from error


def sums(files: Mapping[str, bytes]) -> bytes:
    """Return one line a file, as `sha256sum --check` reads it."""
    lines = (f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()


def _judge(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise IssuesError(
            (
                Issue(
                    "folder_exists",
                    "out",
                    str(target),
                    f"{target} is there already. An export goes into a new folder; name another.",
                ),
            )
        )
    if not target.parent.is_dir():
        raise IssuesError(
            (
                Issue(
                    "no_such_folder",
                    "out",
                    str(target),
                    f"{target.parent} is not a folder. Make it first, or name another place.",
                ),
            )
        )


def _not_written(target: Path, error: OSError) -> IssuesError:
    return IssuesError(
        (
            Issue(
                "not_written",
                "out",
                str(target),
                f"{target} cannot be written ({error.strerror}). Nothing was left there; choose "
                "another place.",
            ),
        )
    )
