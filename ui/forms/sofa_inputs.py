"""The six organs of a SOFA form: inputs as typed, read as the score takes them, and drafts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from protocols.facts import AssessmentMade, JsonValue
from protocols.intake import read_quantity
from protocols.issues import Issue
from protocols.scores.amounts import shown
from protocols.scores.by_name import answer_named
from protocols.scores.result import Score
from protocols.units import Quantity, Unit, plain
from ui.forms.analyte_field import AnalyteField, QuietCaptioned, Typed
from ui.forms.form_page import Draft, Missing
from ui.forms.sofa_drugs import DrugFields
from ui.forms.sofa_row import SofaRow
from ui.forms.sofa_values import (
    day_values,
    drugs_of_day,
    last_gcs,
    last_words_of,
    window_of_day,
)
from ui.i18n.wording import issue_text
from ui.widgets.buttons import SecondaryButton
from ui.widgets.fields import NumberEdit, TextField
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protocols.course import Course
    from protocols.times import Window

translate = QCoreApplication.translate

_COMA = re.compile(
    r"E ?(?P<eye>[1-4]|NT) *V ?(?P<verbal>[1-5]|NT) *M ?(?P<motor>[1-6]|NT)",
    re.IGNORECASE | re.ASCII,
)
ANALYTES_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "respiration": ("pao2", "fio2"),
    "coagulation": ("platelets",),
    "liver": ("bilirubin",),
    "cardiovascular": ("map",),
    "renal": ("creatinine", "urine_24h"),
}
_SHORTEST_REASON: Final = 3
_WIDTHS: Final = {
    "pao2": 142,
    "fio2": 126,
    "platelets": 150,
    "bilirubin": 158,
    "map": 84,
    "creatinine": 158,
    "urine_24h": 128,
}


class ComaField(TextField):
    """A coma scale: a total from 3 to 15, or its parts as `E4 VNT M6`.

    Signals:
        said(str): what cannot be read.
    """

    said = Signal(str)

    def read(self) -> JsonValue | Issue:
        """Return the scale as the score takes it, its issue, or None while nothing was typed."""
        text = self.text().strip()
        if not text:
            return None
        if text.isascii() and text.isdecimal() and 3 <= int(text) <= 15:
            return int(text)
        parts = _COMA.fullmatch(text)
        if parts is not None:
            return {
                name: part.upper() if part.upper() == "NT" else int(part)
                for name, part in parts.groupdict().items()
            }
        words = translate("SofaForm", "Type 3 to 15, or the parts as E4 VNT M6.")
        return Issue("not_a_coma_scale", "gcs", text, words)

    def put(self, value: JsonValue) -> None:
        """Put a stored scale back as typed."""
        if isinstance(value, Mapping):
            letters = {"eye": "E", "verbal": "V", "motor": "M"}
            parts = [f"{letters[name]}{value.get(name)}" for name in letters]
            self.setText(" ".join(parts))
        elif isinstance(value, int | str):
            self.setText(str(value))


class SofaInputs(QWidget):
    """Six rows of inputs.

    Attributes:
        rows: component name to its row.
        analytes: input name to its field.

    Signals:
        typed(str): anything was typed or chosen.
        ended(): the keyboard went past the last organ.
    """

    typed = Signal(str)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        organs = {
            "respiration": translate("SofaForm", "Respiration"),
            "coagulation": translate("SofaForm", "Coagulation"),
            "liver": translate("SofaForm", "Liver"),
            "cardiovascular": translate("SofaForm", "Cardiovascular"),
            "cns": translate("SofaForm", "Nervous system"),
            "renal": translate("SofaForm", "Kidney"),
        }
        self._course: Course | None = None
        self.rows = {
            name: SofaRow(name, organ, compact=name in ("respiration", "cardiovascular"))
            for name, organ in organs.items()
        }
        self.analytes: dict[str, AnalyteField] = {}
        self._build_rows()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self.rows.values():
            column.addWidget(row, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._wire()

    def _build_rows(self) -> None:
        for row_name, names in ANALYTES_OF.items():
            for name in names:
                field = AnalyteField(name, _caption(name), narrow=True)
                self.analytes[name] = field
                self.rows[row_name].add(field, _WIDTHS[name])
        self.ratio = NumberEdit(translate("SofaForm", "P/F, computed"), unit="mmHg", computed=True)
        self.support = Segments(
            translate("SofaForm", "Respiratory support"),
            (("yes", translate("SofaForm", "Yes")), ("no", translate("SofaForm", "No"))),
        )
        respiration = self.rows["respiration"]
        respiration.add(QuietCaptioned(translate("SofaForm", "P/F, computed"), self.ratio), 116)
        respiration.add(QuietCaptioned(translate("SofaForm", "Support"), self.support), 98)
        self.drugs = DrugFields()
        self.rows["cardiovascular"].add(self.drugs)
        caption = translate("SofaForm", "GCS before sedation")
        self.coma = ComaField(caption)
        self.coma.setPlaceholderText(translate("SofaForm", "3 to 15, or E4 VNT M6"))
        self.use_last = SecondaryButton(translate("SofaForm", "Use last"), key="S")
        self.rows["cns"].add(QuietCaptioned(caption, self.coma), 214)
        self.rows["cns"].add(self.use_last)

    def _wire(self) -> None:
        for name, row in self.rows.items():
            row.typed.connect(self.typed)
            row.moved.connect(lambda step, name=name: self._move(name, step))
            for analyte in ANALYTES_OF.get(name, ()):
                field = self.analytes[analyte]
                field.typed.connect(self.typed)
                if isinstance(field.captioned, QuietCaptioned):
                    field.captioned.said.connect(row.say_issue)
        self.support.chosen.connect(self.typed)
        self.drugs.typed.connect(self.typed)
        self.drugs.said.connect(self.rows["cardiovascular"].say_issue)
        self.coma.typed.connect(self.typed)
        self.coma.editingFinished.connect(self._say_coma)
        self.use_last.clicked.connect(self.use_last_coma)

    # -- the course -------------------------------------------------------------------------------

    def offer(self, codes: Sequence[str]) -> None:
        """Offer the protocol's reasons for not done."""
        for row in self.rows.values():
            row.reason.offer(codes)

    def show_course(self, course: Course) -> None:
        """Take over the units in use, and say whether there is a last coma scale."""
        self._course = course
        for field in self.analytes.values():
            known = course.record.measured(field.analyte)
            if field.unit is not None and field.unit.unit() is None and known:
                field.unit.choose(known[-1].reading.quantity.unit)
        self.use_last.setVisible(last_gcs(course) is not None)

    def take_day(self, course: Course, day: int | None) -> None:
        """Type in the worst recorded values of a study day, each with its source."""
        window = window_of_day(course, day)
        found = day_values(course, window)
        for name, sourced in found.items():
            if name == "gcs":
                self.coma.setText(plain(sourced.value.value))
            else:
                self.analytes[name].fill(Typed(plain(sourced.value.value), sourced.value.unit))
        for row_name, row in self.rows.items():
            names = inputs_of(row_name)
            words = [found[name].words for name in names if name in found]
            if not words and row_name in ("coagulation", "liver", "renal"):
                words = [one for one in (last_words_of(course, names[0]),) if one]
            row.say_source("; ".join(dict.fromkeys(words)))
        self._take_supports(course, window)

    def _take_supports(self, course: Course, window: Window) -> None:
        runs = course.record.intervals("mechanical_ventilation")
        on = any(
            (one.stop is None or window.start is None or one.stop > window.start)
            and (window.end is None or one.start < window.end)
            for one in runs
        )
        if runs:
            self.support.choose("yes" if on else None)
        drugs = drugs_of_day(course, window)
        if drugs is not None:
            self.drugs.take_charted(drugs)
            words = "; ".join(one.words for one in drugs)
            self.rows["cardiovascular"].say_source(words)

    def take_fact(self, fact: AssessmentMade) -> None:
        """Put a stored assessment back as it was typed."""
        for name, field in self.analytes.items():
            given = fact.values.get(name)
            read = _quantity_of(name, given) if isinstance(given, str) else None
            if read is not None:
                field.fill(Typed(plain(read.value), read.unit))
        self.coma.put(fact.values.get("gcs"))
        self.drugs.take_values(fact.values.get("vasopressors"))
        support = fact.values.get("respiratory_support")
        if isinstance(support, bool):
            self.support.choose("yes" if support else "no")
        for row_name, row in self.rows.items():
            reasons = [fact.not_done[one] for one in inputs_of(row_name) if one in fact.not_done]
            if reasons:
                row.reason.take_reason(reasons[0])
                row.set_not_done(on=True)

    # -- what was typed ---------------------------------------------------------------------------

    def values(self) -> dict[str, JsonValue]:
        """Return the inputs as the score and the ledger take them; what is missing is left out."""
        found: dict[str, JsonValue] = {}
        for row_name, row in self.rows.items():
            if row.is_not_done():
                continue
            for name in ANALYTES_OF.get(row_name, ()):
                text = self.analytes[name].value_text()
                if text:
                    found[name] = text
        if not self.rows["respiration"].is_not_done() and self.support.choice() is not None:
            found["respiratory_support"] = self.support.choice() == "yes"
        drugs = self.drugs.value()
        if not self.rows["cardiovascular"].is_not_done() and drugs is not None:
            found["vasopressors"] = drugs
        coma = self.coma.read()
        if not self.rows["cns"].is_not_done() and not isinstance(coma, Issue) and coma is not None:
            found["gcs"] = coma
        return found

    def reasons(self) -> dict[str, str]:
        """Return why inputs were not done, by input."""
        return {
            name: row.reason.reason()
            for row_name, row in self.rows.items()
            if row.is_not_done()
            for name in inputs_of(row_name)
        }

    def missing(self) -> Missing | None:
        """Return the one thing in the rows that stands in the way of recording, or None."""
        for name, row in self.rows.items():
            found = self._reason_missing(row) if row.is_not_done() else self._unread(name)
            if found is not None:
                return found
        if not self.values() and not self.reasons():
            words = translate("SofaForm", "One step left: type a value")
            return Missing(words, self.rows["respiration"].first())
        return None

    def _reason_missing(self, row: SofaRow) -> Missing | None:
        if len(row.reason.reason()) >= _SHORTEST_REASON:
            return None
        words = translate("SofaForm", "One step left: {0}, say why not done")
        return Missing(words.format(row.organ), row.reason.code)

    def _unread(self, row_name: str) -> Missing | None:
        """Return what of an organ was typed and cannot be read as a number."""
        words = translate("SofaForm", "One step left: mend {0}")
        for name in ANALYTES_OF.get(row_name, ()):
            field = self.analytes[name]
            if not field.is_empty() and not field.value_text():
                return Missing(words.format(field.label), field.number)
        if row_name == "cns" and isinstance(self.coma.read(), Issue):
            return Missing(words.format("GCS"), self.coma)
        return self.drugs.missing() if row_name == "cardiovascular" else None

    def show_score(self, score: Score) -> None:
        """Show points or what is still possible, and the P/F of the one gas."""
        parts = {part.name: part for part in score.components}
        for name, row in self.rows.items():
            row.show_component(parts[name])
        values = self.values()
        answered = answer_named("pf", {name: values.get(name) for name in ("pao2", "fio2")})
        ratio = getattr(answered[0], "value", None) if answered is not None else None
        self.ratio.setText(shown(Fraction(ratio)) if ratio is not None else "")

    # -- drafts -----------------------------------------------------------------------------------

    def texts(self) -> Draft:
        """Return everything typed and chosen, as texts."""
        return {
            "analytes": {name: field.texts() for name, field in self.analytes.items()},
            "support": self.support.choice(),
            "gcs": self.coma.text(),
            "drugs": self.drugs.texts(),
            "not_done": {
                name: row.reason.texts() for name, row in self.rows.items() if row.is_not_done()
            },
        }

    def fill(self, texts: Mapping[str, Any]) -> None:
        """Put a draft back, unread and unchanged."""
        typed = texts.get("analytes")
        if isinstance(typed, Mapping):
            for name, field in self.analytes.items():
                field.fill_texts(typed.get(name))
        support, coma = texts.get("support"), texts.get("gcs")
        self.support.choose(support if support in ("yes", "no") else None)
        self.coma.setText(coma if isinstance(coma, str) else "")
        self.drugs.fill(texts.get("drugs"))
        reasons = texts.get("not_done")
        if isinstance(reasons, Mapping):
            for name, row in self.rows.items():
                row.set_not_done(on=name in reasons)
                row.reason.fill(reasons.get(name) or {})

    def clear(self) -> None:
        """Empty every row."""
        for field in self.analytes.values():
            field.clear()
        self.support.choose(None)
        self.coma.clear()
        self.drugs.clear()
        for row in self.rows.values():
            row.set_not_done(on=False)
            row.reason.fill({})
            row.say_source("")
            row.say_issue("")

    # -- keys -------------------------------------------------------------------------------------

    def _move(self, name: str, step: int) -> None:
        names = list(self.rows)
        place = names.index(name) + step
        if 0 <= place < len(names):
            target = self.rows[names[place]].first()
            target.setFocus(Qt.FocusReason.TabFocusReason)
        elif place == len(names):
            self.ended.emit()

    def _here(self) -> SofaRow | None:
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        return next((row for row in self.rows.values() if row.isAncestorOf(focused)), None)

    def not_done_here(self) -> None:
        """Ask why the organ that has the focus was not assessed."""
        row = self._here()
        if row is not None and not row.is_not_done():
            row.set_not_done(on=True, by_hand=True)

    def use_last_coma(self) -> None:
        """Take the last coma scale over, marked stale; only before sedation the rule allows it."""
        found = last_gcs(self._course) if self._course is not None else None
        row = self.rows["cns"]
        if found is None or row.is_not_done():
            return
        self.coma.setText(found[0])
        words = translate("SofaForm", "last before sedation, {0}").format(found[1])
        row.say_source(words, stale=True)
        self.typed.emit("")

    def _say_coma(self) -> None:
        found = self.coma.read()
        issue = found if isinstance(found, Issue) else None
        self.coma.set_error(error=issue is not None)
        self.rows["cns"].say_issue(issue_text(issue) if issue is not None else "")


def _caption(name: str) -> str:
    return {
        "pao2": translate("SofaForm", "PaO2, same gas"),
        "urine_24h": translate("SofaForm", "Urine, full 24hr"),
    }.get(name, "")


def inputs_of(row_name: str) -> tuple[str, ...]:
    """Return the inputs that a reason for not done stands for."""
    return ("gcs",) if row_name == "cns" else ANALYTES_OF[row_name]


def _quantity_of(name: str, text: str) -> Quantity | None:
    """Read a stored text back; FiO2 without a unit is a fraction."""
    if name == "fio2" and " " not in text:
        found = read_quantity(f"{text} %", name)
        return Quantity(found.value, Unit.ONE) if not isinstance(found, Issue) else None
    read = read_quantity(text, name)
    return None if isinstance(read, Issue) else read
