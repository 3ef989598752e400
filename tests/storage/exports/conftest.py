"""One press for all tests of paper, and a reader of what stands on it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.exports.typst_press import TypstPress

ROOT = Path(__file__).parents[3]
FONTS = ROOT / "ui" / "resources" / "fonts"
GOLDEN = ROOT / "tests" / "golden" / "day_sheets"


@pytest.fixture(scope="session")
def press() -> TypstPress:
    return TypstPress(FONTS)


@pytest.fixture
def text_of(tmp_path: Path) -> Callable[[bytes], str]:
    """Return the words of a PDF with single spaces; needs pdftotext of poppler-utils."""
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.fail("pdftotext is missing: install poppler-utils, which CI installs too")

    def words(pdf: bytes) -> str:
        file = tmp_path / "read.pdf"
        file.write_bytes(pdf)
        done = subprocess.run(
            [tool, "-raw", str(file), "-"], capture_output=True, check=True, text=True
        )
        return " ".join(done.stdout.split())

    return words


@pytest.fixture
def golden() -> Callable[[str, bytes], None]:
    """Compare with a stored file; BEDLINE_WRITE_GOLDEN=1 writes it instead, to be looked at."""

    def compare(name: str, content: bytes) -> None:
        path = GOLDEN / name
        if os.environ.get("BEDLINE_WRITE_GOLDEN") == "1":
            path.write_bytes(content)
        assert path.read_bytes() == content, f"{name} differs from what was released"

    return compare
