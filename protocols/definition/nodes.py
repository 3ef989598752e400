"""Bytes of a protocol file become nodes that know their line and column, or issues.

YAML 1.2 by ruamel.yaml, read as events: every scalar stays text (`no`, `1_000` and `nan` are
never anything else), and what a reviewable file has no use for is refused with its place: aliases
and anchors, tags, directives, a second document, repeated keys, characters that cannot be seen.
Size, depth and the number of nodes are limited, so that no file can keep a ward waiting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from protocols.intake import invisible_in
from protocols.issues import Issue, Place

# The largest file that ships has some 28 KB. R59 allows 1 MB; a sixth of it is read in about half
# a second even on a slow laptop, which a whole megabyte is not.
LARGEST_BYTES = 160 * 1024
DEEPEST = 8
MOST_NODES = 20_000
_MOST_HIDDEN = 20


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text of the file, exactly as the file says it."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their nodes, in the file's order; no key stands twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place


Node: TypeAlias = Scalar | Sequence | Mapping


class _StopError(Exception):
    """One issue that ends the reading of the file."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.message)
        self.issue = issue


def read_nodes(given: str | bytes, file_name: str) -> tuple[Node | None, tuple[Issue, ...]]:
    """Return the root node of a file and the issues found; no node where it cannot be read."""
    text = _text_of(given, file_name)
    if isinstance(text, Issue):
        return None, (text,)
    hidden = tuple(_hidden_characters(text, file_name))
    if hidden:
        return None, hidden
    composer = _Composer(file_name)
    root = composer.compose(text)
    return root, tuple(composer.issues)


def _text_of(given: str | bytes, file_name: str) -> str | Issue:
    start = Place(file_name, 1, 1)
    size = len(given) if isinstance(given, bytes) else len(given.encode("utf-8", "replace"))
    if size > LARGEST_BYTES:
        return Issue(
            "too_large",
            "file",
            f"{size} bytes",
            f"The file has {size} bytes; a protocol file has at most {LARGEST_BYTES}. "
            "Check that this is the protocol file.",
            start,
        )
    if isinstance(given, str):
        text = given
    else:
        try:
            text = given.decode("utf-8")
        except UnicodeDecodeError as problem:
            before = given[: problem.start]
            line = before.count(b"\n") + 1
            column = len(before) - (before.rfind(b"\n") + 1) + 1
            return Issue(
                "not_utf8",
                "file",
                f"byte {given[problem.start]:#04x}",
                f"The file holds the byte {given[problem.start]:#04x}, which is not UTF-8 text. "
                "Save it as UTF-8.",
                Place(file_name, line, column),
            )
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _hidden_characters(text: str, file_name: str) -> Iterator[Issue]:
    found = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.isprintable():
            continue
        column = next(at for at, one in enumerate(line, start=1) if not one.isprintable())
        name = invisible_in(line[column - 1]) or f"U+{ord(line[column - 1]):04X}"
        yield Issue(
            "hidden_character",
            "file",
            name,
            f"The line holds {name}, which cannot be seen. Take it out; indent with spaces.",
            Place(file_name, number, column),
        )
        found += 1
        if found == _MOST_HIDDEN:
            return


class _Composer:
    """Builds nodes from parser events, with limits and without recursion beyond them."""

    def __init__(self, file_name: str) -> None:
        self.file_name = file_name
        self.issues: list[Issue] = []
        self._count = 0

    def compose(self, text: str) -> Node | None:
        import ruamel.yaml
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        try:
            return self._document(ruamel.yaml.YAML(typ="safe", pure=True).parse(text))
        except _StopError as stop:
            self.issues.append(stop.issue)
        except MarkedYAMLError as problem:
            mark = problem.problem_mark or problem.context_mark
            place = self._place(mark) if mark is not None else Place(self.file_name, 1, 1)
            self._not_yaml(str(problem.problem or problem.context or "it ends too early"), place)
        except (YAMLError, ValueError, LookupError, OverflowError, TypeError, AttributeError):
            # ruamel lets its own slips through on some malformed directives and escapes.
            self._not_yaml("it cannot be read", Place(self.file_name, 1, 1))
        return None

    def _not_yaml(self, what: str, place: Place) -> None:
        self.issues.append(
            Issue(
                "not_yaml",
                "file",
                what,
                f"This is not YAML as protocol files are written: {what}. Check indentation, "
                "colons, quotes and brackets here and in the line before.",
                place,
            )
        )

    def _place(self, mark: Any) -> Place:
        return Place(self.file_name, mark.line + 1, mark.column + 1)

    def _document(self, events: Iterator[Any]) -> Node | None:
        import ruamel.yaml.events as kinds

        root: Node | None = None
        for event in events:
            if isinstance(event, kinds.DocumentStartEvent):
                if event.version is not None or event.tags:
                    raise self._stop("directive", event, "a % directive")
                if root is not None:
                    raise self._stop("second_document", event, "a second document")
            elif isinstance(event, kinds.NodeEvent):
                root = self._node(event, events, 1)
        if root is None:
            self.issues.append(
                Issue(
                    "empty_file",
                    "file",
                    "",
                    "The file says nothing. A protocol file begins with `id:` and `version:`; "
                    "see docs/protocol-file.md.",
                    Place(self.file_name, 1, 1),
                )
            )
        return root

    def _stop(self, code: str, event: Any, what: str) -> _StopError:
        return _StopError(
            Issue(
                code,
                "file",
                what,
                f"The file holds {what}, which a protocol file may not have. Write everything "
                "out in full, once.",
                self._place(event.start_mark),
            )
        )

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        import ruamel.yaml.events as kinds

        self._count += 1
        if self._count > MOST_NODES:
            raise self._stop("too_many_values", event, f"more than {MOST_NODES} values")
        if isinstance(event, kinds.AliasEvent) or event.anchor is not None:
            raise self._stop("alias", event, "an anchor or alias (& or *)")
        if str(event.tag or "!") != "!" or (event.tag and isinstance(event, kinds.ScalarEvent)):
            raise self._stop("tag", event, "a tag (!)")
        if isinstance(event, kinds.ScalarEvent):
            return Scalar(event.value, self._place(event.start_mark))
        if depth > DEEPEST:
            raise self._stop("too_deep", event, f"more than {DEEPEST} levels of nesting")
        if isinstance(event, kinds.SequenceStartEvent):
            return self._sequence(event, events, depth)
        return self._mapping(event, events, depth)

    def _sequence(self, start: Any, events: Iterator[Any], depth: int) -> Sequence:
        import ruamel.yaml.events as kinds

        items = []
        while not isinstance(event := next(events), kinds.SequenceEndEvent):
            items.append(self._node(event, events, depth + 1))
        return Sequence(tuple(items), self._place(start.start_mark))

    def _mapping(self, start: Any, events: Iterator[Any], depth: int) -> Mapping:
        import ruamel.yaml.events as kinds

        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := next(events), kinds.MappingEndEvent):
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                raise self._stop("key_not_text", event, "a key that is not a plain word")
            if key.text in entries:
                first = entries[key.text][0].place
                self._repeated(key, first)
            else:
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), self._place(start.start_mark))

    def _repeated(self, key: Scalar, first: Place) -> None:
        shown = key.text[:80]
        self.issues.append(
            Issue(
                "repeated_key",
                shown,
                shown,
                f"{shown!r} stands twice; the first is in line {first.line}. Keep one of them.",
                key.place,
            )
        )
