"""Every block of a protocol with its path in the file."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from protocols.definition.model import Combined, Protocol
from protocols.definition.places import Path, Places
from protocols.definition.structure import keys_of
from protocols.units import Quantity


def blocks(protocol: Protocol) -> Iterator[tuple[Path, Any]]:
    """Yield every block, outer ones first, with its path as the file writes it."""
    yield from _blocks(protocol, ())


def _blocks(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from _blocks(item, (*path, at))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _blocks(item, (*path, key))
    elif dataclasses.is_dataclass(value) and not isinstance(value, Quantity):
        yield path, value
        yield from _inside(value, path)


def _inside(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, Combined):
        yield from _blocks(value.of, (*path, value.needs))
        return
    for key, known in keys_of(value.__class__).items():
        yield from _blocks(getattr(value, known.field), (*path, key))


def key_of(cls: type, field: str) -> str:
    """Return the key under which a file writes a field."""
    return next(key for key, known in keys_of(cls).items() if known.field == field)


def listed(allowed: Any) -> str:
    """Return names as a list in words."""
    return ", ".join(str(one) for one in allowed) or "none"


def meant(given: str, allowed: Any) -> str:
    """Return ` Is 'x' meant?` where a name is close to one that exists."""
    close = get_close_matches(given, [str(one) for one in allowed], n=1, cutoff=0.6)
    return f" Is {close[0]!r} meant?" if close else ""


def not_a_word(places: Places, path: Path, given: str, allowed: Iterable[str]) -> None:
    """Report a word that is not one of a closed list."""
    known = tuple(allowed)
    places.report(
        "not_a_choice",
        path,
        given,
        f"{given[:80]!r} is not one of: {listed(known)}.{meant(given, known)}",
    )
