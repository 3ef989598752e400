"""The bar at the top of every page: where am I, what time is it, who is at work, lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme.icons import Icon, paint_icon
from ui.theme.painting import Frame, paint_focus_ring, paint_frame
from ui.theme.palette import theme
from ui.theme.tokens import FOCUS_WIDTH, GAP, GRID, PAD, TARGET, Step
from ui.widgets.buttons import SecondaryButton
from ui.widgets.text import Label, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

HEIGHT = 56
COMPACT_BELOW = 740
"""Window heights under this many pixels use the compact bar, which joins bar and strip."""
NARROWEST = 1024
"""No bar asks a window to be wider than this many pixels."""
_TAB_GAP = 7


class TabButton(QPushButton):
    """A page tab: checkable, underlined while its page is shown, reachable with Tab.

    Signals:
        moved(int): an arrow key asks for the neighbour, -1 or 1.
    """

    moved = Signal(int)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._tight = False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme().font(Step.BODY, 700))
        side = 8 if self._tight else 12
        return QSize(int(metrics.horizontalAdvance(self.text())) + 2 * side + 1, HEIGHT)

    def set_tight(self, *, tight: bool) -> None:
        """Narrow the space at both sides."""
        self._tight = tight
        self.updateGeometry()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        area = QRectF(self.rect())
        here = self.isChecked()
        painter.setFont(theme().font(Step.BODY, 700 if here else 600))
        lively = here or self.underMouse()
        painter.setPen(QColor(tokens.ink if lively else tokens.ink2))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), self.text())
        if here:
            foot = QRectF(0, area.height() - FOCUS_WIDTH, area.width(), FOCUS_WIDTH)
            painter.fillRect(foot, QColor(tokens.accent))
        if self.hasFocus():
            paint_focus_ring(painter, area.adjusted(0, 5, 0, -7), tokens)


class OperatorChip(QPushButton):
    """Who is at work: role label above blinding role. Pressed to change the operator."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role, self._short = "", "", False
        self.setAutoDefault(False)
        self.setFixedHeight(TARGET)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_operator(self, name: str, role: str) -> None:
        """Show the operator's label and blinding role."""
        self._name, self._role = name, role
        words = QCoreApplication.translate("AppBar", "Operator {0}, {1}")
        self.setAccessibleName(words.format(name, role))
        self.setVisible(bool(name))
        self.updateGeometry()
        self.update()

    def set_short(self, *, short: bool) -> None:
        """Leave out the role where the bar is narrow; its tooltip and name keep it."""
        self._short = short
        self.setToolTip(plain_tooltip(self._role) if short else "")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        name = QFontMetricsF(theme().font(Step.BODY, 600)).horizontalAdvance(self._name)
        role = QFontMetricsF(theme().font(Step.CAPTION)).horizontalAdvance(self._role)
        return QSize(int(name if self._short else max(name, role)) + 52, TARGET)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        area = QRectF(self.rect())
        ground = tokens.raised if self.underMouse() else tokens.sunken
        paint_frame(painter, area, Frame(ground, tokens.line, 1))
        if self.hasFocus():
            paint_focus_ring(painter, area, tokens)
        paint_icon(painter, QRectF(12, 13, 18, 18), Icon.PERSON, tokens.ink2)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme().font(Step.BODY, 600))
        painter.setPen(QColor(tokens.ink))
        room = area.width() - 44
        if self._short:
            painter.drawText(QRectF(39, 0, room, area.height()), int(left), self._name)
            return
        painter.drawText(QRectF(39, 4, room, 20), int(left), self._name)
        painter.setFont(theme().font(Step.CAPTION))
        painter.setPen(QColor(tokens.ink2))
        painter.drawText(QRectF(39, 23, room, 16), int(left), self._role)


class AppBar(QWidget):
    """The 56 px bar: back or product name, page tabs, find, clock, palette, operator, Lock.

    Signals:
        back_asked: back to the ward.
        tab_chosen(str): the machine key of the page asked for.
        find_asked: find a subject or bed.
        palette_asked: the other palette.
        operator_asked: change the operator.
        lock_asked: lock now.
    """

    back_asked = Signal()
    tab_chosen = Signal(str)
    find_asked = Signal()
    palette_asked = Signal()
    operator_asked = Signal()
    lock_asked = Signal()

    def __init__(self, product: str = "Bedline", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        self.setFixedHeight(HEIGHT)
        self._product = Label(product, Step.VALUE)
        self.back_button = SecondaryButton("", Icon.BACK, quiet=True)
        self.find_button = SecondaryButton(
            translate("AppBar", "Find subject"), key="Ctrl+F", quiet=True
        )
        self._time = Label("", Step.VALUE)
        self._date = Label("", Step.BODY, tone="ink2")
        self.palette_button = SecondaryButton("", quiet=True)
        self.operator = OperatorChip()
        self.lock_button = SecondaryButton(translate("AppBar", "Lock"), Icon.LOCK)
        self._tabs: dict[str, TabButton] = {}
        self._tab_row = QHBoxLayout()
        self._tab_row.setSpacing(_TAB_GAP)
        self._arrange()
        self._connect()
        self.show_back("")
        self.operator.show_operator("", "")
        self._follow_palette()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(PAD, 0, PAD, 0)
        row.setSpacing(GRID)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self._product)
        row.addWidget(self.back_button)
        row.addSpacing(GRID)
        row.addLayout(self._tab_row)
        row.addStretch(1)
        row.addWidget(self.find_button)
        row.addSpacing(12)
        row.addWidget(self._time)
        row.addWidget(self._date)
        row.addSpacing(12)
        row.addWidget(self.palette_button)
        row.addWidget(self.operator)
        row.addWidget(self.lock_button)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.back_asked)
        self.find_button.clicked.connect(self.find_asked)
        self.palette_button.clicked.connect(self.palette_asked)
        self.operator.clicked.connect(self.operator_asked)
        self.lock_button.clicked.connect(self.lock_asked)
        theme().changed.connect(self._follow_palette)

    def show_back(self, text: str) -> None:
        """Show the way back in place of the product name; an empty text shows the name."""
        self.back_button.say(text)
        self.back_button.setVisible(bool(text))
        self._product.setVisible(not text)

    def show_pages(self, pages: Sequence[tuple[str, str]], current: str) -> None:
        """Show the page tabs as pairs of machine key and text, and which page is shown."""
        if [(key, tab.text()) for key, tab in self._tabs.items()] != list(pages):
            self._build_tabs(pages)
        for key, tab in self._tabs.items():
            tab.setChecked(key == current)
        self._fit()

    def show_clock(self, time: str, date: str) -> None:
        """Show the ward's time and date."""
        self._time.setText(time)
        self._date.setText(date)
        self._fit()

    def show_operator(self, name: str, role: str) -> None:
        """Show who is at work; an empty name shows no chip."""
        self.operator.show_operator(name, role)
        self._fit()

    def show_find(self, *, shown: bool) -> None:
        """Show the find button, on the ward board only."""
        self.find_button.setVisible(shown)

    def _build_tabs(self, pages: Sequence[tuple[str, str]]) -> None:
        for tab in self._tabs.values():
            self._tab_row.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        self._tabs = {}
        before: QWidget = self.back_button
        for key, text in pages:
            tab = TabButton(text)
            tab.clicked.connect(lambda _checked=False, key=key: self._picked(key))
            tab.moved.connect(lambda step, key=key: self._move_focus(key, step))
            self._tab_row.addWidget(tab)
            tab.show()
            QWidget.setTabOrder(before, tab)
            self._tabs[key], before = tab, tab
        QWidget.setTabOrder(before, self.find_button)

    def _move_focus(self, key: str, step: int) -> None:
        keys = list(self._tabs)
        place = keys.index(key) + step
        if 0 <= place < len(keys):
            self._tabs[keys[place]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _picked(self, key: str) -> None:
        # the page shown is the window's to say: the tab follows `show_pages`, not the press
        for one, tab in self._tabs.items():
            tab.setChecked(one == key)
        self.tab_chosen.emit(key)

    def _follow_palette(self) -> None:
        translate = QCoreApplication.translate
        night = theme().name == "night"
        self.palette_button.say(
            translate("AppBar", "Day") if night else translate("AppBar", "Night")
        )
        self.palette_button.set_icon(Icon.SUN if night else Icon.MOON)
        self.palette_button.setAccessibleName(
            translate("AppBar", "Day palette") if night else translate("AppBar", "Night palette")
        )

    def _fit(self) -> None:
        """Give up space beside the tabs, then the operator's role, where the bar is narrow."""
        for tight, short in ((False, False), (True, False), (True, True)):
            for tab in self._tabs.values():
                tab.set_tight(tight=tight)
            self.operator.set_short(short=short)
            if self._needed() <= self.width():
                break
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def _needed(self) -> int:
        tabs = list(self._tabs.values())
        fixed = (
            self._product, self.back_button, self.find_button, self._time, self._date,
            self.palette_button, self.operator, self.lock_button,
        )  # fmt: skip
        shown = [one for one in (*fixed, *tabs) if not one.isHidden()]
        widths = sum(one.sizeHint().width() for one in shown)
        spaces = (len(shown) + 4) * GRID + GRID + 2 * GAP - len(tabs)
        return widths + spaces + 2 * PAD

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, HEIGHT)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_strip_ground(self)


def paint_strip_ground(widget: QWidget, *, accent: bool = False) -> None:
    """Paint the surface of a bar with its rule below: a hairline, or 2 px of accent."""
    tokens = theme().tokens
    painter = QPainter(widget)
    painter.fillRect(widget.rect(), QColor(tokens.surface))
    width = 2 if accent else 1
    painter.setPen(QPen(QColor(tokens.accent if accent else tokens.line), width))
    foot = widget.height() - width / 2
    painter.drawLine(QLineF(0, foot, widget.width(), foot))
