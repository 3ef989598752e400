"""Site parameters as people read and type them: units with `per`, choices without underscores."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from protocols.intake import read_quantity
from protocols.issues import Issue
from protocols.units import unit_named
from ui.i18n.core_words import dose_words, unit_words
from ui.i18n.sentences import said

if TYPE_CHECKING:
    from protocols.definition.model import SiteParameter

translate = QCoreApplication.translate
_UNIT_OF_NUMBER: Final = re.compile(r"(?<=\d )[A-Za-z]+(?:/[A-Za-z]+)+")
_BARE: Final = re.compile(r"[-+]?[\d.,\s\u00a0]*")


def unit_of(parameter: SiteParameter) -> str:
    """Return the unit that a value is signed in, in words; empty for what has none."""
    unit = unit_named(parameter.unit) if parameter.unit else None
    return unit_words(unit) if unit is not None else ""


def value_words(parameter: SiteParameter, text: str) -> str:
    """Write a value as people read it: `42 mL per kg`, `at or above`."""
    if parameter.kind == "choice":
        return said(text.replace("_", " "))
    if parameter.kind == "quantity":
        read = read_quantity(text, parameter.id)
        return text if isinstance(read, Issue) else dose_words(read)
    return text


def note_words(parameter: SiteParameter) -> str:
    """Write a parameter's note as people read it: its units and the choices that it names."""
    text = said(parameter.note)
    for choice, words in choices_of(parameter):
        if "_" in choice:
            text = text.replace(choice, words)
    return _UNIT_OF_NUMBER.sub(_unit_said, text)


def _unit_said(found: re.Match[str]) -> str:
    unit = unit_named(found[0])
    return unit_words(unit) if unit is not None else found[0]


def choices_of(parameter: SiteParameter) -> tuple[tuple[str, str], ...]:
    """Return each choice as the file writes it, and in words; empty for what is typed."""
    return tuple((one, value_words(parameter, one)) for one in parameter.choices)


def unit_beside(parameter: SiteParameter, typed: str) -> str:
    """Return the unit to write behind what is typed; empty where a unit is typed with it."""
    return unit_of(parameter) if _BARE.fullmatch(typed) else ""


def shown_number(parameter: SiteParameter, text: str) -> str:
    """Return what stands in the field, whose unit is written behind it: the number alone.

    A value in another unit than the field's stands with its own.
    """
    number, _, unit = text.rpartition(" ")
    return number if parameter.unit and unit == parameter.unit else text


def typed_value(parameter: SiteParameter, typed: str) -> str:
    """Return what was typed as it is signed: a number alone is meant in the field's unit.

    A unit typed with it counts, and may be written as the screen writes it: `42 mL per kg`.
    """
    text = typed.strip()
    if parameter.kind != "quantity" or not text or not parameter.unit:
        return text
    if _BARE.fullmatch(text):
        return f"{text} {parameter.unit}"
    number, _, unit = text.replace("\u00a0", " ").partition(" ")
    written = unit_of(parameter).replace("\u00a0", " ")
    return f"{number} {parameter.unit}" if unit == written else text


def allowed_words(parameter: SiteParameter) -> str:
    """Say what may be signed: the range with its unit, or the choices."""
    if parameter.low is not None and parameter.high is not None:
        between = translate("Store", "%1 to %2")
        between = between.replace("%1", dose_words(parameter.low))
        return between.replace("%2", dose_words(parameter.high))
    return ", ".join(words for _, words in choices_of(parameter))
