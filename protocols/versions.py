"""Which version of its protocol a subject followed, from when to when (R40).

A version is pinned at enrolment. A switch holds from its own time on and leaves the past as it
was: what had opened stays planned as it was, what happened is judged by the version of its day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from protocols.facts import ProtocolSwitched

if TYPE_CHECKING:
    from protocols.definition.model import Protocol
    from protocols.record import Record
    from protocols.times import Instant


@dataclass(frozen=True, slots=True)
class Spell:
    """A time in which one version held; `since` None: from enrolment, `until` None: still."""

    protocol: Protocol
    since: Instant | None = None
    until: Instant | None = None

    def holds(self, when: Instant) -> bool:
        """Say whether an instant lies in it."""
        after = self.since is None or when >= self.since
        return after and (self.until is None or when < self.until)


def spells(
    protocol: Protocol, record: Record, versions: Iterable[Protocol], now: Instant
) -> tuple[Spell, ...]:
    """Return the versions that a subject followed until now, the earliest first; never none.

    Args:
        protocol: the version followed last.
        record: holds the enrolment with its fingerprint, and every switch.
        versions: other versions of the protocol, as far as they are at hand. One that is not is
            passed over: its time belongs to the version that followed it.
        now: switches of later than this do not hold yet.
    """
    others = tuple(versions)
    known = {one.fingerprint: one for one in (protocol, *others)}
    if others:
        known.setdefault("", others[0])  # an enrolment without a fingerprint: the first version
    enrolment = record.enrolment
    pinned = enrolment.fingerprint if enrolment is not None else ""
    named: list[tuple[str, Instant | None]] = [(pinned, None)]
    named += [(one.fact.fingerprint, one.at) for one in record.of(ProtocolSwitched)]
    if len(named) == 1:
        return (Spell(protocol),)
    followed: list[tuple[Protocol, Instant | None]] = []
    gap: tuple[Instant | None] | None = None
    for fingerprint, since in named:
        if since is not None and since > now:
            break
        found = known.get(fingerprint)
        if found is None:
            gap = gap if gap is not None else (since,)
            continue
        followed.append((found, gap[0] if gap is not None else since))
        gap = None
    if not followed:
        return (Spell(protocol),)
    ends = [since for _, since in followed[1:]]
    return tuple(
        Spell(one, since, until)
        for (one, since), until in zip(followed, [*ends, None], strict=True)
    )
