"""Points and totals of a score: a missing organ stays possible, it never counts as zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme.marks import Status
from ui.theme.painting import Frame, paint_frame
from ui.theme.palette import theme
from ui.theme.runs import Look, Run
from ui.theme.tokens import BADGE_RADIUS, HALF, Step
from ui.widgets.card import Rule
from ui.widgets.status_mark import StatusMark
from ui.widgets.text import Label, RunsLabel

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ui.theme.tokens import Tokens

_CELL, _NARROW_CELL, _GAP = 36, 31, 4


def bounds_text(low: int, high: int) -> str:
    """Write a total: `13` when it is known, `11 to 15` while something is missing."""
    if low == high:
        return str(low)
    return QCoreApplication.translate("Score", "{0} to {1}").format(low, high)


class PointCells(QWidget):
    """The points of one organ as cells, for display only.

    Args:
        name: what is scored (`Liver`).
        most: the largest number of points; cells run from 0 to it.
    """

    def __init__(self, name: str, most: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._most = name, most
        self._points: int | None = None
        self._possible: frozenset[int] = frozenset()
        self._cell = _CELL
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_unknown(range(most + 1))

    def set_narrow(self, *, narrow: bool) -> None:
        """Take less room at the sides, so that no cell is cut in a narrow window."""
        self._cell = _NARROW_CELL if narrow else _CELL
        self.updateGeometry()
        self.update()

    def show_points(self, points: int) -> None:
        """Show known points."""
        self._points, self._possible = points, frozenset()
        words = QCoreApplication.translate("Score", "{0}, {1} of {2} points")
        self.setAccessibleName(words.format(self._name, points, self._most))
        self.update()

    def show_unknown(self, possible: Collection[int]) -> None:
        """Show which points are still possible while the value is missing."""
        self._points, self._possible = None, frozenset(possible)
        words = QCoreApplication.translate("Score", "{0}, not known, {1} points possible")
        shown = bounds_text(min(possible), max(possible)) if possible else "0"
        self.setAccessibleName(words.format(self._name, shown))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize((self._most + 1) * (self._cell + _GAP) - _GAP, _CELL)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        for points in range(self._most + 1):
            cell = QRectF(points * (self._cell + _GAP) + 2, 0, self._cell - 4, _CELL)
            self._paint_cell(painter, cell, points, tokens)

    def _paint_cell(self, painter: QPainter, cell: QRectF, points: int, tokens: Tokens) -> None:
        chosen, possible = points == self._points, points in self._possible
        ink = tokens.ink2
        if chosen:
            paint_frame(painter, cell, Frame(tokens.ink, None, 0, BADGE_RADIUS))
            ink = tokens.surface
        elif possible:
            frame = Frame(None, tokens.amber, 2, BADGE_RADIUS, dashed=True)
            paint_frame(painter, cell, frame)
            ink = tokens.ink
        else:
            paint_frame(painter, cell, Frame(None, tokens.line, 1, BADGE_RADIUS))
        painter.setFont(theme().font(Step.STRONG if chosen else Step.BODY, 700 if chosen else 400))
        painter.setPen(QColor(ink))
        painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), str(points))


class BoundsTotal(QWidget):
    """A score's total as a range: the known part solid, the open part dashed.

    Args:
        name: the score (`SOFA`).
        most: the largest total, 24 for SOFA.
    """

    def __init__(self, name: str, most: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._title = Label(name, Step.CAPTION, tone="ink2")
        self._unknown = StatusMark(Status.UNKNOWN, "", Step.CAPTION)
        self._total = Label("", Step.READ_BACK)
        self._known = RunsLabel(look=Look(Step.BODY, "ink2"))
        self._bar = _BoundsBar(most)
        self._rule = Rule()
        self._change = RunsLabel()
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._unknown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addLayout(top)
        for widget in (self._total, self._known, self._bar, self._rule, self._change):
            column.addWidget(widget)
        column.addStretch(1)
        self._rule.hide()
        self._unknown.hide()

    def show_total(self, low: int, high: int, known: str, missing: str = "") -> None:
        """Show the bounds.

        Args:
            low: the least total that is still possible.
            high: the greatest.
            known: how much is known, in words (`5 of 6 organs known, 11 points so far`).
            missing: what is missing (`1 of 6 unknown`); empty when complete.
        """
        self._total.setText(bounds_text(low, high))
        self._known.show_runs(known)
        incomplete = QCoreApplication.translate("Score", "{0}, incomplete")
        self._title.setText(incomplete.format(self._name) if missing else self._name)
        self._unknown.setVisible(bool(missing))
        if missing:
            self._unknown.show_status(Status.UNKNOWN, missing)
        self._bar.show_bounds(low, high)
        said = f"{self._title.text()}, {self._total.text()}"
        self.setAccessibleName(f"{said}, {missing}" if missing else said)

    def show_change(self, runs: Sequence[Run] | str) -> None:
        """Say the change from baseline, in words; nothing to say hides the line."""
        self._change.show_runs(runs)
        self._rule.setVisible(bool(self._change.text()))


class _BoundsBar(QWidget):
    """Known part solid, open part dashed amber, the ends in figures beneath."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most, self._low, self._high = most, 0, most
        self.setFixedHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bounds(self, low: int, high: int) -> None:
        self._low, self._high = low, high
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        bar = QRectF(0, 2, self.width(), 12)
        paint_frame(painter, bar, Frame(tokens.sunken, tokens.edge, 1, BADGE_RADIUS))
        low, high = self._x(self._low), self._x(self._high)
        if self._low:
            solid = QRectF(0, 2, low, 12)
            paint_frame(painter, solid, Frame(tokens.ink, None, 0, BADGE_RADIUS))
        if self._high > self._low:
            self._paint_open(painter, QRectF(low, 2, high - low, 12), tokens)
        self._paint_ends(painter, tokens)

    def _paint_open(self, painter: QPainter, area: QRectF, tokens: Tokens) -> None:
        pen = QPen(QColor(tokens.amber), 2)
        pen.setDashPattern([1.6, 1.2])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(QColor(tokens.surface))
        painter.drawRect(area.adjusted(1, 1, -1, -1))

    def _paint_ends(self, painter: QPainter, tokens: Tokens) -> None:
        taken: list[QRectF] = []
        for points in dict.fromkeys((self._low, self._high, 0, self._most)):
            strong = points in (self._low, self._high)
            painter.setFont(theme().font(Step.CAPTION, 600 if strong else 400))
            width = painter.fontMetrics().horizontalAdvance(str(points)) + 2
            left = min(max(0.0, self._x(points) - width / 2), self.width() - width)
            spot = QRectF(left, 16, width, 16)
            if any(spot.adjusted(-4, 0, 4, 0).intersects(one) for one in taken):
                continue
            taken.append(spot)
            painter.setPen(QColor(tokens.ink if strong else tokens.ink2))
            painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), str(points))

    def _x(self, points: int) -> float:
        return self.width() * points / self._most
