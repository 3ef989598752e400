"""What a process did to its files, told by strace: writes, syncs, names, and what it said.

Nothing is loaded into the process, so what is recorded is what the program really asks of the disk,
the database library's own calls among it.
"""

from __future__ import annotations

import codecs
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

ROOT = Path(__file__).parents[3]
CALLS = (
    "openat,open,creat,write,pwrite64,pwritev,pwritev2,writev,fsync,fdatasync,ftruncate,truncate,"
    "fallocate,lseek,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat,rmdir,link,linkat,"
    "symlink,symlinkat,copy_file_range,sendfile"
)
# Calls that would make the rebuilt disk wrong, because they are not rebuilt.
NOT_REBUILT = (
    *("pwritev", "pwritev2", "writev", "truncate", "rmdir", "link", "linkat", "symlink"),
    *("symlinkat", "copy_file_range", "sendfile"),
)


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes written at a place of a file."""

    path: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resize:
    """A file cut, or made longer by zeros (`grow_only`: never cut)."""

    path: str
    size: int
    grow_only: bool = False


@dataclass(frozen=True, slots=True)
class Sync:
    """A file or a folder on the disk, as asked for and as answered."""

    path: str


@dataclass(frozen=True, slots=True)
class Create:
    """A new name; `folder` for a new folder."""

    path: str
    folder: bool = False


@dataclass(frozen=True, slots=True)
class Unlink:
    """A name taken away."""

    path: str


@dataclass(frozen=True, slots=True)
class Rename:
    """A name moved, over another one if there is one."""

    path: str
    to: str


@dataclass(frozen=True, slots=True)
class Said:
    """A line on standard output: what a person has been told by now."""

    line: str


Event: TypeAlias = Write | Resize | Sync | Create | Unlink | Rename | Said


def needs_strace() -> str:
    """Return strace's path; skip the test where there is none or it may not trace."""
    found = shutil.which("strace")
    if found is None:
        pytest.skip("strace is not installed")
    tried = subprocess.run([found, "-o", os.devnull, "true"], capture_output=True, check=False)
    if tried.returncode != 0:
        pytest.skip(f"strace may not trace here: {tried.stderr.decode()[:80]}")
    return found


def run_traced(words: Sequence[str], root: Path, scratch: Path) -> tuple[list[Event], str]:
    """Run `python -m words…` under strace; return what it did below `root`, and what it said."""
    strace = needs_strace()
    record = scratch / "calls.txt"
    root = root.resolve()
    names = {str(path) for path in (root, *root.rglob("*")) if path.exists()}
    done = subprocess.run(
        [
            *(strace, "-f", "--seccomp-bpf", "-y", "-qq", "-s", "20000000", "-o", str(record)),
            *("-e", f"trace={CALLS}", "-e", "signal=none"),
            *(sys.executable, "-m", *words),
        ],
        cwd=ROOT,
        capture_output=True,
        timeout=300,
        check=False,
        env=os.environ | {"BEDLINE_TEST_CLOCK": "1", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 0, done.stderr.decode()
    lines = record.read_text("latin-1").split("\n")[:-1]
    events = list(_events(lines, str(root), names))
    record.unlink()
    return events, done.stdout.decode()


_LINE = re.compile(r"^(\d+)\s+(\w+)\((.*)\)\s+= (-?\d+|\?)(.*)$", re.DOTALL)
_UNFINISHED = re.compile(r"^(\d+)\s+(\w+)\((.*) <unfinished \.\.\.>$", re.DOTALL)
_RESUMED = re.compile(r"^(\d+)\s+<\.\.\. (\w+) resumed>(.*)$", re.DOTALL)
_FD = re.compile(r"^(\d+)<(.*?)>(?:, |$)", re.DOTALL)
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"(\.\.\.)?', re.DOTALL)


def _whole(lines: list[str]) -> Iterator[tuple[str, str, int]]:
    """Yield (call, arguments, answer), calls that other threads interrupted put together."""
    begun: dict[str, str] = {}
    for line in lines:
        unfinished = _UNFINISHED.match(line)
        if unfinished:
            begun[unfinished[1]] = line.removesuffix(" <unfinished ...>")
            continue
        resumed = _RESUMED.match(line)
        text = begun.pop(resumed[1]) + resumed[3] if resumed else line
        match = _LINE.match(text)
        if match and match[4] != "?":
            yield match[2], match[3], int(match[4])


class _Reader:
    """Turns calls into events; knows how far each open file was written."""

    def __init__(self, root: str, names: set[str]) -> None:
        self.root = root
        self.at: dict[str, int] = {}
        self.names = names

    def inside(self, path: str) -> bool:
        return path == self.root or path.startswith(self.root + "/")

    def read(self, call: str, given: str, answer: int) -> Iterator[Event]:
        if answer < 0:
            return
        if call in ("openat", "open", "creat"):
            yield from self._opened(given, answer)
            return
        fd = _FD.match(given)
        if fd:
            yield from self._on_file(call, fd[1], fd[2], given[fd.end() :], answer)
            return
        paths = [_plain(one[1]).decode() for one in _TEXT.finditer(given)]
        if any(self.inside(path) for path in paths):
            yield from self._on_names(call, paths)

    def _opened(self, given: str, answer: int) -> Iterator[Event]:
        text = _TEXT.search(given)
        assert text is not None
        path = _plain(text[1]).decode()
        self.at[str(answer)] = 0
        if not self.inside(path):
            return
        assert Path(path).is_absolute(), "the traced process must be given whole paths"
        if "O_CREAT" in given and path not in self.names:
            self.names.add(path)
            yield Create(path)
        elif "O_TRUNC" in given:
            yield Resize(path, 0)

    def _on_file(self, call: str, fd: str, path: str, rest: str, answer: int) -> Iterator[Event]:
        if call == "lseek":
            self.at[fd] = answer
            return
        if call == "write" and fd == "1" and not self.inside(path):
            yield Said(_data(rest, answer).decode().rstrip("\n"))
        if not self.inside(path):
            return
        assert call not in NOT_REBUILT, call
        if call == "write":
            yield Write(path, self.at[fd], _data(rest, answer))
            self.at[fd] += answer
        elif call == "pwrite64":
            yield Write(path, int(rest.rsplit(", ", 1)[1]), _data(rest, answer))
        elif call in ("fsync", "fdatasync"):
            yield Sync(path)
        elif call == "ftruncate":
            yield Resize(path, int(rest))
        elif call == "fallocate":
            _, offset, length = rest.split(", ")
            yield Resize(path, int(offset) + int(length), grow_only=True)
        else:
            raise AssertionError(f"{call} on {path} is not rebuilt")

    def _on_names(self, call: str, paths: list[str]) -> Iterator[Event]:
        assert call not in NOT_REBUILT, call
        if call.startswith("unlink"):
            self.names.discard(paths[0])
            yield Unlink(paths[0])
        elif call.startswith("rename"):
            self.names.discard(paths[0])
            self.names.add(paths[1])
            yield Rename(paths[0], paths[1])
        elif call.startswith("mkdir"):
            self.names.add(paths[0])
            yield Create(paths[0], folder=True)


def _plain(escaped: str) -> bytes:
    plain, _ = codecs.escape_decode(escaped.encode("latin-1"))  # type: ignore[attr-defined]
    return bytes(plain)


def _data(rest: str, answer: int) -> bytes:
    text = _TEXT.search(rest)
    assert text is not None
    assert text[2] is None, "strace shortened the data"
    return _plain(text[1])[:answer]


def _events(lines: list[str], root: str, names: set[str]) -> Iterator[Event]:
    reader = _Reader(root, names)
    for call, given, answer in _whole(lines):
        yield from reader.read(call, given, answer)
