"""Looks at clocks and hands: locks after idle time and after sleep, tells of a moved clock.

The look every few seconds is held against a clock that goes on through sleep. After sleep the
first key or click is swallowed: it must not land in what somebody left open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from typing_extensions import override

from ui.operations.clock import ClockWatch, Reading, zone_distance
from ui.operations.settings import lock_minutes

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.bedside import Bedside

LOOK_MS: Final = 5_000
_HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Watch(QObject):
    """Watches one window's hands and clocks while a ward is open.

    Signals:
        idle: nobody touched anything for the site's minutes.
        found(object): a `Finding` about the clock, or that the laptop slept.
    """

    idle = Signal()
    found = Signal(object)

    def __init__(
        self, bedside: Bedside, parent: QObject | None, steady: Callable[[], float]
    ) -> None:
        super().__init__(parent)
        self._bedside = bedside
        self._steady = steady
        self._touched = steady()
        self._clocks = ClockWatch(self._reading())
        self._application: QObject | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, application: QObject) -> None:
        """Watch from now on; every event of the application passes by here."""
        self._application = application
        application.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        if self._application is not None:
            self._application.removeEventFilter(self)
            self._application = None

    def look(self) -> None:
        """Look at clocks and hands once."""
        if self._bedside.left:
            self.stop()
            return
        reading = self._reading()
        found = self._clocks.look(reading)
        minutes = lock_minutes(self._bedside.bench)
        slept = any(one.kind == "slept" for one in found)
        if slept or reading.steady_s - self._touched >= minutes * 60:
            self._touched = reading.steady_s
            self.idle.emit()
        for one in found:
            self.found.emit(one)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _HANDS or not self._timer.isActive():
            return False
        steady = self._steady()
        if self._clocks.asleep(steady):
            self.look()
            return True
        self._touched = steady
        return False

    def _reading(self) -> Reading:
        now = self._bedside.now()
        return Reading(now, self._steady(), zone_distance(now, self._bedside.zone))
