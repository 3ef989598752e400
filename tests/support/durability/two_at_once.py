"""Two processes want to write at the same moment; only one may, and nothing is lost (T8)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from storage.problems import StorageProblem
from tests.storage import wards
from tests.support.durability.power_cuts import told_of
from tests.support.durability.trace import ROOT


def compete(ward: Path, *, entries: int) -> tuple[int, list[str]]:
    """Let two processes chart so many entries each; return how many, and what went wrong."""
    words = ["tests.support.durability.ward_at_work", "compete", str(ward), str(entries)]
    children = [
        subprocess.Popen(
            [sys.executable, "-m", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env=os.environ | {"BEDLINE_TEST_CLOCK": "1"},
        )
        for _ in range(2)
    ]
    failures: list[str] = []
    acknowledged: list[str] = []
    for child in children:
        said, complaint = child.communicate(timeout=300)
        told = told_of(said.decode().splitlines())
        acknowledged += told.get("ACK", [])
        failures += [f"refused: {one}" for one in (*told.get("NAK", ()), *told.get("REFUSED", ()))]
        if child.returncode != 0:
            failures.append(complaint.decode()[-300:])
    try:
        with wards.enter(ward) as store:
            failures += [str(one) for one in store.problems]
            stored = [entry.id for entry in store.ledger.facts_of(wards.SUBJECT)]
    except StorageProblem as problem:
        return len(acknowledged), [*failures, str(problem)]
    failures += [f"lost: {one}" for one in set(acknowledged) - set(stored)]
    if len(set(stored)) != len(stored) or len(stored) != 2 * entries:
        failures.append(f"{len(stored)} entries, {len(set(stored))} different")
    return len(acknowledged), failures
