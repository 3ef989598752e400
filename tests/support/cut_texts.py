"""Texts on the screen that do not fit the room they have: cut, or with an ellipsis (R42)."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import KitButton
from ui.widgets.status_mark import StatusMark
from ui.widgets.text import Label, RunsLabel

_SPARE = 2  # pixels that rounding may take


def cut_texts(top: QWidget) -> tuple[str, ...]:
    """Return every text under a widget that is shown in part only."""
    shown = (one for one in top.findChildren(QWidget) if one.isVisible())
    return tuple(text for one in shown if (text := _text_of(one)) and _is_cut(one))


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, StatusMark):
        return widget.words()
    return widget.text() if isinstance(widget, Label | RunsLabel | KitButton) else ""


def _is_cut(widget: QWidget) -> bool:
    if widget.hasHeightForWidth():
        return widget.heightForWidth(widget.width()) > widget.height() + _SPARE
    return _needs(widget) > widget.width() + _SPARE


def _needs(widget: QWidget) -> int:
    """Return the width that a text in one line needs."""
    if isinstance(widget, Label):
        margins = widget.contentsMargins()
        words = QFontMetrics(widget.font()).horizontalAdvance(widget.text())
        return words + margins.left() + margins.right()
    if isinstance(widget, KitButton):
        return widget.minimumSizeHint().width()
    return widget.sizeHint().width()
