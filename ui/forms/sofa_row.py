"""One organ of SOFA: its inputs, where they come from, its points and the rule in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QLineF, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.forms.entry_form import choice_key, choose_key, filled
from ui.i18n.languages import core_said
from ui.theme.icons import Icon
from ui.theme.marks import Status
from ui.theme.palette import theme
from ui.theme.runs import Look, Run
from ui.theme.tokens import GAP, GRID, HALF, Step
from ui.widgets.buttons import SecondaryButton
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, TextField
from ui.widgets.score import PointCells
from ui.widgets.status_mark import StatusMark
from ui.widgets.text import Label, RunsLabel, plain_tooltip

if TYPE_CHECKING:
    from protocols.scores.result import Component

ORGAN_WIDTH: Final = 124
RULE_WIDTH: Final = 206
_NARROW_RULE: Final = 176
_INPUT_HEIGHT: Final = 66
_SOURCE_WIDTH: Final = 78
"""A source needs this much room beside the inputs; with less it is left to the tooltip."""

_VALUE: Final = re.compile(r"(creatinine|urine) [^,;]+, ")
_CAPTIONED: Final = " micrograms per kg per min"
"""Stands over the rate typed; the rule need not say it again."""

translate = QCoreApplication.translate


class NotDone(QWidget):
    """Why an organ was not assessed, in place of its inputs.

    Signals:
        typed(str): reason chosen or words typed.
        undone(): the inputs are wanted after all.
    """

    typed = Signal(str)
    undone = Signal()

    def __init__(self, organ: str) -> None:
        super().__init__()
        caption = translate("SofaForm", "Not done, why")
        self.code = Choice(f"{organ}, {caption}", translate("SofaForm", "choose or type"))
        self.words = TextField(translate("SofaForm", "{0}, in your words").format(organ))
        self.undo = SecondaryButton(translate("SofaForm", "Enter values"), quiet=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(Captioned(caption, self.code), 1)
        row.addWidget(Captioned(translate("SofaForm", "In your words"), self.words), 1)
        row.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignBottom)
        self.code.activated.connect(lambda _row: self.typed.emit(self.reason()))
        self.words.typed.connect(self.typed)
        self.undo.clicked.connect(self.undone)

    def offer(self, codes: Sequence[str]) -> None:
        """Offer other reasons."""
        filled(self.code, [(one, one) for one in codes])

    def reason(self) -> str:
        """Return the reason: the words typed, behind the code where one is chosen."""
        code, words = choice_key(self.code), self.words.text().strip()
        return ": ".join(part for part in (code, words) if part)

    def texts(self) -> dict[str, str]:
        """Return what was chosen and typed, for the draft."""
        return {"code": choice_key(self.code), "words": self.words.text()}

    def fill(self, texts: Mapping[str, object]) -> None:
        """Put a draft back."""
        code, words = texts.get("code"), texts.get("words")
        choose_key(self.code, code if isinstance(code, str) else "")
        self.words.setText(words if isinstance(words, str) else "")

    def take_reason(self, reason: str) -> None:
        """Put a stored reason back as words."""
        choose_key(self.code, "")
        self.words.setText(reason)


class SofaRow(QWidget):
    """One organ.

    Args:
        name: the component's machine name (`liver`).
        organ: its name for people.
        compact: the button for not done shows its icon only, where the inputs need the room.

    Attributes:
        fields: the layout of the inputs.
        reason: why it was not done.

    Signals:
        typed(str): anything in the row changed.
        moved(int): 1 asks for the next organ, -1 for the one before.
    """

    typed = Signal(str)
    moved = Signal(int)

    def __init__(self, name: str, organ: str, *, compact: bool = False) -> None:
        super().__init__()
        self.name, self.organ = name, organ
        self.setAccessibleName(organ)
        self._inputs: list[QWidget] = []
        self._compact = compact
        self._component: Component | None = None
        self._issue = ""
        self._source = ""
        self._not_done = False
        title = Label(organ, Step.STRONG, weight=600, wrap=True)
        title.setFixedWidth(ORGAN_WIDTH)
        self.fields = QHBoxLayout()
        self.fields.setSpacing(GRID)
        self.button = SecondaryButton(
            "" if compact else translate("SofaForm", "Not done, why"), Icon.NOT_DONE
        )
        said = translate("SofaForm", "{0} not done, why; key N").format(organ)
        self.button.setAccessibleName(said)
        if compact:
            self.button.setToolTip(translate("SofaForm", "Not done, why"))
        self._told = RunsLabel(look=Look(Step.CAPTION, "ink2"))
        self._stale = StatusMark(Status.WARNING, translate("SofaForm", "Stale"), Step.CAPTION)
        self._stale.hide()
        self.reason = NotDone(organ)
        self.reason.hide()
        self.cells = PointCells(organ)
        self._rule = RunsLabel(look=Look(Step.CAPTION, "ink2"))
        self._arrange(title)
        self.button.clicked.connect(lambda: self.set_not_done(on=True, by_hand=True))
        self.reason.undone.connect(lambda: self.set_not_done(on=False, by_hand=True))
        self.reason.typed.connect(self.typed)

    def _arrange(self, title: QWidget) -> None:
        self._typed_side = QWidget()
        typed = QHBoxLayout(self._typed_side)
        typed.setContentsMargins(0, 0, 0, 0)
        typed.setSpacing(GRID)
        typed.addLayout(self.fields)
        typed.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addStretch(1)
        told.addWidget(self._told)
        told.addWidget(self._stale)
        told.addStretch(1)
        typed.addLayout(told, 1)
        self._points = QWidget()
        self._points.setFixedWidth(RULE_WIDTH)
        side = QVBoxLayout(self._points)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(2)
        side.addStretch(1)
        side.addWidget(self.cells)
        side.addWidget(self._rule)
        side.addStretch(1)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(GAP, HALF, GRID, HALF)
        row.setSpacing(GAP)
        for inputs in (self._typed_side, self.reason):
            inputs.setMaximumHeight(_INPUT_HEIGHT)  # on a high screen they stay beside their organ
        row.addWidget(title)
        row.addWidget(self._typed_side, 1)
        row.addWidget(self.reason, 1)
        row.addWidget(self._points)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(72)

    def set_narrow(self, *, narrow: bool) -> None:
        """Give the inputs some of the points' room: in a narrow window neither is cut."""
        self.cells.set_narrow(narrow=narrow)
        self._points.setFixedWidth(_NARROW_RULE if narrow else RULE_WIDTH)
        self._row.setSpacing(GRID if narrow else GAP)

    def add(self, widget: QWidget, width: int = 0) -> None:
        """Add an input; Down, Up and Enter in it move between organs."""
        if width:
            widget.setFixedWidth(width)
        self.fields.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        self.watch(widget)

    def watch(self, widget: QWidget) -> None:
        """Let the arrow keys of an input, and of what is in it, move between organs."""
        controls = [widget, *widget.findChildren(QWidget)]
        for control in controls:
            if isinstance(control, QLineEdit | QComboBox | QAbstractButton):
                self._inputs.append(control)
                control.installEventFilter(self)

    # -- what is said -----------------------------------------------------------------------------

    def say_source(self, words: str, *, stale: bool = False) -> None:
        """Say where the values come from; stale marks a value that the rule lets stand."""
        self._source = words
        self._stale.setVisible(stale)
        self._tell()

    def say_issue(self, sentence: str) -> None:
        """Say what cannot be read, in place of the source."""
        self._issue = sentence
        self._tell()

    def issue(self) -> str:
        """Return what cannot be read."""
        return self._issue

    def source(self) -> str:
        """Return where the values come from."""
        return self._source

    def _tell(self) -> None:
        self._typed_side.setToolTip(plain_tooltip(self._source))
        issue = (Run(self._issue, 600, "red"),)
        if self._compact:
            self._told.show_runs((Run(self._source),))
            if self._issue:
                self._rule.show_runs(issue)
            elif self._component is not None:
                self.show_component(self._component)
        else:
            self._told.show_runs(issue if self._issue else (Run(self._source),))
        self._give_room()

    def show_component(self, part: Component) -> None:
        """Show the points, or those still possible, and the rule in words."""
        self._component = part
        if part.points is not None:
            self.cells.show_points(part.points)
            self._rule.show_runs((Run(rule_words(part)),))
        else:
            self.cells.show_unknown(range(part.low, part.high + 1))
            words = translate("SofaForm", "unknown: {0} to {1}, not counted as 0")
            if part.low:
                words = translate("SofaForm", "unknown: {0} to {1}")
            self._rule.show_runs((Run(words.format(part.low, part.high), 600, "amber"),))
        if self._compact and self._issue:
            self._rule.show_runs((Run(self._issue, 600, "red"),))
        self.button.setVisible(not self._not_done and part.points is None)
        self._give_room()

    def _give_room(self) -> None:
        """Leave the source out where the inputs need its room; it stays in the tooltip."""
        taken = max(self.fields.sizeHint().width(), self.fields.geometry().width()) + 3 * GRID
        if not self.button.isHidden():
            taken += self.button.sizeHint().width()
        room = self._typed_side.width() - taken
        fits = room >= _SOURCE_WIDTH and self._told.heightForWidth(room) <= _INPUT_HEIGHT
        said = bool(self._issue) and not self._compact
        self._told.setVisible(fits or said)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def rule_text(self) -> str:
        """Return the rule in words, as shown."""
        return self._rule.text()

    # -- not done ---------------------------------------------------------------------------------

    def is_not_done(self) -> bool:
        """Say whether a reason is given in place of values."""
        return self._not_done

    def set_not_done(self, *, on: bool, by_hand: bool = False) -> None:
        """Ask for the reason in place of the inputs, or go back to them."""
        self._not_done = on
        self._typed_side.setVisible(not on)
        self.reason.setVisible(on)
        if by_hand:
            (self.reason.code if on else self.first()).setFocus(Qt.FocusReason.OtherFocusReason)
            self.typed.emit("")

    def first(self) -> QWidget:
        """Return where the focus goes in this row: its first empty input, else its first."""
        if self._not_done:
            return self.reason.code
        lines = [one for one in self._inputs if isinstance(one, QLineEdit) and one.isVisible()]
        empty = [one for one in lines if not one.text().strip() and not one.isReadOnly()]
        return (empty or lines or self._inputs)[0]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = self._step(watched, event)
            if step:
                self.moved.emit(step)
                return True
        return super().eventFilter(watched, event)

    @staticmethod
    def _step(watched: QObject, event: QKeyEvent) -> int:
        """Return where a key goes: the next organ, the one before, or nowhere."""
        if event.modifiers() not in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            return 0
        line = isinstance(watched, QLineEdit)
        if line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return 1
        if isinstance(watched, QComboBox):
            return 0
        return {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(QColor(theme().tokens.line), 1))
        painter.drawLine(QLineF(0, 0.5, self.width(), 0.5))


def rule_words(part: Component) -> str:
    """Return the reason of known points without repeating the value typed beside it.

    `P/F 157.8 mmHg, below 200 with support` is shown as `P/F below 200 with support`.
    """
    _, comma, rest = part.why.partition(", ")
    if comma and part.name == "respiration":
        return f"P/F {core_said(rest)}"
    if comma and part.name in ("coagulation", "liver"):
        return core_said(rest)
    if part.name == "renal":
        return core_said(_VALUE.sub(r"\1 ", part.why))
    heart = part.name == "cardiovascular"
    return core_said(part.why.replace(_CAPTIONED, "") if heart else part.why)
