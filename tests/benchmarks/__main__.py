"""`python -m tests.benchmarks`: every figure of the architecture in one run, as one JSON object."""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.figures import Figure


def main() -> int:
    """Measure everything, print it, and leave nothing behind."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # What asks for a start's own ways must not reach this process's window.
    for name in [one for one in os.environ if one.startswith("BEDLINE_")]:
        del os.environ[name]
    from tests.benchmarks.first_paint import measure_first_paint
    from tests.benchmarks.long_course import make_measured_ward

    found: dict[str, Figure] = {}
    with tempfile.TemporaryDirectory(prefix="bedline-bench-") as made:
        folder = Path(made)
        ward = make_measured_ward(folder / "store")
        found |= measure_first_paint(ward)
        from tests.benchmarks import at_work
        from ui.windows.start import _application

        application = _application()
        with at_work.working_window(ward) as window:
            found |= at_work.measure_openings(window)
            found |= at_work.measure_saves(window, folder)
            found |= at_work.measure_sheets(window)
        from tests.benchmarks.large_ward import measure_large

        found |= measure_large(folder)
        application.quit()
    machine = {
        "python": platform.python_version(),
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
    }
    sys.stdout.write(json.dumps({"machine": machine, "figures": found}, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
