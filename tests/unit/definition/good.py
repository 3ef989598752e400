"""Small invented protocols that hold, to be spoiled by the tests."""

from __future__ import annotations

from pathlib import Path

from protocols.definition.model import Protocol
from protocols.definition.reader import read_protocol
from protocols.issues import Issue

GOLDEN = Path(__file__).parents[2] / "golden"
OPEN = (GOLDEN / "small_open.yaml").read_text("utf-8")
BLINDED = (GOLDEN / "small_blind.yaml").read_text("utf-8")


def replaced(text: str, old: str, new: str) -> str:
    """Return the text with its one occurrence of `old` replaced."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def issues_of(text: str | bytes) -> tuple[Issue, ...]:
    """Return the issues of a file that must not hold."""
    read = read_protocol(text, "file.yaml")
    assert isinstance(read, tuple), "the file was accepted"
    return read


def codes_of(text: str | bytes) -> list[str]:
    return [issue.code for issue in issues_of(text)]


def held(text: str | bytes) -> Protocol:
    """Return the protocol of a file that must hold."""
    read = read_protocol(text, "file.yaml")
    assert isinstance(read, Protocol), [issue.line() for issue in read]
    return read
