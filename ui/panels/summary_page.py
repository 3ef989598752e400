"""A registry summed up: the source's tables, by one grouping at a time, with the bias said first.

Counts and medians with their own denominators; no group is compared with another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.i18n.sentences import said
from ui.models.summary_model import SummaryModel
from ui.theme.palette import theme
from ui.theme.tokens import GAP, PAD, Step
from ui.widgets.below import BelowLine
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned
from ui.widgets.note import Note
from ui.widgets.text import Label

if TYPE_CHECKING:
    from protocols.summary.content import Summary
    from ui.bedside import Bedside

translate = QCoreApplication.translate


class SummaryTable(QTableView):
    """Rows by arrows, Tab leaves; letters are the page's."""

    def __init__(self, model: SummaryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(translate("Summary", "Summary of the registry"))
        self.setFont(theme().font(Step.BODY))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        header.setDefaultAlignment(left | Qt.TextFlag.TextWordWrap)
        header.setMinimumHeight(64)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalpha() and len(event.text()) == 1:
            event.ignore()  # Qt would search the table for it
        else:
            super().keyPressEvent(event)


class SummaryPage(QWidget):
    """The tables of one registry, for those who may export."""

    def __init__(self, bedside: Bedside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bedside = bedside
        self._made: Summary | None = None
        self._registry = Choice(translate("Summary", "Registry"))
        self._tables = Choice(translate("Summary", "Table"))
        self._groups = Choice(translate("Summary", "Groups"))
        self._model = SummaryModel(self)
        self._table = SummaryTable(self._model)
        self._bias = Note("info", "", "")
        self._line = Label("", Step.BODY, wrap=True)
        self._notes = Label("", Step.CAPTION, tone="ink2", wrap=True)
        self._said = Label("", Step.CAPTION, tone="ink2", wrap=True)
        self._csv = SecondaryButton(translate("Summary", "Save as CSV"))
        self._build()

    def _build(self) -> None:
        self._card = Card(translate("Summary", "Registry summary"))
        top = QHBoxLayout()
        top.setSpacing(GAP)
        for choice in (self._registry, self._tables, self._groups):
            top.addWidget(Captioned(choice.accessibleName(), choice), 1)
        top.addWidget(self._csv, 0, Qt.AlignmentFlag.AlignBottom)
        body = self._card.body
        body.addLayout(top)
        body.addWidget(self._bias)
        body.addWidget(self._table, 1)
        body.addWidget(BelowLine(self._table))
        self._line.setMinimumHeight(24)
        for label in (self._line, self._notes, self._said):
            body.addWidget(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, GAP, PAD, GAP)
        column.addWidget(self._card, 1)
        for name, title in self._bedside.registries():
            self._registry.addItem(said(title), name)
        self._registry.setCurrentIndex(0)
        self._registry.activated.connect(lambda _n: self.refresh())
        for choice in (self._tables, self._groups):
            choice.activated.connect(lambda _n: self._show())
        self._table.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self._csv.clicked.connect(self._save)

    # -- asked by the window ----------------------------------------------------------------------

    def take_focus(self) -> None:
        """Sum up anew and put the focus on the table."""
        self.refresh()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Sum up the record as it is now; table and groups stay as chosen."""
        made = self._bedside.summary(self._registry.currentData() or "")
        self._made = None if isinstance(made, str) else made
        problem = made if isinstance(made, str) else ""
        bias = self._made.bias_note if self._made is not None else problem
        self._bias.setVisible(bool(bias))
        self._bias.say(said(bias))
        tables = self._made.tables if self._made is not None else ()
        columns = self._made.columns if self._made is not None else ()
        self._fill(self._tables, {one.id: one.label for one in tables})
        self._fill(self._groups, {c.grouping: c.grouping_label for c in columns if c.grouping})
        self._csv.setEnabled(self._made is not None)
        self._show()

    # -- inner workings ---------------------------------------------------------------------------

    @staticmethod
    def _fill(choice: Choice, names: dict[str, str]) -> None:
        kept = choice.currentData()
        choice.clear()
        for name, label in names.items():
            choice.addItem(said(label), name)
        choice.setCurrentIndex(max(choice.findData(kept), 0))

    def _show(self) -> None:
        grouping = self._groups.currentData() or ""
        self._model.show(self._made, self._tables.currentData() or "", grouping)
        made = self._made
        count = made.subjects if made is not None else 0
        left = dict(made.not_grouped).get(grouping, 0) if made is not None else 0
        words = translate("Summary", "{0} subjects; {1} in none of these groups")
        self._card.show_title(translate("Summary", "Registry summary"), words.format(count, left))
        self._notes.setText(" ".join(said(one) for one in made.notes) if made is not None else "")
        if self._model.columnCount():
            header = self._table.horizontalHeader()
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
            self._table.setCurrentIndex(self._model.index(0, 1))
        self._tell()

    def _tell(self) -> None:
        at = self._table.currentIndex()
        self._line.setText(self._model.spoken(at.row(), at.column()) if at.isValid() else "")

    def _save(self) -> None:
        if self._made is None:
            return
        name = f"{self._made.protocol}-summary.csv"
        path, _ = QFileDialog.getSaveFileName(self, translate("Summary", "Save"), name)
        if path:
            self._said.setText(self._bedside.save_summary(self._made, path))
