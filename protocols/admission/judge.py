"""Every reason why a statement cannot be charted, whatever kind of fact it states."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch

from protocols.admission.findings import (
    adverse_event_issues,
    assessment_issues,
    measurement_issues,
    note_issues,
    support_issues,
)
from protocols.admission.subject import (
    anchor_issues,
    criterion_issues,
    enrolment_issues,
    screening_issues,
    site_value_issues,
    subject_id_issues,
)
from protocols.admission.treatment import decision_issues, infusion_issues, injection_issues
from protocols.admission.unblinding import unblinding_issues
from protocols.admission.ward import Ward, time_issues
from protocols.facts import (
    EntryVoided,
    Fact,
    ScreeningFailed,
    SiteParameterSigned,
    Statement,
    SubjectEnrolled,
)
from protocols.issues import Issue


def issues_of(statement: Statement, ward: Ward) -> tuple[Issue, ...]:
    """Return every reason why a statement cannot be charted; none means it can."""
    found = list(time_issues("at", statement.at, ward.now))
    if isinstance(statement.fact, SubjectEnrolled):
        found += subject_id_issues(statement.subject or "")
        if ward.record is not None and ward.record.enrolment is not None and not statement.replaces:
            found.append(
                Issue(
                    "already_enrolled",
                    "subject",
                    statement.subject or "",
                    f"{statement.subject} is enrolled already. Correct the enrolment, "
                    "or choose another study id.",
                )
            )
    elif not isinstance(statement.fact, SiteParameterSigned | ScreeningFailed) and (
        ward.record is None or ward.record.enrolment is None
    ):
        return (
            *found,
            Issue(
                "unknown_subject",
                "subject",
                statement.subject or "",
                f"No subject {statement.subject!r} is enrolled. Enrol it first, or "
                "check the study id.",
            ),
        )
    found += _replacement_issues(statement, ward)
    found += _fact_issues(statement.fact, ward)
    return tuple(found)


def _replacement_issues(statement: Statement, ward: Ward) -> list[Issue]:
    target, reason = statement.replaces, statement.reason
    if isinstance(statement.fact, EntryVoided):
        target, reason = statement.fact.entry, statement.fact.reason
    if target is None:
        return []
    found = []
    if len(reason.strip()) < 3:
        found.append(
            Issue(
                "reason_missing",
                "reason",
                reason,
                "A correction needs a reason of at least three characters.",
            )
        )
    old = ward.record.entry(target) if ward.record is not None else None
    if old is None:
        found.append(
            Issue(
                "unknown_entry",
                "entry",
                target,
                f"{statement.subject} has no entry {target!r}. Check its id.",
            )
        )
    elif ward.record is not None and target in ward.record.struck:
        found.append(
            Issue(
                "struck_already",
                "entry",
                target,
                f"Entry {target} is struck already. Correct the one that replaced it.",
            )
        )
    elif isinstance(old.fact, EntryVoided):
        found.append(
            Issue(
                "void_of_void", "entry", target, "A void cannot be voided: enter the value again."
            )
        )
    return found


@singledispatch
def _fact_issues(fact: Fact, ward: Ward) -> list[Issue]:  # noqa: ARG001 - the default judges nothing
    return []


_JUDGES: tuple[Callable[..., list[Issue]], ...] = (
    adverse_event_issues,
    anchor_issues,
    assessment_issues,
    criterion_issues,
    decision_issues,
    enrolment_issues,
    infusion_issues,
    injection_issues,
    measurement_issues,
    note_issues,
    screening_issues,
    site_value_issues,
    support_issues,
    unblinding_issues,
)
for _judge in _JUDGES:
    _fact_issues.register(_judge)  # for the kind of fact that its first argument names
