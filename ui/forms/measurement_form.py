"""Any set of fields of the protocol: daily vitals, laboratory set, examination, history, scores.

Values that a due item asks for as measurements are recorded one by one with their time; a form
of the protocol is recorded as a whole. What stays empty is left open or not done with a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from protocols.analytes import ANALYTES
from protocols.definition.model import FormField
from protocols.facts import AssessmentMade, Fact, ItemNotDone, MeasurementTaken, Statement
from protocols.intake import read_text
from protocols.issues import Issue
from protocols.schedule.due import DueItem
from protocols.scores.by_name import answer_named, names
from ui.forms.blinding import is_hidden
from ui.forms.correction import ratio_of
from ui.forms.deviation_preview import stated
from ui.forms.entry_form import EntryForm, Given, choice_key, choose_key, filled, scrolling
from ui.forms.field_grid import FieldGrid
from ui.forms.form_fields import (
    field_values,
    fields_of_form,
    fields_of_item,
    form_rule,
    is_measured,
    rule_of_item,
    score_values,
)
from ui.forms.form_page import Draft, Missing
from ui.forms.score_card import ScoreCard
from ui.i18n.core_words import form_label
from ui.i18n.languages import core_said
from ui.i18n.wording import analyte_label
from ui.theme.tokens import GAP, PAD, Step
from ui.widgets.card import Card
from ui.widgets.choices import Choice, TickBox
from ui.widgets.fields import Captioned, TextField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protocols.course import Course
    from protocols.definition.model import FormRule
    from protocols.facts import Entry
    from ui.bedside import Bedside

translate = QCoreApplication.translate

_BEDSIDE: Final = frozenset(
    (
        *("map", "sbp", "dbp", "heart_rate", "respiratory_rate", "spo2", "temperature"),
        *("urine_24h", "fluid_balance", "gcs", "cvp", "scvo2", "oxygen_flow", "weight", "height"),
        *("refill_finger", "refill_knee", "tidal_volume", "plateau", "peep"),
    )
)
"""Read off at the bedside; anything else comes with a laboratory report."""
_BY_METHOD: Final = ("weight", "height")
_METHODS: Final = ("bed scale", "standing scale", "measured", "stated", "estimated", "ideal")
_COLUMNS: Final = ((2, 2), (4, 2), (9, 3), (12, 4), (15, 5), (99, 6))
_FEW: Final = 3
_MOST_SCORED: Final = 4
_SHORTEST_REASON: Final = 3
_LONGEST_REPORT: Final = 40


class MeasurementForm(EntryForm):
    """Fields of one form or due item.

    `start` takes a due item or the id of a form of the protocol.

    Args:
        bedside: the open subject.
        form: id of the form that is shown where `start` is given none.
    """

    FORM: ClassVar[str] = "measurement"

    def __init__(self, bedside: Bedside, form: str = "") -> None:
        super().__init__(bedside, translate("MeasurementForm", "Record"), paper_apart=True)
        self._usual = form
        self._item: DueItem | None = None
        self._rule: FormRule | None = None
        self._form = ""
        self._as_form = False
        self.card = Card(" ")
        self.card.title_row.addWidget(self.paper)
        self.grid = FieldGrid(bedside)
        self.grid.typed.connect(self.changed)
        self.report = TextField(translate("MeasurementForm", "Report number"), step=Step.BODY)
        self._report_place = self.captioned(
            translate("MeasurementForm", "Report number"), self.report, "report"
        )
        self.again = TickBox("")
        self.keep("confirmed", self.again)
        self.again.hide()
        self._build_reason()
        self.method = filled(
            Choice(translate("MeasurementForm", "How"), translate("MeasurementForm", "not stated")),
            [(one, translate("MeasurementForm", one)) for one in _METHODS],
        )
        self._method_place = self.captioned(
            translate("MeasurementForm", "How it was got"), self.method, "method"
        )
        self.score = ScoreCard()
        self._arrange()

    def _build_reason(self) -> None:
        caption = translate("MeasurementForm", "Left empty, not done because")
        self.reason = Choice(caption, translate("MeasurementForm", "left open"))
        self.reason_words = TextField(
            translate("MeasurementForm", "Reason in your words"), step=Step.BODY
        )
        self.keep("reason", self.reason)
        self.keep("reason_words", self.reason_words)
        self._reason_row = QWidget()
        row = QHBoxLayout(self._reason_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(Captioned(caption, self.reason), 1)
        words = translate("MeasurementForm", "In your words")
        row.addWidget(Captioned(words, self.reason_words), 2)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        self.given.setMaximumWidth(260)
        self._report_place.setMaximumWidth(200)
        top.addWidget(self.given, 3)
        top.addWidget(self._report_place, 2)
        top.addWidget(self._method_place, 2)
        top.addWidget(self._reason_row, 6)
        top.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(PAD)
        column.addLayout(top)
        column.addWidget(scrolling(self.grid), 1)
        column.addWidget(self.again)
        self.card.body.addLayout(column, 1)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.card, 1)
        row.addWidget(self.beside())
        self.body.addLayout(row, 1)

    def beside(self) -> QWidget:
        """Return what stands to the right of the fields."""
        return self.score

    # -- what the form is opened for --------------------------------------------------------------

    @property
    @override
    def draft_id(self) -> str:
        what = self._item.planned.key if self._item is not None else self._form
        return f"{super().draft_id}/{what}" if what else super().draft_id

    def fields_shown(self) -> tuple[FormField, ...]:
        """Return the fields of the form as it is opened."""
        return self.grid.fields

    @override
    def prepare(self, context: object) -> None:
        course = self.bedside.course
        if course is None:
            return
        self._item = context if isinstance(context, DueItem) else None
        if self._item is not None and self._item.planned.does == "measurement":
            planned = self._item.planned
            self._rule = rule_of_item(course.protocol, planned)
            self._form = ""
            self._open(
                core_said(planned.what), fields_of_item(course.protocol, planned), as_form=False
            )
            return
        asked = context if isinstance(context, str) and context else self._usual
        if self._item is not None:
            asked = (self._item.planned.asks or (self._item.planned.item,))[0]
        self._open_form(course, asked)

    def _open_form(self, course: Course, form: str) -> None:
        """Open a form of the protocol, or a single value such as the body weight."""
        self._form = form
        self._rule = form_rule(course.protocol, form)
        fields = fields_of_form(course.protocol, form)
        if not fields and form in ANALYTES:
            fields = (FormField(form, analyte_label(form), "analyte", analyte=form),)
            self._open(analyte_label(form), fields, as_form=False)
            return
        title = core_said(self._rule.label) if self._rule is not None else form_label(form)
        self._open(title, fields, as_form=not is_measured(course.protocol, form))

    def _open(self, title: str, fields: Sequence[FormField], *, as_form: bool) -> None:
        self._as_form = as_form
        if self._rule is not None and not as_form:
            self._form = self._rule.id
        shown = tuple(
            one
            for one in fields
            if one.kind != "analyte" or not is_hidden(self.bedside, f"analyte:{one.analyte}")
        )
        count = len(shown)
        columns = next(columns for most, columns in _COLUMNS if count <= most)
        scored = as_form and bool(self._score_name())
        for name in self.grid.places:
            self.fields.pop(name, None)  # they go with the fields that were asked before
        self.grid.build(
            shown, min(columns - 1, _MOST_SCORED) if scored and columns > _FEW else columns
        )
        for name, place in self.grid.places.items():
            self.fields[name] = place
        words = core_said(self._item.words) if self._item is not None else ""
        self.card.show_title(translate("FormFields", title), words)
        reported = not as_form and any(
            one.analyte not in _BEDSIDE for one in shown if one.kind == "analyte"
        )
        self._report_place.setVisible(reported)
        self._method_place.setVisible(any(one.analyte in _BY_METHOD for one in shown))
        self.given.captioned.set_caption(
            translate("MeasurementForm", "Sampled")
            if reported
            else translate("MeasurementForm", "Taken at")
        )
        self.score.open_for(self._score_name() if as_form else "")
        self.show_course(self.bedside.course)

    def _score_name(self) -> str:
        name = self._rule.score if self._rule is not None and self._rule.score else self._form
        return name if name in names() else ""

    @override
    def offer(self, course: Course) -> None:
        sheet = course.protocol.sheet
        codes = sheet.not_done_codes if sheet is not None else ()
        filled(self.reason, [(one, one) for one in codes])

    @override
    def show_course(self, course: Course | None) -> None:
        super().show_course(course)
        self.grid.show_record(course.record if course is not None else None)
        self._look()

    @override
    def take_entry(self, entry: Entry[Any]) -> None:
        course, fact = self.bedside.course, entry.fact
        if course is None:
            return
        self._item = None
        if isinstance(fact, MeasurementTaken):
            label = analyte_label(fact.analyte)
            field = FormField(fact.analyte, label, "analyte", analyte=fact.analyte)
            self._rule, self._form = None, fact.analyte
            self._open(label, (field,), as_form=False)
            self.grid.analytes[fact.analyte].fill_reading(fact.reading)
            self.report.setText(fact.report)
            choose_key(self.method, fact.method)
            self.again.setChecked(fact.confirmed)
        elif isinstance(fact, AssessmentMade):
            self._form = fact.form
            self._rule = form_rule(course.protocol, fact.form)
            fields = fields_of_form(course.protocol, fact.form)
            title = core_said(self._rule.label) if self._rule is not None else form_label(fact.form)
            self._open(title, fields, as_form=True)
            self.grid.take_values(field_values(self._score_name(), fact.values))
            self.reason_words.setText(next(iter(fact.not_done.values()), ""))
        self._look()

    # -- what was typed ---------------------------------------------------------------------------

    @override
    def changed(self, _text: object = None, *, keep: bool = True) -> None:
        self._look()
        super().changed(keep=keep)

    def _look(self) -> None:
        """Say how much would be recorded, ask for unusual values again, score what is typed."""
        count = len(self.grid.fields)
        empty = len(self.grid.empty_fields())
        filled_in = count - empty
        words = translate("MeasurementForm", "Record")
        if filled_in and empty:
            words = translate("MeasurementForm", "Record {0} of {1}").format(filled_in, count)
        elif filled_in:
            words = translate("MeasurementForm", "Record all {0}").format(count)
            words = words if count > 1 else translate("MeasurementForm", "Record")
        self.bar.record.say(words)
        odd = self.grid.unusual()
        said = translate("MeasurementForm", "Read again against the report: {0}")
        self.again.setText(said.format(", ".join(odd)))
        self.again.setAccessibleName(self.again.text())
        self.again.setVisible(bool(odd))
        self._reason_row.setVisible(bool(empty) and self._may_say_why(filled_in))
        if self._as_form and self._score_name():
            values = self.grid.values(measured=True)
            self.score.show_answer(
                answer_named(self._score_name(), score_values(self._score_name(), values))
            )

    def _may_say_why(self, filled_in: int) -> bool:
        """Say whether there is a place for the reason of what is left empty."""
        if self.corrected is not None and not self._as_form:
            return False
        if self._as_form or self._rule is not None:
            return True
        return self._item is not None and not filled_in

    def reason_text(self) -> str:
        """Return why fields were left empty, empty where they are only left open."""
        if self._reason_row.isHidden():
            return ""
        parts = (choice_key(self.reason), self.reason_words.text().strip())
        return ": ".join(part for part in parts if part)

    @override
    def missing(self) -> Missing | None:
        found = self.grid.missing(needed=False)
        if found is not None:
            return found
        nothing = len(self.grid.empty_fields()) == len(self.grid.fields)
        if nothing and len(self.reason_text()) < _SHORTEST_REASON:
            words = translate("MeasurementForm", "One step left: type a value, or say why not")
            return Missing(words, self.grid.first_empty())
        if self.grid.unusual() and not self.again.isChecked():
            words = translate("MeasurementForm", "One step left: read unusual values again, tick")
            return Missing(words, self.again)
        return super().missing()

    @override
    def given_facts(self) -> Given:
        at = self.given.instant()
        issues = list(self.grid.issues())
        report = read_text(self.report.text(), "report", longest=_LONGEST_REPORT)
        if isinstance(report, Issue):
            issues.append(report)
            report = ""
        if at is None:
            issues += [one for one in (self.given.edit.issue(),) if one is not None]
        if issues or at is None:
            return Given(issues=tuple(issues))
        facts = self._form_facts() if self._as_form else self._measured_facts(report)
        return Given(tuple((fact, at) for fact in facts))

    def _form_facts(self) -> list[Fact]:
        values = score_values(self._score_name(), self.grid.values(measured=True))
        return [AssessmentMade(self._form, values, self._reasons())]

    def _reasons(self) -> dict[str, str]:
        reason = self.reason_text()
        if not reason:
            return {}
        return {one.analyte or one.id: reason for one in self.grid.empty_fields()}

    def _measured_facts(self, report: str) -> list[Fact]:
        hidden = self._report_place.isHidden()
        unusual = {one.analyte for one in self.grid.analytes.values() if one.is_unusual()}
        readings = self.grid.readings()
        facts: list[Fact] = [
            MeasurementTaken(
                analyte,
                reading,
                method=choice_key(self.method) if analyte in _BY_METHOD else "",
                report="" if hidden else report,
                confirmed=analyte in unusual and self.again.isChecked(),
            )
            for analyte, reading in readings.items()
        ]
        old = self.corrected.fact if self.corrected is not None else None
        if isinstance(old, MeasurementTaken) and len(facts) == 1:
            first = facts[0]
            assert isinstance(first, MeasurementTaken)  # noqa: S101 - made a few lines above
            method = first.method if first.analyte in _BY_METHOD else old.method
            return [replace(first, method=method, use_despite=old.use_despite)]
        facts += self._beside(readings)
        return facts

    def _beside(self, readings: Mapping[str, Any]) -> list[Fact]:
        """Return the P/F of one gas, what else the form asks, and why the rest was not done."""
        facts: list[Fact] = []
        if {"pao2", "fio2"} <= set(readings):
            texts = {
                one.analyte: one.value_text()
                for one in self.grid.analytes.values()
                if one.analyte in ("pao2", "fio2")
            }
            if all(texts.values()):
                facts.append(AssessmentMade("pf", texts))
        reasons = self._reasons()
        if self._rule is not None:
            values = self.grid.values(measured=False)
            if values or reasons:
                facts.append(AssessmentMade(self._rule.id, values, reasons))
        elif reasons and not readings and self._item is not None:
            planned = self._item.planned
            reason = next(iter(reasons.values()))
            facts.append(ItemNotDone(planned.item, planned.study_day, reason))
        return facts

    @override
    def _statements(self, given: Given) -> list[Statement]:
        found = super()._statements(given)
        ratio = self._ratio_of_corrected()
        if ratio is None or not found:
            return found
        # the ratio of one gas follows its corrected value, or it would pair two gases
        read = self.grid.readings()
        texts = {name: one.value_text() for name, one in self.grid.analytes.items() if name in read}
        values = {**ratio.fact.values, **texts}
        reason = self.correction.reason.text().strip()
        at = given.facts[0][1]
        fact = AssessmentMade("pf", values)
        found.append(stated(self.bedside, fact, at, replaces=ratio.id, reason=reason))
        return found

    def _ratio_of_corrected(self) -> Entry[AssessmentMade] | None:
        course, old = self.bedside.course, self.corrected
        if course is None or old is None:
            return None
        return ratio_of(course.record, old)

    # -- drafts -----------------------------------------------------------------------------------

    @override
    def texts(self) -> Draft:
        return {**super().texts(), "fields": self.grid.texts()}

    @override
    def fill(self, texts: Mapping[str, Any]) -> None:
        super().fill(texts)
        self.grid.fill(texts.get("fields"))
        self._look()

    @override
    def clear(self) -> None:
        super().clear()
        self.grid.clear()

    @override
    def first_field(self) -> QWidget | None:
        return self.grid.first_empty() or self.given.edit
