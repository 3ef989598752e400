"""Which protocols the program knows: the released files, and versions pinned by a fingerprint."""

from __future__ import annotations

from protocols import catalogue
from protocols.definition.model import Protocol
from protocols.issues import IssuesError


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
