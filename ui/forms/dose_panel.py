"""What the rule advises: the dose, none with the protocol's words, or what stops it and lifts it.

Under an adjusted or declined dose the advised one stays legible beside the fields.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from protocols.amount_words import (
    amount_words,
    dose_words,
    hours_words,
    number_words,
    unit_words,
)
from protocols.registry import exact, magnitude
from protocols.times import local, show_time, show_when
from protocols.units import Quantity, Unit
from ui.forms.dose_decided import Decided
from ui.i18n.languages import core_said
from ui.theme.marks import Status, paint_mark
from ui.theme.painting import Frame, paint_frame
from ui.theme.palette import theme
from ui.theme.runs import Look, Run
from ui.theme.tokens import GAP, NOTE_RADIUS, PAD, Step
from ui.widgets.note import Note
from ui.widgets.status_mark import StatusMark
from ui.widgets.text import Label, RunsLabel

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.dosing.plan import DosePlan, DoseWarning, Refusal
    from protocols.facts import Choice

translate = QCoreApplication.translate
_SAID_ELSEWHERE: Final = ("sampled_during_infusion",)
"""Warnings that stand beside the sample, with their choice."""


class HardStop(QWidget):
    """The panel in place of a dose: every reason, and what would lift it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PAD + 28, GAP, PAD, GAP)
        self._column.setSpacing(6)
        self._lines: list[RunsLabel] = []

    def show_reasons(self, first: str, reasons: tuple[Refusal, ...]) -> None:
        """Show a heading and the reasons under it."""
        said = [_reason_runs(reason) for reason in reasons]
        while len(self._lines) < len(said) + 1:
            look = Look(Step.BODY) if self._lines else Look(Step.STRONG)
            line = RunsLabel((), look)
            self._lines.append(line)
            self._column.addWidget(line)
        texts = [(Run(first, 700),), *said]
        for number, line in enumerate(self._lines):
            line.show_runs(texts[number] if number < len(texts) else ())
            line.setVisible(number < len(texts))
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return everything said."""
        return " ".join(line.text() for line in self._lines if line.text())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        area = QRectF(self.rect())
        paint_frame(painter, area, Frame(tokens.redsoft, tokens.red, 1, NOTE_RADIUS))
        painter.save()
        painter.setClipRect(QRectF(0, 0, 4, area.height()))
        paint_frame(painter, area, Frame(tokens.red, None, 0, NOTE_RADIUS))
        painter.restore()
        paint_mark(painter, QRectF(PAD - 2, GAP + 1, 20, 20), Status.HARD_STOP, tokens)


def _reason_runs(reason: Refusal) -> tuple[Run, ...]:
    runs = (Run(core_said(reason.words), 600),)
    return (*runs, Run(f" {core_said(reason.lifts)}", 400)) if reason.lifts else runs


class Advice(QWidget):
    """The advised dose, large; nothing else on the page is as large but the read-back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.product = RunsLabel()
        self._word = Label(translate("DosePanel", "DOSE"), Step.STRONG)
        self.volume = Label("", Step.READ_BACK)
        self.over = RunsLabel(look=Look(Step.VALUE, "ink", 600))
        self.more = RunsLabel(look=Look(Step.BODY, "ink2"))
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(13)
        base = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self._word, 0, base)
        row.addWidget(self.volume, 0, base)
        row.addWidget(self.over, 1, base)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, GAP, PAD, GAP)
        column.setSpacing(2)
        column.addStretch(1)
        column.addWidget(self.product)
        column.addLayout(row)
        column.addWidget(self.more)
        column.addLayout(self._warnings)
        column.addStretch(1)

    def show_plan(self, plan: DosePlan, course: Course) -> None:
        """Show a proposal."""
        self.product.show_runs(_product_runs(course))
        self.volume.setText(advised_words(plan))
        self.over.show_runs(_over_words(plan))
        self.more.show_runs(_more_words(plan, course))
        _show_warnings(self._warnings, plan.warnings)
        said = (self.product.text(), self.volume.text(), self.over.text(), self.more.text())
        self.setAccessibleName(" ".join(said))


class DosePanel(QWidget):
    """One of: the advised dose, none, what stops it, the fields of a decision, or a plain line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.advice = Advice()
        self.none = Note("info", "")
        self.stop = HardStop()
        self.decided = Decided()
        self.nothing = RunsLabel(look=Look(Step.BODY, "ink2"))
        self._holders = {
            "none": _padded(self.none),
            "stop": _padded(self.stop),
            "nothing": _padded(self.nothing),
        }
        # not a stacked widget: that one is as high as its highest page, shown or not
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._pages = (self.advice, self.decided, *self._holders.values())
        self._now: QWidget = self._holders["nothing"]
        for page in self._pages:
            column.addWidget(page)
        self._turn_to(self._now)

    def _turn_to(self, page: QWidget) -> None:
        self._now = page
        for one in self._pages:
            one.setVisible(one is page)

    def show_nothing(self, words: str) -> None:
        """Show a plain line while there is no plan."""
        self.nothing.show_runs(words)
        self._turn_to(self._holders["nothing"])

    def show_plan(self, plan: DosePlan, course: Course) -> None:
        """Show what a plan says."""
        if plan.outcome == "proposed":
            self.advice.show_plan(plan, course)
            self._turn_to(self.advice)
        elif plan.outcome == "none":
            words = " ".join(core_said(reason.message) for reason in plan.reasons)
            self.none.say(translate("DosePanel", "No dose advised by the rule."), words)
            self._turn_to(self._holders["none"])
        else:
            first = translate("DosePanel", "No dose advised.")
            self.stop.show_reasons(first, plan.reasons)
            self._turn_to(self._holders["stop"])

    def show_decided(self, choice: Choice, plan: DosePlan | None) -> None:
        """Show the fields of an adjusted or declined dose."""
        advised = translate("DosePanel", "Nothing is advised by the rule.")
        if plan is not None and plan.outcome == "proposed":
            said = plan_words(plan)
            advised = translate("DosePanel", "Advised by the rule: {0}.").format(said)
        self.decided.show_choice(choice, advised)
        self._turn_to(self.decided)

    def wanted_height(self, width: int) -> int:
        """Return the height at which the page shown says everything at a width."""
        page = self._now
        layout = page.layout()
        if layout is None:
            return 0
        return (
            layout.totalHeightForWidth(width)
            if layout.hasHeightForWidth()
            else (page.sizeHint().height())
        )

    @property
    def stopped(self) -> bool:
        """Whether the hard stop is shown."""
        return self._now is self._holders["stop"]

    def text(self) -> str:
        """Return what is said now, for tests and screen readers."""
        page = self._now
        if page is self.advice:
            return self.advice.accessibleName()
        if page is self._holders["stop"]:
            return self.stop.text()
        if page is self._holders["none"]:
            return self.none.text()
        return self.nothing.text() if page is not self.decided else self.decided.advised.text()


def _padded(widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(PAD, GAP, PAD, GAP)
    column.addWidget(widget)
    column.addStretch(1)
    return holder


def _show_warnings(column: QVBoxLayout, warnings: tuple[DoseWarning, ...]) -> None:
    while column.count():
        taken = column.takeAt(0)
        widget = taken.widget() if taken is not None else None
        if widget is not None:
            widget.deleteLater()
    for one in warnings:
        if one.code not in _SAID_ELSEWHERE:
            column.addWidget(StatusMark(Status.WARNING, core_said(one.words), Step.CAPTION))


def _product_runs(course: Course) -> tuple[Run, ...]:
    product = course.protocol.product
    rule = course.protocol.dose_for(course.record.arm)
    strength = getattr(rule, "concentration", None)
    said = [Run(core_said(product.words) if product is not None else course.protocol.label, 700)]
    if isinstance(strength, Quantity):
        said.append(Run(f", {core_said(dose_words(strength))}"))
    said.append(Run(translate("DosePanel", ", advised by the rule"), tone="ink2"))
    return tuple(said)


def advised_words(plan: DosePlan) -> str:
    """Write the advised volume: `103 mL`; number and unit stay on one line."""
    if plan.volume is not None:
        return core_said(dose_words(plan.volume)).replace(" ", "\u00a0")
    if plan.ladder:
        return translate("DosePanel", "{0} levels").format(len(plan.ladder))
    return ""


def plan_words(plan: DosePlan) -> str:
    """Write a proposal: `103 mL over 24 hours at 4.2 mL per hour`."""
    return f"{advised_words(plan)} {_over_words(plan)}".strip()


def _over_words(plan: DosePlan) -> str:
    if plan.ladder and plan.volume is None:
        rates = ", ".join(core_said(dose_words(step.rate)) for step in plan.ladder)
        return translate("DosePanel", "at {0}").format(rates)
    if plan.rate is None:
        return ""
    hours = plan.run_hours or Fraction(0)
    if hours.denominator == 1 and hours:
        span = translate("DosePanel", "{0} hours").format(hours.numerator)
    else:
        span = core_said(hours_words(hours))
    words = translate("DosePanel", "over {0} at {1}")
    return words.format(span, core_said(dose_words(plan.rate)).replace(" ", "\u00a0"))


def _more_words(plan: DosePlan, course: Course) -> str:
    parts = [*_given_words(plan, course)]
    said = ", ".join(parts) + "." if parts else ""
    if plan.not_before is None:
        return said
    running = course.running
    same = local(plan.not_before, course.zone).date() == local(course.now, course.zone).date()
    when = (show_time if same else show_when)(plan.not_before, course.zone)
    if running is not None:
        start = translate("DosePanel", "Start when dose {0} ends, about {1}.")
        return f"{said} {start.format(running.period, when)}".strip()
    return f"{said} {translate('DosePanel', 'Start from {0} on.').format(when)}".strip()


def _given_words(plan: DosePlan, course: Course) -> list[str]:
    """Return what the rounded volume is: mg per kg and grams."""
    rule = course.protocol.dose_for(course.record.arm)
    strength = getattr(rule, "concentration", None)
    if plan.volume is None or not isinstance(strength, Quantity):
        return []
    amount = exact(plan.volume) * exact(strength)
    mass = magnitude(amount, plan.dose_unit)
    parts = []
    if plan.dose_per_weight is not None and plan.exact_volume:
        share = plan.dose_per_weight * Fraction(plan.volume.value) / plan.exact_volume
        parts.append(f"{_tenths(share)} {_per_kg(plan)}")
    if plan.dose_unit is Unit.MG and mass >= 1000:
        parts.append(f"{number_words(Fraction(round(mass / 10), 100))} g")
    else:
        parts.append(core_said(amount_words(mass, plan.dose_unit)))
    return parts


def _tenths(number: Fraction) -> str:
    return number_words(Fraction(round(number * 10), 10))


def _per_kg(plan: DosePlan) -> str:
    return core_said(unit_words(plan.per_weight_unit))
