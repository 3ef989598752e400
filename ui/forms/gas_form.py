"""One arterial blood gas: PaO2 and FiO2 of one moment, so that P/F never pairs two gases."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from protocols.definition.model import FormField
from protocols.intake import Reading
from protocols.scores.amounts import shown
from protocols.scores.pf import pf_ratio
from protocols.scores.result import Derived
from protocols.times import show_when
from ui.forms.form_fields import fields_of_form, form_rule
from ui.forms.measurement_form import MeasurementForm
from ui.forms.score_trend import DayBounds, ScoreTrend
from ui.i18n.languages import core_said
from ui.theme.runs import Look, Run
from ui.theme.tokens import Step
from ui.widgets.card import Card
from ui.widgets.text import Label, RunsLabel

if TYPE_CHECKING:
    from protocols.course import Course
    from ui.bedside import Bedside

translate = QCoreApplication.translate

_ASKED: Final = ("pao2", "fio2", "paco2", "ph")
_WIDTH: Final = 380
_MOST_DAYS: Final = 6


class RatioCard(Card):
    """P/F of the gas being typed, against the last one, and by day."""

    def __init__(self) -> None:
        super().__init__(translate("GasForm", "P/F of this gas"))
        self.setFixedWidth(_WIDTH)
        self._value = Label("", Step.READ_BACK)
        self._why = RunsLabel(look=Look(Step.BODY))
        self._last = RunsLabel(look=Look(Step.BODY, "ink2"))
        self._trend = ScoreTrend(translate("GasForm", "P/F by day, mmHg"), 700, 100)
        caption = Label(translate("GasForm", "P/F by day, mmHg"), Step.CAPTION, tone="ink2")
        for widget in (self._value, self._why, self._last, caption):
            self.body.addWidget(widget)
        self.body.addWidget(self._trend, 1)
        self.show_ratio(None, None)

    def show_ratio(self, pao2: Reading | None, fio2: Reading | None) -> None:
        """Show the ratio of two readings; one of them missing gives none."""
        plain = [one for one in (pao2, fio2) if one is not None and not one.comparator]
        ratio = pf_ratio(plain[0].quantity, plain[1].quantity) if len(plain) == 2 else None
        if ratio is None:
            self._value.setText(translate("GasForm", "not known"))
            names = [name for name, one in (("PaO2", pao2), ("FiO2", fio2)) if one not in plain]
            words = translate("GasForm", "needs {0}").format(", ".join(names))
            self._why.show_runs((Run(words, tone="ink2"),))
            return
        self._value.setText(f"{shown(ratio)}\u00a0mmHg")
        words = translate("GasForm", "{0} at FiO2 {1}, one gas")
        self._why.show_runs(words.format(plain[0], plain[1]))

    def text(self) -> str:
        """Return the ratio as shown."""
        return self._value.text().replace("\u00a0", " ")

    def show_course(self, course: Course) -> None:
        """Show the last ratio and the course by day, the lowest of each day."""
        known = [
            (one.at, one.day, one.score.value)
            for one in course.scores
            if one.form == "pf" and isinstance(one.score, Derived) and one.score.value is not None
        ]
        days: dict[str, int] = {}
        for at, day, value in known:
            label = f"D{day}" if day is not None else show_when(at, course.zone)[:6]
            whole = int(Fraction(value))
            days[label] = min(days.get(label, whole), whole)
        rows = [DayBounds(label, low, low) for label, low in days.items()]
        self._trend.show_days(rows[-_MOST_DAYS:], None)
        last = ""
        if known:
            at, _, value = known[-1]
            last = translate("GasForm", "Last {0} mmHg, {1}").format(
                shown(Fraction(value)), show_when(at, course.zone)
            )
        self._last.show_runs(last)


class GasForm(MeasurementForm):
    """A blood gas: what the protocol asks of it, each value measured, and P/F of the same gas."""

    FORM: ClassVar[str] = "gas"

    def __init__(self, bedside: Bedside) -> None:
        self.ratio = RatioCard()
        super().__init__(bedside)

    @override
    def beside(self) -> QWidget:
        self.score.setParent(self)
        return self.ratio

    @override
    def prepare(self, context: object) -> None:
        super().prepare(context)
        course = self.bedside.course
        if course is None or (self._item is not None and self._item.planned.does == "measurement"):
            return
        self._rule = form_rule(course.protocol, "blood_gas")
        fields = fields_of_form(course.protocol, "blood_gas") or tuple(
            FormField(name, "", "analyte", analyte=name) for name in _ASKED
        )
        title = core_said(self._rule.label if self._rule is not None else "Arterial gas, FiO2")
        self._open(title, fields, as_form=False)

    @override
    def show_course(self, course: Course | None) -> None:
        super().show_course(course)
        if course is not None:
            self.ratio.show_course(course)

    @override
    def _look(self) -> None:
        super()._look()
        readings = self.grid.readings()
        self.ratio.show_ratio(readings.get("pao2"), readings.get("fio2"))
