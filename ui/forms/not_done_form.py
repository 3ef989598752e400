"""A scheduled item that was not done: which, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from protocols.facts import ItemNotDone
from protocols.intake import read_text
from protocols.issues import Issue
from protocols.schedule.due import DueItem
from ui.forms.entry_form import (
    EntryForm,
    Given,
    centred,
    choice_key,
    choose_key,
    column_of,
    filled,
    scrolling,
)
from ui.forms.form_page import Missing
from ui.i18n.languages import core_said
from ui.theme.runs import Look, Run
from ui.theme.tokens import GAP, Step
from ui.widgets.card import Card
from ui.widgets.choices import Choice
from ui.widgets.fields import TextField
from ui.widgets.text import RunsLabel

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.facts import Entry
    from ui.bedside import Bedside

translate = QCoreApplication.translate
_SHORTEST: Final = 3
_WIDTH: Final = 760


class NotDoneForm(EntryForm):
    """Opened for a due item: the item stays on the record as not done, with its reason."""

    FORM: ClassVar[str] = "not_done"

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(
            bedside,
            translate("NotDoneForm", "Record as not done"),
            caption=translate("NotDoneForm", "Decided at"),
            paper_apart=True,
        )
        self._item, self._day = "", None
        self.card = Card(translate("NotDoneForm", "Not done"))
        self.card.title_row.addWidget(self.paper)
        self.code = Choice(
            translate("NotDoneForm", "Reason"), translate("NotDoneForm", "choose or type")
        )
        self.words = TextField(translate("NotDoneForm", "Reason, in your words"))
        self._which = RunsLabel(look=Look(Step.BODY))
        body = self.card.body
        body.setSpacing(GAP)
        body.addWidget(self._which)
        body.addWidget(self.captioned(translate("NotDoneForm", "Reason"), self.code, "code"))
        words = translate("NotDoneForm", "In your words")
        body.addWidget(self.captioned(words, self.words, "reason"))
        body.addWidget(self.given)
        self.body.addWidget(scrolling(centred(column_of(self.card, width=_WIDTH))), 1)

    _item: str
    _day: int | None

    @override
    def offer(self, course: Course) -> None:
        sheet = course.protocol.sheet
        codes = sheet.not_done_codes if sheet is not None else ()
        filled(self.code, [(one, one) for one in codes])

    @override
    def prepare(self, context: object) -> None:
        if isinstance(context, DueItem):
            self._open(
                context.planned.item,
                context.planned.study_day,
                core_said(context.planned.what),
                core_said(context.words),
            )

    def _open(self, item: str, day: int | None, what: str, words: str = "") -> None:
        self._item, self._day = item, day
        self.card.show_title(translate("NotDoneForm", "Not done: {0}").format(what), words)
        shown = translate("NotDoneForm", "Day {0}").format(day) if day is not None else ""
        self._which.show_runs((Run(what, 600), Run(f", {shown}" if shown else "", tone="ink2")))

    @property
    @override
    def draft_id(self) -> str:
        day = "" if self._day is None else f"@{self._day}"
        return f"{super().draft_id}/{self._item}{day}" if self._item else super().draft_id

    def reason(self) -> str:
        """Return the reason as it would be recorded."""
        parts = (choice_key(self.code), self.words.text().strip())
        return ": ".join(part for part in parts if part)

    @override
    def missing(self) -> Missing | None:
        if len(self.reason()) < _SHORTEST:
            words = translate("NotDoneForm", "One step left: say why it was not done")
            return Missing(words, self.code)
        return super().missing()

    @override
    def given_facts(self) -> Given:
        at, reason = self.given.instant(), read_text(self.reason(), "reason")
        if isinstance(reason, Issue):
            return Given(issues=(reason,))
        fact = ItemNotDone(self._item, self._day, reason)
        return Given(((fact, at),)) if at is not None else Given()

    @override
    def take_entry(self, entry: Entry[Any]) -> None:
        fact = entry.fact
        if isinstance(fact, ItemNotDone):
            self._open(fact.item, fact.day, fact.item.replace("_", " "))
            known = self.code.findData(fact.reason) >= 0
            choose_key(self.code, fact.reason if known else "")
            self.words.setText("" if known else fact.reason)

    @override
    def first_field(self) -> QWidget | None:
        return self.code
