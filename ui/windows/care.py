"""What the window does for the store beside the nurse's work: verify it, back it up.

Both read through connections of their own on a worker thread; nothing waits for them.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from ui.bedside import Bedside

BACKUP_EVERY_MS: Final = 15 * 60_000


class Care(QObject):
    """Verifies once after the first paint, and backs up every quarter of an hour if changed.

    Signals:
        done: something about the store may be shown differently now.
    """

    done = Signal()

    def __init__(self, bedside: Bedside, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bedside = bedside
        self._working: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(BACKUP_EVERY_MS)
        self._timer.timeout.connect(self.back_up)

    def begin(self) -> None:
        """Verify now, then keep backups coming."""
        self._timer.start()
        self._run(self._first_look)

    def back_up(self) -> None:
        """Back up if anything was charted since the last one."""
        if self._bedside.writable:
            self._run(self._bedside.back_up_if_changed)

    def stop(self) -> None:
        """Start nothing more, and wait for what is under way."""
        self._timer.stop()
        if self._working is not None:
            self._working.join()

    def _first_look(self) -> None:
        self._bedside.verify_words()
        if self._bedside.writable:
            self._bedside.back_up_if_changed()

    def _run(self, work: object) -> None:
        if self._working is not None and self._working.is_alive():
            return
        self._working = threading.Thread(
            target=self._work, args=(work,), name="care of the store", daemon=True
        )
        self._working.start()

    def _work(self, work: object) -> None:
        if callable(work):
            work()
        self.done.emit()
