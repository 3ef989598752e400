"""The core's words for amounts, names and entries, in the language of the screen.

Each function here is the core's of the same name, said by the catalogue of sentences. A page takes
these where it shows something, and the core's own where words are looked at, kept or printed.

What a person typed is never said: before an entry is put into words, every text that somebody
wrote is taken out and a sign of its own stands in its place; afterwards each comes back unchanged.
So a note that happens to be `Running` stays `Running` in every language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Final

from protocols import amount_words as amounts
from protocols.facts import AssessmentMade
from protocols.sheet import changes as core_changes
from protocols.sheet import fact_words as facts
from protocols.sheet import treatment, wording
from protocols.times import duration_words as _duration_words
from ui.i18n.sentences import said, said_unit

if TYPE_CHECKING:
    from fractions import Fraction

    from protocols.course import Course
    from protocols.definition.model import FormField
    from protocols.facts import AdverseEventReported, Entry, Fact, JsonValue, SupportCharted
    from protocols.intake import Reading
    from protocols.sheet.changes import Change
    from protocols.sheet.content import Amount
    from protocols.times import TimeDelta
    from protocols.units import Quantity, Unit

# Texts of an entry that were chosen from a list of the program or the protocol, never typed.
CHOSEN: Final = frozenset(
    {"analyte", "anchor", "answer", "choice", "criterion", "drug", "form", "formulation"}
    | {"importance", "item", "meaning", "outcome", "parameter", "relation", "sample", "sex"}
    | {"site", "state", "step", "what"}
)
_FIRST_SIGN: Final = 0xE000  # signs that no keyboard writes, of Unicode's area for private use
_NUMBER: Final = re.compile(r"[<>-]?\s?\d.*")
_INNER_CHOSEN: Final = frozenset({"drug", "formulation", "salt"})


def dose_words(given: Quantity) -> str:
    """Write an amount that is dosed: `14.2 mL per ora`."""
    return said(wording.dose_words(given))


def measurement_words(reading: Reading | Quantity) -> str:
    """Write a measurement in the digits reported."""
    return said(wording.measurement_words(reading))


def delivered_words(amount: Amount | None) -> str:
    """Write a volume that was given, with its bounds where a stretch is not known."""
    return said(wording.delivered_words(amount))


def unit_words(unit: Unit) -> str:
    """Write a unit for people."""
    return said_unit(wording.unit_words(unit))


def duration_words(span: TimeDelta) -> str:
    """Write a stretch of time: `4 h 57 min`."""
    return said(_duration_words(span))


def hours_words(hours: Fraction) -> str:
    """Write hours as the dose's working does."""
    return said(amounts.hours_words(hours))


def mass_words(value: Fraction, unit: Unit) -> str:
    """Write an amount of the dose's working with its unit."""
    return said(amounts.amount_words(value, unit))


def analyte_label(name: str) -> str:
    """Return the name of an analyte."""
    return said(facts.analyte_label(name))


def form_label(form: str) -> str:
    """Return the name of a form; scores keep their capitals."""
    return said(facts.form_label(form))


def support_label(what: str) -> str:
    """Return the name of an organ support or stay."""
    return said(facts.support_label(what))


def dose_name(course: Course, period: int) -> str:
    """Return the name of a dose period: `Dose 3`, `Infusione di studio 2 di 4`."""
    return said(treatment.dose_name(course, period))


def step_words(step: str) -> str:
    """Return the name of an infusion's event."""
    return said(facts.STEPS.get(step, step))


def support_words(fact: SupportCharted) -> str:
    """Write a support's step; its reason stays as it was typed."""
    typed: dict[str, str] = {}
    return _back(said(facts.support_words(_kept_out(fact, typed))), typed)


def event_words(fact: AdverseEventReported) -> str:
    """Write an adverse event; its term and words stay as they were typed."""
    typed: dict[str, str] = {}
    return _back(said(facts.event_words(_kept_out(fact, typed))), typed)


def fact_words(fact: Fact) -> tuple[str, str]:
    """Return what an entry is about and what it states; typed texts stay as they are."""
    if isinstance(fact, AssessmentMade):
        return form_label(fact.form), _inputs(fact)
    typed: dict[str, str] = {}
    kind, text = facts.fact_words(_kept_out(fact, typed))
    return _back(said(kind), typed), _back(said(text), typed)


def _inputs(fact: AssessmentMade) -> str:
    """Write a form's inputs, each label and each choice said; what was typed as it is."""
    known = _choices_of(fact.form)
    parts = [
        f"{_label(name)} {_value(name, one, known.get(name, frozenset()))}"
        for name, one in fact.values.items()
    ]
    skipped = said("not done")
    parts += [f"{_label(name)} {skipped}, {why}" for name, why in fact.not_done.items()]
    return ", ".join(parts) or said("no inputs")


def _label(name: str) -> str:
    return said(facts.input_label(name))


def _value(name: str, value: JsonValue, choices: frozenset[str]) -> str:
    if value is None or isinstance(value, bool):
        return said(facts.value_words(value))
    if isinstance(value, str | int):
        chosen = value in choices or name in _INNER_CHOSEN
        return said(str(value).replace("_", " ")) if chosen else str(value)
    if isinstance(value, Mapping):
        return ", ".join(
            f"{said(inner.replace('_', ' '))} {_value(inner, one, choices)}"
            for inner, one in value.items()
        )
    return "; ".join(_value(name, one, choices) for one in value) or said("none")


def changes(old: Entry[Any], new: Entry[Any], zone: str) -> tuple[Change, ...]:
    """Return what a correction changed; typed texts stay as they are."""
    typed: dict[str, str] = {}
    before = replace(old, fact=_kept_out(old.fact, typed))
    after = replace(new, fact=_kept_out(new.fact, typed))
    return tuple(
        core_changes.Change(one.field, _back(said(one.old), typed), _back(said(one.new), typed))
        for one in core_changes.changes(before, after, zone)
    )


def said_around(text: str, *typed: str) -> str:
    """Say a sentence of the core around texts that a person typed, which stay as they are."""
    marks: dict[str, str] = {}
    for one in sorted(filter(None, typed), key=len, reverse=True):
        before, found, after = text.rpartition(one)
        if found:
            text = f"{before}{_sign(one, marks)}{after}"
    return _back(said(text), marks)


def _kept_out(fact: Any, typed: dict[str, str]) -> Any:
    """Return the same fact with a sign for each text that a person typed."""
    other: dict[str, object] = {}
    for one in fields(fact):
        given = getattr(fact, one.name)
        if one.name == "values" and fact.KIND == "assessment":
            known = _choices_of(fact.form)
            other["values"] = {
                name: _inside(name, value, known.get(name, frozenset()), typed)
                for name, value in given.items()
            }
        elif one.name == "not_done" and isinstance(given, Mapping):
            other["not_done"] = {name: _sign(why, typed) for name, why in given.items()}
        elif isinstance(given, str) and given and one.name not in CHOSEN:
            other[one.name] = _sign(given, typed)
    return replace(fact, **other) if other else fact


def _inside(
    name: str, value: JsonValue, choices: frozenset[str], typed: dict[str, str]
) -> JsonValue:
    """Keep typed texts out of a form's inputs; numbers and choices of a list are not typed."""
    if isinstance(value, str):
        chosen = value in choices or name in _INNER_CHOSEN or _NUMBER.fullmatch(value)
        return value if chosen or not value else _sign(value, typed)
    if isinstance(value, Mapping):
        return {inner: _inside(inner, one, choices, typed) for inner, one in value.items()}
    if isinstance(value, Sequence):
        return tuple(_inside(name, one, choices, typed) for one in value)
    return value


def _choices_of(form: str) -> Mapping[str, frozenset[str]]:
    """Return what may be chosen in each field of a form, of every protocol that has the form."""
    from ui.forms.form_fields import SCORE_FIELDS
    from ui.operations.protocol_files import released, released_ids

    if form not in _CHOICES:
        listed: list[FormField] = list(SCORE_FIELDS.get(form, ()))
        for protocol in filter(None, map(released, released_ids())):
            listed += [one for rule in protocol.forms if rule.id == form for one in rule.fields]
        found: dict[str, frozenset[str]] = {}
        for one in listed:
            found[one.id] = found.get(one.id, frozenset()) | frozenset(one.choices)
        _CHOICES[form] = found
    return _CHOICES[form]


_CHOICES: dict[str, Mapping[str, frozenset[str]]] = {}


def _sign(text: str, typed: dict[str, str]) -> str:
    """Return the sign that stands for a typed text; the same text has the same sign."""
    for sign, known in typed.items():
        if known == text:
            return sign
    sign = chr(_FIRST_SIGN + len(typed))
    typed[sign] = text
    return sign


def _back(text: str, typed: Mapping[str, str]) -> str:
    """Put the typed texts back into their places."""
    return "".join(typed.get(one, one) for one in text) if typed else text
