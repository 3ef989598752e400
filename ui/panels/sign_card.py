"""The signature of a study day: who signed, sign it, open it again, see it as it was signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from protocols.times import show_when
from ui.i18n.languages import core_said
from ui.theme.tokens import GAP, Step
from ui.widgets.buttons import SecondaryButton
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, TextField
from ui.widgets.text import Label

if TYPE_CHECKING:
    from protocols.issues import Issue
    from ui.bedside import Bedside
    from ui.operations.sheets import Preview
    from ui.operations.signing import Shown

translate = QCoreApplication.translate
_SIGNERS = ("nurse", "investigator")
KEY = "Ctrl+G"


def meanings() -> tuple[str, ...]:
    """Return what a signature can mean; it is stored and printed as it stands here."""
    from ui.operations.signing import MEANINGS

    return MEANINGS


class SignCard(QWidget):
    """Shows the signature of the day on the sheet beside it, and takes a new one.

    Signals:
        changed: a signature was given or taken away; the sheet is to be drawn again.
        version_asked(bool): show the day as it was signed (True), or as it is now.
    """

    changed = Signal()
    version_asked = Signal(bool)

    def __init__(self, bedside: Bedside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bedside = bedside
        self._shown: Shown | None = None
        self._day = 0
        self._as_signed = False
        self.state = Label("", Step.BODY, wrap=True)
        self.meaning = Choice(translate("Sign", "Meaning of the signature"))
        for words in meanings():
            self.meaning.addItem(translate("Sign", words), words)
        self.name = TextField(translate("Sign", "Your name"))
        self.secret = TextField(translate("Sign", "Passphrase"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.meaning_field = Captioned(self.meaning.accessibleName(), self.meaning)
        self.name_field = Captioned(self.name.accessibleName(), self.name)
        self.secret_field = Captioned(self.secret.accessibleName(), self.secret)
        self.sign = SecondaryButton(translate("Sign", "Sign this day"))
        self.reason = TextField(translate("Sign", "Why it is opened again"))
        self.reason_field = Captioned(self.reason.accessibleName(), self.reason)
        self.reopen = SecondaryButton(translate("Sign", "Open this day again"))
        self.version = SecondaryButton("", quiet=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(Label(translate("Sign", "Signature"), Step.STRONG))
        for widget in (
            *(self.state, self.version, self.meaning_field, self.name_field, self.secret_field),
            *(self.sign, self.reason_field, self.reopen),
        ):
            column.addWidget(widget)
        self.name.returnPressed.connect(self.secret.setFocus)
        self.secret.returnPressed.connect(self._sign)
        self.sign.clicked.connect(self._sign)
        self.reopen.clicked.connect(self._reopen)
        self.version.clicked.connect(lambda: self.version_asked.emit(not self._as_signed))

    def show_signature(self, day: int, made: Preview, *, as_signed: bool) -> None:
        """Show whose signature the day carries; `made` is the sheet that is seen beside it."""
        self._day, self._shown, self._as_signed = day, made.shown, as_signed
        given = made.signature
        signed = given is not None and given.reopened is None
        role = self._bedside.operator.role
        may = self._bedside.writable and not as_signed and not made.problem
        self.state.setText(self._words(made, as_signed=as_signed))
        signing = may and not signed and role in _SIGNERS
        first = not self._bedside.signing.begun
        for widget in (self.meaning_field, self.secret_field, self.sign):
            widget.setVisible(signing)
        self.name_field.setVisible(signing and first)
        once_more = translate("Sign", "PIN or passphrase")
        self.secret.setAccessibleName(translate("Sign", "Passphrase") if first else once_more)
        self.secret_field.set_caption(self.secret.accessibleName())
        self.secret.clear()
        for field in (self.name_field, self.secret_field, self.reason_field):
            field.show_issue("")
        opening = may and signed and role == "investigator"
        self.reason_field.setVisible(opening)
        self.reopen.setVisible(opening)
        self.reason.clear()
        self.version.setVisible(as_signed or given is not None)
        self.version.say(
            translate("Sign", "Show it as it is now")
            if as_signed
            else translate("Sign", "Show it as it was signed")
        )

    def take_focus(self) -> None:
        """Put the focus where the signature begins."""
        for field in (self.name, self.secret, self.reason):
            if field.isVisible():
                field.setFocus()
                return

    def _leave_fields(self) -> None:
        """Hold the focus here: a field that goes away would give it to the bars."""
        self.version.setVisible(True)
        self.version.setFocus()

    def _words(self, made: Preview, *, as_signed: bool) -> str:
        zone, given = self._bedside.zone, made.signature
        if as_signed:
            return translate("Sign", "This is the day as it was signed, not as it is now.")
        if given is None or given.by.at is None:
            return translate("Sign", "Not signed.")
        said = translate("Sign", "Signed by %1 (%2), %3: %4")
        for mark, text in (
            ("%1", given.by.name),
            ("%2", translate("Gate", given.role)),
            ("%3", show_when(given.by.at, zone)),
            ("%4", translate("Sign", given.meaning)),
        ):
            said = said.replace(mark, text)
        lines = [said]
        if given.reopened is not None and given.reopened.at is not None:
            opened = translate("Sign", "Opened again by %1 on %2: %3. Not signed since.")
            opened = opened.replace("%1", given.reopened.name)
            opened = opened.replace("%2", show_when(given.reopened.at, zone))
            lines.append(opened.replace("%3", given.reason))
        for one in made.changed:
            when = show_when(one.at, zone) if one.at is not None else ""
            after = translate("Sign", "Changed after signature by %1 on %2")
            lines.append(after.replace("%1", one.name).replace("%2", when))
        return "\n".join(lines)

    def _sign(self) -> None:
        if self._shown is None:
            return
        name = self.name.text().strip() or self._bedside.operator.name
        if self.name_field.isVisible() and not self.name.text().strip():
            self.name_field.show_issue(translate("Sign", "Type your name as it is in Bedline."))
            self.name.setFocus()
            return
        issues = self._bedside.sign_day(
            self._shown, str(self.meaning.currentData()), name, self.secret.text()
        )
        if issues and issues[0].code == "shown_otherwise":
            self.changed.emit()
        elif not issues:
            self.name.clear()
            self._leave_fields()
            self.changed.emit()
        self._refuse(issues)

    def _refuse(self, issues: tuple[Issue, ...]) -> None:
        self.secret.clear()
        wrong_name = bool(issues) and issues[0].field == "name"
        words = core_said(issues[0].message) if issues else ""
        self.name_field.show_issue(words if wrong_name else "")
        self.secret_field.show_issue("" if wrong_name else words)
        if issues:
            (self.name if wrong_name else self.secret).setFocus()

    def _reopen(self) -> None:
        issues = self._bedside.reopen_day(self._day, self.reason.text())
        if not issues:
            self._leave_fields()
            self.changed.emit()
        self.reason_field.show_issue(core_said(issues[0].message) if issues else "")
