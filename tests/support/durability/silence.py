"""One scripted day under strace: which sockets were opened, which files written, what they hold."""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from tests.support.durability.scripted_day import PLANTED, world
from tests.support.durability.trace import ROOT, needs_strace
from tests.support.faults.planted import VARIABLE

_SOCKET = re.compile(r"\bsocket\((AF_\w+|PF_\w+)")
# What belongs to talking with the display and to the kernel of this machine alone.
LOCAL = frozenset({"AF_UNIX", "AF_NETLINK"})
_WRITTEN = re.compile(r'openat\([^,\n]+, "([^"\n]+)", [A-Z_|]*(?:O_WRONLY|O_RDWR)(?![^\n]*= -1)')
_NOT_FILES = ("/dev/", "/proc/", "/sys/")


@dataclass(frozen=True, slots=True)
class Day:
    """What a day left behind."""

    sockets: frozenset[str]
    socket_calls: int
    written_outside: frozenset[str]
    leaks: tuple[str, ...]
    files_searched: int


def live_a_day(folder: Path) -> Day:
    """Live the scripted day in an empty folder and look at everything it left behind."""
    variables = world(folder)
    record = folder.parent / f"{folder.name}-calls.txt"
    kept = {
        key: value
        for key, value in os.environ.items()
        if key == VARIABLE or not key.startswith(("BEDLINE_", "COV_", "PYTEST_"))
    }
    done = subprocess.run(
        [
            *(needs_strace(), "-f", "--seccomp-bpf", "-qq", "-s", "400", "-o", str(record)),
            *("-e", "trace=%network,openat", "-e", "signal=none"),
            *(sys.executable, "-m", "tests.support.durability.scripted_day", str(folder)),
        ],
        cwd=ROOT,
        env=kept | variables,
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert b"DAY OVER" in done.stdout, (done.stdout + done.stderr).decode()[-2000:]
    calls = record.read_text("utf-8", "backslashreplace")
    record.unlink()
    sockets = _SOCKET.findall(calls)
    inside = (str(folder), *_NOT_FILES)
    outside = {path for path in _WRITTEN.findall(calls) if not path.startswith(inside)}
    leaks, searched = search(folder)
    told = [f"standard error says {word}" for word in _words_in(done.stderr)]
    return Day(frozenset(sockets), len(sockets), frozenset(outside), (*leaks, *told), searched)


def search(folder: Path) -> tuple[list[str], int]:
    """Look for every planted word in every file and file name but the content asked for."""
    found: list[str] = []
    number = 0
    asked = folder / "asked"
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        found += [f"the name {name} says {word}" for word in _words_in(name.encode())]
        if not path.is_file():
            continue
        number += 1
        content = path.read_bytes()
        if path.is_relative_to(asked):
            content = _metadata(path, content)
        found += [f"{name} says {word}" for word in _words_in(content)]
    return found, number


def _words_in(content: bytes) -> list[str]:
    """Return the planted words that content holds, as any of the usual codes writes them."""
    if b"Planted" not in content and len(content) < 8:
        return []
    return [word for word in PLANTED if any(one in content for one in _spellings(word))]


def _spellings(word: str) -> tuple[bytes, ...]:
    plain = word.encode()
    return (
        plain,
        word.encode("utf-16-le"),
        word.encode("utf-16-be"),
        plain.hex().encode(),
        plain[::-1],
        # The middle of base64, wherever in the three bytes the word begins.
        *(base64.b64encode(b"x" * shift + plain)[4:-4] for shift in range(3)),
    )


def _metadata(path: Path, content: bytes) -> bytes:
    """Return what a file that was asked for says of itself, without its pages or rows."""
    if path.suffix == ".pdf":
        said = [
            subprocess.run(["pdfinfo", *more, str(path)], capture_output=True, check=True).stdout
            for more in ((), ("-meta",), ("-custom",))
        ]
        return b"\n".join(said)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            return b"\n".join(parts.read(one) for one in parts.namelist() if "docProps" in one)
    return b"" if path.suffix in (".csv", ".json", ".txt") else content
