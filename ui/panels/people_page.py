"""People: who may act here, kept by administrators; and one's own passphrase, PIN and lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from protocols.issues import Issue
from ui.i18n.languages import core_said
from ui.operations import accounts, settings
from ui.theme.tokens import GAP, PAD, TARGET, Step
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card, Rule
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, TextField
from ui.widgets.note import Note
from ui.widgets.text import Label

if TYPE_CHECKING:
    from ui.bedside import Bedside

translate = QCoreApplication.translate
Issues = tuple[Issue, ...]


def _secret(name: str) -> TextField:
    field = TextField(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _side_by_side(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for widget in widgets:
        row.addWidget(widget, 1)
    return row


class PeoplePage(QWidget):
    """The accounts on the left, keeping them in the middle, one's own on the right."""

    def __init__(self, bedside: Bedside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bedside = bedside
        row = QHBoxLayout(self)
        row.setContentsMargins(PAD, GAP, PAD, GAP)
        row.setSpacing(GAP)
        row.addWidget(self._people(), 1)
        self.keeping = self._keeping()
        row.addWidget(self.keeping, 1)
        row.addWidget(self._own(), 1)

    # -- making ---------------------------------------------------------------------------------

    def _people(self) -> QWidget:
        card = Card(translate("People", "People"), translate("People", "one account each"))
        self.list = QListWidget()
        self.list.setAccessibleName(translate("People", "Accounts"))
        self.list.currentRowChanged.connect(self._choose)
        self.who_keeps = Note("info", "")
        card.body.addWidget(self.list, 1)
        self.said = Label("", Step.BODY, wrap=True)
        card.body.addWidget(self.said)
        card.body.addWidget(self.who_keeps)
        return card

    def _keeping(self) -> QWidget:
        card = Card(translate("People", "Keep accounts"))
        self.name = TextField(translate("People", "Name of the person"))
        self.role = Choice(translate("People", "Role"))
        for role in accounts.ROLES:
            self.role.addItem(translate("Gate", role), role)
        self.passphrase = _secret(translate("People", "First passphrase"))
        self.again = _secret(translate("People", "That passphrase again"))
        self.fields = self._captioned(
            name=self.name, role=self.role, passphrase=self.passphrase, again=self.again
        )
        self.add = PrimaryButton(translate("People", "Add this person"))
        self.give_role = SecondaryButton(translate("People", "Give this role and passphrase"))
        self.give_passphrase = SecondaryButton(translate("People", "Give this new passphrase"))
        self.disable = SecondaryButton(translate("People", "Disable the account"))
        self.unlock = SecondaryButton(translate("People", "Unlock the account"))
        card.body.addWidget(self.fields["name"])
        card.body.addWidget(self.fields["role"])
        card.body.addLayout(_side_by_side(self.fields["passphrase"], self.fields["again"]))
        for button in (self.add, self.give_role, self.give_passphrase):
            card.body.addWidget(button)
        card.body.addLayout(_side_by_side(self.disable, self.unlock))
        card.body.addStretch(1)
        self.add.clicked.connect(self._add)
        self.give_role.clicked.connect(self._give_role)
        self.give_passphrase.clicked.connect(self._give_passphrase)
        self.disable.clicked.connect(self._disable)
        self.unlock.clicked.connect(self._unlock)
        return card

    def _own(self) -> QWidget:
        card = Card(translate("People", "Your own account"))
        self.old = _secret(translate("People", "Your passphrase now"))
        self.new = _secret(translate("People", "New passphrase, four words"))
        self.new_again = _secret(translate("People", "New passphrase again"))
        self.pin = _secret(translate("People", "New PIN, 4 to 12 digits"))
        self.pin_again = _secret(translate("People", "New PIN again"))
        self.minutes = TextField(translate("People", "Screen locks after so many idle minutes"))
        self.own_fields = self._captioned(
            old=self.old,
            passphrase=self.new,
            new_again=self.new_again,
            pin=self.pin,
            pin_again=self.pin_again,
            lock_minutes=self.minutes,
        )
        self.change = SecondaryButton(translate("People", "Change my passphrase"))
        self.set_pin = SecondaryButton(translate("People", "Set my PIN"))
        self.keep_minutes = SecondaryButton(translate("People", "Keep for this ward"))
        self.own_said = Label("", Step.BODY, wrap=True)
        own = self.own_fields
        card.body.addWidget(own["old"])
        card.body.addLayout(_side_by_side(own["passphrase"], own["new_again"]))
        card.body.addWidget(self.change)
        card.body.addLayout(_side_by_side(own["pin"], own["pin_again"]))
        for widget in (
            *(self.set_pin, Rule(), own["lock_minutes"], self.keep_minutes, self.own_said),
        ):
            card.body.addWidget(widget)
        card.body.addStretch(1)
        self.change.clicked.connect(self._change)
        self.set_pin.clicked.connect(self._set_pin)
        self.keep_minutes.clicked.connect(self._keep_minutes)
        return card

    @staticmethod
    def _captioned(**controls: QWidget) -> dict[str, Captioned]:
        return {
            name: Captioned(control.accessibleName(), control) for name, control in controls.items()
        }

    # -- showing --------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the accounts as they are now, and what the person at work may do."""
        bench = self._bedside.bench
        current = self.list.currentRow()
        self.list.clear()
        for one in accounts.people(bench):
            state = "" if one.state == "active" else f" ({translate('People', one.state)})"
            item = QListWidgetItem(f"{one.name}, {translate('Gate', one.role)}{state}")
            item.setData(Qt.ItemDataRole.UserRole, one.name)
            item.setSizeHint(QSize(200, TARGET))
            self.list.addItem(item)
        self.list.setCurrentRow(max(current, 0))
        keeps = accounts.keeps_accounts(bench)
        if not keeps and self.keeping.isAncestorOf(self.focusWidget()):
            self.list.setFocus()  # the first administrator was made: the next one is theirs
        self.keeping.setVisible(keeps)
        self.who_keeps.say(
            translate("People", "An administrator keeps the accounts.")
            if not keeps
            else translate("People", "Names are never changed and never given again."),
            translate("People", "Nobody gives himself a role."),
        )
        self.minutes.setText(str(settings.lock_minutes(bench)))
        may = bench.operator.role in ("investigator", "administrator") and self._bedside.writable
        self.keep_minutes.setVisible(may)
        self.minutes.setReadOnly(not may)

    def take_focus(self) -> None:
        """Put the focus on the list of accounts."""
        self.refresh()
        self.list.setFocus()

    def leave(self) -> None:
        """Forget every secret that was typed."""
        secrets = (self.passphrase, self.again, self.old, self.new, self.new_again)
        for field in (*secrets, self.pin, self.pin_again):
            field.clear()

    def _choose(self, row: int) -> None:
        item = self.list.item(row)
        if row >= 0 and item is not None:
            self.name.setText(str(item.data(Qt.ItemDataRole.UserRole)))

    # -- keeping accounts -----------------------------------------------------------------------

    def _twice(self) -> bool:
        same = self.passphrase.text() == self.again.text()
        self.fields["again"].show_issue(
            "" if same else translate("People", "The two passphrases differ. Type them again.")
        )
        return same

    def _add(self) -> None:
        if self._twice():
            name, role = self.name.text().strip(), str(self.role.currentData())
            issues = accounts.add(self._bedside.bench, name, role, self.passphrase.text())
            self._kept(issues, translate("People", "%1 may act here now.").replace("%1", name))

    def _give_role(self) -> None:
        if self._twice():
            name, role = self.name.text().strip(), str(self.role.currentData())
            issues = accounts.give_role(self._bedside.bench, name, role, self.passphrase.text())
            said = translate("People", "%1 has the new role, with the new passphrase.")
            self._kept(issues, said.replace("%1", name))

    def _give_passphrase(self) -> None:
        if self._twice():
            name = self.name.text().strip()
            issues = accounts.give_passphrase(self._bedside.bench, name, self.passphrase.text())
            said = translate("People", "%1 has a new passphrase.")
            self._kept(issues, said.replace("%1", name))

    def _disable(self) -> None:
        name = self.name.text().strip()
        issues = accounts.disable(self._bedside.bench, name)
        said = translate("People", "%1 is disabled; what it charted keeps its name.")
        self._kept(issues, said.replace("%1", name))

    def _unlock(self) -> None:
        name = self.name.text().strip()
        issues = accounts.unlock(self._bedside.bench, name)
        self._kept(issues, translate("People", "%1 may try again.").replace("%1", name))

    def _kept(self, issues: Issues, said: str) -> None:
        self._show(self.fields, issues, "name")
        self.said.setText("" if issues else said)
        if not issues:
            self.leave()
            self.refresh()

    # -- one's own ------------------------------------------------------------------------------

    def _change(self) -> None:
        if self.new.text() != self.new_again.text():
            words = translate("People", "The two passphrases differ. Type them again.")
            self._show(self.own_fields, (Issue("differ", "new_again", "", words),), "new_again")
            return
        issues = accounts.change_own_passphrase(
            self._bedside.bench, self.old.text(), self.new.text()
        )
        self._owned(issues, "old", translate("People", "Your passphrase is changed."))

    def _set_pin(self) -> None:
        if self.pin.text() != self.pin_again.text():
            words = translate("People", "The two PINs differ. Type them again.")
            self._show(self.own_fields, (Issue("differ", "pin_again", "", words),), "pin_again")
            return
        issues = accounts.set_own_pin(self._bedside.bench, self.old.text(), self.pin.text())
        self._owned(issues, "old", translate("People", "Your PIN is set."))

    def _keep_minutes(self) -> None:
        issues = settings.choose_lock_minutes(self._bedside.bench, self.minutes.text())
        said = translate("People", "The screen of this ward locks after %1 idle minutes.")
        minutes = str(settings.lock_minutes(self._bedside.bench))
        self._owned(issues, "lock_minutes", said.replace("%1", minutes))

    def _owned(self, issues: Issues, else_at: str, said: str) -> None:
        self._show(self.own_fields, issues, else_at)
        self.own_said.setText("" if issues else said)
        if not issues:
            self.leave()

    @staticmethod
    def _show(fields: dict[str, Captioned], issues: Issues, else_at: str) -> None:
        for field in fields.values():
            field.show_issue("")
        if issues:
            where = issues[0].field if issues[0].field in fields else else_at
            fields[where].show_issue(core_said(issues[0].message))
