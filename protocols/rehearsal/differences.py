"""What differs between two versions of a protocol file, block by block, in words.

Blocks are matched by their id: a block under another id is one removed and one added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeAlias

from protocols.analytes import ANALYTES
from protocols.definition import model
from protocols.definition.model import Protocol
from protocols.definition.page_words import condition_lines, said
from protocols.rehearsal.content import Change, How, Part
from protocols.units import Quantity

Label: TypeAlias = Callable[[Any], str]
# What a block is called or where it comes from says nothing of what it does.
_NOT_SAID = frozenset({"id", "source", "kind", "note", "correction", "demo"})
_LISTS: tuple[tuple[Part, str, Label], ...] = (
    ("dose", "doses", lambda one: one.label),
    ("criteria", "criteria", lambda one: f"{one.id} ({one.text})"),
    ("deviations", "deviations", lambda one: one.words),
    ("endpoints", "endpoints", lambda one: one.label),
    ("stop rules", "stop_rules", lambda one: one.words.rstrip(".")),
    ("site parameters", "site_parameters", lambda one: one.label),
    ("forms", "forms", lambda one: one.label),
    ("samples", "samples", lambda one: one.label),
)
_NAMES: Mapping[Part, str] = {
    "dose": "Dose rule",
    "criteria": "Criterion",
    "deviations": "Deviation",
    "endpoints": "Endpoint",
    "stop rules": "Stop rule",
    "site parameters": "Site parameter",
    "forms": "Form",
    "samples": "Sample",
}


def differences(before: Protocol, after: Protocol, *, arm: str | None = None) -> list[Change]:
    """Return what differs, apart from the schedule, which is told by its items.

    Args:
        before: the version in force.
        after: the version to come.
        arm: the subject's arm; what holds for other arms alone is left out.
    """
    found: list[Change] = []
    for part, name, label in _LISTS:
        old = {one.id: one for one in _of_arm(getattr(before, name), arm)}
        new = {one.id: one for one in _of_arm(getattr(after, name), arm)}
        found += _blocks(part, label, (before, old), (after, new))
    found += _blinding(before, after)
    return found


def _of_arm(blocks: Iterable[Any], arm: str | None) -> Iterator[Any]:
    for one in blocks:
        arms = getattr(one, "arms", ())
        if not arms or arm is None or arm in arms:
            yield one


def _blocks(
    part: Part,
    label: Label,
    before: tuple[Protocol, Mapping[str, Any]],
    after: tuple[Protocol, Mapping[str, Any]],
) -> Iterator[Change]:
    (old_file, old), (new_file, new) = before, after
    name = _NAMES[part]
    for id_, one in new.items():
        if id_ not in old:
            yield _change(new_file, part, "added", one, f"{name} {label(one)} is new.")
            continue
        moved = [
            f"{field} {now} instead of {was}"
            for field, was, now in _moved(_plain(old_file, old[id_]), _plain(new_file, one))
        ]
        if moved:
            words = f"{name} {label(old[id_])}: {'; '.join(moved)}."
            yield _change(new_file, part, "changed", one, words)
    for id_, one in old.items():
        if id_ not in new:
            yield _change(old_file, part, "removed", one, f"{name} {label(one)} is gone.")


def _change(protocol: Protocol, part: Part, how: How, block: Any, words: str) -> Change:
    return Change(part, how, block.id, words, source_titles(protocol, block.source))


def source_titles(protocol: Protocol, keys: model.Sources) -> tuple[str, ...]:
    """Return the titles of source texts by their keys in the file."""
    return tuple(protocol.sources[key].title for key in keys if key in protocol.sources)


def _moved(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for name in dict.fromkeys([*old, *new]):
        was, now = old.get(name, "not given"), new.get(name, "not given")
        if was != now:
            yield name, was or "not given", now or "not given"


def _plain(protocol: Protocol, block: Any, under: str = "") -> dict[str, str]:
    """Return a block's fields in words, those of inner blocks with their names in front."""
    found: dict[str, str] = {}
    for one in fields(block):
        value = getattr(block, one.name)
        if one.name in _NOT_SAID or value is None or value == ():
            continue
        name = f"{under} {one.name.strip('_').replace('_', ' ')}".strip()
        if isinstance(value, model.Compare | model.Elapsed | model.Stated | model.Combined):
            lines = (line.strip() for line in condition_lines(protocol, value))
            found[name] = "; ".join(lines).replace(":;", ":")
        elif isinstance(value, Quantity | model.SiteRef):
            found[name] = said(value)
        elif is_dataclass(value):
            found |= _plain(protocol, value, name)
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            for number, inner in enumerate(value, start=1):
                found |= _plain(protocol, inner, f"{name} {getattr(inner, 'id', number)}")
        else:
            found[name] = _text(value)
    return found


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(_text(one) for one in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key.replace('_', ' ')} {one}" for key, one in value.items())
    return str(value)


def _blinding(before: Protocol, after: Protocol) -> Iterator[Change]:
    old, new = before.blinding, after.blinding
    sources = source_titles(after, new.source)
    if old.kind != new.kind:
        words = f"Blinding {new.words} instead of {old.words}."
        yield Change("blinding", "changed", "blinding", words, sources)
    masks_before, masks_after = _masks(old), _masks(new)
    for key, words in masks_after.items():
        if masks_before.get(key) != words:
            yield Change("blinding", "added", key, f"{words}.", sources)
    for key, words in masks_before.items():
        if masks_after.get(key) != words:
            gone = f"No longer so: {words[0].lower()}{words[1:]}."
            yield Change("blinding", "removed", key, gone, source_titles(before, old.source))


def _masks(blinding: model.Blinding) -> dict[str, str]:
    found = {}
    for mask in blinding.masks:
        name, _, analyte = mask.hides.partition(":")
        what = ANALYTES[analyte].label if analyte in ANALYTES else name
        since = f" from {mask.after.replace('_', ' ')} on" if mask.after else ""
        found[mask.hides] = f"Hidden from {', '.join(mask.roles)}: {what}{since}"
    return found
