"""What the judging commands share: the shape of an answer to a bad line, and instants in a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from protocols.issues import Issue, IssuesError
from protocols.times import Instant, local, read_instant

if TYPE_CHECKING:
    from protocols.definition.model import Protocol

Answer: TypeAlias = dict[str, Any]
Load: TypeAlias = Callable[[str], "Protocol"]


def refusal(line: object, *issues: Issue) -> Answer:
    """Return the answer to a line that cannot be judged: its id, and each issue."""
    given = line.get("id") if isinstance(line, Mapping) else None
    return {"id": given, "issues": [issue_of(one) for one in issues]}


def issue_of(issue: Issue) -> dict[str, str]:
    """Return an issue as the contract writes it."""
    return {"code": issue.code, "field": issue.field, "message": issue.message}


def not_an_object(line: object) -> Issue:
    """Return the issue of a line that is no JSON object."""
    return Issue(
        "not_an_object", "", str(line)[:80], 'A line is one JSON object, such as {"id":"1"}.'
    )


def read_protocol(line: Mapping[str, Any], load: Load) -> Protocol | Issue:
    """Return the protocol that a line names, or the issue."""
    given = line.get("protocol")
    if isinstance(given, str):
        try:
            return load(given)
        except IssuesError as error:
            return error.issues[0]
        except LookupError:
            pass
    return Issue(
        "unknown_protocol",
        "protocol",
        str(given)[:80],
        f"{str(given)[:80]!r} is not a protocol that is installed; protocol list names them.",
    )


def read_anchors(given: object, field: str = "anchors") -> tuple[dict[str, Instant], list[Issue]]:
    """Return the instants of an object of anchors, and an issue for each that is none.

    A null anchor is one that is not known yet.
    """
    if given is None:
        return {}, []
    if not isinstance(given, Mapping):
        return {}, [Issue("not_an_object", field, str(given)[:80], "Anchors are one JSON object.")]
    found: dict[str, Instant] = {}
    issues: list[Issue] = []
    for name, text in given.items():
        if text is None:
            continue
        read = read_instant(text, f"{field}.{name}")
        if isinstance(read, Issue):
            issues.append(read)
        else:
            found[str(name)] = read
    return found, issues


def iso(instant: Instant | None, zone: str) -> str | None:
    """Write an instant as ISO 8601 with the zone's offset, or null."""
    return None if instant is None else local(instant, zone).to_fixed_offset().format_iso()
