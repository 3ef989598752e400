"""Sentences of issues, names of what is measured, units as they are said; by code, in one place.

`protocols` speaks English only. What a person reads on a screen goes through here: an issue by its
code with what it carries, an analyte by its id, a unit by its text. A code that has no sentence
here yet is shown in the English of its issue, never swallowed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from protocols.analytes import ANALYTES
from protocols.intake import invisible_in
from protocols.units import Unit
from ui.i18n.sentences import said

if TYPE_CHECKING:
    from protocols.issues import Issue

translate = QCoreApplication.translate


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark a text for translation; Qt's own function of this name says that it returns anything."""
    return text


_ISSUES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ambiguous_number": QT_TRANSLATE_NOOP(
            "Issues", "{given} could mean {small} or {large}. Type {small} or {large}."
        ),
        "hidden_character": QT_TRANSLATE_NOOP(
            "Issues", "The text holds {hidden}, which cannot be seen. Type it again."
        ),
        "not_a_number": QT_TRANSLATE_NOOP(
            "Issues",
            "'{given}' is not a plain number. Type digits with at most one decimal mark, such as "
            "85.5; no sign, spaces, grouping or exponent.",
        ),
        "empty": QT_TRANSLATE_NOOP("Issues", "Nothing was typed."),
        "not_a_time": QT_TRANSLATE_NOOP(
            "Issues",
            "'{given}' is not a time. Write now, -35 (minutes ago), -2h, 0530, 05:30 or "
            "21-Nov-2026 05:30.",
        ),
        "no_such_time": QT_TRANSLATE_NOOP(
            "Issues",
            "{given} is not a time of the day; hours go from 00 to 23 and minutes from 00 to 59.",
        ),
        "still_to_come": QT_TRANSLATE_NOOP(
            "Issues",
            "{time} is still to come: it is {now} now. If it was the day before, type {before}.",
        ),
        "too_long_ago": QT_TRANSLATE_NOOP(
            "Issues", "{given} is too far back. Type the date and time, such as {when}."
        ),
    }
)
_SPOKEN_UNITS: Final[Mapping[Unit, str]] = MappingProxyType(
    {
        Unit.MG_PER_DL: QT_TRANSLATE_NOOP("Units", "milligrams per decilitre"),
        Unit.G_PER_L: QT_TRANSLATE_NOOP("Units", "grams per litre"),
        Unit.MG_PER_L: QT_TRANSLATE_NOOP("Units", "milligrams per litre"),
        Unit.G_PER_DL: QT_TRANSLATE_NOOP("Units", "grams per decilitre"),
        Unit.MMOL_PER_L: QT_TRANSLATE_NOOP("Units", "millimoles per litre"),
        Unit.MICROMOL_PER_L: QT_TRANSLATE_NOOP("Units", "micromoles per litre"),
        Unit.MICROG_PER_L: QT_TRANSLATE_NOOP("Units", "micrograms per litre"),
        Unit.NG_PER_ML: QT_TRANSLATE_NOOP("Units", "nanograms per millilitre"),
        Unit.PG_PER_ML: QT_TRANSLATE_NOOP("Units", "picograms per millilitre"),
        Unit.NG_PER_L: QT_TRANSLATE_NOOP("Units", "nanograms per litre"),
        Unit.UNITS_PER_L: QT_TRANSLATE_NOOP("Units", "units per litre"),
        Unit.MMHG: QT_TRANSLATE_NOOP("Units", "millimetres of mercury"),
        Unit.KPA: QT_TRANSLATE_NOOP("Units", "kilopascals"),
        Unit.CMH2O: QT_TRANSLATE_NOOP("Units", "centimetres of water"),
        Unit.TEN9_PER_L: QT_TRANSLATE_NOOP("Units", "times ten to the nine per litre"),
        Unit.KG: QT_TRANSLATE_NOOP("Units", "kilograms"),
        Unit.CM: QT_TRANSLATE_NOOP("Units", "centimetres"),
        Unit.M: QT_TRANSLATE_NOOP("Units", "metres"),
        Unit.ML: QT_TRANSLATE_NOOP("Units", "millilitres"),
        Unit.L: QT_TRANSLATE_NOOP("Units", "litres"),
        Unit.ML_PER_H: QT_TRANSLATE_NOOP("Units", "millilitres per hour"),
        Unit.ML_PER_KG: QT_TRANSLATE_NOOP("Units", "millilitres per kilogram"),
        Unit.MICROG_PER_KG_MIN: QT_TRANSLATE_NOOP("Units", "micrograms per kilogram per minute"),
        Unit.PERCENT: QT_TRANSLATE_NOOP("Units", "per cent"),
        Unit.DEGC: QT_TRANSLATE_NOOP("Units", "degrees Celsius"),
        Unit.S: QT_TRANSLATE_NOOP("Units", "seconds"),
        Unit.PER_MIN: QT_TRANSLATE_NOOP("Units", "per minute"),
    }
)
_ALONE: Final[Mapping[Unit, str]] = MappingProxyType(
    {
        Unit.ONE: "",
        Unit.TEN9_PER_L: "G/L",
        Unit.H: QT_TRANSLATE_NOOP("Units", "hours"),
        Unit.D: QT_TRANSLATE_NOOP("Units", "days"),
        Unit.A: QT_TRANSLATE_NOOP("Units", "years"),
    }
)
_UNIT_PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "h": QT_TRANSLATE_NOOP("Units", "hour"),
        "d": QT_TRANSLATE_NOOP("Units", "day"),
        "min": QT_TRANSLATE_NOOP("Units", "min"),
        "microg": QT_TRANSLATE_NOOP("Units", "micrograms"),
        "ng": QT_TRANSLATE_NOOP("Units", "nanograms"),
    }
)
_LABORATORY: Final = frozenset(
    {
        Unit.MG_PER_DL,
        Unit.G_PER_L,
        Unit.MG_PER_L,
        Unit.G_PER_DL,
        Unit.MMOL_PER_L,
        Unit.MICROMOL_PER_L,
        Unit.MICROG_PER_L,
        Unit.NG_PER_ML,
        Unit.PG_PER_ML,
        Unit.NG_PER_L,
        Unit.UNITS_PER_L,
    }
)


def issue_text(issue: Issue) -> str:
    """Return an issue's sentence in the language of the screen; its own English otherwise."""
    pattern = _ISSUES.get(issue.code)
    if pattern is None or (issue.code == "empty" and issue.message):
        return said(issue.message)
    values = {"given": issue.given, "field": issue.field, **dict(issue.details)}
    if issue.code == "hidden_character":
        values["hidden"] = invisible_in(issue.given)
        if not values["hidden"]:
            return said(issue.message)
    try:
        return translate("Issues", pattern).format(**values)
    except (KeyError, IndexError):
        return said(issue.message)


def analyte_label(id_: str) -> str:
    """Return the name of an analyte: `IgM titer`."""
    row = ANALYTES.get(id_)
    english = row.label if row is not None else id_.replace("_", " ")
    return translate("Analytes", english)


def unit_spoken(unit: Unit) -> str:
    """Return a unit in words: `milligrams per decilitre`."""
    words = _SPOKEN_UNITS.get(unit)
    return translate("Units", words) if words is not None else unit_shown(unit)


def unit_shown(unit: Unit) -> str:
    """Return a unit as it is written: `mL per hour`; laboratory units keep their slash."""
    if unit in _LABORATORY:
        return unit.value
    if unit in _ALONE:
        return translate("Units", _ALONE[unit]) if _ALONE[unit] else ""
    head, *rest = unit.value.split("/")
    per = translate("Units", " per ")
    return per.join(_part(part) for part in (head, *rest)).strip()


def _part(part: str) -> str:
    words = _UNIT_PARTS.get(part)
    return translate("Units", words) if words is not None else part


IssueWords = Callable[["Issue"], str]
