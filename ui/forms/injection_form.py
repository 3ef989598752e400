"""One injection of study drug: its number, volume, place in the body, and the second person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from protocols.definition.model import Injections
from protocols.facts import InjectionGiven, PlanDecided
from protocols.intake import read_text
from protocols.issues import Issue
from protocols.schedule.due import DueItem
from protocols.schedule.fulfil import number_asked
from protocols.schedule.spans import site_quantity
from protocols.times import show_when
from protocols.units import Quantity, Unit
from ui.forms.amount_fields import AmountField, PumpReadBack, said_when_left, show_amount
from ui.forms.entry_form import EntryForm, Given, column_of, scrolling, side_by_side
from ui.forms.form_page import Missing, row_of
from ui.forms.note_form import EarlierCard
from ui.forms.second_person import SecondPerson, asked_for
from ui.i18n.core_words import dose_words
from ui.theme.tokens import GAP
from ui.widgets.card import Card
from ui.widgets.fields import NumberEdit, TextField
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.facts import Entry
    from ui.bedside import Bedside

translate = QCoreApplication.translate
_LONGEST_SYRINGE: Final = 40
_MOST_SHOWN: Final = 6


class SyringeReadBack(PumpReadBack):
    """A volume that is held against the syringe."""

    def __init__(self) -> None:
        super().__init__()
        self._title.setText(translate("InjectionForm", "Read back against the syringe"))


class InjectionForm(EntryForm):
    """What was injected; a number or a gap off the plan is a deviation, never refused."""

    FORM: ClassVar[str] = "injection"
    FORESEES: ClassVar[bool] = True

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(bedside, translate("InjectionForm", "Record injection"), paper_apart=True)
        self.card = Card(" ")
        self.card.title_row.addWidget(self.paper)
        self.number = NumberEdit(translate("InjectionForm", "Number of the injection"))
        self.volume = AmountField(translate("InjectionForm", "Volume injected"), "volume", Unit.ML)
        self.read_back = SyringeReadBack()
        self.place: Segments | None = None
        self._place_row = QWidget()
        self._places = side_by_side()
        self._places.setContentsMargins(0, 0, 0, 0)
        self._place_row.setLayout(self._places)
        self.syringe = TextField(translate("InjectionForm", "Syringe number"))
        self.reason = TextField(translate("InjectionForm", "Reason, where it is off the plan"))
        self.second = SecondPerson(bedside)
        self.second.typed.connect(self.changed)
        self.keep("witness", self.second.name)
        self.add_field("witness", self.second.named)
        self._arrange()
        self.earlier = EarlierCard(translate("InjectionForm", "Injections so far"))
        right = column_of(self.second, self.deviations, self.earlier)
        self.body.addLayout(side_by_side(scrolling(self.card), scrolling(right)), 1)
        self.volume.typed.connect(self._read_back)

    def _arrange(self) -> None:
        named, body = self.captioned, self.card.body
        body.setSpacing(GAP)
        volume = named(translate("InjectionForm", "Volume injected"), self.volume, "volume")
        said_when_left(volume, self.volume)
        body.addLayout(
            row_of(
                named(translate("InjectionForm", "Injection"), self.number, "number"),
                self.given,
                volume,
                stretch=(1, 3, 2),
            )
        )
        body.addWidget(self.read_back)
        body.addWidget(self._place_row)
        words = translate("InjectionForm", "Reason, where it is off the plan")
        body.addLayout(
            row_of(
                named(translate("InjectionForm", "Syringe number"), self.syringe, "syringe"),
                named(words, self.reason, "reason"),
                stretch=(1, 2),
            )
        )
        body.addStretch(1)

    def _rule(self) -> Injections | None:
        course = self.bedside.course
        rule = course.protocol.dose_for(course.record.arm) if course is not None else None
        return rule if isinstance(rule, Injections) else None

    @override
    def offer(self, course: Course) -> None:
        rule = self._rule()
        self.forget_controls("site")
        self.place = None
        while (item := self._places.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if rule is None:
            return
        caption = translate("InjectionForm", "Place, {0}").format(
            translate("FormFields", rule.route)
        )
        options = [(one, translate("FormFields", one)) for one in rule.sites]
        self.place = Segments(caption, options)
        self._places.addWidget(self.captioned(caption, self.place, "site"))

    @override
    def show_course(self, course: Course | None) -> None:
        super().show_course(course)
        rule = self._rule()
        if course is None or rule is None:
            return
        title = translate("InjectionForm", "Study injection, {0} in the plan").format(rule.number)
        self.card.show_title(title)
        given = list(reversed(course.injections))[:_MOST_SHOWN]
        self.earlier.show_lines(
            [
                (
                    translate("InjectionForm", "Injection {0},").format(one.fact.number),
                    _given_words(one, course.zone),
                )
                for one in given
            ]
        )
        self._ask_second(course, rule)
        self._read_back()

    def _ask_second(self, course: Course, rule: Injections) -> None:
        check = course.protocol.second_check
        needed = asked_for(course.protocol, "injection")
        retype: list[tuple[str, Quantity]] = []
        if needed and check is not None:
            if "weight" in check.retypes and course.weight is not None:
                retype.append(("weight", course.weight.reading.quantity))
            strength = site_quantity(course.protocol, course.site, rule.concentration)
            if "concentration" in check.retypes and strength is not None:
                retype.append(("concentration", strength))
        self.second.ask(needed=needed, retype=retype)

    @override
    def prepare(self, context: object) -> None:
        course = self.bedside.course
        if course is None:
            return
        number = max((one.fact.number for one in course.injections), default=0) + 1
        if isinstance(context, DueItem):
            number = number_asked(context.planned)
        self.number.setText(str(number))
        self.volume.put(self._planned()[0])
        self._read_back()

    def _planned(self) -> tuple[Quantity | None, str]:
        """Return the volume accepted for this injection, else the one the rule advises."""
        course, number = self.bedside.course, self.stated_number()
        if course is None or number is None:
            return None, ""
        decided = [one for one in course.record.of(PlanDecided) if one.fact.period == number]
        if decided and decided[-1].fact.volume is not None:
            return decided[-1].fact.volume, translate("InjectionForm", "as accepted")
        plan = course.next_dose
        if plan is not None and plan.period == number and plan.volume is not None:
            return plan.volume, translate("InjectionForm", "advised by the rule")
        return None, ""

    def stated_number(self) -> int | None:
        """Return the injection's number, None while it is none."""
        text = self.number.text().strip()
        whole = text.isascii() and text.isdecimal() and len(text) <= 3
        return int(text) if whole and int(text) >= 1 else None

    def _read_back(self, _text: str = "") -> None:
        show_amount(self.read_back, self.volume, *self._planned())

    @override
    def missing(self) -> Missing | None:
        if self.stated_number() is None:
            words = translate("InjectionForm", "One step left: number of the injection, from 1")
            return Missing(words, self.number)
        if self.volume.quantity() is None:
            words = translate("InjectionForm", "One step left: type the volume injected")
            return Missing(words, self.volume)
        if self.place is not None and self.place.choice() is None:
            words = translate("InjectionForm", "One step left: where it was injected")
            rule = self._rule()
            first = rule.sites[0] if rule is not None and rule.sites else None
            return Missing(words, self.place.segment(first) if first is not None else None)
        return super().missing()

    @override
    def given_facts(self) -> Given:
        at, volume, number = self.given.instant(), self.volume.read(), self.stated_number()
        texts = (
            read_text(self.syringe.text(), "syringe", longest=_LONGEST_SYRINGE),
            read_text(self.reason.text(), "reason"),
        )
        issues = tuple(one for one in (*texts, volume) if isinstance(one, Issue))
        syringe, reason = texts
        if issues or isinstance(syringe, Issue) or isinstance(reason, Issue):
            return Given(issues=issues)
        if at is None or number is None or not isinstance(volume, Quantity):
            return Given()
        fact = InjectionGiven(
            number,
            volume,
            site=(self.place.choice() or "") if self.place is not None else "",
            syringe=syringe,
            reason=reason,
            witness=self.second.text(),
            witness_checked=self.second.likely_checked(),
        )
        return Given(((fact, at),))

    @override
    def submit(self) -> tuple[Issue, ...]:
        checked = self.second.verify()
        return checked.issues or super().submit()

    @override
    def clear(self) -> None:
        super().clear()
        self.second.clear()

    @override
    def take_entry(self, entry: Entry[Any]) -> None:
        fact = entry.fact
        if not isinstance(fact, InjectionGiven):
            return
        self.number.setText(str(fact.number))
        self.volume.put(fact.volume)
        rule = self._rule()
        if self.place is not None and rule is not None and fact.site in rule.sites:
            self.place.choose(fact.site)
        self.syringe.setText(fact.syringe)
        self.reason.setText(fact.reason)
        self.second.name.setText(fact.witness)
        self._read_back()

    @override
    def first_field(self) -> QWidget | None:
        missing = self.missing()
        return missing.where if missing is not None and missing.where else self.volume


def _given_words(entry: Entry[InjectionGiven], zone: str) -> str:
    fact = entry.fact
    parts = (dose_words(fact.volume), translate("FormFields", fact.site), show_when(entry.at, zone))
    return ", ".join(part for part in parts if part)
