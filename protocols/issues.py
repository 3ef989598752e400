"""A user's mistake is a value: which rule, which field, where, and what was given.

An issue holds no prose of its own for the window; `message` is the plain English sentence that
commands print and that the window translates by `code`. It always says what was given, what is
allowed and what to do.
"""

from __future__ import annotations

from dataclasses import dataclass

from typing_extensions import override


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file an issue stands: 1-based line and column."""

    file: str
    line: int
    column: int

    @override
    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem with what a person typed or a file holds.

    Attributes:
        code: stable machine name, such as `ambiguous_number`; the window translates by it.
        field: the field it belongs to, by its machine name (`igm`, `dosing[0].target`).
        given: what was typed or read, unchanged.
        message: one English sentence or two: what was given, what is allowed, what to do.
        place: the position in a file, where there is one.
        details: named values for the translated sentence (already formatted texts).
    """

    code: str
    field: str
    given: str
    message: str
    place: Place | None = None
    details: tuple[tuple[str, str], ...] = ()

    def line(self) -> str:
        """Return the issue as one line: `file:line:column field message` or `field: message`."""
        if self.place is not None:
            return f"{self.place} {self.field} {self.message}"
        return f"{self.field}: {self.message}" if self.field else self.message


class IssuesError(Exception):
    """Carries issues across a boundary that returns a value; caught where a person is told."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__("; ".join(issue.line() for issue in issues))
        self.issues = issues
