"""What `make run` starts: the demo ward in a window; with no display, its sheets and pictures."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Make the demo ward in a folder unless it is there, then show it."""
    import main as door
    from ui.operations.demo import PASSPHRASE, USER

    out = Path(arguments[0] if arguments else "out")
    store = out / "store"
    display = sys.platform in ("win32", "darwin") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    if not store.exists():
        words = ["demo", "--out", str(out)]
        code = door.main([*words, "--no-pictures"] if display else words)
        if code != 0 or not display:
            return code
    if not display:
        sys.stdout.write(f"The demo ward is in {out} already; no display to show it on.\n")
        return 0
    os.environ.setdefault("BEDLINE_USER", USER)
    os.environ.setdefault("BEDLINE_PASSPHRASE", PASSPHRASE)
    return door.main(["--store", str(store)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
