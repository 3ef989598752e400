"""A few answers side by side, of which one or none is chosen: units, decisions, yes and no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme.marks import Status, paint_mark
from ui.theme.painting import Frame, paint_focus_ring, paint_frame
from ui.theme.palette import theme
from ui.theme.tokens import CARD_RADIUS, EDGE_WIDTH, TARGET, Step

if TYPE_CHECKING:
    from collections.abc import Sequence


SegmentLook = Literal["filled", "soft"]
_TICK = 18
ARROWS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class _Segment(QPushButton):
    def __init__(self, text: str, owner: Segments) -> None:
        super().__init__(text, owner)
        self._owner = owner
        self.setCheckable(True)
        self.setMinimumHeight(TARGET)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def text_font(self) -> QFont:
        return theme().font(Step.BODY, 700 if self.isChecked() else 600)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme().font(Step.BODY, 700))
        tick = _TICK + 7 if self._owner.ticked else 0
        return QSize(int(metrics.horizontalAdvance(self.text()) + tick + 26), TARGET)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() - QSize(12, 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = ARROWS.get(Qt.Key(event.key()))
        if step is not None:
            self._owner.move_focus(self, step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._owner.paint_segment(QPainter(self), self)


class Segments(QWidget):
    """Segments; arrow keys move, Space or Enter chooses, nothing is chosen at first.

    Args:
        name: the accessible name of the question (`Unit on the report`).
        options: pairs of machine key and text.
        look: `filled` for what counts now, `soft` for a view or a quiet answer.
        tick: show a tick in the chosen segment, for decisions.

    Signals:
        chosen(str): a person chose another option; the machine key. Not sent by `choose`.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]],
        *,
        look: SegmentLook = "filled",
        tick: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ticked = tick
        self._look = look
        self._error = False
        self._choice: str | None = None
        self._keys: dict[str, _Segment] = {}
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.setMinimumHeight(TARGET)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        for key, text in options:
            segment = _Segment(text, self)
            segment.setAccessibleName(f"{name}, {text}")
            segment.clicked.connect(lambda _checked=False, key=key: self._picked(key))
            self._keys[key] = segment
            row.addWidget(segment, 1 if tick or look == "soft" else 0)
        self._set_tab_stop()

    def choice(self) -> str | None:
        """Return the machine key of the chosen option, None while nothing is chosen."""
        return self._choice

    def choose(self, key: str | None) -> None:
        """Choose an option, or none, without telling anyone.

        Raises:
            KeyError: the key is none of the options; our own mistake.
        """
        if key is not None and key not in self._keys:
            raise KeyError(key)
        for one, segment in self._keys.items():
            segment.setChecked(one == key)
        self._choice = key
        self._set_tab_stop()
        self.update()

    def cycle(self) -> None:
        """Choose the next option, the first after the last, as a person's choice."""
        keys = list(self._keys)
        place = -1 if self._choice is None else keys.index(self._choice)
        self._picked(keys[(place + 1) % len(keys)])

    def set_error(self, *, error: bool) -> None:
        """Draw the red edge of a question that must be answered."""
        self._error = error
        self.update()

    def segment(self, key: str) -> QAbstractButton:
        """Return the button of an option, to enable it or to give it a shortcut."""
        return self._keys[key]

    def move_focus(self, segment: QWidget, step: int) -> None:
        """Move the focus to the neighbour that can be chosen; stays at the ends."""
        able = [one for one in self._keys.values() if one.isEnabled()]
        place = able.index(segment) + step if segment in able else 0
        if 0 <= place < len(able):
            able[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _picked(self, key: str) -> None:
        changed = key != self._choice
        self._error = False
        self.choose(key)
        if changed:
            self.chosen.emit(key)

    def _set_tab_stop(self) -> None:
        """Keep one tab stop: the chosen segment, or the first."""
        stop = self._keys.get(self._choice or "") or next(iter(self._keys.values()), None)
        for segment in self._keys.values():
            strong = segment is stop
            segment.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus
            )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        paint_frame(QPainter(self), QRectF(self.rect()), Frame(tokens.surface, tokens.edge))

    def paint_segment(self, painter: QPainter, segment: _Segment) -> None:
        """Paint one segment; called by the segment itself."""
        tokens = theme().tokens
        area = QRectF(segment.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).translated(-segment.x(), -segment.y())
        shape = QPainterPath()
        inset = EDGE_WIDTH / 2
        shape.addRoundedRect(whole.adjusted(inset, inset, -inset, -inset), CARD_RADIUS, CARD_RADIUS)
        painter.save()
        painter.setClipPath(shape)
        ink = self._paint_ground(painter, segment, area)
        painter.restore()
        edge = tokens.red if self._error else tokens.edge
        paint_frame(painter, whole, Frame(None, edge, 3 if self._error else EDGE_WIDTH))
        if segment.hasFocus():
            filled = self._look == "filled" and segment.isChecked()
            paint_focus_ring(painter, area, tokens, on_accent=filled)
        self._paint_text(painter, segment, area, ink)

    def _paint_ground(self, painter: QPainter, segment: _Segment, area: QRectF) -> str:
        tokens = theme().tokens
        if not segment.isEnabled():
            painter.fillRect(area, QColor(tokens.sunken))
            ink = tokens.ink2
        elif not segment.isChecked():
            held = segment.isDown() or segment.underMouse()
            painter.fillRect(area, QColor(tokens.raised if held else tokens.surface))
            ink = tokens.ink
        elif self._look == "filled":
            painter.fillRect(area, QColor(tokens.accent))
            return tokens.onaccent
        else:
            painter.fillRect(area, QColor(tokens.accentsoft))
            foot = QRectF(area.left(), area.bottom() - 4, area.width(), 4)
            painter.fillRect(foot, QColor(tokens.accent))
            ink = tokens.ink
        if segment.x() > 0:
            painter.fillRect(QRectF(0, 0, 1, area.height()), QColor(tokens.line))
        return ink

    def _paint_text(self, painter: QPainter, segment: _Segment, area: QRectF, ink: str) -> None:
        font = segment.text_font()
        if self._look == "soft" and not segment.isChecked():
            font = theme().font(Step.BODY, 600)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        if self.ticked and segment.isChecked():
            self._paint_tick(painter, area, QFontMetricsF(font).horizontalAdvance(segment.text()))
            area = area.adjusted(_TICK + 7, 0, 0, 0)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), segment.text())

    def _paint_tick(self, painter: QPainter, area: QRectF, text: float) -> None:
        left = area.center().x() - (text + _TICK + 7) / 2
        spot = QRectF(left, area.center().y() - _TICK / 2, _TICK, _TICK)
        paint_mark(painter, spot, Status.DONE, theme().tokens, on_accent=self._look == "filled")
