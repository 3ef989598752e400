"""The backups on the Store page: the last good ones, the second place, the last verification."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from protocols.times import show_when
from ui.i18n.languages import core_said
from ui.operations.backup_places import (
    LATE_HOURS,
    backups_state,
    choose_second_place,
    let_rotation_go_on,
)
from ui.operations.restoring import may_restore
from ui.panels.restore_page import place_words
from ui.theme.tokens import GRID, Step
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.fields import Captioned, TextField
from ui.widgets.note import Note
from ui.widgets.text import Label

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.operations.backup_places import BackupsState, Kept

translate = QCoreApplication.translate


class BackupsCard(QWidget):
    """How the backups are, and what may be done about them.

    Signals:
        restore_asked(): a backup is to take the store's place.
    """

    restore_asked = Signal()

    def __init__(self, bedside: Bedside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bedside = bedside
        card = Card(translate("Backups", "Backups"))
        self.late = Note("warning", "", "")
        self.resting = Note("info", "", "")
        self.go_on = SecondaryButton(translate("Backups", "Let rotation go on"))
        self.resting.choices.addWidget(self.go_on)
        self.last = Label("", Step.BODY, wrap=True)
        self.verified = Label("", Step.CAPTION, tone="ink2", wrap=True)
        self.second = TextField(translate("Backups", "Second place, a folder on another disk"))
        self.second_field = Captioned(self.second.accessibleName(), self.second)
        self.keep = SecondaryButton(translate("Backups", "Keep copies there"))
        self.where = Label("", Step.CAPTION, tone="ink2", elide=True)
        self.restore = SecondaryButton(translate("Backups", "Restore from a backup…"))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.second_field, 1)
        row.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignBottom)
        for widget in (self.late, self.resting, self.last, self.verified):
            card.body.addWidget(widget)
        card.body.addStretch(1)
        card.body.addWidget(self.where)
        card.body.addLayout(row)
        card.body.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.go_on.clicked.connect(self._go_on)
        self.keep.clicked.connect(self._keep)
        self.second.returnPressed.connect(self._keep)
        self.restore.clicked.connect(self.restore_asked)

    def refresh(self) -> None:
        """Show the backups as they are now; a place being typed stays as typed."""
        state = backups_state(self._bedside.bench)
        role = self._bedside.operator.role
        may, writable = may_restore(role), self._bedside.writable
        self._show_late(state)
        self.resting.setVisible(state.resting)
        self.resting.say(
            translate("Backups", "Every old backup is kept since the restore."),
            translate("Backups", "They are rotated out again once somebody lets them."),
        )
        self.go_on.setVisible(writable)
        none = translate("Backups", "No good backup yet.")
        self.last.setText("\n".join(self._line(one) for one in state.last) or none)
        self.verified.setText(self._verified_words())
        second = str(state.second) if state.second is not None else ""
        none = translate("Backups", "Second place: none; backups lie on this disk alone.")
        known = translate("Backups", "Second place: %1").replace("%1", second)
        self.where.setText(known if second else none)
        for widget in (self.second_field, self.keep):
            widget.setVisible(may and writable)
        if not self.second.hasFocus() and not self.second_field.issue():
            self.second.setText(second)
        self.restore.setVisible(may)

    def _show_late(self, state: BackupsState) -> None:
        self.late.setVisible(state.late or (state.second is not None and not state.second_reached))
        first = translate("Backups", "No good backup in the last %1 hours.")
        if state.second is not None and not state.second_reached:
            first = translate("Backups", "The second place is not there now.")
        elif state.second is not None:
            first = translate("Backups", "A place has no good backup of the last %1 hours.")
        rest = translate("Backups", "Make a backup now, and see that the disks are there.")
        self.late.say(first.replace("%1", str(LATE_HOURS)), rest)

    def _line(self, one: Kept) -> str:
        words = translate("Backups", "%1, %2 entries, %3")
        when = show_when(one.made_at, self._bedside.zone)
        return (
            words.replace("%1", when)
            .replace("%2", str(one.entries))
            .replace("%3", place_words(one.place))
        )

    def _verified_words(self) -> str:
        known = self._bedside.verified
        if known is None:
            return translate("Backups", "Not verified since the store was opened.")
        when, words = known
        said = translate("Backups", "Verified %1: %2")
        return said.replace("%1", show_when(when, self._bedside.zone)).replace("%2", words)

    def _keep(self) -> None:
        issues = choose_second_place(self._bedside.bench, self.second.text())
        self.second_field.show_issue(core_said(issues[0].message) if issues else "")
        self.refresh()

    def _go_on(self) -> None:
        self.where.setText(core_said(let_rotation_go_on(self._bedside.bench)))
        self.refresh()
