"""Mottling around the knee: tap the painted leg, a row, or press 0 to 5."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme.palette import theme
from ui.theme.tokens import GAP, GRID, Step, Tokens
from ui.widgets import leg_figure
from ui.widgets.choices import RadioRow

Side = Literal["right", "left"]


class LegFigure(QWidget):
    """The painted leg.

    Signals:
        tapped(int): the zone under the finger.
    """

    tapped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone: int | None = None
        self._side: Side = "right"
        self.setMinimumSize(200, 340)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_zone(self, zone: int | None) -> None:
        """Fill the leg up to a zone; None is not answered and fills nothing."""
        self._zone = zone
        self.update()

    def show_side(self, side: Side) -> None:
        """Draw the right or the left leg."""
        self._side = side
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(232, 372)

    def _to_widget(self) -> QTransform:
        """Return the way from the drawing to the widget."""
        scale = min(self.width() / leg_figure.WIDTH, self.height() / leg_figure.HEIGHT)
        left = (self.width() - leg_figure.WIDTH * scale) / 2
        top = (self.height() - leg_figure.HEIGHT * scale) / 2
        if self._side == "left":
            return QTransform(-scale, 0, 0, scale, self.width() - left, top)
        return QTransform(scale, 0, 0, scale, left, top)

    def point_of(self, zone: int) -> QPointF:
        """Return where the number of a zone stands in the widget."""
        return self._to_widget().map(leg_figure.BADGES[zone])

    def zone_at(self, point: QPointF) -> int | None:
        """Return the zone under a point of the widget."""
        back, invertible = self._to_widget().inverted()
        return leg_figure.zone_at(back.map(point)) if invertible else None

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        zone = self.zone_at(event.position())
        if zone is not None:
            self.tapped.emit(zone)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        way = self._to_widget()
        leg = way.map(leg_figure.outline())
        painter.fillPath(leg, QColor(tokens.sunken))
        self._paint_filled(painter, way, tokens)
        self._paint_lines(painter, way, tokens)
        for zone in leg_figure.BADGES:
            self._paint_badge(painter, zone, tokens)

    def _paint_filled(self, painter: QPainter, way: QTransform, tokens: Tokens) -> None:
        if not self._zone:
            return
        area = way.map(leg_figure.filled(self._zone))
        painter.save()
        painter.fillPath(area, QColor(tokens.accentsoft))
        painter.setClipPath(area)
        colour = QColor(tokens.mottle)
        colour.setAlphaF(0.45)
        for blotch in leg_figure.texture():
            painter.fillPath(way.map(blotch), colour)
        painter.restore()

    def _paint_lines(self, painter: QPainter, way: QTransform, tokens: Tokens) -> None:
        ink = QColor(tokens.ink)
        dashed = QPen(ink, 1.5)
        dashed.setDashPattern([3.2, 2.2])
        painter.setPen(dashed)
        for zone in (1, 2, 3, 4):
            if zone != self._zone:
                painter.drawPath(way.map(leg_figure.boundary(zone)))
        painter.save()
        rim = QPen(ink, 2)
        gap = QPainterPath()
        gap.addRect(QRectF(self.rect()))
        cut = way.map(leg_figure.cut_edge())
        painter.setClipPath(gap.subtracted(_box(cut)))
        painter.setPen(rim)
        painter.drawPath(way.map(leg_figure.outline()))
        painter.restore()
        dotted = QPen(ink, 1.5)
        dotted.setDashPattern([1.4, 1.8])
        painter.setPen(dotted)
        painter.drawPath(cut)
        if self._zone in (1, 2, 3, 4):
            chosen = QPen(QColor(tokens.accent), 3)
            painter.setPen(chosen)
            painter.drawPath(way.map(leg_figure.boundary(self._zone)))

    def _paint_badge(self, painter: QPainter, zone: int, tokens: Tokens) -> None:
        way = self._to_widget()
        if zone in leg_figure.LEADERS:
            start, end = leg_figure.LEADERS[zone]
            painter.setPen(QPen(QColor(tokens.ink), 1.2))
            painter.drawLine(way.map(start), way.map(end))
            painter.setBrush(QColor(tokens.ink))
            painter.drawEllipse(way.map(start), 2, 2)
        here = zone == self._zone
        spot = way.map(leg_figure.BADGES[zone])
        painter.setPen(QPen(QColor(tokens.accent if here else tokens.ink), 1.3))
        painter.setBrush(QColor(tokens.accent if here else tokens.surface))
        painter.drawEllipse(spot, 11, 11)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(theme().font(Step.CAPTION, 700))
        painter.setPen(QColor(tokens.onaccent if here else tokens.ink))
        box = QRectF(spot.x() - 11, spot.y() - 11, 22, 22)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(zone))


def _box(path: QPainterPath) -> QPainterPath:
    box = QPainterPath()
    box.addRect(path.boundingRect().adjusted(-2, 1, 2, -1))
    return box


class LegPicker(QWidget):
    """Leg and six rows in the same order from top to bottom; either chooses both.

    Keys 0 to 5 choose while the focus is anywhere inside. Nothing is chosen at first: not
    answered is not zero.

    Signals:
        chosen(int): a person chose a zone, 0 to 5. Not sent by `choose`.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        self.setAccessibleName(translate("LegPicker", "Mottling, 0 to 5"))
        texts = {
            5: translate("LegPicker", "Past the groin fold"),
            4: translate("LegPicker", "Up to the groin fold"),
            3: translate("LegPicker", "Up to mid-thigh"),
            2: translate("LegPicker", "Up to the upper edge of the kneecap"),
            1: translate("LegPicker", "Coin-sized, centre of the knee"),
            0: translate("LegPicker", "No mottling"),
        }
        self.figure = LegFigure()
        self.figure.setAccessibleName(translate("LegPicker", "Painted leg"))
        self._group = QButtonGroup(self)
        self._rows: dict[int, RadioRow] = {}
        rows = QVBoxLayout()
        rows.setSpacing(GRID - 2)
        for zone, text in texts.items():
            row = RadioRow(text, str(zone))
            self._group.addButton(row, zone)
            self._rows[zone] = row
            rows.addWidget(row, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(self.figure, 1)
        line.addLayout(rows, 1)
        self.figure.tapped.connect(self._picked)
        self._group.idClicked.connect(self._picked)
        self._set_tab_stop(None)

    def zone(self) -> int | None:
        """Return the chosen zone, None while nothing is chosen."""
        zone = self._group.checkedId()
        return None if zone < 0 else zone

    def choose(self, zone: int | None) -> None:
        """Choose a zone, or none, without telling anyone.

        Raises:
            KeyError: the zone is not 0 to 5; our own mistake.
        """
        if zone is None:
            self._group.setExclusive(False)
            for row in self._rows.values():
                row.setChecked(False)
            self._group.setExclusive(True)
        else:
            self._rows[zone].setChecked(True)
        self.figure.show_zone(zone)
        self._set_tab_stop(zone)

    def _set_tab_stop(self, zone: int | None) -> None:
        """Keep one tab stop: the chosen row, or the first."""
        stop = self._rows[5 if zone is None else zone]
        for row in self._rows.values():
            strong = row is stop
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus)

    def show_side(self, side: Side) -> None:
        """Draw the right or the left leg; what is chosen stays."""
        self.figure.show_side(side)

    def row(self, zone: int) -> RadioRow:
        """Return the row of a zone."""
        return self._rows[zone]

    def _picked(self, zone: int) -> None:
        self.choose(zone)
        self.chosen.emit(zone)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in ("0", "1", "2", "3", "4", "5"):
            self._picked(int(event.text()))
            self._rows[int(event.text())].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
