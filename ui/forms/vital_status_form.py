"""Alive or dead, and when that was known; of a death its own time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from protocols.facts import VitalStatusStated
from protocols.intake import read_text
from protocols.issues import Issue
from protocols.schedule.due import DueItem
from ui.forms.entry_form import EntryForm, Given, centred, column_of, scrolling
from ui.forms.form_page import Missing
from ui.i18n.languages import core_said
from ui.theme.tokens import GAP
from ui.widgets.card import Card
from ui.widgets.fields import TextField
from ui.widgets.note import Note
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from protocols.facts import Entry
    from ui.bedside import Bedside

translate = QCoreApplication.translate
_WIDTH: Final = 760


class VitalStatusForm(EntryForm):
    """A death ends what is asked; that is said before it is recorded."""

    FORM: ClassVar[str] = "vital_status"

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(
            bedside,
            translate("VitalStatusForm", "Record status"),
            caption=translate("VitalStatusForm", "Known at"),
            paper_apart=True,
        )
        self.card = Card(translate("VitalStatusForm", "Vital status"))
        self.card.title_row.addWidget(self.paper)
        caption = translate("VitalStatusForm", "Status")
        self.status = Segments(
            caption,
            (
                ("alive", translate("VitalStatusForm", "Alive")),
                ("dead", translate("VitalStatusForm", "Dead")),
            ),
            tick=True,
        )
        self.note_words = TextField(translate("VitalStatusForm", "Source or note, in your words"))
        self._death = Note(
            "warning",
            translate("VitalStatusForm", "Type the time of death, not the time of this entry."),
            translate("VitalStatusForm", "What was to be done afterwards is no longer asked."),
        )
        self._death.hide()
        body = self.card.body
        body.setSpacing(GAP)
        body.addWidget(self.captioned(caption, self.status, "alive"))
        body.addWidget(self.given)
        words = translate("VitalStatusForm", "Source or note")
        body.addWidget(self.captioned(words, self.note_words, "note"))
        body.addWidget(self._death)
        self.body.addWidget(scrolling(centred(column_of(self.card, width=_WIDTH))), 1)

    @override
    def prepare(self, context: object) -> None:
        if isinstance(context, DueItem):
            title = translate("VitalStatusForm", "Vital status")
            self.card.show_title(title, core_said(context.words))

    @override
    def changed(self, _text: object = None, *, keep: bool = True) -> None:
        dead = self.status.choice() == "dead"
        self._death.setVisible(dead)
        self.given.captioned.set_caption(
            translate("VitalStatusForm", "Died at")
            if dead
            else translate("VitalStatusForm", "Known at")
        )
        super().changed(keep=keep)

    @override
    def missing(self) -> Missing | None:
        if self.status.choice() is None:
            words = translate("VitalStatusForm", "One step left: alive or dead")
            return Missing(words, self.status.segment("alive"))
        return super().missing()

    @override
    def given_facts(self) -> Given:
        at, note = self.given.instant(), read_text(self.note_words.text(), "note")
        if isinstance(note, Issue):
            return Given(issues=(note,))
        fact = VitalStatusStated(self.status.choice() == "alive", note)
        return Given(((fact, at),)) if at is not None else Given()

    @override
    def take_entry(self, entry: Entry[Any]) -> None:
        if isinstance(entry.fact, VitalStatusStated):
            self.status.choose("alive" if entry.fact.alive else "dead")
            self.note_words.setText(entry.fact.note)

    @override
    def first_field(self) -> QWidget | None:
        return self.status.segment(self.status.choice() or "alive")
