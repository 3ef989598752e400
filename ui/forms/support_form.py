"""Organ support and stays: start, rate, stop; vasopressors with their formulation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from protocols.facts import SupportCharted, SupportStep
from protocols.intake import read_number, read_text
from protocols.issues import Issue
from protocols.scores.vasopressors import CATECHOLAMINES, OFF_TABLE
from protocols.times import show_when
from protocols.units import Quantity, Unit, plain
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
from ui.forms.sofa_drugs import unit_of_drug
from ui.i18n.core_words import support_label, support_words
from ui.i18n.wording import unit_shown
from ui.theme.tokens import GAP
from ui.widgets.card import Card
from ui.widgets.choices import Choice
from ui.widgets.fields import NumberEdit, TextField
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.facts import Entry
    from ui.bedside import Bedside

translate = QCoreApplication.translate
_VASOPRESSOR: Final = "vasopressor"
_SALTS: Final = ("base", "bitartrate", "tartrate", "hydrochloride")
_MOST_SHOWN: Final = 6
_STEPS: Final[dict[str, SupportStep]] = {"start": "start", "rate": "rate", "stop": "stop"}


class SupportForm(EntryForm):
    """One step of one support; `start` may take the support's name (`vasopressor`)."""

    FORM: ClassVar[str] = "support"
    FORESEES: ClassVar[bool] = True

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(bedside, translate("SupportForm", "Record support"), paper_apart=True)
        self.card = Card(translate("SupportForm", "Support or stay"))
        self.card.title_row.addWidget(self.paper)
        self.what = Choice(translate("SupportForm", "Support"), translate("SupportForm", "choose"))
        caption = translate("SupportForm", "What happened")
        self.step = Segments(
            caption,
            (
                ("start", translate("SupportForm", "Started")),
                ("rate", translate("SupportForm", "Rate changed")),
                ("stop", translate("SupportForm", "Stopped")),
            ),
        )
        drugs = (*CATECHOLAMINES, *OFF_TABLE)
        self.drug = filled(
            Choice(translate("SupportForm", "Vasopressor"), translate("SupportForm", "choose")),
            [(one, one.replace("_", " ").capitalize()) for one in drugs],
        )
        self.rate = NumberEdit(translate("SupportForm", "Dose rate"))
        self.salt = filled(
            Choice(
                translate("SupportForm", "The rate counts as"),
                translate("SupportForm", "not stated"),
            ),
            [(one, translate("SupportForm", one)) for one in _SALTS],
        )
        self.reason = TextField(translate("SupportForm", "Note or reason, in your words"))
        self._arrange(caption)
        self.earlier = EarlierCard(translate("SupportForm", "Charted so far"))
        right = QWidget()
        column = side_by_side(self.earlier)
        column.setContentsMargins(0, 0, 0, 0)
        right.setLayout(column)
        self.body.addLayout(
            side_by_side(scrolling(self.card), scrolling(right), stretches=(3, 2)), 1
        )

    def _arrange(self, caption: str) -> None:
        named, body = self.captioned, self.card.body
        body.setSpacing(GAP)
        body.addLayout(
            row_of(
                named(translate("SupportForm", "Support"), self.what, "what"),
                named(caption, self.step, "step"),
            )
        )
        self._drug_row = QWidget()
        row = row_of(
            named(translate("SupportForm", "Vasopressor"), self.drug, "drug"),
            named(translate("SupportForm", "Dose rate"), self.rate, "rate"),
            named(translate("SupportForm", "The rate counts as"), self.salt, "formulation"),
        )
        row.setContentsMargins(0, 0, 0, 0)
        self._drug_row.setLayout(row)
        body.addWidget(self._drug_row)
        body.addWidget(self.given)
        words = translate("SupportForm", "Note or reason")
        body.addWidget(named(words, self.reason, "reason"))
        body.addWidget(self.deviations)
        body.addStretch(1)
        self.what.activated.connect(self._fit)
        self.step.chosen.connect(self._fit)
        self.drug.activated.connect(self._fit)

    def _fit(self, _what: object = None) -> None:
        """Ask for drug and rate only where they belong."""
        drug = choice_key(self.what) == _VASOPRESSOR
        self._drug_row.setVisible(drug)
        self.step.segment("rate").setEnabled(drug)
        stopping = self.step.choice() == "stop"
        self.rate.setEnabled(not stopping)
        self.salt.setEnabled(not stopping and choice_key(self.drug) in ("", "norepinephrine"))
        self.rate.set_unit(unit_shown(unit_of_drug(choice_key(self.drug))))

    @override
    def offer(self, course: Course) -> None:
        filled(self.what, [(one, support_label(one)) for one in course.protocol.supports])

    @override
    def show_course(self, course: Course | None) -> None:
        super().show_course(course)
        if course is None:
            return
        known = list(reversed(course.record.of(SupportCharted)))[:_MOST_SHOWN]
        self.earlier.show_lines(
            [
                (
                    f"{support_label(one.fact.what)},",
                    f"{support_words(one.fact)}, {show_when(one.at, course.zone)}",
                )
                for one in known
            ]
        )
        self._fit()

    @override
    def prepare(self, context: object) -> None:
        if isinstance(context, str):
            choose_key(self.what, context)
        self._fit()

    @override
    def clear(self) -> None:
        super().clear()
        self._fit()

    def _amount(self) -> Quantity | Issue | None:
        text = self.rate.text().strip()
        if not text or self.step.choice() == "stop" or choice_key(self.what) != _VASOPRESSOR:
            return None
        read = read_number(text, "rate", three_decimals=text.startswith("0"))
        unit = unit_of_drug(choice_key(self.drug))
        return read if isinstance(read, Issue) else Quantity(read, unit)

    @override
    def missing(self) -> Missing | None:
        if not choice_key(self.what):
            return Missing(translate("SupportForm", "One step left: which support"), self.what)
        if self.step.choice() is None:
            words = translate("SupportForm", "One step left: started, changed or stopped")
            return Missing(words, self.step.segment("start"))
        if choice_key(self.what) == _VASOPRESSOR:
            found = self._drug_missing()
            if found is not None:
                return found
        return super().missing()

    def _drug_missing(self) -> Missing | None:
        if not choice_key(self.drug):
            words = translate("SupportForm", "One step left: which vasopressor")
            return Missing(words, self.drug)
        if isinstance(self._amount(), Issue):
            return Missing(translate("SupportForm", "One step left: mend the rate"), self.rate)
        if self.step.choice() == "rate" and self._amount() is None:
            return Missing(translate("SupportForm", "One step left: type the rate"), self.rate)
        return None

    @override
    def given_facts(self) -> Given:
        at, reason, rate = (
            self.given.instant(),
            read_text(self.reason.text(), "reason"),
            self._amount(),
        )
        issues = tuple(one for one in (reason, rate) if isinstance(one, Issue))
        if issues or at is None or isinstance(reason, Issue) or isinstance(rate, Issue):
            return Given(issues=issues)
        drug = choice_key(self.drug) if choice_key(self.what) == _VASOPRESSOR else ""
        fact = SupportCharted(
            choice_key(self.what),
            _STEPS[self.step.choice() or "start"],
            drug=drug,
            rate=rate,
            formulation=choice_key(self.salt) if rate is not None else "",
            reason=reason,
        )
        return Given(((fact, at),))

    @override
    def take_entry(self, entry: Entry[Any]) -> None:
        fact = entry.fact
        if not isinstance(fact, SupportCharted):
            return
        choose_key(self.what, fact.what)
        self.step.choose(fact.step)
        choose_key(self.drug, fact.drug)
        if fact.rate is not None and fact.rate.unit in (unit_of_drug(fact.drug), Unit.ONE):
            self.rate.setText(plain(fact.rate.value))
        choose_key(self.salt, fact.formulation)
        self.reason.setText(fact.reason)
        self._fit()

    @override
    def first_field(self) -> QWidget | None:
        if not choice_key(self.what):
            return self.what
        if self.step.choice() is None:
            return self.step.segment("start")
        return self.drug if choice_key(self.what) == _VASOPRESSOR else self.given.edit
