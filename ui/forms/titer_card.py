"""The left card: the titer as printed on the report, read back, and what must be asked about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from protocols.analytes import ANALYTES, Analyte
from protocols.facts import MeasurementTaken
from protocols.intake import Reading, invisible_in, read_number, read_text
from protocols.issues import Issue
from protocols.times import Instant, show_when
from protocols.units import plain
from ui.forms.form_page import Draft, Missing, time_text
from ui.forms.titer_check import TiterCheck, check_reading, last_before
from ui.forms.titer_read_back import TiterReadBack, change_runs, check_runs, far_words
from ui.forms.titer_value import ValueAndUnit
from ui.i18n.wording import analyte_label, issue_text
from ui.theme.tokens import GAP, GRID, HALF, PAD, Step
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.fields import Captioned, FieldError, NumberEdit, TextField
from ui.widgets.note import Note
from ui.widgets.segments import Segments
from ui.widgets.text import Label
from ui.widgets.time_edit import TimeEdit

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.facts import Entry
    from protocols.record import Measured
    from ui.bedside import Bedside

translate = QCoreApplication.translate
WIDTH: Final = 492
_LONGEST_REPORT: Final = 40


class SidePlace(QWidget):
    """A caption beside a field, and its sentence beneath: lower than a caption above."""

    def __init__(self, caption: str, control: TextField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self._error = FieldError()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(0)
        grid.addWidget(Label(caption, Step.BODY, weight=600), 0, 0)
        grid.addWidget(control, 0, 1)
        grid.addWidget(self._error, 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)

    def show_issue(self, sentence: str) -> None:
        """Say what is wrong, or with an empty sentence that nothing is."""
        self._error.say(sentence)
        self.control.set_error(error=bool(sentence))

    def issue(self) -> str:
        """Return the sentence shown."""
        return self._error.text()


class TiterCard(Card):
    """Value, unit, times and report of one sample; nothing here is stored.

    Signals:
        changed(): a keystroke or a choice.
        another_asked(): a value is stored, and another one is to be entered.
    """

    changed = Signal()
    another_asked = Signal()

    def __init__(self, bedside: Bedside, paper: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(translate("TiterCard", "Titer"), parent=parent)
        self._bedside = bedside
        self._analyte: Analyte = ANALYTES["igm"]
        self._values: tuple[Measured, ...] = ()
        self._entered: Instant | None = None
        self._locked = False
        self._during = ""
        self.setMinimumWidth(WIDTH - 60)
        self.setMaximumWidth(WIDTH)
        self.value = ValueAndUnit(
            translate("TiterCard", "Titer"),
            translate("TiterCard", "Value, as printed on the report"),
            translate("TiterCard", "Unit on the report"),
        )
        self.sampled = TimeEdit(translate("TiterCard", "Sampled"), "at", bedside.now, bedside.zone)
        self.sampled.words = issue_text
        self.entered = TextField(
            translate("TiterCard", "Entered, set by the clock"), step=Step.BODY, computed=True
        )
        self.report = TextField(translate("TiterCard", "Report number"), step=Step.BODY)
        self.at_place = Captioned(translate("TiterCard", "Sampled"), self.sampled)
        self.report_place = Captioned(translate("TiterCard", "Report no."), self.report)
        self.read_back = TiterReadBack()
        self.again = NumberEdit(translate("TiterCard", "The value, typed once more"))
        self.again_place = SidePlace(translate("TiterCard", "Type it once more"), self.again)
        self._far = Note("warning", "")
        self._far.choices.addWidget(self.again_place)
        self.use = Segments(
            translate("TiterCard", "Sampled during a dose"),
            (
                ("use", translate("TiterCard", "Use this sample")),
                ("wait", translate("TiterCard", "Wait for a new one")),
            ),
            tick=True,
        )
        self._running = Note("warning", "")
        self._running.choices.addWidget(self.use)
        self._another = SecondaryButton(translate("TiterCard", "Enter another"), quiet=True)
        self._paper = paper
        self._arrange()
        self._wire()

    def _arrange(self) -> None:
        self.title_row.addWidget(self._paper)
        self.title_row.addWidget(self._another)
        self._another.hide()
        self.body.addWidget(self.value)
        times = QHBoxLayout()
        times.setSpacing(GAP)
        for place, width in (
            (self.at_place, 5),
            (Captioned(translate("TiterCard", "Entered, set by the clock"), self.entered), 5),
            (self.report_place, 3),
        ):
            times.addWidget(place, width)
        self.body.addLayout(times)
        self.body.addWidget(self.read_back)
        self.body.addStretch(1)
        self.body.addWidget(self._far)
        self.body.addWidget(self._running)
        self.body.setSpacing(HALF)
        self.body.setContentsMargins(PAD, GRID, PAD, GRID)
        for note in (self._far, self._running):
            note.hide()

    def _wire(self) -> None:
        self.value.changed.connect(self._changed)
        self.sampled.read.connect(self._changed)
        self.report.typed.connect(self._changed)
        self.again.typed.connect(self._changed)
        self.use.chosen.connect(self._changed)
        self._another.clicked.connect(self.another_asked)

    # -- what it shows --------------------------------------------------------------------------

    def show_course(self, course: Course, analyte: str, corrected: Entry[Any] | None) -> None:
        """Take in the subject's earlier values; the one that is corrected is not among them."""
        self._analyte = ANALYTES[analyte]
        name = analyte_label(analyte)
        self.value.show_analyte(self._analyte)
        self.value.number.setAccessibleName(name)
        self._values = tuple(
            one
            for one in course.record.measured(analyte)
            if corrected is None or one.entry.id != corrected.id
        )
        title = name
        if course.day is not None:
            title = translate("TiterCard", "{0}, Day {1}").format(name, course.day)
        self.show_title(title, _window_words(course, analyte))
        self.set_now(course.now)

    def set_now(self, now: Instant) -> None:
        """Show the time of entry, which the clock sets."""
        if not self._locked:
            self.entered.setText(show_when(now, self._bedside.zone))

    def take_last_unit(self) -> None:
        """Choose the unit in which this subject's values came last; none on first use."""
        if self.value.unit() is None and self._values:
            self.value.choose_unit(self._values[-1].reading.quantity.unit)

    def show_stored(self, stored: Measured) -> None:
        """Show a stored value to be read: only what follows from it is still to be done."""
        fact = stored.entry.fact
        self._values = tuple(one for one in self._values if one.entry.id != stored.entry.id)
        self._put(fact, stored.at)
        self.entered.setText(show_when(stored.entry.recorded_at, self._bedside.zone))
        self._lock(locked=True)
        self._judge()

    def take_old(self, entry: Entry[Any]) -> None:
        """Put the values of an entry that is corrected into the fields."""
        if isinstance(entry.fact, MeasurementTaken):
            self._put(entry.fact, entry.at)
            self._judge()

    def _put(self, fact: MeasurementTaken, when: Instant) -> None:
        reading = fact.reading
        self.value.choose_unit(reading.quantity.unit)
        self.value.set_text(f"{reading.comparator}{plain(reading.quantity.value)}")
        self.sampled.set_instant(when)
        self.report.setText(fact.report)
        self.again.setText(plain(reading.quantity.value) if fact.confirmed else "")
        self.use.choose("use" if fact.use_despite else None)

    def _lock(self, *, locked: bool) -> None:
        self._locked = locked
        self.value.lock(locked=locked)
        policy = Qt.FocusPolicy.NoFocus if locked else Qt.FocusPolicy.StrongFocus
        for field in (self.sampled.line, self.report, self.value.number):
            field.setReadOnly(locked)
            field.setFocusPolicy(policy)
        self._another.setVisible(locked)
        self._paper.setVisible(not locked)

    @property
    def locked(self) -> bool:
        """Whether a stored value is shown."""
        return self._locked

    def show_during(self, words: str) -> None:
        """Say what was still to run when the sample was drawn, or with an empty text nothing."""
        self._during = words
        first, stop, rest = words.partition(". ")
        self._running.say(first + stop.strip(), rest)
        self._show_asks()

    # -- what it holds --------------------------------------------------------------------------

    def reading(self) -> Reading | None:
        """Return the typed value, None while it is none."""
        read = self.value.read()
        return read if isinstance(read, Reading) else None

    def check(self) -> TiterCheck | None:
        """Return what the value was held against, None while there is no value."""
        reading = self.reading()
        if reading is None:
            return None
        return check_reading(
            self._analyte, reading, last_before(self._values, self.sampled.instant())
        )

    def measurement(self) -> MeasurementTaken | None:
        """Return the fact that these fields state, None while something is missing or wrong."""
        reading, report = self.reading(), self._report()
        if reading is None or self.sampled.instant() is None or isinstance(report, Issue):
            return None
        return MeasurementTaken(
            self._analyte.id,
            reading,
            report=report,
            use_despite=self.use.choice() == "use",
            confirmed=self._asks_again() and self._confirmed(),
        )

    def stated(self) -> MeasurementTaken | None:
        """Return the fact to record: a choice about a dose counts only where one was running."""
        fact = self.measurement()
        if fact is None or self._during:
            return fact
        return replace(fact, use_despite=False)

    def _report(self) -> str | Issue:
        return read_text(self.report.text(), "report", longest=_LONGEST_REPORT)

    def is_empty(self) -> bool:
        """Say whether no value is typed."""
        return not self.value.text().strip(" ")

    def missing(self) -> Missing | None:
        """Return the one thing missing before the value can be recorded."""
        read = self.value.read()
        if isinstance(read, Issue):
            return self._missing_value(read)
        if self.sampled.instant() is None:
            return Missing(
                translate("TiterCard", "One step left: when was it sampled"), self.sampled.line
            )
        if isinstance(self._report(), Issue):
            return Missing(translate("TiterCard", "Mend the report number"), self.report)
        if self._asks_again() and not self._confirmed():
            return Missing(translate("TiterCard", "One step left: type it once more"), self.again)
        if self._during and self.use.choice() is None:
            return Missing(
                translate("TiterCard", "One step left: use this sample or wait"),
                self.use.segment("use"),
            )
        return None

    def _missing_value(self, issue: Issue) -> Missing:
        if issue.code == "empty":
            words = translate("TiterCard", "One step left: type the titer")
        elif issue.code == "no_unit":
            words = translate("TiterCard", "One step left: choose the unit")
            return Missing(words, self.value.segments().segment(self._analyte.unit.value))
        else:
            words = translate("TiterCard", "Mend the titer: it cannot be read")
        return Missing(words, self.value.number)

    def first_field(self) -> QWidget | None:
        """Return the first field that is empty and needed."""
        missing = self.missing()
        return missing.where if missing is not None else None

    def texts(self) -> Draft:
        """Return what was typed."""
        unit = self.value.unit()
        return {
            "value": self.value.text(),
            "unit": unit.value if unit is not None else "",
            "sampled": time_text(self.sampled, self._bedside.zone),
            "report": self.report.text(),
            "again": self.again.text(),
            "use": self.use.choice() or "",
        }

    def fill(self, texts: Mapping[str, Any]) -> None:
        """Put a draft back."""
        kept = {key: text for key, text in texts.items() if isinstance(text, str)}
        unit = next((one for one in self._analyte.units if one.value == kept.get("unit")), None)
        self.value.choose_unit(unit)
        self.value.set_text(kept.get("value", ""))
        self.sampled.set_text(kept.get("sampled", ""))
        self.report.setText(kept.get("report", ""))
        self.again.setText(kept.get("again", ""))
        self.use.choose(kept["use"] if kept.get("use") in ("use", "wait") else None)
        self._judge()

    def clear(self) -> None:
        """Empty every field."""
        self._lock(locked=False)
        self._during = ""
        self.value.clear()
        self.sampled.set_text("")
        self.report.clear()
        self.again.clear()
        self.use.choose(None)
        self._judge()

    # -- inside ---------------------------------------------------------------------------------

    def _changed(self, _given: object = None) -> None:
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        report = self._report()
        self.report_place.show_issue(issue_text(report) if isinstance(report, Issue) else "")
        reading, check = self.reading(), self.check()
        if reading is None or check is None:
            read = self.value.read()
            wrong = isinstance(read, Issue) and read.code not in ("empty", "no_unit")
            empty = translate("TiterCard", "Nothing to read back: the value cannot be read.")
            if isinstance(read, Issue) and read.code == "no_unit":
                empty = translate("TiterCard", "Choose the unit on the report.")
                wrong = True
            self.read_back.show_nothing(empty if wrong else "")
        else:
            self.read_back.show_reading(
                self._analyte,
                reading,
                (change_runs(check, reading, self.sampled.instant()), check_runs(check, reading)),
            )
        self._show_far(check)
        self._show_asks()

    def _show_far(self, check: TiterCheck | None) -> None:
        if check is None or not check.asks_again:
            return
        first = translate("TiterCard", "Read the report again.")
        self._far.say(first, far_words(check))
        wrong = ""
        if self.again.text() and not self._confirmed():
            wrong = translate("TiterCard", "Not the value above. Look at the report, mend the one.")
            if len(self.again.text()) < len(self.value.text().lstrip("<> ")):
                wrong = ""
        self.again_place.show_issue(wrong)

    def _show_asks(self) -> None:
        """Ask one thing at a time: the value once more, then what to do with the sample."""
        again = self._asks_again() and not self._confirmed() and not self._locked
        self._far.setVisible(again)
        self._running.setVisible(bool(self._during) and not again)

    def _asks_again(self) -> bool:
        check = self.check()
        return check is not None and check.asks_again

    def _confirmed(self) -> bool:
        reading = self.reading()
        text = self.again.text().strip(" ")
        if reading is None or not text or invisible_in(text):
            return False
        number = read_number(text.lstrip("<>"), "again")
        return not isinstance(number, Issue) and number == reading.quantity.value


def _window_words(course: Course, analyte: str) -> str:
    """Write the hours in which the sample is asked for: `sampling window 05:00 to 09:00`."""
    for item in course.protocol.schedule:
        within = getattr(item.when, "within", None)
        of_arm = not item.arms or course.record.arm in item.arms
        if within is not None and analyte in item.asks and of_arm and within.site in course.site:
            hours = course.site[within.site].text.replace("-", translate("TiterCard", " to "))
            return translate("TiterCard", "sampling window {0}").format(hours)
    return ""
