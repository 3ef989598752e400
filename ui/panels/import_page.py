"""A laboratory's file on screen: choose it, look at every row, record all of them or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from ui.i18n.sentences import said
from ui.models.review_model import ReviewModel
from ui.models.review_rows import ReviewRow
from ui.panels.review_page import ReviewTable
from ui.theme.tokens import GAP, PAD, Step
from ui.widgets.below import BelowLine
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.note import Note
from ui.widgets.text import Label

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.operations.import_lab import Preview, PreviewRow

translate = QCoreApplication.translate
_MOST_ISSUES = 8


class ImportPage(QWidget):
    """Preview and import of one file; what blinding hides is not shown.

    Signals:
        left(): back to where it was asked for.
    """

    left = Signal()

    def __init__(self, bedside: Bedside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bedside = bedside
        self._path = ""
        self._model = ReviewModel(self)
        self._table = ReviewTable(self._model)
        self._table.setAccessibleName(translate("Import", "Rows of the file"))
        self._choose = SecondaryButton(translate("Import", "Choose a file"))
        self._record = PrimaryButton(translate("Import", "Record all values"))
        self._leave = SecondaryButton(translate("Import", "Leave"))
        self._note = Note("info", "", "")
        self._line = Label("", Step.BODY, wrap=True)
        self._build()
        self._show(None)

    def _build(self) -> None:
        card = Card(
            translate("Import", "Laboratory file"),
            translate("Import", "all rows are recorded or none"),
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self._choose)
        buttons.addStretch(1)
        buttons.addWidget(self._leave)
        buttons.addWidget(self._record)
        card.body.addWidget(self._note)
        card.body.addWidget(self._table, 1)
        card.body.addWidget(BelowLine(self._table))
        card.body.addWidget(self._line)
        card.body.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, GAP, PAD, GAP)
        column.addWidget(card, 1)
        self._choose.clicked.connect(self._ask)
        self._record.clicked.connect(self._import)
        self._leave.clicked.connect(self.left)
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._tell())

    # -- asked by the window ----------------------------------------------------------------------

    def take_focus(self) -> None:
        """Put the focus on the first thing to do."""
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_file(self, path: str) -> None:
        """Read a file and show every row of it; nothing is recorded."""
        self._path = path
        read = self._bedside.preview_lab(path)
        self._show(read if not isinstance(read, str) else None)
        if isinstance(read, str):
            self._note.say(said(read))
            self._note.show()

    # -- inner workings ---------------------------------------------------------------------------

    def _ask(self) -> None:
        title = translate("Import", "Choose a laboratory's CSV file")
        path, _ = QFileDialog.getOpenFileName(self, title, "", "CSV (*.csv)")
        if path:
            self.show_file(path)

    def _show(self, read: Preview | None) -> None:
        rows = [_row(one) for one in read.rows] if read is not None else []
        self._model.show(_columns(), rows)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        issues = read.issues if read is not None else ()
        told = [f"{one.place or ''} {one.field}: {said(one.message)}".strip() for one in issues]
        more = len(told) - _MOST_ISSUES
        if more > 0:
            told = [*told[:_MOST_ISSUES], translate("Import", "and {0} more").format(more)]
        self._note.setVisible(bool(told))
        if told:
            self._note.say(
                translate("Import", "Nothing of this file can be recorded."), "\n".join(told)
            )
        self._record.setEnabled(bool(rows) and not issues)
        if rows:
            self._table.selectRow(0)
        self._tell()

    def _tell(self) -> None:
        row = self._model.row(self._table.currentIndex().row())
        words = translate("Import", "Choose a file. Its columns are told in the guide.")
        self._line.setText(row.words if row is not None else words)

    def _import(self) -> None:
        words, done = self._bedside.import_lab(self._path)
        if done:
            self._show(None)
        self._note.say(said(words))
        self._note.show()
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)


def _columns() -> tuple[str, ...]:
    return (
        translate("Import", "Line"),
        translate("Import", "Subject"),
        translate("Import", "What"),
        translate("Import", "Value"),
        translate("Import", "Sampled"),
        translate("Import", "Report"),
        translate("Import", "Look at"),
    )


def _row(one: PreviewRow) -> ReviewRow:
    look = translate("Import", "refused") if one.refused else said(one.warning)
    value = said(one.value)
    cells = (
        *(str(one.line), one.subject, said(one.label), value),
        *(one.sampled_at, one.report, look),
    )
    head = f"{one.subject}, {said(one.label)} {value}, {one.sampled_at}, {one.report}"
    return ReviewRow(cells, f"{head}, {look}" if look else head)
