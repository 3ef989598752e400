"""Failures of the program behind the window: one plain line, drafts kept, nothing half drawn.

The hooks hold for the whole process: slots, timers, worker threads, and Qt's own warnings.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from ui.operations.crashes import log_crash, log_words

if TYPE_CHECKING:
    from protocols.times import Clock

_LOGGED = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


class CrashGuard(QObject):
    """Catches what nobody caught.

    Signals:
        crashed(str): one plain sentence; sent on the window's thread, also for worker threads.
    """

    crashed = Signal(str)
    _met = Signal(str)

    def __init__(self, folder: Path, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._clock = clock
        self._telling = False
        self._met.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch from now on, in this process."""
        sys.excepthook = self.caught
        threading.excepthook = lambda met: self.caught(
            met.exc_type, met.exc_value, met.exc_traceback
        )
        qInstallMessageHandler(self._qt_said)

    def caught(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Log a failure and say it; a person's own Ctrl+C in a terminal is no failure."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        self._met.emit(log_crash(self._folder, self._clock, kind, trace))

    def _tell(self, words: str) -> None:
        if self._telling:
            return  # the telling itself fails: one line is enough
        self._telling = True
        try:
            self.crashed.emit(words)
        finally:
            self._telling = False

    def _qt_said(self, kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        if kind in _LOGGED:
            log_words(self._folder, self._clock, f"Qt: {words}")
