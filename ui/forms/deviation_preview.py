"""Which deviations an entry would make, before it is recorded, and the nurse's own words for them.

Nothing is refused and nothing is put right: the entry is folded into the record as if it were
stored, the course is assessed, and what is new among its deviations is said. The same ids go to
the store afterwards, so that an explanation stays with the deviation it was given for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from protocols.facts import DeviationExplained, Entry, Fact, InfusionCharted, Statement
from protocols.record import fold_record
from protocols.times import Instant, TimeDelta
from ui.i18n.languages import core_said
from ui.theme.marks import Status
from ui.theme.runs import Look, Run
from ui.theme.tokens import GRID, HALF, Step
from ui.widgets.fields import Captioned, TextField
from ui.widgets.note import Note
from ui.widgets.text import RunsLabel

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.deviations.find import Deviation
    from ui.bedside import Bedside

_TASKS: Final = ("window_missed", "missing_required")
"""Not of this entry: what was not recorded elsewhere."""
_MOST_SHOWN: Final = 3
LINE: Final = "\u2028"
"""Breaks a line inside one label."""

translate = QCoreApplication.translate


def new_id() -> str:
    """Return an id for a statement, known before it is stored."""
    return f"e-{uuid4().hex[:20]}"


def stated(
    bedside: Bedside,
    fact: Fact,
    at: Instant,
    *,
    replaces: str | None = None,
    reason: str = "",
    from_paper: bool = False,
) -> Statement:
    """Return a statement of the open subject with an id of its own."""
    course = bedside.course
    subject = course.record.subject if course is not None else None
    return Statement(
        subject,
        fact,
        at,
        id=new_id(),
        replaces=replaces,
        reason=reason,
        from_paper=from_paper,
    )


def foreseen(
    course: Course, statements: Sequence[Statement], bedside: Bedside
) -> tuple[Deviation, ...]:
    """Return the deviations that these statements would make, the earliest first.

    Args:
        course: the subject's course without them.
        statements: what is about to be recorded; each carries its id.
        bedside: who acts, the ward's zone and the time now.
    """
    # A stretch needs a length to be judged: what is charted for now is looked at a minute on.
    now = max([bedside.now(), *(one.at for one in statements)]) + TimeDelta(minutes=1)
    return _new_among(course, _with(course, statements, bedside, now), now, statements)


def foreseen_at_end(
    course: Course, statements: Sequence[Statement], bedside: Bedside
) -> tuple[Deviation, ...]:
    """Return what would become a deviation if the infusion ran on like this to its planned volume.

    Only a forecast: nothing of it is recorded.
    """
    now = max([bedside.now(), *(one.at for one in statements)]) + TimeDelta(minutes=1)
    entries = _with(course, statements, bedside, now)
    end, period = _projected_end(course, entries, now)
    if end is None or end <= now:
        return ()
    at_end = _entry(
        stated(bedside, InfusionCharted("complete", period), end), bedside, len(entries), end
    )
    later = end + TimeDelta(minutes=1)
    known = {one.key for one in _new_among(course, entries, now, statements)}
    return tuple(
        one
        for one in _new_among(course, (*entries, at_end), later, statements)
        if one.key not in known and one.kind in ("too_fast", "over_cap", "run_too_long")
    )


def _with(
    course: Course, statements: Sequence[Statement], bedside: Bedside, now: Instant
) -> tuple[Entry[Any], ...]:
    extra = tuple(
        _entry(statement, bedside, number, now) for number, statement in enumerate(statements)
    )
    return (*course.record.entries, *extra)


def _entry(statement: Statement, bedside: Bedside, number: int, recorded: Instant) -> Entry[Any]:
    return Entry(
        id=statement.id or f"not-stored-{number}",
        device="not-stored",
        seq=number + 1,
        subject=statement.subject,
        fact=statement.fact,
        at=statement.at,
        recorded_at=recorded,
        zone=bedside.zone,
        operator=bedside.operator.name,
        role=bedside.operator.role,
        replaces=statement.replaces,
        reason=statement.reason,
        from_paper=statement.from_paper,
    )


def _assessed(course: Course, entries: Sequence[Entry[Any]], now: Instant) -> Course:
    from protocols.assess import assess

    record = fold_record(course.record.subject, entries)
    return assess(course.protocol, record, course.site, course.zone, now)


def _new_among(
    course: Course, entries: Sequence[Entry[Any]], now: Instant, statements: Sequence[Statement]
) -> tuple[Deviation, ...]:
    before = {one.key for one in _assessed(course, course.record.entries, now).deviations}
    ours = {one.id for one in statements}
    return tuple(
        one
        for one in _assessed(course, entries, now).deviations
        if one.key not in before and (one.kind not in _TASKS or ours & set(one.entries))
    )


def _projected_end(
    course: Course, entries: Sequence[Entry[Any]], now: Instant
) -> tuple[Instant | None, int | None]:
    running = _assessed(course, entries, now).running
    return (running.projected_end, running.period) if running is not None else (None, None)


class DeviationNote(QWidget):
    """An amber note with the deviations that an entry would make, and a field for own words.

    Attributes:
        words: the field; what is typed is recorded with the entry, unchanged.

    Signals:
        typed(str): the words after each keystroke.
    """

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Deviation, ...] = ()
        self._note = Note("warning", "", mark=Status.DEVIATION)
        self._list = RunsLabel(look=Look(Step.BODY))
        self._ahead = RunsLabel(look=Look(Step.BODY, "ink2"))
        self.words = TextField(translate("DeviationNote", "What happened, in your words"))
        self.words.setPlaceholderText(translate("DeviationNote", "now, or later under Deviations"))
        self._captioned = Captioned(
            translate("DeviationNote", "What happened, in your words"), self.words
        )
        self._note.choices.setSpacing(GRID)
        self._note.choices.addWidget(self._list)
        self._note.choices.addWidget(self._ahead)
        self._note.choices.addWidget(self._captioned)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self._note)
        self.words.typed.connect(self.typed)
        self.show_found((), ())

    def show_found(self, found: Sequence[Deviation], ahead: Sequence[Deviation]) -> None:
        """Show what the entry would make, and what it would come to if it ran on like this."""
        self._found = tuple(found)
        count = len(self._found)
        self.setVisible(bool(count or ahead))
        if count == 1:
            first = translate("DeviationNote", "Recorded as a deviation.")
        elif count:
            first = translate("DeviationNote", "Recorded as {0} deviations.").format(count)
        else:
            first = translate("DeviationNote", "If it runs on like this, it becomes a deviation.")
        self._note.say(first)
        lines = [core_said(one.words) for one in self._found[:_MOST_SHOWN]]
        if count > _MOST_SHOWN:
            more = translate("DeviationNote", "and {0} more").format(count - _MOST_SHOWN)
            lines.append(more)
        self._list.show_runs((Run(LINE.join(f"{line}." for line in lines)),) if lines else ())
        self._list.setVisible(bool(lines))
        forecast = LINE.join(
            translate("DeviationNote", "At its end: {0}.").format(core_said(one.words))
            for one in ahead
        )
        self._ahead.show_runs((Run(forecast),) if forecast else ())
        self._ahead.setVisible(bool(forecast))
        self._captioned.setVisible(any(one.state == "open" for one in self._found))

    def text(self) -> str:
        """Return everything that the note says."""
        said = (self._note.text(), self._list.text(), self._ahead.text())
        return "\n".join(part for part in said if part) if not self.isHidden() else ""

    def clear(self) -> None:
        """Say nothing and forget the words."""
        self.words.clear()
        self.show_found((), ())

    def explanations(self) -> tuple[DeviationExplained, ...]:
        """Return the words for every deviation shown, as facts; none while nothing was typed."""
        words = self.words.text().strip()
        if not words or self.isHidden():
            return ()
        return tuple(
            DeviationExplained(one.key, words) for one in self._found if one.state == "open"
        )
