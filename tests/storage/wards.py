"""Small wards for the tests of the store: one nurse, one subject, a clock that ticks by itself."""

# ruff: noqa: S105, S311 - a test's passphrase is no secret, its dice need only be repeatable

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from protocols.facts import EntryVoided, MeasurementTaken, NoteWritten, Statement
from protocols.intake import Reading
from protocols.times import Instant
from protocols.units import quantity
from storage import connection as db
from storage import sealing
from storage.accounts import Operator
from storage.entrance import Check
from storage.keys import KeyRing
from storage.making import create_store
from storage.opening import open_store
from storage.places import Places
from storage.schema import GUARDS
from storage.sealing import TEST_COST
from storage.store import Store
from storage.surroundings import Surroundings

NURSE = Operator("nurse-a", "nurse")
INVESTIGATOR = Operator("dr-b", "investigator")
ADMINISTRATOR = Operator("it-c", "administrator")
PASSPHRASE = "four quiet words here"
SUBJECT = "IGM-0001"
START = Instant.from_utc(2026, 11, 21, 8, 0)

Clock = Callable[[], Instant]


class TickingClock:
    """A clock that moves on by one second each time it is read."""

    def __init__(self, start: Instant = START) -> None:
        self.now = start

    def __call__(self) -> Instant:
        self.now = self.now.add(seconds=1)
        return self.now


class HandClock:
    """A wall clock and the machine's steady time, moved by hand, separately."""

    def __init__(self) -> None:
        self.wall = START
        self.steady_s = 1000.0

    def __call__(self) -> Instant:
        return self.wall

    def steady(self) -> float:
        return self.steady_s


def surroundings(seed: int = 1, **changed: Any) -> Surroundings:
    """Return an injected world with seeded randomness and a cheap key derivation."""
    chosen: dict[str, Any] = {
        "random_bytes": random.Random(seed).randbytes,
        "cost": TEST_COST,
        "computer": lambda: "WARD-PC-1",
        "machine": lambda: "machine-1",
        "sleep": lambda _seconds: None,
        "places": Places(mounts=tuple),
    }
    return Surroundings(**(chosen | changed))


def make_ward(folder: Path, first: Operator = INVESTIGATOR, **changed: Any) -> Path:
    """Make a store and return its folder."""
    create_store(
        folder,
        "Test ICU",
        "Europe/Rome",
        first,
        PASSPHRASE,
        clock=TickingClock(),
        around=surroundings(**changed),
    )
    return folder


def enter(
    folder: Path,
    who: Operator = INVESTIGATOR,
    *,
    clock: Clock | None = None,
    view_only: bool = False,
    check: Check = "full",
    around: Surroundings | None = None,
) -> Store:
    """Open a store that `make_ward` made."""
    return open_store(
        folder,
        who.name,
        PASSPHRASE,
        clock=clock or TickingClock(START.add(hours=1)),
        view_only=view_only,
        check=check,
        around=around or surroundings(seed=2),
    )


_minutes = itertools.count()


def note(text: str = "calm", entry_id: str | None = None, subject: str = SUBJECT) -> Statement:
    """Return a statement: a note about a subject."""
    return Statement(subject, NoteWritten(text), START, id=entry_id)


def titer(value: str = "81.0 mg/dL", entry_id: str | None = None) -> Statement:
    """Return a statement: an IgM titer."""
    return Statement(SUBJECT, MeasurementTaken("igm", Reading(quantity(value))), START, id=entry_id)


def void(entry_id: str, reason: str = "typed for the wrong patient") -> Statement:
    """Return a statement: an earlier entry does not hold."""
    return Statement(SUBJECT, EntryVoided(entry_id, reason), START)


def charted(folder: Path, number: int, who: Operator = INVESTIGATOR) -> None:
    """Open the store, chart so many notes with the ids e1, e2, …, close it."""
    with enter(folder, who) as store:
        for index in range(1, number + 1):
            store.ledger.append([note(f"note {index}", f"e{index}")], who)


def data_key_of(folder: Path, who: Operator = INVESTIGATOR) -> bytes:
    """Return the data key, as somebody with a passphrase and a program of his own gets it."""
    ring = KeyRing(
        folder / "keys.json",
        folder / "keys.lock",
        clock=TickingClock(),
        around=surroundings(seed=3),
    )
    return ring.unlock(who.name, PASSPHRASE).data_key


def sql_editor(folder: Path, *, guards_off: bool = True) -> Any:
    """Open the ledger as an SQL editor with the key does: without our fence."""
    pages_key = sealing.subkey(data_key_of(folder), "pages")
    connection = db.connect(folder / "ledger.db", pages_key, "write")
    if guards_off:
        for name in GUARDS:
            connection.execute(f"DROP TRIGGER {name}")
    return connection


def guards_on(connection: Any) -> None:
    """Put the guards back as they were, to cover one's tracks."""
    for statement in GUARDS.values():
        connection.execute(statement)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its content, to show that none was touched."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
