"""The monitor's page: what is worth a look, the trail of every entry, and the house's log.

Filters narrow what is shown and what is exported alike. Nothing is decided or changed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

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

from protocols.review.findings import USUAL_LATE
from ui.models.review_model import ReviewModel
from ui.models.review_rows import (
    View,
    columns_of,
    finding_rows,
    house_rows,
    kind_words,
    trail_lines,
)
from ui.theme.palette import theme
from ui.theme.tokens import GAP, GRID, PAD, Step
from ui.widgets.below import BelowLine
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, TextField
from ui.widgets.note import Note
from ui.widgets.segments import Segments
from ui.widgets.text import Label

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.operations.review import Reviewed

translate = QCoreApplication.translate
_PERIODS: Final = {"all": 0, "day": 24, "week": 168, "month": 720}
_LATE: Final = (1, 2, 4, 8, 12, 24, 48, 72)
_WIDTHS: Final = {"findings": 4, "trail": 4, "house": 2}  # the column that takes what is left


class ReviewTable(QTableView):
    """Rows of texts; arrows move, Tab leaves, letters are the page's."""

    def __init__(self, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(translate("Review", "What was found"))
        self.setFont(theme().font(Step.BODY))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalpha() and len(event.text()) == 1:
            event.ignore()  # Qt would search the table for it
        else:
            super().keyPressEvent(event)


class ReviewPage(QWidget):
    """Review and trail of the whole ward, for roles that read it."""

    def __init__(self, bedside: Bedside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bedside = bedside
        self._made: Reviewed | None = None
        self._model = ReviewModel(self)
        self._views = Segments(
            translate("Review", "What to read"),
            (
                ("findings", translate("Review", "To look at")),
                ("trail", translate("Review", "Every entry")),
                ("house", translate("Review", "House")),
            ),
        )
        self._subject = Choice(translate("Review", "Subject"))
        self._person = Choice(translate("Review", "Person"))
        self._kind = Choice(translate("Review", "Finding"))
        self._period = Choice(translate("Review", "Entered"))
        self._late = Choice(translate("Review", "Late after"))
        self._field = TextField(translate("Review", "What it is about, such as IgM"))
        self._table = ReviewTable(self._model)
        self._line = Label("", Step.BODY, wrap=True)
        self._said = Label("", Step.CAPTION, tone="ink2", wrap=True)
        self._note = Note("info", "", "")
        self._csv = SecondaryButton(translate("Review", "Export CSV"))
        self._pdf = SecondaryButton(translate("Review", "Trail as PDF"))
        self._build()

    def _build(self) -> None:
        card = Card(translate("Review", "Review"))
        self._card = card
        filters = QHBoxLayout()
        filters.setSpacing(GRID)
        for widget in (self._subject, self._person, self._kind, self._period, self._late):
            filters.addWidget(Captioned(widget.accessibleName(), widget), 2)
        filters.addWidget(Captioned(self._field.accessibleName(), self._field), 3)
        top = QHBoxLayout()
        top.addWidget(self._views)
        top.addStretch(1)
        top.addWidget(self._csv)
        top.addWidget(self._pdf)
        card.body.addLayout(top)
        card.body.addLayout(filters)
        card.body.addWidget(self._note)
        card.body.addWidget(self._table, 1)
        card.body.addWidget(BelowLine(self._table))
        self._line.setMinimumHeight(44)
        card.body.addWidget(self._line)
        card.body.addWidget(self._said)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, GAP, PAD, GAP)
        column.addWidget(card, 1)
        self._note.hide()
        for key, words in (
            ("all", translate("Review", "at any time")),
            ("day", translate("Review", "in the last 24 hours")),
            ("week", translate("Review", "in the last 7 days")),
            ("month", translate("Review", "in the last 30 days")),
        ):
            self._period.addItem(words, key)
        self._period.setCurrentIndex(0)
        for hours in _LATE:
            self._late.addItem(translate("Review", "{0} hr").format(hours), hours)
        self._late.setCurrentIndex(self._late.findData(USUAL_LATE))
        self._views.choose("findings")
        self._views.chosen.connect(lambda _key: self._show())
        for choice in (self._subject, self._person, self._kind, self._period, self._late):
            choice.activated.connect(lambda _n: self._ask())
        self._field.returnPressed.connect(self._ask)
        self._field.editingFinished.connect(self._ask)
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self._csv.clicked.connect(lambda: self._save("csv"))
        self._pdf.clicked.connect(lambda: self._save("pdf"))

    # -- asked by the window --------------------------------------------------------------------

    def take_focus(self) -> None:
        """Read the record anew and put the focus on what was found."""
        self.refresh()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the record as it is now, with every subject and person to choose from."""
        made = self._bedside.review()
        whole = made if not isinstance(made, str) else None
        self._fill(self._subject, whole.subjects if whole else ())
        self._fill(self._person, whole.people if whole else ())
        kinds = sorted({one.kind for one in whole.findings}) if whole else []
        kept = self._kind.currentData()
        self._kind.clear()
        self._kind.addItem(translate("Review", "all"), "")
        for kind in kinds:
            self._kind.addItem(kind_words(kind), kind)
        self._kind.setCurrentIndex(max(self._kind.findData(kept), 0))
        chosen = (self._subject, self._person, self._period)
        narrowed = any(one.currentIndex() > 0 for one in chosen) or self._field.text().strip()
        if narrowed or self._late.currentData() != USUAL_LATE:
            self._ask()
        else:
            self._take(made)

    def lines(self) -> tuple[str, ...]:
        """Return the rows that are shown as plain text."""
        rows = (self._model.row(number) for number in range(self._model.rowCount()))
        return tuple(row.words for row in rows if row is not None)

    # -- inner workings -------------------------------------------------------------------------

    @staticmethod
    def _fill(choice: Choice, names: tuple[str, ...]) -> None:
        kept = choice.currentData()
        choice.clear()
        choice.addItem(translate("Review", "all"), "")
        for name in names:
            choice.addItem(name, name)
        choice.setCurrentIndex(max(choice.findData(kept), 0))

    def _ask(self) -> None:
        made = self._bedside.review(
            subject=self._subject.currentData() or "",
            person=self._person.currentData() or "",
            field=self._field.text().strip(),
            hours=_PERIODS[self._period.currentData() or "all"],
            late_hours=self._late.currentData(),
        )
        self._take(made)

    def _take(self, made: Reviewed | str) -> None:
        self._made = None if isinstance(made, str) else made
        problem = made if isinstance(made, str) else ""
        if self._made is not None and self._made.left_out:
            problem = "\n".join(self._made.left_out)
        self._note.setVisible(bool(problem))
        self._note.say(problem)
        self._show()

    def _show(self) -> None:
        made, zone = self._made, self._bedside.zone
        view = cast("View", self._views.choice() or "findings")
        if made is None:
            self._model.show(columns_of(view), ())
        elif view == "findings":
            kind = self._kind.currentData() or ""
            found = [one for one in made.findings if not kind or one.kind == kind]
            self._model.show(columns_of(view), finding_rows(found, zone))
        elif view == "trail":
            self._model.show(columns_of(view), trail_lines(made.trail, zone))
        else:
            self._model.show(columns_of(view), house_rows(made.house, zone))
        self._share_width(view)
        count = self._model.rowCount()
        words = translate("Review", "{0} rows, read as {1}").format(
            count, made.role if made else ""
        )
        if made is not None and made.blinded:
            words = translate("Review", "{0}, blinded").format(words)
        self._card.show_title(translate("Review", "Review"), words)
        self._csv.setEnabled(made is not None)
        self._pdf.setEnabled(made is not None and bool(made.trail))
        if count:
            self._table.selectRow(0)
        self._tell()

    def _share_width(self, view: View) -> None:
        header = self._table.horizontalHeader()
        for column in range(self._model.columnCount()):
            wide = column == _WIDTHS[view]
            mode = QHeaderView.ResizeMode.Stretch if wide else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(column, mode)
            if not wide:
                self._table.resizeColumnToContents(column)
                self._table.setColumnWidth(column, min(self._table.columnWidth(column) + 8, 260))

    def _tell(self) -> None:
        row = self._model.row(self._table.currentIndex().row())
        self._line.setText(row.words if row is not None else translate("Review", "Nothing found."))

    def _save(self, kind: str) -> None:
        view = self._views.choice() or "findings"
        name = f"{'trail' if kind == 'pdf' else view}.{kind}"
        path, _ = QFileDialog.getSaveFileName(self, translate("Review", "Save"), name)
        if path and self._made is not None:
            what = "trail" if kind == "pdf" else view
            self._said.setText(self._bedside.save_review(self._made, what, kind, path))
