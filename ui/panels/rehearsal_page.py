"""An amendment rehearsed on one subject: what would change, what stays; looking changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QHeaderView, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from protocols.rehearsal.content import PARTS, Rehearsal
from ui.i18n.languages import core_said
from ui.models.review_model import ReviewModel
from ui.models.review_rows import ReviewRow
from ui.panels.review_page import ReviewTable
from ui.theme.tokens import GAP, PAD, Step
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, TextField
from ui.widgets.note import Note
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protocols.issues import Issue
    from ui.bedside import Bedside

translate = QCoreApplication.translate
_SIDE: Final = 400


class RehearsalPage(QWidget):
    """Choose a subject and a version; read; an investigator may let the subject follow it.

    Signals:
        left(): back to where it was asked for.
    """

    left = Signal()

    def __init__(self, bedside: Bedside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bedside = bedside
        self._made: Rehearsal | None = None
        self._model = ReviewModel(self)
        self.table = ReviewTable(self._model)
        self.table.setAccessibleName(translate("Rehearsal", "What would change"))
        self.table.setWordWrap(True)
        self.subject = Choice(
            translate("Rehearsal", "Subject"), translate("Rehearsal", "Choose a subject")
        )
        self.version = Choice(
            translate("Rehearsal", "Version that is installed"),
            translate("Rehearsal", "Choose a version"),
        )
        self.version_place = Captioned(self.version.accessibleName(), self.version)
        self.file = SecondaryButton(translate("Rehearsal", "Choose a protocol file"))
        self.save = SecondaryButton(translate("Rehearsal", "Save as text"))
        self.leave = SecondaryButton(translate("Rehearsal", "Leave"), key="Esc")
        self.reason = TextField(translate("Rehearsal", "Why from now on"), step=Step.BODY)
        self.secret = TextField(translate("Rehearsal", "Your PIN or passphrase"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.reason_place = Captioned(self.reason.accessibleName(), self.reason)
        self.secret_place = Captioned(self.secret.accessibleName(), self.secret)
        self.follow = PrimaryButton(translate("Rehearsal", "Follow this version from now on"))
        self.note = Note("info", "")
        self.line = Label("", Step.BODY, wrap=True)
        self._signature = QWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        left = Card(
            translate("Rehearsal", "Rehearse an amendment"),
            translate("Rehearsal", "looking changes nothing"),
        )
        left.setFixedWidth(_SIDE)
        left.body.addWidget(Captioned(self.subject.accessibleName(), self.subject))
        left.body.addWidget(self.version_place)
        left.body.addWidget(self.file)
        sign = QVBoxLayout(self._signature)
        sign.setContentsMargins(0, GAP, 0, 0)
        for widget in (self.reason_place, self.secret_place, self.follow):
            sign.addWidget(widget)
        left.body.addWidget(self._signature)
        left.body.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        left.body.addLayout(buttons)
        right = Card(translate("Rehearsal", "What would change"))
        right.body.addWidget(self.note)
        right.body.addWidget(self.table, 1)
        right.body.addWidget(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAD, GAP, PAD, GAP)
        row.setSpacing(GAP)
        row.addWidget(left)
        row.addWidget(right, 1)

    def _connect(self) -> None:
        self.subject.activated.connect(lambda _row: self._other_subject())
        self.version.activated.connect(lambda _row: self._rehearse_version())
        self.file.clicked.connect(self._ask_file)
        self.save.clicked.connect(self._ask_place)
        self.leave.clicked.connect(self.left)
        self.follow.clicked.connect(self._follow)
        self.secret.returnPressed.connect(self._follow)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell())

    # -- asked by the window ----------------------------------------------------------------------

    def take_focus(self) -> None:
        """Offer the subjects of the ward and begin with the choice of one."""
        from ui.operations.amendment import subjects

        chosen = self.subject.currentText()
        self.subject.clear()
        self.subject.addItems(list(subjects(self._bedside.bench)))
        course = self._bedside.course
        wanted = chosen or (course.record.subject if course is not None else "")
        self.subject.setCurrentIndex(self.subject.findText(wanted) if wanted else -1)
        if not chosen:
            self._other_subject()
        self.subject.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_file(self, path: str) -> None:
        """Rehearse a protocol file on the chosen subject."""
        from protocols.issues import IssuesError
        from ui.operations.amendment import rehearse_path

        try:
            made = rehearse_path(self._bedside.bench, self.subject.currentText(), Path(path))
        except IssuesError as error:
            self._show_issues(error.issues)
            return
        self._show(made, installed=False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # -- inner workings ---------------------------------------------------------------------------

    def _other_subject(self) -> None:
        from ui.operations.amendment import other_versions

        subject = self.subject.currentText()
        versions = other_versions(self._bedside.bench, subject) if subject else ()
        self.version.clear()
        for one in versions:
            words = translate("Rehearsal", "Version {0}").format(one)
            self.version.addItem(words, one)
        self.version.setCurrentIndex(-1)
        self.version_place.setVisible(bool(versions))
        self.file.setEnabled(bool(subject))
        self._show(None)

    def _rehearse_version(self) -> None:
        from protocols.issues import IssuesError
        from ui.operations.rehearsal import rehearse_version

        wanted = self.version.currentData()
        try:
            made = rehearse_version(
                self._bedside.bench, self.subject.currentText(), int(wanted or 0)
            )
        except IssuesError as error:
            self._show_issues(error.issues)
            return
        self._show(made, installed=True)

    def _ask_file(self) -> None:
        title = translate("Rehearsal", "Choose a protocol file")
        path, _ = QFileDialog.getOpenFileName(self, title, "", "YAML (*.yaml *.yml)")
        if path:
            self.version.setCurrentIndex(-1)
            self.show_file(path)

    def _show(self, made: Rehearsal | None, *, installed: bool = False) -> None:
        """Show a rehearsal, grouped; only a version that is installed can be followed."""
        self._made = made
        rows = _rows(made) if made is not None else ()
        self._fill((translate("Rehearsal", "Part"), translate("Rehearsal", "Change")), rows)
        if made is None:
            self.note.say(
                translate("Rehearsal", "Choose a subject, then a file or a version."),
                translate("Rehearsal", "Nothing is recorded by looking."),
            )
        else:
            self.note.say(core_said(made.summary), core_said(made.past_words))
        self.save.setEnabled(made is not None)
        may = self._bedside.operator.role == "investigator" and self._bedside.writable
        self._signature.setVisible(made is not None and installed and may)
        self.secret.clear()
        for place in (self.reason_place, self.secret_place):
            place.show_issue("")

    def _show_issues(self, issues: Sequence[Issue]) -> None:
        """List what is wrong with the file, each with its line and column."""
        self._show(None)
        rows = [
            ReviewRow((str(one.place or ""), one.field, core_said(one.message)), one.line())
            for one in issues
        ]
        heads = ("Place", "Field", "What is wrong")
        self._fill(tuple(translate("Rehearsal", one) for one in heads), rows)
        self.note.say(translate("Rehearsal", "This cannot be rehearsed. Nothing was changed."))

    def _fill(self, columns: Sequence[str], rows: Sequence[ReviewRow]) -> None:
        self._model.show(columns, rows)
        header = self.table.horizontalHeader()
        for column in range(len(columns) - 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(columns) - 1, QHeaderView.ResizeMode.Stretch)
        self.table.resizeRowsToContents()
        if rows:
            self.table.selectRow(0)
        self._tell()

    def _tell(self) -> None:
        row = self._model.row(self.table.currentIndex().row())
        self.line.setText(row.words if row is not None else "")

    def _follow(self) -> None:
        if self._made is None or self._signature.isHidden():
            return
        subject, made = self._made.subject, self._made
        issues = self._bedside.follow_version(subject, made, self.reason.text(), self.secret.text())
        self.secret.clear()
        said = {one.field: core_said(one.message) for one in issues}
        self.reason_place.show_issue(said.pop("reason", ""))
        self.secret_place.show_issue(said.pop("secret", ""))
        if said:
            self.note.say(next(iter(said.values())))
        if not issues:
            self.reason.clear()
            self._other_subject()
            words = translate("Rehearsal", "{0} follows {1} from now on.")
            self.note.say(words.format(subject, made.after), core_said(made.past_words))

    def _ask_place(self) -> None:
        from protocols.issues import IssuesError
        from ui.operations.amendment import save_rehearsal

        if self._made is None:
            return
        title = translate("Rehearsal", "Save what would change")
        name = f"{self._made.subject}-version-{self._made.version}.txt"
        path, _ = QFileDialog.getSaveFileName(self, title, name, "Text (*.txt)")
        if path:
            try:
                self.line.setText(core_said(save_rehearsal(self._made, Path(path))))
            except IssuesError as error:
                self.line.setText(core_said(error.issues[0].message))


def _rows(made: Rehearsal) -> tuple[ReviewRow, ...]:
    """Return the changes part by part, then what has to be signed, then what is kept."""
    found = []
    for part in PARTS:
        name = core_said(part).capitalize()
        for one in made.of(part):
            words, source = core_said(one.words), "; ".join(one.sources)
            full = f"{name}: {words} [{source}]" if source else f"{name}: {words}"
            found.append(ReviewRow((name, words), full))
    to_sign = translate("Rehearsal", "To be signed")
    found += [ReviewRow((to_sign, core_said(one)), f"{to_sign}: {one}") for one in made.to_sign]
    kept, past = translate("Rehearsal", "Past untouched"), core_said(made.past_words)
    found.append(ReviewRow((kept, past), f"{kept}: {past}"))
    return tuple(found)
