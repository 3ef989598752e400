"""The second step of an enrolment: every criterion with its evidence, its window and an answer.

A row is one target: Y, X and ? answer it, Down goes to the next one without an answer. The row
that is looked at is open and shows what was found; the others say their state in one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.forms.enrol_candidate import measured_for
from ui.i18n.languages import core_said
from ui.i18n.wording import analyte_label
from ui.theme.marks import Status
from ui.theme.painting import paint_focus_ring
from ui.theme.palette import theme
from ui.theme.runs import Look, Run
from ui.theme.tokens import GAP, GRID, HALF, Step
from ui.widgets.bars import WindowBar
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.segments import Segments
from ui.widgets.status_mark import StatusMark
from ui.widgets.text import Label, RunsLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protocols.definition.model import Criterion, Protocol
    from protocols.eligibility.judge import CriterionVerdict, Eligibility, Evidence
    from protocols.facts import Answer

translate = QCoreApplication.translate
_MARKS: Final[dict[Answer, Status]] = {
    "met": Status.DONE,
    "not_met": Status.HARD_STOP,
    "not_known": Status.UNKNOWN,
}
_ROWS_OF_EVIDENCE: Final = 7
_ID_WIDTH: Final = 40


def answer_words(answer: Answer, kind: str) -> str:
    """Return an answer as it is said: met for an inclusion is absent for an exclusion."""
    if answer == "not_known":
        return translate("Criteria", "Not known")
    if kind == "inclusion":
        met = translate("Criteria", "Met")
        return met if answer == "met" else translate("Criteria", "Not met")
    absent = translate("Criteria", "Absent")
    return absent if answer == "met" else translate("Criteria", "Present")


class CriterionRow(QWidget):
    """One criterion.

    Signals:
        answered(str, str): its id and met, not_met or not_known.
        stepped(str, int): go to the next (1) or previous (-1) one; 2: the next without an answer.
        looked_at(str): it got the focus.
        value_asked(str): a measured value that would settle it is to be typed.
    """

    answered = Signal(str, str)
    stepped = Signal(str, int)
    looked_at = Signal(str)
    value_asked = Signal(str)

    def __init__(self, criterion: Criterion, *, roomy: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.criterion = criterion
        self._roomy = roomy
        self._open = False
        self._verdict: CriterionVerdict | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._id = Label(criterion.id, Step.CAPTION, tone="ink2", weight=600)
        self._id.setMinimumWidth(_ID_WIDTH - GAP)
        look = Look(Step.STRONG if roomy else Step.BODY, "ink", 600 if roomy else 400)
        self._text = RunsLabel(core_said(criterion.text), look)
        self._mark = StatusMark(Status.UNKNOWN, None, Step.BODY)
        self._why = RunsLabel(look=Look(Step.CAPTION, "ink2"))
        self.window_bar = WindowBar()
        self._evidence = _EvidenceRows()
        name = translate("Criteria", "Answer to {0}").format(criterion.id)
        answers: tuple[Answer, ...] = ("met", "not_met", "not_known")
        self.answers = Segments(
            name, [(one, answer_words(one, criterion.kind)) for one in answers], look="soft"
        )
        self.answers.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._values = [_value_button(one, self) for one in measured_for(criterion)]
        self._arrange()
        self.answers.chosen.connect(lambda key: self.answered.emit(self.criterion.id, key))
        self._show_parts()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GRID, GAP, GRID + 1)
        column.setSpacing(HALF)
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self._id, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._text)
        words.addWidget(self._why)
        top.addLayout(words, 1)
        top.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        under = QVBoxLayout()
        under.setContentsMargins(_ID_WIDTH - GAP + GRID if self._roomy else 0, 0, 0, 0)
        under.setSpacing(HALF)
        under.addWidget(self.window_bar)
        under.addWidget(self._evidence)
        answering = QHBoxLayout()
        answering.setSpacing(GRID)
        answering.addWidget(self.answers, 1)
        for button in self._values:
            answering.addWidget(button)
        under.addLayout(answering)
        column.addLayout(under)

    def show_verdict(self, verdict: CriterionVerdict) -> None:
        """Show what the criterion comes to."""
        self._verdict = verdict
        self._mark.show_status(_MARKS[verdict.verdict], answer_words(verdict.verdict, verdict.kind))
        self._why.show_runs(_found_words(verdict))
        self.answers.choose(verdict.stated)
        window = verdict.window
        if window is not None:
            said, left, part = _window_words(verdict)
            self.window_bar.show_window(said, left, part)
        self._evidence.show_rows(
            [row for row in verdict.evidence if window is None or row.text != window.words]
        )
        text, why = core_said(self.criterion.text), core_said(verdict.why)
        name = (self.criterion.id, text, self._mark.words(), why)
        self.setAccessibleName(", ".join(name))
        self._show_parts()
        self.update()

    def set_open(self, *, open_: bool) -> None:
        """Open the row, or fold it to its text and state."""
        if self._open != open_:
            self._open = open_
            self._show_parts()

    @property
    def is_open(self) -> bool:
        """Whether it is open."""
        return self._open

    @property
    def verdict(self) -> CriterionVerdict | None:
        """The verdict shown."""
        return self._verdict

    def _show_parts(self) -> None:
        verdict = self._verdict
        window = verdict is not None and verdict.window is not None
        many = verdict is not None and len(verdict.evidence) > 1
        self.window_bar.setVisible(window and (self._open or self._roomy))
        self._evidence.setVisible(many and self._open)
        said = bool(self._why.text()) and not (many and self._open)
        self._why.setVisible(said)
        self.answers.setVisible(self._open)
        for button in self._values:
            button.setVisible(self._open)
        self.updateGeometry()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit(self.criterion.id)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        answers: dict[str, Answer] = {"y": "met", "x": "not_met", "?": "not_known"}
        given = answers.get(event.text().lower())
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 2, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
        step = steps.get(Qt.Key(event.key()))
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if given is not None and plain:
            self.answered.emit(self.criterion.id, given)
        elif step is not None and plain:
            self.stepped.emit(self.criterion.id, step)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        area = QRectF(self.rect())
        open_question = self._verdict is not None and self._verdict.verdict == "not_known"
        ground = tokens.ambersoft if open_question else tokens.surface
        painter.fillRect(area, QColor(ground))
        painter.setPen(QPen(QColor(tokens.line), 1))
        foot = area.bottom() - 0.5
        painter.drawLine(QPointF(area.left(), foot), QPointF(area.right(), foot))
        if self.hasFocus():
            paint_focus_ring(painter, area, tokens, radius=2)


class _EvidenceRows(QWidget):
    """What the rule asks, row by row: mark, words, source."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._rows: list[tuple[StatusMark, RunsLabel, QWidget]] = []

    def show_rows(self, rows: Sequence[Evidence]) -> None:
        while len(self._rows) < min(len(rows), _ROWS_OF_EVIDENCE):
            mark, words, line = StatusMark(Status.UNKNOWN, "", Step.CAPTION), RunsLabel(), QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(GRID)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, 1)
            self._column.addWidget(line)
            self._rows.append((mark, words, line))
        for number, (mark, words, line) in enumerate(self._rows):
            line.setVisible(number < len(rows))
            if number < len(rows):
                one = rows[number]
                status = {True: Status.DONE, False: Status.NOT_DONE, None: Status.UNKNOWN}
                mark.show_status(status[one.holds], "")
                runs = [Run(core_said(one.text))]
                if one.source:
                    runs.append(Run(f"  {core_said(one.source)}", 400, "ink2", Step.CAPTION))
                words.show_runs(runs)


def _value_button(analyte: str, row: CriterionRow) -> SecondaryButton:
    name = analyte_label(analyte)
    if name[1:2].islower() and not name[2:3].isupper():
        name = name[:1].lower() + name[1:]
    button = SecondaryButton(translate("Criteria", "Enter {0}").format(name))
    button.setMinimumHeight(44)
    button.clicked.connect(lambda: row.value_asked.emit(analyte))
    return button


def _window_words(verdict: CriterionVerdict) -> tuple[str, str, float | None]:
    """Return what counts, what is left, and the part that has passed."""
    window = verdict.window
    if window is None:
        return "", "", None
    words, _, left = window.words.rpartition(", ")
    if window.limit is None:
        whole = core_said(window.words)
        return f"{whole[:1].upper()}{whole[1:]}", "", None
    part = window.elapsed.total("minutes") / window.limit.total("minutes")
    first = core_said(words.replace(", limit", "; limit"))
    return first[:1].upper() + first[1:], core_said(left), part


def _found_words(verdict: CriterionVerdict) -> tuple[Run, ...]:
    """Return what was found, without what the criterion's own text says already."""
    if verdict.conflict:
        return (Run(core_said(verdict.why), 600, "amber"),)
    if not verdict.evidence:
        return () if verdict.stated is not None or not verdict.why else _said_by_rule(verdict)
    if len(verdict.evidence) == 1 and verdict.window is None:
        row = verdict.evidence[0]
        found = row.text.rpartition(": ")[2]
        bare = found in ("yes", "no", "not known")
        words = ", ".join(core_said(one) for one in ("" if bare else found, row.source) if one)
        return (Run(words),) if words else ()
    return (Run(core_said(verdict.why)),) if verdict.verdict == "not_met" else ()


def _said_by_rule(verdict: CriterionVerdict) -> tuple[Run, ...]:
    return () if verdict.why == "not answered" else (Run(core_said(verdict.why)),)


class CriteriaCards(QWidget):
    """Inclusion at the left, exclusions in two columns at the right.

    Signals:
        answered(str, str): a criterion's id and answer.
        value_asked(str): a measured value is to be typed.
        ended(): Down was pressed and every criterion has an answer.
    """

    answered = Signal(str, str)
    value_asked = Signal(str)
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inclusion = Card(translate("Criteria", "Inclusion"), padding=0)
        self.exclusion = Card(translate("Criteria", "Exclusion"), padding=0)
        self.rows: dict[str, CriterionRow] = {}
        self._columns: list[QVBoxLayout] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(self.inclusion, 560)
        self._row.addWidget(self.exclusion, 762)
        for card, columns in ((self.inclusion, 1), (self.exclusion, 2)):
            card.body.setContentsMargins(0, 0, 0, 0)
            across = QHBoxLayout()
            across.setSpacing(1)
            for _ in range(columns):
                across.addWidget(self._column(), 1)
            card.body.addLayout(across, 1)

    def _column(self) -> QScrollArea:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        self._columns.append(column)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(holder)
        for ground in (scroll.viewport(), holder):  # the card paints the ground
            ground.setAutoFillBackground(False)
        return scroll

    def show_protocol(self, protocol: Protocol) -> None:
        """Make the rows of a protocol."""
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows = {}
        kinds = {
            kind: [one for one in protocol.criteria if one.kind == kind]
            for kind in ("inclusion", "exclusion")
        }
        self.exclusion.setVisible(bool(kinds["exclusion"]))
        half = (len(kinds["exclusion"]) + 1) // 2
        for column, criteria in zip(
            self._columns,
            (kinds["inclusion"], kinds["exclusion"][:half], kinds["exclusion"][half:]),
            strict=True,
        ):
            for criterion in criteria:
                row = CriterionRow(criterion, roomy=criterion.kind == "inclusion")
                row.answered.connect(self.answered)
                row.stepped.connect(self._step)
                row.looked_at.connect(self._look_at)
                row.value_asked.connect(self.value_asked)
                self.rows[criterion.id] = row
                column.insertWidget(column.count() - 1, row)

    def show_eligibility(self, eligibility: Eligibility) -> None:
        """Show the verdict of every criterion, and how many of each there are."""
        for verdict in eligibility.criteria:
            if verdict.id in self.rows:
                self.rows[verdict.id].show_verdict(verdict)
        for card, kind in ((self.inclusion, "inclusion"), (self.exclusion, "exclusion")):
            counts = [
                (
                    answer_words(answer, kind).lower(),
                    sum(one.kind == kind and one.verdict == answer for one in eligibility.criteria),
                )
                for answer in _MARKS
            ]
            aside = ", ".join(f"{number} {words}" for words, number in counts)
            if kind == "exclusion":
                aside = translate("Criteria", "{0}. Keys: Y absent, X present, ? not known").format(
                    aside
                )
            card.show_title(card.title(), aside)

    def look_at_first(self) -> None:
        """Put the focus on the first criterion without an answer, else the first of all."""
        open_ = self.unanswered()
        first = open_[0] if open_ else next(iter(self.rows.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def unanswered(self) -> list[CriterionRow]:
        """Return the rows whose verdict is not known, in reading order."""
        return [
            row
            for row in self.rows.values()
            if row.verdict is not None and row.verdict.verdict == "not_known"
        ]

    def _look_at(self, id_: str) -> None:
        for name, row in self.rows.items():
            row.set_open(open_=name == id_)
        area = self.rows[id_]
        parent = area.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(area, 0, GRID)

    def _step(self, id_: str, step: int) -> None:
        order = list(self.rows)
        place = order.index(id_)
        if step == 2:
            waiting = {row.criterion.id for row in self.unanswered()}
            after = [*order[place + 1 :], *order[:place]]
            target = next((name for name in after if name in waiting), None)
            if target is None:
                self.ended.emit()
                return
        else:
            target = order[min(max(place + step, 0), len(order) - 1)]
        self.rows[target].setFocus(Qt.FocusReason.OtherFocusReason)
