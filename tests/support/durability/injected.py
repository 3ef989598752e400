"""The k-th call to the disk fails in the kernel, by strace, under the real driver (T4)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from storage.problems import StorageProblem
from tests.support.durability.power_cuts import look_again
from tests.support.durability.trace import ROOT, needs_strace

# What fails, how, and whether once or from then on (`+`).
KINDS: dict[str, tuple[str, str]] = {
    "disk full, once": ("pwrite64,write", "error=ENOSPC:when={k}"),
    "disk full from then on": ("pwrite64,write,fallocate", "error=ENOSPC:when={k}+"),
    "write error, once": ("pwrite64,write", "error=EIO:when={k}"),
    "write error from then on": ("pwrite64,write", "error=EIO:when={k}+"),
    "sync error, once": ("fsync,fdatasync", "error=EIO:when={k}"),
    "sync error from then on": ("fsync,fdatasync", "error=EIO:when={k}+"),
    "the journal cannot be ended, once": ("ftruncate", "error=EACCES:when={k}"),
    "the journal cannot be ended from then on": ("ftruncate,unlink", "error=EACCES:when={k}+"),
    "no permission to open from then on": ("openat", "error=EACCES:when={k}+"),
    "killed at the write": ("pwrite64,write,ftruncate", "signal=KILL:when={k}"),
    "killed at the sync": ("fsync,fdatasync", "signal=KILL:when={k}"),
}


@dataclass(slots=True)
class Outcome:
    """What became of the runs."""

    runs: int = 0
    acknowledged: int = 0
    refused: int = 0
    failures: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, object]:
        """Return the figures as they are written down."""
        return {
            "runs": self.runs,
            "entries acknowledged": self.acknowledged,
            "entries refused in words": self.refused,
            "lost, half there, untrue or unreadable": len(self.failures),
        }


def let_fail(ward: Path, scratch: Path, *, kinds: Iterable[str], ks: Iterable[int]) -> Outcome:
    """Chart six entries with the k-th call failing, look afterwards with nothing failing."""
    outcome = Outcome()
    ks = tuple(ks)
    for kind in kinds:
        for k in ks:
            folder = scratch / "run"
            shutil.copytree(ward, folder)
            said = _run(folder, kind, k)
            outcome.runs += 1
            outcome.acknowledged += sum(line.startswith("ACK ") for line in said)
            outcome.refused += sum(line.startswith(("NAK ", "REFUSED ")) for line in said)
            outcome.failures += [
                f"{kind}, call {k}: {line}" for line in said if line.startswith("TRACEBACK")
            ]
            try:
                look_again(folder, ["READY", *said])
            except (AssertionError, StorageProblem) as error:
                outcome.failures.append(f"{kind}, call {k}: {type(error).__name__} {error}")
            shutil.rmtree(folder)
    return outcome


def _run(folder: Path, kind: str, k: int) -> list[str]:
    calls, how = KINDS[kind]
    names = ("ledger.db", "ledger.db-journal", "anchor", "reserve")
    only = [word for name in names for word in ("-P", str(folder.resolve() / name))]
    words = ["tests.support.durability.ward_at_work", "chart", str(folder.resolve()), "6"]
    done = subprocess.run(
        [
            *(needs_strace(), "-f", "--seccomp-bpf", "-qq", "-o", os.devnull, *only),
            *("-e", f"trace={calls}", "-e", f"inject={calls}:{how.format(k=k)}"),
            *(sys.executable, "-m", *words),
        ],
        cwd=ROOT,
        capture_output=True,
        timeout=120,
        check=False,
        env=os.environ | {"BEDLINE_TEST_CLOCK": "1"},
    )
    # Told in words, or killed by us; never a traceback.
    if done.returncode != 0 and "killed" not in kind:
        return [*done.stdout.decode().splitlines(), f"TRACEBACK {done.stderr.decode()[-300:]}"]
    return done.stdout.decode().splitlines()
