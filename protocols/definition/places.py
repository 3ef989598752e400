"""Where each value of a protocol file stands, so that a check can point at the line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from protocols.issues import Issue, Place

Path: TypeAlias = tuple[str | int, ...]

MOST_ISSUES = 200


def path_text(path: Path) -> str:
    """Write a path as people read it: `doses[0].caps[1].amount`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


@dataclass(slots=True)
class Places:
    """The place of every value by its path, and the issues found so far."""

    file_name: str
    by_path: dict[Path, Place] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def place(self, path: Path) -> Place:
        """Return the place of a value, or of the nearest block around it that the file has."""
        while path:
            if path in self.by_path:
                return self.by_path[path]
            path = path[:-1]
        return self.by_path.get((), Place(self.file_name, 1, 1))

    def report(
        self, code: str, path: Path, given: object, message: str, place: Place | None = None
    ) -> None:
        """Keep one issue about the value at a path."""
        shown = str(given)[:80]
        at = place or self.place(path)
        self.issues.append(Issue(code, path_text(path) or "file", shown, message, at))

    def in_order(self) -> tuple[Issue, ...]:
        """Return every issue once, in the order of the file; of very many, the first."""
        found: dict[tuple[str, str, Place | None], Issue] = {}
        for issue in self.issues:
            found.setdefault((issue.code, issue.field, issue.place), issue)
        ordered = tuple(sorted(found.values(), key=_by_place))
        left = len(ordered) - MOST_ISSUES
        if left <= 0:
            return ordered
        last = ordered[MOST_ISSUES - 1].place
        more = f"{left} more issues follow. Mend these first, then check again."
        return (*ordered[:MOST_ISSUES], Issue("more_issues", "file", str(left), more, last))


def _by_place(issue: Issue) -> tuple[int, int, str, str]:
    place = issue.place
    return (place.line, place.column, issue.field, issue.code) if place else (0, 0, "", "")
