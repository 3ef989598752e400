"""The text of a protocol file becomes a Protocol, or every issue with its line and column."""

from __future__ import annotations

from dataclasses import dataclass, replace

from protocols.definition.fingerprint import fingerprint
from protocols.definition.model import Protocol
from protocols.definition.nodes import read_nodes
from protocols.definition.places import Places
from protocols.definition.structure import structure
from protocols.issues import Issue


@dataclass(frozen=True, slots=True)
class WellFormed:
    """A protocol whose form holds, with the place of every value; its sense is not checked yet."""

    protocol: Protocol
    places: Places


def read_protocol(given: str | bytes, file_name: str) -> Protocol | tuple[Issue, ...]:
    """Read and check a protocol file.

    Args:
        given: the file's content.
        file_name: as issues shall name the file.

    Returns:
        The protocol with its fingerprint, or every issue in the order of the file: first those of
        form (keys, numbers, units), and once the form holds, those of sense (`checks`).
    """
    read = read_form(given, file_name)
    return read if isinstance(read, tuple) else checked(read)


def read_form(given: str | bytes, file_name: str) -> WellFormed | tuple[Issue, ...]:
    """Read a protocol file up to the cross checks."""
    root, issues = read_nodes(given, file_name)
    places = Places(file_name, issues=list(issues))
    if root is None:
        return places.in_order()
    protocol = structure(Protocol, root, places)
    if protocol is None or places.issues:
        return places.in_order()
    return WellFormed(replace(protocol, fingerprint=fingerprint(protocol)), places)


def checked(read: WellFormed) -> Protocol | tuple[Issue, ...]:
    """Return the protocol if its parts agree with each other, else every issue."""
    from protocols.definition.checks import check

    check(read.protocol, read.places)
    return read.places.in_order() or read.protocol
