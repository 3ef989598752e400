"""The validation page claims nothing that the tests of a run did not show."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.support import validation
from tests.support.validation import Mark, unmet

ROOT = Path(__file__).parents[3]


def report(tmp_path: Path, **outcomes: str) -> Path:
    cases = "".join(
        f'<testcase classname="tests.storage.test_x" name="{name}[1]">'
        + (f"<{outcome}/>" if outcome != "passed" else "")
        + "</testcase>"
        for name, outcome in outcomes.items()
    )
    path = tmp_path / "results.xml"
    path.write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>", "utf-8")
    return path


def claim(*tests: str, soak: bool = False) -> dict[str, list[Mark]]:
    return {"R1": [Mark(f"tests/storage/test_x.py::{one}", soak) for one in tests]}


@pytest.mark.requirement("R106")
@pytest.mark.parametrize(
    ("outcomes", "tests", "problem"),
    [
        ({"test_a": "passed"}, ["test_a"], ""),
        ({"test_a": "passed", "test_b": "skipped"}, ["test_a", "test_b"], ""),
        ({"test_a": "passed", "test_b": "failure"}, ["test_a", "test_b"], "test_b failed"),
        ({"test_a": "error"}, ["test_a"], "test_a failed"),
        ({"test_a": "skipped"}, ["test_a"], "none of its 1 tests passed"),
        ({"test_b": "passed"}, ["test_a"], "none of its 1 tests passed"),
    ],
)
def test_that_a_claim_without_a_passing_test_fails_the_run(
    tmp_path: Path, outcomes: dict[str, str], tests: list[str], problem: str
):
    said = unmet(report(tmp_path, **outcomes), claim(*tests))
    assert bool(said) == bool(problem)
    assert problem in "".join(said)


@pytest.mark.requirement("R106")
def test_that_a_long_run_is_not_asked_for_in_a_short_one(tmp_path: Path):
    assert unmet(report(tmp_path, test_b="passed"), claim("test_a", soak=True)) == []


@pytest.mark.requirement("R106")
def test_that_every_requirement_has_a_test_or_a_reason_and_every_hazard_known_requirements():
    assert validation.unexplained() == []


@pytest.mark.requirement("R106")
def test_that_a_state_machine_and_a_long_run_are_read_as_tests():
    found = validation.marked()
    named = {mark.test.rpartition("::")[2] for mark in found["R3"]}
    assert "TestLedgerAgainstAList" in named
    assert [mark for mark in found["R1"] if mark.soak]


@pytest.mark.requirement("R107")
def test_that_every_third_party_library_stands_on_the_page_that_says_why():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8").lower()
    for one in project["project"]["dependencies"]:
        name = re.split(r"[<>=\[ ]", one)[0].lower()
        assert f"| {name}" in page, name


@pytest.mark.requirement("R69")
def test_that_the_limits_of_what_was_shown_are_written_down():
    notes = (ROOT / "docs" / "validation-notes.md").read_text("utf-8")
    for words in ("thief", "operating system is hostile", "Windows", "independent", "nurse"):
        assert words in notes
