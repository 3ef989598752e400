"""A month to choose a day from, by arrows: the calendar of a typed time."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

_SIZE = (320, 260)


class CalendarPanel(QFrame):
    """Opens under a field; arrows move, Enter takes the day, Esc leaves it as it was.

    Signals:
        chosen(object): the QDate taken.
    """

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._field = parent
        self.calendar = QCalendarWidget()
        said = QCoreApplication.translate("TimeEdit", "Day of {0}")
        self.calendar.setAccessibleName(said.format(name))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.calendar)
        self.setFixedSize(*_SIZE)
        self.calendar.activated.connect(self._take)

    def open_at(self, day: QDate, last: QDate) -> None:
        """Open on a day; days after the last one cannot be taken."""
        self.calendar.setMaximumDate(last)
        self.calendar.setSelectedDate(min(day, last, key=QDate.toJulianDay))
        self.move(self._field.mapToGlobal(QPoint(0, self._field.height())))
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def month(self) -> QWidget:
        """What takes the keys: the table of days inside Qt's calendar."""
        found = self.calendar.findChild(QTableView)
        return found if isinstance(found, QWidget) else self.calendar

    def _take(self, day: QDate) -> None:
        self.hide()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.chosen.emit(day)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._field.setFocus(Qt.FocusReason.PopupFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.calendar.selectedDate())
        else:
            super().keyPressEvent(event)
