"""The page before the ward: unlock the store, or make a new one on the first start.

While it is shown nothing of the record is on screen. What was typed stays after a refusal, except
the passphrase.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from protocols.issues import Issue
from protocols.times import Clock
from ui.i18n.languages import core_said
from ui.operations.backup_places import kept_in
from ui.operations.doors import DoorProblem, enter, holds_store, make
from ui.operations.downtime import sheets_place
from ui.theme.tokens import GAP, PAD, Step
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, TextField
from ui.widgets.note import Note
from ui.widgets.text import Label

if TYPE_CHECKING:
    pass

translate = QCoreApplication.translate
ROLES = ("investigator", "nurse", "pharmacist", "monitor", "administrator")


def _secret(name: str) -> TextField:
    field = TextField(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


class Gate(QWidget):
    """Unlock or first start.

    Signals:
        entered(object): the bench of the store that was opened.
        restore_asked(str): a backup is to take the store's place; the name typed so far.
    """

    entered = Signal(object)
    restore_asked = Signal(str)

    def __init__(self, folder: Path, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._clock = clock
        self.problem = Note("stop", "")
        self.problem.hide()
        self._pages = QStackedWidget()
        self.unlock = _Unlock()
        self.first = _FirstStart()
        self.recovery = _Recovery()
        self._pages.addWidget(self.unlock)
        self._pages.addWidget(self.first)
        self._pages.addWidget(self.recovery)
        self.unlock.asked.connect(self._enter)
        self.unlock.forgotten.connect(lambda: self._turn_to(self.recovery))
        self.recovery.left.connect(lambda: self._turn_to(self.unlock))
        self.recovery.asked.connect(self._recover)
        self.recovery.went_on.connect(self._enter)
        self.first.asked.connect(self._make)
        self.first.went_on.connect(self._enter)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self.problem, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._pages, 0, Qt.AlignmentFlag.AlignHCenter)
        self.sheets = SecondaryButton(translate("Gate", "Open the downtime sheets"), quiet=True)
        self.sheets.clicked.connect(self._open_sheets)
        column.addWidget(self.sheets, 0, Qt.AlignmentFlag.AlignHCenter)
        self.restore = SecondaryButton(translate("Gate", "Restore from a backup…"), quiet=True)
        self.restore.clicked.connect(
            lambda: self.restore_asked.emit(self.unlock.name.text().strip())
        )
        column.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.problem.setFixedWidth(560)
        self._pages.setFixedWidth(560)
        self.setAccessibleName(translate("Gate", "Unlock Bedline"))

    def show_gate(self, problem: str) -> None:
        """Show what is to be done first, and what stood in the way before."""
        self._pages.setCurrentWidget(self.unlock if holds_store(self._folder) else self.first)
        self.sheets.setVisible(sheets_place(self._folder) is not None)
        self.restore.setVisible(holds_store(self._folder) or bool(kept_in(self._folder)))
        self._say(problem)

    def take_focus(self) -> None:
        """Put the focus into the first empty field."""
        page = self._pages.currentWidget()
        if isinstance(page, _Unlock | _FirstStart | _Recovery):
            page.take_focus()

    def _turn_to(self, page: QWidget) -> None:
        self._say("")
        self._pages.setCurrentWidget(page)
        self.take_focus()

    def _open_sheets(self) -> None:
        """Show the folder of the sheets: nobody has to sign in for them (R22, R61)."""
        place = sheets_place(self._folder)
        if place is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    def _say(self, words: str) -> None:
        self.problem.say(words)
        self.problem.setVisible(bool(words))

    def _enter(self, user: str, passphrase: str) -> None:
        try:
            bench = enter(self._folder, user, passphrase, self._clock)
        except DoorProblem as problem:
            self._say(str(problem))
            self.unlock.forget_passphrase()
            self._pages.setCurrentWidget(self.unlock)
            self.unlock.take_focus()
            return
        self._say("")
        self.entered.emit(bench)

    def _recover(self, name: str, key: str, passphrase: str) -> None:
        from ui.operations.accounts import recover

        made = recover(self._folder, key, name, passphrase, self._clock)
        if isinstance(made, str):
            self._say("")
            self.recovery.show_new_key(made)
        else:
            self.recovery.show_issue(made[0])

    def _make(self, site: str, zone: str, name: str, role: str, passphrase: str) -> None:
        made = make(self._folder, site, zone, name, role, passphrase, self._clock)
        if isinstance(made, Issue):
            self.first.show_issue(made)
            return
        self._say("")
        self.first.show_recovery_key(made)


class _Unlock(QWidget):
    asked = Signal(str, str)
    forgotten = Signal()

    def __init__(self) -> None:
        super().__init__()
        card = Card(translate("Gate", "Unlock Bedline"))
        self.name = TextField(translate("Gate", "Name"))
        self.passphrase = _secret(translate("Gate", "Passphrase"))
        self.go = PrimaryButton(translate("Gate", "Unlock"), key="Enter", large=True)
        for field in (self.name, self.passphrase):
            card.body.addWidget(Captioned(field.accessibleName(), field))
            field.returnPressed.connect(self._ask)
        card.body.addWidget(self.go)
        self.forgot = SecondaryButton(translate("Gate", "Forgotten: use the recovery key"))
        card.body.addWidget(self.forgot)
        self.go.clicked.connect(self._ask)
        self.forgot.clicked.connect(self.forgotten)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.addWidget(card)

    def take_focus(self) -> None:
        (self.passphrase if self.name.text() else self.name).setFocus()

    def forget_passphrase(self) -> None:
        self.passphrase.clear()

    def _ask(self) -> None:
        self.asked.emit(self.name.text().strip(), self.passphrase.text())


class _Recovery(QWidget):
    """A new passphrase by the sealed recovery key; the key is replaced by its use."""

    asked = Signal(str, str, str)
    went_on = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._made = False
        card = Card(translate("Gate", "A new passphrase by the recovery key"))
        self.name = TextField(translate("Gate", "Name"))
        self.key = TextField(translate("Gate", "Recovery key, eight groups of five"))
        self.passphrase = _secret(translate("Gate", "New passphrase"))
        self.again = _secret(translate("Gate", "New passphrase again"))
        self.fields = {
            "name": Captioned(self.name.accessibleName(), self.name),
            "recovery": Captioned(self.key.accessibleName(), self.key),
            "passphrase": Captioned(self.passphrase.accessibleName(), self.passphrase),
            "again": Captioned(self.again.accessibleName(), self.again),
        }
        for field in self.fields.values():
            card.body.addWidget(field)
        self.warning = Note(
            "warning",
            translate("Gate", "Write this recovery key down and lock it away."),
            translate("Gate", "The one before is void now. It is shown this once."),
        )
        self.new_key = Label("", Step.VALUE, wrap=True)
        self.new_key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        for widget in (self.warning, self.new_key):
            card.body.addWidget(widget)
            widget.hide()
        self.go = PrimaryButton(translate("Gate", "Give the new passphrase"), large=True)
        self.back = SecondaryButton(translate("Gate", "Back"))
        card.body.addWidget(self.go)
        card.body.addWidget(self.back)
        self.go.clicked.connect(self._go)
        self.back.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.addWidget(card)

    def take_focus(self) -> None:
        (self.go if self._made else self.name).setFocus()

    def show_issue(self, issue: Issue) -> None:
        for name, field in self.fields.items():
            field.show_issue(
                core_said(issue.message) if name == (issue.field or "recovery") else ""
            )

    def show_new_key(self, key: str) -> None:
        self._made = True
        for field in self.fields.values():
            field.hide()
        self.new_key.setText(key)
        self.warning.show()
        self.new_key.show()
        self.back.hide()
        self.go.say(translate("Gate", "I have written it down, open the ward"))
        self.go.setFocus()

    def _go(self) -> None:
        if self._made:
            self.went_on.emit(self.name.text().strip(), self.passphrase.text())
            return
        for field in self.fields.values():
            field.show_issue("")
        if self.passphrase.text() != self.again.text():
            self.fields["again"].show_issue(
                translate("Gate", "The two passphrases differ. Type them again.")
            )
            return
        self.asked.emit(self.name.text().strip(), self.key.text(), self.passphrase.text())


class _FirstStart(QWidget):
    asked = Signal(str, str, str, str, str)
    went_on = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._made = False
        self.card = Card(translate("Gate", "A new store for this ward"))
        self.site = TextField(translate("Gate", "Site and ward"))
        self.zone = TextField(translate("Gate", "Time zone of the ward"))
        self.zone.setPlaceholderText("Europe/Rome")
        self.name = TextField(translate("Gate", "Your name"))
        self.role = Choice(translate("Gate", "Your role"))
        for role in ROLES:
            self.role.addItem(translate("Gate", role), role)
        self.role.setCurrentIndex(0)
        self.passphrase = _secret(translate("Gate", "Passphrase, at least 12 characters"))
        self.again = _secret(translate("Gate", "Passphrase again"))
        self.go = PrimaryButton(translate("Gate", "Make the store"), large=True)
        self.fields = {
            "site": Captioned(self.site.accessibleName(), self.site),
            "zone": Captioned(self.zone.accessibleName(), self.zone),
            "name": Captioned(self.name.accessibleName(), self.name),
            "role": Captioned(translate("Gate", "Your role"), self.role),
            "passphrase": Captioned(self.passphrase.accessibleName(), self.passphrase),
            "again": Captioned(self.again.accessibleName(), self.again),
        }
        grid = QGridLayout()
        grid.setSpacing(PAD)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // 2, place % 2)
        self.card.body.addLayout(grid)
        self.key = Label("", Step.VALUE, wrap=True)
        self.key_note = Note(
            "warning",
            translate("Gate", "Write this recovery key down and lock it away."),
            translate(
                "Gate",
                "It is shown this once. Without it and without a passphrase nobody "
                "can open the record.",
            ),
        )
        for widget in (self.key_note, self.key):
            self.card.body.addWidget(widget)
            widget.hide()
        self.card.body.addWidget(self.go)
        self.go.clicked.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.addWidget(self.card)

    def take_focus(self) -> None:
        (self.go if self._made else self.site).setFocus()

    def show_issue(self, issue: Issue) -> None:
        for name, field in self.fields.items():
            field.show_issue(core_said(issue.message) if name == (issue.field or "site") else "")

    def show_recovery_key(self, key: str) -> None:
        self._made = True
        for field in self.fields.values():
            field.hide()
        self.key.setText(key)
        self.key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.key_note.show()
        self.key.show()
        self.go.say(translate("Gate", "I have written it down, open the ward"))
        self.go.setFocus()

    def _go(self) -> None:
        if self._made:
            self.went_on.emit(self.name.text().strip(), self.passphrase.text())
            return
        for field in self.fields.values():
            field.show_issue("")
        if self.passphrase.text() != self.again.text():
            self.fields["again"].show_issue(
                translate("Gate", "The two passphrases differ. Type them again.")
            )
            return
        self.asked.emit(
            self.site.text(),
            self.zone.text().strip() or "Europe/Rome",
            self.name.text().strip(),
            str(self.role.currentData()),
            self.passphrase.text(),
        )
