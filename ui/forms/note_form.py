"""A note in free words, with what was noted last beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from protocols.facts import NoteWritten
from protocols.intake import read_text
from protocols.issues import Issue
from protocols.times import show_when
from ui.forms.blinding import betraying_words
from ui.forms.entry_form import EntryForm, Given, scrolling, side_by_side
from ui.forms.form_page import Missing
from ui.theme.palette import theme
from ui.theme.runs import Look, Run
from ui.theme.tokens import GAP, Step
from ui.widgets.card import Card
from ui.widgets.fields import Captioned
from ui.widgets.note import Note
from ui.widgets.text import RunsLabel

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.facts import Entry
    from ui.bedside import Bedside

translate = QCoreApplication.translate
_MOST_SHOWN: Final = 6


class Words(QPlainTextEdit):
    """Free text of several lines; Tab leaves it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFont(theme().font(Step.BODY))
        self.setMinimumHeight(120)


class EarlierCard(Card):
    """What was recorded before, newest first, to be looked at only."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._lines = [RunsLabel(look=Look(Step.BODY)) for _ in range(_MOST_SHOWN)]
        self._none = RunsLabel(translate("NoteForm", "Nothing recorded yet"), Look(tone="ink2"))
        for line in (*self._lines, self._none):
            self.body.addWidget(line)
        self.body.addStretch(1)

    def show_lines(self, lines: list[tuple[str, str]]) -> None:
        """Show pairs of a bold text and what follows it."""
        for number, label in enumerate(self._lines):
            label.setVisible(number < len(lines))
            if number < len(lines):
                first, rest = lines[number]
                label.show_runs((Run(first, 600), Run(f" {rest}", tone="ink2")))
        self._none.setVisible(not lines)


class NoteForm(EntryForm):
    """Free words about the subject."""

    FORM: ClassVar[str] = "note"

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(bedside, translate("NoteForm", "Record note"), paper_apart=True)
        self.card = Card(translate("NoteForm", "Note"))
        self.card.title_row.addWidget(self.paper)
        self.words = Words(translate("NoteForm", "Note, in your words"))
        place = Captioned(translate("NoteForm", "In your words"), self.words)
        self.add_field("text", place)
        self.keep("text", self.words)
        self._warning = Note("warning", "")
        self._warning.hide()
        self.card.body.setSpacing(GAP)
        self.card.body.addWidget(self.given)
        self.card.body.addWidget(place, 1)
        self.card.body.addWidget(self._warning)
        self.earlier = EarlierCard(translate("NoteForm", "Earlier notes"))
        self.body.addLayout(side_by_side(self.card, scrolling(self.earlier)), 1)

    @override
    def show_course(self, course: Course | None) -> None:
        super().show_course(course)
        if course is None:
            return
        notes = list(reversed(course.record.of(NoteWritten)))[:_MOST_SHOWN]
        self.earlier.show_lines(
            [(f"{show_when(one.at, course.zone)}, {one.operator}.", one.fact.text) for one in notes]
        )

    @override
    def changed(self, _text: object = None, *, keep: bool = True) -> None:
        words = betraying_words(self.bedside.course, self.words.toPlainText())
        self._warning.setVisible(bool(words))
        if words:
            self._warning.say(words)
        super().changed(keep=keep)

    @override
    def missing(self) -> Missing | None:
        if not self.words.toPlainText().strip():
            return Missing(translate("NoteForm", "One step left: write the note"), self.words)
        return super().missing()

    @override
    def given_facts(self) -> Given:
        at = self.given.instant()
        text = read_text(self.words.toPlainText(), "text", lines=True)
        if isinstance(text, Issue):
            return Given(issues=(text,))
        return Given(((NoteWritten(text), at),)) if at is not None else Given()

    @override
    def take_entry(self, entry: Entry[Any]) -> None:
        if isinstance(entry.fact, NoteWritten):
            self.words.setPlainText(entry.fact.text)

    @override
    def first_field(self) -> QWidget | None:
        return self.words
