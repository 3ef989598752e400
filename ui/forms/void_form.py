"""An entry that does not hold: struck through with the reason, and legible for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from protocols.facts import Entry, EntryVoided
from protocols.intake import read_text
from protocols.issues import Issue
from ui.forms.correction import ratio_of
from ui.forms.entry_form import EntryForm, Given, centred, column_of, old_words, scrolling
from ui.forms.form_page import Missing
from ui.theme.runs import Look, Run
from ui.theme.tokens import GAP, GRID, Step
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.fields import TextField
from ui.widgets.note import Note
from ui.widgets.text import RunsLabel

if TYPE_CHECKING:
    from ui.bedside import Bedside

translate = QCoreApplication.translate
_SHORTEST: Final = 3
_WIDTH: Final = 760


class VoidForm(EntryForm):
    """Opened for an entry: `start(entry)` or `start(id)`."""

    FORM: ClassVar[str] = "void"
    CORRECTS: ClassVar[bool] = False

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(bedside, translate("VoidForm", "Strike entry"), paper_apart=True)
        self._entry: Entry[Any] | None = None
        for unasked in (self.paper, self.given):  # it is stated now, of an entry that has its time
            unasked.setParent(self)
            unasked.hide()
        self.card = Card(translate("VoidForm", "Strike an entry"))
        self._old = RunsLabel(look=Look(Step.STRONG))
        self._who = RunsLabel(look=Look(Step.BODY, "ink2"))
        caption = translate("VoidForm", "Why it does not hold, in your words")
        self.reason = TextField(caption)
        body = self.card.body
        body.setSpacing(GAP)
        body.addWidget(self._old)
        body.addWidget(self._who)
        body.addWidget(self.captioned(caption, self.reason, "reason"))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        for phrase in (
            translate("VoidForm", "typed for the wrong subject"),
            translate("VoidForm", "recorded twice"),
            translate("VoidForm", "did not happen"),
        ):
            button = SecondaryButton(phrase, quiet=True)
            button.clicked.connect(lambda _on=False, words=phrase: self._take(words))
            line.addWidget(button)
        line.addStretch(1)
        body.addWidget(row)
        body.addWidget(
            Note(
                "info",
                translate("VoidForm", "Nothing is erased."),
                translate(
                    "VoidForm",
                    "The entry stays legible, struck through, with your name and reason. To put a "
                    "value right, correct it instead.",
                ),
            )
        )
        self.body.addWidget(scrolling(centred(column_of(self.card, width=_WIDTH))), 1)

    def _take(self, words: str) -> None:
        self.reason.setText(words)
        self.reason.setFocus()
        self.changed()

    @property
    @override
    def draft_id(self) -> str:
        base = super().draft_id
        return f"{base}/{self._entry.id}" if self._entry is not None else base

    @override
    def prepare(self, context: object) -> None:
        course = self.bedside.course
        if isinstance(context, str) and course is not None:
            context = course.record.entry(context)
        self._entry = context if isinstance(context, Entry) else None
        if self._entry is None:
            return
        old, who = old_words(self._entry, self.bedside.zone)
        self._old.show_runs((Run(old),))
        self._who.show_runs(translate("VoidForm", "Entered by {0}").format(who))

    @override
    def missing(self) -> Missing | None:
        if self._entry is None:
            return Missing(translate("VoidForm", "Choose an entry first"))
        if len(self.reason.text().strip()) < _SHORTEST:
            words = translate("VoidForm", "One step left: say why it does not hold")
            return Missing(words, self.reason)
        return None

    @override
    def given_facts(self) -> Given:
        reason = read_text(self.reason.text(), "reason")
        if isinstance(reason, Issue):
            return Given(issues=(reason,))
        if self._entry is None:
            return Given()
        course, now = self.bedside.course, self.bedside.now()
        ratio = ratio_of(course.record, self._entry) if course is not None else None
        struck = [self._entry.id] + ([ratio.id] if ratio is not None else [])
        return Given(tuple((EntryVoided(one, reason), now) for one in struck))

    @override
    def first_field(self) -> QWidget | None:
        return self.reason
