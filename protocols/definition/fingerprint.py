"""The fingerprint of a protocol: what it says, hashed, however the file is laid out.

Comments, order of keys and line breaks do not change it; every number, word and source does. A
field that holds its default is left out, so that a field added to the model later leaves the
fingerprints of released files as they are.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from protocols.units import Quantity

if TYPE_CHECKING:
    from protocols.definition.model import Protocol


def fingerprint(protocol: Protocol) -> str:
    """Return the SHA-256 of the protocol's canonical text, 64 hexadecimal digits."""
    return hashlib.sha256(canonical_text(protocol).encode()).hexdigest()


def short(full: str) -> str:
    """Return the first twelve digits, as shown to people."""
    return full[:12]


def canonical_text(protocol: Protocol) -> str:
    """Return what the protocol says as one line of JSON, keys in order, quantities as text."""
    return json.dumps(
        _plain(dataclasses.replace(protocol, fingerprint="")),
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Quantity):
        return str(value)
    if dataclasses.is_dataclass(value):
        said = {
            field.name: _plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if not _is_default(field, getattr(value, field.name))
        }
        return {"": type(value).__name__} | said
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _is_default(field: dataclasses.Field[Any], value: Any) -> bool:
    if field.default is not dataclasses.MISSING:
        return bool(value == field.default)
    if field.default_factory is not dataclasses.MISSING:
        return bool(value == field.default_factory())
    return False
