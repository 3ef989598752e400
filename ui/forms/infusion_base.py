"""What every form of an infusion event shares: whose infusion it is, its state, and deviations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from protocols.definition.model import Ladder
from protocols.facts import InfusionCharted
from protocols.infusion.windows import was_active
from protocols.issues import Issue
from protocols.schedule.due import DueItem
from protocols.schedule.fulfil import number_asked
from ui.forms.amount_fields import AmountField, said_when_left
from ui.forms.blinding import is_hidden
from ui.forms.entry_form import EntryForm, Given, column_of, scrolling, side_by_side
from ui.forms.form_page import Missing
from ui.forms.infusion_now import InfusionNow, infusion_name
from ui.theme.tokens import GRID, PAD
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.fields import Captioned, TextField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protocols.course import Course
    from protocols.facts import Entry, InfusionStep
    from protocols.units import Quantity, Unit
    from ui.bedside import Bedside

translate = QCoreApplication.translate
_SHORTEST_REASON: Final = 3


class InfusionForm(EntryForm):
    """The base of the forms of one infusion event.

    The left card holds the event's own fields, the right column what the infusion is now and
    which deviations the event makes. Nothing is refused for departing from the protocol.

    Attributes:
        period: dose period or study infusion that the event belongs to, None where none is known.
    """

    FORESEES: ClassVar[bool] = True
    STEP: ClassVar[InfusionStep] = "rate"

    def __init__(self, bedside: Bedside, record: str, caption: str = "") -> None:
        super().__init__(bedside, record, caption=caption, paper_apart=True)
        self.period: int | None = None
        self._phrases: QWidget | None = None
        self.card = Card(" ")
        self.card.title_row.addWidget(self.paper)
        self.state = InfusionNow(bedside)
        self._left = QVBoxLayout()
        self._left.setSpacing(PAD)
        self.card.body.addLayout(self._left)
        self.card.body.addStretch(1)
        self.beside: tuple[QWidget, ...] = ()
        self.build(self._left)
        right = column_of(self.state, *self.beside, self.deviations)
        self.body.addLayout(
            side_by_side(
                scrolling(column_of(self.card, stretch=False)),
                scrolling(right),
                stretches=(1, 1),
            )
        )

    # -- for the form -----------------------------------------------------------------------------

    def build(self, column: QVBoxLayout) -> None:
        """Put the event's fields into the card."""
        raise NotImplementedError

    def title(self, name: str) -> str:
        """Return the card's title, `name` being what the infusion is called."""
        raise NotImplementedError

    def charted(self) -> tuple[InfusionCharted, ...] | Issue:
        """Return the events of this moment, or what stands in the way."""
        raise NotImplementedError

    def amount(self, caption: str, field: str, unit: Unit) -> tuple[AmountField, Captioned]:
        """Return a number of one unit under its caption, registered for drafts and issues."""
        edit = AmountField(caption, field, unit)
        place = self.captioned(caption, edit, field)
        said_when_left(place, edit)
        return edit, place

    def reason_row(self, caption: str, phrases: Sequence[str]) -> tuple[TextField, QWidget]:
        """Return a reason in own words, with buttons that type the usual ones."""
        field = TextField(caption)
        place = self.captioned(caption, field, "reason")
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(place)
        if not phrases:
            return field, whole
        self._phrases = QWidget()
        row = QHBoxLayout(self._phrases)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for phrase in phrases:
            button = SecondaryButton(phrase, quiet=True)
            button.clicked.connect(lambda _on=False, words=phrase: self._take_phrase(field, words))
            row.addWidget(button)
        row.addStretch(1)
        column.addWidget(self._phrases)
        return field, whole

    def _take_phrase(self, field: TextField, words: str) -> None:
        field.setText(words)
        field.setFocus()
        self.changed()

    def reason_missing(self, field: TextField, words: str) -> Missing | None:
        """Return that a reason is missing, None when there is one."""
        return None if len(field.text().strip()) >= _SHORTEST_REASON else Missing(words, field)

    @property
    def ladder(self) -> Ladder | None:
        """The ladder of the subject's protocol, None where doses are no ladder."""
        course = self.bedside.course
        rule = course.protocol.dose_for(course.record.arm) if course is not None else None
        return rule if isinstance(rule, Ladder) else None

    def rate_now(self) -> Quantity | None:
        """Return the rate charted last for this infusion, 0 while it is paused."""
        from ui.forms.infusion_now import rate_quantity

        course = self.bedside.course
        state = course.infusions.get(self.period or 0) if course is not None else None
        return rate_quantity(state.rate) if state is not None and state.rate is not None else None

    def lot_is_hidden(self) -> bool:
        """Say whether blinding keeps lot numbers from the person who acts."""
        return is_hidden(self.bedside, "lot")

    # -- FormPage ---------------------------------------------------------------------------------

    @override
    def show_course(self, course: Course | None) -> None:
        super().show_course(course)
        name = infusion_name(course, self.period) if course is not None else ""
        self.card.show_title(self.title(name))
        self.state.show_state(course, self.period)

    @override
    def clear(self) -> None:
        super().clear()
        if self._phrases is not None:
            self._phrases.show()

    @override
    def prepare(self, context: object) -> None:
        self.period = self.asked_period(context)
        self.show_course(self.bedside.course)

    def asked_period(self, context: object) -> int | None:
        """Return the infusion that the form is opened for: named, or the one that runs."""
        if isinstance(context, int):
            return context
        if isinstance(context, DueItem) and context.planned.does == "dose":
            return 1 if self.ladder is not None else number_asked(context.planned)
        course = self.bedside.course
        if course is None:
            return None
        if course.running is not None:
            return course.running.period
        return max(course.infusions, default=None)

    @override
    def take_entry(self, entry: Entry[Any]) -> None:
        fact = entry.fact
        assert isinstance(fact, InfusionCharted)  # noqa: S101 - the map of corrections sent it
        self.period = fact.period or self._period_at(entry)
        if self._phrases is not None:  # the old value above the fields needs their room
            self._phrases.hide()
        self.show_course(self.bedside.course)
        self.take_fact(fact)

    def take_fact(self, fact: InfusionCharted) -> None:
        """Put the values of a corrected event into the fields."""

    def _period_at(self, entry: Entry[Any]) -> int | None:
        course = self.bedside.course
        states = course.infusions.values() if course is not None else ()
        for state in states:
            if any(line.entry.id == entry.id for line in state.events):
                return state.period
        return next((one.period for one in states if was_active(one, entry.at)), None)

    @override
    def given_facts(self) -> Given:
        at = self.given.instant()
        found = self.charted()
        if isinstance(found, Issue):
            return Given(issues=(found,))
        if at is None:
            return Given(issues=tuple(one for one in (self.given.edit.issue(),) if one))
        return Given(tuple((fact, at) for fact in found))

    @override
    def first_field(self) -> QWidget | None:
        missing = self.missing()
        if missing is not None and missing.where is not None:
            return missing.where
        return self.given.edit
