"""What can be asked `why?`, and what is answered: sentences with their sources, no layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from typing_extensions import override

from protocols.issues import Issue

What = Literal["due", "deviation", "score", "endpoint", "dose", "titer"]


@dataclass(frozen=True, slots=True)
class Ref:
    """Something of a course that a row on screen or a command can ask about.

    Attributes:
        what: which part of the course it belongs to.
        key: of the planned item, the deviation, the score (entry and form), or the endpoint; of a
            dose its period, `next` for the proposal; of a titer the entry.
    """

    what: What
    key: str

    @override
    def __str__(self) -> str:
        """Write it as one text: `due:sofa@4`, `dose:next`."""
        return f"{self.what}:{self.key}"


def read_ref(text: str) -> Ref | Issue:
    """Read a reference as it was written."""
    what, _, key = text.partition(":")
    for known in get_args(What):
        if what == known and key:
            return Ref(known, key)
    allowed = ", ".join(f"{one}:…" for one in get_args(What))
    message = f"{text[:80]!r} is nothing that can be asked about. Possible: {allowed}."
    return Issue("unknown_reference", "ref", text[:80], message)


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence, and where it comes from: a source text, a person and time, a site value."""

    words: str
    source: str = ""

    @override
    def __str__(self) -> str:
        """Write both in one line."""
        return f"{self.words} [{self.source}]" if self.source else self.words


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why something is as it is.

    Attributes:
        ref: what was asked about.
        title: what it is and what it says now.
        reasons: from the rule to the result, in the order in which they follow.
    """

    ref: Ref
    title: str
    reasons: tuple[Reason, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The title and every sentence with its source."""
        return (self.title, *(f"  {one}" for one in self.reasons))

    def as_json(self) -> dict[str, Any]:
        """Return it for machines."""
        return {
            "ref": str(self.ref),
            "title": self.title,
            "reasons": [{"words": one.words, "source": one.source} for one in self.reasons],
        }
