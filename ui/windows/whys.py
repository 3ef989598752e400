"""Ctrl+E, a button or a menu asks why; the answer is of the course that the page shows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from ui.i18n.languages import core_said

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.bedside import Bedside
    from ui.panels.why_card import WhyCard

translate = QCoreApplication.translate
_OWN = frozenset({"dose"})
"""Pages that explain themselves: the working explains its lines."""


class _Asked(NamedTuple):
    text: str
    subject: str


class Whys(QObject):
    """Gives every page its card. A page says what is under the focus by `asked_about()`.

    `asked_about()` returns a reference such as `due:sofa@4`, with the study id behind a blank on
    a page of the ward, or an empty text. A signal `why_asked(str, str)` asks by button or menu.
    """

    def __init__(self, bedside: Bedside, parent: QObject) -> None:
        super().__init__(parent)
        self._bedside = bedside
        self._cards: dict[int, WhyCard] = {}
        self._open: tuple[WhyCard, _Asked] | None = None
        bedside.course_changed.connect(lambda _course: self._again())
        bedside.operator_changed.connect(lambda _who: self.close())

    def install(self, name: str, page: QWidget) -> None:
        """Let a page be asked; once for each page made."""
        asked = getattr(page, "why_asked", None)
        if asked is not None:
            asked.connect(lambda text, subject: self.ask(page, text, subject))
        if name in _OWN:
            return
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        key = QShortcut(QKeySequence("Ctrl+E"), page, context=inside)
        key.activated.connect(lambda: self._toggle_here(page))

    def ask(self, page: QWidget, text: str, subject: str = "") -> None:
        """Explain a reference on a page; say so in words where there is nothing to explain."""
        card = self._card(page)
        if self._open is not None and self._open[0] is not card:
            self.close()
        self._open = card, _Asked(text, subject)
        self._show(card, _Asked(text, subject))

    def close(self) -> None:
        """Put the card away, if one is open."""
        if self._open is not None:
            card, self._open = self._open[0], None
            card.close_card()

    def toggle(self, page: QWidget, text: str, subject: str = "") -> None:
        """Explain a reference, or put the card away that is open."""
        if self._open is not None and self._open[0].isVisible():
            self.close()
        else:
            self.ask(page, text, subject)

    def _toggle_here(self, page: QWidget) -> None:
        about = getattr(page, "asked_about", None)
        text, _, subject = (str(about()) if callable(about) else "").partition(" ")
        self.toggle(page, text, subject)

    def _again(self) -> None:
        """Say it anew after an entry or a minute; the same words are left as they stand."""
        if self._open is None or not self._open[0].isVisible():
            return
        if self._open[1].text:
            self._show(*self._open)

    def _show(self, card: WhyCard, asked: _Asked) -> None:
        found = self._bedside.explain(asked.text, asked.subject) if asked.text else None
        if found is None:
            title = translate("Why", "Nothing to explain here")
            rest = translate(
                "Why",
                "Put the focus on something due, a deviation, a dose, a score, an endpoint or a "
                "titer, and press Ctrl+E again.",
            )
            wanted: tuple[str, tuple[tuple[str, str], ...]] = (title, ((rest, ""),))
        else:
            lines = tuple((core_said(one.words), core_said(one.source)) for one in found.reasons)
            wanted = (core_said(found.title), lines)
        told = (wanted[0], *(f"{words} [{by}]" if by else words for words, by in wanted[1]))
        if not card.isVisible() or card.lines() != told:
            card.show_lines(*wanted)

    def _forget(self, page: int, _gone: object = None) -> None:
        self._cards.pop(page, None)
        if self._open is not None and self._open[0] not in self._cards.values():
            self._open = None

    def _card(self, page: QWidget) -> WhyCard:
        from ui.panels.why_card import WhyCard

        card = self._cards.get(id(page))
        if card is None:
            card = self._cards[id(page)] = WhyCard(page)
            page.destroyed.connect(partial(self._forget, id(page)))
        return card
