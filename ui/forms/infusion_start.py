"""Start of an infusion and change of its rate: the pump's rate read back against what holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from protocols.facts import InfusionCharted
from protocols.intake import read_text
from protocols.issues import Issue
from protocols.schedule.due import DueItem
from protocols.schedule.spans import site_quantity
from protocols.units import Unit
from ui.forms.amount_fields import PumpReadBack, show_amount
from ui.forms.form_page import Missing, row_of
from ui.forms.infusion_base import InfusionForm
from ui.forms.infusion_now import period_of
from ui.forms.ladder_levels import level_rate
from ui.forms.second_person import SecondPerson, asked_for
from ui.i18n.core_words import dose_words
from ui.widgets.fields import TextField
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.facts import InfusionStep
    from protocols.units import Quantity
    from ui.bedside import Bedside

translate = QCoreApplication.translate
_LONGEST_LOT: Final = 40


class RateForm(InfusionForm):
    """A rate change; on a ladder a level, whose rate is worked out and can still be typed."""

    FORM: ClassVar[str] = "infusion_rate"
    STEP: ClassVar[InfusionStep] = "rate"

    def __init__(self, bedside: Bedside, record: str = "") -> None:
        super().__init__(bedside, record or translate("RateForm", "Record rate"))

    @override
    def build(self, column: QVBoxLayout) -> None:
        self.level: Segments | None = None
        self._level_place = QVBoxLayout()
        self.rate, self._rate_place = self.amount(
            translate("RateForm", "Pump rate from here on"), "rate", Unit.ML_PER_H
        )
        self.read_back = PumpReadBack()
        self.rate.typed.connect(self._read_back)
        column.addLayout(row_of(self.given, self._rate_place))
        column.addLayout(self._level_place)
        column.addWidget(self.read_back)
        self.why, place = self.reason_row(
            translate("RateForm", "Reason, where it is off the plan"),
            self.phrases(),
        )
        column.addWidget(place)

    def phrases(self) -> tuple[str, ...]:
        """Return usual reasons, each typed by one press."""
        return (
            translate("RateForm", "as accepted"),
            translate("RateForm", "catch up after a pause"),
            translate("RateForm", "reaction"),
        )

    @override
    def title(self, name: str) -> str:
        return translate("RateForm", "Rate, {0}").format(name)

    @override
    def show_course(self, course: Course | None) -> None:
        super().show_course(course)
        self._read_back()

    @override
    def offer(self, course: Course) -> None:
        """Offer the ladder's levels; none is chosen, and other protocols have none."""
        rule = self.ladder
        self.forget_controls("level")
        self.level = None
        while (item := self._level_place.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if rule is None:
            return
        options = [
            (str(one.level), translate("RateForm", "Level {0}").format(one.level))
            for one in rule.levels
        ]
        caption = translate("RateForm", "Study drug level")
        self.level = Segments(caption, options)
        self.level.chosen.connect(self._take_level)
        self._level_place.addWidget(self.captioned(caption, self.level, "level"))

    def _take_level(self, key: str) -> None:
        course = self.bedside.course
        rate = level_rate(course, int(key)) if course is not None else None
        if rate is not None:
            self.rate.put(rate)
        self._read_back()
        self.changed()

    def reference(self) -> tuple[Quantity | None, str]:
        """Return what the rate is read back against, and what that is."""
        return self.rate_now(), translate("RateForm", "the rate before")

    def _read_back(self, _text: str = "") -> None:
        show_amount(self.read_back, self.rate, *self.reference())

    def chosen_level(self) -> int | None:
        """Return the ladder's level chosen, None where there is none."""
        key = self.level.choice() if self.level is not None else None
        return int(key) if key is not None else None

    @override
    def missing(self) -> Missing | None:
        if self.rate.quantity() is None:
            words = translate("RateForm", "One step left: type the rate set at the pump")
            return Missing(words, self.rate)
        return super().missing()

    @override
    def charted(self) -> tuple[InfusionCharted, ...] | Issue:
        reason = read_text(self.why.text(), "reason")
        rate = self.rate.read()
        if isinstance(reason, Issue):
            return reason
        if isinstance(rate, Issue):
            return rate
        return (
            InfusionCharted(
                self.STEP, self.period, rate=rate, level=self.chosen_level(), reason=reason
            ),
        )

    @override
    def take_fact(self, fact: InfusionCharted) -> None:
        self.rate.put(fact.rate)
        self.why.setText(fact.reason)
        if self.level is not None and fact.level is not None:
            self.level.choose(str(fact.level))
        self._read_back()


class StartForm(RateForm):
    """Start of a dose or study infusion, with its first bag and the second person."""

    FORM: ClassVar[str] = "infusion_start"
    STEP: ClassVar[InfusionStep] = "start"

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(bedside, translate("StartForm", "Record start"))

    @override
    def build(self, column: QVBoxLayout) -> None:
        super().build(column)
        self.bag, bag_place = self.amount(
            translate("StartForm", "First bag, volume"), "volume", Unit.ML
        )
        self.lot = TextField(translate("StartForm", "Lot of the first bag"))
        self.lot_place = self.captioned(translate("StartForm", "Lot"), self.lot, "lot")
        self._bag_row: QWidget = QWidget()
        row = row_of(bag_place, self.lot_place)
        row.setContentsMargins(0, 0, 0, 0)
        column.removeItem(self._level_place)
        self._level_place.setParent(None)
        row.insertLayout(0, self._level_place)
        self._bag_line = row
        self._bag_row.setLayout(row)
        column.insertWidget(1, self._bag_row)
        self.second = SecondPerson(self.bedside)
        self.second.typed.connect(self.changed)
        self.keep("witness", self.second.name)
        self.add_field("witness", self.second.named)
        self.beside = (self.second,)

    @override
    def offer(self, course: Course) -> None:
        super().offer(course)
        self._bag_line.setStretch(0, 2 if self.ladder is not None else 0)

    @override
    def phrases(self) -> tuple[str, ...]:
        return ()

    @override
    def title(self, name: str) -> str:
        return translate("StartForm", "Start, {0}").format(name)

    @override
    def asked_period(self, context: object) -> int | None:
        if isinstance(context, int | DueItem):
            return super().asked_period(context)
        course = self.bedside.course
        if course is None:
            return None
        if self.ladder is not None:
            return 1
        if course.next_dose is not None:
            return course.next_dose.period
        return max(course.infusions, default=0) + 1

    @override
    def prepare(self, context: object) -> None:
        super().prepare(context)
        course = self.bedside.course
        if course is None:
            return
        decided = period_of(course, self.period)
        rate = decided.accepted_rate if decided is not None else None
        if self.ladder is not None and self.level is not None:
            first = self.ladder.levels[0].level
            self.level.choose(str(first))
            rate = level_rate(course, first) or rate
        self.rate.put(rate)
        self._read_back()

    @override
    def show_course(self, course: Course | None) -> None:
        super().show_course(course)
        self.lot_place.setVisible(not self.lot_is_hidden())
        if course is None:
            return
        rule = course.protocol.second_check
        needed = asked_for(course.protocol, "start")
        retype: list[tuple[str, Quantity]] = []
        if needed and rule is not None:
            if "weight" in rule.retypes and course.weight is not None:
                retype.append(("weight", course.weight.reading.quantity))
            strength = self._concentration(course) if "concentration" in rule.retypes else None
            if strength is not None:
                retype.append(("concentration", strength))
        self.second.ask(needed=needed, retype=retype)

    def _concentration(self, course: Course) -> Quantity | None:
        given = getattr(self.ladder, "concentration", None)
        return site_quantity(course.protocol, course.site, given)

    @override
    def reference(self) -> tuple[Quantity | None, str]:
        course = self.bedside.course
        decided = period_of(course, self.period) if course is not None else None
        if decided is None or decided.accepted_rate is None:
            return None, ""
        words = translate("StartForm", "as accepted")
        if decided.accepted is not None:
            words = translate("StartForm", "as accepted for {0}").format(
                dose_words(decided.accepted)
            )
        return decided.accepted_rate, words

    @override
    def charted(self) -> tuple[InfusionCharted, ...] | Issue:
        found = super().charted()
        volume = self.bag.read()
        lot = read_text(self.lot.text(), "lot", longest=_LONGEST_LOT)
        if isinstance(found, Issue):
            return found
        if isinstance(volume, Issue):
            return volume
        if isinstance(lot, Issue):
            return lot
        one = found[0]
        return (
            InfusionCharted(
                "start",
                self.period,
                rate=one.rate,
                volume=volume,
                lot="" if self.lot_is_hidden() else lot,
                level=one.level,
                reason=one.reason,
                witness=self.second.text(),
                witness_checked=self.second.likely_checked(),
            ),
        )

    @override
    def submit(self) -> tuple[Issue, ...]:
        checked = self.second.verify()
        if checked.issues:
            return checked.issues
        return super().submit()

    @override
    def clear(self) -> None:
        super().clear()
        if hasattr(self, "second"):
            self.second.clear()

    @override
    def take_fact(self, fact: InfusionCharted) -> None:
        super().take_fact(fact)
        self.bag.put(fact.volume)
        self.lot.setText(fact.lot)
        self.second.name.setText(fact.witness)
