"""Titer and dose: a nurse types the titer, the rule works out a dose, a prescriber decides.

A titer can be recorded alone, at night; the decision may come later, and the page then opens with
the stored titer. Where the rule needs no titer the page shows working and decision only. Bedline
advises; a named person decides, and a second one types the value again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from protocols.definition.model import RaiseToTarget
from protocols.facts import MeasurementTaken
from protocols.issues import Issue
from ui.forms.dose_card import DoseCard
from ui.forms.dose_confirm import ConfirmPanel
from ui.forms.dose_decision import Basis, DoseDecision
from ui.forms.dose_preview import plan_with
from ui.forms.form_page import Draft, FormPage, Missing
from ui.forms.titer_card import TiterCard
from ui.i18n.languages import core_said
from ui.theme.tokens import GAP

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.dosing.plan import DosePlan
    from protocols.facts import Entry
    from protocols.intake import Reading
    from protocols.record import Measured
    from protocols.times import Instant
    from ui.bedside import Bedside

translate = QCoreApplication.translate
_STILL_DOSES: Final = ("sampled_during_infusion", "titer_not_a_number")
"""Reasons about a titer that no other entry of the same sample would lift."""
ONLY_TITER: Final = "titer"
"""Context that opens the page for a new titer, whatever is stored."""


class TiterDosePage(FormPage):
    """The page of titer and dose; `start("titer")` asks for a new titer in any case."""

    FORM: ClassVar[str] = "titer_dose"
    BAR_HEIGHT: ClassVar[int] = 92
    STARTS_ITSELF: ClassVar[bool] = True

    def __init__(self, bedside: Bedside, parent: QWidget | None = None) -> None:
        super().__init__(bedside, translate("TiterDosePage", "Record"), parent)
        self._course: Course | None = None
        self._plan: DosePlan | None = None
        self._stored: Measured | None = None
        self._recording = False
        self.titer = TiterCard(bedside, self.paper)
        self.dose = DoseCard()
        self.decision = DoseDecision(bedside, self.dose.panel, self)
        self.confirm = ConfirmPanel(self)
        self._confirmed = False
        self._sides = QWidget()
        self._pages = QStackedWidget()
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        row = QHBoxLayout(self._sides)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.titer)
        row.addWidget(self.dose, 1)
        self._pages.addWidget(self._sides)
        self._pages.addWidget(self.decision.second)
        self.body.addWidget(self._pages, 1)
        self.bar.middle.addWidget(self.decision.bar, 1)
        # no decision is made while an entry is corrected: the reason stands in its place
        self.bar.middle.addWidget(self.correction, 1)
        self.bar.add_step(self.decision.second_button)
        self.add_field("value", self.titer.value)
        self.add_field("at", self.titer.at_place)
        self.add_field("report", self.titer.report_place)
        for name, place in self.dose.panel.decided.places.items():
            self.add_field(name, place)

    def _connect(self) -> None:
        decision = self.decision
        self.titer.changed.connect(self._typed)
        self.titer.another_asked.connect(self._enter_another)
        decision.decided.connect(self.changed)
        decision.signed.connect(lambda: self.changed(keep=False))
        decision.focus_asked.connect(self._focus_next)
        decision.second_opened.connect(self._open_second)
        decision.second_closed.connect(self._close_second)
        decision.bar.who_asked.connect(self._place_person)
        self.confirm.confirmed.connect(self._record_confirmed)
        self.confirm.closed.connect(self.bar.record.setFocus)
        self.bedside.minute_passed.connect(self._minute)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        explain = QShortcut(QKeySequence("Ctrl+E"), self, context=inside)
        explain.activated.connect(self.dose.explain)

    # -- opening --------------------------------------------------------------------------------

    @override
    def show_course(self, course: Course | None) -> None:
        """Take in a course of the subject that the page was opened for."""
        if course is None or self._recording:
            return
        if course.record.subject != self.subject:
            if self.opened:  # another subject is open now: nothing of this one is carried over
                self.start()
            return
        self._course = course
        rule = self._rule()
        self.titer.setVisible(rule is not None)
        if rule is not None:
            self.titer.show_course(course, rule.analyte, self._shown_entry())
        self._work_out()
        self.changed(keep=False)

    @override
    def prepare(self, context: object) -> None:
        """Open with the stored titer where it is the one that doses next, else empty."""
        self._stored = self._stored_titer() if context != ONLY_TITER else None
        if self._stored is not None:
            self.titer.show_stored(self._stored)
        else:
            self.titer.take_last_unit()
        self._work_out()

    @override
    def prepare_correction(self, entry: Entry[Any]) -> None:
        """Put the old values into the fields; a decision waits until it is corrected."""
        self.titer.take_old(entry)
        if isinstance(entry.fact, MeasurementTaken):
            self.correction.show_old(str(entry.fact.reading), entry.operator)
        self._work_out()

    def _show_correcting(self) -> None:
        correcting = self.corrected is not None
        observed = self._plan is not None and self._plan.kind == "observed"
        self.decision.bar.setVisible(not correcting and not observed)
        if correcting or self.only_read:
            self.decision.second_button.hide()

    @override
    def clear(self) -> None:
        """Empty the page."""
        self._stored = None
        self._plan = None
        self.confirm.hide()
        self.decision.clear()
        self.titer.clear()
        self.dose.show_title(translate("TiterDosePage", "Working"))
        self.dose.show_nothing("")

    @override
    def first_field(self) -> QWidget | None:
        """Return the titer's first empty field, else the decision."""
        where = self.titer.first_field() if self._takes_titer() else None
        return where or self.decision.first_segment()

    # -- what is typed --------------------------------------------------------------------------

    @override
    def texts(self) -> Draft:
        """Return what was typed."""
        given = self.titer.texts() if self._takes_titer() else {}
        return {**given, **self.decision.texts()}

    @override
    def fill(self, texts: Mapping[str, Any]) -> None:
        """Put a draft back."""
        if texts.get("value") and self._rule() is not None:
            self._stored = None
            self.titer.clear()
            self.titer.fill(texts)
        self._work_out()
        self.decision.fill(texts)

    def _typed(self) -> None:
        self._work_out()
        self.changed()

    def _minute(self, now: Instant) -> None:
        if self.isVisible():
            self.titer.set_now(now)
            self._work_out()
            self.changed(keep=False)

    def _enter_another(self) -> None:
        self._stored = None
        self.titer.clear()
        self.titer.take_last_unit()
        self._typed()
        self.take_focus()

    # -- the working ----------------------------------------------------------------------------

    def _rule(self) -> RaiseToTarget | None:
        course = self._course
        rule = course.protocol.dose_for(course.record.arm) if course is not None else None
        return rule if isinstance(rule, RaiseToTarget) else None

    def _takes_titer(self) -> bool:
        return self._rule() is not None and not self.titer.locked

    def _shown_entry(self) -> Entry[Any] | None:
        """Return the entry whose value stands in the fields, so that it is no earlier value."""
        return self._stored.entry if self._stored is not None else self.corrected

    def _stored_titer(self) -> Measured | None:
        """Return the stored titer that the next dose rests on, if one does."""
        course = self._course
        if course is None or course.next_dose is None or self._rule() is None:
            return None
        plan = course.next_dose
        about_titer = [one for one in plan.reasons if one.field == "titer"]
        stale = any(one.code not in _STILL_DOSES for one in about_titer)
        if not course.titers or (plan.outcome == "refused" and stale):
            return None
        newest = course.titers[-1].measured
        return newest if newest.entry.id in plan.inputs else None

    def _work_out(self) -> None:
        """Work the dose out anew from what is stored and what is typed."""
        before = self.decision.dose_words()
        course = self._course
        if course is None:
            return
        plan = self._plan = self._current_plan(course)
        self.titer.show_during(self._during_words())
        if plan is None:
            self.dose.show_title(translate("TiterDosePage", "Working"))
            self.dose.show_nothing(self._nothing_words())
        else:
            self.dose.show_title_of(plan.period, _decided_words(course, plan.period))
            self.dose.show_plan(plan, course)
        self.decision.take(self._basis(course))
        if self.decision.dose_words() != before:
            self.confirm.hide()  # a dose that changed meanwhile is not the one being confirmed
        self._show_correcting()
        self.dose.share_height()

    def _basis(self, course: Course) -> Basis:
        plan, rule = self._plan, self._rule()
        reading: Reading | None = None
        authors: tuple[str, ...] = ()
        if rule is not None:
            reading = self.titer.reading()
            authors = (self._stored.entry.operator,) if self._stored is not None else ()
        elif course.weight is not None:
            reading, authors = course.weight.reading, (course.weight.entry.operator,)
        able = self.corrected is None and plan is not None and plan.kind != "observed"
        critical = rule.analyte if rule is not None else "weight"
        return Basis(course, plan, critical, reading, authors, able)

    def _current_plan(self, course: Course) -> DosePlan | None:
        if self._rule() is None:
            return course.next_dose
        if self._stored is not None and not self._use_changed():
            return course.next_dose
        if self.titer.is_empty():
            return course.next_dose
        at = self.titer.sampled.instant()
        fact = self.titer.measurement()
        if fact is None or at is None or at > self.bedside.now():
            return None
        return plan_with(
            course,
            fact,
            at,
            now=self.bedside.now(),
            operator=self.bedside.operator.name,
            replaces=self._replaced(),
        )

    def _replaced(self) -> str | None:
        shown = self._shown_entry()
        return shown.id if shown is not None else None

    def _use_changed(self) -> bool:
        """Say whether somebody chose to use a stored sample that was not chosen before."""
        fact = self._stored.entry.fact if self._stored is not None else None
        stored = isinstance(fact, MeasurementTaken) and fact.use_despite
        return self.titer.use.choice() == "use" and not stored

    def _nothing_words(self) -> str:
        if self._rule() is None:
            return translate("TiterDosePage", "This protocol advises no dose.")
        return translate(
            "TiterDosePage",
            "The dose is worked out here once titer, unit and sample time can be read.",
        )

    def _during_words(self) -> str:
        plan = self._plan
        if plan is None or (self.titer.is_empty() and self._stored is None):
            return ""
        code = "sampled_during_infusion"
        said = [core_said(one.words) for one in plan.reasons if one.code == code]
        said += [core_said(one.words) for one in plan.warnings if one.code == code]
        return said[0] if said else ""

    # -- steps ----------------------------------------------------------------------------------

    @property
    def asking_second(self) -> bool:
        """Whether the second person is typing; the first value is not shown then."""
        return self._pages.currentWidget() is self.decision.second

    def _open_second(self) -> None:
        self.dose.close_explanation()
        self._pages.setCurrentWidget(self.decision.second)
        self.changed(keep=False)

    def _close_second(self) -> None:
        self._pages.setCurrentWidget(self._sides)
        self.changed(keep=False)

    def _place_person(self) -> None:
        self.decision.person.stand_over(self.bar)

    def _focus_next(self) -> None:
        missing = self.missing()
        where = missing.where if missing is not None else self.bar.record
        if where is not None:
            where.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def leave(self) -> None:
        """Step back: out of the second person's page, a panel, an explanation, then the form."""
        decision = self.decision
        if self.asking_second:
            decision.close_second()
            decision.second_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.confirm.isVisible():
            self.confirm.close_panel()
        elif decision.person.isVisible():
            decision.person.close_panel()
            decision.bar.who.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.dose.close_explanation():
            super().leave()

    @override
    def missing(self) -> Missing | None:
        """Return the one step left."""
        if self.asking_second:
            return Missing(translate("TiterDosePage", "The second person types it now"))
        decided = self.decision.choice() is not None
        if self._takes_titer() and not (decided and self.titer.is_empty()):
            missing = self.titer.missing()
            if missing is not None:
                return missing
        if decided:
            return self.decision.missing()
        if self.decision.outdated:
            words = translate("TiterDosePage", "The working changed: decide again")
            return Missing(words, self.decision.first_segment())
        if self._takes_titer():
            return None  # the titer alone can be recorded
        words = translate("TiterDosePage", "One step left: the decision")
        if self._plan is not None and self._plan.kind == "observed":
            words = translate("TiterDosePage", "Nothing to decide in this protocol")
        return Missing(words, self.decision.first_segment())

    @override
    def hint(self) -> str:
        """Say what Record stores while no decision is made."""
        if self.decision.choice() is None and self.corrected is None and self._takes_titer():
            return translate("TiterDosePage", "Records the titer; the decision can follow")
        return ""

    # -- recording ------------------------------------------------------------------------------

    @override
    def try_record(self) -> None:
        """Record; a dose only after the end of the study id was typed for it (R36)."""
        dose = self.decision.dose_words()
        if dose and not self._confirmed and self.ready:
            self._work_out()  # what is confirmed is what is recorded, not what stood there before
            dose = self.decision.dose_words()
        if not dose or self._confirmed or not self.ready:
            super().try_record()
            return
        course = self._course
        bed = course.record.bed if course is not None else ""
        words = translate("TiterDosePage", "Bed %1").replace("%1", bed) if bed else ""
        self.decision.person.hide()
        self.confirm.ask(self.subject or "", dose, words, self.bar)

    def _record_confirmed(self) -> None:
        self._confirmed = True
        try:
            self.try_record()
        finally:
            self._confirmed = False

    @override
    def submit(self) -> tuple[Issue, ...]:
        """Record the titer if it is new, then the decision if one was made."""
        self._recording = True
        try:
            issues = self._record_titer()
            if not issues and self.decision.choice() is not None:
                issues = self._record_decision()
        finally:
            self._recording = False
        if issues:
            self._reopen()
        return issues

    def _record_titer(self) -> tuple[Issue, ...]:
        if self._rule() is None or (self._stored is not None and not self._use_changed()):
            return ()
        fact, at = self.titer.stated(), self.titer.sampled.instant()
        if fact is None or at is None:
            return ()
        reason = self.correction.reason.text().strip()
        if self._stored is not None:
            reason = translate("TiterDosePage", "Sample used although a dose was running")
        issues = self.bedside.record(
            (fact,),
            at,
            subject=self.subject,
            replaces=self._replaced(),
            reason=reason if self._replaced() else "",
            from_paper=self.paper.isChecked(),
        )
        if not issues:
            self._course = self.bedside.course
            self._stored = self._newest(fact)
        return issues

    def _newest(self, fact: MeasurementTaken) -> Measured | None:
        found = self._course.record.measured(fact.analyte) if self._course is not None else ()
        mine = [one for one in found if one.entry.fact == fact]
        return max(mine, key=lambda one: (one.entry.recorded_at, one.entry.seq), default=None)

    def _record_decision(self) -> tuple[Issue, ...]:
        plan = self._course.next_dose if self._course is not None else None
        if plan is None or not self.decision.holds_for(plan):
            words = translate(
                "TiterDosePage", "The working changed after the titer was recorded. Decide again."
            )
            return (Issue("plan_changed", "", "", words),)
        fact = self.decision.fact(plan)
        return self.bedside.record((fact,), self.bedside.now(), subject=self.subject)

    def _reopen(self) -> None:
        """Show what is stored by now; what is not stored stays in the fields."""
        if self.bedside.course is None:
            return
        self._course = self.bedside.course
        if self._stored is not None and self._rule() is not None:
            self.titer.show_stored(self._stored)
        self._work_out()


def _decided_words(course: Course, period: int) -> str:
    """Say what was decided for a dose already: `accepted 103 mL, Investigator C`."""
    found = next((one for one in course.periods if one.number == period), None)
    if found is None or found.decision is None:
        return ""
    fact = found.decision.fact
    said = {
        "accept": translate("TiterDosePage", "accepted"),
        "adjust": translate("TiterDosePage", "adjusted"),
        "decline": translate("TiterDosePage", "declined"),
    }[fact.choice]
    volume = f" {fact.volume}" if fact.volume is not None else ""
    return f"{said}{volume}, {fact.decided_by or found.decision.operator}"
