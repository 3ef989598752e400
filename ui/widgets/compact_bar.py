"""App bar and patient strip in one, for windows under 740 px of height."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme.icons import Icon
from ui.theme.marks import Status, status_word
from ui.theme.palette import theme
from ui.theme.tokens import GAP, GRID, Step
from ui.widgets.app_bar import NARROWEST, paint_strip_ground
from ui.widgets.buttons import SecondaryButton
from ui.widgets.patient_strip import Badge, CellRow, StripSubject
from ui.widgets.status_mark import StatusMark
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

HEIGHT = 64


class CompactBar(QWidget):
    """The joined 64 px strip; tabs, palette and operator are behind Go to.

    Signals:
        back_asked, tab_chosen(str), palette_asked, operator_asked, lock_asked: as in `AppBar`.
    """

    back_asked = Signal()
    tab_chosen = Signal(str)
    palette_asked = Signal()
    operator_asked = Signal()
    lock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        self.setFixedHeight(HEIGHT)
        self._fields: tuple[tuple[str, ...], ...] = ()
        self._pages: tuple[tuple[str, str], ...] = ()
        self._current = ""
        self._operator = ""
        self.back_button = SecondaryButton(translate("AppBar", "Ward"), Icon.BACK, quiet=True)
        self._id = Label("", Step.KEY)
        self._badge = Badge()
        self._bed = Label("", Step.CAPTION, tone="ink2")
        self._blinding = StatusMark(Status.BLINDED, "", Step.CAPTION)
        self._cells = CellRow(Step.BODY)
        self._time = Label("", Step.VALUE)
        self._date = Label("", Step.CAPTION, tone="ink2")
        self.go_to_button = SecondaryButton(translate("AppBar", "Go to"), quiet=True)
        self.lock_button = SecondaryButton(translate("AppBar", "Lock"), Icon.LOCK)
        self._who, self._clock = QWidget(), QWidget()
        self._arrange()
        self.back_button.clicked.connect(self.back_asked)
        self.go_to_button.clicked.connect(self._open_menu)
        self.lock_button.clicked.connect(self.lock_asked)

    def _arrange(self) -> None:
        for widget in (self._who, self._clock):
            widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        under = QHBoxLayout()
        under.setSpacing(GRID)
        under.addWidget(self._bed)
        under.addWidget(self._blinding)
        under.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(2)
        beside.addStretch(1)
        beside.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addLayout(under)
        beside.addStretch(1)
        who = QHBoxLayout(self._who)
        who.setContentsMargins(GRID, 0, GAP, 0)
        who.setSpacing(GAP)
        who.addWidget(self._id)
        who.addLayout(beside)
        clock = QVBoxLayout(self._clock)
        clock.setContentsMargins(GRID, 0, GAP, 0)
        clock.setSpacing(0)
        clock.addStretch(1)
        for label in (self._time, self._date):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            clock.addWidget(label)
        clock.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 0, GAP, 2)
        row.setSpacing(0)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self.back_button)
        row.addSpacing(GRID)
        row.addWidget(self._who)
        row.addLayout(self._cells)
        row.addStretch(1)
        row.addWidget(self._clock)
        row.addWidget(self.go_to_button)
        row.addSpacing(GRID)
        row.addWidget(self.lock_button)

    def show_subject(self, who: StripSubject, fields: Sequence[tuple[str, ...]]) -> None:
        """Show a subject, as `PatientStrip` does; notes are the first to go."""
        self._fields = tuple(tuple(field) for field in fields)
        practice = QCoreApplication.translate("PatientStrip", "Practice")
        self._id.setText(who.subject)
        self._badge.say(f"{who.badge}, {practice}" if who.practice else who.badge)
        self._bed.setText(who.bed)
        self._blinding.show_status(who.blinding, "")
        self._blinding.show()
        self._blinding.setToolTip(status_word(who.blinding))
        self._fit()

    def hide_for_lock(self, bed: str) -> None:
        """Hide everything but the bed while the program is locked."""
        self._fields = ()
        self._id.setText(bed)
        self._badge.say("")
        self._bed.setText(QCoreApplication.translate("PatientStrip", "locked"))
        self._blinding.hide()
        self._fit()

    def show_pages(self, pages: Sequence[tuple[str, str]], current: str) -> None:
        """Set what Go to offers, as pairs of machine key and text."""
        self._pages, self._current = tuple(pages), current

    def show_back(self, text: str) -> None:
        """Show or, with an empty text, hide the way back."""
        self.back_button.say(text)
        self.back_button.setVisible(bool(text))

    def show_clock(self, time: str, date: str) -> None:
        """Show the ward's time and date."""
        self._time.setText(time)
        self._date.setText(date)
        self._fit()

    def show_operator(self, name: str, role: str) -> None:
        """Set the operator named in the Go to menu."""
        self._operator = f"{name}, {role}" if name else ""

    def menu(self) -> QMenu:
        """Build the Go to menu: pages, palette, operator."""
        translate = QCoreApplication.translate
        menu = QMenu(self)
        for key, text in self._pages:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(key == self._current)
            action.triggered.connect(lambda _on=False, key=key: self.tab_chosen.emit(key))
        menu.addSeparator()
        night = theme().name == "night"
        palette = (
            translate("AppBar", "Day palette") if night else translate("AppBar", "Night palette")
        )
        _add(menu, palette).triggered.connect(lambda _on=False: self.palette_asked.emit())
        if self._operator:
            words = translate("AppBar", "Operator: {0}").format(self._operator)
            _add(menu, words).triggered.connect(lambda _on=False: self.operator_asked.emit())
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.go_to_button.mapToGlobal(QPoint(0, self.go_to_button.height() + 4)))

    def _fit(self) -> None:
        fixed = (self.back_button, self._who, self._clock, self.go_to_button, self.lock_button)
        taken = sum(widget.sizeHint().width() for widget in fixed if widget.isVisibleTo(self))
        self._cells.show_fields(self._fields, self.width() - taken - 2 * GAP - 2 * GRID)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()  # what stands beside the cells took more room, or its font is known now
        return done

    @override
    def sizeHint(self) -> QSize:
        return QSize(1280, HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, HEIGHT)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_strip_ground(self, accent=True)


def _add(menu: QMenu, text: str) -> QAction:
    # a name from the record may hold an ampersand; in a menu it would vanish
    return menu.addAction(text.replace("&", "&&"))
