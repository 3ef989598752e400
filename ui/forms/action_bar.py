"""The foot of every form: Leave, the draft's stamp, what is missing, Record; and a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLineF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme.icons import Icon
from ui.theme.palette import theme
from ui.theme.runs import Look, Run
from ui.theme.tokens import GAP, GRID, PAD, Step
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.fields import Captioned, TextField
from ui.widgets.note import Note
from ui.widgets.text import Label, RunsLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

translate = QCoreApplication.translate
WIDEST: Final = 1480
"""Entry forms stop growing here and stay in the middle."""
_TALL: Final = 70


class ActionBar(QWidget):
    """Leave, draft stamp, middle, what is missing, Record: fixed at the foot of a form.

    A tall bar (over 70 px) has a line of captions above its buttons: the draft stamp over Leave,
    what is missing over Record and the step beside it.

    Attributes:
        middle: the layout between the two ends, for a decision or a note.
        record, leave: the two buttons.
    """

    def __init__(self, record: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._usual = height
        self._tall = height > _TALL
        self._subject, self._said = "", Run("")
        self.record = PrimaryButton(record, key="Ctrl+Enter", large=True)
        self.leave = SecondaryButton(
            translate("FormPage", "Leave, keep draft"), Icon.BACK, "Esc", large=True
        )
        self._draft = Label("", Step.CAPTION, tone="ink2", elide=not self._tall)
        self._missing = RunsLabel(look=Look(Step.CAPTION, "amber", 600), wrap=False)
        for button in (self.record, self.leave):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._between = between = QWidget()
        self.middle = QHBoxLayout(between)
        self.middle.setContentsMargins(0, 0, 0, 0)
        self.middle.setSpacing(PAD)
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        row = QHBoxLayout(inner)
        row.setContentsMargins(PAD, 0, PAD, 0)
        row.setSpacing(GAP)
        self._ends = (QGridLayout(), QGridLayout())
        self._arrange_ends()
        row.addLayout(self._ends[0])
        row.addWidget(between, 1)
        row.addLayout(self._ends[1])
        self._outer = QHBoxLayout(self)
        self._outer.setSpacing(0)
        self._outer.addWidget(inner)
        self.set_compact(compact=False)
        self.setAccessibleName(translate("FormPage", "Actions"))

    def _arrange_ends(self) -> None:
        left, right = self._ends
        middle = Qt.AlignmentFlag.AlignVCenter
        for grid in self._ends:
            grid.setHorizontalSpacing(GAP)
            grid.setVerticalSpacing(GRID // 2)
        if not self._tall:
            left.addWidget(self.leave, 0, 0)
            left.addWidget(self._draft, 0, 1, middle)
            right.addWidget(self._missing, 0, 0, middle)
            right.addWidget(self.record, 0, 2)
            return
        # the caption line keeps its height while there is nothing to say
        for number, (grid, label) in enumerate(zip(self._ends, self._captions(), strict=True)):
            grid.setRowMinimumHeight(0, Step.CAPTION.line)
            grid.addWidget(label, 0, number, 1, 1 + number)
            grid.setRowStretch(2, 1)
        left.addWidget(self.leave, 1, 0)
        right.addWidget(self.record, 1, 2)

    def _captions(self) -> tuple[QWidget, QWidget]:
        return self._draft, self._missing

    def set_read_only(self, *, only: bool) -> None:
        """Take away what decides and records, where nothing can be recorded."""
        self._between.setVisible(not only)
        self.record.setVisible(not only)

    def add_step(self, widget: QWidget) -> None:
        """Put a control beside Record, under the line that names what is missing."""
        self._ends[1].addWidget(widget, 1 if self._tall else 0, 1)

    def set_compact(self, *, compact: bool) -> None:
        """Take a low screen's height."""
        height = self._usual - GRID if compact and self._tall else self._usual
        self.setFixedHeight(height)
        around = (height - 52 - Step.CAPTION.line - 4) // 2 if self._tall else 0
        self._outer.setContentsMargins(0, around, 0, around)

    def say_draft(self, words: str) -> None:
        """Say when the draft was kept."""
        self._draft.setText(words)

    def draft_words(self) -> str:
        """Return the words about the draft."""
        return self._draft.text()

    def say_missing(self, words: str, hint: str = "") -> None:
        """Name the one thing missing, or with an empty text nothing; Record follows.

        Args:
            words: what is missing.
            hint: said instead while nothing is missing, such as what stays open.
        """
        said = Run(words) if words else Run(hint, 400, "ink2")
        self._said = said
        self._show_said()
        self.record.setEnabled(not words)
        told = " ".join(one for one in (self._subject, said.text or "Ctrl+Enter") if one)
        self.record.setAccessibleDescription(told)

    def say_subject(self, subject: str) -> None:
        """Say beside Record for whom it records: the study id, at the place of the last look."""
        self._subject = subject
        self._show_said()

    def _show_said(self) -> None:
        who = Run(self._subject, 700, "ink")
        between = Run("   " if self._subject else "")
        said = (self._said,) if self._said.text else ()
        self._missing.show_runs((who, between, *said) if self._subject else said)

    def missing_words(self) -> str:
        """Return what is said to be missing, or the hint."""
        return self._said.text

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(QLineF(0, 0.5, self.width(), 0.5))


class CorrectionStrip(QWidget):
    """The old value, legible, above the fields that replace it, with the reason for doing so."""

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = Note("info", "")
        self.reason = TextField(translate("FormPage", "Reason for the correction"), step=Step.BODY)
        self.captioned = Captioned(
            translate("FormPage", "Reason for the correction, in your words"), self.reason
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.note, 3)
        row.addWidget(self.captioned, 2)
        self.reason.typed.connect(self.typed)
        self.hide()

    def show_old(self, old: str, who: str) -> None:
        """Show what is corrected and who entered it."""
        first = translate("FormPage", "Correcting {0}.").format(old)
        rest = translate("FormPage", "Entered by {0}; the old value stays legible.").format(who)
        self.note.say(first, rest)
        self.show()
