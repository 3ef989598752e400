"""The one QObject between the widgets and the record: who acts, which subject, what holds now.

A form gives facts, and gets issues back or nothing; after each entry the course is announced once.
A failed save changes nothing on screen and leaves what was typed with the form. Widgets reach the
store only through here, and what is shown is always a function of what is stored.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QObject, QTimer, Signal

from protocols.issues import Issue, IssuesError
from protocols.times import Instant, show_time, show_when
from storage.problems import StorageProblem
from ui.i18n.languages import core_said
from ui.operations.bench import Bench, course_of
from ui.operations.board import BoardRound, board_of_projection, refresh_row
from ui.operations.people import check_person, names
from ui.operations.state import (
    StoreState,
    back_up_if_changed,
    back_up_words,
    people_words,
    running_by_bed,
    store_state,
    verify_words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from protocols.course import Course
    from protocols.explain.content import Explanation
    from protocols.facts import Answer, Fact, Statement
    from protocols.rehearsal.content import Rehearsal
    from protocols.summary.content import Summary
    from storage.accounts import Operator
    from ui.models.board_row import Board
    from ui.operations.import_lab import Preview as LabPreview
    from ui.operations.review import Reviewed
    from ui.operations.sheets import Preview
    from ui.operations.signing import Shown, SigningSession
    from ui.operations.site import SiteLine

_MINUTE_MS = 60_000
_SLICE_MS = 100
_READERS = frozenset({"monitor", "administrator"})


class Bedside(QObject):
    """The record of one ward as the screen sees it.

    Signals:
        course_changed(object): the open subject's `Course`, or None; once per entry and minute.
        board_changed(object): the ward's `Board`.
        recorded(str): what was saved, in words for the status line.
        failed(str): why nothing was saved, in words.
        operator_changed(object): another person acts now.
        minute_passed(object): the time, once a minute on the minute.
        leaving(): person or subject is about to change; what was typed is to be kept now.
    """

    course_changed = Signal(object)
    board_changed = Signal(object)
    recorded = Signal(str)
    failed = Signal(str)
    operator_changed = Signal(object)
    minute_passed = Signal(object)
    leaving = Signal()

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._course: Course | None = None
        self._left = False
        self._round: BoardRound | None = None
        self._signing: SigningSession | None = None
        self._verified: tuple[Instant, str] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._minute)

    # -- what is known ------------------------------------------------------------------------

    @property
    def bench(self) -> Bench:
        """The open store with who acts and the clock, for operations."""
        return self._bench

    @property
    def course(self) -> Course | None:
        """The open subject's course, or None while no subject is open."""
        return self._course

    @property
    def zone(self) -> str:
        """The ward's time zone."""
        return self._bench.zone

    @property
    def operator(self) -> Operator:
        """Who acts."""
        return self._bench.operator

    @property
    def writable(self) -> bool:
        """Whether entries can be made; a second start only looks on."""
        return self._bench.store.writable

    @property
    def damaged(self) -> bool:
        """Whether something of the store was changed, lost or cannot be read."""
        return self._bench.store.damage is not None

    def why_read_only(self) -> tuple[str, str]:
        """Return why nothing can be recorded now, and what to do; both empty while it can."""
        translate = QCoreApplication.translate
        problems = self._bench.store.problems
        if problems:
            return core_said(problems[0].what), core_said(problems[0].do)
        if not self.writable:
            return (
                translate("Bedside", "This window only looks on."),
                translate("Bedside", "Nothing can be recorded in it."),
            )
        if self.operator.role in _READERS:
            return (
                translate("Bedside", "Your role reads and records no entries."),
                translate("Bedside", "Ask a nurse or an investigator to chart."),
            )
        return "", ""

    def now(self) -> Instant:
        """Return the time on the program's clock."""
        return self._bench.now()

    @property
    def left(self) -> bool:
        """Whether the store is closed: what was still to be shown has nothing to show."""
        return self._left

    @property
    def entries(self) -> int:
        """How many entries the ledger holds: the record version on screen and paper."""
        return self._bench.store.ledger.count

    def store_state(self) -> StoreState:
        """Return how the store is, for the footer."""
        return store_state(self._bench)

    def verify_words(self) -> str:
        """Verify every page and entry; may run on a worker thread. Return what was found."""
        words = core_said(verify_words(self._bench))
        self._verified = (self.now(), words)
        return words

    @property
    def verified(self) -> tuple[Instant, str] | None:
        """When the store was last verified since it was opened, and what was found."""
        return self._verified

    def back_up_words(self) -> str:
        """Make a verified backup; may run on a worker thread. Return what was made, or why not."""
        return core_said(back_up_words(self._bench))

    def back_up_if_changed(self) -> str:
        """Make a backup unless the youngest holds the same; may run on a worker thread."""
        return core_said(back_up_if_changed(self._bench))

    def people_words(self) -> tuple[str, ...]:
        """Return one line an account: name, role, state."""
        return tuple(core_said(one) for one in people_words(self._bench))

    def site_lines(self) -> tuple[SiteLine, ...]:
        """Return the site parameters with the values in force."""
        from ui.operations.site import site_lines

        return site_lines(self._bench)

    def sign_parameter(
        self, protocol: str, parameter: str, value: str, reason: str
    ) -> tuple[Issue, ...]:
        """Sign a site parameter; empty when it is on the disk."""
        from ui.operations.site import sign_parameter

        issues = sign_parameter(self._bench, protocol, parameter, value, reason)
        if not issues and self._course is not None:
            self._announce(self._course.record.subject)
        return issues

    def explain(self, text: str, subject: str = "") -> Explanation | None:
        """Return why, of the course as the role at work sees it; None: there is nothing to say.

        Args:
            text: a reference such as `due:sofa@4`.
            subject: a study id of the ward; empty for the open subject.
        """
        from protocols.explain.content import Ref, read_ref
        from protocols.explain.why import explain

        ref, course = read_ref(text), self._course
        if subject and (course is None or course.record.subject != subject):
            try:
                course = self._seen(subject)
            except IssuesError:
                return None
        return explain(course, ref) if course is not None and isinstance(ref, Ref) else None

    def follow_version(
        self, subject: str, shown: Rehearsal, reason: str, secret: str
    ) -> tuple[Issue, ...]:
        """Let a subject follow a rehearsed version, signed; empty when it is on the disk."""
        from ui.operations.amendment import follow_signed

        issues = follow_signed(self._bench, subject, shown, reason, secret)
        if not issues:
            self._announce(subject)
            self.refresh_board()
        return issues

    def preview(self, day: int, *, per_inch: int = 110, as_signed: bool = False) -> Preview:
        """Return the open subject's day sheet, now or as signed, as pictures of its pages."""
        from ui.operations.sheets import Preview, preview_day

        if self._course is None:
            return Preview()
        return preview_day(
            self._bench, self._course.record.subject, day, per_inch=per_inch, as_signed=as_signed
        )

    def save_sheet(self, day: int, kind: str, path: str, *, as_signed: bool = False) -> str:
        """Save the open subject's day sheet; return what was done, or why not."""
        if self._course is None:
            return ""
        from ui.operations.sheets import save_day

        return save_day(
            self._bench, self._course.record.subject, day, kind, path, as_signed=as_signed
        )

    @property
    def signing(self) -> SigningSession:
        """Who signs at this machine since the last lock."""
        if self._signing is None:
            from ui.operations.signing import SigningSession

            self._signing = SigningSession()
        return self._signing

    def sign_day(self, shown: Shown, meaning: str, name: str, secret: str) -> tuple[Issue, ...]:
        """Sign what was shown of a study day; empty when it is on the disk."""
        from ui.operations.signing import sign_day

        issues = sign_day(self._bench, self.signing, shown, meaning, name, secret)
        if not issues:
            self._announce(shown.subject)
        return issues

    def reopen_day(self, day: int, reason: str) -> tuple[Issue, ...]:
        """Open a signed day of the open subject again; empty when it is on the disk."""
        from ui.operations.signing import reopen_day

        if self._course is None:
            return ()
        subject = self._course.record.subject
        issues = reopen_day(self._bench, subject, day, reason)
        if not issues:
            self._announce(subject)
        return issues

    def save_handover(self, path: str) -> str:
        """Save the ward's handover sheet as PDF; return what was done, or why not."""
        from ui.operations.sheets import save_handover

        said = save_handover(self._bench, path)
        self.recorded.emit(said)
        return said

    def save_labels(self, sample: str, path: str) -> str:
        """Save the labels of the open subject's sample as PDF; return what was done, or why not."""
        from ui.operations.sheets import save_labels

        subject = self._course.record.subject if self._course is not None else ""
        said = save_labels(self._bench, subject, sample, path)
        self.recorded.emit(said)
        return said

    def note_print(self, day: int) -> None:
        """Write down that the open subject's sheet was printed."""
        if self._course is not None:
            from ui.operations.sheets import note_print

            note_print(self._bench, self._course.record.subject, day, "printed on paper")

    def review(
        self,
        *,
        subject: str = "",
        person: str = "",
        field: str = "",
        hours: int = 0,
        late_hours: int | None = None,
    ) -> Reviewed | str:
        """Return what a monitor reads, as the role at work may see it, or why it is not shown.

        Args:
            subject: only this study id; empty for all.
            person: only what this person entered.
            field: part of the name of what an entry is about.
            hours: only what was entered in the last so many hours; 0 for all.
            late_hours: after how many hours an entry is told as late; None: as usual.
        """
        from protocols.review.findings import USUAL_LATE, Limits
        from protocols.review.trail import Choice
        from ui.operations.review import review_ward

        since = self.now().subtract(hours=hours) if hours else None
        try:
            return review_ward(
                self._bench,
                choice=Choice(subject, person, field, since),
                limits=Limits(late_hours=late_hours or USUAL_LATE),
            )
        except StorageProblem as problem:
            return core_said(str(problem))

    def preview_lab(self, path: str) -> LabPreview | str:
        """Return a laboratory's file, read and judged row by row, or why it cannot be read."""
        from ui.operations.import_lab import preview_file

        try:
            return preview_file(self._bench, path)
        except IssuesError as error:
            return core_said(error.issues[0].message)

    def import_lab(self, path: str) -> tuple[str, bool]:
        """Record every value of a laboratory's file or none; say what was done or why not."""
        from ui.operations.import_lab import import_file

        try:
            found = import_file(self._bench, path)
        except IssuesError as error:
            return core_said(error.issues[0].line()), False
        except StorageProblem as problem:
            return core_said(str(problem)), False
        for subject in {one.subject for one in found.rows}:
            self._announce(subject)
        self.refresh_board()
        words = self.tr("Recorded: {0} values.").format(len(found.rows))
        self.recorded.emit(words)
        return words, True

    def registries(self) -> tuple[tuple[str, str], ...]:
        """Return id and label of the protocols that are summed up over all their subjects."""
        from ui.operations.summary import registries

        return tuple((one.id, one.label) for one in registries())

    def summary(self, protocol: str) -> Summary | str:
        """Return a registry's summary as the role at work may see it, or why there is none."""
        from ui.operations.summary import summary_of

        try:
            return summary_of(self._bench, protocol)
        except IssuesError as error:
            return core_said(error.issues[0].message)
        except StorageProblem as problem:
            return core_said(str(problem))

    def save_summary(self, made: Summary, path: str) -> str:
        """Save a summary as CSV; return what was done, or why not."""
        from pathlib import Path

        from ui.operations.summary import save_summary

        try:
            return save_summary(self._bench, made, Path(path))
        except IssuesError as error:
            return core_said(error.issues[0].message)
        except StorageProblem as problem:
            return core_said(str(problem))

    def save_review(self, made: Reviewed, what: str, kind: str, path: str) -> str:
        """Save findings, trail or the house's log; return what was done, or why not."""
        from ui.operations.review import save_review

        return save_review(self._bench, made, what, kind, path)

    def running_by_bed(self) -> tuple[str, ...]:
        """Return the running infusions by bed and end only, for the lock sheet."""
        return tuple(core_said(one) for one in running_by_bed(self._bench))

    # -- subjects and board -------------------------------------------------------------------

    def open(self, subject: str) -> bool:
        """Open a subject and announce its course; False when there is none to assess."""
        self.leaving.emit()
        try:
            self._course = self._seen(subject)
        except IssuesError as error:
            self.failed.emit(core_said(error.issues[0].message))
            return False
        self.course_changed.emit(self._course)
        return True

    def _seen(self, subject: str) -> Course:
        """Return a subject's course as the role at work may see it."""
        from protocols.mask import masked

        return masked(course_of(self._bench, subject), self.operator.role)

    def close(self) -> None:
        """Leave the open subject, keeping its board row fresh."""
        self.leaving.emit()
        if self._course is not None and self.writable:
            refresh_row(self._bench, self._course)
        self._course = None
        self.course_changed.emit(None)

    def first_board(self) -> Board:
        """Return the ward board as the store kept it: for the first paint, nothing is assessed."""
        return board_of_projection(self._bench)

    def refresh_board(self) -> None:
        """Assess every subject now and announce the board; nothing once the store is closed.

        A ward of usual size is done at once. A large one is done in slices between what the nurse
        does, and until then the board says that it is as last worked out.
        """
        if self._left:
            return
        self._round = BoardRound(self._bench)
        if not self._work_out(self._round):
            self.board_changed.emit(board_of_projection(self._bench))

    def _work_out(self, board: BoardRound) -> bool:
        """Work on for a slice of time; say whether the round is done or given up."""
        if self._left or board is not self._round:
            return True
        slice_ = QElapsedTimer()
        slice_.start()
        while board.step():
            if slice_.hasExpired(_SLICE_MS):
                QTimer.singleShot(0, self, lambda: self._work_out(board))
                return False
        self._round = None
        self.board_changed.emit(board.board())
        return True

    # -- charting -----------------------------------------------------------------------------

    def record(
        self,
        facts: Sequence[Fact],
        at: Instant,
        *,
        subject: str | None = None,
        replaces: str | None = None,
        reason: str = "",
        from_paper: bool = False,
    ) -> tuple[Issue, ...]:
        """Chart facts of one moment; all of them or none.

        Args:
            facts: what a person stated.
            at: when it happened.
            subject: whose record; None means the open subject's.
            replaces: the entry that the first fact corrects, with the reason.
            reason: why it is corrected.
            from_paper: copied from a downtime sheet.

        Returns:
            Nothing when it is on the disk; else every issue, and nothing was changed.
        """
        from protocols.facts import Statement

        whose = subject or (self._course.record.subject if self._course is not None else None)
        statements = [
            Statement(
                whose,
                fact,
                at,
                replaces=replaces if number == 0 else None,
                reason=reason if number == 0 else "",
                from_paper=from_paper,
            )
            for number, fact in enumerate(facts)
        ]
        return self.record_statements(statements)

    def record_statements(self, statements: Sequence[Statement]) -> tuple[Issue, ...]:
        """Chart statements of several moments together; all of them or none."""
        # What charts loads with the protocols, after the first painted board.
        from ui.operations.chart import ChartRefusedError, chart

        try:
            entries = chart(self._bench, statements)
        except ChartRefusedError as refused:
            return refused.issues
        except StorageProblem as problem:
            words = QCoreApplication.translate(
                "Bedside", "Not recorded. Your entry is kept in this form. %1"
            ).replace("%1", core_said(str(problem)))
            self.failed.emit(words)
            return (Issue("not_recorded", "", "", words),)
        if entries and entries[0].subject is not None:
            self._announce(entries[0].subject)
        if entries:
            when = show_time(entries[-1].recorded_at, self.zone)
            said = QCoreApplication.translate("Bedside", "Recorded %1, entry %2")
            self.recorded.emit(said.replace("%1", when).replace("%2", str(entries[-1].seq)))
        return ()

    def void(self, entry: str, reason: str) -> tuple[Issue, ...]:
        """Strike an entry of the open subject, with the reason; it stays legible."""
        from protocols.facts import EntryVoided

        return self.record((EntryVoided(entry, reason),), self.now())

    def _announce(self, subject: str) -> None:
        if self._course is not None and self._course.record.subject == subject:
            self._course = self._seen(subject)
            self.course_changed.emit(self._course)

    # -- drafts -------------------------------------------------------------------------------

    def keep_draft(self, form: str, content: dict[str, Any]) -> None:
        """Keep what was typed, encrypted, for its author; not charted."""
        subject = self._course.record.subject if self._course is not None else None
        try:
            self._bench.store.drafts.keep(
                self.operator.name, form, subject, json.dumps(content, ensure_ascii=False)
            )
        except StorageProblem as problem:
            self.failed.emit(core_said(str(problem)))

    def draft(self, form: str) -> dict[str, Any] | None:
        """Return what this person typed into a form of this subject and did not record."""
        subject = self._course.record.subject if self._course is not None else None
        found = self._bench.store.drafts.find(self.operator.name, form, subject)
        if found is None:
            return None
        content = json.loads(found.content)
        return content if isinstance(content, dict) else None

    def drop_draft(self, form: str) -> None:
        """Forget a draft, once it is recorded or discarded by its author."""
        subject = self._course.record.subject if self._course is not None else None
        self._bench.store.drafts.drop(self.operator.name, form, subject)

    # -- people -------------------------------------------------------------------------------

    def check_person(self, name: str, secret: str) -> Operator | Issue:
        """Return a person if the name and PIN or passphrase are right, else why not."""
        return check_person(self._bench, name, secret)

    def second_differed(self, what: str, second: Operator) -> None:
        """A second person typed another value: nothing is recorded of it, but that it happened."""
        from ui.operations.second_check import Disagreement, note_disagreement

        subject = self._course.record.subject if self._course is not None else ""
        try:
            note_disagreement(self._bench, Disagreement(subject, what, second))
        except StorageProblem as problem:
            self.failed.emit(core_said(str(problem)))

    def record_screening(
        self, study_id: str, protocol: str, answers: Mapping[str, Answer], reason: str
    ) -> tuple[Issue, ...]:
        """Record that somebody was screened and not enrolled; empty when it is on the disk."""
        from ui.operations.screened import record_screening

        try:
            issues = record_screening(self._bench, study_id, protocol, answers, reason)
        except StorageProblem as problem:
            self.failed.emit(core_said(str(problem)))
            return (Issue("not_recorded", "", "", core_said(str(problem))),)
        if not issues:
            said = QCoreApplication.translate("Bedside", "Recorded: %1 was screened, not enrolled")
            self.recorded.emit(said.replace("%1", study_id))
        return issues

    def screened_lines(self) -> tuple[str, ...]:
        """Return one line for each who was screened and not enrolled, newest first."""
        from ui.operations.screened import screened

        return tuple(
            f"{one.study_id}    {one.words}    {one.by}, {show_when(one.at, self.zone)}"
            for one in screened(self._bench)
        )

    def people(self) -> tuple[str, ...]:
        """Return the names of the accounts that may act here."""
        return names(self._bench)

    def locked(self, *, by_itself: bool) -> None:
        """The screen was locked: who signs next says name and passphrase again (R85)."""
        from ui.operations.people import note_lock

        self._signing = None
        note_lock(self._bench, by_itself=by_itself)

    def hand_over(self, operator: Operator) -> None:
        """Let another person act from now on."""
        self.leaving.emit()
        self._bench = replace(self._bench, operator=operator)
        self._signing = None
        self.operator_changed.emit(operator)

    def leave(self) -> None:
        """Close the store at the end of the day; the lock is given back."""
        self.leaving.emit()
        self._timer.stop()
        self._left = True
        self._bench.store.close()

    # -- time ---------------------------------------------------------------------------------

    def start_clock(self, wait: Callable[[int], None] | None = None) -> None:
        """Tick on each minute of the program's clock; begun after the first painted window."""
        from ui.operations.house_events import note_protocols

        note_protocols(self._bench)
        now = self.now()
        into = int(now.timestamp(unit="millisecond")) % _MINUTE_MS
        (wait or self._timer.start)(_MINUTE_MS - into)

    def _minute(self) -> None:
        self.minute_passed.emit(self.now())
        if self._course is not None:
            self._announce(self._course.record.subject)
        else:
            self.refresh_board()
        self.start_clock()
