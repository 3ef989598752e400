"""One decision about a dose: what was chosen, by whom, checked by whom, and on what it rests.

A decision holds for what was shown when it was made. When the working changes afterwards the
decision is out of date at once, with its signature and its second check (R39).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal

from protocols.amount_words import dose_words
from protocols.dosing.limits import decision_issues
from protocols.facts import PlanDecided
from protocols.issues import Issue
from protocols.units import Quantity
from ui.forms.decision_bar import PRESCRIBERS, DecisionBar, PersonPanel
from ui.forms.dose_panel import plan_words
from ui.forms.form_page import Draft, Missing
from ui.forms.titer_second import SecondPersonPage
from ui.i18n.languages import core_said
from ui.i18n.wording import issue_text
from ui.theme.icons import Icon
from ui.widgets.buttons import SecondaryButton

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from protocols.course import Course
    from protocols.dosing.plan import DosePlan
    from protocols.facts import Choice
    from protocols.intake import Reading
    from ui.bedside import Bedside
    from ui.forms.dose_panel import DosePanel
    from ui.operations.people import Operator

translate = QCoreApplication.translate
_DECISION: Final = "decision"
_CHOICES: Final = ("accept", "adjust", "decline")


class Basis(NamedTuple):
    """What a decision is made on.

    Attributes:
        course: the subject's course as stored.
        plan: the plan that is shown, None while there is none.
        critical: the analyte whose value the second person types again.
        reading: that value, None while there is none.
        authors: who typed that value.
        able: whether anything can be decided here at all.
    """

    course: Course
    plan: DosePlan | None
    critical: str
    reading: Reading | None
    authors: tuple[str, ...]
    able: bool


class _Shown(NamedTuple):
    outcome: str
    period: int
    volume: Quantity | None
    rate: Quantity | None
    reading: Reading | None


class DoseDecision(QObject):
    """Keeps the prescriber's part of the page together.

    Attributes:
        bar, person, second, second_button: the widgets; the page places them.

    Signals:
        decided(): something was chosen or typed; the draft is to be kept.
        signed(): somebody signed or checked; nothing of that is kept in a draft.
        second_opened(): the first value is to be hidden, the second person types.
        second_closed(): it may be shown again.
        focus_asked(): the focus goes to the next step.
    """

    decided = Signal()
    signed = Signal()
    second_opened = Signal()
    second_closed = Signal()
    focus_asked = Signal()

    def __init__(self, bedside: Bedside, panel: DosePanel, page: QWidget) -> None:
        super().__init__(page)
        self._bedside = bedside
        self._panel = panel
        self._basis: Basis | None = None
        self._decided_by, self._signed = "", False
        self._second: Operator | None = None
        self._second_of: Reading | None = None
        self._shown: _Shown | None = None
        self.outdated = False
        self.bar = DecisionBar()
        self.bar.add_shortcuts(page)
        self.person = PersonPanel(bedside, page)
        self.second = SecondPersonPage(bedside)
        self.second_button = SecondaryButton("", Icon.PEOPLE)
        self.second_button.setFixedHeight(52)
        self._forget_second()
        self.bar.chosen.connect(self._chosen)
        self.bar.who_asked.connect(self._ask_who)
        self.person.found.connect(self._person_found)
        self.second_button.clicked.connect(self.ask_second)
        self.second.agreed.connect(self._agreed)
        self.second.differed.connect(
            lambda person: bedside.second_differed(self.second.analyte, person)
        )
        self.second.left.connect(self.close_second)
        panel.decided.typed.connect(self._typed)

    # -- what is shown --------------------------------------------------------------------------

    def take(self, basis: Basis) -> None:
        """Take in what is shown now; a decision made on something else is out of date."""
        self._basis = basis
        now = self._what_is_shown()
        if self._second is not None and basis.reading != self._second_of:
            self._forget_second()
        if self.choice() is not None and self._shown is not None and now != self._shown:
            self._forget()
            self.outdated = True
        if not self._signed:
            self._sign_in_operator()
        self._show()

    def _what_is_shown(self) -> _Shown | None:
        plan = self._basis.plan if self._basis is not None else None
        if plan is None or self._basis is None:
            return None
        reading = self._basis.reading
        return _Shown(plan.outcome, plan.period, plan.volume, plan.rate, reading)

    def _show(self) -> None:
        basis = self._basis
        if basis is None:
            return
        plan, choice = basis.plan, self.choice()
        acceptable = plan is not None and plan.outcome != "refused"
        self.bar.allow(accept=acceptable, at_all=basis.able)
        choice = self.choice()
        if choice in ("adjust", "decline"):
            self._panel.show_decided(choice, plan)
            self._say_limits()
        elif plan is not None:
            self._panel.show_plan(plan, basis.course)
        self.bar.who.setEnabled(basis.able)
        self.second_button.setVisible(self._second_rule())
        self.second_button.setEnabled(basis.able and choice in ("accept", "adjust"))

    def _second_rule(self) -> bool:
        rule = self._basis.course.protocol.second_check if self._basis is not None else None
        return rule is not None and _DECISION in rule.steps

    # -- the choice -----------------------------------------------------------------------------

    def choice(self) -> Choice | None:
        """Return the decision, None while there is none."""
        return self.bar.choice()

    def dose_words(self) -> str:
        """Return the dose that would be recorded, in words; empty where none is decided."""
        plan = self._basis.plan if self._basis is not None else None
        choice = self.choice()
        if plan is None or choice not in ("accept", "adjust"):
            return ""
        if choice == "accept":
            return f"{translate('DosePanel', 'DOSE')} {plan_words(plan)}"
        amounts = (self._panel.decided.quantity(name) for name in ("volume", "rate"))
        said = [core_said(dose_words(one)) for one in amounts if isinstance(one, Quantity)]
        return f"{translate('DosePanel', 'DOSE')} {', '.join(said)}".replace(" ", "\u00a0")

    def first_segment(self) -> QWidget | None:
        """Return the first choice that can be made."""
        found = (self.bar.decision.segment(key) for key in _CHOICES)
        return next((one for one in found if one.isEnabled()), None)

    def clear(self) -> None:
        """Forget everything."""
        self._basis = None
        self.outdated = False
        self._forget()
        self._panel.decided.clear()
        self.person.hide()
        self.close_second()

    def _forget(self) -> None:
        self.bar.clear()
        self._shown = None
        self._decided_by, self._signed = "", False
        self._forget_second()

    def texts(self) -> Draft:
        """Return what was typed; neither a PIN nor a second person's value is ever kept."""
        return {"decision": self.choice() or "", "decided": self._panel.decided.texts()}

    def fill(self, texts: Mapping[str, Any]) -> None:
        """Put a draft back; who decided and the second check are asked again."""
        decided = texts.get("decided")
        self._panel.decided.fill(decided if isinstance(decided, dict) else {})
        choice = texts.get("decision")
        able = choice in _CHOICES and self.bar.decision.segment(str(choice)).isEnabled()
        if able:
            self.bar.decision.choose(choice)
            self._shown = self._what_is_shown()
            self._show()

    def _chosen(self, _choice: str) -> None:
        self.outdated = False
        self._unsign()
        self._shown = self._what_is_shown()
        self._show()
        if self.choice() in ("adjust", "decline"):
            self.focus_asked.emit()
        self.decided.emit()

    def _typed(self) -> None:
        self._say_limits()
        self._unsign()
        self.decided.emit()

    # -- who decides ----------------------------------------------------------------------------

    def _sign_in_operator(self) -> None:
        """An investigator who is logged in decides as himself."""
        operator = self._bedside.operator
        if operator.role in PRESCRIBERS:
            self._decided_by = operator.name
            self.bar.show_person(operator.name)

    def _unsign(self) -> None:
        """A signature holds for what was signed: another choice is signed again."""
        if self._signed:
            self._decided_by, self._signed = "", False
            self.bar.show_person("")
            self._sign_in_operator()

    def _ask_who(self) -> None:
        self.person.ask(translate("DoseDecision", "Who decides about the dose?"))

    def _person_found(self, person: Operator) -> None:
        if person.role not in PRESCRIBERS:
            words = translate(
                "DoseDecision", "{0} is {1} here. An investigator decides about a dose."
            )
            self.person.say(words.format(person.name, person.role))
            return
        self._decided_by, self._signed = person.name, True
        if self._second is not None and self._second.name == person.name:
            self._forget_second()
        self.person.close_panel()
        self.bar.show_person(person.name)
        self.signed.emit()
        self.focus_asked.emit()

    # -- the second person ----------------------------------------------------------------------

    def ask_second(self) -> None:
        """Hide the first value and ask the second person for it."""
        basis = self._basis
        if basis is None or basis.reading is None:
            return
        self.person.hide()
        self.second_opened.emit()
        left_out = (self._bedside.operator.name, self._decided_by, *basis.authors)
        self.second.ask(basis.critical, basis.reading, left_out)

    def close_second(self) -> None:
        """Show the page again without a second person's check."""
        self.second.forget()
        self.second_closed.emit()

    def _agreed(self, person: Operator) -> None:
        self._second = person
        self._second_of = self._basis.reading if self._basis is not None else None
        self.second_button.set_icon(Icon.TICK)
        said = translate("DoseDecision", "{0} typed the same").format(person.name)
        self.second_button.say(said)
        self.close_second()
        self.signed.emit()
        self.focus_asked.emit()

    def _forget_second(self) -> None:
        self._second, self._second_of = None, None
        self.second_button.set_icon(Icon.PEOPLE)
        self.second_button.say(translate("DoseDecision", "Second person types it"))

    # -- what it comes to -----------------------------------------------------------------------

    def missing(self) -> Missing | None:
        """Return the one step left of the decision, once it is chosen."""
        if self.choice() in ("adjust", "decline"):
            missing = self._panel.decided.missing()
            if missing is not None:
                return missing
            if self.limit_issues():
                words = translate("DoseDecision", "Over a hard limit: choose less")
                return Missing(words, self._panel.decided.places["volume"].control)
        if not self._decided_by:
            words = translate("DoseDecision", "One step left: who decides, with PIN")
            return Missing(words, self.bar.who)
        if self._second_rule() and self.choice() != "decline" and self._second is None:
            words = translate("DoseDecision", "One step left: second person types it")
            return Missing(words, self.second_button)
        return None

    def holds_for(self, plan: DosePlan | None) -> bool:
        """Say whether a plan is still the one that was decided on; else forget the decision."""
        shown = self._shown
        if plan is not None and shown is not None:
            same = (plan.outcome, plan.period, plan.volume, plan.rate) == shown[:4]
            if same:
                return True
        self._forget()
        self.outdated = True
        return False

    def fact(self, plan: DosePlan) -> PlanDecided:
        """Return the decision as a fact on a plan, whose inputs are entries of the ledger.

        Raises:
            ValueError: nothing was chosen; our own mistake.
        """
        choice = self.choice()
        if choice is None:
            raise ValueError("no decision was made; missing() should have said so")
        fields = self._panel.decided
        volume: Quantity | Issue | None = plan.volume if choice == "accept" else None
        rate: Quantity | Issue | None = plan.rate if choice == "accept" else None
        if choice == "adjust":
            volume, rate = fields.quantity("volume"), fields.quantity("rate")
        why = fields.why() if choice != "accept" else ""
        proposed = plan.outcome == "proposed"
        return PlanDecided(
            plan.period,
            choice,
            volume=volume if isinstance(volume, Quantity) else None,
            rate=rate if isinstance(rate, Quantity) else None,
            reason=why if isinstance(why, str) else "",
            proposed_volume=plan.volume if proposed else None,
            proposed_rate=plan.rate if proposed else None,
            inputs=plan.inputs,
            working=plan.working,
            decided_by=self._decided_by,
            second_person=self._second.name if self._second is not None else "",
            second_checked=self._second is not None,
        )

    def limit_issues(self) -> tuple[Issue, ...]:
        """Return every hard limit that the adjusted dose would pass."""
        basis = self._basis
        if basis is None or basis.plan is None or self.choice() != "adjust":
            return ()
        rule = basis.course.protocol.dose_for(basis.course.record.arm)
        return decision_issues(rule, basis.course.record, self.fact(basis.plan)) if rule else ()

    def _say_limits(self) -> None:
        said: dict[str, str] = {}
        for issue in self.limit_issues():
            said.setdefault(issue.field, issue_text(issue))
        self._panel.decided.say_issues(said)
