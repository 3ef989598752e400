"""The pages by name, made when they are first shown, and how their signals lead on.

A page is a widget with `show…(value)` in and signals out; nothing here decides anything clinical.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.i18n.languages import core_said
from ui.panels.ward_board import WardBoard
from ui.windows.whys import Whys

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.facts import Entry
    from ui.bedside import Bedside
    from ui.forms.form_page import FormPage
    from ui.models.board_row import Board, BoardRow

WARD_PAGES = (
    ("ward", "Ward board"),
    ("enrol", "Enrol"),
    ("people", "People"),
    ("store", "Store"),
)
REVIEW_PAGES = (("review", "Review"), ("summary", "Registry"))
_REVIEWERS = frozenset({"monitor", "investigator", "administrator"})
SUBJECT_PAGES = (
    ("now", "Now"),
    ("dose", "Titer and dose"),
    ("assess", "Assessments"),
    ("infusions", "Infusions"),
    ("deviations", "Deviations"),
    ("sheet", "Day sheet"),
    ("history", "History"),
)
_OPENS_ON_SUBJECT = frozenset(key for key, _ in SUBJECT_PAGES)
_TYPED_INTO = frozenset({"dose", "enrol", "people", "rehearsal"})
_READ_ONLY = frozenset({"now", "assess", "infusions", "deviations", "history"})


class Pages(QObject):
    """Makes pages and forms on demand and keeps them fed.

    Signals:
        page_asked(str): another page is to be shown.
        subject_asked(str): open a subject.
        due_asked(str, str): open a subject's due item.
        restore_asked(): a backup is to take the store's place.

    Attributes:
        current: name of the page shown.
    """

    page_asked = Signal(str)
    subject_asked = Signal(str)
    due_asked = Signal(str, str)
    restore_asked = Signal()

    def __init__(self, bedside: Bedside, parent: QObject, ward: WardBoard | None = None) -> None:
        super().__init__(parent)
        self._bedside = bedside
        self._made: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self._board: Board | None = None
        self._behind = self._behind_dose = "now"
        self.current = "ward"
        self.ward = ward or WardBoard()
        self.ward.subject_opened.connect(self.subject_asked)
        self.ward.due_opened.connect(self.due_asked)
        self.ward.next_asked.connect(self._next)
        self.ward.enrol_asked.connect(lambda: self.page_asked.emit("enrol"))
        self.ward.print_asked.connect(self._save_handover)
        self._made["ward"] = self.ward
        self._whys = Whys(bedside, self)
        self._whys.install("ward", self.ward)
        self._makers: dict[str, Callable[[], QWidget]] = {
            "enrol": self._enrol,
            "find": self._find,
            "people": self._people,
            "store": self._store,
            "review": self._review,
            "summary": self._summary,
            "import_lab": self._import_lab,
            "rehearsal": self._rehearsal,
            "keys": self._keys,
            "now": self._now,
            "dose": self._dose,
            "assess": self._assess,
            "infusions": self._infusions,
            "deviations": self._deviations,
            "sheet": self._sheet,
            "history": self._history,
        }

    # -- asked by the window --------------------------------------------------------------------

    def page(self, name: str) -> QWidget | None:
        """Return a page, made now if need be; None for one that needs an open subject."""
        if name in _OPENS_ON_SUBJECT and self._bedside.course is None:
            return None
        if name not in self._made and name in self._makers:
            self._made[name] = self._makers[name]()
            self._whys.install(name, self._made[name])
            self._stale.add(name)
        if name == "find" and self.current != "find":
            self._feed_find(self._made[name])
        if name in self._stale and self._bedside.course is not None:
            self._stale.discard(name)
            self._feed(name, self._bedside.course)
        return self._made.get(name)

    def take_focus(self, name: str) -> None:
        """Let a page choose where the focus goes."""
        page = self._made.get(name)
        take = getattr(page, "take_focus", None)
        if callable(take):
            take()
        if page is not None and page.isVisible():
            _leave_hidden(page)

    def ward_tabs(self) -> tuple[tuple[str, str], ...]:
        """Return the tabs of the ward for who acts: the review is for those who may read it."""
        reads = self._bedside.operator.role in _REVIEWERS
        return (*WARD_PAGES, *REVIEW_PAGES) if reads else WARD_PAGES

    def subject_tabs(self, course: Course | None) -> tuple[tuple[str, str], ...]:
        """Return the tabs of an open subject; a protocol without titers calls the second one so."""
        from protocols.course import key_analyte

        if course is None or key_analyte(course.protocol) is not None:
            return SUBJECT_PAGES
        return tuple((key, "Study drug" if key == "dose" else text) for key, text in SUBJECT_PAGES)

    def tab_of(self, name: str) -> str:
        """Return the tab under which a page or form belongs."""
        if name in ("import_lab", "rehearsal"):
            return "store"
        return self._behind if name.startswith("form:") else name

    def show_board(self, board: Board) -> None:
        """Show the ward board."""
        self._board = board
        self.ward.show_board(board)
        find = self._made.get("find")
        if find is not None:
            self._feed_find(find)

    def first_due(self) -> BoardRow | None:
        """Return the row of the most urgent due item of the ward."""
        from ui.models.board_row import order_rows

        rows = order_rows(self._board.rows, "urgency") if self._board is not None else ()
        return rows[0] if rows and rows[0].due.key else None

    def show_course(self, course: Course | None) -> None:
        """Feed the page that is shown, and every form; other pages are fed when they are shown.

        A page that nobody looks at costs nothing at each entry: the history alone has a row an
        entry.
        """
        for name in list(self._made):
            if course is None:
                continue
            if name == self.current or name not in _READ_ONLY:
                self._stale.discard(name)
                self._feed(name, course)
            else:
                self._stale.add(name)

    def open_due(self, key: str) -> str:
        """Prepare the form of a due item; return the page to show."""
        from ui.forms.due_forms import form_for

        course = self._bedside.course
        item = next((one for one in course.due if one.planned.key == key), None) if course else None
        if course is None or item is None:
            return "now"
        asked = form_for(item, course)
        if asked.form in ("titer_dose", "dose"):
            page = self.page("dose")
            if page is not None and asked.form == "titer_dose":
                page.start(item)  # type: ignore[attr-defined]
            return "dose"
        return self.open_form(asked.form, asked.context)

    def open_form(self, form: str, context: object = None) -> str:
        """Make a form ready; return its page name."""
        from ui.forms.registry import is_form, make_form

        if not is_form(form):  # a form of the protocol itself: a set of values
            form, context = "measurement", context if context is not None else form
        elif form == "weight":
            context = form
        name = f"form:{form}"
        if not self.current.startswith("form:"):
            self._behind = self.current if self.current in _OPENS_ON_SUBJECT else "now"
        page = self._made.get(name)
        if page is None:
            made: FormPage = make_form(form, self._bedside)
            made.left.connect(lambda: self.page_asked.emit(self._behind))
            made.done.connect(lambda _words: self.page_asked.emit(self._behind))
            wanted = getattr(made, "wanted", None)
            if wanted is not None:  # the ladder's card asks for pause, stop and start
                wanted.connect(self._open_wanted)
            self._made[name] = page = made
            self._whys.install(name, made)
        if self._bedside.course is not None:
            page.show_course(self._bedside.course)  # type: ignore[attr-defined]
        page.start(context)  # type: ignore[attr-defined]
        return name

    def _open_wanted(self, form: str, context: object) -> None:
        self.page_asked.emit(self.open_form(form, context))

    def leave_forms(self) -> None:
        """Keep what was typed as a draft of the person who typed it."""
        for name in [one for one in self._made if one.startswith("form:") or one in _TYPED_INTO]:
            keep = getattr(self._made[name], "keep_draft_now", None)
            if callable(keep):
                keep()

    def begin_afresh(self) -> None:
        """Let go the pages that are typed into: another person is not shown what was typed (R4).

        They are made anew for whoever opens them, with the draft that this person left.
        """
        for name in _TYPED_INTO & self._made.keys():
            self._stale.discard(name)
            page = self._made.pop(name)
            page.hide()
            page.deleteLater()

    def forget(self) -> None:
        """The store was left: let every page go, with what it shows."""
        for page in self._made.values():
            page.hide()
            page.deleteLater()
        self._made.clear()

    def close_why(self) -> None:
        """Put an open explanation away; the focus goes back to what was asked about."""
        self._whys.close()

    def say_failed(self, words: str) -> None:
        """Nothing was recorded: the open form says so itself; the board has a line for it."""
        self.ward.setAccessibleDescription(words)

    # -- pages -----------------------------------------------------------------------------------

    def _feed(self, name: str, course: Course) -> None:
        page = self._made[name]
        if name == "now":
            from ui.models.now_content import now_content

            page.show_now(now_content(course))  # type: ignore[attr-defined]
        elif name == "infusions":
            from ui.models.infusion_content import log_content

            page.show_log(log_content(course))  # type: ignore[attr-defined]
        elif name == "deviations":
            from ui.models.record_content import deviations_content

            page.show_deviations(  # type: ignore[attr-defined]
                deviations_content(course, self._bedside.operator.role)
            )
            self._restore_words(page, course)
        elif name == "history":
            from ui.models.record_content import history_content

            page.show_history(  # type: ignore[attr-defined]
                history_content(course, self._bedside.operator.role)
            )
        elif name == "assess":
            from ui.models.endpoint_rows import endpoint_rows

            rows = endpoint_rows(course, self._bedside.operator.role)
            page.show_course(course)  # type: ignore[attr-defined]
            page.show_endpoints(rows)  # type: ignore[attr-defined]
        elif name == "dose" or name.startswith("form:"):
            page.show_course(course)  # type: ignore[attr-defined]

    def _next(self) -> None:
        row = self.first_due()
        if row is not None:
            self.due_asked.emit(row.subject, row.due.key)

    def _find(self) -> QWidget:
        from ui.panels.find_subject import FindSubject

        page = FindSubject()
        page.subject_chosen.connect(self.subject_asked)
        self._feed_find(page)
        return page

    def _feed_find(self, page: QWidget) -> None:
        from ui.panels.find_subject import FindSubject

        if isinstance(page, FindSubject) and self._board is not None:
            page.show_rows(self._board.rows)
            page.show_screened(self._bedside.screened_lines())

    def _people(self) -> QWidget:
        from ui.panels.people_page import PeoplePage

        return PeoplePage(self._bedside)

    def _store(self) -> QWidget:
        from ui.panels.store_page import StorePage

        page = StorePage(self._bedside)
        page.import_asked.connect(lambda: self.page_asked.emit("import_lab"))
        page.restore_asked.connect(self.restore_asked)
        page.rehearsal_asked.connect(lambda: self.page_asked.emit("rehearsal"))
        return page

    def _review(self) -> QWidget:
        from ui.panels.review_page import ReviewPage

        return ReviewPage(self._bedside)

    def _import_lab(self) -> QWidget:
        from ui.panels.import_page import ImportPage

        page = ImportPage(self._bedside)
        page.left.connect(lambda: self.page_asked.emit("store"))
        return page

    def _rehearsal(self) -> QWidget:
        from ui.panels.rehearsal_page import RehearsalPage

        page = RehearsalPage(self._bedside)
        page.left.connect(lambda: self.page_asked.emit("store"))
        return page

    def _summary(self) -> QWidget:
        from ui.panels.summary_page import SummaryPage

        return SummaryPage(self._bedside)

    def _keys(self) -> QWidget:
        from ui.panels.keys_page import KeysPage

        return KeysPage()

    def _enrol(self) -> QWidget:
        from ui.forms.enrol_page import EnrolPage

        page = EnrolPage(self._bedside)
        page.left.connect(lambda: self.page_asked.emit("ward"))
        page.done.connect(self.subject_asked)
        page.start(None)
        return page

    def _now(self) -> QWidget:
        from ui.panels.now_page import NowPage

        page = NowPage()
        page.due_opened.connect(lambda key: self.page_asked.emit(self.open_due(key)))
        page.not_done_asked.connect(self._open_not_done)
        page.infusion_asked.connect(
            lambda step: self.page_asked.emit(self.open_form(f"infusion_{step}"))
        )
        page.day_opened.connect(self._open_day)
        return page

    def _open_not_done(self, key: str) -> None:
        course = self._bedside.course
        due = course.due if course is not None else ()
        item = next((one for one in due if one.planned.key == key), None)
        if item is not None:
            self.page_asked.emit(self.open_form("not_done", item))

    def _open_day(self, day: int) -> None:
        from ui.panels.sheet_page import SheetPage

        page = self.page("sheet")
        if isinstance(page, SheetPage):
            page.show_day(day)
            self.page_asked.emit("sheet")

    def _dose(self) -> QWidget:
        from ui.forms.titer_page import TiterDosePage

        page = TiterDosePage(self._bedside)
        page.left.connect(lambda: self._leave_dose(page))
        page.dose.why_asked.connect(lambda: self._whys.toggle(page, "dose:next"))
        page.done.connect(lambda _words: self._leave_dose(page))
        page.start(None)
        return page

    def _leave_dose(self, page: FormPage) -> None:
        """Go back to where a titer was opened to be corrected; else to what is due now."""
        self.page_asked.emit("now" if page.corrected is None else self._behind_dose)

    def _assess(self) -> QWidget:
        from ui.panels.assess_page import AssessPage

        page = AssessPage()
        page.form_asked.connect(
            lambda form, context: self.page_asked.emit(self.open_form(form, context))
        )
        return page

    def _infusions(self) -> QWidget:
        from ui.panels.infusion_log import InfusionLog

        page = InfusionLog()
        page.asked.connect(lambda step: self.page_asked.emit(self.open_form(f"infusion_{step}")))
        page.correct_asked.connect(self._correct)
        page.note_asked.connect(self._open_deviation)
        return page

    def _save_handover(self) -> None:
        from PySide6.QtCore import QCoreApplication
        from PySide6.QtWidgets import QFileDialog

        title = QCoreApplication.translate("Pages", "Save the handover sheet")
        path, _ = QFileDialog.getSaveFileName(self.ward, title, "handover.pdf")
        if path:
            self._bedside.save_handover(path)

    def set_compact(self, *, compact: bool) -> None:
        """Tell every page whether the window is low."""
        for page in self._made.values():
            change = getattr(page, "set_compact", None)
            if callable(change):
                change(compact=compact)

    def _correct(self, entry: str) -> None:
        from ui.forms.registry import correcting_form

        course = self._bedside.course
        found = course.record.entry(entry) if course is not None else None
        if course is not None and found is not None and _is_titer(found, course):
            page = self.page("dose")  # the titer's own page reads the corrected value back
            if page is not None:
                self._behind_dose = self.current
                page.start(found)  # type: ignore[attr-defined]
                self.page_asked.emit("dose")
        elif found is not None:
            self.page_asked.emit(self.open_form(correcting_form(found), found))

    def _deviations(self) -> QWidget:
        from ui.panels.deviations import Deviations

        page = Deviations()
        page.explained.connect(self._explain)
        page.reviewed.connect(self._open_deviation)
        page.draft_typed.connect(self._keep_words)
        self._bedside.leaving.connect(page.keep_draft_now)
        self._bedside.operator_changed.connect(lambda _who: page.forget())
        return page

    def _keep_words(self, key: str, words: str) -> None:
        """Keep words on a deviation as the form of that deviation keeps them (R4)."""
        kept = {"kept": self._bedside.now().format_iso(), "texts": {"words": words}}
        self._bedside.keep_draft(f"deviation/{key}", kept)

    def _restore_words(self, page: QWidget, course: Course) -> None:
        for one in course.deviations:
            kept = (self._bedside.draft(f"deviation/{one.key}") or {}).get("texts")
            words = kept.get("words") if isinstance(kept, dict) else None
            if isinstance(words, str) and words:
                page.restore(one.key, words)  # type: ignore[attr-defined]

    def _open_deviation(self, key: str) -> None:
        self.page_asked.emit(self.open_form("deviation", key))

    def _explain(self, key: str, words: str) -> None:
        from protocols.facts import DeviationExplained

        fact = DeviationExplained(key, words, "explained")
        issues = self._bedside.record((fact,), self._bedside.now())
        if not issues:
            self._bedside.drop_draft(f"deviation/{key}")
        page = self._made.get("deviations")
        if issues and page is not None:
            page.say_failed(core_said(issues[0].message))  # type: ignore[attr-defined]

    def _sheet(self) -> QWidget:
        from ui.panels.sheet_page import SheetPage

        return SheetPage(self._bedside)

    def _history(self) -> QWidget:
        from ui.panels.history import History

        page = History()
        page.correct_asked.connect(self._correct)
        page.void_asked.connect(lambda entry: self.page_asked.emit(self.open_form("void", entry)))
        return page


def _is_titer(entry: Entry[Any], course: Course) -> bool:
    from protocols.course import key_analyte
    from protocols.facts import MeasurementTaken

    fact = entry.fact
    return isinstance(fact, MeasurementTaken) and fact.analyte == key_analyte(course.protocol)


def _leave_hidden(page: QWidget) -> None:
    """Move a focus that a page gave to something hidden, such as an empty list, on to what shows.

    A page that shows nothing to go to keeps the focus itself: its keys then do nothing.
    """
    here = cast("QWidget | None", page.focusWidget())  # Qt may answer with none
    if here is None or here.isVisible():
        return
    tab = Qt.FocusPolicy.TabFocus
    shown = (
        one
        for one in page.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & tab
    )
    (next(shown, None) or page).setFocus(Qt.FocusReason.OtherFocusReason)
