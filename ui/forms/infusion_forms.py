"""Pause, resume, new bag, end, and a stretch that nobody can tell: what happens while it runs."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from protocols.facts import InfusionCharted
from protocols.intake import read_text
from protocols.issues import Issue
from protocols.registry import as_decimal
from protocols.sheet.wording import to_tenth
from protocols.units import Quantity, Unit
from ui.forms.amount_fields import PumpReadBack, show_amount
from ui.forms.entry_form import Given
from ui.forms.form_page import Missing, row_of
from ui.forms.given_at import GivenAt
from ui.forms.infusion_base import InfusionForm
from ui.forms.infusion_now import rate_quantity, volume_words
from ui.forms.infusion_start import RateForm, StartForm
from ui.i18n.core_words import dose_words
from ui.theme.runs import Look
from ui.theme.tokens import Step
from ui.widgets.choices import TickBox
from ui.widgets.fields import TextField
from ui.widgets.segments import Segments
from ui.widgets.text import RunsLabel

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.facts import Entry, InfusionStep
    from protocols.infusion.events import InfusionState
    from ui.bedside import Bedside

__all__ = ["BagForm", "EndForm", "PauseForm", "RateForm", "ResumeForm", "StartForm", "UnknownForm"]

translate = QCoreApplication.translate
_LONGEST_LOT: Final = 40


class PauseForm(InfusionForm):
    """A pause with its reason."""

    FORM: ClassVar[str] = "infusion_pause"
    STEP: ClassVar[InfusionStep] = "pause"

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(
            bedside,
            translate("PauseForm", "Record pause"),
            translate("PauseForm", "Paused at"),
        )

    @override
    def build(self, column: QVBoxLayout) -> None:
        column.addWidget(self.given)
        self.why, place = self.reason_row(
            translate("PauseForm", "Reason, in your words"),
            (
                translate("PauseForm", "transfer to CT"),
                translate("PauseForm", "line change"),
                translate("PauseForm", "reaction"),
                translate("PauseForm", "pump alarm"),
            ),
        )
        column.addWidget(place)

    @override
    def title(self, name: str) -> str:
        return translate("PauseForm", "Pause, {0}").format(name)

    @override
    def missing(self) -> Missing | None:
        words = translate("PauseForm", "One step left: say why it is paused")
        return super().missing() or self.reason_missing(self.why, words)

    @override
    def charted(self) -> tuple[InfusionCharted, ...] | Issue:
        reason = read_text(self.why.text(), "reason")
        if isinstance(reason, Issue):
            return reason
        return (InfusionCharted("pause", self.period, reason=reason),)

    @override
    def take_fact(self, fact: InfusionCharted) -> None:
        self.why.setText(fact.reason)


class ResumeForm(InfusionForm):
    """Resumed, at the rate before the pause or at another one."""

    FORM: ClassVar[str] = "infusion_resume"
    STEP: ClassVar[InfusionStep] = "resume"

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(
            bedside,
            translate("ResumeForm", "Record resume"),
            translate("ResumeForm", "Resumed at"),
        )

    @override
    def build(self, column: QVBoxLayout) -> None:
        self.rate, place = self.amount(
            translate("ResumeForm", "Pump rate from here on"), "rate", Unit.ML_PER_H
        )
        self.read_back = PumpReadBack()
        self.rate.typed.connect(self._read_back)
        column.addLayout(row_of(self.given, place))
        column.addWidget(self.read_back)

    @override
    def title(self, name: str) -> str:
        return translate("ResumeForm", "Resume, {0}").format(name)

    def _rate_before(self) -> Quantity | None:
        """Return the rate before the pause, as charted."""
        course = self.bedside.course
        state = course.infusions.get(self.period or 0) if course is not None else None
        ran = [one for one in state.segments if one.kind == "running"] if state else []
        return rate_quantity(ran[-1].low) if ran else None

    @override
    def prepare(self, context: object) -> None:
        super().prepare(context)
        self.rate.put(self._rate_before())
        self._read_back()

    def _read_back(self, _text: str = "") -> None:
        named = translate("ResumeForm", "the rate before the pause")
        show_amount(self.read_back, self.rate, self._rate_before(), named)

    @override
    def missing(self) -> Missing | None:
        if self.rate.quantity() is None:
            words = translate("ResumeForm", "One step left: type the rate set at the pump")
            return Missing(words, self.rate)
        return super().missing()

    @override
    def charted(self) -> tuple[InfusionCharted, ...] | Issue:
        rate = self.rate.read()
        if isinstance(rate, Issue):
            return rate
        return (InfusionCharted("resume", self.period, rate=rate),)

    @override
    def take_fact(self, fact: InfusionCharted) -> None:
        self.rate.put(fact.rate)
        self._read_back()


class BagForm(InfusionForm):
    """A new bag, bottle or syringe: volume, and lot where the bedside may see it."""

    FORM: ClassVar[str] = "infusion_bag"
    STEP: ClassVar[InfusionStep] = "bag"

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(
            bedside, translate("BagForm", "Record bag"), translate("BagForm", "Changed at")
        )

    @override
    def build(self, column: QVBoxLayout) -> None:
        self.volume, place = self.amount(
            translate("BagForm", "Volume of the new bag"), "volume", Unit.ML
        )
        self.lot = TextField(translate("BagForm", "Lot of the new bag"))
        self._lot_place = self.captioned(translate("BagForm", "Lot"), self.lot, "lot")
        self._before = RunsLabel(look=Look(Step.BODY, "ink2"))
        column.addWidget(self.given)
        column.addLayout(row_of(place, self._lot_place))
        column.addWidget(self._before)

    @override
    def title(self, name: str) -> str:
        return translate("BagForm", "New bag, {0}").format(name)

    @override
    def show_course(self, course: Course | None) -> None:
        super().show_course(course)
        self._lot_place.setVisible(not self.lot_is_hidden())
        state = course.infusions.get(self.period or 0) if course is not None else None
        bag = state.bags[-1] if state is not None and state.bags else None
        words = ""
        if bag is not None:
            words = translate("BagForm", "Bag {0} has given {1}.").format(
                bag.number, volume_words(bag.given)
            )
            if bag.remaining is not None:
                left = volume_words(bag.remaining)
                words += " " + translate("BagForm", "{0} should be left in it.").format(left)
        self._before.show_runs(words)

    @override
    def missing(self) -> Missing | None:
        if self.volume.quantity() is None:
            words = translate("BagForm", "One step left: type the volume of the new bag")
            return Missing(words, self.volume)
        return super().missing()

    @override
    def charted(self) -> tuple[InfusionCharted, ...] | Issue:
        volume = self.volume.read()
        lot = read_text(self.lot.text(), "lot", longest=_LONGEST_LOT)
        if isinstance(volume, Issue):
            return volume
        if isinstance(lot, Issue):
            return lot
        shown = "" if self.lot_is_hidden() else lot
        return (InfusionCharted("bag", self.period, volume=volume, lot=shown),)

    @override
    def take_fact(self, fact: InfusionCharted) -> None:
        self.volume.put(fact.volume)
        self.lot.setText(fact.lot)


class EndForm(InfusionForm):
    """The end: complete, or stopped before it, with the volume read off the pump."""

    FORM: ClassVar[str] = "infusion_stop"
    STEP: ClassVar[InfusionStep] = "stop"

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(
            bedside, translate("EndForm", "Record end"), translate("EndForm", "Ended at")
        )

    @override
    def build(self, column: QVBoxLayout) -> None:
        caption = translate("EndForm", "How it ended")
        self.how = Segments(
            caption,
            (
                ("complete", translate("EndForm", "Complete")),
                ("stop", translate("EndForm", "Stopped before the end")),
            ),
            tick=True,
        )
        self.volume, place = self.amount(
            translate("EndForm", "Volume read off the pump"), "volume", Unit.ML
        )
        self._compared = RunsLabel(look=Look(Step.BODY, "ink2"))
        self.volume.typed.connect(self._compare)
        column.addWidget(self.captioned(caption, self.how, "step"))
        column.addLayout(row_of(self.given, place))
        column.addWidget(self._compared)
        self.why, reason = self.reason_row(
            translate("EndForm", "Reason for stopping, in your words"),
            (
                translate("EndForm", "reaction"),
                translate("EndForm", "decision of the prescriber"),
                translate("EndForm", "access lost"),
            ),
        )
        column.addWidget(reason)

    @override
    def title(self, name: str) -> str:
        return translate("EndForm", "End, {0}").format(name)

    @override
    def show_course(self, course: Course | None) -> None:
        super().show_course(course)
        self._compare()

    def _state(self) -> InfusionState | None:
        course = self.bedside.course
        return course.infusions.get(self.period or 0) if course is not None else None

    def _compare(self, _text: str = "") -> None:
        """Hold the pump's volume against what the charted rates give; neither is put right."""
        state, read = self._state(), self.volume.quantity()
        if state is None:
            self._compared.show_runs("")
            return
        charted = volume_words(state.delivered)
        words = translate("EndForm", "The charted rates give {0} up to now.").format(charted)
        if read is not None and state.delivered.exact is not None:
            apart = Fraction(read.value) - state.delivered.exact
            much = dose_words(to_tenth(Quantity(as_decimal(abs(apart)), Unit.ML)))
            pattern = (
                translate("EndForm", "The pump says {0} more.")
                if apart > 0
                else translate("EndForm", "The pump says {0} less.")
            )
            if apart:
                words = f"{words} {pattern.format(much)}"
        self._compared.show_runs(words)

    @override
    def missing(self) -> Missing | None:
        if self.how.choice() is None:
            words = translate("EndForm", "One step left: say how it ended")
            return Missing(words, self.how.segment("complete"))
        if self.volume.issues():
            words = translate("EndForm", "One step left: mend the volume")
            return Missing(words, self.volume)
        if self.how.choice() == "stop":
            words = translate("EndForm", "One step left: say why it was stopped")
            reason = self.reason_missing(self.why, words)
            if reason is not None:
                return reason
        return super().missing()

    @override
    def charted(self) -> tuple[InfusionCharted, ...] | Issue:
        volume = self.volume.read()
        reason = read_text(self.why.text(), "reason")
        if isinstance(volume, Issue):
            return volume
        if isinstance(reason, Issue):
            return reason
        step: InfusionStep = "complete" if self.how.choice() == "complete" else "stop"
        return (InfusionCharted(step, self.period, volume=volume, reason=reason),)

    @override
    def take_fact(self, fact: InfusionCharted) -> None:
        self.how.choose(fact.step if fact.step in ("complete", "stop") else None)
        self.volume.put(fact.volume)
        self.why.setText(fact.reason)
        self._compare()


class UnknownForm(InfusionForm):
    """A stretch of which nobody can say what ran: from when, and from when it is known again."""

    FORM: ClassVar[str] = "infusion_unknown"
    STEP: ClassVar[InfusionStep] = "unknown_from"

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(
            bedside,
            translate("UnknownForm", "Record stretch"),
            translate("UnknownForm", "Not known from"),
        )

    @override
    def build(self, column: QVBoxLayout) -> None:
        self.until = GivenAt(translate("UnknownForm", "Known again from"), "until", self.bedside)
        self.until.edit.line.setPlaceholderText(translate("UnknownForm", "empty: still not known"))
        self.until.typed.connect(self.changed)
        self.keep("until", self.until.edit)
        self.add_field("until", self.until.captioned)
        self.still = TickBox(translate("UnknownForm", "Still not known"))
        self.keep("still", self.still)
        self.rate, place = self.amount(
            translate("UnknownForm", "Pump rate since then, if it was read"), "rate", Unit.ML_PER_H
        )
        self.why, reason = self.reason_row(
            translate("UnknownForm", "Why it is not known, in your words"),
            (
                translate("UnknownForm", "no chart of the transfer"),
                translate("UnknownForm", "pump found stopped"),
            ),
        )
        column.addLayout(row_of(self.given, self.until))
        column.addWidget(self.still)
        column.addWidget(place)
        column.addWidget(reason)
        said = RunsLabel(
            translate(
                "UnknownForm",
                "The volume of this stretch is counted from nothing to the highest rate it can "
                "have run at; nothing is made up for it.",
            ),
            Look(Step.CAPTION, "ink2"),
        )
        column.addWidget(said)

    @override
    def title(self, name: str) -> str:
        return translate("UnknownForm", "Unknown stretch, {0}").format(name)

    @override
    def missing(self) -> Missing | None:
        if self.corrected is None and not self.still.isChecked():
            if self.until.instant() is None:
                words = translate(
                    "UnknownForm", "One step left: type from when it is known again, or tick"
                )
                return Missing(words, self.until.edit)
            start = self.given.instant()
            if start is not None and self.until.instant() <= start:  # type: ignore[operator]
                words = translate(
                    "UnknownForm", "One step left: the stretch must end after it begins"
                )
                return Missing(words, self.until.edit)
        words = translate("UnknownForm", "One step left: say why it is not known")
        return super().missing() or self.reason_missing(self.why, words)

    @override
    def charted(self) -> tuple[InfusionCharted, ...] | Issue:
        reason = read_text(self.why.text(), "reason")
        if isinstance(reason, Issue):
            return reason
        return (InfusionCharted("unknown_from", self.period, reason=reason),)

    @override
    def given_facts(self) -> Given:
        given = super().given_facts()
        until, rate = self.until.instant(), self.rate.read()
        if given.issues or self.corrected is not None:
            return self._corrected_facts(given)
        if isinstance(rate, Issue):
            return Given(issues=(rate,))
        if until is None or self.still.isChecked():
            return given
        end = InfusionCharted("unknown_to", self.period, rate=rate)
        return Given((*given.facts, (end, until)))

    def _corrected_facts(self, given: Given) -> Given:
        """A correction is of one event only: of the beginning or of the end of the stretch."""
        old = self.corrected.fact if self.corrected is not None else None
        at, rate = self.given.instant(), self.rate.read()
        if given.issues or at is None or not isinstance(old, InfusionCharted):
            return given
        if isinstance(rate, Issue):
            return Given(issues=(rate,))
        if old.step == "unknown_to":
            return Given(((InfusionCharted("unknown_to", self.period, rate=rate), at),))
        return given

    @override
    def take_entry(self, entry: Entry[Any]) -> None:
        super().take_entry(entry)
        widgets: tuple[QWidget, ...] = (self.until, self.still)
        for widget in widgets:
            widget.hide()

    @override
    def take_fact(self, fact: InfusionCharted) -> None:
        self.rate.put(fact.rate)
        self.why.setText(fact.reason)

    @override
    def clear(self) -> None:
        super().clear()
        self.until.show()
        self.still.show()
