"""What every form shares: content, a fixed action bar, notes over it, drafts, and issue routing.

A form gives facts to the bedside and gets issues back, or nothing. Whatever was typed stays until
it is recorded: a failed save, a refused value and a locked screen change none of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Final,
    NamedTuple,
    Protocol,
    TypeAlias,
    TypeVar,
    cast,
)

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from protocols.facts import Entry
from protocols.times import Instant, local, show_when
from ui.forms.action_bar import WIDEST, ActionBar, CorrectionStrip
from ui.forms.fields_at_rest import still_field, typed_controls
from ui.forms.focus_order import focus_on, step, step_out, tab_stops
from ui.i18n.wording import issue_text
from ui.theme.tokens import GAP, GRID, PAD
from ui.widgets.buttons import SecondaryButton
from ui.widgets.choices import TickBox
from ui.widgets.note import Note

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from protocols.course import Course
    from protocols.issues import Issue
    from ui.bedside import Bedside
    from ui.widgets.time_edit import TimeEdit

Draft: TypeAlias = dict[str, Any]
"""What was typed, as texts, keyed by field; only what JSON can hold."""

Placed = TypeVar("Placed", bound="IssuePlace")

DRAFT_AFTER_MS: Final = 1500
"""A draft is kept this long after the last key; two seconds are promised."""
LEAST: Final = (1240, 560)
"""The least size of a form, inside a window of 1280 by 680."""
COMPACT_BELOW: Final = 605
"""Page heights under this are those of a low screen: smaller margins and a lower bar."""

translate = QCoreApplication.translate


class IssuePlace(Protocol):
    """Where the issues of a field are said; `Captioned` is one."""

    @property
    def control(self) -> QWidget:
        """What takes the focus when there is an issue."""
        ...

    def show_issue(self, sentence: str) -> None:
        """Say what is wrong, or with an empty sentence that nothing is."""

    def issue(self) -> str:
        """Return the sentence shown."""
        ...


class Missing(NamedTuple):
    """The one thing that is missing before the form can be recorded, and where it is given."""

    words: str
    where: QWidget | None = None


class FormPage(QWidget):
    """The base of every form.

    A form sets `FORM`, puts its widgets into `body`, names its fields in `fields`, and overrides
    `texts`, `fill`, `missing` and `submit`. It calls `changed()` after every keystroke.

    Attributes:
        body: the layout of the content.
        bar: the action bar.
        fields: issue field name to the place, such as a `Captioned`, where its sentence is said.
        correction: the strip that is shown while an entry is corrected.
        paper: the tick box for an entry copied from a downtime sheet; the form finds it a place.

    Signals:
        left(): the form was left; its draft is kept.
        done(str): recorded, in words for the status line.
    """

    FORM: ClassVar[str] = ""
    BAR_HEIGHT: ClassVar[int] = 68
    STARTS_ITSELF: ClassVar[bool] = False
    """A page that is shown without being opened for something starts by itself."""

    left = Signal()
    done = Signal(str)

    def __init__(self, bedside: Bedside, record: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bedside = bedside
        self.fields: dict[str, IssuePlace] = {}
        self._subject: str | None = None
        self._author = ""
        self._corrected: Entry[Any] | None = None
        self._dirty = False
        self._stilled: list[QWidget] = []
        self._opened = False
        self._said = ""
        self.correction = CorrectionStrip()
        self.paper = TickBox(translate("FormPage", "From paper"))
        self.note = Note("stop", "")
        self.note.hide()
        self._retry = SecondaryButton(translate("FormPage", "Retry"))
        self.note.choices.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignLeft)
        self.content = QWidget()
        self.content.setMaximumWidth(WIDEST)
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        self.bar = ActionBar(record, self.BAR_HEIGHT)
        self._frame = QVBoxLayout(self.content)
        self._frame.setSpacing(GAP)
        self._frame.addWidget(self.correction)
        self._frame.addLayout(self.body, 1)
        self._frame.addWidget(self.note)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addLayout(middle, 1)
        column.addWidget(self.bar)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER_MS)
        self._wire()
        self._set_margins()

    def _wire(self) -> None:
        self._timer.timeout.connect(self.keep_draft_now)
        self.bar.leave.clicked.connect(self.leave)
        self.bar.record.clicked.connect(self.try_record)
        self._retry.clicked.connect(self.try_record)
        self.correction.typed.connect(self.changed)
        self.paper.toggled.connect(self.changed)
        self.bedside.recorded.connect(self._remember)
        self.bedside.leaving.connect(self.keep_draft_now)
        self.bedside.operator_changed.connect(self._other_person)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, context=inside).activated.connect(self.try_record)
        QShortcut(QKeySequence("Esc"), self, context=inside).activated.connect(self.leave)

    # -- what a form says of itself -------------------------------------------------------------

    def texts(self) -> Draft:
        """Return what was typed, field by field, for the draft."""
        return {}

    def fill(self, texts: Mapping[str, Any]) -> None:
        """Put the texts of a draft back, unread and unchanged."""

    def missing(self) -> Missing | None:
        """Return the one thing missing before this can be recorded, None when nothing is."""
        return None

    def hint(self) -> str:
        """Return what is said beside Record while nothing is missing, or empty."""
        return ""

    def submit(self) -> tuple[Issue, ...]:
        """Record the form; return every issue, or nothing when it is on the disk."""
        raise NotImplementedError

    def first_field(self) -> QWidget | None:
        """Return where the focus goes when the form opens: the first empty required field."""
        return None

    def clear(self) -> None:
        """Empty every field before another start."""

    # -- for the window ---------------------------------------------------------------------------

    @property
    def subject(self) -> str | None:
        """The study id that the form was started for; None where it makes a new subject."""
        return self._subject

    @property
    def opened(self) -> bool:
        """Whether it was started and not recorded since; it can be started again at any time."""
        return self._opened

    @property
    def ready(self) -> bool:
        """Whether nothing is missing before it can be recorded."""
        return self._missing() is None

    @property
    def corrected(self) -> Entry[Any] | None:
        """The entry that is being corrected, None for a new one."""
        return self._corrected

    def show_course(self, course: Course | None) -> None:
        """Show a course: the subject's last values, windows and working."""

    def start(self, context: object = None) -> None:
        """Open the form afresh for the open subject, with its draft if one was kept.

        An entry as context is opened to be corrected.
        """
        if isinstance(context, Entry):
            self.start_correction(context)
            return
        self._begin(None)
        self.prepare(context)
        self._restore()
        self._rest()
        self._show_read_only()
        self.changed(keep=False)

    def start_correction(self, entry: Entry[Any]) -> None:
        """Open the form to correct an entry: its values are typed in, the reason is asked."""
        self._begin(entry)
        self.prepare_correction(entry)
        self._restore()
        self._rest()
        self._show_read_only()
        self.changed(keep=False)

    def prepare(self, context: object) -> None:
        """Take in what the form is opened for, such as a due item."""

    def prepare_correction(self, entry: Entry[Any]) -> None:
        """Put the values of an entry into the fields."""

    def take_focus(self) -> None:
        """Put the focus into the first empty required field, never on Record."""
        where = self.first_field()
        if where is not None:
            where.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_draft_now(self) -> None:
        """Keep the draft now; called before a lock, another subject or another page."""
        self._timer.stop()
        if not self._dirty or not self._still_mine():
            return
        now = self.bedside.now()
        self.bedside.keep_draft(self.draft_id, {"kept": now.format_iso(), "texts": self._all()})
        self._dirty = False
        self._say_kept(now)

    @property
    def draft_id(self) -> str:
        """The draft's name: a correction keeps its own, apart from a new entry's."""
        return self.FORM if self._corrected is None else f"{self.FORM}/{self._corrected.id}"

    # -- for the form -----------------------------------------------------------------------------

    def add_field(self, name: str, place: Placed) -> Placed:
        """Name the place of a field's issues and return it."""
        self.fields[name] = place
        return place

    def changed(self, _text: object = None, *, keep: bool = True) -> None:
        """Note that something was typed or chosen: keep a draft soon, look what is missing."""
        if keep:
            self._dirty = True
            self._timer.start()
        self._say_missing()

    def route_issues(self, issues: Sequence[Issue]) -> None:
        """Say each issue under its field; those of no field in a note over the action bar."""
        for known in self.fields.values():
            known.show_issue("")
        stray: list[Issue] = []
        first: QWidget | None = None
        for issue in issues:
            place = self.place_of(issue.field)
            if place is None:
                stray.append(issue)
                continue
            if not place.issue():
                place.show_issue(issue_text(issue))
            first = first or place.control
        self._show_note(stray)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def place_of(self, field: str) -> IssuePlace | None:
        """Return the place of a field's issues; `anchors.shock_onset` may stand as such."""
        if field in self.fields:
            return self.fields[field]
        return self.fields.get(field.rpartition(".")[2]) if field else None

    def leave(self) -> None:
        """Leave; the draft is kept, nothing is discarded."""
        self.keep_draft_now()
        self.left.emit()

    def try_record(self) -> None:
        """Record, unless something is missing: then go there."""
        missing = self._missing()
        if missing is not None:
            self._say_missing()
            if missing.where is not None:
                missing.where.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._said = ""
        issues = self.submit()
        if issues:
            self._dirty = True
            self.keep_draft_now()
            self.route_issues(issues)
            return
        self.recorded()

    def recorded(self) -> None:
        """Forget the draft, empty the form so that nothing is recorded twice, and tell."""
        self.note.hide()
        self.bedside.drop_draft(self.draft_id)
        self.bar.say_draft("")
        self._opened = False
        self.clear()
        self._rest()
        self._say_missing()
        self.done.emit(self._said)

    # -- inside -----------------------------------------------------------------------------------

    @property
    def only_read(self) -> bool:
        """Whether whoever acts here only looks: the padlock line over the page says why."""
        return bool(self.bedside.why_read_only()[0])

    def _show_read_only(self) -> None:
        """Let fields stand as text where nothing can be recorded, and take Record away."""
        only = self.only_read
        for control in self._stilled:
            still_field(control, still=False)
        self._stilled = typed_controls(self.content) if only else []
        for control in self._stilled:
            still_field(control, still=True)
        self.bar.set_read_only(only=only)

    def _begin(self, entry: Entry[Any] | None) -> None:
        course = self.bedside.course
        self._rest()
        self._subject = course.record.subject if course is not None else None
        self.bar.say_subject(self._subject or "")
        self._author = self.bedside.operator.name
        self._corrected = entry
        self.clear()
        self.paper.setChecked(False)
        self.correction.reason.clear()
        self.correction.setVisible(False)
        self.route_issues(())
        self.bar.say_draft("")
        self._opened = True
        self.show_course(course)
        self._rest()

    def _rest(self) -> None:
        """Nothing typed by a person is waiting to be kept."""
        self._timer.stop()
        self._dirty = False

    def _restore(self) -> None:
        kept = self.bedside.draft(self.draft_id)
        texts = kept.get("texts") if kept else None
        if not kept or not isinstance(texts, Mapping):
            return
        reason = texts.get("correction_reason")
        self.correction.reason.setText(reason if isinstance(reason, str) else "")
        self.paper.setChecked(texts.get("from_paper") is True)
        self.fill(texts)
        when = _instant(kept.get("kept"))
        if when is not None:
            self._say_kept(when)

    def _all(self) -> Draft:
        texts = {**self.texts(), "from_paper": self.paper.isChecked()}
        if self._corrected is not None:
            texts["correction_reason"] = self.correction.reason.text()
        return texts

    def _missing(self) -> Missing | None:
        if self.only_read:
            return Missing(translate("FormPage", "Only looking: nothing can be recorded here"))
        if self._corrected is not None and len(self.correction.reason.text().strip()) < 3:
            words = translate("FormPage", "One step left: say why it is corrected")
            return Missing(words, self.correction.reason)
        return self.missing()

    def _say_missing(self) -> None:
        missing = self._missing()
        self.bar.say_missing(missing.words if missing is not None else "", self.hint())

    def _say_kept(self, when: Instant) -> None:
        clock = local(when, self.bedside.zone)
        stamp = f"{clock.hour:02}:{clock.minute:02}:{clock.second:02}"
        words = translate("FormPage", "Draft kept {0}, not charted").format(stamp)
        self.bar.say_draft(words)

    def _show_note(self, issues: Sequence[Issue]) -> None:
        self.note.setVisible(bool(issues))
        if not issues:
            return
        texts = [issue_text(issue) for issue in issues]
        self.note.say(texts[0], " ".join(texts[1:]))
        self._retry.setVisible(any(issue.code == "not_recorded" for issue in issues))

    def _remember(self, words: str) -> None:
        self._said = words

    def _still_mine(self) -> bool:
        """Say whether author and subject are those for whom the typing was begun."""
        course = self.bedside.course
        subject = course.record.subject if course is not None else None
        return self.bedside.operator.name == self._author and subject == self._subject

    def _other_person(self) -> None:
        """Take nothing of one person's typing over to the next one."""
        self._timer.stop()
        if self._author and self.bedside.operator.name != self._author:
            self._dirty = False
            self.clear()

    def _set_margins(self) -> None:
        compact = self.height() < COMPACT_BELOW
        edge = GRID if compact else GAP
        self._frame.setContentsMargins(PAD, edge, PAD, edge)
        self.bar.set_compact(compact=compact)

    def stops(self) -> list[QWidget]:
        """Return where Tab stops: the content as it was built, then panels, bar, Record, Leave."""
        ends = (self.bar.record, self.bar.leave)
        content, bar = tab_stops(self.content), tab_stops(self.bar)
        over = [one for one in tab_stops(self) if one not in content and one not in bar]
        stops = [*content, *over, *bar]
        return [*(one for one in stops if one not in ends), *ends]

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        here = cast("QWidget | None", self.window().focusWidget())
        to = step(self.stops(), here, forward=next) or step_out(self, forward=next)
        return focus_on(to, forward=next) or self.enter(forward=next)

    def enter(self, *, forward: bool) -> bool:
        """Take the focus that Tab brings from outside: to the first stop, or from behind the last.

        Returns:
            Whether there is a stop.
        """
        return focus_on(step(self.stops(), None, forward=forward), forward=forward)

    @override
    def minimumSizeHint(self) -> QSize:
        """Never make the window larger than the laptop: what is too much scrolls in its card."""
        return QSize(*LEAST)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._opened and self.STARTS_ITSELF:
            self.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.keep_draft_now()
        super().hideEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()


def row_of(*widgets: QWidget, stretch: Sequence[int] = ()) -> QHBoxLayout:
    """Return widgets side by side with the kit's gap."""
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for number, widget in enumerate(widgets):
        row.addWidget(widget, stretch[number] if number < len(stretch) else 1)
    return row


def time_text(edit: TimeEdit, zone: str) -> str:
    """Return a typed time for a draft: `-35` as the time it means, anything unread as typed."""
    when = edit.instant()
    return edit.text() if when is None else show_when(when, zone)


def _instant(text: object) -> Instant | None:
    try:
        return Instant.parse_iso(text) if isinstance(text, str) else None
    except ValueError:
        return None
