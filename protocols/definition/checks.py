"""Whether the parts of a protocol agree with each other; every finding points at its line."""

from __future__ import annotations

from protocols.definition.model import Protocol
from protocols.definition.places import Places


def check(protocol: Protocol, places: Places) -> None:
    """Keep an issue in `places` for everything in the protocol that cannot hold."""
