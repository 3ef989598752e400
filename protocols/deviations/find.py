"""Deviations: what departs from the protocol, found from the same facts as everything else.

They are flagged in words, never refused and never put right. A deviation keeps its key when it is
computed again, so that an explanation stays with it; if the facts are corrected and it is no
longer one, it is gone, and the entries still say what was there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from protocols.deviations.amounts import differs_from_accepted, over_cap, rate_above_ceiling
from protocols.deviations.case import Case, Found
from protocols.deviations.decisions import no_second_check, not_accepted
from protocols.deviations.enrolment import (
    arm_missing,
    criteria_not_known,
    criteria_not_met,
    known_at_enrolment,
)
from protocols.deviations.steps import (
    gap_too_short,
    step_too_early,
    step_without_gate,
    too_many_injections,
)
from protocols.deviations.tasks import missing_required, window_missed
from protocols.deviations.timing import (
    early_stop,
    extra_period,
    late_start,
    run_too_long,
    started_after_stop,
    too_fast,
)
from protocols.facts import DeviationExplained, Entry
from protocols.record import as_entered
from protocols.times import Instant

if TYPE_CHECKING:
    from protocols.definition.model import DeviationRule, Protocol, SiteValues
    from protocols.endpoints.stops import Announcement
    from protocols.infusion.events import InfusionState
    from protocols.record import Record
    from protocols.schedule.due import DueItem

MECHANISMS: Mapping[str, Callable[[Case], Iterator[Found]]] = {
    "late_start": late_start,
    "late_first_dose": late_start,
    "rate_above_ceiling": rate_above_ceiling,
    "over_cap": over_cap,
    "extra_period": extra_period,
    "criteria_not_met": criteria_not_met,
    "criteria_not_known": criteria_not_known,
    "differs_from_accepted": differs_from_accepted,
    "not_accepted": not_accepted,
    "window_missed": window_missed,
    "started_after_stop": started_after_stop,
    "too_fast": too_fast,
    "step_without_gate": step_without_gate,
    "step_too_early": step_too_early,
    "gap_too_short": gap_too_short,
    "too_many_injections": too_many_injections,
    "missing_required": missing_required,
    "no_second_check": no_second_check,
    "run_too_long": run_too_long,
    "arm_missing": arm_missing,
    "early_stop": early_stop,
}


@dataclass(frozen=True, slots=True)
class Deviation:
    """One departure from the protocol.

    Attributes:
        key: stable across recomputation, such as `late_start:1`; explanations name it.
        rule: id of the deviation rule; `kind` its mechanism.
        class_: eligibility, dose, timing, assessment or consent.
        importance: as the protocol says, or as a reviewer judged it.
        words: the difference in plain words; `rule_words` what the protocol's rule says.
        at: when it happened; `day` its study day.
        entries: ids of the entries involved.
        state: open, explained or reviewed.
        quoted: the words of who explained it, unchanged.
        explained: the entry that holds them.
    """

    key: str
    rule: str
    kind: str
    class_: str
    importance: Literal["minor", "major"]
    words: str
    rule_words: str
    at: Instant
    day: int | None
    entries: tuple[str, ...] = ()
    state: Literal["open", "explained", "reviewed"] = "open"
    quoted: str = ""
    explained: Entry[Any] | None = None


def find_deviations(  # noqa: PLR0913 - the parts of one course, all by name
    protocol: Protocol,
    record: Record,
    *,
    infusions: Mapping[int, InfusionState],
    site: SiteValues,
    zone: str,
    now: Instant,
    due: tuple[DueItem, ...] = (),
    stops: tuple[Announcement, ...] = (),
) -> tuple[Deviation, ...]:
    """Return every deviation that the protocol's rules find at `now`, the earliest first.

    Args:
        protocol: its rules decide what is looked for.
        record: the subject's record.
        infusions: what ran, by period.
        site: site values in force.
        zone: the ward's time zone, for words and study days.
        now: the moment asked for.
        due: the schedule's items at `now`.
        stops: the stop rules met at `now`.
    """
    case = Case(
        protocol,
        record,
        infusions,
        site,
        zone,
        now,
        due,
        stops,
        day_anchor=record.anchors.get(protocol.days.anchor),
        at_enrolment=known_at_enrolment(protocol, record, site),
    )
    told = _told(record)
    found = [
        _deviation(rule, one, case, told)
        for rule in protocol.deviations
        if (not rule.arms or record.arm in rule.arms) and rule.kind in MECHANISMS
        for one in MECHANISMS[rule.kind](case)
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.key)))


def _told(record: Record) -> dict[str, Entry[DeviationExplained]]:
    """Return the last explanation or review of each key; a review keeps the nurse's words."""
    found: dict[str, Entry[DeviationExplained]] = {}
    for one in as_entered(record.of(DeviationExplained)):
        key = one.fact.deviation
        earlier = found.get(key)
        if earlier is not None and not one.fact.words:
            one = replace(one, fact=replace(one.fact, words=earlier.fact.words))  # noqa: PLW2901 - the same entry with its words
        found[key] = one
    return found


def _deviation(
    rule: DeviationRule, found: Found, case: Case, told: Mapping[str, Entry[DeviationExplained]]
) -> Deviation:
    key = f"{rule.id}:{found.suffix}"
    said = told.get(key)
    state: Literal["open", "explained", "reviewed"] = "explained" if found.quoted else "open"
    return Deviation(
        key=key,
        rule=rule.id,
        kind=rule.kind,
        class_=rule.class_,
        importance=(said.fact.importance or rule.importance) if said else rule.importance,
        words=found.words,
        rule_words=rule.words,
        at=found.at,
        day=case.day_of(found.at),
        entries=found.entries,
        state=said.fact.state if said is not None else state,
        quoted=said.fact.words if said is not None else found.quoted,
        explained=said if said is not None else (found.quoted_from if found.quoted else None),
    )
