"""Run every check that needs pytest, with branch coverage of `protocols/` and `storage/`.

`python -m tests.support.run_all` is what `make check` and CI call. The floor of coverage stands
here; it is only ever raised.
"""

from __future__ import annotations

import os
import subprocess
import sys

FLOOR = "96"


def main() -> int:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    workers = os.environ.get("BEDLINE_TEST_WORKERS", "2")
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-n",
            workers,
            "--dist",
            "loadfile",
            "-q",
            "-m",
            "not soak and not benchmark_run",
            "--cov",
            "--cov-report=",
        ],
        env=environment,
        check=False,
    )
    if run.returncode != 0:
        return run.returncode
    report = subprocess.run(
        [sys.executable, "-m", "coverage", "report", "--skip-covered", f"--fail-under={FLOOR}"],
        env=environment,
        check=False,
    )
    return report.returncode


if __name__ == "__main__":
    raise SystemExit(main())
