"""The store: is it well, backups, and the values that the site has to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, QThread, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QWidget,
)
from typing_extensions import override

from protocols.issues import Issue
from ui.i18n.sentences import said
from ui.models.site_words import (
    allowed_words,
    choices_of,
    note_words,
    shown_number,
    typed_value,
    unit_beside,
    value_words,
)
from ui.panels.backups_card import BackupsCard
from ui.theme.tokens import GAP, PAD, TARGET, Step
from ui.widgets.below import BelowLine
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, TextField
from ui.widgets.note import Note
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.bedside import Bedside
    from ui.operations.site import SiteLine

translate = QCoreApplication.translate
_CHARTS = frozenset({"nurse", "investigator", "pharmacist"})  # who may record a measured value


class _Work(QThread):
    said = Signal(str)

    def __init__(self, work: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work

    @override
    def run(self) -> None:
        self.said.emit(self._work())


class StorePage(QWidget):
    """State and care of the store on the left, site parameters on the right.

    Signals:
        import_asked(): a laboratory's file is to be imported.
        restore_asked(): a backup is to take the store's place.
        rehearsal_asked(): an amendment is to be rehearsed on a subject.
    """

    import_asked = Signal()
    restore_asked = Signal()
    rehearsal_asked = Signal()

    def __init__(self, bedside: Bedside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bedside = bedside
        self._lines: tuple[SiteLine, ...] = ()
        self._work: _Work | None = None
        self._may = False
        row = QHBoxLayout(self)
        row.setContentsMargins(PAD, GAP, PAD, GAP)
        row.setSpacing(GAP)
        self.backups = BackupsCard(bedside)
        self.backups.restore_asked.connect(self.restore_asked)
        row.addWidget(self._care(), 4)
        row.addWidget(self.backups, 5)
        row.addWidget(self._site(), 11)

    def _care(self) -> QWidget:
        card = Card(translate("Store", "Store"))
        self.state = Label("", Step.BODY, wrap=True)
        self.said = Label("", Step.BODY, wrap=True)
        self.check = SecondaryButton(translate("Store", "Verify every entry"))
        self.backup = SecondaryButton(translate("Store", "Make a backup now"))
        self.laboratory = SecondaryButton(translate("Store", "Import a laboratory file"))
        self.laboratory.clicked.connect(self.import_asked)
        self.amendment = SecondaryButton(translate("Store", "Rehearse an amendment"))
        self.amendment.clicked.connect(self.rehearsal_asked)
        buttons = (self.check, self.backup, self.laboratory, self.amendment)
        for widget in (self.state, *buttons, self.said):
            card.body.addWidget(widget)
        card.body.addStretch(1)
        self.check.clicked.connect(lambda: self._run(self._bedside.verify_words))
        self.backup.clicked.connect(lambda: self._run(self._bedside.back_up_words))
        return card

    def _site(self) -> QWidget:
        card = Card(
            translate("Store", "Site parameters"), translate("Store", "signed by the investigator")
        )
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Store", "Site parameters"))
        self.note = Note("info", translate("Store", "Choose a parameter."), "")
        self.value = TextField(translate("Store", "Value with its unit"))
        self.value_field = Captioned(self.value.accessibleName(), self.value)
        self.value.textChanged.connect(self._show_unit)
        self.choice = Choice(
            translate("Store", "Value, one of the list"), translate("Store", "Choose a value")
        )
        self.choice_field = Captioned(self.choice.accessibleName(), self.choice)
        self.choice_field.hide()
        self.reason = TextField(translate("Store", "Where the site's protocol says so"))
        self.sign = PrimaryButton(translate("Store", "Sign this value"))
        card.body.addWidget(self.list, 1)
        card.body.addWidget(BelowLine(self.list))
        card.body.addWidget(self.note)
        fields = QHBoxLayout()
        fields.setSpacing(GAP)
        fields.addWidget(self.value_field, 1)
        fields.addWidget(self.choice_field, 1)
        self.reason_field = Captioned(self.reason.accessibleName(), self.reason)
        fields.addWidget(self.reason_field, 2)
        fields.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignBottom)
        card.body.addLayout(fields)
        self.list.currentRowChanged.connect(self._show_line)
        self.sign.clicked.connect(self._sign)
        return card

    def refresh(self) -> None:
        """Show the store as it is now."""
        state = self._bedside.store_state()
        self.state.setText(
            state.problem
            or translate("Store", "Encrypted, append-only; record version %1.").replace(
                "%1", str(self._bedside.entries)
            )
        )
        self.backups.refresh()
        self._lines = self._bedside.site_lines()
        current = self.list.currentRow()
        self.list.clear()
        for line in self._lines:
            value = value_words(line.parameter, line.value) or translate("Store", "not signed")
            item = QListWidgetItem(
                f"{line.protocol_label}   {said(line.parameter.label)}:  {said(value)}"
            )
            item.setToolTip(said(line.source))
            item.setSizeHint(QSize(200, TARGET))
            self.list.addItem(item)
        self.list.setCurrentRow(max(current, 0))
        charts = self._bedside.operator.role in _CHARTS and self._bedside.writable
        self.laboratory.setVisible(charts)
        self.amendment.setVisible(self._bedside.operator.role == "investigator")
        may = self._bedside.operator.role == "investigator" and self._bedside.writable
        self._may = may
        self.sign.setEnabled(may)
        self._show_line(self.list.currentRow())

    def take_focus(self) -> None:
        """Put the focus on the list of parameters."""
        self.refresh()
        self.list.setFocus()

    def _show_line(self, number: int) -> None:
        if not 0 <= number < len(self._lines):
            return
        line = self._lines[number]
        parameter = line.parameter
        allowed = allowed_words(parameter)
        rest = " ".join(
            part
            for part in (
                said(line.source) + ".",
                note_words(parameter),
                allowed and f"({allowed})",
            )
            if part
        )
        if not self._may:  # the value is read in the list; no field is left that looks typable
            rest += " " + translate("Store", "Only an investigator signs site parameters.")
        self.note.say(said(parameter.label) + ":", rest)
        self._show_value(line)

    def _show_value(self, line: SiteLine) -> None:
        """Offer a list where the file names the values, else a field with the unit behind it."""
        choices = choices_of(line.parameter)
        self.value_field.setVisible(self._may and not choices)
        self.choice_field.setVisible(self._may and bool(choices))
        for widget in (self.reason_field, self.sign):
            widget.setVisible(self._may)
        self.choice.clear()
        for text, words in choices:
            self.choice.addItem(words, text)
        self.choice.setCurrentIndex(self.choice.findData(line.value))
        self.value.setText(shown_number(line.parameter, line.value))
        self._show_unit(self.value.text())
        for field in (self.value_field, self.choice_field):
            field.show_issue("")

    def _show_unit(self, typed: str) -> None:
        """Write the parameter's unit behind the number, unless another is typed with it."""
        number = self.list.currentRow()
        if 0 <= number < len(self._lines):
            self.value.set_unit(unit_beside(self._lines[number].parameter, typed))

    def _sign(self) -> None:
        number = self.list.currentRow()
        if not 0 <= number < len(self._lines):
            return
        line = self._lines[number]
        field, value = self.value_field, typed_value(line.parameter, self.value.text())
        if line.parameter.choices:
            field, value = self.choice_field, str(self.choice.currentData() or "")
        issues: tuple[Issue, ...] = self._bedside.sign_parameter(
            line.protocol, line.parameter.id, value, self.reason.text()
        )
        field.show_issue(said(issues[0].message) if issues else "")
        if not issues:
            self.refresh()

    def _run(self, work: Callable[[], str]) -> None:
        if self._work is not None and self._work.isRunning():
            return
        self.said.setText(translate("Store", "Working…"))
        self._work = _Work(work, self)
        self._work.said.connect(self._finished)
        self._work.start()

    def _finished(self, words: str) -> None:
        self.said.setText(words)
        self.refresh()
