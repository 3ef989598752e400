"""How the fields of a fact are written as JSON and read back: what cattrs is told about our types.

Strict both ways: a text is not made of a number, a list not of a text, and nothing is dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, get_args, get_origin

from protocols.facts import KINDS, Fact, JsonValue, frozen_json
from protocols.intake import Reading
from protocols.times import Instant
from protocols.units import Quantity, Unit, unit_named

if TYPE_CHECKING:
    from cattrs import Converter

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_JSON_FIELDS = {("assessment", "values")}


class NotAFact(ValueError):  # noqa: N818 - says what the payload is
    """A payload is not what its kind and version promise, or a fact cannot be stored."""


@cache
def converter() -> Converter:
    """Build the converter when the first fact is stored or read; cattrs is not cheap to import."""
    from cattrs import Converter

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
    made.register_structure_hook_factory(_is_tuple, lambda kind: _tuple_reader(made, kind))
    made.register_structure_hook_factory(_is_mapping, lambda kind: _mapping_reader(made, kind))
    made.register_unstructure_hook_factory(_is_mapping, lambda kind: _mapping_writer(made, kind))
    for fact in KINDS.values():
        _register(made, fact)
    return made


def _register(made: Converter, fact: type[Fact]) -> None:
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

    free = [field.name for field in fields(fact) if (fact.KIND, field.name) in _JSON_FIELDS]
    # Any: cattrs takes field names and its own switches as keywords of one call.
    write: Any = {name: override(unstruct_hook=_write_json) for name in free}
    read: Any = {name: override(struct_hook=_read_json) for name in free}
    read |= {"_cattrs_forbid_extra_keys": True, "_cattrs_detailed_validation": False}
    made.register_unstructure_hook(fact, make_dict_unstructure_fn(fact, made, **write))
    made.register_structure_hook(fact, make_dict_structure_fn(fact, made, **read))


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _tuple_reader(made: Converter, kind: Any) -> Callable[[object, object], object]:
    inner = get_args(kind)

    def structured(found: object, _: object) -> object:
        if not isinstance(found, list):
            raise NotAFact(f"{found!r} is not a list")
        kinds = inner[:1] * len(found) if inner[-1] is Ellipsis else inner
        return tuple(made.structure(item, one) for item, one in zip(found, kinds, strict=True))

    return structured


def _is_mapping(kind: object) -> bool:
    return get_origin(kind) is Mapping


def _mapping_reader(made: Converter, kind: Any) -> Callable[[object, object], object]:
    value_type = get_args(kind)[1]

    def structured(found: object, _: object) -> object:
        if not isinstance(found, dict):
            raise NotAFact(f"{found!r} is not a mapping")
        return MappingProxyType(
            {key: made.structure(item, value_type) for key, item in found.items()}
        )

    return structured


def _mapping_writer(made: Converter, kind: Any) -> Callable[[Any], object]:
    value_type = get_args(kind)[1]
    return lambda value: _pairs(
        (key, made.unstructure(item, value_type)) for key, item in value.items()
    )


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


def _pairs(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, item in pairs:
        name = _normal(key)
        if name in found:
            raise NotAFact(f"the name {name!r} is given twice")
        found[name] = item
    return found


def _read_json(value: object, _: object) -> JsonValue:
    if not isinstance(value, dict):
        raise NotAFact(f"{value!r} is not a mapping")
    return frozen_json(value)
