"""Sign a study day, open it again, and tell whether a signature still stands for what was shown.

A signature binds a hash over the content of the sheet as the signer saw it. The sheet can be built
again from the entries of that moment, so it can be checked and printed as it was signed, and a
signature that was carried to another subject, day or person does not hold.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from protocols.facts import DayReopened, DaySigned, Statement
from protocols.issues import Issue, IssuesError
from protocols.record import as_entered, fold_record
from storage.problems import StorageProblem
from ui.operations.bench import Bench, protocol_of, record_of, site_values, versions_of
from ui.operations.people import check_person, same_person
from ui.operations.printed_code import code_for

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.facts import Entry
    from protocols.sheet.content import DaySheet
    from protocols.times import Instant
    from storage.accounts import Operator
    from ui.operations.sheets import PrintedSheet

MEANINGS = ("reviewed and complete", "reviewed, with what is missing", "reviewed by investigator")
Known = Callable[["Entry[Any]"], bool]


@dataclass(frozen=True, slots=True)
class Shown:
    """A sheet that a person has before the eyes: of whom, which day, at which moment, its hash."""

    subject: str
    day: int
    at: Instant
    hash: str


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """One signature of a subject, and whether the sheet that it binds comes out the same again.

    `problem` says why it does not hold; empty where it holds. `reopened` is true where the day
    was opened again after it.
    """

    entry: Entry[DaySigned]
    reopened: bool
    problem: str = ""


class SigningSession:
    """Who signs at this machine: name and passphrase first, PIN or passphrase after that (R85).

    Locking the screen or handing the laptop over ends it.
    """

    def __init__(self) -> None:
        self._person = ""

    @property
    def begun(self) -> bool:
        """Whether somebody has signed with name and passphrase since the last lock."""
        return bool(self._person)

    def end(self) -> None:
        """End the session: the next signature takes name and passphrase again."""
        self._person = ""

    def authenticate(self, bench: Bench, name: str, secret: str) -> Operator | Issue:
        """Return the person at work if name and secret are that person's own, else why not."""
        if not same_person(name, bench.operator.name):
            return Issue(
                "not_the_operator",
                "name",
                name,
                f"{bench.operator.name} is at work here. Who signs takes the laptop over first "
                "(Ctrl+L), then looks at the sheet.",
            )
        if same_person(self._person, name):
            return check_person(bench, name, secret)
        try:
            person = bench.store.sign_in(name, secret)
        except StorageProblem as problem:
            return Issue("not_checked", "secret", "", _first_time(str(problem), secret))
        self._person = person.name
        return person


def _first_time(words: str, secret: str) -> str:
    if secret.isdigit():
        return f"The first signature takes the passphrase, not the PIN. {words}"
    return words


def sheet_hash(sheet: DaySheet) -> str:
    """Return the SHA-256 over all that a sheet shows, without the stamp of who prints it."""
    from storage.exports.day_sheet_csv import day_sheet_csv

    stamp = replace(sheet.footer, printed_by="", record_version=0, head_code="", test_clock=False)
    return hashlib.sha256(day_sheet_csv(replace(sheet, footer=stamp))).hexdigest()


def show_day(bench: Bench, subject: str, day: int) -> Shown:
    """Return what the person at work sees of a study day now.

    Raises:
        IssuesError: unknown subject, or a day outside the protocol's days.
    """
    now = bench.now()
    sheet = _sheet_at(bench, subject, day, now, (bench.operator.role,), lambda _entry: True)
    return Shown(subject, day, now, sheet_hash(sheet))


def sign_day(
    bench: Bench, session: SigningSession, shown: Shown, meaning: str, name: str, secret: str
) -> tuple[Issue, ...]:
    """Sign what was shown; empty when the signature is on the disk, else why it is not."""
    person = session.authenticate(bench, name, secret)
    if isinstance(person, Issue):
        return (person,)
    fact = DaySigned(shown.day, meaning.strip(), shown.hash)
    return _charted(replace(bench, operator=person), Statement(shown.subject, fact, shown.at))


def reopen_day(bench: Bench, subject: str, day: int, reason: str) -> tuple[Issue, ...]:
    """Open a signed day again; empty when it is on the disk. Investigators only."""
    return _charted(bench, Statement(subject, DayReopened(day, reason.strip()), bench.now()))


def _charted(bench: Bench, statement: Statement) -> tuple[Issue, ...]:
    from ui.operations.chart import ChartRefusedError, chart

    try:
        chart(bench, (statement,))
    except ChartRefusedError as refused:
        return refused.issues
    except StorageProblem as problem:
        return (Issue(problem.code, "", "", str(problem)),)
    return ()


def seen_issues(bench: Bench, statement: Statement) -> tuple[Issue, ...]:
    """Return why a signature does not stand for the record as it is now (R86)."""
    fact, subject = statement.fact, statement.subject
    if not isinstance(fact, DaySigned) or subject is None:
        return ()
    try:
        sheet = _sheet_at(
            bench, subject, fact.day, statement.at, (bench.operator.role,), lambda _entry: True
        )
    except IssuesError as error:
        return error.issues
    if sheet_hash(sheet) == fact.sheet_hash:
        return ()
    return (
        Issue(
            "shown_otherwise",
            "sheet_hash",
            fact.sheet_hash[:16],
            f"What was shown of Day {fact.day} is not what the record says now. Nothing was "
            "signed. Look at the sheet again, then sign.",
        ),
    )


def signed_sheet(bench: Bench, entry: Entry[DaySigned]) -> DaySheet:
    """Return a day's sheet as it was signed, from the entries that were there then (R87).

    Who signed may have seen more than who reads it now: it passes the reader's mask too.

    Raises:
        IssuesError: the day or its protocol cannot be worked out any more.
    """
    return _sheet_at(
        bench,
        entry.subject or "",
        entry.fact.day,
        entry.at,
        (entry.role, bench.operator.role),
        lambda other: _before(other, entry),
    )


def last_signature(bench: Bench, subject: str, day: int) -> Entry[DaySigned] | None:
    """Return the last signature of a day, also one that was opened again since."""
    found = [one for one in record_of(bench, subject).of(DaySigned) if one.fact.day == day]
    return as_entered(found)[-1] if found else None


def signatures(bench: Bench, subject: str) -> tuple[SignatureCheck, ...]:
    """Return every signature of a subject, each checked against the sheet that it binds."""
    record = record_of(bench, subject)
    in_force = {one.id for one in record.signed_days.values()}
    return tuple(
        SignatureCheck(one, one.id not in in_force, _problem(bench, one))
        for one in as_entered(record.of(DaySigned))
    )


def _problem(bench: Bench, entry: Entry[DaySigned]) -> str:
    try:
        sheet = _sheet_at(
            bench,
            entry.subject or "",
            entry.fact.day,
            entry.at,
            (entry.role,),
            lambda other: _before(other, entry),
        )
    except IssuesError as error:
        return error.issues[0].message
    if sheet_hash(sheet) == entry.fact.sheet_hash:
        return ""
    return (
        f"Day {entry.fact.day} of {entry.subject} does not come out as it was signed: the "
        "signature belongs to another sheet, or another version of Bedline works it out."
    )


def _before(other: Entry[Any], signature: Entry[DaySigned]) -> bool:
    if other.device == signature.device:
        return other.seq < signature.seq
    return other.recorded_at <= signature.recorded_at


def _sheet_at(
    bench: Bench, subject: str, day: int, at: Instant, roles: tuple[str, ...], known: Known
) -> DaySheet:
    from protocols.day_sheet import build_day_sheet
    from protocols.mask import masked

    course = _course_at(bench, subject, at, known)
    for role in roles:
        course = masked(course, role)
    built = build_day_sheet(
        course,
        day,
        printed_at=at,
        printed_by=bench.operator.name,
        record_version=bench.store.ledger.count,
        head_code=code_for(bench),
        test_clock=bench.test_clock,
    )
    if isinstance(built, Issue):
        raise IssuesError((built,))
    return built


def _course_at(bench: Bench, subject: str, at: Instant, known: Known) -> Course:
    from protocols.assess import assess

    entries = (one for one in bench.store.ledger.facts_of(subject) if known(one))
    record = fold_record(subject, entries)
    protocol = protocol_of(record)
    if protocol is None:
        raise IssuesError(
            (
                Issue(
                    "no_course",
                    "subject",
                    subject,
                    f"{subject} cannot be worked out: nobody is enrolled under that study id, or "
                    "its protocol file does not ship.",
                ),
            )
        )
    values, versions = site_values(bench, protocol.id, known), versions_of(record)
    return assess(protocol, record, values, bench.zone, at, versions=versions)


def print_signed(bench: Bench, subject: str, day: int) -> PrintedSheet | Issue:
    """Return a day's sheet as it was last signed, as CSV and PDF; an issue if it never was.

    Raises:
        IssuesError: the day or its protocol cannot be worked out any more.
    """
    from storage.exports.day_sheet_csv import day_sheet_csv
    from storage.exports.day_sheet_pdf import print_day_sheet
    from ui.operations.sheets import PrintedSheet, press

    entry = last_signature(bench, subject, day)
    if entry is None:
        return Issue(
            "not_signed",
            "day",
            str(day),
            f"Day {day} of {subject} was never signed. Print it as it is now.",
        )
    sheet = signed_sheet(bench, entry)
    printed = print_day_sheet(press(), sheet)
    return PrintedSheet(
        sheet, day_sheet_csv(sheet), printed.pdf, printed.pages, printed.spelled_out
    )
