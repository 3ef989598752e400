"""The infusion that runs: state, rate, end, what was delivered, and Pause, Rate, Stop."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.subject_content import Figure, InfusionAction, InfusionContent
from ui.theme.icons import Icon
from ui.theme.marks import Status
from ui.theme.palette import theme
from ui.theme.runs import Look, Run
from ui.theme.tokens import GAP, GRID, PAD, Step
from ui.widgets.bars import ProgressBar
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card, Rule
from ui.widgets.status_mark import StatusMark
from ui.widgets.text import Label, RunsLabel

_FIGURES_WIDTH: Final = 340
_ICONS: Final[dict[InfusionAction, Icon]] = {
    "start": Icon.PLAY,
    "pause": Icon.PAUSE,
    "resume": Icon.PLAY,
    "rate": Icon.PENCIL,
    "stop": Icon.STOP,
}


class InfusionCard(Card):
    """One infusion.

    Signals:
        asked(str): `start`, `pause`, `resume`, `rate` or `stop`; opens the form, records nothing.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=PAD, parent=parent)
        self._mark = StatusMark(Status.NO_INFUSION, step=Step.STRONG)
        self._title = Label("", Step.STRONG, weight=700)
        self._since = Label("", Step.CAPTION, tone="ink2")
        self._below = Label("", Step.CAPTION, tone="ink2")
        self._since.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._captions = (
            Label("", Step.CAPTION, tone="ink2"),
            Label("", Step.CAPTION, tone="ink2"),
        )
        self._rate = Label("", Step.KEY)
        self._ends = Label("", Step.KEY)
        self._bar = ProgressBar(16)
        self._figures = tuple(RunsLabel(look=Look(Step.BODY), wrap=False) for _ in range(3))
        self._together = RunsLabel(look=Look(Step.BODY))
        self._note = RunsLabel(look=Look(Step.CAPTION, "amber", 600))
        self._buttons: dict[InfusionAction, SecondaryButton] = {}
        self._build()

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(PAD, 11, PAD, 10)
        head.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(GRID)
        first.addWidget(self._mark)
        first.addWidget(self._title)
        first.addWidget(self._since, 1)
        head.addLayout(first)
        head.addWidget(self._below)
        # two rows, not a grid: a long caption must not take the room of the rate beside it (R42)
        values = QVBoxLayout()
        values.setSpacing(0)
        for left, right in (self._captions, (self._rate, self._ends)):
            line = QHBoxLayout()
            line.addWidget(left)
            line.addStretch(1)
            line.addWidget(right)
            values.addLayout(line)
        figures = QHBoxLayout()
        for place, label in enumerate(self._figures):
            figures.addWidget(label)
            if place < 2:
                figures.addStretch(1)
        self._row = QHBoxLayout()
        self._row.setSpacing(GRID)
        inner = QVBoxLayout()
        inner.setContentsMargins(PAD, GRID, PAD, GAP)
        inner.setSpacing(7)
        inner.addLayout(values)
        inner.addWidget(self._bar)
        inner.addLayout(figures)
        inner.addWidget(self._together)
        inner.addWidget(self._note)
        inner.addLayout(self._row)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addLayout(head)
        self.body.addWidget(Rule())
        self.body.addLayout(inner)

    def show_infusion(self, content: InfusionContent) -> None:
        """Show this infusion."""
        status = Status(content.status)
        self._mark.show_status(status, content.words)
        self._title.setText(content.title)
        self._show_since(content.since)
        self.setAccessibleName(f"{content.words} {content.title}".strip())
        known = bool(content.rate)
        for caption, text in zip(self._captions, (self.tr("Rate"), content.ends_in), strict=True):
            caption.setText(text)
            caption.setVisible(known)
        self._rate.setText(content.rate)
        self._ends.setText(content.ends)
        self._fit_values()
        self._rate.setVisible(known)
        self._ends.setVisible(known)
        planned = content.planned is not None
        self._bar.setVisible(planned)
        self._bar.show_delivery(content.delivered, content.planned, status)
        self._show_figures(content.figures)
        self._note.show_runs(content.note)
        self._note.setVisible(bool(content.note))
        self._show_actions(content.actions)

    def _show_since(self, since: str) -> None:
        """Write since when beside the title, or under it where both have no room."""
        self._since.setText(since)
        pair = (self._mark, self._title, self._since)
        beside = sum(one.sizeHint().width() + GRID for one in pair) - GRID <= _FIGURES_WIDTH
        self._since.setText(since if beside else "")
        self._below.setText("" if beside else since)
        self._below.setVisible(not beside)

    def _fit_values(self) -> None:
        """Write rate and end smaller where both do not stand side by side; neither is cut."""
        pair = (self._rate, self._ends)
        for step in (Step.KEY, Step.VALUE, Step.STRONG):
            for label in pair:
                label.setFont(theme().font(step))
            if sum(label.sizeHint().width() for label in pair) + GAP <= _FIGURES_WIDTH:
                return

    def _show_figures(self, figures: tuple[Figure, ...]) -> None:
        """Show figures side by side, or in wrapped lines where they need more room."""
        runs = [
            (
                Run(one.value, 700),
                Run(f"\u00a0{one.words}".replace(" ", "\u00a0"), step=Step.CAPTION),
            )
            for one in figures[:3]
        ]
        for place, label in enumerate(self._figures):
            label.show_runs(runs[place] if place < len(runs) else ())
        width = sum(label.sizeHint().width() + GAP for label in self._figures[: len(runs)])
        together = width - GAP > _FIGURES_WIDTH
        for place, label in enumerate(self._figures):
            label.setVisible(place < len(runs) and not together)
        whole = [run for pair in runs for run in (*pair, Run("    "))]
        self._together.show_runs(whole[:-1] if together else ())
        self._together.setVisible(together)

    def _show_actions(self, actions: tuple[InfusionAction, ...]) -> None:
        if tuple(self._buttons) == actions:
            return
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._buttons = {}
        for action in actions:
            button = SecondaryButton(self._word(action), _ICONS[action])
            button.setAccessibleDescription(self.tr("Opens the form, records nothing"))
            button.clicked.connect(lambda _checked=False, action=action: self.asked.emit(action))
            if action == "stop" and self._buttons:
                self._row.addSpacing(GAP - GRID)  # set off, so that it is not hit by mistake
            self._buttons[action] = button
            self._row.addWidget(button, 1)

    def _word(self, action: InfusionAction) -> str:
        words: dict[InfusionAction, str] = {
            "start": self.tr("Start"),
            "pause": self.tr("Pause"),
            "resume": self.tr("Resume"),
            "rate": self.tr("Rate"),
            "stop": self.tr("Stop"),
        }
        return words[action]

    def button(self, action: InfusionAction) -> SecondaryButton | None:
        """Return the button of an action, or None while it is not offered."""
        return self._buttons.get(action)
