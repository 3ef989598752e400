"""A number as printed on the report and its unit, read together, one sentence under both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from protocols.analytes import judge_reading
from protocols.intake import Comparator, Reading, invisible_in, read_number
from protocols.issues import Issue
from protocols.units import Quantity, unit_named
from ui.i18n.wording import issue_text, unit_spoken
from ui.theme.tokens import GAP, HALF, Step
from ui.widgets.fields import FieldError, NumberEdit
from ui.widgets.segments import Segments
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protocols.analytes import Analyte
    from protocols.units import Unit

translate = QCoreApplication.translate
_HIGH: Final = 52
_WITH_UNIT = re.compile(r"[<>]? *[0-9.,]+ *((?:[^\W\d_]|[%/]).*)")
_UNTYPED: Final = ("empty", "no_unit")
"""Issues of what is not typed yet: the action bar names them, the field says nothing."""


def read_value(text: str, unit: Unit | None, analyte: Analyte, field: str) -> Reading | Issue:
    """Read a typed number, with `<` or `>` before it where the laboratory gives only a limit.

    Args:
        text: what was typed, the number alone.
        unit: the unit chosen beside it, None while none is.
        analyte: what is measured.
        field: the field's machine name, carried by the issue.
    """
    hidden = invisible_in(text)
    stripped = text.strip(" ")
    comparator: Comparator = ""
    if not hidden and stripped[:1] in ("<", ">"):
        comparator = "<" if stripped[0] == "<" else ">"
        stripped = stripped[1:]
    if not hidden and (carried := _WITH_UNIT.fullmatch(stripped)):
        return _unit_typed(text, carried[1].strip(" "), analyte, field)
    number = read_number(text if hidden else stripped, field)
    if isinstance(number, Issue):
        return Issue(number.code, field, text[:80], number.message, None, number.details)
    if unit is None:
        listed = ", ".join(one.value for one in analyte.units)
        words = f"{text.strip()} has no unit. Choose the unit on the report: {listed}."
        return Issue("no_unit", field, text[:80], words)
    reading = Reading(Quantity(number, unit), comparator)
    wrong = judge_reading(analyte, reading, field)
    return wrong[0] if wrong else reading


def _unit_typed(text: str, unit: str, analyte: Analyte, field: str) -> Issue:
    """Say that the number is typed alone; whatever unit was typed with it is never guessed."""
    listed = ", ".join(one.value for one in analyte.units)
    known = unit_named(unit) in analyte.units
    why = "" if known else f" {unit!r} is not a unit of {analyte.label}."
    return Issue(
        "unit_in_number",
        field,
        text[:80],
        f"{text.strip()[:60]!r} holds more than a number.{why} Type the number alone and choose "
        f"the unit beside it: {listed}.",
        details=(("allowed", listed),),
    )


class ValueAndUnit(QWidget):
    """The number field and the units as segments, none chosen at first.

    Args:
        name: the accessible name, such as `IgM titer`.
        caption, unit_caption: what stands above the two.
        field: the field's machine name, carried by issues.

    Attributes:
        number: the number field.
        control: the number field, for focus.

    Signals:
        changed(): a keystroke, or another unit.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        caption: str,
        unit_caption: str,
        field: str = "value",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._field = name, field
        self._unit_caption = unit_caption
        self._analyte: Analyte | None = None
        self._locked = False
        self.number = NumberEdit(name, step=Step.KEY)
        self.number.setMinimumHeight(_HIGH)
        self.control: QWidget = self.number
        self._error = FieldError()
        self._units: Segments | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(HALF)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(Label(caption, Step.CAPTION, tone="ink2"), 0, 0)
        self._grid.addWidget(Label(unit_caption, Step.CAPTION, tone="ink2"), 0, 1)
        self._grid.addWidget(self.number, 1, 0)
        self._grid.addWidget(self._error, 2, 0, 1, 2)
        self.number.typed.connect(self._typed)

    def show_analyte(self, analyte: Analyte, units: Sequence[Unit] | None = None) -> None:
        """Offer the units of an analyte."""
        if self._analyte is analyte:
            return
        self._analyte = analyte
        if self._units is not None:
            self._grid.removeWidget(self._units)
            self._units.deleteLater()
        offered = units or analyte.units
        self._units = Segments(self._unit_caption, [(one.value, one.value) for one in offered])
        self._units.setFixedHeight(self.number.minimumHeight())
        self._units.chosen.connect(self._typed)
        for one in offered:
            self._units.segment(one.value).installEventFilter(self)
        self._grid.addWidget(self._units, 1, 1)
        self._units.show()
        before: QWidget = self.number
        for one in offered:
            segment = self._units.segment(one.value)
            QWidget.setTabOrder(before, segment)
            before = segment
        self._say_name()

    def segments(self) -> Segments:
        """Return the unit segments.

        Raises:
            ValueError: no analyte was shown yet; our own mistake.
        """
        if self._units is None:
            raise ValueError("show_analyte comes first")
        return self._units

    def text(self) -> str:
        """Return the number as typed."""
        return self.number.text()

    def set_text(self, text: str) -> None:
        """Put a number into the field, unread."""
        self.number.setText(text)
        self._judge()

    def unit(self) -> Unit | None:
        """Return the chosen unit."""
        key = self._units.choice() if self._units is not None else None
        return unit_named(key) if key is not None else None

    def choose_unit(self, unit: Unit | None) -> None:
        """Choose a unit without telling anyone."""
        if self._units is not None:
            known = self._analyte is not None and unit in self._analyte.units
            self._units.choose(unit.value if unit is not None and known else None)
            self._say_name()
            self._judge()

    def read(self) -> Reading | Issue:
        """Return what is typed as a reading, or what is wrong with it."""
        if self._analyte is None:
            return Issue("empty", self._field, "", "Nothing was typed.")
        return read_value(self.text(), self.unit(), self._analyte, self._field)

    def lock(self, *, locked: bool) -> None:
        """Show a stored value: to be read, not to be typed into."""
        self._locked = locked
        self.number.setReadOnly(locked)
        if self._units is not None and self._analyte is not None:
            for one in self._analyte.units:
                self._units.segment(one.value).setEnabled(not locked)
        self.number.update()

    def show_issue(self, sentence: str) -> None:
        """Say a sentence under both, with the red edge."""
        self._error.say(sentence)
        self.number.set_error(error=bool(sentence))
        self.number.setAccessibleDescription(sentence)

    def issue(self) -> str:
        """Return the sentence shown."""
        return self._error.text()

    def clear(self) -> None:
        """Empty the number; the unit is the form's to choose."""
        self.number.clear()
        self.choose_unit(None)
        self.show_issue("")

    def _typed(self, _text: str) -> None:
        self._say_name()
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        read = self.read()
        wrong = isinstance(read, Issue) and read.code not in _UNTYPED
        self.show_issue(issue_text(read) if wrong and isinstance(read, Issue) else "")

    def _say_name(self) -> None:
        unit = self.unit()
        said = f"{self._name}, {unit_spoken(unit)}" if unit is not None else self._name
        self.number.setAccessibleName(said)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let U go to the next unit while the focus is on the units."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_U
            and self._units is not None
            and not self._locked
        ):
            self._units.cycle()
            chosen = self._units.choice()
            if chosen is not None:
                self._units.segment(chosen).setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)
