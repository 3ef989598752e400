"""Who this page is about: on every page of one subject, never covered."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme.marks import Status
from ui.theme.painting import badge_size, paint_badge
from ui.theme.palette import theme
from ui.theme.runs import Look, Run, RunsLayout
from ui.theme.tokens import GAP, GRID, PAD, Step
from ui.widgets.app_bar import NARROWEST, paint_strip_ground
from ui.widgets.status_mark import StatusMark
from ui.widgets.text import Label, RunsLabel, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

HEIGHT = 72
_ENDLESS = 100_000.0
_ALWAYS = 2
"""The dosing weight and the protocol with its arm are shown in any room."""


class StripField(NamedTuple):
    """One field of the strip: label, value, and the value's source in small."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class StripSubject:
    """Who is shown.

    Attributes:
        subject: the study id, such as `IGM-0007`.
        badge: the short name of the protocol.
        blinding: `Status.BLINDED`, `SINGLE_BLIND` or `OPEN`.
        bed: the bed (`Bed 04`).
        note: what the blinding asks for (`keep arm from patient and family`).
        practice: a practice subject: hatched, and the word on every page.
    """

    subject: str
    badge: str
    blinding: Status
    bed: str
    note: str = ""
    practice: bool = False


class Badge(QWidget):
    """A small framed word, such as a protocol or a count."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def say(self, text: str) -> None:
        """Show another word; an empty one hides the badge."""
        self._text = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return the word."""
        return self._text

    @override
    def sizeHint(self) -> QSize:
        return badge_size(self._text, pad=7).toSize()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        paint_badge(QPainter(self), QRectF(self.rect()), self._text, tokens.ink, tokens.ink)


class Dress(NamedTuple):
    """How much a cell shows: its note, wide margins, and the size of its value."""

    note: bool = True
    tight: bool = False
    small: bool = False


_DRESSES = (
    Dress(),
    Dress(tight=True),
    Dress(note=False),
    Dress(note=False, tight=True),
    Dress(note=False, tight=True, small=True),
)


class StripCell(QWidget):
    """Label above value, a hairline at its left; the note goes first where room is short."""

    def __init__(self, value_step: Step = Step.STRONG) -> None:
        super().__init__()
        self._look = Look(value_step, "ink", 600)
        self._step = value_step
        self._label = Label("", Step.CAPTION, tone="ink2")
        self._value = RunsLabel(look=self._look, wrap=False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(1)
        self._column.addStretch(1)
        self._column.addWidget(self._label)
        self._column.addWidget(self._value)
        self._column.addStretch(1)

    def width_for(self, field: StripField, dress: Dress) -> int:
        """Return the pixels that a field needs in this dress."""
        label = QFontMetricsF(theme().font(Step.CAPTION)).horizontalAdvance(field.label)
        laid = RunsLayout(self._said(field, dress), self._look, _ENDLESS, theme().tokens)
        return ceil(max(label, laid.width)) + 2 * _side(tight=dress.tight) + 4

    def _said(self, field: StripField, dress: Dress) -> tuple[Run, ...]:
        value = Run(field.value, 600, step=Step.CAPTION if dress.small else self._step)
        if not (field.note and dress.note):
            return (value,)
        return (value, Run(f" {field.note}", 600, "ink2", Step.CAPTION))

    def show_field(self, field: StripField, dress: Dress) -> None:
        """Show a field, with its note or without, in the room it needs."""
        note, side = dress.note, _side(tight=dress.tight)
        self._column.setContentsMargins(side + 1, 0, side, 2)
        self._label.setText(field.label)
        self._value.show_runs(self._said(field, dress))
        self.setFixedWidth(self.width_for(field, dress))
        self._column.activate()  # the value may need another room though the cell does not
        said = f"{field.label}: {field.value}"
        self.setAccessibleName(f"{said}, {field.note}" if field.note else said)
        self.setToolTip("" if note else plain_tooltip(field.note))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(QColor(theme().tokens.line), 1))
        painter.drawLine(QLineF(0.5, 0, 0.5, self.height()))


class CellRow(QHBoxLayout):
    """Cells that give up their notes, then space, then size, when the strip is narrow.

    Where even that is too wide the last clocks are left out: two fields never lie on each other.
    """

    def __init__(self, value_step: Step = Step.STRONG) -> None:
        super().__init__()
        self.setSpacing(0)
        self.setContentsMargins(0, 0, 0, 0)
        self._step = value_step
        self._fields: tuple[StripField, ...] = ()
        self._cells: list[StripCell] = []

    def show_fields(self, fields: Sequence[tuple[str, ...]], room: int) -> None:
        """Show the fields in at most `room` pixels if that can be done without losing words."""
        self._fields = tuple(StripField(*field) for field in fields)
        while len(self._cells) < len(self._fields):
            cell = StripCell(self._step)
            self._cells.append(cell)
            self.addWidget(cell)
        for number, cell in enumerate(self._cells):
            cell.setVisible(number < len(self._fields))
        self.fit(room)

    def fit(self, room: int) -> None:
        """Choose the fullest dress in which every field fits."""
        shown = list(zip(self._fields, self._cells, strict=False))
        for dress in _DRESSES:
            if sum(cell.width_for(field, dress) for field, cell in shown) <= room:
                break
        left = room
        for number, (field, cell) in enumerate(shown):
            cell.show_field(field, dress)
            left -= cell.width()
            cell.setVisible(left >= 0 or number < _ALWAYS)
        strip = self.parentWidget()
        whole = strip.layout() if strip is not None else None
        if whole is not None:
            whole.activate()  # not a frame later: until then one would lie on another


def _side(*, tight: bool) -> int:
    return GRID if tight else GAP + 2


class PatientStrip(QWidget):
    """The 72 px strip: study id, badge, blinding, bed, then the fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._practice = False
        self._fields: tuple[tuple[str, ...], ...] = ()
        self._id = Label("", Step.KEY)
        self._badge = Badge()
        self._blinding = StatusMark(Status.BLINDED, None, Step.CAPTION)
        self._word = Badge(QCoreApplication.translate("PatientStrip", "Practice"))
        self._bed = Label("", Step.CAPTION, tone="ink2")
        self._note = Label("", Step.CAPTION, tone="ink2")
        self._who = QWidget()
        self._who.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._cells = CellRow()
        self._arrange()
        self.setAccessibleName(QCoreApplication.translate("PatientStrip", "Subject"))

    def _arrange(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(GRID)
        first.addWidget(self._id)
        first.addSpacing(4)
        for widget in (self._badge, self._blinding, self._word):
            first.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        second = QHBoxLayout()
        second.setSpacing(GAP)
        second.addWidget(self._bed)
        second.addWidget(self._note)
        second.addStretch(1)
        column = QVBoxLayout(self._who)
        column.setContentsMargins(PAD, 6, GAP + 2, 6)
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(first)
        column.addLayout(second)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 2)
        row.setSpacing(0)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self._who)
        row.addLayout(self._cells)
        row.addStretch(1)

    def show_subject(self, who: StripSubject, fields: Sequence[tuple[str, ...]]) -> None:
        """Show a subject; fields are triples of label, value and note (or pairs)."""
        self._practice = who.practice
        self._fields = tuple(tuple(field) for field in fields)
        self._id.setText(who.subject)
        self._badge.say(who.badge)
        self._blinding.show_status(who.blinding)
        self._blinding.show()
        self._word.setVisible(who.practice)
        self._bed.setText(who.bed)
        self._note.setText(who.note)
        self._fit()
        self.update()

    def hide_for_lock(self, bed: str) -> None:
        """Hide everything but the bed while the program is locked."""
        self._fields = ()
        self._practice = False
        self._id.setText(bed)
        self._badge.say("")
        self._blinding.hide()
        self._word.hide()
        self._bed.setText("")
        self._note.setText(QCoreApplication.translate("PatientStrip", "locked"))
        self._fit()
        self.update()

    def _fit(self) -> None:
        self._cells.show_fields(self._fields, self.width() - self._who.sizeHint().width() - GRID)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()  # what stands beside the cells took more room, or its font is known now
        return done

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, HEIGHT)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_strip_ground(self, accent=True)
        if self._practice:
            painter = QPainter(self)
            brush = QBrush(QColor(theme().tokens.amber), Qt.BrushStyle.BDiagPattern)
            painter.fillRect(QRectF(0, 0, self.width(), 8), brush)
