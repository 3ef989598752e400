"""Each check is run under the fault that it is there to find, and must fail (T23)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.faults.planted import PLANTED, VARIABLE

ROOT = Path(__file__).parents[2]


def run_under(fault: str) -> subprocess.CompletedProcess[str]:
    """Run a fault's test in a process of its own, with the fault in place."""
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"),
            *("-p", "tests.support.faults.plugin", "-p", "no:xdist", "--no-header", "--no-cov"),
            PLANTED[fault].test,
        ],
        cwd=ROOT,
        env={key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
        | {VARIABLE: fault, "PYTHONPATH": str(ROOT), "HYPOTHESIS_STORAGE_DIRECTORY": os.devnull},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.mark.parametrize("fault", PLANTED)
def test_that_a_planted_fault_is_found_by_its_check(fault: str):
    done = run_under(fault)
    said = done.stdout + done.stderr
    # 1: a test failed. Anything else (nothing collected, a broken fault) shows nothing.
    assert done.returncode == 1, f"{PLANTED[fault].words} was not found:\n{said[-1500:]}"
    assert "1 failed" in said, said[-1500:]
