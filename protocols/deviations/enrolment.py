"""Departures at enrolment: criteria not met or not known by then, no arm where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from protocols.deviations.case import Case, Found
from protocols.eligibility.judge import (
    CriterionVerdict,
    Eligibility,
    candidate_from_record,
    judge,
)

if TYPE_CHECKING:
    from protocols.definition.model import Protocol, SiteValues
    from protocols.facts import Answer
    from protocols.record import Record


def criteria_not_met(case: Case) -> Iterator[Found]:
    """One for each criterion that was not met by the facts and answers of enrolment."""
    enrolment = case.record.enrolment
    if enrolment is None:
        return
    for one in _judged(case, "not_met"):
        yield Found(
            one.id,
            f"Enrolled with {one.id} not met: {one.why}",
            enrolment.at,
            (enrolment.id,),
            enrolment.fact.deviation_reason,
            enrolment,
        )


def criteria_not_known(case: Case) -> Iterator[Found]:
    """One for all criteria that were not known at enrolment."""
    enrolment = case.record.enrolment
    unknown = _judged(case, "not_known")
    if enrolment is None or not unknown:
        return
    names = ", ".join(one.id for one in unknown)
    yield Found(
        "enrolment",
        f"Enrolled with criteria not known: {names}",
        enrolment.at,
        (enrolment.id,),
        enrolment.fact.deviation_reason,
        enrolment,
    )


def arm_missing(case: Case) -> Iterator[Found]:
    """The protocol allocates an arm that the bedside needs, and none is recorded."""
    enrolment = case.record.enrolment
    if enrolment is not None and case.protocol.arms and case.record.arm is None:
        yield Found("enrolment", "Enrolled without an allocated arm", enrolment.at, (enrolment.id,))


def known_at_enrolment(protocol: Protocol, record: Record, site: SiteValues) -> Eligibility | None:
    """Return eligibility by the facts and answers of enrolment, None before it."""
    enrolment = record.enrolment
    if enrolment is None:
        return None
    candidate = candidate_from_record(record.sampled_by(enrolment.at), answered_by=enrolment.at)
    return judge(protocol, candidate, enrolment.at, site=site)


def _judged(case: Case, verdict: Answer) -> tuple[CriterionVerdict, ...]:
    return case.at_enrolment.having(verdict) if case.at_enrolment is not None else ()
