"""The one window: bar, strip, page, footer. Places panels and wires signals; no rules."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from protocols.times import Clock, Instant, local, show_date
from ui.bedside import Bedside
from ui.i18n.languages import core_said
from ui.panels.ward_board import WardBoard
from ui.theme.palette import apply_theme, theme
from ui.widgets.app_bar import COMPACT_BELOW, AppBar
from ui.widgets.footer import Footer
from ui.windows.care import Care
from ui.windows.footer_items import footer_items
from ui.windows.pages import SUBJECT_PAGES, Pages

if TYPE_CHECKING:
    from protocols.course import Course
    from ui.operations.bench import Bench
    from ui.widgets.compact_bar import CompactBar
    from ui.widgets.padlock_line import PadlockLine
    from ui.widgets.patient_strip import PatientStrip
    from ui.windows.banner import Banner
    from ui.windows.gate import Gate
    from ui.windows.guards import Guards
    from ui.windows.lock_sheet import LockSheet
    from ui.windows.restores import Restores

translate = QCoreApplication.translate
_SMALLEST = (1280, 680)


class MainWindow(QMainWindow):
    """The window of one workstation. What the ward board does not show is made when it is shown.

    Signals:
        first_painted: the first frame with real content (the ward board) is on the screen.
    """

    first_painted = Signal()

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        parent: QWidget | None = None,
        steady: Callable[[], float] | None = None,
    ) -> None:
        """Make the window of a store.

        Args:
            folder: the store's folder.
            clock: the program's clock.
            parent: none for the window itself.
            steady: seconds of a clock that goes on through sleep and that nobody can set; without
                one neither idle hands nor clocks are watched.
        """
        super().__init__(parent)
        self._folder = folder
        self._clock = clock
        self._steady = steady
        self._guards: Guards | None = None
        self._painted = False
        self._care: Care | None = None
        self.bedside: Bedside | None = None
        self.pages: Pages | None = None
        self._board_ahead: WardBoard | None = None
        self.setWindowTitle("Bedline")
        self.bar = AppBar()
        self.footer = Footer()
        self.stack = QStackedWidget()
        self._arrange()
        self._connect()
        self._shortcuts()

    def _arrange(self) -> None:
        middle = QWidget()
        self._column = column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.footer)
        middle.setMinimumHeight(1)  # pages scroll inside themselves; the window may be low
        self.setCentralWidget(middle)

    @cached_property
    def gate(self) -> Gate:
        """The page before the ward."""
        from ui.windows.gate import Gate

        gate = Gate(self._folder, self._clock)
        gate.entered.connect(self.enter_ward)
        gate.restore_asked.connect(self.restores.begin)
        self.stack.addWidget(gate)
        return gate

    @cached_property
    def restores(self) -> Restores:
        """What leads to the restore of a backup and back."""
        from ui.windows.restores import Restores

        return Restores(self, self._folder, self._clock)

    @cached_property
    def lock_sheet(self) -> LockSheet:
        """The opaque sheet over the open page."""
        from ui.windows.lock_sheet import LockSheet

        sheet = LockSheet()
        sheet.unlock_asked.connect(self._unlock)
        self.stack.addWidget(sheet)
        return sheet

    @cached_property
    def banner(self) -> Banner:
        """Lines over the page that stay until they are over or answered."""
        from ui.windows.banner import Banner

        banner = Banner()
        self._column.insertWidget(self._column.indexOf(self.stack), banner)
        return banner

    @cached_property
    def strip(self) -> PatientStrip:
        """Who the open subject is."""
        from ui.widgets.patient_strip import PatientStrip

        strip = PatientStrip()
        strip.hide()
        below = self.banner if "banner" in self.__dict__ else self.stack
        self._column.insertWidget(self._column.indexOf(below), strip)
        return strip

    @cached_property
    def compact_bar(self) -> CompactBar:
        """Bar and strip in one, for an open subject in a low window."""
        from ui.widgets.compact_bar import CompactBar

        bar = CompactBar()
        bar.hide()
        self._column.insertWidget(1, bar)
        self._connect_bar(bar)
        return bar

    @cached_property
    def padlock(self) -> PadlockLine:
        """Over every page that can only be read: why, and what to do."""
        from ui.widgets.padlock_line import PadlockLine

        line = PadlockLine()
        self._column.insertWidget(self._column.indexOf(self.stack), line)
        return line

    def _show_padlock(self, bedside: Bedside) -> None:
        first, rest = bedside.why_read_only()
        if first or "padlock" in self.__dict__:
            self.padlock.say("" if self._locked else first, rest)

    @property
    def _bars(self) -> tuple[AppBar | CompactBar, ...]:
        """The bars made so far, to be kept the same."""
        return (self.bar, self.compact_bar) if "compact_bar" in self.__dict__ else (self.bar,)

    @property
    def _locked(self) -> bool:
        return "lock_sheet" in self.__dict__ and self.stack.currentWidget() is self.lock_sheet

    def _connect(self) -> None:
        self._connect_bar(self.bar)
        self.bar.find_asked.connect(lambda: self.show_page("find"))

    def _connect_bar(self, bar: AppBar | CompactBar) -> None:
        bar.back_asked.connect(self.show_ward)
        bar.tab_chosen.connect(self.show_page)
        bar.palette_asked.connect(self.change_palette)
        bar.operator_asked.connect(self.lock)
        bar.lock_asked.connect(self.lock)

    def _shortcuts(self) -> None:
        keys = {
            "Ctrl+L": self.lock,
            "Ctrl+B": self.show_ward,
            "Ctrl+D": self.change_palette,
            "Ctrl+F": lambda: self.show_page("find"),
            "Ctrl+J": self.open_next_due,
            "Ctrl+P": lambda: self.show_page("sheet"),
            "Ctrl+H": lambda: self.show_page("history"),
            "Ctrl+U": self.open_unblinding,
            "Ctrl+.": lambda: self.show_page("store"),
            "F1": lambda: self.show_page("keys"),
            "F11": self._full_screen,
        }
        for text, deed in keys.items():
            QShortcut(QKeySequence(text), self).activated.connect(deed)
        for number in range(1, len(SUBJECT_PAGES) + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(lambda number=number: self._show_numbered(number))

    def make_board_ahead(self) -> None:
        """Make the empty board before there is a store to show on it: the key takes its time."""
        self._board_ahead = WardBoard()

    # -- the ward -----------------------------------------------------------------------------

    def show_gate(self, problem: str) -> None:
        """Show the page before the ward: unlock, or a first store."""
        self.bar.show_pages((), "")
        self.bar.show_operator("", "")
        self.bar.show_find(shown=False)
        self.footer.show_items((), ())
        self.gate.show_gate(problem)
        self.stack.setCurrentWidget(self.gate)
        QTimer.singleShot(0, self.gate.take_focus)

    def enter_ward(self, bench: Bench) -> None:
        """Show the ward board of an opened store, as the store kept it."""
        bedside = Bedside(bench, self)
        self.bedside = bedside
        self.pages = Pages(bedside, self, self._board_ahead)
        self._board_ahead = None
        self.pages.page_asked.connect(self.show_page)
        self.pages.subject_asked.connect(self.open_subject)
        self.pages.due_asked.connect(self.open_due)
        self.pages.restore_asked.connect(lambda: self.restores.begin(bedside.operator.name))
        bedside.course_changed.connect(self._show_course)
        bedside.board_changed.connect(self.pages.show_board)
        bedside.recorded.connect(self._say_recorded)
        bedside.failed.connect(self._say_failed)
        bedside.minute_passed.connect(lambda _now: self._show_clock())
        self._show_operator()
        self.pages.show_board(bedside.first_board())
        self.show_ward()
        self._show_clock()
        self._show_footer()
        if self._painted:
            self.after_first_paint()

    def after_first_paint(self) -> None:
        """Work the board out anew and start the minute clock, once the first frame is shown."""
        if self.bedside is None:
            return
        self.bedside.start_clock()
        self._begin_guards()
        QTimer.singleShot(0, self.bedside.refresh_board)
        QTimer.singleShot(0, self._show_footer)
        if self._care is None:
            self._care = Care(self.bedside, self)
            self._care.done.connect(self._show_footer)
            self._care.begin()

    def _begin_guards(self) -> None:
        application = QApplication.instance()
        if self._guards is not None or self._steady is None or application is None:
            return
        if self.bedside is None:
            return
        from ui.windows.guards import Guards

        self._guards = Guards(self.bedside, self.banner, self)
        self._guards.lock_asked.connect(lambda: self.lock(by_itself=True))
        self._guards.ward_asked.connect(self.show_ward)
        self._guards.begin(application, self._steady)

    def show_ward(self) -> None:
        """Show the ward board; the open subject is left, its drafts are kept."""
        if self.bedside is None or self.pages is None or self._locked:
            return
        if self.bedside.course is not None:
            self.bedside.close()
            self.bedside.refresh_board()
        self.show_page("ward")

    def open_subject(self, subject: str) -> None:
        """Open a subject on its first page."""
        if self.bedside is not None and self.bedside.open(subject):
            self.show_page("now")

    def open_due(self, subject: str, key: str) -> None:
        """Open a subject on the form of a due item."""
        if self.bedside is None or self.pages is None:
            return
        course = self.bedside.course
        known = course is not None and course.record.subject == subject
        if known or self.bedside.open(subject):
            self.show_page(self.pages.open_due(key))

    def open_next_due(self) -> None:
        """Open the most urgent due item of any subject."""
        if self.pages is None:
            return
        row = self.pages.first_due()
        if row is not None:
            self.open_due(row.subject, row.due.key)

    def open_unblinding(self) -> None:
        """Show whom to call for an emergency unblinding of the open subject, and record it."""
        if self.bedside is None or self.pages is None or self.bedside.course is None:
            return
        if not self._locked:
            self.show_page(self.pages.open_form("unblinding"))

    # -- pages --------------------------------------------------------------------------------

    def show_page(self, name: str) -> None:
        """Show a page by its machine name; pages of one subject need an open subject."""
        if self.pages is None or self.bedside is None or self._locked:
            return
        page = self.pages.page(name)
        if page is None:
            return
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
            # a page that showed a part of itself before it had a place took the keyboard away
            self.activateWindow()
        self.stack.setCurrentWidget(page)
        self.pages.current = name
        self._show_bars()
        self.pages.take_focus(name)

    def _show_numbered(self, number: int) -> None:
        if self.bedside is not None and self.bedside.course is not None:
            self.show_page(SUBJECT_PAGES[number - 1][0])

    def _show_bars(self) -> None:
        if self.pages is None or self.bedside is None:
            return
        course = self.bedside.course
        names = self.pages.subject_tabs(course) if course is not None else self.pages.ward_tabs()
        tabs = [(key, translate("Pages", text)) for key, text in names]
        back = translate("AppBar", "Ward") if course is not None else ""
        compact = self.height() < COMPACT_BELOW and course is not None
        if compact and "compact_bar" not in self.__dict__:
            self._fill_compact_bar(self.compact_bar)
        for one in self._bars:
            one.show_back(back)
            one.show_pages(tabs, self.pages.tab_of(self.pages.current))
        self.bar.show_find(shown=course is None)
        # Hide before showing: with all of them the window would grow past the low screen.
        shown: dict[QWidget, bool] = {self.bar: not compact}
        if course is not None or "strip" in self.__dict__:
            shown[self.strip] = course is not None and not compact
        if "compact_bar" in self.__dict__:
            shown[self.compact_bar] = compact
        for bar, wanted in sorted(shown.items(), key=lambda one: one[1]):
            bar.setVisible(wanted)
        low = self.height() < COMPACT_BELOW
        self.footer.set_compact(compact=low)
        self.pages.set_compact(compact=low)

    def _show_course(self, course: Course | None) -> None:
        if course is not None:
            from ui.models.strip import strip_fields, strip_subject

            who = strip_subject(course)
            fields = strip_fields(course, arm_shown=True)
            self.strip.show_subject(who, fields)
            if "compact_bar" in self.__dict__:
                self.compact_bar.show_subject(who, fields)
        if self.pages is not None:
            self.pages.show_course(course)
        self._show_bars()
        self._show_footer()

    def _show_clock(self) -> None:
        if self.bedside is None:
            return
        now: Instant = self._clock()
        zoned = local(now, self.bedside.zone)
        time, date = f"{zoned.hour:02}:{zoned.minute:02}", show_date(zoned.date())
        for bar in self._bars:
            bar.show_clock(time, date)

    def _show_operator(self) -> None:
        if self.bedside is None:
            return
        operator = self.bedside.operator
        for bar in self._bars:
            bar.show_operator(operator.name, translate("Gate", operator.role))

    def _fill_compact_bar(self, bar: CompactBar) -> None:
        """Tell a bar that was just made what the other one was told before."""
        from ui.models.strip import strip_fields, strip_subject

        self._show_clock()
        self._show_operator()
        course = self.bedside.course if self.bedside is not None else None
        if course is not None:
            bar.show_subject(strip_subject(course), strip_fields(course, arm_shown=True))
            if self._locked:
                bar.hide_for_lock(_bed_words(course.record.bed))

    def _show_footer(self) -> None:
        if self.bedside is not None and not self.bedside.left:
            self.footer.show_items(*footer_items(self.bedside))
            self._show_padlock(self.bedside)
            if self.bedside.damaged:
                self.restores.offer(self.bedside)

    def _say_recorded(self, words: str) -> None:
        self.statusBar().setAccessibleName(words)
        self._show_footer()

    def _say_failed(self, words: str) -> None:
        self.setAccessibleDescription(words)
        self._show_footer()
        if self.pages is not None:
            self.pages.say_failed(words)

    def say_crashed(self, words: str) -> None:
        """Say that the program itself failed: drafts kept, the ward shown, nothing half drawn."""
        from ui.windows.banner import Line

        if self.pages is not None and self.bedside is not None and not self.bedside.left:
            self.pages.leave_forms()
            if not self._locked:
                self.show_ward()
        rest = translate(
            "Crash",
            "What was typed is kept as a draft. Look in the record whether the last entry is "
            "there. If it comes back, chart on paper and call for help.",
        )
        self.banner.say(Line("crash", "stop", words, rest, translate("Crash", "I have read it")))
        self.banner.answered.connect(self._read_crash, Qt.ConnectionType.UniqueConnection)

    def _read_crash(self, about: str) -> None:
        if about == "crash":
            self.banner.take_away(about)

    # -- lock, palette, size --------------------------------------------------------------------

    def lock(self, *, by_itself: bool = False) -> None:
        """Cover the page with the lock sheet; what was typed stays beneath, not visible."""
        if self.bedside is None or self._locked:
            return
        _close_what_floats()
        if self.pages is not None:
            self.pages.close_why()
        QGuiApplication.clipboard().clear()
        self.lock_sheet.lock(self.bedside, self.stack.currentWidget(), QApplication.focusWidget())
        self.bedside.locked(by_itself=by_itself)
        self.banner.cover()
        bed = self.bedside.course.record.bed if self.bedside.course is not None else ""
        bed = _bed_words(bed)
        if "strip" in self.__dict__:
            self.strip.hide_for_lock(bed)
        if "compact_bar" in self.__dict__:
            self.compact_bar.hide_for_lock(bed)
        for bar in self._bars:  # nothing leads away from under a lock
            bar.show_pages((), "")
            bar.show_back("")
        self.stack.setCurrentWidget(self.lock_sheet)
        self.lock_sheet.take_focus()

    def _unlock(self, name: str, secret: str) -> None:
        from protocols.issues import Issue

        if self.bedside is None:
            return
        person = self.bedside.check_person(name, secret)
        if isinstance(person, Issue):
            self.lock_sheet.refuse(core_said(person.message))
            return
        same = person.name == self.bedside.operator.name
        page, field = self.lock_sheet.beneath()
        if not same and self.pages is not None:
            self.pages.leave_forms()  # while their author still acts
        self.bedside.hand_over(person)
        self.banner.show_again()
        self._show_operator()
        if not same:
            self.show_ward_after_lock()
            return
        if page is not None:
            self.stack.setCurrentWidget(page)
        if self.bedside.course is not None:
            self._show_course(self.bedside.course)
        self._show_bars()
        if field is not None:
            field.setFocus()

    def show_ward_after_lock(self) -> None:
        """Another person took over: the draft is kept under its owner, the board is shown."""
        if self.bedside is None or self.pages is None:
            return
        self.pages.begin_afresh()
        self.stack.setCurrentWidget(self.gate)
        self.show_ward()

    def change_palette(self) -> None:
        """Change between the day and the night palette."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, "night" if theme().name == "day" else "day")

    def _full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def show_sized(self) -> None:
        """Show the window: full screen on a real display, at the design size otherwise."""
        screen = QGuiApplication.primaryScreen()
        self.setMinimumSize(*_SMALLEST)
        if QGuiApplication.platformName() == "offscreen" or screen is None:
            self.resize(1366, 768)
            self.show()
        else:
            self.showMaximized()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Bring the focus from the bars into a form at its first stop, from behind at its last."""
        moved = super().focusNextPrevChild(next)
        page = self.stack.currentWidget()
        enter = getattr(page, "enter", None)
        if page is not None and callable(enter) and page.isAncestorOf(self.focusWidget()):
            enter(forward=next)
        return moved

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_bars()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        painted = event.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest)
        if painted and not self._painted and self.bedside is not None:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)
        return done

    def leave_ward(self) -> None:
        """Close the store, with what was typed kept as drafts; nothing of it stays on screen."""
        if self.bedside is None:
            return
        if self.pages is not None:
            self.pages.leave_forms()
        if self._guards is not None:
            self._guards.stop()
        if self._care is not None:
            self._care.stop()
        self.bedside.leave()

    def forget_ward(self) -> None:
        """Let the pages of a store that was left go, so that another can be entered."""
        if "strip" in self.__dict__:
            self.strip.hide()
        if "padlock" in self.__dict__:
            self.padlock.say("")
        if self.pages is not None:
            self.pages.forget()
        for watching in (self._guards, self._care):
            if watching is not None:
                watching.deleteLater()
        self.bedside = self.pages = self._guards = self._care = None
        self.bar.show_pages((), "")
        self.bar.show_back("")
        self.bar.show_operator("", "")
        self.bar.show_find(shown=False)
        self.footer.show_items((), ())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if "restores" in self.__dict__:
            self.restores.close_down()
        self.leave_ward()
        super().closeEvent(event)


def _bed_words(bed: str) -> str:
    return translate("PatientStrip", "Bed %1").replace("%1", bed) if bed else ""


def _close_what_floats() -> None:
    """Close dialogs and lists that would stay over the lock sheet; none of them holds an entry."""
    for _ in range(8):
        floating = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if floating is None:
            return
        floating.close()
