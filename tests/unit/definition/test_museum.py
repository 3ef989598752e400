"""Every file of the museum of bad protocols is refused with exactly the issues it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from protocols.definition.reader import read_protocol
from tests.unit.definition.good import BLINDED, GOLDEN, OPEN, held

MUSEUM = sorted((GOLDEN / "bad_protocols").glob("*.yaml"))
_EXPECT = re.compile(r"# expect (\d+):(\d+) (\S+) (\S+)")


def _expected(text: str) -> list[tuple[int, int, str, str]]:
    return [
        (int(row), int(column), field, code) for row, column, field, code in _EXPECT.findall(text)
    ]


def test_that_the_museum_is_worth_a_visit() -> None:
    assert len(MUSEUM) >= 40
    codes = {code for file in MUSEUM for *_, code in _expected(file.read_text("utf-8"))}
    assert len(codes) >= 30


@pytest.mark.requirement("R59")
@pytest.mark.parametrize("file", MUSEUM, ids=lambda file: file.stem)
def test_that_each_bad_file_is_refused_with_line_column_field_and_code(file: Path) -> None:
    text = file.read_bytes()
    expected = _expected(text.decode())
    assert expected, "the file does not say what is wrong with it"
    read = read_protocol(text, file.name)
    assert isinstance(read, tuple), "the file was accepted"
    found = [
        (issue.place.line, issue.place.column, issue.field, issue.code)
        for issue in read
        if issue.place is not None
    ]
    assert found == expected


@pytest.mark.parametrize("file", MUSEUM, ids=lambda file: file.stem)
def test_that_each_message_says_what_is_wrong_in_a_sentence(file: Path) -> None:
    read = read_protocol(file.read_bytes(), file.name)
    assert isinstance(read, tuple)
    for issue in read:
        assert issue.message.endswith((".", "?"))
        assert len(issue.message) < 500
        assert issue.line().startswith(f"{file.name}:{issue.place.line}:")  # type: ignore[union-attr]


def test_that_the_protocols_which_were_spoiled_hold_unspoiled() -> None:
    assert held(OPEN).id == "small-open"
    assert held(BLINDED).blinding.kind == "double"
