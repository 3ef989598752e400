"""Chart what happened: judge statements, complete a decision, append, and nothing else.

This is the one way from a form, a line or the demo into the ledger.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from protocols.admission import Ward, issues_of
from protocols.facts import (
    DaySigned,
    PlanDecided,
    ScreeningFailed,
    SiteParameterSigned,
    Statement,
    SubjectEnrolled,
)
from protocols.issues import Issue
from protocols.record import fold_record
from protocols.signed_days import Days, signed_day_issues
from ui.operations.bench import Bench, protocol_of, record_of
from ui.operations.house_events import note_limit
from ui.operations.protocol_files import released

if TYPE_CHECKING:
    from protocols.definition.model import Protocol
    from protocols.facts import Entry
    from protocols.record import Record


def chart(bench: Bench, statements: Sequence[Statement]) -> tuple[Entry[Any], ...]:
    """Store statements durably, all or none.

    Raises:
        ChartRefusedError: something in them cannot be charted; every issue is named.
        StorageProblem: the store refused or failed; nothing was stored.
    """
    issues: list[Issue] = []
    ready: list[Statement] = []
    for number, statement in enumerate(statements):
        record = _record_then(bench, statement.subject, statements[:number])
        protocol = _protocol_for(statement, record)
        issues += issues_of(statement, Ward(record, protocol, bench.now()))
        issues += _signed_issues(bench, statement, record, protocol)
        issues += _screening_issues(bench, statement)
        if not issues:
            ready.append(_completed(bench, statement, protocol))
    for statement in ready:
        beyond = _limit_issues(bench, statement)
        if beyond and statement.subject is not None:
            note_limit(bench, statement.subject, beyond)
        issues += beyond
    if issues:
        raise ChartRefusedError(tuple(issues))
    return bench.store.ledger.append(ready, bench.operator)


def _record_then(bench: Bench, subject: str | None, before: Sequence[Statement]) -> Record | None:
    """Return a subject's record as it will be: who is enrolled together with values has some."""
    if subject is None:
        return None
    enrolment = next(
        (one for one in before if one.subject == subject and isinstance(one.fact, SubjectEnrolled)),
        None,
    )
    known = record_of(bench, subject)
    if enrolment is None or known.enrolment is not None:
        return known
    return fold_record(subject, (*known.entries, _foretold(bench, enrolment)))


def _screening_issues(bench: Bench, statement: Statement) -> tuple[Issue, ...]:
    """Nobody who is enrolled is screened in vain; the study id is another one's then."""
    fact = statement.fact
    if not isinstance(fact, ScreeningFailed):
        return ()
    if record_of(bench, fact.study_id).enrolment is None:
        return ()
    words = f"{fact.study_id} is enrolled. Check the study id."
    return (Issue("already_enrolled", "study_id", fact.study_id, words),)


def _foretold(bench: Bench, enrolment: Statement) -> Entry[Any]:
    """Return the entry that an enrolment of the same transaction will be; it is never stored."""
    from protocols.facts import Entry

    protocol = _protocol_for(enrolment, None)
    return Entry(
        id="enrolment of this transaction",
        device="",
        seq=0,
        subject=enrolment.subject,
        fact=enrolment.fact,
        at=enrolment.at,
        recorded_at=bench.now(),
        zone=bench.zone,
        operator=bench.operator.name,
        role=bench.operator.role,
        fingerprint=protocol.fingerprint if protocol is not None else "",
    )


class ChartRefusedError(Exception):
    """What was stated cannot be charted; each issue says why."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__("; ".join(issue.line() for issue in issues))
        self.issues = issues


def _signed_issues(
    bench: Bench, statement: Statement, record: Record | None, protocol: Protocol | None
) -> tuple[Issue, ...]:
    """A signed study day takes no entries; who signs has seen what is signed (R86, R87)."""
    if record is None or protocol is None:
        return ()
    issues = signed_day_issues(statement, Days(record, protocol, bench.zone, bench.now()))
    if issues or not isinstance(statement.fact, DaySigned):
        return issues
    from ui.operations.signing import seen_issues

    return seen_issues(bench, statement)


def _protocol_for(statement: Statement, record: Record | None) -> Protocol | None:
    if isinstance(statement.fact, SubjectEnrolled | SiteParameterSigned | ScreeningFailed):
        return released(statement.fact.protocol)
    return protocol_of(record) if record is not None else None


def _completed(bench: Bench, statement: Statement, protocol: Protocol | None) -> Statement:
    """Pin the protocol file, and give an accepted dose the proposal that it accepts."""
    fingerprint = protocol.fingerprint if protocol is not None else ""
    statement = replace(statement, fingerprint=fingerprint)
    fact = statement.fact
    if not isinstance(fact, PlanDecided) or fact.working or statement.subject is None:
        return statement
    plan = _plan_at(bench, statement, protocol)
    if plan is None:
        return statement
    accepted = fact.choice == "accept"
    return replace(
        statement,
        fact=replace(
            fact,
            proposed_volume=plan.volume,
            proposed_rate=plan.rate,
            inputs=plan.inputs,
            working=plan.working,
            volume=fact.volume or (plan.volume if accepted else None),
            rate=fact.rate or (plan.rate if accepted else None),
        ),
    )


def _plan_at(bench: Bench, statement: Statement, protocol: Protocol | None) -> Any:
    """Return the proposal that stood when the decision was made, if it was for that period."""
    from protocols.assess import assess
    from ui.operations.bench import site_values, versions_of

    if protocol is None or statement.subject is None:
        return None
    entries = bench.store.ledger.facts_of(statement.subject)
    known = fold_record(statement.subject, (entry for entry in entries if entry.at <= statement.at))
    values, versions = site_values(bench, protocol.id), versions_of(known)
    course = assess(protocol, known, values, bench.zone, statement.at, versions=versions)
    plan = course.next_dose
    fact = statement.fact
    wanted = fact.period if isinstance(fact, PlanDecided) else None
    if plan is None or plan.outcome != "proposed" or plan.period != wanted:
        return None
    return plan


def _limit_issues(bench: Bench, statement: Statement) -> list[Issue]:
    """No accepted or adjusted dose passes a hard limit (R29); what was given is always charted."""
    fact = statement.fact
    if not isinstance(fact, PlanDecided) or fact.choice == "decline" or statement.subject is None:
        return []
    from protocols.dosing.limits import decision_issues

    record = record_of(bench, statement.subject)
    protocol = protocol_of(record)
    rule = protocol.dose_for(record.arm) if protocol is not None else None
    return list(decision_issues(rule, record, fact)) if rule is not None else []
