"""A fact as it is stored, and back: (kind, version, canonical JSON).

Every field is written, also when it holds its default, so a row says all that was stated even if a
default changes later. Quantities are texts with their unit and typed digits (`70.0 kg`), readings
keep `<` and `>` (`<10 mg/dL`), instants are ISO 8601 in UTC. Texts are in Unicode normal form C.
A payload that does not fit its kind exactly is refused, never mended; an older version is lifted
by the upcast registered for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import fields
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias, get_args, get_origin

import protocols.facts as facts_module
from protocols.facts import KINDS, Fact, JsonValue, frozen_json
from protocols.intake import Reading
from protocols.times import Instant
from protocols.units import Quantity, Unit, unit_named
from storage.canonical import canonical_text

if TYPE_CHECKING:
    from cattrs import Converter

Payload: TypeAlias = dict[str, Any]
Upcast: TypeAlias = Callable[[Payload], Payload]

# (kind, version) -> how its payload becomes one of the next version. Frozen once released.
UPCASTS: dict[tuple[str, int], Upcast] = {}

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_JSON_FIELDS = {("assessment", "values")}


class NotAFact(ValueError):  # noqa: N818 - says what the payload is
    """A payload is not what its kind and version promise, or a fact cannot be stored."""


def encode(fact: Fact) -> tuple[str, int, str]:
    """Return a fact's kind, version and payload.

    Raises:
        NotAFact: it holds something that cannot be stored, such as half of a surrogate pair.
    """
    try:
        payload = canonical_text(_converter().unstructure(fact, type(fact)))
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
    import json

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
        return _converter().structure(found, known)
    except Exception as error:
        # cattrs lets through whatever a hook raised, and wraps some of it in groups.
        raise NotAFact(f"the payload of {known.KIND} does not fit: {error}") from error


def _no_float(text: str) -> object:
    raise NotAFact(f"{text} is not written in any payload")


# -- hooks ------------------------------------------------------------------------------------


def _is_exactly(kind: type) -> Callable[[object, object], object]:
    def checked(value: object, _: object) -> object:
        if type(value) is not kind:
            raise NotAFact(f"{value!r} is not {kind.__name__}")
        return value

    return checked


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _read_quantity(text: object, _: object = None) -> Quantity:
    number, _space, unit_text = str(text).partition(" ")
    unit = unit_named(unit_text) if unit_text else Unit.ONE
    if not isinstance(text, str) or unit is None or not _NUMBER.fullmatch(number):
        raise NotAFact(f"{text!r} is not a quantity")
    return Quantity(Decimal(number), unit)


def _write_reading(reading: Reading) -> str:
    return f"{reading.comparator}{reading.quantity}"


def _read_reading(text: object, _: object) -> Reading:
    if isinstance(text, str) and text.startswith("<"):
        return Reading(_read_quantity(text[1:]), "<")
    if isinstance(text, str) and text.startswith(">"):
        return Reading(_read_quantity(text[1:]), ">")
    return Reading(_read_quantity(text))


def _read_when(text: object, _: object) -> Instant:
    if not isinstance(text, str):
        raise NotAFact(f"{text!r} is not an instant")
    return Instant.parse_iso(text)


def _write_json(value: JsonValue) -> object:
    if isinstance(value, Mapping):
        return _pairs((key, _write_json(item)) for key, item in value.items())
    if isinstance(value, str):
        return _normal(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float | Decimal | bytes):
        raise NotAFact(f"{value!r} is not JSON that may be stored; write quantities as text")
    return [_write_json(item) for item in value]


def _pairs(pairs: Any) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, item in pairs:
        name = _normal(key)
        if name in found:
            raise NotAFact(f"the name {name!r} is given twice")
        found[name] = item
    return found


@cache
def _converter() -> Converter:
    """Build the converter when the first fact is stored or read; cattrs is not cheap to import."""
    from cattrs import Converter
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

    made = Converter(forbid_extra_keys=True, detailed_validation=False)
    for kind in (str, int, bool):
        made.register_structure_hook(kind, _is_exactly(kind))
    made.register_unstructure_hook(str, _normal)
    made.register_unstructure_hook(Quantity, str)
    made.register_structure_hook(Quantity, _read_quantity)
    made.register_unstructure_hook(Reading, _write_reading)
    made.register_structure_hook(Reading, _read_reading)
    made.register_unstructure_hook(Instant, Instant.format_iso)
    made.register_structure_hook(Instant, _read_when)

    def is_mapping(kind: object) -> bool:
        return get_origin(kind) is Mapping

    def structure_mapping(kind: Any) -> Callable[[object, object], object]:
        value_type = get_args(kind)[1]

        def structured(found: object, _: object) -> object:
            if not isinstance(found, dict):
                raise NotAFact(f"{found!r} is not a mapping")
            return MappingProxyType(
                {key: made.structure(item, value_type) for key, item in found.items()}
            )

        return structured

    def unstructure_mapping(kind: Any) -> Callable[[Any], object]:
        value_type = get_args(kind)[1]
        return lambda value: _pairs(
            (key, made.unstructure(item, value_type)) for key, item in value.items()
        )

    made.register_structure_hook_factory(is_mapping, structure_mapping)
    made.register_unstructure_hook_factory(is_mapping, unstructure_mapping)
    for fact in KINDS.values():
        free = [field.name for field in fields(fact) if (fact.KIND, field.name) in _JSON_FIELDS]
        # Any: cattrs takes field names and its own switches as keywords of one call.
        write: Any = {name: override(unstruct_hook=_write_json) for name in free}
        read: Any = {name: override(struct_hook=_read_json) for name in free}
        read |= {"_cattrs_forbid_extra_keys": True, "_cattrs_detailed_validation": False}
        made.register_unstructure_hook(fact, make_dict_unstructure_fn(fact, made, **write))
        made.register_structure_hook(fact, make_dict_structure_fn(fact, made, **read))
    return made


def _read_json(value: object, _: object) -> JsonValue:
    if not isinstance(value, dict):
        raise NotAFact(f"{value!r} is not a mapping")
    return frozen_json(value)


def all_kinds() -> tuple[type[Fact], ...]:
    """Return every kind of fact, for tests that must miss none."""
    return tuple(get_args(facts_module.Fact))
