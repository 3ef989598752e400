"""Which fields a form shows: those of the protocol's form, of a due item, or of a score.

Scores whose fields no protocol file lists (NEWS2, APACHE II, chest X-ray score, MRC) have theirs
here, with the ranges of their papers; the score's own module names the paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal

from protocols.analytes import ANALYTES
from protocols.definition.model import FormField, FormRule, Protocol
from protocols.facts import JsonValue
from protocols.scores.apache2 import CHRONIC_HEALTH
from protocols.scores.mrc import MOST as MRC_MOST
from protocols.scores.mrc import MOVEMENTS
from protocols.scores.news2 import ACVPU
from protocols.scores.rale import MOST_DENSITY, MOST_EXTENT, QUADRANTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protocols.schedule.items import PlannedItem

_QUADRANT_NAMES: Final = ("right upper", "left upper", "right lower", "left lower")


def _value(id_: str, label: str = "", analyte: str = "") -> FormField:
    name = analyte or id_
    return FormField(id_, label or ANALYTES[name].label, "analyte", analyte=name)


def _count(id_: str, label: str, low: int, high: int) -> FormField:
    return FormField(id_, label, "count", low=low, high=high)


def _yes_no(id_: str, label: str) -> FormField:
    return FormField(id_, label, "yes_no")


def _choice(id_: str, label: str, choices: Sequence[str]) -> FormField:
    return FormField(id_, label, "choice", choices=tuple(choices))


SCORE_FIELDS: Final[Mapping[str, tuple[FormField, ...]]] = {
    "news2": (
        _value("respiratory_rate"),
        _value("spo2"),
        _choice("scale", "SpO2 scale", ("1", "2")),
        _yes_no("on_oxygen", "On oxygen"),
        _value("systolic", "Systolic pressure", "sbp"),
        _value("pulse", "Pulse", "heart_rate"),
        _choice("acvpu", "Consciousness, ACVPU", ACVPU),
        _value("temperature"),
    ),
    "apache2": (
        _value("temperature"),
        _value("map"),
        _value("heart_rate"),
        _value("respiratory_rate"),
        _value("fio2"),
        _value("pao2"),
        _value("paco2"),
        _value("ph"),
        _value("sodium"),
        _value("potassium"),
        _value("creatinine"),
        _yes_no("acute_renal_failure", "Acute renal failure"),
        _value("hematocrit"),
        _value("wbc"),
        _count("gcs", "GCS", 3, 15),
        _count("age", "Age, years", 16, 120),
        _choice("chronic_health", "Chronic health", tuple(CHRONIC_HEALTH)),
    ),
    "rale": tuple(
        field
        for place in range(QUADRANTS)
        for field in (
            _count(f"extent_{place}", f"Extent, {_QUADRANT_NAMES[place]}", 0, MOST_EXTENT),
            _count(f"density_{place}", f"Density, {_QUADRANT_NAMES[place]}", 1, MOST_DENSITY),
        )
    ),
    "mrc": tuple(
        _count(f"{side}_{place}", f"{movement.replace('_', ' ')}, {side}".capitalize(), 0, MRC_MOST)
        for place, movement in enumerate(MOVEMENTS)
        for side in ("right", "left")
    ),
    "gcs": (_count("gcs", "GCS", 3, 15),),
}


def form_rule(protocol: Protocol, form: str) -> FormRule | None:
    """Return the protocol's form of that id, or None."""
    return next((one for one in protocol.forms if one.id == form), None)


def fields_of_form(protocol: Protocol, form: str) -> tuple[FormField, ...]:
    """Return the fields of a form: as the protocol lists them, else those of its score."""
    rule = form_rule(protocol, form)
    if rule is not None and rule.fields:
        return rule.fields
    score = rule.score if rule is not None and rule.score else form
    return SCORE_FIELDS.get(score, ())


def fields_of_item(protocol: Protocol, item: PlannedItem) -> tuple[FormField, ...]:
    """Return the fields that a planned measurement asks for, and those of its form beside them."""
    rule = rule_of_item(protocol, item)
    listed = {one.analyte or one.id: one for one in rule.fields} if rule is not None else {}
    names = [part for name in item.asks for part in _parts(name)]
    asked = tuple(
        listed.get(name) or FormField(name, ANALYTES[name].label, "analyte", analyte=name)
        for name in names
        if name in ANALYTES
    )
    beside = tuple(
        one for one in (rule.fields if rule is not None else ()) if one.kind != "analyte"
    )
    return (*asked, *beside)


def rule_of_item(protocol: Protocol, item: PlannedItem) -> FormRule | None:
    """Return the protocol's form that belongs to a planned measurement, by its id."""
    return form_rule(protocol, _form_id(protocol, item.item))


def is_measured(protocol: Protocol, form: str) -> bool:
    """Say whether the schedule asks for a form's values one by one, as measurements."""
    items = (one for one in protocol.schedule if one.does == "measurement")
    return any(_form_id(protocol, one.id) == form for one in items)


def _form_id(protocol: Protocol, item: str) -> str:
    if form_rule(protocol, item) is not None:
        return item
    return item.removesuffix("_later").removesuffix("_to_icu_discharge")


def _parts(name: str) -> tuple[str, ...]:
    return ("pao2", "fio2") if name == "pf" else (name,)


def score_values(score: str, values: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Return a form's values as the score takes them: rows and sides where it has them."""
    if score == "rale" and any(name.startswith("extent_") for name in values):
        return {
            "quadrants": tuple(
                {"extent": values.get(f"extent_{n}"), "density": values.get(f"density_{n}")}
                for n in range(QUADRANTS)
            )
        }
    if score == "mrc":
        return {
            side: tuple(values.get(f"{side}_{n}") for n in range(len(MOVEMENTS)))
            for side in ("right", "left")
            if any(name.startswith(f"{side}_") for name in values)
        }
    if score == "news2" and isinstance(values.get("scale"), str):
        return {**values, "scale": int(str(values["scale"]))}
    return dict(values)


def field_values(score: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return stored values of a score as its fields hold them: the way back of `score_values`."""
    if score == "rale" and isinstance(values.get("quadrants"), list | tuple):
        found: dict[str, Any] = {}
        for number, one in enumerate(values["quadrants"]):
            if isinstance(one, Mapping):
                found[f"extent_{number}"] = one.get("extent")
                found[f"density_{number}"] = one.get("density")
        return found
    if score == "mrc":
        sides: tuple[Literal["right", "left"], ...] = ("right", "left")
        return {
            f"{side}_{number}": grade
            for side in sides
            for number, grade in enumerate(values.get(side) or ())
        }
    return dict(values)
