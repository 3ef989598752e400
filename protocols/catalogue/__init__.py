"""The protocols that ship with Bedline, one YAML file each; the only place that reads them.

`released.txt` holds the fingerprint of every released file. A file whose fingerprint stands there
was checked when it was released; any other is checked in full each time it is loaded, so a changed
file is never taken unseen.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from protocols.definition.model import Protocol
from protocols.definition.reader import checked, read_form
from protocols.issues import Issue, IssuesError

_FILE = re.compile(r"(?P<stem>[a-z0-9_]+)_v(?P<version>[1-9][0-9]*)\.yaml", re.ASCII)
_FIRST = ("igm-fat", "icar", "i-micro", "iliad-7", "ivig-cohort")


def catalogue_ids() -> tuple[str, ...]:
    """Return the ids of the protocols that ship, in the order in which they are listed."""
    found = {id_ for id_, _ in _files()}
    return tuple(sorted(found, key=lambda id_: (id_ not in _FIRST, *_order(id_))))


def versions(id_: str) -> tuple[int, ...]:
    """Return the versions of a protocol that ship, lowest first; none for an unknown id."""
    return tuple(sorted(version for known, version in _files() if known == id_))


def file_name(id_: str, version: int) -> str:
    """Return the name of a protocol's file, such as `igm_fat_v1.yaml`."""
    return f"{id_.replace('-', '_')}_v{version}.yaml"


def load(id_: str, version: int | None = None) -> Protocol:
    """Return a protocol that ships; without a version, its newest. Read once, then kept.

    Raises:
        IssuesError: there is no such protocol or version, or its file does not hold.
    """
    known = versions(id_)
    if not known or (version is not None and version not in known):
        raise IssuesError((_unknown(id_, version, known),))
    return _load(file_name(id_, version or known[-1]))


@cache
def _load(name: str) -> Protocol:
    read = read_form(source_text(name), name)
    if isinstance(read, tuple):
        raise IssuesError(read)
    if released().get(name) == read.protocol.fingerprint:
        return read.protocol
    protocol = checked(read)
    if isinstance(protocol, tuple):
        raise IssuesError(protocol)
    return protocol


def source_text(name: str) -> bytes:
    """Return the bytes of a catalogue file."""
    return resources.files(__package__).joinpath(name).read_bytes()


@cache
def released() -> dict[str, str]:
    """Return the fingerprint of every released file, by file name."""
    lines = resources.files(__package__).joinpath("released.txt").read_text("utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


@cache
def _files() -> tuple[tuple[str, int], ...]:
    names = (entry.name for entry in resources.files(__package__).iterdir())
    matches = (match for name in names if (match := _FILE.fullmatch(name)))
    return tuple((match["stem"].replace("_", "-"), int(match["version"])) for match in matches)


def _order(id_: str) -> tuple[int, str]:
    return (_FIRST.index(id_) if id_ in _FIRST else 0, id_)


def _unknown(id_: str, version: int | None, known: tuple[int, ...]) -> Issue:
    if known:
        return Issue(
            "unknown_version",
            "version",
            str(version),
            f"{id_} has no version {version}. Versions: {', '.join(map(str, known))}.",
        )
    return Issue(
        "unknown_protocol",
        "protocol",
        id_[:80],
        f"{id_[:80]!r} is not a protocol that ships. Known: {', '.join(catalogue_ids())}.",
    )
