"""The way from a damaged store to the restore page, and from there to the ward or back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from protocols.times import Clock
from ui.operations.restoring import may_restore
from ui.panels.restore_page import RestorePage
from ui.windows.banner import Line

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.operations.bench import Bench
    from ui.windows.main_window import MainWindow

translate = QCoreApplication.translate
_DAMAGE: Final = "damage"
_AGAIN: Final = "enter_again"


class Restores(QObject):
    """Offers a restore, shows its page, and leads on to the restored ward."""

    def __init__(self, window: MainWindow, folder: Path, clock: Clock) -> None:
        super().__init__(window)
        self._window, self._folder, self._clock = window, folder, clock
        self._page: RestorePage | None = None
        self._heard = False
        self._name = ""

    def offer(self, bedside: Bedside) -> None:
        """Say over the page that the record is damaged; who may restore gets the button."""
        button = rest = ""
        if may_restore(bedside.operator.role):
            button = translate("Restore", "Restore from a backup…")
            rest = translate("Restore", "What verifies is shown and cannot be changed.")
        else:
            rest = translate(
                "Restore",
                "What verifies is shown and cannot be changed. An investigator or administrator "
                "can put a backup in its place.",
            )
        self._say(
            Line(_DAMAGE, "stop", translate("Restore", "The record is damaged."), rest, button)
        )

    def begin(self, name: str = "") -> None:
        """Close the store, if one is open, and show the backups; nothing else changes."""
        window, zone = self._window, ""
        if self._page is not None:
            return
        if window.bedside is not None:
            zone = window.bedside.zone if not window.bedside.damaged else ""  # it may be unknown
            window.leave_ward()
            window.forget_ward()
        window.banner.clear()
        self._name = name
        self._page = page = RestorePage(self._folder, self._clock, zone)
        page.left.connect(self._left)
        page.opened.connect(self._opened)
        page.idle.connect(self._idle)
        window.stack.addWidget(page)
        window.stack.setCurrentWidget(page)
        page.begin(name)
        QTimer.singleShot(0, page.take_focus)

    def close_down(self) -> None:
        """The window closes."""
        if self._page is not None:
            self._page.close_down()

    def _left(self) -> None:
        self._forget_page()
        self._window.gate.unlock.name.setText(self._name)
        self._window.show_gate("")

    def _opened(self, bench: Bench) -> None:
        page, window = self._page, self._window
        self._name = bench.operator.name
        window.enter_ward(bench)
        if page is not None and page.to_enter_again and window.bedside is not None:
            page.keep_as_list()
            window.bedside.operator_changed.connect(self._other_hands)
            self._say_again()
        else:
            self._forget_page()

    def _idle(self) -> None:
        if self._page is not None:
            self._page.open_ward()
            self._window.lock(by_itself=True)

    def _say_again(self) -> None:
        number = self._page.to_enter_again if self._page is not None else 0
        if not number:
            return
        words = translate("Restore", "Entries to be entered again: %1.")
        rest = translate("Restore", "They are in the store that was set aside, not in this one.")
        button = translate("Restore", "Show them")
        self._say(Line(_AGAIN, "warning", words.replace("%1", str(number)), rest, button))

    def _say(self, line: Line) -> None:
        banner = self._window.banner
        if not self._heard:
            self._heard = True
            banner.answered.connect(self._answered)
        banner.say(line)

    def _answered(self, about: str) -> None:
        window = self._window
        if about == _DAMAGE and window.bedside is not None:
            self.begin(window.bedside.operator.name)
        elif about == _AGAIN and self._page is not None:
            # Whoever answers takes the line away; this one stays until the list is let go.
            QTimer.singleShot(0, self, self._say_again)
            if window.stack.currentWidget() is self._page:
                window.show_ward()
                return
            window.stack.setCurrentWidget(self._page)
            self._page.take_focus()

    def _other_hands(self, operator: object) -> None:
        """What one role may read is not left on the screen for another person (R4)."""
        if getattr(operator, "name", "") != self._name:
            self._window.banner.take_away(_AGAIN)
            self._forget_page()

    def _forget_page(self) -> None:
        page, self._page = self._page, None
        if page is not None:
            self._window.stack.removeWidget(page)
            page.hide()
            page.deleteLater()
