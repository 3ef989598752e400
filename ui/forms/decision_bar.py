"""Accept, adjust or decline, and who decides: the prescriber's part of the action bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from protocols.issues import Issue
from ui.forms.action_bar import WIDEST
from ui.i18n.wording import issue_text
from ui.theme.icons import Icon
from ui.theme.painting import Frame, paint_frame
from ui.theme.palette import theme
from ui.theme.tokens import EDGE_WIDTH, GAP, GRID, PAD, Step
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.choices import Choice as NameChoice
from ui.widgets.fields import Captioned, TextField
from ui.widgets.segments import Segments
from ui.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from protocols.facts import Choice
    from ui.bedside import Bedside
    from ui.operations.people import Operator

translate = QCoreApplication.translate
PRESCRIBERS: Final = ("investigator",)
"""Roles that decide about a dose; Bedline advises and never decides."""
_HIGH: Final = 52


class DecisionBar(QWidget):
    """Segments for the decision, and the name of the person who decides.

    Signals:
        chosen(str): accept, adjust or decline.
        who_asked(): somebody is to say who decides, with PIN.
    """

    chosen = Signal(str)
    who_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.decision = Segments(
            translate("DecisionBar", "Prescriber's decision"),
            (
                ("accept", translate("DecisionBar", "Accept")),
                ("adjust", translate("DecisionBar", "Adjust, why")),
                ("decline", translate("DecisionBar", "Decline, why")),
            ),
            tick=True,
        )
        self.decision.setFixedHeight(_HIGH)
        self.decision.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for key, letter in (("accept", "A"), ("adjust", "J"), ("decline", "D")):
            segment = self.decision.segment(key)
            segment.setAccessibleDescription(f"Alt+{letter}")
        self.who = SecondaryButton("", Icon.PERSON)
        self.who.setFixedHeight(_HIGH)
        self.who.setMinimumWidth(150)
        self.who.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(PAD)
        grid.setVerticalSpacing(4)
        grid.setRowMinimumHeight(0, Step.CAPTION.line)
        captions = (
            translate("DecisionBar", "Prescriber's decision"),
            translate("DecisionBar", "Decided by, with PIN"),
        )
        for column, (words, widget) in enumerate(
            zip(captions, (self.decision, self.who), strict=True), 1
        ):
            grid.addWidget(Label(words, Step.CAPTION, tone="ink2"), 0, column)
            grid.addWidget(widget, 1, column)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(3, 1)
        self.decision.chosen.connect(self.chosen)
        self.who.clicked.connect(self.who_asked)
        self.show_person("")

    def add_shortcuts(self, page: QWidget) -> None:
        """Let Alt+A, Alt+J and Alt+D decide anywhere on the page."""
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, letter in (("accept", "A"), ("adjust", "J"), ("decline", "D")):
            shortcut = QShortcut(QKeySequence(f"Alt+{letter}"), page, context=inside)
            shortcut.activated.connect(self.decision.segment(key).click)

    def choice(self) -> Choice | None:
        """Return the decision, None while there is none."""
        return cast("Choice | None", self.decision.choice())

    def allow(self, *, accept: bool, at_all: bool) -> None:
        """Say what can be decided: nothing can be accepted where nothing is advised."""
        for key in ("accept", "adjust", "decline"):
            able = at_all and (accept or key != "accept")
            self.decision.segment(key).setEnabled(able)
        if self.choice() is not None and not self.decision.segment(str(self.choice())).isEnabled():
            self.decision.choose(None)

    def show_person(self, name: str) -> None:
        """Show who decides, or that nobody does yet."""
        self.who.set_icon(Icon.TICK if name else Icon.PERSON)
        self.who.say(name or translate("DecisionBar", "Who, with PIN"))
        self.who.updateGeometry()

    def clear(self) -> None:
        """Forget the decision and the person."""
        self.decision.choose(None)
        self.show_person("")


class PersonPanel(QWidget):
    """Name and PIN of somebody who signs here, without another person being logged in.

    Signals:
        found(object): the Operator, once name and secret belong together.
        closed(): it was closed without an answer.
    """

    found = Signal(object)
    closed = Signal()

    def __init__(self, bedside: Bedside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bedside = bedside
        self.title = Label("", Step.STRONG, weight=700)
        self.name = NameChoice(
            translate("PersonPanel", "Name"), translate("PersonPanel", "Choose the name")
        )
        self.secret = TextField(translate("PersonPanel", "PIN or passphrase"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.name_place = Captioned(translate("PersonPanel", "Name"), self.name)
        self.secret_place = Captioned(translate("PersonPanel", "PIN or passphrase"), self.secret)
        self.confirm = PrimaryButton(translate("PersonPanel", "Sign"))
        self._back = SecondaryButton(translate("PersonPanel", "Back"))
        grid = QGridLayout(self)
        grid.setContentsMargins(PAD, GAP, PAD, PAD)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GRID)
        grid.addWidget(self.title, 0, 0, 1, 2)
        grid.addWidget(self.name_place, 1, 0)
        grid.addWidget(self.secret_place, 1, 1)
        grid.addWidget(self._back, 2, 0)
        grid.addWidget(self.confirm, 2, 1)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.setFixedWidth(492)
        self.confirm.clicked.connect(self._check)
        self.secret.returnPressed.connect(self._check)
        self._back.clicked.connect(self.close_panel)
        self.hide()

    def ask(self, title: str, left_out: tuple[str, ...] = ()) -> None:
        """Ask for a person; the names left out are those who cannot be it."""
        self.title.setText(title)
        self.setAccessibleName(title)
        fill_names(self.name, self._bedside, left_out)
        self.secret.clear()
        self.say("")
        self.adjustSize()
        self.show()
        self.raise_()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def stand_over(self, bar: QWidget) -> None:
        """Stand at the left, right over the action bar: the working stays in sight."""
        left = max(PAD, (bar.width() - WIDEST) // 2 + PAD)
        self.move(left, bar.y() - self.height() - GAP)

    def say(self, sentence: str) -> None:
        """Say why the person is not taken."""
        self.secret_place.show_issue(sentence)
        foot = self.y() + self.height()
        self.adjustSize()
        self.move(self.x(), foot - self.height())

    def close_panel(self) -> None:
        """Put it away; the secret is forgotten."""
        self.secret.clear()
        self.hide()
        self.closed.emit()

    def _check(self) -> None:
        found = checked_person(self._bedside, self.name.currentText(), self.secret.text())
        self.secret.clear()
        if isinstance(found, Issue):
            self.say(issue_text(found))
            self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.found.emit(found)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        frame = Frame(tokens.surface, tokens.accent, EDGE_WIDTH)
        paint_frame(QPainter(self), QRectF(self.rect()), frame)


def checked_person(bedside: Bedside, name: str, secret: str) -> Operator | Issue:
    """Return the person if name and secret belong together, else what to do."""
    if not name or not secret:
        words = translate("PersonPanel", "Choose the name and type the PIN or passphrase.")
        return Issue("no_secret", "second_person", name, words)
    return bedside.check_person(name, secret)


def fill_names(choice: NameChoice, bedside: Bedside, left_out: tuple[str, ...]) -> None:
    """Offer the people of this store but those left out; nobody is chosen."""
    choice.clear()
    choice.addItems([name for name in bedside.people() if name not in left_out])
    choice.setCurrentIndex(-1)
