"""Nodes become the dataclasses of `protocols.definition.model`; every slip is an issue in place.

The dataclass is the schema: its fields are the only keys, its type hints say what each may hold.
A key is the field's name without a trailing underscore (`class_` is written `class`). Numbers go
through the one number grammar of `protocols.intake`.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Mapping as MappingType
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, TypeVar, cast

from protocols.definition import model
from protocols.definition.nodes import Mapping, Node, Scalar, Sequence
from protocols.definition.places import Path, Places
from protocols.intake import read_quantity, read_text
from protocols.issues import Issue
from protocols.units import Quantity

T = TypeVar("T")

_BAD: Any = object()  # stands for a value that could not be read; its issue is kept
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}", re.ASCII)
_COUNT = re.compile(r"0|[1-9][0-9]{0,5}", re.ASCII)
_RANGE = re.compile(r"(0|[1-9][0-9]{0,3}) to (0|[1-9][0-9]{0,3})", re.ASCII)
_LONGEST_RANGE = 400

# Keys that are written otherwise than the field is called.
_KEYS: MappingType[tuple[type, str], str] = {(model.Elapsed, "anchor"): "since"}
# Left out, these lists are empty: a rule that names no arm is everybody's.
_EMPTY_IF_ABSENT = ("arms",)
# Never a key of a file: worked out from it.
_NOT_IN_FILE = ((model.Protocol, "fingerprint"),)
# Words of an allocation. No file may hold who receives what (R71), in any place.
ALLOCATION_WORDS = frozenset(
    {"allocation", "kit", "kits", "kit_map", "arm_map", "code_list", "randomisation_list",
     "randomization_list", "treatment_code", "arm_of", "unblinding_code"}
)  # fmt: skip

_DOSES: MappingType[str, type] = {
    "raise_to_target": model.RaiseToTarget,
    "per_weight": model.PerWeight,
    "ladder": model.Ladder,
    "injections": model.Injections,
    "observed": model.Observed,
}
_CONDITIONS = (("ask", model.Stated), ("since", model.Elapsed), ("fact", model.Compare))


@dataclasses.dataclass(frozen=True, slots=True)
class _Key:
    field: str
    hint: Any
    required: bool


@cache
def keys_of(cls: type) -> MappingType[str, _Key]:
    """Return the keys that a block of this kind may have, in the model's order."""
    hints = typing.get_type_hints(cls)
    found = {}
    for one in dataclasses.fields(cls):
        if (cls, one.name) in _NOT_IN_FILE:
            continue
        key = _KEYS.get((cls, one.name), one.name.rstrip("_"))
        required = (
            one.default is dataclasses.MISSING
            and one.default_factory is dataclasses.MISSING
            and one.name not in _EMPTY_IF_ABSENT
        )
        found[key] = _Key(one.name, hints[one.name], required)
    return found


def structure(cls: type[T], root: Node, places: Places) -> T | None:
    """Return the block as a value of `cls`, or None with issues kept in `places`."""
    result = _Structurer(places).value(cls, root, ())
    return None if result is _BAD else cast("T", result)


class _Structurer:
    def __init__(self, places: Places) -> None:
        self.places = places

    def value(self, hint: Any, node: Node, path: Path) -> Any:
        """Read a node as the type hint says."""
        self.places.by_path.setdefault(path, node.place)
        if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
            return self._one_of(typing.get_args(hint), node, path)
        origin = typing.get_origin(hint)
        if origin is tuple:
            return self._list(typing.get_args(hint)[0], node, path)
        if origin is MappingType:
            return self._named(typing.get_args(hint)[1], node, path)
        if dataclasses.is_dataclass(hint) and hint is not Quantity:
            return self._block(cast("type", hint), node, path)
        return self._scalar(hint, node, path)

    # -- one text ---------------------------------------------------------------------------

    def _scalar(self, hint: Any, node: Node, path: Path) -> Any:
        if not isinstance(node, Scalar):
            return self._bad(
                "not_one_value",
                path,
                "a list" if isinstance(node, Sequence) else "a block of keys",
                f"Here stands {'a list' if isinstance(node, Sequence) else 'a block of keys'}; "
                "write one value.",
            )
        if typing.get_origin(hint) is Literal:
            return self._choice(tuple(str(one) for one in typing.get_args(hint)), node, path)
        if hint is Quantity:
            return self._kept(read_quantity(node.text, "", mark="."), path)
        if hint is int:
            return self._count(node, path)
        if hint is bool:
            chosen = self._choice(("true", "false"), node, path)
            return chosen if chosen is _BAD else chosen == "true"
        return self._text(node, path)

    def _text(self, node: Scalar, path: Path) -> Any:
        read = self._kept(read_text(node.text.replace("\n", " "), "", lines=True), path)
        if read is _BAD:
            return _BAD
        if not read:
            return self._bad("empty", path, "", "Nothing stands here. Write it, or drop the key.")
        if path[-1:] == ("id",) and not _ID.fullmatch(read):
            return self._bad(
                "not_an_id",
                path,
                read,
                f"{read[:80]!r} is not a name for the machine. Use letters, digits, - and _, "
                "beginning with a letter, at most 40.",
            )
        return read

    def _count(self, node: Scalar, path: Path) -> Any:
        if _COUNT.fullmatch(node.text):
            return int(node.text)
        return self._bad(
            "not_a_count",
            path,
            node.text,
            f"{node.text[:80]!r} is not a whole number. Write digits only, such as 7.",
        )

    def _choice(self, allowed: tuple[str, ...], node: Scalar, path: Path) -> Any:
        if node.text in allowed:
            return node.text
        return self._bad(
            "not_a_choice",
            path,
            node.text,
            f"{node.text[:80]!r} is not one of: {', '.join(allowed)}."
            f"{_did_you_mean(node.text, allowed)}",
        )

    def _kept(self, read: Any, path: Path) -> Any:
        if isinstance(read, Issue):
            return self._bad(read.code, path, read.given, read.message)
        return read

    # -- lists and named blocks -----------------------------------------------------------------

    def _list(self, hint: Any, node: Node, path: Path) -> Any:
        if isinstance(node, Scalar) and path[-1:] == ("source",):
            node = Sequence((node,), node.place)
        if not isinstance(node, Sequence):
            return self._bad(
                "not_a_list",
                path,
                node.text if isinstance(node, Scalar) else "a block of keys",
                "A list belongs here: [one, two], or one item a line beginning with a dash.",
            )
        if hint is int:
            return self._days(node, path)
        items = [self.value(hint, item, (*path, at)) for at, item in enumerate(node.items)]
        return _BAD if any(item is _BAD for item in items) else tuple(items)

    def _days(self, node: Sequence, path: Path) -> Any:
        """Read whole numbers and spans of them: `[0, 1 to 7, 14]`."""
        days: list[Any] = []
        for at, item in enumerate(node.items):
            self.places.by_path[(*path, at)] = item.place
            span = _RANGE.fullmatch(item.text) if isinstance(item, Scalar) else None
            if span is None:
                days.append(self._scalar(int, item, (*path, at)))
            elif 0 < int(span[2]) - int(span[1]) <= _LONGEST_RANGE:
                days += range(int(span[1]), int(span[2]) + 1)
            else:
                days.append(
                    self._bad(
                        "not_a_span",
                        (*path, at),
                        span[0],
                        f"{span[0]!r} does not rise, or holds more than {_LONGEST_RANGE} days. "
                        "Write the lower day first.",
                    )
                )
        return _BAD if any(day is _BAD for day in days) else tuple(days)

    def _named(self, hint: Any, node: Node, path: Path) -> Any:
        if not isinstance(node, Mapping):
            return self._not_a_block(node, path)
        found = {}
        for key, value in node.entries:
            if not _ID.fullmatch(key.text):
                self.places.report(
                    "not_an_id",
                    path,
                    key.text,
                    f"{key.text[:80]!r} is not a name. Use letters, digits, - and _.",
                    key.place,
                )
                found[key.text] = _BAD
                continue
            found[key.text] = self.value(hint, value, (*path, key.text))
        return _BAD if any(one is _BAD for one in found.values()) else MappingProxyType(found)

    # -- blocks -------------------------------------------------------------------------------

    def _block(self, cls: type, node: Node, path: Path) -> Any:
        if not isinstance(node, Mapping):
            return self._not_a_block(node, path)
        keys = keys_of(cls)
        given: dict[str, Any] = {}
        for key, value in node.entries:
            known = keys.get(key.text)
            if known is None:
                self._unknown_key(key, tuple(keys), path)
                given[key.text] = _BAD
            else:
                given[known.field] = self.value(known.hint, value, (*path, key.text))
        for name, key_of in keys.items():
            if key_of.field in given:
                continue
            if key_of.required:
                given[key_of.field] = self._bad(
                    "missing_key", (*path, name), "", f"`{name}` is missing in this block. Add it."
                )
            elif key_of.field in _EMPTY_IF_ABSENT:
                given[key_of.field] = ()
        return _BAD if any(one is _BAD for one in given.values()) else cls(**given)

    def _unknown_key(self, key: Scalar, allowed: tuple[str, ...], path: Path) -> None:
        shown = key.text[:80]
        if shown.lower() in ALLOCATION_WORDS:
            self.places.report(
                "allocation_in_file",
                (*path, shown),
                shown,
                f"{shown!r} would say who receives what. No protocol file holds that; take it out.",
                key.place,
            )
            return
        self.places.report(
            "unknown_key",
            (*path, shown),
            shown,
            f"{shown!r} is not a key of this block. Allowed: {', '.join(allowed)}."
            f"{_did_you_mean(shown, allowed)}",
            key.place,
        )

    def _not_a_block(self, node: Node, path: Path) -> Any:
        shown = node.text if isinstance(node, Scalar) else "a list"
        return self._bad(
            "not_a_block", path, shown, f"{shown[:80]!r} stands where keys belong: `key: value`."
        )

    def _one_of(self, members: tuple[Any, ...], node: Node, path: Path) -> Any:
        kinds = tuple(one for one in members if one is not types.NoneType)
        if len(kinds) == 1:
            return self.value(kinds[0], node, path)
        if Quantity in kinds:
            quantity = isinstance(node, Scalar)
            return self.value(Quantity if quantity else model.SiteRef, node, path)
        if not isinstance(node, Mapping):
            return self._not_a_block(node, path)
        if model.RaiseToTarget in kinds:
            return self._dose(node, path)
        if model.OnDays in kinds:
            days = any(key.text == "days" for key, _ in node.entries)
            return self._block(model.OnDays if days else model.AfterAnchor, node, path)
        return self._condition(node, path)

    def _dose(self, node: Mapping, path: Path) -> Any:
        kind = next((value for key, value in node.entries if key.text == "kind"), None)
        if kind is None:
            return self._bad(
                "missing_key",
                (*path, "kind"),
                "",
                f"`kind` is missing: how is this dose found? One of: {', '.join(_DOSES)}.",
            )
        chosen = self._scalar(Literal[tuple(_DOSES)], kind, self._at((*path, "kind"), kind))
        return _BAD if chosen is _BAD else self._block(_DOSES[chosen], node, path)

    def _condition(self, node: Mapping, path: Path) -> Any:
        """Read a condition: `all:`, `any:`, `none:`, or one told by the keys it has."""
        keys = [key.text for key, _ in node.entries]
        if len(keys) == 1 and keys[0] in ("all", "any", "none"):
            inner = self._list(model.Condition, node.entries[0][1], (*path, keys[0]))
            if inner is _BAD:
                return _BAD
            if not inner:
                return self._bad("empty", path, "", "No condition is listed. Write at least one.")
            return model.Combined(inner, cast('Literal["all", "any", "none"]', keys[0]))
        for key, cls in _CONDITIONS:
            if key in keys:
                return self._block(cls, node, path)
        return self._bad(
            "not_a_condition",
            path,
            ", ".join(keys),
            "This is not a condition. Write one of: `fact` with `is` and `value`; `since` with a "
            "time; `fact` with `ask`; or a list under `all`, `any` or `none`.",
        )

    # -- help -----------------------------------------------------------------------------------

    def _at(self, path: Path, node: Node) -> Path:
        self.places.by_path.setdefault(path, node.place)
        return path

    def _bad(self, code: str, path: Path, given: str, message: str) -> Any:
        self.places.report(code, path, given, message)
        return _BAD


def _did_you_mean(given: str, allowed: tuple[str, ...]) -> str:
    close = get_close_matches(given[:80], allowed, n=1, cutoff=0.6)
    return f" Is {close[0]!r} meant?" if close else ""
