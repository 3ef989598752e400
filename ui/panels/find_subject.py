"""Find a subject by study id or bed; look-alike ids are told apart."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.models.board_row import BoardRow
from ui.theme.palette import theme
from ui.theme.tokens import GAP, PAD, TARGET, Step
from ui.widgets.card import Card
from ui.widgets.fields import Captioned, TextField
from ui.widgets.text import Label

translate = QCoreApplication.translate


class FindSubject(QWidget):
    """Type a part of the id or the bed, then Enter.

    Signals:
        subject_chosen(str): the study id.
    """

    subject_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[BoardRow, ...] = ()
        self.typed = TextField(translate("Find", "Study id or bed"))
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Find", "Subjects found"))
        self.list.setFont(theme().font(Step.STRONG))
        self.empty = Label("", Step.BODY, tone="ink2")
        card = Card(translate("Find", "Find subject"))
        card.body.addWidget(Captioned(self.typed.accessibleName(), self.typed))
        card.body.addWidget(self.list, 1)
        card.body.addWidget(self.empty)
        self._screened_title = Label(
            translate("Find", "Screened, not enrolled"), Step.STRONG, weight=700
        )
        self.screened = QListWidget()
        self.screened.setAccessibleName(self._screened_title.text())
        self.screened.setWordWrap(True)
        self.screened.setMaximumHeight(160)
        card.body.addWidget(self._screened_title)
        card.body.addWidget(self.screened)
        self.show_screened(())
        card.setMaximumWidth(720)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, GAP, PAD, GAP)
        column.addWidget(card, 1, Qt.AlignmentFlag.AlignHCenter)
        card.setMinimumWidth(560)
        self.typed.typed.connect(lambda _text: self._show())
        self.typed.returnPressed.connect(self._choose_first)
        self.list.itemActivated.connect(self._choose)

    def show_rows(self, rows: tuple[BoardRow, ...]) -> None:
        """Show the ward's subjects to choose from."""
        self._rows = rows
        self._show()

    def show_screened(self, lines: tuple[str, ...]) -> None:
        """Show who was screened on this ward and not enrolled; nothing where there is nobody."""
        self.screened.clear()
        self.screened.addItems(lines)
        self._screened_title.setVisible(bool(lines))
        self.screened.setVisible(bool(lines))

    def take_focus(self) -> None:
        """Put the focus where the id is typed."""
        self.typed.setFocus()
        self.typed.selectAll()

    def _show(self) -> None:
        wanted = self.typed.text().strip().upper()
        self.list.clear()
        found = [
            row
            for row in self._rows
            if wanted in row.subject.upper() or wanted.lstrip("0") == row.bed.lstrip("0")
        ]
        for row in found:
            bed = translate("Find", "Bed %1").replace("%1", row.bed or "?")
            item = QListWidgetItem(f"{row.subject}    {bed}    {row.protocol}")
            item.setData(Qt.ItemDataRole.UserRole, row.subject)
            item.setSizeHint(QSize(200, TARGET + 4))
            self.list.addItem(item)
        if found:
            self.list.setCurrentRow(0)
        self.empty.setText(self._said(found))

    def _said(self, found: list[BoardRow]) -> str:
        if not found:
            return translate("Find", "No subject with that id or bed on this ward.")
        close = look_alikes([row.subject for row in found])
        if close:
            said = translate("Find", "Look twice: %1 are alike.")
            return said.replace("%1", ", ".join(close))
        return ""

    def _choose_first(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._choose(item)

    def _choose(self, item: QListWidgetItem) -> None:
        self.subject_chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))


def look_alikes(ids: list[str]) -> tuple[str, ...]:
    """Return ids that differ from another one in one place only (R36)."""
    found: set[str] = set()
    for number, one in enumerate(ids):
        for other in ids[number + 1 :]:
            if len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1:
                found |= {one, other}
    return tuple(sorted(found))
