"""The ward board: one row a subject, from its course now, or as the store kept it.

The first painted window shows what the store kept; the rows are then worked out anew. The arm is
never on the board: it is seen from the corridor.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from protocols.times import Instant, local, show_date, show_time, show_when
from ui.models.board_row import (
    BlindStatus,
    Board,
    BoardDue,
    BoardInfusion,
    BoardMeasure,
    BoardRow,
    Part,
    ShiftRow,
    Spark,
    row_from_json,
)

if TYPE_CHECKING:
    from fractions import Fraction

    from protocols.course import Course
    from protocols.infusion.events import InfusionState
    from protocols.schedule.due import DueItem
    from protocols.ward_settings import Shift
    from ui.operations.bench import Bench

_SHIFT_LINES = 9
_SCORES = {
    "sofa": "SOFA",
    "sofa-2": "SOFA-2",
    "pf": "P/F",
    "mottling": "Mottling",
    "refill": "Refill",
    "apache2": "APACHE II",
    "news2": "NEWS2",
    "rale": "RALE",
    "mrc": "MRC sum",
    "compliance": "Compliance",
    "kdigo": "KDIGO",
    "gcs": "GCS",
}
_BLINDING: dict[str, BlindStatus] = {
    "open": "open",
    "single": "single_blind",
    "double": "blinded",
    "quadruple": "blinded",
}


def board_of_projection(bench: Bench) -> Board:
    """Return the board as the store kept it; nothing is assessed and no protocol is read."""
    rows = []
    for kept in bench.store.board.board_rows():
        try:
            rows.append(row_from_json(json.loads(kept.content)))
        except ValueError:
            continue  # a row of an older format; the board is worked out right after first paint
    missing = len(bench.store.ledger.subjects()) - len(rows)
    stale = "as last worked out" if rows or missing else ""
    return Board(tuple(rows), foot=_foot(len(rows), missing), stale=stale)


def board_now(bench: Bench) -> Board:
    """Return the board worked out now, and keep its rows for the next start."""
    rounds = BoardRound(bench)
    while rounds.step():
        pass
    return rounds.board()


class BoardRound:
    """One round over the ward, a subject a step: a window stays awake between the steps."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._left = list(reversed(bench.store.ledger.subjects()))
        self._rows: list[BoardRow] = []
        self._counted: list[int] = []
        self._shift: list[tuple[Instant, ShiftRow]] = []
        self._hours = shift_now(bench)
        self._counts = {"done": 0, "not_done": 0, "left": 0}
        self._missing = 0

    def step(self) -> bool:
        """Work out the next subject; False when none is left."""
        from protocols.issues import IssuesError
        from ui.operations.bench import course_of

        if not self._left:
            return False
        subject = self._left.pop()
        try:
            course = _from_the_corridor(course_of(self._bench, subject))
        except IssuesError:
            self._missing += 1
            return True
        row = row_of(course)
        self._rows.append(row)
        self._counted.append(len(self._bench.store.ledger.facts_of(subject)))
        _count_shift(course, row, self._shift, self._counts, self._hours)
        return True

    def board(self) -> Board:
        """Return the board of the subjects worked out, and keep its rows for the next start."""
        bench, rows, counts = self._bench, self._rows, self._counts
        _keep(bench, rows, self._counted)
        self._shift.sort(key=lambda one: (one[0], one[1].bed))
        line = (
            f"{self._hours.name}: {counts['done']} done, {counts['not_done']} not done with reason"
        )
        return Board(
            tuple(rows),
            tuple(row for _, row in self._shift[:_SHIFT_LINES]),
            line if rows else "",
            counts["left"] if rows else None,
            _foot(len(rows), self._missing),
        )


def refresh_row(bench: Bench, course: Course) -> None:
    """Keep the row of a subject that was just looked at."""
    subject = course.record.subject
    counted = len(bench.store.ledger.facts_of(subject))
    _keep(bench, [row_of(_from_the_corridor(course))], [counted])


def _from_the_corridor(course: Course) -> Course:
    """Return what anybody who passes may see: one row of several subjects, kept for all roles."""
    from protocols.definition.checks.vocabulary import BOARD
    from protocols.mask import masked

    return masked(course, BOARD, across=True)


def _keep(bench: Bench, rows: Sequence[BoardRow], counted: Sequence[int]) -> None:
    """Keep rows with the number of entries that each was made from."""
    if bench.store.writable:
        bench.store.board.put_board_rows(
            (row.subject, json.dumps(row.as_json(), ensure_ascii=False), count)
            for row, count in zip(rows, counted, strict=True)
        )


def _foot(shown: int, missing: int) -> str:
    if not shown and not missing:
        return ""
    subjects = "1 subject enrolled" if shown == 1 else f"{shown} subjects enrolled"
    rest = ", all shown." if not missing else f"; {missing} cannot be shown here."
    return subjects + rest


def shift_now(bench: Bench) -> Shift:
    """Return the shift that runs now, by the hours signed for the ward."""
    from protocols.ward_settings import DAY_SHIFT, WARD, shift_at
    from ui.operations.bench import site_values

    signed = site_values(bench, WARD).get(DAY_SHIFT.id)
    text = signed.text if signed is not None else str(DAY_SHIFT.standard)
    return shift_at(bench.now(), bench.zone, text)


def _count_shift(
    course: Course,
    row: BoardRow,
    shift: list[tuple[Instant, ShiftRow]],
    counts: dict[str, int],
    now: Shift,
) -> None:
    begins, ends, _ = now
    for item in course.due:
        when = _meant_for(item)
        if item.status == "done" and item.done_at is not None and begins <= item.done_at < ends:
            counts["done"] += 1
        elif item.status == "not_done" and when is not None and begins <= when < ends:
            counts["not_done"] += 1
        elif item.is_open and when is not None and when < ends and item.status != "not_applicable":
            counts["left"] += 1
            status = item.status if item.status in ("overdue", "due_now", "soon") else "later"
            shift.append(
                (
                    when,
                    ShiftRow(
                        show_time(when, course.zone),
                        status,
                        row.bed,
                        row.subject,
                        item.planned.what,
                        item.planned.key,
                    ),
                )
            )


def _meant_for(item: DueItem) -> Instant | None:
    """Return when an open item is to be done by, or since when it has been open."""
    planned = item.planned
    if item.status == "due_now":
        return planned.due_to or planned.day_to or planned.due_from
    if item.status == "overdue":
        return planned.due_to or planned.due_from
    return planned.due_from


def row_of(course: Course) -> BoardRow:
    """Return a subject's row from its course."""
    protocol = course.protocol
    open_items = [item for item in course.due if item.is_open]
    return BoardRow(
        subject=course.record.subject,
        bed=course.record.bed,
        protocol=protocol.badge,
        blinding=_BLINDING[protocol.blinding.kind],
        due=_due(course, open_items),
        infusion=_infusion(course),
        measure=_measure(course),
        day=f"Day {course.day}" if course.day is not None else "Day not known",
        of=f"of {_last_day(course)}" if course.day is not None else "",
        after=tuple(
            f"{show_time(when, course.zone)} {item.planned.what}"
            for item in open_items[1:3]
            if (when := _meant_for(item)) is not None
        ),
    )


def _last_day(course: Course) -> int:
    days = course.protocol.days
    in_treatment = course.day is not None and course.day <= days.treatment_last
    return days.treatment_last if in_treatment else days.last


def _due(course: Course, open_items: list[DueItem]) -> BoardDue:
    if not open_items:
        return BoardDue("done", "Nothing due", "", "Schedule complete")
    first = open_items[0]
    when = _meant_for(first)
    status = first.status if first.status in ("overdue", "due_now", "soon") else "later"
    words = first.status_words
    if status == "later" and when is not None and not _same_day(when, course):
        return BoardDue(
            "done",
            "Nothing due",
            f"next {_date(when, course)}",
            first.planned.what,
            first.planned.key,
            int(when.timestamp()),
        )
    return BoardDue(
        status,
        words,
        first.words,
        first.planned.what,
        first.planned.key,
        int(when.timestamp()) if when is not None else None,
    )


def _date(when: Instant, course: Course) -> str:
    return show_date(local(when, course.zone).date())


def _same_day(when: Instant, course: Course) -> bool:
    return local(when, course.zone).date() == course.date


def _infusion(course: Course) -> BoardInfusion:
    states = list(course.infusions.values())
    if not states:
        return _injections(course)
    state = course.running or states[-1]
    label = _infusion_label(course, state.period, state.level)
    delivered = _delivered(state)
    if state.state in ("running", "paused"):
        words = "Running" if state.state == "running" else f"Paused {_since(course, state.since)}"
        line: tuple[Part, ...] = (Part(delivered, strong=True), Part(" mL given"))
        permille = None
        if state.planned and state.delivered.exact is not None:
            permille = int(1000 * state.delivered.exact / state.planned)
            line = (Part(delivered, strong=True), Part(f" of {_number(state.planned)} mL"))
        if state.projected_end is not None:
            line = (
                *line,
                Part(", ends "),
                Part(show_time(state.projected_end, course.zone), strong=True),
            )
        return BoardInfusion(
            "running" if state.state == "running" else "paused", words, label, line, permille
        )
    ended = show_when(state.ended, course.zone) if state.ended is not None else "not recorded"
    word = "Complete" if state.state == "complete" else "Ended"
    return BoardInfusion("ended", "Ended", label, (Part(f"{word} {ended}"),))


def _injections(course: Course) -> BoardInfusion:
    if course.injections:
        last = course.injections[-1]
        said = f"Injection {last.fact.number}, {show_when(last.at, course.zone)}"
        return BoardInfusion("no_infusion", "No infusion", "", (Part(said),))
    return BoardInfusion("no_infusion", "No infusion")


def _infusion_label(course: Course, period: int, level: int | None) -> str:
    if level is not None:
        from protocols.definition.model import Ladder

        rule = next((one for one in course.protocol.doses if isinstance(one, Ladder)), None)
        return f"level {level} of {len(rule.levels)}" if rule is not None else f"level {level}"
    if course.protocol.blinding.kind in ("double", "quadruple"):
        return f"infusion {period}"
    return f"dose {period}"


def _since(course: Course, since: Instant | None) -> str:
    from protocols.times import duration_words

    return duration_words(course.now - since) if since is not None else ""


def _delivered(state: InfusionState) -> str:
    """Return what ran in mL, or between what and what where a stretch is not known."""
    ran = state.delivered
    if ran.exact is not None or ran.high is None:
        return _number(ran.exact) if ran.exact is not None else f"at least {_number(ran.low)}"
    return f"{_number(ran.low)} to {_number(ran.high)}"


def _number(value: Fraction | None) -> str:
    if value is None:
        return "not known"
    whole, part = divmod(round(value * 10), 10)
    return f"{whole}.{part}" if part else f"{whole}"


def _measure(course: Course) -> BoardMeasure:
    if course.titers:
        last = course.titers[-1]
        return BoardMeasure(str(last.reading), show_when(last.at, course.zone), _spark(course))
    if course.scores:
        scored = course.scores[-1]
        return BoardMeasure(_score_words(course), show_when(scored.at, course.zone))
    return BoardMeasure("Not recorded", "")


def _score_words(course: Course) -> str:
    from fractions import Fraction

    from protocols.scores.amounts import shown
    from protocols.scores.result import Score

    scored = course.scores[-1]
    name = _SCORES.get(scored.form, scored.form)
    score = scored.score
    if isinstance(score, Score):
        if score.total is None:
            return f"{name} {score.low} to {score.high}"
        return (
            f"{name} {score.total} of 5" if scored.form == "mottling" else f"{name} {score.total}"
        )
    if score.value is None:
        return f"{name} not known"
    unit = f" {score.unit.value}" if score.unit is not None else ""
    value = score.value if isinstance(score.value, str) else shown(Fraction(score.value))
    return f"{name} {value}{unit}"


def _spark(course: Course) -> Spark | None:
    from fractions import Fraction

    from protocols.definition.model import RaiseToTarget

    rule = next((one for one in course.protocol.doses if isinstance(one, RaiseToTarget)), None)
    points = course.titers[-6:]
    if rule is None or not points:
        return None
    target = Fraction(rule.target.value)
    top = max([target, *(Fraction(point.value.value) for point in points)])
    first, last = points[0].at, points[-1].at
    width = max((last - first).total("seconds"), 1)
    return Spark(
        tuple(
            (
                int(1000 * (point.at - first).total("seconds") / width) if len(points) > 1 else 500,
                int(1000 * Fraction(point.value.value) / top) if top else 0,
            )
            for point in points
        ),
        int(1000 * target / top) if top else None,
    )
