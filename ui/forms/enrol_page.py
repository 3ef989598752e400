"""Enrolment: who it is, then criterion by criterion, then a person decides. Bedline never enrols.

What is missing is not known, and not known is not eligible. An investigator can enrol all the same;
then the deviation and the reason are part of the entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from protocols.dosing.site import in_force
from protocols.eligibility.judge import Eligibility, judge
from protocols.facts import Answer, Statement
from protocols.intake import read_text
from protocols.issues import Issue
from ui.forms.enrol_candidate import (
    Typed,
    TypedValue,
    candidate_of,
    enrolment_of,
    issues_in,
    measurements_of,
)
from ui.forms.enrol_criteria import CriteriaCards
from ui.forms.enrol_values import ValuePanel, value_from
from ui.forms.enrol_who import EnrolWho
from ui.forms.form_page import Draft, FormPage, Missing
from ui.i18n.languages import core_said
from ui.i18n.wording import issue_text
from ui.theme.icons import Icon
from ui.theme.marks import Status
from ui.theme.runs import Look, Run
from ui.theme.tokens import GAP, HALF, PAD, Step
from ui.widgets.buttons import SecondaryButton
from ui.widgets.fields import Captioned, TextField
from ui.widgets.status_mark import StatusMark
from ui.widgets.text import Label, RunsLabel

if TYPE_CHECKING:
    from protocols.times import Instant
    from ui.bedside import Bedside

translate = QCoreApplication.translate
MAY_ENROL: Final = ("investigator",)
"""Roles that decide that a subject enters a trial."""
_LONGEST_REASON: Final = 500
_SHORTEST: Final = 3
_MOST_IDS: Final = 8
_MARKS: Final = {
    "eligible": Status.DONE,
    "not_eligible": Status.HARD_STOP,
    "not_known": Status.UNKNOWN,
}
_ANSWERS: Final[tuple[Answer, ...]] = ("met", "not_met", "not_known")


class EnrolPage(FormPage):
    """Two steps of one form; `done` carries the study id of the subject enrolled."""

    FORM: ClassVar[str] = "enrol"
    BAR_HEIGHT: ClassVar[int] = 92
    STARTS_ITSELF: ClassVar[bool] = True

    def __init__(self, bedside: Bedside, parent: QWidget | None = None) -> None:
        super().__init__(bedside, translate("EnrolPage", "Enrol"), parent)
        self._answers: dict[str, Answer] = {}
        self._values: dict[str, TypedValue] = {}
        self._value_texts: dict[str, Draft] = {}
        self._eligibility: Eligibility | None = None
        self._enrolled = ""
        self.who = EnrolWho(bedside, self.paper)
        self.criteria = CriteriaCards()
        self.values = ValuePanel(bedside, self)
        self.back = SecondaryButton(translate("EnrolPage", "Who"), Icon.BACK)
        self.not_enrolled = SecondaryButton(translate("EnrolPage", "Not enrolled"), Icon.NOT_DONE)
        self.reason = TextField(translate("EnrolPage", "Why enrolled all the same"), step=Step.BODY)
        self.reason_place = Captioned(
            translate("EnrolPage", "Deviation: why enrolled all the same"), self.reason
        )
        self._mark = StatusMark(Status.UNKNOWN, "", Step.STRONG)
        self._verdict = RunsLabel(look=Look(Step.VALUE))
        self._line = Label("", Step.BODY, tone="ink2", wrap=True)
        self._pages = QStackedWidget()
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self._pages.addWidget(self.who)
        self._pages.addWidget(self.criteria)
        self.body.addWidget(self._pages, 1)
        self._verdict_box = QWidget()
        box = QHBoxLayout(self._verdict_box)
        box.setContentsMargins(GAP, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self._mark)
        words = QVBoxLayout()
        words.setSpacing(HALF)
        words.addStretch(1)
        words.addWidget(self._verdict)
        words.addWidget(self._line)
        words.addStretch(1)
        box.addLayout(words, 1)
        self.bar.middle.addWidget(self._verdict_box, 3)
        self.bar.middle.addWidget(self.reason_place, 2)
        self.back.setFixedHeight(52)
        self.bar.add_step(self.back)
        self.not_enrolled.setFixedHeight(52)
        self.bar.add_step(self.not_enrolled)
        self.fields.update(self.who.places)
        self.add_field("deviation_reason", self.reason_place)

    def _connect(self) -> None:
        self.who.changed.connect(self._typed)
        self.who.protocol_changed.connect(self._other_protocol)
        self.criteria.answered.connect(self._answered)
        self.criteria.value_asked.connect(self._ask_value)
        self.criteria.ended.connect(self._focus_next)
        self.values.taken.connect(self._value_taken)
        self.back.clicked.connect(self.show_who)
        self.not_enrolled.clicked.connect(self.record_screening)
        self.reason.typed.connect(self._reason_typed)
        self.bedside.minute_passed.connect(self._minute)

    # -- steps ----------------------------------------------------------------------------------

    @override
    def prepare(self, context: object) -> None:
        """Open at the first step, the time of enrolment proposed."""
        self.who.set_enrolled(self.bedside.now())
        self.show_who()

    @override
    def clear(self) -> None:
        """Empty both steps."""
        self._answers, self._values, self._value_texts = {}, {}, {}
        self._eligibility, self._enrolled = None, ""
        self.who.clear()
        self._show_protocol()
        self.reason.clear()
        self.values.hide()
        self._show_step(first=True)

    def show_who(self) -> None:
        """Go back to the first step."""
        self._show_step(first=True)
        self._judge()
        self.take_focus()

    def show_criteria(self) -> None:
        """Go to the criteria, unless something about the person is missing."""
        typed = self.typed()
        missing = self._missing_who(typed)
        if missing is not None:
            if missing.where is not None:
                missing.where.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._show_step(first=False)
        self._judge()
        self.criteria.look_at_first()

    def _show_step(self, *, first: bool) -> None:
        self._pages.setCurrentWidget(self.who if first else self.criteria)
        self.back.setVisible(not first)
        self.bar.record.say(
            translate("EnrolPage", "Criteria") if first else translate("EnrolPage", "Enrol")
        )
        self.changed(keep=False)

    @property
    def at_criteria(self) -> bool:
        """Whether the second step is shown."""
        return self._pages.currentWidget() is self.criteria

    @override
    def first_field(self) -> QWidget | None:
        """Return the first empty required field."""
        missing = self.missing()
        return missing.where if missing is not None else None

    @override
    def leave(self) -> None:
        """Step back: out of the value, out of the criteria, then out of the form."""
        if self.values.isVisible():
            self.values.close_panel()
            self.criteria.look_at_first()
        elif self.at_criteria:
            self.show_who()
        else:
            super().leave()

    # -- what is typed --------------------------------------------------------------------------

    def typed(self) -> Typed:
        """Return everything typed, as read."""
        return replace(self.who.read(), answers=dict(self._answers), values=dict(self._values))

    @override
    def texts(self) -> Draft:
        """Return what was typed."""
        return {
            "who": self.who.texts(),
            "answers": dict(self._answers),
            "values": dict(self._value_texts),
            "reason": self.reason.text(),
            "step": "criteria" if self.at_criteria else "who",
        }

    @override
    def fill(self, texts: Mapping[str, Any]) -> None:
        """Put a draft back."""
        who = texts.get("who")
        if not isinstance(who, Mapping):
            return
        self.who.fill(who)
        self._show_protocol()
        answers = texts.get("answers")
        if isinstance(answers, Mapping):
            self._answers = {
                str(name): one
                for name, given in answers.items()
                for one in _ANSWERS
                if one == given and str(name) in self.criteria.rows
            }
        values = texts.get("values")
        for name, kept in values.items() if isinstance(values, Mapping) else ():
            found = value_from(kept, name, self.bedside) if isinstance(kept, Mapping) else None
            if found is not None:
                self._values[name], self._value_texts[name] = found, dict(kept)
        reason = texts.get("reason")
        self.reason.setText(reason if isinstance(reason, str) else "")
        if texts.get("step") == "criteria" and self._missing_who(self.typed()) is None:
            self._show_step(first=False)
        self._judge()

    def _reason_typed(self, _text: str) -> None:
        self._say_verdict()
        self.changed()

    def _typed(self) -> None:
        self._judge()
        self.changed()

    def _minute(self, _now: Instant) -> None:
        if self.isVisible():
            self._judge()
            self.changed(keep=False)

    def _other_protocol(self) -> None:
        self._answers, self._values, self._value_texts = {}, {}, {}
        self._show_protocol()

    def _show_protocol(self) -> None:
        protocol = self.who.chosen_protocol()
        if protocol is not None:
            self.criteria.show_protocol(protocol)
        self.fields = {"deviation_reason": self.reason_place, **self.who.places}

    def _answered(self, criterion: str, answer: str) -> None:
        self._answers[criterion] = next(one for one in _ANSWERS if one == answer)
        self._typed()

    def _ask_value(self, analyte: str) -> None:
        self.values.ask(analyte, self._value_texts.get(analyte, {}))
        self.values.move(PAD, self.bar.y() - self.values.height() - GAP)

    def _value_taken(self, analyte: str, value: TypedValue) -> None:
        self._values[analyte] = value
        self._value_texts[analyte] = self.values.texts()
        self._typed()
        self.criteria.look_at_first()

    # -- judging --------------------------------------------------------------------------------

    def _judge(self) -> None:
        typed = self.typed()
        self.who.say(typed)
        self._say_issues(typed)
        self._eligibility = None
        if typed.protocol is not None:
            from ui.operations.bench import site_values

            site = in_force(typed.protocol, site_values(self.bedside.bench, typed.protocol.id))
            candidate = candidate_of(typed, self.bedside.zone)
            self._eligibility = judge(typed.protocol, candidate, typed.at, site=site)
            self.criteria.show_eligibility(self._eligibility)
        self._say_verdict()

    def _say_issues(self, typed: Typed) -> None:
        said: dict[str, str] = {}
        for issue in issues_in(typed, self.bedside.now()):
            said.setdefault(issue.field.rpartition(".")[2], issue_text(issue))
        for name, place in self.who.places.items():
            place.show_issue(said.get(name, ""))

    def _say_verdict(self) -> None:
        found = self._eligibility
        shown = found is not None and self.at_criteria
        self._verdict_box.setVisible(shown)
        doubtful = shown and found is not None and found.verdict != "eligible"
        self.reason_place.setVisible(doubtful)
        self.not_enrolled.setVisible(doubtful)
        self.not_enrolled.setEnabled(self.bedside.writable and len(self._why()) >= _SHORTEST)
        if not self._may_enrol():
            self.reason_place.set_caption(translate("EnrolPage", "Why not enrolled"))
            self.reason.setAccessibleName(translate("EnrolPage", "Why not enrolled"))
        if found is None:
            return
        self._mark.show_status(_MARKS[found.verdict], "")
        first = core_said(found.words).partition(" (")[0]
        self._verdict.show_runs((Run(first, 700),))
        waiting = found.having("not_known")
        # their ids: each stands with its words in the list above, and nothing here may be cut
        ids = [one.id for one in waiting]
        names = ", ".join(ids[:_MOST_IDS])
        if len(ids) > _MOST_IDS:
            more = translate("EnrolPage", "{0} and {1} more")
            names = more.format(names, len(ids) - _MOST_IDS)
        never = translate("EnrolPage", "Bedline never enrols, an investigator does.")
        unknown = translate("EnrolPage", "Not known: {0}.").format(names)
        self._line.setText(f"{never} {unknown}" if names else never)
        self._verdict_box.setAccessibleName(f"{first}. {self._line.text()}")

    def verdict_words(self) -> str:
        """Return the verdict as it is said in the bar."""
        return self._verdict.text()

    def _may_enrol(self) -> bool:
        return self.bedside.operator.role in MAY_ENROL

    def _why(self) -> str:
        read = read_text(self.reason.text(), "deviation_reason", longest=_LONGEST_REASON)
        return read if isinstance(read, str) else ""

    def _focus_next(self) -> None:
        missing = self.missing()
        where = missing.where if missing is not None else self.bar.record
        if where is not None:
            where.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- recording ------------------------------------------------------------------------------

    def _missing_who(self, typed: Typed) -> Missing | None:
        missing = self.who.missing(typed)
        if missing is not None:
            return missing
        issues = issues_in(typed, self.bedside.now())
        if not issues:
            return None
        place = self.place_of(issues[0].field)
        where = place.control if place is not None else None
        return Missing(translate("EnrolPage", "Mend what is marked red"), where)

    @override
    def missing(self) -> Missing | None:
        """Return the one step left."""
        typed = self.typed()
        missing = self._missing_who(typed)
        if missing is not None or not self.at_criteria:
            return missing
        if not self._may_enrol():
            words = translate("EnrolPage", "Only an investigator enrols; answers stay as a draft")
            return Missing(words)
        eligible = self._eligibility is not None and self._eligibility.verdict == "eligible"
        if not eligible and len(self._why()) < 3:
            words = translate("EnrolPage", "One step left: why enrolled all the same")
            return Missing(words, self.reason)
        return None

    @override
    def hint(self) -> str:
        """Say what enrolling means while nothing is missing."""
        if not self.at_criteria or self._eligibility is None:
            return ""
        if self._eligibility.verdict == "eligible":
            return translate("EnrolPage", "Every criterion is met; you enrol")
        return translate("EnrolPage", "You enrol with a deviation")

    @override
    def try_record(self) -> None:
        """Record at the second step; at the first one go on to the criteria."""
        if self.at_criteria:
            super().try_record()
        else:
            self.show_criteria()

    @override
    def submit(self) -> tuple[Issue, ...]:
        """Record the enrolment, every answer and the values given with the criteria, or nothing."""
        typed, found = self.typed(), self._eligibility
        if found is None:
            return ()
        answers: dict[str, Answer] = {one.id: one.verdict for one in found.criteria}
        reason = self._why() if found.verdict != "eligible" else ""
        fact = enrolment_of(typed, answers, reason)
        paper = self.paper.isChecked()
        stated = (Statement(typed.subject, fact, typed.at), *measurements_of(typed))
        issues = self.bedside.record_statements([replace(one, from_paper=paper) for one in stated])
        if issues:
            if any(self.place_of(one.field) in self.who.places.values() for one in issues):
                self._show_step(first=True)
            return issues
        self._enrolled = typed.subject
        return ()

    def record_screening(self) -> None:
        """Record that nobody was enrolled, with the criteria as judged and the reason."""
        typed, found = self.typed(), self._eligibility
        if found is None or typed.protocol is None:
            return
        answers: dict[str, Answer] = {one.id: one.verdict for one in found.criteria}
        issues = self.bedside.record_screening(
            typed.subject, typed.protocol.id, answers, self._why()
        )
        if issues:
            self.route_issues(issues)
            return
        self.bedside.drop_draft(self.draft_id)
        self.clear()
        self.start()
        self.left.emit()

    @override
    def recorded(self) -> None:
        """Tell which subject was enrolled."""
        self._remember(self._enrolled)
        super().recorded()
