"""Fields to type into: plain text, nothing dropped or changed while typing.

What was typed stays until a person changes it; reading it is the form's work, with the one number
grammar of `protocols.intake`.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme.marks import Status, paint_mark
from ui.theme.painting import Frame, paint_frame
from ui.theme.palette import theme
from ui.theme.runs import Look, Run
from ui.theme.tokens import EDGE_WIDTH, FOCUS_WIDTH, GRID, HALF, TARGET, Step, Weight
from ui.widgets.text import Label, RunsLabel

_PAD = 11


class TextField(QLineEdit):
    """One line of plain text in the kit's frame.

    Args:
        name: the accessible name, with the unit where there is one.
        step: the type step of what is typed; `Step.KEY` for the one value of a form.
        unit: written after the value inside the frame.
        computed: a value that Bedline works out: sunken ground, cannot be typed into.

    Signals:
        typed(str): the whole text after each keystroke or paste, unchanged. Not sent by setText.
    """

    typed = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        step: Step = Step.STRONG,
        unit: str = "",
        computed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._unit = unit
        self._computed = computed
        self._error = False
        self.setProperty("kit", "true")
        self.setFrame(False)
        self._step = step
        self.setAccessibleName(name)
        self.setDragEnabled(False)
        self.setMinimumHeight(56 if step is Step.KEY else TARGET)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._make_room()
        self.setReadOnly(computed)
        if computed:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.textEdited.connect(self.typed)
        self.textChanged.connect(self._choose_font)
        self._choose_font("")

    def set_unit(self, unit: str) -> None:
        """Change the unit written after the value."""
        self._unit = unit
        self._make_room()
        self.update()

    def unit(self) -> str:
        """Return the unit written after the value."""
        return self._unit

    def set_error(self, *, error: bool) -> None:
        """Draw or take away the red edge; the typed text stays."""
        if self._error != error:
            self._error = error
            self.update()

    def has_error(self) -> bool:
        """Say whether the red edge is drawn."""
        return self._error

    def _choose_font(self, text: str) -> None:
        """Set a placeholder in body type, so that it is never taken for a value."""
        hinting = not text and bool(self.placeholderText())
        weight: Weight = 700 if self._step is Step.KEY else 600
        step = Step.BODY if hinting else self._step
        self.setFont(theme().font(step, 400 if hinting else weight))

    @override
    def setPlaceholderText(self, text: str) -> None:
        super().setPlaceholderText(text)
        self._choose_font(self.text())

    def _make_room(self) -> None:
        unit = QFontMetricsF(theme().font(Step.CAPTION)).horizontalAdvance(self._unit)
        self.setTextMargins(_PAD - 2, 0, int(unit) + (6 if self._unit else 0) + _PAD - 4, 0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    @override
    def minimumSizeHint(self) -> QSize:
        margins = self.textMargins()
        room = self.fontMetrics().horizontalAdvance("0000")
        return QSize(margins.left() + room + margins.right(), self.minimumHeight())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        paint_frame(painter, area, self._frame())
        if self._error and self.hasFocus():
            inner = area.adjusted(FOCUS_WIDTH, FOCUS_WIDTH, -FOCUS_WIDTH, -FOCUS_WIDTH)
            paint_frame(painter, inner, Frame(None, theme().tokens.focus, FOCUS_WIDTH, HALF))
        painter.end()
        super().paintEvent(event)
        if self._unit:
            self._paint_unit(QPainter(self))

    def _frame(self) -> Frame:
        tokens = theme().tokens
        if self._error:
            return Frame(tokens.surface, tokens.red, FOCUS_WIDTH)
        if self.hasFocus():
            ground = tokens.sunken if self.isReadOnly() else tokens.surface
            return Frame(ground, tokens.focus, FOCUS_WIDTH)
        if self._computed:
            return Frame(tokens.sunken, tokens.line, 1)
        if self.isReadOnly() or not self.isEnabled():
            return Frame(tokens.sunken, tokens.edge, 1, dashed=True)
        return Frame(tokens.surface, tokens.edge, EDGE_WIDTH)

    def _paint_unit(self, painter: QPainter) -> None:
        tokens = theme().tokens
        metrics = QFontMetricsF(self.font())
        small = QFontMetricsF(theme().font(Step.CAPTION))
        value = metrics.horizontalAdvance(self.text() or self.placeholderText())
        latest = self.width() - small.horizontalAdvance(self._unit) - _PAD
        left = min(_PAD + value + 7, latest)
        base = self.height() / 2 + (metrics.ascent() - metrics.descent()) / 2
        painter.setFont(theme().font(Step.CAPTION))
        painter.setPen(QColor(tokens.ink2))
        painter.drawText(QPointF(left, base - 0.5), self._unit)


class NumberEdit(TextField):
    """A number as printed on the report; every character stays as typed, errors are said below.

    There is no validator: one that drops characters turns `1O3` into 13 without a word.
    """

    def __init__(
        self,
        name: str,
        *,
        step: Step = Step.STRONG,
        unit: str = "",
        computed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, step=step, unit=unit, computed=computed, parent=parent)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhPreferNumbers | Qt.InputMethodHint.ImhNoPredictiveText
        )


class FieldError(QWidget):
    """Octagon and one sentence under a field; takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, HALF, 0, 0)
        row.setSpacing(6)
        self._spot = QWidget()
        self._spot.setFixedSize(16, 16)
        row.addWidget(self._spot, 0, Qt.AlignmentFlag.AlignTop)
        self._text = RunsLabel(look=Look(Step.CAPTION, "red", 600))
        row.addWidget(self._text, 1)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence, or with an empty one nothing."""
        self._text.show_runs((Run(sentence),) if sentence else ())
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def text(self) -> str:
        """Return the sentence shown."""
        return self._text.text()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        spot = QRectF(self._spot.geometry())
        paint_mark(QPainter(self), spot, Status.OVERDUE, theme().tokens)


class Captioned(QWidget):
    """A caption above a control, and the room for its error beneath.

    Args:
        caption: what to type or choose.
        control: any control; one with `set_error` gets the red edge too.
    """

    def __init__(self, caption: str, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self._caption = Label(caption, Step.CAPTION, tone="ink2")
        self._error = FieldError()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self._caption)
        column.addWidget(control)
        column.addWidget(self._error)
        column.addStretch(1)
        column.setSpacing(GRID // 2)
        if not control.accessibleName():
            control.setAccessibleName(caption)

    def set_caption(self, caption: str) -> None:
        """Change the caption."""
        self._caption.setText(caption)

    def show_issue(self, sentence: str) -> None:
        """Say what is wrong with the typed text, or with an empty sentence that nothing is."""
        self._error.say(sentence)
        self.control.setAccessibleDescription(sentence)
        mark = getattr(self.control, "set_error", None)
        if callable(mark):
            mark(error=bool(sentence))

    def issue(self) -> str:
        """Return the sentence shown under the control."""
        return self._error.text()
