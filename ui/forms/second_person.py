"""The second person at the bedside: another account that signs in here and types again.

A name alone is recorded as what it is, a claim; the deviation it makes is said before recording.
The PIN is never kept, in no draft and no entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from protocols.intake import read_number
from protocols.issues import Issue
from protocols.units import Quantity
from ui.i18n.wording import issue_text, unit_shown
from ui.theme.runs import Look, Run
from ui.theme.tokens import GAP, GRID, Step
from ui.widgets.card import Card
from ui.widgets.fields import Captioned, NumberEdit, TextField
from ui.widgets.text import RunsLabel

if TYPE_CHECKING:
    from protocols.definition.model import Protocol
    from ui.bedside import Bedside

translate = QCoreApplication.translate

_NAMES: Final = {"weight": "Dosing weight", "concentration": "Concentration", "igm": "IgM titer"}
_DIFFERS: Final = "retyped_differs"


class Checked(NamedTuple):
    """Who the second person is, whether that was checked, and what stood in the way."""

    name: str
    checked: bool
    issues: tuple[Issue, ...] = ()


def asked_for(protocol: Protocol, step: str) -> bool:
    """Say whether the protocol asks for a second person at a step."""
    rule = protocol.second_check
    return rule is not None and step in rule.steps


class SecondPerson(Card):
    """Name, PIN, and the values that the second person types again without seeing the first.

    Signals:
        typed(str): a text after each keystroke.
    """

    typed = Signal(str)

    def __init__(self, bedside: Bedside, parent: QWidget | None = None) -> None:
        super().__init__(translate("SecondPerson", "Second person"), parent=parent)
        self._bedside = bedside
        self._expected: dict[str, Quantity] = {}
        self._again: dict[str, NumberEdit] = {}
        self._needed = False
        self.name = TextField(translate("SecondPerson", "Name of the second person"))
        self.secret = TextField(translate("SecondPerson", "PIN or passphrase of the second person"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.named = Captioned(translate("SecondPerson", "Name"), self.name)
        self._secret = Captioned(translate("SecondPerson", "PIN or passphrase"), self.secret)
        self._said = RunsLabel(look=Look(Step.CAPTION, "ink2"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GRID)
        self._grid.addWidget(self.named, 0, 0)
        self._grid.addWidget(self._secret, 0, 1)
        self.body.addLayout(self._grid)
        self.body.addWidget(self._said)
        self._places: dict[str, Captioned] = {"witness": self.named}
        self.name.typed.connect(self._typed)
        self.secret.typed.connect(self._typed)

    def ask(self, *, needed: bool, retype: Sequence[tuple[str, Quantity]] = ()) -> None:
        """Ask for a second person, and for the values to type again.

        Args:
            needed: the protocol asks for one at this step.
            retype: id and the value charted, which is not shown.
        """
        self._needed = needed
        for captioned in list(self._places.values())[1:]:
            self._grid.removeWidget(captioned)
            captioned.hide()
            captioned.deleteLater()
        self._places = {"witness": self.named}
        self._expected, self._again = dict(retype), {}
        for number, (name, value) in enumerate(retype):
            words = translate("SecondPerson", _NAMES.get(name, name.replace("_", " ")))
            caption = translate("SecondPerson", "{0}, typed again").format(words)
            field = NumberEdit(caption, unit=unit_shown(value.unit))
            field.typed.connect(self._typed)
            place = Captioned(caption, field)
            self._again[name], self._places[name] = field, place
            self._grid.addWidget(place, 1 + number // 2, number % 2)
        self.show_title(
            translate("SecondPerson", "Second person"),
            translate("SecondPerson", "asked for by the protocol")
            if needed
            else translate("SecondPerson", "not asked for by the protocol"),
        )
        self._say()

    def text(self) -> str:
        """Return the name typed."""
        return self.name.text().strip()

    def likely_checked(self) -> bool:
        """Say whether a PIN was typed: taken for right until it is checked."""
        return bool(self.text() and self.secret.text())

    def is_needed(self) -> bool:
        """Say whether the protocol asks for a second person here."""
        return self._needed

    def verify(self) -> Checked:
        """Check name, PIN and the values typed again; called when recording."""
        self._clear_issues()
        name = self.text()
        if not self.secret.text():
            return Checked(name, checked=False)
        if name.casefold() == self._bedside.operator.name.casefold():
            words = translate("SecondPerson", "The second person is somebody else than you.")
            return self._failed(name, Issue("same_person", "witness", name, words))
        found = {one: self._compared(one) for one in self._again}
        unread = [one for one in found.values() if one is not None and one.code != _DIFFERS]
        if unread:
            return self._failed(name, *unread)
        person = self._bedside.check_person(name, self.secret.text())
        if isinstance(person, Issue):
            self.secret.clear()
            return self._failed(name, replace(person, field="witness"))
        # the person is known now: who differed is written down, and nothing of the value
        differ = {one: issue for one, issue in found.items() if issue is not None}
        for what in differ:
            self._bedside.second_differed(what, person)
        if differ:
            return self._failed(name, *differ.values())
        return Checked(person.name, checked=True)

    def _compared(self, name: str) -> Issue | None:
        field, expected = self._again[name], self._expected[name]
        number = read_number(field.text(), name)
        if isinstance(number, Issue):
            return number
        if number == expected.value:
            return None
        words = translate(
            "SecondPerson", "This is not what is charted. Look together, then type it again."
        )
        return Issue(_DIFFERS, name, field.text(), words)

    def _failed(self, name: str, *issues: Issue) -> Checked:
        for issue in issues:
            self._places.get(issue.field, self.named).show_issue(issue_text(issue))
        return Checked(name, checked=False, issues=issues)

    def clear(self) -> None:
        """Forget everything typed."""
        for field in (self.name, self.secret, *self._again.values()):
            field.clear()
        self._clear_issues()
        self._say()

    def _clear_issues(self) -> None:
        for place in self._places.values():
            place.show_issue("")

    def _typed(self, text: str) -> None:
        self._clear_issues()
        self._say()
        self.typed.emit(text)

    def _say(self) -> None:
        if not self.text():
            words = translate("SecondPerson", "Nobody named.")
        elif not self.secret.text():
            words = translate("SecondPerson", "{0} is recorded as named only.").format(self.text())
        else:
            words = translate("SecondPerson", "{0} signs in when this is recorded.").format(
                self.text()
            )
        self._said.show_runs((Run(words),))
