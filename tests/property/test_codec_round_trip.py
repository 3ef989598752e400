"""Whatever a person can state is stored and comes back equal, for every kind of fact."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocols.facts import KINDS, AssessmentMade, Fact, frozen_json
from protocols.intake import Reading
from protocols.times import Instant
from protocols.units import Quantity, Unit
from storage.canonical import canonical_text
from storage.codec import decode, encode
from storage.fields import NotAFact

TEXTS = st.text(st.characters(codec="utf-8"), max_size=30).map(
    lambda text: unicodedata.normalize("NFC", text)
)
INSTANTS = st.integers(0, 4_000_000_000 * 10**9).map(
    lambda nanos: Instant.from_timestamp(nanos, unit="nanosecond")
)
QUANTITIES = st.builds(
    Quantity,
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9
    )
    | st.integers(0, 10**12).map(Decimal),
    st.sampled_from(Unit),
)
READINGS = st.builds(Reading, QUANTITIES, st.sampled_from(["", "<", ">"]))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
JSON_OBJECTS = st.dictionaries(TEXTS, JSON, max_size=5).map(frozen_json)
PLAIN: dict[object, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.integers(-(2**70), 2**70),
    bool: st.booleans(),
    NoneType: st.none(),
    Instant: INSTANTS,
    Quantity: QUANTITIES,
    Reading: READINGS,
}


def strategy_for(kind: Any) -> st.SearchStrategy[Any]:
    """Read a field's own type, so that a new kind of fact is tested without being told."""
    if kind in PLAIN:
        return PLAIN[kind]
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, UnionType):
        return st.one_of(*map(strategy_for, inner))
    if origin is tuple and inner[1:] == (...,):
        return st.lists(strategy_for(inner[0]), max_size=4).map(tuple)
    if origin is tuple:
        return st.tuples(*map(strategy_for, inner))
    if origin is Mapping:
        return st.dictionaries(TEXTS, strategy_for(inner[1]), max_size=4).map(MappingProxyType)
    raise AssertionError(f"no strategy for {kind}")


def facts_of(kind: type[Fact]) -> st.SearchStrategy[Fact]:
    hints = get_type_hints(kind)
    chosen = {
        field.name: JSON_OBJECTS
        if (kind, field.name) == (AssessmentMade, "values")
        else strategy_for(hints[field.name])
        for field in fields(kind)
    }
    return st.builds(kind, **chosen)


@pytest.mark.requirement("R17", "R18")
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.KIND)
@given(data=st.data())
def test_that_decoding_what_was_encoded_gives_the_same_fact(kind: type[Fact], data: st.DataObject):
    fact = data.draw(facts_of(kind))
    name, version, payload = encode(fact)
    again = decode(name, version, payload)
    assert again == fact
    assert type(again) is kind
    assert encode(again) == (name, version, payload)
    assert canonical_text(json.loads(payload)) == payload


@given(text=st.text())
def test_that_a_text_is_stored_in_normal_form_or_refused(text: str):
    from protocols.facts import NoteWritten

    try:
        _, _, payload = encode(NoteWritten(text))
    except NotAFact:
        with pytest.raises(UnicodeEncodeError):
            unicodedata.normalize("NFC", text).encode()
        return
    assert decode("note", 1, payload) == NoteWritten(unicodedata.normalize("NFC", text))


@given(payload=st.text(max_size=60) | JSON.map(canonical_text), kind=st.sampled_from([*KINDS]))
def test_that_any_text_in_the_payloads_place_is_a_fact_or_refused_never_a_traceback(
    payload: str, kind: str
):
    try:
        fact = decode(kind, 1, payload)
    except NotAFact:
        return
    assert kind == fact.KIND
