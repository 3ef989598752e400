"""SOFA of 1996 for a study day: raw values with units, live points, bounds where inputs miss.

Worst recorded values of the day are typed in with their sources; a missing organ is asked for
with a reason or left unknown, and then the total has bounds. Points are shown, never stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from protocols.facts import AssessmentMade
from protocols.schedule.due import DueItem
from protocols.scores.by_name import answer_named
from protocols.scores.result import Score
from protocols.times import local, show_date
from ui.forms.entry_form import EntryForm, Given, scrolling
from ui.forms.form_page import Draft, Missing
from ui.forms.sofa_inputs import SofaInputs
from ui.forms.sofa_side import SofaSide
from ui.forms.sofa_values import window_of_day
from ui.i18n.languages import core_said
from ui.theme.tokens import GAP, GRID
from ui.widgets.card import Card

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.facts import Entry
    from ui.bedside import Bedside

translate = QCoreApplication.translate
_SIDE: Final = 332
_SIDE_NARROW: Final = 284
_NARROW_BELOW: Final = 1340


class SofaForm(EntryForm):
    """SOFA: six organs, total with bounds, course by day."""

    FORM: ClassVar[str] = "sofa"

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(
            bedside,
            translate("SofaForm", "Record SOFA"),
            caption=translate("SofaForm", "Assessed"),
            paper_apart=True,
        )
        self.inputs = SofaInputs()
        self.side = SofaSide({name: row.organ for name, row in self.inputs.rows.items()})
        self._score: Score | None = None
        self._item: DueItem | None = None
        self._day: int | None = None
        self._arrange()
        for name, field in self.inputs.analytes.items():
            self.add_field(name, field.captioned)
        self.inputs.typed.connect(self.changed)
        self.inputs.ended.connect(lambda: self.bar.record.setFocus(Qt.FocusReason.TabFocusReason))
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, action in (
            (("N", "Alt+N"), self.inputs.not_done_here),
            (("S", "Alt+S"), self.inputs.use_last_coma),
        ):
            for key in keys:
                QShortcut(QKeySequence(key), self, context=inside).activated.connect(action)

    def _arrange(self) -> None:
        self.card = Card(translate("SofaForm", "SOFA 1996"), padding=0)
        self.card.body.setContentsMargins(0, 0, 0, 1)
        self.card.body.setSpacing(0)
        self.card.title_row.addWidget(self.paper)
        self.card.body.addWidget(scrolling(self.inputs), 1)
        when = Card()
        when.body.setContentsMargins(GAP, GRID, GAP, GRID)
        when.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        when.body.addWidget(self.given)
        self.side.add(when)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.card, 1)
        row.addWidget(self.side)
        self.body.addLayout(row, 1)

    # -- the course -------------------------------------------------------------------------------

    @override
    def offer(self, course: Course) -> None:
        sheet = course.protocol.sheet
        self.inputs.offer(sheet.not_done_codes if sheet is not None else ())

    @override
    def show_course(self, course: Course | None) -> None:
        super().show_course(course)
        if course is None:
            return
        self._say_day(course)
        self.inputs.show_course(course)
        self._look()

    @override
    def prepare(self, context: object) -> None:
        course = self.bedside.course
        if course is None:
            return
        self._item = context if isinstance(context, DueItem) else None
        planned = self._item.planned if self._item is not None else None
        self._day = planned.study_day if planned is not None else course.day
        if planned is not None and planned.day_to is not None and planned.day_to <= course.now:
            self.given.clear()  # of a day that is over: it was not assessed now
        self._say_day(course)
        self.inputs.take_day(course, self._day)
        self._look()

    def _say_day(self, course: Course) -> None:
        title = translate("SofaForm", "SOFA 1996, worst in the day")
        if self._day is not None:
            title = translate("SofaForm", "SOFA 1996, Day {0}, worst in the day").format(self._day)
        start = window_of_day(course, self._day).start or course.now
        date = show_date(local(start, course.zone).date())
        words = core_said(self._item.words) if self._item is not None else ""
        self.card.show_title(title, f"{date}, {words}" if words else date)

    @override
    def take_entry(self, entry: Entry[Any]) -> None:
        course = self.bedside.course
        if isinstance(entry.fact, AssessmentMade) and course is not None:
            self._item = None
            self._day = next((one.day for one in course.scores if one.entry == entry.id), None)
            self._say_day(course)
            self.inputs.take_fact(entry.fact)
        self._look()

    # -- the score --------------------------------------------------------------------------------

    def score(self) -> Score | None:
        """Return the score of what is typed, as shown."""
        return self._score

    @override
    def changed(self, _text: object = None, *, keep: bool = True) -> None:
        self._look()
        super().changed(keep=keep)

    def _look(self) -> None:
        """Score what is typed and show it: points, total with bounds, change, course by day."""
        answered = answer_named("sofa", self.inputs.values())
        course = self.bedside.course
        if answered is None or not isinstance(answered[0], Score) or course is None:
            return
        self._score = answered[0]
        self.inputs.show_score(self._score)
        without = self.corrected.id if self.corrected is not None else ""
        self.side.chart.setVisible(not without)  # the old value above the fields needs the room
        self.side.show_score(self._score, course, self._day, without=without)
        self.bar.record.say(
            translate("SofaForm", "Record SOFA")
            if self._score.total is not None
            else translate("SofaForm", "Record as incomplete")
        )

    # -- EntryForm --------------------------------------------------------------------------------

    @override
    def texts(self) -> Draft:
        return {**super().texts(), **self.inputs.texts()}

    @override
    def fill(self, texts: Mapping[str, Any]) -> None:
        super().fill(texts)
        self.inputs.fill(texts)
        self._look()

    @override
    def clear(self) -> None:
        super().clear()
        self.inputs.clear()

    @override
    def missing(self) -> Missing | None:
        return self.inputs.missing() or super().missing()

    @override
    def given_facts(self) -> Given:
        at = self.given.instant()
        if at is None:
            return Given(issues=tuple(one for one in (self.given.edit.issue(),) if one))
        values, reasons = self.inputs.values(), self.inputs.reasons()
        return Given(((AssessmentMade("sofa", values, reasons), at),))

    @override
    def first_field(self) -> QWidget | None:
        open_ = self._score.components if self._score is not None else ()
        first = next((part.name for part in open_ if part.points is None), "respiration")
        return self.inputs.rows[first].first()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_BELOW
        self.side.setFixedWidth(_SIDE_NARROW if narrow else _SIDE)
        for row in self.inputs.rows.values():
            row.set_narrow(narrow=narrow)
