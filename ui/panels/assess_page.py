"""Assessments: every form of the protocol with its last result and what is due, and the way in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from protocols.definition.model import Injections, Observed
from protocols.explain.scores import score_key
from protocols.facts import AdministrationObserved, InjectionGiven, SampleDrawn
from protocols.times import show_when
from ui.i18n.languages import core_said
from ui.models.now_content import may_skip
from ui.panels.endpoints_card import EndpointsCard
from ui.panels.rows import offer_why
from ui.theme.icons import Icon
from ui.theme.marks import Status
from ui.theme.tokens import GAP, PAD, Step
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.status_mark import StatusMark
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protocols.course import Course
    from protocols.facts import Fact
    from protocols.schedule.due import DueItem
    from ui.models.endpoint_rows import EndpointRow

translate = QCoreApplication.translate
_STATUS = {
    "overdue": Status.OVERDUE,
    "due_now": Status.DUE_NOW,
    "soon": Status.SOON,
    "later": Status.LATER,
    "done": Status.DONE,
    "not_done": Status.NOT_DONE,
}
_ALWAYS = (
    ("sofa", "SOFA"),
    ("gas", "P/F, arterial gas"),
    ("mottling", "Mottling and refill"),
)
_SCORES = {"gas": ("pf",), "mottling": ("mottling", "refill")}
_ON_REQUEST = frozenset({"anchor"})
_MORE = (
    ("support", "Vasopressor, ventilation, RRT, stay"),
    ("adverse_event", "Adverse event"),
    ("note", "Note"),
    ("vital_status", "Vital status"),
    ("weight", "Body weight"),
)


@dataclass(frozen=True, slots=True)
class Tile:
    """One form: id, title, last result in words, when, and its due item if it has one.

    `asked` is what its last score, else its due item, is asked about by.
    """

    form: str
    title: str
    last: str
    due: DueItem | None = None
    asked: str = ""


def title_words(tile: Tile) -> str:
    """Return a form's title as the window calls it, else as the protocol's words are said."""
    made = translate("Assess", tile.title)
    return made if made != tile.title else core_said(tile.title)


def tiles(course: Course) -> tuple[Tile, ...]:
    """Return the forms of a subject's protocol, those of the scores first."""
    found = [
        Tile(form, title, _last_score(course, form), _due(course, form)) for form, title in _ALWAYS
    ]
    taken = {"sofa", "pf", "blood_gas", "mottling", "refill"}
    found += [
        Tile(
            form.id,
            form.label,
            _last_score(course, form.id) or _last_form(course, form.id),
            _due(course, form.id),
        )
        for form in course.protocol.forms
        if form.id not in taken
    ]
    found += [Tile(form, title, _last_given(course, form)) for form, title in _given(course)]
    found = [replace(one, asked=_asked(course, one)) for one in found]
    found += [Tile(form, title, "") for form, title in _MORE]
    if course.protocol.blinding.kind != "open":
        found.append(Tile("unblinding", "Unblinding, emergency or suspected", ""))
    return tuple(found)


def _asked(course: Course, tile: Tile) -> str:
    """Return the reference of the last score of a form, else of its due item."""
    names = _SCORES.get(tile.form, (tile.form,))
    scored = [one for one in course.scores if one.form in names]
    if scored:
        return f"score:{score_key(scored[-1])}"
    return f"due:{tile.due.planned.key}" if tile.due is not None else ""


def _given(course: Course) -> tuple[tuple[str, str], ...]:
    """Return what is charted on a form of its own, where the subject's protocol has it."""
    rule = course.protocol.dose_for(course.record.arm)
    found = []
    if isinstance(rule, Injections):
        found.append(("injection", "Injection"))
    if isinstance(rule, Observed):
        found.append(("administration", "Immunoglobulin given"))
    if course.protocol.samples:
        found.append(("sample", "Study sample"))
    found.append(("anchor", "Time that a clock runs from"))
    return tuple(found)


def _last_given(course: Course, form: str) -> str:
    """Return when the last of them was given or drawn."""
    kinds: dict[str, type[Fact]] = {
        "injection": InjectionGiven,
        "administration": AdministrationObserved,
        "sample": SampleDrawn,
    }
    kind = kinds.get(form)
    given = course.record.of(kind) if kind is not None else ()
    return show_when(given[-1].at, course.zone) if given else ""


def _due(course: Course, form: str) -> DueItem | None:
    names = {"gas": "blood_gas"}.get(form, form)
    return next(
        (
            item
            for item in course.due
            if item.planned.item == names and item.planned.study_day == course.day
        ),
        None,
    )


def _last_score(course: Course, form: str) -> str:
    wanted = _SCORES.get(form, (form,))
    parts = []
    for name in wanted:
        scored = [one for one in course.scores if one.form == name]
        if scored:
            words = core_said(score_words(scored[-1].score))
            parts.append(f"{words}, {show_when(scored[-1].at, course.zone)}")
    return "; ".join(parts)


def score_words(score: object) -> str:
    """Return a score in words: points, bounds, or a number with its unit."""
    from fractions import Fraction

    from protocols.scores.amounts import shown
    from protocols.scores.result import Derived, Score

    if isinstance(score, Score):
        return str(score.total) if score.total is not None else f"{score.low} to {score.high}"
    if isinstance(score, Derived) and score.value is not None:
        unit = f" {score.unit.value}" if score.unit is not None else ""
        value = score.value if isinstance(score.value, str) else shown(Fraction(score.value))
        return f"{value}{unit}"
    return translate("Assess", "not known")


def _last_form(course: Course, form: str) -> str:
    from protocols.facts import AssessmentMade

    made = [one for one in course.record.of(AssessmentMade) if one.fact.form == form]
    rule = next((one for one in course.protocol.forms if one.id == form), None)
    times = [one.at for one in made]
    for field in rule.fields if rule is not None else ():
        if field.kind == "analyte":
            times += [one.at for one in course.record.measured(field.analyte)[-1:]]
    return show_when(max(times), course.zone) if times else ""


def _scrolling(inner: QWidget) -> QScrollArea:
    """Return the tiles in an area that scrolls only where a low window has no room for them."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    # Qt fills what it is given with the window's ground
    inner.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area


class AssessPage(QWidget):
    """Tiles of forms.

    Signals:
        form_asked(str, object): form id and due item or None.
        why_asked(str, str): reference of the score or endpoint that somebody asks about.
    """

    form_asked = Signal(str, object)
    why_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PAD, GAP, PAD, GAP)
        self._shown: QWidget | None = None
        self._tiles: tuple[Tile, ...] = ()
        self._buttons: dict[str, SecondaryButton] = {}
        self._cards: list[tuple[Card, str]] = []
        self._opened = ""
        self.endpoints = EndpointsCard(self)
        self.endpoints.why_asked.connect(lambda text: self.why_asked.emit(text, ""))

    def show_endpoints(self, rows: Sequence[EndpointRow]) -> None:
        """Show the endpoints under the forms; none for roles that do not read them."""
        self.endpoints.show_rows(rows)

    def asked_about(self) -> str:
        """Return the reference of the endpoint or the form's score under the focus."""
        if self.endpoints.table.hasFocus():
            return self.endpoints.asked_about()
        here = cast("QWidget | None", self.window().focusWidget())  # Qt may answer with none
        if here is None:
            return ""
        return next((asked for card, asked in self._cards if card.isAncestorOf(here)), "")

    def take_focus(self) -> None:
        """Put the focus on the form that was opened last, else on the first."""
        button = self._buttons.get(self._opened) or next(iter(self._buttons.values()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_course(self, course: Course) -> None:
        """Show the forms of the subject's protocol."""
        wanted = tiles(course)
        if wanted == self._tiles and self._shown is not None:
            return
        self._tiles = wanted
        # the tiles are made anew: who stood on one stands on the same form afterwards
        stood = next((form for form, one in self._buttons.items() if one.hasFocus()), None)
        self._buttons = {}
        self._cards = []
        self.endpoints.setParent(self)  # not to go away with the tiles
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        for place, tile in enumerate(wanted):
            grid.addWidget(self._tile(tile), place // 3, place % 3)
        whole.addLayout(grid)
        whole.addWidget(self.endpoints)
        whole.addStretch(1)
        if self._shown is not None:
            self._column.removeWidget(self._shown)
            self._shown.deleteLater()
        self._shown = _scrolling(inner)
        self._column.addWidget(self._shown)
        if stood in self._buttons:
            self._buttons[stood].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tile(self, tile: Tile) -> QWidget:
        card = Card(title_words(tile), padding=PAD)
        row = QHBoxLayout()
        words = QVBoxLayout()
        if tile.due is not None and tile.due.status in _STATUS:
            words.addWidget(StatusMark(_STATUS[tile.due.status], core_said(tile.due.status_words)))
        more = tile.form in dict(_MORE) or tile.form in _ON_REQUEST
        last = tile.last or ("" if more else translate("Assess", "Not recorded yet"))
        words.addWidget(Label(last, Step.CAPTION, tone="ink2", wrap=True))
        words.addStretch(1)
        row.addLayout(words, 1)
        button = SecondaryButton(translate("Assess", "Enter"))
        name = translate("Assess", "Enter %1").replace("%1", title_words(tile))
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self._ask(tile))
        self._cards.append((card, tile.asked))
        if tile.asked:
            row.addWidget(self._why_button(card, tile))
        self._buttons[tile.form] = button
        row.addWidget(button)
        if tile.due is not None and may_skip(tile.due):
            row.addWidget(self._skip_button(tile))
        card.body.addLayout(row)
        return card

    def _why_button(self, card: Card, tile: Tile) -> SecondaryButton:
        why = SecondaryButton(translate("Assess", "Why?"), quiet=True)
        why.setAccessibleName(f"{translate('Assess', 'Why?')} {title_words(tile)}")
        why.setAccessibleDescription("Ctrl+E")
        why.clicked.connect(lambda: self.why_asked.emit(tile.asked, ""))
        offer_why(card, lambda: self.why_asked.emit(tile.asked, ""))
        return why

    def _skip_button(self, tile: Tile) -> SecondaryButton:
        words = translate("Assess", "Not done, with reason")
        skip = SecondaryButton("", Icon.NOT_DONE, quiet=True)
        skip.setAccessibleName(f"{words}: {title_words(tile)}")
        skip.setToolTip(words)
        skip.clicked.connect(lambda: self._ask_not_done(tile))
        return skip

    def _ask_not_done(self, tile: Tile) -> None:
        self._opened = tile.form
        self.form_asked.emit("not_done", tile.due)

    def _ask(self, tile: Tile) -> None:
        self._opened = tile.form
        self.form_asked.emit(tile.form, tile.due)
