"""A box to tick, one of several rows, a list that drops down: painted like the rest of the kit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme.icons import Icon, paint_icon
from ui.theme.painting import Frame, paint_focus_ring, paint_frame
from ui.theme.palette import theme
from ui.theme.runs import Look, Run, RunsLayout
from ui.theme.tokens import BADGE_RADIUS, EDGE_WIDTH, FOCUS_WIDTH, TARGET, Step
from ui.widgets.segments import ARROWS

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from ui.theme.tokens import Tokens

_BOX, _RING = 22, 22


class TickBox(QCheckBox):
    """A box to tick with its sentence; the whole line is the target."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(theme().font(Step.BODY))
        self.setMinimumHeight(TARGET)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return QSize(int(words) + _BOX + 26, TARGET)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        box = QRectF(8, (self.height() - _BOX) / 2, _BOX, _BOX)
        on = self.isChecked()
        fill = tokens.accent if on else tokens.surface
        if not self.isEnabled():
            fill = tokens.sunken
        paint_frame(painter, box, Frame(fill, tokens.edge, EDGE_WIDTH, BADGE_RADIUS + 1))
        if on:
            ink = tokens.onaccent if self.isEnabled() else tokens.ink2
            paint_icon(painter, box.adjusted(3, 3, -3, -3), Icon.TICK, ink)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), tokens)
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.ink if self.isEnabled() else tokens.ink2))
        area = QRectF(self.rect()).adjusted(_BOX + 18, 0, -6, 0)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(flags), self.text())


class RadioRow(QRadioButton):
    """One of several rows, with a large figure before its text when there is one.

    Arrow keys move between the rows of a group, Space or Enter chooses: an answer never changes
    because somebody looked for another row.

    Args:
        text: what the row means; it wraps.
        figure: the number it stands for, at 28 px.
    """

    def __init__(self, text: str, figure: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._figure = figure
        self.setMinimumHeight(56 if figure else TARGET)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{figure}, {text}" if figure else text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = ARROWS.get(Qt.Key(event.key()))
        group = self.group()
        if step is not None and group is not None:
            rows = group.buttons()
            place = rows.index(self) + step
            if 0 <= place < len(rows):
                rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.minimumHeight())

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        area = QRectF(self.rect())
        on = self.isChecked()
        ground = tokens.surface
        if on:
            ground = tokens.accentsoft
        elif self.underMouse():
            ground = tokens.raised
        edge = Frame(ground, tokens.accent, FOCUS_WIDTH) if on else Frame(ground, tokens.line, 1)
        paint_frame(painter, area, edge)
        if self.hasFocus():
            self._paint_focus(painter, area, tokens)
        self._paint_ring(painter, QPointF(24, area.center().y()), tokens)
        left = 46.0
        if self._figure:
            painter.setFont(theme().font(Step.KEY))
            painter.setPen(QColor(tokens.ink))
            spot = QRectF(left, 0, 28, area.height())
            painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), self._figure)
            left += 38
        look = Look(Step.BODY, "ink", 700 if on else 600)
        laid = RunsLayout((Run(self.text()),), look, area.width() - left - 10, tokens)
        laid.draw(painter, area.adjusted(left, 0, 0, 0))

    def _paint_focus(self, painter: QPainter, area: QRectF, tokens: Tokens) -> None:
        if self.isChecked():
            # the chosen row has an accent edge already: the ring stands inside it
            inner = area.adjusted(4, 4, -4, -4)
            paint_frame(painter, inner, Frame(None, tokens.focus, 1.5, 4))
        else:
            paint_focus_ring(painter, area, tokens)

    def _paint_ring(self, painter: QPainter, centre: QPointF, tokens: Tokens) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setPen(QPen(QColor(tokens.accent if on else tokens.edge), 2))
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(centre, _RING / 2 - 1, _RING / 2 - 1)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(centre, 6, 6)
        painter.restore()


class Choice(QComboBox):
    """One of a closed list; nothing is chosen until a person chooses.

    Args:
        name: the accessible name.
        placeholder: shown while nothing is chosen.
    """

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(theme().font(Step.BODY, 600))
        self.setMinimumHeight(TARGET)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_error(self, *, error: bool) -> None:
        """Draw or take away the red edge."""
        self._error = error
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        texts = [self.itemText(row) for row in range(self.count())] + [self.placeholderText()]
        widest = max(metrics.horizontalAdvance(text) for text in texts)
        return QSize(int(widest) + 48, TARGET)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # a wheel that scrolls the page must not change an answer on its way
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        area = QRectF(self.rect())
        edge = tokens.red if self._error else tokens.edge
        width = FOCUS_WIDTH if self._error else EDGE_WIDTH
        paint_frame(painter, area, Frame(tokens.surface, edge, width))
        if self.hasFocus() and not self._error:
            paint_focus_ring(painter, area, tokens)
        chosen = self.currentIndex() >= 0
        painter.setFont(self.font() if chosen else theme().font(Step.BODY))
        painter.setPen(QColor(tokens.ink if chosen else tokens.ink2))
        room = area.adjusted(11, 0, -32, 0)
        text = self.currentText() if chosen else self.placeholderText()
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(room.width())
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(flags), shown)
        arrow = QRectF(area.right() - 28, area.center().y() - 8, 16, 16)
        paint_icon(painter, arrow, Icon.CHEVRON_DOWN, tokens.ink2)
