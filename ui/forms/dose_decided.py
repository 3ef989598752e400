"""The fields of a dose that is not the advised one: volume and rate instead, and the reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from protocols.intake import read_number, read_text
from protocols.issues import Issue
from protocols.units import Quantity, Unit
from ui.forms.form_page import Draft, Missing
from ui.i18n.wording import issue_text
from ui.theme.runs import Look
from ui.theme.tokens import GAP, GRID, HALF, PAD, Step
from ui.widgets.fields import Captioned, FieldError, NumberEdit, TextField
from ui.widgets.text import RunsLabel

if TYPE_CHECKING:
    from protocols.facts import Choice

translate = QCoreApplication.translate
_LONGEST_REASON: Final = 500
_SHORTEST_REASON: Final = 3


class WidePlace:
    """A captioned control whose sentence is said across the whole panel, under all of them."""

    def __init__(self, captioned: Captioned, error: FieldError) -> None:
        self.control: TextField = _field_of(captioned)
        self.captioned = captioned
        self.error = error

    def show_issue(self, sentence: str) -> None:
        """Say what is wrong, or with an empty sentence that nothing is."""
        self.error.say(sentence)
        self.control.set_error(error=bool(sentence))
        self.control.setAccessibleDescription(sentence)

    def issue(self) -> str:
        """Return the sentence shown."""
        return self.error.text()


def _field_of(captioned: Captioned) -> TextField:
    if not isinstance(captioned.control, TextField):
        raise TypeError("a decision is typed into text fields")
    return captioned.control


class Decided(QWidget):
    """Volume, rate and reason of an adjusted dose, or the reason of a declined one.

    Signals:
        typed(): a keystroke.
        said(): other sentences are shown; the panel may need another height.
    """

    typed = Signal()
    said = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice: Choice = "adjust"
        self.advised = RunsLabel(look=Look(Step.BODY))
        self.volume = NumberEdit(translate("DosePanel", "Volume in mL"), unit="mL")
        self.rate = NumberEdit(
            translate("DosePanel", "Rate in mL per hour"),
            unit=translate("DosePanel", "mL per hour"),
        )
        self.reason = TextField(translate("DosePanel", "Why, in your words"), step=Step.BODY)
        captions = {
            "volume": Captioned(translate("DosePanel", "Volume instead"), self.volume),
            "rate": Captioned(translate("DosePanel", "At which rate"), self.rate),
            "reason": Captioned(translate("DosePanel", "Why, in your words"), self.reason),
        }
        self.places = {name: WidePlace(one, FieldError()) for name, one in captions.items()}
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for name, stretch in (("volume", 3), ("rate", 4), ("reason", 8)):
            row.addWidget(captions[name], stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, GRID, PAD, GRID)
        column.setSpacing(HALF)
        column.addWidget(self.advised)
        column.addLayout(row)
        for place in self.places.values():
            column.addWidget(place.error)
        column.addStretch(1)
        for field in (self.volume, self.rate, self.reason):
            field.typed.connect(self._typed)

    def show_choice(self, choice: Choice, advised: str) -> None:
        """Show the fields that a choice needs."""
        self._choice = choice
        for name in ("volume", "rate"):
            self.places[name].captioned.setVisible(choice == "adjust")
        self.advised.show_runs(advised)

    def quantity(self, name: str) -> Quantity | Issue:
        """Return the typed volume or rate."""
        field, unit = {
            "volume": (self.volume, Unit.ML),
            "rate": (self.rate, Unit.ML_PER_H),
        }[name]
        number = read_number(field.text(), name)
        return number if isinstance(number, Issue) else Quantity(number, unit)

    def why(self) -> str | Issue:
        """Return the typed reason."""
        return read_text(self.reason.text(), "reason", longest=_LONGEST_REASON)

    def missing(self) -> Missing | None:
        """Return what is missing for the choice."""
        if self._choice == "adjust":
            for name, words in (
                ("volume", translate("DosePanel", "One step left: the volume instead")),
                ("rate", translate("DosePanel", "One step left: the rate")),
            ):
                if isinstance(self.quantity(name), Issue):
                    return Missing(words, self.places[name].control)
        why = self.why()
        if isinstance(why, Issue) or len(why) < _SHORTEST_REASON:
            return Missing(translate("DosePanel", "One step left: say why"), self.reason)
        return None

    def say_issues(self, issues: Mapping[str, str]) -> None:
        """Say what is wrong beside each field; what cannot be read is found here."""
        for name in ("volume", "rate"):
            read = self.quantity(name)
            unread = isinstance(read, Issue) and read.code != "empty"
            words = issue_text(read) if unread and isinstance(read, Issue) else ""
            self.places[name].show_issue(words or issues.get(name, ""))
        why = self.why()
        self.places["reason"].show_issue(
            issue_text(why) if isinstance(why, Issue) else issues.get("reason", "")
        )
        self.said.emit()

    def texts(self) -> Draft:
        """Return what was typed."""
        return {name: place.control.text() for name, place in self.places.items()}

    def fill(self, texts: Mapping[str, Any]) -> None:
        """Put a draft back."""
        for name, place in self.places.items():
            text = texts.get(name)
            place.control.setText(text if isinstance(text, str) else "")

    def clear(self) -> None:
        """Empty the fields."""
        self.fill({})
        self.say_issues({})

    def _typed(self, _text: str) -> None:
        self.say_issues({})
        self.typed.emit()
