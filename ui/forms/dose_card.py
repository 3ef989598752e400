"""The right card: the working line by line, what a line means, and what is advised or decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ui.forms.dose_panel import DosePanel
from ui.forms.dose_working import WorkingTable, explain_line
from ui.theme.palette import theme
from ui.theme.tokens import GRID, PAD, Step
from ui.widgets.card import Card
from ui.widgets.note import Note
from ui.widgets.patient_strip import Badge
from ui.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from protocols.course import Course
    from protocols.dosing.plan import DosePlan
    from protocols.dosing.plan import Step as Line
    from protocols.facts import Choice

translate = QCoreApplication.translate
_EXPLAIN_WIDTH: Final = 460
_AROUND: Final = 48
"""Title row, rule and edges of the card."""


class AccentRule(QWidget):
    """The two-pixel line between the working and what follows from it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(self.rect()), QColor(theme().tokens.accent))


class DoseCard(Card):
    """Working, explanation, advice; a function of the plan it is given.

    Signals:
        why_asked(): there is no line of a working to explain; why there is none is asked.
    """

    why_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("DoseCard", "Working"), padding=0, parent=parent)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.table = WorkingTable()
        self._rule = AccentRule()
        self.panel = DosePanel()
        self._more = Label("", Step.CAPTION, tone="ink2", weight=600)
        self._more.setContentsMargins(PAD, 0, 0, 0)
        self._hint = QWidget()
        self.explanation = Note("info", "", parent=self)
        self.explanation.hide()
        self._plan: DosePlan | None = None
        self._hint_row()
        self.body.addWidget(self.table)
        self.body.addWidget(self._more)
        self.body.addWidget(self._rule)
        self.body.addWidget(self.panel, 1)
        self.table.explain_asked.connect(self.explain)
        self.table.line_changed.connect(self._follow)
        self.table.installEventFilter(self)
        self.panel.decided.said.connect(self.share_height)

    def _hint_row(self) -> None:
        row = QHBoxLayout(self._hint)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(Label(translate("DoseCard", "any line: Explain"), Step.CAPTION, tone="ink2"))
        row.addWidget(Badge("Ctrl+E"))
        self.title_row.addWidget(self._hint)

    def show_title_of(self, period: int, aside: str = "") -> None:
        """Name the dose that is worked out."""
        self.show_title(translate("DoseCard", "Dose {0} working").format(period), aside)

    def show_nothing(self, words: str) -> None:
        """Show that there is nothing to work with yet."""
        self._plan = None
        self._show_lines(())
        self.panel.show_nothing(words)

    def show_plan(self, plan: DosePlan, course: Course) -> None:
        """Show a plan with every line of its working."""
        self._plan = plan
        self._show_lines(plan.steps)
        self.panel.show_plan(plan, course)

    def show_decided(self, choice: Choice) -> None:
        """Show the fields of an adjusted or declined dose in place of the advice."""
        self.panel.show_decided(choice, self._plan)

    def _show_lines(self, steps: tuple[Line, ...]) -> None:
        self.table.show_lines(steps)
        for widget in (self.table, self._rule, self._hint):
            widget.setVisible(bool(steps))
        if not steps:
            self.explanation.hide()
        elif self.explanation.isVisible():
            self._say()
        self.share_height()

    def share_height(self) -> None:
        """Give the table what the advice leaves, never more than its lines need."""
        if not self.table.lines():
            self._more.hide()
            self.panel.setMinimumHeight(0)
            return
        said = self.panel.wanted_height(self.width() - 2)
        self.panel.setMinimumHeight(said)
        hidden = self.table.share(self.height() - _AROUND - said)
        self._more.setVisible(hidden > 0)
        self._more.setText(translate("DoseCard", "{0} more below").format(hidden))

    # -- explain --------------------------------------------------------------------------------

    def explain(self) -> None:
        """Show what the line under the focus means, or hide it again."""
        if not self.table.lines():
            self.why_asked.emit()
        if self.explanation.isVisible() or self.table.current_line() is None:
            self.explanation.hide()
            return
        if not self.table.currentIndex().isValid():
            self.table.selectRow(0)
            self.table.setCurrentIndex(self.table.model().index(0, 1))
        self._say()
        self.explanation.show()
        self.explanation.raise_()

    def close_explanation(self) -> bool:
        """Hide the explanation; say whether it was there."""
        shown = self.explanation.isVisible()
        self.explanation.hide()
        return shown

    def _follow(self) -> None:
        if self.explanation.isVisible():
            self._say()

    def _say(self) -> None:
        line = self.table.current_line()
        if line is None:
            return
        self.explanation.say(*explain_line(line))
        width = min(_EXPLAIN_WIDTH, self.width() - 2 * PAD)
        height = max(52, self.explanation.heightForWidth(width))
        row = self.table.visualRect(self.table.currentIndex())
        under = self.table.y() + self.table.viewport().y() + row.bottom() + 6
        top = under if under + height < self.height() else under - row.height() - height - 10
        self.explanation.setGeometry(self.width() - width - PAD, top, width, height)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the explanation away when the table loses the focus."""
        if watched is self.table and event.type() == QEvent.Type.FocusOut:
            self.explanation.hide()
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_height()
