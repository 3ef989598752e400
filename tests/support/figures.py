"""Measured figures with the command that gives each: printed, and written down when asked for.

`make soak` sets BEDLINE_WRITE_FIGURES=1 and so fills `docs/validation-figures.json`, from which
`python -m tests.support.validation` makes its table.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[2] / "docs" / "validation-figures.json"


def write_down(what: str, test: str, figures: Mapping[str, object]) -> None:
    """Print figures as one JSON line, and keep them in the file if that is asked for.

    Args:
        what: what was measured, as it stands in the table.
        test: the test that measures it, as pytest takes it; the command is made from it.
        figures: name to figure.
    """
    one = {
        "command": f"python -m pytest -o addopts= -m soak {test}",
        "figures": dict(figures),
        "where": machine(),
    }
    sys.__stdout__.write(json.dumps({what: one}) + "\n")  # type: ignore[union-attr]
    if os.environ.get("BEDLINE_WRITE_FIGURES") == "1":
        kept = read()
        kept[what] = one
        text = json.dumps(kept, indent=2, sort_keys=True, ensure_ascii=False)
        FILE.write_text(f"{text}\n", "utf-8")


def read() -> dict[str, Any]:
    """Return the figures that were written down."""
    if not FILE.exists():
        return {}
    found: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return found


def machine() -> str:
    """Return what the figures were measured on, without naming anybody's computer."""
    return f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}"
