"""An adverse event: what, when it began, how serious, and what the ward thinks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from protocols.facts import AdverseEventReported
from protocols.intake import read_text
from protocols.issues import Issue
from protocols.times import show_when
from ui.forms.blinding import betraying_words
from ui.forms.entry_form import (
    EntryForm,
    Given,
    choice_key,
    choose_key,
    filled,
    scrolling,
    side_by_side,
)
from ui.forms.form_page import Missing, row_of
from ui.forms.note_form import EarlierCard
from ui.i18n.core_words import event_words
from ui.i18n.languages import core_said
from ui.theme.tokens import GAP
from ui.widgets.card import Card
from ui.widgets.choices import Choice
from ui.widgets.fields import TextField
from ui.widgets.note import Note
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.facts import Entry
    from ui.bedside import Bedside

translate = QCoreApplication.translate
OTHER: Final = "other"
_GRADES: Final = ("1", "2", "3", "4", "5")
_MOST_SHOWN: Final = 6


class AdverseEventForm(EntryForm):
    """One event; what is not known is left open, never taken for no."""

    FORM: ClassVar[str] = "adverse_event"

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(
            bedside,
            translate("AdverseEventForm", "Record event"),
            caption=translate("AdverseEventForm", "Began at"),
            paper_apart=True,
        )
        self.card = Card(translate("AdverseEventForm", "Adverse event"))
        self.card.title_row.addWidget(self.paper)
        self.term = Choice(
            translate("AdverseEventForm", "Event"), translate("AdverseEventForm", "choose")
        )
        self.other = TextField(translate("AdverseEventForm", "Event, in your words"))
        caption = translate("AdverseEventForm", "Serious")
        self.serious = Segments(
            caption,
            (
                ("yes", translate("AdverseEventForm", "Serious")),
                ("no", translate("AdverseEventForm", "Not serious")),
            ),
        )
        self.grade = Segments(
            translate("AdverseEventForm", "Grade, 1 to 5"), [(one, one) for one in _GRADES]
        )
        self.relation = filled(
            Choice(
                translate("AdverseEventForm", "Relation to study drug"),
                translate("AdverseEventForm", "not judged"),
            ),
            [(one, translate("AdverseEventForm", one)) for one in _RELATIONS],
        )
        self.outcome = filled(
            Choice(
                translate("AdverseEventForm", "Outcome"),
                translate("AdverseEventForm", "not known yet"),
            ),
            [(one, translate("AdverseEventForm", one)) for one in _OUTCOMES],
        )
        self.text = TextField(translate("AdverseEventForm", "What happened, in your words"))
        self._warning = Note("warning", "")
        self._warning.hide()
        self._arrange()
        self.earlier = EarlierCard(translate("AdverseEventForm", "Events so far"))
        self.body.addLayout(
            side_by_side(scrolling(self.card), scrolling(self.earlier), stretches=(3, 2)), 1
        )

    def _arrange(self) -> None:
        named = self.captioned
        body = self.card.body
        body.setSpacing(GAP)
        body.addLayout(
            row_of(
                named(translate("AdverseEventForm", "Event"), self.term, "term"),
                named(translate("AdverseEventForm", "In your words"), self.other, "other"),
            )
        )
        body.addLayout(
            row_of(
                self.given,
                named(translate("AdverseEventForm", "Seriousness"), self.serious, "serious"),
            )
        )
        body.addLayout(
            row_of(
                named(translate("AdverseEventForm", "Grade"), self.grade, "grade"),
                named(translate("AdverseEventForm", "Relation"), self.relation, "relation"),
                named(translate("AdverseEventForm", "Outcome"), self.outcome, "outcome"),
            )
        )
        body.addWidget(named(translate("AdverseEventForm", "What happened"), self.text, "text"))
        body.addWidget(self._warning)
        body.addStretch(1)

    @override
    def offer(self, course: Course) -> None:
        terms = [(one, core_said(one)) for one in course.protocol.adverse_event_terms]
        other = translate("AdverseEventForm", "Another, in your words")
        filled(self.term, [*terms, (OTHER, other)])

    @override
    def show_course(self, course: Course | None) -> None:
        super().show_course(course)
        if course is None:
            return
        events = list(reversed(course.record.of(AdverseEventReported)))[:_MOST_SHOWN]
        self.earlier.show_lines(
            [(f"{show_when(one.at, course.zone)}.", event_words(one.fact)) for one in events]
        )

    def named_term(self) -> str:
        """Return the event as it would be recorded."""
        key, words = choice_key(self.term), self.other.text().strip()
        return words if key in ("", OTHER) else key

    @override
    def changed(self, _text: object = None, *, keep: bool = True) -> None:
        typed = f"{self.other.text()} {self.text.text()}"
        words = betraying_words(self.bedside.course, typed)
        self._warning.setVisible(bool(words))
        if words:
            self._warning.say(words)
        super().changed(keep=keep)

    @override
    def missing(self) -> Missing | None:
        if not self.named_term():
            words = translate("AdverseEventForm", "One step left: name the event")
            where = self.other if choice_key(self.term) == OTHER else self.term
            return Missing(words, where)
        if self.serious.choice() is None:
            words = translate("AdverseEventForm", "One step left: serious or not")
            return Missing(words, self.serious.segment("yes"))
        return super().missing()

    @override
    def given_facts(self) -> Given:
        at = self.given.instant()
        term, text = read_text(self.named_term(), "term"), read_text(self.text.text(), "text")
        issues = tuple(one for one in (term, text) if isinstance(one, Issue))
        if issues or at is None or isinstance(term, Issue) or isinstance(text, Issue):
            return Given(issues=issues)
        grade = self.grade.choice()
        fact = AdverseEventReported(
            term,
            serious={"yes": True, "no": False}.get(self.serious.choice() or ""),
            grade=int(grade) if grade is not None else None,
            relation=choice_key(self.relation),
            outcome=choice_key(self.outcome),
            text=text,
            reported_at=self.bedside.now(),
        )
        return Given(((fact, at),))

    @override
    def take_entry(self, entry: Entry[Any]) -> None:
        fact = entry.fact
        if not isinstance(fact, AdverseEventReported):
            return
        known = self.term.findData(fact.term) >= 0
        choose_key(self.term, fact.term if known else OTHER)
        self.other.setText("" if known else fact.term)
        self.serious.choose({True: "yes", False: "no", None: None}[fact.serious])
        self.grade.choose(str(fact.grade) if fact.grade is not None else None)
        choose_key(self.relation, fact.relation)
        choose_key(self.outcome, fact.outcome)
        self.text.setText(fact.text)

    @override
    def first_field(self) -> QWidget | None:
        return self.term


_RELATIONS: Final = ("not related", "unlikely", "possible", "probable", "definite")
_OUTCOMES: Final = ("recovered", "recovering", "not recovered", "recovered with sequelae", "fatal")
