"""What is due for one subject now: at most six rows with real buttons, the top one filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.models.subject_content import NowItem
from ui.panels.rows import offer_why
from ui.theme.icons import Icon
from ui.theme.marks import Status, status_tone
from ui.theme.runs import Look, Run
from ui.theme.tokens import GAP, GRID, TARGET, Step
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card, Rule
from ui.widgets.status_mark import StatusMark
from ui.widgets.text import Label, RunsLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_ROWS: Final = 6
_INDENT = 26


class NowRow(QWidget):
    """One due item.

    Signals:
        asked(str): its key, when the button is pressed.
        not_done_asked(str): its key; it was not done, the reason is asked.
        why_asked(str): its key; somebody asks why it is due.
    """

    asked = Signal(str)
    not_done_asked = Signal(str)
    why_asked = Signal(str)

    def __init__(self, item: NowItem, *, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.button: PrimaryButton | SecondaryButton | None = None
        self.skip: SecondaryButton | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(GAP, GRID, GAP, GRID)
        row.setSpacing(GRID)
        row.addLayout(self._words(item), 1)
        if item.action:
            self.button = (PrimaryButton if first else SecondaryButton)(item.action)
            said = f"{item.words}, {item.window}" if item.window else item.words
            self.button.setAccessibleDescription(f"{item.title}, {said}")
            self.button.clicked.connect(lambda: self.asked.emit(item.key))
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        if item.may_skip:
            row.addWidget(self._skip_button(item), 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addLayout(row)
        outer.addWidget(Rule())
        offer_why(self, lambda: self.why_asked.emit(item.key))

    def height_at(self, width: int) -> int:
        """Return how high the row is at a width: its words wrap, nothing of them is cut."""
        column = self.layout()
        if column is None or not column.hasHeightForWidth():
            return self.sizeHint().height()
        return column.totalHeightForWidth(width)

    def _skip_button(self, item: NowItem) -> SecondaryButton:
        words = self.tr("Not done, with reason")
        self.skip = SecondaryButton("", Icon.NOT_DONE, quiet=True)
        self.skip.setAccessibleName(f"{words}: {item.title}")
        self.skip.setAccessibleDescription("N")
        self.skip.setToolTip(self.tr("Not done, with reason (N)"))
        self.skip.clicked.connect(lambda: self.not_done_asked.emit(item.key))
        return self.skip

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain_key = not event.modifiers() and not event.isAutoRepeat()
        if event.key() == Qt.Key.Key_N and plain_key and self.item.may_skip:
            self.not_done_asked.emit(self.item.key)
        else:
            super().keyPressEvent(event)

    def _words(self, item: NowItem) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        if item.action:
            head.addWidget(StatusMark(Status(item.status), ""), 0, Qt.AlignmentFlag.AlignTop)
        else:
            head.addWidget(StatusMark(Status(item.status), item.words))
            head.addWidget(RunsLabel(item.title, Look(Step.BODY, weight=600)), 1)
            column.addLayout(head)
            return column
        # both in one text that wraps: how late something is must never be cut
        tone = status_tone(Status(item.status))
        said = [Run(item.words, 600, tone)]
        if item.window:
            said.append(Run(f"  {item.window}", 400, "ink2", Step.CAPTION))
        head.addWidget(RunsLabel(said), 1)
        column.addLayout(head)
        title = RunsLabel(item.title, Look(Step.STRONG))
        title.setContentsMargins(_INDENT, 0, 0, 0)
        indent = QHBoxLayout()
        indent.setContentsMargins(_INDENT, 0, 0, 0)
        indent.addWidget(title, 1)
        column.addLayout(indent)
        if item.source:
            source = RunsLabel(item.source, Look(Step.CAPTION, "ink2"))
            under = QHBoxLayout()
            under.setContentsMargins(_INDENT, 0, 0, 0)
            under.addWidget(source, 1)
            column.addLayout(under)
        return column


class NowList(Card):
    """The card `Now`.

    Signals:
        due_opened(str): key of the item whose button was pressed.
        not_done_asked(str): key of an item that was not done.
        why_asked(str): reference of the item that somebody asks about.
    """

    due_opened = Signal(str)
    not_done_asked = Signal(str)
    why_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Now"), padding=0, parent=parent)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._rows: list[NowRow] = []
        self._items: tuple[NowItem, ...] = ()
        self._more = 0
        self._more_by = ""
        self._none = Label(self.tr("Nothing is due"), Step.BODY, tone="ink2")
        self._none.setContentsMargins(GAP, GAP, GAP, GAP)
        # rows must not hold the window open: what does not fit is hidden and counted
        self._ground = QWidget()
        self._ground.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._column = QVBoxLayout(self._ground)
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        self.body.addWidget(self._ground, 1)
        self._why = SecondaryButton(self.tr("Why?"), quiet=True)
        self._why.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the focus says which row is meant
        self._why.setMinimumHeight(32)
        self._why.setAccessibleDescription("Ctrl+E")
        self._why.setToolTip(self.tr("Why the row under the focus is due (Ctrl+E)"))
        self._why.clicked.connect(lambda: self.why_asked.emit(self.asked_about()))
        self._why.hide()
        self.title_row.addWidget(self._why)

    def show_items(self, items: Sequence[NowItem], more: int = 0, more_by: str = "") -> None:
        """Show these items, most urgent first; the focus stays on its item."""
        self._more, self._more_by = more, more_by
        shown = tuple(items[:MOST_ROWS])
        self._more += len(items) - len(shown)
        if shown != self._items:
            self._rebuild(shown)
        self._none.setVisible(not shown)
        self._why.setVisible(bool(shown))
        self._fit()

    def _rebuild(self, items: tuple[NowItem, ...]) -> None:
        focused = next((row.item.key for row in self._rows if _stands_on(row)), None)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._items = items
        self._rows = [NowRow(item, first=not place) for place, item in enumerate(items)]
        for place, row in enumerate(self._rows):
            row.asked.connect(self.due_opened)
            row.not_done_asked.connect(self.not_done_asked)
            row.why_asked.connect(lambda key: self.why_asked.emit(f"due:{key}"))
            self._column.insertWidget(place, row)
            if row.button is not None and row.item.key == focused:
                row.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Put the focus on the top due row."""
        for row in self._rows:
            if row.button is not None and not row.isHidden():
                row.button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def asked_about(self) -> str:
        """Return the reference of the row under the focus, else of the top one."""
        row = next((one for one in self._rows if _stands_on(one)), None)
        row = row or next(iter(self._rows), None)
        return f"due:{row.item.key}" if row is not None else ""

    def buttons(self) -> tuple[str, ...]:
        """Return what the buttons say, from top to bottom."""
        return tuple(row.button.text() for row in self._rows if row.button and not row.isHidden())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Hide the rows that do not fit whole and count them."""
        room = self.height() - 2 - TARGET
        hidden, width = 0, self.width() - 2
        for row in self._rows:
            room -= row.height_at(width)
            row.setVisible(room >= 0)
            hidden += room < 0
        count = self._more + hidden
        if not count:
            words = ""
        elif self._more_by:
            words = self.tr("{n} more by {time}").format(n=count, time=self._more_by)
        else:
            words = self.tr("{n} more").format(n=count)
        self.show_title(self.tr("Now"), words)


def _stands_on(row: NowRow) -> bool:
    return any(one is not None and one.hasFocus() for one in (row.button, row.skip))
