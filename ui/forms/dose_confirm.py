"""The last look before a dose is recorded: whose dose it is, by the end of the study id (R36)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.forms.action_bar import WIDEST
from ui.theme.painting import Frame, paint_frame
from ui.theme.palette import theme
from ui.theme.runs import Look, Run
from ui.theme.tokens import EDGE_WIDTH, GAP, GRID, PAD, Step
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.fields import Captioned, TextField
from ui.widgets.text import RunsLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

translate = QCoreApplication.translate
LAST: Final = 3
_WIDE: Final = 520


def last_of(subject: str) -> str:
    """Return what is typed to confirm a study id: its last three letters or digits."""
    return "".join(one for one in subject if one.isalnum())[-LAST:].casefold()


class ConfirmPanel(QWidget):
    """Asks for the last three of the study id, read off the patient and not off the screen.

    Signals:
        confirmed(): the right three were typed.
        closed(): it was closed without an answer.
    """

    confirmed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = ""
        self._left = self._foot = 0
        self.dose = RunsLabel(look=Look(Step.STRONG, "ink", 700))
        self._where = RunsLabel(look=Look(Step.BODY, "ink2"))
        self.digits = TextField(translate("DoseConfirm", "Last three of the study id"))
        self.digits.setMaxLength(12)
        self.place = Captioned(self.digits.accessibleName(), self.digits)
        self.confirm = PrimaryButton(translate("DoseConfirm", "Record"), key="Enter")
        self._back = SecondaryButton(translate("DoseConfirm", "Back"), key="Esc")
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, GAP, PAD, PAD)
        column.setSpacing(GRID)
        column.addWidget(self.dose)
        column.addWidget(self._where)
        column.addWidget(self.place)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._back, 1)
        row.addWidget(self.confirm, 1)
        column.addLayout(row)
        self.setFixedWidth(_WIDE)
        self.confirm.clicked.connect(self._check)
        self.digits.returnPressed.connect(self._check)
        self._back.clicked.connect(self.close_panel)
        self.hide()

    def ask(self, subject: str, dose: str, bed: str, bar: QWidget) -> None:
        """Ask about a dose; the panel stands over the right end of the action bar.

        Args:
            subject: the study id of the dose.
            dose: the dose in words.
            bed: the bed in words, empty where none is recorded.
            bar: the action bar.
        """
        self._wanted = last_of(subject)
        self.dose.show_runs((Run(dose),))
        where = translate("DoseConfirm", "Read the study id off the patient, not off the screen.")
        self._where.show_runs((Run(f"{bed}. {where}" if bed else where),))
        self.setAccessibleName(f"{dose} {self._where.text()}")
        self.digits.clear()
        self.place.show_issue("")
        right = max(PAD, (bar.width() - WIDEST) // 2 + PAD)
        self._foot, self._left = bar.y() - GAP, bar.width() - right - _WIDE
        self._stand()
        self.show()
        self.raise_()
        self.digits.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stand(self) -> None:
        self.adjustSize()
        self.move(self._left, self._foot - self.height())

    def close_panel(self) -> None:
        """Put it away; what was typed is forgotten."""
        self.digits.clear()
        self.hide()
        self.closed.emit()

    def _check(self) -> None:
        typed = last_of(self.digits.text())
        if typed == self._wanted:
            self.digits.clear()
            self.hide()
            self.confirmed.emit()
            return
        words = translate("DoseConfirm", "Type the last three of the study id.")
        if typed:
            words = translate(
                "DoseConfirm",
                "This is not the study id that is open here. Look again whose dose it is.",
            )
        self.place.show_issue(words)
        self._stand()
        self.digits.selectAll()
        self.digits.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        frame = Frame(tokens.surface, tokens.accent, EDGE_WIDTH)
        paint_frame(QPainter(self), QRectF(self.rect()), frame)
