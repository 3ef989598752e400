"""Rules of the house that a machine can check: sizes, clocks, floats, names, the written pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support import validation

ROOT = Path(__file__).parent.parent.parent.parent
PURE = sorted((ROOT / "protocols").rglob("*.py"))
DOSE = sorted((ROOT / "protocols" / "dosing").rglob("*.py")) + sorted(
    (ROOT / "protocols" / "infusion").rglob("*.py")
)


def test_that_the_validation_page_says_what_the_marks_say() -> None:
    written = validation.TABLE.read_text("utf-8")
    assert written == validation.table() + validation._notes(), (
        "run: python -m tests.support.validation"
    )


def test_that_no_mark_names_a_requirement_that_does_not_exist() -> None:
    known = {line.split(" ", 1)[0] for line in validation.TITLES.splitlines()}
    requirements = {one for one in validation.marks() if re.fullmatch(r"R\d+", one)}
    assert requirements <= known


@pytest.mark.requirement("R25")
@pytest.mark.parametrize("path", DOSE, ids=lambda path: path.name)
def test_that_no_binary_float_enters_a_dose(path: Path) -> None:
    assert not re.search(r"\bfloat\(|(?<![\w.\"'])\d+\.\d+(?![\w\"'.])", _code(path)), path


@pytest.mark.parametrize("path", PURE, ids=lambda path: path.name)
def test_that_the_rules_read_no_clock_and_roll_no_dice(path: Path) -> None:
    banned = r"Instant\.now\(|datetime\.now|time\.time\(|date\.today|import random|import secrets"
    assert not re.search(banned, path.read_text("utf-8")), path


@pytest.mark.requirement("R55")
@pytest.mark.parametrize("folder", ["protocols", "storage", "ui"])
def test_that_nothing_evaluates_text_as_code(folder: str) -> None:
    for path in sorted((ROOT / folder).rglob("*.py")):
        assert not re.search(r"\beval\(|\bexec\((?!\))|\bpickle\b|yaml\.load\(", _code(path)), path


def test_that_no_module_has_a_name_that_says_nothing() -> None:
    named = {
        path.stem
        for folder in ("protocols", "storage", "ui")
        for path in (ROOT / folder).rglob("*.py")
    }
    assert not named & {"utils", "util", "manager", "helpers", "misc", "common", "data"}


@pytest.mark.requirement("R70")
def test_that_dependencies_are_pinned_with_hashes_and_name_no_index() -> None:
    pinned = (ROOT / "constraints.txt").read_text("utf-8")
    assert "--hash=sha256:" in pinned
    assert "http" not in pinned
    assert "index" not in pinned


def test_that_the_two_commands_of_the_readme_stand_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(r"^run:", makefile, re.MULTILINE)
    assert re.search(r"^test:", makefile, re.MULTILINE)
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")


def _code(path: Path) -> str:
    """Return a module without docstrings, comments and texts."""
    text = re.sub(r'""".*?"""', "", path.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', text)
    return re.sub(r"#.*", "", text)
