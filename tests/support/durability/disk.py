"""A disk that loses power: which files a folder may hold when the plug is pulled.

What was synced stays. Of what was not, any part may stay or be lost: each write, resize, new name,
removed name and renaming by itself, and each sector of a write. A folder's names are on the disk
only when the folder was synced. (POSIX promises no more; most file systems do better.)
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from tests.support.durability.trace import Create, Event, Rename, Resize, Sync, Unlink, Write

Mode: TypeAlias = Literal["lost", "kept", "first ones", "some", "torn"]
MODES: tuple[Mode, ...] = ("lost", "kept", "first ones", "some", "torn")
SECTORS = (512, 4096)


@dataclass(slots=True, eq=False)
class _File:
    """A file's content, or a folder's names: as on the disk, and what waits to get there."""

    folder: bool
    synced: bytes = b""
    waiting: list[Write | Resize] = field(default_factory=list)
    names: dict[str, _File] = field(default_factory=dict)
    synced_names: dict[str, _File] = field(default_factory=dict)


# A change of names, whole or not at all: in which folder, which name, to which file (or none).
_NameChange: TypeAlias = tuple[tuple[_File, str, "_File | None"], ...]
_Names: TypeAlias = dict[_File, dict[str, _File]]


class Disk:
    """A folder as the running program sees it, and what of it rests on the disk."""

    def __init__(self, copy: Path, root: Path) -> None:
        """Begin with a copy of how `root` was before the trace; all of it is on the disk."""
        self._root = str(root.resolve())
        self._top = _read(copy)
        self._waiting: list[_NameChange] = []

    def happens(self, event: Event) -> None:
        """Take one event of the trace."""
        match event:
            case Write() | Resize():
                self._find(event.path).waiting.append(event)
            case Sync():
                self._sync(self._find(event.path))
            case Create():
                self._change((*self._place(event.path), _File(event.folder)))
            case Unlink():
                self._change((*self._place(event.path), None))
            case Rename():
                file = self._find(event.path)
                self._change((*self._place(event.path), None), (*self._place(event.to), file))
            case _:
                pass

    def _find(self, path: str) -> _File:
        file = self._top
        for name in path[len(self._root) :].split("/")[1:]:
            file = file.names[name]
        return file

    def _place(self, path: str) -> tuple[_File, str]:
        parent, name = path.rsplit("/", 1)
        return self._find(parent), name

    def _change(self, *changes: tuple[_File, str, _File | None]) -> None:
        for folder, name, file in changes:
            _set(folder.names, name, file)
        self._waiting.append(changes)

    def _sync(self, file: _File) -> None:
        file.synced = _after(file.synced, file.waiting)
        file.waiting.clear()
        still = []
        for changes in self._waiting:
            if any(folder is file for folder, _, _ in changes):
                for folder, name, target in changes:
                    _set(folder.synced_names, name, target)
            else:
                still.append(changes)
        self._waiting = still

    def cut(self, mode: Mode, dice: random.Random) -> dict[str, bytes | None]:
        """Return what may be there after a power cut now: relative name to content (None: folder).

        Args:
            mode: what becomes of all that was not synced.
            dice: decides what stays, where `mode` leaves it open.
        """
        keep = _keeper(mode, dice)
        names: _Names = {}
        for changes in keep(self._waiting):
            for folder, name, target in changes:
                _set(names.setdefault(folder, dict(folder.synced_names)), name, target)
        found: dict[str, bytes | None] = {}
        _walk(self._top, "", names, found, lambda file: _content(file, mode, keep, dice))
        return found


def _read(path: Path) -> _File:
    if not path.is_dir():
        return _File(False, path.read_bytes())
    names = {inner.name: _read(inner) for inner in sorted(path.iterdir())}
    return _File(True, names=names, synced_names=dict(names))


def _set(names: dict[str, _File], name: str, file: _File | None) -> None:
    if file is None:
        names.pop(name, None)
    else:
        names[name] = file


def _walk(
    folder: _File,
    path: str,
    names: _Names,
    found: dict[str, bytes | None],
    content: Callable[[_File], bytes],
) -> None:
    for name, file in sorted(names.get(folder, folder.synced_names).items()):
        found[path + name] = None if file.folder else content(file)
        if file.folder:
            _walk(file, f"{path}{name}/", names, found, content)


def _content(file: _File, mode: Mode, keep: Callable[[list], list], dice: random.Random) -> bytes:
    waiting = list(file.waiting)
    if mode == "torn":
        sector = dice.choice(SECTORS)
        waiting = [piece for one in waiting for piece in _sectors(one, sector)]
    return _after(file.synced, keep(waiting))


def _keeper(mode: Mode, dice: random.Random) -> Callable[[list], list]:
    def keep(waiting: list) -> list:
        if mode == "lost":
            return []
        if mode == "kept":
            return waiting
        if mode == "first ones":
            return waiting[: dice.randint(0, len(waiting))]
        share = dice.random()
        return [one for one in waiting if dice.random() < share]

    return keep


def _sectors(one: Write | Resize, sector: int) -> list[Write | Resize]:
    if isinstance(one, Resize):
        return [one]
    pieces: list[Write | Resize] = []
    start, end = one.offset, one.offset + len(one.data)
    while start < end:
        stop = min(end, (start // sector + 1) * sector)
        piece = one.data[start - one.offset : stop - one.offset]
        pieces.append(Write(one.path, start, piece))
        start = stop
    return pieces


def _after(content: bytes, changes: Iterable[Write | Resize]) -> bytes:
    now = bytearray(content)
    for one in changes:
        if isinstance(one, Write):
            now.extend(bytes(max(0, one.offset - len(now))))
            now[one.offset : one.offset + len(one.data)] = one.data
        elif one.size > len(now):
            now.extend(bytes(one.size - len(now)))
        elif not one.grow_only:
            del now[one.size :]
    return bytes(now)


def lay_out(files: dict[str, bytes | None], folder: Path) -> None:
    """Put the files of a cut into an empty folder."""
    folder.mkdir()
    for name, content in files.items():
        path = folder / name
        if content is None:
            path.mkdir()
        else:
            path.write_bytes(content)
