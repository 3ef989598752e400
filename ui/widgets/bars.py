"""Painted bars: delivered of planned, and how much of a window has passed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme.marks import Status
from ui.theme.painting import Frame, paint_frame
from ui.theme.palette import theme
from ui.theme.runs import Look, Run
from ui.theme.tokens import HALF, Step
from ui.widgets.text import RunsLabel

if TYPE_CHECKING:
    from ui.theme.tokens import Tokens


def paint_bar(painter: QPainter, rect: QRectF, part: float, colour: str, tokens: Tokens) -> None:
    """Paint a bar filled from the left; delegates use it too.

    Args:
        painter: where to paint; its state is kept.
        rect: the whole bar.
        part: the filled part, 0 to 1; more than all is for `ProgressBar` to show.
        colour: the fill.
        tokens: the palette in force.
    """
    radius = min(4.0, rect.height() / 2)
    frame = Frame(tokens.sunken, tokens.edge, 1, radius)
    paint_frame(painter, rect, frame)
    if part > 0:
        _fill(painter, rect, (0.0, part), colour)
    paint_frame(painter, rect, Frame(None, tokens.edge, 1, radius))


def _fill(painter: QPainter, rect: QRectF, span: tuple[float, float], colour: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = min(4.0, rect.height() / 2)
    shape = QPainterPath()
    shape.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setClipPath(shape)
    start, end = span
    left = rect.left() + rect.width() * start
    width = max(3.0, rect.width() * (min(end, 1.0) - start))
    painter.fillRect(QRectF(left, rect.top(), width, rect.height()), QColor(colour))
    painter.restore()


class ProgressBar(QWidget):
    """Delivered of planned volume.

    More than planned is never clipped: the bar then spans what was delivered, and the part past
    the plan is amber after a line at the plan. An unknown volume shows an empty, dashed bar.

    Args:
        height: the height in pixels; 16 in the infusion card, 8 in lists.
    """

    def __init__(self, height: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delivered: Decimal | None = None
        self._planned: Decimal | None = None
        self._status = Status.RUNNING
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_delivery(None, None, Status.RUNNING)

    def show_delivery(
        self, delivered: Decimal | None, planned: Decimal | None, status: Status, unit: str = "mL"
    ) -> None:
        """Show volumes in one unit; None is not known."""
        self._delivered, self._planned, self._status = delivered, planned, status
        translate = QCoreApplication.translate
        if delivered is None or planned is None:
            said = translate("ProgressBar", "Delivered volume not known")
        else:
            said = translate("ProgressBar", "{0} of {1} {2} delivered").format(
                _to_tenth(delivered), _to_tenth(planned), unit
            )
        self.setAccessibleName(said)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self._delivered is None or not self._planned:
            frame = Frame(tokens.sunken, tokens.amber, 1.5, min(4, self.height() / 2), dashed=True)
            paint_frame(painter, area, frame)
            return
        colour = tokens.accent if self._status is Status.RUNNING else tokens.edge
        part = float(self._delivered / self._planned)
        if part <= 1:
            paint_bar(painter, area, part, colour, tokens)
            return
        paint_bar(painter, area, 1.0, tokens.amber, tokens)
        plan = area.width() / part
        _fill(painter, area, (0.0, 1 / part), colour)
        painter.fillRect(QRectF(plan - 1, 0, 3, area.height()), QColor(tokens.ink))


def _to_tenth(volume: Decimal) -> str:
    """Say a volume to a tenth, without a trailing zero, as it is shown."""
    text = format(volume.quantize(Decimal("0.1")), "f")
    return text.removesuffix(".0")


class WindowBar(QWidget):
    """How much of a time window has passed: a line of words above a painted bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: float | None = None
        self._said = RunsLabel(look=Look(Step.BODY, "ink", 700))
        self._left = RunsLabel(look=Look(Step.BODY, "ink", 700), wrap=False)
        words = QHBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(self._said, 1)
        words.addWidget(self._left)
        self._spot = QWidget()
        self._spot.setFixedHeight(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addLayout(words)
        column.addWidget(self._spot)

    def show_window(self, said: str, left: str, part: float | None) -> None:
        """Show the window.

        Args:
            said: what counts, such as `Shock onset 11hr 20min ago; limit 24 hours`.
            left: what is left or by how much it is over, such as `12hr 40min left`.
            part: the part that has passed; above 1 the window is over, None is not known.
        """
        over = part is not None and part > 1
        self._said.show_runs((Run(said),))
        self._left.show_runs((Run(left, tone="red" if over else None),))
        self._part = part
        self.setAccessibleName(f"{said}, {left}" if left else said)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        area = QRectF(self._spot.geometry())
        if self._part is None:
            paint_frame(painter, area, Frame(tokens.sunken, tokens.amber, 1.5, 4, dashed=True))
            return
        colour = tokens.red if self._part > 1 else tokens.ink2
        paint_bar(painter, area, min(1.0, self._part), colour, tokens)
