"""Mottling of one leg: which leg, its zone on the figure, or why it cannot be judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from protocols.facts import JsonValue
from protocols.scores.mottling import NOT_ASSESSABLE
from ui.forms.form_page import Draft, Missing
from ui.theme.icons import Icon
from ui.theme.runs import Look
from ui.theme.tokens import GAP, GRID, Step
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.fields import Captioned, TextField
from ui.widgets.leg_picker import LegPicker
from ui.widgets.segments import Segments
from ui.widgets.text import RunsLabel

translate = QCoreApplication.translate
_SHORTEST_REASON: Final = 3


class LegCard(Card):
    """Which leg, its zone, or why it cannot be judged.

    Signals:
        typed(str): anything was chosen or typed.
    """

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__(translate("MottlingForm", "Mottling, knee and thigh"))
        self.leg = Segments(
            translate("MottlingForm", "Leg"),
            (
                ("right", translate("MottlingForm", "Right leg")),
                ("left", translate("MottlingForm", "Left leg")),
            ),
            look="soft",
        )
        self.leg.choose("right")
        self.title_row.addWidget(self.leg)
        self.picker = LegPicker()
        self.not_assessable = SecondaryButton(
            translate("MottlingForm", "Not assessable, why"), Icon.NOT_DONE, "X"
        )
        self.reason = TextField(translate("MottlingForm", "Why it is not assessable"))
        self._place = Captioned(translate("MottlingForm", "Not assessable, because"), self.reason)
        self.undo = SecondaryButton(translate("MottlingForm", "Choose a zone"), quiet=True)
        self._hint = RunsLabel(look=Look(Step.BODY, "ink2"))
        self._refused = False
        self._last = ""
        self.body.addWidget(self.picker, 1)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(GAP)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.not_assessable)
        self._why = QWidget()
        row = QHBoxLayout(self._why)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._place, 1)
        row.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addWidget(self._foot)
        self.body.addWidget(self._why)
        self._why.hide()
        self.leg.chosen.connect(self._side)
        self.picker.chosen.connect(self._picked)
        self.not_assessable.clicked.connect(lambda: self.refuse(on=True))
        self.undo.clicked.connect(lambda: self.refuse(on=False))
        self.reason.typed.connect(self.typed)

    def show_last(self, words: str) -> None:
        """Say the last score."""
        self._last = words
        hint = translate("MottlingForm", "Tap the leg or press 0 to 5. The worse leg counts.")
        self._hint.show_runs(f"{hint} {words}".strip())

    def values(self) -> tuple[dict[str, JsonValue], dict[str, str]]:
        """Return what was chosen as the form's values, and why it could not be judged."""
        leg = self.leg.choice() or "right"
        if self._refused:
            return {"zone": NOT_ASSESSABLE, "leg": leg}, {"zone": self.reason.text().strip()}
        zone = self.picker.zone()
        return ({"zone": zone, "leg": leg}, {}) if zone is not None else ({}, {})

    def missing(self) -> Missing | None:
        """Return that the reason is missing, or None."""
        if self._refused and len(self.reason.text().strip()) < _SHORTEST_REASON:
            words = translate("MottlingForm", "One step left: say why it is not assessable")
            return Missing(words, self.reason)
        return None

    def choose_side(self, side: str) -> None:
        """Choose a leg as a person does."""
        self.leg.choose(side)
        self._side(side)

    def refuse(self, *, on: bool) -> None:
        """Ask why the skin cannot be judged, in place of a zone; or go back."""
        self._refused = on
        self._foot.setVisible(not on)
        self._why.setVisible(on)
        self.picker.setEnabled(not on)
        if on:
            self.picker.choose(None)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit("")

    def pick(self, zone: int) -> None:
        """Choose a zone as a person does."""
        if not self._refused:
            self.picker.choose(zone)
            self.picker.row(zone).setFocus(Qt.FocusReason.OtherFocusReason)
            self.typed.emit("")

    def _picked(self, _zone: int) -> None:
        self.typed.emit("")

    def _side(self, side: str) -> None:
        self.picker.show_side("left" if side == "left" else "right")
        self.typed.emit("")

    def take_values(self, values: Mapping[str, Any], reasons: Mapping[str, str]) -> None:
        """Put a stored score back."""
        side = values.get("leg")
        self.choose_side("left" if side == "left" else "right")
        zone = values.get("zone")
        if zone == NOT_ASSESSABLE:
            self.refuse(on=True)
            self.reason.setText(reasons.get("zone", ""))
        elif isinstance(zone, int) and 0 <= zone <= 5:
            self.picker.choose(zone)

    def texts(self) -> Draft:
        """Return what was chosen and typed."""
        return {
            "leg": self.leg.choice(),
            "zone": self.picker.zone(),
            "refused": self._refused,
            "why": self.reason.text(),
        }

    def fill(self, texts: object) -> None:
        """Put a draft back."""
        if not isinstance(texts, Mapping):
            return
        refused = texts.get("refused") is True
        zone = NOT_ASSESSABLE if refused else texts.get("zone")
        why = texts.get("why")
        self.take_values(
            {"leg": texts.get("leg"), "zone": zone}, {"zone": why if isinstance(why, str) else ""}
        )

    def clear(self) -> None:
        """Choose nothing: not answered is not zero."""
        self.reason.clear()
        self._refused = False
        self._foot.show()
        self._why.hide()
        self.picker.setEnabled(True)
        self.picker.choose(None)
        self.leg.choose("right")
        self.picker.show_side("right")
