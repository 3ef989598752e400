"""A fact as it is stored, and back: (kind, version, canonical JSON).

Every field is written, also when it holds its default, so a row says all that was stated even if a
default changes later. Quantities are texts with their unit and typed digits (`70.0 kg`), readings
keep `<` and `>` (`<10 mg/dL`), instants are ISO 8601 in UTC. Texts are in Unicode normal form C.
A payload that does not fit its kind exactly is refused, never mended; an older version is lifted
by the upcast registered for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any, TypeAlias

from protocols.facts import KINDS, Fact
from storage.canonical import canonical_text
from storage.fields import NotAFact, converter

Payload: TypeAlias = dict[str, Any]
Upcast: TypeAlias = Callable[[Payload], Payload]

# (kind, version) -> how its payload becomes one of the next version. Frozen once released.
UPCASTS: dict[tuple[str, int], Upcast] = {}


def encode(fact: Fact) -> tuple[str, int, str]:
    """Return a fact's kind, version and payload.

    Raises:
        NotAFact: it holds something that cannot be stored, such as half of a surrogate pair.
    """
    try:
        payload = canonical_text(converter().unstructure(fact, type(fact)))
    except (TypeError, ValueError) as error:
        raise NotAFact(f"{fact.KIND} cannot be stored: {error}") from error
    return fact.KIND, fact.VERSION, payload


def decode(
    kind: str,
    version: int,
    payload: str,
    *,
    upcasts: Mapping[tuple[str, int], Upcast] = MappingProxyType(UPCASTS),
) -> Fact:
    """Return the fact of a stored payload.

    Raises:
        NotAFact: unknown kind, a version newer than this program, or another content.
    """
    known = KINDS.get(kind)
    if known is None:
        raise NotAFact(f"this version of Bedline does not know entries of kind {kind!r}")
    try:
        found = json.loads(payload, parse_float=_no_float, parse_constant=_no_float)
        while version < known.VERSION:
            found = upcasts[kind, version](found)
            version += 1
    except KeyError as error:
        raise NotAFact(f"{kind} version {version} cannot be read any more") from error
    except (ValueError, RecursionError) as error:
        raise NotAFact(f"the payload of {kind} is not what was written: {error}") from error
    if version > known.VERSION:
        raise NotAFact(f"{kind} version {version} was written by a newer Bedline")
    return _structured(known, found)


def _structured(known: type[Fact], found: object) -> Fact:
    names = {field.name for field in fields(known)}
    if not isinstance(found, dict) or found.keys() != names:
        raise NotAFact(f"the payload of {known.KIND} has other fields than {sorted(names)}")
    try:
        return converter().structure(found, known)
    except Exception as error:
        # cattrs lets through whatever a hook raised, and wraps some of it in groups.
        raise NotAFact(f"the payload of {known.KIND} does not fit: {error}") from error


def _no_float(text: str) -> object:
    raise NotAFact(f"{text} is not written in any payload")
