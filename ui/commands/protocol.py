"""`protocol list`, `protocol show ID`, `protocol check FILE…`: read and review protocol files.

`check` says `ok` with the fingerprint, or every issue as `FILE:line:column field message`.
"""

from __future__ import annotations

import json as json_text
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from protocols.issues import Issue, IssuesError, Place

if TYPE_CHECKING:
    from protocols.definition.model import Protocol

DONE, REFUSED, USAGE = 0, 1, 2
_USAGE = "usage: protocol list | protocol show ID [VERSION] | protocol check FILE…"


def run(args: list[str], write: Callable[[str], None], *, json: bool) -> int:
    """Run one of the three actions.

    Args:
        args: the action and its words, such as `["show", "igm-fat"]`.
        write: takes one line, without its end.
        json: answer with one JSON object a line instead of text for people.

    Returns:
        The exit code: 0 done, 1 refused, 2 usage.
    """
    action, words = (args[0], args[1:]) if args else ("", [])
    if action == "list" and not words:
        return _list(write, json=json)
    if action == "show" and 1 <= len(words) <= 2:
        return _show(words, write, json=json)
    if action == "check" and words:
        codes = [_check(name, write, json=json) for name in words]
        return max(codes)
    write(_USAGE)
    return USAGE


def _list(write: Callable[[str], None], *, json: bool) -> int:
    from protocols.catalogue import catalogue_ids, load, versions
    from protocols.definition.fingerprint import short

    for id_ in catalogue_ids():
        for version in versions(id_):
            protocol = load(id_, version)
            if json:
                write(_json(_summary(protocol)))
            else:
                write(
                    f"{protocol.id:<12} version {protocol.version}  {short(protocol.fingerprint)}  "
                    f"{protocol.blinding.words:<16} {protocol.label}"
                )
    return DONE


def _summary(protocol: Protocol) -> dict[str, Any]:
    return {
        "id": protocol.id,
        "version": protocol.version,
        "label": protocol.label,
        "title": protocol.title,
        "kind": protocol.kind,
        "blinding": protocol.blinding.kind,
        "subject_prefix": protocol.subject_prefix,
        "identifiers": list(protocol.identifiers),
        "fingerprint": protocol.fingerprint,
    }


def _show(words: list[str], write: Callable[[str], None], *, json: bool) -> int:
    from protocols.catalogue import load
    from protocols.definition.fingerprint import canonical_text
    from protocols.definition.page import protocol_page

    version = int(words[1]) if len(words) > 1 and words[1].isdecimal() else None
    if len(words) > 1 and version is None:
        write(_USAGE)
        return USAGE
    try:
        protocol = load(words[0], version)
    except IssuesError as refused:
        _write_issues(refused.issues, words[0], write, json=json)
        return REFUSED
    if json:
        write(canonical_text(protocol))
    else:
        for line in protocol_page(protocol).splitlines():
            write(line)
    return DONE


def _check(name: str, write: Callable[[str], None], *, json: bool) -> int:
    from protocols.definition.fingerprint import short
    from protocols.definition.reader import read_protocol

    given = _bytes_of(name)
    read = given if isinstance(given, tuple) else read_protocol(given, name)
    if isinstance(read, tuple):
        _write_issues(read, name, write, json=json)
        return REFUSED
    if json:
        write(_json({"file": name, "ok": True, **_summary(read)}))
    else:
        write(f"ok {name} ({read.id} version {read.version}, {short(read.fingerprint)})")
    return DONE


def _bytes_of(name: str) -> bytes | tuple[Issue, ...]:
    from protocols.definition.nodes import LARGEST_BYTES

    try:
        with Path(name).open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except (OSError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else str(problem)
        message = f"The file cannot be read: {why}. Check its name and place."
        return (Issue("not_read", "file", name[:80], message, Place(name, 1, 1)),)


def _write_issues(
    issues: tuple[Issue, ...], name: str, write: Callable[[str], None], *, json: bool
) -> None:
    if not json:
        for issue in issues:
            write(issue.line())
        return
    write(_json({"file": name, "ok": False, "issues": [_issue(issue) for issue in issues]}))


def _issue(issue: Issue) -> dict[str, Any]:
    place = issue.place
    where = {"line": place.line, "column": place.column} if place is not None else {}
    return {
        **where,
        "field": issue.field,
        "code": issue.code,
        "given": issue.given,
        "message": issue.message,
    }


def _json(value: object) -> str:
    return json_text.dumps(value, ensure_ascii=False)
