"""The ladder of a blinded infusion: its level, what must be entered before the next, the steps.

Nothing steps by itself, and no step is one key press: each is asked for, read back with its rate
and time, and confirmed with Enter on another button.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from protocols.definition.model import Ladder
from protocols.infusion.ladder import LadderState, ladder_state
from protocols.schedule.spans import span
from protocols.times import Instant, show_time, show_when
from ui.forms.ladder_levels import level_rate
from ui.i18n.core_words import dose_words, duration_words
from ui.i18n.languages import core_said
from ui.i18n.wording import analyte_label
from ui.theme.marks import Status, paint_mark
from ui.theme.painting import Frame, paint_frame
from ui.theme.palette import theme
from ui.theme.runs import Look, Run, RunsLayout
from ui.theme.tokens import GRID, HALF, Step
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card, Rule
from ui.widgets.fields import Captioned, TextField
from ui.widgets.status_mark import StatusMark
from ui.widgets.text import Label, RunsLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protocols.course import Course
    from protocols.infusion.events import InfusionState
    from protocols.units import Quantity

LadderStep = Literal["up", "hold", "down"]
_SHORTEST: Final = 3

translate = QCoreApplication.translate


class LevelBox(QWidget):
    """One level: done, the present one, or not before a time."""

    def __init__(self) -> None:
        super().__init__()
        self._status, self._when, self._level, self._rate = Status.LATER, "", "", ""
        self.setMinimumHeight(76)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_level(self, status: Status, when: str, level: str, rate: str) -> None:
        """Show a level with its state, its time and its rate in words."""
        self._status, self._when, self._level, self._rate = status, when, level, rate
        self.setAccessibleName(", ".join((level, rate, when)))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(110, 92)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        area = QRectF(self.rect())
        here = self._status is Status.RUNNING
        frame = {
            Status.RUNNING: Frame(tokens.accentsoft, tokens.accent, 3),
            Status.DONE: Frame(tokens.sunken, tokens.line, 1),
        }.get(self._status, Frame(tokens.surface, tokens.edge, 1, dashed=True))
        paint_frame(painter, area, frame)
        paint_mark(painter, QRectF(10, 9, 14, 14), self._status, tokens)
        painter.setFont(theme().font(Step.CAPTION))
        painter.setPen(QColor(tokens.ink if here else tokens.ink2))
        painter.drawText(QRectF(28, 8, area.width() - 32, 16), 0, self._when)
        runs = (Run(self._level, 700), Run(f"\u2028{self._rate}"))
        look = Look(Step.BODY, "ink")
        laid = RunsLayout(runs, look, area.width() - 20, tokens)
        laid.draw(painter, QRectF(10, 26, area.width() - 20, area.height() - 30))


class GateRow(QWidget):
    """One line of what must be there before the next level."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = StatusMark(Status.UNKNOWN, "")
        self._text = Label("", Step.BODY)
        self._aside = Label("", Step.BODY, tone="ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        row.addWidget(self._aside)

    def show_line(self, text: str, aside: str, *, met: bool) -> None:
        """Show the line as met or still missing."""
        self._mark.show_status(Status.DONE if met else Status.UNKNOWN, "")
        self._text.setText(text)
        self._text.setFont(theme().font(Step.BODY, 400 if met else 600))
        self._aside.setText(aside)
        self._aside.set_tone("ink2" if met else "amber")
        self.setAccessibleName(f"{text}, {aside}")


class LadderCard(Card):
    """State of the ladder and its steps.

    Signals:
        confirmed(str, int, str): `up`, `hold` or `down`, the level it leads to, and the reason.
        asked(str): `start`, `pause` or `stop`: the form of that event is wanted.
    """

    confirmed = Signal(str, int, str)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(accent=True, parent=parent)
        self._course: Course | None = None
        self._typed: Mapping[str, Instant] = {}
        self._state: LadderState | None = None
        self._step: LadderStep = "up"
        self._target = 0
        self._mark = StatusMark(Status.NO_INFUSION, step=Step.STRONG)
        self._since = Label("", Step.CAPTION, tone="ink2", elide=True)
        self._since.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._product = Label("", Step.CAPTION, tone="ink2")
        self._level = Label("", Step.KEY)
        self._rate = Label("", Step.KEY)
        self._held = Label("", Step.BODY, tone="ink2")
        self._boxes: list[LevelBox] = []
        self._box_row = QHBoxLayout()
        self._box_row.setSpacing(GRID)
        self._before = Label("", Step.BODY, weight=700)
        self._rows: list[GateRow] = []
        self._gate = QVBoxLayout()
        self._gate.setSpacing(HALF)
        self.up = PrimaryButton("")
        self.hold = SecondaryButton(translate("LadderCard", "Hold"))
        self.down = SecondaryButton(translate("LadderCard", "Step down"))
        self.pause = SecondaryButton(translate("LadderCard", "Pause"))
        self.stop = SecondaryButton(translate("LadderCard", "Stop"))
        self._arrange()
        self._build_confirm()
        self._wire()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._mark)
        head.addWidget(self._since, 1)
        self.body.setSpacing(6)
        self.body.addLayout(head)
        self.body.addWidget(Rule())
        for widget in (self._product, self._level, self._rate, self._held):
            self.body.addWidget(widget)
        self.body.addLayout(self._box_row)
        self.body.addWidget(Rule())
        self.body.addWidget(self._before)
        self.body.addLayout(self._gate)
        self.body.addStretch(1)

    def _build_confirm(self) -> None:
        self._buttons = QWidget()
        column = QVBoxLayout(self._buttons)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.up)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button in (self.hold, self.down, self.pause):
            row.addWidget(button, 1)
        row.addSpacing(HALF)
        row.addWidget(self.stop, 1)
        column.addLayout(row)
        self._confirm = QWidget()
        column = QVBoxLayout(self._confirm)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self._said = RunsLabel(look=Look(Step.BODY, weight=600))
        caption = translate("LadderCard", "Reason or prescriber, in your words")
        self.reason = TextField(caption, step=Step.BODY)
        self.chart = PrimaryButton("", key="Enter")
        self.back = SecondaryButton(translate("LadderCard", "Back"))
        column.addWidget(self._said)
        column.addWidget(Captioned(caption, self.reason))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.back)
        row.addWidget(self.chart, 1)
        column.addLayout(row)
        self._confirm.hide()
        self.body.addWidget(self._buttons)
        self.body.addWidget(self._confirm)

    def _wire(self) -> None:
        self.up.clicked.connect(self._step_or_start)
        self.hold.clicked.connect(lambda: self.ask("hold"))
        self.down.clicked.connect(lambda: self.ask("down"))
        self.pause.clicked.connect(lambda: self.asked.emit("pause"))
        self.stop.clicked.connect(lambda: self.asked.emit("stop"))
        self.back.clicked.connect(self.close_confirm)
        self.chart.clicked.connect(self._confirmed)
        self.reason.returnPressed.connect(self._confirmed)
        self.reason.typed.connect(self._say_chart)

    # -- what holds -------------------------------------------------------------------------------

    def show_course(self, course: Course, typed: Mapping[str, Instant]) -> None:
        """Show the ladder.

        Args:
            course: the subject's course.
            typed: analytes typed into the form and not yet recorded, with their time: they are
                recorded together with the step.
        """
        self._course, self._typed = course, typed
        rule = course.protocol.dose_for(course.record.arm)
        if not isinstance(rule, Ladder):
            return
        infusion = course.infusions.get(1)
        self._state = None
        if infusion is not None:
            self._state = ladder_state(rule, infusion, course.record, course.now)
        product = course.protocol.product
        self._product.setText(core_said(product.words).capitalize() if product is not None else "")
        self._show_head(course, rule, infusion)
        self._show_boxes(course, rule)
        self._show_gate(course, rule)
        self._show_buttons(course, rule, infusion)

    def _show_head(self, course: Course, rule: Ladder, infusion: InfusionState | None) -> None:
        state = self._state
        if infusion is None or state is None or state.level is None:
            self._mark.show_status(Status.NO_INFUSION, translate("LadderCard", "Not started"))
            self._since.setText("")
            words = translate("LadderCard", "Study drug, {0} levels").format(len(rule.levels))
            self._level.setText(words)
            self._rate.hide()
            self._held.hide()
            return
        statuses = {
            "running": (Status.RUNNING, translate("LadderCard", "Running")),
            "paused": (Status.PAUSED, translate("LadderCard", "Paused")),
        }
        ended = (Status.ENDED, translate("LadderCard", "Ended"))
        self._mark.show_status(*statuses.get(infusion.state, ended))
        if infusion.started is not None:
            when = show_when(infusion.started, course.zone)
            self._since.setText(translate("LadderCard", "started {0}").format(when))
        words = translate("LadderCard", "Study drug level {0} of {1}")
        self._level.setText(words.format(state.level, len(rule.levels)))
        rate = level_rate(course, state.level)
        self._rate.setText(dose_words(rate) if rate is not None else "")
        self._rate.setVisible(rate is not None and infusion.state == "running")
        self._held.setVisible(state.since is not None)
        if state.since is not None:
            words = translate("LadderCard", "since {0}, {1} at this level")
            held = duration_words(course.now - state.since)
            self._held.setText(words.format(show_time(state.since, course.zone), held))

    def _show_boxes(self, course: Course, rule: Ladder) -> None:
        while len(self._boxes) < len(rule.levels):
            box = LevelBox()
            self._boxes.append(box)
            self._box_row.addWidget(box, 1)
        state = self._state
        level = state.level if state is not None else None
        reached = self._reached(course)
        for box, one in zip(self._boxes, rule.levels, strict=True):
            status, when = Status.LATER, translate("LadderCard", "not yet")
            if level is not None and one.level < level:
                status, when = Status.DONE, translate("LadderCard", "done")
            elif one.level == level:
                status, when = Status.RUNNING, translate("LadderCard", "now")
            if one.level in reached and status is not Status.LATER:
                when = translate("LadderCard", "from {0}").format(
                    show_time(reached[one.level], course.zone)
                )
            elif state is not None and one.level == state.next_level and state.not_before:
                time = show_time(state.not_before, course.zone)
                when = translate("LadderCard", "from {0}").format(time)
            rate = level_rate(course, one.level)
            words = dose_words(rate) if rate is not None else translate("LadderCard", "no rate")
            name = translate("LadderCard", "Level {0}").format(one.level)
            box.show_level(status, when, name, words.replace("\u00a0per", " per"))

    @staticmethod
    def _reached(course: Course) -> dict[int, Instant]:
        """Return when each level was charted last."""
        infusion = course.infusions.get(1)
        events = infusion.events if infusion is not None else ()
        found = {
            line.entry.fact.level: line.at for line in events if line.entry.fact.level is not None
        }
        if infusion is not None and infusion.started is not None:
            found.setdefault(1, infusion.started)
        return found

    def _show_gate(self, course: Course, rule: Ladder) -> None:
        lines = self._gate_lines(course, rule)
        while len(self._rows) < len(lines):
            row = GateRow()
            self._rows.append(row)
            self._gate.addWidget(row)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(lines))
        for row, (text, aside, met) in zip(self._rows, lines, strict=False):
            row.show_line(text, aside, met=met)
        next_ = self._state.next_level if self._state is not None else None
        self._before.setText(
            translate("LadderCard", "Before level {0}").format(next_)
            if next_ is not None and lines
            else ""
        )
        self._before.setVisible(bool(self._before.text()))

    def _gate_lines(self, course: Course, rule: Ladder) -> list[tuple[str, str, bool]]:
        state = self._state
        if state is None or state.next_level is None or state.level is None:
            return []
        found = []
        if state.not_before is not None:
            held = duration_words_of(rule.step_every)
            words = translate("LadderCard", "{0} at level {1}").format(held, state.level)
            reached = course.now >= state.not_before
            time = show_time(state.not_before, course.zone)
            pattern = (
                translate("LadderCard", "reached {0}")
                if reached
                else translate("LadderCard", "not before {0}")
            )
            found.append((words, pattern.format(time), reached))
        for line in state.gate:
            at = line.measured.at if line.measured is not None else self._typed.get(line.analyte)
            aside = show_time(at, course.zone) if at else translate("LadderCard", "missing")
            found.append((analyte_label(line.analyte), aside, at is not None))
        return found

    def offered(self) -> bool:
        """Say whether the step up may be asked for: every line of the gate is met."""
        state, course = self._state, self._course
        if state is None or course is None or state.next_level is None:
            return False
        infusion = course.infusions.get(1)
        if infusion is None or infusion.state != "running":
            return False
        if state.ends is not None and course.now >= state.ends:
            return False
        rule = course.protocol.dose_for(course.record.arm)
        return isinstance(rule, Ladder) and all(met for _, _, met in self._gate_lines(course, rule))

    def _show_buttons(self, course: Course, rule: Ladder, infusion: InfusionState | None) -> None:
        state = self._state
        running = infusion is not None and infusion.active
        if state is None or state.level is None:
            self.up.say(translate("LadderCard", "Start at level {0}").format(rule.levels[0].level))
            self.up.setEnabled(True)
        elif state.next_level is not None:
            rate = level_rate(course, state.next_level)
            words = translate("LadderCard", "Step up to level {0}").format(state.next_level)
            if rate is not None:
                words = f"{words}, {dose_words(rate)}"
            self.up.say(words)
            self.up.setEnabled(self.offered())
        else:
            self.up.say(translate("LadderCard", "Highest level reached"))
            self.up.setEnabled(False)
        lowest = rule.levels[0].level
        for button in (self.hold, self.pause, self.stop):
            button.setEnabled(running)
        above = state is not None and state.level is not None and state.level > lowest
        self.down.setEnabled(running and above)

    # -- asking and confirming --------------------------------------------------------------------

    def _step_or_start(self) -> None:
        if self._state is None or self._state.level is None:
            self.asked.emit("start")
        else:
            self.ask("up")

    def ask(self, step: LadderStep) -> None:
        """Read a step back and ask to confirm it; a step that is not offered asks nothing."""
        state, course = self._state, self._course
        button = {"up": self.up, "hold": self.hold, "down": self.down}[step]
        if state is None or state.level is None or course is None or not button.isEnabled():
            return
        rule = course.protocol.dose_for(course.record.arm)
        if not isinstance(rule, Ladder):
            return
        self._step, self._target = step, _target(rule, state, step)
        rate = level_rate(course, self._target)
        self._read_back(step, rate, course)
        self._buttons.hide()
        self._confirm.show()
        self._say_chart()
        (self.chart if step == "up" else self.reason).setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_back(self, step: LadderStep, rate: Quantity | None, course: Course) -> None:
        words = {
            "up": translate("LadderCard", "Step up to level {0}, {1}, now {2}."),
            "hold": translate("LadderCard", "Hold at level {0}, {1}, now {2}."),
            "down": translate("LadderCard", "Step down to level {0}, {1}, now {2}."),
        }[step]
        amount = dose_words(rate) if rate is not None else translate("LadderCard", "no rate")
        when = show_time(course.now, course.zone)
        self._said.show_runs(words.format(self._target, amount, when))
        self.chart.say(translate("LadderCard", "Chart level {0}").format(self._target))

    def _say_chart(self, _text: str = "") -> None:
        needed = self._step != "up"
        self.chart.setEnabled(not needed or len(self.reason.text().strip()) >= _SHORTEST)

    def close_confirm(self) -> None:
        """Ask nothing; the reason is forgotten."""
        self.reason.clear()
        self._confirm.hide()
        self._buttons.show()

    def is_asking(self) -> bool:
        """Say whether a step waits to be confirmed."""
        return not self._confirm.isHidden()

    def _confirmed(self) -> None:
        if not self.is_asking() or not self.chart.isEnabled():
            return
        step, target, reason = self._step, self._target, self.reason.text().strip()
        self.close_confirm()
        self.confirmed.emit(step, target, reason)

    def lines(self) -> Sequence[str]:
        """Return the gate as said, for screen readers and tests."""
        return [row.accessibleName() for row in self._rows if not row.isHidden()]


def _target(rule: Ladder, state: LadderState, step: LadderStep) -> int:
    level = state.level or rule.levels[0].level
    if step == "up":
        return state.next_level or level
    below = [one.level for one in rule.levels if one.level < level]
    return max(below, default=level) if step == "down" else level


def duration_words_of(given: Quantity) -> str:
    """Write a span of a protocol file: `30min`."""
    return duration_words(span(given))
