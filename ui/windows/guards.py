"""What watches beside the work: idle hands, clock, room on the disk, mix-ups, downtime sheets.

It says what it found in lines over the page, asks for the lock, and never touches the focus.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from protocols.look_alikes import look_alikes
from protocols.times import duration_words
from ui.i18n.languages import core_said
from ui.operations import clock, downtime
from ui.operations.settings import downtime_folder
from ui.windows.banner import Line
from ui.windows.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable

    from protocols.course import Course
    from protocols.times import Instant
    from ui.bedside import Bedside
    from ui.models.board_row import Board
    from ui.windows.banner import Banner

translate = QCoreApplication.translate
SHEET_AFTER_MS: Final = 10_000
EVERY_HOUR_MS: Final = 60 * 60_000
MIXED_WITHIN_MIN: Final = 15
_ABOUT_CLOCK, _ABOUT_SLEEP, _ABOUT_ROOM = "clock", "slept", "room"
_ABOUT_OTHER, _ABOUT_ALIKE = "other", "alike"


class Guards(QObject):
    """Everything that is watched while a ward is open; one line of the banner for each matter.

    Signals:
        lock_asked: the screen is to be locked now.
        ward_asked: the ward board is to be shown, with what is overdue first.
    """

    lock_asked = Signal()
    ward_asked = Signal()

    def __init__(self, bedside: Bedside, banner: Banner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bedside = bedside
        self._banner = banner
        self._watch: Watch | None = None
        self._beds: dict[str, str] = {}
        self._statuses: dict[str, str] = {}
        self._left: tuple[str, Instant] | None = None
        self._subject = ""
        self._told_apart: set[tuple[str, str]] = set()
        self._writing: threading.Thread | None = None
        self._stale: set[str] = set()
        self._sheets = QTimer(self)
        self._sheets.setSingleShot(True)
        self._sheets.timeout.connect(self.write_sheets)
        self._hourly = QTimer(self)
        self._hourly.setInterval(EVERY_HOUR_MS)
        self._hourly.timeout.connect(self._all_sheets)
        banner.answered.connect(self._answered)
        bedside.board_changed.connect(self._know_beds)
        bedside.course_changed.connect(self._opened)
        bedside.recorded.connect(lambda _words: self._recorded())
        bedside.minute_passed.connect(lambda _now: self.look_at_room())
        bedside.operator_changed.connect(lambda _person: self._new_hands())

    def begin(self, application: QObject, steady: Callable[[], float]) -> None:
        """Watch hands and clocks from now on, and look at clock and room at once."""
        self._watch = Watch(self._bedside, self, steady)
        self._watch.idle.connect(self.lock_asked)
        self._watch.found.connect(self._found)
        self._watch.begin(application)
        for finding in clock.at_start(self._bedside.bench):
            self._found(finding)
        if clock.in_doubt(self._bedside.bench):
            self._doubt(translate("Guards", "The clock of this laptop is in doubt."))
        self.look_at_room()
        self._hourly.start()
        QTimer.singleShot(SHEET_AFTER_MS, self, self._all_sheets)

    def stop(self) -> None:
        """Watch no more; wait for a sheet that is being written."""
        if self._watch is not None:
            self._watch.stop()
        self._sheets.stop()
        self._hourly.stop()
        if self._writing is not None:
            self._writing.join()

    # -- clock and sleep ------------------------------------------------------------------------

    def _found(self, finding: clock.Finding) -> None:
        bench = self._bedside.bench
        clock.note(bench, finding)
        words = clock.words_of(finding, bench.zone)
        if finding.kind == "slept":
            self._bedside.refresh_board()
            self._banner.say(
                Line(_ABOUT_SLEEP, "warning", words, self._fallen_due(), self._show_due())
            )
            return
        self._doubt(words)

    def _doubt(self, words: str) -> None:
        rest = translate(
            "Guards",
            "Compare it with the ward's clock; set the laptop right if it is wrong. Until then "
            "give each entry its time by hand: it is marked as made with a clock in doubt.",
        )
        button = translate("Guards", "The clock is right now")
        self._banner.say(Line(_ABOUT_CLOCK, "warning", words, rest, button))

    def _fallen_due(self) -> str:
        late = sum(status == "overdue" for status in self._statuses.values())
        if not late:
            return translate("Guards", "Nothing is overdue. Bedline is no alarm.")
        said = translate("Guards", "Subjects with something overdue now: %1. Bedline is no alarm.")
        return said.replace("%1", str(late))

    @staticmethod
    def _show_due() -> str:
        return translate("Guards", "Show what is overdue")

    # -- mix-ups --------------------------------------------------------------------------------

    def _know_beds(self, board: Board) -> None:
        self._beds = {row.subject: row.bed for row in board.rows}
        self._statuses = {row.subject: row.due.status for row in board.rows}

    def _opened(self, course: Course | None) -> None:
        subject = course.record.subject if course is not None else ""
        if subject == self._subject:
            return
        if self._subject:
            self._left = (self._subject, self._bedside.now())
        self._subject = subject
        for about in (_ABOUT_OTHER, _ABOUT_ALIKE):
            self._banner.take_away(about)
        if course is None:
            return
        self._say_other(subject, course.record.bed)
        self._say_alike(subject, course.record.bed)

    def _say_other(self, subject: str, bed: str) -> None:
        if self._left is None or self._left[0] == subject:
            return
        other, when = self._left
        ago = self._bedside.now() - when
        if not 0 <= ago.total("minutes") <= MIXED_WITHIN_MIN:
            return
        first = translate("Guards", "This is %1, bed %2.")
        rest = translate("Guards", "A different subject, %1, was open here %2 ago.")
        just = translate("Guards", "less than a minute")
        words = core_said(duration_words(ago)) if ago.total("minutes") >= 1 else just
        self._banner.say(
            Line(
                _ABOUT_OTHER,
                "info",
                first.replace("%1", subject).replace("%2", bed),
                rest.replace("%1", other).replace("%2", words),
                translate("Guards", "Right subject"),
            )
        )

    def _say_alike(self, subject: str, bed: str) -> None:
        found = [
            one
            for one in look_alikes(subject, self._beds)
            if (subject, one) not in self._told_apart
        ]
        if not found:
            return
        bed_words = translate("Guards", "%1 in bed %2")
        listed = "; ".join(
            bed_words.replace("%1", one).replace("%2", self._beds[one]) for one in found
        )
        first = translate("Guards", "This is %1 in bed %2.")
        rest = translate("Guards", "Not to be taken for: %1.")
        self._banner.say(
            Line(
                _ABOUT_ALIKE,
                "warning",
                first.replace("%1", subject).replace("%2", bed),
                rest.replace("%1", listed),
                translate("Guards", "Right subject"),
            )
        )

    def _new_hands(self) -> None:
        self._told_apart.clear()
        self._left = None

    def _answered(self, about: str) -> None:
        if about == _ABOUT_CLOCK:
            if self._bedside.writable and not clock.confirm(self._bedside.bench):
                return
        elif about == _ABOUT_ALIKE:
            self._told_apart |= {
                (self._subject, one) for one in look_alikes(self._subject, self._beds)
            }
        elif about == _ABOUT_SLEEP:
            self.ward_asked.emit()
        self._banner.take_away(about)

    # -- room on the disk -------------------------------------------------------------------------

    def look_at_room(self) -> None:
        """Warn of a disk that is nearly full (R6)."""
        from ui.operations.state import room_words

        if self._bedside.left:
            return
        words = core_said(room_words(self._bedside.bench))
        if not words:
            self._banner.take_away(_ABOUT_ROOM)
            return
        rest = translate("Guards", "Free some room, or call who cares for this laptop.")
        self._banner.say(Line(_ABOUT_ROOM, "warning", words, rest))

    # -- downtime sheets --------------------------------------------------------------------------

    def _recorded(self) -> None:
        if self._subject:
            self._stale.add(self._subject)
            if not self._sheets.isActive():
                self._sheets.start(SHEET_AFTER_MS)

    def _all_sheets(self) -> None:
        if self._bedside.left:
            return
        self._stale |= set(self._beds)
        self._sheets.start(0)

    def write_sheets(self) -> None:
        """Write one stale sheet on a worker thread, then come back for the next."""
        if self._bedside.left or not self._stale or not self._bedside.writable:
            return
        if self._writing is not None and self._writing.is_alive():
            self._sheets.start(500)
            return
        bench = self._bedside.bench
        folder = downtime_folder(bench)
        subject = self._stale.pop()
        content = downtime.downtime_content(bench, subject) if folder is not None else None
        if folder is not None and content is not None:
            self._writing = threading.Thread(
                target=downtime.write_downtime,
                args=(folder, subject, content),
                name="downtime sheet",
                daemon=True,
            )
            self._writing.start()
        if self._stale:
            self._sheets.start(500)
