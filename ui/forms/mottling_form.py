"""Mottling of the knee and thigh, capillary refill, and, on a ladder, the measurements and steps.

The score and the times are recorded together; a step of the ladder is confirmed for itself, and
takes the measurements typed here with it, in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from protocols.definition.model import FormField, Ladder
from protocols.facts import AssessmentMade, Fact, InfusionCharted, MeasurementTaken
from protocols.scores.mottling import NOT_ASSESSABLE
from protocols.scores.result import Score
from protocols.times import show_time
from ui.forms.deviation_preview import stated
from ui.forms.entry_form import EntryForm, Given, column_of, scrolling
from ui.forms.field_grid import FieldGrid
from ui.forms.form_page import Draft, Missing
from ui.forms.ladder_card import LadderCard
from ui.forms.ladder_levels import level_rate
from ui.forms.leg_card import LegCard
from ui.forms.refill_card import RefillCard
from ui.forms.score_trend import DayBounds, ScoreTrend
from ui.i18n.wording import analyte_label
from ui.theme.marks import Status
from ui.theme.tokens import GAP, GRID, PAD, Step
from ui.widgets.card import Card
from ui.widgets.status_mark import StatusMark

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.facts import Entry
    from ui.bedside import Bedside

translate = QCoreApplication.translate

_LEG_WIDTH: Final = 544
_MIDDLE_WIDTH: Final = 332
_MOST_DAYS: Final = 7


class MottlingForm(EntryForm):
    """Leg, refill and, for a ladder, vitals before a step with the ladder's card.

    Signals:
        wanted(str, object): the form of another event is asked for: its id and context.
    """

    FORM: ClassVar[str] = "mottling"

    wanted = Signal(str, object)

    def __init__(self, bedside: Bedside) -> None:
        super().__init__(
            bedside,
            translate("MottlingForm", "Record assessment"),
            caption=translate("MottlingForm", "Assessed at"),
            paper_apart=True,
        )
        self.leg = LegCard()
        self.refill = RefillCard()
        self.vitals = FieldGrid(bedside)
        self.ladder = LadderCard()
        self.trend = ScoreTrend(translate("MottlingForm", "Mottling by day"), 5, 1)
        self._refill_only = False
        self._arrange()
        for widget in (self.leg, self.refill, self.vitals):
            widget.typed.connect(self.changed)
        self.ladder.confirmed.connect(self._chart_step)
        self.ladder.asked.connect(lambda what: self.wanted.emit(f"infusion_{what}", None))
        self._keys()

    def _arrange(self) -> None:
        self.leg.setMaximumWidth(_LEG_WIDTH)
        self._vitals_card = Card(translate("MottlingForm", "Vitals before step"))
        self._left_out = StatusMark(Status.UNKNOWN, "", Step.CAPTION)
        self._vitals_card.title_row.addWidget(self._left_out)
        self._vitals_card.body.addWidget(self.vitals)
        self.refill.title_row.addWidget(self.paper)
        when = Card()
        when.body.setContentsMargins(GAP, GRID, GAP, GRID)
        when.body.addWidget(self.given)
        for card in (self.refill, self._vitals_card):
            card.body.setContentsMargins(PAD, GRID, PAD, GRID)
        middle = column_of(self.refill, self._vitals_card, when)
        area = scrolling(middle)
        area.setFixedWidth(_MIDDLE_WIDTH)
        self._trend_card = Card(translate("MottlingForm", "Mottling by day"))
        self._trend_card.body.addWidget(self.trend, 1)
        self._right = column_of(self.ladder, self._trend_card, stretch=False)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.leg, 5)
        row.addWidget(area)
        row.addWidget(self._right, 4)
        self.body.addLayout(row, 1)

    def _keys(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys: dict[str, Callable[[], None]] = {
            "L": lambda: self.leg.choose_side("left"),
            "R": lambda: self.leg.choose_side("right"),
            "X": lambda: self.leg.refuse(on=True),
            "T": self.refill.toggle,
            "Alt+T": self.refill.toggle,
            "+": lambda: self.ladder.ask("up"),
            "H": lambda: self.ladder.ask("hold"),
            "-": lambda: self.ladder.ask("down"),
        }
        for zone in range(6):
            keys[str(zone)] = partial(self.leg.pick, zone)
        for key, action in keys.items():
            shortcut = QShortcut(QKeySequence(key), self, context=inside)
            shortcut.activated.connect(action)

    # -- the course -------------------------------------------------------------------------------

    def _rule(self) -> Ladder | None:
        course = self.bedside.course
        rule = course.protocol.dose_for(course.record.arm) if course is not None else None
        return rule if isinstance(rule, Ladder) else None

    @override
    def offer(self, course: Course) -> None:
        rule = self._rule()
        gate = rule.gate if rule is not None else ()
        self.vitals.build(
            [FormField(one, analyte_label(one), "analyte", analyte=one) for one in gate], 2
        )

    @override
    def show_course(self, course: Course | None) -> None:
        super().show_course(course)
        if course is None:
            return
        rule = self._rule()
        self.ladder.setVisible(rule is not None)
        self._vitals_card.setVisible(rule is not None)
        self._trend_card.setVisible(rule is None)
        self.vitals.show_record(course.record)
        self.refill.show_course(course)
        self._show_scores(course)
        self._look()

    def _show_scores(self, course: Course) -> None:
        known = [
            one for one in course.scores if one.form == "mottling" and isinstance(one.score, Score)
        ]
        days: dict[str, DayBounds] = {}
        for one in known:
            assert isinstance(one.score, Score)  # noqa: S101 - filtered one line above
            label = f"D{one.day}" if one.day is not None else show_time(one.at, course.zone)
            days[label] = DayBounds(label, one.score.low, one.score.high)
        self.trend.show_days(list(days.values())[-_MOST_DAYS:], None)
        words = ""
        if known and isinstance(known[-1].score, Score):
            total = known[-1].score.total
            when = show_time(known[-1].at, course.zone)
            words = translate("MottlingForm", "Last: {0}, at {1}.").format(
                NOT_ASSESSABLE if total is None else total, when
            )
        self.leg.show_last(words)

    def _look(self) -> None:
        course = self.bedside.course
        if course is None or self._rule() is None:
            return
        now = self.bedside.now()
        self.ladder.show_course(course, dict.fromkeys(self.vitals.readings(), now))
        open_ = [one.label for one in self.vitals.empty_fields()]
        words = translate("MottlingForm", "{0} missing").format(len(open_)) if open_ else ""
        self._left_out.setVisible(bool(open_))
        self._left_out.show_status(Status.UNKNOWN, words)

    @override
    def changed(self, _text: object = None, *, keep: bool = True) -> None:
        self._look()
        super().changed(keep=keep)

    # -- a step of the ladder ---------------------------------------------------------------------

    def _chart_step(self, step: str, level: int, reason: str) -> None:
        """Chart a confirmed step with the measurements that were typed for it."""
        course, now = self.bedside.course, self.bedside.now()
        if course is None:
            return
        rate = level_rate(course, level)
        held = step == "hold"
        # a hold names no level: the time at the level goes on, and the next step is not put off
        words = f"{translate('MottlingForm', 'hold')}, {reason}" if held else reason
        event = InfusionCharted("rate", 1, rate=rate, level=None if held else level, reason=words)
        facts: list[Fact] = [*self._vital_facts(), event]
        issues = self.bedside.record_statements(
            [stated(self.bedside, fact, now, from_paper=self.paper.isChecked()) for fact in facts]
        )
        self.route_issues(issues)
        if not issues:
            self.vitals.clear()
            self.show_course(self.bedside.course)
            self.changed()
            # the button that was pressed is gone: without this the focus would be on Leave
            field = self.first_field()
            if field is not None:
                field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _vital_facts(self) -> list[MeasurementTaken]:
        return [
            MeasurementTaken(analyte, reading)
            for analyte, reading in self.vitals.readings().items()
        ]

    # -- EntryForm --------------------------------------------------------------------------------

    @override
    def prepare(self, context: object) -> None:
        self.show_course(self.bedside.course)

    @override
    def take_entry(self, entry: Entry[Any]) -> None:
        fact = entry.fact
        if not isinstance(fact, AssessmentMade):
            return
        if fact.form == "refill":
            self.refill.take_values(fact.values)
        else:
            self.leg.take_values(fact.values, fact.not_done)

    @override
    def missing(self) -> Missing | None:
        found = self.leg.missing() or self.refill.missing() or self.vitals.missing(needed=False)
        if found is not None:
            return found
        if not self._facts():
            words = translate("MottlingForm", "One step left: choose a zone or type a time")
            return Missing(words, self.leg.picker.row(5))
        return super().missing()

    def _facts(self) -> list[Fact]:
        values, reasons = self.leg.values()
        found: list[Fact] = [AssessmentMade("mottling", values, reasons)] if values else []
        return [*found, *self.refill.facts(), *self._vital_facts()]

    @override
    def given_facts(self) -> Given:
        at = self.given.instant()
        if at is None:
            return Given(issues=tuple(one for one in (self.given.edit.issue(),) if one))
        return Given(tuple((fact, at) for fact in self._facts()))

    @override
    def texts(self) -> Draft:
        return {
            **super().texts(),
            "mottling": self.leg.texts(),
            "refill": self.refill.texts(),
            "vitals": self.vitals.texts(),
        }

    @override
    def fill(self, texts: Mapping[str, Any]) -> None:
        super().fill(texts)
        self.leg.fill(texts.get("mottling"))
        self.refill.fill(texts.get("refill"))
        self.vitals.fill(texts.get("vitals"))
        self._look()

    @override
    def clear(self) -> None:
        super().clear()
        self.leg.clear()
        self.refill.clear()
        self.vitals.clear()
        self.ladder.close_confirm()

    @override
    def leave(self) -> None:
        if self.ladder.is_asking():
            self.ladder.close_confirm()
            return
        super().leave()

    @override
    def first_field(self) -> QWidget | None:
        zone = self.leg.picker.zone()
        return self.leg.picker.row(5 if zone is None else zone)
