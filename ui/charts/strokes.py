"""Pens and brushes of the charts, from the palette in force; widths are pixels at any scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

if TYPE_CHECKING:
    from ui.theme.tokens import Tokens

SOLID: Final[tuple[float, ...]] = ()
DASHED: Final = (5.0, 4.0)
DOTTED: Final = (1.5, 2.5)


def stroke(colour: str, width: float = 1.0, dashes: tuple[float, ...] = SOLID) -> QPen:
    """Return a pen that keeps its width when the chart is scaled; dashes count in pixels."""
    pen = QPen(QColor(colour), width)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashes:
        pen.setDashPattern([dash / width for dash in dashes])
    return pen


def hatch(tokens: Tokens) -> QBrush:
    """Return the hatching of the future: between the quiet ground and the hairline."""
    ground, line = QColor(tokens.sunken), QColor(tokens.line)
    mixed = [(a + b) // 2 for a, b in zip(ground.getRgb(), line.getRgb(), strict=True)]  # type: ignore[call-overload]
    return QBrush(QColor(*mixed), Qt.BrushStyle.BDiagPattern)
