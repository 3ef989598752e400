"""Pictures of each screen for docs/pictures: the demo ward at one fixed morning, always the same.

`python -m tests.support.screens docs/pictures`
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ["BEDLINE_TEST_CLOCK"] = "1"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from protocols.issues import Issue
from protocols.times import read_instant
from ui.operations.demo import make_ward
from ui.windows.pictures import take_pictures

MORNING = "2026-11-21T06:42+01:00"


def main(arguments: list[str]) -> int:
    out = Path(arguments[0])
    now = read_instant(MORNING, "now")
    assert not isinstance(now, Issue)
    with tempfile.TemporaryDirectory() as folder:
        made = make_ward(Path(folder) / "store", lambda: now)
        for name in take_pictures(made.store, made.user, made.passphrase, out, lambda: now):
            sys.stdout.write(f"{name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
