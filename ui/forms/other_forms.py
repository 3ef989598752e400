"""Samples, instants that clocks run from, treatments only observed: small forms of one card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from protocols.definition.model import Observed, SampleRule
from protocols.facts import AdministrationObserved, AnchorStated, SampleDrawn
from protocols.intake import read_number, read_text
from protocols.issues import Issue
from protocols.schedule.due import DueItem
from protocols.times import show_when
from protocols.units import Quantity, Unit, plain
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
from ui.forms.form_page import Missing, row_of
from ui.forms.given_at import GivenAt
from ui.i18n.languages import core_said
from ui.theme.runs import Look
from ui.theme.tokens import GAP, Step
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.choices import Choice
from ui.widgets.fields import NumberEdit, TextField
from ui.widgets.segments import Segments
from ui.widgets.text import RunsLabel

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.facts import Entry
    from ui.bedside import Bedside

translate = QCoreApplication.translate
_WIDTH: Final = 760
_MOST_TUBES: Final = 99
_LONGEST_LABEL: Final = 60


def whole_number(text: str, field: str, most: int) -> int | Issue | None:
    """Read a count from 0; None while nothing was typed."""
    text = text.strip()
    if not text:
        return None
    if text.isascii() and text.isdecimal() and len(text) <= 4 and int(text) <= most:
        return int(text)
    words = translate("OtherForms", "Type a whole number, 0 to {0}.").format(most)
    return Issue("not_a_grade", field, text, words)


class SampleForm(EntryForm):
    """Study samples drawn: which, how many tubes and aliquots, and their label."""

    FORM: ClassVar[str] = "sample"

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(
            bedside,
            translate("OtherForms", "Record sample"),
            caption=translate("OtherForms", "Drawn at"),
            paper_apart=True,
        )
        self.card = Card(translate("OtherForms", "Study sample"))
        self.card.title_row.addWidget(self.paper)
        self.sample = Choice(translate("OtherForms", "Sample"), translate("OtherForms", "choose"))
        self.tubes = NumberEdit(translate("OtherForms", "Tubes"))
        self.aliquots = NumberEdit(translate("OtherForms", "Aliquots"))
        self.label = TextField(translate("OtherForms", "Label or rack"), step=Step.BODY)
        self.words = TextField(translate("OtherForms", "Note"), step=Step.BODY)
        self._plan = RunsLabel(look=Look(Step.BODY, "ink2"))
        self.labels = SecondaryButton(translate("OtherForms", "Labels as PDF"))
        self.labels.clicked.connect(self._save_labels)
        named, body = self.captioned, self.card.body
        body.setSpacing(GAP)
        body.addLayout(
            row_of(named(translate("OtherForms", "Sample"), self.sample, "sample"), self.given)
        )
        body.addWidget(self._plan)
        body.addLayout(
            row_of(
                named(translate("OtherForms", "Tubes"), self.tubes, "tubes"),
                named(translate("OtherForms", "Aliquots"), self.aliquots, "aliquots"),
                named(translate("OtherForms", "Label or rack"), self.label, "label"),
            )
        )
        body.addWidget(named(translate("OtherForms", "Note"), self.words, "note"))
        body.addWidget(self.labels, 0, Qt.AlignmentFlag.AlignLeft)
        self.sample.activated.connect(self._say_plan)
        self.body.addWidget(scrolling(centred(column_of(self.card, width=_WIDTH))), 1)

    def _rule(self) -> SampleRule | None:
        course = self.bedside.course
        rules = course.protocol.samples if course is not None else ()
        return next((one for one in rules if one.id == choice_key(self.sample)), None)

    def _save_labels(self) -> None:
        """Save a label for each tube and aliquot of the chosen sample."""
        from PySide6.QtWidgets import QFileDialog

        rule, course = self._rule(), self.bedside.course
        if rule is None or course is None:
            return
        name = f"{course.record.subject}-{rule.id}-labels.pdf"
        title = translate("OtherForms", "Save the labels")
        path, _ = QFileDialog.getSaveFileName(self, title, name)
        if path:
            self._plan.show_runs(core_said(self.bedside.save_labels(rule.id, path)))

    def _say_plan(self, _row: object = None) -> None:
        rule = self._rule()
        self.labels.setEnabled(rule is not None)
        if rule is None:
            self._plan.show_runs("")
            return
        words = translate("OtherForms", "Tubes: {0}. {1} aliquots. {2}")
        self._plan.show_runs(
            words.format(
                ", ".join(map(core_said, rule.tubes)), rule.aliquots, core_said(rule.note)
            ).strip()
        )

    @override
    def offer(self, course: Course) -> None:
        filled(self.sample, [(one.id, core_said(one.label)) for one in course.protocol.samples])

    @override
    def prepare(self, context: object) -> None:
        if isinstance(context, DueItem):
            asked = (context.planned.asks or (context.planned.item,))[0]
            if self.sample.findData(asked) < 0:
                self.sample.addItem(core_said(context.planned.what), asked)
            choose_key(self.sample, asked)
            self.card.show_title(core_said(context.planned.what), core_said(context.words))
        self._say_plan()

    @override
    def missing(self) -> Missing | None:
        if not choice_key(self.sample):
            return Missing(translate("OtherForms", "One step left: which sample"), self.sample)
        for field in (self.tubes, self.aliquots):
            if isinstance(whole_number(field.text(), "", _MOST_TUBES), Issue):
                return Missing(translate("OtherForms", "One step left: mend the number"), field)
        return super().missing()

    @override
    def given_facts(self) -> Given:
        at = self.given.instant()
        tubes = whole_number(self.tubes.text(), "tubes", _MOST_TUBES)
        aliquots = whole_number(self.aliquots.text(), "aliquots", _MOST_TUBES)
        label = read_text(self.label.text(), "label", longest=_LONGEST_LABEL)
        note = read_text(self.words.text(), "note")
        read = (tubes, aliquots, label, note)
        issues = tuple(one for one in read if isinstance(one, Issue))
        if issues or at is None:
            return Given(issues=issues)
        fact = SampleDrawn(choice_key(self.sample), tubes, aliquots, label, note)  # type: ignore[arg-type]
        return Given(((fact, at),))

    @override
    def take_entry(self, entry: Entry[Any]) -> None:
        fact = entry.fact
        if isinstance(fact, SampleDrawn):
            choose_key(self.sample, fact.sample)
            self.tubes.setText("" if fact.tubes is None else str(fact.tubes))
            self.aliquots.setText("" if fact.aliquots is None else str(fact.aliquots))
            self.label.setText(fact.label)
            self.words.setText(fact.note)
            self._say_plan()

    @override
    def first_field(self) -> QWidget | None:
        return self.tubes if choice_key(self.sample) else self.sample


class AnchorForm(EntryForm):
    """The instant from which a clock of the protocol runs: consent, ICU admission, discharge."""

    FORM: ClassVar[str] = "anchor"

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(
            bedside,
            translate("OtherForms", "Record time"),
            caption=translate("OtherForms", "It happened at"),
            paper_apart=True,
        )
        self.card = Card(translate("OtherForms", "Time that a clock runs from"))
        self.card.title_row.addWidget(self.paper)
        self.anchor = Choice(translate("OtherForms", "What"), translate("OtherForms", "choose"))
        self._before = RunsLabel(look=Look(Step.BODY, "ink2"))
        body = self.card.body
        body.setSpacing(GAP)
        body.addWidget(self.captioned(translate("OtherForms", "What"), self.anchor, "anchor"))
        body.addWidget(self.given)
        body.addWidget(self._before)
        self.add_field("when", self.given.captioned)
        self.anchor.activated.connect(self._say_before)
        self.body.addWidget(scrolling(centred(column_of(self.card, width=_WIDTH))), 1)

    @override
    def offer(self, course: Course) -> None:
        anchors = [one for one in course.protocol.anchors if one.asked != "derived"]
        filled(self.anchor, [(one.id, core_said(one.label)) for one in anchors])

    def _say_before(self, _row: object = None) -> None:
        course = self.bedside.course
        when = course.record.anchors.get(choice_key(self.anchor)) if course is not None else None
        words = ""
        if when is not None and course is not None:
            words = translate("OtherForms", "Stated before: {0}. It stays legible.")
            words = words.format(show_when(when, course.zone))
        self._before.show_runs(words)

    @override
    def prepare(self, context: object) -> None:
        name = context if isinstance(context, str) else ""
        if isinstance(context, DueItem):
            name = "consent" if context.planned.does == "consent" else context.planned.item
        choose_key(self.anchor, name)
        self._say_before()

    @override
    def missing(self) -> Missing | None:
        if not choice_key(self.anchor):
            return Missing(translate("OtherForms", "One step left: choose what"), self.anchor)
        return super().missing()

    @override
    def given_facts(self) -> Given:
        when = self.given.instant()
        if when is None:
            return Given()
        return Given(((AnchorStated(choice_key(self.anchor), when), when),))

    @override
    def take_entry(self, entry: Entry[Any]) -> None:
        if isinstance(entry.fact, AnchorStated):
            choose_key(self.anchor, entry.fact.anchor)
            self.given.set_instant(entry.fact.when)

    @override
    def first_field(self) -> QWidget | None:
        return self.given.edit if choice_key(self.anchor) else self.anchor


class AdministrationForm(EntryForm):
    """A treatment that is recorded as observed and never proposed (registry)."""

    FORM: ClassVar[str] = "administration"

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(
            bedside,
            translate("OtherForms", "Record treatment"),
            caption=translate("OtherForms", "From"),
            paper_apart=True,
        )
        self.card = Card(translate("OtherForms", "Immunoglobulin given, recorded only"))
        self.card.title_row.addWidget(self.paper)
        self.product = Choice(translate("OtherForms", "Product"), translate("OtherForms", "choose"))
        self.amount = NumberEdit(translate("OtherForms", "Amount"))
        self.unit = Segments(
            translate("OtherForms", "Unit"), (("g", "g"), ("mg", "mg"), ("mL", "mL"))
        )
        self.until = GivenAt(translate("OtherForms", "Until, where it is known"), "until", bedside)
        self.keep("until", self.until.edit)
        self.until.typed.connect(self.changed)
        named, body = self.captioned, self.card.body
        body.setSpacing(GAP)
        body.addWidget(named(translate("OtherForms", "Product"), self.product, "product"))
        body.addLayout(
            row_of(
                named(translate("OtherForms", "Amount"), self.amount, "amount"),
                named(translate("OtherForms", "Unit"), self.unit, "unit"),
            )
        )
        body.addLayout(row_of(self.given, self.until))
        self.body.addWidget(scrolling(centred(column_of(self.card, width=_WIDTH))), 1)

    @override
    def offer(self, course: Course) -> None:
        rule = course.protocol.dose_for(course.record.arm)
        products = rule.products if isinstance(rule, Observed) else ()
        filled(self.product, [(one, translate("FormFields", one)) for one in products])

    def _quantity(self) -> Quantity | Issue | None:
        if not self.amount.text().strip():
            return None
        read = read_number(self.amount.text(), "amount")
        if isinstance(read, Issue):
            return read
        return Quantity(read, Unit(self.unit.choice())) if self.unit.choice() else None

    @override
    def missing(self) -> Missing | None:
        if not choice_key(self.product):
            return Missing(translate("OtherForms", "One step left: which product"), self.product)
        if not isinstance(self._quantity(), Quantity):
            words = translate("OtherForms", "One step left: amount with its unit")
            return Missing(words, self.amount if not self.amount.text() else self.unit.segment("g"))
        if self.until.text().strip() and self.until.instant() is None:
            words = translate("OtherForms", "One step left: mend the time of its end")
            return Missing(words, self.until.edit)
        return super().missing()

    @override
    def given_facts(self) -> Given:
        at, amount = self.given.instant(), self._quantity()
        if isinstance(amount, Issue):
            return Given(issues=(amount,))
        if at is None or amount is None:
            return Given()
        fact = AdministrationObserved(choice_key(self.product), amount, self.until.instant())
        return Given(((fact, at),))

    @override
    def take_entry(self, entry: Entry[Any]) -> None:
        fact = entry.fact
        if isinstance(fact, AdministrationObserved):
            choose_key(self.product, fact.product)
            self.amount.setText(plain(fact.amount.value))
            known = fact.amount.unit.value in ("g", "mg", "mL")
            self.unit.choose(fact.amount.unit.value if known else None)
            if fact.until is not None:
                self.until.set_instant(fact.until)

    @override
    def first_field(self) -> QWidget | None:
        return self.product
