"""The second person types the value again from the report, without seeing the first one.

While this page is open the first value is nowhere: not on the screen, not in what a screen reader
finds, not in the clipboard. A difference blocks, and neither value is shown (R35).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from protocols.analytes import ANALYTES, Analyte, canonical
from protocols.intake import Reading
from protocols.issues import Issue
from ui.forms.decision_bar import checked_person, fill_names
from ui.forms.titer_value import ValueAndUnit
from ui.i18n.wording import analyte_label, issue_text
from ui.theme.runs import Look
from ui.theme.tokens import GAP, GRID, Step
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, TextField
from ui.widgets.note import Note
from ui.widgets.text import RunsLabel

if TYPE_CHECKING:
    from ui.bedside import Bedside

translate = QCoreApplication.translate


class SecondPersonPage(QWidget):
    """Name, PIN and the value, typed by another account.

    Signals:
        agreed(object): the Operator whose value is the same as the first.
        differed(object): the Operator whose value is another; blocked.
        left(): closed without an answer.
    """

    agreed = Signal(object)
    differed = Signal(object)
    left = Signal()

    def __init__(self, bedside: Bedside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bedside = bedside
        self._expected: Reading | None = None
        self._analyte: Analyte = ANALYTES["igm"]
        self.card = Card(translate("SecondPersonPage", "Second person"))
        self.name = Choice(
            translate("SecondPersonPage", "Your name"),
            translate("SecondPersonPage", "Choose your name"),
        )
        self.secret = TextField(translate("SecondPersonPage", "Your PIN or passphrase"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.value = ValueAndUnit(
            translate("SecondPersonPage", "Value"),
            translate("SecondPersonPage", "Value, as printed on the report"),
            translate("SecondPersonPage", "Unit on the report"),
        )
        self.secret_place = Captioned(
            translate("SecondPersonPage", "Your PIN or passphrase"), self.secret
        )
        self._said = RunsLabel(look=Look(Step.BODY, "ink2"))
        self.note = Note("stop", "")
        self.note.hide()
        self.check = PrimaryButton(translate("SecondPersonPage", "Compare"))
        self._back = SecondaryButton(translate("SecondPersonPage", "Back"))
        self._arrange()
        self.check.clicked.connect(self.compare)
        self.value.number.returnPressed.connect(self.compare)
        self._back.clicked.connect(self.left)
        self.value.changed.connect(self.note.hide)

    def _arrange(self) -> None:
        people = QHBoxLayout()
        people.setSpacing(GAP)
        named = Captioned(translate("SecondPersonPage", "Your name"), self.name)
        people.addWidget(named, 1)
        people.addWidget(self.secret_place, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self.check)
        for part in (self._said, people, self.value, self.note, buttons):
            if isinstance(part, QWidget):
                self.card.body.addWidget(part)
            else:
                self.card.body.addLayout(part)
        self.card.body.setSpacing(GAP)
        self.card.setFixedWidth(620)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.card)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(middle)
        column.addStretch(1)

    def ask(self, analyte: str, expected: Reading, left_out: tuple[str, ...]) -> None:
        """Ask for the value again.

        Args:
            analyte: what was measured.
            expected: what the first person typed; kept to compare, never shown.
            left_out: who cannot be the second person: who typed it, who decides, who acts.
        """
        self._analyte = ANALYTES[analyte]
        self._expected = expected
        name = analyte_label(analyte)
        self.card.show_title(
            translate("SecondPersonPage", "Second person types the {0} again").format(name)
        )
        self._said.show_runs(
            translate(
                "SecondPersonPage",
                "Take the report in hand. The first value is not shown here; the two are compared "
                "when you press Compare.",
            )
        )
        self.value.show_analyte(self._analyte)
        self.value.clear()
        self.secret.clear()
        self.secret_place.show_issue("")
        self.note.hide()
        fill_names(self.name, self._bedside, left_out)
        _forget_copied(expected)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def analyte(self) -> str:
        """What is typed again; the machine name."""
        return self._analyte.id

    def compare(self) -> None:
        """Check the person, then compare the two values."""
        self.secret_place.show_issue("")
        read = self.value.read()
        if isinstance(read, Issue):
            self.value.show_issue(issue_text(read))
            self.value.number.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        found = checked_person(self._bedside, self.name.currentText(), self.secret.text())
        if isinstance(found, Issue):
            self.secret.clear()
            self.secret_place.show_issue(issue_text(found))
            self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._expected is not None and self._same(read, self._expected):
            self.forget()
            self.agreed.emit(found)
            return
        self.note.say(
            translate("SecondPersonPage", "The two values differ; nothing is recorded."),
            translate(
                "SecondPersonPage",
                "Neither is shown. Look at the report together: type it again here, or go back "
                "and correct the first.",
            ),
        )
        self.note.show()
        self.value.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.differed.emit(found)

    def forget(self) -> None:
        """Keep neither the secret nor the values."""
        self._expected = None
        self.secret.clear()
        self.value.clear()

    def _same(self, first: Reading, second: Reading) -> bool:
        return (
            first.comparator == second.comparator
            and canonical(self._analyte, first.quantity).value
            == canonical(self._analyte, second.quantity).value
        )


def _forget_copied(expected: Reading) -> None:
    """Take the first value out of the clipboard if somebody copied it there."""
    clipboard = QGuiApplication.clipboard()
    if str(expected.quantity.value) in clipboard.text():
        clipboard.clear()
