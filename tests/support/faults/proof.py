"""Runs a fault's own test with the fault in place: it must fail (T23)."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.support.durability.trace import ROOT
from tests.support.faults.planted import PLANTED, VARIABLE, Fault

_TRIES = 5


def must_be_found(name: str) -> None:
    """Run a fault's test in a process of its own and assert that it fails.

    Raises:
        AssertionError: the test passed, or something else than the test failed.
    """
    fault = PLANTED[name]
    done = _under_the_fault(fault, name)
    for _ in range(_TRIES - 1):  # two processes do not meet at the same moment each time
        if done.returncode == 1:
            break
        done = _under_the_fault(fault, name)
    said = done.stdout + done.stderr
    # 1: a test failed. Anything else (nothing collected, a broken fault) shows nothing.
    assert done.returncode == 1, f"{fault.words} was not found:\n{said[-1500:]}"
    assert f"{fault.failing} failed" in said, said[-1500:]
    assert " error" not in said.rsplit("failed", 1)[-1], said[-1500:]


def _under_the_fault(fault: Fault, name: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"),
            *("-p", "tests.support.faults.plugin", "--no-header", "--no-cov"),
            *(["-x"] if fault.failing == 1 else []),
            fault.test,
        ],
        cwd=ROOT,
        env=kept | {VARIABLE: name, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
