"""One measured value as typed: number, unit, what it was last, and what cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from protocols.analytes import ANALYTES, is_unusual, judge_reading
from protocols.intake import Comparator, Reading, read_number
from protocols.issues import Issue
from protocols.times import Instant, local, show_date, show_time
from protocols.units import Quantity, Unit
from ui.i18n.wording import analyte_label, issue_text, unit_shown, unit_spoken
from ui.theme.painting import Frame, paint_focus_ring, paint_frame
from ui.theme.palette import theme
from ui.theme.runs import Look, Run
from ui.theme.tokens import EDGE_WIDTH, HALF, TARGET, Step
from ui.widgets.fields import Captioned, NumberEdit
from ui.widgets.segments import Segments
from ui.widgets.text import Label, RunsLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protocols.record import Measured, Record

THREE_DECIMALS: Final = frozenset({"ph", "fio2"})
"""Reported with three decimals as a rule, so that 7.312 is no thousand."""

_SIGNS: Final = {Unit.DEGC: "\u00b0C"}

translate = QCoreApplication.translate


class Typed(NamedTuple):
    """What a field holds, as text: for drafts and for filling in."""

    value: str
    unit: Unit | None = None


def unit_label(analyte: str, unit: Unit) -> str:
    """Write a unit beside a field; FiO2 without its sign is a fraction."""
    if unit is Unit.ONE:
        return translate("AnalyteField", "fraction") if analyte == "fio2" else ""
    return _SIGNS.get(unit) or unit_shown(unit)


def last_words(measured: Measured, zone: str, now: Instant) -> str:
    """Write the last value for the line under a field: `last 9.8 g/dL, 20-Nov-2026 07:10`."""
    reading, value = measured.reading, measured.reading.quantity
    sign = {
        "<": translate("AnalyteField", "below "),
        ">": translate("AnalyteField", "above "),
    }.get(reading.comparator, "")
    unit = _SIGNS.get(value.unit) or unit_shown(value.unit)
    amount = f"{sign}{format(value.value, 'f')}{NBSP + unit if unit else ''}"
    clock = show_time(measured.at, zone)
    date = local(measured.at, zone).date()
    when = clock if date == local(now, zone).date() else f"{show_date(date)} {clock}"
    return translate("AnalyteField", "last {0}, {1}").format(amount, when)


NBSP: Final = "\u00a0"


class UnitButton(QPushButton):
    """The unit beside a number: nothing is chosen at first; U, Space or a press takes the next.

    Signals:
        chosen(object): the `Unit` that a person chose.
    """

    chosen = Signal(object)

    def __init__(self, analyte: str, name: str, units: Sequence[Unit]) -> None:
        super().__init__()
        self._analyte, self._name, self._units = analyte, name, tuple(units)
        self._unit: Unit | None = None
        self._error = False
        self.setMinimumHeight(TARGET)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.take_next)
        self._say()

    def unit(self) -> Unit | None:
        """Return the unit chosen, None while none is."""
        return self._unit

    def choose(self, unit: Unit | None) -> None:
        """Choose a unit, or none, without telling anyone."""
        self._unit = unit if unit in self._units else None
        self._say()

    def take_next(self) -> None:
        """Choose the next unit, the first after the last, as a person's choice."""
        place = -1 if self._unit is None else self._units.index(self._unit)
        self._unit = self._units[(place + 1) % len(self._units)]
        self._say()
        self.chosen.emit(self._unit)

    def set_error(self, *, error: bool) -> None:
        """Draw or take away the red edge."""
        self._error = error
        self.update()

    def _words(self) -> str:
        if self._unit is None:
            return translate("AnalyteField", "unit?")
        return unit_label(self._analyte, self._unit)

    def _say(self) -> None:
        said = (
            unit_spoken(self._unit)
            if self._unit is not None
            else translate("AnalyteField", "no unit chosen")
        )
        self.setAccessibleName(translate("AnalyteField", "Unit of {0}").format(self._name))
        self.setAccessibleDescription(
            translate("AnalyteField", "{0}; U takes the next unit").format(said)
        )
        self.setText(self._words())
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme().font(Step.CAPTION, 600))
        texts = [unit_label(self._analyte, one) for one in self._units]
        texts.append(translate("AnalyteField", "unit?"))
        return QSize(int(max(metrics.horizontalAdvance(text) for text in texts)) + 18, TARGET)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().casefold() == "u":
            self.take_next()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        area = QRectF(self.rect())
        open_ = self._unit is None
        edge = tokens.red if self._error else (tokens.amber if open_ else tokens.edge)
        ground = tokens.raised if self.underMouse() else tokens.surface
        width = 3 if self._error else EDGE_WIDTH
        paint_frame(painter, area, Frame(ground, edge, width, dashed=open_ and not self._error))
        if self.hasFocus():
            paint_focus_ring(painter, area, tokens)
        painter.setFont(theme().font(Step.CAPTION, 600))
        painter.setPen(QColor(tokens.amber if open_ else tokens.ink))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), self.text())


class _Line(QWidget):
    """Sign, number and unit in one line; what `Captioned` takes for its control."""

    def __init__(self, number: NumberEdit, unit: UnitButton | None, sign: Segments | None) -> None:
        super().__init__()
        self.number, self.unit = number, unit
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(HALF)
        if sign is not None:
            row.addWidget(sign)
        row.addWidget(number, 1)
        if unit is not None:
            row.addWidget(unit)
        self.setFocusProxy(number)
        self.setAccessibleName(number.accessibleName())

    def set_error(self, *, error: bool) -> None:
        """Draw the red edge of the number."""
        self.number.set_error(error=error)


class QuietCaptioned(Captioned):
    """A captioned control whose issue is said elsewhere: only its edge turns red.

    Signals:
        said(str): the sentence, empty when nothing is wrong any more.
    """

    said = Signal(str)

    def __init__(self, caption: str, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(caption, control, parent)
        self._sentence = ""

    @override
    def show_issue(self, sentence: str) -> None:
        self._sentence = sentence
        self.control.setAccessibleDescription(sentence)
        mark = getattr(self.control, "set_error", None)
        if callable(mark):
            mark(error=bool(sentence))
        self.said.emit(sentence)

    @override
    def issue(self) -> str:
        return self._sentence


class AnalyteField(QWidget):
    """A measured value to type in.

    Args:
        analyte: id in `protocols.analytes`.
        label: the caption; empty takes the analyte's own.
        narrow: no lines under the field: the form says last value and issues elsewhere.

    Attributes:
        captioned: caption, control and the room for an issue.
        number: the number field.
        unit: the button of the unit, None where the analyte has one unit only.

    Signals:
        typed(str): the number's text after each keystroke, or a choice of unit or sign.
    """

    typed = Signal(str)

    def __init__(
        self, analyte: str, label: str = "", *, narrow: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.analyte = analyte
        self.row = ANALYTES[analyte]
        self.label = label or analyte_label(analyte)
        units = self.row.units
        only = units[0] if len(units) == 1 else None
        named = f"{self.label}, {unit_spoken(only)}" if only else self.label
        self.number = NumberEdit(
            named, step=Step.STRONG, unit=unit_label(analyte, only) if only else ""
        )
        self.unit = None if only is not None else UnitButton(analyte, self.label, units)
        self.sign = self._sign_segments() if self.row.possible[0] < 0 else None
        self.control = _Line(self.number, self.unit, self.sign)
        self.captioned = (QuietCaptioned if narrow else Captioned)(self.label, self.control)
        self._narrow = narrow
        self._last = Label("", Step.CAPTION, tone="ink2", elide=True)
        self._hint = RunsLabel(look=Look(Step.CAPTION, "amber", 600))
        self._hint.hide()
        self._last.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self.captioned)
        column.addWidget(self._hint)
        column.addWidget(self._last)
        self.setFocusProxy(self.number)
        self.number.typed.connect(self._typed)
        self.number.editingFinished.connect(self.show_state)
        if self.unit is not None:
            self.unit.chosen.connect(lambda _unit: self._typed(self.number.text()))
            if analyte == "fio2":
                self.unit.choose(Unit.ONE)
        if self.sign is not None:
            self.sign.chosen.connect(lambda _sign: self._typed(self.number.text()))

    def _sign_segments(self) -> Segments:
        sign = Segments(
            translate("AnalyteField", "Sign of {0}").format(self.label),
            (("plus", "+"), ("minus", "\u2212")),
            look="soft",
        )
        sign.segment("plus").setAccessibleName(translate("AnalyteField", "plus"))
        sign.segment("minus").setAccessibleName(translate("AnalyteField", "minus"))
        return sign

    # -- what is known ----------------------------------------------------------------------------

    def show_record(self, record: Record | None, zone: str, now: Instant) -> None:
        """Say the last value under the field, and take over its unit where none is chosen."""
        known = record.measured(self.analyte) if record is not None else ()
        self._last.setText(last_words(known[-1], zone, now) if known else "")
        self._last.setVisible(bool(known) and not self._narrow)
        if known and self.unit is not None and self.unit.unit() is None:
            self.unit.choose(known[-1].reading.quantity.unit)

    # -- what was typed ---------------------------------------------------------------------------

    def is_empty(self) -> bool:
        """Say whether no number was typed."""
        return not self.number.text().strip()

    def read(self) -> Reading | Issue | None:
        """Return the reading, the issue of what was typed, or None while nothing was."""
        if self.is_empty():
            return None
        text = self.number.text().strip(" ")
        comparator: Comparator = ""
        if text[:1] in ("<", ">"):
            comparator = "<" if text[0] == "<" else ">"
            text = text[1:]
        number = read_number(text, self.analyte, three_decimals=self.analyte in THREE_DECIMALS)
        if isinstance(number, Issue):
            return number
        unit = self.row.units[0] if self.unit is None else self.unit.unit()
        if unit is None:
            words = translate("AnalyteField", "Choose the unit as it stands on the report.")
            return Issue("no_unit", self.analyte, self.number.text(), words)
        signed = self._signed(number)
        if isinstance(signed, Issue):
            return signed
        reading = Reading(Quantity(signed, unit), comparator)
        wrong = judge_reading(self.row, reading, self.analyte)
        return wrong[0] if wrong else reading

    def _signed(self, number: Decimal) -> Decimal | Issue:
        if self.sign is None or number == 0:
            return number
        if self.sign.choice() is None:
            words = translate("AnalyteField", "Choose plus or minus.")
            return Issue("no_sign", self.analyte, self.number.text(), words)
        return -number if self.sign.choice() == "minus" else number

    def is_unusual(self) -> bool:
        """Say whether the value typed should be read again against the report."""
        found = self.read()
        return isinstance(found, Reading) and is_unusual(self.row, found)

    def value_text(self) -> str:
        """Return the value as a form's text with unit (`71 mmHg`, `0.45`), empty without one."""
        found = self.read()
        return str(found.quantity) if isinstance(found, Reading) and not found.comparator else ""

    def show_state(self) -> Issue | None:
        """Say under the field what is wrong with what was typed; return it."""
        found = self.read()
        issue = found if isinstance(found, Issue) else None
        self.captioned.show_issue(issue_text(issue) if issue is not None else "")
        odd = self.is_unusual()
        self._hint.show_runs((Run(translate("AnalyteField", "Unusual, read it again")),))
        self._hint.setVisible(odd and not self._narrow)
        return issue

    def fill(self, typed: Typed) -> None:
        """Put a value in, as text; a leading minus goes to the sign."""
        text = typed.value
        if self.sign is not None and text:
            self.sign.choose("minus" if text.startswith("-") else "plus")
            text = text.removeprefix("-")
        self.number.setText(text)
        if self.unit is not None and typed.unit is not None:
            self.unit.choose(typed.unit)

    def fill_reading(self, reading: Reading) -> None:
        """Put a stored reading back as it was typed."""
        value = reading.quantity
        self.fill(Typed(f"{reading.comparator}{format(value.value, 'f')}", value.unit))

    def texts(self) -> dict[str, str]:
        """Return what was typed, for the draft."""
        unit = self.unit.unit() if self.unit is not None else None
        return {
            "value": self.number.text(),
            "unit": unit.name if unit is not None else "",
            "sign": (self.sign.choice() or "") if self.sign is not None else "",
        }

    def fill_texts(self, texts: object) -> None:
        """Put the texts of a draft back, unread and unchanged."""
        if not isinstance(texts, Mapping):
            return
        self.number.setText(_text(texts, "value"))
        name = _text(texts, "unit")
        if self.unit is not None and name in Unit.__members__:
            self.unit.choose(Unit[name])
        if self.sign is not None and _text(texts, "sign") in ("plus", "minus"):
            self.sign.choose(_text(texts, "sign"))
        self.show_state()

    def clear(self) -> None:
        """Empty the field; the unit goes too, until the record says which is used."""
        self.number.clear()
        if self.unit is not None:
            self.unit.choose(Unit.ONE if self.analyte == "fio2" else None)
        if self.sign is not None:
            self.sign.choose(None)
        self._hint.hide()
        self.captioned.show_issue("")

    def _typed(self, text: str) -> None:
        if self.captioned.issue() or self._hint.isVisible():
            self.show_state()
        self.typed.emit(text)


def _text(texts: Mapping[str, Any], name: str) -> str:
    found = texts.get(name)
    return found if isinstance(found, str) else ""
