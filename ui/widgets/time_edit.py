"""A time as free text, read back with its date and how long ago it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from protocols.issues import Issue
from protocols.times import Clock, Date, Instant, duration_words, local, show_date, show_when
from ui.i18n.languages import core_said
from ui.theme.palette import theme
from ui.theme.runs import Look, Run, RunsLayout
from ui.theme.tokens import HALF, Step
from ui.widgets.fields import FieldError, TextField
from ui.widgets.segments import Segments
from ui.widgets.text import RunsLabel
from ui.widgets.typed_time import read_typed_time, whole_minute

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.widgets.calendar_panel import CalendarPanel


_ENDLESS = 100_000.0


def time_ago_words(when: Instant, now: Instant) -> str:
    """Write how long ago or ahead an instant is: `now`, `35min ago`, `in 2hr`."""
    translate = QCoreApplication.translate
    span = whole_minute(now) - whole_minute(when)
    minutes = span.total("minutes")
    if not minutes:
        return translate("TimeEdit", "now")
    pattern = translate("TimeEdit", "{0} ago") if minutes > 0 else translate("TimeEdit", "in {0}")
    return pattern.format(core_said(duration_words(span)))


class TimeEdit(QWidget):
    """Type `now`, `-2h`, `-35`, `0530`, `05:30` or `21-Nov-2026 05:30`.

    F4 or Alt+Down opens a calendar: the day comes from it, the hour stays as typed.

    In the repeated hour of a clock change two segments ask for the first or the second. On
    leaving the field a valid text becomes the date and time that were read back: `-35` must not
    mean another minute when a draft is opened later.

    Args:
        name: the accessible name (`Sampled`).
        field: the field's machine name, carried by issues.
        clock: gives the time now; never read from the system here.
        zone: the ward's time zone.

    Signals:
        typed(str): the text after each keystroke.
        read(object): the Instant that the text means, or None while it means none.
    """

    typed = Signal(str)
    read = Signal(object)

    def __init__(
        self, name: str, field: str, clock: Clock, zone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._field, self._clock, self._zone = field, clock, zone
        self._instant: Instant | None = None
        self._issue: Issue | None = None
        self.words: Callable[[Issue], str] = lambda issue: issue.message
        self.line = TextField(name, step=Step.BODY)
        self._twice = Segments(
            QCoreApplication.translate("TimeEdit", "This hour happens twice in that night"),
            (
                ("first", QCoreApplication.translate("TimeEdit", "First")),
                ("second", QCoreApplication.translate("TimeEdit", "Second")),
            ),
            look="soft",
        )
        self._said = RunsLabel(look=Look(Step.CAPTION, "ink2"))
        self._said_in_full: tuple[Run, ...] = ()
        self._said.setMinimumHeight(Step.CAPTION.line)
        self._error = FieldError()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        for widget in (self.line, self._twice, self._said, self._error):
            column.addWidget(widget)
        self._twice.hide()
        self.setFocusProxy(self.line)
        self.setAccessibleName(name)
        self.line.typed.connect(self._typed)
        self._twice.chosen.connect(self._told_which)
        self.line.editingFinished.connect(self._settle)
        self._calendar: CalendarPanel | None = None
        self.line.setToolTip(QCoreApplication.translate("TimeEdit", "F4 opens the calendar"))
        self.line.installEventFilter(self)

    def text(self) -> str:
        """Return what was typed, unchanged."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put text into the field, such as a draft, and read it."""
        self.line.setText(text)
        self._read(text)

    def set_instant(self, when: Instant) -> None:
        """Show an instant as date and time."""
        self.set_text(show_when(when, self._zone))

    def instant(self) -> Instant | None:
        """Return the instant that the text means, None while it means none."""
        return self._instant

    def issue(self) -> Issue | None:
        """Return what is wrong with the text, None while nothing is."""
        return self._issue

    def set_error(self, *, error: bool) -> None:
        """Draw or take away the red edge, for a rule outside the text itself."""
        self.line.set_error(error=error)

    def _typed(self, text: str) -> None:
        self._read(text)
        self.typed.emit(text)
        self.read.emit(self._instant)

    def _told_which(self, which: str) -> None:
        self.line.setText(f"{self.line.text().strip()} {which}")
        self.line.setFocus()
        self._typed(self.line.text())

    def _read(self, text: str) -> None:
        now = self._clock()
        found = read_typed_time(text, now, self._zone, self._field)
        self._issue = found if isinstance(found, Issue) else None
        self._instant = None if isinstance(found, Issue) else found
        code = self._issue.code if self._issue else ""
        self._twice.setVisible(code == "repeated_hour")
        if code == "repeated_hour":
            self._twice.choose(None)
        self.line.set_error(error=code not in ("", "empty"))
        self._error.say(self.words(self._issue) if self._issue and code != "empty" else "")
        self._said.setVisible(self._issue is None or code == "empty")
        self._said_in_full = self._said_runs(now)
        self._show_said()

    def _said_runs(self, now: Instant) -> tuple[Run, ...]:
        if self._instant is None:
            return ()
        when = show_when(self._instant, self._zone)
        ago = time_ago_words(self._instant, now)
        if when == self.line.text():
            return (Run(ago),)
        return (Run(when, 600, "ink"), Run(f", {ago}"))

    def _show_said(self) -> None:
        """Show the read-back on one line: the date is said before how long ago."""
        runs = self._said_in_full
        laid = RunsLayout(runs, Look(Step.CAPTION, "ink2"), _ENDLESS, theme().tokens)
        self._said.show_runs(runs if laid.width <= self.width() else runs[:1])
        self._said.setAccessibleName("".join(run.text for run in runs))

    def open_calendar(self) -> None:
        """Open the calendar on the day that is typed, today where none is."""
        from ui.widgets.calendar_panel import CalendarPanel

        if self.line.isReadOnly() or not self.line.isEnabled():
            return
        if self._calendar is None:
            self._calendar = CalendarPanel(self.accessibleName(), self.line)
            self._calendar.chosen.connect(self._take_day)
        now = self._clock()
        day = local(self._instant or now, self._zone).date()
        last = local(now, self._zone).date()
        self._calendar.open_at(
            QDate(day.year, day.month, day.day), QDate(last.year, last.month, last.day)
        )

    def _take_day(self, day: QDate) -> None:
        clock = local(self._instant or self._clock(), self._zone)
        date = show_date(Date(day.year(), day.month(), day.day()))
        self.line.setText(f"{date} {clock.hour:02}:{clock.minute:02}")
        self._typed(self.line.text())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the calendar by F4 or Alt+Down in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            f4 = event.key() == Qt.Key.Key_F4 and not held
            down = event.key() == Qt.Key.Key_Down and held == Qt.KeyboardModifier.AltModifier
            if f4 or down:
                self.open_calendar()
                return True
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        if self._instant is not None:
            self.set_instant(self._instant)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_said()
