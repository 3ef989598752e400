"""A form of one moment: its fields, when it happened, and one transaction.

Adds to `FormPage` what entries of a subject share: the time given with its lateness, drafts of
registered controls, the old value above a correction, and deviations said before recording.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from protocols.facts import AssessmentMade, Entry, Fact, Statement
from protocols.issues import Issue
from protocols.scores.result import Score
from protocols.times import show_when
from ui.forms.analyte_field import AnalyteField
from ui.forms.deviation_preview import DeviationNote, foreseen, foreseen_at_end, stated
from ui.forms.form_page import Draft, FormPage, Missing
from ui.forms.given_at import GivenAt
from ui.i18n.core_words import fact_words
from ui.theme.tokens import GAP
from ui.widgets.choices import Choice, TickBox
from ui.widgets.fields import Captioned, TextField
from ui.widgets.score import bounds_text
from ui.widgets.segments import Segments
from ui.widgets.time_edit import TimeEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from protocols.course import Course
    from protocols.times import Instant
    from ui.bedside import Bedside

_FORESEE_AFTER_MS: Final = 250

translate = QCoreApplication.translate


class Given(NamedTuple):
    """What a form would record: facts with their times, or the issues that stand in the way.

    The first fact is the one that a correction replaces.
    """

    facts: tuple[tuple[Fact, Instant], ...] = ()
    issues: tuple[Issue, ...] = ()


def choice_key(choice: Choice) -> str:
    """Return the machine key of a dropped-down choice, empty while nothing is chosen."""
    data = choice.currentData()
    return data if isinstance(data, str) else ""


def choose_key(choice: Choice, key: str) -> None:
    """Choose an option by its machine key; none where there is no such option."""
    choice.setCurrentIndex(choice.findData(key) if key else -1)


def filled(choice: Choice, options: Sequence[tuple[str, str]]) -> Choice:
    """Put options (machine key and text) into a choice; none of them is chosen."""
    blocked = QSignalBlocker(choice)
    choice.clear()
    for key, text in options:
        choice.addItem(text, key)
    choice.setCurrentIndex(-1)
    blocked.unblock()
    return choice


def text_of(widget: QWidget) -> object:
    """Return what a control holds, as JSON can hold it."""
    if isinstance(widget, AnalyteField):
        return widget.texts()
    if isinstance(widget, Choice):
        return choice_key(widget)
    if isinstance(widget, Segments):
        return widget.choice()
    if isinstance(widget, TickBox):
        return widget.isChecked()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, TextField | TimeEdit):
        return widget.text()
    raise TypeError(type(widget).__name__)


def put(widget: QWidget, value: object) -> None:
    """Put back what a control held; what it cannot hold is left out."""
    if isinstance(widget, AnalyteField):
        widget.fill_texts(value)
    elif isinstance(widget, TickBox):
        widget.setChecked(value is True)
    elif isinstance(widget, Segments):
        _choose(widget, value if isinstance(value, str) else None)
    elif isinstance(value, str):
        _put_text(widget, value)


def _choose(segments: Segments, key: str | None) -> None:
    try:
        segments.choose(key)
    except KeyError:  # a draft of a version with other answers
        segments.choose(None)


def _put_text(widget: QWidget, text: str) -> None:
    if isinstance(widget, Choice):
        choose_key(widget, text)
    elif isinstance(widget, QPlainTextEdit):
        widget.setPlainText(text)
    elif isinstance(widget, TextField):
        widget.setText(text)
    elif isinstance(widget, TimeEdit):
        widget.set_text(text)


def emptied(widget: QWidget) -> None:
    """Empty a control."""
    if isinstance(widget, AnalyteField):
        widget.clear()
    elif isinstance(widget, TickBox):
        widget.setChecked(False)
    elif isinstance(widget, Segments):
        widget.choose(None)
    else:
        _put_text(widget, "")


class EntryForm(FormPage):
    """The base of a form that records entries of one moment.

    With `paper_apart` the form puts the tick for paper where it wants it; else it stands beneath
    the time given.

    A form registers its controls with `keep`, and overrides `given_facts`, `missing` and, for a
    correction, `take_entry`.

    Attributes:
        given: the time given.
        deviations: the note of deviations that this entry would make.
        place: name and value of what is being corrected, in words.
    """

    FORESEES: ClassVar[bool] = False
    CORRECTS: ClassVar[bool] = True
    """Opened with an entry the form corrects it; the form that strikes entries does not."""

    def __init__(
        self,
        bedside: Bedside,
        record: str,
        *,
        caption: str = "",
        paper_apart: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(bedside, record, parent)
        self._kept: dict[str, QWidget] = {}
        self._seen: frozenset[tuple[str, str]] = frozenset()
        self._offered = ""
        self.given = GivenAt(
            caption or translate("EntryForm", "Given at"),
            "at",
            bedside,
            paper=None if paper_apart else self.paper,
        )
        self.add_field("at", self.given.captioned)
        self.given.typed.connect(self.changed)
        self.deviations = DeviationNote()
        self.deviations.typed.connect(self.changed)
        self._look_ahead = QTimer(self)
        self._look_ahead.setSingleShot(True)
        self._look_ahead.setInterval(_FORESEE_AFTER_MS)
        self._look_ahead.timeout.connect(self.foresee)

    # -- for the form -----------------------------------------------------------------------------

    def keep(self, name: str, widget: QWidget) -> None:
        """Register a control for drafts, clearing, and `changed`."""
        self._kept[name] = widget
        if isinstance(widget, TextField | AnalyteField | TimeEdit):
            widget.typed.connect(self.changed)
        elif isinstance(widget, Choice):
            widget.activated.connect(self.changed)
        elif isinstance(widget, Segments):
            widget.chosen.connect(self.changed)
        elif isinstance(widget, TickBox):
            widget.toggled.connect(self.changed)
        elif isinstance(widget, QPlainTextEdit):
            widget.textChanged.connect(self.changed)

    def forget_controls(self, prefix: str) -> None:
        """Leave out controls that a rebuilt form no longer has."""
        self._kept = {name: one for name, one in self._kept.items() if not name.startswith(prefix)}
        for name in [one for one in self.fields if one.startswith(prefix)]:
            del self.fields[name]  # an issue is not said under a control that is gone

    def captioned(self, caption: str, widget: QWidget, field: str = "") -> Captioned:
        """Return a control under its caption, registered for drafts and for issues."""
        place = Captioned(caption, widget)
        if field:
            self.add_field(field, place)
            self.keep(field, widget)
        return place

    def given_facts(self) -> Given:
        """Return what would be recorded now, or why it cannot be."""
        raise NotImplementedError

    def take_entry(self, entry: Entry[Any]) -> None:
        """Put the values of an entry that is corrected into the fields."""

    def offer(self, course: Course) -> None:
        """Offer what the protocol lists: terms, codes, places. Called again for another one."""

    # -- FormPage ---------------------------------------------------------------------------------

    @override
    def start(self, context: object = None) -> None:
        if isinstance(context, Entry) and self.CORRECTS:
            self.start_correction(context)
        else:
            super().start(context)

    @override
    def show_course(self, course: Course | None) -> None:
        if course is None:
            return
        protocol = f"{course.protocol.id} {course.protocol.version} {course.protocol.fingerprint}"
        if protocol != self._offered:
            self._offered = protocol
            self.offer(course)

    @override
    def _missing(self) -> Missing | None:
        course = self.bedside.course
        if course is None or (self.opened and course.record.subject != self.subject):
            return Missing(
                translate("EntryForm", "Opened for another subject: leave and open again")
            )
        return super()._missing()

    @override
    def texts(self) -> Draft:
        return {
            **{name: text_of(widget) for name, widget in self._kept.items()},
            "at": self.given.text(),
            "own_words": self.deviations.words.text(),
        }

    @override
    def fill(self, texts: Mapping[str, Any]) -> None:
        for name, widget in self._kept.items():
            if name in texts:
                put(widget, texts[name])
        self.given.fill(texts.get("at"))
        words = texts.get("own_words")
        self.deviations.words.setText(words if isinstance(words, str) else "")

    @override
    def clear(self) -> None:
        for widget in self._kept.values():
            emptied(widget)
        self.given.set_now()
        self.deviations.clear()
        self._seen = frozenset()

    @override
    def prepare_correction(self, entry: Entry[Any]) -> None:
        self.given.set_instant(entry.at)
        self.correction.show_old(*old_words(entry, self.bedside.zone))
        self.take_entry(entry)

    @override
    def missing(self) -> Missing | None:
        return self.given.missing()

    @override
    def changed(self, _text: object = None, *, keep: bool = True) -> None:
        super().changed(keep=keep)
        if self.FORESEES:
            self._look_ahead.start()

    @override
    def try_record(self) -> None:
        if self.FORESEES and self._missing() is None:
            before = self._seen
            self.foresee()
            if self._seen - before:
                return  # said for the first time just now: let it be read before it is recorded
        super().try_record()

    @override
    def submit(self) -> tuple[Issue, ...]:
        given = self.given_facts()
        if given.issues:
            return given.issues
        statements = self._statements(given)
        course = self.bedside.course
        if self.FORESEES and course is not None:
            # the ids are those of these statements: the words must name the keys they make
            found = foreseen(course, statements, self.bedside)
            self.deviations.show_found(found, ())
            now = self.bedside.now()
            statements += [
                stated(self.bedside, fact, now) for fact in self.deviations.explanations()
            ]
        return self.bedside.record_statements(statements)

    def foresee(self) -> None:
        """Say which deviations this entry would make, as far as it can be read yet."""
        self._look_ahead.stop()
        course = self.bedside.course
        given = self.given_facts() if course is not None and self.missing() is None else Given()
        if course is None or given.issues or not given.facts:
            self._show_deviations((), ())
            return
        statements = self._statements(given)
        found = foreseen(course, statements, self.bedside)
        self._show_deviations(found, foreseen_at_end(course, statements, self.bedside))

    def _show_deviations(self, found: Sequence[Any], ahead: Sequence[Any]) -> None:
        self._seen = frozenset((one.rule, one.words) for one in found)
        self.deviations.show_found(found, ahead)

    def _statements(self, given: Given) -> list[Statement]:
        corrected = self.corrected
        return [
            stated(
                self.bedside,
                fact,
                at,
                replaces=corrected.id if corrected is not None and not number else None,
                reason=self.correction.reason.text().strip() if not number else "",
                from_paper=self.paper.isChecked(),
            )
            for number, (fact, at) in enumerate(given.facts)
        ]

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._look_ahead.stop()
        super().hideEvent(event)


def old_words(entry: Entry[Any], zone: str) -> tuple[str, str]:
    """Return what a corrected entry says, and who entered it, for the strip above the fields."""
    name, value = fact_words(entry.fact)
    if isinstance(entry.fact, AssessmentMade):
        value = _scored_words(entry) or value
    who = f"{entry.operator}, {show_when(entry.recorded_at, zone)}"
    return f"{name}, {value}, {show_when(entry.at, zone)}", who


def _scored_words(entry: Entry[Any]) -> str:
    """Return an assessment by its points or value; its inputs stand in the fields below."""
    from protocols.assess import score_of

    score = score_of(entry)
    if isinstance(score, Score):
        return translate("EntryForm", "{0} points").format(bounds_text(score.low, score.high))
    return ""


def column_of(*widgets: QWidget, width: int = 0, stretch: bool = True) -> QWidget:
    """Return widgets one under the other, as one widget of at most a width."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    for widget in widgets:
        column.addWidget(widget)
    if stretch:
        column.addStretch(1)
    if width:
        whole.setMaximumWidth(width)
    return whole


def centred(widget: QWidget) -> QWidget:
    """Return a narrow widget in the middle of the page."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(widget, 4)
    row.addStretch(1)
    return whole


def side_by_side(*widgets: QWidget, stretches: Sequence[int] = ()) -> QHBoxLayout:
    """Return columns side by side, each as high as the page."""
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for number, widget in enumerate(widgets):
        row.addWidget(widget, stretches[number] if number < len(stretches) else 1)
    return row


def scrolling(widget: QWidget) -> QScrollArea:
    """Return a widget in an area that scrolls only where the window is too small for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    # Qt fills what it is given with the window's ground: a card inside keeps its own
    widget.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
