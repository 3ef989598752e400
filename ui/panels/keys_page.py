"""F1: the keys of Bedline, by page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.tokens import GAP, PAD, Step
from ui.widgets.card import Card
from ui.widgets.text import Label

translate = QCoreApplication.translate


def keys() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the keys in groups: title, then pairs of keys and what they do."""
    everywhere = (
        ("Ctrl+L", translate("Keys", "Lock now, over the form")),
        ("Ctrl+B", translate("Keys", "Ward board")),
        ("Ctrl+F", translate("Keys", "Find subject or bed")),
        ("Ctrl+J", translate("Keys", "Next due action, any subject")),
        ("Alt+1 to Alt+7", translate("Keys", "Pages of the subject")),
        ("Ctrl+E", translate("Keys", "Explain the number under focus")),
        ("Ctrl+P", translate("Keys", "Day sheet preview")),
        ("Ctrl+G", translate("Keys", "Sign the day that the day sheet shows")),
        ("Ctrl+H", translate("Keys", "History with corrections")),
        ("Ctrl+U", translate("Keys", "Emergency unblinding: whom to call")),
        ("Ctrl+D", translate("Keys", "Day or night palette")),
        ("Ctrl+.", translate("Keys", "Status of store, backup, clock")),
        ("Ctrl+Enter", translate("Keys", "Record the form")),
        ("Esc", translate("Keys", "Leave, draft kept")),
        ("F11", translate("Keys", "Full screen")),
    )
    forms = (
        (translate("Keys", "Times"), "now   -2h   -35   0530   21-Nov-2026 05:30"),
        ("U", translate("Keys", "Next unit, when the focus is on the unit")),
        ("Alt+A  Alt+J  Alt+D", translate("Keys", "Accept, adjust, decline a dose")),
        ("N", translate("Keys", "SOFA, or a due row of Now: not done, why")),
        ("F4  Alt+Down", translate("Keys", "Calendar, in a time")),
        ("S", translate("Keys", "SOFA: use last, marked stale")),
        ("0 to 5, X", translate("Keys", "Mottling: zone, not assessable")),
        ("T", translate("Keys", "Refill: start and stop the timer")),
        (
            "R P B S K C",
            translate("Keys", "Infusion: rate, pause, bag, stop, unknown stretch, correct"),
        ),
        ("Y X ?", translate("Keys", "Enrolment: met, not met, not known")),
    )
    return (
        (translate("Keys", "Everywhere"), everywhere),
        (translate("Keys", "In forms"), forms),
    )


class KeysPage(QWidget):
    """Shows the keys; asks nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for title, pairs in keys():
            card = Card(title)
            grid = QGridLayout()
            grid.setHorizontalSpacing(24)
            grid.setVerticalSpacing(GAP)
            for line, (key, what) in enumerate(pairs):
                grid.addWidget(Label(key, Step.BODY, weight=700), line, 0)
                grid.addWidget(Label(what, Step.BODY, wrap=True), line, 1)
            grid.setColumnStretch(1, 1)
            card.body.addLayout(grid)
            card.body.addStretch(1)
            row.addWidget(card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, GAP, PAD, GAP)
        column.addLayout(row, 1)
        self.setAccessibleName(translate("Keys", "Keys of Bedline"))
