"""A measured value given with a criterion: number, unit and when it was sampled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from protocols.analytes import ANALYTES, Analyte
from protocols.intake import Reading
from protocols.issues import Issue
from ui.forms.enrol_candidate import TypedValue
from ui.forms.form_page import Draft, time_text
from ui.forms.titer_value import ValueAndUnit, read_value
from ui.i18n.wording import analyte_label, issue_text
from ui.theme.painting import Frame, paint_frame
from ui.theme.palette import theme
from ui.theme.tokens import EDGE_WIDTH, GAP, GRID, PAD, Step
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.fields import Captioned
from ui.widgets.text import Label
from ui.widgets.time_edit import TimeEdit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ui.bedside import Bedside

translate = QCoreApplication.translate
_WIDTH = 520


class ValuePanel(QWidget):
    """Stands over the criteria until the value is taken or left.

    Signals:
        taken(str, object): the analyte and its `TypedValue`.
        closed(): left without a value.
    """

    taken = Signal(str, object)
    closed = Signal()

    def __init__(self, bedside: Bedside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bedside = bedside
        self._analyte: Analyte = ANALYTES["igm"]
        self._title = Label("", Step.STRONG, weight=700)
        self.value = ValueAndUnit(
            translate("ValuePanel", "Value"),
            translate("ValuePanel", "Value, as printed on the report"),
            translate("ValuePanel", "Unit on the report"),
        )
        self.sampled = TimeEdit(translate("ValuePanel", "Sampled"), "at", bedside.now, bedside.zone)
        self.sampled.words = issue_text
        self._at_place = Captioned(translate("ValuePanel", "Sampled"), self.sampled)
        self.take = PrimaryButton(translate("ValuePanel", "Take"))
        self._back = SecondaryButton(translate("ValuePanel", "Back"))
        grid = QGridLayout(self)
        grid.setContentsMargins(PAD, GAP, PAD, PAD)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GRID)
        grid.addWidget(self._title, 0, 0, 1, 3)
        grid.addWidget(self.value, 1, 0, 1, 3)
        grid.addWidget(self._at_place, 2, 0)
        bottom = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self._back, 2, 1, bottom)
        grid.addWidget(self.take, 2, 2, bottom)
        grid.setColumnStretch(0, 2)
        self.setFixedWidth(_WIDTH)
        self.take.clicked.connect(self._take)
        self.value.number.returnPressed.connect(self._take)
        self.sampled.line.returnPressed.connect(self._take)
        self._back.clicked.connect(self.close_panel)
        self.value.changed.connect(self.adjustSize)
        self.hide()

    def ask(self, analyte: str, known: Mapping[str, Any]) -> None:
        """Ask for a value; what was typed for it before stands in the fields."""
        self._analyte = ANALYTES[analyte]
        self._title.setText(analyte_label(analyte))
        self.setAccessibleName(analyte_label(analyte))
        self.value.show_analyte(self._analyte)
        unit = next((one for one in self._analyte.units if one.value == known.get("unit")), None)
        only = self._analyte.units[0] if len(self._analyte.units) == 1 else None
        self.value.choose_unit(unit or only)
        self.value.set_text(str(known.get("value", "")))
        self.sampled.set_text(str(known.get("sampled", "")))
        self._at_place.show_issue("")
        self.adjustSize()
        self.show()
        self.raise_()
        self.value.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def texts(self) -> Draft:
        """Return what is typed, for the draft."""
        unit = self.value.unit()
        return {
            "value": self.value.text(),
            "unit": unit.value if unit is not None else "",
            "sampled": time_text(self.sampled, self._bedside.zone),
        }

    def close_panel(self) -> None:
        """Put it away."""
        self.hide()
        self.closed.emit()

    def _take(self) -> None:
        read = self.value.read()
        if isinstance(read, Issue):
            self.value.show_issue(issue_text(read))
            self.adjustSize()
            self.value.number.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        when = self.sampled.instant()
        if when is None or when > self._bedside.now():
            words = translate("ValuePanel", "Type when it was sampled, such as 05:30 or -2h.")
            self._at_place.show_issue(words)
            self.adjustSize()
            self.sampled.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.hide()
        self.taken.emit(self._analyte.id, TypedValue(read, when))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        frame = Frame(tokens.surface, tokens.accent, EDGE_WIDTH)
        paint_frame(QPainter(self), QRectF(self.rect()), frame)


def value_from(texts: Mapping[str, Any], analyte: str, bedside: Bedside) -> TypedValue | None:
    """Read a value back from a draft; None when it cannot be read any more."""
    from ui.widgets.typed_time import read_typed_time

    row = ANALYTES.get(analyte)
    if row is None:
        return None
    unit = next((one for one in row.units if one.value == texts.get("unit")), None)
    reading = read_value(str(texts.get("value", "")), unit, row, "value")
    when = read_typed_time(str(texts.get("sampled", "")), bedside.now(), bedside.zone, "at")
    if not isinstance(reading, Reading) or isinstance(when, Issue):
        return None
    return TypedValue(reading, when)
