"""Who was screened and not enrolled: the ward's list, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from protocols.facts import Answer
    from protocols.issues import Issue
    from protocols.times import Instant
    from ui.operations.bench import Bench


@dataclass(frozen=True, slots=True)
class Screened:
    """One screening that led to no enrolment.

    Attributes:
        study_id, protocol: who, by number, and for which trial.
        words: criteria not met and not known, and the reason, as they were stated.
        at, by: when, and who recorded it.
    """

    study_id: str
    protocol: str
    words: str
    at: Instant
    by: str


def screened(bench: Bench) -> tuple[Screened, ...]:
    """Return everybody who was screened and not enrolled."""
    from protocols.facts import ScreeningFailed
    from protocols.record import fold_record
    from protocols.sheet.fact_words import fact_words

    found = fold_record("", bench.store.ledger.facts_of(None)).of(ScreeningFailed)
    rows = [
        Screened(
            one.fact.study_id, one.fact.protocol, fact_words(one.fact)[1], one.at, one.operator
        )
        for one in found
    ]
    return tuple(reversed(rows))


def record_screening(
    bench: Bench, study_id: str, protocol: str, answers: Mapping[str, Answer], reason: str
) -> tuple[Issue, ...]:
    """Record that nobody was enrolled; empty when it is on the disk.

    Raises:
        StorageProblem: it was not written.
    """
    from protocols.facts import ScreeningFailed, Statement
    from ui.operations.chart import ChartRefusedError, chart

    fact = ScreeningFailed(study_id, protocol, answers, reason)
    try:
        chart(bench, (Statement(None, fact, bench.now()),))
    except ChartRefusedError as refused:
        return refused.issues
    return ()
