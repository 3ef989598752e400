"""What every operation works with: the open store, who acts, and the clock.

Operations are one module an intention. They judge by `protocols`, store through `storage`, and
know no Qt; the window and the command line use the same ones. Opening a bench must not cost the
protocols' own modules: the first painted board needs none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from protocols.issues import Issue, IssuesError
from protocols.times import Clock, Instant, show_when

if TYPE_CHECKING:
    from protocols.course import Course
    from protocols.definition.model import Protocol, SiteValues
    from protocols.facts import Entry
    from protocols.record import Record
    from storage.accounts import Operator
    from storage.store import Store


@dataclass(frozen=True, slots=True)
class Bench:
    """One opened store, the person at it, and the program's clock."""

    store: Store
    operator: Operator
    clock: Clock
    test_clock: bool = False  # a fixed clock: every output says so

    @property
    def zone(self) -> str:
        """The ward's time zone."""
        return self.store.zone

    def now(self) -> Instant:
        """Return the time on the program's clock."""
        return self.clock()


def record_of(bench: Bench, subject: str) -> Record:
    """Return a subject's record from the ledger; empty for one that nobody enrolled."""
    from protocols.record import fold_record

    return fold_record(subject, bench.store.ledger.facts_of(subject))


def protocol_of(record: Record) -> Protocol | None:
    """Return the protocol version that a subject follows, by the fingerprint it was pinned with."""
    from protocols.facts import ProtocolSwitched
    from ui.operations.protocol_files import pinned

    enrolment = record.enrolment
    if enrolment is None:
        return None
    switched = record.of(ProtocolSwitched)
    if switched:
        return pinned(switched[-1].fact.protocol, switched[-1].fact.fingerprint)
    return pinned(enrolment.fact.protocol, enrolment.fingerprint)


def versions_of(record: Record) -> tuple[Protocol, ...]:
    """Return every version that a subject has followed, as far as this program carries them."""
    from protocols.facts import ProtocolSwitched
    from ui.operations.protocol_files import pinned

    switched = record.of(ProtocolSwitched)
    if record.enrolment is None or not switched:
        return ()
    followed = [
        (record.enrolment.fact.protocol, record.enrolment.fingerprint),
        *((one.fact.protocol, one.fact.fingerprint) for one in switched),
    ]
    found = (pinned(*one) for one in followed)
    return tuple(one for one in found if one is not None)


def site_values(
    bench: Bench, protocol_id: str, known: Callable[[Entry[Any]], bool] | None = None
) -> SiteValues:
    """Return the site parameters signed for a protocol, the last signature of each.

    `known` picks the entries that count, where an earlier state of the record is asked for.
    """
    from protocols.definition.model import SignedValue
    from protocols.facts import SiteParameterSigned
    from protocols.record import as_entered, fold_record

    entries = bench.store.ledger.facts_of(None)
    site = fold_record("", entries if known is None else filter(known, entries))
    found: dict[str, SignedValue] = {}
    for entry in as_entered(site.of(SiteParameterSigned)):
        if entry.fact.protocol == protocol_id:
            found[entry.fact.parameter] = SignedValue(
                entry.fact.value,
                signed_by=entry.operator,
                signed_at=show_when(entry.at, entry.zone),
                entry=entry.id,
            )
    return MappingProxyType(found)


def course_of(bench: Bench, subject: str) -> Course:
    """Return a subject's course now.

    Raises:
        IssuesError: nobody is enrolled under that study id, or its protocol file does not ship.
    """
    return course_at(bench, subject, bench.now())


def course_at(bench: Bench, subject: str, now: Instant) -> Course:
    """Return a subject's course at an instant, from what has been entered up to now."""
    from protocols.assess import assess

    record = record_of(bench, subject)
    protocol = protocol_of(record)
    if protocol is None:
        if record.enrolment is None and bench.store.damage is not None:
            raise bench.store.damage  # the enrolment may stand where the ledger cannot be read
        raise IssuesError((_no_course(record),))
    values = site_values(bench, protocol.id)
    return assess(protocol, record, values, bench.zone, now, versions=versions_of(record))


def _no_course(record: Record) -> Issue:
    if record.enrolment is None:
        return Issue(
            "unknown_subject",
            "subject",
            record.subject,
            f"No subject {record.subject!r} is enrolled. Check the study id.",
        )
    return Issue(
        "protocol_not_here",
        "protocol",
        record.protocol_id,
        f"{record.subject} follows a version of {record.protocol_id} that this program does not "
        "carry. Its entries can be read; nothing can be worked out.",
    )
