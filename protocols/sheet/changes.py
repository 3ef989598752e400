"""Which fields a correction changed, each with its old and its new value as they were stated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from protocols.facts import InfusionCharted
from protocols.intake import Reading
from protocols.sheet.fact_words import (
    STEPS,
    analyte_label,
    fact_words,
    form_label,
    support_label,
    value_words,
)
from protocols.sheet.wording import dose_words, measurement_words
from protocols.times import Instant, show_when
from protocols.units import Quantity

if TYPE_CHECKING:
    from protocols.facts import Entry, Fact

NOT_STATED: Final = "not stated"

# What a field is called at the bedside, where its machine name is not those words already.
FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "reading": "value",
        "analyte": "what was measured",
        "report": "report number",
        "use_despite": "used although a dose was running",
        "confirmed": "read again",
        "period": "number",
        "lot": "lot number",
        "step": "event",
        "witness_checked": "second person signed",
        "witness": "second person",
        "second_checked": "second person typed it again",
        "what": "support",
        "label": "label on the tube",
        "text": "words",
        "term": "event",
        "when": "time",
    }
)
_LEFT_OUT: Final = frozenset({"inputs", "working", "fingerprint"})  # follow from what was stated


@dataclass(frozen=True, slots=True)
class Change:
    """One field that a correction changed.

    Attributes:
        field: what is changed, in plain words: `report number`.
        old, new: both as stated, with unit; `not stated` where there was none.
    """

    field: str
    old: str
    new: str


def changes(old: Entry[Any], new: Entry[Any], zone: str) -> tuple[Change, ...]:
    """Return what a correction changed; nothing where only its reason is new.

    Args:
        old: the entry that was replaced.
        new: the entry in its place.
        zone: the ward's time zone, for times.
    """
    found: list[Change] = []
    if type(old.fact) is not type(new.fact):
        found.append(Change("entry", _whole(old.fact), _whole(new.fact)))
    else:
        found += _fields(old.fact, new.fact, zone)
    if old.at != new.at:
        found.append(Change("time", show_when(old.at, zone), show_when(new.at, zone)))
    return tuple(found)


def _whole(fact: Fact) -> str:
    kind, text = fact_words(fact)
    return f"{kind}: {text}" if text else kind


def _fields(old: Fact, new: Fact, zone: str) -> Iterator[Change]:
    for field in fields(old):
        name = field.name
        was, now = getattr(old, name), getattr(new, name)
        if name in _LEFT_OUT or _same(was, now):
            continue
        if isinstance(was, Mapping) and isinstance(now, Mapping):
            yield from _inside(name, was, now, zone)
        else:
            yield Change(
                FIELDS.get(name, name.replace("_", " ")),
                _words(old, name, was, zone),
                _words(new, name, now, zone),
            )


def _same(was: Any, now: Any) -> bool:
    """Say whether both state the same: 30 and 30.0 are one number, but not one report."""
    if isinstance(was, Reading) and isinstance(now, Reading):
        return was == now and measurement_words(was) == measurement_words(now)
    return bool(was == now)


def _inside(
    field: str, was: Mapping[str, Any], now: Mapping[str, Any], zone: str
) -> Iterator[Change]:
    """Yield the changed inputs of a form, the answers and anchors of an enrolment, one by one."""
    for name in dict.fromkeys((*was, *now)):
        old, new = was.get(name), now.get(name)
        if old == new:
            continue
        label = name.replace("_", " ")
        label = f"{label} not done" if field == "not_done" else label
        yield Change(
            label,
            _plain(old, zone) if name in was else NOT_STATED,
            _plain(new, zone) if name in now else NOT_STATED,
        )


def _words(fact: Fact, name: str, value: Any, zone: str) -> str:
    if name == "step" and isinstance(fact, InfusionCharted):
        return STEPS[fact.step]
    if name == "analyte":
        return analyte_label(str(value))
    if name == "form":
        return form_label(str(value))
    if name == "what":
        return support_label(str(value))
    return _plain(value, zone)


def _plain(value: Any, zone: str) -> str:
    if value is None or value == "":
        return NOT_STATED
    if isinstance(value, Reading):
        return measurement_words(value)
    if isinstance(value, Quantity):
        return dose_words(value)
    if isinstance(value, Instant):
        return show_when(value, zone)
    if isinstance(value, str):
        return value.replace("_", " ") if value in ("not_met", "not_known") else value
    return value_words(value)


__all__ = ["FIELDS", "NOT_STATED", "Change", "changes"]
