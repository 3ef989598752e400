"""The read-back: what was typed, large, in words and in the other unit, against the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme.painting import Frame, paint_frame
from ui.theme.palette import theme
from ui.theme.runs import Look, Run
from ui.theme.tokens import PAD, Step
from ui.widgets.card import Rule
from ui.widgets.text import Label, RunsLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINES = 2


class ReadBack(QWidget):
    """Value at 40 px, the same in words, the other unit, and the change from the last value.

    It keeps its height while it is empty, so that nothing below it jumps at a keystroke.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QCoreApplication.translate("ReadBack", "Read back against the report")
        self._title = Label(title, Step.CAPTION, tone="ink2")
        self._converted = Label("", Step.CAPTION, tone="ink2")
        self._value = Label("", Step.READ_BACK)
        self._words = RunsLabel(look=Look(Step.STRONG))
        self._empty = RunsLabel(look=Look(Step.BODY, "ink2"))
        self._rule = Rule(strong=True)
        self._lines = [RunsLabel() for _ in range(_LINES)]
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._arrange()
        self.show_nothing("")

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, 9, PAD, 12)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._converted)
        column.addLayout(top)
        row = QHBoxLayout()
        row.setSpacing(PAD)
        row.addWidget(self._value)
        row.addWidget(self._words, 1)
        row.addWidget(self._empty, 1)
        self._value.setFixedHeight(Step.READ_BACK.line)
        for label in (self._words, self._empty):
            label.setMinimumHeight(Step.READ_BACK.line)
        column.addLayout(row)
        column.addWidget(self._rule)
        column.addSpacing(2)
        for line in self._lines:
            line.setMinimumHeight(Step.BODY.line)
            column.addWidget(line)

    def show_value(
        self,
        value: str,
        words: str,
        converted: str = "",
        lines: Sequence[Sequence[Run] | str] = (),
    ) -> None:
        """Show a valid value.

        Args:
            value: number and unit as on the report (`81.0 mg/dL`).
            words: the same in words (`eighty-one point zero milligrams per decilitre`).
            converted: the value in the other unit (`0.810 g/L`).
            lines: at most two lines: the change from the last value, the ten-times check.
        """
        self._value.setText(value.replace(" ", "\u00a0"))
        self._words.show_runs(words)
        self._converted.setText(converted)
        self._show_lines(lines)
        self._swap(empty=False)
        said = [self._title.text(), value, words, converted, *(one.text() for one in self._lines)]
        self.setAccessibleName(", ".join(part for part in said if part))

    def show_nothing(self, reason: str) -> None:
        """Empty the read-back and say why there is nothing to read back."""
        self._value.setText("")
        self._words.show_runs("")
        self._converted.setText("")
        self._show_lines(())
        self._empty.show_runs(reason or QCoreApplication.translate("ReadBack", "Nothing typed yet"))
        self._swap(empty=True)
        self.setAccessibleName(f"{self._title.text()}, {self._empty.text()}")

    def value_text(self) -> str:
        """Return the value shown, empty while there is none."""
        return self._value.text().replace("\u00a0", " ")

    def _show_lines(self, lines: Sequence[Sequence[Run] | str]) -> None:
        for number, label in enumerate(self._lines):
            label.show_runs(lines[number] if number < len(lines) else "")

    def _swap(self, *, empty: bool) -> None:
        self._empty.setVisible(empty)
        self._value.setVisible(not empty)
        self._words.setVisible(not empty)
        self._rule.setVisible(not empty)
        policy = self._rule.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._rule.setSizePolicy(policy)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        frame = Frame(tokens.accentsoft, tokens.accentline, 1)
        paint_frame(QPainter(self), QRectF(self.rect()), frame)
