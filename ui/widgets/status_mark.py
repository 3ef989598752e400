"""A status as icon and word; it takes a status, never a colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.theme.marks import Status, paint_mark, status_tone, status_word
from ui.theme.palette import theme
from ui.theme.tokens import Step, Weight

_SIDES = {Step.CAPTION: 16, Step.BODY: 18, Step.STRONG: 20}
_QUIET = (Status.LATER, Status.BLINDED, Status.SINGLE_BLIND, Status.OPEN)


class StatusMark(QWidget):
    """The mark of a status and its word.

    Args:
        status: the state to show.
        words: said in place of the plain word, such as `Overdue 12min`; None says the word,
            an empty text shows the icon alone (the word stays the accessible name).
        step: caption, body or strong; fixes the size of mark and word.
    """

    def __init__(
        self,
        status: Status,
        words: str | None = None,
        step: Step = Step.BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._step = step
        self._side = _SIDES.get(step, 20)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._status, self._words = status, words
        self.show_status(status, words)

    def show_status(self, status: Status, words: str | None = None) -> None:
        """Show another state."""
        self._status, self._words = status, words
        self.setAccessibleName(words or status_word(status))
        self.updateGeometry()
        self.update()

    @property
    def status(self) -> Status:
        """The state shown."""
        return self._status

    def words(self) -> str:
        """Return the words beside the mark."""
        return status_word(self._status) if self._words is None else self._words

    def _weight(self) -> Weight:
        return 400 if self._status in _QUIET else 600

    @override
    def sizeHint(self) -> QSize:
        height = max(self._step.line, self._side)
        words = self.words()
        if not words:
            return QSize(self._side, height)
        metrics = QFontMetrics(theme().font(self._step, self._weight()))
        return QSize(self._side + 6 + metrics.horizontalAdvance(words) + 2, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        side = self._side
        box = QRectF(0, (self.height() - side) / 2, side, side)
        paint_mark(painter, box, self._status, tokens)
        painter.setFont(theme().font(self._step, self._weight()))
        painter.setPen(QColor(tokens.tone(status_tone(self._status))))
        area = QRectF(side + 6, 0, self.width() - side - 6, self.height())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(flags), self.words())
