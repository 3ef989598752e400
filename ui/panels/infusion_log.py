"""The log of one infusion: its events, the delivered curve, and the keys that chart more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.models.log_content import LogAction, LogContent, LogNote
from ui.panels.event_table import EventTable
from ui.theme.icons import Icon
from ui.theme.marks import Status
from ui.theme.runs import Look, Run
from ui.theme.tokens import GAP, GRID, PAD, Step
from ui.widgets.buttons import KitButton, PrimaryButton, SecondaryButton
from ui.widgets.card import Card, Rule
from ui.widgets.note import Note
from ui.widgets.status_mark import StatusMark
from ui.widgets.text import Label, RunsLabel

if TYPE_CHECKING:
    from ui.charts.delivered_chart import DeliveredChart

RIGHT_WIDTH: Final = 548
LEAST_RIGHT: Final = 440
_LOOKS: Final[dict[LogAction, tuple[Icon, str]]] = {
    "start": (Icon.PLAY, "R"),
    "rate": (Icon.RATE_STEP, "R"),
    "pause": (Icon.PAUSE, "P"),
    "resume": (Icon.PLAY, "P"),
    "bag": (Icon.BAG, "B"),
    "stop": (Icon.STOP, "S"),
    "unknown": (Icon.UNKNOWN, "K"),
    "known_again": (Icon.UNKNOWN, "K"),
}


class InfusionLog(QWidget):
    """One infusion.

    Signals:
        asked(str): an event to be charted: rate, pause, resume, bag, stop, unknown…
        correct_asked(str): id of the entry to be corrected.
        note_asked(str): key of the note whose button was pressed: a deviation to be explained.
    """

    asked = Signal(str)
    correct_asked = Signal(str)
    note_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._table = EventTable()
        self._title = Label("", Step.STRONG)
        self._under = Label("", Step.CAPTION, tone="ink2", elide=True)
        self._correct = SecondaryButton(self.tr("Correct an entry"), Icon.PENCIL, quiet=True)
        self._buttons: dict[LogAction, KitButton] = {}
        self._mark = StatusMark(Status.NO_INFUSION, step=Step.STRONG)
        self._rate = Label("", Step.KEY)
        self._to_run = Label("", Step.CAPTION, weight=600, tone="ink2")
        self._ends = Label("", Step.STRONG)
        self._chart: DeliveredChart | None = None
        self._shown_notes: tuple[LogNote, ...] = ()
        self._build()
        self._correct.clicked.connect(self._ask_correction)
        self._correct.setAccessibleDescription("C")
        self._table.event_opened.connect(self.correct_asked)

    def _build(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setSpacing(GAP)
        self._card = self._log_card()
        self._row.addWidget(self._card, 1)
        self._row.addWidget(self._right_column())
        self.set_compact(compact=False)

    def _log_card(self) -> Card:
        card = Card(padding=0)
        card.setAccessibleName(self.tr("Events"))
        body = card.body
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(PAD, 6, GRID, 5)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._under)
        head.addLayout(words, 1)
        head.addWidget(self._correct)
        body.addLayout(head)
        body.addWidget(Rule())
        body.addWidget(self._table, 1)
        body.addWidget(Rule())
        self._bar = QHBoxLayout()
        self._bar.setContentsMargins(GAP, GAP, GAP, GAP)
        self._bar.setSpacing(GRID)
        body.addLayout(self._bar)
        return card

    def _right_column(self) -> QWidget:
        column = QWidget()
        self._side = column
        self._right = QVBoxLayout(column)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(GAP)
        card = Card(padding=0)
        card.setAccessibleName(self.tr("Delivered volume"))
        card.body.setContentsMargins(0, 0, 0, 0)
        card.body.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(PAD, GRID, PAD, GRID)
        head.setSpacing(GRID)
        head.addWidget(self._mark)
        head.addWidget(self._rate)
        head.addStretch(1)
        ends = QVBoxLayout()
        ends.setSpacing(0)
        for label in (self._to_run, self._ends):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            ends.addWidget(label)
        head.addLayout(ends)
        card.body.addLayout(head)
        card.body.addWidget(Rule())
        self._curve = QVBoxLayout()
        card.body.addLayout(self._curve, 1)
        self._right.addWidget(card, 1)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(GRID)
        self._right.addLayout(self._notes)
        return column

    def set_compact(self, *, compact: bool) -> None:
        """Take the narrow margins of a compact window; the window knows its height."""
        side, margin = (GRID, GRID) if compact else (PAD, GAP)
        self._row.setContentsMargins(side, margin, side, margin)

    def show_log(self, content: LogContent) -> None:
        """Show this infusion."""
        self._title.setText(content.title)
        self._under.setText(content.under)
        self._table.show_lines(content.lines)
        self._mark.show_status(Status(content.status), content.words)
        self._rate.setText(content.rate)
        self._to_run.setText(content.to_run)
        self._ends.setText(content.ends)
        self._correct.setEnabled(any(line.key for line in content.lines))
        self._show_chart(content)
        self._show_actions(content.actions)
        self._show_notes(content.notes)

    def take_focus(self) -> None:
        """Put the focus on the events."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def lines(self) -> tuple[str, ...]:
        """Return the rows of the log as plain text."""
        return self._table.lines()

    def _show_chart(self, content: LogContent) -> None:
        if content.chart is None:
            if self._chart is not None:
                self._chart.hide()
            return
        if self._chart is None:
            from ui.charts.delivered_chart import DeliveredChart

            self._chart = DeliveredChart()
            self._curve.addWidget(self._chart)
        self._chart.show()
        self._chart.show_content(content.chart)

    def _show_actions(self, actions: tuple[LogAction, ...]) -> None:
        if tuple(self._buttons) == actions:
            return
        while (item := self._bar.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = {}
        for action in actions:
            icon, key = _LOOKS[action]
            kind = SecondaryButton if self._buttons else PrimaryButton
            button = kind(self._word(action), icon, key)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked=False, action=action: self.asked.emit(action))
            if action == "stop" and self._buttons:
                self._bar.addSpacing(GAP - GRID)  # set off, so that it is not hit by mistake
            self._buttons[action] = button
            self._bar.addWidget(button)
        self._bar.addStretch(100)

    def _word(self, action: LogAction) -> str:
        words: dict[LogAction, str] = {
            "start": self.tr("Start"),
            "rate": self.tr("Rate"),
            "pause": self.tr("Pause"),
            "resume": self.tr("Resume"),
            "bag": self.tr("Bag change"),
            "stop": self.tr("Stop"),
            "unknown": self.tr("Unknown stretch"),
            "known_again": self.tr("Rate known again"),
        }
        return words[action]

    def _show_notes(self, notes: tuple[LogNote, ...]) -> None:
        if notes == self._shown_notes:
            return
        self._shown_notes = notes
        while (item := self._notes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for note in notes:
            self._notes.addWidget(self._note(note))

    def _note(self, content: LogNote) -> Note:
        note = Note("warning", content.first, content.rest, mark=Status.DEVIATION)
        if not (content.caption or content.action):
            return note
        note.choices.addWidget(Rule())
        row = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        if content.caption:
            words.addWidget(Label(content.caption, Step.CAPTION, tone="ink2"))
        if content.quote:
            runs = (Run(content.quote, 700), Run(f" {content.by}", None, "ink2"))
            words.addWidget(RunsLabel(runs, Look(Step.BODY)))
        row.addLayout(words, 1)
        if content.action:
            button = SecondaryButton(content.action, Icon.RATE_STEP)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda: self.note_asked.emit(content.key))
            button.setProperty("asked", f"deviation:{content.key}")
            row.addWidget(button)
        note.choices.addLayout(row)
        return note

    def asked_about(self) -> str:
        """Return the reference of the deviation whose button has the focus."""
        here = cast("QWidget | None", self.window().focusWidget())  # Qt may answer with none
        return str(here.property("asked") or "") if here is not None else ""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = self._card.minimumSizeHint().width()
        room = self.width() - 2 * PAD - GAP - left
        self._side.setFixedWidth(max(LEAST_RIGHT, min(RIGHT_WIDTH, room)))

    def _ask_correction(self) -> None:
        if self._table.selected():
            self.correct_asked.emit(self._table.selected())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif letter == "C":
            self._ask_correction()
        else:
            action = next((one for one in self._buttons if _LOOKS[one][1] == letter), None)
            if action is None:
                super().keyPressEvent(event)
            else:
                self.asked.emit(action)
