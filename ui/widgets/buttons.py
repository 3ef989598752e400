"""Buttons: one filled button a screen, the others outlined or quiet; each may show its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme.icons import Icon, paint_icon
from ui.theme.painting import Frame, badge_size, paint_badge, paint_focus_ring, paint_frame
from ui.theme.palette import theme
from ui.theme.tokens import EDGE_WIDTH, TARGET, Step

if TYPE_CHECKING:
    from ui.theme.tokens import Tokens

ButtonLook = Literal["primary", "secondary", "quiet"]
_ICON, _BETWEEN = 18, 9


class KitButton(QPushButton):
    """A button that paints itself; use its two kinds below.

    Args:
        text: what the press does, verb first.
        icon: an interface icon before the text.
        key: the key that does the same, shown as a badge (`Ctrl+Enter`); the shortcut itself
            belongs to the page, but for a plain `Enter`, which a focused button takes itself.
        large: 52 px high with text of 17 px, for the action bar of a form.
    """

    look: ButtonLook = "secondary"

    def __init__(
        self,
        text: str,
        icon: Icon | None = None,
        key: str = "",
        *,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon, self._key, self._large = icon, key, large
        self.setFont(self._text_font())
        self.setMinimumHeight(52 if large else TARGET)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        if key:
            self.setAccessibleDescription(key)

    def say(self, text: str) -> None:
        """Change what the button says, for people and for screen readers."""
        self.setText(text)
        self.setAccessibleName(text)

    def set_icon(self, icon: Icon | None) -> None:
        """Change the icon."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._key == "Enter" and enter and not held and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def _text_font(self) -> QFont:
        return theme().font(Step.STRONG if self._large else Step.BODY, 600)

    @override
    def sizeHint(self) -> QSize:
        pad = 20 if self._large else 15
        return QSize(int(self._content_width() + 2 * pad) + 1, self.minimumHeight())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(int(self._content_width() + 2 * 10) + 1, self.minimumHeight())

    def _content_width(self) -> float:
        width = QFontMetricsF(self._text_font()).horizontalAdvance(self.text())
        if self._icon is not None:
            width += _ICON + (_BETWEEN if self.text() else 0)
        if self._key:
            width += badge_size(self._key).width() + 8
        return width

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        area = QRectF(self.rect())
        fill, edge, ink = self._colours(tokens)
        dashed = not self.isEnabled()
        frame = Frame(fill, edge, 1 if dashed else EDGE_WIDTH, dashed=dashed)
        paint_frame(painter, area, frame)
        if self.hasFocus():
            paint_focus_ring(painter, area, tokens, on_accent=self.look == "primary")
        self._paint_content(painter, area, ink)

    def _colours(self, tokens: Tokens) -> tuple[str, str | None, str]:
        """Return fill, edge and ink for the state the button is in."""
        if not self.isEnabled():
            return tokens.sunken, tokens.edge, tokens.ink2
        if self.look == "primary":
            held = self.isDown() or self.underMouse()
            return tokens.accenthover if held else tokens.accent, None, tokens.onaccent
        edge = tokens.line if self.look == "quiet" else tokens.edge
        if self.isDown():
            return tokens.accentsoft, edge, tokens.ink
        if self.underMouse():
            return tokens.raised, edge, tokens.ink
        return (tokens.sunken if self.look == "quiet" else tokens.surface), edge, tokens.ink

    def _paint_content(self, painter: QPainter, area: QRectF, ink: str) -> None:
        left = area.left() + max(8.0, (area.width() - self._content_width()) / 2)
        middle = area.center().y()
        if self._icon is not None:
            box = QRectF(left, middle - _ICON / 2, _ICON, _ICON)
            paint_icon(painter, box, self._icon, ink)
            left += _ICON + _BETWEEN
        font = self._text_font()
        painter.setFont(font)
        painter.setPen(QColor(ink))
        metrics = QFontMetricsF(font)
        base = middle + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left, base), self.text())
        if self._key:
            size = badge_size(self._key)
            left += metrics.horizontalAdvance(self.text()) + 8
            spot = QRectF(QPointF(left, middle - size.height() / 2), size)
            paint_badge(painter, spot, self._key, ink, ink)


class PrimaryButton(KitButton):
    """The one filled button of a screen: what is done next."""

    look: ButtonLook = "primary"


class SecondaryButton(KitButton):
    """An outlined button; `quiet` draws it on sunken ground with a hairline."""

    def __init__(
        self,
        text: str,
        icon: Icon | None = None,
        key: str = "",
        *,
        large: bool = False,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, icon, key, large=large, parent=parent)
        if quiet:
            self.look = "quiet"
