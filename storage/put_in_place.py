"""A restored copy takes the place of a damaged store, which is set aside whole under another name.

Two renames, nothing else: nothing is copied, repaired or deleted (R94). Where the second rename
fails the first is taken back; where a power cut falls between the two, the next start takes it
back. The names are made of the folder's own name and a time, never of anything in the record.
"""

from __future__ import annotations

from pathlib import Path

from protocols.times import Instant
from storage import durable

_COPY, _ASIDE = "-restored-", "-set-aside-"


def copy_beside(folder: Path, now: Instant) -> Path:
    """Return a free name beside the store for a restored copy, such as `ward-restored-…Z`."""
    stamp = now.format_iso(unit="second").replace(":", "")
    for number in range(1, 1000):
        tried = f"{stamp}-{number}" if number > 1 else stamp
        copy = folder.with_name(f"{folder.name}{_COPY}{tried}")
        if not copy.exists() and not aside_of(folder, copy).exists():
            return copy
    raise FileExistsError(f"There are too many copies beside {folder}.")


def aside_of(folder: Path, copy: Path) -> Path:
    """Return under which name the store is set aside when that copy takes its place."""
    return folder.with_name(folder.name + copy.name[len(folder.name) :].replace(_COPY, _ASIDE, 1))


def copies_beside(folder: Path) -> tuple[Path, ...]:
    """Return the restored copies beside a store that never took its place."""
    return tuple(sorted(folder.parent.glob(f"{_glob(folder.name)}{_COPY}*")))


def set_aside_before(folder: Path) -> tuple[Path, ...]:
    """Return the stores that were set aside here, the youngest first."""
    return tuple(sorted(folder.parent.glob(f"{_glob(folder.name)}{_ASIDE}*"), reverse=True))


def put_in_place(folder: Path, copy: Path) -> Path | None:
    """Set the store aside and give its name to the copy; return where it lies now.

    Nobody may have a file of either open. None: there was no folder to set aside.

    Raises:
        OSError: the store is where it was.
    """
    aside = aside_of(folder, copy)
    there = folder.exists()
    if there:
        durable.patiently(lambda: folder.rename(aside))
    try:
        durable.sync_folder(folder.parent)
        durable.patiently(lambda: copy.rename(folder))
        durable.sync_folder(folder.parent)
    except OSError:
        put_back(folder, copy)
        raise
    return aside if there else None


def put_back(folder: Path, copy: Path) -> None:
    """Take it back: the copy gets its own name again, and the store that was set aside its own.

    Raises:
        OSError: the disk refuses; what was set aside lies whole under its other name.
    """
    aside = aside_of(folder, copy)
    if folder.exists() and not copy.exists():
        durable.patiently(lambda: folder.rename(copy))
    if aside.exists() and not folder.exists():
        durable.patiently(lambda: aside.rename(folder))
    durable.sync_folder(folder.parent)


def settle(folder: Path) -> bool:
    """Put a store back that a power cut left set aside, before the copy had its place.

    Returns:
        True if it was put back. A start asks before it looks for the store.

    Raises:
        OSError: the disk refuses.
    """
    if folder.exists():
        return False
    for copy in reversed(copies_beside(folder)):
        if aside_of(folder, copy).exists():
            put_back(folder, copy)
            return True
    return False


def _glob(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "[*?" else letter for letter in name)
