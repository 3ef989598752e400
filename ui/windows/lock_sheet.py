"""The opaque sheet over the open page: no value visible, running infusions by bed and end only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from protocols.times import show_time
from ui.operations.downtime import sheets_of
from ui.theme.tokens import GAP, Step
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.fields import Captioned, TextField
from ui.widgets.text import Label

if TYPE_CHECKING:
    from ui.bedside import Bedside

translate = QCoreApplication.translate


class LockSheet(QWidget):
    """Asks for name and PIN or passphrase; the form stays as it is beneath.

    Signals:
        unlock_asked(str, str): name and PIN or passphrase.
    """

    unlock_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: QWidget | None = None
        self._field: QWidget | None = None
        self._place: Path | None = None
        self.card = Card(translate("Lock", "Locked"))
        self.since = Label("", Step.BODY, tone="ink2")
        self.infusions = Label("", Step.BODY, wrap=True)
        self.name = TextField(translate("Lock", "Name"))
        self.secret = TextField(translate("Lock", "PIN or passphrase"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret_field = Captioned(self.secret.accessibleName(), self.secret)
        self.go = PrimaryButton(translate("Lock", "Unlock"), key="Enter", large=True)
        self.card.body.addWidget(self.since)
        self.card.body.addWidget(self.infusions)
        self.card.body.addWidget(Captioned(self.name.accessibleName(), self.name))
        self.card.body.addWidget(self.secret_field)
        self.card.body.addWidget(self.go)
        self.sheets = SecondaryButton(translate("Gate", "Open the downtime sheets"), quiet=True)
        self.sheets.clicked.connect(self._open_sheets)
        self.card.body.addWidget(self.sheets)
        self.card.setFixedWidth(560)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        column.setSpacing(GAP)
        self.go.clicked.connect(self._ask)
        self.name.returnPressed.connect(self.secret.setFocus)
        self.secret.returnPressed.connect(self._ask)

    def lock(self, bedside: Bedside, page: QWidget | None, field: QWidget | None) -> None:
        """Remember what lies beneath, and say who locked and since when."""
        self._page, self._field = page, field
        now = show_time(bedside.now(), bedside.zone)
        said = translate("Lock", "%1, since %2")
        self.since.setText(said.replace("%1", bedside.operator.name).replace("%2", now))
        self.infusions.setText("\n".join(bedside.running_by_bed()))
        self.infusions.setVisible(bool(self.infusions.text()))
        self.name.setText(bedside.operator.name)
        self.secret.clear()
        self.secret_field.show_issue("")
        self._place = sheets_of(bedside.bench)
        self.sheets.setVisible(self._place is not None)

    def _open_sheets(self) -> None:
        """Show the folder of the sheets: a locked screen never hides them (R22, R61)."""
        if self._place is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._place)))

    def beneath(self) -> tuple[QWidget | None, QWidget | None]:
        """Return the page and the field that were in use, once, and forget them."""
        page, field = self._page, self._field
        self._page = self._field = None
        return page, field

    def take_focus(self) -> None:
        """Put the focus where the PIN is typed."""
        self.secret.setFocus()

    def refuse(self, words: str) -> None:
        """Say why it stays locked."""
        self.secret.clear()
        self.secret_field.show_issue(words)
        self.secret.setFocus()

    def _ask(self) -> None:
        self.unlock_asked.emit(self.name.text().strip(), self.secret.text())
