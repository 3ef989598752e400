"""The vasopressors of a SOFA day: drug with its formulation, rate, and how long it ran at it.

Several drugs are kept side by side and looked at one by one; the rule beside the points names all
of them. `None running` is said, never assumed: an empty list and an unknown one are different.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from protocols.facts import JsonObject, JsonValue
from protocols.intake import read_number
from protocols.issues import Issue
from protocols.scores.vasopressors import CATECHOLAMINES, OFF_TABLE
from protocols.units import Unit, plain
from ui.forms.analyte_field import QuietCaptioned
from ui.forms.entry_form import choice_key, choose_key, filled
from ui.forms.form_page import Missing
from ui.i18n.languages import core_said
from ui.i18n.wording import unit_shown
from ui.theme.icons import Icon
from ui.theme.tokens import GRID
from ui.widgets.buttons import SecondaryButton
from ui.widgets.choices import Choice
from ui.widgets.fields import NumberEdit

if TYPE_CHECKING:
    from ui.forms.sofa_values import DrugToday

NONE: Final = "none"
_SALTS: Final = ("base", "bitartrate", "tartrate", "hydrochloride")
_MOST: Final = 4
_UNITS: Final = {"vasopressin": Unit.UNITS_PER_MIN, "hydroxocobalamin": Unit.G}

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class DrugTexts:
    """One drug as typed: machine key (`norepinephrine/base`), rate, hours."""

    key: str = ""
    rate: str = ""
    hours: str = ""


def unit_of_drug(drug: str) -> Unit:
    """Return the unit in which a drug's rate is typed."""
    return _UNITS.get(drug, Unit.MICROG_PER_KG_MIN)


def drug_options() -> list[tuple[str, str]]:
    """Return the drugs to choose from: machine key and text, norepinephrine by its salt."""
    found = [(NONE, translate("SofaForm", "None running"))]
    for salt in _SALTS:
        name = translate("SofaForm", "Norepinephrine, {0}").format(translate("SofaForm", salt))
        found.append((f"norepinephrine/{salt}", name))
    found.append(("norepinephrine/", translate("SofaForm", "Norepinephrine, salt not known")))
    rest = (*CATECHOLAMINES[1:], *OFF_TABLE)
    found += [(f"{one}/", one.replace("_", " ").capitalize()) for one in rest]
    return found


class DrugFields(QWidget):
    """One drug at a time: which, its rate, for how many hours; a button for another one.

    Signals:
        typed(str): anything was typed or chosen.
        said(str): what cannot be read, empty when nothing is wrong.
    """

    typed = Signal(str)
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._drugs: list[DrugTexts] = [DrugTexts()]
        self._shown = 0
        caption = translate("SofaForm", "Vasopressor")
        self.drug = filled(Choice(caption, translate("SofaForm", "choose")), drug_options())
        self.rate = NumberEdit(translate("SofaForm", "Vasopressor rate"))
        self.hours = NumberEdit(translate("SofaForm", "Hours at this rate"), unit="h")
        self._drug = QuietCaptioned(caption, self.drug)
        self._rate = QuietCaptioned(" ", self.rate)
        self._hours = QuietCaptioned(translate("SofaForm", "For"), self.hours)
        self.other = SecondaryButton("", Icon.PLUS)
        self.other.setAccessibleName(translate("SofaForm", "Another vasopressor"))
        self.other.setToolTip(translate("SofaForm", "Another vasopressor"))
        self.drug.setMinimumWidth(186)
        self.drug.setMaximumWidth(240)
        self._rate.setFixedWidth(158)
        self._hours.setFixedWidth(66)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for widget in (self._drug, self._rate, self._hours, self.other):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        self.drug.activated.connect(self._changed)
        self.rate.typed.connect(self._changed)
        self.hours.typed.connect(self._changed)
        self.rate.editingFinished.connect(self._say)
        self.hours.editingFinished.connect(self._say)
        self.other.clicked.connect(self._another)
        self._show()

    # -- what was typed ---------------------------------------------------------------------------

    def value(self) -> JsonValue:
        """Return the list as the score takes it; None while nothing is stated."""
        if self._drugs[0].key == NONE:
            return ()
        stated = [_stated(one) for one in self._drugs if one.key and one.key != NONE]
        return tuple(stated) if stated else None

    def issue(self) -> Issue | None:
        """Return what cannot be read in any of the drugs."""
        for one in self._drugs:
            for text, field in ((one.rate, "vasopressors"), (one.hours, "vasopressors")):
                found = _number(text, field) if text.strip() else None
                if isinstance(found, Issue):
                    return found
        return None

    def missing(self) -> Missing | None:
        """Return that a number must be mended, None when all can be read."""
        if self.issue() is None:
            return None
        return Missing(translate("SofaForm", "One step left: mend the vasopressor"), self.rate)

    def texts(self) -> list[dict[str, str]]:
        """Return every drug as typed, for the draft."""
        return [{"key": one.key, "rate": one.rate, "hours": one.hours} for one in self._drugs]

    def fill(self, texts: object) -> None:
        """Put a draft back."""
        if not isinstance(texts, list):
            return
        rows = [one for one in texts if isinstance(one, Mapping)]
        self._take(
            [
                DrugTexts(*(str(row.get(name, "")) for name in ("key", "rate", "hours")))
                for row in rows
            ]
        )

    def take_values(self, values: JsonValue) -> None:
        """Put a stored list back."""
        if not isinstance(values, Sequence) or isinstance(values, str):
            return
        if not values:
            self._take([DrugTexts(NONE)])
            return
        self._take([_typed(one) for one in values if isinstance(one, Mapping)])

    def take_charted(self, drugs: Sequence[DrugToday]) -> None:
        """Put the charted vasopressors of the day in; none charted in it is none running."""
        if not drugs:
            self._take([DrugTexts(NONE)])
            return
        self._take(
            [
                DrugTexts(
                    f"{one.drug}/{one.formulation if one.drug == 'norepinephrine' else ''}",
                    plain(one.rate.value) if one.rate is not None else "",
                    _hours_text(one),
                )
                for one in drugs[:_MOST]
            ]
        )

    def clear(self) -> None:
        """State nothing."""
        self._take([])

    # -- inside -----------------------------------------------------------------------------------

    def _take(self, drugs: Sequence[DrugTexts]) -> None:
        self._drugs = list(drugs) or [DrugTexts()]
        self._shown = 0
        self._show()

    def _show(self) -> None:
        one = self._drugs[self._shown]
        choose_key(self.drug, one.key)
        self.rate.setText(one.rate)
        self.hours.setText(one.hours)
        self._caption()

    def _caption(self) -> None:
        count = len(self._drugs)
        words = translate("SofaForm", "Vasopressor")
        if count > 1:
            words = translate("SofaForm", "Vasopressor {0} of {1}").format(self._shown + 1, count)
        drug, _, salt = self._drugs[self._shown].key.partition("/")
        if salt:
            words = translate("SofaForm", "{0}, as {1}").format(words, translate("SofaForm", salt))
        self._drug.set_caption(words)
        self._rate.set_caption(unit_shown(unit_of_drug(drug)))
        none = self._drugs[0].key == NONE
        for widget in (self._rate, self._hours):
            widget.setVisible(bool(drug) and not none)
        self.other.setVisible(not none and bool(self._drugs[-1].key))
        full = count >= _MOST
        self.other.set_icon(Icon.CHEVRON if self._shown + 1 < count or full else Icon.PLUS)
        self.other.setAccessibleName(
            translate("SofaForm", "Next vasopressor")
            if self._shown + 1 < count or full
            else translate("SofaForm", "Another vasopressor")
        )

    def _another(self) -> None:
        """Look at the next drug; after the last one begin another, or the first where full."""
        if self._shown + 1 >= len(self._drugs) and len(self._drugs) < _MOST:
            self._drugs.append(DrugTexts())
        self._shown = (self._shown + 1) % len(self._drugs)
        self._show()
        self.drug.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, _what: object = None) -> None:
        before = self._drugs[self._shown]
        now = replace(
            before, key=choice_key(self.drug), rate=self.rate.text(), hours=self.hours.text()
        )
        self._drugs[self._shown] = now
        if now.key == NONE:
            self._drugs, self._shown = [DrugTexts(NONE)], 0
        self._caption()
        self._say()
        self.typed.emit("")

    def _say(self) -> None:
        found = self.issue()
        self.said.emit(core_said(found.message) if found is not None else "")


def _stated(one: DrugTexts) -> JsonObject:
    drug, _, salt = one.key.partition("/")
    found: dict[str, JsonValue] = {"drug": drug}
    if one.rate.strip():
        found["rate"] = f"{_plain(one.rate)} {unit_of_drug(drug).value}"
    if one.hours.strip():
        found["for"] = f"{_plain(one.hours)} h"
    if salt:
        found["formulation"] = salt
    return found


def _plain(text: str) -> str:
    """Return a typed number as plain digits with a point; unread text stays as it is."""
    read = _number(text, "vasopressors")
    return text if isinstance(read, Issue) else plain(read)


def _number(text: str, field: str) -> Decimal | Issue:
    """Read a number; `0.125` is no thousand, `1,250` may be one and is refused."""
    return read_number(text, field, three_decimals=text.strip().startswith("0"))


def _typed(value: Mapping[str, JsonValue]) -> DrugTexts:
    drug, salt = str(value.get("drug", "")), value.get("formulation")
    rate, span = str(value.get("rate") or ""), str(value.get("for") or "")
    return DrugTexts(
        f"{drug}/{salt if isinstance(salt, str) else ''}",
        rate.partition(" ")[0],
        span.partition(" ")[0] if span.endswith(" h") else "",
    )


def _hours_text(one: DrugToday) -> str:
    """Return how long it ran, in full hours; under an hour in hundredths, never rounded up."""
    minutes = int(one.ran.total("minutes"))
    return str(minutes // 60) if minutes >= 60 else f"0.{minutes * 100 // 60:02}"
