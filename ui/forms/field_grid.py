"""Fields of a protocol's form side by side: measured values, choices, counts, yes or no, texts.

One description of a field (`FormField`) gives the control, the reading of it, and its draft.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from protocols.analytes import ANALYTES
from protocols.definition.model import FormField
from protocols.facts import JsonValue
from protocols.intake import Reading, read_quantity, read_text
from protocols.issues import Issue
from protocols.times import Date
from protocols.units import Quantity, Unit, plain
from ui.forms.analyte_field import AnalyteField, Typed
from ui.forms.entry_form import choice_key, choose_key, emptied, filled, put, text_of
from ui.forms.form_page import IssuePlace, Missing
from ui.theme.tokens import GAP, GRID, Step
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, NumberEdit, TextField
from ui.widgets.segments import Segments
from ui.widgets.time_edit import TimeEdit

if TYPE_CHECKING:
    from protocols.record import Record
    from ui.bedside import Bedside

translate = QCoreApplication.translate

_YES_NO_UNKNOWN: Final = ("yes", "no", "unknown")
_MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_MANY_CHOICES: Final = 3
_LONGEST_CHOICE: Final = 14


class FieldGrid(QWidget):
    """The controls of some fields.

    Attributes:
        analytes: field id to its control, of the fields that are measured values.
        controls: field id to its control, of all fields.
        places: field id to where its issues are said.

    Signals:
        typed(str): anything was typed or chosen.
    """

    typed = Signal(str)

    def __init__(self, bedside: Bedside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bedside = bedside
        self.fields: tuple[FormField, ...] = ()
        self.analytes: dict[str, AnalyteField] = {}
        self.controls: dict[str, QWidget] = {}
        self.places: dict[str, IssuePlace] = {}
        self._cells: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GRID)

    def build(self, fields: Sequence[FormField], columns: int) -> None:
        """Lay out controls for these fields in so many columns; earlier ones are taken away."""
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self.fields = tuple(fields)
        self.analytes, self.controls, self.places, self._cells = {}, {}, {}, []
        row = column = 0
        for field in self.fields:
            cell = self._cell(field)
            wide = columns if field.kind == "text" else 1
            if column + wide > columns:
                row, column = row + 1, 0
            self._grid.addWidget(cell, row, column, 1, wide)
            self._cells.append(cell)
            column += wide
            if column >= columns:
                row, column = row + 1, 0
        for place in range(columns):
            self._grid.setColumnStretch(place, 1)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _cell(self, field: FormField) -> QWidget:
        if field.kind == "analyte":
            name = field.analyte or field.id
            control = AnalyteField(name, translate("FormFields", field.label))
            control.typed.connect(self.typed)
            self.analytes[field.id] = control
            self.controls[field.id] = control
            self.places[field.id] = self.places[name] = control.captioned
            return control
        control_, place = self._plain_control(field)
        self.controls[field.id], self.places[field.id] = control_, place
        return place

    def _plain_control(self, field: FormField) -> tuple[QWidget, Captioned]:
        label = translate("FormFields", field.label)
        control: QWidget
        if field.kind == "yes_no":
            control = self._segments(label, tuple((one, _answer(one)) for one in _YES_NO_UNKNOWN))
        elif field.kind == "choice":
            control = self._choice(label, field.choices)
        elif field.kind == "count":
            control = NumberEdit(label, unit=_span_words(field))
        elif field.kind == "instant":
            control = TimeEdit(label, field.id, self._bedside.now, self._bedside.zone)
        else:
            control = TextField(label, step=Step.BODY)
            if field.kind == "date":
                control.setPlaceholderText(translate("FieldGrid", "21-Nov-2026"))
        if isinstance(control, TextField | TimeEdit):
            control.typed.connect(self.typed)
        return control, Captioned(label, control)

    def _segments(self, label: str, options: Sequence[tuple[str, str]]) -> Segments:
        control = Segments(label, options)
        control.chosen.connect(self.typed)
        return control

    def _choice(self, label: str, choices: Sequence[str]) -> QWidget:
        options = [(one, translate("FormFields", one)) for one in choices]
        if len(choices) <= _MANY_CHOICES and max(map(len, choices), default=0) <= _LONGEST_CHOICE:
            return self._segments(label, options)
        control = filled(Choice(label, translate("FieldGrid", "not chosen")), options)
        control.activated.connect(lambda _row: self.typed.emit(""))
        return control

    # -- what is known ----------------------------------------------------------------------------

    def show_record(self, record: Record | None) -> None:
        """Say the last value under each measured field."""
        for control in self.analytes.values():
            control.show_record(record, self._bedside.zone, self._bedside.now())

    # -- what was typed ---------------------------------------------------------------------------

    def readings(self) -> dict[str, Reading]:
        """Return the measured values that can be read, by analyte."""
        found = {}
        for control in self.analytes.values():
            read = control.read()
            if isinstance(read, Reading):
                found[control.analyte] = read
        return found

    def values(self, *, measured: bool) -> dict[str, JsonValue]:
        """Return what was stated as a form's values; empty fields are left out.

        Args:
            measured: take the measured fields in too, as texts with their unit.
        """
        found: dict[str, JsonValue] = {}
        for field in self.fields:
            control = self.controls[field.id]
            if isinstance(control, AnalyteField):
                if measured and control.value_text():
                    found[field.id] = control.value_text()
                continue
            value = self._value(field, control)
            if value is not None and not isinstance(value, Issue):
                found[field.id] = value
        return found

    def _value(self, field: FormField, control: QWidget) -> JsonValue | Issue:
        if isinstance(control, Segments):
            key = control.choice()
            return {"yes": True, "no": False}.get(key or "") if field.kind == "yes_no" else key
        if isinstance(control, Choice):
            return choice_key(control) or None
        if isinstance(control, TimeEdit):
            when = control.instant()
            return when.format_iso() if when is not None else control.issue()
        text = control.text().strip() if isinstance(control, TextField) else ""
        return _typed_value(field, text) if text else None

    def issues(self) -> tuple[Issue, ...]:
        """Return what was typed and cannot be taken."""
        found: list[Issue] = []
        for field in self.fields:
            control = self.controls[field.id]
            if isinstance(control, AnalyteField):
                read: object = control.read()
            else:
                read = self._value(field, control)
            if isinstance(read, Issue) and read.code != "empty":
                found.append(read)
        return tuple(found)

    def missing(self, *, needed: bool) -> Missing | None:
        """Return the first field that must be mended, or that is needed and empty."""
        words = translate("FieldGrid", "One step left: mend {0}")
        for issue in self.issues():
            place = self.places.get(issue.field)
            control = place.control if place is not None else None
            return Missing(words.format(self._label(issue.field)), control)
        if not needed:
            return None
        empty = [one for one in self.fields if one.required and self.is_empty(one.id)]
        if empty:
            words = translate("FieldGrid", "One step left: {0}")
            label = translate("FormFields", empty[0].label)
            return Missing(words.format(label), self.controls[empty[0].id])
        return None

    def _label(self, name: str) -> str:
        found = next((one for one in self.fields if name in (one.id, one.analyte)), None)
        return translate("FormFields", found.label) if found is not None else name

    def is_empty(self, field: str) -> bool:
        """Say whether nothing was typed or chosen in a field."""
        control = self.controls[field]
        if isinstance(control, AnalyteField):
            return control.is_empty()
        if isinstance(control, Segments):
            return control.choice() is None
        if isinstance(control, Choice):
            return not choice_key(control)
        text = text_of(control)
        return not (isinstance(text, str) and text.strip())

    def empty_fields(self) -> tuple[FormField, ...]:
        """Return the fields in which nothing was typed or chosen."""
        return tuple(one for one in self.fields if self.is_empty(one.id))

    def unusual(self) -> tuple[str, ...]:
        """Return the names of values that should be read again against the report."""
        return tuple(one.label for one in self.analytes.values() if one.is_unusual())

    def first_empty(self) -> QWidget | None:
        """Return the first empty control, required ones first."""
        empty = self.empty_fields()
        first = next((one for one in empty if one.required), empty[0] if empty else None)
        return self.controls[first.id] if first is not None else None

    # -- drafts and corrections -------------------------------------------------------------------

    def texts(self) -> dict[str, object]:
        """Return everything typed and chosen, as texts."""
        return {name: text_of(control) for name, control in self.controls.items()}

    def fill(self, texts: object) -> None:
        """Put a draft back."""
        if isinstance(texts, Mapping):
            for name, control in self.controls.items():
                if name in texts:
                    put(control, texts[name])

    def take_values(self, values: Mapping[str, Any]) -> None:
        """Put a form's stored values back as they were typed."""
        for field in self.fields:
            value, control = values.get(field.id), self.controls[field.id]
            if isinstance(control, AnalyteField) and isinstance(value, str):
                read = stored_quantity(control.analyte, value)
                if read is not None:
                    control.fill(Typed(plain(read.value), read.unit))
            elif isinstance(value, bool) and isinstance(control, Segments):
                control.choose("yes" if value else "no")
            elif isinstance(control, Choice) and isinstance(value, str):
                choose_key(control, value)
            elif value is not None:
                put(control, str(value))

    def clear(self) -> None:
        """Empty every field."""
        for control in self.controls.values():
            emptied(control)
        for place in self.places.values():
            place.show_issue("")


def stored_quantity(analyte: str, text: str) -> Quantity | None:
    """Read a stored text of an analyte back; those without a unit have none in the text."""
    if Unit.ONE in ANALYTES[analyte].units and " " not in text:
        found = read_quantity(f"{text} %", analyte, three_decimals=True)
        return Quantity(found.value, Unit.ONE) if not isinstance(found, Issue) else None
    read = read_quantity(text, analyte, three_decimals=True)
    return None if isinstance(read, Issue) else read


def _answer(key: str) -> str:
    return {
        "yes": translate("FieldGrid", "Yes"),
        "no": translate("FieldGrid", "No"),
        "unknown": translate("FieldGrid", "Not known"),
    }[key]


def _span_words(field: FormField) -> str:
    if field.low is None or field.high is None:
        return ""
    return translate("FieldGrid", "{0} to {1}").format(field.low, field.high)


def _typed_value(field: FormField, text: str) -> JsonValue | Issue:
    if field.kind == "count":
        return _count(field, text)
    return _date(field, text) if field.kind == "date" else read_text(text, field.id)


def _count(field: FormField, text: str) -> int | Issue:
    if text.isascii() and text.isdecimal() and len(text) <= 6:
        number = int(text)
        low = field.low if field.low is not None else 0
        if number >= low and (field.high is None or number <= field.high):
            return number
    words = translate("FieldGrid", "Type a whole number, {0}.")
    span = _span_words(field) or translate("FieldGrid", "from 0 up")
    return Issue("not_a_grade", field.id, text, words.format(span))


def _date(field: FormField, text: str) -> str | Issue:
    parts = text.split("-")
    try:
        if len(parts[0]) == 4:
            return Date.parse_iso(text).format_iso()
        month = _MONTHS.index(parts[1].casefold()) + 1
        return Date(int(parts[2]), month, int(parts[0])).format_iso()
    except (ValueError, IndexError):
        pass
    words = translate("FieldGrid", "Write the date like 21-Nov-2026.")
    return Issue("no_such_date", field.id, text, words)
