"""What departed from the protocol, in words, and the place to say why in one's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPlainTextEdit,
    QStackedLayout,
    QWidget,
)
from typing_extensions import override

from ui.delegates.deviation_delegate import DeviationDelegate
from ui.models.deviation_model import DeviationModel
from ui.panels.rows import ENTER, TapList, offer_why
from ui.theme.palette import theme
from ui.theme.runs import Look
from ui.theme.tokens import GAP, GRID, PAD, Step
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.text import Label, RunsLabel

if TYPE_CHECKING:
    from ui.models.log_content import DeviationRow, DeviationsContent

RIGHT_WIDTH: Final = 448
LEAST_WORDS: Final = 3
DRAFT_AFTER_MS: Final = 1500


class OwnWords(QPlainTextEdit):
    """A field for free words; Tab leaves it, Ctrl+Enter records.

    Signals:
        record_asked(): Ctrl+Enter.
    """

    record_asked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFont(theme().font(Step.BODY))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.record_asked.emit()
        else:
            super().keyPressEvent(event)


class Deviations(QWidget):
    """Deviations of one subject.

    Words typed for one deviation are kept while another is looked at.

    Signals:
        explained(str, str): key and words, as typed; what was not saved is told by `say_failed`.
        reviewed(str): key of a deviation that a reviewer has read.
        draft_typed(str, str): key and words that are not recorded yet, to be kept for their author.
        why_asked(str, str): reference of the deviation that somebody asks about.
    """

    explained = Signal(str, str)
    reviewed = Signal(str)
    draft_typed = Signal(str, str)
    why_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._model = DeviationModel(self)
        self._list = TapList(self.tr("Deviations"))
        self._drafts: dict[str, str] = {}
        self._unkept: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER_MS)
        self._timer.timeout.connect(self.keep_draft_now)
        self._key = ""
        self._may_review = False
        self._may_explain = True
        self._words = RunsLabel(look=Look(Step.STRONG))
        self._rule = RunsLabel(look=Look(Step.BODY, "ink2"))
        self._place = RunsLabel(look=Look(Step.CAPTION, "ink2"))
        self._edit = OwnWords(self.tr("What happened, in your own words"))
        self._missing = Label("", Step.CAPTION, tone="ink2", wrap=True)
        self._record = PrimaryButton(self.tr("Record"), key="Ctrl+Enter")
        self._review = SecondaryButton(self.tr("Reviewed"))
        self._build()

    def _build(self) -> None:
        view = self._list
        view.setUniformItemSizes(False)
        view.setWordWrap(True)
        view.setResizeMode(TapList.ResizeMode.Adjust)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setModel(self._model)
        view.setItemDelegate(DeviationDelegate(view))
        view.selectionModel().currentChanged.connect(self._show_current)
        view.opened.connect(lambda _index: self._edit.setFocus())
        self._card = Card(self.tr("Deviations"), padding=0)
        self._card.body.setContentsMargins(0, 0, 0, 0)
        none = Label(self.tr("No deviation from the protocol found"), Step.BODY, tone="ink2")
        none.setContentsMargins(PAD, PAD, PAD, PAD)
        none.setAlignment(Qt.AlignmentFlag.AlignTop)
        # Into the card first: a page of a layout without a parent opens as a window of its own.
        self._pages = QStackedLayout()
        self._card.body.addLayout(self._pages)
        self._pages.addWidget(view)
        self._pages.addWidget(none)
        self._edit.textChanged.connect(self._typed)
        self._edit.record_asked.connect(self._ask_record)
        self._record.clicked.connect(self._ask_record)
        self._review.clicked.connect(lambda: self.reviewed.emit(self._key))
        self._row = QHBoxLayout(self)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._card, 1)
        self._row.addWidget(self._explain_card())
        self.set_compact(compact=False)

    def _explain_card(self) -> Card:
        card = Card(self.tr("Explain"), parent=self)
        card.setFixedWidth(RIGHT_WIDTH)
        why = SecondaryButton(self.tr("Why?"), key="Ctrl+E", quiet=True)
        why.setMinimumHeight(32)
        why.setAccessibleDescription(self.tr("Which rule and which entries make it a deviation"))
        why.clicked.connect(lambda: self.why_asked.emit(self.asked_about(), ""))
        card.title_row.addWidget(why)
        offer_why(self._list, lambda: self.why_asked.emit(self.asked_about(), ""))
        for widget in (self._words, self._rule, self._place):
            card.body.addWidget(widget)
        self._caption = Label(self.tr("What happened, in your own words"), Step.CAPTION)
        self._caption.setBuddy(self._edit)
        card.body.addSpacing(GRID)
        card.body.addWidget(self._caption)
        self._edit.setMaximumHeight(220)
        card.body.addWidget(self._edit, 4)
        card.body.addWidget(self._missing)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self._record)
        buttons.addWidget(self._review)
        buttons.addStretch(1)
        card.body.addLayout(buttons)
        card.body.addStretch(1)
        self._side = card
        return card

    def set_compact(self, *, compact: bool) -> None:
        """Take the narrow margins of a compact window; the window knows its height."""
        side, margin = (GRID, GRID) if compact else (PAD, GAP)
        self._row.setContentsMargins(side, margin, side, margin)

    def show_deviations(self, content: DeviationsContent) -> None:
        """Show these deviations; words not yet recorded stay in their field."""
        self._may_explain, self._may_review = content.may_explain, content.may_review
        kept = self._key
        for row in content.rows:
            if row.quote and self._drafts.get(row.key) == row.quote:
                del self._drafts[row.key]
                self._unkept.discard(row.key)
        self._model.show(content.rows)
        left = sum(row.state == "open" for row in content.rows)
        self._card.show_title(
            self.tr("Deviations"),
            self.tr("{n} open of {all}").format(n=left, all=len(content.rows)),
        )
        self._pages.setCurrentIndex(0 if content.rows else 1)
        self._side.setVisible(bool(content.rows))
        place = self._model.place_of(kept)
        if place is None:
            place = next((n for n, row in enumerate(content.rows) if row.state == "open"), 0)
        self._key = ""
        if content.rows:
            self._list.setCurrentIndex(self._model.index(place))
            self._show_current(self._model.index(place))

    def keep_draft_now(self) -> None:
        """Tell what was typed and not recorded; called before a lock or another subject."""
        self._timer.stop()
        for key in sorted(self._unkept & self._drafts.keys()):
            self.draft_typed.emit(key, self._drafts[key])
        self._unkept.clear()

    def restore(self, key: str, words: str) -> None:
        """Put back words that their author did not record yet."""
        if key in self._drafts:
            return
        self._drafts[key] = words
        if key == self._key:
            self._key = ""
            self._show_current(self._list.currentIndex())

    def forget(self) -> None:
        """Another person acts: what was typed is its author's."""
        self._timer.stop()
        self._drafts.clear()
        self._unkept.clear()
        self._key = ""
        self._show_current(self._list.currentIndex())

    def say_failed(self, words: str) -> None:
        """Say that the words were not saved; they stay in the field."""
        self._missing.set_tone("red")
        self._missing.setText(words)
        self._missing.setVisible(True)

    def take_focus(self) -> None:
        """Put the focus on the deviations."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def asked_about(self) -> str:
        """Return the reference of the deviation that is looked at."""
        return f"deviation:{self._key}" if self._key else ""

    def lines(self) -> tuple[str, ...]:
        """Return the deviations as a screen reader says them."""
        return tuple(self._model.index(n).data() for n in range(self._model.rowCount()))

    def _show_current(self, current: QModelIndex, _before: QModelIndex | None = None) -> None:
        row = self._model.row(current.row())
        if row is None or row.key == self._key:
            return
        self._key = row.key
        self._words.show_runs(row.words)
        self._rule.show_runs(row.rule)
        self._place.show_runs(", ".join(part for part in (row.place, row.class_words) if part))
        with QSignalBlocker(self._edit):  # showing is not typing
            self._edit.setPlainText(self._drafts.get(row.key, row.quote))
        self._review.setVisible(self._may_review and row.state == "explained")
        self._edit.setReadOnly(not self._may_explain)
        self._record.setVisible(self._may_explain)
        self._tell(row)

    def _typed(self) -> None:
        row = self._model.row(self._list.currentIndex().row())
        if row is not None:
            self._drafts[row.key] = self._edit.toPlainText()
            self._unkept.add(row.key)
            self._timer.start()
            self._tell(row)

    def _tell(self, row: DeviationRow) -> None:
        """Say why Record is off, in a visible line."""
        words = self._edit.toPlainText().strip()
        if not self._may_explain:
            missing = self.tr("Your role reads deviations, it does not explain them.")
        elif len(words) < LEAST_WORDS:
            missing = self.tr("Write at least three characters.")
        elif words == row.quote:
            missing = self.tr("These words are recorded. Change them to record others.")
        else:
            missing = ""
        self._missing.set_tone("ink2")
        self._missing.setText(missing)
        self._missing.setVisible(bool(missing))
        self._record.setEnabled(not missing)

    def _ask_record(self) -> None:
        if self._record.isEnabled() and self._key:
            self.explained.emit(self._key, self._edit.toPlainText().strip())

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.keep_draft_now()
        super().hideEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._list.scheduleDelayedItemsLayout()
