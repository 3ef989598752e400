"""`protocol list | show | check`: exit codes, and every issue on a line of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.definition.good import GOLDEN, OPEN
from ui.commands.protocol import run


def _run(*args: str, as_json: bool = False) -> tuple[int, list[str]]:
    lines: list[str] = []
    return run(list(args), lines.append, json=as_json), lines


def test_that_list_names_the_five_with_version_and_fingerprint() -> None:
    code, lines = _run("list")
    assert code == 0
    assert [line.split()[0] for line in lines] == [
        "igm-fat",
        "icar",
        "i-micro",
        "iliad-7",
        "ivig-cohort",
    ]
    code, lines = _run("list", as_json=True)
    assert code == 0
    assert len(json.loads(lines[0])["fingerprint"]) == 64


def test_that_show_prints_a_page_that_can_be_signed() -> None:
    code, lines = _run("show", "icar")
    page = "\n".join(lines)
    assert code == 0
    assert "Double-blind: the arm is not held in Bedline." in page
    assert "Signature" in page
    assert _run("show", "icar", "1")[1] == lines


def test_that_show_refuses_what_is_not_there() -> None:
    code, lines = _run("show", "nope")
    assert code == 1
    assert lines[0].startswith(
        "protocol: 'nope' is not a protocol that ships. Known: igm-fat, icar"
    )
    assert _run("show", "icar", "9")[0] == 1


def test_that_check_says_ok_or_every_issue_in_its_place(tmp_path: Path) -> None:
    good = tmp_path / "good.yaml"
    good.write_text(OPEN, "utf-8")
    bad = GOLDEN / "bad_protocols" / "several_at_once.yaml"
    code, lines = _run("check", str(good), str(bad))
    assert code == 1
    assert lines[0].startswith(f"ok {good} (small-open version 1, ")
    assert lines[1].startswith(f"{bad}:7:10 version 'one' is not a whole number.")
    assert len(lines) == 5
    assert _run("check", str(good))[0] == 0


def test_that_check_as_json_gives_line_column_field_and_code() -> None:
    bad = GOLDEN / "bad_protocols" / "nan.yaml"
    code, lines = _run("check", str(bad), as_json=True)
    (line,) = lines
    said = json.loads(line)
    assert (code, said["ok"]) == (1, False)
    (issue,) = said["issues"]
    assert (issue["line"], issue["column"], issue["code"]) == (56, 14, "not_a_number")


@pytest.mark.parametrize("name", ["no/such/file.yaml", ".", "with\x00nul"])
def test_that_a_file_that_cannot_be_read_is_an_issue(name: str) -> None:
    code, lines = _run("check", name)
    assert code == 1
    assert len(lines) == 1
    assert "cannot be read" in lines[0]


def test_that_a_very_large_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    code, lines = _run("check", str(large))
    assert code == 1
    assert "at most" in lines[0]


@pytest.mark.parametrize(
    "args", [(), ("list", "x"), ("show",), ("check",), ("mend", "x"), ("show", "a", "b")]
)
def test_that_other_words_are_answered_with_the_usage(args: tuple[str, ...]) -> None:
    code, lines = _run(*args)
    assert code == 2
    assert lines[0].startswith("usage:")
