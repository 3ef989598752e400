"""Which protocols the program knows: the released files, and versions pinned by a fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocols import catalogue
from protocols.definition.model import Protocol
from protocols.issues import IssuesError

if TYPE_CHECKING:
    from protocols.scores.free_days import FreeDaysRule


def released(id_: str) -> Protocol | None:
    """Return the newest released version of a protocol, or None for an unknown id."""
    try:
        return catalogue.load(id_)
    except IssuesError:
        return None


def released_ids() -> tuple[str, ...]:
    """Return the ids of the protocols that ship, in the order of the catalogue."""
    return catalogue.catalogue_ids()


def pinned(id_: str, fingerprint: str) -> Protocol | None:
    """Return the version of a protocol that an entry was recorded under.

    Without a fingerprint the newest is meant. None: no file with that fingerprint ships, so the
    subject can be looked at but not assessed anew.
    """
    if not fingerprint:
        return released(id_)
    for version in reversed(catalogue.versions(id_)):
        found = catalogue.load(id_, version)
        if found.fingerprint == fingerprint:
            return found
    return None


def free_days_rule(protocol_id: str, what: str) -> FreeDaysRule | None:
    """Return a protocol's rule for the days free of a support, or None where it has none."""
    from protocols.scores.free_days import rule_from

    protocol = released(protocol_id)
    for endpoint in protocol.endpoints if protocol is not None else ():
        if endpoint.kind == "free_days" and endpoint.support == what:
            return rule_from(endpoint.day, endpoint.options)
    return None
