"""What this program is made of: versions of itself, its libraries, its database, protocol files.

The list of third-party software (R107) is read from what is installed, never from a list that
could be out of date; a library that is missing is said to be missing.
"""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib import metadata
from typing import Final

from protocols.issues import IssuesError
from storage.schema import SCHEMA_VERSION
from storage.surroundings import PROGRAM

# What the program itself asks for (`pyproject.toml`); what these ask for is found from there.
LIBRARIES: Final = (
    "PySide6-Essentials",
    "pyqtgraph",
    "sqlite-utils",
    "pint",
    "sqlcipher3",
    "argon2-cffi",
    "cryptography",
    "typst",
    "whenever",
    "ruamel.yaml",
    "cattrs",
    "platformdirs",
    "tzdata",
    "typing_extensions",
    "XlsxWriter",
    "segno",
)
# Known anomalies that bear on the record, and what is done about each; tests hold each of them.
ANOMALIES: Final = (
    (
        "SQLite",
        "WAL files could be reset while a reader was at work, before 3.51.3",
        "no WAL: journal_mode TRUNCATE, read back at each start",
    ),
    (
        "PySide6 6.12.0",
        "aborts on Python 3.11 after some thousand calls that return nothing",
        "excluded by version; 20,000 calls in a test",
    ),
    (
        "pyqtgraph",
        "the axis of dates takes the laptop's zone and one offset for all dates",
        "an axis of our own in the ward's zone",
    ),
    (
        "pint",
        "a typed text can be read as an expression",
        "pint never reads typed text; one grammar of our own does",
    ),
)


@dataclass(frozen=True, slots=True)
class Library:
    """One library: its name, version and licence, and whether the program itself asks for it."""

    name: str
    version: str
    licence: str
    direct: bool


@dataclass(frozen=True, slots=True)
class About:
    """What the program is made of."""

    program: str
    python: str
    system: str
    schema: int
    sqlite: str
    sqlcipher: str
    libraries: tuple[Library, ...]
    protocols: tuple[tuple[str, str], ...]

    def as_json(self) -> dict[str, object]:
        """Return all of it for machines."""
        return {
            "program": self.program,
            "python": self.python,
            "system": self.system,
            "schema": self.schema,
            "sqlite": self.sqlite,
            "sqlcipher": self.sqlcipher,
            "libraries": [
                {
                    "name": one.name,
                    "version": one.version,
                    "licence": one.licence,
                    "direct": one.direct,
                }
                for one in self.libraries
            ],
            "protocols": [
                {"file": name, "fingerprint": fingerprint} for name, fingerprint in self.protocols
            ],
            "anomalies": [{"of": of, "what": what, "done": done} for of, what, done in ANOMALIES],
        }


def about() -> About:
    """Return what the program is made of, as it is installed here."""
    from protocols import catalogue
    from storage.installation import versions

    sqlite, sqlcipher = versions()
    files = [
        (catalogue.file_name(id_, version), _fingerprint(id_, version))
        for id_ in catalogue.catalogue_ids()
        for version in catalogue.versions(id_)
    ]
    return About(
        PROGRAM,
        platform.python_version(),
        f"{platform.system()} {platform.release()} {platform.machine()}",
        SCHEMA_VERSION,
        sqlite,
        sqlcipher,
        _libraries(),
        tuple(files),
    )


def _fingerprint(id_: str, version: int) -> str:
    from protocols import catalogue

    try:
        return catalogue.load(id_, version).fingerprint
    except IssuesError as error:
        return f"not valid: {error.issues[0].line()}"


def _libraries() -> tuple[Library, ...]:
    found: dict[str, Library] = {}
    waiting = [(name, True) for name in LIBRARIES]
    while waiting:
        name, direct = waiting.pop(0)
        key = name.lower().replace("_", "-").replace(".", "-")
        if key in found:
            continue
        try:
            of = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            if direct:
                found[key] = Library(name, "not installed", "", direct)
            continue
        found[key] = Library(name, of.version, _licence(of), direct)
        waiting += [(_name_of(line), False) for line in of.requires or () if "extra ==" not in line]
    return tuple(sorted(found.values(), key=lambda one: one.name.lower()))


def _name_of(requirement: str) -> str:
    name = requirement.partition(";")[0]
    for end in "<>=!~[( ":
        name = name.partition(end)[0]
    return name.strip()


def _licence(of: metadata.Distribution) -> str:
    about_it = of.metadata
    given = "".join(about_it.get_all("License-Expression") or ())
    if not given:
        named = [
            one.rpartition(":: ")[2]
            for one in about_it.get_all("Classifier") or ()
            if one.startswith("License ::")
        ]
        given = ", ".join(named) or "".join(about_it.get_all("License") or ()).partition("\n")[0]
    return given[:80]
