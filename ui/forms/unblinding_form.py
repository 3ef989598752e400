"""Emergency unblinding and suspected unblinding: whom to call, what to do, and the record of it.

The contact and the steps stand first, on one key, without a network. The arm is never typed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from protocols.facts import UnblindingRecorded
from protocols.intake import read_text
from protocols.issues import Issue
from ui.forms.entry_form import EntryForm, Given, scrolling, side_by_side
from ui.forms.form_page import Missing
from ui.forms.note_form import Words
from ui.i18n.languages import core_said
from ui.theme.runs import Look, Run
from ui.theme.tokens import GAP, Step
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.fields import Captioned, TextField
from ui.widgets.segments import Segments
from ui.widgets.text import RunsLabel

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.facts import Entry
    from ui.bedside import Bedside

translate = QCoreApplication.translate
_MAY_KEEP = ("investigator", "administrator")


class ProcedureCard(Card):
    """Whom to call and what to do; the site's own number can be kept here by the investigator."""

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(translate("Unblinding", "Emergency unblinding"))
        self._bedside = bedside
        self._protocol = ""
        self.contacts = RunsLabel(look=Look(Step.STRONG))
        self.steps = RunsLabel(look=Look(Step.BODY))
        self.site = TextField(translate("Unblinding", "Whom this site calls: name and number"))
        self.keep_site = SecondaryButton(translate("Unblinding", "Keep this contact"))
        self.said = RunsLabel(look=Look(Step.BODY, "ink2"))
        self.body.setSpacing(GAP)
        self.site_field = Captioned(self.site.accessibleName(), self.site)
        for widget in (self.contacts, self.steps, self.site_field, self.keep_site, self.said):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.keep_site.clicked.connect(self._keep)

    def show_procedure(self, course: Course) -> None:
        """Show the contact and the steps of a subject's trial."""
        from ui.operations.unblinding import procedure

        found = procedure(self._bedside.bench, course)
        self._protocol = course.protocol.id
        lines = [found.site_contact] if found.site_contact else []
        told = "\u2028".join((*lines, *found.contacts))
        who = translate("Unblinding", "%1, %2. Call:").replace("%1", found.subject)
        self.contacts.show_runs((Run(who.replace("%2", found.protocol) + "\u2028", 600), Run(told)))
        steps = [
            f"{number}. {translate('Unblinding', step)}"
            for number, step in enumerate(found.steps, 1)
        ]
        self.steps.show_runs("\u2028".join(steps))
        may = self._bedside.operator.role in _MAY_KEEP and self._bedside.writable
        for widget in (self.site_field, self.keep_site):
            widget.setVisible(may)
        if not self.site.hasFocus():
            self.site.setText(found.site_contact)

    def _keep(self) -> None:
        from ui.operations.settings import choose_unblinding_contact

        issues = choose_unblinding_contact(
            self._bedside.bench, self._protocol, self.site.text().strip()
        )
        kept = translate("Unblinding", "Kept for every subject of this trial.")
        self.said.show_runs(core_said(issues[0].message) if issues else kept)
        course = self._bedside.course
        if course is not None:
            self.show_procedure(course)


class UnblindingForm(EntryForm):
    """Records that somebody learned, or may have learned, what a subject was given; never what."""

    FORM: ClassVar[str] = "unblinding"

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(
            bedside,
            translate("Unblinding", "Record unblinding"),
            caption=translate("Unblinding", "Happened at"),
            paper_apart=True,
        )
        self.card = Card(translate("Unblinding", "What is recorded"))
        self.card.title_row.addWidget(self.paper)
        self.kind = Segments(
            translate("Unblinding", "What happened"),
            (
                ("emergency", translate("Unblinding", "Emergency unblinding")),
                ("suspected", translate("Unblinding", "Suspected, by accident")),
            ),
        )
        self.asked_by = TextField(translate("Unblinding", "Who asked, or who learned it"))
        self.told = TextField(translate("Unblinding", "Who was told"))
        self.reason = Words(translate("Unblinding", "Why, in your words; never the treatment"))
        body, named = self.card.body, self.captioned
        body.setSpacing(GAP)
        body.addWidget(named(self.kind.accessibleName(), self.kind, "kind"))
        body.addWidget(self.given)
        body.addWidget(named(self.asked_by.accessibleName(), self.asked_by, "asked_by"))
        body.addWidget(named(self.told.accessibleName(), self.told, "told"))
        body.addWidget(named(self.reason.accessibleName(), self.reason, "reason"), 1)
        self.procedure = ProcedureCard(bedside)
        self.body.addLayout(side_by_side(scrolling(self.procedure), scrolling(self.card)), 1)

    @override
    def show_course(self, course: Course | None) -> None:
        super().show_course(course)
        if course is not None:
            self.procedure.show_procedure(course)

    @override
    def missing(self) -> Missing | None:
        if self.kind.choice() is None:
            words = translate("Unblinding", "One step left: emergency, or suspected")
            return Missing(words, self.kind.segment("emergency"))
        if not self.asked_by.text().strip():
            words = translate("Unblinding", "One step left: who asked, or who learned it")
            return Missing(words, self.asked_by)
        if not self.reason.toPlainText().strip():
            return Missing(translate("Unblinding", "One step left: say why"), self.reason)
        return super().missing()

    @override
    def given_facts(self) -> Given:
        at = self.given.instant()
        reason = read_text(self.reason.toPlainText(), "reason", lines=True)
        asked_by = read_text(self.asked_by.text(), "asked_by", longest=80)
        told = read_text(self.told.text(), "told", longest=200)
        issues = tuple(one for one in (reason, asked_by, told) if isinstance(one, Issue))
        if (
            at is None
            or isinstance(reason, Issue)
            or isinstance(asked_by, Issue)
            or isinstance(told, Issue)
        ):
            return Given(issues=issues)
        suspected = self.kind.choice() == "suspected"
        fact = UnblindingRecorded(reason, asked_by, told, suspected_accidental=suspected)
        return Given(((fact, at),))

    @override
    def take_entry(self, entry: Entry[Any]) -> None:
        fact = entry.fact
        if isinstance(fact, UnblindingRecorded):
            self.kind.choose("suspected" if fact.suspected_accidental else "emergency")
            self.asked_by.setText(fact.asked_by)
            self.told.setText(fact.told)
            self.reason.setPlainText(fact.reason)

    @override
    def first_field(self) -> QWidget | None:
        return self.kind.segment("emergency")
