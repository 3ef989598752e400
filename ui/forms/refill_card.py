"""Capillary refill at finger and knee, typed or timed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QLocale, Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from protocols.facts import AssessmentMade
from protocols.intake import Reading
from protocols.scores.by_name import answer_named
from protocols.scores.refill import SITES
from protocols.scores.result import Derived
from protocols.times import show_time
from ui.forms.analyte_field import AnalyteField, Typed
from ui.forms.form_page import Missing
from ui.theme.icons import Icon
from ui.theme.runs import Look, Run
from ui.theme.tokens import GRID, HALF, Step
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.text import RunsLabel

if TYPE_CHECKING:
    from protocols.course import Course

translate = QCoreApplication.translate
_LONGEST_MS: Final = 60_000


class RefillCard(Card):
    """Two sites, never compared with each other.

    Args:
        elapsed: gives milliseconds of a steady clock; None takes the machine's.

    Signals:
        typed(str): a time was typed or taken.
    """

    typed = Signal(str)

    def __init__(self, elapsed: Callable[[], int] | None = None) -> None:
        super().__init__(translate("RefillCard", "Capillary refill"))
        self._steady = QElapsedTimer()
        self._steady.start()
        self._elapsed = elapsed or self._steady.elapsed
        self._running: tuple[str, int] | None = None
        self._last: dict[str, str] = {}
        self.fields: dict[str, AnalyteField] = {}
        self.buttons: dict[str, SecondaryButton] = {}
        self._said: dict[str, RunsLabel] = {}
        names = {
            "finger": translate("RefillCard", "Finger, seconds"),
            "knee": translate("RefillCard", "Knee, seconds"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(HALF)
        for number, site in enumerate(SITES):
            field = AnalyteField(f"refill_{site}", names[site])
            button = SecondaryButton(translate("RefillCard", "Time it"), Icon.TIMER)
            button.setAccessibleName(
                translate("RefillCard", "Time it, {0}").format(names[site].split(",")[0])
            )
            said = RunsLabel(look=Look(Step.CAPTION, "ink2"))
            said.setMinimumHeight(Step.CAPTION.line)
            self.fields[site], self.buttons[site], self._said[site] = field, button, said
            grid.addWidget(field, 2 * number, 0)
            grid.addWidget(button, 2 * number, 1, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(said, 2 * number + 1, 0, 1, 2)
            field.typed.connect(self._changed)
            button.clicked.connect(lambda _on=False, site=site: self.toggle(site))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 4)
        self.body.addLayout(grid)

    def show_course(self, course: Course) -> None:
        """Say the last time of each site."""
        self._last = {}
        for one in course.scores:
            if one.form == "refill" and isinstance(one.score, Derived) and one.score.value:
                site = dict(one.score.also).get("site")
                words = translate("RefillCard", "Was {0} s at {1}.")
                time = show_time(one.at, course.zone)
                self._last[str(site)] = words.format(one.score.value, time)
        self._say()

    # -- timing -----------------------------------------------------------------------------------

    def toggle(self, site: str = "") -> None:
        """Start the timer, or stop it and type its seconds; without a site the one in hand."""
        if self._running is not None:
            self._stop()
            return
        wanted = site or self._site_in_hand()
        self._running = (wanted, self._elapsed())
        self._name_buttons()

    def is_timing(self) -> bool:
        """Say whether the timer runs."""
        return self._running is not None

    def _stop(self) -> None:
        if self._running is None:
            return
        site, began = self._running
        self._running = None
        self._name_buttons()
        took = self._elapsed() - began
        if not 0 < took <= _LONGEST_MS:
            return  # forgotten: nothing is made up from it
        tenths = (took + 50) // 100
        mark = QLocale().decimalPoint()
        self.fields[site].number.setText(f"{tenths // 10}{mark}{tenths % 10}")
        self._changed()

    def _name_buttons(self) -> None:
        running = self._running[0] if self._running is not None else ""
        for site, button in self.buttons.items():
            button.setText(
                translate("RefillCard", "Stop, T")
                if site == running
                else translate("RefillCard", "Time it")
            )
            button.setEnabled(not running or site == running)

    def _site_in_hand(self) -> str:
        focused = QApplication.focusWidget()
        for site, field in self.fields.items():
            if focused is not None and (
                field.isAncestorOf(focused) or focused is self.buttons[site]
            ):
                return site
        return next((site for site in SITES if self.fields[site].is_empty()), SITES[0])

    # -- what was typed ---------------------------------------------------------------------------

    def facts(self) -> list[AssessmentMade]:
        """Return one assessment a site that has a time."""
        return [
            AssessmentMade("refill", {"site": site, "time": field.value_text()})
            for site, field in self.fields.items()
            if field.value_text()
        ]

    def missing(self) -> Missing | None:
        """Return the time that must be mended, or None."""
        for field in self.fields.values():
            if not field.is_empty() and not field.value_text():
                words = translate("RefillCard", "One step left: mend {0}")
                return Missing(words.format(field.label), field.number)
        return None

    def _changed(self, _text: str = "") -> None:
        self._say()
        self.typed.emit("")

    def _say(self) -> None:
        for site, field in self.fields.items():
            runs: list[Run] = []
            read = field.read()
            if isinstance(read, Reading):
                answered = answer_named("refill", {"site": site, "time": field.value_text()})
                why = answered[0].why if answered and isinstance(answered[0], Derived) else ""
                _, comma, rule = why.partition(", ")
                if comma:
                    runs.append(Run(f"{rule[:1].upper()}{rule[1:]}. ", 600, "ink"))
            runs.append(Run(self._last.get(site, "")))
            self._said[site].show_runs(runs)

    def texts(self) -> dict[str, object]:
        """Return the texts typed, for the draft."""
        return {site: field.texts() for site, field in self.fields.items()}

    def fill(self, texts: object) -> None:
        """Put a draft back."""
        if isinstance(texts, Mapping):
            for site, field in self.fields.items():
                field.fill_texts(texts.get(site))
        self._say()

    def take_values(self, values: Mapping[str, Any]) -> None:
        """Put a stored time back at its site."""
        site, time = values.get("site"), values.get("time")
        if site in self.fields and isinstance(time, str):
            self.fields[str(site)].fill(Typed(time.partition(" ")[0]))
        self._say()

    def first_empty(self) -> QWidget:
        """Return the first empty field."""
        return next((one for one in self.fields.values() if one.is_empty()), self.fields["finger"])

    def clear(self) -> None:
        """Forget what was typed and timed."""
        self._running = None
        self._name_buttons()
        for field in self.fields.values():
            field.clear()
        self._say()
