"""The score of what is typed, live: total with bounds, or one number, never stored."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from protocols.scores.amounts import shown
from protocols.scores.result import Derived, Score
from protocols.sheet.fact_words import form_label
from ui.i18n.languages import core_said
from ui.i18n.wording import unit_shown
from ui.theme.runs import Look
from ui.theme.tokens import Step
from ui.widgets.card import Card
from ui.widgets.score import BoundsTotal
from ui.widgets.text import Label, RunsLabel

if TYPE_CHECKING:
    from protocols.issues import Issue

translate = QCoreApplication.translate
WIDTH: Final = 300
_MOST: Final = {"news2": 20, "apache2": 71, "rale": 48, "mrc": 60, "gcs": 15}


class ScoreCard(Card):
    """A score beside its fields; hidden for forms without one."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        self._name = ""
        self._total: BoundsTotal | None = None
        self._value = Label("", Step.KEY)
        self._why = RunsLabel(look=Look(Step.BODY, "ink2"))
        self._warnings = RunsLabel(look=Look(Step.CAPTION, "amber", 600))
        for widget in (self._value, self._why, self._warnings):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.hide()

    def open_for(self, score: str) -> None:
        """Show the card for a score by its name; an empty name hides it."""
        self._name = score
        self.setVisible(bool(score))
        self.show_title(core_said(translate("FormFields", form_label(score))) if score else " ")
        if self._total is not None:
            self._place.removeWidget(self._total)
            self._total.hide()
            self._total.deleteLater()
            self._total = None

    def show_answer(self, answered: tuple[Score | Derived, tuple[Issue, ...]] | None) -> None:
        """Show what the score answers to what is typed."""
        answer = answered[0] if answered is not None else None
        if isinstance(answer, Score):
            self._show_score(answer)
        elif isinstance(answer, Derived):
            self._show_derived(answer)
        warnings = answer.warnings if answer is not None else ()
        self._warnings.show_runs("; ".join(warnings))
        self._warnings.setVisible(bool(warnings))

    def _show_score(self, score: Score) -> None:
        self._value.hide()
        if self._total is None:
            self._total = BoundsTotal(self.title(), _MOST.get(self._name, score.high))
            self._place.addWidget(self._total)
        known = sum(part.points is not None for part in score.components)
        count = len(score.components)
        words = translate("ScoreCard", "{0} of {1} known").format(known, count)
        open_ = translate("ScoreCard", "{0} unknown").format(count - known)
        self._total.show_total(score.low, score.high, words, open_ if known < count else "")
        self._why.show_runs(score.reading)
        self._why.setVisible(bool(score.reading))

    def _show_derived(self, derived: Derived) -> None:
        value = derived.value
        text = translate("ScoreCard", "not known")
        if isinstance(value, Decimal | int):
            text = shown(Fraction(value))
        elif value is not None:
            text = core_said(value)
        unit = unit_shown(derived.unit) if derived.unit is not None and value is not None else ""
        self._value.setText(f"{text}\u00a0{unit}" if unit else text)
        self._value.show()
        self._why.show_runs(core_said(derived.why))
        self._why.setVisible(bool(derived.why))
