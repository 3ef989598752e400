"""When it happened, apart from when it is entered; lateness is said, never asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from protocols.times import Instant, TimeDelta
from ui.forms.form_page import Missing
from ui.i18n.core_words import duration_words
from ui.i18n.wording import issue_text
from ui.theme.runs import Look, Run
from ui.theme.tokens import HALF, Step
from ui.widgets.fields import Captioned
from ui.widgets.text import RunsLabel
from ui.widgets.time_edit import TimeEdit
from ui.widgets.typed_time import whole_minute

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.widgets.choices import TickBox

LATE_AFTER: Final = TimeDelta(minutes=30)
"""An entry made later than this after it happened says so; a passive line, no warning."""

translate = QCoreApplication.translate


def late_words(at: Instant, now: Instant) -> str:
    """Say how long after the fact something is entered, empty within half an hour."""
    late = now - at
    if late <= LATE_AFTER:
        return ""
    words = translate("GivenAt", "Entered {0} after the fact")
    return words.format(duration_words(whole_minute(now) - whole_minute(at)))


class GivenAt(QWidget):
    """A time given, with the tick for an entry copied from paper beneath it.

    Args:
        caption: what happened then (`Given at`, `Sampled`).
        field: the machine name that issues of the time carry.
        bedside: gives the clock and the ward's zone.
        paper: the form's own tick box, to stand under the time; None leaves it out.

    Attributes:
        edit: the typed time.
        captioned: caption and the room for its issue.

    Signals:
        typed(str): the text after each keystroke.
    """

    typed = Signal(str)

    def __init__(
        self,
        caption: str,
        field: str,
        bedside: Bedside,
        *,
        paper: TickBox | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bedside = bedside
        self.edit = TimeEdit(caption, field, bedside.now, bedside.zone)
        self.edit.words = issue_text
        self.captioned = Captioned(caption, self.edit)
        self._late = RunsLabel(look=Look(Step.CAPTION, "ink2"))
        self._late.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self.captioned)
        column.addWidget(self._late)
        if paper is not None:
            column.addWidget(paper)
        self.setFocusProxy(self.edit)
        self.edit.typed.connect(self._typed)
        bedside.minute_passed.connect(self._say_late)

    def instant(self) -> Instant | None:
        """Return the time given, None while it means none."""
        return self.edit.instant()

    def text(self) -> str:
        """Return what was typed."""
        return self.edit.text()

    def set_now(self) -> None:
        """Put the time now into the field, as date and time: it does not move on by itself."""
        self.set_instant(self._bedside.now())

    def set_instant(self, when: Instant) -> None:
        """Put a time into the field."""
        self.edit.set_instant(when)
        self._say_late()

    def clear(self) -> None:
        """Empty the field: the person says when it was."""
        self.edit.set_text("")
        self._say_late()

    def fill(self, text: object) -> None:
        """Put the text of a draft back."""
        if isinstance(text, str) and text:
            self.edit.set_text(text)
            self._say_late()

    def late_text(self) -> str:
        """Return the passive line about lateness, empty when there is none."""
        return self._late.text()

    def missing(self) -> Missing | None:
        """Return what is missing of the time, or None."""
        if self.edit.instant() is not None:
            return None
        return Missing(translate("GivenAt", "One step left: type when it happened"), self.edit)

    def _typed(self, text: str) -> None:
        self._say_late()
        self.typed.emit(text)

    def _say_late(self, _now: object = None) -> None:
        at = self.edit.instant()
        words = late_words(at, self._bedside.now()) if at is not None else ""
        self._late.show_runs((Run(words),) if words else ())
        self._late.setVisible(bool(words))
