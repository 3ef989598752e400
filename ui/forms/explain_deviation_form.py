"""A deviation, explained in the nurse's own words, or reviewed by the investigator."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from protocols.deviations.find import Deviation
from protocols.facts import DeviationExplained
from protocols.intake import read_text
from protocols.issues import Issue
from protocols.times import show_when
from ui.forms.entry_form import EntryForm, Given, centred, column_of, scrolling
from ui.forms.form_page import Missing
from ui.forms.note_form import Words
from ui.i18n.languages import core_said
from ui.theme.marks import Status
from ui.theme.runs import Look, Run
from ui.theme.tokens import GAP, Step
from ui.widgets.card import Card
from ui.widgets.fields import Captioned
from ui.widgets.note import Note
from ui.widgets.segments import Segments
from ui.widgets.text import RunsLabel

if TYPE_CHECKING:
    from ui.bedside import Bedside

translate = QCoreApplication.translate
_WIDTH: Final = 860
_SHORTEST: Final = 3
REVIEWERS: Final = ("investigator", "monitor")


class ExplainDeviationForm(EntryForm):
    """Opened for a deviation: `start(deviation)` or `start(key)`."""

    FORM: ClassVar[str] = "deviation"

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(
            bedside, translate("ExplainDeviationForm", "Record words"), paper_apart=True
        )
        self._deviation: Deviation | None = None
        for unasked in (self.paper, self.given):  # it is stated now, of an entry that has its time
            unasked.setParent(self)
            unasked.hide()
        self.card = Card(translate("ExplainDeviationForm", "Deviation"))
        self._what = Note("warning", "", mark=Status.DEVIATION)
        self._rule = RunsLabel(look=Look(Step.BODY, "ink2"))
        self._before = RunsLabel(look=Look(Step.BODY))
        self.words = Words(translate("ExplainDeviationForm", "What happened, in your words"))
        place = Captioned(
            translate("ExplainDeviationForm", "What happened, in your words"), self.words
        )
        self.add_field("words", place)
        self.keep("words", self.words)
        caption = translate("ExplainDeviationForm", "Importance, by review")
        self.importance = Segments(
            caption,
            (
                ("minor", translate("ExplainDeviationForm", "Minor")),
                ("major", translate("ExplainDeviationForm", "Major")),
            ),
        )
        self._review = self.captioned(caption, self.importance, "importance")
        body = self.card.body
        body.setSpacing(GAP)
        for widget in (self._what, self._rule, self._before, place, self._review):
            body.addWidget(widget)
        self.body.addWidget(scrolling(centred(column_of(self.card, width=_WIDTH))), 1)

    @property
    @override
    def draft_id(self) -> str:
        base = super().draft_id
        return f"{base}/{self._deviation.key}" if self._deviation is not None else base

    def _found(self, context: object) -> Deviation | None:
        if isinstance(context, Deviation):
            return context
        course = self.bedside.course
        known = course.deviations if course is not None else ()
        return next((one for one in known if one.key == context), None)

    @override
    def prepare(self, context: object) -> None:
        one = self._deviation = self._found(context)
        reviewer = self.bedside.operator.role in REVIEWERS
        self._review.setVisible(reviewer)
        self.bar.record.say(
            translate("ExplainDeviationForm", "Record review")
            if reviewer
            else translate("ExplainDeviationForm", "Record words")
        )
        if one is None:
            return
        self._what.say(f"{core_said(one.words)}.")
        when = show_when(one.at, self.bedside.zone)
        rule = translate("ExplainDeviationForm", "{0}. The protocol's rule: {1}.")
        self._rule.show_runs(rule.format(when, core_said(one.rule_words)))
        self._before.setVisible(bool(one.quoted))
        if one.quoted:
            who = one.explained.operator if one.explained is not None else ""
            runs = (Run(one.quoted, 600), Run(f" {who}", tone="ink2"))
            self._before.show_runs(runs)

    @override
    def missing(self) -> Missing | None:
        if self._deviation is None:
            return Missing(translate("ExplainDeviationForm", "Choose a deviation first"))
        if len(self.words.toPlainText().strip()) < _SHORTEST:
            words = translate("ExplainDeviationForm", "One step left: say what happened")
            return Missing(words, self.words)
        return None

    @override
    def given_facts(self) -> Given:
        words = read_text(self.words.toPlainText(), "words", lines=True)
        if isinstance(words, Issue):
            return Given(issues=(words,))
        if self._deviation is None:
            return Given()
        reviewed = not self._review.isHidden()
        importance: Literal["", "minor", "major"] = ""
        if reviewed and self.importance.choice() in ("minor", "major"):
            importance = "minor" if self.importance.choice() == "minor" else "major"
        fact = DeviationExplained(
            self._deviation.key, words, "reviewed" if reviewed else "explained", importance
        )
        return Given(((fact, self.bedside.now()),))

    @override
    def first_field(self) -> QWidget | None:
        return self.words
